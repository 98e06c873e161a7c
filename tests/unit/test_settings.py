"""What a client is built from: what is refused, where values come from, what is never shown."""

from __future__ import annotations

import ssl
from pathlib import Path
from types import NoneType
from typing import Any

import pytest

from tests.both import FakeTransport, json_answer
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub._client.operation import Answer, Operation
from thingshub.errors import ConfigurationError
from thingshub.settings import Settings, resolve
from thingshub.transport import proxy_for

GOOD: dict[str, Any] = {
    "url": "https://demo.example",
    "username": None,
    "password": None,
    "token": "t",
    "api_key": None,
    "api_profile": None,
    "ca_file": None,
    "max_connections": 10,
    "allow_http_on_loopback": False,
    "environment": dict[str, str]().get,
}


def _resolved(**changed: Any) -> Settings:
    return resolve(**{**GOOD, **changed})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"url": None}, "no URL of a tenant"),
        ({"url": "http://demo.example"}, "plain http"),
        ({"url": "http://demo.example", "allow_http_on_loopback": True}, "plain http"),
        ({"url": "http://127.0.0.1:80"}, "plain http"),
        ({"url": "http://127.0.0.1.evil.example", "allow_http_on_loopback": True}, "plain http"),
        ({"url": "ftp://demo.example"}, "not one of https"),
        ({"url": "https://"}, "not one of https"),
        ({"url": "https://olga:canary@demo.example"}, "holds credentials"),
        ({"url": "https://demo.example?token=canary"}, "query or a fragment"),
        ({"url": "https://demo.example:99999"}, "port is not a number"),
        ({"url": "https://demo.example:0"}, "port is not a number"),
        ({"url": "https://demo.example/api/v3"}, "ends with /api/v3"),
        ({"token": None}, "no credentials"),
        ({"api_key": "canary"}, "more than one kind of credentials given"),
        ({"username": "olga", "password": "canary"}, "more than one kind"),
        ({"token": None, "username": "olga"}, "password is missing"),
        ({"token": None, "password": "canary"}, "username is missing"),
        ({"token": "canary\r\nX-Evil: 1"}, "characters that no header can carry"),
        ({"max_connections": 0}, "1 or more"),
        ({"api_profile": "seven"}, "is no product"),
        ({"api_profile": "7.1.2"}, "is no product"),
        ({"environment": {"THINGSHUB_API_PROFILE": "v7"}.get}, "is no product"),
    ],
)
def test_what_is_missing_contradictory_or_unsafe_is_refused(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        _resolved(**changed)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"timeout": Timeout(connect_seconds=0)}, "more than 0 seconds"),
        ({"timeout": Timeout(total_seconds=-1)}, "more than 0 seconds"),
        ({"retries": Retries(attempts=0)}, "attempts must be 1 or more"),
        ({"retries": Retries(first_wait_seconds=-1)}, "0 seconds or more"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        ThingsHub("https://demo.example", token="t", **options)
    with pytest.raises(ConfigurationError, match=message):
        ThingsHub("https://demo.example", token="t").with_options(**options)


@pytest.mark.parametrize(
    ("address", "origin", "base_path"),
    [
        ("https://demo.example", "https://demo.example", ""),
        ("demo.example:8443/", "https://demo.example:8443", ""),
        ("https://gateway.example/things/", "https://gateway.example", "/things"),
        ("https://[::1]:8443", "https://[::1]:8443", ""),
    ],
)
def test_addresses(address: str, origin: str, base_path: str) -> None:
    settings = _resolved(url=address)
    assert (settings.endpoint.url, settings.base_path) == (origin, base_path)


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:80", "127.9.9.9"])
def test_http_is_for_this_machine_only_when_asked_for(host: str) -> None:
    assert _resolved(url=f"http://{host}", allow_http_on_loopback=True).endpoint.url == f"http://{host}"


def test_the_environment_fills_in_and_arguments_win() -> None:
    environment = {
        "THINGSHUB_URL": "https://env.example",
        "THINGSHUB_USERNAME": "olga",
        "THINGSHUB_PASSWORD": "p",
        "THINGSHUB_CA_FILE": "ca.pem",
    }
    settings = _resolved(url=None, token=None, environment=environment.get)
    assert settings.endpoint.url == "https://env.example"
    assert settings.credentials.username == "olga"
    assert settings.endpoint.ca_file == Path("ca.pem")
    settings = _resolved(token="mine", environment=environment.get)
    assert settings.credentials.bearer == "mine"
    assert settings.credentials.username is None, "credentials of two places are never mixed"


@pytest.mark.parametrize("kind", [ThingsHub, AsyncThingsHub])
def test_clients_are_built_from_the_environment_and_show_no_secret(
    kind: type[ThingsHub | AsyncThingsHub], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THINGSHUB_URL", "https://env.example")
    monkeypatch.setenv("THINGSHUB_USERNAME", "olga")
    monkeypatch.setenv("THINGSHUB_PASSWORD", "canary-password")
    hub = kind()
    assert repr(hub) == f"<{kind.__name__} https://env.example as user 'olga'>"
    values: list[Any] = list(vars(hub).values())
    shown = repr(vars(hub)) + "".join(repr(getattr(value, "__dict__", "")) for value in values)
    assert "canary" not in shown


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_ca_file_that_cannot_be_used_is_named(content: str | None, tmp_path: Path) -> None:
    ca_file = tmp_path / "ca.pem"
    if content is not None:
        ca_file.write_text(content)
    for kind in (ThingsHub, AsyncThingsHub):
        with pytest.raises(ConfigurationError, match=r"ca\.pem cannot be used"):
            kind("https://demo.example", token="t", ca_file=ca_file)


def test_proxies_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://u:canary@proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "inside.example")
    proxy = proxy_for("https://demo.example")
    assert proxy is not None
    assert (proxy.authority, proxy.username, proxy.password) == ("proxy.example:3128", "u", "canary")
    assert proxy.source == "HTTPS_PROXY"
    assert proxy_for("https://inside.example") is None
    assert "canary" not in repr(_resolved())


def test_default_headers_and_the_name_of_the_program_go_to_the_tenant() -> None:
    transport = FakeTransport(lambda _: json_answer("null"))
    hub = ThingsHub(
        "https://demo.example",
        token="t",
        default_headers={"X-Gateway-Key": "canary"},
        app_name="fleet-report/2.1",
        transport=transport,
    )
    for server in (None, "https://files.example"):
        operation: Operation[Any] = Operation(
            "files.get", "GET", "/x", (), (Answer("200", "", NoneType),), server=server
        )
        hub._executor.call(operation)  # pyright: ignore[reportPrivateUsage]
    ours, theirs = transport.requests
    assert ours.headers["X-Gateway-Key"] == "canary"
    assert "X-Gateway-Key" not in theirs.headers, "another host must not get what the gateway is told"
    assert ours.headers["User-Agent"] == theirs.headers["User-Agent"]
    assert ours.headers["User-Agent"].startswith("fleet-report/2.1 thingshub-python/")
    assert "canary" not in repr(hub)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"default_headers": {"X A": "b"}}, "cannot be a header"),
        ({"default_headers": {"X-A": "b\r\nX-B: c"}}, "the value of X-A cannot be sent"),
        ({"default_headers": {"authorization": "b"}}, "is set by the client"),
        ({"default_headers": {"Host": "b"}}, "is set by the client"),
        ({"app_name": ""}, "cannot be sent"),
        ({"app_name": "a\nb"}, "cannot be sent"),
        ({"ssl_context": ssl.create_default_context(), "ca_file": "ca.pem"}, "beside ca_file"),
    ],
)
def test_what_cannot_be_sent_with_every_request_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        ThingsHub("https://demo.example", token="t", **given)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"url": " https://demo.example"}, "begins or ends with a blank"),
        ({"url": "https://demo.example\n"}, "begins or ends with a blank"),
        ({"url": ""}, "no URL of a tenant"),
        ({"ssl_context": "x"}, "ssl_context: expected SSLContext, got str"),
        ({"ca_file": 3}, "ca_file: expected str or Path, got int"),
        ({"proxy": 3}, "proxy: expected str, got int"),
        ({"transport": object()}, r"transport: object has no send\(\)"),
        ({"default_headers": {"X-A": 3}}, "the value of X-A cannot be sent"),
        ({"default_headers": {"X A": "3"}}, "'X A' cannot be a header's name.*no blanks"),
        ({"default_headers": {3: "3"}}, "3 cannot be a header's name"),
    ],
)
@pytest.mark.parametrize("face", [ThingsHub, AsyncThingsHub])
def test_what_is_no_setting_is_refused_by_name(face: Any, options: dict[str, Any], says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        face(**{"url": "https://demo.example", "token": "t", **options})


@pytest.mark.parametrize("option", [{"proxy": "http://127.0.0.1:9"}, {"client_certificate": "me.pem"}])
def test_what_says_how_to_connect_has_no_effect_beside_a_transport(option: dict[str, Any]) -> None:
    [name] = option
    with pytest.raises(ConfigurationError, match=f"{name} has no effect beside transport"):
        ThingsHub("https://demo.example", token="t", transport=FakeTransport(lambda _: json_answer("{}")), **option)
