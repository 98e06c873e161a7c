# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model


class Address(Model, kw_only=True):
    """
    A postal address. Texts that are unknown are missing or empty.

    Evidence: documented; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
    """

    label: Annotated[str, Meta(description="The whole address in one line.")] | UnsetType = UNSET
    """The whole address in one line."""

    street: Annotated[str, Meta(description="Street.")] | UnsetType = UNSET
    """Street."""

    house_number: Annotated[str, Meta(description="Number of the house.")] | UnsetType = UNSET
    """Number of the house."""

    postcode: Annotated[str, Meta(description="Postcode.")] | UnsetType = UNSET
    """Postcode."""

    city: Annotated[str, Meta(description="City.")] | UnsetType = UNSET
    """City."""

    region: Annotated[str, Meta(description="Region.")] | UnsetType = UNSET
    """Region."""

    country: Annotated[str, Meta(description="Country.")] | UnsetType = UNSET
    """Country."""


class Geolocation(Model, kw_only=True):
    """
    Where something is.

    Evidence: documented; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
    """

    latitude: Annotated[float, Meta(description="Degrees north.")]
    """Degrees north."""

    longitude: Annotated[float, Meta(description="Degrees east.")]
    """Degrees east."""

    margin: Annotated[float, Meta(description="Estimated error in metres.")] | UnsetType = UNSET
    """Estimated error in metres."""

    moved_at: Annotated[datetime, Meta(description="When it last moved (UTC).")] | UnsetType = UNSET
    """When it last moved (UTC)."""

    site: Annotated[str, Meta(description="Name of the site it is in.")] | UnsetType = UNSET
    """Name of the site it is in."""

    zone: Annotated[str, Meta(description="Name of the zone it is in.")] | UnsetType = UNSET
    """Name of the zone it is in."""

    site_external_id: (
        Annotated[str, Meta(description="Id of the site in another system (older products).")] | UnsetType
    ) = UNSET
    """Id of the site in another system (older products)."""

    speaking_location: (
        Annotated[str, Meta(description="The place for people: zone and site, or street and city outside of sites.")]
        | UnsetType
    ) = UNSET
    """The place for people: zone and site, or street and city outside of sites."""

    address: Annotated[Address, Meta(description="Postal address.")] | UnsetType = UNSET
    """Postal address."""
