"""Where words name what the document has no more: in pages, in comments and docstrings, in help texts.

Only names that were there before and cannot mean anything else are looked for: operationIds, the commands that are
made of them, and schemas of more than one word. In Python, code itself is not looked at here.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterable, Iterator

from pipeline.bindings.use import Use, What

_WORDS = (tokenize.COMMENT, tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING))
_SEVERAL_WORDS = re.compile(r"([A-Z][a-z0-9]+){2,}")


class Mentions:
    """Looks for names that are gone.

    Args:
        operations: operationIds.
        schemas: Names of schemas.
    """

    def __init__(self, operations: Iterable[str], schemas: Iterable[str]) -> None:
        self._names: dict[str, tuple[What, str]] = {}  # how it is written: what it is
        for id in operations:
            tag, _, verb = id.partition(".")
            self._names[id] = (What.OPERATION, id)
            self._names[f"thingshub {tag} {verb}".replace("_", "-")] = (What.OPERATION, id)
        self._names |= {name: (What.SCHEMA, name) for name in schemas if _SEVERAL_WORDS.fullmatch(name)}
        words = "|".join(re.escape(name) for name in sorted(self._names, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w/-])({words})(?![\w/-])") if words else None

    def uses(self, text: str, path: str) -> Iterator[Use]:
        """Each mention in a file, of whatever kind it is."""
        if self._pattern is None or not self._pattern.search(text):
            return
        for line, part in _words(text) if path.endswith(".py") else [(1, text)]:
            for found in self._pattern.finditer(part):
                what, name = self._names[found[1]]
                yield Use(what, name, path, line + part.count("\n", 0, found.start()))


def _words(code: str) -> Iterator[tuple[int, str]]:
    """Comments and texts of Python code, each with its line."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type in _WORDS:
                yield token.start[0], token.string
    except (tokenize.TokenError, SyntaxError):
        return
