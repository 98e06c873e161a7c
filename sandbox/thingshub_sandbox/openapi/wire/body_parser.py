"""Read JSON and text from strangers: everything that could hurt is refused with a reason, nothing is guessed.

Refused are bodies that are too deep, duplicate keys (readers disagree about which one counts), NaN, Infinity and
numbers that no double holds, integers that other languages would round, NUL characters and lone surrogates (databases
and encoders fail on them later, where nobody expects it).
"""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal
from typing import Any, NoReturn, TypeGuard

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 64
ANSWER_DEPTH = MOST_DEPTH + 8  # an answer wraps what was sent, and what was accepted can be answered
LARGEST_INTEGER = 2**53 - 1  # beyond, other languages round
LARGEST_LONG = 2**64 - 1
TOO_LONG = "has an integer beyond 2^53 - 1"
# Possessive, and with a closing quote that may lack: one pass, whatever a stranger sends
_STRINGS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_BRACKETS = re.compile(rb"[\[{\]}]")


class UnreadableBody(Exception):
    """A body that is refused; the text says why, without quoting it."""


def parse(body: bytes, *, most_depth: int = MOST_DEPTH, has_longs: bool = False, has_decimals: bool = False) -> Any:
    """The JSON value of a body.

    Args:
        most_depth: How deep it may be nested.
        has_longs: Take integers of 64 bits, which the caller then looks at.
        has_decimals: Read numbers with a fraction as Decimals, which the caller then looks at.

    Raises:
        UnreadableBody: with the reason.
    """
    if not body:
        raise UnreadableBody("is missing")
    if _depth(body, most_depth) > most_depth:
        raise UnreadableBody(f"is nested deeper than {most_depth}")
    try:
        value = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_no_constant,
            parse_float=_decimal if has_decimals else _float,
            parse_int=_long if has_longs else _integer,
        )
    except UnicodeDecodeError as error:
        raise UnreadableBody("is not UTF-8") from error
    except RecursionError as error:
        raise UnreadableBody(f"is nested deeper than {most_depth}") from error
    except ValueError as error:
        position = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableBody(f"is not JSON{position}") from error
    check_text(value)
    return value


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether parsed JSON or YAML is an object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether parsed JSON or YAML is an array."""
    return isinstance(value, list)


def check_text(value: Any) -> None:
    """Refuse texts, also those in arrays and objects, that a database or an encoder would fail on.

    Raises:
        UnreadableBody: with the reason.
    """
    if isinstance(value, str):
        if "\0" in value:
            raise UnreadableBody("has a NUL character")
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            raise UnreadableBody("has a lone surrogate")
    elif is_object(value):
        for key, child in value.items():
            check_text(key)
            check_text(child)
    elif is_array(value):
        for child in value:
            check_text(child)


def _depth(body: bytes, most_depth: int) -> int:
    """The nesting, before a recursive parser sees it."""
    opening = body.count(b"[") + body.count(b"{")
    if opening <= most_depth:
        return opening
    deepest = depth = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", body)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise UnreadableBody("has an object with a key that stands twice")
    return result


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > LARGEST_INTEGER:
        raise UnreadableBody(TOO_LONG)
    return int(text)


def _long(text: str) -> int:
    if len(text) > 21 or abs(int(text)) > LARGEST_LONG:
        raise UnreadableBody(TOO_LONG)
    return int(text)


def _float(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise UnreadableBody("has a number that no double holds")
    return value


def _decimal(text: str) -> Decimal:
    _float(text)
    return Decimal(text)


def _no_constant(text: str) -> NoReturn:
    raise UnreadableBody(f"has {text}, which is not JSON")
