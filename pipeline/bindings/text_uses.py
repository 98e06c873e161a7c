"""What pages, templates, TypeScript and documents beside the document use of it, found by the forms that they write.

In prose only what is marked as code counts. Python in a page is read as Python; Arazzo, AsyncAPI and overlay documents
name operations by method and path, and schemas by reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.bindings import python_uses
from pipeline.bindings.use import Use, What

_BLOCK = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_CALL = re.compile(r"(?<![\w.])hub\.([a-z]\w*)\.([a-z]\w*)")
_MENTIONED = re.compile(r"(?<![\w./-])([a-z]\w*\.[a-z]\w*)(?![\w./-])")
_MODEL = re.compile(r"thingshub\.models\.([A-Z]\w*)")
_SCHEMA = re.compile(r"components/schemas/(\w+)")
_POINTER = re.compile(r"#/paths/(~1[^/'\"\s]*)/([a-z]+)")
_TARGET = re.compile(r"\$\.paths\['([^']+)'\](?:\.([a-z]+)\b)?")
_COMMENT = re.compile(r"# ([a-z]\w*\.[a-z]\w*)\s*$")
_OPERATION_ID = re.compile(r"\boperationId: *['\"]?([\w.]+)")
_TEXT = re.compile(r"[\"']([a-z]\w*\.[a-z]\w*)[\"']")
_TYPES = re.compile(r"import (?:type )?\{([^}]*)\} from [\"']\./schema\.js[\"']")
_TOGETHER = re.compile(r"\[((?:\s*\"\w+\"\s*,?){2,})\]")


def markdown(text: str, path: str, words: frozenset[str] = frozenset()) -> list[Use]:
    """The uses in a page."""
    found: list[Use] = []
    rest = text
    for block in _BLOCK.finditer(text):
        first = text.count("\n", 0, block.start(3)) + 1
        if block[2] == "python":
            code = "\n".join(line.removeprefix(block[1]) for line in block[3].splitlines())
            found += python_uses.uses(code, path, first, words)
        elif block[2] in ("ts", "typescript", "js", "javascript"):
            found += typescript(block[3], path, first)
        rest = rest.replace(block[0], "\n" * block[0].count("\n"), 1)  # keeps the lines of what follows
    for span in _SPAN.finditer(rest):
        line = rest.count("\n", 0, span.start()) + 1
        found += [Use(What.METHOD, f"{call[1]}.{call[2]}", path, line) for call in _CALL.finditer(span[1])]
        found += [Use(What.OPERATION, name, path, line) for name in _MENTIONED.findall(span[1])]
    found += _matches(_MODEL, What.MODEL, rest, path)
    found += _matches(_SCHEMA, What.SCHEMA, rest, path)
    return found


def typescript(text: str, path: str, first_line: int = 1) -> list[Use]:
    """The uses in TypeScript: calls on a client, operationIds, types of the schema module."""
    found: list[Use] = []
    for call in _CALL.finditer(text):
        found.append(Use(What.METHOD, f"{call[1]}.{call[2]}", path, first_line + text.count("\n", 0, call.start())))
    for name in _TEXT.finditer(text):
        found.append(Use(What.OPERATION, name[1], path, first_line + text.count("\n", 0, name.start())))
    for types in _TYPES.finditer(text):
        for entry in types[1].split(","):
            word = entry.strip().partition(" as ")[0].removeprefix("type ")
            if word[:1].isupper():  # the others are the three names that every such module has
                line = first_line + text.count("\n", 0, types.start(1) + types[1].index(word))
                found.append(Use(What.SCHEMA, word, path, line))
    return found


def template(text: str, path: str) -> list[Use]:
    """The uses in a template: operationIds, and lists of tags."""
    found = _matches(_TEXT, What.OPERATION, text, path)
    for group in _TOGETHER.finditer(text):
        names = re.findall(r"\"(\w+)\"", group[1])
        line = text.count("\n", 0, group.start()) + 1
        found += [Use(What.TAG, name, path, line, tuple(names)) for name in names]
    return [*found, *_matches(_MODEL, What.MODEL, text, path)]


def yaml(text: str, path: str) -> list[Use]:
    """The uses in an Arazzo, AsyncAPI or overlay document."""
    found = _matches(_SCHEMA, What.SCHEMA, text, path)
    for number, line in enumerate(text.splitlines(), 1):
        found += [Use(What.ROUTE, name, path, number) for name in _routes(line)]
        is_route = "operationPath" in line
        found += [Use(What.OPERATION, name, path, number) for name in _COMMENT.findall(line) if is_route]
        found += [Use(What.OPERATION, name, path, number) for name in _OPERATION_ID.findall(line)]
    return found


def _routes(line: str) -> Iterator[str]:
    for pointer in _POINTER.finditer(line):
        yield f"{pointer[2].upper()} {pointer[1].replace('~1', '/').replace('~0', '~')}"
    for target in _TARGET.finditer(line):
        yield f"{(target[2] or '').upper()} {target[1]}".strip()


def _matches(pattern: re.Pattern[str], what: What, text: str, path: str) -> list[Use]:
    return [Use(what, found[1], path, text.count("\n", 0, found.start()) + 1) for found in pattern.finditer(text)]
