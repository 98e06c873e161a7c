"""The pool of one event loop; all of it runs in that loop, except where it says otherwise."""

from __future__ import annotations

import asyncio
import contextlib

from thingshub._http.asyncio_connection import AsyncConnection
from thingshub._http.failures import closed, none_free
from thingshub._http.pool import Pool


class LoopPool:
    """The connections of one event loop.

    Attributes:
        connections: All that are open, those in use, too.
        is_left_behind: Whether this process is a child of the one that made the pool.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, most: int) -> None:
        self.loop = loop
        self.pool: Pool[AsyncConnection, asyncio.Future[AsyncConnection | None]] = Pool(most)
        self.connections: set[AsyncConnection] = set()
        self.is_left_behind = False

    async def take(self, ends_at: float, now: float) -> AsyncConnection:
        """A connection, which may have to be opened.

        Raises:
            TransportFailure: the pool is closed, or there was none in time; nothing was sent.
        """
        pool = self.pool
        if pool.is_closed:
            raise closed()
        connection = pool.take(now)
        if pool.expired:
            self._expire()
        if connection is not None:
            if connection.is_open:
                connection.owner = self
                return connection
            return AsyncConnection(self.loop, self)  # it was closed while it lay here
        if pool.reserve():
            return AsyncConnection(self.loop, self)
        return await self._waited(ends_at)

    def release(self, connection: AsyncConnection) -> None:
        """Give a connection back: open to be used again, or closed."""
        if connection.owner is None or self.is_left_behind:
            return
        connection.owner = None
        if not connection.is_open:  # only its place: asyncio may still be busy with what was
            connection = AsyncConnection(self.loop, self)
            connection.owner = None
        while (waiter := self.pool.give_back(connection, self.loop.time())) is not None:
            if not waiter.done():
                connection.owner = self
                waiter.set_result(connection)
                return
        if self.pool.expired:
            self._expire()

    def drop(self, connection: AsyncConnection) -> None:
        """Give a connection up; only its place comes back."""
        connection.close()
        self.release(connection)

    def renewed(self, connection: AsyncConnection) -> AsyncConnection:
        """Another connection in the place of one that is of no use any more."""
        connection.close()
        connection.owner = None
        return AsyncConnection(self.loop, self)

    def close(self) -> None:
        """Give nothing out any more, and close what is idle; to be called in the loop."""
        for waiter in self.pool.close():
            if not waiter.done():
                waiter.set_result(None)
        self._expire()

    def abandon(self) -> None:
        """The same when the loop has ended, or is another thread's."""
        if not self.loop.is_closed():
            with contextlib.suppress(RuntimeError):
                self.loop.call_soon_threadsafe(self.close)
                return
        self.pool.close()
        self.pool.expired.clear()
        for connection in list(self.connections):
            connection.bury()

    def _expire(self) -> None:
        expired, self.pool.expired = self.pool.expired, []
        for connection in expired:
            connection.close()

    async def _waited(self, ends_at: float) -> AsyncConnection:
        waiter: asyncio.Future[AsyncConnection | None] = self.loop.create_future()
        self.pool.wait(waiter)
        timer = self.loop.call_at(ends_at, _give_nothing, waiter)
        try:
            connection = await waiter
        except BaseException:
            self.pool.leave(waiter)
            if waiter.done() and not waiter.cancelled():
                given = waiter.result()
                if given is not None:  # it came, and in the same turn of the loop its caller was cancelled
                    self.release(given)
            raise
        finally:
            timer.cancel()
        if connection is not None:
            return connection
        self.pool.leave(waiter)
        raise closed() if self.pool.is_closed else none_free()


def _give_nothing(waiter: asyncio.Future[AsyncConnection | None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
