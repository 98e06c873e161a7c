"""What a document offers, reduced to what two descriptions of one API can be compared by.

That is methods and paths (names of path parameters do not matter), query parameters, and the fields of bodies and of
successful answers. The tenant's document is a stranger's, Swagger 2.0 or OpenAPI 3: it may be cyclic, and nothing of it
is trusted to be well formed, so it is not read as ours is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pipeline.verify.difference import kinds_of
from thingshub_document.model import Operation
from thingshub_document.reading import METHODS, Document
from thingshub_document.source import place_of
from thingshub_document.types import Place

_MOST_DEPTH = 8
Deref = Callable[[Any, Place], tuple[dict[str, Any], Place]]


@dataclass
class OperationSummary:
    """The surface of one operation.

    Attributes:
        path: The path template, as written.
        parameters: Query parameters: whether each is required.
        body: Fields of what is sent, by pointer: their JSON types.
        answer: Fields of the successful answer.
        places: Where the objects of the answer stand in the document, by pointer.
    """

    id: str
    path: str
    is_deprecated: bool = False
    parameters: dict[str, bool] = field(default_factory=dict[str, bool])
    body: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    answer: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    places: dict[str, Place] = field(default_factory=dict[str, Place])


Surface = dict[tuple[str, str], OperationSummary]


def surface_of(document: Document) -> Surface:
    """What our document offers."""
    return {_key(o.method, o.path): _summary(document, o) for o in document.operations.values()}


def surface_of_stranger(document: dict[str, Any]) -> Surface:
    """What a document offers that may be any."""
    base = str(document.get("basePath") or "")
    for server in _dicts(document.get("servers")):
        base = base or urlsplit(str(server.get("url", ""))).path
    base = base.rstrip("/")
    found: Surface = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            node = item.get(method) if isinstance(item, dict) else None
            if isinstance(node, dict):
                whole = path if path.startswith(base + "/") and base.startswith("/api") else base + path
                found[_key(method, whole)] = _StrangersReader(document).operation(whole, item, node)
    return found


def _key(method: str, path: str) -> tuple[str, str]:
    return method.upper(), re.sub(r"\{[^}]*\}", "{}", path)


def _summary(document: Document, operation: Operation) -> OperationSummary:
    result = OperationSummary(operation.id, operation.path, operation.deprecated)
    result.parameters = {p.name: p.required for p in operation.parameters if p.where == "query"}

    def deref(value: Any, place: Place) -> tuple[dict[str, Any], Place]:
        if isinstance(value, Mapping) and "$ref" in value:
            return document.deref(value), place_of(str(value["$ref"]))
        return (dict(value) if isinstance(value, Mapping) else {}), place

    for media in operation.body.alternatives if operation.body else ():
        if media.kind == "json":
            _fields(media.schema, (*media.place, "schema"), "", result.body, {}, deref)
    for answer in operation.successes:
        for media in answer.alternatives:
            if media.kind == "json":
                _fields(media.schema, (*media.place, "schema"), "", result.answer, result.places, deref)
    return result


class _StrangersReader:
    """Reads one operation of a document of either version."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def operation(self, path: str, item: dict[str, Any], node: dict[str, Any]) -> OperationSummary:
        result = OperationSummary(str(node.get("operationId", "")), path, node.get("deprecated") is True)
        for raw in [*_dicts(item.get("parameters")), *_dicts(node.get("parameters"))]:
            parameter, _ = self._target(raw, ())
            if parameter.get("in") == "query":
                result.parameters[str(parameter.get("name"))] = parameter.get("required") is True
            elif parameter.get("in") == "body":
                _fields(parameter.get("schema"), (), "", result.body, {}, self._target)
        body, _ = self._target(node.get("requestBody"), ())
        _fields(_json_schema(body), (), "", result.body, {}, self._target)
        answers = node.get("responses")
        for status, raw in answers.items() if isinstance(answers, dict) else ():
            if str(status).startswith("2"):
                answer, _ = self._target(raw, ())
                schema = answer.get("schema") or _json_schema(answer)
                _fields(schema, (), "", result.answer, result.places, self._target)
        return result

    def _target(self, value: Any, place: Place) -> tuple[dict[str, Any], Place]:
        """The value itself or what it refers to, and where that stands; nothing when the reference leads nowhere."""
        for _ in range(_MOST_DEPTH):
            if not isinstance(value, dict) or "$ref" not in value:
                break
            place = place_of(str(value["$ref"]))
            value = self._document
            for key in place:
                value = value.get(key) if isinstance(value, dict) else None
        return (value, place) if isinstance(value, dict) and "$ref" not in value else ({}, place)


def _fields(
    raw: Any,
    place: Place,
    pointer: str,
    found: dict[str, list[str]],
    places: dict[str, Place],
    deref: Deref,
    depth: int = 0,
) -> None:
    """Note every field of a schema with its JSON types, and where the objects stand."""
    schema, place = deref(raw, place)
    if depth > _MOST_DEPTH or not schema:
        return
    if pointer:
        found.setdefault(pointer, [kind for kind in kinds_of(schema) if kind != "null"])
    properties = schema.get("properties")
    if isinstance(properties, dict):
        places.setdefault(pointer, place)
        for name, below in properties.items():
            _fields(below, (*place, "properties", name), f"{pointer}/{name}", found, places, deref, depth + 1)
    if isinstance(schema.get("items"), dict):
        _fields(schema["items"], (*place, "items"), f"{pointer}/*", found, places, deref, depth + 1)
    for part in [*_dicts(schema.get("allOf")), *_dicts(schema.get("anyOf"))]:
        if part != {"type": "null"}:
            _fields(part, place, pointer, found, places, deref, depth + 1)


def _json_schema(body: dict[str, Any]) -> Any:
    content = body.get("content")
    described = content.get("application/json") if isinstance(content, dict) else None
    return described.get("schema") if isinstance(described, dict) else None


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
