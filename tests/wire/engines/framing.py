"""Promises about where an answer begins and ends, and about compressed ones."""

from __future__ import annotations

import gzip
import resource
import time
from pathlib import Path

import pytest

from tests.wire.driver import get
from tests.wire.engines.bench import QUICK, Bench
from tests.wire.engines.promise import promise
from tests.wire.failing import failure
from tests.wire.hostile import Connection, Received, Script, answer, chunked, closing, cutting, first, sending
from tests.wire.test_compression import CODED, DAMAGED, TABLE, whole
from tests.wire.test_framing import HINTS, PROCESSING, REFUSED
from thingshub.transport import TransportFailure

FRAMING = "Where an answer begins and ends"
COMPRESSION = "Compression"
HEAD = b"HTTP/1.1 200 OK\r\n"


def refused(bench: Bench, script: Script) -> None:
    """The first answer is refused, and the next call gets its own."""
    _, driver = bench.both(first(script))
    assert not failure(driver, get("/first"), QUICK).is_unsent
    assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(FRAMING, "102 and 103 before the answer are skipped: each call gets its own answer")
def interim_answers(bench: Bench) -> None:
    def script(connection: Connection, request: Received) -> None:
        final = answer(request.target.encode())
        if request.target in ("/2", "/4"):
            connection.send(HINTS, PROCESSING, final, pause_seconds=0.03)
        else:
            connection.send(HINTS + final)

    _, driver = bench.both(script)
    for number in range(6):
        response = driver.send(get(f"/{number}"), QUICK)
        assert (response.status, response.body) == (200, f"/{number}".encode())


@promise(FRAMING, "`HEAD`, 204 and 304 have no body, whatever they claim")
def no_body(bench: Bench) -> None:
    for method, head in (
        ("HEAD", HEAD + b"Content-Length: 5\r\n\r\n"),
        ("HEAD", HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        ("GET", b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n"),
        ("GET", b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n"),
        ("GET", b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"),
    ):
        _, driver = bench.both(first(sending(head)))
        response = driver.send(get("/first", method=method), QUICK)
        assert (response.status, response.body) == (int(head.split()[1]), b"")
        assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(FRAMING, "Fewer bytes than announced are an error, by length and in chunks")
def fewer_bytes(bench: Bench) -> None:
    chunks = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    for cut in (answer(b'{"a": 1}  ')[:-1], answer(b"x" * 10)[:-10], chunks + b"5\r\nhel", chunks + b"5\r\nhello\r\n"):
        refused(bench, closing(cut))


@promise(FRAMING, "More bytes than announced are never the next call's answer")
def more_bytes(bench: Bench) -> None:
    for pause in (0, 0.04):
        pieces = [answer(b"right"), answer(b"wrong")] if pause else [answer(b"right") + answer(b"wrong")]
        _, driver = bench.both(first(sending(*pieces, pause_seconds=pause)))
        assert driver.send(get("/first"), QUICK).body == b"right"
        time.sleep(2 * pause)
        assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(FRAMING, "Bytes on an idle connection are never the next call's answer")
def idle_bytes(bench: Bench) -> None:
    def script(connection: Connection, _: Received) -> None:
        connection.send(answer(b"right"))
        connection.wait(0.03)
        connection.send(answer(b"wrong"))

    _, driver = bench.both(first(script))
    assert driver.send(get("/first"), QUICK).body == b"right"
    time.sleep(0.12)
    assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(FRAMING, "Chunks with extensions and trailers are read; a trailer is no header")
def chunks(bench: Bench) -> None:
    content = chunked(b"one ", b"x" * 70_000, extension=';name="a;b"', trailers="X-Checksum: 1\r\nServer: no\r\n")
    _, driver = bench.both(first(sending(content)))
    response = driver.send(get("/first"), QUICK)
    assert response.body == b"one " + b"x" * 70_000
    assert "Server" not in response.headers
    assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(FRAMING, "Two lengths, or a length beside chunks, are refused")
def two_lengths(bench: Bench) -> None:
    for name in ("length and chunks", "chunks and length", "two lengths", "two lengths in one"):
        refused(bench, sending(REFUSED[name]))


@promise(FRAMING, "A bare LF, a bare CR or a NUL in a head is refused")
def bare_lf(bench: Bench) -> None:
    for name in ("bare LF", "bare LF in the head", "bare CR in a value", "NUL in a value"):
        refused(bench, sending(REFUSED[name]))


@promise(FRAMING, "A folded header line, or a blank before the colon, is refused")
def folded(bench: Bench) -> None:
    for name in ("folded header", "blank before the colon"):
        refused(bench, sending(REFUSED[name]))


@promise(FRAMING, "A header beyond 64 kB, or 1,000 headers, are refused")
def large_heads(bench: Bench) -> None:
    for name in ("a header beyond 64 kB", "1,000 headers"):
        refused(bench, sending(REFUSED[name]))


@promise(FRAMING, "A body without a length is refused unless its head says that the connection ends with it")
def unknown_length(bench: Bench) -> None:
    _, driver = bench.both(first(closing(HEAD + b"Connection: close\r\n\r\n", b"until the end")))
    assert driver.send(get("/first"), QUICK).body == b"until the end"
    refused(bench, closing(HEAD + b"\r\n", b"until the end"))


@promise(FRAMING, "A body until the end of a TLS connection needs the end that TLS signs", kinds=("tls",))
def signed_end(bench: Bench) -> None:
    refused(bench, cutting(HEAD + b"Connection: close\r\n\r\n", b"until the e"))


def read_whole(bench: Bench, name: str) -> None:
    _, driver = bench.both(sending(whole(*CODED[name])))
    assert driver.send(get(), QUICK).body == TABLE
    assert driver.open(get(), QUICK).read() == TABLE


@promise(COMPRESSION, "gzip is read, and deflate with and without zlib's frame")
def codings(bench: Bench) -> None:
    for name in ("gzip", "deflate", "deflate without a frame"):
        read_whole(bench, name)


@promise(COMPRESSION, "gzip of several members is read to its end")
def members(bench: Bench) -> None:
    read_whole(bench, "several members")


@promise(COMPRESSION, "Half of a compressed answer, complete as HTTP, is an error; of a download, too")
def half_a_gzip(bench: Bench) -> None:
    for name in ("half", "the check at its end is missing", "half of deflate"):
        script = sending(whole(*DAMAGED[name]))
        refused(bench, script)
        _, driver = bench.both(script)
        stream = driver.open(get(), QUICK)
        with pytest.raises(TransportFailure):
            stream.read()


@promise(COMPRESSION, "Half of a second gzip member, or a wrong checksum, is an error")
def damaged_gzip(bench: Bench) -> None:
    for name in ("half a second member", "another check", "no gzip at all"):
        refused(bench, sending(whole(*DAMAGED[name])))


@promise(COMPRESSION, "br and zstd, which nobody asked for, are an error that is no body", kinds=("plain",))
def unasked_codings(bench: Bench) -> None:
    for coding in ("br", "zstd"):
        refused(bench, sending(whole(coding, b"\x1b\x2f\0something")))


@promise(COMPRESSION, "A compressed answer of gigabytes does not fill the memory", kinds=("plain",))
def bombs(bench: Bench) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 1024**3, before[1]))
    try:
        refused(bench, sending(whole("gzip", gzip.compress(bytes(16 * 1024 * 1024), 9) * 256)))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
