"""What goes out is exactly what was meant: no header smuggled in, no byte more or less than announced."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wire.conftest import Wire
from tests.wire.driver import get, post
from tests.wire.failing import BRIEF, failure, kind
from tests.wire.hostile import Connection, Received, answer, echo
from thingshub.transport import Chunks, Request, TransportFailure, Upload

LARGE = b"0123456789abcdef" * 1024 * 1024  # more than all buffers hold


@pytest.mark.parametrize(
    "headers",
    [
        {"X-A": "b\r\nX-Smuggled: c"},
        {"X-A": "b\nX-Smuggled: c"},
        {"X-A": "b\rc"},
        {"X-A": "b\0c"},
        {"X-A\r\nX-Smuggled": "c"},
        {"X-A:": "b"},
        {"X A": "b"},
        {"": "b"},
        {"X-\xe4": "b"},
    ],
)
def test_headers_that_would_say_something_else_are_refused(wire: Wire, headers: dict[str, str]) -> None:
    server, driver = wire.both()
    with pytest.raises((ValueError, TransportFailure)) as caught:
        driver.send(get(headers=headers))
    if isinstance(caught.value, TransportFailure):
        assert caught.value.is_unsent
    assert driver.send(get("/next")).body == b"/next"
    assert server.targets == ["/next"], "nothing was sent"


@pytest.mark.parametrize("target", ["/", "/a b", "/a\r\nX-Smuggled: b", "/a\nb", "/\0", "/\xe4"])
@pytest.mark.parametrize("method", ["GET", "GE T", "GET\r\n", ""])
def test_request_lines_that_would_say_something_else_are_refused(wire: Wire, method: str, target: str) -> None:
    if (method, target) == ("GET", "/"):
        pytest.skip("nothing is wrong with that")
    server, driver = wire.both()
    with pytest.raises((ValueError, TransportFailure)):
        driver.send(Request(method, target, {}, None))
    assert driver.send(get("/next")).body == b"/next"
    assert server.targets == ["/next"]


def test_a_request_has_one_host_one_length_and_nothing_else(wire: Wire) -> None:
    server, driver = wire.both()
    driver.send(post(b"body", "/p?q=%20", headers={"X-A": "b"}))
    driver.send(post(b""))
    driver.send(get())
    with_body, with_none, without = server.requests
    assert with_body.head.startswith(b"POST /p?q=%20 HTTP/1.1\r\n")
    assert with_body.headers == {"host": server.url.partition("//")[2], "x-a": "b", "content-length": "4"}
    assert with_body.body == b"body"
    assert with_none.headers["content-length"] == "0"
    assert without.headers.keys() == {"host"}


@pytest.mark.parametrize("size", [0, 1, 65_536, 300_000])
def test_a_file_is_sent_as_it_is(wire: Wire, tmp_path: Path, size: int) -> None:
    (tmp_path / "file").write_bytes(LARGE[:size])
    server, driver = wire.both()
    driver.send(post(Upload([b"<", tmp_path / "file", b">"])))
    assert server.requests[0].body == b"<" + LARGE[:size] + b">"
    assert server.requests[0].headers["content-length"] == str(size + 2)


def test_a_file_that_grows_is_sent_as_long_as_was_said(wire: Wire, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"x" * 1000)
    upload = Upload([log])
    log.write_bytes(b"x" * 1000 + b"DELETE /devices/pump-7 HTTP/1.1\r\nHost: x\r\nX-Rest: ")
    server, driver = wire.both()
    driver.send(post(upload, "/upload"))
    assert driver.send(get("/next")).body == b"/next"
    assert server.targets == ["/upload", "/next"]
    assert server.requests[0].body == b"x" * 1000


def test_a_file_that_shrinks_ends_the_request_at_once(wire: Wire, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"x" * 100_000)
    upload = Upload([log])
    log.write_bytes(b"x" * 1000)
    server, driver = wire.both()
    with pytest.raises((OSError, ValueError, TransportFailure), match=r"."):
        driver.start(post(upload, "/upload"), BRIEF).result(1)
    assert driver.send(get("/next")).body == b"/next"
    assert server.targets == ["/next"], "the server never got the whole"


def test_a_file_that_has_gone_is_the_callers_error(wire: Wire, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x")
    upload = Upload([file])
    file.unlink()
    server, driver = wire.both()
    with pytest.raises(FileNotFoundError):
        driver.send(post(upload, "/upload"))
    assert driver.send(get("/next")).body == b"/next"
    assert "/upload" not in server.targets


def test_chunks_of_unknown_length(wire: Wire) -> None:
    server, driver = wire.both()
    driver.send(post(Upload([Chunks([b"one ", b"", b"two ", b"x" * 100_000])]), "/upload"))
    assert driver.send(get("/next")).body == b"/next"
    assert server.requests[0].body == b"one two " + b"x" * 100_000, "an empty piece is not the end"
    assert server.requests[0].headers["transfer-encoding"] == "chunked"
    assert "content-length" not in server.requests[0].headers


def test_an_iterator_that_raises_is_the_callers_error(wire: Wire) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one"
        raise LookupError("the caller's own")

    server, driver = wire.both(connections=1)
    with pytest.raises(LookupError, match="the caller's own"):
        driver.send(post(Upload([Chunks(pieces())]), "/upload"), BRIEF)
    assert driver.send(get("/next"), BRIEF).body == b"/next"
    assert server.targets[-1] == "/next"
    assert len(server.connections) == 2, "half a request is on the first one"


@pytest.mark.parametrize("end", ["wait", "finish"])
@pytest.mark.parametrize("status", ["413 Content Too Large", "401 Unauthorized"])
@pytest.mark.parametrize("kind_of_body", ["memory", "file", "chunks"])
def test_an_early_answer_is_read(wire: Wire, tmp_path: Path, status: str, end: str, kind_of_body: str) -> None:
    def script(connection: Connection, request: Received) -> None:
        if request.method == "GET":
            echo(connection, request)
            return
        connection.send(answer(b"no", status, "Connection: close"))
        if end == "wait":  # it does not read a byte of the body
            connection.wait(2)
        connection.finish()

    (tmp_path / "file").write_bytes(LARGE)
    pieces = (LARGE[place : place + 65_536] for place in range(0, len(LARGE), 65_536))
    bodies: dict[str, bytes | Upload] = {
        "memory": LARGE,
        "file": Upload([tmp_path / "file"]),
        "chunks": Upload([Chunks(pieces)]),
    }
    server, driver = wire.both(script, reads_bodies=False)
    response = driver.start(post(bodies[kind_of_body]), BRIEF).result(1.5)
    assert (response.status, response.body) == (int(status[:3]), b"no")
    assert driver.send(get("/next"), BRIEF).body == b"/next"
    assert len(server.connections) == 2, "half a body is on the first one"


def test_an_early_answer_is_read_though_the_event_loop_sees_first_that_sending_broke(wire: Wire) -> None:
    """Answer and reset come while the loop is busy with something else, and writing has its turn before reading."""
    if wire.face == "blocking":
        pytest.skip("there is no event loop")
    is_busy = threading.Event()

    def script(connection: Connection, request: Received) -> None:
        if request.method == "GET":
            echo(connection, request)
            return
        is_busy.wait(5)
        connection.send(answer(b"no", "413 Content Too Large", "Connection: close"))
        connection.cut()  # the body is not read: the system resets the connection

    server, driver = wire.both(script, reads_bodies=False)
    call = driver.start(post(LARGE), BRIEF)
    while not server.requests:
        time.sleep(0.01)
    time.sleep(0.2)  # until the buffers are full

    def be_busy() -> None:
        is_busy.set()
        time.sleep(0.3)
        [pool] = driver.transport._pools.values()
        [connection] = pool.connections
        connection._base._write_ready()

    loop: Any = driver
    loop.loop.loop.call_soon_threadsafe(be_busy)
    assert call.result(5).status == 413
    assert driver.send(get("/next"), BRIEF).body == b"/next"


def test_an_early_answer_that_keeps_the_connection_gets_no_next_request_on_it(wire: Wire) -> None:
    def script(connection: Connection, request: Received) -> None:
        if request.method == "GET":
            echo(connection, request)
        else:
            connection.send(answer(b"no", "413 Content Too Large"))
            connection.wait()  # without reading: a body that is out leaves the connection fit for the next request

    server, driver = wire.both(script, reads_bodies=False)
    assert driver.start(post(LARGE), BRIEF).result(1.5).status == 413
    assert driver.send(get("/next"), BRIEF).body == b"/next"
    assert len(server.connections) == 2


def test_an_answer_may_begin_before_the_body_is_read(wire: Wire) -> None:
    """A server may answer first and read later: neither side may wait for the other."""

    def script(connection: Connection, request: Received) -> None:
        connection.send(answer(b"y" * 4_000_000))
        connection.read_body(request)

    _, driver = wire.both(script, reads_bodies=False)
    assert driver.start(post(LARGE), BRIEF).result(3).body == b"y" * 4_000_000


def test_a_body_that_is_sent_twice_is_sent_whole_twice(wire: Wire, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    upload = Upload([tmp_path / "file"])
    server, driver = wire.both()
    for _ in range(2):
        driver.send(post(upload))
    assert [request.body for request in server.requests] == [b"content"] * 2


def test_many_at_once_keep_apart(wire: Wire) -> None:
    lock = threading.Lock()
    seen: set[int] = set()

    def script(connection: Connection, request: Received) -> None:
        with lock:
            seen.add(connection.number)
        echo(connection, request)

    _, driver = wire.both(script, connections=8)
    started = {f"/{number}": driver.start(get(f"/{number}")) for number in range(200)}
    assert {target: future.result(10).body.decode() for target, future in started.items()} == {t: t for t in started}
    assert len(seen) <= 8


def test_a_truncated_answer_to_a_large_body_is_no_timeout(wire: Wire) -> None:
    def script(connection: Connection, _: Received) -> None:
        connection.read_exactly(1000)
        connection.reset()

    _, driver = wire.both(script, reads_bodies=False)
    failed = failure(driver, post(LARGE))
    assert (kind(failed), failed.is_unsent) == ("TruncatedAnswerError", False)
