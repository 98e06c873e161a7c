"""Connecting a socket: all addresses of a host, each a little later than the one before, as RFC 8305 says.

Sockets never block here; a poller waits for them. It is asked for anew each time, so that gevent's is taken where
gevent has put its own in place of the system's.
"""

from __future__ import annotations

import errno
import select
import socket
import time
from collections.abc import Sequence
from typing import Any

from thingshub._http.addresses import ATTEMPT_DELAY_SECONDS, Address
from thingshub._http.failures import CONNECTING, connect_failure, connect_timeout

READABLE: int = getattr(select, "POLLIN", 1)
WRITABLE: int = getattr(select, "POLLOUT", 4)
LONGEST_WAIT_SECONDS = 24 * 86400.0  # no poller takes more, as milliseconds of 32 bits
_UNDER_WAY = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN, getattr(errno, "WSAEWOULDBLOCK", 0)})


class _SelectPoller:
    """`select.poll` where there is none: on Windows."""

    def __init__(self) -> None:
        self._wanted: dict[int, int] = {}

    def register(self, fd: int, mask: int) -> None:
        self._wanted[fd] = mask

    modify = register

    def unregister(self, fd: int) -> None:
        del self._wanted[fd]

    def poll(self, milliseconds: float) -> list[tuple[int, int]]:
        reading = [fd for fd, mask in self._wanted.items() if mask & READABLE]
        writing = [fd for fd, mask in self._wanted.items() if mask & WRITABLE]
        readable, writable, failed = select.select(reading, writing, writing, milliseconds / 1000)
        return [(fd, READABLE) for fd in readable] + [(fd, WRITABLE) for fd in {*writable, *failed}]


def new_poller() -> Any:
    """A poller; asked for each time, since gevent may have put its own in place of the system's."""
    make: Any = getattr(select, "poll", _SelectPoller)
    return make()


def connected(addresses: Sequence[Address], seconds: float, ends_at: float) -> socket.socket:
    """A socket that is connected to one of the addresses, never blocks and is not delayed by Nagle."""
    waiting = list(addresses)
    pending: dict[int, socket.socket] = {}
    poller = new_poller()
    first_error: Exception | None = None
    next_at = 0.0
    try:
        while True:
            now = time.monotonic()
            if waiting and (now >= next_at or not pending):
                next_at = now + ATTEMPT_DELAY_SECONDS
                trying = _begun(waiting.pop(0))
                if isinstance(trying, Exception):
                    first_error = first_error or trying
                    continue
                pending[trying.fileno()] = trying
                poller.register(trying.fileno(), WRITABLE)
            if not pending:
                break
            left_seconds = min(ends_at - now, (next_at - now) if waiting else ends_at - now)
            if ends_at <= now:
                break
            for fd, _ in poller.poll(min(max(left_seconds, 0), LONGEST_WAIT_SECONDS) * 1000):
                poller.unregister(fd)
                tried = pending[fd]
                code = tried.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                del pending[fd]
                if code == 0:
                    return tried
                tried.close()
                first_error = first_error or OSError(code, "")
                next_at = 0.0  # the next one at once
    finally:
        for lost in pending.values():
            lost.close()
    if pending:
        raise connect_timeout(seconds, CONNECTING)
    raise connect_failure(first_error)


def _begun(address: Address) -> socket.socket | Exception:
    try:
        trying = socket.socket(address.family, socket.SOCK_STREAM)
    except Exception as error:
        return error
    try:
        trying.setblocking(False)
        trying.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        trying.connect(address.sockaddr)  # not connect_ex: those who watch over connections know only this one
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _UNDER_WAY:
            return trying
        trying.close()
        return error
    except BaseException:
        trying.close()
        raise
    return trying
