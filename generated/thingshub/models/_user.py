# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model

from ._role_name import RoleName


class User(Model, kw_only=True):
    """
    A user of the tenant. Unset texts are empty, not null.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface. locked and roles
        are shown in the vendor's user interface (users-page); that they are answered is inferred.
    """

    id: Annotated[int, Meta(description="Number of the user.")]
    """Number of the user."""

    username: Annotated[str, Meta(description="Log-in name; it never changes.")]
    """Log-in name; it never changes."""

    full_name: Annotated[str, Meta(description="Full name, empty when unset.")] | UnsetType = UNSET
    """Full name, empty when unset."""

    email: Annotated[str, Meta(description="E-mail address, empty when unset.")] | UnsetType = UNSET
    """E-mail address, empty when unset."""

    country: Annotated[str, Meta(description="Country code, empty when unset.")] | UnsetType = UNSET
    """Country code, empty when unset."""

    password: Annotated[str, Meta(description="Present and always empty in answers.")] | UnsetType = UNSET
    """Present and always empty in answers."""

    locked: Annotated[bool, Meta(description="Whether the user may not log in.")] | UnsetType = UNSET
    """Whether the user may not log in."""

    roles: Annotated[list[RoleName], Meta(description="Names of the user's roles.")] | UnsetType = UNSET
    """Names of the user's roles."""

    created_at: Annotated[datetime, Meta(description="When the user was created (UTC).")] | UnsetType = UNSET
    """When the user was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When the user was last changed (UTC).")] | UnsetType = UNSET
    """When the user was last changed (UTC)."""

    last_login_at: Annotated[datetime, Meta(description="When the user last logged in (UTC).")] | UnsetType = UNSET
    """When the user last logged in (UTC)."""
