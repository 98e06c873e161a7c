"""The sync driver: sends requests of several threads over sockets.

Each step, from the wait for a free connection to the last byte of the answer, ends with the call's deadline. A call owns
its connection, and whatever ends it (an answer, a failure, KeyboardInterrupt) gives it back: open only when the answer
ended exactly where it should, else closed.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from thingshub._http.bodies import decompressors, stepwise, whole_body
from thingshub._http.connection import NOT_YET, RECEIVE_BYTES, Connection
from thingshub._http.exchange import Exchange
from thingshub._http.failures import answer_failure, answer_timeout
from thingshub._http.lifecycle import survive_fork, warn_unclosed
from thingshub._http.pool import Pool
from thingshub._http.route import Route, proxy_refusal
from thingshub.errors import ClientClosedError, ConnectError, NoFreeConnectionError, TransportError
from thingshub.transport import Endpoint, Request, Response, Timeout, TransportFailure, Upload

_AT_ONCE_BYTES = 16 * 1024  # with the head in one go: it fits into the buffers of any system, and into one TLS record


class SharedPool:
    """A pool that several threads use.

    Attributes:
        sockets: All that are open, those in use, too.
        is_left_behind: Whether this process is a child of the one that made the pool, and has one of its own.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
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
        with self._lock:
            pool = self._pool
            if not pool.is_closed:
                connection = pool.take(now)
                if connection is not None:
                    connection.owner = self
                elif pool.reserve():
                    connection = Connection(self)
                else:
                    waiter = _Waiter()
                    pool.wait(waiter)
        if pool.expired:
            self._settle()
        if waiter is not None:
            connection = self._waited(waiter, ends_at)
        if connection is None:
            raise TransportFailure(ClientClosedError, "the client was closed", is_unsent=True)
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
                waiter.wake(None)
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
            raise
        if has_left:
            raise TransportFailure(NoFreeConnectionError, "no free connection until the deadline", is_unsent=True)
        return waiter.given  # it came in the last moment

    def _settle(self) -> None:
        """Deal with what came back. Whoever holds the lock does it for all others, so that nobody ever waits here."""
        while (self._returned or self._pool.expired) and not self.is_left_behind and self._lock.acquire(blocking=False):
            try:
                while self._returned:
                    connection = self._returned.popleft()
                    waiter = self._pool.give_back(connection, time.monotonic())
                    if waiter is not None:
                        connection.owner = self
                        waiter.wake(connection)
                    else:
                        connection.owner = None
                expired, self._pool.expired = self._pool.expired, []
            finally:
                self._lock.release()
            for connection in expired:
                self.sockets.discard(connection.socket)
                connection.close()


class _Waiter:
    """A thread that waits for its turn."""

    __slots__ = ("_lock", "given")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lock.acquire()
        self.given: Connection | None = None

    def is_woken_within(self, seconds: float) -> bool:
        return seconds > 0 and self._lock.acquire(timeout=min(seconds, threading.TIMEOUT_MAX))

    def wake(self, connection: Connection | None) -> None:
        self.given = connection
        self._lock.release()


class BlockingTransport:
    """Sends requests of several threads at a time; see `thingshub.transport.Transport`.

    Args:
        endpoint: Where and how to connect.

    Raises:
        ConfigurationError: it cannot be.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._route = Route(endpoint)
        self._answers_407 = endpoint.proxy is not None and not self._route.tunnel
        self._pool = SharedPool(endpoint.max_connections)
        survive_fork(self)

    def send(self, request: Request, patience: Timeout) -> Response:
        """Send once; raises TransportFailure."""
        try:
            return self._send(request, patience)
        except TransportFailure as error:
            failure = error
        # Without a chain or frames of ours, so that no token can sit in them
        failure.__context__ = None
        raise failure.with_traceback(None)

    def open(self, request: Request, patience: Timeout) -> BlockingStream:
        """Send once, and leave the body to be read; raises TransportFailure."""
        try:
            return self._open(request, patience)
        except TransportFailure as error:
            failure = error
        failure.__context__ = None
        raise failure.with_traceback(None)

    def close(self) -> None:
        """Close all connections that are idle, and the others when they come back."""
        self._pool.close()

    def __del__(self) -> None:
        pool = getattr(self, "_pool", None)
        if pool is not None and not pool.is_closed:
            if pool.idle_count:
                warn_unclosed(self, pool.idle_count)
            pool.close()

    def after_fork_in_child(self) -> None:
        """Begin anew; see `lifecycle`."""
        old, self._pool = self._pool, SharedPool(self._endpoint.max_connections)
        old.is_left_behind = True
        for inherited in list(old.sockets):
            inherited.close()
        if old.is_closed:
            self._pool.close()

    def _send(self, request: Request, patience: Timeout) -> Response:
        now = time.monotonic()
        ends_at = now + patience.total_seconds
        exchange, connection, pool = self._started(request, patience, now, ends_at)
        try:
            if not exchange.is_complete:
                _receive(connection, exchange, patience.read_seconds, ends_at, whole=True)
        except BaseException:
            connection.close()
            pool.release(connection)
            raise
        if not exchange.can_reuse:
            connection.close()
        pool.release(connection)
        self._check_proxy(exchange)
        return Response(exchange.status, exchange.headers, whole_body(exchange.raw_headers, exchange.body))

    def _open(self, request: Request, patience: Timeout) -> BlockingStream:
        now = time.monotonic()
        ends_at = now + patience.total_seconds
        exchange, connection, pool = self._started(request, patience, now, ends_at)
        try:
            if not exchange.has_head:
                _receive(connection, exchange, patience.read_seconds, ends_at, whole=False)
            self._check_proxy(exchange)
            return BlockingStream(exchange, connection, pool, patience.read_seconds)
        except BaseException:
            connection.close()
            pool.release(connection)
            raise

    def _check_proxy(self, exchange: Exchange) -> None:
        if exchange.status == 407 and self._answers_407:
            raise proxy_refusal()

    def _started(
        self, request: Request, patience: Timeout, now: float, ends_at: float
    ) -> tuple[Exchange, Connection, SharedPool]:
        """An exchange whose request is out, or that has its answer already."""
        pool, body = self._pool, request.body
        head, rest = self._written(request)
        while True:
            connection = pool.take(ends_at, now)
            try:
                is_reused = connection.is_open
                if is_reused and not connection.is_clean():
                    connection.close()
                    is_reused = False
                if not is_reused:
                    connection.open(self._route, min(patience.connect_seconds, ends_at - time.monotonic()))
                exchange = Exchange(request.method)
                error = _send_all(connection, exchange, head, ends_at)
                if error is None:
                    if rest is not None:
                        del head  # so that it is in no traceback of the body's own errors
                        _send_body(connection, exchange, rest, body, ends_at)
                    return exchange, connection, pool
                if not error.is_unsent or not is_reused:
                    raise error
            except BaseException:
                connection.close()
                pool.release(connection)
                raise
            connection.close()  # it was closed meanwhile, and took nothing: as if it had never been there
            pool.release(connection)
            now = time.monotonic()

    def _written(self, request: Request) -> tuple[bytes, Iterable[bytes] | None]:
        """What is sent at once, and what after it."""
        body, writer = request.body, self._route.writer
        if body is None:
            return writer.head(request.method, request.target, request.headers, None), None
        if isinstance(body, Upload):
            head = writer.head(
                request.method, request.target, request.headers, body.length, is_chunked=body.length is None
            )
            return head, body
        head = writer.head(request.method, request.target, request.headers, len(body))
        if len(head) + len(body) <= _AT_ONCE_BYTES:
            return head + body, None
        return head, (body,)


class BlockingStream:
    """An answer whose body is still to come; see `thingshub.transport.StreamingResponse`."""

    def __init__(
        self, exchange: Exchange, connection: Connection, pool: SharedPool, read_seconds: float
    ) -> None:
        self.status = exchange.status
        self.headers = exchange.headers
        self._exchange = exchange
        self._undo = decompressors(exchange.raw_headers)
        self._connection: Connection | None = connection
        self._pool = pool
        self._read_seconds = read_seconds

    def iter_bytes(self) -> Iterator[bytes]:
        """The body, decompressed; raises TransportFailure."""
        exchange, undo = self._exchange, self._undo
        while True:
            received = exchange.body[:]
            exchange.body.clear()
            is_complete = exchange.is_complete
            if is_complete:
                self._release()
            failure: TransportFailure | None = None
            try:
                for data in received:
                    yield from stepwise(undo, data)
                if is_complete:
                    for one in undo:
                        one.end()
                    self._undo = []
                    return
                if self._connection is None:
                    return  # closed by its reader
                _receive_more(self._connection, exchange, self._read_seconds)
            except TransportFailure as error:
                failure = error
            except BaseException:
                self.close()
                raise
            if failure is not None:
                self.close()
                failure.__context__ = None
                raise failure.with_traceback(None)

    def close(self) -> None:
        """Give the connection back, or up if the body has not ended."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
            self._pool.release(connection)

    def __del__(self) -> None:
        if getattr(self, "_connection", None) is not None:
            self.close()

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            if not self._exchange.can_reuse:
                connection.close()
            self._pool.release(connection)


def _send_all(connection: Connection, exchange: Exchange, data: bytes, ends_at: float) -> TransportFailure | None:
    """Send what fits into the system's buffers. The failure says whether anything of it was taken."""
    sock = connection.socket
    left: bytes | memoryview = data
    began_at = time.monotonic()
    broke: OSError | None = None
    while True:
        try:
            sent = sock.send(left)
            if sent == len(left) and not connection.is_layered:
                return None
            left = memoryview(left)[sent:]
            if not left:
                if not sock.has_unsent:
                    return None
                sock.flush()
                return None
            continue
        except NOT_YET:
            pass
        except OSError as error:
            broke = error
        if broke is not None:
            break
        if not connection.wait(ends_at - time.monotonic(), writing=True):
            return answer_timeout(ends_at - began_at, "sending", is_unsent=len(left) == len(data))
    is_unsent = len(left) == len(data)
    if is_unsent:
        return TransportFailure(ConnectError, answer_failure(broke).reason, is_unsent=True)
    return _early_answer(connection, exchange, answer_failure(broke), ends_at)


def _early_answer(
    connection: Connection, exchange: Exchange, failure: TransportFailure, ends_at: float
) -> TransportFailure | None:
    """Sending broke: a server that refuses a body may have said so before it closed."""
    try:
        _receive(connection, exchange, 1.0, ends_at, whole=True)
    except TransportFailure:
        return failure
    exchange.can_reuse = False
    return None


def _send_body(
    connection: Connection, exchange: Exchange, pieces: Iterable[bytes], body: bytes | Upload | None, ends_at: float
) -> None:
    """Send a body, exactly as long as announced, unless the server answers before it is out."""
    length = body.length if isinstance(body, Upload) else len(body or b"")
    left_bytes = length or 0
    for piece in pieces:
        if length is None:
            data = b"%x\r\n%b\r\n" % (len(piece), piece) if piece else b""
        else:
            data = piece[:left_bytes]  # a file that grows is cut
            left_bytes -= len(data)
        if data and not _send_piece(connection, exchange, data, ends_at):
            exchange.can_reuse = False
            return
        if length is not None and left_bytes == 0:
            break
    if left_bytes:
        reason = f"the body ended {left_bytes} bytes before its announced length; did its file shrink?"
        raise TransportFailure(TransportError, reason)
    if length is None and not _send_piece(connection, exchange, b"0\r\n\r\n", ends_at):
        exchange.can_reuse = False


def _send_piece(connection: Connection, exchange: Exchange, data: bytes, ends_at: float) -> bool:
    """Send a part of a body; false when an answer has come instead."""
    sock = connection.socket
    left = memoryview(data)
    while left or (connection.is_layered and sock.has_unsent):
        failure: TransportFailure | None = None
        try:
            if left:
                left = left[sock.send(left) :]
            else:
                sock.flush()
        except NOT_YET:
            if not connection.wait(ends_at - time.monotonic(), writing=True):
                failure = answer_timeout(0, "sending the body")
        except OSError as error:
            failure = answer_failure(error)
            failure = _early_answer(connection, exchange, failure, ends_at)
            if failure is None:
                return False
        if failure is not None:
            raise failure
        if left and _has_early_answer(connection, exchange):
            return False
    return True


def _has_early_answer(connection: Connection, exchange: Exchange) -> bool:
    """Whether the server has answered already; a look costs no wait."""
    try:
        received = connection.socket.recv(RECEIVE_BYTES)
    except NOT_YET:
        return False
    except OSError:
        return False  # sending will say so
    if not received:
        return False
    exchange.feed(received)
    return exchange.has_head


def _receive_more(connection: Connection, exchange: Exchange, read_seconds: float) -> None:
    """Read the next bytes of a body."""
    count = len(exchange.body)
    ends_at = time.monotonic() + read_seconds
    while len(exchange.body) == count and not exchange.is_complete:
        _receive_once(connection, exchange, read_seconds, ends_at)


def _receive(connection: Connection, exchange: Exchange, read_seconds: float, ends_at: float, *, whole: bool) -> None:
    """Read until the answer, or its head, is there."""
    while not (exchange.is_complete if whole else exchange.has_head):
        _receive_once(connection, exchange, read_seconds, ends_at)


def _receive_once(connection: Connection, exchange: Exchange, read_seconds: float, ends_at: float) -> None:
    left_seconds = ends_at - time.monotonic()
    seconds = read_seconds if read_seconds < left_seconds else left_seconds
    failure: TransportFailure | None = None
    received = b""
    try:
        if connection.is_layered:  # it may hold bytes that the system does not see any more
            try:
                received = connection.socket.recv(RECEIVE_BYTES)
            except NOT_YET:
                if connection.wait(seconds):
                    received = connection.socket.recv(RECEIVE_BYTES)
                else:
                    failure = answer_timeout(seconds, "waiting for the answer")
        elif connection.wait(seconds):
            received = connection.socket.recv(RECEIVE_BYTES)
        else:
            failure = answer_timeout(seconds, "waiting for the answer")
    except NOT_YET:
        return
    except OSError as error:
        failure = answer_failure(error)
    if failure is not None:
        raise failure
    if received:
        exchange.feed(received)
    else:
        exchange.end()
