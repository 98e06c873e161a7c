"""The sync transport: urllib3, one pool of kept-alive connections to the one host."""

from __future__ import annotations

import math
from ssl import SSLCertVerificationError

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    EmptyPoolError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from thingshub.errors import (
    CertificateError,
    ConnectError,
    RequestTimeoutError,
    TransportError,
    TruncatedAnswerError,
)
from thingshub.transport import Endpoint, Request, Response, TransportFailure, root_cause


class Urllib3Transport:
    """Sends with urllib3."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._wait_seconds = math.ceil(endpoint.timeout.connect_seconds + endpoint.timeout.read_seconds)
        timeout = urllib3.Timeout(connect=endpoint.timeout.connect_seconds, read=endpoint.timeout.read_seconds)
        # block: callers beyond the limit wait, instead of opening connections that are thrown away afterwards
        manager = (
            urllib3.ProxyManager(
                endpoint.proxy,
                maxsize=endpoint.max_connections,
                block=True,
                timeout=timeout,
                ssl_context=endpoint.tls(),
            )
            if endpoint.proxy
            else urllib3.PoolManager(
                maxsize=endpoint.max_connections, block=True, timeout=timeout, ssl_context=endpoint.tls()
            )
        )
        self._pool = manager.connection_from_url(endpoint.url)
        # A plain http request goes to a proxy with its whole URL
        self._base = endpoint.url if endpoint.proxy and endpoint.url.startswith("http://") else ""

    def send(self, request: Request) -> Response:
        try:
            answer = self._pool.urlopen(
                request.method,
                self._base + request.target,
                body=request.body,
                headers=dict(request.headers),
                retries=False,
                redirect=False,
                assert_same_host=False,
                pool_timeout=self._wait_seconds,
            )
            return Response(answer.status, answer.headers, answer.data)
        except (HTTPError, OSError) as error:
            failure = TransportFailure(_kind(error), root_cause(error))
        # Outside the handler, so that nothing is chained: a library's error may hold headers or the proxy's URL
        raise failure

    def close(self) -> None:
        self._pool.close()  # clearing the manager would only drop its reference


def _kind(error: Exception) -> type[TransportError]:
    # by the library's class where it says enough; its reason decides for the wrapped ones
    cause = getattr(error, "reason", error)
    if isinstance(error, SSLError) or isinstance(cause, SSLError):
        inner = error.args[0] if error.args else cause
        return CertificateError if isinstance(inner, SSLCertVerificationError) else ConnectError
    if isinstance(error, NewConnectionError | NameResolutionError | ProxyError | ConnectTimeoutError):
        return ConnectError
    if isinstance(error, ReadTimeoutError | EmptyPoolError | TimeoutError):
        return RequestTimeoutError
    if isinstance(error, DecodeError):
        return TruncatedAnswerError
    return TruncatedAnswerError
