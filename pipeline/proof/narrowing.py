"""What of an example the SDK can say: not what goes the other way only, and not what the document does not name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingshub_document.reading import Document
from thingshub_document.samples import Direction
from thingshub_document.types import (
    Definition,
    ListOf,
    MapOf,
    Nullable,
    ObjectDefinition,
    Type,
    UnionDefinition,
)


def said(document: Document, found: Type | None, value: Any, direction: Direction) -> Any:
    """A value without properties that do not go this way, and without those that its schema neither names nor invites.

    Args:
        document: The document.
        found: What the value is; None when the document does not say.
        value: JSON data.
        direction: Which way it goes.
    """
    match found:
        case None:
            return value
        case Nullable(inner=inner):
            return None if value is None else said(document, inner, value, direction)
        case ListOf(items=items) if isinstance(value, list):
            return [said(document, items, item, direction) for item in value]
        case MapOf(values=values) if isinstance(value, Mapping):
            return {name: said(document, values, item, direction) for name, item in value.items()}
        case _:
            definition = document.definition(found)
            return _of(document, definition, value, direction) if isinstance(value, Mapping) else value


def _of(document: Document, definition: Definition | None, value: Mapping[str, Any], direction: Direction) -> Any:
    if isinstance(definition, UnionDefinition) and definition.key is not None:
        name = definition.by_value.get(value.get(definition.key, ""), definition.other)
        return value if name is None else _of(document, document.definitions[name], value, direction)
    if not isinstance(definition, ObjectDefinition):
        return value
    known = {field.name: field for field in definition.fields}
    made = dict[str, Any]()
    for name, item in value.items():
        field = known.get(name)
        if field is None:
            if definition.extras is not None and not _is_of_the_other_way(document, definition, name, direction):
                made[name] = item
        elif not (field.read_only if direction == "sent" else field.write_only):
            made[name] = said(document, field.type, item, direction)
    return made


def _is_of_the_other_way(document: Document, definition: ObjectDefinition, name: str, direction: Direction) -> bool:
    """Whether the class lacks a property since it only goes the other way."""
    schema = definition.schema.get("properties", {}).get(name)
    marker = "readOnly" if direction == "sent" else "writeOnly"
    return isinstance(schema, Mapping) and document.deref(schema).get(marker) is True
