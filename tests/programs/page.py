"""Programs on pages: blocks of Python that begin with the name of their file, and the commands that start them."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from tests.guide.blocks import Block, blocks

SDK_PAGES = Path(__file__).parents[2] / "docs" / "sdk"
_NAME = re.compile(r"# (\w+\.py|notebook cell \d+)\n")


def name_of(block: Block) -> str | None:
    """The name of the file, or of the notebook's cell, that a block is; None for one that runs as it stands."""
    found = _NAME.match(block.content) if block.language == "python" else None
    return found[1] if found else None


def program(name: str) -> str:
    """The text of a program, as its page shows it."""
    [text] = [block.content for page in SDK_PAGES.glob("*.md") for block in blocks(page) if name_of(block) == name]
    return text


def run_programs() -> set[str]:
    """The programs that the tests here name, and so run."""
    return {text for text in _constants() if _NAME.match(f"# {text}\n")}


def started_commands() -> set[str]:
    """The commands that the tests here start."""
    return {text for text in _constants() if " " in text}


@cache
def _constants() -> frozenset[str]:
    nodes = (ast.walk(ast.parse(file.read_text(encoding="utf-8"))) for file in Path(__file__).parent.glob("test_*.py"))
    return frozenset(
        node.value for tree in nodes for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
