"""Examples that their own style cannot carry: an entry of a list or an object that holds the sign between entries.

Percent-encoding does not help there: a server that decodes before it splits takes one entry for two. The SDK refuses to
send such a value, so an example like that shows a call that cannot be made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from thingshub_document.model import Parameter

_BETWEEN = {"spaceDelimited": " ", "pipeDelimited": "|"}
_NAMES = {" ": "a space", "|": "a pipe", ",": "a comma", ".": "a dot", "=": "an equals sign", ";": "a semicolon"}


def problem(parameter: Parameter) -> tuple[str, str] | None:
    """What is wrong with the examples of a parameter, and what to do; None for nothing."""
    for example in parameter.examples:
        for entry in _entries(example):
            signs = _signs(parameter, is_object=isinstance(example, Mapping))
            if sign := next((sign for sign in signs if sign in entry), None):
                what = f"{entry!r} of the example has {_NAMES[sign]}, which separates entries in this style"
                other = ", or use `style: form` with `explode: true`" if parameter.where == "query" else ""
                return f"parameter {parameter.name!r}: {what}", f"show another value{other}"
    return None


def _entries(example: Any) -> Iterator[str]:
    parts = [*example, *example.values()] if isinstance(example, Mapping) else example
    for part in parts if isinstance(parts, list) else ():
        yield part if isinstance(part, str) else json.dumps(part)


def _signs(parameter: Parameter, *, is_object: bool) -> str:
    """The signs that stand between entries, and between the name and the value of one."""
    if parameter.media or parameter.style == "deepObject" or (parameter.style == "form" and parameter.explode):
        return ""
    if parameter.style == "matrix" and parameter.explode:
        return ";"
    between = _BETWEEN.get(parameter.style, "." if parameter.style == "label" and parameter.explode else ",")
    return between + ("=" if is_object and parameter.explode else "")
