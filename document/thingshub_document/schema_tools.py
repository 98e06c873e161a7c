"""Ways through the document: its operations, its schemas, every mapping; and what a local reference stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from thingshub_document.grammar import nodes
from thingshub_document.source import place_of
from thingshub_document.types import Place

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


class HasData(Protocol):
    """A source, or the document read from it."""

    @property
    def data(self) -> dict[str, Any]:
        """The whole document."""
        ...


Data = Mapping[str, Any] | HasData


def data_of(document: Data) -> Mapping[str, Any]:
    """The document as data."""
    return document if isinstance(document, Mapping) else document.data


def operations(document: Data) -> Iterator[tuple[Place, str, str, dict[str, Any]]]:
    """Every operation below paths as (place, method, path template, operation)."""
    for path, item in data_of(document).get("paths", {}).items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                yield ("paths", path, method), method, path, item[method]


def walk(value: Any, place: Place = ()) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every mapping with its place, whatever it is; `grammar.nodes` tells what is what."""
    if isinstance(value, dict):
        yield place, value
        for key, child in value.items():
            yield from walk(child, (*place, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, (*place, index))


def schemas(document: Data) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every schema of the document, named or nested, with its place."""
    for kind, place, value in nodes(data_of(document)):
        if kind == "schema":
            yield place, value


def deref(document: Data, value: dict[str, Any]) -> dict[str, Any]:
    """The value itself, or what its local `$ref` points at."""
    data = data_of(document)
    while "$ref" in value:
        found: Any = data
        for key in place_of(value["$ref"]):
            found = found[int(key)] if isinstance(found, list) else found[key]
        value = found
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


def open_unions(document: Data) -> dict[str, OpenUnion]:
    """The open unions of the document by name."""
    components = data_of(document).get("components", {}).get("schemas", {})
    found: dict[str, OpenUnion] = {}
    for name, schema in components.items():
        variants = [variant.get("$ref", "").rpartition("/")[2] for variant in schema.get("anyOf", [])]
        for known in variants:
            if len(variants) == 2 and (discriminator := components.get(known, {}).get("discriminator")):
                members = {value: ref.rpartition("/")[2] for value, ref in discriminator.get("mapping", {}).items()}
                other = next(variant for variant in variants if variant != known)
                found[name] = OpenUnion(known, discriminator["propertyName"], members, other)
    return found
