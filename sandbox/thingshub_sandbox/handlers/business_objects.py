"""Business objects and their fields: system fields are fixed, custom ones are the tenant's."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.resources import ASSET, FIELD
from thingshub_sandbox.store import Record, Taken

ASSETS = "assets"
SYSTEM_FIELDS = {"id": "text", "name": "text", "created_at": "date", "updated_at": "date"}


async def business_objects_list(call: Call) -> Answer:
    """Assets, the only one."""
    return Answer(200, {"collection": resources.cut(call, [{"name": ASSETS}])})


async def business_objects_list_fields(call: Call) -> Answer:
    """System fields first, then the custom ones."""
    _check_object(call)
    system = [{"name": name, "type": type, "kind": "system"} for name, type in SYSTEM_FIELDS.items()]
    custom = await call.store.select(call.tenant, FIELD.name, having={"business_object": ASSETS})
    return Answer(200, {"collection": resources.cut(call, [*system, *map(_shown, custom)])})


async def business_objects_create_field(call: Call) -> Answer:
    """A new custom field."""
    _check_object(call)
    name, now = call.body["name"], call.services.now()
    if name in SYSTEM_FIELDS or name == "uid":
        raise Refusal(400, "body.name: is taken by a system field")
    record: Record = {"settings": {}, **call.body, "kind": "custom", "created_at": now, "updated_at": now}
    try:
        async with call.store.transaction(call.tenant):
            await call.store.insert(call.tenant, FIELD.name, name, record | {"business_object": ASSETS})
    except Taken as error:
        raise Refusal(400, "field name already in use") from error
    return Answer(201, record)


async def business_objects_get_field(call: Call) -> Answer:
    """One field."""
    _check_object(call)
    name = call.arguments["field"]
    if name in SYSTEM_FIELDS:
        return Answer(200, {"name": name, "type": SYSTEM_FIELDS[name], "kind": "system"})
    return Answer(200, _shown(await resources.read(call, FIELD, name)))


async def business_objects_update_field(call: Call) -> Answer:
    """Other settings."""
    _check_object(call)
    _refuse_system(call)
    return Answer(200, _shown(await resources.update(call, FIELD, call.arguments["field"], call.body)))


async def business_objects_delete_field(call: Call) -> Answer:
    """The field goes, with its values."""
    _check_object(call)
    _refuse_system(call)
    name = call.arguments["field"]
    async with call.store.transaction(call.tenant):
        await resources.delete(call, FIELD, name)
        for asset in await call.store.select(call.tenant, ASSET.name):
            if asset.pop(name, None) is not None:
                await call.store.replace(call.tenant, ASSET.name, asset["id"], asset)
    return Answer(200)


def field_key(name: str) -> str:
    """A property's name as an error shows it: names are the caller's and may be long."""
    return name[:63]


def _check_object(call: Call) -> None:
    if call.arguments["business_object"] != ASSETS:
        raise Refusal(404, "business object not found")


def _refuse_system(call: Call) -> None:
    if call.arguments["field"] in SYSTEM_FIELDS:
        raise Refusal(400, "a system field cannot be changed")


def _shown(record: Record) -> Record:
    return {name: value for name, value in record.items() if name != "business_object"}
