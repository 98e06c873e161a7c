"""A small repository of its own, with commits and tags, for what asks git."""

from __future__ import annotations

import subprocess
from pathlib import Path

FILES = {
    "generated/openapi.json": "{}",
    "generated/thingshub/__init__.py": "",
    "pyproject.toml": '[project]\nname = "x"\nversion = "0.1.0"\n',
}


def git(folder: Path, *arguments: str) -> str:
    """Run git there."""
    identity = ["-c", "user.name=tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def commit(folder: Path, files: dict[str, str], *, tag: str | None = None) -> str:
    """Write files and commit all; returns the hash. Makes the repository when there is none."""
    if not (folder / ".git").exists():
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "--quiet", "--initial-branch=main")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x")
    if tag:
        git(folder, "tag", tag)
    return git(folder, "rev-parse", "HEAD").strip()


def version(text: str) -> dict[str, str]:
    """A pyproject.toml with this version."""
    return {"pyproject.toml": FILES["pyproject.toml"].replace("0.1.0", text)}
