"""TLS within TLS: to a server through a proxy that is itself spoken to over TLS.

ssl can only wrap a socket of the operating system, so the inner TLS is fed by hand. It behaves like a socket that never
blocks: what cannot be done at once raises SSLWantReadError or SSLWantWriteError.
"""

from __future__ import annotations

import ssl
from contextlib import suppress
from typing import Any

_RECEIVE_BYTES = 64 * 1024


class TlsInTls:
    """The part of a socket's interface that a connection needs.

    Args:
        outer: TLS with the proxy; must not block.
        context: For TLS with the server.
        hostname: Whose certificate the server must have.
    """

    def __init__(self, outer: ssl.SSLSocket, context: ssl.SSLContext, hostname: str) -> None:
        self._outer = outer
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._inner = context.wrap_bio(self._incoming, self._outgoing, server_hostname=hostname)
        self._unsent = b""

    def do_handshake(self) -> None:
        while True:
            try:
                self._inner.do_handshake()
            except ssl.SSLWantReadError:
                pass
            else:
                self._flush()
                return
            self._flush()
            self._fill()

    def recv(self, most: int) -> bytes:
        while True:
            self._flush()
            try:
                return self._inner.read(most)
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLZeroReturnError:
                return b""
            self._fill()

    def send(self, data: bytes | memoryview) -> int:
        self._flush()  # what was taken before goes first, so nothing piles up
        count = self._inner.write(data)
        with suppress(ssl.SSLWantWriteError, ssl.SSLWantReadError, BlockingIOError):
            self._flush()  # what is left was taken, and goes out before anything else
        return count

    @property
    def has_unsent(self) -> bool:
        """Whether something that was taken is not out yet."""
        return bool(self._unsent or self._outgoing.pending)

    def flush(self) -> None:
        """Send what was taken."""
        self._flush()

    def version(self) -> str | None:
        """The version of TLS with the server."""
        return self._inner.version()

    def getpeercert(self) -> Any:
        """The server's certificate."""
        return self._inner.getpeercert()

    def getpeername(self) -> Any:
        """The proxy's address."""
        return self._outer.getpeername()

    def fileno(self) -> int:
        return self._outer.fileno()

    def close(self) -> None:
        self._outer.close()

    def _flush(self) -> None:
        while self._unsent or self._outgoing.pending:
            if not self._unsent:
                self._unsent = self._outgoing.read()
            self._unsent = self._unsent[self._outer.send(self._unsent) :]

    def _fill(self) -> None:
        received = self._outer.recv(_RECEIVE_BYTES)
        if received:
            self._incoming.write(received)
        else:
            self._incoming.write_eof()
