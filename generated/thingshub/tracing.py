"""Spans by OpenTelemetry, one per call; imported only by a client that finds OpenTelemetry installed.

A span is named after the operation and carries the method, the path template, the status and the number of attempts; no
argument, no header and no body.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from opentelemetry import trace
from opentelemetry.environment_variables import OTEL_PYTHON_TRACER_PROVIDER
from opentelemetry.propagate import inject as inject_context
from opentelemetry.trace import (
    NoOpTracerProvider,
    ProxyTracerProvider,
    Span,
    SpanKind,
    StatusCode,
    get_tracer,
    get_tracer_provider,
)

from thingshub._client.operation import Operation
from thingshub.version import __version__

without_instrumentors: Callable[[], AbstractContextManager[None]]
try:  # it comes with the instrumentors, and is needed only beside them
    from opentelemetry.instrumentation.utils import suppress_http_instrumentation

    without_instrumentors = suppress_http_instrumentation
except ImportError:
    without_instrumentors = nullcontext


_IS_NAMED = OTEL_PYTHON_TRACER_PROVIDER in os.environ  # then asking for the provider is what sets it up
_UNKNOWN = object()


def is_configured() -> bool:
    """Whether anybody has set up where spans go; the API alone, installed by some other library, makes none."""
    if getattr(trace, "_TRACER_PROVIDER", _UNKNOWN) is None and not _IS_NAMED:
        return False  # the question below takes a third of what a call takes without its transport
    return not isinstance(get_tracer_provider(), ProxyTracerProvider | NoOpTracerProvider)


def span(operation: Operation[Any]) -> AbstractContextManager[Span]:
    """The span of a call, current while it is open; exceptions are recorded."""
    return get_tracer("thingshub", __version__).start_as_current_span(
        operation.id,
        kind=SpanKind.CLIENT,
        attributes={"http.request.method": operation.method, "url.template": operation.path},
    )


def fail(span: Span, status: int) -> None:
    """The answer says no, which fails the span: so OpenTelemetry wants it of clients."""
    span.set_attribute("error.type", str(status))
    span.set_status(StatusCode.ERROR)


def inject(headers: dict[str, str]) -> None:
    """Add the context of the current span, so that the server's spans become its children."""
    inject_context(headers)
