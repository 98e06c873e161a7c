"""Devices: labels, state, uplinks and downlinks.

A device's state is a document of its own that lives and dies with it. What a device names must exist: its driver in the
registry, its network connection. Setting the desired state queues a downlink that brings it to the device.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thingshub_sandbox import resources, schemas
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.handlers.data_tables import time_of
from thingshub_sandbox.resources import DEVICE, DOWNLINKS, DRIVER_TAG, NETWORK_CONNECTION, STATE, UPLINKS
from thingshub_sandbox.store import Event, Record

_MOST_LABELS = 100


async def devices_list(call: Call) -> Answer:
    """Devices in order of creation, all or those with all the labels asked for."""
    records = await resources.page(call, DEVICE, labels=call.arguments.get("labels", ()))
    labels = await call.store.labels_of_all(call.tenant, DEVICE.name, [record["id"] for record in records])
    return Answer(200, {"collection": [_shown(record, labels.get(record["id"], [])) for record in records]})


async def devices_create(call: Call) -> Answer:
    """A new device, with an id of the caller's or of ours."""
    given = dict(call.body)
    labels = list(dict.fromkeys(given.pop("labels", [])))
    if settings := given.get("network_settings"):
        given["network_settings"] = resources.without_secrets(settings)
    async with call.store.transaction(call.tenant):
        await _check_references(call, given)
        record = await resources.insert(call, DEVICE, given, labels=labels)
        await call.store.insert(call.tenant, STATE.name, record["id"], {"reported": {}, "desired": {}})
    return Answer(201, _shown(record, labels))


async def devices_get(call: Call) -> Answer:
    """One device."""
    return Answer(200, await _device(call))


async def devices_update(call: Call) -> Answer:
    """What is given changes, null clears, the rest stays."""
    changes, id = dict(call.body), call.arguments["device_id"]
    async with call.store.transaction(call.tenant):
        record = await _record(call)
        await _check_references(call, changes)
        if settings := changes.get("network_settings"):
            before: Record = record.get("network_settings", {})
            changes["network_settings"] = before | resources.without_secrets(settings)
        await call.store.replace(call.tenant, DEVICE.name, id, resources.changed(call, DEVICE, record, changes))
    return Answer(200, await _device(call))


async def devices_delete(call: Call) -> Answer:
    """The device goes, with its labels, state and messages."""
    id = call.arguments["device_id"]
    async with call.store.transaction(call.tenant):
        await resources.delete(call, DEVICE, id)
        await call.store.delete(call.tenant, STATE.name, id)
        for stream in (UPLINKS, DOWNLINKS):
            await call.store.drop_events(call.tenant, stream, device=id)
    return Answer(200)


async def devices_list_labels(call: Call) -> Answer:
    """The labels in the order in which they were given."""
    return Answer(200, {"collection": resources.cut(call, (await _device(call))["labels"])})


async def devices_add_labels(call: Call) -> Answer:
    """More labels; those it has are no error."""
    id = call.arguments["device_id"]
    async with call.store.transaction(call.tenant):
        record = await _record(call)
        await call.store.add_labels(call.tenant, DEVICE.name, id, call.arguments["labels"])
        labels = await call.store.labels(call.tenant, DEVICE.name, id)
        if len(labels) > _MOST_LABELS:
            raise Refusal(400, f"a device can have at most {_MOST_LABELS} labels")
        await call.store.replace(call.tenant, DEVICE.name, id, record | {"updated_at": call.services.now()})
    return Answer(200, {"collection": labels})


async def devices_remove_label(call: Call) -> Answer:
    """One label less."""
    id = call.arguments["device_id"]
    async with call.store.transaction(call.tenant):
        record = await _record(call)
        if not await call.store.remove_label(call.tenant, DEVICE.name, id, call.arguments["label"]):
            raise Refusal(404, "label not found")
        await call.store.replace(call.tenant, DEVICE.name, id, record | {"updated_at": call.services.now()})
    return Answer(200)


async def devices_get_state(call: Call) -> Answer:
    """Reported and desired state."""
    return Answer(200, await resources.read(call, STATE, call.arguments["device_id"]))


async def devices_set_desired_state(call: Call) -> Answer:
    """The whole desired state is replaced, and a downlink is queued to bring it."""
    id = call.arguments["device_id"]
    async with call.store.transaction(call.tenant):
        device = await _record(call)
        tag = await call.store.get(call.tenant, DRIVER_TAG.name, device["driver"]) if "driver" in device else None
        if tag and (problems := schemas.desired_problems(tag["schema"], call.body)):
            raise Refusal(400, f"body.{problems[0]}")
        state = await resources.read(call, STATE, id) | {"desired": call.body}
        await call.store.replace(call.tenant, STATE.name, id, state)
        if call.body:
            await _queue(call, {"desired": call.body})
    return Answer(200, state)


async def devices_list_uplinks(call: Call) -> Answer:
    """What came from the device, newest first."""
    await _record(call)
    since, until = (time_of(text) if (text := call.arguments.get(name)) else None for name in ("since", "until"))
    return Answer(200, {"collection": await _messages(call, UPLINKS, since_ns=since, until_ns=until)})


async def devices_list_downlinks(call: Call) -> Answer:
    """What was queued for the device, newest first."""
    await _record(call)
    return Answer(200, {"collection": await _messages(call, DOWNLINKS)})


async def devices_create_downlink(call: Call) -> Answer:
    """A message of the caller's own bytes."""
    async with call.store.transaction(call.tenant):
        await _record(call)
        return Answer(201, await _queue(call, call.body))


async def _queue(call: Call, content: Record) -> Record:
    services = call.services
    record = {"id": services.randomness.object_id("downlink"), "confirmed": False, **content, "status": "queued"}
    record |= {"created_at": services.now()}
    event = Event(services.clock.now_ns(), call.arguments["device_id"], record)
    await call.store.append(call.tenant, DOWNLINKS, [event])
    return record


async def _messages(
    call: Call, stream: str, *, since_ns: int | None = None, until_ns: int | None = None
) -> list[Record]:
    events = await call.store.events(
        call.tenant,
        stream,
        since_ns=since_ns,
        until_ns=until_ns,
        devices=[call.arguments["device_id"]],
        newest_first=True,
        limit=call.arguments.get("limit"),
        offset=call.arguments.get("offset", 0),
    )
    return [event.record for event in events]


async def _check_references(call: Call, given: Record) -> None:
    if (driver := given.get("driver")) and not await call.store.get(call.tenant, DRIVER_TAG.name, driver):
        raise Refusal(400, "body.driver: is not in the registry; push it first")
    connection = given.get("network_connection_id")
    if connection and not await call.store.get(call.tenant, NETWORK_CONNECTION.name, connection):
        raise Refusal(400, "body.network_connection_id: there is no such network connection")


async def _record(call: Call) -> Record:
    return await resources.read(call, DEVICE, call.arguments["device_id"])


async def _device(call: Call) -> Record:
    record = await _record(call)
    return _shown(record, await call.store.labels(call.tenant, DEVICE.name, record["id"]))


def _shown(record: Record, labels: Sequence[str]) -> dict[str, Any]:
    return record | {"labels": list(labels)}
