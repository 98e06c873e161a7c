"""The async transport: aiohttp, one session that is opened in the event loop of the first call."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Mapping
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
            failure = _failure(error)
        # Outside the handler, so that nothing is chained: aiohttp's errors hold the request's headers and the proxy
        raise failure

    async def open(self, request: Request, patience: Timeout) -> AiohttpIncoming:
        try:
            async with asyncio.timeout(patience.total_seconds):
                return AiohttpIncoming(await self._request(request, patience, total_seconds=None))
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            failure = _failure(error)
        raise failure

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _request(self, request: Request, patience: Timeout, *, total_seconds: float | None) -> _RequestContextManager:
        body, headers = request.body, request.headers
        if isinstance(body, Upload):
            headers = {**headers, "Content-Length": str(body.length)}
        return self._opened().request(
            request.method,
            # encoded=True: the target is quoted already, and quoting it again would change ids with a percent sign
            URL(self._endpoint.url + request.target, encoded=True),
            data=_later(body) if isinstance(body, Upload) else body,
            headers=headers,
            skip_auto_headers=("Content-Type",),
            allow_redirects=False,
            proxy=self._endpoint.proxy,
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
    """Does not take a connection again on which something has come that nobody asked for.

    aiohttp would hand it out as the answer to the next request (seen with 3.14; a test sees when this stops working).
    """

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

    async def pieces(self) -> AsyncIterator[bytes]:
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


async def _later(upload: Upload) -> AsyncIterator[bytes]:
    for piece in upload:
        yield piece


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
