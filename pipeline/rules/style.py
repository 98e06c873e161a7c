"""The house rules for how the document is written: names, answers, lists, words, and what is said beside OpenAPI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from thingshub_document.reading import Document
from thingshub_document.schema_tools import deref, operations, schemas
from thingshub_document.source import Finding, Source
from thingshub_document.yaml_file import shown

ERROR_STATUSES = ("400", "401", "403", "404", "500", "503", "default")
_COMPONENT_NAME = re.compile(r"[A-Z][A-Za-z0-9]*")


def operation_ids(source: Source) -> Iterator[Finding]:
    """operationId is `<tag>.<verb>` with the operation's one declared tag."""
    declared = {tag.get("name") for tag in source.data.get("tags", [])}
    for place, _, _, operation in operations(source):
        identifier, tags = operation.get("operationId"), operation.get("tags", [])
        if len(tags) != 1:
            has = ", ".join(map(str, tags)) or "none"
            yield Finding(place, f"needs exactly one tag, and has {has}", "give it the tag of its resource")
        elif tags[0] not in declared:
            root = shown(source.path.resolve())
            yield Finding(place, f"the tag {tags[0]} is not listed", f"add it under `tags` in {root}")
        elif not isinstance(identifier, str) or not re.fullmatch(re.escape(tags[0]) + r"\.[a-z][a-z0-9_]*", identifier):
            yield Finding(place, f"operationId {identifier!r} is not <tag>.<verb>", f"call it {tags[0]}.<verb>")


def named_components(source: Source) -> Iterator[Finding]:
    """Named schemas are called in PascalCase."""
    for name in source.data.get("components", {}).get("schemas", {}):
        if not _COMPONENT_NAME.fullmatch(name):
            yield Finding(("components", "schemas", name), "name is not PascalCase", "use letters and digits, A first")


def answers(source: Source) -> Iterator[Finding]:
    """Every operation has a 2xx answer and all documented error statuses and default."""
    for place, _, _, operation in operations(source):
        responses = operation.get("responses", {})
        if not any(status.startswith("2") for status in responses):
            yield Finding((*place, "responses"), "no 2xx answer", "say what success looks like")
        ranges = {f"{status[0]}XX" for status in ERROR_STATUSES if status[0].isdigit()} & responses.keys()
        missing = [s for s in ERROR_STATUSES if s not in responses and f"{s[0]}XX" not in ranges]
        if missing:
            yield Finding(
                (*place, "responses"),
                f"error answers missing: {', '.join(missing)}",
                "$ref the shared ones in components/responses",
            )


def list_envelopes(source: Source) -> Iterator[Finding]:
    """A `list…` operation that answers JSON says, or shows, how its list goes on."""
    for place, _, path, operation in operations(source):
        if not str(operation.get("operationId", "")).partition(".")[2].startswith("list"):
            continue
        answered = [deref(source, a) for s, a in operation.get("responses", {}).items() if s.startswith("2")]
        if "x-paging" in operation or not any("json" in media for a in answered for media in a.get("content", {})):
            continue
        shared = source.data["paths"][path].get("parameters", [])
        names = {deref(source, p).get("name") for p in (*shared, *operation.get("parameters", []))}
        if not {"limit", "offset"} <= names and not _is_recognised(source, operation["operationId"]):
            message = "is a list without limit and offset, and does not say how else it goes on"
            yield Finding(place, message, "$ref Limit and Offset, or say x-paging: {style: …}, or x-paging: none")


def _is_recognised(source: Source, identifier: str) -> bool:
    """Whether the reader sees how a list goes on; it may not be able to say the operation at all, which it tells."""
    try:
        return Document(source.data).operation(identifier).paging is not None
    except (LookupError, TypeError, ValueError, AttributeError):
        return False


_CONDITIONS = {"if", "then", "else", "not", "contains", "dependentSchemas", "propertyNames"}  # they describe nothing


def described(source: Source) -> Iterator[Finding]:
    """Operations have a summary; named schemas, their properties and parameters have a description."""
    for place, _, _, operation in operations(source):
        if not operation.get("summary"):
            yield Finding(place, "has no summary", "say in one line what it does")
    for name, parameter in source.data.get("components", {}).get("parameters", {}).items():
        if not deref(source, parameter).get("description"):
            yield Finding(("components", "parameters", name), "has no description", "say what it is, with its unit")
    for place, schema in schemas(source):
        if place[:2] == ("components", "schemas") and not _CONDITIONS & set(place):
            properties = {(*place, "properties", name): prop for name, prop in schema.get("properties", {}).items()}
            told = {place: schema, **properties} if len(place) == 3 else properties
            for at, described in told.items():
                if isinstance(described, dict) and not described.get("description"):
                    yield Finding(at, "has no description", "say what it is, with its unit")


def availability(source: Source) -> Iterator[Finding]:
    """x-availability names products as `major.minor`, says what changed, and refers to operations that exist."""
    known = {operation.get("operationId") for _, _, _, operation in operations(source)}
    for place, _, _, operation in operations(source):
        life = operation.get("x-availability", {})
        place = (*place, "x-availability")
        if not isinstance(life, dict):
            yield Finding(place, "is not a mapping", "write {since: '5.0', change: …}")
            continue
        if unknown := life.keys() - {"since", "until", "predecessor", "successor", "change"}:
            yield Finding(place, f"unknown: {', '.join(sorted(unknown))}", "use since, until, predecessor, successor")
            continue
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
    for kind, place, link in source.nodes:
        if kind == "link" and "$ref" not in link and link.get("operationId") not in known:
            message = f"links to {link.get('operationId')!r}, which is no operationId"
            yield Finding(place, message, "name an operationId")


def stray_files(source: Source) -> Iterator[Finding]:
    """Every file in `resources/` beside the root is part of the document."""
    resources = source.path.resolve().parent / "resources"
    used = {mark.rpartition(":")[0] for mark in _files(source)}
    for path in sorted([*resources.glob("*.yaml"), *resources.glob("*.yml")]):
        if shown(path) not in used:
            message = f"{shown(path)} is not part of the document"
            yield Finding(("paths",), message, "refer to its paths here, or remove it")


def _files(source: Source) -> Iterator[str]:
    for section in ("paths", "webhooks"):
        for name in source.data.get(section, {}):
            yield source.where((section, name))
    components: dict[str, Any] = source.data.get("components", {})
    for section, members in components.items():
        for name in members:
            yield source.where(("components", section, name))
