"""What `--help` says of an operation and of what it takes: all that the document says, and where that is known from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from thingshub.cli.operations.bodies import is_asked_for
from thingshub.cli.operations.inputs import Input
from thingshub.cli.packaged import command_name
from thingshub.unions import is_array
from thingshub_document.model import Operation
from thingshub_document.reading import Document
from thingshub_document.types import MISSING

_SAFE_INTEGER = 2**53 - 1  # such a bound says nothing but that it is JSON


def operation_help(document: Document, operation: Operation) -> str:
    """Summary, description, products, credentials and evidence, in paragraphs."""
    return "\n\n".join(filter(None, _paragraphs(document, operation)))


def deprecation(document: Document, operation: Operation) -> str:
    """What to say of a deprecated operation; empty for any other."""
    if not operation.deprecated:
        return ""
    successor = operation.availability.successor if operation.availability else None
    return f"Deprecated; use {command_name(document, successor)}" if successor else "Deprecated"


def input_help(document: Document, found: Input) -> str:
    """What a parameter or a property is, with its bounds, its default and how to write it."""
    spec = found.spec
    schema = _plain(document, spec.schema)
    text = " ".join((spec.docs or schema.get("description", "")).split())
    details = [*_bounds(schema), *(["default: " + _shown(spec.default)] if spec.default is not MISSING else [])]
    if details:
        text = f"{text.removesuffix('.')} ({', '.join(details)}).".lstrip()
    if spec.deprecated:
        text = f"Deprecated. {text}"
    if found.place == "body" and is_asked_for(found.spec):
        text += " (required)"
    return f"{text} {found.reader.hint}".strip()


def _paragraphs(document: Document, operation: Operation) -> Iterator[str]:
    yield " ".join(operation.summary.split())
    if warning := deprecation(document, operation):
        yield f"{warning}."
    yield " ".join(operation.description.split())
    if life := operation.availability:
        bounds = " and ".join(
            f"{word} {bound}" for word, bound in (("since", life.since), ("until", life.until)) if bound
        )
        other = life.successor or life.predecessor
        see = f"; see {command_name(document, other)}" if other else ""
        yield f"Products: {bounds} ({life.change}{see})."
    if schemes := credentials_help(operation):
        yield schemes
    if evidence := operation.evidence:
        note = f". {' '.join(evidence.note.split())}" if evidence.note else ""
        yield f"Evidence: {evidence.level}; {evidence.source}{note}"


def credentials_help(operation: Operation) -> str:
    """What has to be given for an operation that takes other credentials than the log-in; empty for any other."""
    if all(scheme.is_tenant for alternative in operation.requirements for scheme in alternative):
        return ""
    ways = [
        " and ".join("the log-in" if scheme.is_tenant else f"--credential {scheme.name}=…" for scheme in alternative)
        for alternative in operation.requirements
    ]
    return f"Credentials: {', or '.join(way or 'none' for way in ways)}."


def _plain(document: Document, schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without references, and of alternatives the one that is not null or free."""
    found = document.deref(schema)
    for key in ("anyOf", "oneOf"):
        if key in found:
            members = [document.deref(member) for member in found[key]]
            described: list[dict[str, Any]] = [member for member in members if member.get("type") != "null"]
            listing = [member for member in described if "enum" in member]
            chosen = listing or described
            return {"type": "object", **(chosen[0] if chosen else {})}
    return found


def _bounds(schema: Mapping[str, Any]) -> Iterator[str]:
    kinds = schema.get("type", "object")
    kind = next((entry for entry in kinds if entry != "null"), "") if is_array(kinds) else kinds
    if kind == "string" and "maxLength" in schema and "enum" not in schema:
        yield f"at most {schema['maxLength']} characters"
    if kind == "array" and "maxItems" in schema:
        yield f"at most {schema['maxItems']} entries"
    least, most = schema.get("minimum"), schema.get("maximum")
    if most is not None and most < _SAFE_INTEGER:
        yield f"{least} to {most}" if least is not None else f"at most {most}"
    elif least is not None:
        yield f"{least} or more"
    if (above := schema.get("exclusiveMinimum")) is not None:
        yield f"more than {above}"
    if (below := schema.get("exclusiveMaximum")) is not None:
        yield f"less than {below}"


def _shown(default: Any) -> str:
    return default if isinstance(default, str) and default else msgspec.json.encode(default).decode()
