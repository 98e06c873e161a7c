"""Assets, their fields and their import."""

from __future__ import annotations

import pytest

from tests.cassettes.stage import Stage
from thingshub import AsyncThingsHub
from thingshub.errors import BadRequestError, NotFoundError
from thingshub.models import (
    Asset,
    AssetImportEntry,
    AssetUpdate,
    AssetV3ImportEntry,
    FieldKind,
    FieldSettings,
    FieldType,
)


async def field_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    assert [entry.name for entry in (await hub.business_objects.list()).collection] == ["assets"]
    made = await hub.business_objects.create_field(
        "assets", name="weight", type=FieldType.DECIMAL, settings=FieldSettings(precision=2)
    )
    assert made.kind is FieldKind.CUSTOM
    assert (await hub.business_objects.get_field("assets", "weight")).type is FieldType.DECIMAL
    assert (await hub.business_objects.get_field("assets", "id")).kind is FieldKind.SYSTEM
    changed = await hub.business_objects.update_field("assets", "weight", settings=FieldSettings(precision=3))
    assert changed.settings
    assert changed.settings.precision == 3
    names = [field.name async for field in hub.business_objects.iterate_fields("assets", page_size=2)]
    assert names == ["id", "name", "created_at", "updated_at", "weight"]
    with pytest.raises(BadRequestError, match="already in use"):
        await hub.business_objects.create_field("assets", name="weight", type=FieldType.TEXT)
    with pytest.raises(BadRequestError, match="system field"):
        await hub.business_objects.delete_field("assets", "id")
    with pytest.raises(NotFoundError, match="business object not found"):
        await hub.business_objects.list_fields("robots")
    await hub.assets.create(id="a", name="A", extras={"weight": 1.5})
    await hub.business_objects.delete_field("assets", "weight")
    assert (await hub.assets.get("a")).extras == {}
    with pytest.raises(NotFoundError, match="field not found"):
        await hub.business_objects.get_field("assets", "weight")


async def asset_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    for name, kind in (("colour", FieldType.TEXT), ("weight", FieldType.NUMBER), ("bought", FieldType.DATE)):
        await hub.business_objects.create_field("assets", name=name, type=kind)
    made = await hub.assets.create(Asset(id="trolley-12", name="Trolley 12", extras={"colour": "blue", "weight": 7}))
    assert made.extras == {"colour": "blue", "weight": 7}
    read = await hub.assets.get("trolley-12")
    read.extras["colour"] = "red"
    assert (await hub.assets.update("trolley-12", read)).extras == {"colour": "red", "weight": 7}
    assert (await hub.assets.update("trolley-12", AssetUpdate(extras={"weight": None}))).extras == {"colour": "red"}
    for number in range(3):
        await hub.assets.create(id=f"box-{number}", name="Box", extras={"bought": "2025-04-02"})
    listed = [asset async for asset in hub.assets.iterate(page_size=2)]
    assert [asset.id for asset in listed] == ["trolley-12", "box-0", "box-1", "box-2"]
    assert listed[1].extras == {"bought": "2025-04-02"}
    for extras, reason in (
        ({"size": 1}, "size: is no field"),
        ({"weight": "7"}, "weight: must be a number"),
        ({"bought": "02.04.2025"}, "bought: must be a date"),
        ({"colour": 7}, "colour: must be a text"),
    ):
        with pytest.raises(BadRequestError, match=reason):
            await hub.assets.create(id="bad", name="Bad", extras=extras)
    with pytest.raises(BadRequestError, match="already in use"):
        await hub.assets.create(id="box-0", name="Box")
    await hub.assets.delete("trolley-12")
    with pytest.raises(NotFoundError, match="asset not found"):
        await hub.assets.get("trolley-12")


async def asset_import(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.business_objects.create_field("assets", name="colour", type=FieldType.TEXT)
    await hub.assets.create(id="old", name="Old", extras={"colour": "blue"})
    result = await hub.assets.import_many(
        [
            AssetImportEntry(id="old", name="Renamed"),
            AssetImportEntry(uid="new-1", extras={"colour": "red"}),
            AssetImportEntry(name="Nobody"),
            AssetImportEntry(id="new-2", extras={"size": 1}),
        ]
    )
    assert (result.created, result.updated, result.failed) == (1, 1, 2)
    assert [(problem.index, problem.id) for problem in result.errors] == [(2, ""), (3, "new-2")]
    old, new = (await hub.assets.list()).collection
    assert (old.name, old.extras, new.name, new.extras) == ("Renamed", {"colour": "blue"}, "new-1", {"colour": "red"})


async def asset_v3_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.assets_v3.create(id="trolley-12", name="Trolley", metadata={"colour": "blue"})
    assert (made.description, made.metadata) == ("", {"colour": "blue"})
    changed = await hub.assets_v3.update("trolley-12", metadata={"colour": "red"})
    assert (changed.metadata, changed.name) == ({"colour": "red"}, "Trolley")
    result = await hub.assets_v3.import_many([AssetV3ImportEntry(uid="box-1"), AssetV3ImportEntry(id="trolley-12")])
    assert (result.created, result.updated, result.failed) == (1, 1, 0)
    assert [asset.id async for asset in hub.assets_v3.iterate(page_size=1)] == ["trolley-12", "box-1"]
    await hub.assets_v3.delete("trolley-12")
    with pytest.raises(NotFoundError, match="asset not found"):
        await hub.assets_v3.get("trolley-12")
    assert (await hub.assets_v3.get("box-1")).name == "box-1"
    assert len((await hub.assets_v3.list()).collection) == 1


PLAYS = (
    field_life_cycle,
    asset_life_cycle,
    asset_import,
    asset_v3_life_cycle,
)
