"""Types of the document model as TypeScript.

Times, dates and UUIDs are texts, as JSON has them. An integer that the document lets grow beyond 2^53 (`format: int64`
without a bound that fits) is a number or, beyond, a bigint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.typescript.printing import literal
from thingshub_document.reading import Document
from thingshub_document.types import (
    Anything,
    EnumDefinition,
    ListOf,
    LiteralOf,
    MapOf,
    Named,
    Nullable,
    Scalar,
    Type,
    UnionOf,
)
from thingshub_document.typescript_names import TypeScriptNames

_SCALARS = {
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "decimal": "Decimal",
    "binary": "FileContent",
}
_IMPORTED = frozenset({"Decimal", "FileContent"})
_LONG_FORMATS = ("int64", "uint64")
_SAFE = 2**53 - 1


class TypePrinter:
    """Prints the types of one document.

    Args:
        document: The document.
        names: Its names.
        prefix: What stands before the name of a model: `models.` outside their module.

    Attributes:
        used: What was named that must be imported: `Decimal`, `FileContent`, and `models` for any of theirs.
    """

    def __init__(self, document: Document, names: TypeScriptNames, prefix: str = "") -> None:
        self._document = document
        self._names = names
        self._prefix = prefix
        self.used: set[str] = set()

    def type(self, found: Type | None, schema: Any = None) -> str:
        """A type.

        Args:
            found: The type; None for one that the document does not say.
            schema: Its schema, for what the type does not say: the range of integers, whether an enum is open.
        """
        schema = self._document.deref(schema) if isinstance(schema, Mapping) else {}
        match found:
            case None | Anything():
                return "unknown"
            case Scalar(kind="integer"):
                return "number | bigint" if _may_be_long(schema) else "number"
            case Scalar(kind=kind):
                printed = _SCALARS.get(kind, "string")
                self.used.update({printed} & _IMPORTED)
                return printed
            case ListOf(items=items):
                inner = self.type(items, schema.get("items"))
                return f"({inner})[]" if " " in inner else f"{inner}[]"
            case MapOf(values=values):
                return f"{{ [name: string]: {self.type(values, schema.get('additionalProperties'))} }}"
            case Nullable(inner=inner_type):
                return f"{self.type(inner_type, _without_null(schema))} | null"
            case LiteralOf(values=constants):
                return " | ".join(map(literal, constants))
            case UnionOf(members=members):
                return union(self.type(member) for member in members)
            case Named(name=name):
                printed = self.model(name)
                return f"{printed} | (string & {{}})" if self._is_opened(found, schema) else printed

    def model(self, name: str) -> str:
        """The type of a definition, by its Python name."""
        self.used.add("models")
        return self._prefix + self._names.types[name]

    def _is_opened(self, found: Named, schema: Mapping[str, Any]) -> bool:
        """Whether any other text stands beside an enum in the schema."""
        if not isinstance(self._document.definition(found), EnumDefinition):
            return False
        members = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
        return any(isinstance(m, Mapping) and m.get("type") == "string" and "enum" not in m for m in members)


def union(members: Any) -> str:
    """One of several types, each once."""
    return " | ".join(dict.fromkeys(part for member in members for part in [member]))


def _may_be_long(schema: Mapping[str, Any]) -> bool:
    if schema.get("format") not in _LONG_FORMATS:
        return False
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    most = schema.get("maximum", schema.get("exclusiveMaximum"))
    return not (isinstance(most, int | float) and most <= _SAFE and isinstance(least, int | float) and least >= -_SAFE)


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema's only member beside null, where it is written as a union."""
    for keyword in ("anyOf", "oneOf"):
        members = [m for m in schema.get(keyword, ()) if isinstance(m, Mapping) and m.get("type") != "null"]
        if len(members) == 1:
            found: Mapping[str, Any] = members[0]
            return found
    return schema
