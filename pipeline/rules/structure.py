"""The document against the specification's own schema, and its schemas against JSON Schema itself.

OpenAPI's schema is the one that openapi-spec-validator bundles; jsonschema-rs runs it, in time that grows with the
document only. Its words are about keywords of that schema; here they become words about the document, each once, at the
line that is at fault: what follows from another error is left out.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
from openapi_spec_validator.schemas import schema_v31, schema_v32

from thingshub_document.grammar import KINDS
from thingshub_document.source import Finding, Place, Source

_OF_SCHEMAS = frozenset(
    (
        *KINDS["schema"],
        *("$ref", "$defs", "$comment", "$schema", "$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary"),
        *("type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
        *("maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains"),
        *("maxProperties", "minProperties", "required", "dependentRequired", "format", "contentEncoding"),
        *("contentMediaType", "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples"),
        *("discriminator", "xml", "externalDocs", "example"),
    )
)
_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "null",
}
_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")


def structure(source: Source) -> Iterator[Finding]:
    """Every object of the document has the keys and values that OpenAPI gives it."""
    version = "3.2" if str(source.data.get("openapi", "")).startswith("3.2") else "3.1"
    schema, validator = _validator(version)
    found = [
        finding for error in validator.iter_errors(source.data) for finding in _told(source, schema, error, version)
    ]
    exact = {place for place, is_vague, _ in found if not is_vague}
    for place, is_vague, finding in found:
        if not (is_vague and any(other[: len(place)] == place for other in exact)):
            yield finding


def schema_forms(source: Source) -> Iterator[Finding]:
    """Every schema is one of JSON Schema 2020-12."""
    for kind, place, value in source.nodes:
        if kind != "schema":
            continue
        patterns: dict[Place, Any] = {("pattern",): value.get("pattern")}
        patterns |= {("patternProperties", key): key for key in value.get("patternProperties", {})}
        for keys, pattern in patterns.items():
            if isinstance(pattern, str) and not _is_pattern(pattern):
                yield Finding((*place, *keys), "is not a regular expression (ECMA 262)", "mend the pattern")
        if len(place) != 3 and place[-1:] != ("schema",):
            continue  # nested: seen from its root
        for error in _meta_validator().iter_errors(value):
            if error.kind.name != "format" or list(error.instance_path)[-1:] not in (["pattern"],):
                yield _of_schema((*place, *_keys(value, error.instance_path)), error)


def unknown_words(source: Source) -> Iterator[Finding]:
    """A schema has no keyword that means nothing: what is misspelt would not hold."""
    for kind, place, value in source.nodes:
        if kind != "schema":
            continue
        for key in value:
            if key == "nullable":
                yield from _nullable(place, value)
            elif key not in _OF_SCHEMAS and not key.startswith("x-"):
                yield Finding((*place, key), f"{key!r} means nothing in a schema", _instead(key, sorted(_OF_SCHEMAS)))


def _nullable(place: Place, schema: dict[str, Any]) -> Iterator[Finding]:
    kinds = schema.get("type")
    now = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
    instead = f"type: [{', '.join(map(str, now))}, 'null']" if now else "anyOf: [{…}, {type: 'null'}]"
    remedy = f"write {instead}" if schema["nullable"] else "leave it out"
    yield Finding((*place, "nullable"), "`nullable` is a word of OpenAPI 3.0 and means nothing now", remedy)


@functools.cache
def _validator(version: str) -> tuple[dict[str, Any], jsonschema_rs.Draft202012Validator]:
    schema = dict(schema_v32 if version == "3.2" else schema_v31)
    return schema, jsonschema_rs.Draft202012Validator(schema)


@functools.cache
def _meta_validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"$ref": "https://json-schema.org/draft/2020-12/schema"})


@functools.cache
def _is_pattern(pattern: str) -> bool:
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except jsonschema_rs.ValidationError:
        return False
    return True


def _keys(value: Any, path: list[Any]) -> Place:
    """A path as the document writes it: the validator takes a key of digits for an index."""
    keys: list[str | int] = []
    for part in path:
        key: Any = int(part) if isinstance(value, list) else str(part)
        keys.append(key)
        value = value[key]
    return tuple(keys)


def _told(
    source: Source, schema: dict[str, Any], error: jsonschema_rs.ValidationError, version: str
) -> Iterator[tuple[Place, bool, Finding]]:
    """An error in the document's words, as (place, whether it may follow from another one, finding)."""
    place = _keys(source.data, error.instance_path)
    kind: Any = error.kind
    value: Any = error.instance
    see = f"see the OpenAPI {version} specification"
    if kind.name == "unevaluatedProperties":
        known, patterns = _known(schema, error.schema_path)
        for key in kind.unexpected:
            if key not in known and not any(re.search(pattern, key) for pattern in patterns):
                yield (*place, key), False, _unexpected((*place, key), key, sorted(known))
    elif kind.name == "required" and place[-1:] == ("responses",):
        yield place, True, Finding(place, "has no answer", "say what comes back with '200', or with default")
    elif kind.name == "required" and kind.property == "required" and value.get("in") == "path":
        yield place, False, Finding(place, "a path parameter is always required", "add `required: true`")
    elif kind.name == "required":
        yield place, False, Finding(place, f"{kind.property!r} is missing", "add it")
    elif kind.name == "maxProperties" and place[-1:] == ("content",):
        found = ", ".join(value)
        yield place, False, Finding(place, f"a parameter has one media type, not {found}", "write only one of them")
    elif kind.name == "enum":
        options = ", ".join(map(str, kind.options))
        yield place, False, Finding(place, f"{value!r} is not one of {options}", f"write one of {options}")
    elif kind.name == "type":
        wanted = " or ".join(_WORDS[name] for name in kind.types)
        yield place, False, Finding(place, f"expected {wanted}, got {_short(value)}", f"write {wanted}")
    elif kind.name == "const":
        wanted = str(kind.expected_value).lower()
        yield place, False, Finding(place, f"must be {wanted} here", f"write `{place[-1]}: {wanted}`")
    elif kind.name == "propertyNames":
        name = next((key for key in value if not re.fullmatch(r"[a-zA-Z0-9._-]+", key)), "")
        finding = Finding(
            (*place, name), f"{name!r} is not a name for a component", "use letters, digits, '.', '-', '_'"
        )
        yield (*place, name), False, finding
    elif kind.name in ("oneOf", "anyOf", "oneOfMultipleValid", "oneOfNotValid"):
        if isinstance(value, dict) and ("in" in value or "schema" in value or "content" in value):
            words = "both schema and" if {"schema", "content"} <= value.keys() else "neither schema nor"
            yield place, True, Finding(place, f"has {words} content", "give it one of the two")
        else:
            yield place, True, Finding(place, "has none of the forms that are allowed here", see)
    elif kind.name == "minProperties":
        yield place, False, Finding(place, "is empty", "say at least one")
    else:
        yield place, True, Finding(place, error.message.splitlines()[0][:300], see)


def _of_schema(place: Place, error: jsonschema_rs.ValidationError) -> Finding:
    kind: Any = error.kind
    value: Any = error.instance
    if place[-1:] == ("type",) and kind.name in ("anyOf", "enum"):
        return Finding(place, f"{value!r} is not a type", f"write one of {', '.join(_TYPES)}")
    if kind.name == "type":
        wanted = " or ".join(_WORDS[name] for name in kind.types)
        is_old = str(place[-1]).startswith("exclusive") and isinstance(value, bool)
        remedy = "write the bound itself here, in place of minimum or maximum" if is_old else f"write {wanted}"
        return Finding(place, f"expected {wanted}, got {_short(value)}", remedy)
    return Finding(place, error.message.splitlines()[0][:300], "see JSON Schema 2020-12")


def _known(schema: dict[str, Any], path: list[Any]) -> tuple[set[str], set[str]]:
    """The keys that the object at fault may have, though another error in them may have hidden that."""
    part: Any = schema
    owner: Any = schema
    for key in path[:-1]:
        part = part[int(key)] if isinstance(part, list) else part.get(key, {})
        owner = part if isinstance(part, dict) and "unevaluatedProperties" in part else owner
    names: set[str] = set()
    patterns: set[str] = set()

    def collect(node: Any, depth: int) -> None:
        if not isinstance(node, dict) or depth > 6:
            return
        names.update(node.get("properties", {}))
        patterns.update(node.get("patternProperties", {}))
        for key in ("then", "else", "if"):
            collect(node.get(key), depth + 1)
        for inner in (*node.get("allOf", ()), *node.get("oneOf", ()), *node.get("dependentSchemas", {}).values()):
            collect(inner, depth + 1)
        if str(node.get("$ref", "")).startswith("#/"):
            target: Any = schema
            for key in node["$ref"][2:].split("/"):
                target = target[key]
            collect(target, depth + 1)

    collect(owner, 0)
    return names, patterns


def _unexpected(place: Place, key: str, known: list[str]) -> Finding:
    if place[:-1] == ("paths",):
        return Finding(place, f"the path {key!r} does not begin with /", f"write /{key}")
    if place[-2:-1] == ("responses",):
        return Finding(place, f"{key!r} is not a status", "write a status such as '200', '4XX' or default")
    if key in ("query", "additionalOperations", "$self", "itemSchema", "mediaTypes"):
        return Finding(place, f"`{key}` is a word of OpenAPI 3.2, and is not supported", "leave it out")
    return Finding(place, f"{key!r} is not known here", _instead(key, known))


def _instead(key: str, known: list[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"write {close[0]!r}" if close else f"leave it out, or call it x-{key} if it is your own"


def _short(value: Any) -> str:
    text = "null" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
