"""Connecting in an event loop: the look-up of a name, and all addresses of a host as RFC 8305 says."""

from __future__ import annotations

import asyncio
import contextlib
import socket

from thingshub._http.addresses import ATTEMPT_DELAY_SECONDS, Address, literal, start_look_up
from thingshub._http.failures import connect_failure


async def looked_up(loop: asyncio.AbstractEventLoop, host: str, port: int) -> list[Address]:
    if found := literal(host, port):
        return found
    waiter: asyncio.Future[list[Address] | OSError] = loop.create_future()

    def settle(result: list[Address] | OSError) -> None:
        if not waiter.done():
            waiter.set_result(result)

    def done(result: list[Address] | OSError) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, result)

    start_look_up(host, port, done)
    result = await waiter
    if isinstance(result, OSError):
        raise connect_failure(result)
    return result


async def connected(loop: asyncio.AbstractEventLoop, addresses: list[Address]) -> socket.socket:
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
    made = socket.socket(address.family, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await loop.sock_connect(made, address.sockaddr)
    except BaseException:
        made.close()
        raise
    return made
