# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta
from thingshub.model import Model

from ._object_id import ObjectId
from .devices import StateDocument


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
