"""Callers beyond the limit wait their turn, and one that has waited too long has sent nothing."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future

from tests.wire.conftest import Wire
from tests.wire.driver import get, post
from tests.wire.failing import BRIEF, failure, kind
from tests.wire.hostile import Connection, Received, echo
from thingshub.transport import Response, Timeout


def slow(connection: Connection, request: Received) -> None:
    connection.wait(0.02)
    echo(connection, request)


def test_no_more_connections_than_allowed(wire: Wire) -> None:
    server, driver = wire.both(slow, connections=2)
    started = [driver.start(get(f"/{number}")) for number in range(20)]
    assert [future.result(5).body.decode() for future in started] == [f"/{number}" for number in range(20)]
    assert len(server.connections) == 2


def test_first_come_first_served(wire: Wire) -> None:
    server, driver = wire.both(slow, connections=1)
    started: list[Future[Response]] = []
    for number in range(10):
        started.append(driver.start(get(f"/{number}")))
        time.sleep(0.004)
    for future in started:
        future.result(5)
    assert server.targets == [f"/{number}" for number in range(10)]


def test_who_waits_too_long_has_sent_nothing(wire: Wire) -> None:
    released = threading.Event()

    def script(connection: Connection, request: Received) -> None:
        if request.target == "/held":
            released.wait(5)
        echo(connection, request)

    server, driver = wire.both(script, connections=1)
    held = driver.start(get("/held"))
    while not server.requests:
        time.sleep(0.001)
    began = time.monotonic()
    failed = failure(driver, post(b"x", "/late"), Timeout(connect_seconds=5, read_seconds=5, total_seconds=0.2))
    assert (kind(failed), failed.is_unsent) == ("NoFreeConnectionError", True)
    assert "no free connection" in failed.reason
    assert 0.15 < time.monotonic() - began < 0.5
    released.set()
    assert held.result(2).body == b"/held"
    assert driver.send(get("/next"), BRIEF).body == b"/next", "who has given up does not take the slot"
    assert server.targets == ["/held", "/next"]


def test_streams_count_until_they_are_closed(wire: Wire) -> None:
    _, driver = wire.both(connections=1)
    for _ in range(3):  # read to the end, or not at all
        stream = driver.open(get("/stream"))
        failed = failure(driver, get(), Timeout(connect_seconds=5, read_seconds=5, total_seconds=0.1))
        assert kind(failed) == "NoFreeConnectionError"
        stream.close()
        assert driver.send(get("/next"), BRIEF).body == b"/next"


def test_a_stream_read_to_its_end_gives_its_connection_back_at_once(wire: Wire) -> None:
    server, driver = wire.both(connections=1)
    stream = driver.open(get("/stream"))
    assert stream.read() == b"/stream"
    assert driver.send(get("/next"), BRIEF).body == b"/next"
    stream.close()
    assert driver.send(get("/next"), BRIEF).body == b"/next"
    assert len(server.connections) == 1


def test_failures_never_use_up_the_pool(wire: Wire) -> None:
    def script(connection: Connection, request: Received) -> None:
        if request.target == "/cut":
            connection.cut()
        if request.target == "/nonsense":
            connection.send(b"nonsense\r\n\r\n")
        elif request.target == "/late":
            connection.wait(1)
        else:
            echo(connection, request)

    _, driver = wire.both(script, connections=2)
    patience = Timeout(connect_seconds=1, read_seconds=0.05, total_seconds=1)
    for _ in range(3):
        for target in ("/cut", "/nonsense", "/late"):
            failure(driver, get(target), patience)
    assert driver.send(get("/next"), BRIEF).body == b"/next"


def test_the_latest_used_connection_is_used_first(wire: Wire) -> None:
    server, driver = wire.both(slow, connections=5)
    for future in [driver.start(get("/")) for _ in range(5)]:
        future.result(5)
    for _ in range(10):
        driver.send(get("/alone"))
    assert len({request.connection for request in server.requests if request.target == "/alone"}) == 1
