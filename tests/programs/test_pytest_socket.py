"""pytest-socket: a cassette replays with sockets blocked; without one the error is the SDK's own, clear and at once."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points

import pytest

from tests.programs.conftest import Desk
from thingshub_sandbox.server import Running

REPLAYED = """
import asyncio
import pytest, vcr
from thingshub import AsyncThingsHub, ThingsHub

tape = vcr.VCR(cassette_library_dir="tapes", record_mode="once", filter_headers=["authorization"])

@tape.use_cassette("sync.yaml")
def test_sync():
    with ThingsHub() as hub:
        assert hub.devices.get("pump-1").name == "Pump 1"
        assert len(list(hub.devices.iterate(page_size=10))) > 10

@tape.use_cassette("async.yaml")
def test_async():
    async def job():
        async with AsyncThingsHub() as hub:
            return (await hub.devices.get("pump-2")).name
    assert asyncio.run(job()) == "Pump 2"

@tape.use_cassette("fleet.yaml")
def test_fleet():
    with ThingsHub() as hub:
        outcomes = list(hub.devices.update_many([("pump-3", {"name": "Pump 3"})]))
        assert [outcome.error for outcome in outcomes] == [None]
"""
REFUSED = """
import asyncio, time, warnings
import pytest
from thingshub import AsyncThingsHub, ThingsHub
from thingshub.errors import ConfigurationError, ConnectionBlockedError, StoppedError, ThingsHubError
from thingshub.models import DeviceCreate

pytestmark = pytest.mark.filterwarnings("ignore:A test tried to use socket")
HOSTS = ["https://127.0.0.2:9", "https://localhost.:9"]

def checked(error):
    assert isinstance(error, ThingsHubError) and error.is_unsent
    assert "connections are blocked here: Socket" in str(error) and "A test tried to use socket" in str(error)
    assert "use a cassette" in error.hint and error.__cause__ is error.__context__ is None

@pytest.mark.parametrize("url", HOSTS)
def test_sync(url):
    began = time.monotonic()
    with ThingsHub(url, token="canary") as hub, pytest.raises(ConnectionBlockedError) as caught:
        hub.devices.get("pump-1")
    checked(caught.value)
    assert time.monotonic() - began < 2, "no time-out, and no second attempt"

@pytest.mark.parametrize("url", HOSTS)
def test_async(url):
    async def job():
        async with AsyncThingsHub(url, token="canary") as hub:
            await hub.devices.get("pump-1")
    with pytest.raises(ConnectionBlockedError) as caught:
        asyncio.run(job())
    checked(caught.value)

def test_fleet():
    with ThingsHub(HOSTS[0], token="canary") as hub, pytest.raises(StoppedError, match="blocked here"):
        list(hub.devices.create_many([DeviceCreate(name="Made")] * 300))
"""
NO_LOOP = """
import pytest
from thingshub import ThingsHub
from thingshub.errors import ConfigurationError
from thingshub.models import DeviceCreate

@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_run_needs_an_event_loop():
    with ThingsHub("https://127.0.0.2:9", token="canary") as hub:
        with pytest.raises(ConfigurationError, match="needs an event loop.*--allow-unix-socket"):
            list(hub.devices.create_many([DeviceCreate(name="Made")]))
"""
_IS_INSTALLED = "thingshub" in {found.name for found in entry_points(group="pytest11")}
_SOURCES = () if _IS_INSTALLED else ("-p", "thingshub_sandbox.pytest_plugin")  # as an installed one is found
_PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *_SOURCES)


def played(desk: Desk, program: str, *options: str) -> str:
    done = desk.finished([*_PYTEST, f"{program}.py", *options])
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("options", [["--disable-socket", "--allow-unix-socket"], ["--allow-hosts=127.0.0.2"]], ids=str)
def test_a_cassette_replays(desk: Desk, running: Running, options: list[str]) -> None:
    desk.put(test_tapes=REPLAYED)
    assert "3 passed" in played(desk, "test_tapes")
    seen = dict(running.calls)
    assert "3 passed" in played(desk, "test_tapes", *options)
    assert dict(running.calls) == seen, "nothing reached the server"


def test_a_cassette_replays_for_the_sync_client_with_every_socket_blocked(desk: Desk) -> None:
    desk.put(test_tapes=REPLAYED)
    played(desk, "test_tapes")
    assert "1 passed" in played(desk, "test_tapes", "--disable-socket", "-k", "test_sync")


@pytest.mark.parametrize("options", [["--disable-socket", "--allow-unix-socket"], ["--allow-hosts=127.0.0.1"]], ids=str)
def test_without_a_cassette_it_is_refused_clearly(desk: Desk, options: list[str]) -> None:
    desk.put(test_refused=REFUSED)
    only = ["-k", "not localhost"] if "--allow-hosts" in options[0] else []  # it resolves to the host that is allowed
    assert f"{3 if only else 5} passed" in played(desk, "test_refused", *options, *only)


def test_a_run_under_blocked_unix_sockets_is_refused_and_does_not_hang(desk: Desk) -> None:
    desk.put(test_run=NO_LOOP)
    # The half-made event loop complains when it is collected, and pytest would pass that on
    assert "1 passed" in played(desk, "test_run", "--disable-socket", "-p", "no:unraisableexception")


def test_the_host_that_is_allowed_is_reached(desk: Desk) -> None:
    desk.put(test_tapes=REPLAYED.replace('record_mode="once"', 'record_mode="all"'))
    assert "3 passed" in played(desk, "test_tapes", "--allow-hosts=127.0.0.1")
