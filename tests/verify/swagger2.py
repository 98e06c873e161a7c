"""Our document as Swagger 2.0, as a tenant might serve it: other names of path parameters, no unions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from thingshub_document.model import Operation
from thingshub_document.reading import Document
from thingshub_document.source import load

BASE = "/api"


def as_swagger() -> dict[str, Any]:
    """The document in the older form."""
    document = Document(load().data)
    paths: dict[str, dict[str, Any]] = {}
    for operation in document.operations.values():
        path = re.sub(r"\{\w+\}", "{id}", operation.path).removeprefix(BASE)
        paths.setdefault(path, {})[operation.method.lower()] = _operation(operation)
    definitions = {name: _schema(schema) for name, schema in document.data["components"]["schemas"].items()}
    return {"swagger": "2.0", "basePath": BASE, "paths": paths, "definitions": definitions}


def _operation(operation: Operation) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"in": "query", "name": parameter.name, "required": parameter.required}
        for parameter in operation.parameters
        if parameter.where == "query"
    ]
    for media in operation.body.alternatives if operation.body else ():
        if media.kind == "json":
            parameters.append({"in": "body", "name": "body", "schema": _schema(media.schema)})
    answers = {
        answer.status: {"schema": _schema(media.schema)}
        for answer in operation.successes
        for media in answer.alternatives
        if media.kind == "json"
    }
    return {"parameters": parameters, "responses": answers}


def _schema(schema: Any) -> Any:
    """A schema with the references of the older form, and without null and conditions."""
    if isinstance(schema, list):
        entries: list[Any] = schema  # pyright: ignore[reportUnknownVariableType]
        return [_schema(entry) for entry in entries if entry != {"type": "null"}]
    if not isinstance(schema, Mapping):
        return schema
    members: Mapping[str, Any] = schema  # pyright: ignore[reportUnknownVariableType]
    result: dict[str, Any] = {key: _schema(value) for key, value in members.items()}
    if isinstance(reference := result.get("$ref"), str):
        result["$ref"] = reference.replace("#/components/schemas/", "#/definitions/")
    kinds: Any = result.get("type")
    if isinstance(kinds, list):
        result["type"] = kinds[0]
    return result
