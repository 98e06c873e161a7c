"""The pages: every block runs as printed and prints what stands below it; every command is one that there is."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.docs.commands import problems
from tests.docs.reader import Reader
from tests.guide.blocks import ELLIPSIS, Block, blocks
from tests.programs.page import name_of, run_programs
from thingshub_sandbox import whereabouts
from thingshub_sandbox.server import Options, running_sandbox

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WALKED = "regenerate.md"  # `nox -s guide` walks through it
PAGES = [page for page in sorted(DOCS.rglob("*.md")) if page.name != WALKED]
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Reader]:
    """A reader with a local thingsHub of the page's own, in an empty folder beside generated/."""
    data, folder = tmp_path / "sandbox", tmp_path / "reader"
    for path in (data, folder):
        path.mkdir()
    (folder / "generated").symlink_to(ROOT / "generated")
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith("THINGSHUB_")]:
        monkeypatch.delenv(name)
    with running_sandbox(Options(data=data, is_in_memory=True, seed="demo", has_cheap_passwords=True)) as running:
        whereabouts.tell(data, running)
        for name, value in (
            ("THINGSHUB_URL", running.url),
            ("THINGSHUB_USERNAME", running.username),
            ("THINGSHUB_PASSWORD", running.password),
            ("THINGSHUB_CA_FILE", str(running.ca_file)),
            ("THINGSHUB_CONFIG_DIR", str(folder)),
            ("THINGSHUB_SANDBOX_DATA", str(data)),
            ("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"),
        ):
            monkeypatch.setenv(name, value)
        made = Reader(capsys)
        yield made
        made.leave()


@EVERY_PAGE
def test_every_block_runs_and_prints_what_is_shown(page: Path, reader: Reader) -> None:
    shown = blocks(page)
    for block, following in zip(shown, [*shown, Block(0, "", "")][1:], strict=True):
        printed = reader.run(page, block)
        if printed is not None and following.language == "text":
            pattern = ".*".join(re.escape(part) for part in following.content.strip().split(ELLIPSIS))
            where = f"{page.name}:{following.line}"
            assert re.fullmatch(pattern, printed.strip(), re.DOTALL), f"{where} shows otherwise:\n{printed}"


@EVERY_PAGE
def test_every_command_is_one_that_there_is(page: Path) -> None:
    wrong = [f"{page.name}:{b.line}: {p}" for b in blocks(page) if b.language == "sh" for p in problems(b.content)]
    assert wrong == []


def test_every_program_that_a_page_shows_is_run() -> None:
    named = {name for page in PAGES for block in blocks(page) if (name := name_of(block))}
    assert named, "no page shows a program"
    assert named <= run_programs()  # those of tests alone are there, too


@EVERY_PAGE
def test_every_block_says_what_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("```") == 2 * len(blocks(page)), "a block without a language is neither run nor checked"
    assert {block.language for block in blocks(page)} <= {"python", "sh", "text", "yaml"}
    assert all(yaml.safe_load(block.content) for block in blocks(page) if block.language == "yaml")


@pytest.mark.parametrize(
    "command",
    [
        "nox -s tets",
        "nox -s verify -- --adress x",
        "thingshub-sandbox server",
        "thingshub-sandbox fail devices.list --status 404",
        'pip install ".[sandbocks]"',
        "curl https://demo.example",
        "gunicorn pumps:applications --workers 4",
    ],
)
def test_a_command_that_there_is_not_is_found(command: str) -> None:
    assert list(problems(f"nox && {command}\n"))
