"""Run the blocks of a guide in order: `sh` is run, `diff` is applied, `text` is what the commands before it printed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ELLIPSIS = "…"


class Block(NamedTuple):
    """A code block of a page."""

    line: int
    language: str
    content: str


def blocks(page: Path) -> list[Block]:
    """All code blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [Block(text.count("\n", 0, found.start()) + 1, found[1], found[2]) for found in _BLOCK.finditer(text)]


def walk_through(page: Path, repository: Path, environment: dict[str, str]) -> list[str]:
    """Run a page's blocks in a repository; returns what does not hold, each with its line."""
    printed = ""
    for block in blocks(page):
        where = f"{page.name}:{block.line}"
        if block.language == "text":
            if missing := _not_printed(block.content, printed):
                return [f"{where}: is not what was printed: {missing!r}\n{printed}"]
            continue
        command = ["bash", "-eu", "-c", block.content]
        if block.language == "diff":
            command = ["git", "apply", "-"]
        elif block.language != "sh":
            return [f"{where}: a block in {block.language}: nobody runs that"]
        done = subprocess.run(
            command,
            cwd=repository,
            env=environment,
            input=block.content if block.language == "diff" else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        printed = done.stdout if block.language == "sh" else printed
        if done.returncode:
            return [f"{where}: exit status {done.returncode}\n{done.stdout}"]
    return []


def _not_printed(expected: str, printed: str) -> str | None:
    """The first line that was not printed in this order; `…` stands for any lines, or for any text within one."""
    lines = iter([line.strip() for line in printed.splitlines()])
    for wanted in expected.splitlines():
        if not wanted.strip() or wanted.strip() == ELLIPSIS:
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in wanted.strip().split(ELLIPSIS)))
        if not any(pattern.fullmatch(line) for line in lines):
            return wanted
    return None
