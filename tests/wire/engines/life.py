"""Promises about clients in programs: forks, event loops, what ends early, what is forgotten."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import subprocess
import sys
import warnings
from contextlib import suppress
from typing import Any

import pytest

from tests.wire.driver import AsyncioDriver, EventLoop, get, post
from tests.wire.engines.bench import QUICK, Bench
from tests.wire.engines.promise import promise
from tests.wire.failing import BRIEF
from tests.wire.hostile import Connection, Received, answer, echo
from tests.wire.test_life import Interrupting, halves
from tests.wire.test_programs import ROOT, environment
from tests.wire.test_sdk import created, devices, got
from thingshub.errors import ClientClosedError
from thingshub.transport import Chunks, Upload

LIFE = "The life of a client"
PROGRAM_SECONDS = 6


@promise(LIFE, "A client used before `fork()`: parent and children get their own answers")
def forks(bench: Bench) -> None:
    def script(connection: Connection, request: Received) -> None:
        connection.wait(0.005)  # so that all of them wait at the same time
        devices(connection, request)

    server = bench.serve(script)
    command = [sys.executable, "-m", "tests.wire.engines.forked", bench.engine.name, server.url]
    with subprocess.Popen(
        [*command, str(bench.ca_file) if bench.is_tls else ""],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment("default"),
        cwd=ROOT,
        start_new_session=True,
    ) as program:
        try:
            out, _ = program.communicate(timeout=PROGRAM_SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)  # its children, too
    found = [json.loads(line) for line in out.splitlines()]
    assert found == [{"right": 25}] * 5


@promise(LIFE, "A closed client stays closed: an error that says so, and nothing is sent")
def closed(bench: Bench) -> None:
    server, client = bench.served(devices)
    client.run(got)
    client.close()
    for call in (got, created(1)):
        with pytest.raises(ClientClosedError, match="closed"):
            client.run(call)
    assert len(server.requests) == 1


@promise(LIFE, "An async client works in one event loop after the other", face="asyncio")
def one_loop_after_another(bench: Bench) -> None:
    server = bench.serve(devices)
    hub = bench.client(server.url).hub

    async def job() -> str:
        found: str = (await hub.devices.get("x")).id
        return found

    assert [asyncio.run(job()) for _ in range(3)] == ["x"] * 3


@promise(LIFE, "An async client works in two event loops at once", face="asyncio")
def two_loops(bench: Bench) -> None:
    server = bench.serve(devices)
    hub = bench.client(server.url).hub
    loops = [EventLoop(), EventLoop()]
    try:
        started = [loop.start(hub.devices.get(f"{number}")) for number in range(10) for loop in loops]
        assert [future.result(3).id for future in started] == [f"{number}" for number in range(10) for _ in loops]
    finally:
        for loop in loops:
            loop.stop()


@promise(LIFE, "A cancelled call leaves neither a dirty connection nor a lost slot", face="asyncio")
def cancellations(bench: Bench) -> None:
    _, driver = bench.both(halves, connections=1)
    assert isinstance(driver, AsyncioDriver)

    async def cancelled(seconds: float) -> None:
        task = asyncio.ensure_future(driver.transport.send(get("/half"), QUICK))
        await asyncio.sleep(seconds)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    for seconds in (0, 0.001, 0.003, 0.01, 0.03, 0.06):
        driver.loop.run(cancelled(seconds))
        assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(LIFE, "Ctrl-C in a call leaves neither a dirty connection nor a lost slot", face="blocking")
def interrupts(bench: Bench) -> None:
    _, driver = bench.both(connections=1)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            driver.transport.send(post(Upload([Chunks(Interrupting())])), BRIEF)
        assert driver.send(get("/next"), QUICK).body == b"/next"


def large(connection: Connection, request: Received) -> None:
    if request.target == "/large":
        connection.send(answer(b"x" * 500_000))
    else:
        echo(connection, request)


@promise(LIFE, "A download that is left early loses no slot, and what is left of it is no other call's answer")
def left_early(bench: Bench) -> None:
    _, driver = bench.both(large, connections=1)
    for _ in range(3):
        stream = driver.open(get("/large"), QUICK)
        assert stream.next()
        stream.close()
        stream.close()
        assert driver.send(get("/next"), QUICK).body == b"/next"


@promise(LIFE, "A download that is forgotten while open loses no slot")
def forgotten_downloads(bench: Bench) -> None:
    _, driver = bench.both(large, connections=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        stream = driver.open(get("/large"), QUICK)
        assert stream.next()
        del stream
        gc.collect()
        assert driver.start(get("/next"), QUICK).result(3).body == b"/next"


@promise(LIFE, "A hook that raises loses no connection")
def raising_hooks(bench: Bench) -> None:
    broken: set[str] = set()

    def hook(name: str) -> Any:
        def called(_: object) -> None:
            if name in broken:
                raise LookupError(name)

        return called

    server = bench.serve(devices)
    client = bench.client(server.url, max_connections=1, on_request=hook("request"), on_answer=hook("answer"))
    kept: list[BaseException] = []  # as a log or a debugger would
    for name in ("request", "answer"):
        for streaming in (False, True):
            broken.add(name)
            with pytest.raises(LookupError, match=name) as caught:
                client.streamed("devices.get", "x") if streaming else client.run(got)
            kept.append(caught.value)
            broken.clear()
            assert client.run(got).id == "x"


@promise(LIFE, "A client that is forgotten while open says so (`ResourceWarning`) and leaves nothing open")
def forgotten(bench: Bench) -> None:
    server, client = bench.served(devices)
    client.run(got)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        client.hub = None
        gc.collect()
        client.run(lambda _: asyncio.sleep(0.05) if client.is_async else None)
        gc.collect()
    assert any(issubclass(warning.category, ResourceWarning) for warning in told)
    assert server.is_left_alone(within_seconds=1)
