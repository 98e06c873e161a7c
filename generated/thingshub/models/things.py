# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the things operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model

from ._geolocation import Geolocation
from ._metadata import Metadata
from ._object_id import ObjectId


class ThingCreate(Model, kw_only=True):
    """
    What a new thing is to be.

    Evidence: inferred; Breaking changes in thingsHub 5.0,
        https://docs.smartmakers.io/thingshub4/api-changes. The operation is documented, its body is
        inferred from the answer.
    """

    id: Annotated[ObjectId, Meta(description="Id of the thing.")]
    """Id of the thing."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    external_id: Annotated[str, Meta(description="Id of the tracker or tag.")]
    """Id of the tracker or tag."""

    type: Annotated[str, Meta(description="Name of the tracking set-up.")] | UnsetType = UNSET
    """Name of the tracking set-up."""

    metadata: Annotated[Metadata, Meta(description="Own data, texts by name.")] | UnsetType = UNSET
    """Own data, texts by name."""


class GeolocationInput(Model, kw_only=True):
    """
    A position set by hand.

    Evidence: inferred; Breaking changes in thingsHub 5.0,
        https://docs.smartmakers.io/thingshub4/api-changes. The operation is documented, its body is
        inferred from the answers.
    """

    latitude: Annotated[float, Meta(description="Degrees north.")]
    """Degrees north."""

    longitude: Annotated[float, Meta(description="Degrees east.")]
    """Degrees east."""

    margin: Annotated[float, Meta(description="Estimated error in metres.")] | UnsetType = UNSET
    """Estimated error in metres."""


class Thing(Model, kw_only=True):
    """
    A tracked asset as it was before 5.0.

    Evidence: documented; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
    """

    id: Annotated[ObjectId, Meta(description="Id of the thing.")]
    """Id of the thing."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    type: Annotated[str, Meta(description="Name of the tracking set-up, free text.")] | UnsetType = UNSET
    """Name of the tracking set-up, free text."""

    external_id: Annotated[str, Meta(description="Id of the tracker or tag; tracker_id since 5.0.")] | UnsetType = UNSET
    """Id of the tracker or tag; tracker_id since 5.0."""

    geolocation: (
        Annotated[Geolocation, Meta(description="Where it is; missing before the first position.")] | UnsetType
    ) = UNSET
    """Where it is; missing before the first position."""

    geolocation_history: Annotated[list[Geolocation], Meta(description="Where it was, newest first.")] | UnsetType = (
        UNSET
    )
    """Where it was, newest first."""

    metadata: Annotated[Metadata, Meta(description="Imported data, texts by name.")] | UnsetType = UNSET
    """Imported data, texts by name."""


class ThingList(Model, kw_only=True):
    """
    A page of things.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Thing], Meta(description="The things.")]
    """The things."""
