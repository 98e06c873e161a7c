"""The sync transport: urllib3, one pool of kept-alive connections to the one host.

urllib3 bounds each read, not their sum: a server that sends a byte now and then would hold a caller for ever. So each
connection's socket is wrapped, and before it reads, its timeout is cut to what is left of the call. Only the look-up of
the host's name cannot be bounded: the operating system's resolver has no timeout to set.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from functools import cache
from ssl import SSLCertVerificationError
from typing import Any, cast

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    EmptyPoolError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.response import BaseHTTPResponse

from thingshub.errors import (
    CertificateError,
    ConnectError,
    RequestTimeoutError,
    TransportError,
    TruncatedAnswerError,
)
from thingshub.transport import Endpoint, Request, Response, Timeout, TransportFailure, Upload, root_cause

_PIECE_BYTES = 64 * 1024
_UNSENT = (NewConnectionError, NameResolutionError, ConnectTimeoutError, EmptyPoolError)
_call = threading.local()  # when the call of this thread must be over, on the monotonic clock


class Urllib3Transport:
    """Sends with urllib3."""

    def __init__(self, endpoint: Endpoint) -> None:
        pool: dict[str, Any] = {
            # block: callers beyond the limit wait, instead of opening connections that are thrown away afterwards
            "maxsize": endpoint.max_connections,
            "block": True,
            "ssl_context": endpoint.tls(),
        }
        manager = urllib3.ProxyManager(endpoint.proxy, **pool) if endpoint.proxy else urllib3.PoolManager(**pool)
        self._pool = manager.connection_from_url(endpoint.url)
        self._pool.ConnectionCls = cast("Any", _bounded(self._pool.ConnectionCls))
        # A plain http request goes to a proxy with its whole URL
        self._base = endpoint.url if endpoint.proxy and endpoint.url.startswith("http://") else ""

    def send(self, request: Request, timeout: Timeout) -> Response:
        try:
            answer = self._urlopen(request, timeout, whole=True)
            return Response(answer.status, answer.headers, answer.data)
        except (HTTPError, OSError) as error:
            failure = request.own_error or _failure(error)
        # Outside the handler, so that nothing is chained: a library's error may hold headers or the proxy's URL
        raise failure

    def open(self, request: Request, timeout: Timeout) -> Urllib3Incoming:
        try:
            return Urllib3Incoming(self._urlopen(request, timeout, whole=False))
        except (HTTPError, OSError) as error:
            failure = request.own_error or _failure(error)
        raise failure

    def close(self) -> None:
        self._pool.close()  # clearing the manager would only drop its reference

    def _urlopen(self, request: Request, timeout: Timeout, *, whole: bool) -> BaseHTTPResponse:
        body, headers = request.body, dict(request.headers)
        if isinstance(body, Upload) and body.length is not None:
            headers["Content-Length"] = str(body.length)
        wait_seconds = min(timeout.connect_seconds + timeout.read_seconds, timeout.total_seconds)
        _call.ends_at = time.monotonic() + timeout.total_seconds
        try:
            return self._pool.urlopen(
                request.method,
                self._base + request.target,
                body=body,
                headers=headers,
                retries=False,
                redirect=False,
                assert_same_host=False,
                timeout=urllib3.Timeout(connect=timeout.connect_seconds, read=timeout.read_seconds),
                pool_timeout=wait_seconds,  # type: ignore[arg-type]  # a float does, and is what is meant
                preload_content=whole,
            )
        finally:
            _call.ends_at = None  # a body that is read later is bound by the time between two pieces only


class Urllib3Incoming:
    """An answer that urllib3 is still reading."""

    def __init__(self, answer: BaseHTTPResponse) -> None:
        self.status = answer.status
        self.headers = answer.headers
        self._answer = answer

    def iter_bytes(self) -> Iterator[bytes]:
        try:
            yield from self._answer.stream(_PIECE_BYTES, decode_content=True)
        except (HTTPError, OSError) as error:
            failure = _failure(error)
        else:
            return
        raise failure

    def close(self) -> None:
        self._answer.close()
        self._answer.release_conn()


class _BoundedSocket:
    """A connected socket that neither reads nor writes beyond the end of the call; otherwise the socket itself."""

    def __init__(self, connected: Any) -> None:
        self._socket = connected
        self._pause_seconds: float | None = connected.gettimeout()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

    def settimeout(self, seconds: float | None) -> None:
        self._pause_seconds = seconds

    def sendall(self, data: Any) -> None:
        self._socket.settimeout(_left(None))  # a large body may take longer than a connection may
        self._socket.sendall(data)

    def makefile(self, mode: str, *_: Any, **__: Any) -> io.BufferedReader:
        return io.BufferedReader(_BoundedReader(self._socket.makefile(mode, buffering=0), self))

    def before_reading(self) -> None:
        self._socket.settimeout(_left(self._pause_seconds))


class _BoundedReader(io.RawIOBase):
    def __init__(self, plain: Any, connected: _BoundedSocket) -> None:
        self._plain = plain
        self._connected = connected

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._connected.before_reading()
        read: int | None = self._plain.readinto(buffer)
        return read

    def close(self) -> None:
        self._plain.close()
        super().close()


class _BoundedConnection:
    """Wraps the socket of the connection that it is mixed with."""

    sock: Any

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]  # pyright: ignore
        self.sock = _BoundedSocket(self.sock)


@cache
def _bounded(kind: type) -> type:
    """A connection class of urllib3 with bounded sockets; one that a recorder has put in its place stays as it is."""
    is_urllib3s = kind.__module__.partition(".")[0] == "urllib3"
    return type(f"Bounded{kind.__name__}", (_BoundedConnection, kind), {}) if is_urllib3s else kind


def _left(pause_seconds: float | None) -> float | None:
    """How long the next step may take: the pause that is allowed, cut to what is left of this thread's call."""
    ends_at: float | None = getattr(_call, "ends_at", None)
    if ends_at is None:
        return pause_seconds
    left_seconds = ends_at - time.monotonic()
    if left_seconds <= 0:
        raise TimeoutError("timed out")
    return left_seconds if pause_seconds is None else min(pause_seconds, left_seconds)


def _failure(error: Exception) -> TransportFailure:
    return TransportFailure(_kind(error), root_cause(error), is_unsent=isinstance(error, _UNSENT))


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
    return TruncatedAnswerError
