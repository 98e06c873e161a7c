"""The way of every call: request, token, transport, repetitions, then a typed answer or a typed error.

A call has one deadline, and everything in it ends by then: waiting for a login, attempts, the waits between them. A 401
is answered with one new token and one more request, whatever the method: the server has refused to carry the first one
out. Sync and async differ only where they wait; all that decides stands in the functions and classes that both use.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from msgspec import UNSET

from thingshub._client.operation import Operation, named
from thingshub._client.request import prepare
from thingshub._client.response import conclude, refusal
from thingshub._client.security import Access, access_of
from thingshub.auth import AsyncBearer, Bearer
from thingshub.errors import CallError
from thingshub.model import REDACTED
from thingshub.observing import Observer
from thingshub.options import Options
from thingshub.redaction import secrets_in
from thingshub.retries import Budget, Course
from thingshub.settings import Settings
from thingshub.transport import (
    AsyncStreamingResponse,
    AsyncTransport,
    Endpoint,
    Request,
    Response,
    StreamingResponse,
    Timeout,
    Transport,
    TransportFailure,
)

T = TypeVar("T")
R = TypeVar("R", bound="Response | StreamingResponse | AsyncStreamingResponse")
A = TypeVar("A", Transport, AsyncTransport)


class Elsewhere(Generic[A]):
    """The transports to the hosts that operations name, made when they are first needed; shared by a client's copies.

    Args:
        endpoint: How the tenant is reached.
        make: Makes a transport; None for a client with a transport of its own, which then gets these requests too.
    """

    def __init__(self, endpoint: Endpoint, make: Callable[[Endpoint], A] | None) -> None:
        self._endpoint = endpoint
        self._make: Callable[[Endpoint], A] | None = make
        self._made: dict[str, A] = {}
        self._lock = threading.Lock()

    def transport(self, origin: str, own: A) -> A:
        """The transport to an origin; `own` is the client's."""
        if self._make is None:
            return own
        with self._lock:
            found = self._made.get(origin)
            if found is None:
                found = self._made[origin] = self._make(self._endpoint.elsewhere(origin))
            return found

    def taken(self) -> list[A]:
        """All that were made, for whoever closes them."""
        with self._lock:
            made, self._made = list(self._made.values()), {}
        return made


class _Common:
    """What sync and async callers share."""

    settings: Settings
    options: Options
    budget: Budget
    observer: Observer

    def course(self, operation: Operation[Any], body: object = UNSET) -> Course:
        """A new call sets out."""
        return Course(operation, self.options.timeout, self.options.retries, self.budget, body)

    def access(self, operation: Operation[Any], request: Request) -> Access:
        """What the requests of a call say of who calls.

        Raises:
            MissingCredentialsError: the client has not what the operation needs.
        """
        return access_of(operation, self.settings.credentials, is_elsewhere=request.origin is not None)

    def redact(self, text: str, course: Course) -> str:
        """What a server says, without the secrets that it may quote back."""
        text = self.settings.credentials.redact(text)
        for secret in secrets_in(course.body):
            text = text.replace(secret, REDACTED)
        return text

    def concluded(self, operation: Operation[T], response: Response, course: Course) -> T:
        """The typed answer, after its listeners have seen it."""
        try:
            answer = conclude(operation, response, partial(self.redact, course=course))
        except CallError as error:
            raise course.noted_on(error) from None
        self.observer.answered(operation, response, answer)
        return answer

    def refusal(self, operation: Operation[Any], response: Response, course: Course) -> CallError:
        """The error of an answer that is no success."""
        return course.noted_on(refusal(operation, response, partial(self.redact, course=course)))


class Caller(_Common):
    """Carries calls out, for several threads at a time."""

    def __init__(
        self,
        transport: Transport,
        bearer: Bearer,
        settings: Settings,
        options: Options,
        budget: Budget,
        elsewhere: Elsewhere[Transport],
    ) -> None:
        self.transport = transport
        self.elsewhere = elsewhere
        self.bearer = bearer
        self.settings = settings
        self.options = options
        self.budget = budget
        self.observer = Observer(options)
        self.listening: set[Callable[[], None]] = set()

    def call(
        self,
        operation: Operation[T],
        arguments: Sequence[object] = (),
        body: object = UNSET,
        content_type: str | None = None,
    ) -> T:
        """The typed answer of an operation.

        Args:
            operation: What is called.
            arguments: In the order of its parameters; None leaves one out, and so does the end of the sequence.
            body: What is sent; UNSET for nothing, None for JSON's null.
            content_type: Its media type, where the operation takes several.
        """
        course = self.course(operation, body)
        request = prepare(operation, self.settings, arguments, body, content_type)
        self.observer.sending(operation, body)
        response = self.exchange(operation, request, course)
        return self.concluded(operation, response, course)

    def exchange(self, operation: Operation[Any], request: Request, course: Course | None = None) -> Response:
        """Send with a token, again if it helps, until there is an answer."""
        send = self._transport(request).send
        return self._traced(operation, request, course or self.course(operation), send)

    def open(self, operation: Operation[Any], request: Request, course: Course) -> Response | StreamingResponse:
        """The same, with the body of a success left to be read."""

        def send(request: Request, patience: Timeout) -> Response | StreamingResponse:
            incoming = self._transport(request).open(request, patience)
            if 200 <= incoming.status < 300:
                return incoming
            try:
                return Response(incoming.status, incoming.headers, b"".join(incoming.iter_bytes()))
            finally:
                incoming.close()

        return self._traced(operation, request, course, send)

    def _transport(self, request: Request) -> Transport:
        return self.transport if request.origin is None else self.elsewhere.transport(request.origin, self.transport)

    def _traced(
        self, operation: Operation[Any], request: Request, course: Course, send: Callable[[Request, Timeout], R]
    ) -> R:
        if not self.observer.is_tracing:
            return self._repeated(operation, request, course, send)
        with self.observer.span(operation, course):
            return self._repeated(operation, request, course, send)

    def _repeated(
        self, operation: Operation[Any], request: Request, course: Course, send: Callable[[Request, Timeout], R]
    ) -> R:
        while True:
            try:
                response = self._with_token(operation, request, course, send)
                wait_seconds = course.answered(response.status, response.headers, may_repeat=request.may_repeat)
                if wait_seconds is None:
                    return response
            except TransportFailure as failure:
                wait_seconds = course.failed(failure, may_repeat=request.may_repeat)
                if wait_seconds is None:
                    raise course.noted_on(failure.kind(failure.reason, **named(operation))) from None
            self.observer.repeating(operation, course, wait_seconds)
            time.sleep(wait_seconds)

    def _with_token(
        self, operation: Operation[Any], request: Request, course: Course, send: Callable[[Request, Timeout], R]
    ) -> R:
        access = self.access(operation, request)
        if not access.needs_token:
            return self._send(operation, access.applied(request), course, send)
        token = self.bearer.token(course.ends_at)
        response = self._send(operation, access.applied(request, token), course, send)
        if response.status == 401 and request.may_repeat:
            fresh = self.bearer.renewed(token, course.ends_at)
            if fresh:
                response = self._send(operation, access.applied(request, fresh), course, send)
        return response

    def _send(
        self, operation: Operation[Any], request: Request, course: Course, send: Callable[[Request, Timeout], R]
    ) -> R:
        if self.observer.is_idle:
            return send(request, course.patience())
        request = self.observer.before(operation, request, course.number)
        began = time.monotonic()
        try:
            response = send(request, course.patience())
        except TransportFailure as failure:
            self.observer.after(operation, course.number, began, failure=failure)
            raise
        self.observer.after(operation, course.number, began, status=response.status, headers=response.headers)
        return response


class AsyncCaller(_Common):
    """Carries calls out, for several tasks at a time."""

    def __init__(
        self,
        transport: AsyncTransport,
        bearer: AsyncBearer,
        settings: Settings,
        options: Options,
        budget: Budget,
        elsewhere: Elsewhere[AsyncTransport],
    ) -> None:
        self.transport = transport
        self.elsewhere = elsewhere
        self.bearer = bearer
        self.settings = settings
        self.options = options
        self.budget = budget
        self.observer = Observer(options)
        self.listening: set[Callable[[], Awaitable[None]]] = set()

    async def call(
        self,
        operation: Operation[T],
        arguments: Sequence[object] = (),
        body: object = UNSET,
        content_type: str | None = None,
    ) -> T:
        """The typed answer of an operation.

        Args:
            operation: What is called.
            arguments: In the order of its parameters; None leaves one out, and so does the end of the sequence.
            body: What is sent; UNSET for nothing, None for JSON's null.
            content_type: Its media type, where the operation takes several.
        """
        course = self.course(operation, body)
        request = prepare(operation, self.settings, arguments, body, content_type)
        self.observer.sending(operation, body)
        response = await self.exchange(operation, request, course)
        return self.concluded(operation, response, course)

    async def exchange(self, operation: Operation[Any], request: Request, course: Course | None = None) -> Response:
        """Send with a token, again if it helps, until there is an answer."""
        send = self._transport(request).send
        return await self._traced(operation, request, course or self.course(operation), send)

    async def open(
        self, operation: Operation[Any], request: Request, course: Course
    ) -> Response | AsyncStreamingResponse:
        """The same, with the body of a success left to be read."""

        async def send(request: Request, patience: Timeout) -> Response | AsyncStreamingResponse:
            incoming = await self._transport(request).open(request, patience)
            if 200 <= incoming.status < 300:
                return incoming
            try:
                return Response(incoming.status, incoming.headers, b"".join([p async for p in incoming.iter_bytes()]))
            finally:
                await incoming.close()

        return await self._traced(operation, request, course, send)

    def _transport(self, request: Request) -> AsyncTransport:
        return self.transport if request.origin is None else self.elsewhere.transport(request.origin, self.transport)

    async def _traced(
        self,
        operation: Operation[Any],
        request: Request,
        course: Course,
        send: Callable[[Request, Timeout], Awaitable[R]],
    ) -> R:
        if not self.observer.is_tracing:
            return await self._repeated(operation, request, course, send)
        with self.observer.span(operation, course):
            return await self._repeated(operation, request, course, send)

    async def _repeated(
        self,
        operation: Operation[Any],
        request: Request,
        course: Course,
        send: Callable[[Request, Timeout], Awaitable[R]],
    ) -> R:
        while True:
            try:
                response = await self._with_token(operation, request, course, send)
                wait_seconds = course.answered(response.status, response.headers, may_repeat=request.may_repeat)
                if wait_seconds is None:
                    return response
            except TransportFailure as failure:
                wait_seconds = course.failed(failure, may_repeat=request.may_repeat)
                if wait_seconds is None:
                    raise course.noted_on(failure.kind(failure.reason, **named(operation))) from None
            self.observer.repeating(operation, course, wait_seconds)
            import asyncio  # here: a sync client never pays for it

            await asyncio.sleep(wait_seconds)

    async def _with_token(
        self,
        operation: Operation[Any],
        request: Request,
        course: Course,
        send: Callable[[Request, Timeout], Awaitable[R]],
    ) -> R:
        access = self.access(operation, request)
        if not access.needs_token:
            return await self._send(operation, access.applied(request), course, send)
        token = await self.bearer.token(course.ends_at)
        response = await self._send(operation, access.applied(request, token), course, send)
        if response.status == 401 and request.may_repeat:
            fresh = await self.bearer.renewed(token, course.ends_at)
            if fresh:
                response = await self._send(operation, access.applied(request, fresh), course, send)
        return response

    async def _send(
        self,
        operation: Operation[Any],
        request: Request,
        course: Course,
        send: Callable[[Request, Timeout], Awaitable[R]],
    ) -> R:
        if self.observer.is_idle:
            return await send(request, course.patience())
        request = self.observer.before(operation, request, course.number)
        began = time.monotonic()
        try:
            response = await send(request, course.patience())
        except TransportFailure as failure:
            self.observer.after(operation, course.number, began, failure=failure)
            raise
        self.observer.after(operation, course.number, began, status=response.status, headers=response.headers)
        return response


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
