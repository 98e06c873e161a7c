"""One change between two documents, and the ways in which a value may travel."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from thingshub_document.source import Place


class Kind(StrEnum):
    """What happened, in the order and the words of the changelog."""

    REMOVED = "Removed"
    CHANGED = "Changed"
    DEPRECATED = "Deprecated"
    ADDED = "Added"
    DOCUMENTED = "Documented"  # words, examples, evidence: nothing that code could notice


class Way(StrEnum):
    """Which way a value travels, as the user of the API sees it."""

    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True)
class Change:
    """One change.

    Attributes:
        kind: What happened.
        is_breaking: Whether code that worked may stop working.
        subject: The operation, or component and field, that it is about.
        text: What happened to it.
        place: Where it stands in the new document; in the old one when the new one lacks it.
        operations: The operationIds that it reaches.
    """

    kind: Kind
    is_breaking: bool
    subject: str
    text: str
    place: Place
    operations: frozenset[str] = field(default_factory=frozenset)

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer."""
        return "#" + "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in self.place)


def merged(changes: list[Change]) -> list[Change]:
    """Each change once, with all operations that it reaches; breaking ones first within their kind."""
    found: dict[tuple[Kind, bool, str, str, Place], Change] = {}
    for change in changes:
        key = (change.kind, change.is_breaking, change.subject, change.text, change.place)
        known = found.get(key)
        found[key] = replace(change, operations=known.operations | change.operations) if known else change
    order = list(Kind)
    return sorted(found.values(), key=lambda c: (order.index(c.kind), not c.is_breaking, c.subject, c.text))


def same(old: Any, new: Any) -> bool:
    """Whether two values are equal as JSON, where true is not 1."""
    return json.dumps(old, sort_keys=True) == json.dumps(new, sort_keys=True)


def shown(value: Any) -> str:
    """A value as a report shows it."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"
