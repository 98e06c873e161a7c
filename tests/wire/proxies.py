"""Proxies that others wrote, each in a process of its own: squid, and mitmproxy, which opens TLS with its own CA.

Both want the same user and password, with signs that must be percent-encoded in a URL. To squid, demo.example is this
machine; to anybody else it is nothing.
"""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path

from tests.wire.servers import Process, free_port, needed

USER = "olga"
PASSWORD = "canary p@ss/w%rd"
IN_URL = "olga:canary%20p%40ss%2Fw%25rd"
SECRETS = (PASSWORD, "canary", IN_URL.partition(":")[2], "b2xnYTpjYW5hcn")  # the last: as Basic sends it


class Squid:
    """Basic authentication, tunnels and plain http.

    Attributes:
        address: Host and port.
        hosts: The hosts that it was asked for so far.
    """

    def __init__(self) -> None:
        # As root squid becomes a user of its own, to whom the folders of tests are closed
        self._folder = tempfile.TemporaryDirectory(prefix="squid-")
        folder = Path(self._folder.name)
        folder.chmod(0o777)
        port = free_port()
        self.address = f"127.0.0.1:{port}"
        self._log = folder / "access.log"
        given = PASSWORD.replace("%", "%25").replace(" ", "%20")  # as squid tells its judge
        judge = folder / "judge.sh"
        compares = f"[ \"$told\" = '{USER} {given}' ]"
        judge.write_text(f"#!/bin/sh\nwhile read -r told; do {compares} && echo OK || echo ERR; done\n")
        judge.chmod(0o755)
        (folder / "hosts").write_text("127.0.0.1 demo.example\n")
        (folder / "squid.conf").write_text(f"""
            http_port 127.0.0.1:{port}
            auth_param basic program {judge}
            acl known proxy_auth REQUIRED
            http_access deny !known
            http_access allow all
            hosts_file {folder}/hosts
            access_log stdio:{folder}/access.log
            cache_log {folder}/cache.log
            pid_filename none
            cache deny all
            shutdown_lifetime 0 seconds
            client_idle_pconn_timeout 60 seconds
            server_persistent_connections on
            visible_hostname squid.example
        """)
        self._process = Process([needed("squid"), "-N", "-f", str(folder / "squid.conf")], port, folder)

    def start(self) -> None:
        self._process.start()

    def asked(self) -> str:
        """Its log of requests."""
        return self._log.read_text()

    def kill(self) -> None:
        """End it at once: its connections break."""
        self._process.kill()

    def stop(self) -> None:
        self.kill()
        self._folder.cleanup()


class Mitmproxy:
    """Opens TLS and makes certificates of its own; speaks TLS itself to whoever begins it.

    Args:
        folder: Where it keeps its CA.
        ca_file: Whom it trusts itself.

    Attributes:
        address: Host and port.
        ca_file: Its own CA.
    """

    def __init__(self, folder: Path, ca_file: Path) -> None:
        port = free_port()
        self.address = f"127.0.0.1:{port}"
        self.ca_file = folder / "mitmproxy-ca-cert.pem"
        options = {
            "confdir": folder,
            "listen_host": "127.0.0.1",
            "listen_port": port,
            "proxyauth": f"{USER}:{PASSWORD}",
            "ssl_verify_upstream_trusted_ca": ca_file,
            "flow_detail": 0,
        }
        given = [text for name, value in options.items() for text in ("--set", f"{name}={value}")]
        # In an environment of its own: it pins what others need otherwise
        apart = Path(sys.prefix) / "mitmproxy" / "bin" / "mitmdump"
        self._process = Process([str(apart) if apart.exists() else needed("mitmdump"), *given], port, folder)

    def start(self) -> None:
        self._process.start()

    def stop(self) -> None:
        self._process.stop(signal.SIGTERM)
