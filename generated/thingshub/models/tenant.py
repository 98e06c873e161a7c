# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the tenant operations use."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model
from thingshub.values import StrEnum

from ._object_id import ObjectId


class MigrationStatus(StrEnum):
    """
    Where a migration task stands.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    PENDING = "pending"
    DONE = "done"


class Migration(Model, kw_only=True):
    """
    A task that moves data of an older product to where a newer one looks for it.

    Evidence: documented; Migration Guide from Legacy to Extended Data Tables,
        https://docs.smartmakers.io/thingshub4/migration-guide-transitioning-from-legacy-data-tab. That
        there is a list of tasks with descriptions is documented; the members are inferred.
    """

    id: Annotated[ObjectId, Meta(description="Id of the task.")]
    """Id of the task."""

    description: Annotated[str, Meta(description="What it does, for people.")]
    """What it does, for people."""

    status: Annotated[MigrationStatus, Meta(description="Where it stands.")]
    """Where it stands."""

    pending: Annotated[int, Meta(description="How many objects still have to be moved.")] | UnsetType = UNSET
    """How many objects still have to be moved."""


class MigrationList(Model, kw_only=True):
    """
    A page of migration tasks.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Migration], Meta(description="The migration tasks.")]
    """The migration tasks."""
