"""A program that forks: `python -m tests.wire.engines.forked ENGINE URL CA_FILE`; each process prints what it found."""

from __future__ import annotations

import asyncio
import collections
import json
import os
import sys
from pathlib import Path
from typing import Any

from tests.wire.clients import TOKEN
from tests.wire.engines.engine import ENGINES, Engine
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout

CALLS = 25


def made(engine: Engine, url: str, ca_file: Path | None) -> Any:
    """A client over this engine."""
    given: dict[str, Any] = {
        "token": TOKEN,
        "allow_http_on_loopback": True,
        "retries": Retries(attempts=1),
        "timeout": Timeout(connect_seconds=3, read_seconds=3, total_seconds=3),
        **({"ca_file": ca_file} if engine.is_ours else {"transport": engine.transport(url, ca_file=ca_file)}),
    }
    return (AsyncThingsHub if engine.face == "asyncio" else ThingsHub)(url, **given)


def sync_job(hub: Any, who: str, found: collections.Counter[str]) -> None:
    for number in range(CALLS):
        try:
            found["right" if hub.devices.get(f"{who}-{number}").id == f"{who}-{number}" else "wrong"] += 1
        except Exception as error:
            found[type(error).__name__] += 1


async def async_job(hub: Any, who: str, found: collections.Counter[str]) -> None:
    async def one(number: int) -> None:
        try:
            found["right" if (await hub.devices.get(f"{who}-{number}")).id == f"{who}-{number}" else "wrong"] += 1
        except Exception as error:
            found[type(error).__name__] += 1

    await asyncio.gather(*[one(number) for number in range(CALLS)])


def main(name: str, url: str, ca_file: str) -> None:
    engine = ENGINES[name]

    async def begun() -> Any:
        hub = made(engine, url, Path(ca_file) if ca_file else None)
        await async_job(hub, "warm", collections.Counter())
        return hub

    def job(who: str) -> None:
        found: collections.Counter[str] = collections.Counter()
        if engine.face == "asyncio":
            asyncio.run(async_job(hub, who, found))
        else:
            sync_job(hub, who, found)
        os.write(1, json.dumps(found).encode() + b"\n")

    if engine.face == "asyncio":
        hub = asyncio.run(begun())
    else:
        hub = made(engine, url, Path(ca_file) if ca_file else None)
        sync_job(hub, "warm", collections.Counter())
    children: list[int] = []
    gate, opener = os.pipe()
    for child in range(4):
        if (pid := os.fork()) == 0:
            try:
                os.close(opener)
                os.read(gate, 1)  # until the parent has closed its end: all begin at once
                job(f"child-{child}")
            finally:
                os._exit(0)
        children.append(pid)
    os.close(opener)
    job("parent")
    for pid in children:
        os.waitpid(pid, 0)
    os._exit(0)  # how a client ends is another promise


if __name__ == "__main__":
    main(*sys.argv[1:])
