"""Read, change, write: the smallest body, unset and null apart, times with a zone."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.both import json_answer, run_both, sent
from thingshub import UNSET, AsyncThingsHub, decode
from thingshub._client.operation import body_from
from thingshub.model import Update
from thingshub.models import Device, DeviceUpdate, Geolocation
from thingshub.transport import Request, Response

DEVICE: dict[str, Any] = {
    "id": "pump-7",
    "name": "Pump 7",
    "description": "north",
    "labels": ["cold"],
    "network_settings": {"activation": "otaa", "dev_eui": "70b3d57ed0000001", "region": "EU868"},
    "created_at": "2026-01-01T00:00:00.123456789Z",
    "updated_at": "2026-01-01T00:00:00Z",
    "firmware": {"channel": "beta"},
}


def _device() -> Device:
    return decode(json.dumps(DEVICE), Device)


def _body(device: Device) -> Any:
    return body_from(DeviceUpdate, device.to_update(), {})


def test_only_what_has_changed_goes_back() -> None:
    device = _device()
    device.name = "Pump 7b"
    assert _body(device) == {"name": "Pump 7b"}
    assert _body(_device()) == {}
    assert body_from(DeviceUpdate, device, {}) == {
        "name": "Pump 7b",
        "description": "north",
        "network_settings": DEVICE["network_settings"],
        "firmware": {"channel": "beta"},
    }, "the object itself goes back whole, without what only answers have"


def test_null_clears_and_unset_leaves_alone() -> None:
    device = _device()
    device.description = None  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    assert _body(device) == {"description": None}
    device.description = UNSET
    assert _body(device) == {}


def test_a_changed_object_within_keeps_what_this_sdk_does_not_know() -> None:
    device = _device()
    assert device.network_settings is not UNSET
    device.network_settings.dev_eui = "70b3d57ed0000002"
    assert _body(device) == {"network_settings": {**DEVICE["network_settings"], "dev_eui": "70b3d57ed0000002"}}


def test_what_is_changed_afterwards_is_not_in_the_update() -> None:
    device = _device()
    device.name = "first"
    update = device.to_update()
    device.name = "second"
    assert body_from(DeviceUpdate, update, {}) == {"name": "first"}
    assert isinstance(update, Update)
    assert "first" in repr(update)


def test_an_object_made_by_hand_has_all_of_it_changed() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    device = Device(id="a", name="A", labels=[], created_at=now, updated_at=now)
    assert _body(device) == {"name": "A"}


def test_both_clients_send_it() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        device = await hub.devices.get("pump-7")
        device.name = "Pump 7b"
        await hub.devices.update(device.id, device.to_update())

    def answer(request: Request) -> Response:
        return json_answer(json.dumps(DEVICE))

    requests = run_both(scenario, answer)
    assert sent(requests[1]) == {"name": "Pump 7b"}


@pytest.mark.parametrize("zone", [None, UTC])
def test_a_time_without_a_zone_is_refused(zone: Any) -> None:
    moved_at = datetime(2026, 1, 1, 12, tzinfo=zone)
    place = Geolocation(latitude=50.1, longitude=8.7, moved_at=moved_at)

    async def scenario(hub: AsyncThingsHub) -> None:
        if zone is None:
            with pytest.raises(ValueError, match="has no time zone"):
                await hub.request("PUT", "/api/v3/x", json=[{"geolocation": place}])
            with pytest.raises(ValueError, match="since: the time has no time zone"):
                await hub.data_tables.rows("t", since=moved_at)
        else:
            await hub.request("PUT", "/api/v3/x", json=place)

    requests = run_both(scenario, lambda _: json_answer("{}"))
    assert len(requests) == (0 if zone is None else 1)


def test_a_changed_object_with_a_time_without_a_zone_is_refused() -> None:
    device = _device()
    device.last_seen_at = datetime(2026, 1, 1)
    with pytest.raises(ValueError, match="has no time zone"):
        body_from(DeviceUpdate, device, {})
