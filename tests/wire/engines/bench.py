"""What a scenario gets: hostile servers, and transports and clients over the engine that is measured."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import trustme

from tests.wire.clients import Client
from tests.wire.conftest import Wire, certify
from tests.wire.driver import AsyncioDriver, BlockingDriver, Driver
from tests.wire.engines.engine import Engine
from thingshub import Retries, Timeout

QUICK = Timeout(connect_seconds=1.5, read_seconds=1.5, total_seconds=1.5)
SLACK_SECONDS = 0.9  # what a loaded machine adds; whoever breaks a bound of time here does so by seconds


class Bench(Wire):
    """Servers of one kind, and clients over one engine.

    Attributes:
        engine: The engine.
        authority: Whose certificates are trusted.
        server_tls: Of a server, also where this kind is plain.
        folder: An empty one.
    """

    def __init__(self, engine: Engine, kind: str, authority: trustme.CA, folder: Path) -> None:
        self.engine = engine
        self.authority = authority
        self.folder = folder
        self.server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certify(self.server_tls, authority, "127.0.0.1", "demo.example")
        authority.cert_pem.write_to_path(folder / "ca.pem")
        super().__init__(engine.face, self.server_tls if kind == "tls" else None, folder / "ca.pem")
        self._endings: list[Callable[[], None]] = []

    def driver(self, url: str, **options: Any) -> Driver:
        """A transport to this address."""
        given = {"ca_file": self.ca_file if url.startswith("https:") else None, **options}
        make = BlockingDriver if self.face == "blocking" else AsyncioDriver
        driver = make(lambda: self.engine.transport(url, **given))
        self._drivers.append(driver)
        return driver

    def client(self, url: str, *, max_connections: int = 10, **options: Any) -> Client:
        """A client of the SDK, which tries once, and not long."""
        ca_file = self.ca_file if self.is_tls else None
        given: dict[str, Any] = {"retries": Retries(attempts=1), "timeout": QUICK, **options}
        if self.engine.is_ours:
            given |= {"ca_file": ca_file, "max_connections": max_connections}
        else:
            given["over"] = lambda: self.engine.transport(url, ca_file=ca_file, connections=max_connections)
        client = Client(self.face, url, **given)
        self._clients.append(client)
        return client

    def at_end(self, end: Callable[[], None]) -> None:
        """Do this at the end, too."""
        self._endings.append(end)

    def stop(self) -> None:
        """End everything, servers first: whoever still waits for an answer is released."""
        for server in self._servers:
            server.stop()
        for end in self._endings:
            end()
        for made in (*self._drivers, *self._clients):
            with suppress(Exception):  # what came before is the scenario's; how an engine ends is not asked here
                made.abandon() if isinstance(made, BlockingDriver) else made.stop()
