"""One request and its answer, without I/O: bytes to send, bytes received, and what the connection may do next.

httptools (llhttp) parses; this module holds it to what a client of an API needs:

* Informational answers (1xx) are skipped, up to a bound; 101 is refused, since nothing else was asked for.
* The answer to HEAD, and 204 and 304, have no body, whatever they claim.
* A body that ends with the connection is taken only where the server says that it will close it (`Connection: close` or
  HTTP/1.0): otherwise a broken connection could not be told from the end.
* A body is framed by one Content-Length or by chunks, never both; no other transfer coding was asked for.
* A connection is used again only when the answer ended exactly where the bytes did: surplus bytes could be taken for
  the next answer.

Everything else is refused with the reason, as a ProtocolError. The limits hold while bytes come in, not afterwards.
"""

from __future__ import annotations

import httptools

from thingshub._http.failures import UNANSWERED
from thingshub._http.headers import Headers
from thingshub.errors import ProtocolError, TruncatedAnswerError
from thingshub.transport import TransportFailure

MOST_HEAD_BYTES = 64 * 1024
MOST_HEADERS = 1000
MOST_INFORMATIONAL = 100
_TOO_MUCH = "no answer of thingsHub is like that: look at what the server and the proxies on the way add to it"
_BLANK_LINE = b"\r\n\r\n"


class Exchange:
    """Reads one answer; made for each request, so that nothing of one can reach the next.

    Args:
        method: The request's method: HEAD and CONNECT change what an answer has.

    Attributes:
        status: The status of the final answer; 0 until its head is there.
        body: Its body so far, as it came, decoded of chunks but not decompressed. A reader may empty it.
        has_head: Whether the final head is there.
        is_complete: Whether the answer is.
        can_reuse: Whether the connection can carry another request, once the answer is complete.
    """

    __slots__ = (
        "_fed_bytes",
        "_informational",
        "_is_bodiless",
        "_is_chunked",
        "_is_until_close",
        "_method",
        "_parser",
        "_raw",
        "_trailers",
        "_violation",
        "body",
        "can_reuse",
        "has_head",
        "is_complete",
        "on_body",
        "status",
    )

    def __init__(self, method: str) -> None:
        self._method = method
        self._raw: list[tuple[bytes, bytes]] = []
        self._trailers = 0
        self._fed_bytes = 0  # since the head began, or since the last byte of the body
        self._informational = 0
        self._is_bodiless = False
        self._is_chunked = False
        self._is_until_close = False
        self._violation = ""
        self.status = 0
        self.body: list[bytes] = []
        self.on_body = self.body.append  # the parser takes it for the callback, without a call of Python in between
        self.has_head = False
        self.is_complete = False
        self.can_reuse = False
        self._parser: httptools.HttpResponseParser | None = httptools.HttpResponseParser(self)

    @property
    def headers(self) -> Headers:
        """The headers of the final answer."""
        return Headers.from_raw(self._raw)

    @property
    def raw_headers(self) -> list[tuple[bytes, bytes]]:
        """The same as they came; not to be changed."""
        return self._raw

    def feed(self, data: bytes) -> None:
        """Take what the connection gave.

        Raises:
            TransportFailure: it breaks HTTP's rules or our limits.
        """
        parser, pieces = self._parser, len(self.body)
        if parser is None:
            self.can_reuse = False
            return
        refused = ""
        self._fed_bytes += len(data)
        try:
            parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            # CONNECT, whose tunnel is complete at its head, or an upgrade that nobody asked for
            refused = "" if self.is_complete else "the server switches protocols, which was not asked for"
        except httptools.HttpParserError as error:
            refused = self._violation or str(error) or "not HTTP"
            if self.is_complete:  # the parser goes on with what it takes for a next answer: whatever it is, is surplus
                self.can_reuse = False
        if self.is_complete:
            self._parser = None  # it holds this object: without a circle both are gone at once
            self._finish(data, pieces)
            return
        if refused:
            self._parser = None
            raise _refused(f"the answer is not valid HTTP: {refused}")
        if len(self.body) != pieces:
            self._fed_bytes = 0
        elif self._fed_bytes > MOST_HEAD_BYTES:
            self._parser = None
            what = "chunk extensions or trailers" if self.has_head else "a head"
            raise _refused(f"the answer was refused: {what} of more than {MOST_HEAD_BYTES // 1024} kB")

    @property
    def is_unanswered(self) -> bool:
        """Whether not one byte of an answer has come."""
        return not (self.has_head or self._fed_bytes or self._informational)

    def end(self, *, is_cut: bool = False) -> None:
        """The connection has ended.

        Args:
            is_cut: Whether without the end that TLS signs: anybody on the way can have done that.

        Raises:
            TransportFailure: the answer is not complete without what should have followed.
        """
        if self.is_complete:
            return
        if self._is_until_close and not is_cut:
            self.is_complete = True
            return
        if self.has_head:
            raise TransportFailure(TruncatedAnswerError, "the connection was closed within the answer's body")
        where = UNANSWERED if self.is_unanswered else " within the answer's head"
        raise TransportFailure(TruncatedAnswerError, f"the connection was closed{where}")

    def _finish(self, data: bytes, pieces: int) -> None:
        """Whether something came after the end; blank lines are something, though the parser passes over them."""
        if self._is_bodiless and self.body:
            self.body.clear()
            self.can_reuse = False
        elif self.can_reuse and len(self.body) > pieces and not self._is_chunked:
            self.can_reuse = data.endswith(self.body[-1])
        elif self.can_reuse and len(data) >= 6:
            self.can_reuse = data.endswith(_BLANK_LINE) and not data.endswith(b"\r\n" + _BLANK_LINE)

    # -- what the parser calls; anything raised here comes back as an HttpParserError -------------------------------

    def on_message_begin(self) -> None:
        if self.is_complete:
            self.can_reuse = False
            raise ValueError

    def on_header(self, name: bytes, text: bytes) -> None:
        if not self.has_head:
            self._raw.append((name, text))
            return
        self._trailers += 1  # trailers are read and dropped: nobody here asks for one
        if self._trailers > MOST_HEADERS:
            self._refuse(f"more than {MOST_HEADERS} trailers")

    def on_headers_complete(self) -> None:
        if self.is_complete:
            raise ValueError
        parser, raw = self._parser, self._raw
        if parser is None:
            raise ValueError
        status = parser.get_status_code()
        if len(raw) > MOST_HEADERS:
            self._refuse(f"more than {MOST_HEADERS} headers")
        if self._fed_bytes > MOST_HEAD_BYTES and sum(len(n) + len(t) + 4 for n, t in raw) > MOST_HEAD_BYTES:
            self._refuse(f"a head of more than {MOST_HEAD_BYTES // 1024} kB")
        self._fed_bytes = 0
        if status < 100:
            self._refuse(f"a status of {status:03}")
        if status < 200:
            self._informational += 1
            if status == 101:
                self._refuse("the server switches protocols, which was not asked for")
            if self._informational > MOST_INFORMATIONAL:
                self._refuse(f"more than {MOST_INFORMATIONAL} informational answers before the real one")
            self._raw = []
            return
        self.status = status
        self.has_head = True
        self._settle_framing(status, parser.get_http_version(), keeps_alive=parser.should_keep_alive())

    def on_message_complete(self) -> None:
        if self.has_head and not self.is_complete:
            self.is_complete = True

    def _settle_framing(self, status: int, version: str, *, keeps_alive: bool) -> None:
        if version not in ("1.1", "1.0"):
            self._refuse(f"version {version}, expected 1.1")
        self._is_bodiless = self._method == "HEAD" or (self._method == "CONNECT" and status < 300)
        if keeps_alive and not self._is_bodiless:
            self.can_reuse = True
            for name, text in self._raw:  # the length first: comparing it is cheaper than the name
                if len(name) == 17 and name.lower() == b"transfer-encoding":
                    if self._is_chunked or text.lower() != b"chunked":
                        self._refuse("a transfer coding that was not asked for")
                    self._is_chunked = True
            return
        given = {name.lower(): text.lower() for name, text in self._raw}
        says_close = b"close" in given.get(b"connection", b"") or version == "1.0"
        if self._is_bodiless:
            self.can_reuse = not says_close or self._method == "CONNECT"  # a tunnel has nothing to do with that
            self.is_complete = True
            return
        if given.get(b"transfer-encoding", b"chunked") != b"chunked":
            self._refuse("a transfer coding that was not asked for")
        if status in (204, 304) or b"content-length" in given or b"transfer-encoding" in given:
            return
        if not says_close:
            self._refuse("neither a length, nor chunks, nor Connection: close tell where it ends")
        self._is_until_close = True

    def _refuse(self, violation: str) -> None:
        self._violation = violation
        raise ValueError(violation)


def _refused(reason: str) -> TransportFailure:
    hint = _TOO_MUCH if " more than " in reason else None
    return TransportFailure(ProtocolError, reason, hint=hint)
