"""A call ends when it must, whatever waits: a name, a connection, TLS, a body, an answer that drips."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.wire.conftest import Wire
from tests.wire.driver import Driver, Stream, get, make_driver, post
from tests.wire.failing import failure, kind
from tests.wire.hostile import Connection, HostileServer, Received, answer, chunked, first
from thingshub.transport import Request, Timeout, TransportFailure

TOTAL = Timeout(connect_seconds=5, read_seconds=5, total_seconds=0.3)
SLACK_SECONDS = 0.3  # two cores are shared


def late(driver: Driver, request: Request, patience: Timeout, *, within: float = 0.3) -> TransportFailure:
    """The failure of a request that must be given up in time."""
    began = time.monotonic()
    failed = failure(driver, request, patience)
    took = time.monotonic() - began
    assert within - 0.05 <= took <= within + SLACK_SECONDS, f"{took:.2f} s instead of {within} s"
    return failed


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n"


@pytest.mark.parametrize(
    "dripped",
    [
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000,
        HEAD + b"x" * 1000,
        chunked(b"x" * 1000),
        chunked(*[b"x"] * 200),
        b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50,
        chunked(b"x", trailers="X-Trailer: 1\r\n" * 50),
    ],
    ids=["head", "body", "a chunk", "chunks", "interim answers", "trailers"],
)
def test_dripping_does_not_extend_a_call(wire: Wire, dripped: bytes) -> None:
    _, driver = wire.both(first(lambda connection, _: connection.drip(dripped, pause_seconds=0.01)))
    failed = late(driver, get("/first"), TOTAL)
    assert (kind(failed), failed.is_unsent) == ("RequestTimeoutError", False)
    assert driver.send(get("/next")).body == b"/next"


def test_the_first_byte_is_waited_for_so_long(wire: Wire) -> None:
    _, driver = wire.both(lambda connection, _: connection.wait(2))
    failed = late(driver, get(), TOTAL)
    assert (kind(failed), failed.is_unsent) == ("RequestTimeoutError", False)
    failed = late(driver, get(), Timeout(connect_seconds=5, read_seconds=0.3, total_seconds=5))
    assert kind(failed) == "RequestTimeoutError"


def test_a_pause_is_waited_for_so_long(wire: Wire) -> None:
    def script(connection: Connection, _: Received) -> None:
        connection.send(HEAD, b"x" * 500)
        connection.wait(2)

    _, driver = wire.both(script)
    failed = late(driver, get(), Timeout(connect_seconds=5, read_seconds=0.3, total_seconds=5))
    assert kind(failed) == "RequestTimeoutError"


def test_pauses_below_the_bound_are_fine(wire: Wire) -> None:
    pieces = [HEAD, *[b"x" * 100] * 10]
    _, driver = wire.both(lambda connection, _: connection.send(*pieces, pause_seconds=0.05))
    assert len(driver.send(get(), Timeout(connect_seconds=1, read_seconds=0.3, total_seconds=5)).body) == 1000


def test_a_server_that_does_not_read_ends_a_call(wire: Wire) -> None:
    _, driver = wire.both(lambda connection, _: connection.wait(2), reads_bodies=False)
    failed = late(driver, post(bytes(32 * 1024 * 1024)), TOTAL)
    assert (kind(failed), failed.is_unsent) == ("RequestTimeoutError", False)


def read_all(stream: Stream, into: list[bytes]) -> None:
    for piece in stream:
        into.append(piece)


def test_a_stream_is_bound_until_its_first_byte_and_by_its_pauses(wire: Wire) -> None:
    def script(connection: Connection, request: Received) -> None:
        if request.target == "/slow":
            connection.wait(2)
        connection.send(HEAD, *[b"x" * 50] * 10, pause_seconds=0.06)
        connection.wait(2)

    _, driver = wire.both(script)
    began = time.monotonic()
    with pytest.raises(TransportFailure) as caught:
        driver.open(get("/slow"), TOTAL)
    assert kind(caught.value) == "RequestTimeoutError"
    assert time.monotonic() - began < 0.3 + SLACK_SECONDS
    stream = driver.open(get(), Timeout(connect_seconds=5, read_seconds=0.25, total_seconds=0.3))
    read: list[bytes] = []
    with pytest.raises(TransportFailure) as caught:
        read_all(stream, read)
    assert kind(caught.value) == "RequestTimeoutError"
    assert sum(map(len, read)) == 500, "it took longer than the whole call may, and all of it was read"
    stream.close()


def test_tls_that_is_never_answered_ends_a_call(face: str, ca_file: Path) -> None:
    wire = Wire(face, None, ca_file)
    try:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            url = f"https://127.0.0.1:{silent.getsockname()[1]}"
            driver = wire.driver(url, ca_file=ca_file)
            for patience in (TOTAL, Timeout(connect_seconds=0.3, read_seconds=5, total_seconds=5)):
                failed = late(driver, post(b"x"), patience)
                assert kind(failed) in ("ConnectError", "RequestTimeoutError")
                assert failed.is_unsent
    finally:
        wire.stop()


@pytest.fixture
def black_hole() -> Iterator[int]:
    """A port on which a connection is neither accepted nor refused: its queue is full."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port: int = listener.getsockname()[1]
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.1", port))
        yield port


@pytest.fixture
def driver_of(face: str) -> Iterator[Any]:
    """Makes transports to addresses; closed at the end."""
    made: list[Any] = []

    def make(url: str, **options: Any) -> Any:
        made.append(make_driver(face, url, **options))
        return made[-1]

    yield make
    for driver in made:
        driver.stop()


def test_a_connection_that_is_never_accepted_ends_a_call(driver_of: Any, black_hole: int) -> None:
    driver = driver_of(f"http://127.0.0.1:{black_hole}")
    for patience in (TOTAL, Timeout(connect_seconds=0.3, read_seconds=5, total_seconds=5)):
        failed = late(driver, post(b"x"), patience)
        assert kind(failed) in ("ConnectError", "RequestTimeoutError")
        assert failed.is_unsent


Address = tuple[socket.AddressFamily, tuple[Any, ...]]
V4 = socket.AF_INET


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: Address, seconds: float = 0.0) -> None:
    """Let every name have these addresses, after a while."""

    def getaddrinfo(*_: object, **__: object) -> list[Any]:
        time.sleep(seconds)
        return [(family, socket.SOCK_STREAM, 6, "", address) for family, address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def test_a_name_that_is_never_found_ends_a_call(driver_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, seconds=1.0)
    driver = driver_of("http://slow.example")
    for patience in (TOTAL, Timeout(connect_seconds=0.3, read_seconds=5, total_seconds=5)):
        failed = late(driver, post(b"x"), patience)
        assert kind(failed) in ("ConnectError", "NameLookupError", "RequestTimeoutError")
        assert failed.is_unsent


def test_an_address_that_refuses_is_followed_by_the_next(driver_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    server = HostileServer(lambda connection, _: connection.send(answer(b"found")))
    try:
        refusing: Address = (socket.AF_INET6, ("::1", port, 0, 0))
        resolving(monkeypatch, refusing, (V4, ("127.0.0.1", port)), (V4, ("127.0.0.1", server.port)))
        assert driver_of("http://several.example").send(get()).body == b"found"
    finally:
        server.stop()


def test_an_address_that_does_not_answer_is_not_waited_for(
    driver_of: Any, monkeypatch: pytest.MonkeyPatch, black_hole: int
) -> None:
    server = HostileServer(lambda connection, _: connection.send(answer(b"found")))
    try:
        resolving(monkeypatch, (V4, ("127.0.0.1", black_hole)), (V4, ("127.0.0.1", server.port)))
        began = time.monotonic()
        assert driver_of("http://several.example").send(get()).body == b"found"
        assert time.monotonic() - began < 0.25 + SLACK_SECONDS, "RFC 8305: the next one is tried after a quarter second"
    finally:
        server.stop()


def test_when_no_address_answers_the_reason_is_of_one(driver_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    resolving(monkeypatch, (socket.AF_INET, ("127.0.0.1", port)), (socket.AF_INET, ("127.0.0.1", port)))
    failed = failure(driver_of("http://several.example"), post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("ConnectError", True)
    assert "refused" in failed.reason
