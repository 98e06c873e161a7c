"""One of the two documents that are compared: its operations, its messages, and who reaches which schema.

A message (a webhook) is an operation the other way round: what its request carries is received.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import msgspec

from pipeline.changes.change import Way
from thingshub_document.model import Operation
from thingshub_document.reading import Document
from thingshub_document.source import place_of
from thingshub_document.types import Place

SENT, RECEIVED = frozenset({Way.SENT}), frozenset({Way.RECEIVED})


class Side:
    """A document with its messages.

    Attributes:
        document: The document.
        operations: Operations and messages by operationId.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        messages: dict[str, Operation] = {id: _moved(message) for id, message in document.messages.items()}
        self._messages = frozenset(messages)
        self.operations: dict[str, Operation] = {**document.operations, **messages}

    @property
    def schemas(self) -> Mapping[str, Any]:
        """The named schemas."""
        found: Mapping[str, Any] = self.document.data.get("components", {}).get("schemas", {})
        return found

    def is_message(self, operation: Operation) -> bool:
        """Whether it is received, not sent."""
        return operation.id in self._messages

    def asked(self, operation: Operation) -> frozenset[Way]:
        """The way of what is asked, as the user of the API sees it."""
        return RECEIVED if self.is_message(operation) else SENT

    def answered(self, operation: Operation) -> frozenset[Way]:
        """The way of what is answered."""
        return SENT if self.is_message(operation) else RECEIVED

    def title(self, operation: Operation) -> str:
        """What an operation is, for people."""
        path = operation.path
        return f"message {path}" if self.is_message(operation) else f"{operation.method} {path}"

    def node(self, place: Place) -> Mapping[str, Any]:
        """What stands at a place, references followed; nothing where there is no mapping."""
        value: Any = self.document.data
        for key in place:
            if isinstance(value, Mapping):
                value = self.document.deref(value) if "$ref" in value and key not in value else value
            try:
                value = value[int(key) if isinstance(value, list) else key]
            except (LookupError, TypeError):
                return {}
        return self.document.deref(value) if isinstance(value, Mapping) else {}

    def reach(self) -> dict[str, set[tuple[str, Way]]]:
        """The operations that reach each named schema, and the way in which its values travel there."""
        found: dict[str, set[tuple[str, Way]]] = defaultdict(set)
        for operation in self.operations.values():
            asked, answered = (next(iter(way(operation))) for way in (self.asked, self.answered))
            node, item = self.node(operation.place), self.node(operation.place[:-1])
            asks = [item.get("parameters"), node.get("parameters"), node.get("requestBody")]
            self._follow(asks, operation.id, asked, set(), found)
            self._follow(node.get("responses"), operation.id, answered, set(), found)
        return found

    def _follow(
        self, value: Any, operation: str, way: Way, seen: set[str], found: dict[str, set[tuple[str, Way]]]
    ) -> None:
        if isinstance(value, list):
            for child in value:
                self._follow(child, operation, way, seen, found)
        if not isinstance(value, Mapping):
            return
        reference = value.get("$ref")
        if isinstance(reference, str):
            if reference in seen:
                return
            seen.add(reference)
            place = place_of(reference)
            if place[:2] == ("components", "schemas"):
                found[str(place[2])].add((operation, way))
            self._follow(self.node(place), operation, way, seen, found)
        for key, child in value.items():
            if key not in ("example", "examples", "mapping"):
                self._follow(child, operation, way, seen, found)


def read_models(document: Document) -> frozenset[str]:
    """The models that users receive, by their Python names."""
    received = {name for name, uses in Side(document).reach().items() if Way.RECEIVED in {way for _, way in uses}}
    found = document.definitions.values()
    named = {definition.name for definition in found if definition.schema_name in received}
    return frozenset(named | {d.name for d in found if not d.schema_name and "requestBody" not in d.place})


def route(operation: Operation) -> tuple[str, str]:
    """Method and path with the names of its parameters blanked: what goes over the wire."""
    return operation.method, "/".join("{}" if part.startswith("{") else part for part in operation.path.split("/"))


def version(text: Any) -> tuple[int, ...]:
    return tuple(int(part) for part in str(text).split(".") if part.isdigit()) if text else ()


def lets_in(way: Mapping[str, list[str]], credentials: Mapping[str, list[str]]) -> bool:
    """Whether someone with these credentials fulfils a requirement."""
    return all(name in credentials and set(scopes) <= set(credentials[name]) for name, scopes in way.items())


def _at_webhooks(place: Place) -> Place:
    return ("webhooks", *place[1:]) if place[:1] == ("paths",) else place


def _moved(value: Any) -> Any:
    """A copy of what was read of a message, whose places are where the document has its webhooks."""
    if isinstance(value, tuple):
        return tuple(map(_moved, value))
    if not isinstance(value, msgspec.Struct):
        return value
    old = {name: getattr(value, name) for name in value.__struct_fields__}
    new = {name: _at_webhooks(part) if name == "place" else _moved(part) for name, part in old.items()}
    return msgspec.structs.replace(value, **new)
