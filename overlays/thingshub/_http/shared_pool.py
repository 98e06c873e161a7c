"""The pool of the sync driver: one for all threads, with a lock that nobody ever waits for long.

A connection may come back anywhere, even from a destructor that runs while this very thread holds the lock. So what
comes back is put aside without the lock first, and whoever holds it deals with it. And a signal handler may make a call
of its own in the middle of all this: it gets in, between two steps of the pool.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Any

from thingshub._http.connection import Connection
from thingshub._http.failures import closed, none_free
from thingshub._http.pool import Pool


class SharedPool:
    """A pool that several threads use.

    Attributes:
        sockets: All that are open, those in use, too.
        is_left_behind: Whether this process is a child of the one that made the pool, and has one of its own.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.RLock()
        self._is_held = False
        self._pool: Pool[Connection, _Waiter] = Pool(most)
        # What comes back is put here first, which needs no lock: it may happen in a destructor, anywhere
        self._returned: deque[Connection] = deque()
        self.sockets: set[Any] = set()
        self.is_left_behind = False

    @property
    def is_closed(self) -> bool:
        return self._pool.is_closed

    def take(self, ends_at: float, now: float) -> Connection:
        """A connection, which may have to be opened.

        Raises:
            TransportFailure: the pool is closed, or there was none in time; nothing was sent.
        """
        waiter: _Waiter | None = None
        connection: Connection | None = None
        pool = self._pool
        with self._lock:
            was_held, self._is_held = self._is_held, True
            try:
                if not pool.is_closed:
                    connection = pool.take(now)
                    if connection is not None:
                        connection.owner = self
                    else:
                        made = Connection(None)
                        if pool.reserve():
                            made.owner = self
                            connection = made
                        else:
                            waiter = _Waiter()
                            pool.wait(waiter)
            finally:
                self._is_held = was_held
        if pool.expired or self._returned:
            self._settle()
        if waiter is not None:
            connection = self._waited(waiter, ends_at)
        if connection is None:
            raise closed()
        return connection

    def release(self, connection: Connection) -> None:
        """Give a connection back: open to be used again, or closed."""
        self._returned.append(connection)
        self._settle()

    def lost(self) -> None:
        """A connection was collected, and gives its place back."""
        self._returned.append(Connection(None))
        self._settle()

    def close(self) -> None:
        """Give nothing out any more, and close what is idle."""
        with self._lock:
            for waiter in self._pool.close():
                waiter.wake_in_vain()
        self._settle()

    @property
    def idle_count(self) -> int:
        return self._pool.idle_count

    def _waited(self, waiter: _Waiter, ends_at: float) -> Connection | None:
        try:
            if waiter.is_woken_within(ends_at - time.monotonic()):
                return waiter.given
            with self._lock:
                has_left = self._pool.leave(waiter)
        except BaseException:
            with self._lock:
                has_left = self._pool.leave(waiter)
            waiter.given = None  # if it was given one, that comes back by being collected
            self._settle()  # what came back while the lock was held here
            raise
        if self._returned:
            self._settle()
        if has_left:
            raise none_free()
        return waiter.given  # it came in the last moment

    def _settle(self) -> None:
        """Deal with what came back. Whoever holds the lock does it for all others, so that nobody ever waits here."""
        # Not acquire(blocking=False): Ctrl-C may come right behind that, and then nobody would ever release it
        while (self._returned or self._pool.expired) and not self.is_left_behind and not self._is_held:
            with self._lock:
                was_held, self._is_held = self._is_held, True
                try:
                    while self._returned:
                        connection = self._returned.popleft()
                        waiter = self._pool.give_back(connection, time.monotonic())
                        if waiter is not None:
                            connection.owner = self
                            waiter.given = connection
                            waiter.lock.release()
                        else:
                            connection.owner = None
                    expired, self._pool.expired = self._pool.expired, []
                finally:
                    self._is_held = was_held
            for connection in expired:
                connection.owner = self  # it is among our sockets
                connection.close()
                connection.owner = None


class _Waiter:
    """A thread that waits for its turn."""

    __slots__ = ("given", "lock")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.lock.acquire()
        self.given: Connection | None = None

    def is_woken_within(self, seconds: float) -> bool:
        return seconds > 0 and self.lock.acquire(timeout=min(seconds, threading.TIMEOUT_MAX))

    def wake_in_vain(self) -> None:
        self.lock.release()
