"""Texts of a request as the values that their schemas describe.

A parameter or a field of a form is text on the wire; its schema says whether it is a number, true or false, or a text.
Where a schema allows several types, the first of integer, number, boolean and text that fits is meant; null is written
as `null` or as nothing, where a text is not allowed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from thingshub_document.reading import Document
from thingshub_document.schema_tools import schemas
from thingshub_sandbox.openapi.schema_validation import Validators
from thingshub_sandbox.openapi.wire.body_parser import (
    LARGEST_INTEGER,
    TOO_LONG,
    UnreadableBody,
    is_array,
    is_object,
)
from thingshub_sandbox.openapi.wire.styles import Raw, Shape

_ALL = frozenset({"integer", "number", "boolean", "null", "string", "array", "object"})
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,18})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,308})(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")
_MISFITS = {
    "integer": "is not an integer",
    "number": "is not a number",
    "boolean": "is not true or false",
}
_LONG_FORMATS = ("int64", "uint64")
_MOST_DEPTH = 16  # of schemas that refer to each other


class Misfit(Exception):
    """A text that is no value of its type; the text says why.

    Attributes:
        place: Where in the value it stands.
    """

    def __init__(self, text: str, place: tuple[str | int, ...] = ()) -> None:
        super().__init__(text)
        self.place = place


class TypedValues:
    """Makes values of texts.

    Args:
        document: What the API is.
        validators: Its validators.
    """

    def __init__(self, document: Document, validators: Validators) -> None:
        self._document = document
        self._validators = validators

    def value(self, raw: Raw, schema: Any) -> Any:
        """The value that a text, or what arrays and objects hold of texts, has by its schema.

        Raises:
            Misfit: a text is no value of the only type that the schema allows.
        """
        if isinstance(raw, list):
            return [self._child(entry, self.item(schema, index), index) for index, entry in enumerate(raw)]
        if isinstance(raw, dict):
            return {name: self._child(entry, self.property(schema, name), name) for name, entry in raw.items()}
        types = self.types(schema)
        if "array" in types and types <= {"array", "null"}:
            return self.value([raw], schema)  # an exploded array of one entry
        is_exact = self.has_decimals and any(map(_is_decimal, self._parts(schema)))
        candidates = list(_candidates(raw, types, is_exact=is_exact))
        if not candidates:
            for only, misfit in _MISFITS.items():
                if types <= {only, "integer"}:
                    raise Misfit(misfit)
            return raw
        if len(candidates) == 1 or not is_object(schema):
            return candidates[0]
        fits = self._validators.of_request(schema).is_valid
        return next((value for value in candidates if fits(value)), candidates[-1])

    def types(self, schema: Any, depth: int = _MOST_DEPTH) -> frozenset[str]:
        """The JSON types that a schema allows; all of them where it does not say."""
        if not is_object(schema) or not depth:
            return _ALL
        schema = self._document.deref(schema)
        allowed = _ALL
        if "type" in schema:
            named = schema["type"]
            allowed &= frozenset([named] if isinstance(named, str) else named)
            allowed |= {"integer"} if "number" in allowed else frozenset()
        if "const" in schema or "enum" in schema:
            allowed &= frozenset(map(_type_of, schema["enum"] if "enum" in schema else [schema["const"]]))
        for key in ("oneOf", "anyOf"):
            if is_array(schema.get(key)):
                allowed &= frozenset().union(*(self.types(entry, depth - 1) for entry in schema[key]))
        for entry in schema.get("allOf", ()):
            allowed &= self.types(entry, depth - 1)
        if allowed == _ALL:
            if "properties" in schema:
                return frozenset({"object"})
            if "items" in schema or "prefixItems" in schema:
                return frozenset({"array"})
        return allowed

    def check_longs(self, value: Any, schema: Any) -> None:
        """Refuse integers that not every language holds, where the document does not ask for 64 bits.

        Raises:
            UnreadableBody: there is one.
        """
        if isinstance(value, int) and not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            if not any(part.get("format") in _LONG_FORMATS for part in self._parts(schema)):
                raise UnreadableBody(TOO_LONG)
        elif is_object(value):
            for name, child in value.items():
                self.check_longs(child, self.property(schema, name))
        elif is_array(value):
            for index, child in enumerate(value):
                self.check_longs(child, self.item(schema, index))

    @cached_property
    def has_decimals(self) -> bool:
        """Whether the document has a number that is kept exactly, so that JSON is to be read with Decimals."""
        return any(_is_decimal(schema) for _, schema in schemas(self._document.data))

    def exact(self, value: Any, schema: Any) -> Any:
        """JSON that was read with Decimals: they stay where the document has decimals, and are floats elsewhere."""
        if isinstance(value, Decimal):
            return value if any(map(_is_decimal, self._parts(schema))) else float(value)
        if is_object(value):
            return {name: self.exact(child, self.property(schema, name)) for name, child in value.items()}
        if is_array(value):
            return [self.exact(child, self.item(schema, index)) for index, child in enumerate(value)]
        return value

    def deref(self, schema: Any) -> dict[str, Any]:
        """The schema that a reference means; an empty one for true and false, which need no object."""
        return self._document.deref(schema) if is_object(schema) else {}

    def property(self, schema: Any, name: str) -> Any:
        """The schema of a property; an empty one where the document does not know it."""
        for part in self._parts(schema):
            properties = part.get("properties", {})
            if name in properties:
                return properties[name]
        for part in self._parts(schema):
            if is_object(others := part.get("additionalProperties")):
                return others
        return {}

    def properties(self, schema: Any) -> dict[str, Any]:
        """The properties that a schema names."""
        found: dict[str, Any] = {}
        for part in self._parts(schema):
            found = part.get("properties", {}) | found
        return found

    def invites_others(self, schema: Any) -> bool:
        """Whether a schema says that there may be properties which it does not name."""
        return any(
            part.get("additionalProperties") not in (None, False) or "patternProperties" in part
            for part in self._parts(schema)
        )

    def item(self, schema: Any, index: int) -> Any:
        """The schema of an entry of an array."""
        for part in self._parts(schema):
            first = part.get("prefixItems", ())
            if index < len(first):
                return first[index]
            if "items" in part:
                return part["items"]
        return {}

    def _child(self, raw: Raw, schema: Any, key: str | int) -> Any:
        try:
            return self.value(raw, schema)
        except Misfit as misfit:
            raise Misfit(str(misfit), (key, *misfit.place)) from misfit

    def _parts(self, schema: Any, depth: int = _MOST_DEPTH) -> Iterable[Mapping[str, Any]]:
        """The schema and all that it is made of."""
        if not is_object(schema) or not depth:
            return
        schema = self._document.deref(schema)
        yield schema
        for key in ("allOf", "anyOf", "oneOf"):
            for entry in schema.get(key, ()):
                yield from self._parts(entry, depth - 1)


def _is_decimal(schema: Mapping[str, Any]) -> bool:
    kinds = schema.get("type", ())
    return schema.get("format") == "decimal" and "number" in ([kinds] if isinstance(kinds, str) else kinds)


def _candidates(text: str, types: frozenset[str], *, is_exact: bool) -> Iterable[Any]:
    if "integer" in types and _INTEGER.fullmatch(text):
        yield int(text)
    if "number" in types and _NUMBER.fullmatch(text) and not math.isinf(number := float(text)):
        yield Decimal(text) if is_exact else number
    if "boolean" in types and text in ("true", "false"):
        yield text == "true"
    if "string" in types:
        yield text
    elif "null" in types and text in ("", "null"):
        yield None


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if isinstance(value, int) or value.is_integer() else "number"
    return "string" if isinstance(value, str) else "array" if is_array(value) else "object"


def shapes(types: frozenset[str]) -> tuple[Shape, ...]:
    """The shapes in which a value of these types may be written; one that may be anything is read as a text."""
    found: list[Shape] = ["scalar"] if types - {"array", "object"} else []
    if types >= {"array", "object", "string"}:
        return tuple(found)
    if "array" in types:
        found.append("array")
    if "object" in types:
        found.append("object")
    return tuple(found)


def shown(place: Iterable[str | int]) -> str:
    """A place in a value as problems name it."""
    return "".join(f".{step}" for step in place)
