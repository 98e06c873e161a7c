"""From differences to edits of the document, and from observations to evidence.

Only what has one obvious edit is edited: a property, a value, a null, a status or a header more, a required property
less, a wider type. The rest stays a difference for people to decide. Evidence rises from inferred to observed where a
tenant answered as the document says, after these edits, and no difference of the operation is left open: an operation
that succeeded, a schema of which every property and every listed value was seen. A server on this machine is no
evidence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.verify.difference import Difference, Kind, kinds_of, united
from pipeline.verify.edits import Edits, scalar
from pipeline.verify.inspection import Inspection
from thingshub_document.reading import Document
from thingshub_document.schema_tools import schemas
from thingshub_document.source import place_of
from thingshub_document.types import Place

_MEANING = "Seen at a tenant; its meaning is not documented."
_PLAIN = {"string", "integer", "number", "boolean"}


@dataclass(frozen=True)
class Proposal:
    """What follows from an inspection.

    Attributes:
        differences: All of them, each told whether the edits settle it.
        raised: Operations and schemas whose evidence rises to observed.
        never_seen: Properties, values and variants that the document has and no answer had, by schema.
        edits: The edits.
    """

    differences: list[Difference]
    raised: list[str]
    never_seen: dict[str, list[str]]
    edits: Edits


def propose(inspection: Inspection, more: list[Difference], folder: Path, *, is_evidence: bool) -> Proposal:
    """The edits that make the document say what was seen.

    Args:
        inspection: What was learned.
        more: Further differences, of the tenant's own document.
        folder: Where the document's files are.
        is_evidence: Whether what was asked is a tenant, so that evidence may rise.
    """
    document, edits = inspection.document, Edits(folder)
    found = [*inspection.differences, *more]
    unknown = _properties(found)
    judged = [replace(d, is_settled=_settle(document, edits, d, unknown)) for d in found]
    raised = _raise(inspection, edits, judged) if is_evidence else []
    met = sum(inspection.met.values(), Counter[Place]())
    return Proposal(judged, raised, _never_seen(document, met), edits)


def is_evidence(url: str) -> bool:
    """Whether what runs at this address may be a tenant; a server on this machine is a sandbox."""
    host = urlsplit(url).hostname or ""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def _properties(found: list[Difference]) -> dict[tuple[Place, str], dict[str, Any]]:
    """Schemas for properties that are unknown, united over all operations that showed them."""
    seen: dict[tuple[Place, str], dict[str, Any]] = {}
    for difference in found:
        if difference.kind in (Kind.UNKNOWN_PROPERTY, Kind.SWAGGER) and difference.detail and difference.place:
            name, schema = difference.detail
            key = (difference.place, name)
            seen[key] = united(seen.get(key, {}), schema)
    return seen


def _settle(
    document: Document, edits: Edits, difference: Difference, unknown: dict[tuple[Place, str], dict[str, Any]]
) -> bool:
    place = difference.place
    if not place or (difference.detail is None and difference.kind is not Kind.NULL):
        return False
    detail: Any = difference.detail
    match difference.kind:
        case Kind.UNKNOWN_PROPERTY | Kind.SWAGGER:
            schema = unknown[place, detail[0]]
            return edits.add_key(place, detail[0], [*_lines(schema), f"description: {_MEANING}"])
        case Kind.MISSING_PROPERTY:
            return detail != "collection" and edits.change_list(place, remove=detail)
        case Kind.NULL:
            return edits.allow_null(place)
        case Kind.UNKNOWN_VALUE:
            return edits.change_list(place, add=detail)
        case Kind.TYPE:
            return _widen(document, edits, place, *detail)
        case Kind.STATUS:
            fallback = edits.text_of((*place, "default"))
            return (
                int(detail) >= 400
                and fallback is not None
                and edits.add_key(place, f"{detail}", fallback, before="default")
            )
        case Kind.HEADER:
            return _declare(edits, place, str(detail))
        case _:
            return False


def _widen(document: Document, edits: Edits, place: Place, kinds: list[str], seen: dict[str, Any]) -> bool:
    """Another plain type beside the declared one; not where a shared component or a rule for the type is in the way."""
    others = set(kinds_of(seen))
    is_own = len(place) > 3 and not {"format", "enum", "const"} & _node(document, place).keys()
    if not is_own or len(kinds) != 1 or not others <= _PLAIN or kinds[0] not in _PLAIN:
        return False
    if (kinds[0], others) == ("integer", {"number"}):
        return edits.replace((*place, "type"), "number")
    return edits.replace((*place, "type"), f"[{', '.join([kinds[0], *sorted(others)])}]")


def _declare(edits: Edits, place: Place, name: str) -> bool:
    """A header of an answer, beside those that are declared or proposed for it."""
    lines = ["schema: {type: string}", f"description: {_MEANING}"]
    if edits.has((*place, "headers")):
        return edits.add_key((*place, "headers"), name, lines)
    return edits.add_key(place, "headers", [f"{scalar(name)}:", *(f"  {line}" for line in lines)])


def _node(document: Document, place: Place) -> dict[str, Any]:
    node: Any = document.data
    for key in place:
        node = node[key]
    return dict(node)


def _lines(schema: dict[str, Any]) -> list[str]:
    """A schema in block style; what was only null has no type yet."""
    lines: list[str] = []
    for key, value in schema.items():
        if key == "type" and value == "null":
            continue
        match value:
            case bool():
                text = str(value).lower()
            case dict():
                text = "{" + ", ".join(_lines(value)) + "}"
            case list():
                text = "[" + ", ".join(scalar(entry) for entry in value) + "]"
            case _:
                text = scalar(value)
        lines.append(f"{key}: {text}")
    return lines


def _never_seen(document: Document, met: Counter[Place]) -> dict[str, list[str]]:
    """By named schema that was met: its properties, listed values and variants that no answer had."""
    never: dict[str, list[str]] = {}
    for place, schema in schemas(document.data):
        if len(place) != 3 or not met[place]:
            continue
        names = [
            name
            for name, prop in schema.get("properties", {}).items()
            if not prop.get("writeOnly") and not met[*place, "properties", name]
        ]
        for key in ("enum", "x-extensible-enum"):
            names += [
                f"value {value}" for index, value in enumerate(schema.get(key, [])) if not met[*place, key, index]
            ]
        for variant in [*schema.get("anyOf", []), *schema.get("oneOf", [])]:
            if "$ref" in variant and not met[place_of(variant["$ref"])]:
                names.append(variant["$ref"].rpartition("/")[2])
        if names:
            never[str(place[2])] = names
    return never


def _raise(inspection: Inspection, edits: Edits, judged: list[Difference]) -> list[str]:
    """Raise what was seen in answers of which no difference is left open."""
    in_question = {difference.operation for difference in judged if not difference.is_settled}
    sound = [
        operation
        for operation in inspection.operations.values()
        if inspection.seen[operation.id].is_observed and operation.id not in in_question
    ]
    met = sum((inspection.met[operation.id] for operation in sound), Counter[Place]())
    never = _never_seen(inspection.document, met)
    places = {operation.place: operation.id for operation in sound}
    places |= {place: str(place[2]) for place in sorted(met, key=str) if len(place) == 3 and place[2] not in never}
    return [
        name
        for place, name in places.items()
        if _node(inspection.document, place)["x-evidence"]["level"] == "inferred" and _observed(edits, place)
    ]


def _observed(edits: Edits, place: Place) -> bool:
    return edits.replace((*place, "x-evidence", "level"), "observed")
