"""The house rules for what callers send: it is bounded, not sent unasked, and marked where it is secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from thingshub_document.grammar import nodes
from thingshub_document.schema_tools import METHODS, deref, operations, schemas
from thingshub_document.source import Finding, Place, Source, place_of

_SECRET_NAME = re.compile(r"(^|_)(password|secret|token|key)$")
_ARTICLES = {"array": "an", "integer": "an"}
_LIMITS = {"string": "maxLength", "array": "maxItems", "integer": "maximum", "number": "maximum"}


def _bodies(source: Source) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every schema of a request body, shared ones where they are shared."""
    for place, _, _, operation in operations(source):
        body, at = operation.get("requestBody", {}), (*place, "requestBody")
        while "$ref" in body:
            at = place_of(body["$ref"])
            body = source.resolve(body["$ref"])
        for media, content in body.get("content", {}).items():
            yield (*at, "content", media, "schema"), content.get("schema", {})


def _parameters(source: Source) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every parameter of operations and of path items."""
    for path, item in source.data.get("paths", {}).items():
        for keys, holder in (((), item), *(((method,), item[method]) for method in METHODS if method in item)):
            for index, parameter in enumerate(holder.get("parameters", [])):
                yield ("paths", path, *keys, "parameters", index), parameter


def update_defaults(source: Source) -> Iterator[Finding]:
    """Schemas of request bodies have no `default`: it would be sent although nobody asked for it."""
    checked: set[str] = set()

    def below(schema: dict[str, Any], place: Place) -> Iterator[Finding]:
        for kind, inner, node in nodes(schema, "schema", place):
            if kind == "schema" and "default" in node:
                yield Finding((*inner, "default"), "a default in a request body is sent unasked", "remove it")
            reference = node.get("$ref")
            if isinstance(reference, str) and reference not in checked:
                checked.add(reference)
                yield from below(source.resolve(reference), place_of(reference))

    for place, schema in _bodies(source):
        yield from below(schema, place)


def secrets(source: Source) -> Iterator[Finding]:
    """A property that is named like a secret says x-secret: true, or x-secret: false when it is none."""
    for place, schema in schemas(source):
        for name, prop in schema.get("properties", {}).items():
            if not isinstance(prop, dict):
                continue
            looks_secret = _SECRET_NAME.search(name) or prop.get("format") == "password"
            if looks_secret and not isinstance(prop.get("x-secret"), bool):
                yield Finding(
                    (*place, "properties", name),
                    "looks like a secret and is not marked",
                    "add x-secret: true (or false)",
                )


def bounds(source: Source) -> Iterator[Finding]:
    """Every string, array and number that a caller sends is bounded, wherever it is sent."""
    checked: set[str] = set()

    def below(schema: Any, place: Place) -> Iterator[Finding]:
        if not isinstance(schema, dict):
            return
        if reference := schema.get("$ref"):
            if reference not in checked:
                checked.add(reference)
                yield from below(source.resolve(reference), place_of(reference))
            return
        kinds = schema.get("type", [])
        for kind in [kinds] if isinstance(kinds, str) else kinds:
            limit = _LIMITS.get(kind)
            if limit and limit not in schema and not {"enum", "const", "format"} & schema.keys():
                what = f"{_ARTICLES.get(kind, 'a')} {kind}"
                yield Finding(place, f"{what} that callers send has no {limit}", f"add {limit}")
        for name, prop in schema.get("properties", {}).items():
            yield from below(prop, (*place, "properties", name))
        yield from below(schema.get("items"), (*place, "items"))

    for place, schema in _bodies(source):
        yield from below(schema, place)
    for place, parameter in _parameters(source):
        where = place
        if "$ref" in parameter:
            if parameter["$ref"] in checked:
                continue
            checked.add(parameter["$ref"])
            where = place_of(parameter["$ref"])
        resolved = deref(source, parameter)
        yield from below(resolved.get("schema", {}), (*where, "schema"))
        for media, content in resolved.get("content", {}).items():
            yield from below(content.get("schema", {}), (*where, "content", media, "schema"))
