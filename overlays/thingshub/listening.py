"""From a live connection to the code that listens, in its own thread or task.

Updates are read as they come, whatever the listener does with them meanwhile; when more than `buffer_size` wait, the
oldest are dropped, and a `Gap` says so. A sync listener has an event loop in a thread of its own, so that pings are
answered while its code is busy. Leaving the loop or closing the client ends the connection.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import suppress

from thingshub.live import AsyncSource, Connection, Event, Gap, Options, Source
from thingshub.models import StateUpdate

_JOIN_SECONDS = 5.0


def listen(source: Source, options: Options, running: set[Callable[[], None]]) -> Iterator[StateUpdate]:
    """Updates, until the iterator or the client is closed; `running` holds what ends the listening meanwhile."""
    has_news = threading.Event()
    buffer = Buffer(options.buffer_size, has_news.set)
    thread = _Thread(Connection(source.in_loop(), options, buffer))
    running.add(thread.end)
    try:
        while (events := buffer.take()) is not None:
            for event in events:
                if update := options.update(event):
                    yield update
            has_news.wait()
            has_news.clear()
    finally:
        running.discard(thread.end)
        thread.end()


async def listen_async(
    source: AsyncSource, options: Options, running: set[Callable[[], Awaitable[None]]]
) -> AsyncIterator[StateUpdate]:
    """Updates, until the iterator or the client is closed; `running` holds what ends the listening meanwhile."""
    has_news = asyncio.Event()
    buffer = Buffer(options.buffer_size, has_news.set)
    task = asyncio.create_task(Connection(source, options, buffer).run(), name="thingshub-listen")

    async def end() -> None:
        task.cancel()
        await asyncio.wait([task])

    running.add(end)
    try:
        while (events := buffer.take()) is not None:
            for event in events:
                if update := options.update(event):
                    yield update
            await has_news.wait()
            has_news.clear()
    finally:
        running.discard(end)
        await end()


class Buffer:
    """What has come and was not taken yet, between the connection and the listener."""

    def __init__(self, size: int, wake: Callable[[], None]) -> None:
        self._size = size
        self._wake = wake
        self._lock = threading.Lock()
        self._events: deque[Event] = deque()
        self._dropped = 0
        self._is_over = False
        self._error: BaseException | None = None

    def put(self, event: Event) -> None:
        with self._lock:
            if len(self._events) == self._size:
                self._events.popleft()
                self._dropped += 1
            self._events.append(event)
        self._wake()

    def end(self, error: BaseException | None) -> None:
        """Nothing more comes; the listener gets the error after everything that did come."""
        with self._lock:
            self._is_over, self._error = True, error
        self._wake()

    def take(self) -> list[Event] | None:
        """Everything that waits; None when it is over."""
        with self._lock:
            events: list[Event] = [Gap("overrun", dropped=self._dropped)] if self._dropped else []
            events += self._events
            self._events.clear()
            self._dropped = 0
            if not events and self._is_over:
                if self._error is not None:
                    raise self._error
                return None
            if self._is_over:
                self._wake()  # no other news will come: the listener must not wait for any
        return events


class _Thread:
    """An event loop of its own for the connection of a sync listener."""

    def __init__(self, connection: Connection) -> None:
        self._loop = asyncio.new_event_loop()
        self._task = self._loop.create_task(connection.run())
        self._thread = threading.Thread(target=self._work, name="thingshub-listen", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            self._loop.run_until_complete(asyncio.wait([self._task]))
        finally:
            self._loop.close()

    def end(self) -> None:
        """Close the connection; waits for it, but not for a call that does not come back."""
        with suppress(RuntimeError):  # its loop is closed already
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(_JOIN_SECONDS)
