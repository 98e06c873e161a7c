"""A connection of the sync driver: a socket that never blocks, and a poller that waits for it in its stead.

So each wait has exactly the time that is left, whatever dripped in before, and one step costs one call of the operating
system. Connecting tries all addresses as RFC 8305 says; the handshakes share the time that connecting has.
"""

from __future__ import annotations

import errno
import select
import socket
import ssl
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from thingshub._http.addresses import ATTEMPT_DELAY_SECONDS, Address, look_up
from thingshub._http.exchange import Exchange
from thingshub._http.failures import answer_failure, connect_failure, connect_timeout
from thingshub._http.route import Route, tunnel_failure
from thingshub._http.tls_in_tls import TlsInTls
from thingshub.transport import TransportFailure

if TYPE_CHECKING:
    from thingshub._http.blocking import SharedPool

RECEIVE_BYTES = 64 * 1024
NOT_YET = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
_UNDER_WAY = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN, getattr(errno, "WSAEWOULDBLOCK", 0)})
_READ = getattr(select, "POLLIN", 1)
_WRITE = getattr(select, "POLLOUT", 4)


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
        reading = [fd for fd, mask in self._wanted.items() if mask & _READ]
        writing = [fd for fd, mask in self._wanted.items() if mask & _WRITE]
        readable, writable, failed = select.select(reading, writing, writing, milliseconds / 1000)
        return [(fd, _READ) for fd in readable] + [(fd, _WRITE) for fd in {*writable, *failed}]


def _new_poller() -> Any:
    """A poller; asked for each time, since gevent may have put its own in place of the system's."""
    make: Any = getattr(select, "poll", _SelectPoller)
    return make()


class Connection:
    """A place in the pool, and the connection that fills it once it is open.

    Attributes:
        is_open: Whether there is a connection.
        idle_since: When it was put aside.
        owner: The pool that must get it back; None while it lies there. One that is lost on the way, e.g. to a
            KeyboardInterrupt in the wrong moment, gives its place back when it is collected.
        socket: What to read from and to write to; never blocks.
    """

    __slots__ = ("__weakref__", "_poller", "idle_since", "is_layered", "is_open", "owner", "poll", "socket")

    def __init__(self, owner: SharedPool | None) -> None:
        self.owner = owner
        self.is_open = False
        self.is_layered = False
        self.idle_since = 0.0
        self.socket: Any = None
        self._poller: Any = None
        self.poll: Any = None

    def __del__(self) -> None:
        owner = self.owner
        self.close()
        if owner is not None:
            self.owner = None
            owner.lost()

    def open(self, route: Route, seconds: float) -> None:
        """Connect, through the proxy and with TLS as the route says.

        Raises:
            TransportFailure: it did not work; nothing was sent.
        """
        ends_at = time.monotonic() + seconds
        found = look_up(route.host, route.port, seconds)
        if found is None:
            raise connect_timeout(seconds, "looking up the host's name")
        if isinstance(found, OSError):
            raise connect_failure(found)
        self._adopt(_connected(found, seconds, ends_at))
        try:
            if route.proxy_tls is not None:
                self._wrap(route.proxy_tls, route.proxy_hostname, seconds, ends_at)
            if route.tunnel:
                self._ask_for_tunnel(route.tunnel, seconds, ends_at)
            if route.tls is not None:
                self._wrap(route.tls, route.hostname, seconds, ends_at)
        except BaseException:
            self.close()
            raise
        self.is_open = True

    def close(self) -> None:
        """Close the socket; nothing more is said, not even the end of TLS: the server may not be there any more."""
        self.is_open = False
        opened, self.socket = self.socket, None
        self.poll = self._poller = None
        if opened is not None:
            if self.owner is not None:
                self.owner.sockets.discard(opened)
            opened.close()

    def is_clean(self) -> bool:
        """Whether it is open and silent: whatever came while nobody asked is no answer to the next request."""
        try:
            self.socket.recv(1)
        except NOT_YET:
            return True
        except OSError:
            pass
        return False

    def wait(self, seconds: float, *, writing: bool = False) -> bool:
        """Wait until there is something to read, or, if asked for, until something can be written."""
        if seconds <= 0:
            return False
        if not writing:
            return bool(self.poll(seconds * 1000))
        fd = self.socket.fileno()
        self._poller.modify(fd, _READ | _WRITE)
        try:
            return bool(self.poll(seconds * 1000))
        finally:
            self._poller.modify(fd, _READ)

    def _adopt(self, opened: Any) -> None:
        self.socket = opened
        self._poller = _new_poller()
        self._poller.register(opened.fileno(), _READ)
        self.poll = self._poller.poll
        if self.owner is not None:
            self.owner.sockets.add(opened)

    def _wrap(self, context: ssl.SSLContext, hostname: str, seconds: float, ends_at: float) -> None:
        plain = self.socket
        failure: TransportFailure | None = None
        try:
            if isinstance(plain, ssl.SSLSocket):
                self.socket = TlsInTls(plain, context, hostname)
                self.is_layered = True
            else:
                if self.owner is not None:
                    self.owner.sockets.discard(plain)
                self._adopt(context.wrap_socket(plain, server_hostname=hostname, do_handshake_on_connect=False))
            while True:
                try:
                    self.socket.do_handshake()
                    return
                except (ssl.SSLWantReadError, BlockingIOError):
                    writing = False
                except ssl.SSLWantWriteError:
                    writing = True
                if not self.wait(ends_at - time.monotonic(), writing=writing):
                    failure = connect_timeout(seconds, "waiting for the TLS handshake")
                    break
        except (OSError, ValueError) as error:
            failure = connect_failure(error if isinstance(error, OSError) else None, doing="the TLS handshake")
        raise failure

    def _ask_for_tunnel(self, question: bytes, seconds: float, ends_at: float) -> None:
        exchange = Exchange("CONNECT")
        unsent: bytes = question
        failure: TransportFailure | None = None
        while failure is None and not exchange.has_head:
            try:
                if unsent:
                    unsent = unsent[self.socket.send(unsent) :]
                    continue
                received = self.socket.recv(RECEIVE_BYTES)
                if received:
                    exchange.feed(received)
                else:
                    failure = connect_failure(ConnectionResetError(), doing="asking the proxy")
            except NOT_YET:
                if not self.wait(ends_at - time.monotonic(), writing=bool(unsent)):
                    failure = connect_timeout(seconds, "waiting for the proxy")
            except OSError as error:
                failure = connect_failure(error, doing="asking the proxy")
            except TransportFailure as error:
                failure = TransportFailure(error.kind, f"the proxy's answer: {error.reason}", is_unsent=True)
        failure = failure or tunnel_failure(exchange)
        if failure is not None:
            raise failure


def _connected(addresses: Sequence[Address], seconds: float, ends_at: float) -> socket.socket:
    """A socket that is connected to one of the addresses, never blocks and is not delayed by Nagle."""
    waiting = list(addresses)
    pending: dict[int, socket.socket] = {}
    poller = _new_poller()
    first_error: OSError | None = None
    next_at = 0.0
    try:
        while True:
            now = time.monotonic()
            if waiting and (now >= next_at or not pending):
                next_at = now + ATTEMPT_DELAY_SECONDS
                trying = _begun(waiting.pop(0))
                if isinstance(trying, OSError):
                    first_error = first_error or trying
                    continue
                pending[trying.fileno()] = trying
                poller.register(trying.fileno(), _WRITE)
            if not pending:
                break
            left_seconds = min(ends_at - now, (next_at - now) if waiting else ends_at - now)
            if ends_at <= now:
                break
            for fd, _ in poller.poll(max(left_seconds, 0) * 1000):
                poller.unregister(fd)
                tried = pending.pop(fd)
                code = tried.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if code == 0:
                    return tried
                tried.close()
                first_error = first_error or OSError(code, "")
                next_at = 0.0  # the next one at once
    finally:
        for lost in pending.values():
            lost.close()
    if pending:
        raise connect_timeout(seconds, "connecting")
    raise connect_failure(first_error)


def _begun(address: Address) -> socket.socket | OSError:
    try:
        trying = socket.socket(address.family, socket.SOCK_STREAM)
    except OSError as error:
        return error
    try:
        trying.setblocking(False)
        trying.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        code = trying.connect_ex(address.sockaddr)
    except OSError as error:
        trying.close()
        return error
    except BaseException:
        trying.close()
        raise
    if code == 0 or code in _UNDER_WAY:
        return trying
    trying.close()
    return OSError(code, "")


def broken(error: OSError | None, *, is_unsent: bool = False) -> TransportFailure:
    """Why a connection broke."""
    return answer_failure(error, is_unsent=is_unsent)
