"""Assets as they were before 7.0: own data as texts in `metadata`."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.imports import import_many
from thingshub_sandbox.resources import ASSET_V3, TRACKED_ASSET


async def assets_v3_list(call: Call) -> Answer:
    """All assets, in order of creation."""
    return Answer(200, {"collection": await resources.page(call, ASSET_V3)})


async def assets_v3_create(call: Call) -> Answer:
    """A new asset."""
    async with call.store.transaction(call.tenant):
        return Answer(201, await resources.insert(call, ASSET_V3, dict(call.body)))


async def assets_v3_get(call: Call) -> Answer:
    """One asset."""
    return Answer(200, await resources.read(call, ASSET_V3, call.arguments["asset_id"]))


async def assets_v3_update(call: Call) -> Answer:
    """What is given changes."""
    return Answer(200, await resources.update(call, ASSET_V3, call.arguments["asset_id"], call.body))


async def assets_v3_delete(call: Call) -> Answer:
    """The asset goes, unless a tracker is bound to it."""
    id = call.arguments["asset_id"]
    async with call.store.transaction(call.tenant):
        if await call.store.get(call.tenant, TRACKED_ASSET.name, id):
            raise Refusal(400, f"asset is in use by tracked asset {id}")
        await resources.delete(call, ASSET_V3, id)
    return Answer(200)


async def assets_v3_import_many(call: Call) -> Answer:
    """Assets are made or changed one by one; what cannot be imported is told."""
    return await import_many(call, ASSET_V3, dict)
