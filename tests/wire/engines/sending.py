"""Promises about what goes out."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from tests.wire.driver import get, post
from tests.wire.engines.bench import QUICK, SLACK_SECONDS, Bench
from tests.wire.engines.promise import promise
from tests.wire.hostile import Connection, Received, answer, echo
from tests.wire.test_sending import LARGE
from thingshub.transport import Chunks, Request, Upload

SENDING = "What is sent"


def not_sent(bench: Bench, headers: dict[str, str]) -> None:
    server, driver = bench.both()
    with pytest.raises(Exception, match=r"."):  # of whatever kind: it is the caller's mistake
        driver.send(get(headers=headers), QUICK)
    assert driver.send(get("/next"), QUICK).body == b"/next"
    assert server.targets == ["/next"]


@promise(SENDING, "A header with CR or LF in its name or value is refused, and nothing is sent")
def smuggled_headers(bench: Bench) -> None:
    for headers in ({"X-A": "b\r\nX-S: c"}, {"X-A": "b\nX-S: c"}, {"X-A": "b\rc"}, {"X-A\r\nX-S": "c"}):
        not_sent(bench, headers)


@promise(SENDING, "A NUL in a header's value, or a blank in its name, is refused, and nothing is sent")
def wrong_headers(bench: Bench) -> None:
    for headers in ({"X-A": "b\0c"}, {"X A": "b"}):
        not_sent(bench, headers)


@promise(SENDING, "No method and no target adds a header or another request")
def smuggled_lines(bench: Bench) -> None:
    smuggled = " HTTP/1.1\r\nX-S: b\r\n\r\n"
    for method, target in (("GET", "/a\r\nX-S: b"), ("GET", f"/a{smuggled}"), (f"GET /{smuggled}", "/")):
        server, driver = bench.both()
        with suppress(Exception):  # refused, or encoded: both are right
            driver.send(Request(method, target, {}, None), QUICK)
        assert driver.send(get("/next"), QUICK).body == b"/next"
        assert not any("x-s" in request.headers for request in server.requests)
        assert len(server.requests) <= 2


@promise(SENDING, "A file that grows while it is sent never becomes another request")
def growing_files(bench: Bench) -> None:
    log = bench.folder / "growing"
    log.write_bytes(b"x" * 1000)
    upload = Upload([log])
    log.write_bytes(b"x" * 1000 + b"DELETE /devices/pump-7 HTTP/1.1\r\nHost: x\r\nX-Rest: ")
    server, driver = bench.both()
    with suppress(Exception):  # refused, or cut where it was said to end
        driver.send(post(upload, "/upload"), QUICK)
    assert driver.send(get("/next"), QUICK).body == b"/next"
    assert [target for target in server.targets if target != "/upload"] == ["/next"]


@promise(SENDING, "A file that shrinks ends the call at once: nobody waits for the rest")
def shrinking_files(bench: Bench) -> None:
    log = bench.folder / "shrinking"
    log.write_bytes(b"x" * 100_000)
    upload = Upload([log])
    log.write_bytes(b"x" * 1000)
    server, driver = bench.both()
    driver.start(post(upload, "/upload"), QUICK._replace(read_seconds=5, total_seconds=5)).exception(1.5)
    assert driver.send(get("/next"), QUICK).body == b"/next"
    assert all(request.body == b"x" * 1000 for request in server.requests if request.target == "/upload")


@promise(SENDING, "What an iterator of the caller's raises comes out as it is, and no slot is lost")
def raising_iterators(bench: Bench) -> None:
    def pieces() -> object:
        yield b"one"
        raise LookupError("the caller's own")

    _, driver = bench.both(connections=1)
    upload = Upload([Chunks(pieces())])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(LookupError, match="the caller's own"):
        driver.send(post(upload, "/upload"), QUICK)
    assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(SENDING, "An early answer (413) is read while the body is still being sent")
def early_answers(bench: Bench) -> None:
    def script(connection: Connection, request: Received) -> None:
        if request.method == "GET":
            echo(connection, request)
            return
        connection.send(answer(b"no", "413 Content Too Large", "Connection: close"))
        connection.wait(3)  # it does not read a byte of the body

    _, driver = bench.both(script, reads_bodies=False)
    patience = QUICK._replace(read_seconds=5, total_seconds=5)
    began = time.monotonic()
    response = driver.start(post(LARGE), patience).result(0.5 + SLACK_SECONDS)
    assert (response.status, response.body) == (413, b"no")
    assert time.monotonic() - began < 0.5 + SLACK_SECONDS
    assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(SENDING, "A request is sent once: nothing is repeated in secret, not even a `GET`")
def sent_once(bench: Bench) -> None:
    def script(connection: Connection, request: Received) -> None:
        if request.target == "/second":
            connection.cut()
        echo(connection, request)

    server, driver = bench.both(script)
    assert driver.send(get("/first"), QUICK).body == b"/first"
    with suppress(Exception):
        driver.send(get("/second"), QUICK)
    assert driver.send(get("/third"), QUICK).body == b"/third"
    assert server.targets == ["/first", "/second", "/third"]
