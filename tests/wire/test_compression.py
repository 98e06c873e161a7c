"""A compressed answer is whole only when its own end was reached; HTTP's end says nothing of it."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from tests.wire.conftest import Wire
from tests.wire.driver import get
from tests.wire.failing import failure, kind
from tests.wire.hostile import answer, chunked, first, sending
from thingshub.transport import TransportFailure

TABLE = b"time,device,value\n" + b"".join(b"2026-01-01T00:00:%02dZ,pump-%d\n" % (n % 60, n) for n in range(5000))
WHOLE = b'{"labels": []}' + b" " * 3000  # its JSON is complete long before its end


def deflated(body: bytes) -> bytes:
    """deflate as some servers understand it: without zlib's frame."""
    made = zlib.compressobj(wbits=-15)
    return made.compress(body) + made.flush()


CODED = {
    "gzip": ("gzip", gzip.compress(TABLE)),
    "gzip by its old name": ("x-gzip", gzip.compress(TABLE)),
    "gzip in capitals": ("GZIP", gzip.compress(TABLE)),
    "deflate": ("deflate", zlib.compress(TABLE)),
    "deflate without a frame": ("deflate", deflated(TABLE)),
    "several members": ("gzip", gzip.compress(TABLE[:1000]) + gzip.compress(TABLE[1000:])),
    "an empty member last": ("gzip", gzip.compress(TABLE) + gzip.compress(b"")),
    "identity": ("identity", TABLE),
}  # fmt: skip


def whole(coding: str, body: bytes) -> bytes:
    return answer(body, "200 OK", f"Content-Encoding: {coding}")


@pytest.mark.parametrize("name", CODED)
def test_what_was_asked_for_is_read(wire: Wire, name: str) -> None:
    server, driver = wire.both(sending(whole(*CODED[name])))
    assert driver.send(get()).body == TABLE
    stream = driver.open(get())
    assert stream.read() == TABLE
    stream.close()
    assert driver.send(get()).body == TABLE
    assert len(server.connections) == 1


def test_a_member_may_end_where_a_piece_ends(wire: Wire) -> None:
    first_member, second_member = gzip.compress(b"one "), gzip.compress(b"two")
    whole = chunked(first_member, second_member[:5], second_member[5:])
    _, driver = wire.both(sending(whole.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n", 1)))
    assert driver.send(get()).body == b"one two"


GZIP, ZLIB = gzip.compress(WHOLE), zlib.compress(WHOLE)
DAMAGED = {
    "half": ("gzip", GZIP[: len(GZIP) // 2]),
    "the check at its end is missing": ("gzip", GZIP[:-8]),
    "the last byte is missing": ("gzip", GZIP[:-1]),
    "only a head": ("gzip", GZIP[:10]),
    "half a second member": ("gzip", GZIP + GZIP[:15]),
    "another check": ("gzip", GZIP[:-8] + bytes(4) + GZIP[-4:]),
    "no gzip at all": ("gzip", WHOLE),
    "half of deflate": ("deflate", ZLIB[: len(ZLIB) // 2]),
    "deflate without its check": ("deflate", ZLIB[:-1]),
    "half of deflate without a frame": ("deflate", deflated(WHOLE)[:-3]),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_does_not_reach_its_own_end_is_refused(wire: Wire, name: str) -> None:
    _, driver = wire.both(first(sending(whole(*DAMAGED[name]))))
    failed = failure(driver, get("/first"))
    assert kind(failed) in ("TruncatedAnswerError", "ProtocolError")
    assert not failed.is_unsent
    assert driver.send(get("/next")).body == b"/next"


@pytest.mark.parametrize("name", DAMAGED)
def test_streams_that_do_not_reach_their_own_end_are_refused(wire: Wire, name: str) -> None:
    _, driver = wire.both(first(sending(whole(*DAMAGED[name]))))
    stream = driver.open(get("/first"))
    with pytest.raises(TransportFailure):
        stream.read()
    stream.close()
    assert driver.send(get("/next")).body == b"/next"


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br"])
def test_what_nobody_asked_for_is_named(wire: Wire, coding: str) -> None:
    _, driver = wire.both(first(sending(whole(coding, b"\x1b\x2f\0something"))))
    failed = failure(driver, get("/first"))
    assert kind(failed) == "ProtocolError"
    assert coding.rpartition(" ")[2] in failed.reason
    assert driver.send(get("/next")).body == b"/next"


def bomb() -> bytes:
    """4 GB of zeros in 4 MB."""
    return gzip.compress(bytes(16 * 1024 * 1024), 9) * 256


def test_a_bomb_is_bounded(face: str, wire: Wire) -> None:
    _, driver = wire.both(first(sending(whole("gzip", bomb()))))
    tracemalloc.start()
    try:
        failed = failure(driver, get("/first"))
        assert kind(failed) == "ProtocolError"
        assert tracemalloc.get_traced_memory()[1] < 1024**3
    finally:
        tracemalloc.stop()
    assert driver.send(get("/next")).body == b"/next"


def test_a_stream_of_a_bomb_needs_little_memory(wire: Wire) -> None:
    _, driver = wire.both(sending(whole("gzip", gzip.compress(bytes(32 * 1024 * 1024)))))
    tracemalloc.start()
    try:
        stream = driver.open(get())
        assert sum(map(len, stream)) == 32 * 1024 * 1024
        stream.close()
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()
