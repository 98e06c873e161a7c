"""What cassettes are made from, as digests that are kept beside them in `recorded/.sources`.

A recording is a function of the document, the sandbox, the SDK, the scenarios with the recorder, and the pinned
dependencies. When none of them has changed since the last recording, no cassette may change: else the time, chance or
this machine has a say in it, and the cassettes prove nothing.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.cassettes.exchange import RECORDED

ROOT = Path(__file__).parents[2]
FILE = RECORDED / ".sources"
Digests = dict[str, str]


def digests(root: Path = ROOT) -> Digests:
    """A digest of each part that cassettes are made from."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    relevant = [project["project"]["dependencies"], project["dependency-groups"]["test"]]
    scenarios = [path for path in _below(root / "tests" / "cassettes") if path.suffix == ".py"]
    return {
        "document": _digest(root, [root / "generated" / "openapi.json"]),
        "sandbox": _digest(root, _below(root / "sandbox" / "thingshub_sandbox")),
        "SDK": _digest(root, _below(root / "generated" / "thingshub")),
        "scenarios": _digest(root, [*scenarios, *_below(root / "tests" / "drivers"), root / "tests" / "both.py"]),
        "dependencies": hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()[:32],
    }


def changed(now: Digests, file: Path = FILE) -> list[str]:
    """The parts that have changed since the last recording; all of them when nothing tells."""
    try:
        recorded = dict(line.rsplit(" ", 1) for line in file.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        return list(now)
    return [part for part, digest in now.items() if recorded.get(part) != digest]


def keep(now: Digests, file: Path = FILE) -> None:
    """Note what the cassettes beside it were made from."""
    file.write_text("".join(f"{part} {digest}\n" for part, digest in now.items()), encoding="utf-8")


def _below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def _digest(root: Path, files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path.relative_to(root).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:32]
