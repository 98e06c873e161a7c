"""Measure several ways in turn, again and again, so that a noisy moment of the machine hits all of them alike."""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OURS = "thingshub"


@dataclass
class Section:
    """The figures of one comparison; less is better.

    Attributes:
        title: What is compared.
        unit: Of the figures.
        figures: By name of the way, one figure per round; ours has the name `thingshub`.
        floors: Ways that are no peer: a bare library, which does less than an SDK.
    """

    title: str
    unit: str
    figures: dict[str, list[float]]
    floors: frozenset[str] = field(default_factory=frozenset[str])

    def median(self, name: str) -> float:
        return statistics.median(self.figures[name])

    def ratio(self, name: str) -> float:
        """To ours."""
        return self.median(name) / self.median(OURS)

    def best_peer(self) -> str:
        """The fastest other SDK."""
        return min(self.figures.keys() - self.floors - {OURS}, key=self.median)

    def __str__(self) -> str:
        rounds = len(self.figures[OURS])
        lines = [f"{self.title} ({self.unit}, median of {rounds}, min to max; ratio to {OURS})"]
        for name in sorted(self.figures, key=self.median):
            seen, mark = self.figures[name], "  *" if name in self.floors else ""
            spread = f"({min(seen):,.1f} to {max(seen):,.1f})"
            lines.append(f"  {name:<38} {self.median(name):10,.1f}   x{self.ratio(name):5.2f}   {spread}{mark}")
        return "\n".join([*lines, *(["  * no SDK: what the library alone costs"] if self.floors else [])])


async def measured(ways: dict[str, Callable[[], Awaitable[float]]], rounds: int) -> dict[str, list[float]]:
    """Run all ways in turn, again and again; the first round only warms up."""
    seen: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, way in ways.items():
            gc.collect()
            gc.freeze()  # what a dozen SDKs keep in one process is no way's own burden
            took = await way()
            if turn:
                seen[name].append(took)
        print(f"\r{turn}/{rounds} rounds", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr)
    return seen


def peak_kilobytes() -> float:
    """The most memory that this process had; `ru_maxrss` would begin at what the parent had."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return next(float(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:"))


def each(ways: dict[str, Callable[[], Any]], times: int) -> dict[str, Callable[[], Awaitable[float]]]:
    """Ways that are called so many times in a row, timed in microseconds a call."""

    def timed(way: Callable[[], Any]) -> Callable[[], Awaitable[float]]:
        async def measure() -> float:
            began = time.perf_counter()
            for _ in range(times):
                way()
            return (time.perf_counter() - began) / times * 1e6

        return measure

    return {name: timed(way) for name, way in ways.items()}
