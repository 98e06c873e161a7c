"""The document itself as one file, the schemas one by one, and the two documents beside it: workflows and channels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.fingerprint import ROOT
from pipeline.share.files import referred_schemas, with_references, write_json, write_yaml
from thingshub_document.yaml_file import read

WORKFLOWS = ROOT / "openapi" / "workflows" / "thingshub.arazzo.yaml"
CHANNELS = ROOT / "openapi" / "channels" / "thingshub.asyncapi.yaml"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def openapi(spec: dict[str, Any], into: Path) -> None:
    """The document as JSON and as YAML, the same data in both; and without what a client cannot call.

    openapi-generator 7.26 writes code for webhooks that does not compile: its users take the third file.
    """
    write_json(into / "openapi.json", spec)
    write_yaml(into / "openapi.yaml", spec)
    write_yaml(into / "openapi-without-webhooks.yaml", {key: part for key, part in spec.items() if key != "webhooks"})


def json_schemas(spec: dict[str, Any], into: Path) -> None:
    """One self-contained JSON Schema for each component: what it refers to stands in its `$defs`."""
    components: dict[str, Any] = spec["components"]["schemas"]
    for name, schema in components.items():
        whole = {"$schema": DIALECT, "title": name, **with_references(schema, "#/$defs/")}
        if others := referred_schemas(schema, components):
            whole["$defs"] = {other: with_references(components[other], "#/$defs/") for other in others}
        write_json(into / "json-schema" / f"{name}.json", whole)


def workflows(spec: dict[str, Any], into: Path) -> None:
    """The Arazzo document, beside the OpenAPI document that it is about."""
    document = read(WORKFLOWS).data
    document["info"]["version"] = spec["info"]["version"]
    document["sourceDescriptions"][0]["url"] = "openapi.yaml"
    write_yaml(into / "arazzo.yaml", document)


def channels(spec: dict[str, Any], into: Path) -> None:
    """The AsyncAPI document with the schemas of its payloads: one file for itself."""
    document = read(CHANNELS).data
    document["info"]["version"] = spec["info"]["version"]
    components: dict[str, Any] = spec["components"]["schemas"]
    named = referred_schemas(document["components"]["messages"], components)
    document["components"]["schemas"] = {name: _without_siblings(components[name]) for name in named}
    write_yaml(into / "asyncapi.yaml", with_references(document, "#/components/schemas/"))


def _without_siblings(schema: Any) -> Any:
    """AsyncAPI's schemas are of JSON Schema draft 7, which ignores whatever stands beside a `$ref`."""
    if isinstance(schema, list):
        return [_without_siblings(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(schema.get("$ref"), str) and len(schema) > 1:
        return {"allOf": [{"$ref": schema["$ref"]}]} | {key: value for key, value in schema.items() if key != "$ref"}
    return {key: _without_siblings(value) for key, value in schema.items()}
