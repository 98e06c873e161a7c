"""A server that keeps to no rule but its script's: raw sockets, own threads, plain or TLS, on loopback only.

A script is a function over one connection and one request that came on it; it sends whatever bytes it likes, and says
with `finish`, `cut` or `reset` how the connection ends. Everything that came is kept, byte for byte, by connection.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

PATIENCE_SECONDS = 10.0  # of the server; no test waits so long


class Over(Exception):
    """The script is at its end: the connection is closed, or the server is being stopped."""


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int
    head: bytes


class Connection:
    """One accepted connection, as a script sees it."""

    def __init__(self, accepted: socket.socket, number: int, stopping: threading.Event) -> None:
        self.number = number
        self.raw = bytearray()
        self._socket = accepted
        self._stopping = stopping
        self._unread = b""

    def start_tls(self, context: ssl.SSLContext) -> None:
        """From here on TLS; once more for TLS within TLS is not possible with a plain socket, and not needed."""
        self._socket = context.wrap_socket(self._socket, server_side=True)

    def send(self, *pieces: bytes, pause_seconds: float = 0.0) -> None:
        """Send pieces, each in a segment of its own when there is a pause between them."""
        for number, piece in enumerate(pieces):
            if number and pause_seconds:
                self.wait(pause_seconds)
            try:
                self._socket.sendall(piece)
            except OSError as error:
                raise Over from error

    def drip(self, content: bytes, *, pause_seconds: float = 0.02) -> None:
        """A byte at a time."""
        self.send(*(content[place : place + 1] for place in range(len(content))), pause_seconds=pause_seconds)

    def wait(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Do nothing; ends early when the server is stopped."""
        if self._stopping.wait(seconds):
            raise Over

    def wait_for_end(self) -> None:
        """Read on until the client has closed."""
        while self.read():
            pass

    def read(self, limit: int = 65536) -> bytes:
        """What the client sends next; empty at its end."""
        if self._unread:
            taken, self._unread = self._unread[:limit], self._unread[limit:]
            return taken
        try:
            received = self._socket.recv(limit)
        except OSError:
            return b""
        self.raw += received
        return received

    def read_exactly(self, size: int) -> bytes:
        found = bytearray()
        while len(found) < size:
            if not (received := self.read(size - len(found))):
                raise Over
            found += received
        return bytes(found)

    def read_head(self) -> Received | None:
        """The next request without its body; None at the end."""
        head = b""
        while b"\r\n\r\n" not in head:
            if not (received := self.read()):
                return None
            head += received
        head, gap, rest = head.partition(b"\r\n\r\n")
        self._unread = rest + self._unread
        line, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = f"{line}  ".split(" ", 2)
        pairs = (header.partition(":") for header in lines)
        return Received(
            method, target, {name.lower(): value.strip() for name, _, value in pairs}, b"", self.number, head + gap
        )

    def read_body(self, request: Received) -> bytes:
        """The body as its head announces it, without the marks of chunks."""
        if request.headers.get("transfer-encoding") != "chunked":
            return self.read_exactly(int(request.headers.get("content-length", "0")))
        found = b""
        while size := int(self._line(), 16):
            found += self.read_exactly(size)
            assert self._line() == b""
        while self._line():
            pass
        return found

    def _line(self) -> bytes:
        found = b""
        while not found.endswith(b"\r\n"):
            found += self.read_exactly(1)
        return found[:-2]

    def finish(self) -> None:
        """Close in good order: TLS says goodbye."""
        if isinstance(self._socket, ssl.SSLSocket):
            with suppress(OSError, ValueError):
                self._socket.settimeout(0.2)
                self._socket.unwrap()
        self.cut()

    def cut(self) -> None:
        """Close at once, without a goodbye of TLS."""
        raise Over

    def reset(self) -> None:
        """Break the connection, so that the client sees a reset."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise Over

    def close(self) -> None:
        with suppress(OSError):
            self._socket.close()

    def interrupt(self) -> None:
        """Let a thread that reads return; without SSLSocket's own, which would read plain text then."""
        with suppress(OSError):
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


Script = Callable[[Connection, Received], None]


class HostileServer:
    """Plays a script for each request, on as many connections as come.

    Args:
        script: What happens on a request; it may be changed at any time.
        tls: Makes it a TLS server.
        reads_bodies: Whether a request's body is read before the script is played.
        port: Where to listen, also beside others that listen there, which share what comes; 0 for a free one.
        idle_seconds: How long a client may be silent.
        keeps_record: Whether to keep what came; not for hours.

    Attributes:
        requests: What came, in order.
        connections: The connections, in order.
    """

    def __init__(
        self,
        script: Script,
        tls: ssl.SSLContext | None = None,
        *,
        reads_bodies: bool = True,
        port: int = 0,
        idle_seconds: float = PATIENCE_SECONDS,
        keeps_record: bool = True,
    ) -> None:
        self.script = script
        self.requests: list[Received] = []
        self.connections: list[Connection] = []
        self._tls = tls
        self._reads_bodies = reads_bodies
        self._idle_seconds = idle_seconds
        self._keeps_record = keeps_record
        self._listener = socket.create_server(("127.0.0.1", port), backlog=200, reuse_port=port != 0)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def _start(self, run: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=run, args=arguments, name="hostile", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                accepted, _ = self._listener.accept()
            except OSError:
                return
            if self._stopping.is_set():
                accepted.close()
                return
            accepted.settimeout(self._idle_seconds)
            accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # each piece a segment, and at once
            connection = Connection(accepted, len(self.connections), self._stopping)
            if self._keeps_record:
                self.connections.append(connection)
                self._start(self._serve, connection)
            else:
                threading.Thread(target=self._serve, args=(connection,), name="hostile", daemon=True).start()

    def _serve(self, connection: Connection) -> None:
        try:
            if self._tls is not None:
                connection.start_tls(self._tls)
            while (request := connection.read_head()) is not None:
                if self._reads_bodies:
                    body = connection.read_body(request)
                    request = Received(
                        request.method, request.target, request.headers, body, request.connection, request.head
                    )
                if self._keeps_record:
                    self.requests.append(request)
                else:
                    connection.raw.clear()
                self.script(connection, request)
        except (Over, OSError):
            pass
        finally:
            connection.close()

    @property
    def targets(self) -> list[str]:
        """The targets of all requests, in order."""
        return [request.target for request in self.requests]

    def open_connections(self) -> int:
        """How many connections have not ended."""
        return sum(thread.is_alive() for thread in self._threads[1:])

    def is_left_alone(self, *, within_seconds: float = 2.0) -> bool:
        """Whether the client closes all of its connections in time."""
        ends_at = time.monotonic() + within_seconds
        while self.open_connections() and time.monotonic() < ends_at:
            time.sleep(0.005)
        return not self.open_connections()

    def stop(self) -> None:
        """End everything: nothing of it may outlive its test."""
        self._stopping.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self.connections:
            connection.interrupt()
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS)
        assert not any(thread.is_alive() for thread in self._threads), "a script does not end"


def answer(body: bytes = b"{}", head: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    """A whole answer; by default with its right length."""
    size = len(body) if length is None else length
    lines = [f"HTTP/1.1 {head}", "Content-Type: application/json", f"Content-Length: {size}", *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def chunked(*chunks: bytes, trailers: str = "", extension: str = "") -> bytes:
    """A whole answer in chunks."""
    coded = b"".join(f"{len(chunk):x}{extension}\r\n".encode() + chunk + b"\r\n" for chunk in chunks)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + coded + f"0\r\n{trailers}\r\n".encode()


def echo(connection: Connection, request: Received) -> None:
    """Answers with the target, so that another call's answer is seen."""
    connection.send(answer(request.target.encode()))


def first(script: Script) -> Script:
    """Play this for the first request; later ones get their own target as answer."""

    def play(connection: Connection, request: Received) -> None:
        (script if request.target == "/first" else echo)(connection, request)

    return play


def sending(*pieces: bytes, pause_seconds: float = 0.0) -> Script:
    """Send these, whatever was asked."""
    return lambda connection, _: connection.send(*pieces, pause_seconds=pause_seconds)


def closing(*pieces: bytes) -> Script:
    """Send these and close in good order."""

    def play(connection: Connection, _: Received) -> None:
        connection.send(*pieces)
        connection.finish()

    return play


def cutting(*pieces: bytes) -> Script:
    """Send these and close at once: without TLS's goodbye."""

    def play(connection: Connection, _: Received) -> None:
        connection.send(*pieces)
        connection.cut()

    return play
