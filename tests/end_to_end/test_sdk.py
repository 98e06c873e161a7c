"""The SDK against a live sandbox: crowds, expiry, keys, and a server that is newer than the SDK."""

from __future__ import annotations

import asyncio
import copy
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.faces import run_async, run_sync
from thingshub import AsyncThingsHub, ThingsHub
from thingshub._http.asyncio_ import AsyncioTransport
from thingshub._http.blocking import BlockingTransport
from thingshub.api import devices
from thingshub.errors import AuthenticationError
from thingshub.transport import Request, Response
from thingshub_document.reading import Document
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.server import Options, Running, running_sandbox

CROWD = 200
EIGHT_DAYS = 8 * 24 * 3600


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sandbox")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def sandbox(data: Path, clock: FixedClock) -> Iterator[Running]:
    with running_sandbox(Options(data=data, is_in_memory=True, clock=clock, has_cheap_passwords=True)) as running:
        yield running


def _login(sandbox: Running) -> dict[str, Any]:
    return {
        "url": sandbox.url,
        "username": sandbox.username,
        "password": sandbox.password,
        "ca_file": sandbox.ca_file,
    }


def test_200_threads_log_in_once_and_once_more_when_the_token_ends_mid_way(sandbox: Running, clock: FixedClock) -> None:
    everybody = threading.Barrier(CROWD)
    with ThingsHub(**_login(sandbox)) as hub:

        def work(number: int) -> None:
            everybody.wait()
            for turn in range(4):
                hub.devices.list(limit=1)
                if number == 0 and turn == 1:
                    clock.advance(EIGHT_DAYS)

        with ThreadPoolExecutor(CROWD) as pool:
            list(pool.map(work, range(CROWD)))
    assert sandbox.calls["auth.login"] == 2
    assert CROWD * 4 < sandbox.calls["devices.list"] <= CROWD * 5, "some were refused, and each of those only once"


def test_200_tasks_log_in_once_and_once_more_when_the_token_ends_mid_way(sandbox: Running, clock: FixedClock) -> None:
    async def main() -> None:
        async with AsyncThingsHub(**_login(sandbox)) as hub:

            async def work(number: int) -> None:
                for turn in range(4):
                    await hub.devices.list(limit=1)
                    if number == 0 and turn == 1:
                        clock.advance(EIGHT_DAYS)

            await asyncio.gather(*(work(number) for number in range(CROWD)))

    asyncio.run(main())
    assert sandbox.calls["auth.login"] == 2
    assert CROWD * 4 < sandbox.calls["devices.list"] <= CROWD * 5, "some were refused, and each of those only once"


def test_a_crowd_with_a_wrong_password_knocks_once(sandbox: Running) -> None:
    everybody = threading.Barrier(20)
    connection = _login(sandbox)
    connection["password"] = "wrong"
    with ThingsHub(**connection) as hub:

        def work(_: int) -> type[BaseException] | None:
            everybody.wait()
            try:
                hub.devices.list()
            except AuthenticationError as error:
                return type(error)
            return None

        with ThreadPoolExecutor(20) as pool:
            outcomes = set(pool.map(work, range(20)))
    assert outcomes == {AuthenticationError}
    assert sandbox.calls["auth.login"] < 20, "those who waited share the refusal"
    assert "devices.list" not in sandbox.calls


def test_the_token_is_renewed_before_it_ends(
    sandbox: Running, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    with ThingsHub(**_login(sandbox)) as hub:
        tokens: Any = hub._executor.tokens  # pyright: ignore[reportPrivateUsage]
        monkeypatch.setattr(tokens._held, "_clock", lambda: now)
        monkeypatch.setattr("thingshub._client.access_token.time.monotonic", lambda: now)
        hub.devices.list()
        now += 7 * 24 * 3600 - 30
        clock.advance(7 * 24 * 3600 - 30)
        hub.devices.list()
    assert sandbox.calls == {"auth.login": 2, "devices.list": 2}, "no call was refused on the way"


def test_an_api_key_is_enough(sandbox: Running) -> None:
    async def use(hub: AsyncThingsHub) -> None:
        assert (await hub.devices.list()).collection == []

    with ThingsHub(**_login(sandbox)) as hub:
        made = hub.api_keys.create(name="for the test")
        before = sandbox.calls["auth.login"]
        connection: dict[str, Any] = {"url": sandbox.url, "ca_file": sandbox.ca_file, "api_key": made.key}
        run_sync(use, ThingsHub(**connection))
        run_async(use, lambda: AsyncThingsHub(**connection))
        assert sandbox.calls["auth.login"] == before
        hub.api_keys.delete(made.id)
    with ThingsHub(**connection) as gone, pytest.raises(AuthenticationError, match="make a new one"):
        gone.devices.list()


def test_a_newer_server_loses_nothing_to_this_sdk(data: Path) -> None:
    """The sandbox runs on a document with properties that this SDK was not generated from."""
    spec = copy.deepcopy(dict(Api.load().document.data))
    for name in ("Device", "DeviceCreate", "DeviceUpdate"):
        properties = spec["components"]["schemas"][name]["properties"]
        properties["firmware"] = {"type": "object", "additionalProperties": True}
        properties["rack"] = {"type": ["integer", "null"]}
    options = Options(data=data, is_in_memory=True, has_cheap_passwords=True, api=Api(Document(spec)))
    with running_sandbox(options) as sandbox, ThingsHub(**_login(sandbox)) as hub:
        hub.devices.create(id="pump-7", name="Pump 7")
        newer = {"firmware": {"version": "1.2", "slots": [1, None]}, "rack": 4}
        hub._executor.call(devices.UPDATE, ("pump-7",), newer)  # pyright: ignore[reportPrivateUsage]
        device = next(iter(hub.devices.iterate()))
        device.name = "Pump 7b"
        hub.devices.update("pump-7", device)
        asked = Request("GET", "/api/v3/devices/pump-7", {}, None)
        executor = hub._executor  # pyright: ignore[reportPrivateUsage]
        raw = executor.exchange(executor.state(devices.GET, asked)).body
    assert b'"firmware":{"version":"1.2","slots":[1,null]}' in raw
    assert b'"name":"Pump 7b"' in raw


def test_no_secret_reaches_a_log(sandbox: Running, clock: FixedClock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    issued: list[str] = []

    async def use(hub: AsyncThingsHub) -> None:
        issued.append((await hub.auth.login(username=sandbox.username, password=sandbox.password)).token)
        issued.append((await hub.api_keys.create(name="x")).key)
        clock.advance(EIGHT_DAYS)
        await hub.devices.list()

    run_sync(use, ThingsHub(**_login(sandbox)))
    run_async(use, lambda: AsyncThingsHub(**_login(sandbox)))
    assert len(issued) == 4
    assert caplog.records, "something was logged at all"
    logged = caplog.text + repr([vars(record) for record in caplog.records])
    assert [secret for secret in (*issued, sandbox.password, "Bearer ") if secret in logged] == []


def test_transports_say_nothing_secret_of_themselves(sandbox: Running) -> None:
    for hub in (ThingsHub(**_login(sandbox)), AsyncThingsHub(**_login(sandbox))):
        transport = hub._executor.transports.tenant  # pyright: ignore[reportPrivateUsage]
        assert isinstance(transport, BlockingTransport | AsyncioTransport)
        request = Request("POST", "/x?token=canary", {"Authorization": "Bearer canary"}, b"canary")
        assert "canary" not in repr(request)
        assert "canary" not in repr(Response(200, {"Set-Cookie": "canary"}, b"canary"))
