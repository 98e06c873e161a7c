"""The pages: every Python block runs as printed and prints what stands below it; every command is one that there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.commands import problems
from tests.guide.blocks import ELLIPSIS, Block, blocks
from thingshub_sandbox.server import Options, Running, running_sandbox

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    page for page in sorted(DOCS.rglob("*.md")) if page.name != "regenerate.md"
]  # walked through by `nox -s guide`
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A local thingsHub of the page's own, reached by the environment, in an empty folder beside generated/."""
    for name in [name for name in os.environ if name.startswith("THINGSHUB_")]:
        monkeypatch.delenv(name)
    data = tmp_path / "sandbox"
    data.mkdir()
    with running_sandbox(Options(data=data, is_in_memory=True, seed="demo", has_cheap_passwords=True)) as running:
        for name, value in (
            ("URL", running.url),
            ("USERNAME", running.username),
            ("PASSWORD", running.password),
            ("CA_FILE", str(running.ca_file)),
        ):
            monkeypatch.setenv(f"THINGSHUB_{name}", value)
        reader = tmp_path / "reader"
        reader.mkdir()
        (reader / "generated").symlink_to(ROOT / "generated")
        monkeypatch.chdir(reader)
        yield running


@EVERY_PAGE
def test_every_python_block_runs_and_prints_what_is_shown(
    page: Path, sandbox: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = blocks(page)
    for block, following in zip(shown, [*shown[1:], Block(0, "", "")], strict=True):
        if block.language != "python":
            continue
        printed = _tested(block) if "\ndef test_" in block.content else _run(page, block, capsys)
        if following.language == "text":
            pattern = ".*".join(re.escape(part) for part in following.content.strip().split(ELLIPSIS))
            assert re.fullmatch(pattern, printed.strip(), re.DOTALL), (
                f"{page.name}:{following.line} shows otherwise:\n{printed}"
            )


def _run(page: Path, block: Block, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a block in a namespace of its own; a failure names the line of the page."""
    capsys.readouterr()
    code = compile("\n" * block.line + block.content, page.as_posix(), "exec", dont_inherit=True)
    exec(code, {"__name__": "__main__"})
    return capsys.readouterr().out


def _tested(block: Block) -> str:
    """Run a block that holds tests with pytest, as a reader does."""
    Path("test_shown.py").write_text(block.content, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_shown.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


@EVERY_PAGE
def test_every_command_is_one_that_there_is(page: Path) -> None:
    wrong = [f"{page.name}:{b.line}: {p}" for b in blocks(page) if b.language == "sh" for p in problems(b.content)]
    assert wrong == []


@EVERY_PAGE
def test_every_block_says_what_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("```") == 2 * len(blocks(page)), "a block without a language is neither run nor checked"
    assert {block.language for block in blocks(page)} <= {"python", "sh", "text"}


@pytest.mark.parametrize(
    "command",
    [
        "nox -s tets",
        "nox -s verify -- --adress x",
        "thingshub-sandbox server",
        "thingshub-sandbox fail devices.list --status 404",
        'pip install ".[sandbocks]"',
        "curl https://demo.example",
    ],
)
def test_a_command_that_there_is_not_is_found(command: str) -> None:
    assert list(problems(f"nox && {command}\n"))
