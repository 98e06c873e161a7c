"""The async driver: sends requests of several tasks over asyncio.

A connection belongs to the event loop in which it was opened, so each loop has a pool of its own, and a client may be
used in one after another, or in several at once. A pool ends with its loop. Cancellation, also by `asyncio.timeout`,
gives the connection up: an answer that is still on its way must not be taken for the next one.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

from thingshub._http.asyncio_connection import AsyncConnection
from thingshub._http.bodies import decompressors, stepwise, whole_body
from thingshub._http.exchange import Exchange
from thingshub._http.lifecycle import survive_fork, warn_unclosed
from thingshub._http.pool import Pool
from thingshub._http.route import Route, proxy_refusal
from thingshub.errors import ClientClosedError, NoFreeConnectionError, TransportError
from thingshub.transport import Endpoint, Request, Response, Timeout, TransportFailure, Upload

_AT_ONCE_BYTES = 16 * 1024  # one record of TLS, one write: whether it was taken at all is known at once
_inherited: list[Any] = []  # pools of a parent process: to collect their transports would disturb its event loop


class LoopPool:
    """The connections of one event loop.

    Attributes:
        sockets: All that are open, those in use, too.
        is_left_behind: Whether this process is a child of the one that made the pool.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, most: int) -> None:
        self.loop = loop
        self.pool: Pool[AsyncConnection, asyncio.Future[AsyncConnection | None]] = Pool(most)
        self.sockets: set[socket.socket | None] = set()
        self.is_left_behind = False
        self.keeper: AsyncGenerator[None, None] | None = None

    async def take(self, ends_at: float, now: float) -> AsyncConnection:
        """A connection, which may have to be opened.

        Raises:
            TransportFailure: the pool is closed, or there was none in time; nothing was sent.
        """
        pool = self.pool
        connection: AsyncConnection | None = None
        if not pool.is_closed:
            connection = pool.take(now)
            if pool.expired:
                self._expire()
            if connection is not None:
                connection.owner = self
            elif pool.reserve():
                connection = AsyncConnection(self.loop, self)
            else:
                connection = await self._waited(ends_at)
        if connection is None:
            raise TransportFailure(ClientClosedError, "the client was closed", is_unsent=True)
        return connection

    def release(self, connection: AsyncConnection) -> None:
        """Give a connection back: open to be used again, or closed."""
        if connection.owner is None or self.is_left_behind:
            return
        connection.owner = None
        while True:
            waiter = self.pool.give_back(connection, self.loop.time())
            if waiter is None:
                break
            if not waiter.done():
                connection.owner = self
                waiter.set_result(connection)
                return
        if self.pool.expired:
            self._expire()

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
        for opened in list(self.sockets):
            if opened is not None:
                opened.close()
        self.sockets.clear()
        self.pool.expired.clear()

    def _expire(self) -> None:
        expired, self.pool.expired = self.pool.expired, []
        for connection in expired:
            self.sockets.discard(connection.raw)
            connection.close()

    async def _waited(self, ends_at: float) -> AsyncConnection | None:
        waiter: asyncio.Future[AsyncConnection | None] = self.loop.create_future()
        self.pool.wait(waiter)
        timer = self.loop.call_at(ends_at, waiter.cancel)
        late = False
        try:
            return await waiter
        except BaseException as error:
            given = None if not waiter.done() or waiter.cancelled() else waiter.result()
            self.pool.leave(waiter)
            if given is not None:  # it came, and in the same turn of the loop its caller was cancelled
                self.release(given)
            late = isinstance(error, asyncio.CancelledError) and waiter.cancelled() and self.loop.time() >= ends_at
            if not late:
                raise
        finally:
            timer.cancel()
        raise TransportFailure(NoFreeConnectionError, "no free connection until the deadline", is_unsent=True)


class AsyncioTransport:
    """Sends requests of several tasks at a time; see `thingshub.transport.AsyncTransport`.

    Args:
        endpoint: Where and how to connect.

    Raises:
        ConfigurationError: it cannot be.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._route = Route(endpoint)
        self._answers_407 = endpoint.proxy is not None and not self._route.tunnel
        self._is_closed = False
        self._pools: dict[asyncio.AbstractEventLoop, LoopPool] = {}
        survive_fork(self)

    async def send(self, request: Request, patience: Timeout) -> Response:
        """Send once; raises TransportFailure."""
        try:
            return await self._send(request, patience)
        except TransportFailure as error:
            failure = error
        # Without a chain or frames of ours, so that no token can sit in them
        failure.__context__ = None
        raise failure.with_traceback(None)

    async def open(self, request: Request, patience: Timeout) -> AsyncioStream:
        """Send once, and leave the body to be read; raises TransportFailure."""
        try:
            return await self._open(request, patience)
        except TransportFailure as error:
            failure = error
        failure.__context__ = None
        raise failure.with_traceback(None)

    async def close(self) -> None:
        """Close all connections that are idle, and the others when they come back."""
        self._is_closed = True
        loop = asyncio.get_running_loop()
        pools, self._pools = self._pools, {}
        for other, pool in pools.items():
            if other is not loop:
                pool.abandon()
                continue
            pool.close()
            if pool.keeper is not None:
                await pool.keeper.aclose()
        for _ in range(3):
            await asyncio.sleep(0)  # aborted sockets close in the loop's next turns

    def __del__(self) -> None:
        pools = getattr(self, "_pools", {})
        count = sum(pool.pool.idle_count for pool in pools.values())
        if count:
            warn_unclosed(self, count)
        for pool in pools.values():
            pool.abandon()

    def after_fork_in_child(self) -> None:
        """Begin anew; see `lifecycle`."""
        old, self._pools = self._pools, {}
        for pool in old.values():
            pool.is_left_behind = True
            for inherited in list(pool.sockets):
                if inherited is not None:
                    inherited.close()
        _inherited.append(old)

    async def _pool_of(self, loop: asyncio.AbstractEventLoop) -> LoopPool:
        if self._is_closed:
            raise TransportFailure(ClientClosedError, "the client was closed", is_unsent=True)
        for other in [other for other in self._pools if other.is_closed()]:
            ended = self._pools.pop(other, None)
            if ended is not None:
                ended.abandon()
        pool = self._pools[loop] = LoopPool(loop, self._endpoint.max_connections)
        pool.keeper = self._kept(pool)
        await anext(pool.keeper)
        return pool

    async def _kept(self, pool: LoopPool) -> AsyncGenerator[None, None]:
        """Ends when its event loop ends, which closes what it has begun; so no connection outlives its loop."""
        try:
            yield
        finally:
            pool.close()
            self._pools.pop(pool.loop, None)
            await asyncio.sleep(0)

    async def _send(self, request: Request, patience: Timeout) -> Response:
        loop = asyncio.get_running_loop()
        now = loop.time()
        pool = self._pools.get(loop) or await self._pool_of(loop)
        exchange, connection, sender = await self._started(pool, request, patience, now, whole=True)
        try:
            while not exchange.is_complete:
                await connection.progress()
            await _settled(sender, connection, exchange, request)
        except BaseException:
            await _given_up(sender, connection, pool)
            raise
        connection.finish()
        if not exchange.can_reuse:
            connection.close()
        pool.release(connection)
        if exchange.status == 407 and self._answers_407:
            raise proxy_refusal()
        return Response(exchange.status, exchange.headers, whole_body(exchange.raw_headers, exchange.body))

    async def _open(self, request: Request, patience: Timeout) -> AsyncioStream:
        loop = asyncio.get_running_loop()
        now = loop.time()
        pool = self._pools.get(loop) or await self._pool_of(loop)
        exchange, connection, sender = await self._started(pool, request, patience, now, whole=False)
        try:
            while not exchange.has_head:
                await connection.progress()
            await _settled(sender, connection, exchange, request)
            if exchange.status == 407 and self._answers_407:
                raise proxy_refusal()
            connection.bound(float("inf"), patience.read_seconds, loop.time())
            return AsyncioStream(exchange, connection, pool)
        except BaseException:
            await _given_up(sender, connection, pool)
            raise

    async def _started(
        self, pool: LoopPool, request: Request, patience: Timeout, now: float, *, whole: bool
    ) -> tuple[Exchange, AsyncConnection, asyncio.Task[None] | None]:
        """An exchange whose request goes out."""
        loop = pool.loop
        ends_at = now + patience.total_seconds
        data, rest = self._written(request)
        while True:
            connection = await pool.take(ends_at, now)
            try:
                is_reused = connection.is_open
                if is_reused and not await connection.is_clean():
                    connection.close()
                    is_reused = False
                if not is_reused:
                    await connection.open(self._route, min(patience.connect_seconds, ends_at - loop.time()))
                now = loop.time()
                exchange = Exchange(request.method)
                connection.begin(exchange, ends_at, patience.read_seconds, now, whole=whole)
                transport = connection.transport
                transport.write(data)
                was_refused = len(data) <= _AT_ONCE_BYTES and transport.is_closing()
                if not was_refused or not is_reused:
                    sender = None
                    if rest is not None:
                        sender = loop.create_task(_send_body(connection, exchange, rest))
                        sender.add_done_callback(lambda _: connection.wake())
                    return exchange, connection, sender
            except BaseException:
                connection.close()
                pool.release(connection)
                raise
            connection.close()  # it was closed meanwhile, and took nothing: as if it had never been there
            pool.release(connection)

    def _written(self, request: Request) -> tuple[bytes, Upload | None]:
        """What is sent at once, and what after it."""
        body, writer = request.body, self._route.writer
        if body is None:
            return writer.head(request.method, request.target, request.headers, None), None
        if isinstance(body, Upload):
            head = writer.head(
                request.method, request.target, request.headers, body.length, is_chunked=body.length is None
            )
            return head, body
        return writer.head(request.method, request.target, request.headers, len(body)) + body, None


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
                self._pool.loop.call_soon_threadsafe(_drop, connection, self._pool)

    def _give_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            _drop(connection, self._pool)

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.finish()
            if not self._exchange.can_reuse:
                connection.close()
            self._pool.release(connection)


def _drop(connection: AsyncConnection, pool: LoopPool) -> None:
    connection.close()
    pool.release(connection)


async def _given_up(sender: asyncio.Task[None] | None, connection: AsyncConnection, pool: LoopPool) -> None:
    """An exchange ended before its time."""
    connection.close()
    pool.release(connection)
    if sender is not None:
        sender.cancel()
        await asyncio.wait([sender])


async def _settled(
    sender: asyncio.Task[None] | None, connection: AsyncConnection, exchange: Exchange, request: Request
) -> None:
    """The answer has come: a body that is not out yet is not sent to its end."""
    body = request.body
    if sender is None:
        if body is not None and not isinstance(body, Upload) and len(body) > _AT_ONCE_BYTES:
            exchange.can_reuse = exchange.can_reuse and connection.transport.get_write_buffer_size() == 0
        return
    if not sender.done():
        sender.cancel()
        await asyncio.wait([sender])
        exchange.can_reuse = False
    if not sender.cancelled():
        sender.result()


async def _send_body(connection: AsyncConnection, exchange: Exchange, body: Upload) -> None:
    """Send a body, exactly as long as announced, unless the server answers before it is out."""
    length = body.length
    left_bytes = length or 0
    transport: Any = connection.transport
    async for piece in body:
        if length is None:
            data = b"%x\r\n%b\r\n" % (len(piece), piece) if piece else b""
        else:
            data = piece[:left_bytes]  # a file that grows is cut
            left_bytes -= len(data)
        if exchange.has_head or transport.is_closing():
            return
        if data:
            transport.write(data)
        while connection.is_writing_paused and not exchange.has_head and not transport.is_closing():
            await asyncio.sleep(0.001)
        if length is not None and left_bytes == 0:
            break
    if left_bytes:
        reason = f"the body ended {left_bytes} bytes before its announced length; did its file shrink?"
        raise TransportFailure(TransportError, reason)
    if length is None:
        transport.write(b"0\r\n\r\n")
