"""The transports over other libraries that a page shows: direct, through a SOCKS proxy, and when nobody answers."""

from __future__ import annotations

import select
import socket
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.programs.conftest import Desk
from tests.wire.clients import Client
from tests.wire.engines.engine import ENGINES
from thingshub import Retries, Timeout
from thingshub.errors import ConnectError, NotFoundError, RequestTimeoutError
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Running

EXAMPLES = {
    "httpx": ("httpx_transport.py", "over_httpx.py"),
    "requests": ("requests_transport.py", "over_requests.py"),
    "urllib3": ("urllib3_transport.py", "over_urllib3.py"),
    "aiohttp": ("aiohttp_transport.py", "over_aiohttp.py"),
}
EACH = pytest.mark.parametrize("library", EXAMPLES)


class _Socks(socketserver.BaseRequestHandler):
    """SOCKS 5 (RFC 1928), without a log-in, for IPv4 addresses and names."""

    def handle(self) -> None:
        server: Any = self.server
        client: socket.socket = self.request
        count = self._read(2)[1]
        self._read(count)
        client.sendall(b"\5\0")
        kind = self._read(4)[3]
        host = socket.inet_ntoa(self._read(4)) if kind == 1 else self._read(self._read(1)[0]).decode()
        port = int.from_bytes(self._read(2))
        server.asked.append((host, port))
        with socket.create_connection((host, port)) as upstream:
            client.sendall(b"\5\0\0\1\0\0\0\0\0\0")
            while True:
                for side in select.select([client, upstream], [], [])[0]:
                    received = side.recv(65536)
                    if not received:
                        return
                    (upstream if side is client else client).sendall(received)

    def _read(self, count: int) -> bytes:
        read: bytes = self.request.recv(count, socket.MSG_WAITALL)
        return read


@pytest.fixture
def socks() -> Iterator[Any]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Socks) as server:
        asked: list[tuple[str, int]] = []
        server.daemon_threads = True
        server.asked = asked  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@EACH
def test_the_example_runs(desk: Desk, library: str) -> None:
    desk.put(*EXAMPLES[library])
    assert desk.run(f"python {EXAMPLES[library][1]}") == "Pump 1\n"


@pytest.mark.parametrize("library", ["httpx", "requests"])
def test_through_a_socks_proxy(desk: Desk, library: str, socks: Any, running: Running) -> None:
    desk.put(*EXAMPLES[library])
    proxy = f"socks5://127.0.0.1:{socks.server_address[1]}"
    assert desk.run(f"python {EXAMPLES[library][1]}", {"PLANT_PROXY": proxy}) == "Pump 1\n"
    assert socks.asked == [("127.0.0.1", int(running.url.rpartition(":")[2]))]


@pytest.fixture
def client(desk: Desk, library: str, running: Running) -> Iterator[Client]:
    made = client_over(desk, library, running.url, str(running.ca_file))
    yield made
    made.stop()


def client_over(desk: Desk, library: str, url: str, ca_file: str) -> Client:
    """A client over a transport of the page."""
    engine = ENGINES[library]
    waits = Timeout(connect_seconds=2, read_seconds=1, total_seconds=4)
    user = desk.environment["THINGSHUB_USERNAME"], desk.environment["THINGSHUB_PASSWORD"]
    return Client(
        engine.face,
        url,
        token=None,
        username=user[0],
        password=user[1],
        over=lambda: engine.transport(url, ca_file=Path(ca_file)),
        timeout=waits,
        retries=Retries(attempts=1),
    )


@EACH
def test_errors_bodies_files_and_streams(client: Client, running: Running) -> None:
    with pytest.raises(NotFoundError):
        client.run(lambda hub: hub.devices.get("no-such-pump"))
    assert client.run(lambda hub: hub.devices.create(id="made", name="Made here")).name == "Made here"
    client.run(lambda hub: hub.devices.delete("made"))
    assert b"Pump 1" in b"".join(client.streamed("devices.get", "pump-1"))
    running.faults.add("devices.get", Fault(slow_seconds=3))
    with pytest.raises(RequestTimeoutError):
        client.run(lambda hub: hub.devices.get("pump-1"))
    assert client.run(lambda hub: hub.devices.get("pump-1")).name == "Pump 1"


@EACH
def test_nobody_there(desk: Desk, library: str, running: Running) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"https://127.0.0.1:{nobody.getsockname()[1]}"
        client = client_over(desk, library, url, str(running.ca_file))
        try:
            with pytest.raises(ConnectError) as caught:
                client.run(lambda hub: hub.devices.get("pump-1"))
        finally:
            client.stop()
    assert caught.value.is_unsent
