"""The house rules for the document: what makes it honest, generatable and useful to other teams.

Each rule is one generator of findings over the whole document; its docstring states the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs

from thingshub_document.schema_tools import deref, operations, schemas, walk
from thingshub_document.source import Finding, Place, Source

Rule = Callable[[Source], Iterator[Finding]]
EVIDENCE = ("documented", "observed", "inferred")  # by a vendor page, at a tenant by `nox -s verify`, by us
ERROR_STATUSES = ("400", "401", "403", "404", "500", "503", "default")
_SECRET_NAME = re.compile(r"(^|_)(password|secret|token|key)$")
_COMPONENT_NAME = re.compile(r"[A-Z][A-Za-z0-9]*")


def evidence(source: Source) -> Iterator[Finding]:
    """Every operation and every named schema carries x-evidence with a level and a listed source."""
    known = source.data.get("x-evidence-sources", {})
    places = [(place, operation) for place, _, _, operation in operations(source)]
    named = source.data.get("components", {}).get("schemas", {})
    places += [(("components", "schemas", name), schema) for name, schema in named.items()]
    for place, node in places:
        entry = node.get("x-evidence")
        if not isinstance(entry, dict):
            yield Finding(place, "x-evidence is missing", "say {level: documented | observed | inferred, source: …}")
        elif entry.get("level") not in EVIDENCE:
            yield Finding((*place, "x-evidence"), "level is unknown", f"use one of {', '.join(EVIDENCE)}")
        elif entry.get("source") not in known:
            yield Finding(
                (*place, "x-evidence"), f"source {entry.get('source')!r} is not listed", "add it to x-evidence-sources"
            )


def operation_ids(source: Source) -> Iterator[Finding]:
    """operationId is `<tag>.<verb>` with the operation's one declared tag, and unique, also as a Python name."""
    declared = {tag.get("name") for tag in source.data.get("tags", [])}
    seen: dict[str, str] = {}
    for place, method, path, operation in operations(source):
        identifier, tags = operation.get("operationId"), operation.get("tags", [])
        if len(tags) != 1 or tags[0] not in declared:
            yield Finding(place, "needs exactly one tag that is listed under `tags`", "give it its resource's tag")
            continue
        if not isinstance(identifier, str) or not re.fullmatch(re.escape(tags[0]) + r"\.[a-z][a-z0-9_]*", identifier):
            yield Finding(place, f"operationId {identifier!r} is not <tag>.<verb>", f"call it {tags[0]}.<verb>")
            continue
        name = identifier.replace(".", "_")
        if name in seen:
            yield Finding((*place, "operationId"), f"{identifier!r} is taken by {seen[name]}", "choose another verb")
        seen[name] = f"{method.upper()} {path}"


def named_components(source: Source) -> Iterator[Finding]:
    """Objects and enums that an operation touches are named components, in PascalCase."""
    for name in source.data.get("components", {}).get("schemas", {}):
        if not _COMPONENT_NAME.fullmatch(name):
            yield Finding(("components", "schemas", name), "name is not PascalCase", "use letters and digits, A first")
    for place, schema in schemas(source):
        inline = "$ref" not in schema and place[:2] != ("components", "schemas")
        nested = place[:2] == ("components", "schemas") and len(place) > 3
        is_body = inline and place[-1:] == ("schema",) and "content" in place
        is_object = "properties" in schema or "enum" in schema or {"oneOf", "anyOf", "allOf"} & schema.keys()
        only_nullable = "anyOf" in schema and {"type": "null"} in schema["anyOf"] and len(schema["anyOf"]) == 2
        if is_body or ((inline or nested) and is_object and not only_nullable and place[-1:] != ("not",)):
            yield Finding(place, "is an inline schema", "move it to components/schemas and $ref it")


def discriminators(source: Source) -> Iterator[Finding]:
    """A oneOf or anyOf over objects has a discriminator; an anyOf of such a union and one free form needs no other."""
    for place, schema in schemas(source):
        variants = [deref(source, v) for v in schema.get("oneOf", schema.get("anyOf", [])) if isinstance(v, dict)]
        objects = [v for v in variants if "properties" in v or v.get("type") == "object"]
        if len(objects) > 1 and "discriminator" not in schema:
            yield Finding(place, "is a union of objects without a discriminator", "add discriminator.propertyName")


def answers(source: Source) -> Iterator[Finding]:
    """Every operation has a 2xx answer and all documented error statuses and default, each with ErrorBody."""
    for place, _, _, operation in operations(source):
        responses = operation.get("responses", {})
        if not any(status.startswith("2") for status in responses):
            yield Finding((*place, "responses"), "no 2xx answer", "say what success looks like")
        missing = [status for status in ERROR_STATUSES if status not in responses]
        if missing:
            yield Finding(
                (*place, "responses"),
                f"error answers missing: {', '.join(missing)}",
                "$ref the shared ones in components/responses",
            )
        for status, response in responses.items():
            content = deref(source, response).get("content", {})
            schema = content.get("application/json", {}).get("schema", {})
            if not status.startswith("2") and schema.get("$ref") != "#/components/schemas/ErrorBody":
                yield Finding((*place, "responses", status), "an error answer has another body", "use ErrorBody")


def list_envelopes(source: Source) -> Iterator[Finding]:
    """A `list…` operation answers an object with the required array `collection` and takes limit and offset."""
    for place, _, _, operation in operations(source):
        if not str(operation.get("operationId", "")).partition(".")[2].startswith("list"):
            continue
        answer = deref(source, operation.get("responses", {}).get("200", {}))
        schema = deref(source, answer.get("content", {}).get("application/json", {}).get("schema", {}))
        collection = schema.get("properties", {}).get("collection", {})
        if collection.get("type") != "array" or "collection" not in schema.get("required", []):
            yield Finding(place, "does not answer the list envelope", "answer {collection: [...]}, collection required")
        names = {deref(source, parameter).get("name") for parameter in operation.get("parameters", [])}
        if not {"limit", "offset"} <= names:
            yield Finding(place, "a list without limit and offset", "$ref the parameters Limit and Offset")


def examples(source: Source) -> Iterator[Finding]:
    """Every body and every parameter has an example that fits its schema; bytes cannot be shown and need none."""
    components = source.data.get("components", {})

    def misfits(schema: dict[str, Any], value: Any) -> str | None:
        validator = jsonschema_rs.Draft202012Validator(
            {"allOf": [schema], "components": components}, validate_formats=True
        )
        errors = [f"{'/'.join(map(str, e.instance_path)) or 'it'}: {e.message}" for e in validator.iter_errors(value)]
        return "; ".join(errors[:3]) or None

    for place, node in walk(source.data):
        is_media = len(place) > 1 and place[-2] == "content"
        is_parameter = "in" in node and "schema" in node
        if not (is_media or is_parameter) or (is_media and _has_bytes(source, node.get("schema", {}))):
            continue
        found: dict[Place, Any] = {
            ("examples", k, "value"): e.get("value") for k, e in node.get("examples", {}).items()
        }
        if "example" in node:
            found[("example",)] = node["example"]
        if not found:
            yield Finding(place, "has no example", "add one under `examples` (bodies) or `example` (parameters)")
        for where, value in found.items():
            if problem := misfits(node.get("schema", {}), value):
                yield Finding((*place, *where), f"example does not fit its schema: {problem}", "mend one of the two")


def _has_bytes(source: Source, schema: dict[str, Any]) -> bool:
    schema = deref(source, schema)
    parts = [deref(source, part) for part in schema.get("properties", {}).values()]
    return any(part.get("format") == "binary" for part in [schema, *parts])


def update_defaults(source: Source) -> Iterator[Finding]:
    """Schemas of request bodies have no `default`: it would be sent although nobody asked for it."""
    checked: set[str] = set()

    def below(node: Any, place: Place) -> Iterator[Finding]:
        for inner, mapping in walk(node, place):
            if "default" in mapping and inner[-1] != "properties" and "responses" not in inner:
                yield Finding((*inner, "default"), "a default in a request body is sent unasked", "remove it")
            reference = mapping.get("$ref")
            if isinstance(reference, str) and reference not in checked:
                checked.add(reference)
                yield from below(source.resolve(reference), tuple(reference.removeprefix("#/").split("/")))

    for place, _, _, operation in operations(source):
        body = operation.get("requestBody", {})
        for media, content in body.get("content", {}).items():
            yield from below(content.get("schema", {}), (*place, "requestBody", "content", media, "schema"))


def secrets(source: Source) -> Iterator[Finding]:
    """A property that is named like a secret says x-secret: true, or x-secret: false when it is none."""
    for place, schema in schemas(source):
        for name, prop in schema.get("properties", {}).items():
            looks_secret = _SECRET_NAME.search(name) or prop.get("format") == "password"
            if looks_secret and not isinstance(prop.get("x-secret"), bool):
                yield Finding(
                    (*place, "properties", name),
                    "looks like a secret and is not marked",
                    "add x-secret: true (or false)",
                )


def described(source: Source) -> Iterator[Finding]:
    """Operations have a summary; named schemas, their properties and parameters have a description."""
    for place, _, _, operation in operations(source):
        if not operation.get("summary"):
            yield Finding(place, "has no summary", "say in one line what it does")
    for name, parameter in source.data.get("components", {}).get("parameters", {}).items():
        if not parameter.get("description"):
            yield Finding(("components", "parameters", name), "has no description", "say what it is, with its unit")
    for place, schema in schemas(source):
        is_property = place[-2] == "properties" and place[-1] != "additionalProperties"
        is_named = place[:2] == ("components", "schemas") and (len(place) == 3 or is_property)
        if is_named and not schema.get("description"):
            yield Finding(place, "has no description", "say what it is, with its unit")


def bounds(source: Source) -> Iterator[Finding]:
    """Every string, array and number that a caller sends is bounded."""
    limits = {"string": "maxLength", "array": "maxItems", "integer": "maximum", "number": "maximum"}
    checked: set[str] = set()

    def below(schema: dict[str, Any], place: Place) -> Iterator[Finding]:
        if reference := schema.get("$ref"):
            if reference not in checked:
                checked.add(reference)
                yield from below(source.resolve(reference), tuple(reference.removeprefix("#/").split("/")))
            return
        kinds = schema.get("type", [])
        for kind in [kinds] if isinstance(kinds, str) else kinds:
            if kind in limits and limits[kind] not in schema and not {"enum", "const", "format"} & schema.keys():
                yield Finding(place, f"a {kind} that callers send has no {limits[kind]}", f"add {limits[kind]}")
        for name, prop in schema.get("properties", {}).items():
            yield from below(prop, (*place, "properties", name))
        if isinstance(schema.get("items"), dict):
            yield from below(schema["items"], (*place, "items"))

    for place, _, _, operation in operations(source):
        for media, content in operation.get("requestBody", {}).get("content", {}).items():
            yield from below(content.get("schema", {}), (*place, "requestBody", "content", media, "schema"))
        for index, parameter in enumerate(operation.get("parameters", [])):
            yield from below(deref(source, parameter).get("schema", {}), (*place, "parameters", index))


def availability(source: Source) -> Iterator[Finding]:
    """x-availability names products as `major.minor`, says what changed, and refers to operations that exist."""
    known = {operation.get("operationId") for _, _, _, operation in operations(source)}
    for place, _, _, operation in operations(source):
        life = operation.get("x-availability", {})
        place = (*place, "x-availability")
        if unknown := life.keys() - {"since", "until", "predecessor", "successor", "change"}:
            yield Finding(place, f"unknown: {', '.join(sorted(unknown))}", "use since, until, predecessor, successor")
        bounds = [str(life[key]) for key in ("since", "until") if key in life]
        if not all(re.fullmatch(r"[0-9]+\.[0-9]+", bound) for bound in bounds):
            yield Finding(place, "a product is not major.minor", "write it as '5.0', in quotes")
        elif len(bounds) == 2 and not _version(bounds[0]) < _version(bounds[1]):
            yield Finding(place, "ends before it begins", "mend since or until")
        if life and not (bounds and life.get("change")):
            yield Finding(place, "does not say what changed when", "add change, and since or until")
        for key in ("predecessor", "successor"):
            if key in life and life[key] not in known:
                yield Finding((*place, key), f"there is no operation {life[key]!r}", "name an operationId")


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def replay_safety(source: Source) -> Iterator[Finding]:
    """x-replay-safe is true, and only where the method does not say it: on POST and PATCH."""
    for place, method, _, operation in operations(source):
        if "x-replay-safe" in operation and (method not in ("post", "patch") or operation["x-replay-safe"] is not True):
            yield Finding(
                (*place, "x-replay-safe"), "says nothing here", "use `true` on POST or PATCH, or leave it out"
            )


def links(source: Source) -> Iterator[Finding]:
    """A link names an operation that exists."""
    known = {operation.get("operationId") for _, _, _, operation in operations(source)}
    for place, node in walk(source.data):
        if place[-2:-1] == ("links",) and "value" not in place and "$ref" not in node:
            target = node.get("operationId")
            if target not in known:
                yield Finding(place, f"links to {target!r}, which is no operationId", "name an operationId")


RULES: tuple[Rule, ...] = (
    operation_ids,
    evidence,
    named_components,
    discriminators,
    answers,
    list_envelopes,
    examples,
    update_defaults,
    secrets,
    described,
    bounds,
    availability,
    replay_safety,
    links,
)
