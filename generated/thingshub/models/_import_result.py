# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta
from thingshub.model import Model


class ImportProblem(Model, kw_only=True):
    """
    An entry that was not imported.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    index: Annotated[int, Meta(description="Its place in the list, from 0.")]
    """Its place in the list, from 0."""

    id: Annotated[str, Meta(description="Its id, empty when it has none.")]
    """Its id, empty when it has none."""

    error: Annotated[str, Meta(description="Why it was not imported, for people.")]
    """Why it was not imported, for people."""


class ImportResult(Model, kw_only=True):
    """
    What an import has done.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. The answer is not documented; this is the usual one for imports.
    """

    created: Annotated[int, Meta(description="How many assets are new.")]
    """How many assets are new."""

    updated: Annotated[int, Meta(description="How many assets were changed.")]
    """How many assets were changed."""

    failed: Annotated[int, Meta(description="How many entries were not imported.")]
    """How many entries were not imported."""

    errors: Annotated[list[ImportProblem], Meta(description="The entries that were not imported.")]
    """The entries that were not imported."""
