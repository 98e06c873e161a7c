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
INPUT_FOLDERS = ("openapi", "overlays")
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
    """Compare sources and `generated/` with the recorded fingerprint."""
    recorded = read()
    return State(
        inputs=_difference(recorded.get("inputs", {}), inputs()),
        strays=_difference(recorded.get("outputs", {}), outputs(GENERATED)),
    )


def read() -> dict[str, Digests]:
    """The recorded fingerprint; empty when there is none or it is unreadable (a merge conflict, say)."""
    try:
        recorded = json.loads((GENERATED / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return recorded if isinstance(recorded, dict) else {}


def write(tree: Path) -> None:
    """Record the current inputs and the files of this tree in it."""
    content = {"inputs": inputs(), "outputs": outputs(tree)}
    (tree / NAME).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def inputs() -> Digests:
    """Digests of everything that `generated/` is made from."""
    files = [path for folder in INPUT_FOLDERS for path in _files(ROOT / folder)]
    files += sorted((ROOT / "pipeline").glob("*.py"))  # what has a folder of its own there only looks at the document
    digests = {path.relative_to(ROOT).as_posix(): _digest(path.read_bytes()) for path in files}
    content = project()
    relevant = {
        "pins": content["dependency-groups"]["codegen"],
        "models": content["tool"]["datamodel-codegen"],
        "version": content["project"]["version"],
    }
    digests["pyproject.toml (pins, models, version)"] = _digest(json.dumps(relevant, sort_keys=True).encode())
    return digests


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def outputs(tree: Path) -> Digests:
    """Digests of every file in a generated tree but the fingerprint itself."""
    return {path.relative_to(tree).as_posix(): _digest(path.read_bytes()) for path in _files(tree) if path.name != NAME}


def _files(folder: Path) -> list[Path]:
    """All files; what is in overlays/spec makes other documents of the document."""
    aside = {"__pycache__", "spec"}
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and not aside & set(path.relative_to(folder).parts)
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _difference(before: Digests, now: Digests) -> list[str]:
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
