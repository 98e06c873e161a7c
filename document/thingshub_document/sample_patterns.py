"""A text that matches a pattern: short, readable and always the same.

Python's own parser reads the pattern (as ASCII, since ECMA-262's `\\d` and `\\w` are), and a walk over what it found
writes one text. What the walk cannot honour (lookaheads, word boundaries) is settled by trying the finished text.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

_PREFERRED = "a1-A _.:/@,b2"
_parser: Any = importlib.import_module("re._parser")
_CATEGORIES: Mapping[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_NOT_DIGIT": lambda character: not character.isdigit(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda character: not character.isspace(),
    "CATEGORY_WORD": lambda character: character.isalnum() or character == "_",
    "CATEGORY_NOT_WORD": lambda character: not (character.isalnum() or character == "_"),
}


def compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern in Python's words; None where Python has none for it."""
    text = re.sub(r"\(\?<(?![=!])", "(?P<", pattern)
    text = re.sub(r"\\k<(\w+)>", r"(?P=\1)", text)
    try:
        return re.compile(text, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return None


def texts(pattern: str, least: int = 0, most: int | None = None, index: int = 0) -> Iterator[str]:
    """Texts that match the pattern and the bounds, the plainest first.

    Args:
        pattern: A regular expression of JSON Schema; it may match anywhere in the text.
        least: Characters at least.
        most: Characters at most; None for any number.
        index: Another text for another index, where the pattern has several.
    """
    expression = compiled(pattern)
    if expression is None:
        return
    tree = _parser.parse(expression.pattern, re.ASCII)
    seen = set[str]()
    shortest = len("".join(_Writer(0, index).write(tree)))
    wanted = [length - shortest for length in (least, most) if length is not None and length > shortest]
    for extra in (*range(4), *wanted, 8, 16, 32, 64):
        for choice in range(6):
            text = "".join(_Writer(extra, choice + index).write(tree))
            if len(text) < least and not expression.pattern.endswith("$"):
                text += "a" * (least - len(text))
            fits = len(text) >= least and (most is None or len(text) <= most) and expression.search(text)
            if fits and text not in seen:
                seen.add(text)
                yield text


class _Writer:
    """Walks a parsed pattern once.

    Args:
        extra: How many repetitions to write beyond the least.
        choice: Which branch and which character to take, where there are several.
    """

    def __init__(self, extra: int, choice: int) -> None:
        self._extra = extra
        self._choice = choice
        self._groups = dict[int, str]()

    def write(self, tree: Sequence[tuple[Any, Any]]) -> Iterator[str]:
        for code, argument in tree:
            yield from getattr(self, f"_{str(code).lower()}", self._nothing)(argument)

    def _nothing(self, _: Any) -> Iterator[str]:
        yield from ()

    def _literal(self, code: int) -> Iterator[str]:
        yield chr(code)

    def _not_literal(self, code: int) -> Iterator[str]:
        yield self._pick(lambda character: ord(character) != code)

    def _any(self, _: Any) -> Iterator[str]:
        yield self._pick(lambda character: True)

    def _in(self, members: list[tuple[Any, Any]]) -> Iterator[str]:
        is_negated = str(members[0][0]) == "NEGATE"
        tests = [_membership(str(code), argument) for code, argument in members[is_negated:]]
        named = [argument if str(code) == "LITERAL" else argument[0] for code, argument in members[is_negated:]
                 if str(code) in ("LITERAL", "RANGE")]  # fmt: skip
        further = "" if is_negated else "".join(map(chr, named))
        yield self._pick(lambda character: any(test(character) for test in tests) != is_negated, further)

    def _max_repeat(self, argument: tuple[int, Any, Any]) -> Iterator[str]:
        least, most, tree = argument
        count = min(least + self._extra, int(most))
        self._extra -= count - least
        for _ in range(count):
            yield from self.write(tree)

    _min_repeat = _possessive_repeat = _max_repeat

    def _subpattern(self, argument: tuple[int | None, int, int, Any]) -> Iterator[str]:
        text = "".join(self.write(argument[3]))
        if argument[0] is not None:
            self._groups[argument[0]] = text
        yield text

    def _atomic_group(self, tree: Any) -> Iterator[str]:
        yield from self.write(tree)

    def _groupref(self, group: int) -> Iterator[str]:
        yield self._groups.get(group, "")

    def _branch(self, argument: tuple[Any, list[Any]]) -> Iterator[str]:
        branches = argument[1]
        yield from self.write(branches[self._choice % len(branches)])

    def _pick(self, test: Callable[[str], bool], further: str = "") -> str:
        fitting = [character for character in (*_PREFERRED, *further) if test(character)]
        if not fitting:
            fitting = [character for character in map(chr, range(32, 0x250)) if test(character)] or [""]
        return str(fitting[self._choice % len(fitting)])


def _membership(code: str, argument: Any) -> Callable[[str], bool]:
    if code == "LITERAL":
        return lambda character: ord(character) == argument
    if code == "RANGE":
        return lambda character: argument[0] <= ord(character) <= argument[1]
    return _CATEGORIES.get(str(argument), lambda character: False)
