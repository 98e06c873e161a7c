"""What the tests of the wire use: a server that plays scripts, and a transport of either kind to it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.wire.clients import Client
from tests.wire.driver import FACES, AsyncioDriver, BlockingDriver, Driver, make_driver
from tests.wire.hostile import HostileServer, Script, echo
from tests.wire.servers import Certificate
from thingshub import Retries, Timeout


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """A certificate authority that only these tests trust."""
    return trustme.CA(organization_name="tests of the wire")


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(file)
    return file


@pytest.fixture(scope="session")
def server_tls(authority: trustme.CA) -> ssl.SSLContext:
    """Of a server on loopback, which also passes for demo.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certify(context, authority, "127.0.0.1", "localhost", "demo.example")
    return context


@pytest.fixture(scope="session")
def certificate(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """The same, for servers that others wrote."""
    file = tmp_path_factory.mktemp("certificate") / "server.pem"
    authority.issue_cert("127.0.0.1", "demo.example").private_key_and_cert_chain_pem.write_to_path(file)
    return Certificate(file)


def certify(context: ssl.SSLContext, authority: trustme.CA, *names: str) -> None:
    """Give a server a certificate for these names."""
    issued: Any = authority.issue_cert(*names)  # what it takes is typed for another library's contexts, too
    issued.configure_cert(context)


class Wire:
    """One kind of transport over one kind of connection, and servers for it.

    Attributes:
        face: "blocking" or "asyncio".
        is_tls: Whether servers speak TLS.
    """

    def __init__(self, face: str, tls: ssl.SSLContext | None, ca_file: Path) -> None:
        self.face = face
        self.is_tls = tls is not None
        self.ca_file = ca_file
        self._tls = tls
        self._servers: list[HostileServer] = []
        self._drivers: list[BlockingDriver | AsyncioDriver] = []
        self._clients: list[Client] = []

    def serve(self, script: Script = echo, *, reads_bodies: bool = True) -> HostileServer:
        """A server that plays this script; stopped at the end."""
        server = HostileServer(script, self._tls, reads_bodies=reads_bodies)
        self._servers.append(server)
        return server

    def driver(self, url: str, **options: Any) -> Driver:
        """A transport to this address; closed at the end."""
        given: dict[str, Any] = {"ca_file": self.ca_file if self.is_tls else None, **options}
        driver = make_driver(self.face, url, **given)
        self._drivers.append(driver)
        return driver

    def both(self, script: Script = echo, *, reads_bodies: bool = True, **options: Any) -> tuple[HostileServer, Driver]:
        """A server and a transport to it."""
        server = self.serve(script, reads_bodies=reads_bodies)
        return server, self.driver(server.url, **options)

    def client(self, url: str, **options: Any) -> Client:
        """A client of the SDK, which tries once, and not long; closed at the end."""
        given: dict[str, Any] = {
            "ca_file": self.ca_file if self.is_tls else None,
            "retries": Retries(attempts=1),
            "timeout": Timeout(connect_seconds=2, read_seconds=2, total_seconds=4),
            **options,
        }
        client = Client(self.face, url, **given)
        self._clients.append(client)
        return client

    def served(self, script: Script = echo, **options: Any) -> tuple[HostileServer, Client]:
        """A server and a client of the SDK for it."""
        server = self.serve(script)
        return server, self.client(server.url, **options)

    def stop(self) -> None:
        try:
            for made in (*self._drivers, *self._clients):
                made.stop()
        finally:
            for server in self._servers:
                server.stop()


@pytest.fixture(params=FACES)
def face(request: pytest.FixtureRequest) -> str:
    made: str = request.param
    return made


@pytest.fixture(params=["plain", "tls"])
def wire(face: str, request: pytest.FixtureRequest, server_tls: ssl.SSLContext, ca_file: Path) -> Iterator[Wire]:
    """Both kinds of transports, over both kinds of connections."""
    made = Wire(face, server_tls if request.param == "tls" else None, ca_file)
    yield made
    made.stop()
