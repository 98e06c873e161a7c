"""A streamed answer of the async driver: received bytes are given on piece by piece, and the server waits meanwhile."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from thingshub._http.asyncio_connection import AsyncConnection
from thingshub._http.bodies import decompressors, stepwise
from thingshub._http.exchange import Exchange
from thingshub._http.loop_pool import LoopPool
from thingshub.transport import TransportFailure


class AsyncioStream:
    """An answer whose body is still to come; see `thingshub.transport.AsyncStreamingResponse`."""

    def __init__(self, exchange: Exchange, connection: AsyncConnection, pool: LoopPool) -> None:
        self.status = exchange.status
        self.headers = exchange.headers
        self._exchange = exchange
        self._undo = decompressors(exchange.raw_headers)
        self._connection: AsyncConnection | None = connection
        self._pool = pool

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body, decompressed; raises TransportFailure."""
        exchange, undo = self._exchange, self._undo
        while True:
            received = exchange.body[:]
            exchange.body.clear()
            is_complete = exchange.is_complete
            failure: TransportFailure | None = None
            try:
                if is_complete:
                    self._release()
                for data in received:
                    for piece in stepwise(undo, data):
                        yield piece
                if is_complete:
                    for one in undo:
                        one.end()
                    self._undo = []
                    return
                connection = self._connection
                if connection is None:
                    return  # closed by its reader
                connection.resume_reading()
                if not exchange.body and not exchange.is_complete:
                    await connection.progress()
            except TransportFailure as error:
                failure = error
            except BaseException:
                self._give_up()
                raise
            if failure is not None:
                self._give_up()
                failure.__context__ = None
                raise failure.with_traceback(None)

    async def close(self) -> None:
        """Give the connection back, or up if the body has not ended."""
        self._give_up()

    def __del__(self) -> None:
        connection: AsyncConnection | None = getattr(self, "_connection", None)
        if connection is not None and not self._pool.is_left_behind:
            self._connection = None
            with contextlib.suppress(RuntimeError):  # this may be any thread; the loop may have ended
                self._pool.loop.call_soon_threadsafe(self._pool.drop, connection)

    def _give_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._pool.drop(connection)

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.finish()
            if not self._exchange.can_reuse:
                connection.close()
            self._pool.release(connection)
