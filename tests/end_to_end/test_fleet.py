"""Runs over many devices against a live sandbox: killed imports, one login, tokens that end, lost answers."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faces import run_async, run_sync
from thingshub import AsyncThingsHub, Retries, ThingsHub
from thingshub.tabular import read_devices, write_devices
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Options, Running, running_sandbox

DEVICES, KILLS = 20_000, 5
CONCURRENCY = 32
WEEK_SECONDS = 7 * 24 * 3600


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def sandbox(tmp_path: Path, clock: FixedClock) -> Iterator[Running]:
    with running_sandbox(Options(data=tmp_path, is_in_memory=True, clock=clock, has_cheap_passwords=True)) as running:
        yield running


def _login(sandbox: Running) -> dict[str, Any]:
    return {
        "url": sandbox.url,
        "username": sandbox.username,
        "password": sandbox.password,
        "ca_file": sandbox.ca_file,
    }


def _items(number: int) -> Iterator[dict[str, Any]]:
    return ({"name": f"Device {n}", **({"id": f"dev-{n}"} if n % 2 else {})} for n in range(number))


def test_an_import_that_is_killed_five_times_ends_complete_and_without_duplicates(
    sandbox: Running, tmp_path: Path
) -> None:
    seed = int(os.environ.get("THINGSHUB_TEST_SEED", random.randrange(10**6)))
    print(f"THINGSHUB_TEST_SEED={seed} kills at the same points again")
    points = sorted(random.Random(seed).sample(range(100, DEVICES - 100), KILLS))
    file, resume = tmp_path / "fleet.csv", tmp_path / "fleet.resume"
    rows = (f"{item.get('id', '')};{item['name']};hall-1,cold" for item in _items(DEVICES))
    file.write_text("\n".join(["id;name;labels", *rows]))
    environment = {
        **os.environ,
        "THINGSHUB_URL": sandbox.url,
        "THINGSHUB_USERNAME": sandbox.username,
        "THINGSHUB_PASSWORD": sandbox.password,
        "THINGSHUB_CA_FILE": str(sandbox.ca_file),
    }
    command = [sys.executable, "-m", "tests.end_to_end.import_fleet", str(file), str(resume)]
    for point in points:
        killed = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        while sandbox.calls["devices.create"] < point and killed.poll() is None:
            time.sleep(0.002)
        assert killed.poll() is None, "it is killed at work"
        killed.kill()
        killed.communicate()
    last = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert last.stderr == ""
    done, skipped, failed = map(int, last.stdout.split())
    assert (done + skipped, failed) == (DEVICES, 0)
    assert skipped > points[-1] - KILLS * 1000, "what was done was not done again"

    with ThingsHub(**_login(sandbox)) as hub:
        found = list(hub.devices.iterate(page_size=500))
    assert len(found) == DEVICES
    assert len({device.id for device in found}) == DEVICES
    assert {device.name for device in found} == {item["name"] for item in _items(DEVICES)}
    assert {device.id for device in found} >= {item["id"] for item in _items(DEVICES) if "id" in item}
    repeated = sandbox.calls["devices.create"] - DEVICES
    print(f"killed at {points}; {repeated} creates were sent again, {sandbox.calls['devices.get']} looked up")
    assert 0 <= repeated <= KILLS * CONCURRENCY, "only what was in flight when it was killed, and refused then"
    assert sandbox.calls["auth.login"] <= KILLS + 2


def test_a_run_logs_in_once_and_again_when_the_token_ends_mid_way(sandbox: Running, clock: FixedClock) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        before = sandbox.calls.copy()
        async for outcome in hub.devices.create_many(({"name": "Same"} for _ in range(1200)), max_failures=1):
            assert outcome.status == "done", outcome
            if outcome.index == 500:
                clock.advance(WEEK_SECONDS + 1)
        sent, logins = (sandbox.calls[name] - before[name] for name in ("devices.create", "auth.login"))
        assert logins == 2
        assert 1200 < sent <= 1200 + 2 * CONCURRENCY, "some were refused, and each of those only once"

    run_sync(scenario, ThingsHub(**_login(sandbox)))
    run_async(scenario, lambda: AsyncThingsHub(**_login(sandbox)))


def test_the_run_and_the_client_share_one_login(sandbox: Running) -> None:
    with ThingsHub(**_login(sandbox)) as hub:
        hub.devices.list()
        ids = [outcome.id for outcome in hub.devices.create_many(_items(200))]
        report = hub.devices.update_many([(id or "", {"description": "x"}) for id in ids]).finish()
        assert report.done == 200
        assert hub.devices.delete_many(list(hub.devices.iterate())).finish().done == 200
    assert sandbox.calls["auth.login"] == 1
    assert sandbox.calls["devices.create"] == 200, "no request was refused"


def test_cut_answers_make_no_second_device(sandbox: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thingshub.fleet_jobs.PAUSES_SECONDS", (0.0, 0.0, 0.0))

    async def scenario(hub: AsyncThingsHub) -> None:
        before = sandbox.calls.copy()
        sandbox.faults.add("devices.create", Fault(is_cut=True), times=20)
        sandbox.faults.add("devices.create", Fault(status=503), times=20)
        patient = hub.with_options(retries=Retries(first_wait_seconds=0.001))
        report = await patient.devices.create_many({"name": "Same"} for _ in range(200)).finish()
        assert (report.done, report.failures) == (200, [])
        sent, looked = (sandbox.calls[name] - before[name] for name in ("devices.create", "devices.get"))
        assert (sent, looked) == (220, 40), "20 had been made, 20 had not"
        found = [device.id async for device in hub.devices.iterate()]
        assert len(found) == 200
        await hub.devices.delete_many(found).finish()

    run_sync(scenario, ThingsHub(**_login(sandbox)))
    run_async(scenario, lambda: AsyncThingsHub(**_login(sandbox)))


def test_a_fleet_goes_out_to_a_file_and_into_another_tenant(tmp_path: Path) -> None:
    options = Options(data=tmp_path, is_in_memory=True, has_cheap_passwords=True, tenants=("other",))
    with running_sandbox(options) as sandbox:
        there: dict[str, Any] = {**_login(sandbox), "url": f"{sandbox.url}/tenants/other"}
        with ThingsHub(**_login(sandbox)) as hub, ThingsHub(**there) as other:
            settings = {"dev_eui": "70b3d57ed0000001", "activation": "otaa", "app_key": "0" * 32}
            fan = {"name": 'Fan; "cold"\nside', "id": "fan-1", "labels": ["hall-1", "cold"]}
            hub.devices.create_many([fan, {"name": "Pump"}, {"name": "Meter", "network_settings": settings}]).finish()
            for name in ("fleet.csv", "fleet.jsonl"):
                assert write_devices(tmp_path / name, hub.devices.iterate()) == 3
                report = other.devices.create_many(read_devices(tmp_path / name)).finish()
                assert (report.done, report.failures) == (3, [])
                # A run creates side by side, so the order of creation may differ
                ours, theirs = ({device.id: device for device in at.devices.iterate()} for at in (hub, other))
                assert ours.keys() == theirs.keys()
                for here, copied in ((ours[key], theirs[key]) for key in ours):
                    assert (here.id, here.name, here.labels) == (copied.id, copied.name, copied.labels)
                    assert here.network_settings == copied.network_settings
                other.devices.delete_many(list(other.devices.iterate())).finish()


def test_assets_are_imported_in_parts(sandbox: Running) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        entries = [{"id": f"trolley-{n}", "name": f"Trolley {n}"} for n in range(250)]
        bad = {"id": "trolley-250", "name": "Trolley 250", "colour": "of no field"}
        report = await hub.assets.import_all([*entries, bad], batch_size=100).finish()
        assert (report.done, report.failed) == (250, 1)
        assert "colour" in str(report.failures[0].error)
        assert len([asset async for asset in hub.assets.iterate()]) == 250

    run_sync(scenario, ThingsHub(**_login(sandbox)))
    run_async(scenario, lambda: AsyncThingsHub(**_login(sandbox)))
    assert sandbox.calls["assets.import_many"] == 6


def test_several_runs_at_a_time_share_one_client(sandbox: Running) -> None:
    async def main() -> None:
        async with AsyncThingsHub(**_login(sandbox)) as hub:
            runs = [hub.devices.create_many({"name": f"Run {k}"} for _ in range(100)) for k in range(5)]
            reports = await asyncio.gather(*(run.finish() for run in runs))
            assert [report.done for report in reports] == [100] * 5

    asyncio.run(main())
    assert sandbox.calls["auth.login"] == 1


def test_a_run_that_is_left_half_way_leaves_no_socket_behind(sandbox: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lost.append)  # a socket that is lost says so when it is collected
    with ThingsHub(**_login(sandbox)) as hub:
        for _ in range(15):
            with hub.devices.create_many(_items(60), concurrency=CONCURRENCY) as run:
                next(run)
            gc.collect()
    assert lost == []
