"""What a schema amounts to: its types, values and members, with references and `allOf` taken in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.changes.change import Way, same, shown
from thingshub_document.reading import Document
from thingshub_document.source import place_of

Schema = Mapping[str, Any]


def ways(*ways: Way) -> frozenset[Way]:
    return frozenset(ways)


def only_in(values: list[Any], others: list[Any]) -> list[tuple[int, Any]]:
    """The values that the others lack, each with its index."""
    return [(i, value) for i, value in enumerate(values) if not any(same(value, other) for other in others)]


def named_schemas(document: Document) -> Mapping[str, Schema]:
    found: Mapping[str, Schema] = document.data.get("components", {}).get("schemas", {})
    return found


def target_of(document: Document, schema: Schema) -> Schema:
    """The schema itself, or the one that it refers to, with what stands beside the reference."""
    return document.deref(schema)


def flattened(document: Document, schema: Schema) -> Schema:
    """A schema with the members of its `allOf` taken in."""
    if "allOf" not in schema:
        return schema
    result: dict[str, Any] = {}
    for part in [*(flattened(document, target_of(document, member)) for member in schema["allOf"]), schema]:
        required = [*result.get("required", []), *part.get("required", [])]
        properties = result.get("properties", {}) | part.get("properties", {})
        result |= {key: value for key, value in part.items() if key != "allOf"}
        result |= {"required": required} if required else {}
        result |= {"properties": properties} if properties else {}
    return result


def hidden_ways(document: Document, schema: Schema) -> frozenset[Way]:
    """The ways that a property never travels."""
    target = target_of(document, schema)
    ways = {Way.SENT} if target.get("readOnly") else set()
    return frozenset(ways | ({Way.RECEIVED} if target.get("writeOnly") else set()))


def is_model(schema: Schema) -> bool:
    """Whether generators make a named type of it."""
    return bool(schema.keys() & {"properties", "enum", "oneOf", "anyOf", "x-extensible-enum"})


def types_of(schema: Schema) -> frozenset[str]:
    """The JSON types that fit; all of them when none is named. An integer is a number, too."""
    named = schema.get("type")
    if named is None:
        return frozenset(("null", "boolean", "object", "array", "number", "integer", "string"))
    types = set(named if isinstance(named, list) else [named])
    return frozenset(types | ({"integer"} if "number" in types else set()))


def values_of(schema: Schema) -> list[Any] | None:
    if "const" in schema:
        return [schema["const"]]
    values: list[Any] | None = schema.get("enum", schema.get("x-extensible-enum"))
    return values


def spelt(value: Any) -> str:
    if value is None:
        return "none"
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)


def shown_variant(schema: Schema) -> str:
    return str(place_of(schema["$ref"])[-1]) if "$ref" in schema else shown(schema)
