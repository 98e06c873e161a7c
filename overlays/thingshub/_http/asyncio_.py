"""The async driver: sends requests of several tasks over asyncio.

A connection belongs to the event loop in which it was opened, so each loop has a pool of its own, and a client may be
used in one after another, or in several at once. A pool ends with its loop. Cancellation, also by `asyncio.timeout`,
gives the connection up: an answer that is still on its way must not be taken for the next one.
"""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncGenerator
from typing import Any

from thingshub._http.asyncio_connecting import open_connection
from thingshub._http.asyncio_connection import AsyncConnection
from thingshub._http.asyncio_io import cancelled, end_sending, raise_own_error, sending
from thingshub._http.asyncio_stream import AsyncioStream
from thingshub._http.bodies import whole_body
from thingshub._http.exchange import Exchange
from thingshub._http.failures import closed, none_free
from thingshub._http.lifecycle import survive_fork, warn_unclosed
from thingshub._http.loop_pool import LoopPool
from thingshub._http.route import Route, proxy_refusal
from thingshub.errors import ConnectError
from thingshub.transport import Endpoint, Request, Response, Timeout, TransportFailure, Upload

_FOR_EVER = float("inf")
_AT_ONCE_BYTES = 16 * 1024  # one record of TLS, one write: whether it was taken at all is known at once
_inherited: list[Any] = []  # pools of a parent process: to collect their transports would disturb its event loop


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
        self._keepers: dict[asyncio.AbstractEventLoop, AsyncGenerator[None, None]] = {}
        survive_fork(self)

    async def send(self, request: Request, patience: Timeout) -> Response:
        """Send once; raises TransportFailure."""
        try:
            return await self._send(request, patience)
        except TransportFailure as error:
            failure = self._route.unanswered(error)
        # Without a chain or frames of ours, so that no token can sit in them
        failure.__context__ = None
        raise failure.with_traceback(None)

    async def open(self, request: Request, patience: Timeout) -> AsyncioStream:
        """Send once, and leave the body to be read; raises TransportFailure."""
        try:
            return await self._open(request, patience)
        except TransportFailure as error:
            failure = self._route.unanswered(error)
        failure.__context__ = None
        raise failure.with_traceback(None)

    async def close(self) -> None:
        """Close all connections that are idle, and the others when they come back."""
        self._is_closed = True
        loop = asyncio.get_running_loop()
        pools, self._pools = self._pools, {}
        keepers, self._keepers = self._keepers, {}
        for other, pool in pools.items():
            if other is not loop:
                pool.abandon()
            else:
                pool.close()
                await keepers[loop].aclose()
        for _ in range(3):
            await asyncio.sleep(0)  # aborted sockets close in the loop's next turns

    def __del__(self) -> None:
        pools: dict[Any, LoopPool] = getattr(self, "_pools", {})
        count = sum(pool.pool.idle_count for pool in pools.values())
        if count:
            text = "an AsyncThingsHub client was not closed: use `async with` or `await hub.close()`"
            warn_unclosed(self, count, text)
        for pool in pools.values():
            pool.abandon()

    def after_fork_in_child(self) -> None:
        """Begin anew; see `lifecycle`."""
        _inherited.append((self._pools, self._keepers))
        for pool in self._pools.values():
            pool.is_left_behind = True
            for inherited in list(pool.connections):
                if inherited.raw is not None:
                    inherited.raw.close()  # only that: the event loop is the parent's, and so is what it watches
        self._pools, self._keepers = {}, {}

    async def _new_pool(self, loop: asyncio.AbstractEventLoop) -> LoopPool:
        if self._is_closed:
            raise closed()
        for other in [other for other in self._pools if other.is_closed()]:
            ended = self._pools.pop(other, None)
            if ended is not None:
                ended.abandon()
            self._keepers.pop(other, None)
        pool = self._pools[loop] = LoopPool(loop, self._endpoint.max_connections)
        keeper = self._keepers[loop] = _kept(pool, weakref.ref(self))
        await anext(keeper)
        return pool

    def forget(self, loop: asyncio.AbstractEventLoop) -> None:
        """An event loop has ended."""
        self._pools.pop(loop, None)
        self._keepers.pop(loop, None)

    async def _send(self, request: Request, patience: Timeout) -> Response:
        loop = asyncio.get_running_loop()
        now = loop.time()
        pool = self._pools.get(loop) or await self._new_pool(loop)
        exchange, connection = await self._answered(pool, request, patience, now, whole=True)
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
        pool = self._pools.get(loop) or await self._new_pool(loop)
        exchange, connection = await self._answered(pool, request, patience, now, whole=False)
        try:
            if exchange.status == 407 and self._answers_407:
                raise proxy_refusal()
            is_refused = not 200 <= exchange.status < 300  # no download: it ends with the call
            ends_at = now + patience.total_seconds if is_refused else _FOR_EVER
            connection.bound(ends_at, patience.read_seconds, loop.time())
            return AsyncioStream(exchange, connection, pool)
        except BaseException:
            pool.drop(connection)
            raise

    async def _answered(
        self, pool: LoopPool, request: Request, patience: Timeout, now: float, *, whole: bool
    ) -> tuple[Exchange, AsyncConnection]:
        """An exchange that has its answer, or the head of it, and its connection, which the caller gives back."""
        exchange, connection, sender = await self._started(pool, request, patience, now, whole=whole)
        try:
            while not (exchange.is_complete if whole else exchange.has_head):
                await connection.progress()
                if sender is not None:
                    raise_own_error(sender)
            if sender is not None:
                await end_sending(sender, exchange)
            if (sender is not None or _is_large(request.body)) and connection.has_unsent:
                exchange.can_reuse = False  # it has answered before the body was out
        except BaseException:
            pool.drop(connection)
            await cancelled(sender)
            raise
        return exchange, connection

    async def _started(
        self, pool: LoopPool, request: Request, patience: Timeout, now: float, *, whole: bool
    ) -> tuple[Exchange, AsyncConnection, asyncio.Task[bool] | None]:
        """An exchange whose request goes out."""
        loop = pool.loop
        ends_at = now + patience.total_seconds
        data, rest = self._written(request)
        while True:
            connection = await pool.take(ends_at, now)
            try:
                is_reused = connection.is_open
                if is_reused and not await connection.is_clean():
                    connection = pool.renewed(connection)
                    is_reused = False
                if not is_reused:
                    left_seconds = ends_at - loop.time()
                    if left_seconds <= 0:
                        raise none_free()
                    await open_connection(connection, self._route, min(patience.connect_seconds, left_seconds))
                exchange = Exchange(request.method)
                transport = connection.transport
                was_refused = transport.is_closing()
                if not was_refused:
                    connection.begin(exchange, ends_at, patience.read_seconds, loop.time(), whole=whole)
                    transport.write(data)
                    # What is small is sent before write() returns; when that fails, no byte of it was taken
                    was_refused = len(data) <= _AT_ONCE_BYTES and transport.is_closing()
                if not was_refused:
                    return exchange, connection, None if rest is None else sending(connection, exchange, rest)
                if not is_reused:
                    raise TransportFailure(ConnectError, "the connection was closed at once", is_unsent=True)
            except BaseException:
                pool.drop(connection)
                raise
            pool.drop(connection)  # it was closed meanwhile, and took nothing: as if it had never been there
            now = loop.time()

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


async def _kept(pool: LoopPool, transport: weakref.ref[AsyncioTransport]) -> AsyncGenerator[None, None]:
    """Ends with its event loop, which closes all asynchronous generators begun in it; the pool ends with it."""
    try:
        yield
    finally:
        pool.close()
        if (owner := transport()) is not None:
            owner.forget(pool.loop)
        await asyncio.sleep(0)


def _is_large(body: bytes | Upload | None) -> bool:
    return isinstance(body, bytes) and len(body) > _AT_ONCE_BYTES
