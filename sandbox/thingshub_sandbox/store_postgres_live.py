"""Events from one process of a hub to the subscribers in all others, over PostgreSQL's LISTEN and NOTIFY.

A notification only says which events there are; they are read from the table, so their size does not matter. It is
sent when its transaction ends. Should the connection break, it is opened again, and what was appended meanwhile is read
first: nothing is lost while the subscriber stays.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import asyncpg

from thingshub_sandbox.store import Event, Subscribers

_CHANNEL = "thingshub_events"
_LONGEST_WAIT_SECONDS = 10.0
_log = logging.getLogger(__name__)


async def announce(connection: Any, tenant: str, stream: str, first: int, last: int) -> None:
    """Tell all processes, at the end of the transaction, that a stream has these events."""
    await connection.execute("SELECT pg_notify($1, $2)", _CHANNEL, json.dumps([tenant, stream, first, last]))


class Listener:
    """Feeds the subscribers of this process.

    Args:
        connect: Opens a connection.
        subscribers: Whom to feed.
    """

    def __init__(self, connect: Callable[[], Awaitable[Any]], subscribers: Subscribers) -> None:
        self._connect = connect
        self._subscribers = subscribers
        self._heard: asyncio.Queue[str | None] = asyncio.Queue()
        self._seen: dict[str, int] = {}  # newest event of a tenant that was announced
        self._start_seq = 0
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listen from now on."""
        connection = await self._listening()
        self._start_seq = await connection.fetchval("SELECT coalesce(max(seq), 0) FROM events")
        self._task = asyncio.create_task(self._run(connection))

    async def stop(self) -> None:
        """Listen no more."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _listening(self) -> Any:
        connection = await self._connect()
        connection.add_termination_listener(self._ended)
        await connection.add_listener(_CHANNEL, self._notified)
        return connection

    def _ended(self, connection: Any) -> None:
        self._heard.put_nowait(None)

    def _notified(self, connection: Any, process_id: int, channel: str, payload: Any) -> None:
        self._heard.put_nowait(str(payload))

    async def _run(self, connection: Any) -> None:
        try:
            while True:
                heard = await self._heard.get()
                try:
                    if heard is None:
                        connection = await self._again()
                        await self._catch_up(connection)
                    else:
                        await self._deliver(connection, *json.loads(heard))
                except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                    _log.warning("the connection for live events broke")  # its end was put in the queue as well
        finally:
            with suppress(Exception):
                await connection.close(timeout=2)

    async def _again(self) -> Any:
        wait = 0.1
        while True:
            try:
                return await self._listening()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT_SECONDS)

    async def _catch_up(self, connection: Any) -> None:
        subscribed = self._subscribers.subscribed()
        for tenant in {tenant for tenant, _ in subscribed}:
            first = self._seen.get(tenant, self._start_seq) + 1
            newest = await connection.fetchval("SELECT coalesce(max(seq), 0) FROM events WHERE tenant = $1", tenant)
            for stream in [stream for owner, stream in subscribed if owner == tenant]:
                await self._send(connection, tenant, stream, first, newest)
            self._seen[tenant] = max(newest, first - 1)

    async def _deliver(self, connection: Any, tenant: str, stream: str, first: int, last: int) -> None:
        if last > self._seen.get(tenant, 0):  # else it came when catching up; a tenant's events are in order
            await self._send(connection, tenant, stream, first, last)
            self._seen[tenant] = last

    async def _send(self, connection: Any, tenant: str, stream: str, first: int, last: int) -> None:
        if self._subscribers.has(tenant, stream):
            rows = await connection.fetch(
                "SELECT at_ns, device, record FROM events "
                "WHERE tenant = $1 AND stream = $2 AND seq BETWEEN $3 AND $4 ORDER BY seq",
                *(tenant, stream, first, last),
            )
            self._subscribers.send(tenant, stream, [Event(row[0], row[1], json.loads(row[2])) for row in rows])
