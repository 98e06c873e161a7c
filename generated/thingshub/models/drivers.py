# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the drivers operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, UnsetType, field
from thingshub._unions import DriverSchema
from thingshub.model import ExtensibleModel, Model
from thingshub.types import FileContent
from thingshub.values import StrEnum

DriverAuthor: TypeAlias = Annotated[
    str,
    Meta(
        description="Who publishes a driver; not necessarily the maker of the device.\n\nEvidence: documented; The vendor's public driver kit of 2019,\n    https://github.com/smartmakers/drivers. The identity author/name:tag is documented; the allowed\n    characters are inferred from its examples."
    ),
]


"""
Who publishes a driver; not necessarily the maker of the device.

Evidence: documented; The vendor's public driver kit of 2019,
    https://github.com/smartmakers/drivers. The identity author/name:tag is documented; the allowed
    characters are inferred from its examples.
"""


DriverName: TypeAlias = Annotated[
    str,
    Meta(
        description="Name of a driver, often the maker or model of the device.\n\nEvidence: documented; The vendor's public driver kit of 2019,\n    https://github.com/smartmakers/drivers. The identity author/name:tag is documented; the allowed\n    characters are inferred from its examples."
    ),
]


"""
Name of a driver, often the maker or model of the device.

Evidence: documented; The vendor's public driver kit of 2019,
    https://github.com/smartmakers/drivers. The identity author/name:tag is documented; the allowed
    characters are inferred from its examples.
"""


DriverTagName: TypeAlias = Annotated[
    str,
    Meta(
        description="A tag: a version, a branch, a commit, `latest`.\n\nEvidence: documented; The vendor's public driver kit of 2019,\n    https://github.com/smartmakers/drivers. The identity author/name:tag is documented; the allowed\n    characters are inferred from its examples."
    ),
]


"""
A tag: a version, a branch, a commit, `latest`.

Evidence: documented; The vendor's public driver kit of 2019,
    https://github.com/smartmakers/drivers. The identity author/name:tag is documented; the allowed
    characters are inferred from its examples.
"""


class SupportedDevice(Model, kw_only=True):
    """
    A device that a driver is made for; informative, never checked.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers. The documents call the last property firmware_version,
        the examples firmwareversion; both are accepted in a package, the first is answered.
    """

    manufacturer: Annotated[str, Meta(description="Maker of the device.")] | UnsetType = UNSET
    """Maker of the device."""

    model: Annotated[str, Meta(description="Model of the device.")] | UnsetType = UNSET
    """Model of the device."""

    firmware_version: Annotated[str, Meta(description="Version of the firmware, always as text.")] | UnsetType = UNSET
    """Version of the firmware, always as text."""


class DriverPush(Model, kw_only=True):
    """
    A package and the tags it gets.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        A push needs one tag and may have several; the form fields are proposals.
    """

    package: Annotated[FileContent, Meta(description="The package, at most 16 MiB.")]
    """The package, at most 16 MiB."""

    tags: Annotated[list[DriverTagName], Meta(description="A tag; the field may be repeated.")] = field(name="tag")
    """A tag; the field may be repeated."""


DriverPackage: TypeAlias = Annotated[
    bytes,
    Meta(
        description="A zip archive with the manifest `.project` and the driver.\n\nEvidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.\n    The tool builds package.zip; that the manifest lies in it is inferred."
    ),
]


"""
A zip archive with the manifest `.project` and the driver.

Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
    The tool builds package.zip; that the manifest lies in it is inferred.
"""


class PushedDriver(Model, kw_only=True):
    """
    What a push has done.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    author: Annotated[DriverAuthor, Meta(description="From the manifest.")]
    """From the manifest."""

    name: Annotated[DriverName, Meta(description="From the manifest.")]
    """From the manifest."""

    tags: Annotated[list[DriverTagName], Meta(description="The tags that name this package now.")]
    """The tags that name this package now."""

    digest: Annotated[str, Meta(description="SHA-256 of the package, 64 hexadecimal digits.")]
    """SHA-256 of the package, 64 hexadecimal digits."""


class DriverType(StrEnum):
    """
    What a driver is written in.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    GOLANG = "golang"
    JAVASCRIPT = "javascript"


class SchemaPropertyType(StrEnum):
    """
    Type of a value; int64 is a whole number, float64 any number.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers. `bool` stands in one old example.
    """

    OBJECT = "object"
    BOOLEAN = "boolean"
    BOOL = "bool"
    INT64 = "int64"
    FLOAT64 = "float64"
    STRING = "string"


class ConfigurableSchemaProperty(Model, kw_only=True):
    """
    A value, or a group of values, that may be configurable.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    type: (
        Annotated[
            SchemaPropertyType, Meta(description="Its type; may be missing where `properties` is there (an object).")
        ]
        | UnsetType
    ) = UNSET
    """Its type; may be missing where `properties` is there (an object)."""

    description: Annotated[str, Meta(description="What it is.")] | UnsetType = UNSET
    """What it is."""

    unit: Annotated[str, Meta(description="Its unit.")] | UnsetType = UNSET
    """Its unit."""

    configurable: (
        Annotated[bool, Meta(description="Whether the desired state may set it; never for a group.")] | UnsetType
    ) = UNSET
    """Whether the desired state may set it; never for a group."""

    default: Annotated[Any, Meta(description="Value without a configuration; any type, or null.")] | UnsetType = UNSET
    """Value without a configuration; any type, or null."""

    properties: (
        Annotated[dict[str, ConfigurableSchemaProperty], Meta(description="The values of a group by name.")] | UnsetType
    ) = UNSET
    """The values of a group by name."""


class OtherDriverSchema(ExtensibleModel, kw_only=True):
    """
    A version of the format that this document does not know.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    version: Annotated[str, Meta(description="Version of the format.")]
    """Version of the format."""


class ManifestLabel(Model, kw_only=True):
    """
    A label of a driver, as its manifest has it.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    cid: Annotated[str, Meta(description="Number of the label.")] | UnsetType = UNSET
    """Number of the label."""

    key: Annotated[str, Meta(description="Key.")] | UnsetType = UNSET
    """Key."""

    value: Annotated[str, Meta(description="Value.")] | UnsetType = UNSET
    """Value."""


class Driver(Model, kw_only=True):
    """
    A driver of the registry, with all its tags.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        The members come from the manifest; that they are listed together is a proposal.
    """

    author: Annotated[DriverAuthor, Meta(description="Who publishes it.")]
    """Who publishes it."""

    name: Annotated[DriverName, Meta(description="Its name.")]
    """Its name."""

    tags: Annotated[list[DriverTagName], Meta(description="Its tags, in order of first push.")]
    """Its tags, in order of first push."""

    created_at: Annotated[datetime, Meta(description="When it was first pushed (UTC).")]
    """When it was first pushed (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last pushed (UTC).")]
    """When it was last pushed (UTC)."""

    supports: (
        Annotated[list[SupportedDevice], Meta(description="Devices that the last pushed package is made for.")]
        | UnsetType
    ) = UNSET
    """Devices that the last pushed package is made for."""


class DriverTag(Model, kw_only=True):
    """
    A tag and the package it names now.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        Tags and packages are documented, this answer is a proposal.
    """

    tag: Annotated[DriverTagName, Meta(description="The tag.")]
    """The tag."""

    digest: Annotated[
        str,
        Meta(description="SHA-256 of the package, 64 hexadecimal digits; packages with the same bytes are kept once."),
    ]
    """SHA-256 of the package, 64 hexadecimal digits; packages with the same bytes are kept once."""

    size_bytes: Annotated[int, Meta(description="Size of the package in bytes.")]
    """Size of the package in bytes."""

    type: Annotated[DriverType, Meta(description="What the driver is written in.")]
    """What the driver is written in."""

    schema_version: Annotated[str, Meta(description="Version of its schema: 1, 2 or 2.1.")]
    """Version of its schema: 1, 2 or 2.1."""

    pushed_at: Annotated[datetime, Meta(description="When the tag was last pushed (UTC).")]
    """When the tag was last pushed (UTC)."""


class SchemaProperty(Model, kw_only=True):
    """
    A value, or a group of values.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    type: (
        Annotated[
            SchemaPropertyType, Meta(description="Its type; may be missing where `properties` is there (an object).")
        ]
        | UnsetType
    ) = UNSET
    """Its type; may be missing where `properties` is there (an object)."""

    description: Annotated[str, Meta(description="What it is.")] | UnsetType = UNSET
    """What it is."""

    unit: Annotated[str, Meta(description="Its unit.")] | UnsetType = UNSET
    """Its unit."""

    properties: Annotated[dict[str, SchemaProperty], Meta(description="The values of a group by name.")] | UnsetType = (
        UNSET
    )
    """The values of a group by name."""


class DriverSchemaV2(Model, kw_only=True):
    """
    Version 2: decoded values are checked; every value is optional, unknown ones are refused.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    version: Annotated[Literal["2"], Meta(description="Version of the format.")] | UnsetType = "2"
    """Version of the format."""

    properties: Annotated[dict[str, SchemaProperty], Meta(description="The values by name.")] | UnsetType = UNSET
    """The values by name."""


class DriverSchemaV21(Model, kw_only=True):
    """
    Version 2.1: as 2, and says which values can be configured.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    version: Annotated[Literal["2.1"], Meta(description="Version of the format.")] | UnsetType = "2.1"
    """Version of the format."""

    properties: (
        Annotated[dict[str, ConfigurableSchemaProperty], Meta(description="The values by name.")] | UnsetType
    ) = UNSET
    """The values by name."""


class DriverMetadata(Model, kw_only=True):
    """
    What the manifest says about the driver.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    name: Annotated[DriverName, Meta(description="Name of the driver.")]
    """Name of the driver."""

    author: Annotated[DriverAuthor, Meta(description="Who publishes it.")]
    """Who publishes it."""

    labels: Annotated[list[ManifestLabel], Meta(description="Labels of the driver.")] | UnsetType = UNSET
    """Labels of the driver."""

    supports: Annotated[list[SupportedDevice], Meta(description="Devices that it is made for.")] | UnsetType = UNSET
    """Devices that it is made for."""

    platform: Annotated[str, Meta(description="Processor; only amd64 is documented.")] | UnsetType = UNSET
    """Processor; only amd64 is documented."""

    os: Annotated[str, Meta(description="Operating system.")] | UnsetType = UNSET
    """Operating system."""


class DriverList(Model, kw_only=True):
    """
    A page of drivers.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Driver], Meta(description="The drivers.")]
    """The drivers."""


class DriverTagList(Model, kw_only=True):
    """
    A page of tags of a driver.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[DriverTag], Meta(description="The tags of a driver.")]
    """The tags of a driver."""


class DriverSchemaV1(Model, kw_only=True):
    """
    Version 1: nothing is checked.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers. A manifest without a version means version 1.
    """

    version: Annotated[Literal["1"], Meta(description="Version of the format.")] | UnsetType = "1"
    """Version of the format."""

    properties: Annotated[dict[str, SchemaProperty], Meta(description="The values by name.")] | UnsetType = UNSET
    """The values by name."""


class DriverManifest(Model, kw_only=True):
    """
    The manifest `.project` of a package, without its session, which holds a secret.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    type: Annotated[DriverType, Meta(description="What the driver is written in.")]
    """What the driver is written in."""

    metadata: Annotated[DriverMetadata, Meta(description="About the driver.")]
    """About the driver."""

    schema: Annotated[DriverSchema, Meta(description="The values that the driver reports.")]
    """The values that the driver reports."""
