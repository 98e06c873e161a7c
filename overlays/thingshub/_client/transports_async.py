"""The transports of one client: to the tenant, and to other hosts that operations name. Its copies share them."""

from __future__ import annotations

import threading

from thingshub._http.lifecycle import survive_fork
from thingshub.transport import AsyncTransport, Endpoint


class AsyncTransports:
    """Makes them when they are first needed, and closes them together.

    Args:
        endpoint: How the tenant is reached.
        own: The user's own transport, which gets every request; None for the SDK's.

    Attributes:
        tenant: The transport to the tenant.
        is_own: Whether it is the user's.
        is_closed: Whether the client was closed.
    """

    def __init__(self, endpoint: Endpoint, own: AsyncTransport | None) -> None:
        self._endpoint = endpoint
        self._lock = threading.RLock()
        self.is_own = own is not None
        self.tenant = own if own is not None else _made(endpoint)
        self._others: dict[str, AsyncTransport] = {}
        self.is_closed = False
        survive_fork(self)

    def after_fork_in_child(self) -> None:
        """A thread of the parent may have held the lock."""
        self._lock = threading.RLock()

    def to(self, origin: str | None) -> AsyncTransport:
        """The transport to an origin; None is the tenant."""
        if origin is None or self.is_own:
            return self.tenant
        with self._lock:
            if origin not in self._others:
                self._others[origin] = _made(self._endpoint.elsewhere(origin))
            return self._others[origin]

    async def close(self) -> None:
        """Close all of them; calling it again does nothing."""
        if self.is_closed:
            return
        self.is_closed = True
        for transport in (*self._others.values(), self.tenant):
            await transport.close()


def _made(endpoint: Endpoint) -> AsyncTransport:
    from thingshub._http.asyncio_ import AsyncioTransport  # not at import: the other kind of client never needs it

    return AsyncioTransport(endpoint)
