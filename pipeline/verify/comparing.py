"""Compare a JSON value with its schema, stricter than any client: what the schema does not name is a difference.

Clients decode leniently, and JSON Schema itself lets unknown properties pass; here they are the point. Single values
are left to the JSON Schema validator; this module only finds the way to them, and remembers which schemas and
properties it has met on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from pipeline.verify.difference import Difference, Kind, kinds_of
from thingshub_document.reading import Document
from thingshub_document.source import place_of
from thingshub_document.types import Place

_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z")
_LOOKS_LIKE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_CONSTRAINTS = ("pattern", "format", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems")
_LONGEST_VALUE = 40


class Comparison:
    """Compares what one operation answers, and counts what was met.

    Args:
        document: The document.
        operation: The operationId that differences name.

    Attributes:
        met: How often each named schema, property and listed value was met, by its place in the document.
    """

    def __init__(self, document: Document, operation: str) -> None:
        self.met: Counter[Place] = Counter()
        self._document = document
        self._operation = operation

    def of(self, value: Any, schema: Any, place: Place, pointer: str = "") -> Iterator[Difference]:
        """The differences between a value and a schema.

        Args:
            value: Parsed JSON.
            schema: The schema.
            place: Where the schema stands in the document.
            pointer: JSON pointer of the value in the answer.
        """
        if value is None and not self._allows_null(schema):
            yield self._difference(Kind.NULL, pointer, "null, which the document does not declare", place)
            return
        node, place = self._chosen(value, schema, place)
        kinds = kinds_of(node)
        if value is None:
            return
        if kinds and not any(_is(value, kind) for kind in kinds):
            seen = schema_of(value)
            message = f"{seen['type']} instead of {' or '.join(kinds)}"
            yield self._difference(Kind.TYPE, pointer, message, place, (kinds, seen))
            return
        yield from self._scalar(value, node, place, pointer)
        if isinstance(value, dict):
            yield from self._object(value, node, place, pointer)
        elif isinstance(value, list) and isinstance(node.get("items"), dict):
            for entry in value:
                yield from self.of(entry, node["items"], (*place, "items"), f"{pointer}/*")

    def _object(self, value: dict[str, Any], node: Any, place: Place, pointer: str) -> Iterator[Difference]:
        properties, others = node.get("properties", {}), node.get("additionalProperties", False)
        for name in node.get("required", []):
            if name not in value:
                message = f"{name} is missing"
                yield self._difference(Kind.MISSING_PROPERTY, pointer, message, (*place, "required"), name)
        for name, entry in value.items():
            below = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            if name in properties:
                where = (*place, "properties", name)
                self.met[where] += 1
                if properties[name].get("writeOnly") and entry:
                    yield self._difference(Kind.SECRET, below, "answered, although it is only written", where)
                yield from self.of(entry, properties[name], where, below)
            elif isinstance(others, dict):
                yield from self.of(entry, others, (*place, "additionalProperties"), f"{pointer}/*")
            elif others is not True:
                seen = schema_of(entry)
                message = f"{_worded(seen)}, unknown to the document"
                yield self._difference(Kind.UNKNOWN_PROPERTY, below, message, (*place, "properties"), (name, seen))

    def _scalar(self, value: Any, node: Any, place: Place, pointer: str) -> Iterator[Difference]:
        for key in ("enum", "x-extensible-enum"):
            if key in node and value in node[key]:
                self.met[*place, key, node[key].index(value)] += 1
            elif key in node:
                is_shown = isinstance(value, str) and len(value) <= _LONGEST_VALUE and not node.get("x-secret")
                message = f"{value if is_shown else 'a value'}, which the document does not list"
                yield self._difference(Kind.UNKNOWN_VALUE, pointer, message, (*place, key), value if is_shown else None)
        if node.get("format") == "date-time" and isinstance(value, str):
            if not _TIMESTAMP.fullmatch(value):
                form = re.sub(r"[A-Za-z]", "x", re.sub(r"\d", "0", value))[:_LONGEST_VALUE]
                yield self._difference(Kind.TIMESTAMP, pointer, f"written as {form}", place)
            return
        rules = tuple((key, node[key]) for key in _CONSTRAINTS if key in node)
        if rules:
            for error in _validator(rules).iter_errors(value):
                message = f"does not satisfy {error.kind.name} of the document"
                yield self._difference(Kind.CONSTRAINT, pointer, message, (*place, error.kind.name))

    def _chosen(self, value: Any, schema: Any, place: Place) -> tuple[Any, Place]:
        """The schema that a value is to follow: references followed, the member of a union chosen."""
        if "$ref" in schema:
            place = place_of(schema["$ref"])
            self.met[place] += 1
            return self._chosen(value, self._document.deref(schema), place)
        for key in ("anyOf", "oneOf"):
            variants = [v for v in schema.get(key, []) if v != {"type": "null"}]
            if mapping := schema.get("discriminator", {}).get("mapping"):
                tag = value.get(schema["discriminator"]["propertyName"]) if isinstance(value, dict) else None
                reference = mapping.get(tag) if isinstance(tag, str) else None
                return self._chosen(value, {"$ref": reference} if reference else {}, place)
            if len(variants) > 1 and self._is_union(variants[0]):
                known, known_place = self._chosen(value, variants[0], place)
                return (known, known_place) if known else self._chosen(value, variants[1], place)
            if variants:
                index = schema[key].index(variants[0])
                return self._chosen(value, variants[0], (*place, key, index))
        return schema, place

    def _is_union(self, schema: Any) -> bool:
        return "$ref" in schema and "discriminator" in self._document.deref(schema)

    def _allows_null(self, schema: Any) -> bool:
        if "$ref" in schema:
            return self._allows_null(self._document.deref(schema))
        kinds = kinds_of(schema)
        variants = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
        return "null" in kinds or not (kinds or variants) or any(self._allows_null(variant) for variant in variants)

    def _difference(self, kind: Kind, pointer: str, message: str, place: Place, detail: Any = None) -> Difference:
        return Difference(kind, self._operation, pointer, message, place, detail)


@cache
def _validator(rules: tuple[tuple[str, Any], ...]) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(dict(rules), validate_formats=True)


def schema_of(value: Any) -> dict[str, Any]:
    """The least schema that a value follows; its names and values stay out of it."""
    match value:
        case None:
            return {"type": "null"}
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer"}
        case float():
            return {"type": "number"}
        case str():
            return {"type": "string", "format": "date-time"} if _LOOKS_LIKE_TIME.match(value) else {"type": "string"}
        case list():
            return {"type": "array", "items": schema_of(value[0]) if value else {}}
        case _:
            return {"type": "object", "additionalProperties": True}


def _worded(schema: dict[str, Any]) -> str:
    return "a timestamp" if schema.get("format") == "date-time" else f"{schema['type']}"


def _is(value: Any, kind: str) -> bool:
    match kind:
        case "null":
            return value is None
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
            return is_whole and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)
