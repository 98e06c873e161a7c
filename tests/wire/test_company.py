"""Company networks: proxies with and without TLS and passwords, certificates of clients, authorities of one's own."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.wire.conftest import Wire, certify
from tests.wire.driver import FACES, Driver, get, make_driver, post
from tests.wire.failing import BRIEF, failure, kind
from tests.wire.hostile import Connection, HostileServer, Received, Script, answer, echo
from thingshub.errors import ConfigurationError
from thingshub.transport import Endpoint, Proxy, TransportFailure, proxy_for

CREDENTIALS = "Basic " + b64encode(b"olga:p@ss:w\xc3\xb6rd").decode()
PASSWORD = "p%40ss%3Aw%C3%B6rd"
AUTHORIZATION = {"Authorization": "Bearer canary"}


class Proxies:
    """A proxy that is also all the servers behind it."""

    def __init__(self, tls: ssl.SSLContext, *, is_https: bool = False, wants: str | None = None) -> None:
        self.behind: list[Received] = []
        self._tls = tls
        self._wants = wants
        self.server = HostileServer(self._script, tls if is_https else None)

    def _script(self, connection: Connection, request: Received) -> None:
        if self._wants is not None and request.headers.get("proxy-authorization") != self._wants:
            connection.send(answer(b"", "407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="p"'))
        elif request.method == "CONNECT":
            connection.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
            connection.start_tls(self._tls)
            while (inner := connection.read_head()) is not None:
                connection.read_body(inner)
                self.behind.append(inner)
                echo(connection, inner)
        else:
            echo(connection, request)


@pytest.fixture
def proxies(server_tls: ssl.SSLContext) -> Iterator[Callable[..., Proxies]]:
    made: list[Proxies] = []

    def make(**options: Any) -> Proxies:
        made.append(Proxies(server_tls, **options))
        return made[-1]

    yield make
    for proxy in made:
        proxy.server.stop()


@pytest.fixture
def driver_of(face: str, ca_file: Path) -> Iterator[Callable[..., Driver]]:
    made: list[Any] = []

    def make(url: str, proxy: Proxy | None = None, **options: Any) -> Driver:
        given: dict[str, Any] = {"ca_file": ca_file, "proxy": proxy, **options}
        made.append(make_driver(face, url, **given))
        driver: Driver = made[-1]
        return driver

    yield make
    for driver in made:
        driver.stop()


def through(proxy: Proxies, credentials: str = "") -> Proxy:
    scheme, _, rest = proxy.server.url.partition("://")
    return Proxy.parse(f"{scheme}://{credentials}{rest}")


def test_https_goes_through_a_tunnel(proxies: Callable[..., Proxies], driver_of: Callable[..., Driver]) -> None:
    proxy = proxies(wants=CREDENTIALS)
    driver = driver_of("https://demo.example", through(proxy, f"olga:{PASSWORD}@"))
    for target in ("/1", "/2"):
        assert driver.send(post(b"body", target, headers=AUTHORIZATION), BRIEF).body.decode() == target
    [tunnel] = proxy.server.requests
    assert (tunnel.method, tunnel.target) == ("CONNECT", "demo.example:443")
    assert tunnel.headers["host"] == "demo.example:443"
    assert tunnel.headers["proxy-authorization"] == CREDENTIALS
    assert "authorization" not in tunnel.headers, "the proxy does not get the token"
    assert [inner.headers.get("proxy-authorization") for inner in proxy.behind] == [None] * 2
    assert [inner.headers["host"] for inner in proxy.behind] == ["demo.example"] * 2


def test_http_goes_with_its_whole_url(proxies: Callable[..., Proxies], driver_of: Callable[..., Driver]) -> None:
    proxy = proxies(wants=CREDENTIALS)
    driver = driver_of("http://plain.example:8080", through(proxy, f"olga:{PASSWORD}@"), ca_file=None)
    for target in ("/1?a=b", "/2"):
        assert driver.send(get(target), BRIEF).body.decode() == f"http://plain.example:8080{target}"
    assert [request.headers["proxy-authorization"] for request in proxy.server.requests] == [CREDENTIALS] * 2
    assert [request.headers["host"] for request in proxy.server.requests] == ["plain.example:8080"] * 2
    assert len(proxy.server.connections) == 1


def test_a_proxy_may_speak_tls_itself(
    proxies: Callable[..., Proxies], driver_of: Callable[..., Driver], monkeypatch: pytest.MonkeyPatch, ca_file: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))  # an authority of the system's, for whichever way it is looked up
    proxy = proxies(is_https=True)
    driver = driver_of("http://plain.example", through(proxy))
    assert driver.send(get("/1"), BRIEF).body == b"http://plain.example/1"


@pytest.mark.parametrize("url", ["https://demo.example", "http://plain.example"])
@pytest.mark.parametrize("credentials", ["", "olga:canary-wrong@"])
def test_what_a_proxy_wants_is_said(
    proxies: Callable[..., Proxies], driver_of: Callable[..., Driver], url: str, credentials: str
) -> None:
    proxy = proxies(wants=CREDENTIALS)
    failed = failure(driver_of(url, through(proxy, credentials)), post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("ProxyAuthenticationError", True)
    assert "407" in failed.reason
    assert "canary" not in f"{failed}{failed!r}{vars(failed)}{failed.__context__!r}{failed.__cause__!r}"
    assert proxy.behind == []


def refusing(connection: Connection, _: Received) -> None:
    connection.send(answer(b"<html>no</html>", "502 Bad Gateway"))


def silent(connection: Connection, _: Received) -> None:
    connection.wait(5)


def ending(connection: Connection, _: Received) -> None:
    connection.finish()


def resetting(connection: Connection, _: Received) -> None:
    connection.reset()


def rambling(connection: Connection, _: Received) -> None:
    connection.send(b"SSH-2.0-OpenSSH\r\n\r\n")


def smuggling(connection: Connection, _: Received) -> None:
    connection.send(b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong")
    connection.wait(5)


@pytest.mark.parametrize("script", [refusing, silent, ending, rambling, smuggling])
def test_no_tunnel_means_nothing_was_sent(driver_of: Callable[..., Driver], script: Script) -> None:
    server = HostileServer(script)
    try:
        driver = driver_of("https://demo.example", Proxy.parse(server.url))
        failed = failure(driver, post(b"x"), BRIEF._replace(connect_seconds=0.3))
        assert failed.is_unsent
        assert kind(failed) in ("ProxyError", "ConnectError", "RequestTimeoutError")
        if script is refusing:
            assert kind(failed) == "ProxyError"
            assert "502" in failed.reason
    finally:
        server.stop()


@pytest.mark.parametrize("url", ["https://demo.example", "http://plain.example"])
def test_a_proxy_that_does_not_listen_is_named(driver_of: Callable[..., Driver], url: str) -> None:
    proxy = Proxy.parse(f"http://olga:{PASSWORD}@127.0.0.1:1", "HTTPS_PROXY")
    failed = failure(driver_of(url, proxy), post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("ProxyError", True)
    assert failed.reason == "the proxy 127.0.0.1:1 (HTTPS_PROXY): Connection refused"
    assert failed.hint is not None
    assert "HTTPS_PROXY" in failed.hint
    assert "p@ss" not in f"{failed}{failed!r}{vars(failed)}{failed.__context__!r}"
    assert PASSWORD not in f"{failed}{failed!r}{vars(failed)}{failed.__context__!r}"


def test_a_proxy_whose_name_is_unknown_is_named(driver_of: Callable[..., Driver]) -> None:
    failed = failure(driver_of("https://demo.example", Proxy.parse("http://nobody.invalid:3128")), post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("NameLookupError", True)
    assert failed.reason.startswith("the proxy nobody.invalid:3128 (proxy=): its name cannot be looked up: ")
    assert failed.hint == "check the proxy's host in proxy=, and the name server"


def test_a_proxy_whose_certificate_is_not_trusted_is_named(
    proxies: Callable[..., Proxies], driver_of: Callable[..., Driver]
) -> None:
    proxy = through(proxies(is_https=True))
    failed = failure(driver_of("https://demo.example", proxy, ca_file=None), post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("CertificateError", True)
    assert failed.reason.startswith(f"the proxy {proxy.authority} (proxy=): its certificate is not trusted: ")


def test_a_server_that_does_not_listen_is_named(driver_of: Callable[..., Driver]) -> None:
    failed = failure(driver_of("http://127.0.0.1:1"), post(b"x"))
    assert (kind(failed), failed.is_unsent, failed.reason) == ("ConnectError", True, "127.0.0.1:1: Connection refused")


ENVIRONMENTS: list[tuple[dict[str, str], str, str | None]] = [
    ({"HTTPS_PROXY": "http://p:1"}, "https://a.example", "p:1"),
    ({"https_proxy": "http://p:1"}, "https://a.example", "p:1"),
    ({"https_proxy": "http://low:1", "HTTPS_PROXY": "http://up:1"}, "https://a.example", "low:1"),
    ({"HTTPS_PROXY": "http://p:1"}, "http://a.example", None),
    ({"ALL_PROXY": "http://p:1"}, "https://a.example", "p:1"),
    ({"ALL_PROXY": "http://all:1", "HTTPS_PROXY": "http://p:1"}, "https://a.example", "p:1"),
    ({"HTTPS_PROXY": "p:1"}, "https://a.example", "p:1"),
    ({"HTTPS_PROXY": " http://p:1 \n"}, "https://a.example", "p:1"),
    ({"HTTPS_PROXY": "http://p"}, "https://a.example", "p:80"),
    ({"HTTPS_PROXY": "http://[::1]:3128"}, "https://a.example", "[::1]:3128"),
    ({"HTTPS_PROXY": ""}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1"}, "https://127.0.0.1", None),
    ({"HTTPS_PROXY": "http://p:1"}, "https://127.8.8.8:4", None),
    ({"HTTPS_PROXY": "http://p:1"}, "https://localhost:4", None),
    ({"HTTPS_PROXY": "http://p:1"}, "https://[::1]:4", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "a.example"}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "A.Example"}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "example"}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": ".example"}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*.example"}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "xample"}, "https://a.example", "p:1"),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "foo , a.example"}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "a.example:443"}, "https://a.example", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "a.example:444"}, "https://a.example", "p:1"),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.0.0.0/8"}, "https://10.1.2.3", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.0.0.0/8"}, "https://11.1.2.3", "p:1"),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "fd00::/8"}, "https://[fd12::1]", None),
    ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.1.2.3"}, "https://10.1.2.3", None),
    ({"HTTPS_PROXY": "http://p:1", "no_proxy": ""}, "https://a.example", "p:1"),
    ({"HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"}, "http://a.example", None),
]


@pytest.mark.parametrize(("environment", "url", "expected"), ENVIRONMENTS)
def test_what_the_environment_says(environment: dict[str, str], url: str, expected: str | None) -> None:
    found = proxy_for(url, environment=environment)
    assert (found and found.authority) == expected


def test_credentials_are_decoded_and_never_shown() -> None:
    found = proxy_for("https://a.example", environment={"HTTPS_PROXY": f"https://olga:{PASSWORD}@p.example"})
    assert found is not None
    assert (found.scheme, found.authority, found.username) == ("https", "p.example:443", "olga")
    assert found.headers == {"Proxy-Authorization": CREDENTIALS}
    assert "p@ss" not in f"{found}{found!r}"
    endpoint = Endpoint(url="https://a.example", ca_file=None, max_connections=1, proxy=found)
    assert "p@ss" not in repr(endpoint)


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "all_proxy"])
@pytest.mark.parametrize(
    "text",
    [
        *("socks5://olga:canary@p:1", "socks5h://p:1", "SOCKS4://p:1", "ftp://p:1", "http://", "http://[::", "http://p:99999"),
        *("http://p:x", "http://olga:canary@", "http://p:1/path", "http://olga:canary@p q:1", "http://p:0"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_without_its_password(variable: str, text: str) -> None:
    with pytest.raises(ConfigurationError, match=variable) as caught:
        proxy_for("https://a.example", environment={variable: text})
    shown = f"{caught.value}{caught.value!r}{caught.value.__cause__!r}{caught.value.__context__!r}"
    assert "canary" not in shown
    assert caught.value.hint
    if "socks" in text.lower():
        assert "SOCKS" in str(caught.value)
    with pytest.raises(ConfigurationError, match="proxy="):
        proxy_for("https://a.example", text, {})


def test_the_argument_comes_first() -> None:
    environment = {"HTTPS_PROXY": "http://env:1", "NO_PROXY": "*"}
    found = proxy_for("https://127.0.0.1", "http://given:1", environment)
    assert found is not None
    assert found.authority == "given:1"


@pytest.fixture
def client_files(authority: trustme.CA, tmp_path: Path) -> dict[str, Any]:
    """A client's certificate in the forms in which it may be given."""
    issued = authority.issue_cert("olga@demo.example")
    issued.private_key_and_cert_chain_pem.write_to_path(tmp_path / "both.pem")
    issued.private_key_pem.write_to_path(tmp_path / "key.pem")
    issued.cert_chain_pems[0].write_to_path(tmp_path / "certificate.pem")
    return {"one file": tmp_path / "both.pem", "two files": (tmp_path / "certificate.pem", tmp_path / "key.pem")}


@pytest.fixture
def asking_tls(authority: trustme.CA, ca_file: Path) -> ssl.SSLContext:
    """Of a server that wants to see a client's certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(ca_file)
    certify(context, authority, "127.0.0.1")
    return context


@pytest.mark.parametrize("form", ["one file", "two files"])
@pytest.mark.parametrize("face", FACES)
def test_a_client_shows_its_certificate(
    face: str, form: str, client_files: dict[str, Any], asking_tls: ssl.SSLContext, ca_file: Path
) -> None:
    wire = Wire(face, asking_tls, ca_file)
    try:
        server, driver = wire.both(client_certificate=client_files[form])
        assert driver.send(get("/1"), BRIEF).body == b"/1"
        with pytest.raises(TransportFailure):
            wire.driver(server.url).send(get("/2"), BRIEF)
        assert server.targets == ["/1"]
    finally:
        wire.stop()


@pytest.mark.parametrize("face", FACES)
def test_a_tls_context_of_ones_own_is_used(
    face: str, client_files: dict[str, Any], asking_tls: ssl.SSLContext, ca_file: Path
) -> None:
    wire = Wire(face, asking_tls, ca_file)
    try:
        own = ssl.create_default_context(cafile=ca_file)
        own.load_cert_chain(client_files["one file"])
        _, driver = wire.both(ca_file=None, ssl_context=own)
        assert driver.send(get("/1"), BRIEF).body == b"/1"
    finally:
        wire.stop()


@pytest.mark.parametrize("face", FACES)
def test_a_tls_context_of_ones_own_that_lacks_the_ca_is_where_it_belongs(
    face: str, server_tls: ssl.SSLContext, ca_file: Path
) -> None:
    wire = Wire(face, server_tls, ca_file)
    try:
        _, driver = wire.both(ca_file=None, ssl_context=ssl.create_default_context())
        failed = failure(driver, get("/1"))
        assert (kind(failed), failed.is_unsent) == ("CertificateError", True)
        assert failed.hint == "load the CA certificate into your ssl_context: ssl_context.load_verify_locations(...)"
        _, driver = wire.both(ca_file=None)
        assert failure(driver, get("/1")).hint is None, "the error's own: ca_file"
    finally:
        wire.stop()


@pytest.mark.parametrize("script", ["ending", "resetting"])
@pytest.mark.parametrize("face", FACES)
def test_plain_http_to_a_port_of_https_is_asked_about(
    face: str, script: str, ca_file: Path, server_tls: ssl.SSLContext
) -> None:
    end = {"ending": ending, "resetting": resetting}[script]
    for tls in (None, server_tls):
        wire = Wire(face, tls, ca_file)
        try:
            server, driver = wire.both(end)
            port = server.url.rpartition(":")[2]
            reason = failure(driver, get("/1")).reason
            assert reason.endswith(f" before an answer came; is 127.0.0.1:{port} an https port?") is (tls is None)
            assert ("https port" in reason) is (tls is None)
        finally:
            wire.stop()


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_files_that_cannot_be_used_are_named(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "file.pem"
    if content is not None:
        file.write_text(content)
    given: list[dict[str, Any]] = [{"ca_file": file}, {"ca_file": None, "client_certificate": file}]
    for options in given:
        endpoint = Endpoint(url="https://a.example", max_connections=1, proxy=None, **options)
        with pytest.raises(ConfigurationError, match=r"file\.pem"):
            endpoint.tls()
