"""The async transport: aiohttp, one session that is opened in the event loop of the first call."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Mapping
from ssl import SSLContext
from typing import Any

import aiohttp
from aiohttp.client import _RequestContextManager  # pyright: ignore[reportPrivateUsage]  # has no public name
from yarl import URL

from thingshub.errors import (
    CertificateError,
    ConnectError,
    RequestTimeoutError,
    TransportError,
    TruncatedAnswerError,
)
from thingshub.transport import Endpoint, Request, Response, Timeout, TransportFailure, Upload, root_cause

_PIECE_BYTES = 64 * 1024
_SETTLE_SECONDS = 2.0


class AiohttpTransport:
    """Sends with aiohttp."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._tls = endpoint.tls()
        self._session: aiohttp.ClientSession | None = None

    async def send(self, request: Request, patience: Timeout) -> Response:
        try:
            async with self._request(request, patience, total_seconds=patience.total_seconds) as answer:
                return Response(answer.status, answer.headers, await answer.read())
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            failure = request.own_error or _failure(error)
        # Outside the handler, so that nothing is chained: aiohttp's errors hold the request's headers and the proxy
        raise failure

    async def open(self, request: Request, patience: Timeout) -> AiohttpIncoming:
        try:
            async with asyncio.timeout(patience.total_seconds):
                return AiohttpIncoming(await self._request(request, patience, total_seconds=None))
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            failure = request.own_error or _failure(error)
        raise failure

    async def close(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            if isinstance(session.connector, _Connector):
                await session.connector.settle()
            await session.close()

    def _request(self, request: Request, patience: Timeout, *, total_seconds: float | None) -> _RequestContextManager:
        body, headers = request.body, request.headers
        if isinstance(body, Upload) and body.length is not None:
            headers = {**headers, "Content-Length": str(body.length)}
        return self._opened().request(
            request.method,
            # encoded=True: the target is quoted already, and quoting it again would change ids with a percent sign
            URL(self._endpoint.url + request.target, encoded=True),
            data=aiter(body) if isinstance(body, Upload) else body,
            headers=headers,
            skip_auto_headers=("Content-Type",),
            allow_redirects=False,
            proxy=f"{proxy.scheme}://{proxy.authority}" if (proxy := self._endpoint.proxy) else None,
            timeout=aiohttp.ClientTimeout(
                total=total_seconds,
                sock_connect=patience.connect_seconds,
                sock_read=patience.read_seconds,
                ceil_threshold=math.inf,  # to the millisecond: aiohttp would round up to whole seconds
            ),
        )

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=_Connector(
                    limit=self._endpoint.max_connections, ssl=self._tls if self._tls is not None else False
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                # The environment's proxy is settled by us: aiohttp would also read passwords from ~/.netrc.
                trust_env=False,
            )
            # aiohttp repeats GET, PUT and DELETE by itself once; whether to repeat is decided above the transport.
            # There is no public switch as of 3.14; a test sees it when this one stops working.
            self._session._retry_connection = False  # pyright: ignore[reportPrivateUsage]
        return self._session


class _Connector(aiohttp.TCPConnector):
    """Mends three things underneath, seen with aiohttp 3.14 on Python 3.11; tests see when this stops working.

    A connection on which something has come that nobody asked for is not taken again: aiohttp would hand that out as
    the answer to the next request. A connection that a cancelled call leaves is closed at once: aiohttp begins to end
    TLS with the server, which may take longer than the event loop lives, and then the socket is lost. And one that is
    being opened for a cancelled call is opened to the end before it is closed: asyncio loses it before its handshake.
    """

    def __init__(self, *, limit: int, ssl: SSLContext | bool) -> None:
        super().__init__(limit=limit, ssl=ssl)  # pyright: ignore[reportUnknownMemberType]
        self._unwanted: set[asyncio.Future[Any]] = set()

    async def _create_connection(self, *args: Any, **kwargs: Any) -> Any:
        opening = asyncio.ensure_future(super()._create_connection(*args, **kwargs))
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            self._unwanted.add(opening)
            opening.add_done_callback(self._leave)
            raise

    def _leave(self, opening: asyncio.Future[Any]) -> None:
        self._unwanted.discard(opening)
        if not opening.cancelled() and opening.exception() is None:
            opening.result().abort()

    async def settle(self) -> None:
        """Wait for the connections that nobody wants any more."""
        if self._unwanted:
            await asyncio.wait(self._unwanted, timeout=_SETTLE_SECONDS)
        await asyncio.sleep(0)  # aborted sockets close in the loop's next turn

    def _release(self, key: Any, protocol: Any, *, should_close: bool = False) -> None:
        if should_close or protocol.should_close:
            protocol.abort()
        super()._release(key, protocol, should_close=should_close)

    async def _get(self, key: Any, traces: Any) -> Any:
        while (connection := await super()._get(key, traces)) is not None:
            if connection.protocol is not None and not connection.protocol.should_close:
                break
            connection.close()
        return connection


class AiohttpIncoming:
    """An answer that aiohttp is still reading."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self.status = answer.status
        self.headers: Mapping[str, str] = answer.headers
        self._answer = answer

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._answer.content.iter_chunked(_PIECE_BYTES):
                yield piece
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            failure = _failure(error)
        else:
            return
        raise failure

    async def close(self) -> None:
        self._answer.close()


def _failure(error: Exception) -> TransportFailure:
    unsent = aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError
    return TransportFailure(kind_of(error), root_cause(error), is_unsent=isinstance(error, unsent))


def kind_of(error: Exception) -> type[TransportError]:
    """What an error of aiohttp means."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return CertificateError
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ClientProxyConnectionError):
        return ConnectError
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return ConnectError
    if isinstance(error, asyncio.TimeoutError):
        return RequestTimeoutError
    return TruncatedAnswerError
