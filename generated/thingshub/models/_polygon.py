# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta
from thingshub.model import Model
from thingshub.values import StrEnum


class PolygonType(StrEnum):
    """
    The one kind of area (GeoJSON).

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    POLYGON = "Polygon"


Position: TypeAlias = Annotated[
    list[float],
    Meta(
        description="Longitude and latitude in degrees, in this order (GeoJSON).\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]


"""
Longitude and latitude in degrees, in this order (GeoJSON).

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


Ring: TypeAlias = Annotated[
    list[Position],
    Meta(
        description="A closed line: the last position is the first one.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]


"""
A closed line: the last position is the first one.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


class Polygon(Model, kw_only=True):
    """
    An area (GeoJSON): the outer ring, then the holes.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    type: Annotated[PolygonType, Meta(description="Always Polygon.")]
    """Always Polygon."""

    coordinates: Annotated[list[Ring], Meta(description="The rings.")]
    """The rings."""
