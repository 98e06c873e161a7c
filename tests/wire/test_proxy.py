"""Proxies: which one for which host, what it is told, and what is refused without a word of the password."""

from __future__ import annotations

import base64

import pytest

from thingshub._http.exchange import Exchange
from thingshub._http.proxy import Proxy, proxy_for
from thingshub._http.route import Route, tunnel_failure
from thingshub.errors import ConfigurationError, ProxyAuthenticationError, ProxyError
from thingshub.transport import Endpoint

URL = "https://demo.example"
PROXY = "http://proxy.example:3128"


def _authority(found: Proxy | None) -> str | None:
    return None if found is None else f"{found.scheme}://{found.authority}"


@pytest.mark.parametrize(
    ("url", "environment", "expected"),
    [
        (URL, {}, None),
        (URL, {"HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"https_proxy": PROXY, "HTTPS_PROXY": "http://other.example"}, PROXY),
        (URL, {"https_proxy": "", "HTTPS_PROXY": PROXY}, None),
        (URL, {"HTTP_PROXY": PROXY}, None),
        ("http://demo.example", {"HTTP_PROXY": PROXY}, PROXY),
        ("http://demo.example", {"HTTP_PROXY": PROXY, "REQUEST_METHOD": "GET"}, None),
        ("http://demo.example", {"http_proxy": PROXY, "REQUEST_METHOD": "GET"}, PROXY),
        (URL, {"ALL_PROXY": PROXY}, PROXY),
        (URL, {"all_proxy": PROXY, "HTTPS_PROXY": "http://first.example:1"}, "http://first.example:1"),
        (URL, {"HTTPS_PROXY": "proxy.example:3128"}, PROXY),
        (URL, {"HTTPS_PROXY": " http://proxy.example:3128\n"}, PROXY),
        (URL, {"HTTPS_PROXY": "http://proxy.example:3128/"}, PROXY),
        (URL, {"HTTPS_PROXY": "HTTPS://proxy.example"}, "https://proxy.example:443"),
        (URL, {"HTTPS_PROXY": "http://[::1]"}, "http://[::1]:80"),
        ("https://localhost:8443", {"HTTPS_PROXY": PROXY}, None),
        ("https://app.localhost", {"HTTPS_PROXY": PROXY}, None),
        ("https://127.1.2.3", {"HTTPS_PROXY": PROXY}, None),
        ("https://[::1]:8443", {"HTTPS_PROXY": PROXY}, None),
        ("https://[::ffff:127.0.0.1]", {"HTTPS_PROXY": PROXY}, None),
    ],
)
def test_the_environment_names_a_proxy(url: str, environment: dict[str, str], expected: str | None) -> None:
    assert _authority(proxy_for(url, environment=environment)) == expected


@pytest.mark.parametrize(
    ("url", "exempt", "is_direct"),
    [
        (URL, "demo.example", True),
        (URL, "DEMO.example.", True),
        (URL, "example", True),
        (URL, ".example", True),
        (URL, "*.example", True),
        (URL, "ample", False),
        (URL, "other.example", False),
        (URL, "a.demo.example", False),
        (URL, "*", True),
        (URL, "foo , demo.example", True),
        (URL, "foo demo.example", True),
        (URL, "", False),
        (URL, ",", False),
        (URL, "demo.example:443", True),
        (URL, "demo.example:8443", False),
        ("https://demo.example:8443", "demo.example:8443", True),
        ("https://10.1.2.3", "10.0.0.0/8", True),
        ("https://10.1.2.3", "10.1.2.3", True),
        ("https://10.1.2.3", "10.1.2.3:443", True),
        ("https://10.1.2.3", "10.1.2.3:80", False),
        ("https://11.1.2.3", "10.0.0.0/8", False),
        ("https://10.1.2.3", "2.3", False),
        ("https://10.1.2.3", "10.0.0.0/99", False),
        ("https://[fd00::7]", "fd00::/8", True),
        ("https://[fd00::7]", "[fd00::7]", True),
        ("https://[fd00::7]", "[fd00::7]:443", True),
        ("https://[fd00::7]", "[fd00::7]:80", False),
        ("https://[fe00::7]", "fd00::/8", False),
        ("https://10.example", "10.0.0.0/8", False),
    ],
)
def test_hosts_are_exempt(url: str, exempt: str, is_direct: bool) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        assert (proxy_for(url, environment={"HTTPS_PROXY": PROXY, name: exempt}) is None) is is_direct


def test_what_was_asked_for_holds_for_every_host() -> None:
    environment = {"HTTPS_PROXY": "http://other.example", "NO_PROXY": "*"}
    for url in (URL, "http://127.0.0.1:8000"):
        assert _authority(proxy_for(url, PROXY, environment)) == PROXY
        ready = Proxy("http", "a.example", 1)
        assert proxy_for(url, ready, environment) is ready
    explicit = Endpoint(URL, 1, proxy_for(URL, PROXY, environment))
    assert _authority(explicit.elsewhere("https://files.example").proxy) == PROXY


@pytest.mark.parametrize(
    ("text", "username", "password"),
    [
        ("http://user:p%40ss%3A%2F@proxy.example:3128", "user", "p@ss:/"),
        ("user:pass@proxy.example:3128", "user", "pass"),
        ("http://user@proxy.example:3128", "user", None),
        ("http://us%C3%A9r:p%C3%A4ss@proxy.example:3128", "usér", "päss"),
    ],
)
def test_credentials_are_told_to_the_proxy(text: str, username: str, password: str | None) -> None:
    proxy = Proxy.parse(text)
    assert (proxy.username, proxy.password) == (username, password)
    scheme, _, encoded = proxy.headers["Proxy-Authorization"].partition(" ")
    assert (scheme, base64.b64decode(encoded).decode()) == ("Basic", f"{username}:{password or ''}")
    assert password is None or password not in repr(proxy)
    assert encoded not in repr(proxy)
    assert proxy.authority == "proxy.example:3128"


def test_without_credentials_nothing_is_told() -> None:
    assert Proxy.parse(PROXY).headers == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("socks5://u:canary@proxy.example:1080", "SOCKS"),
        ("SOCKS5h://u:canary@proxy.example:1080", "SOCKS"),
        ("socks4://u:canary@proxy.example:1080", "SOCKS"),
        ("ftp://u:canary@proxy.example", "not the URL"),
        ("http://u:canary@[::", "not a valid URL"),
        ("http://u:canary@proxy.example:99999", "not a valid URL"),
        ("http://u:canary@proxy.example:port", "not a valid URL"),
        ("http://u:canary@proxy.example:0", "not a valid URL"),
        ("http://u:canary@:3128", "not a valid URL"),
        ("http://u:canary@proxy.example/path", "not a valid URL"),
        ("http://u:canary@proxy.example?x=y", "not a valid URL"),
        ("http://u:canary@pro xy.example", "not a valid URL"),
        ("http://u:canary/1@proxy.example", "not a valid URL"),
        ("http://", "not a valid URL"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(text: str, words: str) -> None:
    cases: list[tuple[dict[str, str], str]] = [
        ({"HTTPS_PROXY": text}, "HTTPS_PROXY"),
        ({"all_proxy": text}, "all_proxy"),
        ({}, "proxy="),
    ]
    for environment, name in cases:
        with pytest.raises(ConfigurationError, match=words) as caught:
            proxy_for(URL, None if environment else text, environment)
        assert str(caught.value).startswith(name)
        assert "canary" not in str(caught.value)
        assert caught.value.__context__ is None


# -- the way through it ------------------------------------------------------------------------------------------------


def test_a_tunnel_is_asked_for_with_the_credentials_and_the_server_never_sees_them() -> None:
    route = Route(Endpoint("https://demo.example", 1, Proxy.parse("http://u:p@proxy.example:3128")))
    assert (route.host, route.port) == ("proxy.example", 3128)
    assert route.proxy_tls is None
    assert route.tls is not None
    assert route.hostname == "demo.example"
    assert route.tunnel == (
        b"CONNECT demo.example:443 HTTP/1.1\r\nHost: demo.example:443\r\nProxy-Authorization: Basic dTpw\r\n\r\n"
    )
    assert route.writer.head("GET", "/x", {}, None) == b"GET /x HTTP/1.1\r\nHost: demo.example\r\n\r\n"


def test_plain_http_goes_to_the_proxy_with_its_whole_url() -> None:
    route = Route(Endpoint("http://demo.example:8000", 1, Proxy.parse("https://u:p@proxy.example")))
    assert (route.host, route.port, route.proxy_hostname) == ("proxy.example", 443, "proxy.example")
    assert route.proxy_tls is not None
    assert route.tls is None
    assert not route.tunnel
    assert route.writer.head("GET", "/x", {}, None) == (
        b"GET http://demo.example:8000/x HTTP/1.1\r\nHost: demo.example:8000\r\nProxy-Authorization: Basic dTpw\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://demo.example", "demo.example"),
        ("http://demo.example:80", "demo.example"),
        ("https://demo.example:80", "demo.example:80"),
        ("http://[::1]:8000", "[::1]:8000"),
        ("http://[::1]", "[::1]"),
        ("http://gerät.example", "xn--gert-noa.example"),
    ],
)
def test_the_host_is_said_as_it_stands_in_a_url(url: str, host: str) -> None:
    assert f"\r\nHost: {host}\r\n".encode() in Route(Endpoint(url, 1)).writer.head("GET", "/", {}, None)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"HTTP/1.1 200 Connection established\r\n\r\n", None),
        (b"HTTP/1.0 200 Connection established\r\n\r\n", None),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n", None),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", None),
        (b"HTTP/1.1 200 OK\r\n\r\nsurplus", ProxyError),
        (b"HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n", ProxyAuthenticationError),
        (b"HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno", ProxyError),
        (b"HTTP/1.1 502 No\r\nConnection: close\r\n\r\nno", ProxyError),
        (b"HTTP/1.1 302 Elsewhere\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", ProxyError),
    ],
)
def test_what_a_proxy_answers(answer: bytes, kind: type[ProxyError] | None) -> None:
    exchange = Exchange("CONNECT")
    exchange.feed(answer)
    assert exchange.has_head
    failure = tunnel_failure(exchange)
    assert (failure and failure.kind) is kind
    if failure is not None:
        assert failure.is_unsent
        assert exchange.status == 200 or str(exchange.status) in failure.reason
