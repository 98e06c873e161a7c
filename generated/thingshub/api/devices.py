# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The devices operations, sync and async."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any, overload

from msgspec import UNSET, UnsetType

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.operation import body_of_call as _body_from
from .._client.sealing import HANDED_OVER as _HANDED_OVER
from .._client.sealing import Given as _Given
from .._client.sealing import sealed as _sealed
from .._resources.devices import DevicesExtension
from .._resources.devices_async import AsyncDevicesExtension
from ..model import Update
from ..models import (
    Device,
    DeviceCreate,
    DeviceList,
    DeviceState,
    DeviceUpdate,
    Downlink,
    DownlinkCreate,
    DownlinkList,
    LabelList,
    LorawanSettingsInput,
    Uplink,
    UplinkList,
)

LIST: op.Operation[DeviceList] = op.Operation(
    "devices.list",
    "GET",
    "/api/v3/devices",
    (
        op.QueryParameter("labels", explode=False, shape="array"),
        op.QueryParameter("limit", shape="primitive"),
        op.QueryParameter("offset", shape="primitive"),
    ),
    (op.Answer("200", "application/json", DeviceList),),
    paging=op.Paging("offset", items=("collection",), parameter=2, size=1, identity="id"),
)
CREATE: op.Operation[Device] = op.Operation(
    "devices.create",
    "POST",
    "/api/v3/devices",
    (),
    (op.Answer("201", "application/json", Device),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
GET: op.Operation[Device] = op.Operation(
    "devices.get",
    "GET",
    "/api/v3/devices/{device_id}",
    (op.PathParameter("device_id", shape="primitive"),),
    (op.Answer("200", "application/json", Device),),
)
UPDATE: op.Operation[Device] = op.Operation(
    "devices.update",
    "PUT",
    "/api/v3/devices/{device_id}",
    (op.PathParameter("device_id", shape="primitive"),),
    (op.Answer("200", "application/json", Device),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
DELETE: op.Operation[None] = op.Operation(
    "devices.delete",
    "DELETE",
    "/api/v3/devices/{device_id}",
    (op.PathParameter("device_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
)
LIST_LABELS: op.Operation[LabelList] = op.Operation(
    "devices.list_labels",
    "GET",
    "/api/v3/devices/{device_id}/labels",
    (
        op.PathParameter("device_id", shape="primitive"),
        op.QueryParameter("limit", shape="primitive"),
        op.QueryParameter("offset", shape="primitive"),
    ),
    (op.Answer("200", "application/json", LabelList),),
    paging=op.Paging("offset", items=("collection",), parameter=2, size=1, identity=""),
)
ADD_LABELS: op.Operation[LabelList] = op.Operation(
    "devices.add_labels",
    "POST",
    "/api/v3/devices/{device_id}/labels",
    (
        op.PathParameter("device_id", shape="primitive"),
        op.QueryParameter("labels", explode=False, required=True, shape="array"),
    ),
    (op.Answer("200", "application/json", LabelList),),
    is_replay_safe=True,
)
REMOVE_LABEL: op.Operation[None] = op.Operation(
    "devices.remove_label",
    "DELETE",
    "/api/v3/devices/{device_id}/labels/{label}",
    (op.PathParameter("device_id", shape="primitive"), op.PathParameter("label", shape="primitive")),
    (op.Answer("200", "", NoneType),),
)
GET_STATE: op.Operation[DeviceState] = op.Operation(
    "devices.get_state",
    "GET",
    "/api/v3/devices/{device_id}/state",
    (op.PathParameter("device_id", shape="primitive"),),
    (op.Answer("200", "application/json", DeviceState),),
)
SET_DESIRED_STATE: op.Operation[DeviceState] = op.Operation(
    "devices.set_desired_state",
    "PUT",
    "/api/v3/devices/{device_id}/state/desired",
    (op.PathParameter("device_id", shape="primitive"),),
    (op.Answer("200", "application/json", DeviceState),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
LIST_UPLINKS: op.Operation[UplinkList] = op.Operation(
    "devices.list_uplinks",
    "GET",
    "/api/v3/devices/{device_id}/uplinks",
    (
        op.PathParameter("device_id", shape="primitive"),
        op.QueryParameter("since", shape="primitive"),
        op.QueryParameter("until", shape="primitive"),
        op.QueryParameter("limit", shape="primitive"),
        op.QueryParameter("offset", shape="primitive"),
    ),
    (op.Answer("200", "application/json", UplinkList),),
    paging=op.Paging("offset", items=("collection",), parameter=4, size=3, identity=""),
)
LIST_DOWNLINKS: op.Operation[DownlinkList] = op.Operation(
    "devices.list_downlinks",
    "GET",
    "/api/v3/devices/{device_id}/downlinks",
    (
        op.PathParameter("device_id", shape="primitive"),
        op.QueryParameter("limit", shape="primitive"),
        op.QueryParameter("offset", shape="primitive"),
    ),
    (op.Answer("200", "application/json", DownlinkList),),
    paging=op.Paging("offset", items=("collection",), parameter=2, size=1, identity="id"),
)
CREATE_DOWNLINK: op.Operation[Downlink] = op.Operation(
    "devices.create_downlink",
    "POST",
    "/api/v3/devices/{device_id}/downlinks",
    (op.PathParameter("device_id", shape="primitive"),),
    (op.Answer("201", "application/json", Downlink),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)


class Devices(DevicesExtension):
    """The devices operations."""

    def list(
        self, *, labels: Sequence[str] | None = None, limit: int | None = None, offset: int | None = None
    ) -> DeviceList:
        """List devices, all or those that carry certain labels.

        Without `limit` the server decides how much one answer holds; the SDK's iterator reads page after
        page until the list is exhausted.

        Args:
            labels: Only devices that carry all of these labels (at most 100 entries).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The devices in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. The operation is
            documented, and that lists can be filtered by label (migration-39); the parameter names and
            paging are proposals.
        """
        return self._call(LIST, (labels, limit, offset))

    def iterate(self, *, labels: Sequence[str] | None = None, page_size: int = 100) -> Iterator[Device]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            labels: As in `list`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST, (labels, None, None), page_size)

    @overload
    def create(self, body: DeviceCreate) -> Device: ...

    @overload
    def create(
        self,
        *,
        name: str,
        id: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        driver: str | UnsetType = UNSET,
        network_connection_id: str | UnsetType = UNSET,
        network_settings: LorawanSettingsInput | UnsetType = UNSET,
    ) -> Device: ...

    def create(
        self,
        body: DeviceCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        driver: str | UnsetType = UNSET,
        network_connection_id: str | UnsetType = UNSET,
        network_settings: LorawanSettingsInput | UnsetType = UNSET,
    ) -> Device:
        """Create a device.

        Without an `id` the platform makes one. An id that is taken is refused with 400.

        Args:
            body: A ready DeviceCreate, instead of the keyword arguments below.
            id: An id of your own; the platform makes one when it is left out (at most 63 characters).
            name: Name for people (at most 256 characters).
            description: Free text (at most 4096 characters).
            labels: The first labels (at most 100 entries).
            driver: A driver of the registry (at most 191 characters).
            network_connection_id: A network connection (at most 63 characters).
            network_settings: How it joins its network.

        Returns:
            Created.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Creating devices
            is documented as a purpose of the API; path and body follow the other resources.
        """
        _given = _Given(
            body,
            {
                "id": id,
                "name": name,
                "description": description,
                "labels": labels,
                "driver": driver,
                "network_connection_id": network_connection_id,
                "network_settings": network_settings,
            },
        )
        body = id = name = description = labels = driver = network_connection_id = network_settings = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, DeviceCreate, _given))

    def get(self, device_id: str) -> Device:
        """Read one device.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).

        Returns:
            The device.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Reading devices is
            documented as a purpose of the API; the path is that of the documented PUT.
        """
        return self._call(GET, (device_id,))

    @overload
    def update(self, device_id: str, body: DeviceUpdate | Device | Update[Device]) -> Device: ...

    @overload
    def update(
        self,
        device_id: str,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        driver: str | None | UnsetType = UNSET,
        network_connection_id: str | None | UnsetType = UNSET,
        network_settings: LorawanSettingsInput | None | UnsetType = UNSET,
    ) -> Device: ...

    def update(
        self,
        device_id: str,
        body: DeviceUpdate | Device | Update[Device] | None = None,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        driver: str | None | UnsetType = UNSET,
        network_connection_id: str | None | UnsetType = UNSET,
        network_settings: LorawanSettingsInput | None | UnsetType = UNSET,
    ) -> Device:
        """Change a device.

        A property that is left out keeps its value, `null` clears it. Labels are not changed here: since
        3.8 they have operations of their own. To change a device that was read before, send all of it back,
        unknown properties included, so that nothing is lost should a tenant replace instead of merge.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            body: A ready DeviceUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            description: A new text; null clears it (at most 4096 characters).
            driver: A driver of the registry; null clears it.
            network_connection_id: A network connection; null clears it.
            network_settings: How it joins its network; null clears it.

        Returns:
            The device as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; Migrating from Release 3.8 to 3.9,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
            The operation is documented, its body is not. That an omitted property keeps its value is
            inferred and holds in the sandbox.
        """
        _given = _Given(
            body,
            {
                "name": name,
                "description": description,
                "driver": driver,
                "network_connection_id": network_connection_id,
                "network_settings": network_settings,
            },
        )
        body = name = description = driver = network_connection_id = network_settings = _HANDED_OVER
        return self._call(UPDATE, (device_id,), _body_from(UPDATE, DeviceUpdate, _given))

    def delete(self, device_id: str) -> None:
        """Delete a device with its labels and state.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Deleting devices
            is documented as a purpose of the API; the path is that of the documented PUT.
        """
        return self._call(DELETE, (device_id,))

    def list_labels(self, device_id: str, *, limit: int | None = None, offset: int | None = None) -> LabelList:
        """List the labels of a device.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The labels in the order in which they were given.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; Migrating from Release 3.8 to 3.9,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
            The operation is documented (since 3.8); the answer follows the list envelope of the other
            resources.
        """
        return self._call(LIST_LABELS, (device_id, limit, offset))

    def iterate_labels(self, device_id: str, *, page_size: int = 100) -> Iterator[str]:
        """Like `list_labels`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            device_id: As in `list_labels`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_labels`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST_LABELS, (device_id, None, None), page_size)

    def add_labels(self, device_id: str, labels: Sequence[str]) -> LabelList:
        """Give a device more labels.

        The labels stand in the query, comma-separated. A label that the device already has is no error.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            labels: The labels to add (at most 100 entries).

        Returns:
            All labels that the device has now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; Migrating from Release 3.8 to 3.9,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
            The operation and its query are documented (since 3.8); the answer is not, nor is what a
            repeated label does.
        """
        return self._call(ADD_LABELS, (device_id, labels))

    def remove_label(self, device_id: str, label: str) -> None:
        """Take one label off a device.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            label: The label to remove (at most 120 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; Migrating from Release 3.8 to 3.9,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
            The operation is documented (since 3.8); that an absent label answers 404 is inferred.
        """
        return self._call(REMOVE_LABEL, (device_id, label))

    def get_state(self, device_id: str) -> DeviceState:
        """Read the reported and the desired state of a device.

        The reported state is empty until the first uplink of the device has been decoded by its driver.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).

        Returns:
            Both states.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; How to configure your devices remotely,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
            The two documents, reported and desired, are described; the path is a proposal.
        """
        return self._call(GET_STATE, (device_id,))

    def set_desired_state(self, device_id: str, body: Mapping[str, Any]) -> DeviceState:
        """Set the desired state of a device.

        Replaces the whole desired state. It may be set while the device is offline; the platform sends it
        as a downlink when the device can be reached.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            body: The values of a device by name, nested as its driver's schema says.

        Returns:
            Both states as they are now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; How to configure your devices remotely,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
            Setting a desired state is described; path, and that it replaces rather than merges, are
            proposals.
        """
        _given = _sealed(body)
        body = _HANDED_OVER
        return self._call(SET_DESIRED_STATE, (device_id,), _given)

    def list_uplinks(
        self,
        device_id: str,
        *,
        since: datetime.datetime | None = None,
        until: datetime.datetime | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> UplinkList:
        """List what a device has sent, newest first.

        Kept for a limited time, unless a data table stores the values.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            since: Only what is from this time on (UTC).
            until: Only what is before this time (UTC).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The uplinks, newest first.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Uplinks are kept for a limited time only (data-page); path and answer are proposals.
        """
        return self._call(LIST_UPLINKS, (device_id, since, until, limit, offset))

    def iterate_uplinks(
        self,
        device_id: str,
        *,
        since: datetime.datetime | None = None,
        until: datetime.datetime | None = None,
        page_size: int = 100,
    ) -> Iterator[Uplink]:
        """Like `list_uplinks`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            device_id: As in `list_uplinks`.
            since: As in `list_uplinks`.
            until: As in `list_uplinks`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_uplinks`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST_UPLINKS, (device_id, since, until, None, None), page_size)

    def list_downlinks(self, device_id: str, *, limit: int | None = None, offset: int | None = None) -> DownlinkList:
        """List what was queued for a device, newest first.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The downlinks, newest first.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations.
        """
        return self._call(LIST_DOWNLINKS, (device_id, limit, offset))

    def iterate_downlinks(self, device_id: str, *, page_size: int = 100) -> Iterator[Downlink]:
        """Like `list_downlinks`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            device_id: As in `list_downlinks`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_downlinks`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST_DOWNLINKS, (device_id, None, None), page_size)

    @overload
    def create_downlink(self, device_id: str, body: DownlinkCreate) -> Downlink: ...

    @overload
    def create_downlink(
        self, device_id: str, *, port: int, payload: str, confirmed: bool | UnsetType = UNSET
    ) -> Downlink: ...

    def create_downlink(
        self,
        device_id: str,
        body: DownlinkCreate | None = None,
        *,
        port: int | UnsetType = UNSET,
        payload: str | UnsetType = UNSET,
        confirmed: bool | UnsetType = UNSET,
    ) -> Downlink:
        """Queue a message to a device.

        It is sent when the device can next be reached.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            body: A ready DownlinkCreate, instead of the keyword arguments below.
            port: LoRaWAN port (1 or more, at most 223).
            payload: The bytes, in hexadecimal digits (at most 484 characters).
            confirmed: Whether the device is asked to confirm it; false when left out.

        Returns:
            Queued.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations.
        """
        _given = _Given(body, {"port": port, "payload": payload, "confirmed": confirmed})
        body = port = payload = confirmed = _HANDED_OVER
        return self._call(CREATE_DOWNLINK, (device_id,), _body_from(CREATE_DOWNLINK, DownlinkCreate, _given))


class AsyncDevices(AsyncDevicesExtension):
    """The devices operations."""

    async def list(
        self, *, labels: Sequence[str] | None = None, limit: int | None = None, offset: int | None = None
    ) -> DeviceList:
        """List devices, all or those that carry certain labels.

        Without `limit` the server decides how much one answer holds; the SDK's iterator reads page after
        page until the list is exhausted.

        Args:
            labels: Only devices that carry all of these labels (at most 100 entries).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The devices in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. The operation is
            documented, and that lists can be filtered by label (migration-39); the parameter names and
            paging are proposals.
        """
        return await self._call(LIST, (labels, limit, offset))

    def iterate(self, *, labels: Sequence[str] | None = None, page_size: int = 100) -> AsyncIterator[Device]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            labels: As in `list`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST, (labels, None, None), page_size)

    @overload
    async def create(self, body: DeviceCreate) -> Device: ...

    @overload
    async def create(
        self,
        *,
        name: str,
        id: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        driver: str | UnsetType = UNSET,
        network_connection_id: str | UnsetType = UNSET,
        network_settings: LorawanSettingsInput | UnsetType = UNSET,
    ) -> Device: ...

    async def create(
        self,
        body: DeviceCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        driver: str | UnsetType = UNSET,
        network_connection_id: str | UnsetType = UNSET,
        network_settings: LorawanSettingsInput | UnsetType = UNSET,
    ) -> Device:
        """Create a device.

        Without an `id` the platform makes one. An id that is taken is refused with 400.

        Args:
            body: A ready DeviceCreate, instead of the keyword arguments below.
            id: An id of your own; the platform makes one when it is left out (at most 63 characters).
            name: Name for people (at most 256 characters).
            description: Free text (at most 4096 characters).
            labels: The first labels (at most 100 entries).
            driver: A driver of the registry (at most 191 characters).
            network_connection_id: A network connection (at most 63 characters).
            network_settings: How it joins its network.

        Returns:
            Created.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Creating devices
            is documented as a purpose of the API; path and body follow the other resources.
        """
        _given = _Given(
            body,
            {
                "id": id,
                "name": name,
                "description": description,
                "labels": labels,
                "driver": driver,
                "network_connection_id": network_connection_id,
                "network_settings": network_settings,
            },
        )
        body = id = name = description = labels = driver = network_connection_id = network_settings = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, DeviceCreate, _given))

    async def get(self, device_id: str) -> Device:
        """Read one device.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).

        Returns:
            The device.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Reading devices is
            documented as a purpose of the API; the path is that of the documented PUT.
        """
        return await self._call(GET, (device_id,))

    @overload
    async def update(self, device_id: str, body: DeviceUpdate | Device | Update[Device]) -> Device: ...

    @overload
    async def update(
        self,
        device_id: str,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        driver: str | None | UnsetType = UNSET,
        network_connection_id: str | None | UnsetType = UNSET,
        network_settings: LorawanSettingsInput | None | UnsetType = UNSET,
    ) -> Device: ...

    async def update(
        self,
        device_id: str,
        body: DeviceUpdate | Device | Update[Device] | None = None,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        driver: str | None | UnsetType = UNSET,
        network_connection_id: str | None | UnsetType = UNSET,
        network_settings: LorawanSettingsInput | None | UnsetType = UNSET,
    ) -> Device:
        """Change a device.

        A property that is left out keeps its value, `null` clears it. Labels are not changed here: since
        3.8 they have operations of their own. To change a device that was read before, send all of it back,
        unknown properties included, so that nothing is lost should a tenant replace instead of merge.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            body: A ready DeviceUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            description: A new text; null clears it (at most 4096 characters).
            driver: A driver of the registry; null clears it.
            network_connection_id: A network connection; null clears it.
            network_settings: How it joins its network; null clears it.

        Returns:
            The device as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; Migrating from Release 3.8 to 3.9,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
            The operation is documented, its body is not. That an omitted property keeps its value is
            inferred and holds in the sandbox.
        """
        _given = _Given(
            body,
            {
                "name": name,
                "description": description,
                "driver": driver,
                "network_connection_id": network_connection_id,
                "network_settings": network_settings,
            },
        )
        body = name = description = driver = network_connection_id = network_settings = _HANDED_OVER
        return await self._call(UPDATE, (device_id,), _body_from(UPDATE, DeviceUpdate, _given))

    async def delete(self, device_id: str) -> None:
        """Delete a device with its labels and state.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Deleting devices
            is documented as a purpose of the API; the path is that of the documented PUT.
        """
        return await self._call(DELETE, (device_id,))

    async def list_labels(self, device_id: str, *, limit: int | None = None, offset: int | None = None) -> LabelList:
        """List the labels of a device.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The labels in the order in which they were given.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; Migrating from Release 3.8 to 3.9,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
            The operation is documented (since 3.8); the answer follows the list envelope of the other
            resources.
        """
        return await self._call(LIST_LABELS, (device_id, limit, offset))

    def iterate_labels(self, device_id: str, *, page_size: int = 100) -> AsyncIterator[str]:
        """Like `list_labels`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            device_id: As in `list_labels`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_labels`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST_LABELS, (device_id, None, None), page_size)

    async def add_labels(self, device_id: str, labels: Sequence[str]) -> LabelList:
        """Give a device more labels.

        The labels stand in the query, comma-separated. A label that the device already has is no error.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            labels: The labels to add (at most 100 entries).

        Returns:
            All labels that the device has now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; Migrating from Release 3.8 to 3.9,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
            The operation and its query are documented (since 3.8); the answer is not, nor is what a
            repeated label does.
        """
        return await self._call(ADD_LABELS, (device_id, labels))

    async def remove_label(self, device_id: str, label: str) -> None:
        """Take one label off a device.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            label: The label to remove (at most 120 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; Migrating from Release 3.8 to 3.9,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
            The operation is documented (since 3.8); that an absent label answers 404 is inferred.
        """
        return await self._call(REMOVE_LABEL, (device_id, label))

    async def get_state(self, device_id: str) -> DeviceState:
        """Read the reported and the desired state of a device.

        The reported state is empty until the first uplink of the device has been decoded by its driver.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).

        Returns:
            Both states.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; How to configure your devices remotely,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
            The two documents, reported and desired, are described; the path is a proposal.
        """
        return await self._call(GET_STATE, (device_id,))

    async def set_desired_state(self, device_id: str, body: Mapping[str, Any]) -> DeviceState:
        """Set the desired state of a device.

        Replaces the whole desired state. It may be set while the device is offline; the platform sends it
        as a downlink when the device can be reached.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            body: The values of a device by name, nested as its driver's schema says.

        Returns:
            Both states as they are now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; How to configure your devices remotely,
            https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
            Setting a desired state is described; path, and that it replaces rather than merges, are
            proposals.
        """
        _given = _sealed(body)
        body = _HANDED_OVER
        return await self._call(SET_DESIRED_STATE, (device_id,), _given)

    async def list_uplinks(
        self,
        device_id: str,
        *,
        since: datetime.datetime | None = None,
        until: datetime.datetime | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> UplinkList:
        """List what a device has sent, newest first.

        Kept for a limited time, unless a data table stores the values.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            since: Only what is from this time on (UTC).
            until: Only what is before this time (UTC).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The uplinks, newest first.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Uplinks are kept for a limited time only (data-page); path and answer are proposals.
        """
        return await self._call(LIST_UPLINKS, (device_id, since, until, limit, offset))

    def iterate_uplinks(
        self,
        device_id: str,
        *,
        since: datetime.datetime | None = None,
        until: datetime.datetime | None = None,
        page_size: int = 100,
    ) -> AsyncIterator[Uplink]:
        """Like `list_uplinks`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            device_id: As in `list_uplinks`.
            since: As in `list_uplinks`.
            until: As in `list_uplinks`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_uplinks`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST_UPLINKS, (device_id, since, until, None, None), page_size)

    async def list_downlinks(
        self, device_id: str, *, limit: int | None = None, offset: int | None = None
    ) -> DownlinkList:
        """List what was queued for a device, newest first.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The downlinks, newest first.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations.
        """
        return await self._call(LIST_DOWNLINKS, (device_id, limit, offset))

    def iterate_downlinks(self, device_id: str, *, page_size: int = 100) -> AsyncIterator[Downlink]:
        """Like `list_downlinks`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            device_id: As in `list_downlinks`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_downlinks`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST_DOWNLINKS, (device_id, None, None), page_size)

    @overload
    async def create_downlink(self, device_id: str, body: DownlinkCreate) -> Downlink: ...

    @overload
    async def create_downlink(
        self, device_id: str, *, port: int, payload: str, confirmed: bool | UnsetType = UNSET
    ) -> Downlink: ...

    async def create_downlink(
        self,
        device_id: str,
        body: DownlinkCreate | None = None,
        *,
        port: int | UnsetType = UNSET,
        payload: str | UnsetType = UNSET,
        confirmed: bool | UnsetType = UNSET,
    ) -> Downlink:
        """Queue a message to a device.

        It is sent when the device can next be reached.

        Args:
            device_id: Id of the device; upper and lower case differ (at most 63 characters).
            body: A ready DownlinkCreate, instead of the keyword arguments below.
            port: LoRaWAN port (1 or more, at most 223).
            payload: The bytes, in hexadecimal digits (at most 484 characters).
            confirmed: Whether the device is asked to confirm it; false when left out.

        Returns:
            Queued.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations.
        """
        _given = _Given(body, {"port": port, "payload": payload, "confirmed": confirmed})
        body = port = payload = confirmed = _HANDED_OVER
        return await self._call(CREATE_DOWNLINK, (device_id,), _body_from(CREATE_DOWNLINK, DownlinkCreate, _given))
