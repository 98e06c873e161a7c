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
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, Generic, ParamSpec, TypeVar

import msgspec
from msgspec import UNSET

from thingshub.answering import check_media, request_id
from thingshub.calling import AsyncCaller, AsyncResource, Caller, Resource
from thingshub.errors import Attempt
from thingshub.operation import Content, Operation
from thingshub.requesting import named, prepare
from thingshub.retries import Course
from thingshub.transport import AsyncIncoming, Incoming, Response, TransportFailure

T = TypeVar("T")
P = ParamSpec("P")
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

    def __init__(self, response: Response, course: Course, parse: Callable[[], T]) -> None:
        self.status = response.status
        self.headers = response.headers
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

    def __repr__(self) -> str:
        return f"RawAnswer({self.status}, {len(self.content)} bytes)"


class Download:
    """An answer that is still coming; iterate over it, or save it. Only within its `with` block."""

    def __init__(self, incoming: Incoming, operation: Operation[Any], course: Course) -> None:
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
            yield from self._incoming.pieces()
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

    def __init__(self, incoming: AsyncIncoming, operation: Operation[Any], course: Course) -> None:
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
            async for piece in self._incoming.pieces():
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


def raw_call(caller: Caller, operation: Operation[T], body: object = None, **call: Any) -> RawAnswer[T]:
    """Like Caller.call, up to the answer."""
    course = caller.course(operation, body)
    request = prepare(operation, caller.settings, call.get("path", ()), call.get("query"), body)
    if headers := call.get("headers"):
        request = request.with_headers(headers)
    caller.observer.sending(operation, body)
    response = caller.exchange(operation, request, course)
    if not 200 <= response.status < 300:
        raise caller.refusal(operation, response, course)
    return RawAnswer(response, course, lambda: caller.concluded(operation, response, course))


async def raw_call_async(
    caller: AsyncCaller, operation: Operation[T], body: object = None, **call: Any
) -> RawAnswer[T]:
    """Like AsyncCaller.call, up to the answer."""
    course = caller.course(operation, body)
    request = prepare(operation, caller.settings, call.get("path", ()), call.get("query"), body)
    if headers := call.get("headers"):
        request = request.with_headers(headers)
    caller.observer.sending(operation, body)
    response = await caller.exchange(operation, request, course)
    if not 200 <= response.status < 300:
        raise caller.refusal(operation, response, course)
    return RawAnswer(response, course, lambda: caller.concluded(operation, response, course))


def open_call(caller: Caller, operation: Operation[Any], body: object = None, **call: Any) -> tuple[Download, Incoming]:
    """Like Caller.call, up to the first byte of the body."""
    course = caller.course(operation, body)
    request = prepare(operation, caller.settings, call.get("path", ()), call.get("query"), body)
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
    caller: AsyncCaller, operation: Operation[Any], body: object = None, **call: Any
) -> tuple[AsyncDownload, AsyncIncoming]:
    """Like AsyncCaller.call, up to the first byte of the body."""
    course = caller.course(operation, body)
    request = prepare(operation, caller.settings, call.get("path", ()), call.get("query"), body)
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
    method: str, path: str, json: object, content: bytes | Path | None, content_type: str
) -> tuple[Operation[Any], object]:
    """Operation and body of a call that the document does not know.

    Raises:
        ValueError: the path cannot be sent as it is, or both bodies were given.
    """
    if not _PATH.fullmatch(path):
        raise ValueError(f"{path!r} is no path like /api/v3/devices; pass a query as query={{…}} and quote the rest")
    if json is not UNSET and content is not None:
        raise ValueError("pass either json or content, not both")
    body: object = None
    if content is not None:
        body = Content(content, content_type)
    elif json is not UNSET:
        body = msgspec.Raw(b"null") if json is None else json
    return Operation("request", method.upper(), path, Any), body


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
