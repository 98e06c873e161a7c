"""The driver registry, and drivers at work."""

from __future__ import annotations

import pytest

from tests.cassettes.stage import Stage
from tests.drivers import package
from thingshub import AsyncThingsHub
from thingshub.errors import BadRequestError, NotFoundError
from thingshub.models import Column, ColumnType, DriverSchemaV1, DriverSchemaV2, DriverSchemaV21


async def driver_registry(hub: AsyncThingsHub, stage: Stage) -> None:
    pushed = await hub.drivers.push(package("pump"), tags=["1.0.1", "1.0", "1"])
    assert (pushed.author, pushed.name, pushed.tags) == ("example", "pump", ["1.0.1", "1.0", "1"])
    await hub.drivers.push(package("climate"), tags=["latest"])
    await hub.drivers.push(package("meter"), tags=["2.1"])
    assert await hub.drivers.download("example", "pump", "1.0") == package("pump")
    assert [driver.name async for driver in hub.drivers.iterate(page_size=2)] == ["climate", "meter", "pump"]
    assert [driver.name for driver in (await hub.drivers.list(search="p-7")).collection] == ["pump"]
    assert isinstance(await hub.drivers.get_schema("example", "climate", "latest"), DriverSchemaV1)
    assert isinstance(await hub.drivers.get_schema("example", "pump", "1"), DriverSchemaV2)
    schema = await hub.drivers.get_schema("example", "meter", "2.1")
    assert isinstance(schema, DriverSchemaV21)
    assert schema.properties
    assert (schema.properties["interval"].configurable, schema.properties["interval"].default) == (True, 600)
    manifest = await hub.drivers.get_manifest("example", "climate", "latest")
    assert manifest.metadata.supports
    assert manifest.metadata.supports[0].firmware_version == "1.0"
    stage.advance(60)
    moved = await hub.drivers.push(package("pump").replace(b"x", b"x"), tags=["1"])
    assert moved.digest == pushed.digest
    other = await hub.drivers.push(package("pump") + b"\0", tags=["1", "2"])
    tags = {tag.tag: tag.digest for tag in (await hub.drivers.list_tags("example", "pump")).collection}
    assert tags == {"1.0.1": pushed.digest, "1.0": pushed.digest, "1": other.digest, "2": other.digest}
    assert (await hub.drivers.get("example", "pump")).tags == ["1.0.1", "1.0", "1", "2"]
    for tag in ("1.0.1", "1.0", "1", "2"):
        await hub.drivers.delete_tag("example", "pump", tag)
    with pytest.raises(NotFoundError):
        await hub.drivers.get("example", "pump")
    with pytest.raises(NotFoundError):
        await hub.drivers.download("example", "pump", "1")
    with pytest.raises(BadRequestError, match="not a sound zip"):
        await hub.drivers.push(b"no zip", tags=["1"])


async def decoding(hub: AsyncThingsHub, stage: Stage) -> None:
    for name in ("climate", "pump", "meter", "broken"):
        await hub.drivers.push(package(name), tags=["1"])
        await hub.devices.create(id=name, name=name, driver=f"example/{name}:1", labels=["all"])
    await hub.data_tables.create(
        id="values",
        name="Values",
        labels=["all"],
        columns=[
            Column(name="temperature", type=ColumnType.FLOAT64, unit="°C"),
            Column(name="motor.starts", type=ColumnType.INT64),
            Column(name="running", type=ColumnType.BOOLEAN),
        ],
    )
    stage.uplink("climate", "ff9c2d")
    stage.advance(1)
    stage.uplink("pump", "1801320102")
    stage.advance(1)
    stage.uplink("pump", "1900330103")
    stage.uplink("meter", "00000064")
    assert (await hub.devices.get_state("climate")).reported == {"temperature": -10, "humidity": 45}
    pump = await hub.devices.get_state("pump")
    assert pump.reported == {"pressure": 2.5, "running": False, "motor": {"temperature": 51, "starts": 259}}
    rows = [(row.device_id, row.values) async for row in hub.data_tables.iterate_rows("values", page_size=2)]
    assert rows == [
        ("climate", {"temperature": -10}),
        ("pump", {"motor.starts": 258, "running": True}),
        ("pump", {"motor.starts": 259, "running": False}),
    ]
    for port, error in ((1, "took longer than"), (2, "no battery"), (3, "value: must be of type int64")):
        stage.uplink("broken", "00", port)
        state = await hub.devices.get_state("broken")
        assert state.error
        assert error in state.error
    newest = (await hub.devices.list_uplinks("broken", limit=1)).collection[0]
    assert newest.error == state.error
    wished = await hub.devices.set_desired_state("meter", {"interval": 300})
    assert wished.desired == {"interval": 300}
    with pytest.raises(BadRequestError, match="energy: is not configurable"):
        await hub.devices.set_desired_state("meter", {"energy": 1})


PLAYS = (
    driver_registry,
    decoding,
)
