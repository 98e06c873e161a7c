"""Tracked assets: assets that are bound to a tracker, with the place it last reported."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.resources import ASSET, ASSET_V3, TRACKED_ASSET
from thingshub_sandbox.store import Record

_HISTORY = "geolocation_history"


async def tracked_assets_list(call: Call) -> Answer:
    """All tracked assets, in order of binding."""
    return Answer(200, {"collection": [_shown(record) for record in await resources.page(call, TRACKED_ASSET)]})


async def tracked_assets_create(call: Call) -> Answer:
    """An asset that exists is bound to a tracker."""
    id = call.body["id"]
    async with call.store.transaction(call.tenant):
        asset = await call.store.get(call.tenant, ASSET.name, id) or await call.store.get(
            call.tenant, ASSET_V3.name, id
        )
        if asset is None:
            raise Refusal(400, "body.id: there is no such asset; create it first")
        given = {"name": asset["name"], "type": "asset-tracker", **call.body, "site_id": ""}
        return Answer(201, _shown(await resources.insert(call, TRACKED_ASSET, given)))


async def tracked_assets_get(call: Call) -> Answer:
    """One tracked asset."""
    return Answer(200, _shown(await resources.read(call, TRACKED_ASSET, call.arguments["asset_id"])))


async def tracked_assets_delete(call: Call) -> Answer:
    """The tracker is unbound, the asset stays."""
    async with call.store.transaction(call.tenant):
        await resources.delete(call, TRACKED_ASSET, call.arguments["asset_id"])
    return Answer(200)


def _shown(record: Record) -> Record:
    return {name: value for name, value in record.items() if name != _HISTORY}
