"""Cassettes of vcrpy at the SDK's own seam: whole answers and streams, recorded and replayed without a connection.

    install()  # pytest does this by itself, as soon as vcrpy is imported
    with vcr.use_cassette("pumps.yaml"):
        hub.devices.get("pump-7")

vcrpy patches the HTTP libraries that it knows, and the wire of this SDK is its own. `install` adds one more to those
that every cassette patches: `send` and `open` of both transports, on their classes, so that a client made long before
the cassette is covered like one made within. A request that a cassette may not answer raises vcrpy's own error, and
one that it ignores (`ignore_hosts`, a `before_record_request` that gives None) goes to the server.

A recorded answer has its body decompressed, and none of the headers that speak of how it was sent; one that another
library has recorded, compressed, is decompressed when it is replayed. A body that is uploaded is read whole, since it
is part of what is recorded and compared.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import wraps
from http import HTTPStatus
from importlib import import_module
from itertools import chain
from typing import Any, cast
from unittest import mock

from thingshub._http import recorders
from thingshub._http.asyncio_ import AsyncioTransport
from thingshub._http.blocking import BlockingTransport
from thingshub._http.headers import Headers
from thingshub.transport import Request, Response, Timeout, Upload

__all__ = ["install"]

_PIECE_BYTES = 64 * 1024
_OF_THE_WIRE = ("content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive")


def install() -> None:
    """Let every cassette that begins from now on see what this SDK sends; to call it again does nothing.

    Raises:
        ModuleNotFoundError: vcrpy is not installed.
    """
    builder: Any = import_module("vcr.patch").CassettePatcherBuilder  # it has no types
    if hasattr(builder.build, "sees_thingshub"):
        return
    build: Callable[[Any], Iterable[AbstractContextManager[Any]]] = builder.build

    @wraps(build)
    def with_ours(self: Any) -> Iterable[AbstractContextManager[Any]]:
        return chain(build(self), _patchers(self._cassette))

    with_ours.sees_thingshub = True  # type: ignore[attr-defined]  # pyright: ignore[reportFunctionMemberAccess]
    builder.build = with_ours


def _patchers(cassette: Any) -> Iterator[AbstractContextManager[Any]]:
    """What is in place while a cassette is active."""
    tape = _Tape(cassette)
    yield mock.patch.object(recorders, "covering", cassette)
    yield mock.patch.object(BlockingTransport, "send", _sent(tape, _SEND))
    yield mock.patch.object(BlockingTransport, "open", _opened(tape, _OPEN))
    yield mock.patch.object(AsyncioTransport, "send", _sent_async(tape, _SEND_ASYNC))
    yield mock.patch.object(AsyncioTransport, "open", _opened_async(tape, _OPEN_ASYNC))


# The real ones, also while cassettes are nested: an inner one records what the server says, not what an outer one plays
_SEND, _OPEN = BlockingTransport.send, BlockingTransport.open
_SEND_ASYNC, _OPEN_ASYNC = AsyncioTransport.send, AsyncioTransport.open


class _Tape:
    """A cassette in terms of the seam."""

    def __init__(self, cassette: Any) -> None:
        self._cassette = cassette
        self._request: Any = import_module("vcr.request").Request
        self._decode: Callable[[dict[str, Any]], dict[str, Any]] = import_module("vcr.filters").decode_response
        self._refusal: Any = import_module("vcr.errors").CannotOverwriteExistingCassetteException

    def asked(self, transport: Any, request: Request, body: bytes | None) -> Any:
        """A request as vcrpy sees it."""
        origin = transport._endpoint.url if request.origin is None else request.origin
        return self._request(request.method, origin + request.target, body, dict(request.headers))

    def played(self, asked: Any) -> Response | None:
        """The recorded answer; None when the server has to be asked.

        Raises:
            CannotOverwriteExistingCassetteException: there is none, and none may be recorded.
        """
        cassette = self._cassette
        if cassette.can_play_response_for(asked):
            return self._response(cassette.play_response(asked))
        if cassette.write_protected and cassette.filter_request(asked):
            raise self._refusal(cassette=cassette, failed_request=asked)
        return None

    def keep(self, asked: Any, response: Response) -> None:
        """Record an answer of the server."""
        headers = {name: [text] for name, text in response.headers.items() if name.lower() not in _OF_THE_WIRE}
        status = {"code": response.status, "message": _phrase(response.status)}
        self._cassette.append(asked, {"status": status, "headers": headers, "body": {"string": response.body}})

    def _response(self, recorded: dict[str, Any]) -> Response:
        headers = {
            name: text if isinstance(text, str) else ", ".join(text) for name, text in recorded["headers"].items()
        }
        body = _bytes(recorded["body"].get("string"))
        coding = next((text for name, text in headers.items() if name.lower() == "content-encoding"), "")
        if body and coding:  # recorded by another library's stub
            decoded = self._decode({**recorded, "headers": {"content-encoding": [coding]}, "body": {"string": body}})
            body = _bytes(decoded["body"]["string"])
        kept = {name: text for name, text in headers.items() if name.lower() not in _OF_THE_WIRE}
        return Response(recorded["status"]["code"], Headers(kept), body)


def _sent(tape: _Tape, real: Callable[..., Any]) -> Callable[..., Response]:
    @wraps(real)
    def send(self: Any, request: Request, timeout: Timeout, /) -> Response:
        body = request.body if not isinstance(request.body, Upload) else b"".join(request.body)
        asked = tape.asked(self, request, body)
        if (response := tape.played(asked)) is None:
            response = cast("Response", real(self, _with_body(request, body), timeout))
            tape.keep(asked, response)
        return response

    return send


def _opened(tape: _Tape, real: Callable[..., Any]) -> Callable[..., _Played]:
    @wraps(real)
    def open_(self: Any, request: Request, timeout: Timeout, /) -> _Played:
        body = request.body if not isinstance(request.body, Upload) else b"".join(request.body)
        asked = tape.asked(self, request, body)
        if (response := tape.played(asked)) is None:
            stream = real(self, _with_body(request, body), timeout)
            try:
                response = Response(stream.status, stream.headers, b"".join(stream.iter_bytes()))
            finally:
                stream.close()
            tape.keep(asked, response)
        return _Played(response)

    return open_


def _sent_async(tape: _Tape, real: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(real)
    async def send(self: Any, request: Request, timeout: Timeout, /) -> Response:
        body = request.body if not isinstance(request.body, Upload) else await _joined(request.body)
        asked = tape.asked(self, request, body)
        if (response := tape.played(asked)) is None:
            response = cast("Response", await real(self, _with_body(request, body), timeout))
            tape.keep(asked, response)
        return response

    return send


def _opened_async(tape: _Tape, real: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(real)
    async def open_(self: Any, request: Request, timeout: Timeout, /) -> _AsyncPlayed:
        body = request.body if not isinstance(request.body, Upload) else await _joined(request.body)
        asked = tape.asked(self, request, body)
        if (response := tape.played(asked)) is None:
            stream = await real(self, _with_body(request, body), timeout)
            try:
                response = Response(stream.status, stream.headers, await _joined(stream.iter_bytes()))
            finally:
                await stream.close()
            tape.keep(asked, response)
        return _AsyncPlayed(response)

    return open_


class _Played:
    """A recorded answer whose body is read piece by piece."""

    def __init__(self, response: Response) -> None:
        self.status: int = response.status
        self.headers: Mapping[str, str] = response.headers
        self._body = response.body

    def iter_bytes(self) -> Iterator[bytes]:
        """The body."""
        return iter(_pieces(self._body))

    def close(self) -> None:
        """There is nothing to close."""


class _AsyncPlayed:
    """A recorded answer whose body is read piece by piece."""

    def __init__(self, response: Response) -> None:
        self.status: int = response.status
        self.headers: Mapping[str, str] = response.headers
        self._body = response.body

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body."""
        for piece in _pieces(self._body):
            yield piece

    async def close(self) -> None:
        """There is nothing to close."""


def _pieces(body: bytes) -> list[bytes]:
    return [body[start : start + _PIECE_BYTES] for start in range(0, len(body), _PIECE_BYTES)]


async def _joined(pieces: AsyncIterable[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


def _with_body(request: Request, body: bytes | None) -> Request:
    """The request with the body that was read; what was read once cannot be read again."""
    return Request(request.method, request.target, request.headers, body, request.origin)


def _bytes(body: str | bytes | None) -> bytes:
    return body.encode() if isinstance(body, str) else body or b""


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
