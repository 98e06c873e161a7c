"""The guides, walked through in a copy of the repository: a page whose commands do something else is red.

The copy stays in .nox/guided, so that its environments are made once.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.changes.repository import git
from tests.guide.blocks import blocks, walk_through

ROOT = Path(__file__).parents[2]
COPY = ROOT / ".nox" / "guided"
PAGE = ROOT / "docs" / "regenerate.md"
RELEASED = "0.1.0"


@pytest.fixture
def environment() -> dict[str, str]:
    """As a developer's shell."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("NOX_", "PYTEST_", "VIRTUAL_ENV"))}
    person = {
        f"GIT_{role}_{part}": f"guide{at}"
        for role in ("AUTHOR", "COMMITTER")
        for part, at in (("NAME", ""), ("EMAIL", "@example.com"))
    }
    return (
        own
        | person
        | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_PAGER": "cat",
            "NO_COLOR": "1",
            "COLUMNS": "100",
        }
    )


@pytest.fixture
def repository(environment: dict[str, str]) -> Path:
    """A copy of this repository as it is here, which has just released 0.1.0."""
    COPY.mkdir(parents=True, exist_ok=True)
    for left in COPY.iterdir():
        if left.name != ".nox":
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    for name in git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").splitlines():
        if (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, COPY / name)
    for name, before in (
        ("pyproject.toml", r'(?m)^version = ".*"$'),
        ("openapi/thingshub.yaml", r"(?m)^  version: .*$"),
    ):
        text = (COPY / name).read_text(encoding="utf-8")
        quoted = f'version = "{RELEASED}"' if name.endswith("toml") else f"  version: {RELEASED}"
        (COPY / name).write_text(re.sub(before, quoted, text, count=1), encoding="utf-8")
    (COPY / "CHANGELOG.md").write_text(f"# Changelog\n\n## {RELEASED} (2026-01-01)\n\nThe whole API.\n")
    subprocess.run(["nox", "-s", "regenerate"], cwd=COPY, env=environment, check=True)
    git(COPY, "init", "--quiet", "--initial-branch=main")
    git(COPY, "add", "--all")
    git(COPY, "commit", "--quiet", "--message=Release")
    git(COPY, "tag", f"v{RELEASED}")
    return COPY


def test_the_guide_does_what_it_says(repository: Path, environment: dict[str, str]) -> None:
    assert walk_through(PAGE, repository, environment) == []


def test_a_page_that_says_something_else_is_found(tmp_path: Path) -> None:
    def problems(text: str) -> list[str]:
        (tmp_path / "page.md").write_text(text)
        return walk_through(tmp_path / "page.md", tmp_path, dict(os.environ))

    assert problems("```sh\necho one; echo two; echo three\n```\n\n```text\none\n…\nthree\n```\n") == []
    [wrong] = problems("\n```sh\necho one\n```\n```text\ntwo\n```\n")
    assert wrong.startswith("page.md:5: is not what was printed: 'two'")
    [order] = problems("```sh\necho one; echo two\n```\n```text\ntwo\none\n```\n")
    assert order.startswith("page.md:4: is not what was printed: 'one'")
    [status] = problems("```sh\nfalse\n```\n")
    assert status.startswith("page.md:1: exit status 1")
    [diff] = problems("```diff\n--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n+b\n```\n")
    assert diff.startswith("page.md:1: exit status 1")
    [language] = problems("```python\npass\n```\n")
    assert language == "page.md:1: a block in python: nobody runs that"


def test_the_guide_shows_what_it_talks_about() -> None:
    assert [block.language for block in blocks(PAGE)].count("text") >= 4
