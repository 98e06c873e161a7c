"""Promises about time and about the pool of connections."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from typing import Any

from tests.wire.driver import Driver, get, post
from tests.wire.engines.bench import QUICK, SLACK_SECONDS, Bench
from tests.wire.engines.promise import promise
from tests.wire.hostile import Connection, Received, Script, answer, echo
from thingshub.transport import Request, Timeout, TransportFailure

TIME = "Time"
POOL = "The pool of connections"
SHORT = Timeout(connect_seconds=5, read_seconds=5, total_seconds=0.4)
SHORT_TO_CONNECT = Timeout(connect_seconds=0.4, read_seconds=5, total_seconds=5)


def late(driver: Driver, request: Request, patience: Timeout) -> TransportFailure:
    """The failure of a call that is given up in time."""
    error = driver.start(request, patience).exception(0.4 + SLACK_SECONDS)
    assert isinstance(error, TransportFailure)
    return error


@promise(TIME, "A call ends in time though the server drips its head or body, byte by byte")
def dripping(bench: Bench) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    for dripped in (b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000, head + b"x" * 1000):

        def script(connection: Connection, _: Received, dripped: bytes = dripped) -> None:
            connection.drip(dripped, pause_seconds=0.01)

        assert not late(bench.both(script)[1], get(), SHORT).is_unsent


@promise(TIME, "A call ends in time though the server does not read what is uploaded")
def unread_uploads(bench: Bench) -> None:
    _, driver = bench.both(lambda connection, _: connection.wait(3), reads_bodies=False)
    late(driver, post(bytes(32 * 1024 * 1024)), SHORT)


@promise(TIME, "Connecting ends in time though TLS is never answered: not sent", kinds=("tls",))
def silent_tls(bench: Bench) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        driver = bench.driver(f"https://127.0.0.1:{silent.getsockname()[1]}")
        assert late(driver, post(b"x"), SHORT_TO_CONNECT).is_unsent


@contextmanager
def resolving(*ports: int, seconds: float = 0.0) -> Generator[None]:
    """Let every name have these ports of this machine as addresses, after a while."""
    real = socket.getaddrinfo

    def getaddrinfo(*_: object, **__: object) -> list[Any]:
        time.sleep(seconds)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)) for port in ports]

    socket.getaddrinfo = getaddrinfo
    try:
        yield
    finally:
        socket.getaddrinfo = real


@promise(TIME, "Connecting ends in time though the name is not looked up: not sent", kinds=("plain",))
def slow_names(bench: Bench) -> None:
    with resolving(seconds=2.0):
        assert late(bench.driver("http://slow.example"), post(b"x"), SHORT_TO_CONNECT).is_unsent


@promise(TIME, "An address that does not answer is not waited for: the next is tried (RFC 8305)", kinds=("plain",))
def several_addresses(bench: Bench) -> None:
    server = bench.serve(lambda connection, _: connection.send(answer(b"found")))
    with ExitStack() as stack:
        full = stack.enter_context(socket.socket())  # a queue that is full neither accepts nor refuses
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        with resolving(full.getsockname()[1], server.port):
            patience = Timeout(connect_seconds=3, read_seconds=3, total_seconds=3)
            future = bench.driver("http://several.example").start(get(), patience)
            assert future.result(0.3 + SLACK_SECONDS).body == b"found"


@promise(TIME, "A download may last longer than a call: its pauses are bounded, not the whole")
def long_downloads(bench: Bench) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
    _, driver = bench.both(lambda connection, _: connection.send(head, *[b"x" * 50] * 10, pause_seconds=0.08))
    stream = driver.open(get(), Timeout(connect_seconds=2, read_seconds=1, total_seconds=0.5))
    assert len(stream.read()) == 500


def slowly(connection: Connection, request: Received) -> None:
    connection.wait(0.05)
    echo(connection, request)


@promise(POOL, "No more connections than allowed: further callers wait, and all are answered")
def limits(bench: Bench) -> None:
    server, driver = bench.both(slowly, connections=2)
    started = [driver.start(get(f"/{number}"), QUICK) for number in range(20)]
    assert [future.result(4).body.decode() for future in started] == [f"/{number}" for number in range(20)]
    assert len(server.connections) <= 2


def held_by(released: threading.Event) -> Script:
    def script(connection: Connection, request: Received) -> None:
        if request.target == "/held":
            released.wait(5)
        echo(connection, request)

    return script


@promise(POOL, "First come, first served")
def turns(bench: Bench) -> None:
    patience = Timeout(connect_seconds=5, read_seconds=5, total_seconds=5)
    for _ in range(3):  # by chance, those who push in may come in order
        released = threading.Event()
        server, driver = bench.both(held_by(released), connections=1)
        try:
            started = [driver.start(get("/held"), patience)]
            for number in range(6):
                time.sleep(0.03)
                started.append(driver.start(get(f"/{number}"), patience))
            time.sleep(0.03)
            released.set()
            for future in started:
                future.result(4)
            assert server.targets == ["/held", *(f"/{number}" for number in range(6))]
        finally:
            released.set()


@promise(POOL, "Who waits too long for a free connection ends in time, and nothing was sent")
def waits(bench: Bench) -> None:
    released = threading.Event()
    server, driver = bench.both(held_by(released), connections=1)
    try:
        held = driver.start(get("/held"), QUICK._replace(read_seconds=5, total_seconds=5))
        while not server.requests:
            time.sleep(0.001)
        assert late(driver, post(b"x", "/late"), SHORT).is_unsent
        released.set()
        assert held.result(2).body == b"/held"
        assert driver.send(get("/next"), QUICK).body == b"/next"
        assert server.targets == ["/held", "/next"]
    finally:
        released.set()
