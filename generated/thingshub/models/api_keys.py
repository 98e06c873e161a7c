# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the api_keys operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta
from thingshub.model import Model

from ._object_id import ObjectId


class ApiKeyCreate(Model, kw_only=True):
    """
    What a new key is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="What the key is for.")]
    """What the key is for."""


class ApiKeyCreated(Model, kw_only=True):
    """
    A new key, shown this once.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    id: Annotated[ObjectId, Meta(description="Id of the key, made by the platform.")]
    """Id of the key, made by the platform."""

    name: Annotated[str, Meta(description="What the key is for.")]
    """What the key is for."""

    key: Annotated[str, Meta(description="The key itself, to be sent as a bearer token.")]
    """The key itself, to be sent as a bearer token."""

    created_at: Annotated[datetime, Meta(description="When the key was created (UTC).")]
    """When the key was created (UTC)."""


class ApiKey(Model, kw_only=True):
    """
    A permanent key as it is listed, without the key itself.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    id: Annotated[ObjectId, Meta(description="Id of the key, made by the platform.")]
    """Id of the key, made by the platform."""

    name: Annotated[str, Meta(description="What the key is for.")]
    """What the key is for."""

    created_at: Annotated[datetime, Meta(description="When the key was created (UTC).")]
    """When the key was created (UTC)."""


class ApiKeyList(Model, kw_only=True):
    """
    A page of keys.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[ApiKey], Meta(description="The keys.")]
    """The keys."""
