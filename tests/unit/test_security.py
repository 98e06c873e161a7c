"""Who calls, and where: each operation's own schemes and servers; no credential goes where it is not meant to."""

from __future__ import annotations

import asyncio
import pickle
from base64 import b64encode
from typing import Any

import pytest

from tests.both import FakeAsyncTransport, FakeTransport, json_answer, run_both
from thingshub import AsyncThingsHub, ThingsHub
from thingshub._client.operation import (
    TENANT_TOKEN,
    Answer,
    ApiKey,
    Basic,
    Bearer,
    CookieParameter,
    Operation,
    QueryParameter,
    Scheme,
)
from thingshub._client.planning import Call
from thingshub._client.security import access_of
from thingshub.errors import ApiError, ConfigurationError, MissingCredentialsError, UnsafeServerError
from thingshub.preview import previewed
from thingshub.transport import Endpoint, Request, Response

KEY, QUERY, COOKIE = ApiKey("k", "header", "X-API-Key"), ApiKey("q", "query", "key"), ApiKey("c", "cookie", "sid")
BASIC, OTHER = Basic("b"), Bearer("o")
CREDENTIALS: dict[str, Any] = {
    "k": "canary-key",
    "q": "canary&query",
    "c": "canary-cookie",
    "b": ("olga", "canary-basic"),
    "o": "canary-other",
}
TOKEN = "canary-token"
PAIR = b64encode(b"olga:canary-basic").decode()
ANSWER = (Answer("200", "application/json", Any),)
Alternatives = tuple[tuple[Scheme, ...], ...]


def _operation(security: Alternatives | None, server: str | None = None, *parameters: Any) -> Operation[Any]:
    return Operation("probe.get", "GET", "/x", parameters, ANSWER, security=security, server=server)


def _request(operation: Operation[Any], *arguments: Any, **options: Any) -> Request:
    """The request of a call, the same with both clients."""
    options = {"credentials": CREDENTIALS, **options}

    async def scenario(hub: AsyncThingsHub) -> None:
        await hub._executor.call(operation, arguments)  # pyright: ignore[reportPrivateUsage]

    [request] = run_both(scenario, lambda _: json_answer("null"), token=TOKEN, **options)
    return request


def _credentials(request: Request) -> dict[str, str]:
    names = ("authorization", "x-api-key", "cookie")
    found = {name: text for name, text in request.headers.items() if name.lower() in names}
    if "key=" in request.target:
        found["query"] = request.target.partition("?")[2]
    return found


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        (None, {"Authorization": f"Bearer {TOKEN}"}),
        (((TENANT_TOKEN,),), {"Authorization": f"Bearer {TOKEN}"}),
        ((), {}),
        (((KEY,),), {"X-API-Key": "canary-key"}),
        (((QUERY,),), {"query": "key=canary%26query"}),
        (((COOKIE,),), {"Cookie": "sid=canary-cookie"}),
        (((BASIC,),), {"Authorization": f"Basic {PAIR}"}),
        (((OTHER,),), {"Authorization": "Bearer canary-other"}),
        (((KEY, TENANT_TOKEN),), {"X-API-Key": "canary-key", "Authorization": f"Bearer {TOKEN}"}),
        (
            ((KEY, QUERY, COOKIE),),
            {"X-API-Key": "canary-key", "query": "key=canary%26query", "Cookie": "sid=canary-cookie"},
        ),
        (((ApiKey("absent", "header", "X"),), (OTHER,)), {"Authorization": "Bearer canary-other"}),
        (((ApiKey("absent", "header", "X"), TENANT_TOKEN), (KEY,), (OTHER,)), {"X-API-Key": "canary-key"}),
        (((), (TENANT_TOKEN,)), {"Authorization": f"Bearer {TOKEN}"}),
        (((ApiKey("absent", "header", "X"),), ()), {}),
    ],
)
def test_the_first_alternative_of_which_there_is_everything(security: Any, expected: dict[str, str]) -> None:
    assert _credentials(_request(_operation(security))) == expected


def test_credentials_come_beside_what_is_there_already() -> None:
    operation = _operation(((QUERY, COOKIE),), None, QueryParameter("a"), CookieParameter("b"))
    request = _request(operation, "1", "2")
    assert request.target == "/x?a=1&key=canary%26query"
    assert request.headers["Cookie"] == "b=2; sid=canary-cookie"


@pytest.mark.parametrize("security", [((KEY,),), ((KEY, OTHER), (BASIC,))])
def test_what_is_missing_is_named_before_anything_is_sent(security: Any) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(MissingCredentialsError, match=r"probe\.get: needs k.*credentials=\{'k': \.\.\."):
            await hub._executor.call(_operation(security))  # pyright: ignore[reportPrivateUsage]

    assert run_both(scenario, lambda _: json_answer("null")) == []


@pytest.mark.parametrize(
    ("scheme", "value", "reason"),
    [
        (KEY, "canary\r\nX: y", "characters that cannot be sent"),
        (KEY, ("a", "canary"), "must be a text"),
        (COOKIE, "canary;x", "characters that cannot be sent"),
        (BASIC, "canary", "a user name without a colon, and a password"),
        (BASIC, ("canary:x", "y"), "a user name without a colon, and a password"),
    ],
)
def test_credentials_that_cannot_be_sent_are_refused_and_not_shown(scheme: Any, value: Any, reason: str) -> None:
    hub = ThingsHub("https://demo.example", token="t", credentials={scheme.name: value}, transport=FakeTransport(_null))
    with pytest.raises(MissingCredentialsError, match=reason) as caught:
        hub._executor.call(_operation(((scheme,),)))  # pyright: ignore[reportPrivateUsage]
    assert "canary" not in str(caught.value) + repr(vars(caught.value))


@pytest.mark.parametrize("wrong", [{"k": ""}, {"k": 7}, {"k": ("a", "b", "c")}, {"k": ("a", "")}])
def test_credentials_are_texts_or_pairs(wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"credentials\['k'\] is neither a text nor a pair"):
        ThingsHub("https://demo.example", token="t", credentials=wrong)


def test_two_schemes_for_one_header_are_refused() -> None:
    hub = ThingsHub("https://demo.example", token="t", credentials=CREDENTIALS, transport=FakeTransport(_null))
    with pytest.raises(MissingCredentialsError, match="need the same header, Authorization"):
        hub._executor.call(_operation(((BASIC, TENANT_TOKEN),)))  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(
    ("server", "security", "expected"),
    [
        ("https://files.example", None, {}),
        ("https://files.example", ((TENANT_TOKEN,),), {"Authorization": f"Bearer {TOKEN}"}),
        ("https://files.example", ((KEY,),), {"X-API-Key": "canary-key"}),
        ("https://files.example", (), {}),
        ("https://demo.example:443", None, {"Authorization": f"Bearer {TOKEN}"}),
        ("https://DEMO.example", None, {"Authorization": f"Bearer {TOKEN}"}),
        ("https://demo.example:444", None, {}),
        ("https://demo.example.evil.example", None, {}),
        ("/v2", None, {"Authorization": f"Bearer {TOKEN}"}),
    ],
)
def test_another_host_gets_the_token_only_where_the_operation_says_so(
    server: str, security: Any, expected: dict[str, str]
) -> None:
    assert _credentials(_request(_operation(security, server))) == expected


@pytest.mark.parametrize(
    ("server", "origin", "target"),
    [
        ("https://files.example", "https://files.example", "/x"),
        ("https://files.example/base/", "https://files.example", "/base/x"),
        ("https://files.example:8443/a/b", "https://files.example:8443", "/a/b/x"),
        ("/v2", None, "/tenants/t1/v2/x"),
        ("/", None, "/tenants/t1/x"),
        ("https://demo.example/v2", None, "/v2/x"),
    ],
)
def test_servers(server: str, origin: str | None, target: str) -> None:
    transport = FakeTransport(_null)
    hub = ThingsHub("https://demo.example/tenants/t1", token="t", transport=transport)
    hub._executor.call(_operation(None, server))  # pyright: ignore[reportPrivateUsage]
    [request] = transport.requests
    assert (request.origin, request.target) == (origin, target)


def _null(_: Request) -> Response:
    return json_answer("null")


@pytest.mark.parametrize("server", ["http://files.example", "http://127.0.0.1:1"])
def test_no_host_is_called_without_tls(server: str) -> None:
    hub = ThingsHub("https://demo.example", token="t", transport=FakeTransport(_null))
    with pytest.raises(UnsafeServerError, match="without TLS"):
        hub._executor.call(_operation(None, server))  # pyright: ignore[reportPrivateUsage]
    allowing = ThingsHub("https://demo.example", token="t", transport=FakeTransport(_null), allow_http_on_loopback=True)
    if "127.0.0.1" in server:
        assert allowing._executor.call(_operation(None, server)) is None  # pyright: ignore[reportPrivateUsage]
    else:
        with pytest.raises(UnsafeServerError):
            allowing._executor.call(_operation(None, server))  # pyright: ignore[reportPrivateUsage]


def test_transports_to_other_hosts_are_made_when_needed_and_closed_with_the_client(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[tuple[str, list[str]]] = []

    class Sync(FakeTransport):
        def __init__(self, endpoint: Endpoint) -> None:
            super().__init__(_null)
            self.events: list[str] = []
            made.append((endpoint.url, self.events))

        def close(self) -> None:
            self.events.append("closed")

    monkeypatch.setattr("thingshub._http.blocking.BlockingTransport", Sync)
    with ThingsHub("https://demo.example", token="t") as hub:
        assert [url for url, _ in made] == ["https://demo.example"]
        for call in (hub._executor.call, hub.with_options()._executor.call):  # pyright: ignore[reportPrivateUsage]
            call(_operation(None, "https://files.example/a"))
            call(_operation(None, "https://files.example/b"))
        call(_operation(None, "https://other.example"))
        assert [url for url, _ in made] == ["https://demo.example", "https://files.example", "https://other.example"]
    assert [events for _, events in made] == [["closed"]] * 3


def test_async_transports_to_other_hosts_too(monkeypatch: pytest.MonkeyPatch) -> None:

    made: list[tuple[str, list[str]]] = []

    class Later(FakeAsyncTransport):
        def __init__(self, endpoint: Endpoint) -> None:
            super().__init__(_null)
            self.events: list[str] = []
            made.append((endpoint.url, self.events))

        async def close(self) -> None:
            self.events.append("closed")

    monkeypatch.setattr("thingshub._http.asyncio_.AsyncioTransport", Later)

    async def scenario() -> None:
        async with AsyncThingsHub("https://demo.example", token="t") as hub:
            await hub._executor.call(_operation(None, "https://files.example/a"))  # pyright: ignore[reportPrivateUsage]
            await hub._executor.call(_operation(None, "https://files.example/b"))  # pyright: ignore[reportPrivateUsage]

    asyncio.run(scenario())
    assert made == [("https://demo.example", ["closed"]), ("https://files.example", ["closed"])]


def _previewed(operation: Operation[Any], *arguments: Any) -> Any:
    hub = ThingsHub("https://demo.example", token=TOKEN, credentials=CREDENTIALS, transport=FakeTransport(_null))
    return previewed(Call(operation, arguments), hub._executor.settings)  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(
    ("scheme", "header", "word"),
    [
        (TENANT_TOKEN, ("Authorization", "Bearer ***"), '"Authorization: Bearer $THINGSHUB_TOKEN"'),
        (OTHER, ("Authorization", "Bearer ***"), '"Authorization: Bearer $THINGSHUB_CREDENTIALS_O"'),
        (BASIC, ("Authorization", "Basic ***"), '--user "$THINGSHUB_CREDENTIALS_B"'),
        (KEY, ("X-API-Key", "***"), '"X-API-Key: $THINGSHUB_CREDENTIALS_K"'),
        (COOKIE, ("Cookie", "sid=***"), '--cookie "sid=$THINGSHUB_CREDENTIALS_C"'),
    ],
)
def test_previews_have_placeholders(scheme: Scheme, header: tuple[str, str], word: str) -> None:
    preview = _previewed(_operation(((scheme,),), "https://files.example"))
    assert header in preview.headers.items()
    assert preview.url == "https://files.example/x"
    assert word in preview.curl
    assert "canary" not in repr(preview) + str(preview)


def test_a_key_in_the_query_has_a_placeholder_too() -> None:
    operation = _operation(((QUERY,),), None, QueryParameter("a"))
    preview = _previewed(operation, 1)
    assert preview.url == "https://demo.example/x?a=1&key=***"
    assert preview.curl.endswith("""'https://demo.example/x?a=1'"&key=$THINGSHUB_CREDENTIALS_Q\"""")
    assert _previewed(operation).curl.endswith('''https://demo.example/x"?key=$THINGSHUB_CREDENTIALS_Q"''')


def test_no_secret_is_in_a_repr_or_an_error() -> None:
    quoted = " ".join([TOKEN, "canary-key", "canary%26query", "canary&query", "canary-cookie", "canary-basic", PAIR])
    hub = ThingsHub(
        "https://demo.example",
        token=TOKEN,
        credentials=CREDENTIALS,
        transport=FakeTransport(lambda _: json_answer(f'{{"code":400,"error":"{quoted}"}}', 400)),
    )
    executor = hub._executor  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(ApiError) as caught:
        executor.call(_operation(((KEY, QUERY, COOKIE),)))
    error: ApiError = pickle.loads(pickle.dumps(caught.value))
    access = access_of(_operation(((KEY, BASIC),)), executor.settings.credentials, is_elsewhere=False)
    for shown in (repr(hub), repr(executor.settings), repr(access), str(error), repr(vars(error))):
        assert "canary" not in shown
        assert PAIR not in shown
