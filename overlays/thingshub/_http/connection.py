"""A connection of the sync driver: a socket that never blocks, and a poller that waits for it in its stead.

So each wait has exactly the time that is left, whatever dripped in before, and one step costs one call of the operating
system. The handshakes with proxy and server share the time that connecting has.
"""

from __future__ import annotations

import ssl
import time
from typing import TYPE_CHECKING, Any

from thingshub._http.addresses import look_up
from thingshub._http.connecting import LONGEST_WAIT_SECONDS, READABLE, WRITABLE, connected, new_poller
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
from thingshub._http.tls_in_tls import TlsInTls
from thingshub.transport import TransportFailure

if TYPE_CHECKING:
    from thingshub._http.shared_pool import SharedPool

RECEIVE_BYTES = 64 * 1024
NOT_YET = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


class Connection:
    """A place in the pool, and the connection that fills it once it is open.

    Attributes:
        is_open: Whether there is a connection.
        idle_since: When it was put aside.
        owner: The pool that must get it back; None while it lies there. One that is lost on the way, e.g. to a
            KeyboardInterrupt in the wrong moment, gives its place back when it is collected.
        socket: What to read from and to write to; never blocks.
    """

    __slots__ = ("_beneath", "_poller", "idle_since", "is_layered", "is_open", "owner", "poll", "socket")

    def __init__(self, owner: SharedPool | None) -> None:
        self.owner = owner
        self.is_open = False
        self.is_layered = False
        self.idle_since = 0.0
        self.socket: Any = None
        self._beneath: Any = None  # the system's socket
        self._poller: Any = None
        self.poll: Any = None

    def __del__(self) -> None:
        owner = getattr(self, "owner", None)  # Ctrl-C may have come while it was made
        if getattr(self, "socket", None) is not None:
            self.close()
        if owner is not None:
            self.owner = None
            owner.lost()

    def open(self, route: Route, seconds: float) -> None:
        """Connect, through the proxy and with TLS as the route says.

        Raises:
            ConfigurationError: a recorder is active that does not see it.
            TransportFailure: it did not work; nothing was sent.
        """
        refuse_unrecorded()
        self.is_layered = False
        doing = [LOOKING_UP]
        failure: TransportFailure | None = None
        try:
            self._open(route, seconds, doing)
        except TransportFailure as error:
            failure = route.explained(error, doing[-1])
        except BaseException:
            self.close()
            raise
        if failure is not None:
            self.close()
            raise failure
        self.is_open = True

    def close(self) -> None:
        """Close the socket; nothing more is said, not even the end of TLS: the server may not be there any more."""
        self.is_open = False
        opened, self.socket = self.socket, None
        self.poll = self._poller = None
        if opened is not None:
            try:
                if self.owner is not None:
                    self.owner.sockets.discard(self._beneath)
            finally:
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

    def wait(self, seconds: float, until: int = READABLE) -> bool:
        """Wait until the socket is readable, writable, or either; false when it is not in time."""
        if seconds <= 0:
            return False
        seconds = min(seconds, LONGEST_WAIT_SECONDS)
        if until == READABLE:
            return bool(self.poll(seconds * 1000))
        fd = self.socket.fileno()
        self._poller.modify(fd, until)
        try:
            return bool(self.poll(seconds * 1000))
        finally:
            self._poller.modify(fd, READABLE)

    def _open(self, route: Route, seconds: float, doing: list[str]) -> None:
        ends_at = time.monotonic() + seconds
        found = look_up(route.host, route.port, seconds)
        if found is None:
            raise connect_timeout(seconds, LOOKING_UP)
        if isinstance(found, Exception):
            raise connect_failure(found)
        doing.append(CONNECTING)
        self.socket = connected(found, seconds, ends_at)
        self._adopt(self.socket)
        if route.proxy_tls is not None:
            doing.append(SHAKING_HANDS_WITH_PROXY)
            self._wrap(route.proxy_tls, route.proxy_hostname, seconds, ends_at, doing[-1])
        if route.tunnel:
            doing.append(ASKING_PROXY)
            self._ask_for_tunnel(route.tunnel, seconds, ends_at)
        if route.tls is not None:
            doing.append(SHAKING_HANDS)
            self._wrap(route.tls, route.hostname, seconds, ends_at, doing[-1])

    def _adopt(self, opened: Any) -> None:
        self.socket = self._beneath = opened
        self._poller = new_poller()
        self._poller.register(opened.fileno(), READABLE)
        self.poll = self._poller.poll
        if self.owner is not None:
            self.owner.sockets.add(opened)

    def _wrap(self, context: ssl.SSLContext, hostname: str, seconds: float, ends_at: float, doing: str) -> None:
        plain = self.socket
        failure: TransportFailure | None = None
        try:
            if isinstance(plain, ssl.SSLSocket):
                self.socket = TlsInTls(plain, context, hostname)
                self.is_layered = True
            else:
                if self.owner is not None:
                    self.owner.sockets.discard(plain)
                self._adopt(_wrapped(plain, context, hostname))
            while True:
                try:
                    self.socket.do_handshake()
                    break
                except (ssl.SSLWantReadError, BlockingIOError):
                    until = READABLE
                except ssl.SSLWantWriteError:
                    until = WRITABLE
                if not self.wait(ends_at - time.monotonic(), until):
                    failure = connect_timeout(seconds, doing)
                    break
        except (OSError, ValueError) as error:
            failure = connect_failure(error if isinstance(error, OSError) else None, doing=doing)
        if failure is not None:
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
                    failure = connect_failure(ConnectionResetError(), doing=ASKING_PROXY)
            except NOT_YET:
                if not self.wait(ends_at - time.monotonic(), WRITABLE if unsent else READABLE):
                    failure = connect_timeout(seconds, ASKING_PROXY)
            except OSError as error:
                failure = connect_failure(error, doing=ASKING_PROXY)
            except TransportFailure as error:
                failure = proxy_failure(error)
        failure = failure or tunnel_failure(exchange)
        if failure is not None:
            raise failure


def _wrapped(plain: Any, context: ssl.SSLContext, hostname: str) -> ssl.SSLSocket:
    # An end that TLS has not signed is told from one that it has: only the latter ends a body
    return context.wrap_socket(
        plain, server_hostname=hostname, do_handshake_on_connect=False, suppress_ragged_eofs=False
    )
