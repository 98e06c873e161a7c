"""Devices: life cycle, labels, paging, state, messages; and API keys, logins, tokens that end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cassettes.stage import Stage
from tests.drivers import package
from thingshub import AsyncThingsHub
from thingshub.errors import AuthenticationError, BadRequestError, NotFoundError, PermissionDeniedError
from thingshub.models import Activation, DeviceCreate, DeviceUpdate, LorawanSettingsInput, LoriotConfig

EIGHT_DAYS = 8 * 24 * 3600


async def device_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.devices.create(id="pump-7", name="Pump 7", labels=["hall-1"])
    assert (made.id, made.labels, made.description) == ("pump-7", ["hall-1"], "")
    stage.advance(90)
    assert (await hub.devices.get("pump-7")).name == "Pump 7"
    changed = await hub.devices.update("pump-7", name="Pump 7b", description="Cooling water")
    assert (changed.name, changed.labels) == ("Pump 7b", ["hall-1"])
    cleared = await hub.devices.update("pump-7", DeviceUpdate(description=None))
    assert (cleared.name, cleared.description) == ("Pump 7b", "")
    await hub.devices.delete("pump-7")
    with pytest.raises(NotFoundError, match="device not found"):
        await hub.devices.get("pump-7")
    with pytest.raises(NotFoundError):
        await hub.devices.update("pump-7", name="x")
    with pytest.raises(NotFoundError):
        await hub.devices.delete("pump-7")


async def read_change_write(hub: AsyncThingsHub, stage: Stage) -> None:
    device = await hub.devices.create(DeviceCreate(name="Fan"))
    assert device.id.startswith("device-")
    device.description = "Row 2: ölgekühlt, 50 °C"
    changed = await hub.devices.update(device.id, device)
    assert changed.description == "Row 2: ölgekühlt, 50 °C"
    assert changed.name == "Fan"


async def labels(hub: AsyncThingsHub, stage: Stage) -> None:
    for number in (1, 2, 3):
        await hub.devices.create(id=f"fan-{number}", name=f"Fan {number}", labels=["hall-1"])
    added = await hub.devices.add_labels("fan-2", ["cold", "hall-1", "north.1"])
    assert added.collection == ["hall-1", "cold", "north.1"]
    assert [device.id for device in (await hub.devices.list(labels=["hall-1"])).collection] == [
        "fan-1",
        "fan-2",
        "fan-3",
    ]
    assert [device.id for device in (await hub.devices.list(labels=["hall-1", "cold"])).collection] == ["fan-2"]
    await hub.devices.remove_label("fan-2", "cold")
    assert (await hub.devices.list_labels("fan-2")).collection == ["hall-1", "north.1"]
    assert [label async for label in hub.devices.iterate_labels("fan-2", page_size=1)] == ["hall-1", "north.1"]
    with pytest.raises(NotFoundError, match="label not found"):
        await hub.devices.remove_label("fan-2", "cold")
    with pytest.raises(NotFoundError):
        await hub.devices.list_labels("fan-9")
    with pytest.raises(NotFoundError):
        await hub.devices.add_labels("fan-9", ["cold"])


async def paging(hub: AsyncThingsHub, stage: Stage) -> None:
    for number in range(5):
        await hub.devices.create(id=f"m-{number}", name="Meter")
    seen = [device.id async for device in hub.devices.iterate(page_size=2)]
    assert seen == [f"m-{number}" for number in range(5)]
    assert [device.id for device in (await hub.devices.list(limit=2, offset=3)).collection] == ["m-3", "m-4"]
    with pytest.raises(BadRequestError, match="query limit"):
        await hub.devices.list(limit=0)


async def state(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.devices.create(id="room-1", name="Room")
    empty = await hub.devices.get_state("room-1")
    assert (empty.reported, empty.desired) == ({}, {})
    wished = await hub.devices.set_desired_state("room-1", {"interval": 300, "limits": {"low": 1.5, "high": None}})
    assert wished.desired == {"interval": 300, "limits": {"low": 1.5, "high": None}}
    assert (await hub.devices.get_state("room-1")).desired == wished.desired
    with pytest.raises(NotFoundError):
        await hub.devices.get_state("room-9")
    with pytest.raises(NotFoundError):
        await hub.devices.set_desired_state("room-9", {})


async def api_keys(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.api_keys.create(name="night report")
    assert made.key
    assert [key.name for key in (await hub.api_keys.list()).collection] == ["night report"]
    assert [key.id async for key in hub.api_keys.iterate(page_size=1)] == [made.id]
    await hub.api_keys.delete(made.id)
    with pytest.raises(NotFoundError, match="api key not found"):
        await hub.api_keys.delete(made.id)
    with pytest.raises(BadRequestError, match=r"body\.name"):
        await hub.api_keys.create(name="")


async def refusals(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.devices.create(id="pump-7", name="Pump 7")
    with pytest.raises(BadRequestError, match="already in use"):
        await hub.devices.create(id="pump-7", name="Another")
    with pytest.raises(BadRequestError, match=r"body\.name"):
        await hub.devices.update("pump-7", name="")
    with pytest.raises(BadRequestError, match="query labels"):
        await hub.devices.add_labels("pump-7", ["-bad-"])
    with pytest.raises(BadRequestError, match="path device_id"):
        await hub.devices.get("no--id")


async def token_ends(hub: AsyncThingsHub, stage: Stage) -> None:
    assert (await hub.devices.list()).collection == []
    stage.advance(EIGHT_DAYS)
    assert (await hub.devices.list()).collection == []


async def wrong_password(hub: AsyncThingsHub, stage: Stage) -> None:
    with pytest.raises(AuthenticationError, match="invalid credentials") as caught:
        await hub.devices.list()
    assert (caught.value.operation, caught.value.status) == ("auth.login", 400)


async def password_login_off(hub: AsyncThingsHub, stage: Stage) -> None:
    with pytest.raises(AuthenticationError, match="identity provider") as caught:
        await hub.devices.list()
    assert (caught.value.operation, caught.value.status) == ("auth.login", 401)


async def logins(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.users.create(username="locked out", password="a-password-of-ten", locked=True)
    with pytest.raises(PermissionDeniedError, match="may not log in"):
        await stage.another(username="locked out", password="a-password-of-ten").devices.list()
    with pytest.raises(NotFoundError, match="tenant not found"):
        await stage.another(tenant="nowhere", username="demo", password="whatever").devices.list()
    session = await hub.auth.login(username="demo", password=stage.password)
    assert (session.user.username, session.user.password) == ("demo", "")
    assert (await stage.another(token=session.token).devices.list()).collection == []
    with pytest.raises(AuthenticationError):
        await stage.another(tenant="other", token=session.token).devices.list()


async def device_references(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.drivers.push(package("pump"), tags=["1.0"])
    await hub.network_connections.create(
        id="loriot-1", name="LORIOT", config=LoriotConfig(server="eu1.loriot.io", app_id="BE7A", token="of-loriot")
    )
    made = await hub.devices.create(
        id="pump-7",
        name="Pump 7",
        driver="example/pump:1.0",
        network_connection_id="loriot-1",
        network_settings=LorawanSettingsInput(
            dev_eui="0011223344556677", activation=Activation.OTAA, app_key="00112233445566778899aabbccddeeff"
        ),
    )
    assert (made.driver, made.network_connection_id) == ("example/pump:1.0", "loriot-1")
    assert "00112233445566778899aabbccddeeff" not in repr(made)
    made.name = "Pump 7b"
    assert (await hub.devices.update("pump-7", made)).network_settings == made.network_settings
    with pytest.raises(BadRequestError, match="in use by device pump-7"):
        await hub.drivers.delete_tag("example", "pump", "1.0")
    with pytest.raises(BadRequestError, match="in use by device pump-7"):
        await hub.network_connections.delete("loriot-1")
    with pytest.raises(BadRequestError, match="not in the registry"):
        await hub.devices.update("pump-7", driver="example/pump:2.0")
    with pytest.raises(BadRequestError, match="no such network connection"):
        await hub.devices.create(name="x", network_connection_id="none")
    cleared = await hub.devices.update("pump-7", DeviceUpdate(driver=None, network_connection_id=None))
    assert not cleared.driver
    assert not cleared.network_connection_id
    await hub.drivers.delete_tag("example", "pump", "1.0")
    await hub.network_connections.delete("loriot-1")


async def messages(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.devices.create(id="room-1", name="Room")
    queued = await hub.devices.create_downlink("room-1", port=10, payload="01f4")
    stage.advance(1)
    await hub.devices.set_desired_state("room-1", {"interval": 300})
    newest, oldest = (await hub.devices.list_downlinks("room-1")).collection
    assert (newest.desired, oldest) == ({"interval": 300}, queued)
    for number in range(3):
        stage.advance(1)
        stage.uplink("room-1", f"0{number}")
    listed = await hub.devices.list_uplinks("room-1")
    assert [uplink.payload for uplink in listed.collection] == ["02", "01", "00"]
    before = listed.collection[1].received_at - timedelta(seconds=0.5)
    assert [u.payload for u in (await hub.devices.list_uplinks("room-1", until=before)).collection] == ["00"]
    assert [u.payload for u in (await hub.devices.list_uplinks("room-1", since=before)).collection] == ["02", "01"]
    assert [u.payload async for u in hub.devices.iterate_uplinks("room-1", page_size=2)] == ["02", "01", "00"]
    assert (await hub.devices.get("room-1")).last_seen_at == listed.collection[0].received_at


PLAYS = (
    device_life_cycle,
    read_change_write,
    labels,
    paging,
    state,
    api_keys,
    refusals,
    token_ends,
    logins,
    device_references,
    messages,
)
