"""Devices, their labels, their reported and desired state.

A device is stored as the body it was made from, so that properties which only a newer document has are kept and
answered without a change here. Its state is a document of its own that lives and dies with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.store import Record, Taken

DEVICE, STATE = "device", "device_state"
_MOST_LABELS = 100


async def devices_list(call: Call) -> Answer:
    """Devices in order of creation, all or those with all the labels asked for."""
    arguments = call.arguments
    records = await call.store.select(
        call.tenant,
        DEVICE,
        labels=arguments.get("labels", ()),
        limit=arguments.get("limit"),
        offset=arguments.get("offset", 0),
    )
    labels = await call.store.labels_of_all(call.tenant, DEVICE, [record["id"] for record in records])
    return Answer(200, {"collection": [_shown(record, labels.get(record["id"], [])) for record in records]})


async def devices_create(call: Call) -> Answer:
    """A new device, with an id of the caller's or of ours."""
    now = call.services.now()
    given = dict(call.body)
    labels = list(dict.fromkeys(given.pop("labels", [])))
    id = given.pop("id", None) or call.services.randomness.object_id("device")
    record = {"id": id, "description": "", **given, "created_at": now, "updated_at": now}
    try:
        async with call.store.transaction():
            await call.store.insert(call.tenant, DEVICE, id, record, labels)
            await call.store.insert(call.tenant, STATE, id, {"reported": {}, "desired": {}})
    except Taken as error:
        raise Refusal(400, "device id already in use") from error
    return Answer(201, _shown(record, labels))


async def devices_get(call: Call) -> Answer:
    """One device."""
    return Answer(200, await _device(call))


async def devices_update(call: Call) -> Answer:
    """What is given changes, null clears, the rest stays."""
    async with call.store.transaction():
        record = await _record(call) | call.body | {"updated_at": call.services.now()}
        if record["description"] is None:
            record["description"] = ""
        record = {name: value for name, value in record.items() if value is not None}
        await call.store.replace(call.tenant, DEVICE, record["id"], record)
    return Answer(200, await _device(call))


async def devices_delete(call: Call) -> Answer:
    """The device goes, with its labels and state."""
    id = call.arguments["device_id"]
    async with call.store.transaction():
        if not await call.store.delete(call.tenant, DEVICE, id):
            raise Refusal(404, "device not found")
        await call.store.delete(call.tenant, STATE, id)
    return Answer(200)


async def devices_list_labels(call: Call) -> Answer:
    """The labels in the order in which they were given."""
    labels = (await _device(call))["labels"]
    start = call.arguments.get("offset", 0)
    return Answer(200, {"collection": labels[start : start + call.arguments.get("limit", len(labels))]})


async def devices_add_labels(call: Call) -> Answer:
    """More labels; those it has are no error."""
    id = call.arguments["device_id"]
    async with call.store.transaction():
        record = await _record(call)
        await call.store.add_labels(call.tenant, DEVICE, id, call.arguments["labels"])
        labels = await call.store.labels(call.tenant, DEVICE, id)
        if len(labels) > _MOST_LABELS:
            raise Refusal(400, f"a device can have at most {_MOST_LABELS} labels")
        await call.store.replace(call.tenant, DEVICE, id, record | {"updated_at": call.services.now()})
    return Answer(200, {"collection": labels})


async def devices_remove_label(call: Call) -> Answer:
    """One label less."""
    id = call.arguments["device_id"]
    async with call.store.transaction():
        record = await _record(call)
        if not await call.store.remove_label(call.tenant, DEVICE, id, call.arguments["label"]):
            raise Refusal(404, "label not found")
        await call.store.replace(call.tenant, DEVICE, id, record | {"updated_at": call.services.now()})
    return Answer(200)


async def devices_get_state(call: Call) -> Answer:
    """Reported and desired state."""
    return Answer(200, await _state(call))


async def devices_set_desired_state(call: Call) -> Answer:
    """The whole desired state is replaced."""
    async with call.store.transaction():
        state = await _state(call) | {"desired": call.body}
        await call.store.replace(call.tenant, STATE, call.arguments["device_id"], state)
    return Answer(200, state)


async def _record(call: Call) -> Record:
    record = await call.store.get(call.tenant, DEVICE, call.arguments["device_id"])
    if record is None:
        raise Refusal(404, "device not found")
    return record


async def _device(call: Call) -> Record:
    record = await _record(call)
    return _shown(record, await call.store.labels(call.tenant, DEVICE, record["id"]))


async def _state(call: Call) -> Record:
    state = await call.store.get(call.tenant, STATE, call.arguments["device_id"])
    if state is None:
        raise Refusal(404, "device not found")
    return state


def _shown(record: Record, labels: Sequence[str]) -> dict[str, Any]:
    return record | {"labels": list(labels)}
