"""Where an answer begins and ends: what is not certain is refused, and no call ever gets another one's answer."""

from __future__ import annotations

import time

import pytest

from tests.wire.conftest import Wire
from tests.wire.driver import get
from tests.wire.failing import failure, kind
from tests.wire.hostile import Connection, Received, answer, chunked, closing, cutting, first, sending

HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
PROCESSING = b"HTTP/1.1 102 Processing\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


@pytest.mark.parametrize("pause_seconds", [0, 0.04], ids=["at once", "in between a pause"])
@pytest.mark.parametrize(
    "interim",
    [[HINTS], [PROCESSING], [CONTINUE], [HINTS, PROCESSING, HINTS, CONTINUE]],
    ids=["103", "102", "100", "several"],
)
def test_interim_answers_are_skipped(wire: Wire, interim: list[bytes], pause_seconds: float) -> None:
    def script(connection: Connection, request: Received) -> None:
        final = answer(request.target.encode())
        pieces = [*interim, final] if pause_seconds else [b"".join([*interim, final])]
        connection.send(*pieces, pause_seconds=pause_seconds)

    server, driver = wire.both(script)
    for target in ("/1", "/2", "/3"):
        response = driver.send(get(target))
        assert (response.status, response.body) == (200, target.encode())
        assert "Link" not in response.headers, "the hints are not the answer's"
    assert len(server.connections) == 1, "the connection is as good as before"


def test_interim_answers_are_bounded(wire: Wire) -> None:
    _, driver = wire.both(first(sending(HINTS * 5000, answer())))
    failed = failure(driver, get("/first"))
    assert kind(failed) == "ProtocolError"
    assert driver.send(get("/next")).body == b"/next"


def test_a_change_of_protocol_that_nobody_asked_for_is_refused(wire: Wire) -> None:
    upgrade = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
    _, driver = wire.both(first(sending(upgrade, answer())))
    assert kind(failure(driver, get("/first"))) == "ProtocolError"
    assert driver.send(get("/next")).body == b"/next"


@pytest.mark.parametrize(
    ("method", "head"),
    [
        ("HEAD", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"),
        ("HEAD", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        ("HEAD", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Encoding: gzip\r\n\r\n"),
        ("HEAD", b"HTTP/1.1 200 OK\r\n\r\n"),
        ("GET", b"HTTP/1.1 204 No Content\r\n\r\n"),
        ("GET", b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n"),
        ("GET", b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n"),
        ("GET", b"HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n"),
        ("GET", b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"),
        ("GET", b"HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
)
def test_answers_without_a_body_have_none_whatever_they_claim(wire: Wire, method: str, head: bytes) -> None:
    server, driver = wire.both(first(sending(head)))
    response = driver.send(get("/first", method=method))
    assert (response.status, response.body) == (int(head.split()[1]), b"")
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 1, "nothing is wrong with the connection"


def test_a_body_that_204_must_not_have_is_never_the_next_answer(wire: Wire) -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"
    claim = b"HTTP/1.1 204 No Content\r\nContent-Length: %d\r\n\r\n" % len(body)
    server, driver = wire.both(first(sending(claim + body)))
    assert driver.send(get("/first")).status == 204
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 2


@pytest.mark.parametrize("cut", [1, 20, 60, -1], ids=["status line", "head", "whole head, no body", "last byte"])
def test_fewer_bytes_than_announced_are_truncated(wire: Wire, cut: int) -> None:
    whole = answer(b'{"a": 1}')
    piece = whole[:-8] if cut == 60 else whole[:cut]
    server, driver = wire.both(first(closing(piece)))
    failed = failure(driver, get("/first"))
    assert (kind(failed), failed.is_unsent) == ("TruncatedAnswerError", False)
    assert driver.send(get("/next")).body == b"/next"
    assert server.targets == ["/first", "/next"], "nothing is repeated in secret"


@pytest.mark.parametrize("pause_seconds", [0, 0.04])
def test_more_bytes_than_announced_are_never_the_next_answer(wire: Wire, pause_seconds: float) -> None:
    right, surplus = answer(b"right"), answer(b"wrong")
    pieces = [right, surplus] if pause_seconds else [right + surplus]
    server, driver = wire.both(first(sending(*pieces, pause_seconds=pause_seconds)))
    assert driver.send(get("/first")).body == b"right"
    time.sleep(2 * pause_seconds)
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 2, "the connection was dropped"


def test_surplus_that_is_no_answer_does_not_spoil_the_answer(wire: Wire) -> None:
    server, driver = wire.both(first(sending(answer(b"right") + b"\r\n\0surplus")))
    assert driver.send(get("/first")).body == b"right"
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 2


@pytest.mark.parametrize("idle", [answer(b"wrong"), b"x", b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"])
def test_bytes_on_an_idle_connection_are_dropped_unread(wire: Wire, idle: bytes) -> None:
    def script(connection: Connection, request: Received) -> None:
        connection.send(answer(b"right"))
        connection.wait(0.03)
        connection.send(idle)

    server, driver = wire.both(first(script))
    assert driver.send(get("/first")).body == b"right"
    time.sleep(0.12)
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 2


def test_chunks_with_extensions_and_trailers(wire: Wire) -> None:
    whole = chunked(
        b"one ", b"two ", b"x" * 70_000, extension=';name="a;b"', trailers="X-Checksum: 1\r\nServer: no\r\n"
    )
    server, driver = wire.both(first(sending(whole)))
    response = driver.send(get("/first"))
    assert response.body == b"one two " + b"x" * 70_000
    assert "X-Checksum" not in response.headers, "a trailer is no header: nobody expects it to replace one"
    assert "Server" not in response.headers
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 1


@pytest.mark.parametrize(
    "cut",
    [
        b"5\r\nhel",
        b"5\r\nhello",
        b"5\r\nhello\r\n",
        b"5\r\nhello\r\n0",
        b"5\r\nhello\r\n0\r\n",
        b"5\r\nhello\r\n0\r\nA: b\r\n",
    ],
)
def test_chunks_that_end_early_are_truncated(wire: Wire, cut: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    _, driver = wire.both(first(closing(head + cut)))
    failed = failure(driver, get("/first"))
    assert (kind(failed), failed.is_unsent) == ("TruncatedAnswerError", False)
    assert driver.send(get("/next")).body == b"/next"


HEAD = b"HTTP/1.1 200 OK\r\n"
REFUSED = {
    "a status below 100": b"HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\n{}",
    "chunked twice": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "length and chunks": HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "chunks and length": HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "two lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
    "two lengths in one": HEAD + b"Content-Length: 5, 6\r\n\r\nhello!",
    "negative length": HEAD + b"Content-Length: -5\r\n\r\nhello",
    "signed length": HEAD + b"Content-Length: +5\r\n\r\nhello",
    "length in words": HEAD + b"Content-Length: five\r\n\r\nhello",
    "length beyond all numbers": HEAD + b"Content-Length: 99999999999999999999999\r\n\r\nhello",
    "unknown transfer coding": HEAD + b"Transfer-Encoding: gzip\r\nConnection: close\r\n\r\nhello",
    "chunked is not the last": HEAD + b"Transfer-Encoding: chunked, gzip\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "folded header": HEAD + b"X-Folded: one\r\n two\r\nContent-Length: 5\r\n\r\nhello",
    "bare LF": b"HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
    "bare LF in the head": HEAD + b"X-A: b\nContent-Length: 5\r\n\r\nhello",
    "bare CR in a value": HEAD + b"X-A: b\rContent-Length: 4\r\nContent-Length: 5\r\n\r\nhello",
    "NUL in a value": HEAD + b"X-A: b\0c\r\nContent-Length: 5\r\n\r\nhello",
    "NUL in a name": HEAD + b"X\0A: b\r\nContent-Length: 5\r\n\r\nhello",
    "blank before the colon": HEAD + b"Content-Length : 5\r\n\r\nhello",
    "no colon": HEAD + b"Content-Length\r\nContent-Length: 5\r\n\r\nhello",
    "no name": HEAD + b": 5\r\nContent-Length: 5\r\n\r\nhello",
    "a header beyond 64 kB": HEAD + b"X-Long: " + b"x" * 70_000 + b"\r\nContent-Length: 5\r\n\r\nhello",
    "1,000 headers": HEAD + b"X-Many: y\r\n" * 1000 + b"Content-Length: 5\r\n\r\nhello",
    "not HTTP": b"220 mail.example ESMTP\r\n\r\n",
    "a blank line first": b"\r\n\0HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    "another version": b"HTTP/3.0 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    "status of two digits": b"HTTP/1.1 20 OK\r\nContent-Length: 5\r\n\r\nhello",
    "status in words": b"HTTP/1.1 OK\r\nContent-Length: 5\r\n\r\nhello",
    "size of a chunk in words": HEAD + b"Transfer-Encoding: chunked\r\n\r\nfive\r\nhello\r\n0\r\n\r\n",
    "negative size of a chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
    "size of a chunk beyond all numbers": HEAD + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhello",
    "a chunk longer than its size": HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello!!\r\n0\r\n\r\n",
    "trailers without end": HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n" + b"X-Many: y\r\n" * 20_000,
    "TLS to plain": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_breaks_the_rules_is_refused_with_the_reason(wire: Wire, name: str) -> None:
    server, driver = wire.both(first(sending(REFUSED[name])))
    failed = failure(driver, get("/first"))
    assert (kind(failed), failed.is_unsent) == ("ProtocolError", False)
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 2, "a connection that broke the rules is not used again"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("two lengths", "Content-Length"),
        ("length and chunks", "Transfer-Encoding|Content-Length"),
        ("a header beyond 64 kB", "header|head"),
        ("1,000 headers", "header"),
        ("bare LF", "LF|CR|line"),
    ],
)
def test_the_reason_says_which_rule(wire: Wire, name: str, word: str) -> None:
    _, driver = wire.both(sending(REFUSED[name]))
    with pytest.raises(Exception, match=f"(?i){word}"):
        driver.send(get("/first"))


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: x, Close\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nServer: old\r\n\r\n",
    ],
)
def test_a_body_may_last_until_the_connection_closes(wire: Wire, head: bytes) -> None:
    server, driver = wire.both(first(closing(head, b"until ", b"the end")))
    assert driver.send(get("/first")).body == b"until the end"
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 2


def test_a_body_of_unknown_length_on_a_kept_connection_is_refused(wire: Wire) -> None:
    _, driver = wire.both(first(closing(b"HTTP/1.1 200 OK\r\n\r\n", b"until the end")))
    assert kind(failure(driver, get("/first"))) == "ProtocolError"
    assert driver.send(get("/next")).body == b"/next"


def test_a_body_until_the_end_needs_the_end_that_tls_signs(wire: Wire) -> None:
    if not wire.is_tls:
        pytest.skip("plain connections have no such end")
    _, driver = wire.both(first(cutting(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"until the e")))
    assert kind(failure(driver, get("/first"))) == "TruncatedAnswerError"


@pytest.mark.parametrize(
    "whole",
    [
        answer(b"right", "200 OK", "Connection: close"),
        answer(b"right").replace(b"HTTP/1.1", b"HTTP/1.0"),
    ],
)
def test_a_connection_that_is_to_be_closed_is_not_used_again(wire: Wire, whole: bytes) -> None:
    server, driver = wire.both(first(sending(whole)))  # it does not keep its word, and would answer again
    assert driver.send(get("/first")).body == b"right"
    assert driver.send(get("/next")).body == b"/next"
    assert len(server.connections) == 2


@pytest.mark.parametrize(
    "whole",
    [answer(b'{"a": 1}', "200 OK", "X-A: b"), HINTS + chunked(b'{"a"', b": 1}", trailers="X-C: d\r\n", extension=";e")],
    ids=["length", "chunks"],
)
def test_bytes_may_come_one_by_one(wire: Wire, whole: bytes) -> None:
    _, driver = wire.both(first(lambda connection, _: connection.drip(whole, pause_seconds=0.0005)))
    assert driver.send(get("/first")).body == b'{"a": 1}'
    assert driver.send(get("/next")).body == b"/next"


def test_a_large_answer_is_whole(wire: Wire) -> None:
    body = bytes(range(256)) * 20_000
    _, driver = wire.both(sending(answer(body)))
    for _ in range(2):
        assert driver.send(get("/")).body == body
    assert driver.open(get("/")).read() == body


def test_headers_of_any_case_and_repeated_ones(wire: Wire) -> None:
    _, driver = wire.both(sending(answer(b"", "200 OK", "X-Mixed: a", "x-mIXED: b", "X-Empty:", "X-Latin: \xe4")))
    headers = driver.send(get("/")).headers
    assert headers["x-mixed"] == headers["X-MIXED"] == "a, b"
    assert headers["x-empty"] == ""
    assert headers["x-latin"] in ("\xe4", "\udce4"), "bytes beyond ASCII are no reason to fail"


def test_streams_have_the_same_framing(wire: Wire) -> None:
    server, driver = wire.both(first(closing(answer(b"hello", length=10))))
    stream = driver.open(get("/first"))
    with pytest.raises(Exception, match=r".") as caught:
        stream.read()
    assert kind(caught.value) == "TruncatedAnswerError"  # type: ignore[arg-type]
    stream.close()
    stream = driver.open(get("/next"))
    assert (stream.status, stream.read()) == (200, b"/next")
    stream.close()
    assert driver.send(get("/again")).body == b"/again"
    assert len(server.connections) == 2, "a stream that was read to its end gives its connection back"
