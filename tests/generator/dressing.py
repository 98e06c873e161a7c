# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""What every operation and schema of the house's document has and no feature is about, added to a feature's document.

Tags, summaries, evidence, the seven error answers, descriptions and bounds: with them the files hold only what they
try. A feature about one of these says `undressed`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import yaml

from tests.generator.feature import METHODS, Feature

_ERRORS = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "403": "Forbidden",
    "404": "NotFound",
    "500": "InternalError",
    "503": "ServiceUnavailable",
    "default": "Unexpected",
}
_EVIDENCE = {"level": "inferred", "source": "proposal"}
_BOUNDS = {"string": ("maxLength", 1000), "array": ("maxItems", 1000)} | dict.fromkeys(
    ("integer", "number"), ("maximum", 1_000_000)
)
_DATA = {"example", "examples", "value", "default", "const", "enum"}  # whatever stands below is no part of OpenAPI


def resource(feature: Feature) -> str:
    """The text of the resource file."""
    if "text" in feature.content:
        return str(feature.content["text"])
    if feature.is_rename:
        return ""
    content = copy.deepcopy({key: feature.content[key] for key in ("paths", "components") if key in feature.content})
    left = set(feature.content.get("undressed", ()))
    content["paths"] = {feature.prefix + path: item for path, item in content["paths"].items()}
    items = [*content["paths"].values(), *content.get("components", {}).get("pathItems", {}).values()]
    for item in items:
        for operation in _operations(item):
            _dress_operation(operation, feature, left)
    for parameter in _parameters(content):
        parameter.setdefault("description", "A parameter.")
    schemas = content.get("components", {}).get("schemas", {})
    for schema in schemas.values():
        if "evidence" not in left:
            schema.setdefault("x-evidence", dict(_EVIDENCE))
        _describe(schema, "A thing.")
    if "bounds" not in left:
        for schema in [*schemas.values(), *_schemas(content)]:
            _bound(schema)
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=200)


def tag(feature: Feature) -> dict[str, Any]:
    """The feature's entry under `tags`."""
    return {"name": feature.tag, "description": "A feature.", **feature.content.get("tag_extras", {})}


def _operations(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for method in METHODS:
        if method in item:
            yield item[method]
    yield from item.get("additionalOperations", {}).values()


def _dress_operation(operation: dict[str, Any], feature: Feature, left: set[str]) -> None:
    if "operationId" in operation:
        operation["operationId"] = f"{feature.tag}.{operation['operationId']}"
    operation["tags"] = [feature.tag]
    if "summary" not in left:
        operation.setdefault("summary", "Do it.")
    if "evidence" not in left:
        operation["x-evidence"] = dict(_EVIDENCE)
    responses = operation.setdefault("responses", {"204": {"description": "Done."}})
    if not feature.content.get("own_answers"):
        for status, name in _ERRORS.items():
            responses.setdefault(status, {"$ref": f"../shared.yaml#/components/responses/{name}"})


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for child in node:
            yield from _walk(child)
    elif isinstance(node, dict):
        yield node
        for key, child in node.items():
            if key not in _DATA:
                yield from _walk(child)


def _parameters(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (node for node in _walk(content) if {"in", "name"} <= node.keys() and {"schema", "content"} & node.keys())


def _schemas(content: dict[str, Any]) -> Iterator[Any]:
    """The schemas of parameters, headers and bodies."""
    return (node["schema"] for node in _walk(content) if isinstance(node.get("schema"), dict))


def _describe(schema: Any, text: str) -> None:
    if not isinstance(schema, dict):
        return
    schema.setdefault("description", text)
    for child in [*(child for _, child in _members(schema)), *schema.get("$defs", {}).values(), schema]:
        for prop in child.get("properties", {}).values() if isinstance(child, dict) else ():
            _describe(prop, "A property.")


def _members(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in ("items", "additionalProperties"):
        if key in schema and isinstance(schema[key], dict):
            yield key, schema[key]
    for key in ("allOf", "oneOf", "anyOf", "prefixItems"):
        for child in schema.get(key, ()):
            yield key, child


def _bound(schema: Any) -> None:
    if not isinstance(schema, dict):
        return
    kinds = schema.get("type", [])
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if kind in _BOUNDS and not {"enum", "const", "format"} & schema.keys():
            key, limit = _BOUNDS[kind]
            schema.setdefault(key, limit)
    for _, child in _members(schema):
        _bound(child)
    for prop in schema.get("properties", {}).values():
        _bound(prop)
