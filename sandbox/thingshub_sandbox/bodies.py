"""Read JSON from strangers: everything that could hurt is refused with a reason, nothing is guessed.

Refused are bodies that are too large or too deep, duplicate keys (readers disagree about which one counts), NaN and
Infinity, integers that other languages would round, NUL characters and lone surrogates (databases and encoders fail on
them later, where nobody expects it).
"""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any, NoReturn, TypeGuard

import python_multipart
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 64
MOST_FIELDS = 100
_LARGEST_INTEGER = 2**53 - 1
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS = re.compile(rb"[\[{\]}]")


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
    except RecursionError as error:
        raise UnreadableBody(f"is nested deeper than {MOST_DEPTH}") from error
    except ValueError as error:
        position = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableBody(f"is not JSON{position}") from error
    _check_text(value)
    return value


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether parsed JSON or YAML is an object."""
    return isinstance(value, dict)


def parse_form(body: bytes, content_type: str) -> dict[str, bytes | list[str]]:
    """The fields of a form: files as bytes, each other field as the list of its values.

    Raises:
        UnreadableBody: with the reason.
    """
    form: dict[str, bytes | list[str]] = {}
    count = 0

    def add(name: bytes | None, value: bytes, *, is_file: bool) -> None:
        nonlocal count
        count += 1
        if count > MOST_FIELDS:
            raise UnreadableBody(f"has more than {MOST_FIELDS} fields")
        try:
            key, text = (name or b"").decode(), "" if is_file else value.decode()
        except UnicodeDecodeError as error:
            raise UnreadableBody("has a field that is not UTF-8") from error
        _check_text(text)
        if is_file:
            if key in form:
                raise UnreadableBody("has two files in one field")
            form[key] = value
        elif isinstance(values := form.setdefault(key, []), list):
            values.append(text)
        else:
            raise UnreadableBody("has a file and a text in one field")

    parts: list[Field | File] = []  # read only at the end: older releases of the parser hand files over unfinished
    try:
        python_multipart.parse_form(
            {"Content-Type": content_type.encode("latin-1"), "Content-Length": str(len(body)).encode()},
            BytesIO(body),
            parts.append,
            parts.append,
        )
        for part in parts:
            if isinstance(part, File):
                part.file_object.seek(0)
                add(part.field_name, part.file_object.read(), is_file=True)
            else:
                add(part.field_name, part.value or b"", is_file=False)
    except (FormParserError, ValueError) as error:
        raise UnreadableBody("is not a form (multipart/form-data with a boundary)") from error
    finally:
        for part in parts:
            if isinstance(part, File):
                part.close()
    if not form:
        raise UnreadableBody("is missing, or not a form with a boundary")
    return form


def _depth(body: bytes) -> int:
    """The nesting, before a recursive parser sees it."""
    opening = body.count(b"[") + body.count(b"{")
    if opening <= MOST_DEPTH:
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
