# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the assets_v3 operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model

from ._metadata import Metadata
from ._object_id import ObjectId


class AssetV3Create(Model, kw_only=True):
    """
    What a new asset is to be.

    Evidence: documented; Breaking changes in thingsHub 5.0,
        https://docs.smartmakers.io/thingshub4/api-changes. One object from 5.0 on; before, an array of
        them, which is not described here.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")]
    """Id of the asset."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    metadata: Annotated[Metadata, Meta(description="Own data, texts by name.")] | UnsetType = UNSET
    """Own data, texts by name."""


class AssetV3Update(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The PUT is documented,
        its body is inferred.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    description: Annotated[str, Meta(description="A new text; null clears it.")] | None | UnsetType = UNSET
    """A new text; null clears it."""

    metadata: Annotated[Metadata, Meta(description="All own data anew, texts by name.")] | UnsetType = UNSET
    """All own data anew, texts by name."""


class AssetV3ImportEntry(Model, kw_only=True):
    """
    An asset to create, or to change when its id is there already.

    Evidence: documented; Asset Import in ThingsHub,
        https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The members besides id, uid
        and name are inferred.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")] | UnsetType = UNSET
    """Id of the asset."""

    uid: Annotated[ObjectId, Meta(description="Id of the asset, when there is no `id`.")] | UnsetType = UNSET
    """Id of the asset, when there is no `id`."""

    name: Annotated[str, Meta(description="Name for people; the id when left out.")] | UnsetType = UNSET
    """Name for people; the id when left out."""

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    metadata: Annotated[Metadata, Meta(description="Own data, texts by name.")] | UnsetType = UNSET
    """Own data, texts by name."""


AssetV3Import: TypeAlias = Annotated[
    list[AssetV3ImportEntry],
    Meta(
        description="The assets to import, 1 to 50,000.\n\nEvidence: documented; Asset Import in ThingsHub,\n    https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub."
    ),
]


"""
The assets to import, 1 to 50,000.

Evidence: documented; Asset Import in ThingsHub,
    https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub.
"""


class AssetV3(Model, kw_only=True):
    """
    An asset before 7.0, with its own data as texts in `metadata`.

    Evidence: documented; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")]
    """Id of the asset."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    description: Annotated[str, Meta(description="Free text, empty when unset.")] | UnsetType = UNSET
    """Free text, empty when unset."""

    metadata: Annotated[Metadata, Meta(description="Own data, texts by name.")] | UnsetType = UNSET
    """Own data, texts by name."""


class AssetV3List(Model, kw_only=True):
    """
    A page of assets.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[AssetV3], Meta(description="The assets.")]
    """The assets."""
