"""How a type is written in Python: as an argument, as a result, and at run time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thingshub_document.model import Media
from thingshub_document.reading import Document
from thingshub_document.types import (
    AliasDefinition,
    Anything,
    EnumDefinition,
    ListOf,
    LiteralOf,
    MapOf,
    Named,
    Nullable,
    ObjectDefinition,
    Scalar,
    Type,
    UnionOf,
)

_SCALARS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "date-time": "datetime.datetime",
    "date": "datetime.date",
    "time": "datetime.time",
    "uuid": "UUID",
    "decimal": "Decimal",
}
_BUILTINS = ("bool", "bytes", "dict", "float", "int", "list", "str")
# A name in an annotation: not in a text, not behind a dot, and not a parameter's own
_WORD = re.compile(r"\"[^\"]*\"|'[^']*'|(?<![\w.])([A-Za-z_]\w*)\b(?!\s*:)")


class Annotations:
    """Writes types of one document.

    Args:
        document: Where names come from.
    """

    def __init__(self, document: Document) -> None:
        self._definitions = document.definitions

    def argument(self, found: Type, *, is_parameter: bool = False) -> str:
        """What a caller may pass: any sequence for a list, any mapping for a map, a path for bytes."""
        match found:
            case Scalar(kind="binary"):
                return "FileContent"
            case Scalar(kind="number"):
                return "float"
            case ListOf(items=items):
                return f"Sequence[{self.argument(items, is_parameter=is_parameter)}]"
            case MapOf(values=values):
                return f"Mapping[str, {self.argument(values)}]"
            case Nullable(inner=inner):
                return _joined([self.argument(inner, is_parameter=is_parameter), "None"])
            case UnionOf(members=members):
                return _joined(self.argument(member, is_parameter=is_parameter) for member in members)
            case Named(name=name):
                match self._definitions[name]:
                    case AliasDefinition(type=inner):
                        return self.argument(inner, is_parameter=is_parameter)
                    case ObjectDefinition() if is_parameter:
                        return f"{name} | Mapping[str, Any]"
                    case EnumDefinition(is_text=is_text) if is_parameter:
                        return f"{name} | {'str' if is_text else 'int'}"
                    case _:
                        return name
            case _:
                return self.result(found)

    def result(self, found: Type) -> str:
        """What comes back."""
        match found:
            case Scalar(kind="binary"):
                return "bytes"
            case Scalar(kind=kind):
                return _SCALARS[kind]
            case Anything():
                return "Any"
            case ListOf(items=items):
                return f"list[{self.result(items)}]"
            case MapOf(values=values):
                return f"dict[str, {self.result(values)}]"
            case Nullable(inner=inner):
                return _joined([self.result(inner), "None"])
            case UnionOf(members=members):
                return _joined(self.result(member) for member in members)
            case LiteralOf(values=values):
                return f"Literal[{', '.join(map(repr, values))}]"
            case Named(name=name):
                definition = self._definitions[name]
                return self.result(definition.type) if isinstance(definition, AliasDefinition) else name

    def received(self, media: Media) -> str:
        """What an answer in one media type comes back as."""
        if media.kind == "json":
            return self.result(media.type) if media.type is not None else "Any"
        return "str" if media.kind == "text" else "bytes"

    def at_run_time(self, found: Type) -> str:
        """The same as an expression that is evaluated: a union of the models is a class there."""
        text = self.result(found)
        return "NoneType" if text == "None" else text


def union(texts: Iterable[str]) -> str:
    """Several annotations as one, each once, None last."""
    return _joined(texts)


def words(text: str) -> Iterator[str]:
    """The names in an annotation, those behind a dot not."""
    return (found[1] for found in _WORD.finditer(text) if found[1])


def beside(text: str, shadowing: frozenset[str]) -> str:
    """An annotation in a class whose methods are called like builtins or modules: `builtins.list[...]`."""
    if not shadowing:
        return text

    def replaced(found: re.Match[str]) -> str:
        word = found[1]
        if not word or word not in shadowing:
            return found[0]
        return f"builtins.{word}" if word in _BUILTINS else f"_{word}" if word == "datetime" else word

    return _WORD.sub(replaced, text)


def _joined(texts: Iterable[str]) -> str:
    parts: dict[str, None] = {}
    for text in texts:
        parts.update(dict.fromkeys(_split(text)))
    last = [name for name in ("None", "UnsetType") if name in parts]
    return " | ".join([*(name for name in parts if name not in last), *last])


def _split(text: str) -> Iterator[str]:
    """The members of a union, as far as they stand at its top."""
    depth, start = 0, 0
    for index, character in enumerate(text):
        depth += (character in "[(") - (character in "])")
        if not depth and text.startswith(" | ", index):
            yield text[start:index]
            start = index + 3
    yield text[start:]
