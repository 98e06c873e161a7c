"""How TypeScript is printed: literals, property names, comments."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_SAFE_INTEGER = 2**53 - 1
_WIDTH = 114


class Code(str):
    """Text that is TypeScript already, where a value is printed."""


def literal(value: Any) -> str:
    """A value as a literal; integers that a number cannot hold are bigints."""
    match value:
        case Code():
            return value
        case bool() | None:
            return json.dumps(value)
        case int():
            return str(value) if abs(value) <= _SAFE_INTEGER else f"{value}n"
        case Mapping():
            return f"{{ {', '.join(f'{key(k)}: {literal(v)}' for k, v in value.items())} }}" if value else "{}"
        case list() | tuple():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            return text(value) if isinstance(value, str) else json.dumps(value)


def text(value: str) -> str:
    """A text in double quotes; what would end a line is escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def key(name: str) -> str:
    """A property's name, in quotes where it must be."""
    if name == "__proto__":
        return '["__proto__"]'  # in a literal it would be the prototype
    return name if _IDENTIFIER.fullmatch(name) else text(name)


def comment(lines: Iterable[str], indent: str = "") -> str:
    """A documentation comment; empty for nothing to say."""
    wrapped = [
        part
        for line in lines
        for part in textwrap.wrap(line, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False) or [""]
    ]
    while wrapped and not wrapped[-1]:
        wrapped.pop()
    if not wrapped:
        return ""
    safe = [line.replace("*/", "* /") for line in wrapped]
    if len(safe) == 1:
        return f"{indent}/** {safe[0]} */\n"
    body = "".join(f"{indent} * {line}".rstrip() + "\n" for line in safe)
    return f"{indent}/**\n{body}{indent} */\n"


def indented(block: str, indent: str = "  ") -> str:
    """Every line further to the right."""
    return "".join(f"{indent}{line}\n" if line else "\n" for line in block.splitlines())
