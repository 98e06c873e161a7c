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
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import urlsplit

from msgspec import UNSET

from thingshub.decoding import decode
from thingshub.errors import (
    ApiError,
    AuthenticationError,
    ListenError,
    PayloadError,
    ThingsHubError,
    TransportError,
    TruncatedAnswerError,
    UnexpectedStatusError,
)
from thingshub.models import Integration, IntegrationType, StateUpdate
from thingshub.transport import Endpoint, Timeout, root_cause
from thingshub.version import USER_AGENT

if TYPE_CHECKING:
    import aiohttp

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
HEALTHY_SECONDS = 30.0
_MOST_MESSAGE_BYTES = 4 * 1024 * 1024
_CLOSE_SECONDS = 1.0
_POLICY_VIOLATION = 1008
# The URL itself may hold a secret
_LISTEN: dict[str, Any] = {"operation": "integrations.listen", "method": "GET", "path": "{url}"}
_log = logging.getLogger("thingshub.live")


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
class Source:
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
    token: Callable[[], Awaitable[str]]
    renewed: Callable[[str], Awaitable[str | None]]


class Sink(Protocol):
    """Takes what comes."""

    def put(self, event: Event) -> None: ...

    def end(self, error: BaseException | None) -> None:
        """Nothing more comes."""
        ...


class Connection:
    """Reads one connection after the other into the buffer."""

    def __init__(self, source: Source, options: Options, buffer: Sink) -> None:
        self._source = source
        self._options = options
        self._buffer = buffer
        self._transport: asyncio.Transport | None = None

    async def run(self) -> None:
        error: BaseException | None = None
        try:
            await self._keep_up()
        except asyncio.CancelledError:
            pass
        except BaseException as caught:
            error = caught
        finally:
            self._buffer.end(error)

    def _session(self) -> aiohttp.ClientSession:
        """A session for one connection at a time, apart from the pool that calls share."""
        import aiohttp

        async def stay(
            request: aiohttp.ClientRequest,
            handler: Callable[[aiohttp.ClientRequest], Awaitable[aiohttp.ClientResponse]],
        ) -> aiohttp.ClientResponse:
            answer = await handler(request)
            self._transport = answer.connection.transport if answer.connection else None
            if 300 <= answer.status < 400:  # aiohttp would follow it
                answer.close()
                raise _refusal(answer.status)
            return answer

        tls, patience = self._source.endpoint.tls(), self._source.timeout
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=tls if tls is not None else False, force_close=True),
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=patience.connect_seconds, sock_read=patience.read_seconds
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            middlewares=(stay,),
        )

    async def _let_go(self) -> None:
        """End what is left of the connection at once: TLS would go on waiting for the peer's farewell."""
        if self._transport is not None:
            self._transport.abort()
            self._transport = None
            await asyncio.sleep(0)  # now it is closed

    async def _keep_up(self) -> None:
        now = asyncio.get_running_loop().time
        lost_at: float | None = None
        loss: ThingsHubError | None = None
        failures = 0
        async with self._session() as session:
            while True:
                try:
                    socket = await self._connected(session)
                except ThingsHubError as error:
                    if lost_at is None or not _is_passing(error):
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

    async def _connected(self, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
        url = _url(await self._source.integration(), self._source.endpoint)
        token = await self._source.token()
        try:
            return await self._opened(session, url, token)
        except AuthenticationError:
            fresh = await self._source.renewed(token)
            if not fresh:
                raise
        return await self._opened(session, url, fresh)

    async def _opened(self, session: aiohttp.ClientSession, url: str, token: str) -> aiohttp.ClientWebSocketResponse:
        import aiohttp
        from yarl import URL

        from thingshub.transport_aiohttp import kind_of

        try:
            return await session.ws_connect(
                URL(url, encoded=True),
                headers={"Authorization": f"Bearer {token}", "User-Agent": USER_AGENT},
                heartbeat=self._options.heartbeat_seconds,
                timeout=aiohttp.ClientWSTimeout(ws_close=_CLOSE_SECONDS),  # pyright: ignore[reportCallIssue]  # attrs
                max_msg_size=_MOST_MESSAGE_BYTES,
                proxy=f"{proxy.scheme}://{proxy.authority}" if (proxy := self._source.endpoint.proxy) else None,
            )
        except aiohttp.WSServerHandshakeError as error:
            failure: ThingsHubError = _refusal(error.status)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            failure = kind_of(error)(root_cause(error), **_LISTEN)
        await self._let_go()
        raise failure  # outside the handler, so that nothing is chained: aiohttp's errors hold URL and token

    async def _received(self, socket: aiohttp.ClientWebSocketResponse) -> ThingsHubError:
        """Read until the connection ends; why it did."""
        import aiohttp

        silence = self._options.max_silence_seconds
        now = asyncio.get_running_loop().time
        try:
            async with socket, asyncio.timeout(silence) as limit:
                while True:
                    message = await socket.receive()
                    if message.type not in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
                        break
                    if silence:
                        limit.reschedule(now() + silence)
                    self._buffer.put(_decoded(message.data))
        except TimeoutError:
            return TruncatedAnswerError(f"no update for {silence:g} s", **_LISTEN)
        finally:
            await self._let_go()
        if socket.close_code == aiohttp.WSCloseCode.MESSAGE_TOO_BIG:
            self._buffer.put(PayloadError(f"StateUpdate: a message of more than {_MOST_MESSAGE_BYTES} bytes"))
        return _loss(socket)


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


def _is_passing(error: ThingsHubError) -> bool:
    """Whether it may be gone the next time."""
    if isinstance(error, ApiError):
        return error.status >= 500 or error.status in (408, 429)
    return isinstance(error, TransportError) and error.is_transient


def _refusal(status: int) -> ApiError:
    return ApiError.by_status.get(status, UnexpectedStatusError)(
        status=status, code=None, text="the WebSocket was not opened", **_LISTEN
    )


def _loss(socket: aiohttp.ClientWebSocketResponse) -> ThingsHubError:
    if socket.close_code == _POLICY_VIOLATION:
        return ListenError(
            "the server closed the connection: not permitted (1008)",
            hint="the user must be allowed to read integrations",
        )
    return TruncatedAnswerError(f"the connection ended ({socket.close_code or 'no code'})", **_LISTEN)
