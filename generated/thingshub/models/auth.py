# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the auth operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta, field
from thingshub.model import Model

from ._user import User


class LoginRequest(Model, kw_only=True):
    """
    User name and password.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
    """

    username: Annotated[str, Meta(description="User name, or e-mail address with the built-in identity provider.")]
    """User name, or e-mail address with the built-in identity provider."""

    password: Annotated[str, Meta(description="The password.")]
    """The password."""


class Session(Model, kw_only=True):
    """
    A session that was just opened.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
    """

    user: Annotated[User, Meta(description="Who has logged in. The key has a capital U, unlike all others.")] = field(
        name="User"
    )
    """Who has logged in. The key has a capital U, unlike all others."""

    expires: Annotated[
        datetime, Meta(description="When the token ends (UTC), seven days after the login in the vendor's sample.")
    ]
    """When the token ends (UTC), seven days after the login in the vendor's sample."""

    token: Annotated[
        str, Meta(description="The bearer token, opaque (44 characters of URL-safe base64 in the vendor's sample).")
    ]
    """The bearer token, opaque (44 characters of URL-safe base64 in the vendor's sample)."""
