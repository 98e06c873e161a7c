"""What the specification demands across the document and no schema can say: names, parameters of paths, values.

With `structure` this is all that openapi-spec-validator decides; a test holds the two verdicts against each other. They
are written anew because that tool names neither place nor remedy for these, and takes minutes on a large document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.rules.values import Values
from thingshub_document.schema_tools import METHODS, deref
from thingshub_document.source import Finding, Place, Source

_VARIABLE = re.compile(r"\{([^{}/]*)\}")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def references(source: Source) -> Iterator[Finding]:
    """Every reference points at something of the document."""
    for _, place, value in source.nodes:
        reference = value.get("$ref")
        if not isinstance(reference, str):
            continue
        try:
            if not reference.startswith("#/"):
                raise LookupError
            source.resolve(reference)
        except (LookupError, TypeError, ValueError):
            message = f"$ref {reference!r} points at nothing"
            yield Finding((*place, "$ref"), message, "mend the name or add the component")


def unique_ids(source: Source) -> Iterator[Finding]:
    """No two operations have one operationId."""
    seen: dict[str, Place] = {}
    doubled = {path for path, _ in _doubled_paths(source)}
    for kind, place, operation in source.nodes:
        identifier = operation.get("operationId") if kind == "operation" else None
        if identifier is None or place[1] in doubled:
            continue
        at: Place = (*place, "operationId")
        if identifier in seen:
            other = source.where((*seen[identifier], "operationId"))
            if other == source.where(at):
                message = f"operationId {identifier!r} stands twice: {seen[identifier][1]} and {place[1]} are one item"
                yield Finding(at, message, "write the second path out, with ids of its own")
            else:
                yield Finding(at, f"operationId {identifier!r} is taken in {other}", "choose another")
        seen.setdefault(identifier, place)


def unique_tags(source: Source) -> Iterator[Finding]:
    """No tag is described twice."""
    seen: set[str] = set()
    for index, tag in enumerate(source.data.get("tags", [])):
        if tag["name"] in seen:
            yield Finding(("tags", index, "name"), f"the tag {tag['name']!r} stands twice", "remove one of the two")
        seen.add(tag["name"])


def unique_paths(source: Source) -> Iterator[Finding]:
    """No two paths differ only in the names of their parameters: no request could tell them apart."""
    for path, other in _doubled_paths(source):
        message = f"{path} is the same path as {other} in {source.where(('paths', other))}"
        yield Finding(("paths", path), message, "put both under one path, with one name for the parameter")


def _doubled_paths(source: Source) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for path in source.data.get("paths", {}):
        shape = _VARIABLE.sub("{}", path)
        if shape in seen:
            yield path, seen[shape]
        seen.setdefault(shape, path)


def path_parameters(source: Source) -> Iterator[Finding]:
    """A path and its parameters name the same variables."""
    doubled = {path for path, _ in _doubled_paths(source)}
    for path, item in source.data.get("paths", {}).items():
        if path in doubled:
            continue
        variables = _VARIABLE.findall(path)
        if re.search(r"[{}]", _VARIABLE.sub("", path)) or "" in variables or len(set(variables)) < len(variables):
            yield Finding(
                ("paths", path), f"{path} has a variable without a name of its own", "write {name}, each once"
            )
            continue
        shared = _path_parameters(source, item.get("parameters", []), ("paths", path, "parameters"))
        used = [method for method in METHODS if method in item]
        for method in used:
            place: Place = ("paths", path, method)
            own = _path_parameters(source, item[method].get("parameters", []), (*place, "parameters"))
            missing = [name for name in variables if name not in own and name not in shared]
            extra = {name: at for name, at in own.items() if name not in variables}
            yield from _mismatch(path, place, missing, extra)
        extra = {name: at for name, at in shared.items() if name not in variables}
        yield from _mismatch(path, ("paths", path), [], extra)


def _mismatch(path: str, place: Place, missing: list[str], extra: dict[str, Place]) -> Iterator[Finding]:
    if len(missing) == len(extra) == 1:
        other = next(iter(extra))
        message = f"Path parameter '{missing[0]}' of {path} is declared under another name, '{other}'"
        yield Finding(place, message, "call both the same")
        return
    for name in missing:
        message = f"Path parameter '{name}' of {path} is not declared"
        yield Finding(place, message, f"add a parameter with name: {name}, in: path, required: true")
    for name, at in extra.items():
        yield Finding(at, f"Path parameter '{name}' is not in {path}", f"write {{{name}}} in the path, or remove it")


def _path_parameters(source: Source, parameters: list[dict[str, Any]], place: Place) -> dict[str, Place]:
    found = {}
    for index, parameter in enumerate(parameters):
        resolved = deref(source, parameter)
        if resolved.get("in") == "path":
            found[resolved["name"]] = (*place, index)
    return found


def duplicate_parameters(source: Source) -> Iterator[Finding]:
    """No parameter stands twice in one list; names of headers are the same in any case."""
    for kind, place, node in source.nodes:
        if kind not in ("operation", "pathItem"):
            continue
        seen: set[tuple[str, str]] = set()
        for index, parameter in enumerate(node.get("parameters", [])):
            resolved = deref(source, parameter)
            name, where = resolved["name"], resolved["in"]
            key = (name.lower() if where == "header" else name, where)
            if key in seen:
                message = f"the {where} parameter {name!r} stands twice"
                yield Finding((*place, "parameters", index), message, "remove one of the two")
            seen.add(key)


def security_schemes(source: Source) -> Iterator[Finding]:
    """Whatever `security` asks for is described."""
    known = source.data.get("components", {}).get("securitySchemes", {})
    for kind, place, node in source.nodes:
        if kind not in ("document", "operation"):
            continue
        for index, alternative in enumerate(node.get("security", [])):
            for name in alternative:
                if name not in known:
                    choice = f"write one of {', '.join(known)}, or add it" if known else "add it"
                    message = f"the security scheme {name!r} is not described"
                    where = (*place, "security", index, name)
                    yield Finding(where, message, f"{choice} to components/securitySchemes")


def values(source: Source) -> Iterator[Finding]:
    """A default fits its schema."""
    fitting = Values(source)
    for kind, place, schema in source.nodes:
        if kind != "schema" or "default" not in schema:
            continue
        if problem := fitting.problem(place, schema, schema["default"]):
            message = f"default {schema['default']!r} does not fit its schema: {problem}"
            yield Finding((*place, "default"), message, "mend one of the two")


def enums(source: Source) -> Iterator[Finding]:
    """Every value of an enum, and a const, is of the schema's own type."""
    for kind, place, schema in source.nodes:
        if kind != "schema" or "type" not in schema:
            continue
        kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        told: list[tuple[Place, Any]] = [(("enum", i), v) for i, v in enumerate(schema.get("enum", []))]
        told += [(("const",), schema["const"])] if "const" in schema else []
        for keys, value in told:
            if not any(_is(value, name) for name in kinds):
                shown = "null" if value is None else repr(value)
                message = f"{shown} can never be: the type is {' or '.join(kinds)}"
                remedy = (
                    "put it in quotes" if kinds == ["string"] and value is not None else "mend the value or the type"
                )
                yield Finding((*place, *keys), message, remedy)


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool) and kind != "boolean":
        return False
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[kind])


def compositions(source: Source) -> Iterator[Finding]:
    """No schema is a part of itself without a property or an entry in between: no value could fit it."""
    done: set[Place] = set()

    def visit(place: Place, way: list[Place]) -> Place | None:
        if place in way:
            return place
        if place in done:
            return None
        schema = _at(source, place)
        below: list[Place] = []
        if isinstance(schema, dict):
            if isinstance(schema.get("$ref"), str):
                below.append(tuple(_local(schema["$ref"])))
            for key in ("allOf", "anyOf", "oneOf"):
                below += [(*place, key, index) for index in range(len(schema.get(key, [])))]
        for inner in below:
            if found := visit(inner, [*way, place]):
                return found
        done.add(place)
        return None

    for name in source.data.get("components", {}).get("schemas", {}):
        place: Place = ("components", "schemas", name)
        if place not in done and (found := visit(place, [])):
            done.add(found)
            message = f"{found[2]} is a part of itself" if len(found) > 2 else f"{name} is a part of itself"
            yield Finding(found, message, "put a property or items in between, or remove it")


def _local(reference: str) -> Iterator[str | int]:
    for part in reference.removeprefix("#/").split("/"):
        yield part.replace("~1", "/").replace("~0", "~")


def _at(source: Source, place: Place) -> Any:
    value: Any = source.data
    for key in place:
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value
