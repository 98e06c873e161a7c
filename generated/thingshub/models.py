# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType, field
from thingshub._facts import DriverSchema, IntegrationConfig, NetworkConnectionConfig
from thingshub.model import ExtensibleModel, Model
from thingshub.values import StrEnum


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


class ErrorBody(Model, kw_only=True):
    """
    The body of every error answer.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
    """

    code: Annotated[int, Meta(description="Always the HTTP status.")]
    """Always the HTTP status."""

    error: Annotated[str, Meta(description="An explanation for people. The wording may change; do not compare it.")]
    """An explanation for people. The wording may change; do not compare it."""


class ApiKeyCreate(Model, kw_only=True):
    """
    What a new key is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="What the key is for.")]
    """What the key is for."""


StateDocument: TypeAlias = dict[str, Any]
"""
The values of a device by name, nested as its driver's schema says.

Evidence: documented; How to configure your devices remotely,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
"""


class DownlinkCreate(Model, kw_only=True):
    """
    A message to a device.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        Port, payload and confirmation are what a driver's encode answers.
    """

    port: Annotated[int, Meta(description="LoRaWAN port.")]
    """LoRaWAN port."""

    payload: Annotated[str, Meta(description="The bytes, in hexadecimal digits.")]
    """The bytes, in hexadecimal digits."""

    confirmed: (
        Annotated[bool, Meta(description="Whether the device is asked to confirm it; false when left out.")] | UnsetType
    ) = UNSET
    """Whether the device is asked to confirm it; false when left out."""


DriverSchemaModel: TypeAlias = Annotated[
    DriverSchema,
    Meta(
        description="The values that a driver reports, in one of three versions of the format.\n\nEvidence: documented; The vendor's public driver kit of 2019,\n    https://github.com/smartmakers/drivers."
    ),
]
"""
The values that a driver reports, in one of three versions of the format.

Evidence: documented; The vendor's public driver kit of 2019,
    https://github.com/smartmakers/drivers.
"""


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


RowsCsv: TypeAlias = Annotated[
    str,
    Meta(
        description="Text with a header line, lines ended by CRLF (RFC 4180): device_id, timestamp, then one field a\ncolumn.\n\nEvidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That tables\n    are exported as CSV is documented, the form is a proposal."
    ),
]
"""
Text with a header line, lines ended by CRLF (RFC 4180): device_id, timestamp, then one field a
column.

Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That tables
    are exported as CSV is documented, the form is a proposal.
"""


class AssetUpdate(ExtensibleModel, kw_only=True):
    """
    What is to change; what is left out stays, a custom field that is null is cleared.

    Evidence: inferred; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. That an update is a
        PUT with flat custom fields is documented; that it merges is inferred.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""


class GeolocationInput(Model, kw_only=True):
    """
    A position set by hand.

    Evidence: inferred; Breaking changes in thingsHub 5.0,
        https://docs.smartmakers.io/thingshub4/api-changes. The operation is documented, its body is
        inferred from the answers.
    """

    latitude: Annotated[float, Meta(description="Degrees north.")]
    """Degrees north."""

    longitude: Annotated[float, Meta(description="Degrees east.")]
    """Degrees east."""

    margin: Annotated[float, Meta(description="Estimated error in metres.")] | UnsetType = UNSET
    """Estimated error in metres."""


class MqttPayload(Model, kw_only=True):
    """
    The payload of a message of the tenant's MQTT broker.

    Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That the
        broker carries live data is documented; the payload is taken to be a driver's update
        (drivers-repo).
    """

    timestamp: Annotated[datetime, Meta(description="When the values held (UTC).")]
    """When the values held (UTC)."""

    values: Annotated[StateDocument, Meta(description="The values.")]
    """The values."""


ObjectId: TypeAlias = Annotated[
    str,
    Meta(
        description="Letters a-z and A-Z, digits and single hyphens in between, at most 63 characters; case matters.\nAll-digit ids of 15 figures are in use, so an id is never a number.\n\nEvidence: documented; Business Objects ID,\n    https://docs.smartmakers.io/thingshub4/business-objects-id. The rule is restated as a pattern.\n    That keys follow it too is inferred."
    ),
]
"""
Letters a-z and A-Z, digits and single hyphens in between, at most 63 characters; case matters.
All-digit ids of 15 figures are in use, so an id is never a number.

Evidence: documented; Business Objects ID,
    https://docs.smartmakers.io/thingshub4/business-objects-id. The rule is restated as a pattern.
    That keys follow it too is inferred.
"""


DriverReference: TypeAlias = Annotated[
    str,
    Meta(
        description="A driver as a device names it: `author/name:tag`. Tags move: `1` follows every release of major 1.\n\nEvidence: documented; The vendor's public driver kit of 2019,\n    https://github.com/smartmakers/drivers. The identity author/name:tag is documented; the allowed\n    characters are inferred from its examples."
    ),
]
"""
A driver as a device names it: `author/name:tag`. Tags move: `1` follows every release of major 1.

Evidence: documented; The vendor's public driver kit of 2019,
    https://github.com/smartmakers/drivers. The identity author/name:tag is documented; the allowed
    characters are inferred from its examples.
"""


Label: TypeAlias = Annotated[
    str,
    Meta(
        description="A plain word by which integrations and data tables select devices. First and last a letter or digit,\nbetween them also hyphen, underscore, dot and space; 3 to 120 characters, ASCII.\n\nEvidence: documented; Labels and Selectors,\n    https://wiki.smartmakers.io/confluence/thingshub-documentation/labels-and-selectors-721048.html.\n    The page allows the underscore in its rule and lists a name with one among the invalid examples;\n    the rule is followed here, and the SDK leaves the check to the server."
    ),
]
"""
A plain word by which integrations and data tables select devices. First and last a letter or digit,
between them also hyphen, underscore, dot and space; 3 to 120 characters, ASCII.

Evidence: documented; Labels and Selectors,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/labels-and-selectors-721048.html.
    The page allows the underscore in its rule and lists a name with one among the invalid examples;
    the rule is followed here, and the SDK leaves the check to the server.
"""


class Uplink(Model, kw_only=True):
    """
    A message from a device, as it came.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. The members mirror what a driver's decode is called with (drivers-repo).
    """

    received_at: Annotated[datetime, Meta(description="When it came (UTC).")]
    """When it came (UTC)."""

    port: Annotated[int, Meta(description="LoRaWAN port.")]
    """LoRaWAN port."""

    payload: Annotated[str, Meta(description="The bytes, in hexadecimal digits.")]
    """The bytes, in hexadecimal digits."""

    values: (
        Annotated[
            StateDocument, Meta(description="What the driver decoded; missing when there was no driver or it failed.")
        ]
        | UnsetType
    ) = UNSET
    """What the driver decoded; missing when there was no driver or it failed."""

    error: (
        Annotated[str, Meta(description="Why the driver could not decode it; missing when it could.")] | UnsetType
    ) = UNSET
    """Why the driver could not decode it; missing when it could."""


class DownlinkStatus(StrEnum):
    """
    What has become of a downlink.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    QUEUED = "queued"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"


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


class OtherDriverSchema(ExtensibleModel, kw_only=True):
    """
    A version of the format that this document does not know.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    version: Annotated[str, Meta(description="Version of the format.")]
    """Version of the format."""


class DriverType(StrEnum):
    """
    What a driver is written in.

    Evidence: documented; The vendor's public driver kit of 2019,
        https://github.com/smartmakers/drivers.
    """

    GOLANG = "golang"
    JAVASCRIPT = "javascript"


NetworkConnectionConfigModel: TypeAlias = Annotated[
    NetworkConnectionConfig,
    Meta(
        description="Settings of a network connection, by type.\n\nEvidence: inferred; Network Connector by Tenant Configuration,\n    https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector. That each type\n    has settings of its own is documented; their names are proposals."
    ),
]
"""
Settings of a network connection, by type.

Evidence: inferred; Network Connector by Tenant Configuration,
    https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector. That each type
    has settings of its own is documented; their names are proposals.
"""


class NetworkConnectionType(StrEnum):
    """
    Kind of network server.

    Evidence: inferred; Network Connector by Tenant Configuration,
        https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector. loriot is
        readable in full, chirpstack but for its last letters; the others are guesses.
    """

    LORIOT = "loriot"
    CHIRPSTACK = "chirpstack"
    ACTILITY = "actility"
    TTN = "ttn"
    SIGFOX = "sigfox"
    MQTT = "mqtt"
    HTTP = "http"
    NBIOT = "nbiot"


IntegrationConfigModel: TypeAlias = Annotated[
    IntegrationConfig,
    Meta(
        description="Settings of an integration, by type.\n\nEvidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That the second\n    step of the wizard depends on the type is documented; the names are proposals."
    ),
]
"""
Settings of an integration, by type.

Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That the second
    step of the wizard depends on the type is documented; the names are proposals.
"""


class IntegrationType(StrEnum):
    """
    Kind of target system.

    Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. The WebSocket
        integration is documented, its wire name and the other types are guesses.
    """

    WEBSOCKET = "websocket"
    HTTP = "http"
    MQTT = "mqtt"
    AZURE_IOT_HUB = "azure-iot-hub"
    AZURE_EVENT_HUB = "azure-event-hub"
    AWS_IOT = "aws-iot"
    SFTP = "sftp"
    INFLUXDB = "influxdb"


class IntegrationStatus(StrEnum):
    """
    Whether it works.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    ACTIVE = "active"
    DISABLED = "disabled"
    FAILING = "failing"


DeviceIds: TypeAlias = Annotated[
    list[ObjectId],
    Meta(
        description="Device ids, comma-separated in a query.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]
"""
Device ids, comma-separated in a query.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


class Order(StrEnum):
    """
    Direction in time.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    ASC = "asc"
    DESC = "desc"


class AssetImportEntry(ExtensibleModel, kw_only=True):
    """
    An asset to create, or to change when its id is there already. The id stands in `id`, or in `uid`;
    without a name the id is the name.

    Evidence: documented; Asset Import in ThingsHub,
        https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. What the name falls back to
        is inferred.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")] | UnsetType = UNSET
    """Id of the asset."""

    uid: Annotated[ObjectId, Meta(description="Id of the asset, when there is no `id`.")] | UnsetType = UNSET
    """Id of the asset, when there is no `id`."""

    name: Annotated[str, Meta(description="Name for people; the id when left out.")] | UnsetType = UNSET
    """Name for people; the id when left out."""


class ImportProblem(Model, kw_only=True):
    """
    An entry that was not imported.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    index: Annotated[int, Meta(description="Its place in the list, from 0.")]
    """Its place in the list, from 0."""

    id: Annotated[str, Meta(description="Its id, empty when it has none.")]
    """Its id, empty when it has none."""

    error: Annotated[str, Meta(description="Why it was not imported, for people.")]
    """Why it was not imported, for people."""


Metadata: TypeAlias = dict[str, str]
"""
Data of the tenant's own, texts by name.

Evidence: documented; Breaking Changes in thingsHub 7.0,
    https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
"""


class AssetV3ImportEntry(Model, kw_only=True):
    """
    An asset to create, or to change when its id is there already.

    Evidence: documented; Asset Import in ThingsHub,
        https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The members besides id, uid
        and name are inferred.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")] | UnsetType = UNSET
    """Id of the asset."""

    uid: Annotated[ObjectId, Meta(description="Id of the asset, when there is no `id`.")] | UnsetType = UNSET
    """Id of the asset, when there is no `id`."""

    name: Annotated[str, Meta(description="Name for people; the id when left out.")] | UnsetType = UNSET
    """Name for people; the id when left out."""

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    metadata: Annotated[Metadata, Meta(description="Own data, texts by name.")] | UnsetType = UNSET
    """Own data, texts by name."""


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


class FieldSettings(Model, kw_only=True):
    """
    Settings of a field.

    Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. Only
        the precision of decimals is named.
    """

    precision: Annotated[int, Meta(description="Digits behind the point of a decimal.")] | UnsetType = UNSET
    """Digits behind the point of a decimal."""


class FieldKind(StrEnum):
    """
    Who owns a field: thingsHub (system, read-only) or the tenant's users (custom).

    Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. The
        wire names are inferred.
    """

    SYSTEM = "system"
    CUSTOM = "custom"


Username: TypeAlias = Annotated[
    str,
    Meta(
        description="Log-in name: letters, digits and single - _ . or spaces in between. It never changes; upper and\nlower case do not differ.\n\nEvidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management.\n    Letters of any script are allowed there; Latin, Greek and Cyrillic ones here. admin, root,\n    superuser and public are reserved."
    ),
]
"""
Log-in name: letters, digits and single - _ . or spaces in between. It never changes; upper and
lower case do not differ.

Evidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management.
    Letters of any script are allowed there; Latin, Greek and Cyrillic ones here. admin, root,
    superuser and public are reserved.
"""


Password: TypeAlias = Annotated[
    str,
    Meta(
        description="A password of 10 characters or more; a tenant may ask for more.\n\nEvidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management."
    ),
]
"""
A password of 10 characters or more; a tenant may ask for more.

Evidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management.
"""


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


class Activation(StrEnum):
    """
    Over the air, or with keys that were set before.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    OTAA = "otaa"
    ABP = "abp"


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


class OtherConnectionConfig(ExtensibleModel, kw_only=True):
    """
    Settings of a type that this document does not know.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    type: Annotated[str, Meta(description="The type.")]
    """The type."""


class OtherIntegrationConfig(ExtensibleModel, kw_only=True):
    """
    Settings of a type that this document does not know.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    type: Annotated[str, Meta(description="The type.")]
    """The type."""


ColumnName: TypeAlias = Annotated[
    str,
    Meta(
        description="Name of a column: the name of a decoded value, groups joined by dots.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations. Rows are the decoded values, so columns are named like them; the vendor's drivers\n    use names of this kind."
    ),
]
"""
Name of a column: the name of a decoded value, groups joined by dots.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations. Rows are the decoded values, so columns are named like them; the vendor's drivers
    use names of this kind.
"""


class ColumnType(StrEnum):
    """
    Type of a column; the types of the values of a driver's schema.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        Rows are decoded values, so columns have their types.
    """

    BOOLEAN = "boolean"
    INT64 = "int64"
    FLOAT64 = "float64"
    STRING = "string"


RowValues: TypeAlias = dict[str, Any]
"""
Values by name of the column; a column without a value is missing.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


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


class PolygonType(StrEnum):
    """
    The one kind of area (GeoJSON).

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    POLYGON = "Polygon"


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


class MigrationStatus(StrEnum):
    """
    Where a migration task stands.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    PENDING = "pending"
    DONE = "done"


class LoriotConfig(Model, kw_only=True):
    """
    Settings for LORIOT.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. Secrets are accepted and never answered.
    """

    server: Annotated[str, Meta(description="Host of the server, e.g. eu1.loriot.io.")]
    """Host of the server, e.g. eu1.loriot.io."""

    app_id: Annotated[str, Meta(description="Id of the application there.")]
    """Id of the application there."""

    type: Annotated[Literal["loriot"], Meta(description="The type.")] | UnsetType = "loriot"
    """The type."""

    token: Annotated[str, Meta(description="Access token of the application.")] | UnsetType = UNSET
    """Access token of the application."""


class ChirpstackConfig(Model, kw_only=True):
    """
    Settings for ChirpStack.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. Secrets are accepted and never answered.
    """

    server: Annotated[str, Meta(description="Address of its API.")]
    """Address of its API."""

    application_id: Annotated[str, Meta(description="Id of the application there.")]
    """Id of the application there."""

    type: Annotated[Literal["chirpstack"], Meta(description="The type.")] | UnsetType = "chirpstack"
    """The type."""

    api_key: Annotated[str, Meta(description="API key.")] | UnsetType = UNSET
    """API key."""


class MqttConnectionConfig(Model, kw_only=True):
    """
    Settings for devices behind an MQTT broker.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. Secrets are accepted and never answered.
    """

    url: Annotated[str, Meta(description="Address of the broker.")]
    """Address of the broker."""

    topic: Annotated[str, Meta(description="Topic filter to subscribe to.")]
    """Topic filter to subscribe to."""

    type: Annotated[Literal["mqtt"], Meta(description="The type.")] | UnsetType = "mqtt"
    """The type."""

    username: Annotated[str, Meta(description="User name there.")] | UnsetType = UNSET
    """User name there."""

    password: Annotated[str, Meta(description="Password there.")] | UnsetType = UNSET
    """Password there."""


class WebsocketIntegrationConfig(Model, kw_only=True):
    """
    A WebSocket integration has no settings.

    Evidence: documented; Websockets, https://docs.smartmakers.io/thingshub4/websockets.
    """

    type: Annotated[Literal["websocket"], Meta(description="The type.")] | UnsetType = "websocket"
    """The type."""


class HttpIntegrationConfig(Model, kw_only=True):
    """
    Settings of a webhook.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. Secrets are accepted and never answered.
    """

    url: Annotated[str, Meta(description="Where updates are posted to.")]
    """Where updates are posted to."""

    type: Annotated[Literal["http"], Meta(description="The type.")] | UnsetType = "http"
    """The type."""

    authorization: Annotated[str, Meta(description="Value of the Authorization header to send.")] | UnsetType = UNSET
    """Value of the Authorization header to send."""


class MqttIntegrationConfig(Model, kw_only=True):
    """
    Settings to publish to an MQTT broker.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. Secrets are accepted and never answered.
    """

    url: Annotated[str, Meta(description="Address of the broker.")]
    """Address of the broker."""

    topic: Annotated[str, Meta(description="Topic to publish to.")]
    """Topic to publish to."""

    type: Annotated[Literal["mqtt"], Meta(description="The type.")] | UnsetType = "mqtt"
    """The type."""

    username: Annotated[str, Meta(description="User name there.")] | UnsetType = UNSET
    """User name there."""

    password: Annotated[str, Meta(description="Password there.")] | UnsetType = UNSET
    """Password there."""


Position: TypeAlias = Annotated[
    list[float],
    Meta(
        description="Longitude and latitude in degrees, in this order (GeoJSON).\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]
"""
Longitude and latitude in degrees, in this order (GeoJSON).

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


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


class LabelList(Model, kw_only=True):
    """
    The labels of a device.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Label], Meta(description="The labels.")]
    """The labels."""


class DeviceState(Model, kw_only=True):
    """
    What a device last reported, and what it should be.

    Evidence: inferred; How to configure your devices remotely,
        https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
        Both documents are described; that they come in one object is a proposal.
    """

    reported: Annotated[
        StateDocument, Meta(description="Everything decoded so far, merged; empty until the first uplink was decoded.")
    ]
    """Everything decoded so far, merged; empty until the first uplink was decoded."""

    desired: Annotated[StateDocument, Meta(description="The wished configuration; empty when none was set.")]
    """The wished configuration; empty when none was set."""

    error: (
        Annotated[str, Meta(description="Why the driver could not decode the last uplink; missing when it could.")]
        | UnsetType
    ) = UNSET
    """Why the driver could not decode the last uplink; missing when it could."""


class UplinkList(Model, kw_only=True):
    """
    A page of uplinks.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Uplink], Meta(description="The uplinks.")]
    """The uplinks."""


class Downlink(Model, kw_only=True):
    """
    A message to a device.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        Port, payload and confirmation are what a driver's encode answers; the rest is a proposal.
    """

    id: Annotated[ObjectId, Meta(description="Id of the downlink, made by the platform.")]
    """Id of the downlink, made by the platform."""

    confirmed: Annotated[bool, Meta(description="Whether the device is asked to confirm it.")]
    """Whether the device is asked to confirm it."""

    status: Annotated[DownlinkStatus, Meta(description="What has become of it.")]
    """What has become of it."""

    created_at: Annotated[datetime, Meta(description="When it was queued (UTC).")]
    """When it was queued (UTC)."""

    port: (
        Annotated[int, Meta(description="LoRaWAN port; missing until the driver has encoded the message.")] | UnsetType
    ) = UNSET
    """LoRaWAN port; missing until the driver has encoded the message."""

    payload: (
        Annotated[
            str, Meta(description="The bytes, in hexadecimal digits; missing until the driver has encoded the message.")
        ]
        | UnsetType
    ) = UNSET
    """The bytes, in hexadecimal digits; missing until the driver has encoded the message."""

    desired: (
        Annotated[
            StateDocument,
            Meta(
                description="The desired state that this message is to bring; missing for a message of its own bytes."
            ),
        ]
        | UnsetType
    ) = UNSET
    """The desired state that this message is to bring; missing for a message of its own bytes."""


class DriverPush(Model, kw_only=True):
    """
    A package and the tags it gets.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        A push needs one tag and may have several; the form fields are proposals.
    """

    package: Annotated[DriverPackage, Meta(description="The package, at most 16 MiB.")]
    """The package, at most 16 MiB."""

    tag: Annotated[
        list[DriverTagName], Meta(description="A tag; the field may be repeated.", examples=[["1.0.1", "1.0", "1"]])
    ]
    """A tag; the field may be repeated."""


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


class NetworkConnectionCreate(Model, kw_only=True):
    """
    What a new network connection is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    config: Annotated[
        NetworkConnectionConfigModel, Meta(description="Its settings; their type is the type of the connection.")
    ]
    """Its settings; their type is the type of the connection."""

    id: (
        Annotated[ObjectId, Meta(description="An id of your own; the platform makes one when it is left out.")]
        | UnsetType
    ) = UNSET
    """An id of your own; the platform makes one when it is left out."""

    auto_activation: (
        Annotated[
            bool,
            Meta(description="Whether devices that report over it are created by themselves; false when left out."),
        ]
        | UnsetType
    ) = UNSET
    """Whether devices that report over it are created by themselves; false when left out."""


class NetworkConnection(Model, kw_only=True):
    """
    A way to a network of devices. The newer pages call it network connector.

    Evidence: inferred; Network Connector by Tenant Configuration,
        https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector. Name, type,
        configuration, created_by and auto_activation are read off the page; the wire names are
        proposals.
    """

    id: Annotated[ObjectId, Meta(description="Id of the connection.")]
    """Id of the connection."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    type: Annotated[NetworkConnectionType, Meta(description="Kind of network server, from the settings.")]
    """Kind of network server, from the settings."""

    config: Annotated[NetworkConnectionConfigModel, Meta(description="Its settings, without secrets.")]
    """Its settings, without secrets."""

    auto_activation: Annotated[bool, Meta(description="Whether devices that report over it are created by themselves.")]
    """Whether devices that report over it are created by themselves."""

    created_by: Annotated[
        str, Meta(description="User name of the creator, or Configuration when the tenant's configuration made it.")
    ]
    """User name of the creator, or Configuration when the tenant's configuration made it."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""


class NetworkConnectionUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays. The type cannot change.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    config: (
        Annotated[NetworkConnectionConfigModel, Meta(description="New settings; a secret that is left out stays.")]
        | UnsetType
    ) = UNSET
    """New settings; a secret that is left out stays."""

    auto_activation: (
        Annotated[bool, Meta(description="Whether devices that report over it are created by themselves.")] | UnsetType
    ) = UNSET
    """Whether devices that report over it are created by themselves."""


class Integration(Model, kw_only=True):
    """
    Forwards what devices report to another system.

    Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. Name,
        description, labels, type and the URL of the WebSocket are documented; the wire names are
        proposals.
    """

    id: Annotated[ObjectId, Meta(description="Id of the integration.")]
    """Id of the integration."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    description: Annotated[str, Meta(description="Free text, empty when unset.")]
    """Free text, empty when unset."""

    labels: Annotated[list[Label], Meta(description="Devices that carry all of these labels are forwarded.")]
    """Devices that carry all of these labels are forwarded."""

    type: Annotated[IntegrationType, Meta(description="Kind of target system, from the settings.")]
    """Kind of target system, from the settings."""

    config: Annotated[IntegrationConfigModel, Meta(description="Its settings, without secrets.")]
    """Its settings, without secrets."""

    enabled: Annotated[bool, Meta(description="Whether it forwards.")]
    """Whether it forwards."""

    status: Annotated[IntegrationStatus, Meta(description="Whether it works.")]
    """Whether it works."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    url: (
        Annotated[
            str,
            Meta(
                description="Where a WebSocket client connects to, with the bearer token in the header; only for the type websocket."
            ),
        ]
        | UnsetType
    ) = UNSET
    """Where a WebSocket client connects to, with the bearer token in the header; only for the type websocket."""


class Asset(ExtensibleModel, kw_only=True):
    """
    An asset. Its custom fields stand beside the fixed ones; each must be defined as a field of the
    business object assets.

    Evidence: documented; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")]
    """Id of the asset."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")] | UnsetType = UNSET
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")] | UnsetType = UNSET
    """When it was last changed (UTC)."""


AssetImport: TypeAlias = Annotated[
    list[AssetImportEntry],
    Meta(
        description="The assets to import, 1 to 50,000.\n\nEvidence: documented; Asset Import in ThingsHub,\n    https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub."
    ),
]
"""
The assets to import, 1 to 50,000.

Evidence: documented; Asset Import in ThingsHub,
    https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub.
"""


class ImportResult(Model, kw_only=True):
    """
    What an import has done.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. The answer is not documented; this is the usual one for imports.
    """

    created: Annotated[int, Meta(description="How many assets are new.")]
    """How many assets are new."""

    updated: Annotated[int, Meta(description="How many assets were changed.")]
    """How many assets were changed."""

    failed: Annotated[int, Meta(description="How many entries were not imported.")]
    """How many entries were not imported."""

    errors: Annotated[list[ImportProblem], Meta(description="The entries that were not imported.")]
    """The entries that were not imported."""


class AssetV3Create(Model, kw_only=True):
    """
    What a new asset is to be.

    Evidence: documented; Breaking changes in thingsHub 5.0,
        https://docs.smartmakers.io/thingshub4/api-changes. One object from 5.0 on; before, an array of
        them, which is not described here.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")]
    """Id of the asset."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    metadata: Annotated[Metadata, Meta(description="Own data, texts by name.")] | UnsetType = UNSET
    """Own data, texts by name."""


class AssetV3(Model, kw_only=True):
    """
    An asset before 7.0, with its own data as texts in `metadata`.

    Evidence: documented; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")]
    """Id of the asset."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    description: Annotated[str, Meta(description="Free text, empty when unset.")] | UnsetType = UNSET
    """Free text, empty when unset."""

    metadata: Annotated[Metadata, Meta(description="Own data, texts by name.")] | UnsetType = UNSET
    """Own data, texts by name."""


class AssetV3Update(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The PUT is documented,
        its body is inferred.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    description: Annotated[str, Meta(description="A new text; null clears it.")] | None | UnsetType = UNSET
    """A new text; null clears it."""

    metadata: Annotated[Metadata, Meta(description="All own data anew, texts by name.")] | UnsetType = UNSET
    """All own data anew, texts by name."""


AssetV3Import: TypeAlias = Annotated[
    list[AssetV3ImportEntry],
    Meta(
        description="The assets to import, 1 to 50,000.\n\nEvidence: documented; Asset Import in ThingsHub,\n    https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub."
    ),
]
"""
The assets to import, 1 to 50,000.

Evidence: documented; Asset Import in ThingsHub,
    https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub.
"""


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


class FieldUpdate(Model, kw_only=True):
    """
    What is to change. Name and type of a field stay.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    settings: Annotated[FieldSettings, Meta(description="Its settings anew.")]
    """Its settings anew."""


class TrackedAssetCreate(Model, kw_only=True):
    """
    Binds an asset to a tracker.

    Evidence: inferred; Breaking changes in thingsHub 5.0,
        https://docs.smartmakers.io/thingshub4/api-changes. The operation is documented, and that
        metadata is no longer in its body; the members are inferred from the answer.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset, which must exist.")]
    """Id of the asset, which must exist."""

    tracker_id: Annotated[str, Meta(description="Id of the tracker or tag.")]
    """Id of the tracker or tag."""

    name: Annotated[str, Meta(description="Name for people; the asset's when left out.")] | UnsetType = UNSET
    """Name for people; the asset's when left out."""

    type: Annotated[str, Meta(description="Name of the tracking set-up.")] | UnsetType = UNSET
    """Name of the tracking set-up."""


class ThingCreate(Model, kw_only=True):
    """
    What a new thing is to be.

    Evidence: inferred; Breaking changes in thingsHub 5.0,
        https://docs.smartmakers.io/thingshub4/api-changes. The operation is documented, its body is
        inferred from the answer.
    """

    id: Annotated[ObjectId, Meta(description="Id of the thing.")]
    """Id of the thing."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    external_id: Annotated[str, Meta(description="Id of the tracker or tag.")]
    """Id of the tracker or tag."""

    type: Annotated[str, Meta(description="Name of the tracking set-up.")] | UnsetType = UNSET
    """Name of the tracking set-up."""

    metadata: Annotated[Metadata, Meta(description="Own data, texts by name.")] | UnsetType = UNSET
    """Own data, texts by name."""


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


class UserUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. That
        the user name cannot change is documented.
    """

    password: Annotated[Password, Meta(description="A new password.")] | UnsetType = UNSET
    """A new password."""

    full_name: Annotated[str, Meta(description="Full name.")] | UnsetType = UNSET
    """Full name."""

    email: Annotated[str, Meta(description="E-mail address.")] | UnsetType = UNSET
    """E-mail address."""

    country: Annotated[str, Meta(description="Country code.")] | UnsetType = UNSET
    """Country code."""

    locked: Annotated[bool, Meta(description="Whether the user may not log in.")] | UnsetType = UNSET
    """Whether the user may not log in."""


class StateUpdate(Model, kw_only=True):
    """
    A message of a WebSocket integration: what a device has just reported.

    Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That state
        updates are sent is documented; the members are inferred from a driver's update (drivers-repo).
    """

    device_id: Annotated[ObjectId, Meta(description="The device.")]
    """The device."""

    timestamp: Annotated[datetime, Meta(description="When the values held (UTC).")]
    """When the values held (UTC)."""

    values: Annotated[StateDocument, Meta(description="The values.")]
    """The values."""


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


LabelNames: TypeAlias = Annotated[
    list[Label],
    Meta(
        description="Labels, comma-separated in a query.\n\nEvidence: documented; Migrating from Release 3.8 to 3.9,\n    https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html."
    ),
]
"""
Labels, comma-separated in a query.

Evidence: documented; Migrating from Release 3.8 to 3.9,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
"""


class LorawanSettingsInput(Model, kw_only=True):
    """
    How a device joins a LoRaWAN network. Keys that are left out stay as they are.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    dev_eui: Annotated[str, Meta(description="Device EUI, 16 hexadecimal digits.")] | UnsetType = UNSET
    """Device EUI, 16 hexadecimal digits."""

    join_eui: Annotated[str, Meta(description="Join EUI (application EUI), 16 hexadecimal digits.")] | UnsetType = UNSET
    """Join EUI (application EUI), 16 hexadecimal digits."""

    activation: Annotated[Activation, Meta(description="How the device joins.")] | UnsetType = UNSET
    """How the device joins."""

    app_key: Annotated[str, Meta(description="Application key, 32 hexadecimal digits.")] | UnsetType = UNSET
    """Application key, 32 hexadecimal digits."""

    nwk_key: Annotated[str, Meta(description="Network key (LoRaWAN 1.1), 32 hexadecimal digits.")] | UnsetType = UNSET
    """Network key (LoRaWAN 1.1), 32 hexadecimal digits."""


class LorawanSettings(Model, kw_only=True):
    """
    How a device joins a LoRaWAN network; keys are never shown.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. LoRaWAN needs these; the names follow the documented style.
    """

    dev_eui: Annotated[str, Meta(description="Device EUI, 16 hexadecimal digits.")] | UnsetType = UNSET
    """Device EUI, 16 hexadecimal digits."""

    join_eui: Annotated[str, Meta(description="Join EUI (application EUI), 16 hexadecimal digits.")] | UnsetType = UNSET
    """Join EUI (application EUI), 16 hexadecimal digits."""

    activation: Annotated[Activation, Meta(description="How the device joins.")] | UnsetType = UNSET
    """How the device joins."""


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


class Column(Model, kw_only=True):
    """
    A column of a data table.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        Type and unit are those of the driver's schema.
    """

    name: Annotated[ColumnName, Meta(description="Name of the value.")]
    """Name of the value."""

    type: Annotated[ColumnType, Meta(description="Type of the value.")]
    """Type of the value."""

    unit: Annotated[str, Meta(description="Unit of the value.")] | UnsetType = UNSET
    """Unit of the value."""


ColumnNames: TypeAlias = Annotated[
    list[ColumnName],
    Meta(
        description="Columns, comma-separated in a query.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]
"""
Columns, comma-separated in a query.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


class Row(Model, kw_only=True):
    """
    What a device reported at a time.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. A driver's update is a timestamp and values (drivers-repo).
    """

    device_id: Annotated[ObjectId, Meta(description="Whose values these are.")]
    """Whose values these are."""

    timestamp: Annotated[datetime, Meta(description="When the values held (UTC).")]
    """When the values held (UTC)."""

    values: Annotated[RowValues, Meta(description="The values.")]
    """The values."""


class BusinessObject(Model, kw_only=True):
    """
    A data entity of the business, with fields of its own.

    Evidence: documented; Breaking Changes in thingsHub 7.0,
        https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
    """

    name: Annotated[BusinessObjectName, Meta(description="Its name.")]
    """Its name."""


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


RoleNames: TypeAlias = Annotated[
    list[RoleName],
    Meta(
        description="Names of roles.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]
"""
Names of roles.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


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


Ring: TypeAlias = Annotated[
    list[Position],
    Meta(
        description="A closed line: the last position is the first one.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]
"""
A closed line: the last position is the first one.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


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


class ApiKeyList(Model, kw_only=True):
    """
    A page of keys.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[ApiKey], Meta(description="The keys.")]
    """The keys."""


class DeviceCreate(Model, kw_only=True):
    """
    What a new device is to be.

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

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    labels: Annotated[LabelNames, Meta(description="The first labels.")] | UnsetType = UNSET
    """The first labels."""

    driver: Annotated[DriverReference, Meta(description="A driver of the registry.")] | UnsetType = UNSET
    """A driver of the registry."""

    network_connection_id: Annotated[ObjectId, Meta(description="A network connection.")] | UnsetType = UNSET
    """A network connection."""

    network_settings: Annotated[LorawanSettingsInput, Meta(description="How it joins its network.")] | UnsetType = UNSET
    """How it joins its network."""


class Device(Model, kw_only=True):
    """
    A device.

    Evidence: inferred; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Name, labels
        (labels-page) and the id rule (ids-page) are documented; the other properties are proposals in
        the style of the documented objects.
    """

    id: Annotated[ObjectId, Meta(description="Id of the device, given at creation or made by the platform.")]
    """Id of the device, given at creation or made by the platform."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    labels: Annotated[list[Label], Meta(description="The labels, in the order in which they were given.")]
    """The labels, in the order in which they were given."""

    created_at: Annotated[datetime, Meta(description="When the device was created (UTC).")]
    """When the device was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When the device was last changed (UTC).")]
    """When the device was last changed (UTC)."""

    description: Annotated[str, Meta(description="Free text, empty when unset.")] | UnsetType = UNSET
    """Free text, empty when unset."""

    driver: (
        Annotated[DriverReference, Meta(description="The driver that decodes what it sends; missing when none.")]
        | UnsetType
    ) = UNSET
    """The driver that decodes what it sends; missing when none."""

    network_connection_id: (
        Annotated[ObjectId, Meta(description="The network connection over which it is reached; missing when none.")]
        | UnsetType
    ) = UNSET
    """The network connection over which it is reached; missing when none."""

    network_settings: (
        Annotated[LorawanSettings, Meta(description="How it joins its network, without keys; missing when unset.")]
        | UnsetType
    ) = UNSET
    """How it joins its network, without keys; missing when unset."""

    last_seen_at: (
        Annotated[datetime, Meta(description="When the last uplink came (UTC); missing before the first.")] | UnsetType
    ) = UNSET
    """When the last uplink came (UTC); missing before the first."""


class DeviceUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    description: Annotated[str, Meta(description="A new text; null clears it.")] | None | UnsetType = UNSET
    """A new text; null clears it."""

    driver: (
        Annotated[DriverReference, Meta(description="A driver of the registry; null clears it.")] | None | UnsetType
    ) = UNSET
    """A driver of the registry; null clears it."""

    network_connection_id: (
        Annotated[ObjectId, Meta(description="A network connection; null clears it.")] | None | UnsetType
    ) = UNSET
    """A network connection; null clears it."""

    network_settings: (
        Annotated[LorawanSettingsInput, Meta(description="How it joins its network; null clears it.")]
        | None
        | UnsetType
    ) = UNSET
    """How it joins its network; null clears it."""


class DownlinkList(Model, kw_only=True):
    """
    A page of downlinks.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Downlink], Meta(description="The downlinks.")]
    """The downlinks."""


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

    schema: Annotated[DriverSchemaModel, Meta(description="The values that the driver reports.")]
    """The values that the driver reports."""


class NetworkConnectionList(Model, kw_only=True):
    """
    A page of network connections.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[NetworkConnection], Meta(description="The network connections.")]
    """The network connections."""


class IntegrationList(Model, kw_only=True):
    """
    A page of integrations.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Integration], Meta(description="The integrations.")]
    """The integrations."""


class IntegrationCreate(Model, kw_only=True):
    """
    What a new integration is to be.

    Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. The members
        follow the fields of the wizard.
    """

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    labels: Annotated[LabelNames, Meta(description="Devices that carry all of these labels are forwarded.")]
    """Devices that carry all of these labels are forwarded."""

    config: Annotated[
        IntegrationConfigModel, Meta(description="Its settings; their type is the type of the integration.")
    ]
    """Its settings; their type is the type of the integration."""

    id: (
        Annotated[ObjectId, Meta(description="An id of your own; the platform makes one when it is left out.")]
        | UnsetType
    ) = UNSET
    """An id of your own; the platform makes one when it is left out."""

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    enabled: Annotated[bool, Meta(description="Whether it forwards; true when left out.")] | UnsetType = UNSET
    """Whether it forwards; true when left out."""


class IntegrationUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays. The type cannot change.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    description: Annotated[str, Meta(description="A new text; null clears it.")] | None | UnsetType = UNSET
    """A new text; null clears it."""

    labels: Annotated[LabelNames, Meta(description="Other labels.")] | UnsetType = UNSET
    """Other labels."""

    config: (
        Annotated[IntegrationConfigModel, Meta(description="New settings; a secret that is left out stays.")]
        | UnsetType
    ) = UNSET
    """New settings; a secret that is left out stays."""

    enabled: Annotated[bool, Meta(description="Whether it forwards.")] | UnsetType = UNSET
    """Whether it forwards."""


class DataTableCreate(Model, kw_only=True):
    """
    What a new data table is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    labels: Annotated[LabelNames, Meta(description="Values of devices that carry all of these labels become rows.")]
    """Values of devices that carry all of these labels become rows."""

    columns: Annotated[list[Column], Meta(description="The columns.")]
    """The columns."""

    id: (
        Annotated[ObjectId, Meta(description="An id of your own; the platform makes one when it is left out.")]
        | UnsetType
    ) = UNSET
    """An id of your own; the platform makes one when it is left out."""

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    retention_days: (
        Annotated[int, Meta(description="How many days a row is kept; for ever when left out.")] | UnsetType
    ) = UNSET
    """How many days a row is kept; for ever when left out."""


class DataTable(Model, kw_only=True):
    """
    Stores the values of devices for longer, and is the source of dashboards, alerts and exports.

    Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That a table
        stores the data of devices that share a label is documented; the members are proposals.
    """

    id: Annotated[ObjectId, Meta(description="Id of the table.")]
    """Id of the table."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    description: Annotated[str, Meta(description="Free text, empty when unset.")]
    """Free text, empty when unset."""

    labels: Annotated[list[Label], Meta(description="Values of devices that carry all of these labels become rows.")]
    """Values of devices that carry all of these labels become rows."""

    columns: Annotated[list[Column], Meta(description="The columns.")]
    """The columns."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    retention_days: (
        Annotated[int, Meta(description="How many days a row is kept; missing when for ever.")] | UnsetType
    ) = UNSET
    """How many days a row is kept; missing when for ever."""


class DataTableUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    description: Annotated[str, Meta(description="A new text; null clears it.")] | None | UnsetType = UNSET
    """A new text; null clears it."""

    labels: Annotated[LabelNames, Meta(description="Other labels, for rows to come.")] | UnsetType = UNSET
    """Other labels, for rows to come."""

    columns: (
        Annotated[
            list[Column],
            Meta(description="All the columns; a column that is not named any more is gone from the answers."),
        ]
        | UnsetType
    ) = UNSET
    """All the columns; a column that is not named any more is gone from the answers."""

    retention_days: (
        Annotated[int, Meta(description="Another time to keep rows, in days; null keeps them for ever.")]
        | None
        | UnsetType
    ) = UNSET
    """Another time to keep rows, in days; null keeps them for ever."""


class RowList(Model, kw_only=True):
    """
    A page of rows.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Row], Meta(description="The rows.")]
    """The rows."""


class AssetList(Model, kw_only=True):
    """
    A page of assets.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Asset], Meta(description="The assets.")]
    """The assets."""


class AssetV3List(Model, kw_only=True):
    """
    A page of assets.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[AssetV3], Meta(description="The assets.")]
    """The assets."""


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


class TrackedAsset(Model, kw_only=True):
    """
    An asset that is bound to a tracker.

    Evidence: documented; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
    """

    id: Annotated[ObjectId, Meta(description="Id of the asset.")]
    """Id of the asset."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    type: Annotated[str, Meta(description="Name of the tracking set-up, free text.")] | UnsetType = UNSET
    """Name of the tracking set-up, free text."""

    tracker_id: Annotated[str, Meta(description="Id of the tracker or tag.")] | UnsetType = UNSET
    """Id of the tracker or tag."""

    geolocation: (
        Annotated[Geolocation, Meta(description="Where it is; missing before the first position.")] | UnsetType
    ) = UNSET
    """Where it is; missing before the first position."""

    metadata: Annotated[Metadata, Meta(description="Imported data, texts by name (older products).")] | UnsetType = (
        UNSET
    )
    """Imported data, texts by name (older products)."""

    active_journey_id: Annotated[UUID, Meta(description="The journey it is on; missing when on none.")] | UnsetType = (
        UNSET
    )
    """The journey it is on; missing when on none."""

    site_id: Annotated[str, Meta(description="Id of the site it is in; empty outside of all.")] | UnsetType = UNSET
    """Id of the site it is in; empty outside of all."""

    site_name: Annotated[str, Meta(description="Name of the site; missing outside of all.")] | UnsetType = UNSET
    """Name of the site; missing outside of all."""

    zone_id: Annotated[str, Meta(description="Id of the zone it is in; empty or missing when in none.")] | UnsetType = (
        UNSET
    )
    """Id of the zone it is in; empty or missing when in none."""

    entered_site_at: Annotated[datetime, Meta(description="When it came into the site (UTC).")] | UnsetType = UNSET
    """When it came into the site (UTC)."""

    exited_site_at: Annotated[datetime, Meta(description="When it left the last site (UTC).")] | UnsetType = UNSET
    """When it left the last site (UTC)."""


class Thing(Model, kw_only=True):
    """
    A tracked asset as it was before 5.0.

    Evidence: documented; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
    """

    id: Annotated[ObjectId, Meta(description="Id of the thing.")]
    """Id of the thing."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    type: Annotated[str, Meta(description="Name of the tracking set-up, free text.")] | UnsetType = UNSET
    """Name of the tracking set-up, free text."""

    external_id: Annotated[str, Meta(description="Id of the tracker or tag; tracker_id since 5.0.")] | UnsetType = UNSET
    """Id of the tracker or tag; tracker_id since 5.0."""

    geolocation: (
        Annotated[Geolocation, Meta(description="Where it is; missing before the first position.")] | UnsetType
    ) = UNSET
    """Where it is; missing before the first position."""

    geolocation_history: Annotated[list[Geolocation], Meta(description="Where it was, newest first.")] | UnsetType = (
        UNSET
    )
    """Where it was, newest first."""

    metadata: Annotated[Metadata, Meta(description="Imported data, texts by name.")] | UnsetType = UNSET
    """Imported data, texts by name."""


class UserList(Model, kw_only=True):
    """
    A page of users.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[User], Meta(description="The users.")]
    """The users."""


class UserCreate(Model, kw_only=True):
    """
    What a new user is to be.

    Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. The
        members are those of the user that the login answers.
    """

    username: Annotated[Username, Meta(description="Log-in name.")]
    """Log-in name."""

    password: Annotated[Password, Meta(description="The password.")]
    """The password."""

    full_name: Annotated[str, Meta(description="Full name.")] | UnsetType = UNSET
    """Full name."""

    email: Annotated[str, Meta(description="E-mail address.")] | UnsetType = UNSET
    """E-mail address."""

    country: Annotated[str, Meta(description="Country code.")] | UnsetType = UNSET
    """Country code."""

    locked: Annotated[bool, Meta(description="Whether the user may not log in; false when left out.")] | UnsetType = (
        UNSET
    )
    """Whether the user may not log in; false when left out."""

    roles: Annotated[RoleNames, Meta(description="Roles; none when left out.")] | UnsetType = UNSET
    """Roles; none when left out."""


class RoleAssignment(Model, kw_only=True):
    """
    The roles of a user.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    roles: Annotated[RoleNames, Meta(description="All roles of the user from now on.")]
    """All roles of the user from now on."""


class RoleList(Model, kw_only=True):
    """
    A page of roles.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Role], Meta(description="The roles.")]
    """The roles."""


class MigrationList(Model, kw_only=True):
    """
    A page of migration tasks.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Migration], Meta(description="The migration tasks.")]
    """The migration tasks."""


class WebhookPayload(Model, kw_only=True):
    """
    The body of a webhook (an integration of the type http).

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    integration_id: Annotated[ObjectId, Meta(description="The integration that sends it.")]
    """The integration that sends it."""

    updates: Annotated[list[StateUpdate], Meta(description="What devices have reported, oldest first.")]
    """What devices have reported, oldest first."""


class Polygon(Model, kw_only=True):
    """
    An area (GeoJSON): the outer ring, then the holes.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    type: Annotated[PolygonType, Meta(description="Always Polygon.")]
    """Always Polygon."""

    coordinates: Annotated[list[Ring], Meta(description="The rings.")]
    """The rings."""


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


class DeviceList(Model, kw_only=True):
    """
    A page of devices.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Device], Meta(description="The devices.")]
    """The devices."""


class DataTableList(Model, kw_only=True):
    """
    A page of data tables.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[DataTable], Meta(description="The data tables.")]
    """The data tables."""


class TrackedAssetList(Model, kw_only=True):
    """
    A page of tracked assets.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[TrackedAsset], Meta(description="The tracked assets.")]
    """The tracked assets."""


class ThingList(Model, kw_only=True):
    """
    A page of things.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Thing], Meta(description="The things.")]
    """The things."""


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


class ZoneCreate(Model, kw_only=True):
    """
    What a new zone is to be.

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


class Zone(Model, kw_only=True):
    """
    A part of a site.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. Id,
        name and external id are documented; the area is a proposal.
    """

    id: Annotated[ObjectId, Meta(description="Id of the zone.")]
    """Id of the zone."""

    site_id: Annotated[ObjectId, Meta(description="The site it lies in.")]
    """The site it lies in."""

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


class ZoneUpdate(Model, kw_only=True):
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


class SiteList(Model, kw_only=True):
    """
    A page of sites.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Site], Meta(description="The sites.")]
    """The sites."""


class ZoneList(Model, kw_only=True):
    """
    A page of zones.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Zone], Meta(description="The zones.")]
    """The zones."""


__all__ = [
    "Activation",
    "Address",
    "ApiKey",
    "ApiKeyCreate",
    "ApiKeyCreated",
    "ApiKeyList",
    "Asset",
    "AssetImport",
    "AssetImportEntry",
    "AssetList",
    "AssetUpdate",
    "AssetV3",
    "AssetV3Create",
    "AssetV3Import",
    "AssetV3ImportEntry",
    "AssetV3List",
    "AssetV3Update",
    "BusinessObject",
    "BusinessObjectList",
    "BusinessObjectName",
    "ChirpstackConfig",
    "Column",
    "ColumnName",
    "ColumnNames",
    "ColumnType",
    "ConfigurableSchemaProperty",
    "DataTable",
    "DataTableCreate",
    "DataTableList",
    "DataTableUpdate",
    "Device",
    "DeviceCreate",
    "DeviceIds",
    "DeviceList",
    "DeviceState",
    "DeviceUpdate",
    "Downlink",
    "DownlinkCreate",
    "DownlinkList",
    "DownlinkStatus",
    "Driver",
    "DriverAuthor",
    "DriverList",
    "DriverManifest",
    "DriverMetadata",
    "DriverName",
    "DriverPackage",
    "DriverPush",
    "DriverReference",
    "DriverSchema",
    "DriverSchemaModel",
    "DriverSchemaV1",
    "DriverSchemaV2",
    "DriverSchemaV21",
    "DriverTag",
    "DriverTagList",
    "DriverTagName",
    "DriverType",
    "ErrorBody",
    "Field",
    "FieldCreate",
    "FieldKind",
    "FieldList",
    "FieldName",
    "FieldSettings",
    "FieldType",
    "FieldUpdate",
    "Geolocation",
    "GeolocationInput",
    "HttpIntegrationConfig",
    "ImportProblem",
    "ImportResult",
    "Integration",
    "IntegrationConfig",
    "IntegrationConfigModel",
    "IntegrationCreate",
    "IntegrationList",
    "IntegrationStatus",
    "IntegrationType",
    "IntegrationUpdate",
    "Label",
    "LabelList",
    "LabelNames",
    "LoginRequest",
    "LorawanSettings",
    "LorawanSettingsInput",
    "LoriotConfig",
    "ManifestLabel",
    "Metadata",
    "Migration",
    "MigrationList",
    "MigrationStatus",
    "MqttConnectionConfig",
    "MqttIntegrationConfig",
    "MqttPayload",
    "NetworkConnection",
    "NetworkConnectionConfig",
    "NetworkConnectionConfigModel",
    "NetworkConnectionCreate",
    "NetworkConnectionList",
    "NetworkConnectionType",
    "NetworkConnectionUpdate",
    "ObjectId",
    "Order",
    "OtherConnectionConfig",
    "OtherDriverSchema",
    "OtherIntegrationConfig",
    "Password",
    "Polygon",
    "PolygonType",
    "Position",
    "PushedDriver",
    "Ring",
    "Role",
    "RoleArea",
    "RoleAssignment",
    "RoleLevel",
    "RoleList",
    "RoleName",
    "RoleNames",
    "Row",
    "RowList",
    "RowValues",
    "RowsCsv",
    "SchemaProperty",
    "SchemaPropertyType",
    "Session",
    "Site",
    "SiteCreate",
    "SiteList",
    "SiteUpdate",
    "StateDocument",
    "StateUpdate",
    "SupportedDevice",
    "Thing",
    "ThingCreate",
    "ThingList",
    "TrackedAsset",
    "TrackedAssetCreate",
    "TrackedAssetList",
    "Uplink",
    "UplinkList",
    "User",
    "UserCreate",
    "UserList",
    "UserUpdate",
    "Username",
    "WebhookPayload",
    "WebsocketIntegrationConfig",
    "Zone",
    "ZoneCreate",
    "ZoneList",
    "ZoneUpdate",
]
