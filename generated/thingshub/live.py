"""Live updates of a WebSocket integration: one connection that is kept up, for as long as somebody listens.

Before each connection the integration is read again. So a deleted or disabled one ends the listening with its error, a
new URL is followed, and a token that has ended is renewed on the way. The token goes to the tenant's own host only, and
redirects are not followed. The first connection must succeed; a later one that breaks is made again after a pause that
doubles up to half a minute (full jitter), and starts small again once a connection has held for that long.

A connection is given up when the peer answers no ping, and when no update came for `max_silence_seconds`: a server may
have forgotten whom it serves. Where updates may be missing, a `Gap` says so.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import urlsplit

from msgspec import UNSET

from thingshub._client.access_token import AccessToken
from thingshub._client.operation import Operation, named
from thingshub._client.response import refusal
from thingshub._http.failures import connect_failure
from thingshub._http.headers import Headers
from thingshub.decoding import decode
from thingshub.errors import (
    ApiError,
    AuthenticationError,
    CallError,
    ListenError,
    MissingLibraryError,
    PayloadError,
    ProxyError,
    RequestTimeoutError,
    ThingsHubError,
    TransportError,
    TruncatedAnswerError,
    UnexpectedStatusError,
)
from thingshub.model import REDACTED
from thingshub.models import Integration, IntegrationType, StateUpdate
from thingshub.transport import Endpoint, Response, Timeout
from thingshub.version import USER_AGENT

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection
    from websockets.http11 import Response as HandshakeAnswer

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
HEALTHY_SECONDS = 30.0
_MOST_MESSAGE_BYTES = 4 * 1024 * 1024
_CLOSE_SECONDS = 1.0
_POLICY_VIOLATION = 1008
_TOO_BIG = 1009
# The URL itself may hold a secret
_OPERATION: Operation[Any] = Operation("integrations.listen", "GET", "{url}")
_LISTEN: dict[str, Any] = {**named(_OPERATION)}
_log = logging.getLogger("thingshub.live")
# The library would write the headers of its requests, the token too; nobody's settings reach this logger
_silent = logging.Logger("thingshub.live.silent", logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Updates may be missing before the next one; read the devices' states to be sure.

    Attributes:
        reason: "reconnected", or "overrun": the buffer was full and the oldest updates were dropped.
        offline_seconds: How long there was no connection; 0.0 for an overrun.
        dropped: How many messages were dropped from the buffer.
    """

    reason: Literal["reconnected", "overrun"]
    offline_seconds: float = 0.0
    dropped: int = 0


Event = StateUpdate | Gap | PayloadError


@dataclass(frozen=True)
class Options:
    """How to listen; see `integrations.listen`.

    Raises:
        ValueError: a number is out of its range.
    """

    reconnect: bool
    heartbeat_seconds: float
    max_silence_seconds: float | None
    buffer_size: int
    on_gap: Callable[[Gap], object] | None
    on_unreadable: Callable[[PayloadError], object] | None

    def __post_init__(self) -> None:
        if not self.heartbeat_seconds > 0:
            raise ValueError(f"heartbeat_seconds must be more than 0, not {self.heartbeat_seconds}")
        if self.max_silence_seconds is not None and not self.max_silence_seconds > 0:
            raise ValueError(f"max_silence_seconds must be more than 0 or None, not {self.max_silence_seconds}")
        if self.buffer_size < 1:
            raise ValueError(f"buffer_size must be 1 or more, not {self.buffer_size}")

    def update(self, event: Event) -> StateUpdate | None:
        """The update, if this is one; everything else goes to its callback, in the listener's own thread or task."""
        match event:
            case StateUpdate():
                return event
            case Gap():
                if self.on_gap:
                    self.on_gap(event)
            case _:
                if self.on_unreadable is None:
                    raise event
                self.on_unreadable(event)
        return None


@dataclass(frozen=True)
class AsyncSource:
    """Where updates come from.

    Attributes:
        endpoint: Where the tenant is.
        timeout: How long to wait for a connection.
        integration: Reads the integration.
        token: Gives the bearer token.
        renewed: Gives another one after the server refused this one; None when there is none.
    """

    endpoint: Endpoint
    timeout: Timeout
    integration: Callable[[], Awaitable[Integration]]
    token: Callable[[], Awaitable[AccessToken]]
    renewed: Callable[[AccessToken], Awaitable[AccessToken | None]]


@dataclass(frozen=True)
class Source:
    """Where updates come from, for a listener without an event loop of its own; see AsyncSource."""

    endpoint: Endpoint
    timeout: Timeout
    integration: Callable[[], Integration]
    token: Callable[[], AccessToken]
    renewed: Callable[[AccessToken], AccessToken | None]

    def in_loop(self) -> AsyncSource:
        """The same for the listener's event loop, which has nothing else to do meanwhile: these block it."""

        async def integration() -> Integration:
            return self.integration()

        async def token() -> AccessToken:
            return self.token()

        async def renewed(refused: AccessToken) -> AccessToken | None:
            return self.renewed(refused)

        return AsyncSource(self.endpoint, self.timeout, integration, token, renewed)


class Sink(Protocol):
    """Takes what comes."""

    def put(self, event: Event) -> None: ...

    def end(self, error: BaseException | None) -> None:
        """Nothing more comes."""
        ...


class Connection:
    """Reads one connection after the other into the buffer."""

    def __init__(self, source: AsyncSource, options: Options, buffer: Sink) -> None:
        self._source = source
        self._options = options
        self._buffer = buffer

    async def run(self) -> None:
        """Until it is cancelled, or cannot go on."""
        error: BaseException | None = None
        try:
            await self._keep_up()
        except asyncio.CancelledError:
            pass
        except BaseException as caught:
            error = caught
        finally:
            self._buffer.end(error)

    async def _keep_up(self) -> None:
        now = asyncio.get_running_loop().time
        lost_at: float | None = None
        loss: ThingsHubError | None = None
        failures = 0
        while True:
            try:
                socket = await self._connected()
            except ThingsHubError as error:
                if lost_at is None or not _is_transient(error):
                    raise
                loss = error
            else:
                opened_at, was_refused = now(), isinstance(loss, ListenError)
                if lost_at is not None:
                    _log.info("connected again after %.1f s", opened_at - lost_at)
                    self._buffer.put(Gap("reconnected", offline_seconds=opened_at - lost_at))
                loss = await self._received(socket)
                lost_at = now()
                is_healthy = lost_at - opened_at >= HEALTHY_SECONDS
                if not self._options.reconnect or (was_refused and isinstance(loss, ListenError)):
                    raise loss
                failures = 0 if is_healthy else failures
            pause = random.uniform(0, min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** min(failures, 10)))
            failures += 1
            _log.warning("%s; connecting again in %.1f s", loss.message, pause)
            await asyncio.sleep(pause)

    async def _connected(self) -> ClientConnection:
        url = _url(await self._source.integration(), self._source.endpoint)
        token = await self._source.token()
        try:
            return await self._opened(url, token)
        except AuthenticationError:
            fresh = await self._source.renewed(token)
            if fresh is None:
                raise
        return await self._opened(url, fresh)

    async def _opened(self, url: str, token: AccessToken) -> ClientConnection:
        library = _library()
        endpoint, options, timeout = self._source.endpoint, self._options, self._source.timeout
        try:
            return await library.connect(
                url,
                additional_headers={"Authorization": f"Bearer {token.value}"},
                user_agent_header=USER_AGENT,
                ssl=endpoint.tls() if url.startswith("wss:") else None,
                proxy=endpoint.proxy.url if endpoint.proxy is not None else None,
                open_timeout=timeout.connect_seconds + timeout.read_seconds,
                ping_interval=options.heartbeat_seconds,
                ping_timeout=options.heartbeat_seconds / 2,
                close_timeout=_CLOSE_SECONDS,
                max_size=_MOST_MESSAGE_BYTES,
                logger=_silent,
            )
        except library.InvalidStatus as error:
            failure: ThingsHubError = _refusal(error.response, token)
        except TimeoutError:
            failure = RequestTimeoutError("timed out: no WebSocket until the deadline", **_LISTEN)
        except OSError as error:
            failure = connect_failure(error).error(**_LISTEN)
        except library.ProxyError:
            failure = ProxyError("the proxy refuses the connection", **_LISTEN)
        except library.InvalidHandshake:
            failure = TruncatedAnswerError("the server answers with something else than a WebSocket", **_LISTEN)
        raise failure  # outside the handlers, so that nothing is chained: the library's errors hold URL and token

    async def _received(self, socket: ClientConnection) -> ThingsHubError:
        """Read until the connection ends; why it did."""
        silence = self._options.max_silence_seconds
        now = asyncio.get_running_loop().time
        closed = _library().ConnectionClosed
        try:
            async with asyncio.timeout(silence) as limit:
                while True:
                    message = await socket.recv()
                    if silence:
                        limit.reschedule(now() + silence)
                    self._buffer.put(_decoded(message))
        except TimeoutError:
            return TruncatedAnswerError(f"no update for {silence:g} s", **_LISTEN)
        except closed as error:
            sent, received = error.sent, error.rcvd
            if sent is not None and sent.code == _TOO_BIG:
                self._buffer.put(PayloadError(f"StateUpdate: a message of more than {_MOST_MESSAGE_BYTES} bytes"))
            return _loss(received.code if received is not None else None)
        finally:
            with suppress(asyncio.CancelledError):  # what cancels twice must not leave a socket behind
                await socket.close()
            socket.transport.abort()  # TLS would go on waiting for the peer's farewell


class _Library:
    """What is used of the library `websockets`, which is optional."""

    def __init__(self) -> None:
        from websockets import exceptions
        from websockets.asyncio.client import connect

        class Straight(connect):
            """Goes where it is told: a redirect could carry the token elsewhere."""

            def process_redirect(self, exc: Exception) -> Exception:
                return exc

        self.connect = Straight
        self.ConnectionClosed = exceptions.ConnectionClosed
        self.InvalidHandshake = exceptions.InvalidHandshake
        self.InvalidStatus = exceptions.InvalidStatus
        self.ProxyError = exceptions.ProxyError


@cache
def _library() -> _Library:
    try:
        return _Library()
    except ImportError:
        raise MissingLibraryError(
            "listening to live updates needs the library websockets", hint='pip install "thingshub[live]"'
        ) from None


def _url(integration: Integration, endpoint: Endpoint) -> str:
    """Where the integration is served, if the token may be sent there."""
    named = f"integration {integration.id!r}"
    if integration.type != IntegrationType.WEBSOCKET:
        raise ListenError(
            f"{named} is of the type {integration.type}, which sends its updates elsewhere",
            hint="create one with config=WebsocketIntegrationConfig()",
        )
    if not integration.enabled:
        raise ListenError(
            f"{named} is disabled", hint=f"enable it: hub.integrations.update({integration.id!r}, enabled=True)"
        )
    url = integration.url
    if url is UNSET or not url:
        raise ListenError(f"the server gives no URL for {named}", hint="the tenant's product may not have WebSockets")
    wanted = urlsplit(endpoint.url)
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ListenError(f"the URL of {named} is none", hint="report it to the tenant's operator") from None
    if parts.scheme != "wss" and (parts.scheme, wanted.scheme) != ("ws", "http"):
        raise ListenError(f"the URL of {named} is not one of wss", hint="the token is not sent without TLS")
    if "@" in parts.netloc or host != wanted.hostname:
        raise ListenError(
            f"the URL of {named} is not on the tenant's host, {wanted.hostname}",
            hint="the token is not sent elsewhere; give the client the host that the tenant calls itself",
        )
    return url


def _decoded(message: bytes | str) -> Event:
    try:
        return decode(message, StateUpdate)
    except PayloadError as error:
        return error


def _is_transient(error: ThingsHubError) -> bool:
    """Whether it may be gone the next time."""
    if isinstance(error, ApiError):
        return error.status >= 500 or error.status in (408, 429)
    return isinstance(error, TransportError) and error.is_transient


def _refusal(answer: HandshakeAnswer, token: AccessToken) -> CallError:
    """The error of a handshake that was answered otherwise.

    One with a body is judged as any other answer is: a page of a proxy is no word of thingsHub. Servers of WebSockets
    mostly refuse without one; then the status is all that there is.
    """
    status = answer.status_code
    if answer.body:
        response = Response(status, Headers(dict(answer.headers.raw_items())), bytes(answer.body))
        return refusal(_OPERATION, response, lambda text: text.replace(token.value, REDACTED))
    return ApiError.by_status.get(status, UnexpectedStatusError)(
        status=status, code=None, text="the WebSocket was not opened", **_LISTEN
    )


def _loss(code: int | None) -> ThingsHubError:
    if code == _POLICY_VIOLATION:
        return ListenError(
            "the server closed the connection: not permitted (1008)",
            hint="the user must be allowed to read integrations",
        )
    return TruncatedAnswerError(f"the connection ended ({code or 'no code'})", **_LISTEN)
