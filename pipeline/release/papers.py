"""What has to be in order before anything is built: tree, branch, version, changelog.

Some of it is a matter of the moment (uncommitted edits, another branch, a changelog without a date): it stops a
release, and is only told in a dry run, which people want to do before they commit.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.changes import changelog
from pipeline.changes.report import Comparison
from pipeline.changes.versions import Version, Weight
from pipeline.fingerprint import ROOT

BRANCH = "main"
_DATED = re.compile(r"\(\d{4}-\d{2}-\d{2}\)$")


@dataclass(frozen=True)
class Problem:
    """Something that stops the release.

    Attributes:
        text: Where, what, and what to do.
        is_of_the_moment: Whether a dry run may go on.
    """

    text: str
    is_of_the_moment: bool = False


def problems(version: Version, found: Comparison, *, root: Path = ROOT) -> list[Problem]:
    """All that is not in order."""
    return [*_tree(version, root), *_version(version, found, root), *_changelog(version, found, root)]


def commit_time(root: Path = ROOT) -> int:
    """When the commit was made, in seconds since 1970: the only clock of a reproducible build."""
    return int(git(root, "log", "-1", "--format=%ct"))


def git(root: Path, *arguments: str) -> str:
    """What git says."""
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def _tree(version: Version, root: Path) -> Iterator[Problem]:
    if dirty := git(root, "status", "--porcelain").splitlines():
        more = f" and {len(dirty) - 1} more" if len(dirty) > 1 else ""
        yield Problem(f"{dirty[0][3:]}: is not committed{more} -- commit or stash it", is_of_the_moment=True)
    if (branch := git(root, "rev-parse", "--abbrev-ref", "HEAD")) != BRANCH:
        yield Problem(f"the branch is {branch} -- release from {BRANCH}", is_of_the_moment=True)
    if git(root, "tag", "--list", f"v{version}") and git(root, "rev-list", "-1", f"v{version}") != git(
        root, "rev-parse", "HEAD"
    ):
        yield Problem(f"the tag v{version} is taken -- raise the version in pyproject.toml")


def _version(version: Version, found: Comparison, root: Path) -> Iterator[Problem]:
    document = json.loads((root / "generated" / "openapi.json").read_text(encoding="utf-8"))["info"]["version"]
    if document != str(version):
        where = "openapi/thingshub.yaml: info.version"
        yield Problem(f"{where} is {document}, pyproject.toml says {version} -- document and SDK carry one version")
    if found.base.is_binding and version < found.demanded:
        text = f"pyproject.toml: version is {version}; the changes since {found.base.name} demand {found.demanded}"
        yield Problem(f"{text} -- raise it, see `nox -s changes`")


def _changelog(version: Version, found: Comparison, root: Path) -> Iterator[Problem]:
    path = root / changelog.CHANGELOG.name
    known = changelog.section(str(version), path)
    if known is None:
        yield Problem(f"{path.name}:1: has nothing on {version} -- `nox -s changes -- --write` starts it")
        return
    line, heading, body = known
    if not body.strip():
        yield Problem(f"{path.name}:{line}: says nothing about {version} -- write what changes for users")
    if found.base.is_binding and found.weight is Weight.BREAKING and "breaking" not in body.lower():
        yield Problem(f"{path.name}:{line}: does not say what breaks -- mark it **Breaking:**, see `nox -s changes`")
    if not _DATED.search(heading):
        text = f"{path.name}:{line}: {heading!r} has no date -- write `## {version} (2026-12-31)`"
        yield Problem(text, is_of_the_moment=True)
