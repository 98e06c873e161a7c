# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the sites operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model

from ._object_id import ObjectId
from ._polygon import Polygon


class SiteCreate(Model, kw_only=True):
    """
    What a new site is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    id: (
        Annotated[ObjectId, Meta(description="An id of your own; the platform makes one when it is left out.")]
        | UnsetType
    ) = UNSET
    """An id of your own; the platform makes one when it is left out."""

    external_id: Annotated[str, Meta(description="Id in another system.")] | UnsetType = UNSET
    """Id in another system."""

    polygon: Annotated[Polygon, Meta(description="Its area.")] | UnsetType = UNSET
    """Its area."""


class SiteUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    external_id: (
        Annotated[str, Meta(description="Another id in another system; null clears it.")] | None | UnsetType
    ) = UNSET
    """Another id in another system; null clears it."""

    polygon: Annotated[Polygon, Meta(description="Another area; null clears it.")] | None | UnsetType = UNSET
    """Another area; null clears it."""


class Site(Model, kw_only=True):
    """
    A place of the tenant, e.g. a plant.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. Id,
        name and external id are documented; the area is a proposal.
    """

    id: Annotated[ObjectId, Meta(description="Id of the site.")]
    """Id of the site."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    external_id: Annotated[str, Meta(description="Id in another system, empty when unset.")]
    """Id in another system, empty when unset."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    polygon: Annotated[Polygon, Meta(description="Its area; missing when unset.")] | UnsetType = UNSET
    """Its area; missing when unset."""


class SiteList(Model, kw_only=True):
    """
    A page of sites.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Site], Meta(description="The sites.")]
    """The sites."""
