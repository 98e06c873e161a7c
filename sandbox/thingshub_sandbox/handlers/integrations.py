"""Integrations: what devices report goes on to other systems; the sandbox serves the WebSocket ones."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call
from thingshub_sandbox.handlers.network_connections import with_config
from thingshub_sandbox.resources import INTEGRATION
from thingshub_sandbox.store import Record


async def integrations_list(call: Call) -> Answer:
    """All integrations, in order of creation."""
    records = await resources.page(call, INTEGRATION)
    return Answer(200, {"collection": [_shown(call, record) for record in records]})


async def integrations_create(call: Call) -> Answer:
    """A new integration; for a WebSocket with the URL to connect to."""
    config = call.body["config"]
    given = {"enabled": True, **call.body, "type": config["type"], "config": resources.without_secrets(config)}
    async with call.store.transaction(call.tenant):
        return Answer(201, _shown(call, await resources.insert(call, INTEGRATION, given)))


async def integrations_get(call: Call) -> Answer:
    """One integration."""
    return Answer(200, _shown(call, await resources.read(call, INTEGRATION, call.arguments["integration_id"])))


async def integrations_update(call: Call) -> Answer:
    """What is given changes; the type stays."""
    id = call.arguments["integration_id"]
    changes = with_config(await resources.read(call, INTEGRATION, id), call.body)
    return Answer(200, _shown(call, await resources.update(call, INTEGRATION, id, changes)))


async def integrations_delete(call: Call) -> Answer:
    """The integration goes."""
    async with call.store.transaction(call.tenant):
        await resources.delete(call, INTEGRATION, call.arguments["integration_id"])
    return Answer(200)


def _shown(call: Call, record: Record) -> Record:
    shown = record | {"status": "active" if record["enabled"] else "disabled"}
    if record["type"] == "websocket":
        shown["url"] = f"{call.base_url.replace('http', 'ws', 1)}/ws/integrations/{record['id']}"
    return shown
