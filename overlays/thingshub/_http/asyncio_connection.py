"""A connection of the async driver: a protocol of asyncio that feeds the exchange and wakes whoever waits for it.

No stream, task or timeout object is made for a call: one future, and one timer for each connection that is set again only
when it goes off too early. What is said to a proxy, and TLS, happen before the first request. A connection that is given
up is aborted, never closed: closing begins to end TLS with the server, which may outlive the event loop.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import TYPE_CHECKING, Any

from thingshub._http.addresses import ATTEMPT_DELAY_SECONDS, Address, literal, start_look_up
from thingshub._http.exchange import Exchange
from thingshub._http.failures import answer_failure, answer_timeout, connect_failure, connect_timeout
from thingshub._http.route import Route, tunnel_failure
from thingshub.transport import TransportFailure

if TYPE_CHECKING:
    from thingshub._http.asyncio_ import LoopPool

_MOST_BUFFERED_BYTES = 256 * 1024  # of a streamed body that its reader has not taken yet
_TIMER_SLACK_SECONDS = 0.001


class AsyncConnection(asyncio.Protocol):
    """A place in the pool, and the connection that fills it once it is open.

    Attributes:
        is_open: Whether there is a connection, as far as is known.
        idle_since: When it was put aside.
        owner: The pool that must get it back; None while it lies there.
        transport: Of asyncio; None before the first connection.
        raw: The socket beneath, for a look that consumes nothing, and for a child process.
        is_writing_paused: Whether the buffers are full.
        failure: What ended the exchange.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, owner: LoopPool | None) -> None:
        self.loop = loop
        self.owner = owner
        self.is_open = False
        self.idle_since = 0.0
        self.transport: Any = None
        self.raw: socket.socket | None = None
        self.is_writing_paused = False
        self.failure: TransportFailure | None = None
        self._is_tls = False
        self._exchange: Exchange | None = None
        self._is_whole = True
        self._is_reading_paused = False
        self._waiter: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._ends_at = 0.0
        self._read_seconds = 0.0
        self._heard_at = 0.0

    # -- one exchange ------------------------------------------------------------------------------------------------

    def begin(self, exchange: Exchange, ends_at: float, read_seconds: float, now: float, *, whole: bool) -> None:
        """What comes from now on belongs to this exchange.

        Args:
            exchange: Takes the bytes.
            ends_at: When it must be over, on the loop's clock.
            read_seconds: How long no byte may come.
            now: The loop's time.
            whole: Whether somebody waits for the whole answer; else for its head, and for the body piece by piece.
        """
        self._exchange = exchange
        self._is_whole = whole
        self.failure = None
        self.bound(ends_at, read_seconds, now)

    def bound(self, ends_at: float, read_seconds: float, now: float) -> None:
        """Set other bounds; the time without a byte begins anew."""
        self._ends_at = ends_at
        self._read_seconds = read_seconds
        self._heard_at = now
        due_at = min(ends_at, now + read_seconds)
        timer = self._timer
        if timer is None:
            self._timer = self.loop.call_at(due_at, self._on_timer)
        elif timer.when() > due_at:
            timer.cancel()
            self._timer = self.loop.call_at(due_at, self._on_timer)

    async def progress(self) -> None:
        """Wait until something has happened: an answer, a part of it, room to write, or a failure.

        Raises:
            TransportFailure: the exchange is over.
        """
        if self.failure is None:
            waiter = self._waiter = self.loop.create_future()
            try:
                await waiter
            finally:
                self._waiter = None
        if self.failure is not None:
            raise self.failure

    def finish(self) -> None:
        """The exchange is over; whatever comes now was not asked for."""
        self._exchange = None
        if self._is_reading_paused:
            self.resume_reading()

    def resume_reading(self) -> None:
        """The reader of a stream has taken what was buffered."""
        if self._is_reading_paused:
            self._is_reading_paused = False
            if not self.transport.is_closing():
                self.transport.resume_reading()

    def wake(self) -> None:
        """Let whoever waits look again."""
        waiter = self._waiter
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    def fail(self, failure: TransportFailure) -> None:
        """End the exchange."""
        if self.failure is None:
            self.failure = failure
        self.wake()

    # -- what asyncio calls ------------------------------------------------------------------------------------------

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        exchange = self._exchange
        if exchange is None:
            self.close()
            return
        self._heard_at = self.loop.time()
        try:
            exchange.feed(data)
        except TransportFailure as error:
            self.fail(error)
            return
        if exchange.is_complete:
            self.wake()
        elif exchange.has_head and not self._is_whole:
            self.wake()
            if sum(map(len, exchange.body)) > _MOST_BUFFERED_BYTES and not self._is_reading_paused:
                self._is_reading_paused = True
                self.transport.pause_reading()

    def eof_received(self) -> bool:
        self.is_open = False
        return False  # asyncio closes, and calls connection_lost

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        self._stop_timer()
        if self.owner is not None:
            self.owner.sockets.discard(self.raw)
        exchange = self._exchange
        if exchange is None or exchange.is_complete:
            self.wake()
            return
        if isinstance(exc, OSError):
            self.fail(answer_failure(exc))
            return
        try:
            exchange.end()
        except TransportFailure as error:
            self.fail(error)
        self.wake()

    def pause_writing(self) -> None:
        self.is_writing_paused = True

    def resume_writing(self) -> None:
        self.is_writing_paused = False
        self.wake()

    def _on_timer(self) -> None:
        self._timer = None
        if self._exchange is None:
            return
        due_at = min(self._ends_at, self._heard_at + self._read_seconds)
        if self._is_reading_paused:  # its reader takes its time, not the server
            due_at = self._ends_at if self._ends_at > self.loop.time() else self.loop.time() + self._read_seconds
        if due_at > self.loop.time() + _TIMER_SLACK_SECONDS:
            self._timer = self.loop.call_at(due_at, self._on_timer)
        else:
            self.fail(answer_timeout(self._read_seconds, "waiting for the answer"))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    # -- the connection ----------------------------------------------------------------------------------------------

    async def is_clean(self) -> bool:
        """Whether it is open and silent: whatever came while nobody asked is no answer to the next request."""
        for _ in range(3):
            raw = self.raw
            if not self.is_open or raw is None or self.transport.is_closing():
                return False
            try:
                raw.recv(1, socket.MSG_PEEK)
            except (BlockingIOError, InterruptedError):
                return self.is_open
            except OSError:
                return False
            if not self._is_tls:
                return False
            await asyncio.sleep(0)  # it may be a ticket of TLS, which the loop takes; anything else it makes known
        return False

    def close(self) -> None:
        """Give the connection up at once; asyncio closes the socket in the loop's next turn."""
        self.is_open = False
        self._exchange = None
        self._stop_timer()
        if self.transport is not None:
            self.transport.abort()

    async def open(self, route: Route, seconds: float) -> None:
        """Connect, through the proxy and with TLS as the route says.

        Raises:
            TransportFailure: it did not work; nothing was sent.
        """
        doing = ["looking up the host's name"]
        failure: TransportFailure | None = None
        bound = asyncio.timeout(max(seconds, 0))
        self.is_open = self.is_writing_paused = self._is_reading_paused = False
        try:
            async with bound:
                await self._open(route, seconds, doing)
        except TransportFailure as error:
            failure = error
        except TimeoutError as error:
            failure = connect_timeout(seconds, doing[-1]) if bound.expired() else connect_failure(error)
        except (OSError, ValueError) as error:
            failure = connect_failure(error if isinstance(error, OSError) else None, doing=doing[-1])
        except BaseException:
            self.close()
            raise
        if failure is not None:
            self.close()
            raise failure
        self.is_open = True

    async def _open(self, route: Route, seconds: float, doing: list[str]) -> None:
        loop = self.loop
        addresses = await _looked_up(loop, route.host, route.port)
        doing.append("connecting")
        self.raw = raw = await _connected(loop, addresses)
        if self.owner is not None:
            self.owner.sockets.add(raw)
        try:
            await loop.create_connection(lambda: self, sock=raw)
        except BaseException:
            if self.owner is not None:
                self.owner.sockets.discard(raw)
            raise
        if route.proxy_tls is not None:
            doing.append("the TLS handshake")
            await self._wrap(route.proxy_tls, route.proxy_hostname, seconds)
        if route.tunnel:
            doing.append("asking the proxy")
            exchange = Exchange("CONNECT")
            now = loop.time()
            self.begin(exchange, now + seconds + 1, seconds + 1, now, whole=False)
            self.transport.write(route.tunnel)
            try:
                while not exchange.has_head:
                    await self.progress()
            except TransportFailure as error:
                raise TransportFailure(error.kind, f"the proxy's answer: {error.reason}", is_unsent=True) from None
            self.finish()
            refused = tunnel_failure(exchange)
            if refused is not None:
                raise refused
        if route.tls is not None:
            doing.append("the TLS handshake")
            await self._wrap(route.tls, route.hostname, seconds)

    async def _wrap(self, context: ssl.SSLContext, hostname: str, seconds: float) -> None:
        self.transport = await self.loop.start_tls(
            self.transport, self, context, server_hostname=hostname, ssl_handshake_timeout=seconds + 1
        )
        self._is_tls = True


async def _looked_up(loop: asyncio.AbstractEventLoop, host: str, port: int) -> list[Address]:
    if found := literal(host, port):
        return found
    waiter: asyncio.Future[list[Address] | OSError] = loop.create_future()

    def settle(result: list[Address] | OSError) -> None:
        if not waiter.done():
            waiter.set_result(result)

    def done(result: list[Address] | OSError) -> None:
        try:
            loop.call_soon_threadsafe(settle, result)
        except RuntimeError:
            pass  # the loop has ended meanwhile

    start_look_up(host, port, done)
    result = await waiter
    if isinstance(result, OSError):
        raise connect_failure(result)
    return result


async def _connected(loop: asyncio.AbstractEventLoop, addresses: list[Address]) -> socket.socket:
    """A socket that is connected to one of the addresses."""
    if len(addresses) == 1:
        return await _connected_to(loop, addresses[0])
    waiting = list(addresses)
    trying: set[asyncio.Task[socket.socket]] = set()
    first_error: OSError | None = None
    winner: socket.socket | None = None
    try:
        while winner is None and (waiting or trying):
            if waiting:
                trying.add(loop.create_task(_connected_to(loop, waiting.pop(0))))
            delay = ATTEMPT_DELAY_SECONDS if waiting else None
            done, trying = await asyncio.wait(trying, timeout=delay, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                error = task.exception()
                if error is None and winner is None:
                    winner = task.result()
                elif error is None:
                    task.result().close()
                elif isinstance(error, OSError):
                    first_error = first_error or error
                else:
                    raise error
    finally:
        for task in trying:
            task.add_done_callback(_close_unwanted)
            task.cancel()
    if winner is None:
        raise connect_failure(first_error)
    return winner


def _close_unwanted(task: asyncio.Task[socket.socket]) -> None:
    if not task.cancelled() and task.exception() is None:
        task.result().close()


async def _connected_to(loop: asyncio.AbstractEventLoop, address: Address) -> socket.socket:
    made = socket.socket(address.family, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await loop.sock_connect(made, address.sockaddr)
    except BaseException:
        made.close()
        raise
    return made
