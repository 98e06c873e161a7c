# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""A copy of `openapi/` with features beside the house's resources, and what the pipeline makes of it.

All features that must be right are built together. When the build refuses some of them it is tried again without
those, so that one red row does not hide the others; what was refused is kept with the row. A build is kept by the
content of everything that it is made from.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.generator import dressing
from tests.generator.feature import Feature

ROOT = Path(__file__).parent.parent.parent
CACHE = ROOT / ".nox" / "features"
_SOURCES = ("openapi", "overlays", "pipeline", "document")
_PLACE = re.compile(r"resources/(\w+)\.yaml:(\d+)")


@dataclass(frozen=True)
class Built:
    """A finished build.

    Attributes:
        tree: What the pipeline wrote: `thingshub/` and `openapi.json`.
        document: The root file that it is made from.
        refused: What the build said of the features that it would not take, by name.
        told: Everything that the build said besides.
    """

    tree: Path
    document: Path
    refused: Mapping[str, str]
    told: str


def write_document(features: Sequence[Feature], folder: Path) -> Path:
    """A copy of `openapi/` with the features.

    Returns:
        The root file.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "openapi", folder)
    root_file = folder / "thingshub.yaml"
    root = yaml.load(root_file.read_text(encoding="utf-8"), _Plain)
    for feature in features:
        file = folder / "resources" / f"{feature.name}.yaml"
        assert not file.exists(), f"the house has a resource {feature.name} of its own"
        file.write_text(dressing.resource(feature), encoding="utf-8")
        for name, content in feature.content.get("beside", {}).items():
            (folder / "resources" / name).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
        root["tags"].append(dressing.tag(feature))
        for path in feature.content.get("paths", {}) or {"/things": None}:
            path = feature.prefix + path
            pointer = path.replace("~", "~0").replace("/", "~1").replace("%", "%25")
            root["paths"][path] = {"$ref": f"resources/{feature.name}.yaml#/paths/{pointer}"}
        _merge(root, feature.content.get("root", {}))
    root_file.write_text(yaml.safe_dump(root, sort_keys=False, allow_unicode=True, width=200), encoding="utf-8")
    return root_file


def build(features: Sequence[Feature], name: str = "features") -> Built:
    """Build the features beside the house's document, or take a build of the same content from before.

    Raises:
        AssertionError: the build fails over something that is none of the features.
    """
    folder = CACHE / f"{name}-{_key(features)}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with _lock(CACHE / f"{name}.lock"):
        state = folder / "state.json"
        if not state.exists():
            for old in CACHE.glob(f"{name}-*"):
                shutil.rmtree(old)
            _build(list(features), folder)
        kept = json.loads(state.read_text(encoding="utf-8"))
    return Built(folder / "generated", folder / "openapi" / "thingshub.yaml", kept["refused"], kept["told"])


def kept(name: str, features: Sequence[Feature], make: Callable[[], dict[str, list[str]]]) -> dict[str, list[str]]:
    """What `make` gives for these features, or gave for the same sources before."""
    CACHE.mkdir(parents=True, exist_ok=True)
    file = CACHE / f"{name}-results.json"
    key = _key(features)
    with _lock(CACHE / f"{name}-results.lock"):
        before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        if before.get("key") != key:
            before = {"key": key, "found": make()}
            file.write_text(json.dumps(before), encoding="utf-8")
    found: dict[str, list[str]] = before["found"]
    return found


def run_build(document: Path, into: Path, *, is_foreign: bool = False) -> subprocess.CompletedProcess[str]:
    """The pipeline, in a process of its own."""
    command = [sys.executable, "-m", "pipeline.build", "--document", str(document), "--into", str(into)]
    command += ["--foreign"] if is_foreign else []
    return subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)


def environment(*first: Path) -> dict[str, str]:
    """The environment of a process that imports from these folders before any other."""
    folders = [*first, ROOT, ROOT / "document", ROOT / "sandbox"]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders)), "PYTHONDONTWRITEBYTECODE": "1"}


def _build(waiting: list[Feature], folder: Path) -> None:
    refused: dict[str, str] = {}
    while True:
        document = write_document(waiting, folder / "openapi")
        result = run_build(document, folder / "generated")
        said = result.stdout + result.stderr
        if result.returncode == 0:
            break
        named = features_named(said, waiting) or _guilty(waiting, folder, said)
        refused |= named
        waiting = [feature for feature in waiting if feature.name not in named]
    (folder / "state.json").write_text(json.dumps({"refused": refused, "told": said}), encoding="utf-8")


def features_named(said: str, waiting: Sequence[Feature]) -> dict[str, str]:
    """The features whose files the build names, with what it says of each."""
    found: dict[str, str] = {}
    for line in said.splitlines():
        if ": note: " in line:
            continue  # told, not refused
        for name, _ in _PLACE.findall(line)[:1]:
            if any(feature.name == name for feature in waiting):
                found[name] = f"{found[name]}\n{line}" if name in found else line
    return found


def _guilty(waiting: Sequence[Feature], folder: Path, said: str) -> dict[str, str]:
    """The features over which a build fails without naming them, found by halves."""
    assert waiting, f"the house's own document does not build:\n{said}"
    if len(waiting) == 1:
        return {waiting[0].name: said}
    found: dict[str, str] = {}
    middle = len(waiting) // 2
    for half in (waiting[:middle], waiting[middle:]):
        result = run_build(write_document(half, folder / "openapi"), folder / "generated")
        if result.returncode:
            output = result.stdout + result.stderr
            found |= features_named(output, half) or _guilty(half, folder, output)
    assert found, f"each half builds, both together do not:\n{said}"
    return found


class _Plain(yaml.SafeLoader):
    """YAML without timestamps."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _merge(into: dict[str, Any], other: Mapping[str, Any]) -> None:
    for key, value in other.items():
        if value is None:
            into.pop(key, None)
        elif isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _key(features: Sequence[Feature]) -> str:
    found = hashlib.sha256(repr([(f.name, dressing.resource(f), repr(f.content)) for f in features]).encode())
    for source in _SOURCES:
        for path in sorted((ROOT / source).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and "node_modules" not in path.parts:
                found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    found.update((ROOT / "pyproject.toml").read_bytes())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """One process at a time: several workers of pytest ask for the same build."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
