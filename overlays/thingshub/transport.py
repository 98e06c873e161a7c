"""The one seam to HTTP: what a call hands over, what it gets back, and how a transport says that it failed.

Everything above this module is free of HTTP libraries, so one can be exchanged without a trace in user code. A
transport sends one request once: no retries, no redirects (they could carry the token elsewhere), no cookies. It
decodes compressed bodies and refuses incomplete ones.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from errno import errorcode
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from thingshub.errors import ConfigurationError, TransportError


class Timeout(NamedTuple):
    """How long to wait.

    Attributes:
        connect_seconds: For a connection, TLS included, or for a free one of the pool.
        read_seconds: For the next bytes of the answer.
    """

    connect_seconds: float = 5.0
    read_seconds: float = 30.0


class Request(NamedTuple):
    """One request: method, path with query, headers and body. Its repr shows neither headers nor body."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes | None

    def __repr__(self) -> str:
        return f"Request({self.method} {self.target.partition('?')[0]})"

    def with_token(self, token: str) -> Request:
        """The same request with a bearer token."""
        return self._replace(headers={**self.headers, "Authorization": f"Bearer {token}"})


class Response(NamedTuple):
    """One complete answer: status, headers (any case on look-up) and body. Its repr shows only the status."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"Response({self.status}, {len(self.body)} bytes)"


class TransportFailure(Exception):
    """A transport got no complete answer; the caller turns it into the typed error with the operation's name."""

    def __init__(self, kind: type[TransportError], reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


class Transport(Protocol):
    """Sends requests of several threads at a time."""

    def send(self, request: Request) -> Response:
        """Send once; raises TransportFailure."""
        ...

    def close(self) -> None: ...


class AsyncTransport(Protocol):
    """Sends requests of several tasks at a time."""

    async def send(self, request: Request) -> Response:
        """Send once; raises TransportFailure."""
        ...

    async def close(self) -> None: ...


@dataclass(frozen=True)
class Endpoint:
    """Where and how to connect.

    Attributes:
        url: Scheme and authority, without a path.
        ca_file: CA certificates to trust instead of the system's; None for the system's.
        timeout: How long to wait.
        max_connections: How many connections may be open; further calls wait for a free one.
        proxy: URL of the proxy for this host, None for a direct connection. It may hold a password: no repr shows it.
    """

    url: str
    ca_file: Path | None
    timeout: Timeout
    max_connections: int
    proxy: str | None = field(repr=False)

    def tls(self) -> ssl.SSLContext | None:
        """A verifying TLS context; None for plain http.

        Raises:
            ConfigurationError: the CA file cannot be read or holds no certificate.
        """
        if self.url.startswith("http://"):
            return None
        try:
            return ssl.create_default_context(cafile=self.ca_file)
        except (OSError, ssl.SSLError) as error:
            reason = "it holds no certificate" if isinstance(error, ssl.SSLError) else error.strerror
            raise ConfigurationError(
                f"CA file {self.ca_file} cannot be used: {reason}", hint="pass a PEM file with the CA certificate"
            ) from error


def proxy_for(url: str) -> str | None:
    """The proxy that the environment (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY) names for this URL."""
    parts = urlsplit(url)
    if not parts.hostname or proxy_bypass(parts.netloc):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme) or proxies.get("all")


def root_cause(error: BaseException) -> str:
    """The text of the operating system's or TLS's error behind a library's wrappers; else only the wrapper's name."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError):
            if text := getattr(seen, "verify_message", None):
                return str(text)
            if seen.errno is not None and seen.errno in errorcode:
                return os.strerror(seen.errno)
            if isinstance(seen, socket.gaierror) and seen.strerror:
                return seen.strerror
        inner = getattr(seen, "certificate_error", None) or getattr(seen, "reason", None)
        seen = inner if isinstance(inner, BaseException) else seen.__cause__ or seen.__context__
    return type(error).__name__
