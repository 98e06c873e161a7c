"""Types, rules and other facts of the document in words.

A schema may be written in any legal way: what cannot be put shortly is called by its JSON type, never left out and
never an error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from thingshub_document.model import Operation, Paging, SecurityScheme
from thingshub_document.reading import Document
from thingshub_document.types import Schema
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object

ANY = "any JSON value"
_MOST_DEPTH = 6
_MOST_VALUES = 30
_BOUNDS = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {} entries",
    "maxItems": "at most {} entries",
    "minProperties": "at least {} properties",
    "maxProperties": "at most {} properties",
    "minimum": "{} or more",
    "exclusiveMinimum": "more than {}",
    "maximum": "at most {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
}
_NOT_EMPTY = {("minLength", 1), ("minItems", 1), ("minProperties", 1)}
_LARGEST = 2**53 - 1  # what every JSON reader can hold: no bound of its own
_MARKS = {
    "readOnly": "only in answers",
    "writeOnly": "only in requests",
    "x-secret": "secret",
    "deprecated": "deprecated",
    "uniqueItems": "no entry twice",
}
_CONDITIONS = ("not", "if", "dependentSchemas", "dependentRequired", "contains", "propertyNames", "patternProperties")
_PAGING = {
    "offset": "limit and offset",
    "page": "page numbers",
    "cursor": "a cursor from the answer before",
    "link": "the Link header of the answer before",
}

Kind = tuple[str, tuple[str, ...]]


class Words:
    """Puts schemas into words.

    Args:
        document: Where references lead.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    def kind(self, schema: Any, depth: int = _MOST_DEPTH) -> Kind:
        """A type in words, and the components that they name."""
        if not is_object(schema) or not depth:
            return ("nothing" if schema is False else ANY), ()
        if "$ref" in schema:
            name = component(schema)
            return (name, (name,)) if name else self.kind(self._document.deref(schema), depth - 1)
        for key in ("oneOf", "anyOf"):
            if is_array(schema.get(key)) and schema[key]:
                return _joined(" or ", [self.kind(entry, depth - 1) for entry in schema[key]])
        if is_array(schema.get("allOf")) and schema["allOf"]:
            parts = [self.kind(entry, depth - 1) for entry in schema["allOf"]]
            named = [part for part in parts if part[1]]
            return _joined(" and ", named) if named else parts[0]
        return self._plain(schema, depth)

    def _plain(self, schema: Mapping[str, Any], depth: int) -> Kind:
        kind = schema.get("type", _implied(schema))
        if is_array(kind):
            return _joined(" or ", [self._plain({**schema, "type": entry}, depth - 1) for entry in kind])
        if kind == "array":
            words, names = self.kind(schema.get("items", {}), depth - 1)
            return ("array" if words == ANY else f"array of {words}"), names
        values = schema.get("additionalProperties")
        if kind == "object" and "properties" not in schema and is_object(values) and values:
            words, names = self.kind(values, depth - 1)
            return f"object with values of {words}", names
        return (f"{kind}, {schema['format']}" if "format" in schema and kind not in ("null", ANY) else str(kind)), ()

    def rules(self, schema: Any) -> tuple[str, ...]:
        """Bounds, allowed values and other things to know."""
        if not is_object(schema):
            return ()
        found: list[str] = []
        if "const" in schema:
            found.append(f"always {json.dumps(schema['const'], ensure_ascii=False)}")
        if is_array(values := schema.get("enum")):
            found.append(f"one of {_listed(values)}")
        if is_array(values := schema.get("x-extensible-enum")):
            found.append(f"one of {_listed(values)}; others may come")
        for key, words in _BOUNDS.items():
            bound = schema.get(key)
            if isinstance(bound, int | float) and not isinstance(bound, bool) and abs(bound) < _LARGEST:
                found.append("not empty" if (key, bound) in _NOT_EMPTY else words.format(bound))
        if "pattern" in schema:
            found.append(f"matches {schema['pattern']}")
        if "default" in schema:
            found.append(f"default {json.dumps(schema['default'], ensure_ascii=False)}")
        if any(key in schema for key in _CONDITIONS):
            found.append("further conditions, see the document")
        whole = self._document.deref(schema)
        found += [text for key, text in _MARKS.items() if whole.get(key) is True]
        return tuple(found)


def component(schema: Any) -> str:
    """The name of the component schema that a reference means; empty for none."""
    reference = str(schema.get("$ref", "")) if is_object(schema) else ""
    start, _, name = reference.rpartition("/")
    return name.replace("~1", "/").replace("~0", "~") if start == "#/components/schemas" else ""


def way_in(scheme: SecurityScheme) -> str:
    """How a caller says who it is."""
    match scheme.kind:
        case "apiKey":
            return f"an API key in the {_PLACES.get(scheme.where, scheme.where)} `{scheme.key}` ({scheme.name})"
        case "basic":
            return f"user name and password, HTTP Basic ({scheme.name})"
        case _ if scheme.is_tenant:
            return "the tenant's token"
        case _:
            return f"a bearer token ({scheme.name})"


_PLACES = {"header": "header", "query": "query parameter", "cookie": "cookie"}


def security(operation: Operation) -> tuple[str, ...]:
    """The ways into an operation, one a text; none for one that anybody may call."""
    return tuple(
        " and ".join(way_in(scheme) for scheme in alternative) or "nothing" for alternative in operation.requirements
    )


def paging(found: Paging | None) -> str:
    """How a list goes on; empty for what is not a list."""
    if found is None:
        return ""
    names = [f"`{name}`" for name in (found.size, found.parameter) if name]
    return f"by {_PAGING[found.style]}" + (f" ({', '.join(names)})" if names else "")


def style(name: str, where: str, style: str, explode: bool, schema: Schema) -> str:
    """How an array or an object is written, where it is not the plainest way; `schema` without references."""
    kind = schema.get("type")
    default = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}[where]
    if kind not in ("array", "object"):
        return "" if style == default else f"style {style}"
    if style == "deepObject":
        return f"written as {name}[property]=…"
    if style == "form" and explode:
        return f"written as {name}=…&{name}=…" if kind == "array" else "each property is a parameter of its own"
    delimiters = {"spaceDelimited": "blanks", "pipeDelimited": "|"}
    if style in (default, *delimiters):
        return f"separated by {delimiters.get(style, 'commas')}"
    return f"style {style}" + (", exploded" if explode else "")


def _implied(schema: Mapping[str, Any]) -> str:
    if "properties" in schema or "additionalProperties" in schema:
        return "object"
    if "items" in schema or "prefixItems" in schema:
        return "array"
    values: list[Any] = schema.get("enum", [schema["const"]] if "const" in schema else [])
    kinds = dict.fromkeys(_json_type(value) for value in values)
    return " or ".join(kinds) or ANY


def _json_type(value: Any) -> str:
    if value is None:
        return "null"
    if is_array(value) or is_object(value):
        return "array" if is_array(value) else "object"
    kinds: dict[type, str] = {bool: "boolean", str: "string", int: "integer", float: "number"}
    return next((word for kind, word in kinds.items() if isinstance(value, kind)), ANY)


def _listed(values: list[Any]) -> str:
    texts = [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values]
    more = len(texts) - _MOST_VALUES
    return ", ".join(texts[:_MOST_VALUES]) + (f" and {more} more" if more > 0 else "")


def _joined(word: str, parts: list[Kind]) -> Kind:
    texts = dict.fromkeys(text for text, _ in parts)
    return word.join(texts), tuple(dict.fromkeys(name for _, names in parts for name in names))
