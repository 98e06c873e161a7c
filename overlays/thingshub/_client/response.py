"""From an answer to a typed result, or to the error that says what came instead.

Answers are told apart by status first, exact before `2XX` before `default`, and by media type then. A success of a
status that the document does not list is read as one of those that it does; a success of a media type that none of them
has is refused: something else than the API has answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from thingshub._client.operation import Answer, Failure, Operation, named
from thingshub._codec.json_codec import decode_exact, encode
from thingshub._codec.media_types import charset, essence, fits, is_html, is_json, is_range, is_some_json
from thingshub._http.headers import Headers
from thingshub.decoding import decoded
from thingshub.errors import (
    AnswerError,
    ApiError,
    AuthenticationError,
    CallError,
    ForeignAnswerError,
    MismatchError,
    NotFoundError,
    NotJsonError,
    UnexpectedStatusError,
    both,
)
from thingshub.models import ErrorBody
from thingshub.retries import retry_after_seconds
from thingshub.transport import Response
from thingshub.unions import decode_union, is_array, is_object

T = TypeVar("T")
_TEXT_BYTES = 1000
_FAR = 9
_MOST_PICKED = 50
_REQUEST_IDS = ("X-Request-Id", "X-Correlation-Id")
_TEXTS = ("error", "message", "detail", "title", "error_description", "errors")
_ANYBODYS = frozenset({408, 413, 429})  # they mean the same, and help the same way, whoever says them
_FOREIGN_HINTS = {
    407: "a proxy wants a user name and password: give them in its URL (proxy=..., HTTPS_PROXY)",
    414: "the address is too long for a server or proxy on the way: send less in the query",
    431: "the headers are too large for a server or proxy on the way: look at default_headers and at the token",
}
_PROXY_HINT = "a proxy or gateway in front of thingsHub has answered, not thingsHub itself"
_REDIRECT_HINT = "redirects are never followed: give the client the address that the server now has, base path included"
_URL = "the tenant's URL with its base path"
_SECRET_HEADERS = ("set-cookie", "authorization", "www-authenticate", "cookie")


class Head(Protocol):
    """The beginning of an answer."""

    @property
    def status(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...


class Answers:
    """The answers of an operation, sorted for the look-up by status."""

    __slots__ = ("_all", "_by_status", "_failures", "_operation", "_picked")

    def __init__(self, operation: Operation[Any]) -> None:
        self._operation = operation
        self._all = operation.answers
        self._by_status: dict[int, Sequence[Answer]] = {}
        self._failures = operation.failures
        self._picked: dict[tuple[int, str], Answer] = {}

    def successes(self, status: int) -> Sequence[Answer]:
        """What an answer of this status may be."""
        found = self._by_status.get(status)
        if found is None:
            found = self._by_status[status] = _of_status(self._all, status) or self._all
        return found

    def failure(self, status: int, content_type: str) -> Failure | None:
        """What the document says of a failure of this status and media type; None for what holds everywhere."""
        found = _of_status(self._failures, status)
        return next(iter(_fitting(found, content_type) or found), None)

    def pick(self, answer: Head) -> Answer:
        """The one that an answer is, by its status and media type.

        Raises:
            NotJsonError: it is none of them: a login page, a proxy's page.
        """
        content_type = answer.headers.get("Content-Type", "")
        known = self._picked.get((answer.status, content_type))
        if known is not None:
            return known
        found = self.successes(answer.status)
        fitting: list[Answer] = _fitting(found, content_type)
        fitting += [option for option in found if not option.media and not is_html(content_type)]
        if fitting:
            if len(self._picked) < _MOST_PICKED:  # whatever a server sends, this must not grow without bound
                self._picked[answer.status, content_type] = fitting[0]
            return fitting[0]
        wanted = dict.fromkeys("JSON" if o.media == "application/json" else o.media or "an empty answer" for o in found)
        what = content_type or "an answer without a content type"
        what = "an HTML page" if not any(option.media for option in found) else what
        raise misfit(NotJsonError, f"{what} instead of {' or '.join(wanted)}", self._operation, answer)


def _of_status(options: Sequence[Any], status: int) -> Sequence[Any]:
    for wanted in (str(status), f"{status // 100}XX", "default"):
        if found := [option for option in options if option.status.upper() == wanted.upper()]:
            return found
    return ()


def _fitting(options: Sequence[Any], content_type: str) -> list[Any]:
    """Those of a media type, the closest first: the type itself, a range of it, and JSON by another name."""
    ranked = [(_distance(option.media, content_type), option) for option in options if option.media]
    return [option for distance, option in sorted(ranked, key=lambda entry: entry[0]) if distance < _FAR]


def _distance(media: str, content_type: str) -> int:
    plain = essence(media)
    if plain == essence(content_type):
        return 0
    if fits(content_type, media):
        return 2 if plain == "*/*" else 1
    # Servers name JSON in many ways, and what is JSON is JSON
    return 3 if plain == "application/json" and is_some_json(content_type) else _FAR


def conclude(operation: Operation[T], response: Response, redact: Callable[[str], str]) -> T:
    """The typed answer of a call.

    Raises:
        ApiError: the server said no.
        AnswerError: it said yes, with something this operation cannot have answered.
    """
    if not 200 <= response.status < 300:
        raise refusal(operation, response, redact)
    if operation.method == "HEAD":  # whatever the document says of a body, there is none
        return None  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
    if not response.body and _is_nothing(operation, response):
        return None  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # NoneType is one of T
    answer: T = _read(operation, operation.reader.pick(response), response)
    return answer


def _is_nothing(operation: Operation[Any], response: Response) -> bool:
    """Whether an answer without a body is one that has none; else it is an empty file or text.

    Raises:
        NotJsonError: it is neither.
    """
    found = operation.reader.successes(response.status)
    if not all(option.media for option in found):
        return True
    may_be_empty = any(option.type in (bytes, str) and not is_json(option.media) for option in found)
    if may_be_empty and response.headers.get("Content-Type"):
        return False
    wanted = "JSON" if any(is_json(option.media) for option in found) else found[0].media
    raise misfit(NotJsonError, f"an empty answer instead of {wanted}", operation, response)


def _read(operation: Operation[Any], option: Answer, response: Response) -> Any:
    """The body as what the document says of its media type."""
    if not option.media:
        return None
    if option.media == "application/json":
        return _json(operation, response, option.type)
    content_type = response.headers.get("Content-Type", "")
    kind = option.type
    if is_json(option.media) or (is_range(option.media) and kind is not bytes and is_some_json(content_type)):
        return _json(operation, response, kind)
    if kind is bytes:
        return response.body
    if is_range(option.media) and kind is not str:  # an object, and what came is not JSON
        raise misfit(NotJsonError, f"{content_type} instead of JSON", operation, response)
    try:
        text = response.body.decode(charset(content_type))
    except UnicodeError:
        reason = f"the text is not {charset(content_type).upper()}"
        raise misfit(MismatchError, reason, operation, response) from None
    if kind is str or kind is Any:
        return text
    try:
        return msgspec.convert(text, kind, strict=False, dec_hook=decode_union)
    except msgspec.ValidationError as error:
        raise misfit(MismatchError, str(error), operation, response) from None


def _json(operation: Operation[Any], response: Response, kind: Any) -> Any:
    try:
        return decoded(response.body, kind)
    except msgspec.ValidationError as error:
        raise misfit(MismatchError, str(error), operation, response) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = f"the body is not valid JSON ({type(error).__name__})"
        raise misfit(NotJsonError, reason, operation, response) from None


def check_media(operation: Operation[Any], answer: Head) -> None:
    """Refuse a success of another media type than the operation's: a login page, a proxy's page.

    Raises:
        NotJsonError: it is one.
    """
    operation.reader.pick(answer)


def request_id(headers: Mapping[str, str]) -> str | None:
    """The id by which the server or a proxy logged the request; None when it gave none."""
    return next((found for name in _REQUEST_IDS if (found := headers.get(name))), None)


def refusal(operation: Operation[Any], response: Response, redact: Callable[[str], str]) -> CallError:
    """The error of an answer that is no success.

    A 4xx is believed only when thingsHub has said it: with its error object, or with a body that the document describes
    for this operation. A web server's page for a wrong path or a proxy's refusal says nothing about the thing that was
    asked for, and whoever creates what is missing or deletes what is there must not take it for an answer. Nor is an
    empty body thingsHub's, which always sends its object; only the answer to HEAD never has one. A 5xx keeps the class
    of its status, whoever says it: it asserts nothing about the thing, and what to do next is the same.
    """
    content_type = response.headers.get("Content-Type", "")
    failure = operation.reader.failure(response.status, content_type)
    content = _redacted(response.body, redact)
    code, text = _error_text(content, content_type)
    headers = Headers({n: "***" if n.lower() in _SECRET_HEADERS else redact(t) for n, t in response.headers.items()})
    body = _error_body(content, content_type, failure)
    if body is None and failure is not None and not failure.status.isdigit():
        # What is said of many statuses does not always hold: a proxy, or the tenant's own error body
        body = _error_body(content, content_type, None)
        failure = failure if body is None else None
    is_ours = body is not None or operation.method == "HEAD" or _error_body(content, content_type, None) is not None
    is_ours = is_ours or _is_declared(failure, content, content_type)
    if not is_ours and 400 <= response.status < 500 and response.status not in _ANYBODYS:
        return ForeignAnswerError(
            f"{response.status} {text}, which is no answer of thingsHub",
            status=response.status,
            content_type=content_type,
            text=text,
            request_id=request_id(response.headers),
            headers=headers,
            hint=_FOREIGN_HINTS.get(response.status),
            **named(operation),
        )
    by_status = ApiError.by_status.get(response.status, UnexpectedStatusError if failure is None else ApiError)
    kind = by_status if failure is None or failure.error is None else failure.error
    if failure is not None and not failure.status.isdigit() and kind not in ApiError.by_status.values():
        kind = both(kind, by_status)  # one that was said of many statuses
    hint = None if is_ours else _hint_of_a_proxy(kind, response.status, operation.method)
    if issubclass(kind, AuthenticationError) and operation.security is None:
        hint = "the token or API key was refused; make a new one, or log in with user name and password"
    if issubclass(kind, AuthenticationError) and operation.security == ():  # the login itself
        hint = "check user name and password"
    if issubclass(kind, NotFoundError):
        hint = _hint_of_what_is_missing(operation) or hint
    return kind(
        status=response.status,
        code=code,
        text=text,
        request_id=request_id(response.headers),
        retry_after_seconds=retry_after_seconds(response.headers),
        body=body,
        headers=headers,
        hint=hint,
        **named(operation),
    )


def _hint_of_a_proxy(kind: type[ApiError], status: int, method: str) -> str:
    if status < 400:
        return _REDIRECT_HINT
    hint = kind.own_hint(method) or kind.hint
    return f"{_PROXY_HINT}; {hint}" if hint and kind is not UnexpectedStatusError else _PROXY_HINT


def _hint_of_what_is_missing(operation: Operation[Any]) -> str | None:
    """What to look at after a 404; None for the error's own hint."""
    has_id = "{" in operation.path
    if operation.availability is not None:
        what = "the id" if has_id else _URL
        return f"check {what}, and that the tenant's product has this: {operation.availability.instead(None)}"
    return None if has_id else f"the server may have no such path: check {_URL}"


def _redacted(content: bytes, redact: Callable[[str], str]) -> bytes:
    """The body without the secrets of the request, should the server quote them; the same object without any."""
    try:
        raw = decode_exact(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        text = content.decode("utf-8", "replace")
        shown = redact(text)
        return content if shown == text else shown.encode()
    # In the decoded texts, since JSON may have escaped something of a secret
    safe = _redacted_texts(raw, redact)
    return content if safe == raw else encode(safe)


def _redacted_texts(raw: Any, redact: Callable[[str], str]) -> Any:
    if isinstance(raw, str):
        return redact(raw)
    if is_object(raw):
        return {redact(name): _redacted_texts(value, redact) for name, value in raw.items()}
    return [_redacted_texts(entry, redact) for entry in raw] if is_array(raw) else raw


def _is_declared(failure: Failure | None, content: bytes, content_type: str) -> bool:
    """Whether the document has such an answer for this very status: no body, or JSON of its media type that drifts."""
    if failure is None or not failure.status.isdigit():
        return False
    if not failure.media:
        return failure.type is None and not content
    if failure.type is None or not content or not _is_json_of(content_type, failure.media):
        return False
    try:
        decode_exact(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _error_body(content: bytes, content_type: str, failure: Failure | None) -> Any:
    """The body as the document says, the tenant's own error body without that; None when it does not fit."""
    kind: Any = ErrorBody
    if failure is not None and failure.type is not None:
        kind = failure.type
        if failure.media and not fits(content_type, failure.media) and not _is_json_of(content_type, failure.media):
            return None
        if not is_json(failure.media) and not (is_range(failure.media) and is_some_json(content_type)):
            return content if kind is bytes else content.decode(charset(content_type), "replace")
    try:
        return decoded(content, kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _is_json_of(content_type: str, media: str) -> bool:
    return is_json(media) and (is_some_json(content_type) or not content_type)


def _error_text(content: bytes, content_type: str) -> tuple[int | None, str]:
    """Code and text of an error body, by the names that APIs give them; else no code, and the start of the body."""
    raw: Any = None
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if is_html(content_type):
            return None, "(an HTML page)"
    code = raw.get("code") if is_object(raw) else None
    text = _text_in(raw) or content[:_TEXT_BYTES].decode("utf-8", "replace").strip() or "(no text)"
    return code if isinstance(code, int) and not isinstance(code, bool) else None, text


def _text_in(raw: Any, depth: int = 0) -> str | None:
    if isinstance(raw, str) and depth:
        return raw
    if is_object(raw) and depth < 4:
        return next((found for name in _TEXTS if (found := _text_in(raw.get(name), depth + 1))), None)
    if is_array(raw) and depth and depth < 4:
        return next((found for entry in raw if (found := _text_in(entry, depth + 1))), None)
    return None


def misfit(kind: type[AnswerError], reason: str, operation: Operation[Any], response: Head) -> AnswerError:
    """The error of a success that this operation cannot have given."""
    content_type = response.headers.get("Content-Type", "")
    return kind(
        f"{response.status}, but {reason}", status=response.status, content_type=content_type, **named(operation)
    )
