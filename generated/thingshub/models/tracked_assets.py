# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the tracked_assets operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model

from ._geolocation import Geolocation
from ._metadata import Metadata
from ._object_id import ObjectId


class TrackedAssetCreate(Model, kw_only=True):
    """
    Binds an asset to a tracker.

    Evidence: inferred; Breaking changes in thingsHub 5.0,
        https://docs.smartmakers.io/thingshub4/api-changes. The operation is documented, and that
        metadata is no longer in its body; the members are inferred from the answer.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset, which must exist.")]
    """Id of the asset, which must exist."""

    tracker_id: Annotated[str, Meta(description="Id of the tracker or tag.")]
    """Id of the tracker or tag."""

    name: Annotated[str, Meta(description="Name for people; the asset's when left out.")] | UnsetType = UNSET
    """Name for people; the asset's when left out."""

    type: Annotated[str, Meta(description="Name of the tracking set-up.")] | UnsetType = UNSET
    """Name of the tracking set-up."""


class TrackedAsset(Model, kw_only=True):
    """
    An asset that is bound to a tracker.

    Evidence: documented; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")]
    """Id of the asset."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    type: Annotated[str, Meta(description="Name of the tracking set-up, free text.")] | UnsetType = UNSET
    """Name of the tracking set-up, free text."""

    tracker_id: Annotated[str, Meta(description="Id of the tracker or tag.")] | UnsetType = UNSET
    """Id of the tracker or tag."""

    geolocation: (
        Annotated[Geolocation, Meta(description="Where it is; missing before the first position.")] | UnsetType
    ) = UNSET
    """Where it is; missing before the first position."""

    metadata: Annotated[Metadata, Meta(description="Imported data, texts by name (older products).")] | UnsetType = (
        UNSET
    )
    """Imported data, texts by name (older products)."""

    active_journey_id: Annotated[UUID, Meta(description="The journey it is on; missing when on none.")] | UnsetType = (
        UNSET
    )
    """The journey it is on; missing when on none."""

    site_id: Annotated[str, Meta(description="Id of the site it is in; empty outside of all.")] | UnsetType = UNSET
    """Id of the site it is in; empty outside of all."""

    site_name: Annotated[str, Meta(description="Name of the site; missing outside of all.")] | UnsetType = UNSET
    """Name of the site; missing outside of all."""

    zone_id: Annotated[str, Meta(description="Id of the zone it is in; empty or missing when in none.")] | UnsetType = (
        UNSET
    )
    """Id of the zone it is in; empty or missing when in none."""

    entered_site_at: Annotated[datetime, Meta(description="When it came into the site (UTC).")] | UnsetType = UNSET
    """When it came into the site (UTC)."""

    exited_site_at: Annotated[datetime, Meta(description="When it left the last site (UTC).")] | UnsetType = UNSET
    """When it left the last site (UTC)."""


class TrackedAssetList(Model, kw_only=True):
    """
    A page of tracked assets.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[TrackedAsset], Meta(description="The tracked assets.")]
    """The tracked assets."""
