"""One difference between the server and the document: what it is, where it was seen, and what an edit needs to know.

A difference never holds a value of the tenant's, because a value may be a secret or somebody's data. The exception is
an unknown value of an enum, which is the finding itself. Array indices in pointers are `*`, so that the same
difference in a hundred entries is one, seen a hundred times.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from thingshub_document.types import Place


class Kind(StrEnum):
    """What kind of difference it is; the texts stand in reports."""

    UNKNOWN_PROPERTY = "unknown property"
    MISSING_PROPERTY = "missing property"
    NULL = "undeclared null"
    TYPE = "other type"
    UNKNOWN_VALUE = "unknown value"
    TIMESTAMP = "form of a timestamp"
    CONSTRAINT = "broken constraint"
    SECRET = "secret in an answer"
    ENVELOPE = "list envelope"
    STATUS = "undocumented status"
    CONTENT = "content type"
    HEADER = "undocumented header"
    ERROR_BODY = "error body"
    MISSING_OPERATION = "operation is missing"
    UNKNOWN_OPERATION = "unknown operation"
    WRONG_METHOD = "refusal of a method"
    UNPROTECTED = "answers without a token"
    PARAMETER = "parameter without effect"
    BROKEN = "no complete answer"
    SWAGGER = "the tenant's Swagger"


@dataclass(frozen=True)
class Difference:
    """One difference.

    Attributes:
        kind: What kind it is.
        operation: The operationId, or method and path of what the document does not have.
        pointer: JSON pointer into the answer, `*` for any entry of an array; empty where there is none.
        message: What the server does, in a few words.
        place: The place in the document that an edit would change.
        detail: What the edit needs: the name of a property, the value of an enum, the schema of what was seen.
        count: How often it was seen.
        is_settled: Whether the proposed edits make the document say it.
    """

    kind: Kind
    operation: str
    pointer: str
    message: str
    place: Place = ()
    detail: Any = None
    count: int = 1
    is_settled: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two sightings the same difference."""
        varies = self.kind in (Kind.UNKNOWN_PROPERTY, Kind.TYPE, Kind.TIMESTAMP)  # with what was seen
        return self.kind, self.operation, self.pointer, "" if varies else self.message


def merged(differences: Iterable[Difference]) -> list[Difference]:
    """Each difference once, in the order in which they were first seen; schemas that were seen are united."""
    found: dict[tuple[str, str, str, str], Difference] = {}
    for new in differences:
        known = found.get(new.key)
        if known is None:
            found[new.key] = new
            continue
        detail = known.detail
        if new.kind in (Kind.UNKNOWN_PROPERTY, Kind.TYPE):
            name, schema = known.detail
            detail = (name, united(schema, new.detail[1]))
        found[new.key] = replace(known, count=known.count + new.count, detail=detail)
    return list(found.values())


def united(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """A schema for what either of two seen schemas describes; an empty one says nothing."""
    if not one or not other or one == other:
        return one or other
    kinds = list(dict.fromkeys([*kinds_of(one), *kinds_of(other)]))
    if "number" in kinds and "integer" in kinds:
        kinds.remove("integer")
    kinds.sort(key="null".__eq__)  # null last
    result: dict[str, Any] = {"type": kinds[0] if len(kinds) == 1 else kinds}
    formats = {schema.get("format") for schema in (one, other) if "string" in kinds_of(schema)}
    if len(formats) == 1 and (form := formats.pop()):
        result["format"] = form
    if "array" in kinds:
        result["items"] = united(one.get("items", {}), other.get("items", {}))
    if "object" in kinds:
        result["additionalProperties"] = True
    return result


def kinds_of(schema: dict[str, Any]) -> list[str]:
    """The JSON types of a schema."""
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else list(kinds)
