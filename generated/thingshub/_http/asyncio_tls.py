"""What asyncio's TLS knows and does not tell, asked for through what is public of it."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable
from typing import Any


def has_tls_ended(transport: Any) -> bool:
    """Whether the server has ended TLS; asyncio does not tell that from a connection that was cut."""
    ended = False
    with contextlib.suppress(ssl.SSLError):
        try:
            ended = not transport.get_extra_info("ssl_object").read(1)
        except ssl.SSLZeroReturnError:
            ended = True
    return ended


def before_tls_is_lost(base: Any, read_rest: Callable[[], None]) -> None:
    """Have what is left read when the connection breaks, while the socket is open and TLS can still decrypt it.

    Once TLS is told that writing has failed it decrypts nothing more, and its own protocol is told a turn later, when
    the socket is closed. So its `connection_lost` is asked first; uvloop's cannot be, as of 0.22.

    Args:
        base: The transport beneath TLS.
        read_rest: Reads it.
    """
    tls = base.get_protocol()
    lost = tls.connection_lost

    def connection_lost(exc: Exception | None) -> None:
        del tls.connection_lost  # without this circle all of it is gone at once
        if isinstance(exc, OSError):
            read_rest()
        lost(exc)

    with contextlib.suppress(AttributeError):
        tls.connection_lost = connection_lost


def give_to_tls(base: Any, data: bytes) -> None:
    """Let TLS have what was read from its socket past the event loop.

    Args:
        base: The transport beneath TLS.
        data: What was read.
    """
    tls = base.get_protocol()
    while data:
        buffer = tls.get_buffer(len(data))
        taken = min(len(buffer), len(data))
        buffer[:taken] = data[:taken]
        tls.buffer_updated(taken)
        data = data[taken:]
