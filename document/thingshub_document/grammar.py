"""What stands where in an OpenAPI document: the kinds of objects and how they hold each other.

Whoever looks for schemas, references or examples follows this table instead of guessing from key names: a property may
be called `example`, and an example may hold a `$ref` of its own. What the table does not name is data, or text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from thingshub_document.types import Place

Shape = Literal["one", "list", "map", "patterned"]  # patterned: a map in which x-… is an extension, not a name

_OPERATION = ("one", "operation")
_METHODS = dict.fromkeys(("get", "put", "post", "delete", "patch", "head", "options", "trace"), _OPERATION)
_ONE_SCHEMA = (
    *("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems"),
    *("unevaluatedProperties", "contentSchema"),
)
_DESCRIBED = {"schema": ("one", "schema"), "content": ("map", "media"), "examples": ("map", "example")}

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "document": {
        "paths": ("patterned", "pathItem"),
        "webhooks": ("map", "pathItem"),
        "components": ("one", "components"),
        "servers": ("list", "server"),
        "tags": ("list", "tag"),
    },
    "components": {
        "schemas": ("map", "schema"),
        "responses": ("map", "response"),
        "parameters": ("map", "parameter"),
        "examples": ("map", "example"),
        "requestBodies": ("map", "requestBody"),
        "headers": ("map", "header"),
        "securitySchemes": ("map", "securityScheme"),
        "links": ("map", "link"),
        "callbacks": ("map", "callback"),
        "pathItems": ("map", "pathItem"),
        "mediaTypes": ("map", "media"),
    },
    "pathItem": {
        **_METHODS,
        "query": _OPERATION,
        "additionalOperations": ("map", "operation"),
        "parameters": ("list", "parameter"),
        "servers": ("list", "server"),
    },
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "requestBody"),
        "responses": ("patterned", "response"),
        "callbacks": ("map", "callback"),
        "servers": ("list", "server"),
    },
    "callback": {},  # every key is an expression, and holds a path item
    "parameter": _DESCRIBED,
    "header": _DESCRIBED,
    "requestBody": {"content": ("map", "media")},
    "response": {"headers": ("map", "header"), "content": ("map", "media"), "links": ("map", "link")},
    "media": {
        "schema": ("one", "schema"),
        "itemSchema": ("one", "schema"),
        "examples": ("map", "example"),
        "encoding": ("map", "encoding"),
    },
    "encoding": {"headers": ("map", "header")},
    "schema": {
        **dict.fromkeys(_ONE_SCHEMA, ("one", "schema")),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), ("list", "schema")),
        **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs"), ("map", "schema")),
        "definitions": ("map", "schema"),
    },
    "example": {},
    "link": {"server": ("one", "server")},
    "server": {},
    "tag": {},
    "securityScheme": {},
}

SECTIONS: Final[Mapping[str, str]] = {kind: section for section, (_, kind) in KINDS["components"].items()}
"""Under which name components of a kind stand."""

KIND_OF: Final[Mapping[str, str]] = {section: kind for kind, section in SECTIONS.items()}
"""What the components of a section are."""

WORDS: Final[Mapping[str, str]] = {
    "schema": "a schema",
    "response": "a response",
    "parameter": "a parameter",
    "example": "an example",
    "requestBody": "a request body",
    "header": "a header",
    "securityScheme": "a security scheme",
    "link": "a link",
    "callback": "a callback",
    "pathItem": "a path item",
    "media": "a media type",
}
"""How findings call a kind."""


class Node(NamedTuple):
    """One object of the document.

    Attributes:
        kind: A key of `KINDS`.
        place: Its path of keys.
        value: The object itself, or a reference to one.
    """

    kind: str
    place: Place
    value: dict[str, Any]


def children(kind: str, value: dict[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...], Any]]:
    """What an object holds, as (kind, keys that lead there, value), in the document's order."""
    if kind == "callback":
        for key, child in value.items():
            if not key.startswith("x-") and key != "$ref":
                yield "pathItem", (key,), child
        return
    known = KINDS[kind]
    for key, inner in value.items():
        if key not in known:
            continue
        shape, below = known[key]
        if shape == "one":
            yield below, (key,), inner
        elif shape == "list":
            for index, child in enumerate(inner if isinstance(inner, list) else ()):
                yield below, (key, index), child
        elif isinstance(inner, dict):
            for name, child in inner.items():
                if shape == "map" or not name.startswith("x-"):
                    yield below, (key, name), child


def kind_at(place: Place) -> str | None:
    """What stands at a path of keys of a document; None for data, and for what only holds objects."""
    kind = "document"
    at = 0
    while at < len(place):
        if kind == "callback":
            kind, at = "pathItem", at + 1
            continue
        shape, below = KINDS[kind].get(str(place[at]), ("", ""))
        if not shape:
            return None
        kind, at = below, at + (1 if shape == "one" else 2)
    return kind if at == len(place) else None


def nodes(value: Any, kind: str = "document", place: Place = ()) -> Iterator[Node]:
    """Every object of a document, or of a part of one, each before what it holds."""
    waiting: list[tuple[str, Place, Any]] = [(kind, place, value)]
    while waiting:
        kind, place, value = waiting.pop()
        if isinstance(value, dict):
            yield Node(kind, place, value)
            found = [(below, (*place, *keys), child) for below, keys, child in children(kind, value)]
            waiting += reversed(found)
