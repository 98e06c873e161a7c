"""What the document says and no generator passes on: secrets, unions, bounds, classes of error bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.generate.annotations import Annotations
from pipeline.generate.models import HEADER, parts_of
from pipeline.generate.statuses import STATUS_ERRORS
from thingshub_document.model import Operation
from thingshub_document.reading import Document
from thingshub_document.types import Named, ObjectDefinition, Type, UnionDefinition

_BOUNDS = {
    *("maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum"),
    *("additionalProperties", "pattern", "required", "type"),
}


def facts_module(document: Document, version: str) -> str:
    """`_facts.py`: secrets, properties that only answers have."""
    secrets: dict[str, list[str]] = {}
    read_only: dict[str, list[str]] = {}
    for definition in document.definitions.values():
        if not isinstance(definition, ObjectDefinition):
            continue
        if marked := sorted(field.name for field in definition.fields if field.is_secret):
            secrets[definition.name] = marked
        if marked := sorted(field.name for field in definition.fields if field.read_only):
            read_only[definition.name] = marked
    return (
        f'{HEADER}"""What the document says and no generator passes on: secrets, what only answers have."""\n\n'
        "from __future__ import annotations\n\n"
        f"VERSION = {version!r}\n\n"
        f"SECRETS: dict[str, frozenset[str]] = {{\n{_sets(secrets)}}}\n\n"
        f"READ_ONLY: dict[str, frozenset[str]] = {{\n{_sets(read_only)}}}  # never sent\n"
    )


def unions_module(document: Document) -> str:
    """`_unions.py`: one class for each union that msgspec cannot tell apart by itself."""
    printed = Annotations(document)
    typed, live = "", ""
    for definition in document.definitions.values():
        if not isinstance(definition, UnionDefinition):
            continue
        members = " | ".join(_in_models(printed.result(member), document) for member in definition.members)
        typed += f"    {definition.name}: TypeAlias = {members}\n"
        if definition.key is not None:
            told = f"key={definition.key!r}, members={dict(definition.by_value)!r}, other={definition.other!r}"
            live += f"    class {definition.name}(OpenUnion, {told}): ...\n"
        else:
            texts = ", ".join(repr(printed.at_run_time(member)) for member in definition.members)
            live += f"    class {definition.name}(AnyOf, members=({texts},)): ...\n"
    return (
        f'{HEADER}"""The unions of the document: plain ones for type checkers, at run time classes that decode."""\n\n'
        "from __future__ import annotations\n\n"
        "import datetime\n"
        "from decimal import Decimal\n"
        "from typing import TYPE_CHECKING, Any, Literal, TypeAlias\n"
        "from uuid import UUID\n\n"
        "from thingshub.unions import AnyOf, OpenUnion\n\n"
        f"if TYPE_CHECKING:\n    from thingshub import models\n\n{typed or '    pass'}"
        f"\nelse:\n\n{live or '    pass'}"
    )


def errors_module(document: Document) -> str:
    """`_declared_errors.py`: a class for each error body of the document's own that one status has."""
    found = error_classes(document)
    statuses = sorted({base for base, _ in found.values()})
    classes = "\n\n".join(
        f'class {name}({base}):\n    """{base.removesuffix("Error")}, with a body of its own; see `body`."""\n\n'
        f"    body: models.{schema} | None  # pyright: ignore[reportIncompatibleVariableOverride]\n"
        for name, (base, schema) in found.items()
    )
    imports = f"from thingshub.errors import {', '.join(statuses)}\n" if statuses else ""
    typed = "if TYPE_CHECKING:\n    from thingshub import models\n\n" if found else ""
    return (
        f'{HEADER}"""Errors whose bodies the document describes itself."""\n\n'
        "from __future__ import annotations\n\n"
        f"{'from typing import TYPE_CHECKING' if found else ''}\n\n{imports}\n{typed}"
        f"__all__: list[str] = {sorted(found)!r}\n\n\n{classes}"
    )


def error_classes(document: Document) -> dict[str, tuple[str, str]]:
    """The classes of error bodies: name, then class of the status and name of the model.

    A body that several statuses share (an `Error` of the whole API) has no class: the status tells more.
    """
    statuses: dict[str, set[str]] = defaultdict(set)
    for operation in document.operations.values():
        for answer in operation.failures:
            for media in answer.alternatives:
                if isinstance(media.type, Named) and isinstance(document.definition(media.type), ObjectDefinition):
                    statuses[media.type.name].add(answer.status)
    found: dict[str, tuple[str, str]] = {}
    for schema, where in statuses.items():
        status = next(iter(where))
        if len(where) == 1 and schema != "ErrorBody":
            found[f"{schema.removesuffix('Error')}Error"] = (status_error(status), schema)
    return {name: entry for name, entry in found.items() if name not in STATUS_ERRORS.values()}


def status_error(status: str) -> str:
    """The class of a status; that of any refusal for one that has none."""
    return STATUS_ERRORS.get(status, "ApiError")


def own_errors(document: Document, operation: Operation, classes: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The class that each status of an operation raises, where its body is the document's own or `x-error` says so."""
    by_schema = {schema: name for name, (_, schema) in classes.items()}
    found: dict[str, str] = {}
    for answer in operation.failures:
        for media in answer.alternatives:
            if isinstance(media.type, Named) and media.type.name in by_schema:
                found[answer.status] = by_schema[media.type.name]
    return found


def limits_module(document: Document) -> str:
    """`_limits.py`: the bounds of what is sent, for those who check before they send."""
    found: dict[str, dict[str, Any]] = {}
    waiting: list[Type] = [
        media.type
        for operation in document.operations.values()
        for media in (operation.body.alternatives if operation.body else ())
        if media.type is not None
    ]
    while waiting:
        for part in document.walk_types(waiting.pop()):
            if not isinstance(part, Named) or part.name in found:
                continue
            definition = document.definitions[part.name]
            raw = document.data.get("components", {}).get("schemas", {}).get(definition.schema_name)
            schema = definition.schema if isinstance(definition, ObjectDefinition) else raw
            found[part.name] = _limits(document, schema or {}, definition)
            waiting += parts_of(definition)
    rows = "".join(f"    {name!r}: {found[name]!r},\n" for name in sorted(found))
    return (
        f'{HEADER}"""The bounds of what is sent, by name of the model, as thingshub.checking reads them."""\n\n'
        "from __future__ import annotations\n\n"
        "from typing import Any\n\n"
        f"LIMITS: dict[str, dict[str, Any]] = {{\n{rows}}}\n"
    )


def _limits(document: Document, schema: Mapping[str, Any], definition: Any = None) -> dict[str, Any]:
    """What of a schema can be checked: types and bounds. Not enums: a newer server may know more values."""
    kept: dict[str, Any] = {key: schema[key] for key in sorted(_BOUNDS & schema.keys())}
    if not isinstance(kept.get("additionalProperties", True), bool):
        kept["additionalProperties"] = True
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        found = document.type_of_schema(name, "write") if name in _schemas(document) else None
        if isinstance(found, Named):
            kept["$ref"] = found.name
    if "anyOf" in schema:
        kept["anyOf"] = [_limits(document, variant) for variant in schema["anyOf"] if isinstance(variant, Mapping)]
    if isinstance(schema.get("items"), Mapping):
        kept["items"] = _limits(document, schema["items"])
    if isinstance(definition, ObjectDefinition):
        sent = [field for field in definition.fields if not field.read_only]
        kept["properties"] = {field.name: _limits(document, field.schema) for field in sent}
    elif isinstance(schema.get("properties"), Mapping):
        kept["properties"] = {
            key: _limits(document, prop)
            for key, prop in schema["properties"].items()
            if isinstance(prop, Mapping) and not prop.get("readOnly")
        }
    return kept


def _schemas(document: Document) -> Mapping[str, Any]:
    found: Mapping[str, Any] = document.data.get("components", {}).get("schemas", {})
    return found


def _sets(rows: Mapping[str, Iterable[str]]) -> str:
    return "".join(f"    {name!r}: frozenset({list(keys)!r}),\n" for name, keys in sorted(rows.items()))


def _in_models(text: str, document: Document) -> str:
    """An annotation with the models by their module."""
    known = document.definitions
    return re.sub(
        r"(?<![\w.\"'])([A-Z]\w*)", lambda found: f"models.{found[1]}" if found[1] in known else found[1], text
    )
