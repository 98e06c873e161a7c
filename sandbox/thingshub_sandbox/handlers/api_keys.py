"""Permanent keys: shown once, stored as a digest."""

from __future__ import annotations

from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.security import digest


async def api_keys_list(call: Call) -> Answer:
    """The keys, without the keys themselves."""
    arguments = call.arguments
    keys = await call.store.select(
        call.tenant, "api_key", limit=arguments.get("limit"), offset=arguments.get("offset", 0)
    )
    return Answer(200, {"collection": keys})


async def api_keys_create(call: Call) -> Answer:
    """A new key, shown this once."""
    services = call.services
    key = services.randomness.api_key()
    record = {"id": services.randomness.object_id("key"), "name": call.body["name"], "created_at": services.now()}
    async with call.store.transaction(call.tenant):
        await call.store.add_api_key(digest(key), call.principal, record["id"], record)
    return Answer(201, {**record, "key": key})


async def api_keys_delete(call: Call) -> Answer:
    """The key ends at once."""
    async with call.store.transaction(call.tenant):
        if not await call.store.remove_api_key(call.tenant, call.arguments["api_key_id"]):
            raise Refusal(404, "api key not found")
    return Answer(200)
