"""Network connections: settings by type; one that devices use stays."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.resources import DEVICE, NETWORK_CONNECTION
from thingshub_sandbox.store import Record

CONFIGURATION = "Configuration"  # who made the connection that comes with the tenant


async def network_connections_list(call: Call) -> Answer:
    """All connections, in order of creation."""
    return Answer(200, {"collection": await resources.page(call, NETWORK_CONNECTION)})


async def network_connections_create(call: Call) -> Answer:
    """A new connection; its type is that of its settings."""
    user = await call.store.user_by_id(call.tenant, call.principal.user_id)
    given = {
        "auto_activation": False,
        **call.body,
        "type": call.body["config"]["type"],
        "config": resources.without_secrets(call.body["config"]),
        "created_by": user.username if user else "",
    }
    async with call.store.transaction(call.tenant):
        return Answer(201, await resources.insert(call, NETWORK_CONNECTION, given))


async def network_connections_get(call: Call) -> Answer:
    """One connection."""
    return Answer(200, await resources.read(call, NETWORK_CONNECTION, call.arguments["network_connection_id"]))


async def network_connections_update(call: Call) -> Answer:
    """What is given changes; the type stays."""
    id = call.arguments["network_connection_id"]
    record = await resources.read(call, NETWORK_CONNECTION, id)
    _refuse_configured(record)
    return Answer(200, await resources.update(call, NETWORK_CONNECTION, id, with_config(record, call.body)))


async def network_connections_delete(call: Call) -> Answer:
    """The connection goes, unless devices use it."""
    id = call.arguments["network_connection_id"]
    async with call.store.transaction(call.tenant):
        _refuse_configured(await resources.read(call, NETWORK_CONNECTION, id))
        await resources.refuse_if_used(call, NETWORK_CONNECTION, id, DEVICE, "network_connection_id")
        await resources.delete(call, NETWORK_CONNECTION, id)
    return Answer(200)


def with_config(record: Record, changes: Record) -> Record:
    """Changes with settings as they are stored; refused with 400 when they are of another type."""
    if "config" not in changes:
        return changes
    if changes["config"]["type"] != record["type"]:
        raise Refusal(400, f"body.config.type: the type stays {record['type']}")
    return changes | {"config": resources.without_secrets(changes["config"])}


def _refuse_configured(record: Record) -> None:
    if record["created_by"] == CONFIGURATION:
        raise Refusal(400, "the tenant's configuration made this network connection; change it there")
