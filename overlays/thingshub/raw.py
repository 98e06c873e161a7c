"""Answers as they come: status, headers and bytes of any call, whole or piece by piece.

A call is made by naming the method and its arguments: `hub.raw(hub.devices.get, "pump-7")`. It takes the same way as
ever, with the same token, repetitions and errors; only what follows a success is left to the caller. Streamed answers
are never held in memory; a file appears under its name only when it is complete.
"""

from __future__ import annotations

import copy
import os
import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, Generic, ParamSpec, TypeVar

import msgspec
from msgspec import UNSET

from thingshub._client.operation import Answer, BytesBody, JsonBody, Operation, QueryParameter, named
from thingshub._client.request import prepare
from thingshub._client.response import check_media, request_id
from thingshub._http.headers import Headers
from thingshub.calling import AsyncCaller, AsyncResource, Caller, Resource
from thingshub.errors import Attempt, typed_headers
from thingshub.retries import Course
from thingshub.transport import AsyncStreamingResponse, Request, Response, StreamingResponse, TransportFailure

T = TypeVar("T")
P = ParamSpec("P")
H = TypeVar("H", bound=msgspec.Struct)
Follow = Callable[[Request, str], Request]
_PATH = re.compile(r"/[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*")


class RawAnswer(Generic[T]):
    """A successful answer, not decoded yet. Its repr shows no content.

    Attributes:
        status: The HTTP status, 200 to 299.
        headers: The headers, any case on look-up.
        content: The body as it came, decompressed.
        request_id: The id by which the server or a proxy logged the request; None when it gave none.
        attempts: Repetitions that were needed; empty when the first attempt went well.
    """

    def __init__(self, operation: Operation[T], response: Response, course: Course, parse: Callable[[], T]) -> None:
        self._operation = operation
        self.status = response.status
        self.headers: Mapping[str, str] = Headers(response.headers)
        self.content = response.body
        self.request_id = request_id(response.headers)
        self.attempts: tuple[Attempt, ...] = course.attempts
        self._parse = parse

    def parse(self) -> T:
        """What the method would have returned.

        Raises:
            AnswerError: the body is not what the document says.
        """
        return self._parse()

    def header_values(self, kind: type[H]) -> H:
        """The headers that the document describes, typed.

        Args:
            kind: The model of the operation's headers, e.g. `thingshub.models.DevicesGetHeaders`.

        Raises:
            MismatchError: one is missing that must be there, or is not what the document says.
        """
        operation = self._operation
        return typed_headers(self.headers, kind, self.status, operation.id, operation.method, operation.path)

    def __repr__(self) -> str:
        return f"RawAnswer({self.status}, {len(self.content)} bytes)"


class Download:
    """An answer that is still coming; iterate over it, or save it. Only within its `with` block."""

    def __init__(self, incoming: StreamingResponse, operation: Operation[Any], course: Course) -> None:
        self.status = incoming.status
        self.headers: Mapping[str, str] = incoming.headers
        self._incoming = incoming
        self._operation = operation
        self._course = course

    def __iter__(self) -> Iterator[bytes]:
        """The body in pieces of at most 64 KiB, decompressed.

        Raises:
            TransportError: it broke off.
        """
        try:
            yield from self._incoming.iter_bytes()
        except TransportFailure as failure:
            raise _broken(failure, self._operation, self._course) from None

    def save(self, path: str | Path) -> int:
        """Write the body to a file, which is there only once it is complete.

        Args:
            path: The file; one that is there is replaced.

        Returns:
            How many bytes it has.

        Raises:
            TransportError: the body broke off; what was there before is untouched.
            OSError: the file cannot be written.
        """
        with _complete_or_absent(Path(path)) as file:
            return sum(file.write(piece) for piece in self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.status})"


class AsyncDownload:
    """The same, for `async with` and `async for`."""

    def __init__(self, incoming: AsyncStreamingResponse, operation: Operation[Any], course: Course) -> None:
        self.status = incoming.status
        self.headers: Mapping[str, str] = incoming.headers
        self._incoming = incoming
        self._operation = operation
        self._course = course

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The body in pieces of at most 64 KiB, decompressed.

        Raises:
            TransportError: it broke off.
        """
        try:
            async for piece in self._incoming.iter_bytes():
                yield piece
        except TransportFailure as failure:
            raise _broken(failure, self._operation, self._course) from None

    async def save(self, path: str | Path) -> int:
        """Write the body to a file, which is there only once it is complete.

        Args:
            path: The file; one that is there is replaced.

        Returns:
            How many bytes it has.

        Raises:
            TransportError: the body broke off; what was there before is untouched.
            OSError: the file cannot be written.
        """
        with _complete_or_absent(Path(path)) as file:
            return sum([file.write(piece) async for piece in self])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.status})"


def redirected(method: Callable[P, Any], call: Callable[..., Any]) -> Callable[P, Any]:
    """The method of an operation with another way to carry the call out.

    Raises:
        TypeError: it is no method of one operation.
    """
    resource, function = getattr(method, "__self__", None), getattr(method, "__func__", None)
    if not isinstance(resource, Resource | AsyncResource) or function is None:
        raise TypeError(
            f"{method!r} is no operation; pass one as it is, e.g. hub.devices.get, and its arguments after it"
        )
    if function.__name__.startswith("iterate") or function.__module__.startswith("thingshub.extensions."):
        raise TypeError(f"{function.__name__} makes many calls; pass the operation that it repeats, e.g. list")
    twin = copy.copy(resource)
    twin._call = call  # pyright: ignore[reportPrivateUsage]
    return partial(function, twin)


def caller_of(method: Callable[..., Any], kind: type[T]) -> T:
    """The caller behind a method, with the options of the client that it was taken from."""
    caller = getattr(getattr(method, "__self__", None), "_caller", None)
    if not isinstance(caller, kind):
        raise TypeError(f"{method!r} is no operation of a client like this one")
    return caller


def raw_call(
    caller: Caller,
    operation: Operation[T],
    arguments: Sequence[object] = (),
    body: object = UNSET,
    content_type: str | None = None,
    *,
    headers: Mapping[str, str] | None = None,
    follow: Follow | None = None,
) -> RawAnswer[T]:
    """Like Caller.call, up to the answer; with further headers, and to the next page of a list."""
    course = caller.course(operation, body)
    request = _prepared(caller, operation, arguments, body, content_type, headers, follow)
    caller.observer.sending(operation, body)
    response = caller.exchange(operation, request, course)
    if not 200 <= response.status < 300:
        raise caller.refusal(operation, response, course)
    return RawAnswer(operation, response, course, lambda: caller.concluded(operation, response, course))


async def raw_call_async(
    caller: AsyncCaller,
    operation: Operation[T],
    arguments: Sequence[object] = (),
    body: object = UNSET,
    content_type: str | None = None,
    *,
    headers: Mapping[str, str] | None = None,
    follow: Follow | None = None,
) -> RawAnswer[T]:
    """Like AsyncCaller.call, up to the answer; with further headers, and to the next page of a list."""
    course = caller.course(operation, body)
    request = _prepared(caller, operation, arguments, body, content_type, headers, follow)
    caller.observer.sending(operation, body)
    response = await caller.exchange(operation, request, course)
    if not 200 <= response.status < 300:
        raise caller.refusal(operation, response, course)
    return RawAnswer(operation, response, course, lambda: caller.concluded(operation, response, course))


def _prepared(
    caller: Caller | AsyncCaller,
    operation: Operation[Any],
    arguments: Sequence[object],
    body: object,
    content_type: str | None,
    headers: Mapping[str, str] | None,
    follow: Follow | None,
) -> Request:
    request = prepare(operation, caller.settings, arguments, body, content_type)
    if headers:
        request = request.with_headers(headers)
    return follow(request, request.origin or caller.settings.endpoint.url) if follow is not None else request


def open_call(
    caller: Caller,
    operation: Operation[Any],
    arguments: Sequence[object] = (),
    body: object = UNSET,
    content_type: str | None = None,
) -> tuple[Download, StreamingResponse]:
    """Like Caller.call, up to the first byte of the body."""
    course = caller.course(operation, body)
    request = prepare(operation, caller.settings, arguments, body, content_type)
    caller.observer.sending(operation, body)
    answer = caller.open(operation, request, course)
    if isinstance(answer, Response):
        raise caller.refusal(operation, answer, course)
    try:
        check_media(operation, answer)
    except BaseException:
        answer.close()
        raise
    return Download(answer, operation, course), answer


async def open_call_async(
    caller: AsyncCaller,
    operation: Operation[Any],
    arguments: Sequence[object] = (),
    body: object = UNSET,
    content_type: str | None = None,
) -> tuple[AsyncDownload, AsyncStreamingResponse]:
    """Like AsyncCaller.call, up to the first byte of the body."""
    course = caller.course(operation, body)
    request = prepare(operation, caller.settings, arguments, body, content_type)
    caller.observer.sending(operation, body)
    answer = await caller.open(operation, request, course)
    if isinstance(answer, Response):
        raise caller.refusal(operation, answer, course)
    try:
        check_media(operation, answer)
    except BaseException:
        await answer.close()
        raise
    return AsyncDownload(answer, operation, course), answer


def custom(
    method: str,
    path: str,
    query: Mapping[str, object] | None,
    json: object,
    content: bytes | Path | None,
    content_type: str,
) -> tuple[Operation[Any], Sequence[object], object]:
    """Operation, arguments and body of a call that the document does not know.

    Raises:
        ValueError: the path cannot be sent as it is, or both bodies were given.
    """
    if not _PATH.fullmatch(path):
        raise ValueError(f"{path!r} is no path like /api/v3/devices; pass a query as query={{…}} and quote the rest")
    if json is not UNSET and content is not None:
        raise ValueError("pass either json or content, not both")
    operation: Operation[Any] = Operation(
        "request",
        method.upper(),
        path,
        tuple(QueryParameter(name, explode=False) for name in query or {}),
        (Answer("2XX", "application/json", Any),),
        (JsonBody(),) if content is None else (BytesBody(content_type),),
    )
    return operation, tuple((query or {}).values()), json if content is None else content


def awaitable(call: Callable[..., T]) -> Callable[..., Awaitable[T]]:
    """A function as the async methods want it."""

    async def later(*args: Any, **kwargs: Any) -> T:
        return call(*args, **kwargs)

    return later


def at_once(result: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns that never waits."""
    try:
        result.send(None)
    except StopIteration as done:
        value: T = done.value
        return value
    result.close()
    raise TypeError("not the method of one operation: it waits for something else")


def _broken(failure: TransportFailure, operation: Operation[Any], course: Course) -> Exception:
    return course.noted_on(failure.kind(failure.reason, **named(operation)))


@contextmanager
def _complete_or_absent(path: Path) -> Generator[IO[bytes]]:
    """A file that takes its name only when the block ends well."""
    growing = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with growing.open("xb") as file:
            yield file
        os.replace(growing, path)
    finally:
        growing.unlink(missing_ok=True)
