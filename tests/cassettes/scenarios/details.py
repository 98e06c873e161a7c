"""What the other scenarios leave out: every property that can be sent, every page, every filter."""

from __future__ import annotations

from datetime import timedelta

from tests.cassettes.stage import Stage
from tests.drivers import package
from thingshub import AsyncThingsHub
from thingshub.models import (
    AssetV3ImportEntry,
    Column,
    ColumnType,
    DriverSchemaV1,
    LorawanSettingsInput,
    LoriotConfig,
    MqttConnectionConfig,
    MqttIntegrationConfig,
    OtherIntegrationConfig,
    WebsocketIntegrationConfig,
)

_KEY = "00112233445566778899aabbccddeeff"


async def device_details(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.drivers.push(package("gauge"), tags=["1", "2"])
    settings = LorawanSettingsInput(dev_eui="0011223344556677", join_eui="70b3d57ed0000001", app_key=_KEY, nwk_key=_KEY)
    made = await hub.devices.create(
        id="gauge-1", name="Gauge", description="On the roof", driver="example/gauge:1", network_settings=settings
    )
    assert made.network_settings
    assert (made.description, made.network_settings.join_eui) == ("On the roof", "70b3d57ed0000001")
    stage.uplink("gauge-1", "2a")
    [uplink] = (await hub.devices.list_uplinks("gauge-1")).collection
    assert uplink.values == {"level": 42}
    await hub.devices.create_downlink("gauge-1", port=1, payload="01", confirmed=True)
    await hub.devices.create_downlink("gauge-1", port=1, payload="02", confirmed=False)
    assert [d.payload async for d in hub.devices.iterate_downlinks("gauge-1", page_size=1)] == ["02", "01"]
    assert [tag.tag async for tag in hub.drivers.iterate_tags("example", "gauge", page_size=1)] == ["1", "2"]
    schema = await hub.drivers.get_schema("example", "gauge", "1")
    assert isinstance(schema, DriverSchemaV1)
    assert schema.properties
    metadata = (await hub.drivers.get_manifest("example", "gauge", "1")).metadata
    assert (metadata.platform, metadata.os) == ("amd64", "linux")
    assert [label.key for label in metadata.labels or []] == ["maker"]


async def forwarding_details(hub: AsyncThingsHub, stage: Stage) -> None:
    broker = MqttConnectionConfig(url="mqtts://broker.example", topic="up/#", username="hub", password="of-the-broker")
    await hub.network_connections.create(name="Broker", config=broker, auto_activation=True)
    shown = await hub.network_connections.create(
        id="loriot-1", name="LORIOT", config=LoriotConfig(server="eu1.loriot.io", app_id="BE7A", token="of-loriot")
    )
    assert isinstance(shown.config, LoriotConfig)
    target = MqttIntegrationConfig(url="mqtts://broker.example", topic="out", username="hub", password="of-the-broker")
    made = await hub.integrations.create(
        name="Broker", description="To the plant", labels=["hall-1"], config=target, enabled=False
    )
    assert (made.description, made.enabled) == ("To the plant", False)
    moved = MqttIntegrationConfig(url="mqtts://other.example", topic="out")
    changed = await hub.integrations.update(made.id, name="Other broker", description="Moved", config=moved)
    assert (changed.name, changed.description) == ("Other broker", "Moved")
    lake = OtherIntegrationConfig(type="lake", extras={"region": "north"})
    stored = await hub.integrations.create(name="Lake", labels=["hall-1"], config=lake)
    assert isinstance(stored.config, OtherIntegrationConfig)
    await hub.integrations.create(name="Live", labels=["hall-2"], config=WebsocketIntegrationConfig())


async def table_details(hub: AsyncThingsHub, stage: Stage) -> None:
    column = Column(name="level", type=ColumnType.FLOAT64)
    made = await hub.data_tables.create(
        id="levels", name="Levels", description="Roof", labels=["roof"], columns=[column], retention_days=30
    )
    assert made.description == "Roof"
    more = [column, Column(name="tilt", type=ColumnType.FLOAT64, unit="°")]
    changed = await hub.data_tables.update("levels", description="All", labels=["gauge"], columns=more)
    assert (changed.description, changed.labels, len(changed.columns)) == ("All", ["gauge"], 2)
    await hub.drivers.push(package("gauge"), tags=["1"])
    for number in (1, 2):
        await hub.devices.create(id=f"gauge-{number}", name="Gauge", driver="example/gauge:1", labels=["gauge"])
        stage.uplink(f"gauge-{number}", f"0{number}")
        stage.advance(60)
    [first, _] = (await hub.data_tables.rows("levels")).collection
    part = await hub.data_tables.export(
        "levels",
        since=first.timestamp - timedelta(seconds=1),
        until=first.timestamp + timedelta(seconds=1),
        device_ids=["gauge-1"],
    )
    assert part.splitlines()[1].startswith("gauge-1,")
    assert len(part.splitlines()) == 2


async def place_details(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.sites.create(id="plant", name="Plant", external_id="4711")
    assert (await hub.sites.update("plant", name="Plant North")).external_id == "4711"
    await hub.zones.create("plant", id="ramp", name="Ramp", external_id="R1")
    assert (await hub.zones.update("plant", "ramp", external_id="R2")).external_id == "R2"
    thing = await hub.things.create(id="cage-1", name="Cage", external_id="tag-1", type="acme-gps", metadata={"a": "b"})
    assert (thing.type, thing.metadata) == ("acme-gps", {"a": "b"})
    await hub.assets.create(id="cage-2", name="Cage 2")
    tracked = await hub.tracked_assets.create(id="cage-2", name="Cage two", tracker_id="tag-2", type="acme-gps")
    assert tracked.name == "Cage two"
    assert [entry.name async for entry in hub.business_objects.iterate(page_size=1)] == ["assets"]


async def old_asset_details(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.assets_v3.create(id="box-1", name="Box", description="Of steel", metadata={"colour": "red"})
    assert (made.description, made.metadata) == ("Of steel", {"colour": "red"})
    changed = await hub.assets_v3.update("box-1", name="Box 1", description="Of wood")
    assert (changed.name, changed.description) == ("Box 1", "Of wood")
    entry = AssetV3ImportEntry(id="box-2", name="Box 2", description="New", metadata={"colour": "blue"})
    await hub.assets_v3.import_many([entry])
    assert (await hub.assets_v3.get("box-2")).metadata == {"colour": "blue"}


async def user_details(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.users.create(
        username="Olga", password="a-password-of-ten", email="olga@example.com", country="DE", full_name="Olga Example"
    )
    assert (made.email, made.country) == ("olga@example.com", "DE")
    changed = await hub.users.update(made.id, full_name="Olga", country="AT", locked=True)
    assert (changed.full_name, changed.country, changed.locked) == ("Olga", "AT", True)


PLAYS = (
    device_details,
    forwarding_details,
    table_details,
    place_details,
    old_asset_details,
    user_details,
)
