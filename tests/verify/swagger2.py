"""Our document as Swagger 2.0, as a tenant might serve it: other names of path parameters, no unions."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from thingshub_document.source import load

BASE = "/api"
_METHODS = ("get", "put", "post", "delete", "patch")


def as_swagger() -> dict[str, Any]:
    """The document in the older form."""
    ours = load().data
    paths = {
        re.sub(r"\{\w+\}", "{id}", path).removeprefix(BASE): {
            method: _operation(ours, item[method]) for method in _METHODS if method in item
        }
        for path, item in ours["paths"].items()
    }
    definitions = {name: _schema(schema) for name, schema in ours["components"]["schemas"].items()}
    return {"swagger": "2.0", "basePath": BASE, "paths": paths, "definitions": definitions}


def _operation(ours: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = []
    for raw in node.get("parameters", []):
        parameter = ours["components"]["parameters"][raw["$ref"].rpartition("/")[2]] if "$ref" in raw else raw
        if parameter["in"] == "query":
            parameters.append({"in": "query", "name": parameter["name"], "required": parameter.get("required", False)})
    if body := node.get("requestBody", {}).get("content", {}).get("application/json"):
        parameters.append({"in": "body", "name": "body", "schema": _schema(body["schema"])})
    answers = {
        status: {"schema": _schema(content["application/json"]["schema"])}
        for status, answer in node["responses"].items()
        if status.startswith("2") and "application/json" in (content := answer.get("content", {}))
    }
    return {"parameters": parameters, "responses": answers}


def _schema(schema: Any) -> Any:
    """A schema with the references of the older form, and without null and conditions."""
    if isinstance(schema, list):
        entries: list[Any] = schema  # pyright: ignore[reportUnknownVariableType]
        return [_schema(entry) for entry in entries if entry != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    members: dict[str, Any] = schema  # pyright: ignore[reportUnknownVariableType]
    result: dict[str, Any] = {key: _schema(value) for key, value in deepcopy(members).items()}
    if isinstance(reference := result.get("$ref"), str):
        result["$ref"] = reference.replace("#/components/schemas/", "#/definitions/")
    kinds: Any = result.get("type")
    if isinstance(kinds, list):
        result["type"] = kinds[0]
    return result
