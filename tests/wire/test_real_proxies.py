"""Proxies that others wrote: every call gets through, with the right password only, which no error ever shows."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wire.conftest import Wire
from tests.wire.driver import RESULT_SECONDS, Driver, get, post
from tests.wire.failing import failure, kind
from tests.wire.proxies import IN_URL, SECRETS, Mitmproxy, Squid
from tests.wire.servers import Certificate, Origin
from tests.wire.test_real_servers import LARGE, PATIENCE, check, lines, named
from thingshub.errors import CertificateError, ProxyAuthenticationError, ProxyError
from thingshub.transport import Proxy, TransportFailure, proxy_for

pytestmark = pytest.mark.wire
WRONG = ["", "olga@", "olga:canary@", "olga:canary+p%40ss%2Fw%25rd@", "other:canary%20p%40ss%2Fw%25rd@"]


@pytest.fixture(scope="module", params=["plain", "tls"])
def origin(
    request: pytest.FixtureRequest, certificate: Certificate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Origin]:
    """What stands behind the proxies."""
    made = Origin("uvicorn-h11", tmp_path_factory.mktemp("origin"), certificate if request.param == "tls" else None)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def squid() -> Iterator[Squid]:
    made = Squid()
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def mitmproxy(tmp_path_factory: pytest.TempPathFactory, ca_file: Path) -> Iterator[Mitmproxy]:
    made = Mitmproxy(tmp_path_factory.mktemp("mitmproxy"), ca_file)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def wire(face: str, origin: Origin, ca_file: Path, server_tls: Any) -> Iterator[Wire]:
    made = Wire(face, server_tls if origin.is_tls else None, ca_file)
    yield made
    made.stop()


def calls(driver: Driver) -> None:
    """Calls of every kind, each with its own answer."""
    for turn in range(3):
        name = f"get-{turn}"
        check(driver.send(get(f"/echo/{name}", headers=named(name)), PATIENCE), name)
        name = f"post-{turn}"
        check(driver.send(post(LARGE, f"/echo/{name}", headers=named(name)), PATIENCE), name, sent=LARGE)
        assert driver.send(get("/status/x?code=204"), PATIENCE).body == b""
        assert driver.send(get("/chunks/c?count=500"), PATIENCE).body == lines("c", 500)
    started = {
        f"many-{n}": driver.start(get(f"/echo/many-{n}", headers=named(f"many-{n}")), PATIENCE) for n in range(40)
    }
    for name, future in started.items():
        check(future.result(RESULT_SECONDS), name)


def check_secret(failed: BaseException) -> None:
    """Nothing of the password is in the error, nor in what is printed of it."""
    shown = "".join(traceback.format_exception(failed))
    for told in (str(failed), repr(failed), shown):
        assert not any(secret in told for secret in SECRETS), told


def test_every_call_goes_through_squid(wire: Wire, origin: Origin, squid: Squid) -> None:
    driver = wire.driver(origin.url, proxy=Proxy.parse(f"http://{IN_URL}@{squid.address}"), ca_file=wire.ca_file)
    calls(driver)
    driver.close()
    authority = origin.url.partition("//")[2]
    line = f"CONNECT {authority} olga" if origin.is_tls else f"GET {origin.url}/echo/get-0 olga"
    ends_at = time.monotonic() + 5  # a tunnel is noted when it ends
    while line not in squid.asked():
        assert time.monotonic() < ends_at, squid.asked()[-1000:]
        time.sleep(0.02)


@pytest.mark.parametrize("credentials", WRONG)
def test_squid_refuses_the_wrong_password(wire: Wire, origin: Origin, squid: Squid, credentials: str) -> None:
    before = len(origin.seen())
    driver = wire.driver(origin.url, proxy=Proxy.parse(f"http://{credentials}{squid.address}"))
    for _ in range(2):
        failed = failure(driver, post(b"x", "/echo/never"), PATIENCE)
        assert (failed.kind, failed.is_unsent) == (ProxyAuthenticationError, True)
        check_secret(failed)
    client = wire.client(origin.url, proxy=f"http://{credentials}{squid.address}")
    with pytest.raises(ProxyAuthenticationError) as caught:
        client.run(lambda hub: hub.devices.get("x"))
    check_secret(caught.value)
    assert len(origin.seen()) == before


def test_the_environment_names_the_proxy_and_who_is_exempt(wire: Wire, origin: Origin, squid: Squid) -> None:
    url = origin.url.replace("127.0.0.1", "demo.example")
    environment = {f"{url.partition(':')[0]}_proxy": f"http://{IN_URL}@{squid.address}"}
    driver = wire.driver(url, proxy=proxy_for(url, environment=environment))
    check(driver.send(get("/echo/through", headers=named("through")), PATIENCE), "through")
    for exempt in ("demo.example", ".example", "*"):
        direct = wire.driver(url, proxy=proxy_for(url, environment={**environment, "no_proxy": exempt}))
        assert kind(failure(direct, get(), PATIENCE)) == "NameLookupError"  # only squid knows where that is
    assert proxy_for(origin.url, environment=environment) is None, "never for this machine"


def test_what_is_behind_squid_does_not_listen(wire: Wire, origin: Origin, squid: Squid) -> None:
    url = f"{'https' if origin.is_tls else 'http'}://127.0.0.1:1"
    driver = wire.driver(url, proxy=Proxy.parse(f"http://{IN_URL}@{squid.address}"), ca_file=wire.ca_file)
    if origin.is_tls:
        failed = failure(driver, get(), PATIENCE)
        assert (failed.kind, failed.is_unsent) == (ProxyError, True)
        assert "503" in failed.reason
        check_secret(failed)
    else:
        assert driver.send(get(), PATIENCE).status == 503  # squid's own answer: the call path's content guard sees it


def test_squid_dies(wire: Wire, origin: Origin) -> None:
    """Within an answer, and while connections are idle; when it is back, so are the calls."""
    squid = Squid()
    try:
        squid.start()
        driver = wire.driver(origin.url, proxy=Proxy.parse(f"http://{IN_URL}@{squid.address}"), ca_file=wire.ca_file)
        check(driver.send(get("/echo/before", headers=named("before")), PATIENCE), "before")
        stream = driver.open(get("/chunks/cut?count=2000", headers={"X-Pause-Ms": "2"}), PATIENCE)
        assert stream.next().startswith(b"cut 0 ")
        squid.kill()
        with pytest.raises(TransportFailure) as caught:
            stream.read()
        assert kind(caught.value) == "TruncatedAnswerError"
        check_secret(caught.value)
        before = len(origin.seen())
        for _ in range(2):
            failed = failure(driver, post(b"x", "/echo/dead"), PATIENCE)
            assert failed.is_unsent
            assert kind(failed) in ("ConnectError", "ProxyError")
            check_secret(failed)
        assert len(origin.seen()) == before
        squid.start()
        check(driver.send(get("/echo/again", headers=named("again")), PATIENCE), "again")
    finally:
        squid.stop()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_call_goes_through_mitmproxy(wire: Wire, origin: Origin, mitmproxy: Mitmproxy, scheme: str) -> None:
    """Its own CA is trusted, and vouches for the server; over TLS to the proxy, too."""
    proxy = Proxy.parse(f"{scheme}://{IN_URL}@{mitmproxy.address}")
    calls(wire.driver(origin.url, proxy=proxy, ca_file=mitmproxy.ca_file))


@pytest.mark.parametrize("credentials", WRONG)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_mitmproxy_refuses_the_wrong_password(
    wire: Wire, origin: Origin, mitmproxy: Mitmproxy, scheme: str, credentials: str
) -> None:
    proxy = Proxy.parse(f"{scheme}://{credentials}{mitmproxy.address}")
    failed = failure(
        wire.driver(origin.url, proxy=proxy, ca_file=mitmproxy.ca_file), post(b"x", "/echo/never"), PATIENCE
    )
    assert (failed.kind, failed.is_unsent) == (ProxyAuthenticationError, True)
    check_secret(failed)
    assert "never" not in origin.seen()


@pytest.mark.parametrize("origin", ["tls"], indirect=True)
def test_a_proxy_that_opens_tls_is_not_trusted_unless_its_ca_is(
    wire: Wire, origin: Origin, mitmproxy: Mitmproxy
) -> None:
    proxy = Proxy.parse(f"http://{IN_URL}@{mitmproxy.address}")
    failed = failure(wire.driver(origin.url, proxy=proxy, ca_file=wire.ca_file), post(b"x", "/echo/never"), PATIENCE)
    assert (failed.kind, failed.is_unsent) == (CertificateError, True)
    check_secret(failed)
    assert "never" not in origin.seen()
