# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the integrations operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType
from thingshub._unions import IntegrationConfig
from thingshub.model import ExtensibleModel, Model
from thingshub.values import StrEnum

from ._label import Label, LabelNames
from ._object_id import ObjectId


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


class OtherIntegrationConfig(ExtensibleModel, kw_only=True):
    """
    Settings of a type that this document does not know.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    type: Annotated[str, Meta(description="The type.")]
    """The type."""


class IntegrationStatus(StrEnum):
    """
    Whether it works.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    ACTIVE = "active"
    DISABLED = "disabled"
    FAILING = "failing"


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

    config: Annotated[IntegrationConfig, Meta(description="Its settings; their type is the type of the integration.")]
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
        Annotated[IntegrationConfig, Meta(description="New settings; a secret that is left out stays.")] | UnsetType
    ) = UNSET
    """New settings; a secret that is left out stays."""

    enabled: Annotated[bool, Meta(description="Whether it forwards.")] | UnsetType = UNSET
    """Whether it forwards."""


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

    config: Annotated[IntegrationConfig, Meta(description="Its settings, without secrets.")]
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


class IntegrationList(Model, kw_only=True):
    """
    A page of integrations.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Integration], Meta(description="The integrations.")]
    """The integrations."""
