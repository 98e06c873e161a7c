"""A server on the loopback that keeps every byte of each request and answers what it is told: it judges the real wire.

It is a proxy as well: what goes to another host comes here through a tunnel, with a certificate for that host.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_REASONS = {200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 304: "Not Modified"}


@dataclass
class Request:
    """One request as it came.

    Attributes:
        method: The method.
        target: The request target, byte for byte.
        headers: Names and values in their order.
        body: The body, taken out of its chunks.
        host: The host of the tunnel it came through; empty for none.
    """

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes
    host: str = ""

    def header(self, name: str) -> str | None:
        """All values of a header, joined; None when it is absent."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(found) if found else None


@dataclass(frozen=True)
class Answer:
    """What the stub answers."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


@dataclass
class Stub:
    """The server.

    Attributes:
        requests: What came since `expect`.
    """

    tls: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list[Request])
    _answers: deque[Answer] = field(default_factory=deque[Answer])

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def expect(self, answers: list[Answer]) -> None:
        """Forget what came, and answer these from now on; whatever is asked beyond them is answered with 599."""
        self.requests.clear()
        self._answers.clear()
        self._answers.extend(answers)

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        host = ""
        try:
            stream = connection.makefile("rb")
            while request := _read(stream, host):
                if request.method == "CONNECT" and self.tls is not None:
                    host = request.target.rpartition(":")[0]
                    connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    connection = self.tls.wrap_socket(connection, server_side=True)
                    stream = connection.makefile("rb")
                    continue
                self.requests.append(request)
                answer = self._answers.popleft() if self._answers else Answer(599)
                connection.sendall(_written(answer, request.method))
        except (OSError, ValueError):
            pass
        finally:
            connection.close()


def _read(stream: Any, host: str) -> Request | None:
    first = stream.readline().decode("latin-1").rstrip("\r\n")
    if not first:
        return None
    method, target, _ = first.split(" ", 2)
    headers: list[tuple[str, str]] = []
    while line := stream.readline().decode("latin-1").rstrip("\r\n"):
        name, _, value = line.partition(":")
        headers.append((name, value.strip()))
    known: Mapping[str, str] = {name.lower(): value for name, value in headers}
    if "chunked" in known.get("transfer-encoding", "").lower():
        body = b""
        while size := int(stream.readline().partition(b";")[0], 16):
            body += stream.read(size)
            stream.readline()
        while stream.readline().strip():
            pass
    else:
        body = stream.read(int(known.get("content-length", "0")))
    return Request(method, target, headers, body, host)


def _written(answer: Answer, method: str) -> bytes:
    head = f"HTTP/1.1 {answer.status} {_REASONS.get(answer.status, 'Status')}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in answer.headers)
    has_body = answer.status not in (204, 304) and method != "HEAD"
    if answer.status not in (204, 304):
        head += f"Content-Length: {len(answer.body)}\r\n"
    return head.encode("latin-1") + b"\r\n" + (answer.body if has_body else b"")
