"""Sending a body that is read while it is sent: in a task of its own, so that an early answer is seen in time."""

from __future__ import annotations

import asyncio
from typing import Any

from thingshub._http.asyncio_connection import AsyncConnection
from thingshub._http.exchange import Exchange
from thingshub.errors import TransportError
from thingshub.transport import TransportFailure, Upload


def sending(connection: AsyncConnection, exchange: Exchange, body: Upload) -> asyncio.Task[bool]:
    """Begin to send a body; whoever waits for the answer is woken when that ends."""
    sender = connection.loop.create_task(_send(connection, exchange, body))
    sender.add_done_callback(connection.on_sent)
    return sender


def raise_own_error(sender: asyncio.Task[bool]) -> None:
    """The error of the caller's own iterator or file, if there was one; a cancellation within it, too."""
    if sender.done():
        sender.result()


async def end_sending(sender: asyncio.Task[bool], exchange: Exchange) -> None:
    """The answer has come: what is not sent yet never will be, and then the connection cannot be used again."""
    await cancelled(sender)
    if sender.cancelled() or not sender.result():
        exchange.can_reuse = False


async def cancelled(sender: asyncio.Task[bool] | None) -> None:
    """End a task that sends, if it has not ended, without its outcome."""
    if sender is not None:
        sender.cancel()
        await asyncio.wait([sender])
        if not sender.cancelled():
            sender.exception()  # seen: asyncio would complain otherwise


async def _send(connection: AsyncConnection, exchange: Exchange, body: Upload) -> bool:
    """Send a body, exactly as long as announced; false when the server answers, or is gone, before it is out."""
    length = body.length
    left_bytes = length or 0
    transport: Any = connection.transport
    async for piece in body:
        if length is None:
            data = b"%x\r\n%b\r\n" % (len(piece), piece) if piece else b""
        else:
            data = piece[:left_bytes]  # a file that grows is cut
            left_bytes -= len(data)
        await connection.let_in()
        if exchange.has_head or transport.is_closing():
            return False
        if data:
            transport.write(data)
            if connection.is_broken:
                connection.read_rest()
                return False
        while connection.is_writing_paused:
            await connection.drained()
            if exchange.has_head or transport.is_closing():
                return False
        if length is not None and left_bytes == 0:
            break
    if left_bytes:
        reason = f"the body ended {left_bytes} bytes before its announced length; did its file shrink?"
        raise TransportFailure(TransportError, reason)
    if length is None:
        transport.write(b"0\r\n\r\n")
    return True
