"""The doctor in a company's network: which proxy and why, certificates through it, a server that wants the client's."""

from __future__ import annotations

import errno
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.cli.conftest import TOKEN, Command, Result
from tests.wire.conftest import authority, ca_file, certify, server_tls
from tests.wire.hostile import HostileServer, echo
from tests.wire.test_company import CREDENTIALS, PASSWORD, Proxies, proxies

__all__ = ["authority", "ca_file", "proxies", "server_tls"]  # fixtures
MakeProxy = Callable[..., Proxies]


@pytest.fixture(autouse=True)
def networked(command: Command, ca_file: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """A command line whose tenant, demo.example, is only to be had through a proxy."""
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("THINGSHUB_CA_FILE", str(ca_file))
    command.headers["Date"] = format_datetime(datetime.now(UTC), usegmt=True)
    return command


def behind(proxy: Proxies, credentials: str = "") -> str:
    scheme, _, rest = proxy.server.url.partition("://")
    return f"{scheme}://{credentials}{rest}"


class _TunnelOverTls(socketserver.BaseRequestHandler):
    """A proxy that is spoken to over TLS, and has one server behind it."""

    def handle(self) -> None:
        server: Any = self.server
        with server.tls.wrap_socket(self.request, server_side=True) as client:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                received = client.recv(65536)
                if not received:
                    return
                head += received
            server.heads.append(head.decode())
            with socket.create_connection(server.upstream) as upstream:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                back = threading.Thread(target=self._pass_on, args=(upstream, client))
                back.start()
                self._pass_on(client, upstream)
                back.join()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while received := source.recv(65536):
                target.sendall(received)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def tunnel(server_tls: ssl.SSLContext) -> Iterator[Any]:
    behind = HostileServer(echo, server_tls)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _TunnelOverTls) as made:
        server: Any = made
        server.tls, server.heads = server_tls, []
        server.upstream = ("127.0.0.1", int(behind.url.rpartition(":")[2]))
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()
    behind.stop()


def is_well(done: Result, shown: str) -> None:
    assert done.code == 0, done.out
    assert any(line.split() == ["proxy", shown, "HTTPS_PROXY"] for line in done.out.splitlines())
    assert f"ok      proxy: {shown}, from HTTPS_PROXY, answers (127.0.0.1, " in done.out
    assert "ok      connection: the server demo.example:443 answers through the proxy" in done.out
    assert "ok      tls: TLSv1.3, certificate trusted until" in done.out
    assert "issued by tests of the wire" in done.out
    for secret in (PASSWORD, "p@ss", TOKEN):
        assert secret not in done.out + done.err


def test_all_is_well_through_a_proxy(command: Command, proxies: MakeProxy, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = proxies(wants=CREDENTIALS)
    monkeypatch.setenv("HTTPS_PROXY", behind(proxy, f"olga:{PASSWORD}@"))
    is_well(command("doctor"), behind(proxy, "***@"))
    assert [request.target for request in proxy.behind] == ["/"]
    assert "authorization" not in proxy.behind[0].headers, "the token is for the log-in's check only"


def test_all_is_well_through_a_proxy_over_tls(command: Command, tunnel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"127.0.0.1:{tunnel.server_address[1]}"
    monkeypatch.setenv("HTTPS_PROXY", f"https://olga:{PASSWORD}@{address}")
    is_well(command("doctor"), f"https://***@{address}")
    assert len(tunnel.heads) == 3
    assert all(head.startswith("CONNECT demo.example:443 ") and CREDENTIALS in head for head in tunnel.heads)


def refused(*_: object) -> OSError:
    return ConnectionRefusedError(errno.ECONNREFUSED, "")


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "neither HTTPS_PROXY nor ALL_PROXY is set"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "a, .Example"}, "HTTPS_PROXY is set, but NO_PROXY has .example"),
        ({"ALL_PROXY": "http://p:1", "no_proxy": "*"}, "ALL_PROXY is set, but no_proxy has *"),
    ],
)  # fmt: skip
def test_why_there_is_no_proxy(
    command: Command, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], words: str
) -> None:
    monkeypatch.setenv("THINGSHUB_URL", "https://nobody.example:1")
    for name, text in variables.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setattr("thingshub._http.connection.look_up", refused)
    done = command("doctor")
    assert f"ok      proxy: none, since {words}\n" in done.out
    assert (
        "failed  connection: the server nobody.example:1 cannot be reached: Connection refused -- check URL" in done.out
    )


def test_a_proxy_that_wants_other_credentials(
    command: Command, proxies: MakeProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", behind(proxies(wants=CREDENTIALS), "olga:canary-wrong@"))
    done = command("doctor")
    assert done.code == 1
    assert "failed  connection: the server demo.example:443 through the proxy: the proxy wants a user name" in done.out
    assert "-- give user and password in the proxy's URL" in done.out
    assert "canary" not in done.out + done.err


def test_a_proxy_that_is_not_there(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    done = command("doctor")
    refused = "failed  proxy: the proxy 127.0.0.1:1 (HTTPS_PROXY) cannot be reached: Connection refused"
    assert f"{refused} -- check HTTPS_PROXY" in done.out


def test_a_proxy_that_cannot_be_used(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://olga:canary@p:1")
    done = command("doctor")
    assert done.code == 2
    assert "failed  settings: HTTPS_PROXY names a SOCKS proxy" in done.out
    assert "canary" not in done.out + done.err


@pytest.mark.parametrize("is_https", [False, True])
def test_whose_certificate_is_not_trusted(
    command: Command, proxies: MakeProxy, monkeypatch: pytest.MonkeyPatch, is_https: bool
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", behind(proxies(is_https=is_https)))
    monkeypatch.delenv("THINGSHUB_CA_FILE")
    done = command("doctor")
    whose = "failed  proxy: the proxy's certificate" if is_https else "failed  tls: the certificate"
    assert f"{whose} is not trusted: " in done.out
    assert "or of the company's proxy) with --ca-file" in done.out


@pytest.fixture
def asking(authority: trustme.CA, ca_file: Path) -> Iterator[Callable[[ssl.TLSVersion], str]]:
    """A server that wants to see a client's certificate."""
    servers: list[HostileServer] = []

    def serve(version: ssl.TLSVersion) -> str:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.verify_mode = ssl.CERT_REQUIRED
        context.maximum_version = version
        context.load_verify_locations(ca_file)
        certify(context, authority, "127.0.0.1")
        servers.append(HostileServer(echo, context))
        return servers[-1].url

    yield serve
    for server in servers:
        server.stop()


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_server_that_wants_a_certificate(
    command: Command, asking: Any, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: Any
) -> None:
    monkeypatch.setenv("THINGSHUB_URL", asking(version))
    without = command("doctor")
    assert without.code == 1
    assert ": the server wants a certificate of this client, or another one: TLS: " in without.out
    assert "-- set THINGSHUB_CLIENT_CERTIFICATE to a PEM file" in without.out
    file = tmp_path / "client.pem"
    authority.issue_cert("olga@demo.example").private_key_and_cert_chain_pem.write_to_path(file)
    monkeypatch.setenv("THINGSHUB_CLIENT_CERTIFICATE", str(file))
    done = command("doctor")
    assert done.code == 0, done.out
    assert any(
        line.split() == ["client_certificate", str(file), "THINGSHUB_CLIENT_CERTIFICATE"]
        for line in done.out.splitlines()
    )
    assert "ok      client_certificate: loaded, and the server goes on with it" in done.out
    file.write_text("no certificate")
    broken = command("doctor")
    assert (broken.code, "client.pem cannot be used" in broken.out) == (2, True), broken.out


def test_the_level_of_the_log(command: Command) -> None:
    refused = command("profiles", env={"THINGSHUB_LOG": "loud"})
    assert (refused.code, "THINGSHUB_LOG is not a level" in refused.err) == (2, True)
    assert "log " in command("doctor", env={"THINGSHUB_URL": "https://127.0.0.1:1"}).out
