"""Sites: places of the tenant, with their zones."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call
from thingshub_sandbox.resources import SITE, ZONE


async def sites_list(call: Call) -> Answer:
    """All sites, in order of creation."""
    return Answer(200, {"collection": await resources.page(call, SITE)})


async def sites_create(call: Call) -> Answer:
    """A new site."""
    async with call.store.transaction(call.tenant):
        return Answer(201, await resources.insert(call, SITE, dict(call.body)))


async def sites_get(call: Call) -> Answer:
    """One site."""
    return Answer(200, await resources.read(call, SITE, call.arguments["site_id"]))


async def sites_update(call: Call) -> Answer:
    """What is given changes."""
    return Answer(200, await resources.update(call, SITE, call.arguments["site_id"], call.body))


async def sites_delete(call: Call) -> Answer:
    """The site goes, with its zones."""
    id = call.arguments["site_id"]
    async with call.store.transaction(call.tenant):
        await resources.delete(call, SITE, id)
        for zone in await call.store.select(call.tenant, ZONE.name, having={"site_id": id}):
            await call.store.delete(call.tenant, ZONE.name, f"{id}/{zone['id']}")
    return Answer(200)
