"""How the pipeline grows with the document: copies of the house's own operations, everything from file to proof."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.bounds import Bound
from tests.benchmarks.peers import ROOT
from tests.generator.scaled import scaled
from thingshub_document.reading import Document

SIZES = (0, 600, 2000)  # 0: the house document as it is
_MOST_SECONDS = {0: 5.0, 600: 20.0, 2000: 70.0}
_STEPS = ("load", "read", "validate", "models", "client", "format", "prove")
_IMPORT = """
import time
began = time.perf_counter()
from thingshub import ThingsHub
ThingsHub("https://demo.example", token="t").devices
print(time.perf_counter() - began)
"""


class Size(NamedTuple):
    """One document.

    Attributes:
        operations: How many it has.
        wall_seconds: The whole build.
        cpu_seconds: The same, of all processes together.
        steps: Seconds of each step; some run side by side.
        import_seconds: Import, client and one resource, the best of several fresh processes.
    """

    operations: int
    wall_seconds: float
    cpu_seconds: float
    steps: dict[str, float]
    import_seconds: float


def report() -> tuple[str, list[Bound]]:
    """The table, and whether it holds what is expected."""
    with tempfile.TemporaryDirectory(dir=_scratch()) as folder:
        found = {size: _built(size, Path(folder) / str(size)) for size in SIZES}
    return _table(list(found.values())), list(_bounds(found))


def _scratch() -> Path:
    place = ROOT / ".nox"
    place.mkdir(exist_ok=True)
    return place


def _built(size: int, place: Path) -> Size:
    place.mkdir()
    root = scaled(size, place) if size else ROOT / "openapi" / "thingshub.yaml"
    timings = place / "timings.json"
    command = [sys.executable, "-m", "pipeline.build", "--document", str(root), "--into", str(place / "generated")]
    print(f"building {size or 'the house document'} …", file=sys.stderr, flush=True)
    before, began = os.times(), time.perf_counter()
    subprocess.run([*command, "--timings", str(timings)], cwd=ROOT, check=True)
    wall, after = time.perf_counter() - began, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    operations = len(Document.load_json(place / "generated" / "openapi.json").operation_ids)
    return Size(operations, wall, cpu, json.loads(timings.read_text()), _import_seconds(place / "generated"))


def _import_seconds(package: Path) -> float:
    environment = {**os.environ, "PYTHONPATH": str(package)}
    command = [sys.executable, "-c", _IMPORT]
    runs = [subprocess.run(command, env=environment, capture_output=True, check=True).stdout for _ in range(6)]
    return min(map(float, runs))


def _table(sizes: list[Size]) -> str:
    head = f"{'seconds':<14}" + "".join(f"{size.operations:>10,} ops" for size in sizes)
    rows = [head]
    for step in _STEPS:
        rows.append(f"{step:<14}" + "".join(f"{size.steps[step]:>14.2f}" for size in sizes))
    rows.append(f"{'whole, wall':<14}" + "".join(f"{size.wall_seconds:>14.2f}" for size in sizes))
    rows.append(f"{'whole, CPU':<14}" + "".join(f"{size.cpu_seconds:>14.2f}" for size in sizes))
    first = sizes[0].import_seconds
    rows.append(f"{'import, ratio':<14}" + "".join(f"{size.import_seconds / first:>14.2f}" for size in sizes))
    return "\n".join(rows)


def _bounds(found: dict[int, Size]) -> list[Bound]:
    bounds: list[Bound] = []
    for size, most in _MOST_SECONDS.items():
        took = found[size].wall_seconds
        what = f"{found[size].operations:,} operations are built and proved within {most:.0f} s"
        bounds.append(Bound(what, f"{took:.1f} s", took <= most))
    growth = found[SIZES[-1]].import_seconds / found[0].import_seconds
    bounds.append(Bound("import does not grow with the document", f"{growth:.2f} times", growth <= 1.15))
    return bounds
