"""The ASGI application behind the servers of Python; node.mjs and origin.go do the same.

Every answer carries what it answers: the id in the path or body, the call's own header, length and digest of the body
that came, and the client's port, which tells connections apart. Every POST is noted in the file that SEEN names. A call
may ask for a pause before its answer, or between the chunks of it.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

Headers = list[tuple[bytes, bytes]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]


async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Answer one request."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    given = dict(scope["headers"])
    port = given.get(b"x-client-port") or str(scope["client"][1]).encode()
    told = [(b"x-call", given.get(b"x-call", b"-")), (b"x-port", port)]
    pause_seconds = int(given.get(b"x-pause-ms", b"0")) / 1000
    kind, _, name = scope["path"].strip("/").partition("/")
    if kind == "early":  # refused before the body is read
        await _respond(send, 413, told, b"too large")
        return
    body = await _body(receive)
    if scope["method"] == "POST":
        if name.endswith("devices"):
            name = json.loads(body)["id"]
        with open(os.environ["SEEN"], "a") as seen:  # noqa: ASYNC230 - one short line
            seen.write(f"{name.rpartition('/')[2]}\n")
    name = name.rpartition("/")[2]
    asked = {key: int(values[0]) for key, values in parse_qs(scope["query_string"].decode()).items()}
    if kind == "status":
        await _respond(send, asked["code"], told, None)
    elif kind == "chunks":
        await _start(send, 200, told, b"text/plain")
        for number in range(asked["count"]):
            piece = f"{name} {number} {'x' * 100}\n".encode()
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.sleep(pause_seconds)
        await send({"type": "http.response.body", "body": b""})
    else:
        await asyncio.sleep(pause_seconds)
        device: dict[str, Any] = {
            "id": name,
            "name": "Pump",
            "labels": [],
            "created_at": "2026-01-01T12:00:00Z",
            "updated_at": "2026-01-01T12:00:00Z",
            "bytes": len(body),
            "sha256": hashlib.sha256(body).hexdigest(),
        }
        await _respond(send, 201 if scope["method"] == "POST" else 200, told, json.dumps(device).encode())


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _body(receive: Receive) -> bytes:
    pieces: list[bytes] = []
    while True:
        message = await receive()
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(pieces)


async def _respond(send: Send, status: int, told: Headers, body: bytes | None) -> None:
    await _start(send, status, told, b"application/json", None if body is None else len(body))
    await send({"type": "http.response.body", "body": body or b""})


async def _start(send: Send, status: int, told: Headers, media_type: bytes, length: int | None = None) -> None:
    headers = [*told, (b"content-type", media_type)]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
