"""Assets with custom fields: only fields that are defined, with values of their type."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.handlers.business_objects import SYSTEM_FIELDS, field_key
from thingshub_sandbox.imports import import_many
from thingshub_sandbox.resources import ASSET, FIELD, TRACKED_ASSET
from thingshub_sandbox.store import Record

_READ_ONLY = ("created_at", "updated_at")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


async def assets_list(call: Call) -> Answer:
    """All assets, in order of creation."""
    return Answer(200, {"collection": await resources.page(call, ASSET)})


async def assets_create(call: Call) -> Answer:
    """A new asset."""
    async with call.store.transaction(call.tenant):
        given = _writable(call.body)
        _check(given, await _custom_fields(call))
        return Answer(201, await resources.insert(call, ASSET, without_nulls(given)))


async def assets_get(call: Call) -> Answer:
    """One asset."""
    return Answer(200, await resources.read(call, ASSET, call.arguments["asset_id"]))


async def assets_update(call: Call) -> Answer:
    """What is given changes, a custom field that is null is cleared."""
    id, changes = call.arguments["asset_id"], _writable(call.body)
    if changes.pop("id", id) != id:
        raise Refusal(400, "body.id: the id of an asset stays")
    _check(changes, await _custom_fields(call))
    return Answer(200, await resources.update(call, ASSET, id, changes))


async def assets_delete(call: Call) -> Answer:
    """The asset goes, unless a tracker is bound to it."""
    id = call.arguments["asset_id"]
    async with call.store.transaction(call.tenant):
        if await call.store.get(call.tenant, TRACKED_ASSET.name, id):
            raise Refusal(400, f"asset is in use by tracked asset {id}")
        await resources.delete(call, ASSET, id)
    return Answer(200)


async def assets_import_many(call: Call) -> Answer:
    """Assets are made or changed one by one; what cannot be imported is told."""
    fields = await _custom_fields(call)

    def prepared(entry: Record) -> Record:
        given = without_nulls(_writable(entry))
        _check(given, fields)
        return given

    return await import_many(call, ASSET, prepared)


async def _custom_fields(call: Call) -> dict[str, Record]:
    """The definitions of the custom fields of assets, by name."""
    records = await call.store.select(call.tenant, FIELD.name, having={"business_object": "assets"})
    return {record["name"]: record for record in records}


def without_nulls(record: Record) -> Record:
    """What is null is not there."""
    return {name: value for name, value in record.items() if value is not None}


def _writable(body: Record) -> Record:
    return {name: value for name, value in body.items() if name not in _READ_ONLY}


def _check(given: Record, fields: dict[str, Record]) -> None:
    for name, value in given.items():
        if name in SYSTEM_FIELDS:
            continue
        if name not in fields:
            raise Refusal(400, f"body.{field_key(name)}: is no field of assets; define it first")
        if value is not None and (problem := _misfit(value, fields[name])):
            raise Refusal(400, f"body.{name}: {problem}")


def _misfit(value: Any, field: Record) -> str | None:
    match field["type"]:
        case "text":
            return (
                None if isinstance(value, str) and len(value) <= 4096 else "must be a text of at most 4096 characters"
            )
        case "number" | "decimal":
            return None if isinstance(value, int | float) and not isinstance(value, bool) else "must be a number"
        case "date":
            return None if isinstance(value, str) and _is_date(value) else "must be a date like 2025-04-02"
        case _:
            return None  # a type that only a newer document knows


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
