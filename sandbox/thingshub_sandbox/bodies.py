"""Read JSON from strangers: everything that could hurt is refused with a reason, nothing is guessed.

Refused are bodies that are too large or too deep, duplicate keys (readers disagree about which one counts), NaN and
Infinity, integers that other languages would round, NUL characters and lone surrogates (databases and encoders fail on
them later, where nobody expects it).
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 64
_LARGEST_INTEGER = 2**53 - 1


class UnreadableBody(Exception):
    """A body that is refused; the text says why, without quoting it."""


def parse(body: bytes) -> Any:
    """The JSON value of a body.

    Raises:
        UnreadableBody: with the reason.
    """
    if not body:
        raise UnreadableBody("is missing")
    if _depth(body) > MOST_DEPTH:
        raise UnreadableBody(f"is nested deeper than {MOST_DEPTH}")
    try:
        value = json.loads(
            body.decode("utf-8"), object_pairs_hook=_object, parse_constant=_no_constant, parse_int=_integer
        )
    except UnicodeDecodeError as error:
        raise UnreadableBody("is not UTF-8") from error
    except ValueError as error:
        position = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableBody(f"is not JSON{position}") from error
    _check_text(value)
    return value


def _depth(body: bytes) -> int:
    """An upper bound of the nesting, before a recursive parser sees it; brackets in strings count too."""
    opening = body.count(b"[") + body.count(b"{")
    if opening <= MOST_DEPTH:
        return opening
    deepest = depth = 0
    in_string = escaped = False
    for byte in body:
        if in_string:
            in_string = escaped or byte != 0x22
            escaped = byte == 0x5C and not escaped
        elif byte == 0x22:
            in_string = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise UnreadableBody("has an object with a key that stands twice")
    return result


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > _LARGEST_INTEGER:
        raise UnreadableBody("has an integer beyond 2^53 - 1")
    return int(text)


def _no_constant(text: str) -> NoReturn:
    raise UnreadableBody(f"has {text}, which is not JSON")


def _check_text(value: Any) -> None:
    if isinstance(value, str):
        if "\0" in value:
            raise UnreadableBody("has a NUL character")
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            raise UnreadableBody("has a lone surrogate")
    elif isinstance(value, dict):
        for key, child in value.items():  # pyright: ignore[reportUnknownVariableType]
            _check_text(key)
            _check_text(child)
    elif isinstance(value, list):
        for child in value:  # pyright: ignore[reportUnknownVariableType]
            _check_text(child)
