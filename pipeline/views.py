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

from thingshub_document.schema_tools import deref, open_unions, operations, schemas, walk
from thingshub_document.source import Source

_CONSTRAINTS = {
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
}
_CHECKED = {*_CONSTRAINTS, "type", "required", "additionalProperties"} - {"exclusiveMinimum", "exclusiveMaximum"}
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
    for _, schema in schemas(Source(source.path, document)):
        for keyword in _CONSTRAINTS & schema.keys():
            del schema[keyword]
        if schema.get("additionalProperties") is True and "properties" not in schema:
            schema["additionalProperties"] = {}  # the same, but `true` would become a class that drops every key
        schema.pop("not", None)
        _close_enum(schema)
        for key, prop in schema.get("properties", {}).items():
            if "const" in prop and key in schema.get("required", []):  # callers need not say what cannot differ
                prop["default"] = prop["const"]
                schema["required"].remove(key)
    unions = open_unions(source)
    for union in unions.values():  # never seen by itself
        del document["components"]["schemas"][union.known]
    for name, schema in document["components"]["schemas"].items():
        if _is_extensible(schema):
            schema["customBasePath"] = "thingshub.model.ExtensibleModel"
        if name in unions:
            document["components"]["schemas"][name] = schema = {
                "customTypePath": f"thingshub._facts.{name}",
                "description": schema["description"],
                "x-evidence": schema["x-evidence"],
            }
        evidence = f"Evidence: {_evidence(source, schema)}"
        schema["description"] = f"{_wrapped(schema['description'])}\n\n{_wrapped(evidence, hang='    ')}"
    return document


def client_view(source: Source) -> dict[str, Any]:
    """The document for the client generator: docstrings finished, security explicit, only what callers may send."""
    document = copy.deepcopy(source.data)
    document.pop("webhooks", None)
    copied = Source(source.path, document)
    for name, union in open_unions(source).items():
        document["components"]["schemas"][name] = {"type": "object", "properties": {}}
        del document["components"]["schemas"][union.known]
    for schema in document["components"]["schemas"].values():
        _close_enum(schema)
        if _is_extensible(schema):
            schema["properties"]["extras"] = {"$ref": "#/components/schemas/Extras"}
        for key in [key for key, prop in schema.get("properties", {}).items() if prop.get("readOnly")]:
            del schema["properties"][key]
    document["components"]["schemas"]["Extras"] = {"type": "object", "additionalProperties": {}}
    for _, _, _, operation in operations(copied):
        operation.setdefault("security", document.get("security", []))
        operation["description"] = docstring(source, operation)
        if operation.get("x-replay-safe"):  # the client generator hands on extensions of responses only
            for status in [status for status in operation["responses"] if status.startswith("2")]:
                operation["responses"][status]["x-replay-safe"] = True
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
    if life := operation.get("x-availability"):
        bounds = [f"{word} {life[word]}" for word in ("since", "until") if word in life]
        other = life.get("successor") or life.get("predecessor")
        see = f"; see {other}" if other else ""
        parts.append(_wrapped(f"Products: {', '.join(bounds)} ({life['change']}{see}).", hang="    "))
    parts.append(_wrapped(f"Evidence: {_evidence(source, operation)}", hang="    "))
    return "\n\n".join(parts)


def facts_module(source: Source, version: str) -> str:
    """The Python module with what no generator passes on: secrets, times, open unions, products of an operation."""
    components = source.data["components"]["schemas"]
    secrets = {
        name: marked
        for name, schema in sorted(components.items())
        if (marked := sorted(key for key, prop in schema.get("properties", {}).items() if prop.get("x-secret")))
    }
    times = {
        key
        for _, schema in schemas(source)
        for key, prop in schema.get("properties", {}).items()
        if deref(source, prop).get("format") == "date-time"
    }
    rows = "".join(f"    {name!r}: frozenset({keys!r}),\n" for name, keys in secrets.items())
    lives = "".join(
        f"    {operation['operationId']!r}: Lifespan({', '.join(f'{k}={v!r}' for k, v in sorted(life.items()))}),\n"
        for _, _, _, operation in operations(source)
        if (life := operation.get("x-availability"))
    )
    deprecated = "".join(
        f"    {operation['operationId']!r}: {(operation.get('x-availability') or {}).get('successor')!r},\n"
        for _, _, _, operation in operations(source)
        if operation.get("deprecated")
    )
    typed, live = "", ""
    for name, union in open_unions(source).items():
        members = [*union.members.values(), union.other]
        typed += f"    {name}: TypeAlias = {' | '.join(f'models.{member}' for member in members)}\n"
        live += (
            f"    class {name}(OpenUnion, key={union.key!r}, members={union.members!r}, other={union.other!r}): ...\n"
        )
    return (
        "# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.\n"
        '"""What the document says and no generator passes on: secrets, times, unions, products of an operation."""\n\n'
        "from __future__ import annotations\n\n"
        "from typing import TYPE_CHECKING, TypeAlias\n\n"
        "from thingshub.profiles import Lifespan\n"
        "from thingshub.unions import OpenUnion\n\n"
        f"VERSION = {version!r}\n\n"
        f"SECRETS: dict[str, frozenset[str]] = {{\n{rows}}}\n\n"
        f"TIMES = frozenset({sorted(times)!r})\n\n"
        f"LIFESPANS: dict[str, Lifespan] = {{\n{lives}}}\n\n"
        f"DEPRECATED: dict[str, str | None] = {{\n{deprecated}}}  # and what to call instead\n\n"
        f"if TYPE_CHECKING:\n    from thingshub import models\n\n{typed or '    pass'}"
        f"else:\n\n{live or '    pass'}"
    )


def limits_module(source: Source) -> str:
    """The Python module with the bounds of all that is sent, for those who check before they send."""
    components = source.data["components"]["schemas"]
    wanted = [
        content["schema"]
        for _, _, _, operation in operations(source)
        for content in operation.get("requestBody", {}).get("content", {}).values()
    ]
    found: dict[str, dict[str, Any]] = {}
    while wanted:
        for _, node in walk(wanted.pop()):
            name = node.get("$ref", "").rpartition("/")[2]
            if name in components and name not in found:
                found[name] = _limits(components[name])
                wanted.append(components[name])
    rows = "".join(f"    {name!r}: {found[name]!r},\n" for name in sorted(found))
    return (
        "# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.\n"
        '"""The bounds of what is sent, by name of the schema, as thingshub.checking reads them."""\n\n'
        "from __future__ import annotations\n\n"
        "from typing import Any\n\n"
        f"LIMITS: dict[str, dict[str, Any]] = {{\n{rows}}}\n"
    )


def _limits(schema: dict[str, Any]) -> dict[str, Any]:
    """What of a schema can be checked: types and bounds. Not enums: a newer server may know more values."""
    kept = {key: schema[key] for key in sorted(_CHECKED & schema.keys())}
    if "$ref" in schema:
        kept["$ref"] = schema["$ref"].rpartition("/")[2]
    if "anyOf" in schema:
        kept["anyOf"] = [_limits(variant) for variant in schema["anyOf"]]
    if "items" in schema:
        kept["items"] = _limits(schema["items"])
    if "properties" in schema:
        writable = {key: prop for key, prop in schema["properties"].items() if not prop.get("readOnly")}
        kept["properties"] = {key: _limits(prop) for key, prop in writable.items()}
    return kept


def _close_enum(schema: dict[str, Any]) -> None:
    """An enum that is open on the wire, too, for generators that know only closed ones; the SDK opens all of them."""
    if "x-extensible-enum" in schema:
        schema["enum"] = schema.pop("x-extensible-enum")


def _is_extensible(schema: dict[str, Any]) -> bool:
    """Whether an object has properties of its own and takes any others."""
    return schema.get("additionalProperties") is True and "properties" in schema


def _arguments(source: Source, operation: dict[str, Any]) -> list[str]:
    parameters = [deref(source, parameter) for parameter in operation.get("parameters", [])]
    lines = [f"{p['name']}: {_bounded(source, p['description'], p['schema'])}" for p in parameters]
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        schema = deref(source, content["schema"])
        is_form = media == "multipart/form-data"
        if "properties" in schema and not is_form:
            name = content["schema"]["$ref"].rpartition("/")[2]
            lines.append(f"body: A ready {name}, instead of the keyword arguments below.")
        elif not is_form:
            split = " More of them go in several requests." if "maxItems" in schema else ""
            lines.append(f"body: {one_line(schema['description'])}{split}")
        for key, prop in schema.get("properties", {}).items():
            if prop.get("readOnly"):
                continue
            text = prop.get("description") or deref(source, prop).get("description", "")
            plural = "s" if is_form and prop.get("type") == "array" else ""  # a form field may be repeated
            lines.append(f"{key}{plural}: {_bounded(source, text, prop)}")
        if _is_extensible(schema):
            lines.append("extras: Further properties by name, sent beside the others.")
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
    return f"{one_line(text).rstrip('.')} ({', '.join(found)})." if found else one_line(text)


def _evidence(source: Source, node: dict[str, Any]) -> str:
    entry = node["x-evidence"]
    title = source.data["x-evidence-sources"][entry["source"]]
    note = f" {one_line(entry['note'])}" if "note" in entry else ""
    level = "observed at a tenant, after" if entry["level"] == "observed" else f"{entry['level']};"
    return f"{level} {title}.{note}"


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


def _wrapped(text: str, *, indent: str = "", hang: str | None = None) -> str:
    after = indent if hang is None else hang
    return textwrap.fill(
        one_line(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )
