"""A connection of the async driver: a protocol of asyncio that feeds the exchange and wakes whoever waits for it.

No stream, task or timeout object is made for a call: one future, and one timer for each connection that is set again
only when it goes off too early. A connection that is given up is aborted, never closed: closing begins to end TLS with
the server, which may outlive the event loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from typing import TYPE_CHECKING, Any

from thingshub._http.asyncio_tls import before_tls_is_lost, give_to_tls, has_tls_ended
from thingshub._http.exchange import Exchange
from thingshub._http.failures import answer_failure, deadline_passed, nothing_received
from thingshub.transport import TransportFailure

if TYPE_CHECKING:
    from thingshub._http.loop_pool import LoopPool

_RECEIVE_BYTES = 64 * 1024
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
        self._base: Any = None  # the transport beneath TLS
        self._is_tls = False
        self._is_end_signed = False
        self._all = owner.connections if owner is not None else set[AsyncConnection]()
        self._exchange: Exchange | None = None
        self._is_whole = True
        self._is_reading_paused = False
        self._waiter: asyncio.Future[None] | None = None
        self._drain: asyncio.Future[None] | None = None
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
            self._heard_at = self.loop.time()
            if not self.transport.is_closing():
                self.transport.resume_reading()

    def wake(self) -> None:
        """Let whoever waits look again."""
        waiter = self._waiter
        if waiter is not None and not waiter.done():
            waiter.set_result(None)
        if self._drain is not None and not self._drain.done():
            self._drain.set_result(None)

    def on_sent(self, _: object) -> None:
        """The task that sends the body has ended."""
        self.wake()

    async def drained(self) -> None:
        """Wait until there may be room to write, or no use in it."""
        self._drain = self.loop.create_future()
        try:
            await self._drain
        finally:
            self._drain = None

    def fail(self, failure: TransportFailure) -> None:
        """End the exchange."""
        if self.failure is None:
            self.failure = failure
        self.wake()

    # -- what asyncio calls ------------------------------------------------------------------------------------------

    def connection_made(self, transport: Any) -> None:
        self.transport = self._base = transport

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
        self._is_end_signed = not self._is_tls or has_tls_ended(self.transport)
        return False  # asyncio closes, and calls connection_lost

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        self._stop_timer()
        self._let_go()
        exchange = self._exchange
        if exchange is not None and not exchange.is_complete:
            try:
                if isinstance(exc, OSError) and not self._is_tls:  # with TLS this was done before
                    self.read_rest()
                if not exchange.is_complete:
                    if isinstance(exc, OSError):
                        self.failure = self.failure or answer_failure(exc, is_unanswered=exchange.is_unanswered)
                    else:
                        exchange.end(is_cut=self._is_tls and not self._is_end_signed)
            except TransportFailure as error:
                self.failure = self.failure or error
        self.wake()

    def read_rest(self) -> None:
        """Read what is left when writing has failed: a server that refuses a body may have said so before.

        asyncio reads nothing more then. So this does while the socket is there, and gives it to TLS as asyncio would.
        """
        exchange = self._exchange
        if exchange is None or self.raw is None:
            return
        exchange.can_reuse = False
        with contextlib.suppress(OSError):
            while not exchange.is_complete and (data := self.raw.recv(_RECEIVE_BYTES)):
                if self._is_tls:
                    give_to_tls(self._base, data)
                else:
                    self.data_received(data)

    def pause_writing(self) -> None:
        self.is_writing_paused = True

    def resume_writing(self) -> None:
        self.is_writing_paused = False
        self.wake()

    def _on_timer(self) -> None:
        self._timer = None
        if self._exchange is None:
            return
        now = self.loop.time()
        if self._is_reading_paused:  # its reader takes its time, not the server
            self._heard_at = now
        due_at = min(self._ends_at, self._heard_at + self._read_seconds)
        if due_at > now + _TIMER_SLACK_SECONDS:
            self._timer = self.loop.call_at(due_at, self._on_timer)
        elif due_at == self._ends_at:
            self.fail(deadline_passed("waiting for the answer"))
        else:
            self.fail(nothing_received(self._read_seconds))

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
        self._let_go()
        if self.transport is not None:
            # asyncio's own transport fails so when it has closed by itself behind the last bytes it had to write
            with contextlib.suppress(AttributeError):
                self.transport.abort()

    def bury(self) -> None:
        """Close what an event loop that has ended has left open: it calls nobody back any more."""
        self.is_open = False
        self._let_go()
        with contextlib.suppress(RuntimeError):
            self.transport.abort()
        lost = getattr(self._base, "_call_connection_lost", None)  # there is no public way as of Python 3.14
        if lost is not None:
            with contextlib.suppress(RuntimeError):
                lost(None)
        if self.raw is not None:
            self.raw.close()

    def _let_go(self) -> None:
        self._all.discard(self)

    @property
    def is_broken(self) -> bool:
        """Whether writing has failed just now."""
        return bool(self._base.is_closing())

    @property
    def has_unsent(self) -> bool:
        """Whether something that was written is not out yet."""
        return bool(self.transport.get_write_buffer_size() or self._base.get_write_buffer_size())

    async def let_in(self) -> None:
        """Let the loop read what has come: once writing fails, it reads nothing any more."""
        for _ in range(4):
            if self.raw is not None:
                try:
                    self.raw.recv(1, socket.MSG_PEEK)
                except (BlockingIOError, InterruptedError):
                    return
                except OSError:
                    pass
            await asyncio.sleep(0)

    async def adopt(self, raw: socket.socket) -> None:
        """Take over a socket that is connected."""
        self.raw = raw
        self._all.add(self)
        try:
            await self.loop.create_connection(lambda: self, sock=raw)
        except BaseException:
            if self.transport is None:
                raw.close()
            raise

    async def wrap(self, context: ssl.SSLContext, hostname: str, seconds: float) -> None:
        """Begin TLS, over whatever there is."""
        self.transport = await self.loop.start_tls(
            self.transport, self, context, server_hostname=hostname, ssl_handshake_timeout=seconds + 1
        )
        if not self._is_tls:
            before_tls_is_lost(self._base, self.read_rest)
        self._is_tls = True
