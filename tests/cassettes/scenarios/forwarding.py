"""Network connections, integrations and data tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cassettes.stage import Stage
from tests.drivers import package
from thingshub import AsyncThingsHub
from thingshub.errors import BadRequestError, NotFoundError
from thingshub.models import (
    ChirpstackConfig,
    Column,
    ColumnType,
    DataTableUpdate,
    HttpIntegrationConfig,
    IntegrationStatus,
    MqttConnectionConfig,
    NetworkConnectionType,
    Order,
    OtherConnectionConfig,
    WebsocketIntegrationConfig,
)


async def network_connection_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    config = ChirpstackConfig(server="https://cs.example", application_id="7", api_key="key-of-chirpstack")
    made = await hub.network_connections.create(id="cs-1", name="ChirpStack", config=config)
    assert (made.type, made.created_by, made.auto_activation) == (NetworkConnectionType.CHIRPSTACK, "demo", False)
    other = await hub.network_connections.create(
        name="Satellites",
        config=OtherConnectionConfig(type="satellite", extras={"operator": "example", "api_key": "s"}),
    )
    assert isinstance(other.config, OtherConnectionConfig)
    assert (other.config.extras, other.type.is_known) == ({"operator": "example"}, False)
    read = await hub.network_connections.get("cs-1")
    assert isinstance(read.config, ChirpstackConfig)
    assert not read.config.api_key
    listed = (await hub.network_connections.list()).collection
    assert [connection.id for connection in listed] == ["cs-1", other.id]
    read.name = "ChirpStack 4"
    assert (await hub.network_connections.update("cs-1", read)).name == "ChirpStack 4"
    other.config.extras["beam"] = 7
    changed = await hub.network_connections.update(other.id, other)
    assert isinstance(changed.config, OtherConnectionConfig)
    assert changed.config.extras == {"operator": "example", "beam": 7}
    with pytest.raises(BadRequestError, match="the type stays chirpstack"):
        await hub.network_connections.update("cs-1", config=MqttConnectionConfig(url="mqtts://x.example", topic="#"))
    assert [c.id async for c in hub.network_connections.iterate(page_size=1)] == ["cs-1", other.id]
    await hub.network_connections.delete("cs-1")
    with pytest.raises(NotFoundError, match="network connection not found"):
        await hub.network_connections.get("cs-1")


async def integration_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.integrations.create(
        id="live-1", name="Live", labels=["hall-1"], config=WebsocketIntegrationConfig()
    )
    assert made.url
    assert made.url.endswith("/ws/integrations/live-1")
    hook = await hub.integrations.create(
        name="Tickets",
        labels=["cold"],
        config=HttpIntegrationConfig(url="https://tickets.example/hook", authorization="Bearer of-the-tickets"),
    )
    assert not hook.url
    assert isinstance((await hub.integrations.get(hook.id)).config, HttpIntegrationConfig)
    assert [integration.name for integration in (await hub.integrations.list()).collection] == ["Live", "Tickets"]
    off = await hub.integrations.update("live-1", enabled=False, labels=["hall-2"])
    assert (off.status, off.labels) == (IntegrationStatus.DISABLED, ["hall-2"])
    assert [i.id async for i in hub.integrations.iterate(page_size=1)] == ["live-1", hook.id]
    await hub.integrations.delete("live-1")
    with pytest.raises(NotFoundError, match="integration not found"):
        await hub.integrations.get("live-1")


async def data_table_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    columns = [Column(name="pressure", type=ColumnType.FLOAT64, unit="bar")]
    made = await hub.data_tables.create(id="pumps", name="Pumps", labels=["pump"], columns=columns, retention_days=30)
    assert (made.retention_days, made.columns[0].unit) == (30, "bar")
    assert (await hub.data_tables.get("pumps")).name == "Pumps"
    assert [table.id for table in (await hub.data_tables.list()).collection] == ["pumps"]
    changed = await hub.data_tables.update("pumps", DataTableUpdate(name="All pumps", retention_days=None))
    assert (changed.name, bool(changed.retention_days)) == ("All pumps", False)
    with pytest.raises(BadRequestError, match="a name stands twice"):
        await hub.data_tables.update("pumps", columns=columns * 2)
    assert (await hub.data_tables.rows("pumps")).collection == []
    assert [table.id async for table in hub.data_tables.iterate(page_size=1)] == ["pumps"]
    await hub.data_tables.delete("pumps")
    with pytest.raises(NotFoundError, match="data table not found"):
        await hub.data_tables.get("pumps")


async def rows(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.drivers.push(package("pump"), tags=["1"])
    columns = [
        Column(name="pressure", type=ColumnType.FLOAT64),
        Column(name="motor.temperature", type=ColumnType.FLOAT64),
    ]
    await hub.data_tables.create(id="pumps", name="Pumps", labels=["pump"], columns=columns, retention_days=1)
    for number in (1, 2):
        await hub.devices.create(id=f"p-{number}", name="Pump", driver="example/pump:1", labels=["pump"])
    for minute in range(6):
        stage.uplink(f"p-{minute % 2 + 1}", f"1{minute}01200001")
        stage.advance(60)
    everything = (await hub.data_tables.rows("pumps")).collection
    assert [row.values["pressure"] for row in everything] == [1.6, 1.7, 1.8, 1.9, 2.0, 2.1]
    since, until = (everything[place].timestamp - timedelta(seconds=1) for place in (1, 4))
    part = (await hub.data_tables.rows("pumps", since=since, until=until, device_ids=["p-2"])).collection
    assert [(row.device_id, row.values["pressure"]) for row in part] == [("p-2", 1.7), ("p-2", 1.9)]
    newest = (await hub.data_tables.rows("pumps", order=Order.DESC, limit=1, columns=["motor.temperature"])).collection
    assert newest[0].values == {"motor.temperature": 32}
    assert len([row async for row in hub.data_tables.iterate_rows("pumps", page_size=4)]) == 6
    with pytest.raises(BadRequestError, match="the table has no column other"):
        await hub.data_tables.rows("pumps", columns=["other"])
    lines = (await hub.data_tables.export("pumps", columns=["pressure"])).splitlines()
    assert lines[0] == "device_id,timestamp,pressure"
    assert [line.split(",")[2] for line in lines[1:]] == ["1.6", "1.7", "1.8", "1.9", "2", "2.1"]
    stage.advance(24 * 3600)
    assert (await hub.data_tables.rows("pumps", since=datetime(2020, 1, 1, tzinfo=UTC))).collection == []


PLAYS = (
    network_connection_life_cycle,
    integration_life_cycle,
    data_table_life_cycle,
    rows,
)
