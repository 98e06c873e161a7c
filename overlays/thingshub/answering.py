"""From an answer to a typed result, or to the error that says what came instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Protocol, TypeVar

import msgspec

from thingshub._facts import LIFESPANS
from thingshub.decoding import decoded
from thingshub.errors import (
    AnswerError,
    ApiError,
    AuthenticationError,
    MismatchError,
    NotFoundError,
    NotJsonError,
    UnexpectedStatusError,
)
from thingshub.models import ErrorBody
from thingshub.operation import Operation
from thingshub.requesting import named
from thingshub.retries import retry_after_seconds
from thingshub.transport import Response

T = TypeVar("T")
_decode_error = msgspec.json.Decoder(ErrorBody).decode
_TEXT_BYTES = 1000
_REQUEST_IDS = ("X-Request-Id", "X-Correlation-Id")


def conclude(operation: Operation[T], response: Response, redact: Callable[[str], str]) -> T:
    """The typed answer of a call.

    Raises:
        ApiError: the server said no.
        AnswerError: it said yes, with something this operation cannot have answered.
    """
    if not 200 <= response.status < 300:
        raise refusal(operation, response, redact)
    content_type = response.headers.get("Content-Type", "")
    if operation.answer is type(None):
        if response.body and "html" in content_type:
            raise _misfit(NotJsonError, "an HTML page instead of an empty answer", operation, response)
        return None  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # T is None here
    if operation.media != "application/json":
        return _as_it_came(operation, response)
    if not response.body:
        raise _misfit(NotJsonError, "an empty answer instead of JSON", operation, response)
    check_media(operation, response)
    try:
        answer: T = decoded(response.body, operation.answer)
    except msgspec.ValidationError as error:
        raise _misfit(MismatchError, str(error), operation, response) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = f"the body is not valid JSON ({type(error).__name__})"
        raise _misfit(NotJsonError, reason, operation, response) from None
    return answer


class Head(Protocol):
    """The beginning of an answer."""

    @property
    def status(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...


def check_media(operation: Operation[Any], answer: Head) -> None:
    """Refuse a success of another media type than the operation's: a login page, a proxy's page.

    Raises:
        NotJsonError: it is one.
    """
    content_type = answer.headers.get("Content-Type", "")
    media = content_type.partition(";")[0].strip()
    if media == operation.media or (operation.media == "application/json" and "json" in content_type):
        return
    wanted = "JSON" if operation.media == "application/json" else operation.media
    what = content_type or "an answer without a content type"
    raise _misfit(NotJsonError, f"{what} instead of {wanted}", operation, answer)


def request_id(headers: Mapping[str, str]) -> str | None:
    """The id by which the server or a proxy logged the request; None when it gave none."""
    return next((found for name in _REQUEST_IDS if (found := headers.get(name))), None)


def _as_it_came(operation: Operation[T], response: Response) -> T:
    """Bytes or text; the way of every answer that is not JSON."""
    check_media(operation, response)
    if operation.answer is bytes:
        return response.body  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # T is bytes here
    try:
        return response.body.decode()  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # T is str
    except UnicodeDecodeError:
        raise _misfit(MismatchError, "the text is not UTF-8", operation, response) from None


def _error_text(response: Response) -> tuple[int | None, str]:
    """`code` and `error` of the body; a body that is not thingsHub's has no code and its own start as text."""
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        body = _decode_error(response.body)
        return body.code, body.error
    if "html" in response.headers.get("Content-Type", ""):
        return None, "(an HTML page)"
    return None, response.body[:_TEXT_BYTES].decode("utf-8", "replace").strip() or "(no text)"


def refusal(operation: Operation[Any], response: Response, redact: Callable[[str], str]) -> ApiError:
    """The error of an answer that is no success."""
    code, text = _error_text(response)
    kinds: Mapping[int, type[ApiError]] = {**ApiError.by_status, **operation.refusals}
    kind = kinds.get(response.status, UnexpectedStatusError)
    hint = None
    if kind is AuthenticationError and not operation.is_public:
        hint = "the token or API key was refused; make a new one, or log in with user name and password"
    if kind is NotFoundError and operation.id in LIFESPANS:
        hint = f"check the id, and that the tenant's product has this: {LIFESPANS[operation.id].instead(None)}"
    return kind(
        status=response.status,
        code=code,
        text=redact(text),
        request_id=request_id(response.headers),
        retry_after_seconds=retry_after_seconds(response.headers),
        hint=hint,
        **named(operation),
    )


def _misfit(kind: type[AnswerError], reason: str, operation: Operation[Any], response: Head) -> AnswerError:
    content_type = response.headers.get("Content-Type", "")
    return kind(
        f"{response.status}, but {reason}", status=response.status, content_type=content_type, **named(operation)
    )
