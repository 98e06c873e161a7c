"""The document as each generator should see it, and the facts that no generator passes on.

The models view drops constraints, because answers are decoded leniently: strictness is the server's job for what is
sent and the tests' job for what comes back. The client view carries finished docstrings in `description` and the
security of each operation spelled out, because the client generator ignores parameter descriptions, evidence and the
document-wide security (upstream threads 1411 and 645; needed as of openapi-python-client 0.29.1).
"""

from __future__ import annotations

import copy
import textwrap
from typing import Any

from pipeline.rules import deref, operations, schemas, walk
from pipeline.source import Source

_CONSTRAINTS = {
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
}
_ERRORS = {
    "400": "BadRequestError: the request is malformed or cannot be accepted (400).",
    "401": "AuthenticationError: there is no valid token, and logging in again did not help (401).",
    "403": "PermissionDeniedError: logged in, but not permitted (403).",
    "404": "NotFoundError: there is no such thing (404).",
    "500": "InternalServerError: something unexpected went wrong in the platform (500).",
    "503": "ServiceUnavailableError: one of the platform's services is down (503).",
}
_WIDTH = 100


def models_view(source: Source) -> dict[str, Any]:
    """The document for the model generator: no paths, no constraints, evidence in the descriptions."""
    document = copy.deepcopy(source.data)
    document["paths"] = {}
    for _, schema in schemas(Source(source.path, document, {})):
        for keyword in _CONSTRAINTS & schema.keys():
            del schema[keyword]
        if schema.get("additionalProperties") is True and "properties" not in schema:
            schema["additionalProperties"] = {}  # the same, but `true` would become a class that drops every key
    for schema in document["components"]["schemas"].values():
        evidence = f"Evidence: {_evidence(source, schema)}"
        schema["description"] = f"{_wrapped(schema['description'])}\n\n{_wrapped(evidence, hang='    ')}"
    return document


def client_view(source: Source) -> dict[str, Any]:
    """The document for the client generator: docstrings finished, security explicit on each operation."""
    document = copy.deepcopy(source.data)
    copied = Source(source.path, document, {})
    for _, _, _, operation in operations(copied):
        operation.setdefault("security", document.get("security", []))
        operation["description"] = docstring(source, operation)
    for _, node in walk(document):
        node.pop("examples", None)
    return document


def docstring(source: Source, operation: dict[str, Any]) -> str:
    """The docstring of an operation: what it does, arguments, result, errors, evidence."""
    parts = [operation["summary"]]
    if text := operation.get("description"):
        parts.append(_wrapped(text))
    if arguments := _arguments(source, operation):
        parts.append("Args:\n" + "\n".join(_wrapped(line, indent="    ", hang="        ") for line in arguments))
    success = next(deref(source, r) for status, r in operation["responses"].items() if status.startswith("2"))
    if "content" in success:
        parts.append(f"Returns:\n{_wrapped(success['description'], indent='    ')}")
    raised = [text for status, text in _ERRORS.items() if status in operation["responses"]]
    raised.append("ThingsHubError: any other failure; see thingshub.errors for the family.")
    parts.append("Raises:\n" + "\n".join(_wrapped(line, indent="    ", hang="        ") for line in raised))
    parts.append(_wrapped(f"Evidence: {_evidence(source, operation)}", hang="    "))
    return "\n\n".join(parts)


def secrets_module(source: Source) -> str:
    """The Python table of the properties that no repr, log or error may show."""
    table: dict[str, list[str]] = {}
    for name, schema in sorted(source.data["components"]["schemas"].items()):
        marked = sorted(key for key, prop in schema.get("properties", {}).items() if prop.get("x-secret"))
        if marked:
            table[name] = marked
    rows = "".join(f"    {name!r}: frozenset({keys!r}),\n" for name, keys in table.items())
    return (
        "# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.\n"
        '"""The properties that the document marks `x-secret`, by schema."""\n\n'
        f"SECRETS: dict[str, frozenset[str]] = {{\n{rows}}}\n"
    )


def _arguments(source: Source, operation: dict[str, Any]) -> list[str]:
    parameters = [deref(source, parameter) for parameter in operation.get("parameters", [])]
    lines = [f"{p['name']}: {_bounded(source, p['description'], p['schema'])}" for p in parameters]
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content:
        schema = deref(source, content["schema"])
        name = content["schema"]["$ref"].rpartition("/")[2]
        if "properties" in schema:
            lines.append(f"body: A ready {name}, instead of the keyword arguments below.")
        else:
            lines.append(f"body: {_one_line(schema['description'])}")
        for key, prop in schema.get("properties", {}).items():
            text = prop.get("description") or deref(source, prop).get("description", "")
            lines.append(f"{key}: {_bounded(source, text, prop)}")
    return lines


def _bounded(source: Source, text: str, schema: dict[str, Any]) -> str:
    """A description with the bounds that the server checks, in words."""
    schema = deref(source, schema)
    words = {
        "maxLength": "at most {} characters",
        "maxItems": "at most {} entries",
        "minimum": "{} or more",
        "maximum": "at most {}",
    }
    found = [words[key].format(schema[key]) for key in words if key in schema and schema[key] < 2**53 - 1]
    return f"{_one_line(text).rstrip('.')} ({', '.join(found)})." if found else _one_line(text)


def _evidence(source: Source, node: dict[str, Any]) -> str:
    entry = node["x-evidence"]
    title = source.data["x-evidence-sources"][entry["source"]]
    note = f" {_one_line(entry['note'])}" if "note" in entry else ""
    return f"{entry['level']}; {title}.{note}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str, *, indent: str = "", hang: str | None = None) -> str:
    after = indent if hang is None else hang
    return textwrap.fill(
        _one_line(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )
