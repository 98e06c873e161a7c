# Generated from overlays/thingshub/_client/executor_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""The one path of every call: arguments → request → token → transport, again if it helps → answer or error.

`call`, `raw`, `open` and logging in start at `start` and leave at different ends. A call has one deadline, and all of
it ends by then: waiting for a login, attempts, the waits between them. A 401 is answered with one new token and another
request, whatever the method: the server has refused to carry the first one out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Self, TypeVar

from msgspec import UNSET

from thingshub._client.operation import Operation, named
from thingshub._client.planning import Call
from thingshub._client.refused import Refused
from thingshub._client.request import prepare
from thingshub._client.response import conclude, refusal
from thingshub._client.sealing import Sealed, bare, sealed, unsealed
from thingshub._client.security import access_of
from thingshub._client.tokens import TokenProvider
from thingshub._client.transports import Transports
from thingshub._client.waiting import sleep
from thingshub.errors import CallError, ClientClosedError
from thingshub.model import REDACTED
from thingshub.observing import Observer
from thingshub.options import Options
from thingshub.raw import RawAnswer
from thingshub.redaction import secrets_in
from thingshub.retries import CallState, RetryBudget
from thingshub.settings import Settings
from thingshub.transport import Request, Response, StreamingResponse, Timeout, TransportFailure

T = TypeVar("T")
R = TypeVar("R", bound="Response | StreamingResponse")
Follow = Callable[[Request, str], Request]


class RequestExecutor:
    """Carries out the calls of one client, or of one of its copies with other options.

    Attributes:
        listening: What ends the live updates that are being listened to.
    """

    def __init__(
        self, transports: Transports, tokens: TokenProvider, settings: Settings, options: Options, budget: RetryBudget
    ) -> None:
        self.transports = transports
        self.tokens = tokens
        self.settings = settings
        self.options = options
        self.budget = budget
        self.observer = Observer(options)
        self.listening: set[Callable[[], None]] = set()

    def with_options(self, options: Options) -> Self:
        """The same connections, token and retry budget, with other options."""
        copy = type(self)(self.transports, self.tokens, self.settings, options, self.budget)
        copy.listening = self.listening
        return copy

    def is_family(self, other: object) -> bool:
        """Whether the other one is of the same client, or of a copy of it."""
        return isinstance(other, RequestExecutor) and other.transports is self.transports

    def start(
        self,
        operation: Operation[Any],
        arguments: Sequence[object] = (),
        body: object = UNSET,
        content_type: str | None = None,
        *,
        more: Sealed | None = None,
        follow: Follow | None = None,
    ) -> CallState:
        """Begin a call: everything that can be refused before anything is sent is refused here.

        Args:
            operation: What is called.
            arguments: In the order of its parameters; None leaves one out, and so does the end of the sequence.
            body: What is sent; UNSET for nothing, None for JSON's null.
            content_type: Its media type, where the operation takes several.
            more: Further headers.
            follow: Turns the request into the one for the next page.

        Raises:
            TypeError, ValueError: an argument or the body cannot be sent as it was meant.
            UnavailableOperationError, UnsafeServerError: the call is not made.
            ClientClosedError: the client was closed.
        """
        body = sealed(body)
        if self.transports.is_closed:
            raise ClientClosedError("the client is closed", **named(operation))
        request = prepare(operation, self.settings, arguments, body, content_type)
        if more is not None and more.value:
            request = request.with_headers(more.value)
        if follow is not None:
            request = follow(request, request.origin or self.settings.endpoint.url)
        self.observer.sending(operation, body)
        return self.state(operation, request, unsealed(body))

    def state(self, operation: Operation[Any], request: Request, body: object = UNSET) -> CallState:
        """A call whose request is there already."""
        return CallState(operation, request, body, self.options.timeout, self.options.retries, self.budget)

    def call(
        self,
        operation: Operation[T],
        arguments: Sequence[object] = (),
        body: object = UNSET,
        content_type: str | None = None,
    ) -> T:
        """The typed answer of an operation; arguments as those of `start`."""
        body = sealed(body)
        state = self.start(operation, arguments, body, content_type)
        return self.concluded(operation, self.exchange(state), state)

    def call_parts(self, operation: Operation[T], parts: Sequence[object], merge: Callable[[list[T]], T]) -> T:
        """One answer of as many requests as there are bodies, one after the other."""
        return merge([self.call(operation, (), part) for part in parts])

    def raw(self, call: Call, more: Sealed | None = None, *, follow: Follow | None = None) -> RawAnswer[Any]:
        """The answer as it came, if it is a success; with further headers, or to the next page of a list."""
        operation = call.operation
        body = sealed(call.body)  # on a line of its own: some trackers show each attribute in a line that fails
        state = self.start(operation, call.arguments, body, call.content_type, more=more, follow=follow)
        response = self.exchange(state)
        if not 200 <= response.status < 300:
            raise self.refusal(response, state)
        return RawAnswer(operation, response, state, lambda: self.concluded(operation, response, state))

    def open(self, call: Call) -> tuple[StreamingResponse, CallState]:
        """The answer up to its headers, if it is a success; the body is still to come."""
        body = sealed(call.body)
        state = self.start(call.operation, call.arguments, body, call.content_type)
        transport = self.transports.to(state.request.origin)

        def send(request: Request, timeout: Timeout) -> Response | StreamingResponse:
            refused = Refused(timeout)
            opened = transport.open(request, timeout)
            if 200 <= opened.status < 300:
                return opened
            try:
                for piece in opened.iter_bytes():
                    refused.take(piece)
            finally:
                opened.close()
            return Response(opened.status, opened.headers, refused.body)

        response = self._traced(state, send)
        if isinstance(response, Response):
            raise self.refusal(response, state)
        return response, state

    def exchange(self, state: CallState) -> Response:
        """Send with a token, again if it helps, until there is an answer."""
        return self._traced(state, self.transports.to(state.request.origin).send)

    def concluded(self, operation: Operation[T], response: Response, state: CallState) -> T:
        """The typed answer, after its listeners have seen it."""
        try:
            answer = conclude(operation, response, partial(self._redacted, state))
        except CallError as error:
            failed = error
        else:
            self.observer.answered(operation, response, answer)
            return answer
        raise bare(state.attach_attempts(failed))  # here, so that nothing that has held the answer hangs on it

    def refusal(self, response: Response, state: CallState) -> CallError:
        """The error of an answer that is no success."""
        return state.attach_attempts(refusal(state.operation, response, partial(self._redacted, state)))

    def _redacted(self, state: CallState, text: str) -> str:
        """What a server says, without the secrets that it may quote back."""
        text = self.settings.credentials.redact(text)
        for secret in secrets_in(state.body):
            text = text.replace(secret, REDACTED)
        return text

    def _traced(self, state: CallState, send: Callable[[Request, Timeout], R]) -> R:
        if not self.observer.is_tracing:
            return self._repeated(state, send)
        with self.observer.span(state):
            return self._repeated(state, send)

    def _repeated(self, state: CallState, send: Callable[[Request, Timeout], R]) -> R:
        while True:
            failure: TransportFailure | None = None
            unsent: CallError | None = None
            try:
                response = self._with_token(state, send)
                wait_seconds = state.answered(response.status, response.headers)
                if wait_seconds is None:
                    return response
            except TransportFailure as caught:
                failure = caught
                wait_seconds = state.failed(failure)
            except CallError as caught:  # of the login, or that there are no credentials
                unsent, wait_seconds = caught, None
            if unsent is not None:
                raise bare(state.unsent_for(unsent))
            if wait_seconds is None:  # raised here, so that nothing of the transport hangs on the error
                assert failure is not None
                raise state.attach_attempts(failure.error(**named(state.operation)))
            self.observer.repeating(state, wait_seconds)
            sleep(wait_seconds)

    def _with_token(self, state: CallState, send: Callable[[Request, Timeout], R]) -> R:
        request = state.request
        access = access_of(state.operation, self.settings.credentials, is_elsewhere=request.origin is not None)
        if not access.needs_token:
            return self._send(state, access.applied(request), send)
        token = self.tokens.token(state.ends_at)
        response = self._send(state, access.applied(request, token), send)
        if response.status == 401 and request.may_repeat:
            fresh = self.tokens.renewed(token, state.ends_at)
            if fresh is not None:
                response = self._send(state, access.applied(request, fresh), send)
        return response

    def _send(self, state: CallState, request: Request, send: Callable[[Request, Timeout], R]) -> R:
        if not (state.is_traced or self.observer.is_listening):
            return send(request, state.remaining_timeout())
        request = self.observer.before(state, request)
        began = time.monotonic()
        try:
            with self.observer.sending_alone(state):
                response = send(request, state.remaining_timeout())
        except TransportFailure as failure:
            self.observer.after(state, began, failure=failure)
            raise
        try:
            self.observer.after(state, began, status=response.status, headers=response.headers)
        except BaseException:  # the hook's own: the connection of an answer that is still coming must not be lost
            if not isinstance(response, Response):
                response.close()
            raise
        return response
