"""The way of every call: request, token, transport, one replay after a 401, then a typed answer or a typed error.

Sync and async differ only where they wait; all that decides stands in the functions that both use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec

from thingshub._facts import LIFESPANS
from thingshub.auth import AsyncBearer, Bearer
from thingshub.decoding import decoded
from thingshub.errors import (
    AnswerError,
    ApiError,
    AuthenticationError,
    MismatchError,
    NotFoundError,
    NotJsonError,
    UnavailableOperationError,
    UnexpectedStatusError,
)
from thingshub.model import EXTRAS, flattened
from thingshub.models import ErrorBody
from thingshub.operation import Form, Operation
from thingshub.settings import Settings
from thingshub.transport import AsyncTransport, Request, Response, Transport, TransportFailure
from thingshub.version import USER_AGENT

T = TypeVar("T")
QueryValue = str | int | float | bool | datetime | Sequence[str] | None
_encode = msgspec.json.Encoder().encode
_decode_error = msgspec.json.Decoder(ErrorBody).decode
_TEXT_BYTES = 1000
_EXTRAS_KEY = f'"{EXTRAS}":'.encode()
_REQUEST_IDS = ("X-Request-Id", "X-Correlation-Id")


class Caller:
    """Carries calls out, for several threads at a time."""

    def __init__(self, transport: Transport, bearer: Bearer, settings: Settings) -> None:
        self.transport = transport
        self.bearer = bearer
        self._settings = settings
        self._redact = settings.credentials.redact

    def call(
        self,
        operation: Operation[T],
        *,
        path: tuple[str | int, ...] = (),
        query: Mapping[str, QueryValue] | None = None,
        body: object = None,
    ) -> T:
        request = prepare(operation, self._settings, path, query, body)
        return conclude(operation, self.exchange(operation, request), self._redact)

    def exchange(self, operation: Operation[Any], request: Request) -> Response:
        """Send with a token, and once more with a new one if the server refuses the first."""
        if operation.is_public:
            return self._send(operation, request)
        token = self.bearer.token()
        response = self._send(operation, request.with_token(token))
        if response.status == 401 and (fresh := self.bearer.renewed(token)):
            response = self._send(operation, request.with_token(fresh))
        return response

    def _send(self, operation: Operation[Any], request: Request) -> Response:
        try:
            return self.transport.send(request)
        except TransportFailure as failure:
            raise failure.kind(failure.reason, **_named(operation)) from None


class AsyncCaller:
    """Carries calls out, for several tasks at a time."""

    def __init__(self, transport: AsyncTransport, bearer: AsyncBearer, settings: Settings) -> None:
        self.transport = transport
        self.bearer = bearer
        self._settings = settings
        self._redact = settings.credentials.redact

    async def call(
        self,
        operation: Operation[T],
        *,
        path: tuple[str | int, ...] = (),
        query: Mapping[str, QueryValue] | None = None,
        body: object = None,
    ) -> T:
        request = prepare(operation, self._settings, path, query, body)
        return conclude(operation, await self.exchange(operation, request), self._redact)

    async def exchange(self, operation: Operation[Any], request: Request) -> Response:
        """Send with a token, and once more with a new one if the server refuses the first."""
        if operation.is_public:
            return await self._send(operation, request)
        token = await self.bearer.token()
        response = await self._send(operation, request.with_token(token))
        if response.status == 401 and (fresh := await self.bearer.renewed(token)):
            response = await self._send(operation, request.with_token(fresh))
        return response

    async def _send(self, operation: Operation[Any], request: Request) -> Response:
        try:
            return await self.transport.send(request)
        except TransportFailure as failure:
            raise failure.kind(failure.reason, **_named(operation)) from None


class Resource:
    """Base of the generated resource classes."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._call = caller.call


class AsyncResource:
    """Base of the generated async resource classes."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller
        self._call = caller.call


def prepare(
    operation: Operation[Any],
    settings: Settings,
    path: tuple[str | int, ...],
    query: Mapping[str, QueryValue] | None,
    body: object,
) -> Request:
    """The request of a call, without a token.

    Raises:
        ValueError: a path argument or a query value that cannot be sent unambiguously.
        UnavailableOperationError: the product that the settings name does not have the operation.
    """
    if settings.api_profile is not None and operation.id in LIFESPANS:
        _check_lifespan(operation, settings.api_profile)
    target = settings.base_path + operation.path
    if path:
        head, *pieces = operation.path.split("{")
        segments = zip(path, pieces, strict=True)
        target = settings.base_path + head + "".join(_segment(v, p) + p.partition("}")[2] for v, p in segments)
    if query and (pairs := [f"{name}={_text(name, value)}" for name, value in query.items() if value is not None]):
        target += "?" + "&".join(pairs)
    accept = operation.media if operation.media == "application/json" else f"{operation.media}, application/json"
    headers = {"Accept": accept, "Accept-Encoding": "gzip, deflate", "User-Agent": USER_AGENT}
    if body is None:
        return Request(operation.method, target, headers, None)
    if isinstance(body, Form):
        content, headers["Content-Type"] = body.encoded()
        return Request(operation.method, target, headers, content)
    headers["Content-Type"] = "application/json"
    content = _encode(body)
    if _EXTRAS_KEY in content:
        content = _encode(flattened(msgspec.json.decode(content)))
    return Request(operation.method, target, headers, content)


def conclude(operation: Operation[T], response: Response, redact: Callable[[str], str]) -> T:
    """The typed answer of a call.

    Raises:
        ApiError: the server said no.
        AnswerError: it said yes, with something this operation cannot have answered.
    """
    if not 200 <= response.status < 300:
        raise _refusal(operation, response, redact)
    content_type = response.headers.get("Content-Type", "")
    if operation.answer is type(None):
        if response.body and "html" in content_type:
            raise _misfit(NotJsonError, "an HTML page instead of an empty answer", operation, response)
        return None  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # T is None here
    if operation.media != "application/json":
        return _as_it_came(operation, response)
    if not response.body:
        raise _misfit(NotJsonError, "an empty answer instead of JSON", operation, response)
    if "json" not in content_type:
        what = content_type or "an answer without a content type"
        raise _misfit(NotJsonError, f"{what} instead of JSON", operation, response)
    try:
        answer: T = decoded(response.body, operation.answer)
    except msgspec.ValidationError as error:
        raise _misfit(MismatchError, str(error), operation, response) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = f"the body is not valid JSON ({type(error).__name__})"
        raise _misfit(NotJsonError, reason, operation, response) from None
    return answer


def _as_it_came(operation: Operation[T], response: Response) -> T:
    """Bytes or text; the way of every answer that is not JSON."""
    content_type = response.headers.get("Content-Type", "")
    if content_type.partition(";")[0].strip() != operation.media:
        what = content_type or "an answer without a content type"
        raise _misfit(NotJsonError, f"{what} instead of {operation.media}", operation, response)
    if operation.answer is bytes:
        return response.body  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # T is bytes here
    try:
        return response.body.decode()  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # T is str
    except UnicodeDecodeError:
        raise _misfit(MismatchError, "the text is not UTF-8", operation, response) from None


def _check_lifespan(operation: Operation[Any], profile: str) -> None:
    life = LIFESPANS[operation.id]
    if not life.covers(profile):
        raise UnavailableOperationError(
            f"product {profile} does not have it", hint=life.instead(profile), **_named(operation)
        )


def _error_text(response: Response) -> tuple[int | None, str]:
    """`code` and `error` of the body; a body that is not thingsHub's has no code and its own start as text."""
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        body = _decode_error(response.body)
        return body.code, body.error
    if "html" in response.headers.get("Content-Type", ""):
        return None, "(an HTML page)"
    return None, response.body[:_TEXT_BYTES].decode("utf-8", "replace").strip() or "(no text)"


def _refusal(operation: Operation[Any], response: Response, redact: Callable[[str], str]) -> ApiError:
    code, text = _error_text(response)
    kinds: Mapping[int, type[ApiError]] = {**ApiError.by_status, **operation.refusals}
    kind = kinds.get(response.status, UnexpectedStatusError)
    request_id = next((i for name in _REQUEST_IDS if (i := response.headers.get(name))), None)
    hint = None
    if kind is AuthenticationError and not operation.is_public:
        hint = "the token or API key was refused; make a new one, or log in with user name and password"
    if kind is NotFoundError and operation.id in LIFESPANS:
        hint = f"check the id, and that the tenant's product has this: {LIFESPANS[operation.id].instead(None)}"
    return kind(
        status=response.status, code=code, text=redact(text), request_id=request_id, hint=hint, **_named(operation)
    )


def _misfit(kind: type[AnswerError], reason: str, operation: Operation[Any], response: Response) -> AnswerError:
    content_type = response.headers.get("Content-Type", "")
    return kind(
        f"{response.status}, but {reason}", status=response.status, content_type=content_type, **_named(operation)
    )


def _named(operation: Operation[Any]) -> dict[str, str]:
    return {"operation": operation.id, "method": operation.method, "path": operation.path}


def _segment(value: str | int, piece: str) -> str:
    if value in ("", ".", ".."):  # these would address another resource
        raise ValueError(f"{piece.partition('}')[0]} must not be {value!r}")
    return quote(str(value), safe="")


def _text(name: str, value: QueryValue) -> str:
    if isinstance(value, str):
        return quote(value, safe=",")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"{name}: the time has no time zone; write datetime(…, tzinfo=UTC)")
        return quote(value.isoformat(), safe="")
    if not isinstance(value, Sequence):
        return str(value)
    if not value:
        raise ValueError(f"{name} needs at least one entry; leave the argument out to not use it")
    if broken := [entry for entry in value if "," in entry]:
        raise ValueError(f"{name}: {broken[0]!r} has a comma, which separates entries here")
    return ",".join(quote(entry, safe="") for entry in value)
