"""The one seam to HTTP: what a call hands over, what it gets back, and how a transport says that it failed.

Everything above this module is free of HTTP libraries, so one can be exchanged without a trace in user code. A
transport sends one request once: no retries, no redirects (they could carry the token elsewhere), no cookies. It
decodes compressed bodies, refuses incomplete ones, and ends within the time it is given, however slowly bytes drip in.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

import msgspec

from thingshub._http.proxy import ARGUMENT, Proxy, proxy_for
from thingshub.errors import ConfigurationError, TransportError

__all__ = [
    "AsyncStreamingResponse",
    "AsyncTransport",
    "Chunks",
    "Endpoint",
    "Proxy",
    "Request",
    "Response",
    "StreamingResponse",
    "Timeout",
    "Transport",
    "TransportFailure",
    "Upload",
    "proxy_for",
]

_PIECE_BYTES = 64 * 1024


class Timeout(NamedTuple):
    """How long to wait.

    Attributes:
        connect_seconds: For a new connection: name look-up, proxy and TLS included.
        read_seconds: For the next bytes of the answer.
        total_seconds: For the whole call: logging in, every attempt, the waits between them, and the answer's last
            byte; waiting for a free connection, too. A streamed download is only bound to it until its first byte.
    """

    connect_seconds: float = 5.0
    read_seconds: float = 30.0
    total_seconds: float = 120.0

    def within(self, left_seconds: float) -> Timeout:
        """The same, with nothing longer than what is left."""
        if left_seconds >= self.total_seconds:
            return self
        connect_seconds, read_seconds, _ = self
        return Timeout(min(connect_seconds, left_seconds), min(read_seconds, left_seconds), left_seconds)


class Chunks:
    """Content that can be read only once, piece by piece, and whose length nobody knows.

    Args:
        source: Gives the pieces.
    """

    __slots__ = ("source",)

    def __init__(self, source: Iterable[bytes] | AsyncIterable[bytes]) -> None:
        self.source = source


Piece: TypeAlias = bytes | Path | Chunks


class Upload:
    """A body that is read while it is sent, and from its start again should it be sent twice.

    Args:
        pieces: What it is made of, in order; paths are files.

    Attributes:
        length: How many bytes it has; None for one that is sent in chunks, since nobody knows.
        has_begun: Whether something of it was read that cannot be read again.
        error: Why reading it failed, e.g. what the caller's own iterator has raised.

    Raises:
        OSError: a file cannot be looked at.
    """

    __slots__ = ("_pieces", "error", "has_begun", "length")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self.has_begun = False
        self.error: Exception | None = None
        self.length: int | None = None
        if not any(isinstance(piece, Chunks) for piece in pieces):
            self.length = sum(map(_length, pieces))

    def __iter__(self) -> Iterator[bytes]:
        self._begin()
        try:
            for piece in self._pieces:
                yield from _read(piece)
        except Exception as error:
            self.error = error
            raise

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self._begin()
        try:
            for piece in self._pieces:
                if isinstance(piece, Chunks) and isinstance(piece.source, AsyncIterable):
                    async for read in piece.source:
                        yield _checked(read)
                else:
                    for read in _read(piece):
                        yield read
        except Exception as error:
            self.error = error
            raise

    def _begin(self) -> None:
        if self.has_begun:
            raise RuntimeError("this body was read once already, and cannot be read again")
        self.has_begun = self.length is None


def _length(piece: Piece) -> int:
    return len(piece) if isinstance(piece, bytes) else piece.stat().st_size if isinstance(piece, Path) else 0


def _checked(read: object) -> bytes:
    if not isinstance(read, bytes | bytearray | memoryview):
        raise TypeError(f"expected an iterable of bytes, but it gave {type(read).__name__}")
    return bytes(read)  # pyright: ignore[reportUnknownArgumentType]


def _read(piece: Piece) -> Iterator[bytes]:
    if isinstance(piece, bytes):
        yield piece
    elif isinstance(piece, Path):
        with piece.open("rb") as file:
            while read := file.read(_PIECE_BYTES):
                yield read
    elif isinstance(piece.source, Iterable):
        for read in piece.source:
            yield _checked(read)
    else:
        raise TypeError("an async iterable can only be sent by AsyncThingsHub")


class Request(msgspec.Struct, frozen=True):
    """One request: method, path with query, headers and body. Its repr shows neither headers nor body.

    It is no tuple: error trackers write tuples out with all that is in them, the token too.

    Attributes:
        method: The HTTP method.
        target: The path with the query, encoded.
        headers: The headers.
        body: What is sent; None for nothing.
        origin: Scheme and authority of another host than the client's own; None for that one.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes | Upload | None = None
    origin: str | None = None

    def __repr__(self) -> str:
        return f"Request({self.method} {self.origin or ''}{self.target.partition('?')[0]})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        return [("method", self.method), ("target", self.target.partition("?")[0])]

    def replaced(
        self,
        *,
        method: str | None = None,
        target: str | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | Upload | None = None,
    ) -> Request:
        """The same request with something else in it; None leaves a part as it is."""
        return Request(
            self.method if method is None else method,
            self.target if target is None else target,
            self.headers if headers is None else headers,
            self.body if body is None else body,
            self.origin,
        )

    def with_headers(self, headers: Mapping[str, str]) -> Request:
        """The same request with further headers."""
        return self.replaced(headers={**self.headers, **headers})

    def with_token(self, token: str) -> Request:
        """The same request with a bearer token."""
        return self.replaced(headers={**self.headers, "Authorization": f"Bearer {token}"})

    @property
    def own_error(self) -> Exception | None:
        """Why the body could not be read: no fault of the connection, and the caller's to know."""
        return self.body.error if isinstance(self.body, Upload) else None

    @property
    def may_repeat(self) -> bool:
        """Whether the body can still be sent, from its start."""
        return not isinstance(self.body, Upload) or not self.body.has_begun


class Response(msgspec.Struct, frozen=True):
    """One complete answer. Its repr shows only the status.

    Attributes:
        status: The HTTP status.
        headers: The headers, any case on look-up.
        body: The body, decompressed.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"Response({self.status}, {len(self.body)} bytes)"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        return [("status", self.status)]


class TransportFailure(Exception):
    """A transport got no complete answer; the caller turns it into the typed error with the operation's name.

    Attributes:
        kind: The error that it stands for.
        reason: What happened, on one line and without secrets.
        is_unsent: Whether the request has certainly not reached the server, so that any call may be repeated.
        hint: What to do next, where that of the error does not fit; None where it does.
    """

    def __init__(
        self, kind: type[TransportError], reason: str, *, is_unsent: bool = False, hint: str | None = None
    ) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.is_unsent = is_unsent
        self.hint = hint

    def error(self, *, operation: str, method: str, path: str) -> TransportError:
        """The error that a caller gets."""
        error = self.kind(self.reason, operation=operation, method=method, path=path, hint=self.hint)
        error.is_unsent = self.is_unsent
        return error


class StreamingResponse(Protocol):
    """An answer whose body is still to come; closing it early gives the connection up."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, any case on look-up."""
        ...

    def iter_bytes(self) -> Iterator[bytes]:
        """The body, decompressed; raises TransportFailure."""
        ...

    def close(self) -> None:
        """Nothing more is read; calling it again does nothing."""
        ...


class AsyncStreamingResponse(Protocol):
    """An answer whose body is still to come; closing it early gives the connection up."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, any case on look-up."""
        ...

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body, decompressed; raises TransportFailure."""
        ...

    async def close(self) -> None:
        """Nothing more is read; calling it again does nothing."""
        ...


class Transport(Protocol):
    """Sends requests of several threads at a time."""

    def send(self, request: Request, timeout: Timeout, /) -> Response:
        """Send once; raises TransportFailure."""
        ...

    def open(self, request: Request, timeout: Timeout, /) -> StreamingResponse:
        """Send once, and leave the body to be read; raises TransportFailure."""
        ...

    def close(self) -> None: ...


class AsyncTransport(Protocol):
    """Sends requests of several tasks at a time."""

    async def send(self, request: Request, timeout: Timeout, /) -> Response:
        """Send once; raises TransportFailure."""
        ...

    async def open(self, request: Request, timeout: Timeout, /) -> AsyncStreamingResponse:
        """Send once, and leave the body to be read; raises TransportFailure."""
        ...

    async def close(self) -> None: ...


# A PEM file with certificate and key; or the two files; or those and the password of the key
ClientCertificate: TypeAlias = str | Path | tuple[str | Path, str | Path] | tuple[str | Path, str | Path, str]


@dataclass(frozen=True)
class Endpoint:
    """Where and how to connect.

    Attributes:
        url: Scheme and authority, without a path.
        max_connections: How many connections may be open; further calls wait for a free one.
        proxy: The proxy for this host; None for a direct connection.
        ca_file: CA certificates to trust instead of the system's; None for the system's.
        ssl_context: What decides about TLS instead of all of these; it is used as it is.
        client_certificate: A PEM file with certificate and key, or both, or both with the key's password. No repr
            shows it.
        trusts_system_too: Whether the system's certificates are trusted beside those of `ca_file`.
    """

    url: str
    max_connections: int
    proxy: Proxy | None = None
    ca_file: Path | None = None
    ssl_context: ssl.SSLContext | None = None
    client_certificate: ClientCertificate | None = field(default=None, repr=False)
    trusts_system_too: bool = False

    def elsewhere(self, origin: str) -> Endpoint:
        """Another host that an operation names; the CA file may be of the tenant's host only, or of both.

        The client certificate stays here: it says to the tenant who calls, and to nobody else.
        """
        proxy = self.proxy if self.proxy is not None and self.proxy.source == ARGUMENT else proxy_for(origin)
        return Endpoint(origin, self.max_connections, proxy, self.ca_file, self.ssl_context, trusts_system_too=True)

    def tls(self) -> ssl.SSLContext | None:
        """A verifying TLS context for the host; None for plain http.

        Raises:
            ConfigurationError: the CA file or the client certificate cannot be used.
        """
        return None if self.url.startswith("http://") else self._context(self.client_certificate)

    def proxy_tls(self) -> ssl.SSLContext | None:
        """The same for an https proxy; None for one of http, or for none at all."""
        return None if self.proxy is None or self.proxy.scheme == "http" else self._context(None)

    def _context(self, certificate: ClientCertificate | None) -> ssl.SSLContext:
        if self.ssl_context is not None:
            return self.ssl_context
        try:
            context = ssl.create_default_context(cafile=self.ca_file)
            if self.ca_file is not None and self.trusts_system_too:
                context.load_default_certs()
        except (OSError, ssl.SSLError) as error:
            reason = "it holds no certificate" if isinstance(error, ssl.SSLError) else error.strerror
            raise ConfigurationError(
                f"CA file {self.ca_file} cannot be used: {reason}", hint="pass a PEM file with the CA certificate"
            ) from error
        context.set_alpn_protocols(["http/1.1"])
        if certificate is None:
            return context
        parts = (certificate,) if isinstance(certificate, str | Path) else certificate
        refused: str | None = None
        try:
            # A function: without a password OpenSSL would ask for one on the terminal
            context.load_cert_chain(parts[0], parts[1] if len(parts) > 1 else None, lambda: _password(parts))
        except (OSError, ssl.SSLError, ValueError) as error:
            is_missing = isinstance(error, OSError) and not isinstance(error, ssl.SSLError)
            refused = error.strerror if is_missing and isinstance(error, OSError) else None
            refused = refused or "certificate, key and password do not fit"
        if refused is not None:
            raise ConfigurationError(
                f"client certificate {parts[0]} cannot be used: {refused}",
                hint="pass a PEM file with certificate and key, or (certificate, key), or (certificate, key, password)",
            )
        return context


def _password(parts: Sequence[Path | str]) -> str:
    return str(parts[2]) if len(parts) > 2 else ""
