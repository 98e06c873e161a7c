"""A server that behaves worse than any real one, as a process of its own that may be killed at any time.

Whatever it does, what it sends as an answer carries the id of its request and a checksum; what it sends besides (early
hints, surplus bytes that look like an answer) carries neither. Each request is logged before it is answered, so that
nothing a client says of a request can be wrong without being seen. Several of these processes share one port.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import ssl
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.wire.hostile import Connection, HostileServer, Received

IDLE_SECONDS = 1.0
HOLD_SECONDS = 2.0  # how long a calm answer takes, so that calls at the same time need a connection each
SAID_BY_NOBODY = b'HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"id":"nobody"}'
HINTS = (
    b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n",
    b"HTTP/1.1 102 Processing\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n",
)
_ONE_SEGMENT_BYTES = 16 * 1024
_TIME = "2026-01-01T12:00:00Z"


@dataclass(frozen=True)
class Content:
    """What a request is to be answered with."""

    status: str
    media_type: str
    body: bytes

    def head(self, *headers: str) -> bytes:
        lines = [f"HTTP/1.1 {self.status}", f"Content-Type: {self.media_type}", *headers, "", ""]
        return "\r\n".join(lines).encode()

    def whole(self, *headers: str) -> bytes:
        return self.head(f"Content-Length: {len(self.body)}", *headers) + self.body

    def chunked(self, chance: random.Random) -> bytes:
        parts, left = b"", self.body
        while left:
            size = chance.randint(1, len(left))
            parts += b"%x;note=1\r\n%b\r\n" % (size, left[:size])
            left = left[size:]
        return self.head("Transfer-Encoding: chunked", "Trailer: X-End") + parts + b"0\r\nX-End: yes\r\n\r\n"


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def content_of(request: Received, body: bytes, identity: str, chance: random.Random) -> Content:
    """A device with the description that was sent, or with one of its own; or a table, of up to 100 kB."""
    if request.target.endswith("/export"):
        rows = "\n".join(f"{identity},{chance.random()}" for _ in range(chance.choice([3, 30, 3000])))
        return Content("200 OK", "text/csv", f"{rows}\n{checksum(rows.encode())}".encode())
    description = checksum(body) if "/uploads/" in request.target else f"{chance.random()}" * chance.randint(1, 200)
    if request.method == "POST" and "/uploads/" not in request.target:
        description = json.loads(body)["description"]
    device = {"id": identity, "name": "Pump", "description": description, "labels": [checksum(description.encode())]}
    told = json.dumps({**device, "created_at": _TIME, "updated_at": _TIME}).encode()
    return Content("201 Created" if request.method == "POST" else "200 OK", "application/json", told)


def refused(status: str, identity: str) -> Content:
    """An answer that says no; its text is the request's id."""
    return Content(status, "application/json", json.dumps({"code": int(status[:3]), "error": identity}).encode())


Behaviour = Callable[[Connection, Content, random.Random], None]


def _plain(connection: Connection, content: Content, chance: random.Random) -> None:
    connection.send(content.whole())


def _chunked(connection: Connection, content: Content, chance: random.Random) -> None:
    connection.send(*_torn(content.chunked(chance), chance), pause_seconds=0.001)


def _gzip(connection: Connection, content: Content, chance: random.Random) -> None:
    packed = Content(content.status, content.media_type, gzip.compress(content.body, 1))
    connection.send(*_torn(packed.whole("Content-Encoding: gzip"), chance), pause_seconds=0.001)


def _hints(connection: Connection, content: Content, chance: random.Random) -> None:
    hints = [chance.choice(HINTS) for _ in range(chance.randint(1, 4))]
    if chance.random() < 0.5:
        connection.send(b"".join(hints) + content.whole())
    else:
        connection.send(*hints, content.whole(), pause_seconds=0.005)


def _drip(connection: Connection, content: Content, chance: random.Random) -> None:
    whole = content.whole()
    connection.drip(whole[:60], pause_seconds=0.002)
    middle = max(60, len(whole) - 40)
    connection.send(whole[60:middle])
    connection.drip(whole[middle:], pause_seconds=0.002)


def _drip_for_ever(connection: Connection, content: Content, chance: random.Random) -> None:
    connection.drip(content.whole(), pause_seconds=0.1)


def _fall_silent(connection: Connection, content: Content, chance: random.Random) -> None:
    whole = content.whole()
    connection.send(whole[: chance.randint(0, len(whole) - 1)])
    connection.wait_for_end()


def _cut(connection: Connection, content: Content, chance: random.Random) -> None:
    whole = content.whole() if chance.random() < 0.5 else content.chunked(chance)
    connection.send(whole[: chance.randint(0, len(whole) - 1)])
    chance.choice([connection.finish, connection.cut])()


def _half_gzip(connection: Connection, content: Content, chance: random.Random) -> None:
    packed = gzip.compress(content.body, 1)
    half = Content(content.status, content.media_type, packed[: chance.randint(1, len(packed) - 1)])
    connection.send(half.whole("Content-Encoding: gzip"))


def _surplus(connection: Connection, content: Content, chance: random.Random) -> None:
    """In one segment with the answer, or after the last answer of all: what comes once the next request is out cannot
    be told from its answer, by nobody."""
    surplus = chance.choice([SAID_BY_NOBODY, SAID_BY_NOBODY[:20], b"\r\n", b"x" * 3000])
    whole = content.whole()
    if len(whole) < _ONE_SEGMENT_BYTES and chance.random() < 0.7:
        connection.send(whole + surplus)
    else:
        connection.send(content.whole("Connection: close"), surplus, pause_seconds=chance.choice([0.0005, 0.005, 0.05]))


def _reset(connection: Connection, content: Content, chance: random.Random) -> None:
    whole = content.whole()
    connection.send(whole[: chance.choice([0, 10, len(whole) // 2, len(whole)])])
    connection.reset()


def _until_close(connection: Connection, content: Content, chance: random.Random) -> None:
    """Packed, and begun with the head: a server that is killed within a plain body of this kind has ended it, for all
    that anybody can see without TLS."""
    packed = gzip.compress(content.body, 1)
    begun = content.head("Connection: close", "Content-Encoding: gzip") + packed[:5]
    connection.send(begun, packed[5:], pause_seconds=0.002)
    connection.finish()


def _close_unsaid(connection: Connection, content: Content, chance: random.Random) -> None:
    connection.send(content.whole())
    connection.wait(chance.choice([0.0, 0.001, 0.02]))
    connection.finish()


def _torn(whole: bytes, chance: random.Random) -> list[bytes]:
    place = chance.randint(0, len(whole))
    return [whole[:place], whole[place:]]


BEHAVIOURS: dict[str, tuple[float, Behaviour]] = {  # how often, in parts
    "plain": (30, _plain),
    "chunked": (10, _chunked),
    "gzip": (10, _gzip),
    "1xx before": (10, _hints),
    "dripped": (2, _drip),
    "dripped for ever": (0.2, _drip_for_ever),
    "silent": (0.2, _fall_silent),
    "cut": (4, _cut),
    "half a gzip": (2, _half_gzip),
    "surplus": (5, _surplus),
    "reset": (2, _reset),
    "until close": (4, _until_close),
    "closed unsaid": (4, _close_unsaid),
    "busy": (4, _plain),
    "early 413": (4, _plain),
}


def scripted(log: int, chance: random.Random) -> Callable[[Connection, Received], None]:
    """What happens on each request."""
    names, weights = [*BEHAVIOURS], [weight for weight, _ in BEHAVIOURS.values()]

    def script(connection: Connection, request: Received) -> None:
        identity = request.headers["x-soak-id"]
        is_calm = "x-soak-calm" in request.headers
        name = "calm" if is_calm else chance.choices(names, weights)[0]
        if name == "early 413" and request.method != "POST":
            name = "plain"
        os.write(log, f"{request.method}\t{identity}\t{name}\n".encode())
        if name == "early 413":
            connection.send(refused("413 Content Too Large", identity).whole("Connection: close"))
            connection.wait(chance.choice([0.0, 0.02]))
            connection.cut()
        content = content_of(request, connection.read_body(request), identity, chance)
        if is_calm:
            connection.wait(HOLD_SECONDS)
            connection.send(content.whole())
            return
        if name == "busy":
            status = chance.choice(["503 Service Unavailable", "429 Too Many Requests"])
            connection.send(refused(status, identity).whole(f"Retry-After: {chance.choice(['0', '0.05', '1', '90'])}"))
            return
        BEHAVIOURS[name][1](connection, content, chance)

    return script


def main() -> None:
    """Serve until standard input ends, or until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--certificate", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    given = parser.parse_args()
    tls = None
    if given.certificate is not None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(given.certificate)
    threading.stack_size(256 * 1024)
    log = os.open(given.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    script = scripted(log, random.Random(given.seed))
    HostileServer(script, tls, reads_bodies=False, port=given.port, idle_seconds=IDLE_SECONDS, keeps_record=False)
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
