"""Promises about what a failure says of its request, and about proxies."""

from __future__ import annotations

import socket
import ssl
import time
from base64 import b64encode

import trustme

from tests.wire.conftest import certify
from tests.wire.driver import get, post
from tests.wire.engines.bench import QUICK, Bench
from tests.wire.engines.promise import promise
from tests.wire.failing import failure, kind
from tests.wire.hostile import Connection, HostileServer, Received, answer, echo
from tests.wire.test_company import Proxies
from thingshub.transport import TransportFailure

CERTAINTY = "What a failure says"
NETWORKS = "Company networks"
CREDENTIALS = "Basic " + b64encode(b"olga:p@ss:w/rd").decode()


@promise(CERTAINTY, "Nobody listens, or the name is unknown: not sent, so that any call may be repeated")
def not_sent(bench: Bench) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    scheme = "https" if bench.is_tls else "http"
    for url in (f"{scheme}://127.0.0.1:{port}", f"{scheme}://no-such-host.invalid"):
        assert failure(bench.driver(url), post(b"x"), QUICK).is_unsent


def untrusted(bench: Bench, issuer: trustme.CA, name: str) -> TransportFailure:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certify(context, issuer, name)
    server = HostileServer(echo, context)
    bench.at_end(server.stop)
    failed = failure(bench.driver(server.url), post(b"x"), QUICK)
    assert server.requests == []
    return failed


@promise(CERTAINTY, "A certificate that is not trusted, or of another host: not sent", kinds=("tls",))
def certificates(bench: Bench) -> None:
    assert untrusted(bench, trustme.CA(), "127.0.0.1").is_unsent
    assert untrusted(bench, bench.authority, "other.example").is_unsent


@promise(CERTAINTY, "A whole request without an answer may have been carried out, and is seen once")
def unknown(bench: Bench) -> None:
    for end in ("finish", "cut", "reset"):

        def script(connection: Connection, request: Received, end: str = end) -> None:
            if request.target == "/second":
                getattr(connection, end)()
            echo(connection, request)

        server, driver = bench.both(script)
        driver.send(get("/first"), QUICK)
        assert not failure(driver, post(b"x", "/second"), QUICK).is_unsent
        assert server.targets == ["/first", "/second"]


@promise(CERTAINTY, "A connection that was closed while idle is noticed: every `POST` is answered, and sent once")
def idle_ends(bench: Bench) -> None:
    for end in ("finish", "cut", "reset"):

        def script(connection: Connection, request: Received, end: str = end) -> None:
            echo(connection, request)
            getattr(connection, end)()

        server, driver = bench.both(script)
        for number in range(4):
            assert driver.send(post(b"x", f"/{number}"), QUICK).body == f"/{number}".encode()
            time.sleep(0.04)
        assert server.targets == [f"/{number}" for number in range(4)]


@promise(CERTAINTY, "In a race with a server's end no `POST` comes twice, and none that came is called not sent")
def races(bench: Bench) -> None:
    def script(connection: Connection, request: Received) -> None:
        connection.send(answer(request.target.encode()))
        connection.wait(0.02)
        connection.finish()

    server, driver = bench.both(script)
    for number in range(25):
        error = driver.start(post(b"x", f"/{number}"), QUICK).exception(4)
        if error is not None:
            assert isinstance(error, TransportFailure)
            assert not (error.is_unsent and f"/{number}" in server.targets)
        time.sleep(0.0185 + 0.0001 * number)
    assert len(server.targets) == len(set(server.targets))


@promise(CERTAINTY, "No failure shows what was sent")
def silent_failures(bench: Bench) -> None:
    _, driver = bench.both(lambda connection, _: connection.cut())
    secret = "canary-secret"
    request = post(secret.encode(), f"/?key={secret}", headers={"Authorization": f"Bearer {secret}"})
    failed = failure(driver, request, QUICK)
    assert secret not in f"{failed}{failed!r}{vars(failed)}{failed.__cause__!r}"


def proxied(bench: Bench, wants: str) -> tuple[Proxies, str]:
    proxies = Proxies(bench.server_tls, wants=wants)
    bench.at_end(proxies.server.stop)
    return proxies, f"http://olga:p%40ss%3Aw%2Frd@127.0.0.1:{proxies.server.port}"


@promise(NETWORKS, "User and password in a proxy's URL are sent to the proxy, and to nobody else", kinds=("tls",))
def proxy_passwords(bench: Bench) -> None:
    proxies, url = proxied(bench, CREDENTIALS)
    driver = bench.driver("https://demo.example", proxy=url)
    for target in ("/1", "/2"):
        assert driver.send(get(target, headers={"Authorization": "Bearer canary"}), QUICK).body.decode() == target
    assert all("authorization" not in tunnel.headers for tunnel in proxies.server.requests)
    assert all("proxy-authorization" not in inner.headers for inner in proxies.behind)


def refused_by_proxy(bench: Bench) -> TransportFailure:
    proxies, url = proxied(bench, "another")
    failed = failure(bench.driver("https://demo.example", proxy=url), post(b"x"), QUICK)
    assert proxies.behind == []
    return failed


@promise(NETWORKS, "A proxy that wants another password (407): not sent, and no word of the password", kinds=("tls",))
def proxy_refusals(bench: Bench) -> None:
    failed = refused_by_proxy(bench)
    assert failed.is_unsent
    shown = f"{failed}{failed!r}{vars(failed)}{failed.__cause__!r}"
    assert "p@ss" not in shown
    assert "p%40ss" not in shown


@promise(NETWORKS, "Both have errors of their own: `ProxyAuthenticationError` and `CertificateError`", kinds=("tls",))
def errors_of_their_own(bench: Bench) -> None:
    assert kind(refused_by_proxy(bench)) == "ProxyAuthenticationError"
    assert kind(untrusted(bench, trustme.CA(), "127.0.0.1")) == "CertificateError"
