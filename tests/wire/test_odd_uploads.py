"""Bodies from iterators that take their time, or give up in ways of their own."""

from __future__ import annotations

import asyncio
import concurrent.futures
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.wire.conftest import Wire
from tests.wire.driver import get, post
from tests.wire.failing import failure, kind
from tests.wire.hostile import Connection, Received, answer
from thingshub._http.blocking_io import receive
from thingshub._http.exchange import Exchange
from thingshub.transport import Chunks, Timeout, TransportFailure, Upload

PAUSE_SECONDS = 0.1


def slowly(face: str, pieces: int) -> Upload:
    """A body that comes from its source piece by piece, with pauses."""

    def blocking() -> Iterator[bytes]:
        for _ in range(pieces):
            time.sleep(PAUSE_SECONDS)
            yield b"piece"

    async def waiting() -> AsyncIterator[bytes]:
        for _ in range(pieces):
            await asyncio.sleep(PAUSE_SECONDS)
            yield b"piece"

    return Upload([Chunks(blocking() if face == "blocking" else waiting())])


def test_a_slow_source_does_not_extend_a_call(wire: Wire) -> None:
    _, driver = wire.both()
    began = time.monotonic()
    failed = failure(driver, post(slowly(wire.face, 60)), Timeout(1, 1, 1))
    assert kind(failed) == "RequestTimeoutError"
    assert time.monotonic() - began < 3
    assert driver.send(get("/next")).body == b"/next"


def test_an_early_answer_ends_a_slow_source(wire: Wire) -> None:
    def script(connection: Connection, request: Received) -> None:
        connection.send(answer(b"", "413 Content Too Large"))
        connection.wait_for_end()

    server, driver = wire.both(script, reads_bodies=False)
    began = time.monotonic()
    assert driver.send(post(slowly(wire.face, 60)), Timeout(5, 10, 10)).status == 413
    assert time.monotonic() - began < 3
    assert server.connections[0].raw.count(b"piece") < 30


@pytest.mark.parametrize("wire", ["plain"], indirect=True)
@pytest.mark.parametrize("face", ["asyncio"], indirect=True)
def test_a_source_that_is_cancelled_ends_the_call(wire: Wire) -> None:
    async def cancelled() -> AsyncIterator[bytes]:
        yield b"piece"
        gone = asyncio.get_running_loop().create_future()
        gone.cancel()
        await gone

    _, driver = wire.both()
    began = time.monotonic()
    with pytest.raises(concurrent.futures.CancelledError):
        driver.send(post(Upload([Chunks(cancelled())])), Timeout(5, 5, 5))
    assert time.monotonic() - began < 3
    assert driver.send(get("/next")).body == b"/next"


def test_an_answer_without_an_end_within_two_layers_of_tls_ends_with_the_call() -> None:
    class Layered:
        """As much of a connection as reading needs: there is always more to read."""

        is_layered = True
        socket: Any

        def __init__(self) -> None:
            self.socket = self
            self.reads = 0

        def recv(self, _: int) -> bytes:
            self.reads += 1
            assert self.reads < 300, "the deadline has passed"
            time.sleep(0.01)
            return b"x"

        def wait(self, seconds: float) -> bool:
            return seconds > 0

    exchange = Exchange("GET")
    exchange.feed(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    connection: Any = Layered()
    with pytest.raises(TransportFailure, match="deadline"):
        receive(connection, exchange, 5, time.monotonic() + 0.2, whole=True)
