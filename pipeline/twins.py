"""Write the sync twin of hand-written async code: what waits is written once, async.

`hub_async.py` of the overlay becomes `hub.py` beside it in generated/, by the rules below and nothing else: keywords of
waiting go, names lose `Async` or `_async`, a few have a counterpart of another name, docstrings and comments follow.
What the rules cannot say (locks, threads, sleeping) stands in a module that has both faces written by hand.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from tokenize import TokenInfo

SUFFIX = "_async"
HEADER = "# Generated from {source}; `nox -s regenerate` rewrites it. Never edit it.\n"

# Names whose counterpart is called otherwise than by leaving out `Async` or `_async`
NAMES = {
    "AsyncioTransport": "BlockingTransport",
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "aclose": "close",
    "aclosing": "closing",
    "aiter": "iter",
    "anext": "next",
    "asyncio_": "blocking",
    "asynccontextmanager": "contextmanager",
}
# What they are given for is their own argument of this index: Awaitable[T] and Coroutine[Any, Any, T] are T
_WRAPPERS = {"Awaitable": 0, "Coroutine": 2}
# Docstrings, comments and messages, in this order
_WORDS = (
    (re.compile(r"\b([Aa])n async (?=[a-z])"), r"\1 "),
    (re.compile(r"\basync (?=[a-z])"), ""),
    (re.compile(r"\bawait (?=[\w`(])"), ""),
    (re.compile(r"\b([A-Za-z]+)_async\b"), r"\1"),
    (re.compile(r"\bAsync(?=[A-Z])"), ""),
    (re.compile(r"\bSeveral tasks, of one event loop or of several,"), "Several threads"),
    (re.compile(r"\btask(s?)\b"), r"thread\1"),
)
_LEFT = re.compile(r"\b(async|await|awaitable|asyncio)\b|event loop")


class CannotTwin(Exception):
    """The source uses something that has no sync counterpart; `file:line: what -- what to do`."""


def write(package: Path) -> list[Path]:
    """Write the twin of each `*_async.py` below a package into which the overlay has been copied.

    Returns:
        The twins.

    Raises:
        CannotTwin: a source has no counterpart.
    """
    written: list[Path] = []
    for source in sorted(package.rglob(f"*{SUFFIX}.py")):
        shown = f"overlays/{package.name}/{source.relative_to(package).as_posix()}"
        text = synchronous(source.read_text(encoding="utf-8"), shown)
        written.append(twin_of(source))
        written[-1].write_text(HEADER.format(source=shown) + text, encoding="utf-8")
    return written


def twin_of(source: Path) -> Path:
    """The file of a source's twin."""
    return source.with_name(source.name.removesuffix(f"{SUFFIX}.py") + ".py")


def synchronous(text: str, where: str = "<source>") -> str:
    """The sync twin of a text.

    Args:
        text: Python source.
        where: Its file, for messages.

    Raises:
        CannotTwin: it waits for something that has no sync counterpart.
    """
    made = rewritten(text)
    for number, line in enumerate(made.splitlines(), 1):
        if found := _LEFT.search(line):
            what = f"{where}:{number}: `{found.group()}` has no sync counterpart"
            raise CannotTwin(f"{what} -- put it in a module that has both faces, or add a rule to pipeline/twins.py")
    return made


def rewritten(text: str) -> str:
    """The text by the rules, whatever is left of waiting in it; lines stay where they are."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for first, last, replacement in reversed(list(_edits(list(tokenize.generate_tokens(io.StringIO(text).readline))))):
        begin, end = starts[first[0] - 1] + first[1], starts[last[0] - 1] + last[1]
        text = text[:begin] + replacement + text[end:]
    return text


def _edits(tokens: list[TokenInfo]) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
    """What to replace: from where, to where, by what; in order."""
    closing: dict[int, tuple[tuple[int, int], tuple[int, int], str]] = {}
    for index, token in enumerate(tokens):
        if index in closing:
            yield closing[index]
        elif token.type == tokenize.NAME and token.string in ("async", "await"):
            yield token.start, tokens[index + 1].start, ""
        elif token.type == tokenize.NAME and token.string in _WRAPPERS and tokens[index + 1].string == "[":
            start, end = _argument(tokens, index + 1, _WRAPPERS[token.string])
            yield token.start, tokens[start].start, ""
            closing[end] = (tokens[end].start, tokens[end].end, "")
        else:
            is_text = tokenize.tok_name[token.type] in ("COMMENT", "STRING", "FSTRING_MIDDLE")
            replaced = sync_words(token.string) if is_text else sync_name(token.string)
            if replaced != token.string:
                yield token.start, token.end, replaced


def sync_name(name: str) -> str:
    """What a name is called on the sync side."""
    if name in NAMES:
        return NAMES[name]
    if name.startswith("Async") and name[5:6].isupper():
        return name.removeprefix("Async")
    if name.startswith("_Async") and name[6:7].isupper():
        return "_" + name.removeprefix("_Async")
    return name.removesuffix(SUFFIX)


def sync_words(text: str) -> str:
    """What a docstring, a comment or a message says on the sync side."""
    for pattern, replacement in _WORDS:
        text = pattern.sub(replacement, text)
    return text


def _argument(tokens: list[TokenInfo], opening: int, wanted: int) -> tuple[int, int]:
    """The first token of an argument in brackets, and the bracket that closes them."""
    depth, commas, start = 0, 0, opening + 1
    for index in range(opening, len(tokens)):
        string = tokens[index].string
        depth += string in ("[", "(", "{")
        depth -= string in ("]", ")", "}")
        if depth == 0:
            return start, index
        if depth == 1 and string == ",":
            commas += 1
            if commas == wanted:
                start = index + 1
    raise AssertionError("Python's own tokenizer has seen the closing bracket")
