"""Programs that clients are put into: forks, pools of processes, gevent, uvloop, Ctrl-C, calls cancelled by hundreds.

Each program is a process of its own, written out here; it prints what it found.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wire.clients import TOKEN
from tests.wire.conftest import Wire
from tests.wire.hostile import Connection, HostileServer, Received, answer
from tests.wire.test_sdk import devices

pytestmark = pytest.mark.wire
ROOT = Path(__file__).parents[2]
PROGRAM_SECONDS = 60


def needs(*modules: str) -> pytest.MarkDecorator:
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


HEAD = """
import asyncio, collections, json, os, signal, sys, threading, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs behind it with Ctrl-C ignored
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub.errors import *
OPTIONS = dict(token={token!r}, ca_file={ca_file!r}, allow_http_on_loopback=True, retries=Retries(attempts=1))
URL = {url!r}
found = collections.Counter()
def right(hub, name):
    try:
        found["right" if hub.devices.get(name).id == name else "WRONG"] += 1
    except Exception as error:
        found[f"{{type(error).__name__}}: {{error}}"] += 1
async def right_async(hub, name):
    try:
        found["right" if (await hub.devices.get(name)).id == name else "WRONG"] += 1
    except Exception as error:
        found[f"{{type(error).__name__}}: {{error}}"] += 1
"""


def environment(warnings: str) -> dict[str, str]:
    path = os.pathsep.join(str(ROOT / name) for name in (".", "document", "generated", "sandbox"))
    kept = {name: text for name, text in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**kept, "PYTHONPATH": path, "PYTHONWARNINGS": warnings}


def started(
    wire: Wire, server: HostileServer, text: str, folder: Path, *, warnings: str = "error::ResourceWarning"
) -> subprocess.Popen[str]:
    """Start a program."""
    ca_file = str(wire.ca_file) if wire.is_tls else None
    file = folder / "program.py"
    file.write_text(HEAD.format(token=TOKEN, ca_file=ca_file, url=server.url) + textwrap.dedent(text))
    return subprocess.Popen(
        [sys.executable, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(warnings),
        cwd=ROOT,
    )


def played(wire: Wire, server: HostileServer, text: str, folder: Path) -> list[Any]:
    """Run a program: what each of its processes has printed, and nothing that nobody asked for."""
    process = started(wire, server, text, folder)
    try:
        out, err = process.communicate(timeout=PROGRAM_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        pytest.fail(f"it hangs: {out}{err}")
    assert (process.returncode, err) == (0, ""), out
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(params=["plain", "tls"])
def wire(request: pytest.FixtureRequest, server_tls: Any, ca_file: Path) -> Iterator[Wire]:
    """Servers of either kind; each program has clients of its own."""
    made = Wire("blocking", server_tls if request.param == "tls" else None, ca_file)
    yield made
    made.stop()


def test_fork_sync(wire: Wire, tmp_path: Path) -> None:
    """A client used before os.fork: parent and children get their own answers, all of them."""
    found = played(
        wire,
        wire.serve(devices),
        """
        hub = ThingsHub(URL, **OPTIONS)
        for n in range(3): right(hub, f"warm-{n}")
        stop = threading.Event()
        busy = threading.Thread(target=lambda: [right(hub, f"busy-{n}") for n in range(200) if not stop.is_set()])
        busy.start()
        children = []
        for child in range(4):
            pid = os.fork()
            if pid == 0:
                found.clear()
                for n in range(25): right(hub, f"child-{child}-{n}")
                hub.close()
                os.write(1, json.dumps(found).encode() + b"\\n")
                os._exit(0)
            children.append(pid)
        for n in range(25): right(hub, f"parent-{n}")
        for pid in children: os.waitpid(pid, 0)
        stop.set(); busy.join()
        hub.close()
        print(json.dumps(found))
        """,
        tmp_path,
    )
    *children, parent = found
    assert children == [{"right": 25}] * 4
    assert parent.keys() == {"right"}
    assert parent["right"] >= 28


FIRST_CALL = {
    "sync": """
        with ThingsHub(URL, **OPTIONS) as hub:
            get = hub.devices.get
            before = set(sys.modules)
            get("pump-1")
            print(json.dumps(sorted(set(sys.modules) - before)))
        """,
    "async": """
        async def main():
            async with AsyncThingsHub(URL, **OPTIONS) as hub:
                get = hub.devices.get
                before = set(sys.modules)
                await get("pump-1")
                print(json.dumps(sorted(set(sys.modules) - before)))
        asyncio.run(main())
        """,
}


@pytest.mark.parametrize("face", FIRST_CALL)
def test_a_first_call_imports_nothing(wire: Wire, tmp_path: Path, face: str) -> None:
    """Ctrl-C within an import may leave its lock held for ever, and then every thread waits for it."""
    assert played(wire, wire.serve(devices), FIRST_CALL[face], tmp_path) == [[]]


def test_fork_async(wire: Wire, tmp_path: Path) -> None:
    """asyncio.run, fork, asyncio.run in parent and children."""
    found = played(
        wire,
        wire.serve(devices),
        """
        hub = AsyncThingsHub(URL, **OPTIONS)
        async def job(who, close=False):
            await asyncio.gather(*[right_async(hub, f"{who}-{n}") for n in range(25)])
            if close: await hub.close()
        asyncio.run(job("warm"))
        children = []
        for child in range(4):
            pid = os.fork()
            if pid == 0:
                found.clear()
                asyncio.run(job(f"child-{child}", close=True))
                os.write(1, json.dumps(found).encode() + b"\\n")
                os._exit(0)
            children.append(pid)
        asyncio.run(job("parent", close=True))
        for pid in children: os.waitpid(pid, 0)
        print(json.dumps(found))
        """,
        tmp_path,
    )
    assert found == [{"right": 25}] * 4 + [{"right": 50}]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_pools_of_processes(wire: Wire, method: str, tmp_path: Path) -> None:
    found = played(
        wire,
        wire.serve(devices),
        f"""
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        hub = None
        def work(name):
            found.clear()
            if hub is not None:  # forked: the parent's
                right(hub, name)
            else:
                with ThingsHub(URL, **OPTIONS) as own: right(own, name)
            return dict(found)
        if __name__ == "__main__":
            hub = ThingsHub(URL, **OPTIONS)
            right(hub, "warm")
            with ProcessPoolExecutor(2, multiprocessing.get_context({method!r})) as pool:
                for result in pool.map(work, [f"d-{{n}}" for n in range(20)]): found.update(result)
            right(hub, "after")
            hub.close()
            print(json.dumps(found))
        """,
        tmp_path,
    )
    assert found == [{"right": 22}]


def test_errors_come_out_of_pools_of_processes(wire: Wire, tmp_path: Path) -> None:
    server = wire.serve(lambda connection, _: connection.send(answer(b'{"code": 404, "error": "no"}', "404 Not Found")))
    found = played(
        wire,
        server,
        """
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        def work(name):
            with ThingsHub(URL, **OPTIONS) as hub:
                return hub.devices.get(name).id
        if __name__ == "__main__":
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
                try:
                    pool.submit(work, "x").result()
                except NotFoundError as error:
                    print(json.dumps([error.status, error.text]))
        """,
        tmp_path,
    )
    assert found == [[404, "no"]]


@needs("gevent")
def test_gevent(wire: Wire, tmp_path: Path) -> None:
    def slow(connection: Connection, request: Received) -> None:
        connection.wait(0.1)
        devices(connection, request)

    found = played(
        wire,
        wire.serve(slow),
        """
        from gevent import monkey; monkey.patch_all()
        import gevent
        for name in [name for name in sys.modules if name.startswith("thingshub")]: del sys.modules[name]
        from thingshub import Retries, ThingsHub
        OPTIONS["retries"] = Retries(attempts=1)
        with ThingsHub(URL, **OPTIONS) as hub:
            began = time.monotonic()
            gevent.joinall([gevent.spawn(right, hub, f"d-{n}") for n in range(20)])
            took = time.monotonic() - began
        print(json.dumps([found, took]))
        """,
        tmp_path,
    )
    [(counted, took)] = found
    assert counted == {"right": 20}
    assert took < 1.5, "they wait side by side"


@needs("uvloop")
def test_uvloop(wire: Wire, tmp_path: Path) -> None:
    found = played(
        wire,
        wire.serve(devices),
        """
        import uvloop
        async def job():
            async with AsyncThingsHub(URL, max_connections=10, **OPTIONS) as hub:
                await asyncio.gather(*[right_async(hub, f"d-{n}") for n in range(200)])
                async with hub.stream(hub.devices.get, "s") as download:
                    found["streamed"] += len(b"".join([piece async for piece in download])) > 20
        for _ in range(2): uvloop.run(job())
        print(json.dumps(found))
        """,
        tmp_path,
    )
    assert found == [{"right": 400, "streamed": 2}]


def test_parallel_event_loops(wire: Wire, tmp_path: Path) -> None:
    """One async client in three threads, each with an event loop, and then in a fourth."""
    found = played(
        wire,
        wire.serve(devices),
        """
        hub = AsyncThingsHub(URL, **OPTIONS)
        async def job(who, close=False):
            await asyncio.gather(*[right_async(hub, f"{who}-{n}") for n in range(30)])
            if close: await hub.close()
        threads = [threading.Thread(target=lambda n=n: asyncio.run(job(n))) for n in range(3)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        asyncio.run(job("last", close=True))
        print(json.dumps(found))
        """,
        tmp_path,
    )
    assert found == [{"right": 120}]


def interrupted(wire: Wire, text: str, folder: Path) -> tuple[str, float, int]:
    """Press Ctrl-C while a call waits: what the program prints, how long that took, and its status."""

    def script(connection: Connection, request: Received) -> None:
        if request.target.endswith("slow"):
            connection.wait(20)
        devices(connection, request)

    server = wire.serve(script)
    process = started(wire, server, text, folder)
    try:
        ends_at = time.monotonic() + 20
        while "/api/v3/devices/slow" not in server.targets and time.monotonic() < ends_at:
            time.sleep(0.01)
        time.sleep(0.05)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=15)
        assert "ResourceWarning" not in err
        return out, time.monotonic() - began, process.returncode
    finally:
        process.kill()
        process.communicate()


def test_ctrl_c_sync(wire: Wire, tmp_path: Path) -> None:
    out, took, _ = interrupted(
        wire,
        """
        with ThingsHub(URL, max_connections=1, **OPTIONS) as hub:
            right(hub, "warm")
            try:
                hub.devices.get("slow")
            except KeyboardInterrupt:
                found["interrupted"] += 1
            for n in range(3): right(hub, f"after-{n}")
        print(json.dumps(found))
        """,
        tmp_path,
    )
    assert json.loads(out) == {"right": 4, "interrupted": 1}
    assert took < 2


def test_ctrl_c_async(wire: Wire, tmp_path: Path) -> None:
    out, took, _ = interrupted(
        wire,
        """
        hub = AsyncThingsHub(URL, max_connections=1, **OPTIONS)
        async def job():
            await right_async(hub, "warm")
            try:
                await hub.devices.get("slow")
            except asyncio.CancelledError:
                found["interrupted"] += 1
                await right_async(hub, "after")
                await hub.close()
                raise
        try:
            asyncio.run(job())
        except KeyboardInterrupt:
            print(json.dumps(found))
        """,
        tmp_path,
    )
    assert json.loads(out) == {"right": 2, "interrupted": 1}
    assert took < 2


def test_five_hundred_cancelled_calls(wire: Wire, tmp_path: Path) -> None:
    """At every moment of a call; none leaves a slot taken, a task pending or another call's answer."""

    def script(connection: Connection, request: Received) -> None:
        if "cancelled" in request.target:
            connection.wait(0.002)
        devices(connection, request)

    server = wire.serve(script)
    found = played(
        wire,
        server,
        """
        import random
        random.seed(7)
        async def job():
            async with AsyncThingsHub(URL, max_connections=3, **OPTIONS) as hub:
                await right_async(hub, "warm")
                async def cancelled(n):
                    task = asyncio.ensure_future(hub.devices.get(f"cancelled-{n}"))
                    await asyncio.sleep(random.random() * 0.02)
                    task.cancel()
                    try:
                        found["in time" if (await task).id == f"cancelled-{n}" else "WRONG"] += 1
                    except asyncio.CancelledError:
                        found["cancelled"] += 1
                for start in range(0, 500, 10):
                    await asyncio.gather(*[cancelled(start + n) for n in range(10)])
                    await right_async(hub, f"after-{start}")
                found["pending"] = len(asyncio.all_tasks()) - 1
        asyncio.run(job())
        print(json.dumps(found))
        """,
        tmp_path,
    )
    [counted] = found
    assert counted["right"] == 51
    assert counted["pending"] == 0
    assert counted["cancelled"] + counted.get("in time", 0) == 500
    assert counted["cancelled"] > 100
    assert "WRONG" not in counted


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_client_that_is_collected_is_said_to_be_open(wire: Wire, kind: str, tmp_path: Path) -> None:
    found = played(
        wire,
        wire.serve(devices),
        f"""
        import gc, warnings
        kind = {kind!r}
        async def job():
            hub = AsyncThingsHub(URL, **OPTIONS)
            await right_async(hub, "x")
            del hub
            gc.collect()
            await asyncio.sleep(0.05)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            if kind == "sync":
                hub = ThingsHub(URL, **OPTIONS)
                right(hub, "x")
                del hub
            else:
                asyncio.run(job())
            gc.collect()
        found["warned"] = len([w for w in caught if w.category is ResourceWarning])
        print(json.dumps(found))
        """,
        tmp_path,
    )
    assert found == [{"right": 1, "warned": 1}]


def test_a_client_at_the_end_of_a_program_is_no_error(wire: Wire, tmp_path: Path) -> None:
    """A script that forgets to close ends quietly, with what warnings are by default."""
    text = """
        hub = ThingsHub(URL, **OPTIONS)
        right(hub, "x")
        print(json.dumps(found))
        """
    process = started(wire, wire.serve(devices), text, tmp_path, warnings="ignore::ResourceWarning")
    out, err = process.communicate(timeout=PROGRAM_SECONDS)
    assert json.loads(out) == {"right": 1}
    assert (process.returncode, err) == (0, "")
