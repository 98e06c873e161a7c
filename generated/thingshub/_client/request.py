"""From a call's arguments to a request: path, query, headers, cookies and body, without anything that says who calls.

What does not depend on the arguments is settled when an operation is called for the first time: the pieces of the
path, a writer for each parameter, the headers. Everything that cannot be sent as it was meant is refused here, before
anything is sent, with the operation and the argument.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from msgspec import UNSET

from thingshub._client.operation import Operation, named
from thingshub._client.sealing import bare, unsealed
from thingshub._codec.bodies import encoded
from thingshub.errors import DeprecatedOperationWarning, UnavailableOperationError, UnsafeServerError
from thingshub.settings import Settings
from thingshub.transport import Request, Upload
from thingshub.version import USER_AGENT

_warned: set[str] = set()
_Writer = Callable[[Any], Any]
_DEFAULT_PORTS = {"https": 443, "http": 80}


class Template:
    """What of an operation's requests is known before its arguments are.

    Attributes:
        origin: Scheme and authority of another host; None for the tenant's own.
    """

    __slots__ = ("_accept", "_base", "_headers", "_literals", "_operation", "_path", "_rest", "_writers", "origin")

    def __init__(self, operation: Operation[Any]) -> None:
        self._operation = operation
        self.origin, self._base = _server(operation.server)
        self._writers: list[_Writer] = [parameter.writer() for parameter in operation.parameters]
        self._literals, self._path = _pieces(operation)
        self._rest = [i for i, parameter in enumerate(operation.parameters) if parameter.place != "path"]
        media = [answer.media for answer in operation.answers if answer.media]
        if not any(found == "application/json" for found in media):
            media.append("application/json")  # of errors, if of nothing else
        self._headers = {
            "Accept": ", ".join(dict.fromkeys(media)),
            "Accept-Encoding": "gzip, deflate",
            "User-Agent": USER_AGENT,
        }

    def request(self, settings: Settings, arguments: Sequence[Any], body: Any, content_type: str | None) -> Request:
        """The request of a call, without credentials.

        Raises:
            TypeError, ValueError: an argument or the body cannot be sent as it was meant; with its name.
            UnsafeServerError: the operation is at a host that would be called without TLS.
            OSError: a file of the body cannot be looked at.
        """
        operation = self._operation
        if len(arguments) > len(self._writers):
            raise TypeError(f"{operation.id}: takes {len(self._writers)} arguments, got {len(arguments)}")
        origin = self.origin
        base = self._base
        if origin is None:
            base = settings.base_path + base
        elif is_same_origin(origin, settings.endpoint.url):
            origin = None
        elif origin.startswith("http:") and not settings.allows_http_to(origin):
            raise UnsafeServerError(f"is at {origin}, without TLS", **named(operation))
        target = base + self._path_of(arguments)
        headers = self._headers
        if self._rest:
            target, headers = self._with_rest(target, arguments)
        if body is UNSET:
            if operation.is_body_required:
                raise TypeError(f"{operation.id}: the body is missing")
            return Request(operation.method, target, headers, None, origin)
        content, media = self._body(body, content_type)
        return Request(operation.method, target, {**headers, "Content-Type": media}, content, origin)

    def _path_of(self, arguments: Sequence[Any]) -> str:
        literals = self._literals
        if not self._path:
            return literals[0]
        written = [literals[0]]
        for index, literal in zip(self._path, literals[1:], strict=True):
            written += self._written(index, arguments), literal
        return "".join(written)

    def _with_rest(self, target: str, arguments: Sequence[Any]) -> tuple[str, dict[str, str]]:
        """The target with its query, and the headers."""
        query: list[str] = []
        cookies: list[str] = []
        headers = self._headers
        parameters = self._operation.parameters
        for index in self._rest:
            parameter = parameters[index]
            if index >= len(arguments) or (value := arguments[index]) is None or value is UNSET:
                if parameter.required:
                    raise TypeError(f"{self._operation.id}: {parameter.python_name} is required")
                continue
            written = self._written(index, arguments)
            if parameter.place == "query":
                query += [f"{name}={text}" for name, text in written]
            elif parameter.place == "cookie":
                cookies += [f"{name}={text}" for name, text in written]
            else:
                lower = parameter.name.lower()
                headers = {name: text for name, text in headers.items() if name.lower() != lower}
                headers[parameter.name] = written
        if cookies:
            headers = {**headers, "Cookie": "; ".join(cookies)}
        if query:
            target += ("&" if "?" in target else "?") + "&".join(query)
        return target, headers

    def _written(self, index: int, arguments: Sequence[Any]) -> Any:
        failed: Exception
        try:
            value = arguments[index] if index < len(arguments) else None
            if value is None or value is UNSET:
                raise TypeError("is required")
            return self._writers[index](value)
        except (TypeError, ValueError) as error:
            failed = error
        parameter = self._operation.parameters[index]
        raise refused(failed, f"{self._operation.id}: {parameter.python_name}")

    def _body(self, body: Any, content_type: str | None) -> tuple[bytes | Upload, str]:
        operation = self._operation
        if not operation.bodies:
            raise TypeError(f"{operation.id}: takes no body")
        failed: Exception
        try:
            return encoded(unsealed(body), operation.bodies, content_type)
        except (TypeError, ValueError) as error:
            failed = refused(error, operation.id)
        except OSError as error:  # of a file
            failed = error
        raise bare(failed)


def prepare(
    operation: Operation[Any],
    settings: Settings,
    arguments: Sequence[Any] = (),
    body: Any = UNSET,
    content_type: str | None = None,
) -> Request:
    """The request of a call, without credentials.

    Raises:
        TypeError, ValueError: an argument or the body cannot be sent as it was meant; with its name.
        UnavailableOperationError: the product that the settings name does not have the operation.
        OSError: a file of the body cannot be looked at.
    """
    if settings.api_profile is not None and operation.availability is not None:
        availability = operation.availability
        if not availability.covers(settings.api_profile):
            raise UnavailableOperationError(
                f"product {settings.api_profile} does not have it",
                hint=availability.instead(settings.api_profile),
                **named(operation),
            )
    if operation.deprecated_for is not None and operation.id not in _warned:
        _warned.add(operation.id)
        instead = f"; use {operation.deprecated_for}" if operation.deprecated_for else ""
        text = f"{operation.id} is deprecated{instead}"
        warnings.warn(text, DeprecatedOperationWarning, stacklevel=2 + _own_frames())
    request = operation.template.request(settings, arguments, body, content_type)
    # What a gateway before the tenant is told is no other host's business
    headers = settings.headers if request.origin is None else settings.headers_elsewhere
    return request.with_headers(headers) if headers else request


def _own_frames() -> int:
    """How many frames of this package lie between `prepare` and the code that called it."""
    count, frame = 0, sys._getframe(2)  # pyright: ignore[reportPrivateUsage]
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("thingshub."):
        count, frame = count + 1, frame.f_back
    return count


def refused(error: Exception, where: str) -> Exception:
    """The error with the place; of an argument that cannot be sent."""
    if isinstance(error, UnicodeError):
        return ValueError(f"{where}: a text has characters that cannot be encoded")
    kind = TypeError if isinstance(error, TypeError) else ValueError
    separator = " " if str(error).startswith(("must ", "needs ", "is ", "has ")) else ": "
    return kind(f"{where}{separator}{error}")


def is_same_origin(one: str, other: str) -> bool:
    """Whether two origins are the same scheme, host and port."""
    return _origin_parts(one) == _origin_parts(other)


def _origin_parts(origin: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(origin)
    return parts.scheme, parts.hostname, parts.port or _DEFAULT_PORTS.get(parts.scheme)


def _server(server: str | None) -> tuple[str | None, str]:
    """Origin and base path of an operation's server."""
    if server is None:
        return None, ""
    parts = urlsplit(server)
    base = "/" + parts.path.strip("/") if parts.path.strip("/") else ""
    return (f"{parts.scheme}://{parts.netloc}", base) if parts.netloc else (None, base)


def _pieces(operation: Operation[Any]) -> tuple[list[str], list[int]]:
    """The path without its parameters, and the indexes of these, in order."""
    indexes = {p.name: i for i, p in enumerate(operation.parameters) if p.place == "path"}
    if not indexes:
        return [operation.path], []
    head, *rest = operation.path.split("{")
    literals, found = [head], list[int]()
    for piece in rest:
        name, _, literal = piece.partition("}")
        found.append(indexes[name])
        literals.append(literal)
    return literals, found
