"""The house rule for examples: what is shown is there, and is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.rules.values import Values
from thingshub_document.schema_tools import deref
from thingshub_document.source import Finding, Place, Source, place_of

_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


def examples(source: Source) -> Iterator[Finding]:
    """Every body and every parameter has an example that fits its schema; bytes cannot be shown and need none."""
    values = Values(source)
    for kind, place, node in source.nodes:
        if kind not in ("media", "parameter", "header") or "$ref" in node or "content" in node:
            continue
        schema = node.get("schema", {})
        if kind == "media" and (_has_bytes(source, schema) or not (schema or "json" in str(place[-1]))):
            continue
        found = list(_shown(source, place, node))
        if not (node.get("examples") or "example" in node) and kind != "header":
            yield Finding(place, "has no example", "add one under `examples` (bodies) or `example` (parameters)")
        for where, value in found:
            is_text = isinstance(value, str) and kind == "media" and "json" not in str(place[-1]).lower()
            if is_text and not _is_scalar(source, schema):
                continue  # as it is written in that media type, e.g. XML
            if "schema" in node and (problem := values.problem((*place, "schema"), schema, value)):
                yield Finding(where, f"example does not fit its schema: {problem}", "mend one of the two")
    for kind, place, node in source.nodes:
        if kind == "schema":
            inner: list[tuple[Place, Any]] = [(("examples", i), v) for i, v in enumerate(node.get("examples", []))]
            inner += [(("example",), node["example"])] if "example" in node else []
            for keys, value in inner:
                if problem := values.problem(place, node, value):
                    message = f"example does not fit its schema: {problem}"
                    yield Finding((*place, *keys), message, "mend one of the two")
        elif kind == "example" and "$ref" not in node and not {"value", "externalValue"} & node.keys():
            yield Finding(place, "the example has no value", "add `value`")


def empty_lists(source: Source) -> Iterator[Finding]:
    """No example of a form holds an empty list: a form has a field for each entry, and so none for no entry."""
    for kind, place, node in source.nodes:
        is_form = kind == "media" and str(place[-1]).partition(";")[0] in _FORMS
        if not is_form or not {"requestBody", "requestBodies"} & set(place):
            continue
        for where, value in _shown(source, place, node):
            for name, entry in value.items() if isinstance(value, dict) else ():
                if entry != [] or "json" in str(node.get("encoding", {}).get(name, {}).get("contentType", "")):
                    continue
                message = f"a form cannot say the empty list {name!r}"
                yield Finding((*where, name), message, "leave it out of the example, or give it an entry")


def _shown(source: Source, place: Place, node: dict[str, Any]) -> Iterator[tuple[Place, Any]]:
    """The values of examples with the places where they are written."""
    for name, example in node.get("examples", {}).items():
        where: Place = (*place, "examples", name)
        while "$ref" in example:
            where = place_of(example["$ref"])
            example = source.resolve(example["$ref"])
        if "value" in example:
            yield (*where, "value"), example["value"]
    if "example" in node:
        yield (*place, "example"), node["example"]


def _has_bytes(source: Source, schema: Any) -> bool:
    if not isinstance(schema, dict):
        return False
    resolved = deref(source, schema)
    parts = [deref(source, part) for part in resolved.get("properties", {}).values() if isinstance(part, dict)]
    parts += [deref(source, p["items"]) for p in parts if isinstance(p.get("items"), dict)]
    more = [resolved.get("additionalProperties"), *resolved.get("allOf", ())]
    return any(_has_bytes(source, part) for part in more if part is not schema) or any(
        part.get("format") == "binary" or ("contentMediaType" in part and "contentEncoding" not in part)
        for part in [resolved, *parts]
    )


def _is_scalar(source: Source, schema: Any) -> bool:
    if not isinstance(schema, dict):
        return True
    kinds = deref(source, schema).get("type", [])
    return not {"object", "array"} & set([kinds] if isinstance(kinds, str) else kinds)
