"""What most resources have in common: JSON objects of a kind, made, read, changed and deleted by id.

An object is stored as the body it was made from, so that properties which only a newer document has are kept and
answered without a change here. A change keeps what is left out and clears what is null. Secrets in settings are not
stored at all: nothing here connects to anything, and what is not kept cannot leak.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from thingshub_sandbox.calls import Call, Refusal
from thingshub_sandbox.store import Record, Taken

_SECRET_NAME = re.compile(r"password|secret|token|key|authorization", re.IGNORECASE)


class Kind(NamedTuple):
    """A kind of object.

    Attributes:
        name: Its name in the store.
        noun: Its name in texts for people.
        empty: Texts that are empty, not missing, when unset.
    """

    name: str
    noun: str
    empty: tuple[str, ...] = ()


DEVICE = Kind("device", "device", ("description",))
STATE = Kind("device_state", "device")
NETWORK_CONNECTION = Kind("network_connection", "network connection")
INTEGRATION = Kind("integration", "integration", ("description",))
DATA_TABLE = Kind("data_table", "data table", ("description",))
ASSET = Kind("asset", "asset")
ASSET_V3 = Kind("asset_v3", "asset", ("description",))
FIELD = Kind("field", "field")
TRACKED_ASSET = Kind("tracked_asset", "tracked asset")
SITE = Kind("site", "site", ("external_id",))
ZONE = Kind("zone", "zone", ("external_id",))
DRIVER = Kind("driver", "driver")
DRIVER_TAG = Kind("driver_tag", "tag")

UPLINKS, DOWNLINKS = "uplinks", "downlinks"  # streams of events


def rows_of(data_table_id: str) -> str:
    """The stream that holds the rows of a table."""
    return f"rows:{data_table_id}"


def updates_of(integration_id: str) -> str:
    """The stream that a WebSocket integration sends."""
    return f"updates:{integration_id}"


async def page(
    call: Call, kind: Kind, *, labels: Sequence[str] = (), having: Mapping[str, str] | None = None
) -> Sequence[Record]:
    """The part of a list that the call's limit and offset ask for."""
    arguments = call.arguments
    return await call.store.select(
        call.tenant,
        kind.name,
        labels=labels,
        having=having,
        limit=arguments.get("limit"),
        offset=arguments.get("offset", 0),
    )


def cut(call: Call, entries: Sequence[Any]) -> list[Any]:
    """The same for a list that is at hand as a whole."""
    start = call.arguments.get("offset", 0)
    return list(entries[start : start + call.arguments.get("limit", len(entries))])


async def read(call: Call, kind: Kind, id: str) -> Record:
    """One object; refused with 404 when there is none."""
    record = await call.store.get(call.tenant, kind.name, id)
    if record is None:
        raise Refusal(404, f"{kind.noun} not found")
    return record


async def insert(
    call: Call, kind: Kind, given: Record, *, key: str | None = None, labels: Sequence[str] = ()
) -> Record:
    """A new object with its times, and an id of ours when it has none; refused with 400 when the id is taken.

    Args:
        key: What it is stored under, when that is not its id.
    """
    now = call.services.now()
    id = given.get("id") or call.services.randomness.object_id(kind.name.replace("_", "-"))
    record = {"id": id, **dict.fromkeys(kind.empty, ""), **given, "created_at": now, "updated_at": now}
    try:
        await call.store.insert(call.tenant, kind.name, key or id, record, labels)
    except Taken as error:
        raise Refusal(400, f"{kind.noun} id already in use") from error
    return record


def changed(call: Call, kind: Kind, record: Record, changes: Record) -> Record:
    """The object after a change; not stored yet."""
    merged = record | changes | {"updated_at": call.services.now()}
    merged |= {name: "" for name in kind.empty if merged.get(name) is None}
    return {name: value for name, value in merged.items() if value is not None}


async def update(call: Call, kind: Kind, id: str, changes: Record) -> Record:
    """Change a stored object."""
    async with call.store.transaction(call.tenant):
        record = changed(call, kind, await read(call, kind, id), changes)
        await call.store.replace(call.tenant, kind.name, id, record)
    return record


async def delete(call: Call, kind: Kind, id: str) -> None:
    """Delete an object; refused with 404 when there is none."""
    if not await call.store.delete(call.tenant, kind.name, id):
        raise Refusal(404, f"{kind.noun} not found")


async def refuse_if_used(call: Call, kind: Kind, id: str, by: Kind, property: str) -> None:
    """Refuse with 400 when an object of another kind names this one."""
    if users := await call.store.select(call.tenant, by.name, having={property: id}, limit=1):
        raise Refusal(400, f"{kind.noun} is in use by {by.noun} {users[0]['id']}")


def without_secrets(settings: Record) -> Record:
    """Settings as they are stored and answered."""
    return {name: value for name, value in settings.items() if not _SECRET_NAME.search(name)}
