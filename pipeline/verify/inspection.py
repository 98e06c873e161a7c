"""What was learned about each operation, and how one answer is judged: status, headers, media type, body.

An answer that the document does not foresee is judged as far as it can be: a bare array is still read entry by entry,
so that one difference does not hide the others.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.verify.comparing import Comparison
from pipeline.verify.difference import Difference, Kind, merged
from thingshub.transport import Response
from thingshub_document.model import Answer, Media, Operation
from thingshub_document.reading import Document
from thingshub_document.source import place_of
from thingshub_document.types import ListOf, Place, Schema

# What servers and proxies add to any answer says nothing about an operation
# fmt: off
_ORDINARY_HEADERS = frozenset({
    "accept-ranges", "age", "allow", "alt-svc", "cache-control", "connection", "content-disposition",
    "content-encoding", "content-language", "content-length", "content-security-policy", "content-type", "date",
    "etag", "expires", "keep-alive", "last-modified", "location", "nel", "permissions-policy", "pragma",
    "referrer-policy", "report-to", "retry-after", "server", "strict-transport-security", "transfer-encoding",
    "trailer", "upgrade", "vary", "via", "www-authenticate", "x-content-type-options", "x-frame-options",
    "x-xss-protection",
})
# fmt: on
_ORDINARY_BEGINNINGS = ("access-control-", "cross-origin-", "cf-")


@dataclass
class Seen:
    """What was learned about one operation.

    Attributes:
        statuses: How often each status came.
        is_observed: Whether it succeeded at least once.
        note: Why nothing was learned, if so.
    """

    statuses: Counter[int] = field(default_factory=Counter[int])
    is_observed: bool = False
    note: str = ""


class Inspection:
    """Collects what the answers of one tenant show.

    Args:
        document: The document.

    Attributes:
        operations: Its operations by operationId.
        lists: By operationId of a list: the way to the entries in its answer.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.operations = document.operations
        self.lists = {id: way for id, o in self.operations.items() if (way := _way_to_entries(document, o)) is not None}
        self.seen = {id: Seen() for id in self.operations}
        self.met: defaultdict[str, Counter[Place]] = defaultdict(Counter)  # what the answers of an operation held
        self._found: list[Difference] = []

    @property
    def differences(self) -> list[Difference]:
        """Every difference once."""
        return merged(self._found)

    def add(self, kind: Kind, operation: str, message: str, *, place: Place = (), detail: Any = None) -> None:
        """Note a difference that no single place in an answer shows."""
        self._found.append(Difference(kind, operation, "", message, place, detail))

    def judge(self, operation: Operation, answer: Response) -> list[Any]:
        """Note the differences of one answer.

        Returns:
            The entries of a list; empty for anything else.
        """
        seen, status = self.seen[operation.id], str(answer.status)
        seen.statuses[answer.status] += 1
        declared = _declared(operation, status)
        if declared is None:
            self.add(
                Kind.STATUS,
                operation.id,
                f"{status} is not listed",
                place=(*operation.place, "responses"),
                detail=status,
            )
        known = {header.name.lower() for header in declared.headers} if declared else set[str]()
        for name in answer.headers:
            is_ordinary = name.lower() in _ORDINARY_HEADERS or name.lower().startswith(_ORDINARY_BEGINNINGS)
            if not is_ordinary and name.lower() not in known:
                place = (*operation.place, "responses", status)
                self.add(Kind.HEADER, operation.id, name, place=place, detail=name)
        if answer.status >= 400:
            self._found += self._error(operation, answer)
            return []
        if not 200 <= answer.status < 300 or declared is None:
            return []
        seen.is_observed = True
        return self._success(operation, answer, declared)

    def _success(self, operation: Operation, answer: Response, declared: Answer) -> list[Any]:
        if not declared.alternatives:
            if answer.body:
                self.add(Kind.CONTENT, operation.id, "a body, where the document has none")
            return []
        media = self._media(operation, answer, declared)
        if media is None or media.kind != "json":
            return []
        value, is_json = _parsed(answer.body)
        if not is_json:
            self.add(Kind.CONTENT, operation.id, "the body is not JSON")
            return []
        return self._value(operation, value, media)

    def _value(self, operation: Operation, value: Any, media: Media) -> list[Any]:
        comparison = Comparison(self.document, operation.id)
        schema, place = media.schema, (*media.place, "schema")
        entries: list[Any] = []
        if (way := self.lists.get(operation.id)) is not None:
            entries, misfit = _entries(value, way)
            if misfit:
                wanted = "{" + way[-1] + ": […]}" if way else "[…]"
                self.add(Kind.ENVELOPE, operation.id, f"{misfit} instead of {wanted}")
                schema, place, value = *self._below(schema, place, way), entries
        self._found += comparison.of(value, schema, place)
        self.met[operation.id] += comparison.met
        return entries

    def _below(self, schema: Schema, place: Place, way: tuple[str, ...]) -> tuple[Schema, Place]:
        """The schema of a property further in, and its place."""
        for name in way:
            place = place_of(schema["$ref"]) if "$ref" in schema else place
            schema, place = self.document.deref(schema)["properties"][name], (*place, "properties", name)
        return schema, place

    def _media(self, operation: Operation, answer: Response, declared: Answer) -> Media | None:
        """The documented media type that a body can be read as; a JSON body under another name still can."""
        told = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        for media in declared.alternatives:
            if told == media.media.lower():
                return media
        names = " or ".join(media.media for media in declared.alternatives)
        self.add(Kind.CONTENT, operation.id, f"{told or 'none'} instead of {names}")
        return None if "html" in told else next((m for m in declared.alternatives if m.kind == "json"), None)

    def _error(self, operation: Operation, answer: Response) -> Iterator[Difference]:
        """Differences of a refusal from what is documented for it; each is one of the error body."""

        def misfit(message: str, pointer: str = "") -> Difference:
            return Difference(Kind.ERROR_BODY, operation.id, pointer, f"{message} (status {answer.status})")

        told = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        value, is_json = _parsed(answer.body)
        if not is_json:
            yield misfit(f"{told or 'a body without a content type'}, not JSON")
            return
        if told != "application/json":
            yield misfit(f"{told or 'no content type'} instead of application/json")
        declared = _declared(operation, str(answer.status)) or _declared(operation, "default")
        media = next((m for m in declared.alternatives if m.kind == "json"), None) if declared else None
        if media is None:
            return
        comparison = Comparison(self.document, operation.id)
        for found in comparison.of(value, media.schema, (*media.place, "schema")):
            yield misfit(f"{found.kind}: {found.message}", found.pointer)
        if isinstance(value, dict) and isinstance(value.get("code"), int) and value["code"] != answer.status:
            yield misfit("code is not the status", "/code")


def level(operation: Operation) -> str:
    """What an operation rests on."""
    return operation.evidence.level if operation.evidence else ""


def _declared(operation: Operation, status: str) -> Answer | None:
    """What the document says of a status, by itself or by its class; `default` names no status."""
    answers = {answer.status: answer for answer in operation.answers}
    return answers.get(status) or answers.get(f"{status[0]}XX")


def _way_to_entries(document: Document, operation: Operation) -> tuple[str, ...] | None:
    """Where a list has its entries: as its paging says, or in the one property of its answer that is an array."""
    if operation.paging is not None:
        return operation.paging.items
    media = [media for answer in operation.successes for media in answer.alternatives if media.kind == "json"]
    if operation.method != "GET" or not media or media[0].type is None:
        return None
    if isinstance(media[0].type, ListOf):
        return ()
    fields = document.fields(media[0].type) or ()
    return (fields[0].name,) if len(fields) == 1 and isinstance(fields[0].type, ListOf) else None


def _parsed(body: bytes) -> tuple[Any, bool]:
    try:
        return json.loads(body), True
    except (ValueError, RecursionError):
        return None, False


def _entries(value: Any, way: tuple[str, ...]) -> tuple[list[Any], str | None]:
    """The entries of a list's answer, and what it is when it is not what the document says."""
    inner = value
    for name in way:
        inner = inner.get(name) if isinstance(inner, dict) else None
    if isinstance(inner, list):
        return inner, None
    if isinstance(value, list):
        return value, "a bare array"
    if not isinstance(value, dict):
        return [], "no list"
    lists = [(name, entry) for name, entry in value.items() if isinstance(entry, list)]
    if len(lists) == 1:
        return lists[0][1], f"{{{lists[0][0]}: […]}}"
    return [], "an object without one array"
