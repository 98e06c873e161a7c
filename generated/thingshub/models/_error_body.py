# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta
from thingshub.model import Model


class ErrorBody(Model, kw_only=True):
    """
    The body of every error answer.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
    """

    code: Annotated[int, Meta(description="Always the HTTP status.")]
    """Always the HTTP status."""

    error: Annotated[str, Meta(description="An explanation for people. The wording may change; do not compare it.")]
    """An explanation for people. The wording may change; do not compare it."""
