# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

Label: TypeAlias = Annotated[
    str,
    Meta(
        description="A plain word by which integrations and data tables select devices. First and last a letter or digit,\nbetween them also hyphen, underscore, dot and space; 3 to 120 characters, ASCII.\n\nEvidence: documented; Labels and Selectors,\n    https://wiki.smartmakers.io/confluence/thingshub-documentation/labels-and-selectors-721048.html.\n    The page allows the underscore in its rule and lists a name with one among the invalid examples;\n    the rule is followed here, and the SDK leaves the check to the server."
    ),
]


"""
A plain word by which integrations and data tables select devices. First and last a letter or digit,
between them also hyphen, underscore, dot and space; 3 to 120 characters, ASCII.

Evidence: documented; Labels and Selectors,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/labels-and-selectors-721048.html.
    The page allows the underscore in its rule and lists a name with one among the invalid examples;
    the rule is followed here, and the SDK leaves the check to the server.
"""


LabelNames: TypeAlias = Annotated[
    list[Label],
    Meta(
        description="Labels, comma-separated in a query.\n\nEvidence: documented; Migrating from Release 3.8 to 3.9,\n    https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html."
    ),
]


"""
Labels, comma-separated in a query.

Evidence: documented; Migrating from Release 3.8 to 3.9,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
"""
