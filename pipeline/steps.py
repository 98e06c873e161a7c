"""The steps of a build, with their time: told while it runs, and kept for the benchmark."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_WORTH_TELLING_SECONDS = 1.0


class Steps:
    """Notes how long each step takes; on a terminal it says which one is running."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step; steps may run side by side."""
        began = time.perf_counter()
        if sys.stderr.isatty():
            print(f"\r\033[K{name} …", end="", file=sys.stderr, flush=True)
        try:
            yield
        finally:
            took = self.seconds[name] = time.perf_counter() - began
            if sys.stderr.isatty():
                shown = f"{name}: {took:.1f} s\n" if took >= _WORTH_TELLING_SECONDS else ""
                print(f"\r\033[K{shown}", end="", file=sys.stderr, flush=True)
