"""Things: the same as tracked assets, as products before 5.0 showed them."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call
from thingshub_sandbox.places import moved
from thingshub_sandbox.resources import TRACKED_ASSET
from thingshub_sandbox.store import Record

_SHOWN = ("id", "name", "type", "geolocation", "geolocation_history", "metadata", "created_at", "updated_at")


async def things_list(call: Call) -> Answer:
    """All things, in order of creation."""
    return Answer(200, {"collection": [_shown(record) for record in await resources.page(call, TRACKED_ASSET)]})


async def things_create(call: Call) -> Answer:
    """A new thing."""
    given = {name: value for name, value in call.body.items() if name != "external_id"}
    given |= {"tracker_id": call.body["external_id"], "site_id": ""}
    async with call.store.transaction(call.tenant):
        return Answer(201, _shown(await resources.insert(call, TRACKED_ASSET, given)))


async def things_get(call: Call) -> Answer:
    """One thing."""
    return Answer(200, _shown(await resources.read(call, TRACKED_ASSET, call.arguments["thing_id"])))


async def things_delete(call: Call) -> Answer:
    """The thing goes."""
    async with call.store.transaction(call.tenant):
        await resources.delete(call, TRACKED_ASSET, call.arguments["thing_id"])
    return Answer(200)


async def things_set_geolocation(call: Call) -> Answer:
    """A position set by hand."""
    id = call.arguments["thing_id"]
    async with call.store.transaction(call.tenant):
        record = await resources.read(call, TRACKED_ASSET, id)
        record = await moved(call.store, call.tenant, record, call.body, at=call.services.now())
        await call.store.replace(call.tenant, TRACKED_ASSET.name, id, record)
    return Answer(200, _shown(record))


async def things_delete_geolocation(call: Call) -> Answer:
    """The position goes, the history stays."""
    id = call.arguments["thing_id"]
    async with call.store.transaction(call.tenant):
        record = await resources.read(call, TRACKED_ASSET, id)
        record.pop("geolocation", None)
        await call.store.replace(call.tenant, TRACKED_ASSET.name, id, record | {"updated_at": call.services.now()})
    return Answer(200)


def _shown(record: Record) -> Record:
    shown = {name: record[name] for name in _SHOWN if name in record}
    return shown | {"external_id": record["tracker_id"]}
