"""Data tables: the values of labelled devices, kept as rows, read by time and exported as CSV."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.clock import SECOND, nanoseconds, rfc3339
from thingshub_sandbox.resources import DATA_TABLE, rows_of
from thingshub_sandbox.store import Event, Record

_DAY_NS = 24 * 3600 * SECOND
_MOST_EXPORTED = 100_000
_FARTHEST_NS = 2**63 - 1  # what a database holds: the years 1677 to 2262; no event lies beyond


async def data_tables_list(call: Call) -> Answer:
    """All tables, in order of creation."""
    return Answer(200, {"collection": await resources.page(call, DATA_TABLE)})


async def data_tables_create(call: Call) -> Answer:
    """A new, empty table."""
    _check_columns(call.body)
    async with call.store.transaction(call.tenant):
        return Answer(201, await resources.insert(call, DATA_TABLE, dict(call.body)))


async def data_tables_get(call: Call) -> Answer:
    """One table."""
    return Answer(200, await resources.read(call, DATA_TABLE, call.arguments["data_table_id"]))


async def data_tables_update(call: Call) -> Answer:
    """What is given changes, also for the rows that are there."""
    _check_columns(call.body)
    return Answer(200, await resources.update(call, DATA_TABLE, call.arguments["data_table_id"], call.body))


async def data_tables_delete(call: Call) -> Answer:
    """The table goes, with its rows."""
    id = call.arguments["data_table_id"]
    async with call.store.transaction(call.tenant):
        await resources.delete(call, DATA_TABLE, id)
        await call.store.drop_events(call.tenant, rows_of(id))
    return Answer(200)


async def data_tables_rows(call: Call) -> Answer:
    """A page of rows."""
    table, arguments = await _table(call), call.arguments
    events = await _events(
        call, table, limit=arguments.get("limit"), offset=arguments.get("offset", 0), order=arguments.get("order")
    )
    columns = _columns(call, table)
    rows = [
        {
            "device_id": event.device,
            "timestamp": rfc3339(event.at_ns),
            "values": {name: event.record[name] for name in columns if name in event.record},
        }
        for event in events
    ]
    return Answer(200, {"collection": rows})


async def data_tables_export(call: Call) -> Answer:
    """All rows that are asked for, as CSV; texts that a spreadsheet would take for a formula are marked as text."""
    table = await _table(call)
    columns, events = _columns(call, table), await _events(call, table, limit=_MOST_EXPORTED + 1)
    if len(events) > _MOST_EXPORTED:
        raise Refusal(400, f"more than {_MOST_EXPORTED} rows; narrow since and until")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["device_id", "timestamp", *columns])
    for event in events:
        writer.writerow(
            [event.device, rfc3339(event.at_ns), *(_cell(event.record.get(column, "")) for column in columns)]
        )
    return Answer(200, text.getvalue(), media="text/csv")


def time_of(text: str) -> int:
    """Nanoseconds since 1970 of a timestamp in a query."""
    try:
        return max(-_FARTHEST_NS, min(nanoseconds(datetime.fromisoformat(text)), _FARTHEST_NS))
    except (ValueError, OverflowError) as error:
        raise Refusal(400, "a time is out of range") from error


async def _table(call: Call) -> Record:
    return await resources.read(call, DATA_TABLE, call.arguments["data_table_id"])


async def _events(
    call: Call, table: Record, *, limit: int | None, offset: int = 0, order: str | None = None
) -> list[Event]:
    since, until = (time_of(text) if (text := call.arguments.get(name)) else None for name in ("since", "until"))
    if days := table.get("retention_days"):
        oldest = call.services.clock.now_ns() - days * _DAY_NS
        since = max(since or oldest, oldest)
    found = await call.store.events(
        call.tenant,
        rows_of(table["id"]),
        since_ns=since,
        until_ns=until,
        devices=call.arguments.get("device_ids", ()),
        newest_first=order == "desc",
        limit=limit,
        offset=offset,
    )
    return list(found)


def _columns(call: Call, table: Record) -> list[str]:
    names = [column["name"] for column in table["columns"]]
    wanted = call.arguments.get("columns")
    if wanted is None:
        return names
    if unknown := [name for name in wanted if name not in names]:
        raise Refusal(400, f"query columns: the table has no column {unknown[0]}")
    return list(dict.fromkeys(wanted))


def _check_columns(body: Record) -> None:
    names = [column["name"] for column in body.get("columns", ())]
    if len(set(names)) != len(names):
        raise Refusal(400, "body.columns: a name stands twice")


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
