"""Zones: parts of a site; their ids are unique within it."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call
from thingshub_sandbox.resources import SITE, ZONE


async def zones_list(call: Call) -> Answer:
    """The zones of a site, in order of creation."""
    site_id = await _site_id(call)
    return Answer(200, {"collection": await resources.page(call, ZONE, having={"site_id": site_id})})


async def zones_create(call: Call) -> Answer:
    """A new zone of a site."""
    async with call.store.transaction(call.tenant):
        site_id = await _site_id(call)
        id = call.body.get("id") or call.services.randomness.object_id("zone")
        given = {**call.body, "id": id, "site_id": site_id}
        return Answer(201, await resources.insert(call, ZONE, given, key=f"{site_id}/{id}"))


async def zones_get(call: Call) -> Answer:
    """One zone."""
    return Answer(200, await resources.read(call, ZONE, await _key(call)))


async def zones_update(call: Call) -> Answer:
    """What is given changes."""
    return Answer(200, await resources.update(call, ZONE, await _key(call), call.body))


async def zones_delete(call: Call) -> Answer:
    """The zone goes."""
    async with call.store.transaction(call.tenant):
        await resources.delete(call, ZONE, await _key(call))
    return Answer(200)


async def _site_id(call: Call) -> str:
    site = await resources.read(call, SITE, call.arguments["site_id"])
    return str(site["id"])


async def _key(call: Call) -> str:
    return f"{await _site_id(call)}/{call.arguments['zone_id']}"
