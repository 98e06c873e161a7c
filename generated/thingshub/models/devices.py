# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the devices operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, TypeAlias

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model
from thingshub.values import StrEnum

from ._label import Label, LabelNames
from ._object_id import ObjectId

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


class Activation(StrEnum):
    """
    Over the air, or with keys that were set before.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    OTAA = "otaa"
    ABP = "abp"


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


class LabelList(Model, kw_only=True):
    """
    The labels of a device.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Label], Meta(description="The labels.")]
    """The labels."""


StateDocument: TypeAlias = dict[str, Any]


"""
The values of a device by name, nested as its driver's schema says.

Evidence: documented; How to configure your devices remotely,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
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


class DownlinkList(Model, kw_only=True):
    """
    A page of downlinks.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Downlink], Meta(description="The downlinks.")]
    """The downlinks."""


class DeviceList(Model, kw_only=True):
    """
    A page of devices.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Device], Meta(description="The devices.")]
    """The devices."""
