"""What it costs to create many devices: calls a second and memory, from 10,000 to 100,000 devices.

Each way runs in a process of its own against a stub that answers every POST with one device, so that peaks of memory
are its own. Memory is the peak of the process above what it had after the first 1,000 devices; a run that kept its
items or outcomes would need ten times more for ten times more devices. The stub answers at once, which no network does:
there a loop waits for each answer, and create_many for 32 of them at a time. Machines differ and are noisy: compare the
figures of one run.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.calls import served
from tests.benchmarks.timing import peak_kilobytes
from thingshub import AsyncThingsHub, ThingsHub

FEW, MANY, WARM = 10_000, 100_000, 1_000


class Figures(NamedTuple):
    """What a run took.

    Attributes:
        per_second: Devices a second.
        peak_kilobytes: Growth of the process's peak of memory.
        python_kilobytes: Growth of the peak of Python's own memory; 0 when it was not traced.
    """

    per_second: float
    peak_kilobytes: float
    python_kilobytes: float


def items(number: int) -> Iterator[dict[str, Any]]:
    """Devices as a user's generator gives them."""
    for n in range(number):
        yield {"id": f"meter-{n}", "name": f"Meter {n}", "labels": ["hall-1", "cold"], "description": "Cooling water"}


def create_sync(url: str, number: int, resume: Path | None) -> None:
    """Through the sync client."""
    with ThingsHub(url, token="t", allow_http_on_loopback=True) as hub:
        report = hub.devices.create_many(items(number), resume=resume, max_failures=1).finish()
    assert (report.done, report.failed) == (number, 0)


def create_async(url: str, number: int, resume: Path | None) -> None:
    """Through the async client."""

    async def main() -> None:
        async with AsyncThingsHub(url, token="t", allow_http_on_loopback=True) as hub:
            report = await hub.devices.create_many(items(number), resume=resume, max_failures=1).finish()
        assert (report.done, report.failed) == (number, 0)

    asyncio.run(main())


def create_one_by_one(url: str, number: int, resume: Path | None) -> None:
    """Through the sync client, one call after the other."""
    with ThingsHub(url, token="t", allow_http_on_loopback=True) as hub:
        for item in items(number):
            hub.devices.create(**item)


WAYS: dict[str, Callable[[str, int, Path | None], None]] = {
    "create_many, sync": create_sync,
    "create_many, async": create_async,
    "create_many, sync, resume file": create_sync,
    "create in a loop, sync": create_one_by_one,
}


def measure(way: str, port: int, number: int, *, is_traced: bool) -> Figures:
    """Run one way in this process."""
    url, create = f"http://127.0.0.1:{port}", WAYS[way]
    with tempfile.TemporaryDirectory() as folder:
        resume = Path(folder) if "resume" in way else None
        create(url, WARM, resume and resume / "warm")
        gc.collect()
        if is_traced:
            tracemalloc.start()
        before, began = peak_kilobytes(), time.perf_counter()
        create(url, number, resume and resume / "many")
        took = time.perf_counter() - began
        traced = tracemalloc.get_traced_memory()[1] / 1024 if is_traced else 0.0
    return Figures(number / took, peak_kilobytes() - before, traced)


def measured_apart(way: str, port: int, number: int, *, is_traced: bool = False) -> Figures:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.fleet", "--one", way, str(port), str(number)]
    done = subprocess.run([*command, *(["--traced"] if is_traced else [])], stdout=subprocess.PIPE, check=True)
    return Figures(*json.loads(done.stdout))


def report(*, few: int = FEW, many: int = MANY) -> dict[str, tuple[Figures, Figures]]:
    """Measure all ways with few and many devices, and print a table.

    Returns:
        The figures of both, by name of the way.
    """
    found: dict[str, tuple[Figures, Figures]] = {}
    with served() as port:
        print(f"\ncreate devices on a stub, {few:,} and {many:,}")
        print(f"  {'':<32} {'devices/s':>10} {'MB ' + f'{few:,}':>12} {'MB ' + f'{many:,}':>12}")
        for way in WAYS:
            some = few if "loop" in way else many  # ten times more of the same calls would tell nothing
            found[way] = measured_apart(way, port, few), measured_apart(way, port, some)
            small, large = found[way]
            figures = (
                f"{large.per_second:>10,.0f} {small.peak_kilobytes / 1024:>12.1f} {large.peak_kilobytes / 1024:>12.1f}"
            )
            print(f"  {way:<32} {figures}", flush=True)
        traced = [
            measured_apart("create_many, sync", port, n, is_traced=True).python_kilobytes for n in (few, many // 5)
        ]
        print(
            f"  Python's own peak, sync: {traced[0]:,.0f} kB for {few:,} devices, {traced[1]:,.0f} kB for {many // 5:,}"
        )
    return found


def main() -> None:
    """Print the table, or the figures of one way for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=MANY, help="how many devices (%(default)s)")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--traced", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        way, port, number = arguments.one
        print(json.dumps(measure(way, int(port), int(number), is_traced=arguments.traced)))
    else:
        report(many=arguments.many)


if __name__ == "__main__":
    main()
