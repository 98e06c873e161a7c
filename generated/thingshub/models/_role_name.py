# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

RoleName: TypeAlias = Annotated[
    str,
    Meta(
        description="Name of a role: tenant-owner, or an area and a level.\n\nEvidence: inferred; Managing user roles and permissions,\n    https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. Tenant Owner, Device\n    Management Owner and Asset Tracking Owner are named; the wire names are inferred."
    ),
]


"""
Name of a role: tenant-owner, or an area and a level.

Evidence: inferred; Managing user roles and permissions,
    https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. Tenant Owner, Device
    Management Owner and Asset Tracking Owner are named; the wire names are inferred.
"""
