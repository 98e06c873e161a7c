"""The exchange alone: every rule of framing, without a socket; cut at any place, the answer is the same."""

from __future__ import annotations

import gzip
import http.client
import io
import zlib
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thingshub._http.bodies import Decompressor, decompressors, stepwise, whole_body
from thingshub._http.exchange import MOST_HEADERS, MOST_INFORMATIONAL, Exchange
from thingshub._http.request_head import HeadWriter
from thingshub.errors import ProtocolError, TruncatedAnswerError
from thingshub.transport import TransportFailure

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
NEXT = OK + b"Content-Length: 5\r\n\r\nother"


def _read(*parts: bytes, method: str = "GET", ends: bool = False) -> Exchange:
    exchange = Exchange(method)
    for part in parts:
        if exchange.is_complete:
            break
        exchange.feed(part)
    if ends:
        exchange.end()
    return exchange


def _refusal(*parts: bytes, method: str = "GET", ends: bool = False) -> str:
    with pytest.raises(TransportFailure) as caught:
        _read(*parts, method=method, ends=ends)
    failure = caught.value
    assert failure.kind is ProtocolError
    assert not failure.is_unsent
    assert "\n" not in failure.reason
    assert "httptools" not in failure.reason.lower()
    assert "Error" not in failure.reason
    return failure.reason


def _body(exchange: Exchange) -> bytes:
    return b"".join(exchange.body)


# -- where an answer ends ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (OK + b"Content-Length: 5\r\n\r\nhello", b"hello"),
        (OK + b"Content-Length: 0\r\n\r\n", b""),
        (OK + b"content-LENGTH:5\r\nX:\r\n\r\nhello", b"hello"),
        (CHUNKED + b"5\r\nhello\r\n0\r\n\r\n", b"hello"),
        (CHUNKED + b"3;x=y;z\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: x\r\nOther: y\r\n\r\n", b"hello"),
        (CHUNKED + b"0\r\n\r\n", b""),
        (b"HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", b"x"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
        (b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", b""),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", b""),
        (b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n", b""),
    ],
)
def test_an_answer_ends_where_its_framing_says(answer: bytes, body: bytes, size: int) -> None:
    exchange = _read(*(answer[at : at + size] for at in range(0, len(answer), size)))
    assert exchange.is_complete
    assert exchange.can_reuse
    assert _body(exchange) == body
    assert "Trailer" not in exchange.headers  # of trailers nobody asked for


def test_nothing_of_an_answer_is_complete_before_its_end() -> None:
    for answer in (OK + b"Content-Length: 5\r\n\r\nhello", CHUNKED + b"5\r\nhello\r\n0\r\nA: b\r\n\r\n"):
        for cut in range(len(answer)):
            exchange = _read(answer[:cut])
            assert not exchange.is_complete
            with pytest.raises(TransportFailure) as caught:
                exchange.end()
            assert caught.value.kind is TruncatedAnswerError


@pytest.mark.parametrize(
    ("head", "can_reuse"),
    [
        (OK + b"Content-Length: 5\r\n\r\n", True),
        (OK + b"\r\n", True),
        (CHUNKED, True),
        (OK + b"Content-Length: 5\r\nConnection: close\r\n\r\n", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\n", False),
    ],
)
def test_the_answer_to_head_ends_with_its_head(head: bytes, can_reuse: bool) -> None:
    exchange = _read(head, method="HEAD")
    assert exchange.is_complete
    assert exchange.can_reuse is can_reuse
    assert not exchange.body
    assert not _read(head + b"hello", method="HEAD").can_reuse
    assert not _read(head + b"hello", method="HEAD").body


@pytest.mark.parametrize("head", [OK + b"Connection: close\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n"])
def test_a_body_may_end_with_the_connection_where_the_server_says_so(head: bytes) -> None:
    exchange = _read(head + b"he", b"llo")
    assert not exchange.is_complete
    exchange.end()
    assert exchange.is_complete
    assert not exchange.can_reuse
    assert _body(exchange) == b"hello"


@pytest.mark.parametrize("headers", [b"", b"Connection: keep-alive\r\n"])
def test_a_body_without_an_end_is_refused(headers: bytes) -> None:
    assert "neither a length" in _refusal(OK + headers + b"\r\nhello")


@pytest.mark.parametrize(
    ("answer", "can_reuse"),
    [
        (OK + b"Connection: close\r\nContent-Length: 1\r\n\r\nx", False),
        (OK + b"Connection: foo, Close\r\nContent-Length: 1\r\n\r\nx", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", False),
        (b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx", True),
    ],
)
def test_a_connection_that_the_server_closes_is_not_used_again(answer: bytes, can_reuse: bool) -> None:
    assert _read(answer).can_reuse is can_reuse


# -- what follows an answer ----------------------------------------------------------------------------------


@pytest.mark.parametrize("surplus", [b"x", b"\0", b"\r\n", b"\r\n\r\n", b"HTTP/1.1 ", NEXT])
@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 5\r\n\r\nhello",
        OK + b"Content-Length: 0\r\n\r\n",
        CHUNKED + b"5\r\nhello\r\n0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
    ],
)
def test_bytes_behind_an_answer_cost_the_connection_not_the_answer(answer: bytes, surplus: bytes) -> None:
    exchange = _read(answer + surplus)
    assert exchange.is_complete
    assert not exchange.can_reuse
    assert _body(exchange) in (b"hello", b"")
    later = _read(answer)
    later.feed(surplus)
    assert not later.can_reuse
    assert _body(later) == _body(exchange)


# -- before the answer ---------------------------------------------------------------------------------------


def test_informational_answers_are_skipped() -> None:
    hints = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n"
    answer = hints + b"Content-Length: 9\r\n\r\n" + OK + b"Content-Length: 5\r\nA: b\r\n\r\nhello"
    for size in (1, 5, 10_000):
        exchange = _read(*(answer[at : at + size] for at in range(0, len(answer), size)))
        assert (exchange.status, _body(exchange), dict(exchange.headers)) == (
            200,
            b"hello",
            {"Content-Length": "5", "A": "b"},
        )
        assert exchange.can_reuse
    # and never without end
    hint = b"HTTP/1.1 103 Early Hints\r\n\r\n"
    assert _read(hint * MOST_INFORMATIONAL + NEXT).is_complete
    assert "informational" in _refusal(*([hint] * (MOST_INFORMATIONAL + 1)))


def test_no_other_protocol_is_spoken() -> None:
    assert "switches protocols" in _refusal(b"HTTP/1.1 101 X\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\nabc")
    assert "switches protocols" in _refusal(b"HTTP/1.1 101 X\r\n\r\n")


# -- what is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"A: x\r\n y\r\nContent-Length: 0\r\n\r\n",
        OK + b"A: x\r\n\ty\r\nContent-Length: 0\r\n\r\n",
        OK + b" A: x\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
        OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        OK + b"Content-Length: 3, 4\r\n\r\nabc",
        OK + b"Content-Length: -3\r\n\r\nabc",
        OK + b"Content-Length: +3\r\n\r\nabc",
        OK + b"Content-Length: 0x3\r\n\r\nabc",
        OK + b"Content-Length: 99999999999999999999999\r\n\r\nabc",
        OK + b"Transfer-Encoding: gzip\r\n\r\nabc",
        OK + b"Transfer-Encoding: gzip\r\nConnection: close\r\n\r\nabc",
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: identity\r\n\r\nabc",
        b"HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        OK + b"A: b\nContent-Length: 0\r\n\r\n",
        OK + b"A: b\rc\r\nContent-Length: 0\r\n\r\n",
        OK + b"A: b\0c\r\nContent-Length: 0\r\n\r\n",
        OK + b"A : b\r\nContent-Length: 0\r\n\r\n",
        OK + b"A\r\nContent-Length: 0\r\n\r\n",
        CHUNKED + b"-3\r\nabc\r\n0\r\n\r\n",
        CHUNKED + b"3\nabc\r\n0\r\n\r\n",
        CHUNKED + b"fffffffffffffffff\r\nabc",
        CHUNKED + b"3\r\nabcd\r\n0\r\n\r\n",
        b"HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 99 OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 1000 OK\r\nContent-Length: 0\r\n\r\n",
        b"<html>",
        b"SSH-2.0-x\r\n",
    ],
)
@pytest.mark.parametrize("size", [1, 10_000])
def test_what_breaks_the_rules_is_refused(answer: bytes, size: int) -> None:
    assert _refusal(*(answer[at : at + size] for at in range(0, len(answer), size)))


@pytest.mark.parametrize("size", [1000, 65536, 10_000_000])
def test_heads_have_limits(size: int) -> None:
    def cut(answer: bytes) -> list[bytes]:
        return [answer[at : at + size] for at in range(0, len(answer), size)]

    end = b"Content-Length: 0\r\n\r\n"
    assert _read(*cut(OK + b"A: " + b"x" * 60_000 + b"\r\n" + end)).is_complete
    assert "64 kB" in _refusal(*cut(OK + b"A: " + b"x" * 70_000 + b"\r\n" + end))
    assert "64 kB" in _refusal(*cut(OK + b"A: " + b"x" * 200_000))
    assert "64 kB" in _refusal(*cut(OK + b"B: " + b"x" * 40_000 + b"\r\nA: " + b"x" * 40_000 + b"\r\n" + end))
    assert _read(*cut(OK + b"A: b\r\n" * (MOST_HEADERS - 1) + end)).is_complete
    assert "1000 headers" in _refusal(*cut(OK + b"A: b\r\n" * MOST_HEADERS + end))
    assert _refusal(*cut(CHUNKED + b"0\r\n" + b"A: b\r\n" * (MOST_HEADERS + 1) + b"\r\n"))


def test_what_is_no_body_has_limits() -> None:
    assert "64 kB" in _refusal(CHUNKED, *[b"5;" + b"x" * 30_000] * 1, *[b"x" * 30_000] * 3)
    assert "64 kB" in _refusal(CHUNKED, b"0\r\nA: ", *[b"x" * 30_000] * 3)


# -- compressed bodies ---------------------------------------------------------------------------------------

TEXT = b"time,device,value\n" + b"".join(b"%d,pump-%d,%d\n" % (n, n % 7, n * 7919 % 9973) for n in range(3000))
_raw = zlib.compressobj(wbits=-15)
RAW = _raw.compress(TEXT) + _raw.flush()


def _whole(coding: bytes, *received: bytes) -> bytes:
    return whole_body([(b"Content-encoding", coding)], received)


@pytest.mark.parametrize(
    ("coding", "packed", "text"),
    [
        (b"gzip", gzip.compress(TEXT), TEXT),
        (b"X-GZip", gzip.compress(TEXT), TEXT),
        (b"gzip", gzip.compress(TEXT) + gzip.compress(b"more"), TEXT + b"more"),
        (b"gzip", gzip.compress(TEXT) + b"\0" * 100, TEXT),
        (b"gzip", gzip.compress(b"", mtime=0), b""),
        (b"deflate", zlib.compress(TEXT), TEXT),
        (b"deflate", RAW, TEXT),
        (b"deflate, gzip", gzip.compress(zlib.compress(TEXT)), TEXT),
        (b"identity", TEXT, TEXT),
        (b"gzip", b"", b""),
    ],
)
def test_compressed_bodies_are_undone(coding: bytes, packed: bytes, text: bytes) -> None:
    assert _whole(coding, packed) == text
    for size in (1, 3, 1000):
        assert _whole(coding, *(packed[at : at + size] for at in range(0, len(packed), size))) == text


@pytest.mark.parametrize(
    ("coding", "packed"), [(b"gzip", gzip.compress(TEXT)), (b"deflate", zlib.compress(TEXT)), (b"deflate", RAW)]
)
def test_a_compressed_body_must_reach_its_own_end(coding: bytes, packed: bytes) -> None:
    for cut in (1, 2, 5, 11, len(packed) // 2, len(packed) - 9, len(packed) - 5, len(packed) - 1):
        with pytest.raises(TransportFailure) as caught:
            _whole(coding, packed[:cut])
        assert caught.value.kind is TruncatedAnswerError, cut
    with pytest.raises(TransportFailure):  # the second member
        _whole(coding, packed + packed[: len(packed) // 2])


@pytest.mark.parametrize(
    ("coding", "packed", "words"),
    [
        (b"gzip", TEXT, "not valid gzip"),
        (b"gzip", gzip.compress(TEXT) + b"rest", "not valid gzip"),
        (b"gzip", gzip.compress(TEXT)[:-8] + b"\0" * 8, "not valid gzip"),
        (b"deflate", zlib.compress(TEXT) + b"rest", "bytes follow"),
        (b"br", TEXT, "compressed with br, which was not asked for"),
        (b"zstd", b"", "compressed with zstd"),
        (b"gzip, br", TEXT, "compressed with br"),
        (b"gzip, gzip, gzip", TEXT, "3 times"),
        (b"\xff\x80 secret", TEXT, "with something"),
    ],
)
def test_other_codings_and_broken_ones_are_refused(coding: bytes, packed: bytes, words: str) -> None:
    with pytest.raises(TransportFailure, match=words) as caught:
        _whole(coding, packed)
    assert caught.value.kind is ProtocolError


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = gzip.compress(bytes(200 * 1024**2), compresslevel=9)
    with pytest.raises(TransportFailure, match="decompresses to more than"):
        _whole(b"gzip", bomb)
    double = gzip.compress(bomb)
    with pytest.raises(TransportFailure, match="decompresses to more than"):
        _whole(b"gzip, gzip", double)
    # a stream gives it in steps that fit into memory, and its reader decides
    assert max(map(len, stepwise([Decompressor("gzip")], bomb))) <= 1024**2


# -- the head of a request -----------------------------------------------------------------------------------


def test_a_head_is_written() -> None:
    writer = HeadWriter("demo.example")
    assert writer.head("GET", "/x?y=z", {"Accept": "*/*"}, None) == (
        b"GET /x?y=z HTTP/1.1\r\nHost: demo.example\r\nAccept: */*\r\n\r\n"
    )
    assert writer.head("POST", "/x", {}, 5).endswith(b"\r\nContent-Length: 5\r\n\r\n")
    assert writer.head("PUT", "/x", {}, None).endswith(b"\r\nContent-Length: 0\r\n\r\n")
    assert writer.head("DELETE", "/x", {}, 0).endswith(b"\r\nContent-Length: 0\r\n\r\n")
    assert writer.head("PUT", "/x", {}, None, is_chunked=True).endswith(b"\r\nTransfer-Encoding: chunked\r\n\r\n")
    proxied = HeadWriter("demo.example", "http://demo.example", {"Proxy-Authorization": "Basic x"})
    assert proxied.head("GET", "/x", {}, None).startswith(
        b"GET http://demo.example/x HTTP/1.1\r\nHost: demo.example\r\nProxy-Authorization: Basic x\r\n"
    )


def test_what_frames_a_message_is_not_taken_from_a_caller() -> None:
    writer = HeadWriter("demo.example")
    head = writer.head("POST", "/x", {"content-length": "99", "Transfer-Encoding": "chunked", "TE": "x"}, 5)
    assert head == b"POST /x HTTP/1.1\r\nHost: demo.example\r\nContent-Length: 5\r\n\r\n"
    head = writer.head("GET", "/x", {"Host": "other.example"}, None)
    assert head == b"GET /x HTTP/1.1\r\nHost: other.example\r\n\r\n"


@pytest.mark.parametrize(
    ("method", "target", "headers"),
    [
        ("GET", "/x", {"A": "canary\r\nB: c"}),
        ("GET", "/x", {"A": "canary\r"}),
        ("GET", "/x", {"A": "canary\n"}),
        ("GET", "/x", {"A": "canary\0"}),
        ("GET", "/x", {"Host": "canary\r\nB: c"}),
        ("GET", "/x", {"A": "canary €"}),
        ("GET", "/x", {"A: canary": "x"}),
        ("GET", "/x", {"A\r\nB": "canary"}),
        ("GET", "/x", {"A B": "canary"}),
        ("GET", "/x", {"": "canary"}),
        ("GET", "/canary HTTP/1.1\r\nA: b", {}),
        ("GET", "/canary x", {}),
        ("GET", "/canary\t", {}),
        ("GET", "/canäry", {}),
        ("GET /canary", "/", {}),
        ("GET\r\n", "/", {}),
    ],
)
def test_what_would_end_its_line_is_not_sent(method: str, target: str, headers: dict[str, str]) -> None:
    writer = HeadWriter("demo.example")
    for _ in range(2):  # a name that was refused is not remembered as known
        with pytest.raises(ValueError, match=r"character|break") as caught:
            writer.head(method, target, headers, None)
        assert "canary" not in str(caught.value)
        assert caught.value.__context__ is None


def test_latin_headers_go_out_and_come_in_as_they_are() -> None:
    assert b"A: caf\xe9\r\n" in HeadWriter("demo.example").head("GET", "/", {"A": "café"}, None)
    assert _read(OK + b"A: caf\xe9\r\nContent-Length: 0\r\n\r\n").headers["a"] == "café"


def test_headers_of_one_name_are_joined() -> None:
    headers = _read(OK + b"Link: a\r\nContent-Length: 0\r\nLINK: b\r\n\r\n").headers
    assert headers["link"] == "a, b"
    assert list(headers) == ["Link", "Content-Length"]
    assert headers.get("x") is None
    assert headers.get("x", "y") == "y"


# -- held against another reader -----------------------------------------------------------------------------

_names = st.sampled_from([b"A", b"Server", b"X-Y", b"Set-Cookie", b"Content-Type"])
_texts = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20).map(str.encode)
_cuts = st.lists(st.integers(1, 400), max_size=12)


@st.composite
def _answers(draw: st.DrawFn) -> bytes:
    hints = draw(st.sampled_from([b"", b"HTTP/1.1 100 Continue\r\n\r\n"]))
    status = draw(st.sampled_from([b"200 OK", b"404 Not Found", b"201 ", b"500 X", b"204 No Content", b"304 Same"]))
    headers = b"".join(name + b": " + text + b"\r\n" for name, text in draw(st.lists(st.tuples(_names, _texts))))
    if status[:3] in (b"204", b"304"):
        return hints + b"HTTP/1.1 " + status + b"\r\n" + headers + b"\r\n"
    pieces = draw(st.lists(st.binary(min_size=1, max_size=300), max_size=4))
    if draw(st.booleans()):
        body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
        headers += b"Transfer-Encoding: chunked\r\n"
    else:
        body = b"".join(pieces)
        headers += b"Content-Length: %d\r\n" % len(body)
    return hints + b"HTTP/1.1 " + status + b"\r\n" + headers + b"\r\n" + body


def _parts(answer: bytes, cuts: Sequence[int]) -> list[bytes]:
    places = sorted({cut for cut in cuts if cut < len(answer)})
    return [answer[a:b] for a, b in zip([0, *places], [*places, len(answer)], strict=True)]


class _Socket:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self._data)


@settings(max_examples=400, deadline=None)
@given(_answers(), _cuts, st.binary(max_size=20))
def test_wherever_it_is_cut_an_answer_is_what_the_standard_library_reads(
    answer: bytes, cuts: list[int], surplus: bytes
) -> None:
    other = http.client.HTTPResponse(_Socket(answer))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    other.begin()
    exchange = _read(*_parts(answer, cuts))
    assert exchange.is_complete
    assert exchange.can_reuse
    assert (exchange.status, _body(exchange)) == (other.status, other.read())
    theirs = [(name.lower(), text) for name, text in other.getheaders()]
    assert [(name.decode().lower(), text.decode()) for name, text in exchange.raw_headers] == theirs
    with_surplus = _read(*_parts(answer + surplus, cuts))
    assert _body(with_surplus) == _body(exchange)
    # A line break or two may be part of what the parser passes over when it comes cut off from the rest
    assert not surplus.strip(b"\r\n") or not with_surplus.can_reuse or _cut_at_end(answer, surplus, cuts)


def _cut_at_end(answer: bytes, surplus: bytes, cuts: Sequence[int]) -> bool:
    return len(answer) in {cut for cut in cuts if cut < len(answer + surplus)}


@settings(max_examples=600, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), _answers()),
    st.lists(st.tuples(st.integers(0, 500), st.binary(max_size=3))),
    _cuts,
)
def test_whatever_comes_is_an_answer_a_refusal_or_not_enough(
    data: bytes, edits: list[tuple[int, bytes]], cuts: list[int]
) -> None:
    for place, put in edits:
        data = data[:place] + put + data[place + len(put) :]
    exchange = Exchange("GET")
    failure = _outcome(exchange, _parts(data, cuts))
    if failure is None:
        assert exchange.is_complete
        assert 200 <= exchange.status <= 999
    else:
        assert failure.kind in (ProtocolError, TruncatedAnswerError)
        assert "\n" not in failure.reason


def _outcome(exchange: Exchange, parts: Sequence[bytes]) -> TransportFailure | None:
    try:
        for part in parts:
            exchange.feed(part)
            if exchange.is_complete:
                break
        exchange.end()
        whole_body(exchange.raw_headers, exchange.body)
    except TransportFailure as failure:
        return failure
    return None


def test_decompressors_look_at_every_header_of_the_name() -> None:
    raw = [(b"Content-Encoding", b"gzip"), (b"content-encoding", b"deflate")]
    assert len(decompressors(raw)) == 2
