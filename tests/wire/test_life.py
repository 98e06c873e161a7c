"""A client in programs: closed, collected, cancelled, interrupted, in other loops; never dirty, never a slot lost."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
import warnings
from types import SimpleNamespace
from typing import Any

import pytest

from tests.wire.conftest import Wire
from tests.wire.driver import AsyncioDriver, BlockingDriver, Driver, EventLoop, get, post
from tests.wire.failing import BRIEF, failure, kind
from tests.wire.hostile import Connection, Received, answer, echo
from thingshub._http.asyncio_ import AsyncioTransport
from thingshub._http.blocking import BlockingTransport
from thingshub.transport import Endpoint, TransportFailure


def test_a_closed_client_stays_closed(wire: Wire) -> None:
    server, driver = wire.both()
    driver.send(get("/before"))
    driver.close()
    for _ in range(2):
        failed = failure(driver, post(b"x", "/after"))
        assert (kind(failed), failed.is_unsent) == ("ClientClosedError", True)
        assert not failed.kind.is_transient, "it is never tried again"
    with pytest.raises(TransportFailure):
        driver.open(get("/after"))
    driver.close()
    assert server.targets == ["/before"]
    assert server.is_left_alone()


def test_a_client_closed_before_its_first_call_stays_closed(wire: Wire) -> None:
    server, driver = wire.both()
    driver.close()
    assert kind(failure(driver, get())) == "ClientClosedError"
    assert server.connections == []


def test_closing_ends_those_who_wait_for_a_connection(wire: Wire) -> None:
    def script(connection: Connection, request: Received) -> None:
        connection.wait(0.3)
        echo(connection, request)

    server, driver = wire.both(script, connections=1)
    held = driver.start(get("/held"), BRIEF)
    while not server.requests:
        time.sleep(0.001)
    waiting = driver.start(get("/waiting"), BRIEF)
    time.sleep(0.05)
    driver.close()
    with pytest.raises(TransportFailure) as caught:
        waiting.result(1)
    assert (kind(caught.value), caught.value.is_unsent) == ("ClientClosedError", True)
    error = held.exception(1)
    assert error is None or isinstance(error, TransportFailure), "answered or given up, but never left hanging"
    assert server.targets == ["/held"]
    assert server.is_left_alone()


def test_closing_leaves_nothing_open(wire: Wire) -> None:
    server, driver = wire.both(connections=5)
    for future in [driver.start(get("/")) for _ in range(20)]:
        future.result(5)
    driver.open(get("/stream"))
    driver.close()
    assert server.is_left_alone()


@pytest.mark.filterwarnings("always")
def test_a_client_that_is_collected_warns_and_leaves_nothing_open(wire: Wire) -> None:
    server = wire.serve()
    endpoint = Endpoint(url=server.url, max_connections=3, proxy=None, ca_file=wire.ca_file if wire.is_tls else None)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if wire.face == "blocking":
            blocking = BlockingTransport(endpoint)
            blocking.send(get("/"), BRIEF)
            del blocking
        else:
            loop = EventLoop()
            asyncio_ = AsyncioTransport(endpoint)
            loop.run(asyncio_.send(get("/"), BRIEF))
            del asyncio_
            gc.collect()
            loop.run(asyncio.sleep(0.05))
            assert server.is_left_alone(), "while its loop is still running"
            loop.stop()
        gc.collect()
    assert server.is_left_alone()
    told = [str(warning.message) for warning in caught if issubclass(warning.category, ResourceWarning)]
    client = "a ThingsHub" if wire.face == "blocking" else "an AsyncThingsHub"
    assert [text for text in told if text.startswith(f"{client} client was not closed: use `")], told
    assert len(told) == 1, f"one word is enough: {told}"


async def _closed() -> None:
    pass


def test_a_closed_client_is_collected_in_silence(wire: Wire) -> None:
    _, driver = wire.both()
    driver.send(get("/"))
    driver.close()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        driver.transport = SimpleNamespace(close=_closed if wire.face == "asyncio" else lambda: None)
        gc.collect()
    assert [str(warning.message) for warning in caught] == []


def halves(connection: Connection, request: Received) -> None:
    """Half of the answer at once, the other later: whoever is gone by then must not leave it to the next one."""
    whole = answer(request.target.encode() * 100)
    if request.target == "/half":
        connection.send(whole[:150], whole[150:], pause_seconds=0.15)
    else:
        echo(connection, request)


def event_loop(driver: Driver) -> EventLoop:
    """That in which an asyncio transport is driven."""
    assert isinstance(driver, AsyncioDriver)
    return driver.loop


def test_a_cancelled_call_leaves_neither_a_dirty_connection_nor_a_lost_slot(wire: Wire) -> None:
    if wire.face == "blocking":
        pytest.skip("nobody can cancel a thread")
    server, driver = wire.both(halves, connections=1)

    async def cancelled(seconds: float) -> None:
        task = asyncio.ensure_future(driver.transport.send(get("/half"), BRIEF))
        await asyncio.sleep(seconds)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    loop = event_loop(driver)
    for seconds in (0, 0.001, 0.003, 0.01, 0.03, 0.06):
        loop.run(cancelled(seconds))
        assert driver.send(get("/next"), BRIEF).body == b"/next"

    async def timed_out() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.03):
                await driver.transport.send(get("/half"), BRIEF)

    loop.run(timed_out())
    assert driver.send(get("/next"), BRIEF).body == b"/next"
    time.sleep(0.2)  # its script is over then
    assert server.open_connections() == 1, "those of cancelled calls are closed"


def test_a_cancelled_wait_for_a_connection_loses_nothing(wire: Wire) -> None:
    if wire.face == "blocking":
        pytest.skip("nobody can cancel a thread")
    _, driver = wire.both(halves, connections=1)

    async def run() -> bytes:
        held = asyncio.ensure_future(driver.transport.send(get("/half"), BRIEF))
        await asyncio.sleep(0.02)
        waiting = [asyncio.ensure_future(driver.transport.send(get(f"/{n}"), BRIEF)) for n in range(5)]
        await asyncio.sleep(0.01)
        for task in waiting[:4]:
            task.cancel()
        await held
        body: bytes = (await waiting[4]).body
        return body

    assert event_loop(driver).run(run()) == b"/4"
    assert driver.send(get("/next"), BRIEF).body == b"/next"


class Interrupting(list[bytes]):
    """A body whose reading is interrupted, as by Ctrl-C."""

    def __iter__(self) -> Any:
        yield b"one"
        raise KeyboardInterrupt


def test_an_interrupt_leaves_neither_a_dirty_connection_nor_a_lost_slot(wire: Wire) -> None:
    if wire.face == "asyncio":
        pytest.skip("asyncio makes a cancellation of it")
    from thingshub.transport import Chunks, Upload

    _, driver = wire.both(connections=1)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            driver.transport.send(post(Upload([Chunks(Interrupting())])), BRIEF)
        assert driver.transport.send(get("/next"), BRIEF).body == b"/next"


def test_a_consumer_that_leaves_early_loses_no_slot(wire: Wire) -> None:
    def script(connection: Connection, request: Received) -> None:
        if request.target == "/large":
            connection.send(answer(b"x" * 500_000))
        else:
            echo(connection, request)

    server, driver = wire.both(script, connections=1)
    for _ in range(3):
        stream = driver.open(get("/large"))
        assert stream.next()
        stream.close()
        stream.close()
        assert driver.send(get("/next"), BRIEF).body == b"/next"
    assert len(server.connections) <= 4, "what is left of a large answer is not worth reading"


def test_a_stream_that_is_forgotten_loses_no_slot(wire: Wire) -> None:
    _, driver = wire.both(connections=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        stream = driver.open(get("/forgotten"))
        del stream
        gc.collect()
        assert driver.send(get("/next"), BRIEF).body == b"/next"


def test_each_event_loop_has_its_own_connections(wire: Wire) -> None:
    if wire.face == "blocking":
        pytest.skip("threads share connections")
    server, driver = wire.both(connections=2)
    transport = driver.transport
    for target in ("/1", "/2", "/3"):  # one after the other, as with several asyncio.run
        loop = EventLoop()
        try:
            assert loop.run(transport.send(get(target), BRIEF)).body.decode() == target
        finally:
            loop.stop()
    loops = [EventLoop() for _ in range(3)]
    try:
        started = [loop.start(transport.send(get(f"/{n}"), BRIEF)) for n in range(10) for loop in loops]
        assert [future.result(5).body.decode() for future in started] == [f"/{n}" for n in range(10) for _ in loops]
    finally:
        for loop in loops:
            loop.stop()
    driver.close()
    gc.collect()
    assert server.is_left_alone(), "connections of loops that have gone are closed too"


def test_threads_share_a_pool(wire: Wire) -> None:
    if wire.face == "asyncio":
        pytest.skip("event loops do not")
    server, driver = wire.both()
    assert isinstance(driver, BlockingDriver)
    for _ in range(5):
        thread = threading.Thread(target=driver.transport.send, args=(get("/"), BRIEF))
        thread.start()
        thread.join()
    assert len(server.connections) == 1
