"""What to compare with: a revision of the repository, its version, and its `generated/` laid out in a folder.

Without being told, that is the last release tag (`v1.2.3`); where nothing was released yet, the first commit that has
document and SDK.
"""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pipeline.changes.versions import Version
from pipeline.fingerprint import ROOT

DOCUMENT = "generated/openapi.json"
_COMPARED = (DOCUMENT, "generated/thingshub", "pyproject.toml")
_TAG = re.compile(r"v(\d+\.\d+\.\d+)")


class NoRevision(Exception):
    """There is nothing to compare with; the text says why and what to do."""


@dataclass(frozen=True)
class Base:
    """The revision that is compared with.

    Attributes:
        commit: Its full hash.
        name: How it is told: tag, what was asked for, or the short hash.
        why: Why this one was taken.
        version: The version that was released last as seen from there; its own where none was.
        is_binding: Whether its version binds: a release, or a revision that was asked for.
    """

    commit: str
    name: str
    why: str
    version: Version
    is_binding: bool


def base(against: str | None = None, repository: Path = ROOT) -> Base:
    """The revision asked for, the last release, or the first commit with a document.

    Raises:
        NoRevision: there is none, or none with a document.
    """
    if against is not None:
        commit = _commit(against, repository)
        tag = _last_tag(commit, repository)
        _must_have_document(commit, against, repository)
        released = _tagged(tag) if tag else _own_version(commit, repository)
        return Base(commit, against, "asked for", released, is_binding=True)
    tag = _last_tag("HEAD", repository)
    if tag is not None:
        commit = _commit(tag, repository)
        _must_have_document(commit, tag, repository)
        return Base(commit, tag, "the last release", _tagged(tag), is_binding=True)
    for commit in _git(repository, "log", "--format=%H", "--reverse", "--", *_COMPARED).split():
        if len(_git(repository, "ls-tree", "--name-only", commit, *_COMPARED).split()) == len(_COMPARED):
            why = "no release tag such as v1.2.3 is there, so the first commit with document and SDK"
            return Base(commit, commit[:9], why, _own_version(commit, repository), is_binding=False)
    raise NoRevision(f"no commit has {DOCUMENT} and an SDK -- give a revision: `-- --against REVISION`")


def lay_out(commit: str, into: Path, *paths: str, repository: Path = ROOT) -> None:
    """Write files and folders of a revision below a folder.

    Raises:
        NoRevision: the revision does not have them.
    """
    done = subprocess.run(["git", "archive", commit, *paths], cwd=repository, capture_output=True, check=False)
    if done.returncode:
        raise NoRevision(f"{commit[:9]}: {done.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(into, filter="data")


def told_users(commit: str | None = None, repository: Path = ROOT) -> str:
    """Everything that README and docs tell users: those of a revision, or those that are here."""
    if commit is None:
        pages = [repository / "README.md", *sorted((repository / "docs").rglob("*.md"))]
        return "\n".join(page.read_text(encoding="utf-8") for page in pages if page.exists())
    names = _git(repository, "ls-tree", "-r", "--name-only", commit, "README.md", "docs").splitlines()
    return "\n".join(_git(repository, "show", f"{commit}:{name}") for name in names if name.endswith(".md"))


def version_here(repository: Path = ROOT) -> Version:
    """The version that pyproject.toml names."""
    return _version_in((repository / "pyproject.toml").read_text(encoding="utf-8"))


def _last_tag(commit: str, repository: Path) -> str | None:
    """The highest release tag that this commit contains."""
    tags = _git(repository, "tag", "--merged", commit, "--list", "v*").split()
    released = [tag for tag in tags if _TAG.fullmatch(tag)]
    return max(released, key=_tagged, default=None)


def _tagged(tag: str) -> Version:
    return Version.of(tag.removeprefix("v"))


def _commit(revision: str, repository: Path) -> str:
    try:
        return _git(
            repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        ).strip()
    except NoRevision:
        raise NoRevision(f"{revision!r} is no revision of this repository -- see `git tag` and `git log`") from None


def _must_have_document(commit: str, name: str, repository: Path) -> None:
    have = _git(repository, "ls-tree", "--name-only", commit, *_COMPARED).split()
    if missing := [path for path in _COMPARED if path not in have]:
        raise NoRevision(f"{name} has no {missing[0]} -- compare with a later one: `-- --against REVISION`")


def _own_version(commit: str, repository: Path) -> Version:
    return _version_in(_git(repository, "show", f"{commit}:pyproject.toml"))


def _version_in(pyproject: str) -> Version:
    return Version.of(tomllib.loads(pyproject)["project"]["version"])


def _git(repository: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=repository, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoRevision(f"git {arguments[0]} failed: {done.stderr.strip()} -- run this in a clone with its history")
    return done.stdout
