"""What asyncio's TLS knows and does not tell, asked for through what is public of it."""

from __future__ import annotations

import contextlib
import ssl
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
