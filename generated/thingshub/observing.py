"""Who is told about a call: the log, the hooks, a trace.

Loggers: `thingshub.calls` has a line for each request and answer (DEBUG) and for each repetition (INFO);
`thingshub.bodies` has what was sent and what came (DEBUG), without what the document marks as secret. Lines name the
operation and the path template, never an argument or a header. A span per call is made when OpenTelemetry is installed
and set up, and its context is sent along. With nobody listening, all of this costs a look at a logger's level.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import msgspec

from thingshub._client.operation import Operation
from thingshub._client.response import request_id
from thingshub._client.sealing import unsealed
from thingshub._codec.media_types import is_some_json
from thingshub.drift import drift_of
from thingshub.errors import CallError
from thingshub.options import AnswerEvent, Options, RequestEvent
from thingshub.redaction import redacted_json
from thingshub.retries import CallState
from thingshub.transport import Request, Response, TransportFailure

_calls = logging.getLogger("thingshub.calls")
_bodies = logging.getLogger("thingshub.bodies")


class Observer:
    """Tells a client's listeners about its calls."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._has_hooks = options.on_request is not None or options.on_answer is not None
        self._tracing = _opentelemetry()

    @property
    def is_tracing(self) -> bool:
        """Whether each call is to be a span."""
        return self._tracing is not None and self._tracing.is_configured()

    @property
    def is_listening(self) -> bool:
        """Whether anybody, a trace apart, is told of requests and answers."""
        return self._has_hooks or _calls.isEnabledFor(logging.DEBUG)

    def before(self, state: CallState, request: Request) -> Request:
        """A request is about to be sent; with what the hook and the trace add to its headers.

        Raises:
            ValueError: the hook wants to replace a header that is the client's.
        """
        added: dict[str, str] = {}
        if self._options.on_request is not None:
            operation = state.operation
            event = RequestEvent(operation.id, operation.method, operation.path, state.attempt)
            added.update(self._options.on_request(event) or {})
            taken = {name.lower() for name in request.headers}
            if clash := next((name for name in added if name.lower() in taken), None):
                raise ValueError(f"on_request: the header {clash} is set by the client")
        if state.is_traced:
            self._tracing.inject(added)
        return request.with_headers(added) if added else request

    def after(
        self,
        state: CallState,
        began: float,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        failure: TransportFailure | None = None,
    ) -> None:
        """An answer came, or none."""
        operation, attempt = state.operation, state.attempt
        took_seconds = time.monotonic() - began
        error = failure.kind.__name__ if failure is not None else None
        logged = request_id(headers) if headers is not None else None
        if _calls.isEnabledFor(logging.DEBUG):
            outcome = status if error is None else error
            _calls.debug(
                "%s %s %s -> %s in %.1f ms (attempt %d)",
                *(operation.id, operation.method, operation.path, outcome, took_seconds * 1000, attempt),
            )
        if self._options.on_answer is not None:
            self._options.on_answer(
                AnswerEvent(
                    operation.id, operation.method, operation.path, attempt, status, error, took_seconds, logged
                )
            )

    def sending_alone(self, state: CallState) -> AbstractContextManager[None]:
        """While a request is sent: a library below, whose calls are traced as well, makes no second span of it."""
        return self._tracing.without_instrumentors() if state.is_traced else nullcontext()

    def repeating(self, state: CallState, wait_seconds: float) -> None:
        """The call goes on after a failure."""
        name, outcome = state.operation.id, state.attempts[-1].outcome
        _calls.info("%s: %s, trying again in %.2f s (attempt %d)", name, outcome, wait_seconds, state.attempt)

    def sending(self, operation: Operation[Any], body: object) -> None:
        """The body of a call, once per call."""
        if body is not msgspec.UNSET and _bodies.isEnabledFor(logging.DEBUG):
            _bodies.debug("%s sends %s", operation.id, _shown(unsealed(body)))

    def answered(self, operation: Operation[Any], response: Response, answer: object) -> None:
        """The decoded answer of a call."""
        if answer is not None and _bodies.isEnabledFor(logging.DEBUG):
            _bodies.debug("%s answers %s", operation.id, _shown(answer))
        if self._options.on_drift is not None and answer is not None:
            if not is_some_json(response.headers.get("Content-Type", "")):
                return
            for drift in drift_of(operation.id, response.body, answer):
                self._options.on_drift(drift)

    @contextmanager
    def span(self, state: CallState) -> Generator[None]:
        """The span of a call; only while tracing."""
        state.is_traced = True
        with self._tracing.span(state.operation) as span:
            try:
                yield
            except CallError as error:
                span.set_attribute("error.type", type(error).__name__)
                raise
            else:
                if state.status is not None and state.status >= 400:
                    self._tracing.fail(span, state.status)
            finally:
                if state.status is not None:
                    span.set_attribute("http.response.status_code", state.status)
                span.set_attribute("thingshub.attempts", state.attempt)


def _shown(body: object) -> str:
    return f"({len(body)} bytes)" if isinstance(body, bytes | str) else redacted_json(body)


def _opentelemetry() -> Any:
    try:
        from thingshub import tracing
    except ImportError:  # OpenTelemetry is not installed
        return None
    return tracing
