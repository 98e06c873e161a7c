"""Importing many objects: each entry is made or changed, or told as a problem; one bad entry stops no other."""

from __future__ import annotations

import re
from collections.abc import Callable

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.resources import Kind
from thingshub_sandbox.store import Record

_OBJECT_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


async def import_many(call: Call, kind: Kind, prepared: Callable[[Record], Record]) -> Answer:
    """Import the entries of the call's body.

    Args:
        prepared: Checks an entry and gives what to store of it; raises Refusal.
    """
    created = updated = 0
    errors: list[Record] = []
    async with call.store.transaction(call.tenant):
        for index, entry in enumerate(call.body):
            id = entry.get("id") or entry.get("uid") or ""
            try:
                if not id or not _OBJECT_ID.fullmatch(id):
                    raise Refusal(400, "id is missing")
                given = prepared({name: value for name, value in entry.items() if name != "uid"}) | {"id": id}
                if record := await call.store.get(call.tenant, kind.name, id):
                    await call.store.replace(call.tenant, kind.name, id, resources.changed(call, kind, record, given))
                    updated += 1
                else:
                    await resources.insert(call, kind, {"name": id} | given)
                    created += 1
            except Refusal as refusal:
                errors.append({"index": index, "id": id, "error": refusal.text})
    return Answer(200, {"created": created, "updated": updated, "failed": len(errors), "errors": errors})
