"""Bodies over real connections, with both transports: in chunks, from files, and to a host of an operation's own."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.test_transports import Loopback, loopback
from tests.faces import sync_face
from thingshub import AsyncThingsHub, Retries, ThingsHub
from thingshub._client.operation import Answer, BytesBody, MultipartBody, Operation, Part
from thingshub.errors import TransportError
from thingshub.types import File

OPTIONS: dict[str, Any] = {
    "token": "canary-token",
    "allow_http_on_loopback": True,
    "retries": Retries(first_wait_seconds=0.001),
}
ANSWER = (Answer("200", "application/json", Any),)
UPLOAD: Operation[Any] = Operation("probe.put", "PUT", "/x", (), ANSWER, bodies=(BytesBody(),))
FORM: Operation[Any] = Operation(
    "probe.push", "POST", "/x", (), ANSWER, bodies=(MultipartBody(parts=(Part("f", is_file=True), Part("t"))),)
)
CHUNKS = [b"a" * 70_000, b"b", b"c" * 10]


def _whole(connection: socket.socket, request: bytes) -> bytes:
    """The body of a request, its chunks put together."""
    head, _, body = request.partition(b"\r\n\r\n")
    if found := re.search(rb"(?i)content-length: (\d+)", head):
        while len(body) < int(found[1]):
            body += connection.recv(65536)
        return body
    assert re.search(rb"(?i)transfer-encoding: chunked", head)
    while not body.endswith(b"0\r\n\r\n"):
        received = connection.recv(65536)
        if not received:
            raise StopIteration
        body += received
    whole = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        whole += body[: int(size, 16)]
        body = body[int(size, 16) + 2 :]
    return whole


class _Reading:
    """Answers 200 and keeps the bodies."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def __call__(self, connection: socket.socket, request: bytes) -> None:
        self.bodies.append(_whole(connection, request))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull")


def _chunks() -> Iterator[bytes]:
    yield from CHUNKS


async def _later() -> AsyncIterator[bytes]:
    for chunk in CHUNKS:
        yield chunk


async def _send(hub: AsyncThingsHub, operation: Operation[Any], body: Any) -> None:
    await hub._executor.call(operation, (), body)  # pyright: ignore[reportPrivateUsage]


def _both(server: Loopback, operation: Operation[Any], body: Any) -> None:
    """Send a body with both clients; `body` makes it."""
    with ThingsHub(server.url, **OPTIONS) as hub:
        sync_face(_send)(hub, operation, body())

    async def within() -> None:
        async with AsyncThingsHub(server.url, **OPTIONS) as hub:
            await _send(hub, operation, body())

    asyncio.run(within())


@pytest.mark.parametrize("kind", ["iterator", "path", "bytes", "file object"])
def test_every_kind_of_content_arrives_whole(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"".join(CHUNKS))
    made = {
        "iterator": _chunks,
        "path": lambda: path,
        "bytes": path.read_bytes,
        "file object": lambda: BytesIO(path.read_bytes()),
    }
    reading = _Reading()
    with loopback(reading) as server:
        _both(server, UPLOAD, made[kind])
        is_chunked = [b"chunked" in request for request in server.requests]
    assert reading.bodies == [b"".join(CHUNKS)] * 2
    assert is_chunked == [kind in ("iterator", "file object")] * 2


def test_a_form_with_an_iterator_arrives_whole() -> None:
    reading = _Reading()
    with loopback(reading) as server:
        _both(server, FORM, lambda: {"f": File(_chunks(), name="x"), "t": "y"})
    for body in reading.bodies:
        assert b"".join(CHUNKS) in body
        assert body.rstrip().endswith(b"--")


def test_an_async_iterator_arrives_whole() -> None:
    reading = _Reading()

    async def within(url: str) -> None:
        async with AsyncThingsHub(url, **OPTIONS) as hub:
            await _send(hub, UPLOAD, _later())

    with loopback(reading) as server:
        asyncio.run(within(server.url))
    assert reading.bodies == [b"".join(CHUNKS)]


def test_a_connection_that_breaks_does_not_send_an_iterator_again() -> None:
    def cut_off(connection: socket.socket, request: bytes) -> None:
        raise StopIteration

    with loopback(cut_off) as server:
        for make in (ThingsHub, AsyncThingsHub):
            with pytest.raises(TransportError, match="can be read only once; pass bytes or a Path"):
                asyncio.run(_once(make, server.url))
        assert len(server.requests) == 2


async def _once(make: Any, url: str) -> None:
    hub: Any = make(url, **OPTIONS)
    if make is ThingsHub:
        with hub:
            sync_face(_send)(hub, UPLOAD, _chunks())
    else:
        async with hub:
            await _send(hub, UPLOAD, _chunks())


def test_what_a_callers_own_iterator_raises_comes_out() -> None:
    def breaking() -> Iterator[bytes]:
        yield b"a"
        raise LookupError("my own")

    reading = _Reading()
    with loopback(reading) as server:
        with ThingsHub(server.url, **OPTIONS) as hub, pytest.raises(LookupError, match="my own"):
            hub._executor.call(UPLOAD, (), breaking())  # pyright: ignore[reportPrivateUsage]

        async def within() -> None:
            async with AsyncThingsHub(server.url, **OPTIONS) as hub:
                with pytest.raises(LookupError, match="my own"):
                    await _send(hub, UPLOAD, breaking())

        asyncio.run(within())
    assert reading.bodies == []


def test_another_host_of_an_operation_is_called_without_the_token() -> None:
    reading, files = _Reading(), _Reading()
    with loopback(reading) as tenant, loopback(files) as other:
        there: Operation[Any] = Operation(
            "probe.put", "PUT", "/x", (), ANSWER, bodies=(BytesBody(),), server=f"{other.url}/base"
        )
        _both(tenant, there, lambda: b"x")
        assert tenant.requests == []
        assert [request.split(b" ")[1] for request in other.requests] == [b"/base/x"] * 2
        assert all(b"canary" not in request and b"uthorization" not in request for request in other.requests)
    assert files.bodies == [b"x", b"x"]
