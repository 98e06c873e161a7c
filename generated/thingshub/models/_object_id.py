# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

ObjectId: TypeAlias = Annotated[
    str,
    Meta(
        description="Letters a-z and A-Z, digits and single hyphens in between, at most 63 characters; case matters.\nAll-digit ids of 15 figures are in use, so an id is never a number.\n\nEvidence: documented; Business Objects ID,\n    https://docs.smartmakers.io/thingshub4/business-objects-id. The rule is restated as a pattern.\n    That keys follow it too is inferred."
    ),
]


"""
Letters a-z and A-Z, digits and single hyphens in between, at most 63 characters; case matters.
All-digit ids of 15 figures are in use, so an id is never a number.

Evidence: documented; Business Objects ID,
    https://docs.smartmakers.io/thingshub4/business-objects-id. The rule is restated as a pattern.
    That keys follow it too is inferred.
"""
