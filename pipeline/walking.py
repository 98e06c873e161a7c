"""Ways through the document: its operations, its schemas, every mapping; and what a local reference stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.source import Place, Source

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


def operations(source: Source) -> Iterator[tuple[Place, str, str, dict[str, Any]]]:
    """Every operation as (place, method, path template, operation)."""
    for path, item in source.data.get("paths", {}).items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                yield ("paths", path, method), method, path, item[method]


def walk(value: Any, place: Place = ()) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every mapping in the document with its place."""
    if isinstance(value, dict):
        yield place, value
        for key, child in value.items():
            yield from walk(child, (*place, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, (*place, index))


def schemas(source: Source) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every schema of the document, named or nested, with its place."""

    def below(schema: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
        if not isinstance(schema, dict):
            return
        yield place, schema
        for key in ("items", "additionalProperties", "not"):
            yield from below(schema.get(key), (*place, key))
        for key in ("oneOf", "anyOf", "allOf", "prefixItems"):
            for index, child in enumerate(schema.get(key, [])):
                yield from below(child, (*place, key, index))
        for name, child in schema.get("properties", {}).items():
            yield from below(child, (*place, "properties", name))

    for name, schema in source.data.get("components", {}).get("schemas", {}).items():
        yield from below(schema, ("components", "schemas", name))
    for place, node in walk(source.data.get("paths", {}), ("paths",)):
        if place[-1:] == ("schema",) and "value" not in place:  # an example may have a `schema` of its own
            yield from below(node, place)
    for place, node in walk(source.data.get("components", {}), ("components",)):
        if place[-1] == "schema" and place[1] != "schemas" and "value" not in place:
            yield from below(node, place)


def deref(source: Source, value: dict[str, Any]) -> dict[str, Any]:
    """The value itself, or what its local `$ref` points at."""
    while "$ref" in value:
        value = source.resolve(value["$ref"])
    return value


class OpenUnion(NamedTuple):
    """`anyOf` of a discriminated union and a free form for what the document does not know.

    Attributes:
        known: Name of the discriminated union.
        key: The property that tells its members apart.
        members: Names of the members by the value of that property.
        other: Name of the free form.
    """

    known: str
    key: str
    members: dict[str, str]
    other: str


def open_unions(source: Source) -> dict[str, OpenUnion]:
    """The open unions of the document by name."""
    components = source.data.get("components", {}).get("schemas", {})
    found: dict[str, OpenUnion] = {}
    for name, schema in components.items():
        variants = [variant.get("$ref", "").rpartition("/")[2] for variant in schema.get("anyOf", [])]
        for known in variants:
            if len(variants) == 2 and (discriminator := components.get(known, {}).get("discriminator")):
                members = {value: ref.rpartition("/")[2] for value, ref in discriminator["mapping"].items()}
                other = next(variant for variant in variants if variant != known)
                found[name] = OpenUnion(known, discriminator["propertyName"], members, other)
    return found
