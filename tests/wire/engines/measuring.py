"""Measures an engine in a process of its own; one that hangs has not kept its promise, and is ended."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.wire.engines.engine import Engine
from tests.wire.engines.promise import promises
from tests.wire.test_programs import ROOT, environment

CELL_SECONDS = 20.0
HANGS = "it hangs"
_WORKERS = 2  # most of the time each waits; more of them would be seen in what is measured


def asked(engine: Engine) -> list[str]:
    """The promises that can be asked of an engine."""
    return [name for name, promise in promises().items() if promise.face in (None, engine.face)]


def measured(engine: Engine) -> dict[str, str]:
    """By promise, why it is not kept; empty when it is."""
    names = asked(engine)
    with ThreadPoolExecutor(_WORKERS) as threads:
        parts = threads.map(_measured, [engine] * _WORKERS, [names[place::_WORKERS] for place in range(_WORKERS)])
        found = {name: why for part in parts for name, why in part.items()}
    return {name: found[name] for name in names}


def _measured(engine: Engine, names: Sequence[str]) -> dict[str, str]:
    left = list(names)
    found: dict[str, str] = {}
    while left:
        found |= _until_it_hangs(engine, left)
        left = [name for name in left if name not in found]
        if left:
            found[left.pop(0)] = HANGS
    return found


def _until_it_hangs(engine: Engine, names: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    command = [sys.executable, "-m", "tests.wire.engines.worker", engine.name, *names]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment("ignore")
    ) as worker:
        assert worker.stdout is not None
        assert worker.stderr is not None
        try:
            received, ends_at = b"", time.monotonic() + CELL_SECONDS
            while (left := ends_at - time.monotonic()) > 0:
                ready, _, _ = select.select([worker.stdout, worker.stderr], [], [], left)
                if worker.stderr in ready:
                    os.read(worker.stderr.fileno(), 65536)  # of no interest, but it must go somewhere
                if worker.stdout not in ready:
                    continue
                if not (piece := os.read(worker.stdout.fileno(), 65536)):
                    break
                *lines, received = (received + piece).split(b"\n")
                for line in lines:
                    name, why = json.loads(line)
                    found[name] = why
                    ends_at = time.monotonic() + CELL_SECONDS
        finally:
            worker.kill()
    return found
