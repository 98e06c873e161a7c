"""Tracked assets, things, sites and zones."""

from __future__ import annotations

import pytest

from tests.cassettes.stage import Stage
from tests.drivers import package
from thingshub import AsyncThingsHub
from thingshub.errors import BadRequestError, NotFoundError
from thingshub.models import Polygon, PolygonType, SiteUpdate

PLANT = Polygon(
    type=PolygonType.POLYGON, coordinates=[[[8.6, 50.0], [8.8, 50.0], [8.8, 50.2], [8.6, 50.2], [8.6, 50.0]]]
)
RAMP = Polygon(
    type=PolygonType.POLYGON, coordinates=[[[8.6, 50.0], [8.7, 50.0], [8.7, 50.1], [8.6, 50.1], [8.6, 50.0]]]
)


async def tracked_asset_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    with pytest.raises(BadRequestError, match="no such asset"):
        await hub.tracked_assets.create(id="cage-42", tracker_id="tag-1")
    await hub.assets.create(id="cage-42", name="Cage 42")
    made = await hub.tracked_assets.create(id="cage-42", tracker_id="tag-1", type="acme-gps")
    assert (made.name, made.tracker_id, made.site_id, bool(made.geolocation)) == ("Cage 42", "tag-1", "", False)
    with pytest.raises(BadRequestError, match="in use by tracked asset"):
        await hub.assets.delete("cage-42")
    await hub.sites.create(id="plant", name="Plant North", polygon=PLANT)
    await hub.zones.create("plant", id="ramp", name="Ramp 2", polygon=RAMP)
    await hub.drivers.push(package("meter"), tags=["1"])
    await hub.devices.create(id="tag-1", name="Tag", driver="example/meter:1")
    stage.uplink("tag-1", "138d0366", 2)  # 50.05 north, 8.70 east: on the ramp's edge, so beside it
    beside = await hub.tracked_assets.get("cage-42")
    assert (beside.site_id, beside.site_name, beside.zone_id) == ("plant", "Plant North", "")
    stage.advance(60)
    stage.uplink("tag-1", "138d0361", 2)
    inside = await hub.tracked_assets.get("cage-42")
    assert inside.geolocation
    assert (inside.zone_id, inside.geolocation.zone) == ("ramp", "Ramp 2")
    assert inside.geolocation.speaking_location == "Ramp 2, Plant North"
    assert inside.entered_site_at == beside.entered_site_at
    stage.advance(60)
    stage.uplink("tag-1", "00000000", 2)
    outside = await hub.tracked_assets.get("cage-42")
    assert (outside.site_id, bool(outside.site_name), bool(outside.exited_site_at)) == ("", False, True)
    assert [asset.id for asset in (await hub.tracked_assets.list()).collection] == ["cage-42"]
    assert [asset.id async for asset in hub.tracked_assets.iterate(page_size=1)] == ["cage-42"]
    await hub.tracked_assets.delete("cage-42")
    with pytest.raises(NotFoundError, match="tracked asset not found"):
        await hub.tracked_assets.get("cage-42")
    assert (await hub.assets.get("cage-42")).name == "Cage 42"


async def thing_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.things.create(id="cage-42", name="Cage", external_id="tag-1", metadata={"colour": "blue"})
    assert (made.external_id, made.metadata) == ("tag-1", {"colour": "blue"})
    moved = await hub.things.set_geolocation("cage-42", latitude=50.1, longitude=8.7, margin=25.5)
    assert moved.geolocation
    assert moved.geolocation_history
    assert (moved.geolocation.latitude, len(moved.geolocation_history)) == (50.1, 1)
    await hub.things.delete_geolocation("cage-42")
    read = await hub.things.get("cage-42")
    assert not read.geolocation
    assert read.geolocation_history == moved.geolocation_history
    assert [thing.id for thing in (await hub.things.list()).collection] == ["cage-42"]
    assert [thing.id async for thing in hub.things.iterate(page_size=1)] == ["cage-42"]
    await hub.things.delete("cage-42")
    with pytest.raises(NotFoundError):
        await hub.things.get("cage-42")


async def site_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.sites.create(id="plant-north", name="Plant North", polygon=PLANT)
    assert (made.external_id, made.polygon) == ("", PLANT)
    assert (await hub.sites.get("plant-north")).name == "Plant North"
    changed = await hub.sites.update("plant-north", SiteUpdate(external_id="4711", polygon=None))
    assert (changed.external_id, bool(changed.polygon)) == ("4711", False)
    await hub.sites.create(name="Yard")
    assert [site.name async for site in hub.sites.iterate(page_size=1)] == ["Plant North", "Yard"]
    assert len((await hub.sites.list()).collection) == 2
    await hub.zones.create("plant-north", id="ramp", name="Ramp")
    await hub.sites.delete("plant-north")
    with pytest.raises(NotFoundError, match="site not found"):
        await hub.sites.get("plant-north")
    await hub.sites.create(id="plant-north", name="Anew")
    assert (await hub.zones.list("plant-north")).collection == []


async def zone_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    for site in ("north", "south"):
        await hub.sites.create(id=site, name=site)
        made = await hub.zones.create(site, id="ramp", name=f"Ramp {site}")
        assert made.site_id == site
    assert (await hub.zones.get("south", "ramp")).name == "Ramp south"
    assert (await hub.zones.update("south", "ramp", name="Ramp S", polygon=RAMP)).polygon == RAMP
    assert [zone.name for zone in (await hub.zones.list("south")).collection] == ["Ramp S"]
    assert [zone.name async for zone in hub.zones.iterate("north", page_size=1)] == ["Ramp north"]
    with pytest.raises(BadRequestError, match="already in use"):
        await hub.zones.create("south", id="ramp", name="Another")
    await hub.zones.delete("south", "ramp")
    with pytest.raises(NotFoundError, match="zone not found"):
        await hub.zones.get("south", "ramp")
    with pytest.raises(NotFoundError, match="site not found"):
        await hub.zones.list("west")


PLAYS = (
    tracked_asset_life_cycle,
    thing_life_cycle,
    site_life_cycle,
    zone_life_cycle,
)
