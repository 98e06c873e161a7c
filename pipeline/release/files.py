"""Build wheel and sdist, twice, from nothing but what is committed; the bytes have to be the same.

The two builds have different folders, time zones, hash seeds and file modes; the clock is the commit's. Wheels are
made from the sdist, so a file that it lacks fails the build; a third wheel, made from the tree, has to be the same.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from pipeline.changes.revisions import lay_out
from pipeline.fingerprint import ROOT
from pipeline.release.papers import commit_time

MOST_BYTES = 750_000  # the SDK twice, command line, sandbox, reader of the document; what is heavy is an extra
_WAYS = ({"TZ": "UTC", "PYTHONHASHSEED": "1"}, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2"})
_MASKS = (0o022, 0o077)


class NotReleasable(Exception):
    """The files cannot be released; the text says why."""


def build(into: Path, *, root: Path = ROOT) -> list[Path]:
    """Wheel and sdist of the commit that is checked out.

    Raises:
        NotReleasable: they cannot be built, or not twice the same.
    """
    epoch = str(commit_time(root))
    made: list[dict[str, str]] = []
    for number, (way, mask) in enumerate(zip(_WAYS, _MASKS, strict=True)):
        tree, out = into / f"tree-{number}", into / f"out-{number}"
        old = os.umask(mask)
        try:
            tree.mkdir(parents=True)
            lay_out("HEAD", tree, repository=root)
            _build(tree, out, way | {"SOURCE_DATE_EPOCH": epoch})
        finally:
            os.umask(old)
        made.append(_digests(out))
    if differing := sorted(name for name in made[0].keys() | made[1].keys() if made[0].get(name) != made[1].get(name)):
        raise NotReleasable(f"two builds of one commit differ: {', '.join(differing)} -- compare {into}/out-*")
    direct = into / "direct"
    _build(into / "tree-0", direct, _WAYS[0] | {"SOURCE_DATE_EPOCH": epoch}, "--wheel")
    for name, digest in _digests(direct).items():
        if made[0].get(name) != digest:
            raise NotReleasable(
                f"{name}: made from the sdist it is not the one made from the tree -- the sdist lacks files"
            )
    return sorted((into / "out-0").iterdir())


def check(wheel: Path, *, root: Path = ROOT) -> None:
    """The wheel is small, typed, and holds exactly the packages that pyproject.toml names, and the document.

    Raises:
        NotReleasable: it is not.
    """
    if (size := wheel.stat().st_size) > MOST_BYTES:
        raise NotReleasable(f"{wheel.name} has {size:,} bytes -- at most {MOST_BYTES:,}")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packages = [root / name for name in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]]
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    for name in held:
        top = name.partition("/")[0]
        if top not in (package.name for package in packages) and not top.endswith(".dist-info"):
            belongs = ", ".join(package.name for package in packages)
            raise NotReleasable(f"{wheel.name} holds {name} -- only {belongs} belong there")
    wanted = {"thingshub/openapi.json": root / "generated" / "openapi.json"}
    for package in packages:
        files = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        wanted |= {f"{package.name}/{path.relative_to(package).as_posix()}": path for path in files}
    for name, path in wanted.items():
        if held.get(name) != path.read_bytes():
            raise NotReleasable(f"{wheel.name} lacks {name}, or holds another than {path.relative_to(root)}")


def _build(tree: Path, into: Path, environment: dict[str, str], *options: str) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", str(into), str(tree)]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotReleasable(f"the build failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
