"""Spans by OpenTelemetry, one per call; imported only by a client that finds OpenTelemetry installed.

A span is named after the operation and carries the method, the path template, the status and the number of attempts; no
argument, no header and no body.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from opentelemetry.propagate import inject as inject_context
from opentelemetry.trace import (
    NoOpTracerProvider,
    ProxyTracerProvider,
    Span,
    SpanKind,
    get_tracer,
    get_tracer_provider,
)

from thingshub._client.operation import Operation
from thingshub.version import __version__


def is_configured() -> bool:
    """Whether anybody has set up where spans go; the API alone, installed by some other library, makes none."""
    return not isinstance(get_tracer_provider(), ProxyTracerProvider | NoOpTracerProvider)


def span(operation: Operation[Any]) -> AbstractContextManager[Span]:
    """The span of a call, current while it is open; exceptions are recorded."""
    return get_tracer("thingshub", __version__).start_as_current_span(
        operation.id,
        kind=SpanKind.CLIENT,
        attributes={"http.request.method": operation.method, "url.template": operation.path},
    )


def inject(headers: dict[str, str]) -> None:
    """Add the context of the current span, so that the server's spans become its children."""
    inject_context(headers)
