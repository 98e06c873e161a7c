"""The sync driver: sends requests of several threads over sockets.

Each step, from the wait for a free connection to the last byte of the answer, ends with the call's deadline. A call
owns its connection, and whatever ends it (an answer, a failure, KeyboardInterrupt) gives it back: open only when the
answer ended exactly where it should, else closed.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from thingshub._http.blocking_io import receive, receive_more, send_all, send_body
from thingshub._http.bodies import decompressors, stepwise, whole_body
from thingshub._http.connection import Connection
from thingshub._http.exchange import Exchange
from thingshub._http.failures import none_free
from thingshub._http.lifecycle import survive_fork, warn_unclosed
from thingshub._http.route import Route, proxy_refusal
from thingshub._http.shared_pool import SharedPool
from thingshub.transport import Endpoint, Request, Response, Timeout, TransportFailure, Upload

_AT_ONCE_BYTES = 16 * 1024  # with the head in one go: it fits into the buffers of any system, and into one TLS record
_FOR_EVER = float("inf")


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
            failure = self._route.unanswered(error)
        # Without a chain or frames of ours, so that no token can sit in them
        failure.__context__ = None
        raise failure.with_traceback(None)

    def open(self, request: Request, patience: Timeout) -> BlockingStream:
        """Send once, and leave the body to be read; raises TransportFailure."""
        try:
            return self._open(request, patience)
        except TransportFailure as error:
            failure = self._route.unanswered(error)
        failure.__context__ = None
        raise failure.with_traceback(None)

    def close(self) -> None:
        """Close all connections that are idle, and the others when they come back."""
        self._pool.close()

    def __del__(self) -> None:
        pool = getattr(self, "_pool", None)
        if pool is not None and not pool.is_closed:
            if pool.idle_count:
                warn_unclosed(self, pool.idle_count, "a ThingsHub client was not closed: use `with` or `hub.close()`")
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
                receive(connection, exchange, patience.read_seconds, ends_at, whole=True)
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
                receive(connection, exchange, patience.read_seconds, ends_at, whole=False)
            self._check_proxy(exchange)
            is_refused = not 200 <= exchange.status < 300  # no download: it ends with the call
            return BlockingStream(
                exchange, connection, pool, patience.read_seconds, ends_at if is_refused else _FOR_EVER
            )
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
                    left_seconds = ends_at - time.monotonic()
                    if left_seconds <= 0:
                        raise none_free()
                    connection.open(self._route, min(patience.connect_seconds, left_seconds))
                exchange = Exchange(request.method)
                error = send_all(connection, exchange, head, ends_at)
                if error is None:
                    if rest is not None:
                        del head  # so that it is in no traceback of the body's own errors
                        send_body(connection, exchange, rest, body, ends_at)
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
        self, exchange: Exchange, connection: Connection, pool: SharedPool, read_seconds: float, ends_at: float
    ) -> None:
        self.status = exchange.status
        self.headers = exchange.headers
        self._exchange = exchange
        self._undo = decompressors(exchange.raw_headers)
        self._connection: Connection | None = connection
        self._pool = pool
        self._read_seconds = read_seconds
        self._ends_at = ends_at

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
                receive_more(self._connection, exchange, self._read_seconds, self._ends_at)
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
