# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the roles operations use."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta
from thingshub.model import Model
from thingshub.values import StrEnum

from ._role_name import RoleName


class RoleArea(StrEnum):
    """
    What a role is about.

    Evidence: inferred; Managing user roles and permissions,
        https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. Device management,
        asset tracking and data visualisation are named; the wire names, and the area of the tenant as a
        whole, are inferred.
    """

    TENANT = "tenant"
    DEVICE_MANAGEMENT = "device-management"
    ASSET_TRACKING = "asset-tracking"
    DATA = "data"


class RoleLevel(StrEnum):
    """
    How far a role reaches: owners create, delete, edit and view, users edit and view, guests view.

    Evidence: documented; Managing user roles and permissions,
        https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. The wire names are
        inferred.
    """

    OWNER = "owner"
    USER = "user"
    GUEST = "guest"


class Role(Model, kw_only=True):
    """
    A fixed set of permissions.

    Evidence: documented; Managing user roles and permissions,
        https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. The members are
        inferred.
    """

    name: Annotated[RoleName, Meta(description="Name of the role.")]
    """Name of the role."""

    area: Annotated[RoleArea, Meta(description="What it is about.")]
    """What it is about."""

    level: Annotated[RoleLevel, Meta(description="How far it reaches.")]
    """How far it reaches."""

    description: Annotated[str, Meta(description="What it permits, for people.")]
    """What it permits, for people."""


class RoleList(Model, kw_only=True):
    """
    A page of roles.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Role], Meta(description="The roles.")]
    """The roles."""
