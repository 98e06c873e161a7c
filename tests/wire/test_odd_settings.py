"""Timeouts and addresses that nobody should give, and somebody does."""

from __future__ import annotations

import math
import traceback
from typing import Any

import pytest

from tests.wire.conftest import Wire
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub.errors import ConfigurationError

KINDS: tuple[Any, ...] = (ThingsHub, AsyncThingsHub)
TOKEN = "canary-of-the-settings"


@pytest.mark.parametrize("seconds", [1e7, 1e12, math.inf])
def test_a_call_may_take_as_long_as_it_likes(wire: Wire, seconds: float) -> None:
    _, client = wire.served(timeout=Timeout(seconds, seconds, seconds))
    for _ in range(2):
        assert client.run(lambda hub: hub.request("GET", "/api/v3/any")).status == 200


@pytest.mark.parametrize("seconds", [1e7, math.inf])
def test_a_name_may_be_looked_up_for_as_long_as_one_likes(wire: Wire, seconds: float) -> None:
    if wire.is_tls:
        pytest.skip("the name comes before TLS")
    server = wire.serve()
    client = wire.client(server.url.replace("127.0.0.1", "localhost"), timeout=Timeout(seconds, seconds, seconds))
    assert client.run(lambda hub: hub.request("GET", "/api/v3/any")).status == 200


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize(
    "options",
    [
        {"timeout": Timeout(total_seconds=math.nan)},
        {"timeout": Timeout(connect_seconds=math.nan)},
        {"timeout": Timeout(read_seconds=None)},  # type: ignore[arg-type]
        {"timeout": Timeout(read_seconds="5")},  # type: ignore[arg-type]
        {"timeout": 30},
        {"timeout": (5, 30)},
        {"timeout": None},
        {"retries": 3},
        {"retries": None},
        {"retries": Retries(first_wait_seconds=math.nan)},
        {"retries": Retries(attempts="3")},  # type: ignore[arg-type]
    ],
    ids=str,
)
def test_options_that_cannot_be_are_refused_at_once(make: Any, options: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        make("https://demo.example", token=TOKEN, **options)
    with pytest.raises(ConfigurationError):
        make("https://demo.example", token=TOKEN).with_options(**options)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("by_variable", [False, True], ids=["argument", "variable"])
@pytest.mark.parametrize(
    "url",
    [
        "https://[::1",
        "https://olga:canary-password\u2100@demo.example",
        "https://demo.example\u2100",
        "https://demo .example",
        "https://demo.example\x7f",
    ],
    ids=ascii,
)
def test_addresses_that_cannot_be_are_refused_without_being_shown(
    make: Any, by_variable: bool, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THINGSHUB_URL", url)
    with pytest.raises(ConfigurationError) as caught:
        make(None if by_variable else url, token=TOKEN)
    assert "canary" not in "".join(traceback.format_exception(caught.value))
