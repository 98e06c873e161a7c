# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the business_objects operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model
from thingshub.values import StrEnum

BusinessObjectName: TypeAlias = Annotated[
    str,
    Meta(
        description="Name of a business object; only assets are supported.\n\nEvidence: documented; Breaking Changes in thingsHub 7.0,\n    https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0."
    ),
]


"""
Name of a business object; only assets are supported.

Evidence: documented; Breaking Changes in thingsHub 7.0,
    https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
"""


FieldName: TypeAlias = Annotated[
    str,
    Meta(
        description="Name of a field, as it stands in the JSON of the business object.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]


"""
Name of a field, as it stands in the JSON of the business object.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


class FieldType(StrEnum):
    """
    Type of a field.

    Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. text,
        number, date and decimal are named; their wire names are inferred, and there may be more.
    """

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    DATE = "date"


class FieldKind(StrEnum):
    """
    Who owns a field: thingsHub (system, read-only) or the tenant's users (custom).

    Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. The
        wire names are inferred.
    """

    SYSTEM = "system"
    CUSTOM = "custom"


class FieldSettings(Model, kw_only=True):
    """
    Settings of a field.

    Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. Only
        the precision of decimals is named.
    """

    precision: Annotated[int, Meta(description="Digits behind the point of a decimal.")] | UnsetType = UNSET
    """Digits behind the point of a decimal."""


class FieldCreate(Model, kw_only=True):
    """
    What a new custom field is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[FieldName, Meta(description="Name of the field.")]
    """Name of the field."""

    type: Annotated[FieldType, Meta(description="Type of its values.")]
    """Type of its values."""

    settings: Annotated[FieldSettings, Meta(description="Its settings.")] | UnsetType = UNSET
    """Its settings."""


class FieldUpdate(Model, kw_only=True):
    """
    What is to change. Name and type of a field stay.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    settings: Annotated[FieldSettings, Meta(description="Its settings anew.")]
    """Its settings anew."""


class BusinessObject(Model, kw_only=True):
    """
    A data entity of the business, with fields of its own.

    Evidence: documented; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
    """

    name: Annotated[BusinessObjectName, Meta(description="Its name.")]
    """Its name."""


class Field(Model, kw_only=True):
    """
    A field of a business object.

    Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. Name,
        type and kind are documented; the wire names are inferred.
    """

    name: Annotated[FieldName, Meta(description="Name of the field.")]
    """Name of the field."""

    type: Annotated[FieldType, Meta(description="Type of its values.")]
    """Type of its values."""

    kind: Annotated[FieldKind, Meta(description="Who owns it.")]
    """Who owns it."""

    settings: Annotated[FieldSettings, Meta(description="Its settings.")] | UnsetType = UNSET
    """Its settings."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")] | UnsetType = UNSET
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")] | UnsetType = UNSET
    """When it was last changed (UTC)."""


class BusinessObjectList(Model, kw_only=True):
    """
    A page of business objects.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[BusinessObject], Meta(description="The business objects.")]
    """The business objects."""


class FieldList(Model, kw_only=True):
    """
    A page of fields.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Field], Meta(description="The fields.")]
    """The fields."""
