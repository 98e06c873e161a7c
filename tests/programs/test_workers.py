"""Workers, notebooks and services: children of fork and of spawn, cells of one kernel, programs that a signal ends."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

from tests.programs.conftest import Desk
from tests.programs.page import program
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Running

NAMES = [f"Pump {number}" for number in range(1, 6)]
BROKER = """
from tasks import app, hub

app.conf.update(
    broker_url="filesystem://",
    broker_transport_options=dict.fromkeys(["data_folder_in", "data_folder_out", "control_folder"], {folder!r}),
    result_backend="file://" + {results!r},
    worker_hijack_root_logger=False,
)
{before}
"""
ASKING = """
import json
import broker
from tasks import name_of

wanted = [f"pump-{n}" for n in range(1, 6)] * 10
print(json.dumps([result.get(timeout=50) for result in [name_of.delay(device) for device in wanted]]))
"""
FORKED = """
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from thingshub import ThingsHub

hub = ThingsHub()

def name_of(device_id):
    return hub.devices.get(device_id).name

if __name__ == "__main__":
    with ThreadPoolExecutor(4) as threads:  # so that there are several idle connections
        list(threads.map(hub.devices.get, ["pump-1"] * 40))
    with multiprocessing.get_context("fork").Pool(4) as pool:
        print(pool.map(name_of, [f"pump-{n}" for n in range(1, 6)] * 20, chunksize=1))
    print(hub.devices.get("pump-5").name)
"""

NOTEBOOK: dict[str, Any] = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}}
CELL: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}


@pytest.mark.parametrize("before", ["", 'hub.devices.get("pump-1")'], ids=["new", "used before the fork"])
def test_celery_prefork(desk: Desk, running: Running, before: str) -> None:
    folders = [desk.path / "messages", desk.path / "results"]
    for folder in folders:
        folder.mkdir()
    desk.put(
        "tasks.py", ask=ASKING, broker=BROKER.format(folder=str(folders[0]), results=str(folders[1]), before=before)
    )
    whose = "celery -A tasks worker --pool prefork --concurrency 2".replace("tasks", "broker")
    worker = desk.start(whose, "--loglevel", "INFO")
    desk.wait_for("ready.")
    logins = running.calls["auth.login"]
    asked = desk.run("python ask.py")
    assert json.loads(asked.splitlines()[-1]) == NAMES * 10
    # The program that asks imports the module, too, and logs in when it uses its client; the children need none then
    assert running.calls["auth.login"] - logins == (1 if before else 2), desk.log
    assert desk.end(worker) == 0, desk.log
    for word in ("Traceback", "thingshub.calls"):
        assert word not in desk.log, desk.log


@pytest.mark.parametrize("method", ["spawn", "forkserver", "fork"])
def test_multiprocessing(desk: Desk, method: str) -> None:
    desk.put(pool=program("pool.py").replace('"spawn"', f'"{method}"'))
    assert desk.run("python pool.py").strip() == str(NAMES[:3])


def test_a_client_of_the_parent_in_forked_children(desk: Desk) -> None:
    desk.put(forked=FORKED)
    assert desk.run("python -W error forked.py").splitlines() == [str(NAMES * 20), "Pump 5"]


def test_a_notebook(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, text in desk.environment.items():
        monkeypatch.setenv(name, text)
    cells = ["notebook cell 1", "notebook cell 2", "notebook cell 3", "notebook cell 3", "notebook cell 4"]
    untyped: tuple[Any, Any] = (nbformat, nbclient)
    made = untyped[0].from_dict({**NOTEBOOK, "cells": [{**CELL, "source": program(cell)} for cell in cells]})
    where = {"metadata": {"path": str(tmp_path)}}
    untyped[1].NotebookClient(made, timeout=50, kernel_name="python3", resources=where).execute()
    shown = ["".join(output.data["text/plain"] for output in cell.outputs) for cell in made.cells]
    assert shown == ["", "'Pump 1'", str(NAMES), str(NAMES), ""]


@pytest.mark.parametrize(("by", "last"), [(signal.SIGINT, "stopped\n"), (signal.SIGTERM, "'pump-5']\n")])
def test_a_service_ends_at_once_and_cleanly(desk: Desk, by: signal.Signals, last: str) -> None:
    desk.put("service.py")
    desk.environment["PYTHONWARNINGS"] = "always::ResourceWarning"
    process = desk.start("python service.py")
    desk.wait_for("'pump-5']")
    began = time.monotonic()
    assert desk.end(process, by) == 0, desk.log
    assert time.monotonic() - began < 3
    assert desk.log.endswith(last)
    for word in ("Traceback", "Warning"):
        assert word not in desk.log, desk.log


def test_ctrl_c_while_a_call_waits(desk: Desk, running: Running) -> None:
    calls = running.calls["devices.list"]
    running.faults.add("devices.list", Fault(slow_seconds=30))
    desk.put("service.py")
    process = desk.start("python service.py")
    ends_at = time.monotonic() + 20
    while running.calls["devices.list"] == calls and time.monotonic() < ends_at:
        time.sleep(0.05)
    time.sleep(0.2)
    began = time.monotonic()
    assert desk.end(process, signal.SIGINT) == 0, desk.log
    assert time.monotonic() - began < 3
    assert desk.log == "stopped\n"
