"""Opening a connection in an event loop: name, addresses as RFC 8305 says, proxy and TLS, all within one time."""

from __future__ import annotations

import asyncio
import contextlib
import socket

from thingshub._http.addresses import ATTEMPT_DELAY_SECONDS, Address, literal, start_look_up
from thingshub._http.asyncio_connection import AsyncConnection
from thingshub._http.exchange import Exchange
from thingshub._http.failures import (
    ASKING_PROXY,
    CONNECTING,
    LOOKING_UP,
    SHAKING_HANDS,
    SHAKING_HANDS_WITH_PROXY,
    connect_failure,
    connect_timeout,
    proxy_failure,
)
from thingshub._http.recorders import refuse_unrecorded
from thingshub._http.route import Route, tunnel_failure
from thingshub.transport import TransportFailure


async def open_connection(connection: AsyncConnection, route: Route, seconds: float) -> None:
    """Connect, through the proxy and with TLS as the route says.

    Raises:
        ConfigurationError: a recorder is active that does not see it.
        TransportFailure: it did not work; nothing was sent.
    """
    refuse_unrecorded()
    doing = [LOOKING_UP]
    failure: TransportFailure | None = None
    bound = asyncio.timeout(max(seconds, 0))
    try:
        async with bound:
            await _open(connection, route, seconds, doing)
    except TransportFailure as error:
        failure = error
    except TimeoutError as error:
        failure = connect_timeout(seconds, doing[-1]) if bound.expired() else connect_failure(error)
    except (OSError, ValueError) as error:
        failure = connect_failure(error if isinstance(error, OSError) else None, doing=doing[-1])
    except BaseException:
        connection.close()
        raise
    if failure is not None:
        connection.close()
        raise route.explained(failure, doing[-1])
    connection.is_open = not connection.transport.is_closing()


async def _open(connection: AsyncConnection, route: Route, seconds: float, doing: list[str]) -> None:
    loop = connection.loop
    addresses = await _looked_up(loop, route.host, route.port)
    doing.append(CONNECTING)
    await connection.adopt(await _connected(loop, addresses))
    if route.proxy_tls is not None:
        doing.append(SHAKING_HANDS_WITH_PROXY)
        await connection.wrap(route.proxy_tls, route.proxy_hostname, seconds)
    if route.tunnel:
        doing.append(ASKING_PROXY)
        await _ask_for_tunnel(connection, route.tunnel, seconds)
    if route.tls is not None:
        doing.append(SHAKING_HANDS)
        await connection.wrap(route.tls, route.hostname, seconds)


async def _ask_for_tunnel(connection: AsyncConnection, question: bytes, seconds: float) -> None:
    exchange = Exchange("CONNECT")
    now = connection.loop.time()
    connection.begin(exchange, now + seconds + 1, seconds + 1, now, whole=False)
    connection.transport.write(question)
    try:
        while not exchange.has_head:
            await connection.progress()
    except TransportFailure as error:
        raise proxy_failure(error) from None
    connection.finish()
    refused = tunnel_failure(exchange)
    if refused is not None:
        raise refused


async def _looked_up(loop: asyncio.AbstractEventLoop, host: str, port: int) -> list[Address]:
    if found := literal(host, port):
        return found
    waiter: asyncio.Future[list[Address] | Exception] = loop.create_future()

    def settle(result: list[Address] | Exception) -> None:
        if not waiter.done():
            waiter.set_result(result)

    def done(result: list[Address] | Exception) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, result)

    start_look_up(host, port, done)
    result = await waiter
    if isinstance(result, Exception):
        raise connect_failure(result)
    return result


async def _connected(loop: asyncio.AbstractEventLoop, addresses: list[Address]) -> socket.socket:
    """A socket that is connected to one of the addresses."""
    if len(addresses) == 1:
        return await _connected_to(loop, addresses[0])
    waiting = list(addresses)
    trying: set[asyncio.Task[socket.socket]] = set()
    first_error: OSError | None = None
    winner: socket.socket | None = None
    try:
        while winner is None and (waiting or trying):
            if waiting:
                trying.add(loop.create_task(_connected_to(loop, waiting.pop(0))))
            delay = ATTEMPT_DELAY_SECONDS if waiting else None
            done, trying = await asyncio.wait(trying, timeout=delay, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                error = task.exception()
                if error is None and winner is None:
                    winner = task.result()
                elif error is None:
                    task.result().close()
                elif isinstance(error, OSError):
                    first_error = first_error or error
                else:
                    raise error
    finally:
        for task in trying:
            task.add_done_callback(_close_unwanted)
            task.cancel()
    if winner is None:
        raise connect_failure(first_error)
    return winner


def _close_unwanted(task: asyncio.Task[socket.socket]) -> None:
    if not task.cancelled() and task.exception() is None:
        task.result().close()


async def _connected_to(loop: asyncio.AbstractEventLoop, address: Address) -> socket.socket:
    made: socket.socket | None = None
    try:
        made = socket.socket(address.family, socket.SOCK_STREAM)
        made.setblocking(False)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await loop.sock_connect(made, address.sockaddr)
    except BaseException as error:
        if made is not None:
            made.close()
        if isinstance(error, OSError) or not isinstance(error, Exception):
            raise
        blocked = error
    else:
        return made
    raise connect_failure(blocked)
