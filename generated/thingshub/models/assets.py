# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the assets operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import ExtensibleModel, Model

from ._object_id import ObjectId


class Asset(ExtensibleModel, kw_only=True):
    """
    An asset. Its custom fields stand beside the fixed ones; each must be defined as a field of the
    business object assets.

    Evidence: documented; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")]
    """Id of the asset."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")] | UnsetType = UNSET
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")] | UnsetType = UNSET
    """When it was last changed (UTC)."""


class AssetUpdate(ExtensibleModel, kw_only=True):
    """
    What is to change; what is left out stays, a custom field that is null is cleared.

    Evidence: inferred; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. That an update is a
        PUT with flat custom fields is documented; that it merges is inferred.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""


class AssetImportEntry(ExtensibleModel, kw_only=True):
    """
    An asset to create, or to change when its id is there already. The id stands in `id`, or in `uid`;
    without a name the id is the name.

    Evidence: documented; Asset Import in ThingsHub,
        https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. What the name falls back to
        is inferred.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")] | UnsetType = UNSET
    """Id of the asset."""

    uid: Annotated[ObjectId, Meta(description="Id of the asset, when there is no `id`.")] | UnsetType = UNSET
    """Id of the asset, when there is no `id`."""

    name: Annotated[str, Meta(description="Name for people; the id when left out.")] | UnsetType = UNSET
    """Name for people; the id when left out."""


AssetImport: TypeAlias = Annotated[
    list[AssetImportEntry],
    Meta(
        description="The assets to import, 1 to 50,000.\n\nEvidence: documented; Asset Import in ThingsHub,\n    https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub."
    ),
]


"""
The assets to import, 1 to 50,000.

Evidence: documented; Asset Import in ThingsHub,
    https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub.
"""


class AssetList(Model, kw_only=True):
    """
    A page of assets.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Asset], Meta(description="The assets.")]
    """The assets."""
