"""A client behind a network that fails in every way: no call outlives its deadline, no create happens twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Generator

import pytest

from tests.faces import run_async, run_sync
from tests.fault_proxy import FAULTS, Fault, FaultProxy, Forward, fault_proxy, nothing
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub.errors import CallError
from thingshub_sandbox import tls
from thingshub_sandbox.server import Options, Running, running_sandbox

TOTAL_SECONDS = 1.0
GRACE_SECONDS = 2.0  # what a busy machine may add
TIMEOUT = Timeout(connect_seconds=1, read_seconds=0.6, total_seconds=TOTAL_SECONDS)
RETRIES = Retries(attempts=3, first_wait_seconds=0.02)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Running, FaultProxy]]:
    data = tmp_path_factory.mktemp("sandbox")
    with running_sandbox(Options(data=data, is_in_memory=True, has_cheap_passwords=True)) as sandbox:
        _, certificate = tls.prepare(data)
        with fault_proxy(sandbox.url, certificate) as proxy:
            yield sandbox, proxy


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest, network: tuple[Running, FaultProxy]) -> Callable[..., None]:
    sandbox, proxy = network
    proxy.fault = nothing
    is_sync: bool = request.param == "sync"

    def run(scenario: Callable[[AsyncThingsHub], object]) -> None:
        kind = ThingsHub if is_sync else AsyncThingsHub

        def make() -> ThingsHub | AsyncThingsHub:
            login = {"username": sandbox.username, "password": sandbox.password}
            return kind(proxy.url, ca_file=sandbox.ca_file, timeout=TIMEOUT, retries=RETRIES, **login)  # type: ignore[arg-type]

        if is_sync:
            run_sync(scenario, make())
        else:
            run_async(scenario, make)

    return run


async def _failure_of(call: Callable[[], Awaitable[object]]) -> CallError | None:
    """What a call fails with; it must end by its deadline either way."""
    began = time.monotonic()
    try:
        await call()
    except CallError as error:
        return error
    finally:
        assert time.monotonic() - began < TOTAL_SECONDS + GRACE_SECONDS
        await asyncio.sleep(0.1)  # whatever comes late is there before the next request
    return None


@pytest.mark.parametrize("fault", FAULTS)
def test_every_call_ends_in_time_typed_and_the_client_recovers(
    fault: str, play: Callable[..., None], network: tuple[Running, FaultProxy], request: pytest.FixtureRequest
) -> None:
    sandbox, proxy = network
    mark = request.node.name.replace("_", "-").replace("[", "-").replace("]", "")[-40:].strip("-")

    async def scenario(hub: AsyncThingsHub) -> None:
        first = await hub.devices.create(id=f"a-{mark}", name="first")
        proxy.fault = FAULTS[fault]

        read = await _failure_of(lambda: hub.devices.get(first.id))
        assert read is None or (read.operation, bool(read.attempts)) == ("devices.get", True)
        before = sandbox.calls["devices.create"]
        made = await _failure_of(lambda: hub.devices.create(id=f"b-{mark}", name="second"))
        assert made is None or (made.operation, len(made.attempts)) == ("devices.create", 1)
        assert sandbox.calls["devices.create"] - before <= 1, "no create happens twice"
        if fault in ("latency", "twice", "twice_when_idle"):
            assert (read, made) == (None, None), "an answer that came is an answer"
        else:
            assert read is not None
            assert made is not None

        proxy.fault = nothing
        for device_id in (first.id, f"b-{mark}", first.id):
            if device_id == first.id or made is None:
                assert (await hub.devices.get(device_id)).id == device_id, "an answer belongs to its question"
        assert [device.id async for device in hub.devices.iterate()].count(f"b-{mark}") <= 1

    play(scenario)


def _once(proxy: FaultProxy, name: str) -> Fault:
    """A fault for the next answer only."""

    async def fault(forward: Forward, out: asyncio.StreamWriter) -> None:
        proxy.fault = nothing
        await FAULTS[name](forward, out)

    return fault


def test_a_read_goes_through_when_only_some_answers_are_spoiled(
    play: Callable[..., None], network: tuple[Running, FaultProxy]
) -> None:
    _, proxy = network
    spoiled = iter(["reset_after", "page_503", "cut_body"] * 2)

    async def scenario(hub: AsyncThingsHub) -> None:
        await hub.devices.list()
        for _ in range(3):
            proxy.fault = _once(proxy, next(spoiled))
            assert (await hub.devices.list()).collection is not None

    play(scenario)
