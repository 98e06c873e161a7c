"""Which connection a call gets: decided here, without locks, sockets or clocks; the drivers bring those.

The connection that was used last goes out first, so that those beyond the need grow old and are closed. One that was
idle for longer than the bound is not used again: somewhere on the way a firewall may have forgotten it. At most so many
are open; who finds none waits, and gets the first one that comes back: strictly in the order of asking. A connection
that broke gives its place back like any other. Closed is for ever.

Ctrl-C comes where Python calls something, or begins to run a function. So each step that takes or gives a place is the
last of its method, makes no call, and its caller notes at once, without a call, whose the place is: nothing comes in
between.
"""

from __future__ import annotations

from collections import deque
from typing import Generic, Protocol, TypeVar

LONGEST_IDLE_SECONDS = 50.0


class Pooled(Protocol):
    """A connection, or the place of one that is not open yet."""

    is_open: bool
    idle_since: float


C = TypeVar("C", bound=Pooled)
W = TypeVar("W")


class Pool(Generic[C, W]):
    """Connections to one host.

    Args:
        most: How many may be open at a time.
        longest_idle_seconds: How long one may be idle and still be used again.

    Attributes:
        is_closed: Whether nothing is given out any more.
        expired: Connections to be closed, by whoever calls; they have no place any more.
    """

    def __init__(self, most: int, longest_idle_seconds: float = LONGEST_IDLE_SECONDS) -> None:
        self._free = most  # places for further connections
        self._longest_idle_seconds = longest_idle_seconds
        self._idle: list[C] = []
        self._waiting: deque[W] = deque()
        self.is_closed = False
        self.expired: list[C] = []

    def take(self, now: float) -> C | None:
        """The idle connection that was used last; None if there is none."""
        idle = self._idle
        if not idle:
            return None
        connection = idle[-1]
        if now - connection.idle_since <= self._longest_idle_seconds:
            del idle[-1]  # no call, see above
            return connection
        count = len(idle)
        self.expired += idle  # all others are older still
        self._free += count
        self._idle = []
        return None

    def reserve(self) -> bool:
        """A place for a new connection; false when all are taken."""
        if self._free <= 0:
            return False
        self._free -= 1
        return True

    def wait(self, waiter: W) -> None:
        """Stand in line; `give_back` tells whose turn it is."""
        self._waiting.append(waiter)

    def leave(self, waiter: W) -> bool:
        """Stop waiting; false when it was this one's turn already, and it holds what it was given."""
        try:
            self._waiting.remove(waiter)
        except ValueError:
            return False
        return True

    def give_back(self, connection: C, now: float) -> W | None:
        """A connection, or a place, is free again.

        Returns:
            Who gets it next; None when nobody waits: then it was put aside if it is open and the pool is, too.
        """
        if self._waiting and not self.is_closed:
            waiter = self._waiting[0]
            del self._waiting[0]
            return waiter
        if connection.is_open and not self.is_closed:
            connection.idle_since = now
            self._idle.append(connection)
            return None
        if connection.is_open:
            self.expired.append(connection)
        self._free += 1
        return None

    def close(self) -> list[W]:
        """Give nothing out any more; all that are idle expire.

        Returns:
            Who waits in vain.
        """
        self.is_closed = True
        count = len(self._idle)
        self.expired += self._idle
        self._free += count
        self._idle = []
        waiting = list(self._waiting)
        self._waiting.clear()
        return waiting

    @property
    def idle_count(self) -> int:
        """How many connections are open and not in use."""
        return len(self._idle)

    @property
    def free_count(self) -> int:
        """How many more may be opened."""
        return self._free

    @property
    def waiting_count(self) -> int:
        """How many callers stand in line."""
        return len(self._waiting)
