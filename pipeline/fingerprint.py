"""Know in milliseconds whether `generated/` is what its sources give.

The fingerprint lists a digest for every input and every output file. It is committed with the output, so that a fresh
clone needs no regeneration, and a stray edit or a stray file in `generated/` is named. Standard library only: the
noxfile asks before any environment exists.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GENERATED = ROOT / "generated"
NAME = ".fingerprint"
INPUT_FOLDERS = ("openapi", "overlays", "document")
PIPELINE_FOLDERS = ("generate",)  # the other folders of the pipeline only look at what is made
TYPESCRIPT = "typescript"
_ASIDE = {"__pycache__", ".mypy_cache", "spec", "workflows", "channels", TYPESCRIPT}
Digests = dict[str, str]


@dataclass(frozen=True)
class State:
    """What has changed since the last regeneration.

    Attributes:
        inputs: Changed, added or removed sources, relative to the repository.
        strays: Edited, added or removed files of `generated/`, relative to it.
    """

    inputs: list[str]
    strays: list[str]

    @property
    def is_current(self) -> bool:
        return not self.inputs and not self.strays


def state() -> State:
    """Compare the Python SDK's sources and `generated/` with the recorded fingerprint."""
    return _state(read(), inputs(), outputs(GENERATED))


def typescript_state() -> State:
    """The same for `generated/typescript`, which is made on request only and has a fingerprint of its own."""
    tree = GENERATED / TYPESCRIPT
    return _state(read(tree), typescript_inputs(), outputs(tree))


def read(tree: Path | None = None) -> dict[str, Digests]:
    """The recorded fingerprint; empty when there is none or it is unreadable (a merge conflict, say)."""
    try:
        recorded = json.loads(((tree or GENERATED) / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return recorded if isinstance(recorded, dict) else {}


def write(tree: Path) -> None:
    """Record the current inputs and the files of this tree in it."""
    _write(tree, inputs())


def write_typescript(tree: Path) -> None:
    """The same for TypeScript."""
    _write(tree, typescript_inputs())


def inputs() -> Digests:
    """Digests of everything that the Python SDK and the shared JSON are made from."""
    files = [path for folder in INPUT_FOLDERS for path in _files(ROOT / folder)]
    files += sorted((ROOT / "pipeline").glob("*.py"))
    files += [path for folder in PIPELINE_FOLDERS for path in _files(ROOT / "pipeline" / folder)]
    digests = {path.relative_to(ROOT).as_posix(): _digest(path.read_bytes()) for path in files}
    content = project()
    relevant = {
        "pins": content["dependency-groups"]["codegen"],
        "models": content["tool"]["datamodel-codegen"],
        "version": content["project"]["version"],
    }
    digests["pyproject.toml (pins, models, version)"] = _digest(json.dumps(relevant, sort_keys=True).encode())
    return digests


def typescript_inputs() -> Digests:
    """Digests of everything that the TypeScript client is made from: the shared JSON, its overlays, its tools."""
    maker = ROOT / "pipeline" / TYPESCRIPT
    files = [GENERATED / "openapi.json", *_files(ROOT / "overlays" / TYPESCRIPT), *_files(maker)]
    files += [*_files(ROOT / "pipeline" / "node" / TYPESCRIPT), *_files(ROOT / "document")]
    found = {path.relative_to(ROOT).as_posix(): _digest(path.read_bytes()) for path in files if path.is_file()}
    return found | {"pyproject.toml (version)": _digest(project()["project"]["version"].encode())}


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def outputs(tree: Path) -> Digests:
    """Digests of every file in a generated tree but fingerprints and what is made by itself."""
    files = [path for path in _files(tree) if path.name != NAME]
    return {path.relative_to(tree).as_posix(): _digest(path.read_bytes()) for path in files}


def scratch(into: Path) -> Path:
    """Where to make what takes a folder's place: on the same disk, and not in the way should it be left over."""
    place = ROOT / ".nox" if into.is_relative_to(ROOT) else into.parent
    place.mkdir(parents=True, exist_ok=True)
    return place


def swap(tree: Path, into: Path, work: Path) -> None:
    """Put the new tree in the old one's place; a failure between the two renames puts the old one back."""
    old = work / "old"
    if into.exists():
        into.rename(old)
    try:
        tree.rename(into)
    except OSError:
        if old.exists():
            old.rename(into)
        raise


def _files(folder: Path) -> list[Path]:
    """All files but those that make nothing of it: other documents are made of them, and TypeScript is apart."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and not _ASIDE & set(path.relative_to(folder).parts)
    )


def _state(recorded: dict[str, Digests], inputs: Digests, outputs: Digests) -> State:
    return State(_difference(recorded.get("inputs", {}), inputs), _difference(recorded.get("outputs", {}), outputs))


def _write(tree: Path, inputs: Digests) -> None:
    content = {"inputs": inputs, "outputs": outputs(tree)}
    (tree / NAME).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _difference(before: Digests, now: Digests) -> list[str]:
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
