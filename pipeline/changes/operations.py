"""The operations of a document, messages included, and the schemas that each of them reaches."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pipeline.changes.change import Way
from thingshub_document.schema_tools import METHODS
from thingshub_document.source import Place, Source, place_of

SENT, RECEIVED = frozenset({Way.SENT}), frozenset({Way.RECEIVED})


class Operation:
    """An operation and where it stands."""

    def __init__(self, section: str, path: str, method: str, content: dict[str, Any]) -> None:
        self.content = content
        self.is_hook = section == "webhooks"
        self.id: str = content.get("operationId", f"{method.upper()} {path}")
        self.place: Place = (section, path, method)
        self.title = f"{method.upper()} {path}" if not self.is_hook else f"message {path}"
        # A webhook's request is what our user receives
        self.asked, self.answered = (RECEIVED, SENT) if self.is_hook else (SENT, RECEIVED)


def named(source: Source, way: Way) -> frozenset[str]:
    """Names of the schemas whose values travel this way."""
    return frozenset(name for name, uses in reach(source, operations_of(source)).items() if way in {w for _, w in uses})


def operations_of(source: Source) -> dict[str, Operation]:
    found = [
        Operation(section, path, method, item[method])
        for section in ("paths", "webhooks")
        for path, item in source.data.get(section, {}).items()
        for method in METHODS
        if method in item
    ]
    return {operation.id: operation for operation in found}


def reach(source: Source, operations: dict[str, Operation]) -> dict[str, set[tuple[str, Way]]]:
    """The operations that reach each named schema, and the way in which its values travel there."""
    found: dict[str, set[tuple[str, Way]]] = defaultdict(set)

    def follow(value: Any, operation: str, way: Way, seen: set[str]) -> None:
        if isinstance(value, list):
            for child in value:
                follow(child, operation, way, seen)
        if not isinstance(value, dict):
            return
        reference = value.get("$ref")
        if isinstance(reference, str):
            if reference in seen:
                return
            seen.add(reference)
            place = place_of(reference)
            if place[:2] == ("components", "schemas"):
                found[str(place[2])].add((operation, way))
            follow(source.resolve(reference), operation, way, seen)
        for key, child in value.items():
            if key not in ("example", "examples", "mapping"):
                follow(child, operation, way, seen)

    for operation in operations.values():
        asked, answered = next(iter(operation.asked)), next(iter(operation.answered))
        path_item = source.data[str(operation.place[0])][operation.place[1]]
        asks = [path_item.get("parameters"), operation.content.get("parameters"), operation.content.get("requestBody")]
        follow(asks, operation.id, asked, set())
        follow(operation.content.get("responses"), operation.id, answered, set())
    return found


def route(operation: Operation) -> tuple[str, str]:
    """Method and path with the names of its parameters blanked: what goes over the wire."""
    parts = str(operation.place[1]).split("/")
    return str(operation.place[2]), "/".join("{}" if part.startswith("{") else part for part in parts)


def version(text: Any) -> tuple[int, ...]:
    return tuple(int(part) for part in str(text).split(".") if part.isdigit()) if text else ()


def lets_in(way: dict[str, list[str]], credentials: dict[str, list[str]]) -> bool:
    """Whether someone with these credentials fulfils a requirement."""
    return all(name in credentials and set(scopes) <= set(credentials[name]) for name, scopes in way.items())
