"""The files that may name something of the document, and how each kind of file is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from pipeline.bindings import python_uses, text_uses
from pipeline.bindings.mentions import Mentions
from pipeline.bindings.use import Use, What

_READERS: dict[str, Callable[[str, str], list[Use]]] = {
    ".ts": text_uses.typescript,
    ".jinja": text_uses.template,
    ".yaml": text_uses.yaml,
}
# Only what lives on after a rename: the changelog tells of names as they were
PLACES = (
    "overlays",
    "sandbox",
    "cli",
    "pipeline",
    "docs",
    "openapi/workflows",
    "openapi/channels",
    "tests/cassettes/scenarios",
    "README.md",
    "CONTRIBUTING.md",
)

# What runs the SDK. Other tests have documents of their own, in which the same names mean other things
TESTS = tuple(f"tests/{name}" for name in ("unit", "sandbox", "cli", "end_to_end", "docs", "frames", "share"))
_CERTAIN = (What.OPERATION, What.METHOD, What.CHAIN, What.HANDLER, What.MODEL, What.SCHEMA)


def used_in_tests(root: Path, gone: Collection[str]) -> Iterator[Use]:
    """Every use of a name that is gone, in the tests; a name that was never there may be meant to be wrong.

    Args:
        root: The repository.
        gone: operationIds and schemas.
    """
    if not gone:
        return
    words = (re.escape(name).replace("\\.", "[._]") for name in gone)  # a handler is named with an underscore
    looked_for = re.compile(rf"\b({'|'.join(words)})\b")
    readers = _READERS | {".py": python_uses.uses}
    for path in (path for place in TESTS for path in sorted((root / place).rglob("*"))):
        if path.suffix not in (".py", ".ts") or "node_modules" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if looked_for.search(text):
            uses = readers[path.suffix](text, path.relative_to(root).as_posix())
            yield from (use for use in uses if use.what in _CERTAIN and use.name in gone)


def used_in(root: Path, mentions: Mentions, words: frozenset[str] = frozenset()) -> Iterator[Use]:
    """Every use in the repository, file by file.

    Args:
        root: The repository.
        mentions: What words may name that is gone.
        words: Names of properties that are of interest wherever they stand in Python.
    """
    readers = _READERS | {
        ".py": lambda text, name: python_uses.uses(text, name, words=words),
        ".md": lambda text, name: text_uses.markdown(text, name, words),
    }
    for place in PLACES:
        top = root / place
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if (reader := readers.get(path.suffix)) and "node_modules" not in path.parts:
                name = path.relative_to(root).as_posix()
                if tag := python_uses.extended_tag(name):
                    yield Use(What.MODULE, tag, name, 1)
                text = path.read_text(encoding="utf-8")
                yield from reader(text, name)
                yield from mentions.uses(text, name)
