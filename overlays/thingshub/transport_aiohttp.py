"""The async transport: aiohttp, one session that is opened in the event loop of the first call."""

from __future__ import annotations

import asyncio

import aiohttp
from yarl import URL

from thingshub.errors import (
    CertificateError,
    ConnectError,
    RequestTimeoutError,
    TransportError,
    TruncatedAnswerError,
)
from thingshub.transport import Endpoint, Request, Response, TransportFailure, root_cause


class AiohttpTransport:
    """Sends with aiohttp."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._tls = endpoint.tls()
        self._session: aiohttp.ClientSession | None = None

    async def send(self, request: Request) -> Response:
        # encoded=True: the target is quoted already, and quoting it again would change ids with a percent sign
        url = URL(self._endpoint.url + request.target, encoded=True)
        try:
            async with self._opened().request(
                request.method,
                url,
                data=request.body,
                headers=request.headers,
                skip_auto_headers=("Content-Type",),
                allow_redirects=False,
                proxy=self._endpoint.proxy,
            ) as answer:
                return Response(answer.status, answer.headers, await answer.read())
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            failure = TransportFailure(_kind(error), root_cause(error))
        # Outside the handler, so that nothing is chained: aiohttp's errors hold the request's headers and the proxy
        raise failure

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            timeout = self._endpoint.timeout
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._endpoint.max_connections, ssl=self._tls if self._tls is not None else False
                ),
                timeout=aiohttp.ClientTimeout(
                    total=None, sock_connect=timeout.connect_seconds, sock_read=timeout.read_seconds
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                # The environment's proxy is settled by us: aiohttp would also read passwords from ~/.netrc.
                trust_env=False,
            )
            # aiohttp repeats GET, PUT and DELETE by itself once; whether to repeat is decided above the transport.
            # There is no public switch as of 3.14; a test sees it when this one stops working.
            self._session._retry_connection = False  # pyright: ignore[reportPrivateUsage]
        return self._session


def _kind(error: Exception) -> type[TransportError]:
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return CertificateError
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ClientProxyConnectionError):
        return ConnectError
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return ConnectError
    if isinstance(error, asyncio.TimeoutError):
        return RequestTimeoutError
    return TruncatedAnswerError
