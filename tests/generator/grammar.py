# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""Random resources over everything that the table has: what is drawn is a resource with an example of each value.

A strategy of a schema gives the schema together with a value that fits it, because the house asks for examples.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

Schema = dict[str, Any]


class Drawn(NamedTuple):
    """A schema and a value that fits it."""

    schema: Schema
    value: Any


_NAMES = (
    *("name", "id", "type", "format", "filter", "list", "class", "from", "self", "a-b", "a_b", "x1Y2", "$schema"),
    *("@type", "devEUI", "None", "body", "content_type", "page_size", "filter[name]", "1st", "to_update", "extras"),
    *("data", "status", "print", "HTTPServer", "x.y", "limit", "offset", "cursor", "items"),
)
_SCALARS = (
    Drawn({"type": "string"}, "a b"),
    Drawn({"type": "integer"}, 7),
    Drawn({"type": "integer", "format": "int64"}, 9007199254740993),
    Drawn({"type": "number"}, 0.5),
    Drawn({"type": "boolean"}, True),
    Drawn({"type": "string", "format": "date"}, "2024-01-02"),
    Drawn({"type": "string", "format": "date-time"}, "2024-01-02T03:04:05Z"),
    Drawn({"type": "string", "format": "uuid"}, "12345678-1234-5678-1234-567812345678"),
    Drawn({"type": "string", "enum": ["a-b", "c", ""]}, "c"),
    Drawn({"type": "integer", "enum": [0, 1, -1]}, -1),
)
_MORE_SCALARS = (
    *_SCALARS,
    Drawn({"type": ["string", "null"]}, None),
    Drawn({"type": "number", "format": "decimal"}, 1.1),
    Drawn({"type": "string", "contentEncoding": "base64"}, "YQ=="),
    Drawn({"const": "fixed"}, "fixed"),
    Drawn({"const": 3}, 3),
    Drawn({"enum": [1, "one", None]}, "one"),
    Drawn({"oneOf": [{"type": "string"}, {"type": "integer"}]}, 3),
    Drawn({"anyOf": [{"type": "boolean"}, {"type": "array", "items": {"type": "string"}}]}, ["a"]),
    Drawn({"type": "object"}, {"any": [1, None]}),
    Drawn({}, [1, "a"]),
)
_names = st.sampled_from(_NAMES)
_plain = st.sampled_from(_SCALARS)


@st.composite
def _schema(draw: st.DrawFn, known: tuple[tuple[str, Drawn], ...], depth: int = 2) -> Drawn:
    kinds = [
        "scalar",
        "scalar",
        "array",
        "map",
        "object",
        "nullable",
        *(["ref", "ref", "list of refs"] if known else []),
    ]
    kind = draw(st.sampled_from(kinds if depth else ["scalar"]))
    if kind == "array":
        inner = draw(_schema(known, depth - 1))
        return Drawn({"type": "array", "items": inner.schema}, [inner.value])
    if kind == "map":
        inner = draw(_schema(known, depth - 1))
        return Drawn({"type": "object", "additionalProperties": inner.schema}, {"a key": inner.value})
    if kind == "object":
        inside: Drawn = draw(_object(known, depth - 1))
        return inside
    if kind in ("ref", "list of refs"):
        name, drawn = draw(st.sampled_from(known))
        reference = Drawn({"$ref": f"#/components/schemas/{name}"}, drawn.value)
        return reference if kind == "ref" else Drawn({"type": "array", "items": reference.schema}, [drawn.value])
    if kind == "nullable" and known:
        name, drawn = draw(st.sampled_from(known))
        return Drawn({"anyOf": [{"$ref": f"#/components/schemas/{name}"}, {"type": "null"}]}, drawn.value)
    found: Drawn = draw(st.sampled_from(_MORE_SCALARS))
    return found


@st.composite
def _object(draw: st.DrawFn, known: tuple[tuple[str, Drawn], ...], depth: int = 1, own: str = "") -> Drawn:
    names = draw(st.lists(_names, min_size=1, max_size=5, unique=True))
    properties: dict[str, Schema] = {}
    value: dict[str, Any] = {}
    required: list[str] = []
    for name in names:
        drawn = draw(_schema(known, depth))
        properties[name] = dict(drawn.schema)
        word = draw(st.sampled_from(["", "", "required", "readOnly", "deprecated", "itself", "read-only and required"]))
        if word == "itself" and own:
            properties[name] = {"$ref": f"#/components/schemas/{own}"}
            continue
        if word == "required":
            required.append(name)
        elif word in ("readOnly", "deprecated"):
            properties[name][word] = True
        if word != "readOnly":
            value[name] = drawn.value
    schema: Schema = {"type": "object", "properties": properties}
    if required:
        schema["required"] = required
    more = draw(st.sampled_from([None, None, None, True, False, {"type": "integer"}]))
    if more is not None:
        schema["additionalProperties"] = more
    return Drawn(schema, value)


@st.composite
def _components(draw: st.DrawFn, prefix: str) -> tuple[tuple[str, Drawn], ...]:
    found: list[tuple[str, Drawn]] = []
    for letter in "ABC"[: draw(st.integers(1, 3))]:
        name = f"{prefix}{letter}"
        objects = [(n, d) for n, d in found if "properties" in d.schema and "additionalProperties" not in d.schema]
        if objects and draw(st.integers(0, 3)) == 0:
            base, drawn = draw(st.sampled_from(objects))
            own = draw(_object((), 0))
            own.schema.pop("additionalProperties", None)
            taken = own.schema["properties"].keys() & drawn.schema["properties"].keys()
            own.schema["properties"] |= {key: drawn.schema["properties"][key] for key in taken}
            own.value.update({key: drawn.value[key] for key in taken & drawn.value.keys()})
            parts = [{"$ref": f"#/components/schemas/{base}"}, own.schema]
            found.append((name, Drawn({"allOf": parts}, {**drawn.value, **own.value})))
        elif draw(st.integers(0, 4)) == 0:
            found.append((name, draw(st.sampled_from(_MORE_SCALARS))))
        else:
            found.append((name, draw(_object(tuple(found), 1, name))))
    return tuple(found)


@st.composite
def _parameter(draw: st.DrawFn, where: str, name: str) -> dict[str, Any]:
    shape = draw(st.sampled_from(["scalar", "scalar", "array", "object"]))
    inner = draw(_plain)
    if shape == "array":
        drawn = Drawn({"type": "array", "items": inner.schema}, [inner.value])
    elif shape == "object":
        drawn = Drawn({"type": "object", "properties": {"r": inner.schema, "g": {"type": "integer"}}}, {"g": 1})
    else:
        drawn = inner
    styles = {
        "path": ["simple", "label", "matrix"],
        "query": ["form", "content"],
        "header": ["simple"],
        "cookie": ["form"],
    }
    fitting = {"scalar": [], "array": ["spaceDelimited", "pipeDelimited"], "object": ["deepObject"]}
    style = draw(st.sampled_from(styles[where] + (fitting[shape] if where == "query" else [])))
    if draw(st.integers(0, 30)) == 0:
        style = draw(st.sampled_from(["matrix", "deepObject", "spaceDelimited"]))  # nearly always one to refuse
    found: dict[str, Any] = {"name": name, "in": where}
    if where == "path" or draw(st.booleans()):
        found["required"] = True
    if style == "content":
        return found | {"content": {"application/json": {"schema": drawn.schema, "example": drawn.value}}}
    if draw(st.booleans()):
        found |= {
            "style": style,
            "explode": draw(st.booleans()) if style in ("form", "simple", "label", "matrix") else style == "deepObject",
        }
    elif style not in ("form", "simple"):
        found["style"] = style
    return found | {"schema": drawn.schema, "example": drawn.value}


@st.composite
def _content(draw: st.DrawFn, known: tuple[tuple[str, Drawn], ...], *, sent: bool) -> dict[str, Any]:
    drawn = draw(_schema(known, 2))
    objects = [(n, d) for n, d in known if d.schema.get("type") == "object" and "properties" in d.schema]
    in_json = {"schema": drawn.schema, "example": drawn.value}
    choices: list[dict[str, Any]] = [
        {"application/json": in_json},
        {"application/json": in_json},
        {"application/vnd.acme+json": in_json},
        {"text/plain": {"schema": {"type": "string"}, "example": "abc"}},
        {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        {"image/png": {}},
        {"application/json": in_json, "text/csv": {"schema": {"type": "string"}, "example": "a,b"}},
        {"application/xml": {"schema": {"type": "string"}, "example": "<a/>"}},
    ]
    if sent:
        choices.append({"application/merge-patch+json": in_json})
        for name, value in objects:
            form = {"schema": {"$ref": f"#/components/schemas/{name}"}, "example": value.value}
            choices += [{"application/x-www-form-urlencoded": form}, {"multipart/form-data": form}]
    return draw(st.sampled_from(choices))


@st.composite
def resource(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """The content of a feature: paths and components, and what it needs in the root."""
    prefix = f"Rand{number}"
    known = draw(_components(prefix))
    operations: dict[str, Any] = {}
    path = "/things"
    in_path: list[dict[str, Any]] = []
    for name in draw(st.lists(st.sampled_from(["id", "class", "x1Y2"]), max_size=2, unique=True)):
        path += "/{" + name + "}"
        in_path.append(draw(_parameter("path", name)))
    for method in draw(st.lists(st.sampled_from(["get", "put", "post", "patch", "delete"]), min_size=1, unique=True)):
        operations[method] = draw(_operation(known, method, in_path))
    verbs = draw(st.permutations(["import", "print", "uuid", *operations]))
    for operation, verb in zip(operations.values(), verbs, strict=False):
        operation["operationId"] = verb
    schemas = {name: dict(drawn.schema) for name, drawn in known}
    used = _used(operations)
    waiting = list(used)
    while waiting:
        for name in _used(schemas[waiting.pop()]) - used:
            used.add(name)
            waiting.append(name)
    return {
        "paths": {path: operations},
        "components": {"schemas": {name: schema for name, schema in schemas.items() if name in used}},
        "root": {"components": {"securitySchemes": _SCHEMES}},
    }


_SCHEMES = {
    "randomKey": {"type": "apiKey", "in": "header", "name": "X-Random", "description": "A key."},
    "randomQuery": {"type": "apiKey", "in": "query", "name": "random_key", "description": "A key."},
    "randomBasic": {"type": "http", "scheme": "basic", "description": "User and password."},
}


@st.composite
def _operation(
    draw: st.DrawFn, known: tuple[tuple[str, Drawn], ...], method: str, in_path: list[dict[str, Any]]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    parameters = list(in_path)
    taken = {parameter["name"] for parameter in in_path}
    for where, most in (("query", 3), ("header", 1), ("cookie", 1)):
        for name in draw(st.lists(_names, max_size=most, unique=True)):
            if name in taken and draw(st.integers(0, 9)):
                continue  # now and then a clash, to be refused
            taken.add(name)
            sent = f"X-{name.strip('$@[]')}" if where == "header" else name
            parameters.append(draw(_parameter(where, "X-Odd" if "[" in sent else sent)))
    if parameters:
        found["parameters"] = parameters
    if method in ("put", "post", "patch") and draw(st.integers(0, 4)):
        found["requestBody"] = {"required": draw(st.booleans()), "content": draw(_content(known, sent=True))}
    answers: dict[str, Any] = {}
    for status in draw(
        st.lists(st.sampled_from(["200", "201", "202", "204", "2XX"]), min_size=1, max_size=2, unique=True)
    ):
        answers[status] = {"description": "It."}
        if status != "204":
            answers[status]["content"] = draw(_content(known, sent=False))
    if draw(st.integers(0, 3)) == 0:
        name = draw(st.sampled_from(known))[0]
        value = dict(known)[name].value
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}, "example": value}}
        answers[draw(st.sampled_from(["409", "422", "429", "4XX"]))] = {"description": "No.", "content": content}
    found["responses"] = answers
    security: Any = draw(
        st.sampled_from([None, None, [], [{"randomKey": []}], [{"randomBasic": []}, {"randomQuery": []}]])
    )
    if security is not None:
        found["security"] = security
    if draw(st.integers(0, 6)) == 0:
        found["servers"] = [{"url": draw(st.sampled_from(["/v2", "https://random.example"]))}]
    return found


def _used(node: Any) -> set[str]:
    if isinstance(node, list):
        return {name for child in node for name in _used(child)}
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set[str]()
    return own | {name for child in node.values() for name in _used(child)}
