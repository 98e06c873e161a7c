"""The house rules for what each statement rests on.

An operation and a named schema carry `x-evidence`; a parameter, a body, an answer, a header and a property may carry
their own, which then holds from there on. A mark may also name what below it rests on something else: keywords,
properties, parameters, statuses, in `documented: […]` and `inferred: […]`. So `documented` means that a vendor page
says all that stands below, up to the next mark, but for what is named. Three signs show that a mark is missing: a limit
or an enum that the mark does not name, a reference to something inferred or to something shared that says nothing, and
doubt that stands in the note only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from thingshub_document.grammar import WORDS, nodes
from thingshub_document.source import Finding, Place, Source, place_of, pointer_to

LEVELS = ("documented", "observed", "inferred")  # by a vendor page, at a tenant by `nox -s verify`, by us
OWN_PROPOSAL = "proposal"
LIMITS = frozenset(
    (
        *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        *("multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "enum", "const"),
    )
)
_KEYS = {"level", "source", "note", "documented", "inferred"}
_SHARED = ("parameter", "requestBody", "response", "header")
_MARKED = ("operation", *_SHARED, "schema")
_DOUBT = re.compile(r"\b(inferred|proposals?|guess(ed)?)\b")


def evidence(source: Source) -> Iterator[Finding]:
    """Every operation and every named schema carries x-evidence; every mark has a level and a listed source."""
    known = source.data.get("x-evidence-sources", {})
    for kind, place, node in source.nodes:
        entry = node.get("x-evidence")
        is_needed = (kind == "operation" and place[0] == "paths") or place[:2] == ("components", "schemas")
        if entry is None:
            if is_needed and len(place) == 3:
                yield Finding(
                    place, "x-evidence is missing", "say {level: documented | observed | inferred, source: …}"
                )
            continue
        where = (*place, "x-evidence")
        if kind not in _MARKED:
            yield Finding(where, "x-evidence means nothing here", f"put it on {' or '.join(_MARKED)}")
        elif not isinstance(entry, dict) or entry.get("level") not in LEVELS:
            yield Finding(where, "level is unknown", f"use one of {', '.join(LEVELS)}")
        elif entry.get("source") not in known:
            yield Finding(where, f"source {entry.get('source')!r} is not listed", "add it to x-evidence-sources")
        elif entry["level"] == "documented" and entry["source"] == OWN_PROPOSAL:
            yield Finding(where, "our own proposal documents nothing", "name the vendor's page, or say level: inferred")
        elif unknown := entry.keys() - _KEYS:
            yield Finding(where, f"unknown: {', '.join(sorted(unknown))}", f"use {', '.join(sorted(_KEYS))}")
        else:
            yield from _lists(source, kind, where, node)


def _lists(source: Source, kind: str, where: Place, node: dict[str, Any]) -> Iterator[Finding]:
    """`documented` and `inferred` name what is there, and nothing in both."""
    entry = node["x-evidence"]
    names: set[Any] = {key for _, _, inner in nodes(node, kind) for key in inner}
    names |= set(node.get("properties", {})) | set(node.get("responses", {}))
    names |= {"path", "method"} if kind == "operation" else set()
    names |= {_resolved(source, parameter).get("name") for parameter in node.get("parameters", [])}
    names |= {inner["$ref"].rpartition("/")[2] for _, _, inner in nodes(node, kind) if "$ref" in inner}
    for key in ("documented", "inferred"):
        listed = entry.get(key, [])
        if not isinstance(listed, list) or (key == entry["level"] and not set(listed) <= LIMITS):
            yield Finding((*where, key), f"is not a list of what is {key} here", "name keywords or properties")
            continue
        for name in listed:
            if name not in names:
                yield Finding((*where, key), f"{name!r} is not in it", "name a keyword, property, parameter or status")
            if key == "inferred" and name in (entry.get("documented") or []):
                yield Finding((*where, key), f"{name!r} cannot be both documented and inferred", "remove it from one")


def unmarked(source: Source) -> Iterator[Finding]:
    """Nothing documented has an inferred member, limit, enum or wire name without its own mark."""
    marks: dict[Place, dict[str, Any]] = {}
    above: set[Place] = set()  # marks with another one below
    shared: dict[Place, str] = {}
    told: set[Place] = set()  # marks that have to be mended anyway
    for kind, place, node in source.nodes:
        owner = _owner(marks, place)
        if isinstance(node.get("x-evidence"), dict):
            marks[place] = node["x-evidence"]
            above |= {owner} if owner is not None else set()
            owner = place
        if owner is None or not _is_documented(source, marks[owner], owner, place):
            continue
        unclaimed = [key for key in node if key in LIMITS and key not in _claimed(marks[owner])]
        if unclaimed:
            words, verb = ", ".join(unclaimed), "stands" if len(unclaimed) == 1 else "stand"
            message = f"{words} {verb} in something documented, and the mark does not say whose words that are"
            remedy = f"name {words} in `documented` or in `inferred` of x-evidence in {source.where(owner)}"
            told.add(owner)
            yield Finding((*place, unclaimed[0]), message, remedy)
        if isinstance(node.get("$ref"), str):
            target = _resolved(source, node)
            level = (target.get("x-evidence") or {}).get("level")
            name = node["$ref"].rpartition("/")[2]
            if level is None and kind in _SHARED:
                shared.setdefault(place_of(node["$ref"]), WORDS[kind])
            elif level == "inferred" and kind == "schema" and name not in _claimed(marks[owner]):
                message = f"is documented and refers to {name}, which is inferred"
                told.add(owner)
                remedy = f"name what holds it in `inferred` of x-evidence in {source.where(owner)}, or mark it itself"
                yield Finding(place, message, remedy)
    for place, word in shared.items():
        message = f"is {word} that documented operations share, and does not say what it rests on"
        yield Finding(place, message, "add x-evidence: {level: …, source: …}")
    for place, mark in marks.items():
        is_in_doubt = mark.get("level") == "documented" and _DOUBT.search(str(mark.get("note", "")))
        if is_in_doubt and not mark.get("inferred") and place not in above | told:
            message = "the note says that something is inferred, and no mark does"
            yield Finding((*place, "x-evidence"), message, "add inferred: [what], or x-evidence to the member itself")


def _owner(marks: dict[Place, dict[str, Any]], place: Place) -> Place | None:
    """Where the mark stands that holds at a place."""
    return next((place[:length] for length in range(len(place) - 1, 0, -1) if place[:length] in marks), None)


def _claimed(mark: dict[str, Any]) -> set[Any]:
    return {*(mark.get("documented") or ()), *(mark.get("inferred") or ())}


def _is_documented(source: Source, mark: dict[str, Any], owner: Place, place: Place) -> bool:
    """Whether the mark says so of what stands at a place below it."""
    inferred = set(mark.get("inferred") or ())
    if mark.get("level") != "documented" or inferred & set(place[len(owner) :]):
        return False
    if place[len(owner) : len(owner) + 1] == ("parameters",):
        parameter = _resolved(source, source.resolve(pointer_to(place[: len(owner) + 2])))
        return parameter.get("name") not in inferred
    return True


def _resolved(source: Source, node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = source.resolve(node["$ref"])
    return node
