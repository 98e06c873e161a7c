"""Two other readers of HTTP judge ours: http.client and aiohttp get the same bytes over sockets, cut at equal places.

Well-formed answers must have the same status, headers and body for all. http.client is left out where it is known to be
wrong: it takes an informational answer other than 100 for the answer itself. Whatever else comes is refused in time,
and none of it ever reaches the answer of the next call.
"""

from __future__ import annotations

import gzip
import http.client
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wire.driver import FACES, AsyncioDriver, BlockingDriver, Driver, EventLoop, get, make_driver
from tests.wire.hostile import Connection, HostileServer, Received, echo
from thingshub.transport import Response, Timeout, TransportFailure

aiohttp: Any = pytest.importorskip("aiohttp")
pytestmark = pytest.mark.wire
PATIENCE = Timeout(connect_seconds=5, read_seconds=5, total_seconds=5)
SHORT = Timeout(connect_seconds=5, read_seconds=0.1, total_seconds=0.2)


class Answer(NamedTuple):
    """An answer as a reader has understood it; headers with names in lower case, in order."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


@dataclass
class Played:
    """What the server sends next to whoever asks for /."""

    parts: Sequence[bytes] = ()
    ends: bool = True
    is_out: threading.Event = field(default_factory=threading.Event)

    def __call__(self, connection: Connection, request: Received) -> None:
        if request.target != "/":
            echo(connection, request)
            return
        try:
            connection.send(*self.parts, pause_seconds=0.0003)  # long enough for most parts to come alone
        finally:
            self.is_out.set()
        if self.ends:
            connection.finish()


class Peers:
    """The readers, and the server that all of them ask."""

    def __init__(self) -> None:
        self.played = Played()
        self.server = HostileServer(self.played)
        self.ours: dict[str, BlockingDriver | AsyncioDriver] = {}
        for face in FACES:
            self.ours[face] = make_driver(face, self.server.url)
        self.loop = EventLoop()
        self.session: Any = self.loop.run(_session())

    def read_ours(self, face: str) -> Answer:
        response = self.ours[face].send(get(headers={"Accept-Encoding": "gzip"}), PATIENCE)
        headers = response.headers
        return Answer(response.status, [(name.lower(), headers[name]) for name in headers], response.body)

    def read_http_client(self) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=5)
        try:
            connection.request("GET", "/")
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        if response.getheader("content-encoding") == "gzip":
            body = gzip.decompress(body)
        return Answer(response.status, _joined(response.getheaders()), body)

    def read_aiohttp(self) -> Answer:
        async def read() -> Answer:
            async with self.session.get(self.server.url) as response:
                body = await response.read()
                raw = [(name.decode("latin-1"), text.decode("latin-1")) for name, text in response.raw_headers]
                return Answer(response.status, _joined(raw), body)

        return self.loop.run(read())

    def stop(self) -> None:
        for driver in self.ours.values():
            driver.stop()
        self.loop.run(self.session.close())
        self.loop.stop()
        self.server.stop()


async def _session() -> Any:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(force_close=True), timeout=aiohttp.ClientTimeout(total=3)
    )


def _joined(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """As ours are told: one line for each name."""
    found: dict[str, str] = {}
    for name, text in headers:
        name = name.lower()
        found[name] = f"{found[name]}, {text}" if name in found else text
    return list(found.items())


@pytest.fixture(scope="module")
def peers() -> Iterator[Peers]:
    made = Peers()
    yield made
    made.stop()


# -- well-formed answers -----------------------------------------------------------------------------------------------

_names = st.sampled_from([b"A", b"Server", b"X-Y", b"Set-Cookie", b"X-Request-Id", b"vary"])
_visible = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20).map(str.encode)
_texts = st.lists(_visible, max_size=3).map(b" ".join)
_cuts = st.lists(st.integers(1, 600), max_size=6)
_informational = st.sampled_from(
    [
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 102 Processing\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n",
    ]
)
_extensions = st.sampled_from([b"", b";a", b";a=b", b';a="b c"'])
_trailers = st.sampled_from([b"", b"X-Sum: abc\r\n", b"X-Sum: abc\r\nX-Length: 3\r\n"])


@st.composite
def answers(draw: st.DrawFn) -> tuple[bytes, bool]:
    """A well-formed answer, and whether http.client can read it."""
    before = draw(st.lists(_informational, max_size=3))
    status = draw(st.sampled_from([b"200 OK", b"404 Not Found", b"201 ", b"500 X Y", b"204 No Content", b"304 Same"]))
    headers = b"".join(name + b": " + text + b"\r\n" for name, text in draw(st.lists(st.tuples(_names, _texts))))
    content = draw(st.lists(st.binary(min_size=1, max_size=300), max_size=4))
    if draw(st.booleans()) and status[:3] not in (b"204", b"304"):
        whole = gzip.compress(b"".join(content))
        places = sorted({0, len(whole), *(cut for cut in draw(_cuts) if cut < len(whole))})
        content = [whole[a:b] for a, b in pairwise(places)]
        headers += b"Content-Encoding: gzip\r\n"
    version, body = b"HTTP/1.1", b"".join(content)
    framing = draw(st.sampled_from(["length", "chunks", "close", "1.0"]))
    if status[:3] in (b"204", b"304"):
        body = b""
    elif framing == "length":
        headers += b"Content-Length: %d\r\n" % len(body)
    elif framing == "chunks":
        headers += b"Transfer-Encoding: chunked\r\n"
        coded = (b"%x%b\r\n%b\r\n" % (len(piece), draw(_extensions), piece) for piece in content)
        body = b"".join(coded) + b"0\r\n" + draw(_trailers) + b"\r\n"
    elif framing == "close":
        headers += b"Connection: close\r\n"
    else:
        version = b"HTTP/1.0"
    head = version + b" " + status + b"\r\n" + headers + b"\r\n"
    return b"".join(before) + head + body, all(b" 100 " in one for one in before)


def _parts(content: bytes, cuts: Sequence[int]) -> list[bytes]:
    places = sorted({0, len(content), *(cut for cut in cuts if cut < len(content))})
    return [content[a:b] for a, b in pairwise(places)]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers(), _cuts)
def test_other_readers_understand_the_same(peers: Peers, answer: tuple[bytes, bool], cuts: list[int]) -> None:
    content, is_for_http_client = answer
    peers.played.parts = _parts(content, cuts)
    peers.played.ends = True
    expected = peers.read_aiohttp()
    if is_for_http_client:
        assert peers.read_http_client() == expected, "the judges agree"
    for face in FACES:
        assert peers.read_ours(face) == expected, face


# -- anything ----------------------------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.binary(max_size=400), answers().map(lambda made: made[0])),
    st.lists(st.tuples(st.integers(0, 500), st.binary(max_size=3)), max_size=4),
    _cuts,
    st.integers(0, 9),
)
def test_whatever_comes_ends_in_time_and_reaches_no_other_call(
    peers: Peers, content: bytes, edits: list[tuple[int, bytes]], cuts: list[int], end: int
) -> None:
    for place, put in edits:
        content = content[:place] + put + content[place + len(put) :]
    peers.played.parts = _parts(content, cuts)
    peers.played.ends = end > 0  # else the connection stays open: there is nothing to wait for, and no end
    for face in FACES:
        driver = peers.ours[face]
        peers.played.is_out.clear()
        found = outcome(driver)
        assert peers.played.is_out.wait(5)  # what comes after the next request, no client can tell from its answer
        if isinstance(found, TransportFailure):
            assert "\n" not in found.reason
            assert not found.is_unsent
        else:
            assert 200 <= found.status <= 999
        for number in range(3):
            assert own_answer(driver, f"/next-{number}") == f"/next-{number}".encode()


def outcome(driver: Driver) -> Response | TransportFailure:
    """What a call makes of whatever comes."""
    try:
        return driver.send(get(), SHORT)
    except TransportFailure as failure:
        return failure


def own_answer(driver: Driver, target: str) -> bytes:
    """What a call is answered; again if the server was about to close the connection that it had left open."""
    for _ in range(3):
        with suppress(TransportFailure):
            return driver.send(get(target), PATIENCE).body
    return b"no answer"


@pytest.mark.parametrize("is_cut", [False, True])
def test_the_next_call_is_not_answered_with_what_came_before(peers: Peers, is_cut: bool) -> None:
    """Surplus that looks like the next answer, at once and a moment later: before the next request, that is.

    What comes when that has been sent, no client of HTTP/1.1 can tell from its answer.
    """
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    surplus = whole.replace(b"ok", b"no")
    peers.played.parts = [whole, surplus] if is_cut else [whole + surplus]
    peers.played.ends = False
    for face in FACES:
        assert peers.ours[face].send(get(), PATIENCE).body == b"ok"
        time.sleep(0.1)
        assert peers.ours[face].send(get("/next"), PATIENCE).body == b"/next"
