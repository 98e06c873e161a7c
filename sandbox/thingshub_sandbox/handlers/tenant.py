"""The tenant as a whole."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call
from thingshub_sandbox.resources import ASSET, ASSET_V3


async def tenant_list_migrations(call: Call) -> Answer:
    """What still has to be moved for newer products, counted from what there is."""
    old = await call.store.select(call.tenant, ASSET_V3.name)
    new = {asset["id"] for asset in await call.store.select(call.tenant, ASSET.name)}
    pending = sum(asset["id"] not in new for asset in old)
    task = {
        "id": "assets-v3-to-v4",
        "description": "Copy assets of /v3/assets to /v4/assets, where 7.0 and later look for them",
        "status": "pending" if pending else "done",
        "pending": pending,
    }
    return Answer(200, {"collection": resources.cut(call, [task])})
