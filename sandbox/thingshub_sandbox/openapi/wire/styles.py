"""How OpenAPI writes arrays and objects into one text: the styles of RFC 6570, and those with other delimiters.

A text comes still quoted, so that a delimiter inside of a value, which RFC 6570 quotes, is told from one between
values. Many clients quote all of a text, though, the delimiters too; so there is a second reading for a text that has
quoted characters, and a caller takes the first one that fits the schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal
from urllib.parse import unquote

Raw = str | list["Raw"] | dict[str, "Raw"]  # a value whose scalars are still texts
Shape = Literal["scalar", "array", "object"]
Unquote = Callable[[str], str]
_BLANK = re.compile(r"%20|\+| ")
_PIPE = re.compile(r"%7[Cc]|\|")


class BadStyle(Exception):
    """A text that is not written in its style; the text says what is expected."""


def readings(text: str, style: str, explode: bool, shape: Shape, name: str, plainly: Unquote) -> Sequence[Raw]:
    """What a text may mean, the stricter reading first.

    Args:
        text: As it came, still quoted.
        style: `simple`, `label`, `matrix`, `form`, `spaceDelimited` or `pipeDelimited`.
        explode: Whether each entry stands for itself.
        shape: What the schema makes of it.
        name: The parameter's name, which the style `matrix` repeats.
        plainly: Takes the quoting from a value.

    Raises:
        BadStyle: it is not written in the style.
    """
    writings = [(text, plainly)]
    is_one_text = shape == "scalar" and style not in ("label", "matrix")
    if not is_one_text and style not in ("spaceDelimited", "pipeDelimited") and (plain := plainly(text)) != text:
        writings.append((plain, _as_is))
    found: list[Raw] = []
    problems: list[BadStyle] = []
    for writing, without_quotes in writings:
        try:
            found.append(_read(writing, style, explode, shape, name, without_quotes))
        except BadStyle as problem:
            problems.append(problem)
    if not found:
        raise problems[0]
    return found


def _read(text: str, style: str, explode: bool, shape: Shape, name: str, plainly: Unquote) -> Raw:
    match style:
        case "label":
            if not text.startswith("."):
                raise BadStyle("must begin with a dot (style label)")
            return _shaped(text[1:], "." if explode else ",", explode, shape, plainly)
        case "matrix":
            return _matrix(text, explode, shape, name, plainly)
        case "spaceDelimited":
            return _shaped(_BLANK.sub(" ", text), " ", False, shape, plainly)
        case "pipeDelimited":
            return _shaped(_PIPE.sub("|", text), "|", False, shape, plainly)
        case _:
            return _shaped(text, ",", explode, shape, plainly)


def _shaped(text: str, delimiter: str, explode: bool, shape: Shape, plainly: Unquote) -> Raw:
    if shape == "scalar":
        return plainly(text)
    entries = text.split(delimiter)
    if shape == "array":
        return [plainly(entry) for entry in entries]
    return _exploded(entries, plainly) if explode else _alternating(entries, plainly)


def _matrix(text: str, explode: bool, shape: Shape, name: str, plainly: Unquote) -> Raw:
    if not text.startswith(";"):
        raise BadStyle("must begin with a semicolon (style matrix)")
    entries = text[1:].split(";")
    if explode and shape == "object":
        return _exploded(entries, plainly)
    values = [value for key, _, value in (entry.partition("=") for entry in entries) if plainly(key) == name]
    if len(values) != len(entries) or (len(values) > 1 and not explode):
        raise BadStyle(f"must be written as ;{name}=… (style matrix)")
    if explode and shape == "array":
        return [plainly(value) for value in values]
    return _shaped(values[0], ",", False, shape, plainly)


def _exploded(entries: list[str], plainly: Unquote) -> Raw:
    found: dict[str, Raw] = {}
    for entry in entries:
        key, equals, value = entry.partition("=")
        if not equals:
            raise BadStyle("must be written as name=value for each property")
        _add(found, plainly(key), plainly(value))
    return found


def _alternating(entries: list[str], plainly: Unquote) -> Raw:
    if len(entries) % 2:
        raise BadStyle("must be written as name and value in turn for each property")
    found: dict[str, Raw] = {}
    for key, value in zip(entries[::2], entries[1::2], strict=True):
        _add(found, plainly(key), plainly(value))
    return found


def _add(found: dict[str, Raw], name: str, value: str) -> None:
    if name in found:
        raise BadStyle("has a property that stands twice")
    found[name] = value


def _as_is(text: str) -> str:
    return text


def unquoted(text: str) -> str:
    """A text without its quoting.

    Raises:
        BadStyle: it is not UTF-8.
    """
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError as error:
        raise BadStyle("is not UTF-8") from error


def unquoted_form(text: str) -> str:
    """A text of a query or a form without its quoting, where a plus sign is a blank.

    Raises:
        BadStyle: it is not UTF-8.
    """
    return unquoted(text.replace("+", " "))
