# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What several tags use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model
from thingshub.values import StrEnum

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


StateDocument: TypeAlias = dict[str, Any]


"""
The values of a device by name, nested as its driver's schema says.

Evidence: documented; How to configure your devices remotely,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
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
