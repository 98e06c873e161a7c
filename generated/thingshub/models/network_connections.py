# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the network_connections operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType
from thingshub._unions import NetworkConnectionConfig
from thingshub.model import ExtensibleModel, Model
from thingshub.values import StrEnum

from ._object_id import ObjectId


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


class OtherConnectionConfig(ExtensibleModel, kw_only=True):
    """
    Settings of a type that this document does not know.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    type: Annotated[str, Meta(description="The type.")]
    """The type."""


class NetworkConnectionCreate(Model, kw_only=True):
    """
    What a new network connection is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    config: Annotated[
        NetworkConnectionConfig, Meta(description="Its settings; their type is the type of the connection.")
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


class NetworkConnectionUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays. The type cannot change.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    config: (
        Annotated[NetworkConnectionConfig, Meta(description="New settings; a secret that is left out stays.")]
        | UnsetType
    ) = UNSET
    """New settings; a secret that is left out stays."""

    auto_activation: (
        Annotated[bool, Meta(description="Whether devices that report over it are created by themselves.")] | UnsetType
    ) = UNSET
    """Whether devices that report over it are created by themselves."""


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

    config: Annotated[NetworkConnectionConfig, Meta(description="Its settings, without secrets.")]
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


class NetworkConnectionList(Model, kw_only=True):
    """
    A page of network connections.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[NetworkConnection], Meta(description="The network connections.")]
    """The network connections."""
