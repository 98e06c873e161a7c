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
from thingshub_document.schema_tools import deref, operations
from thingshub_document.source import Place, Source, place_of

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
_ERROR_SCHEMA = "#/components/schemas/ErrorBody"


@dataclass(frozen=True)
class Described:
    """An operation of the document; a list is one that answers `{collection: [...]}`."""

    id: str
    method: str
    path: str
    place: Place
    node: dict[str, Any] = field(repr=False)
    is_list: bool = False

    @property
    def level(self) -> str:
        return str(self.node["x-evidence"]["level"])


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
        source: The document.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.operations = {
            node["operationId"]: Described(
                node["operationId"], method.upper(), path, place, node, is_list=_is_list(source, node)
            )
            for place, method, path, node in operations(source)
        }
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

    def judge(self, operation: Described, answer: Response) -> list[Any]:
        """Note the differences of one answer.

        Returns:
            The entries of a list; empty for anything else.
        """
        seen, status = self.seen[operation.id], str(answer.status)
        seen.statuses[answer.status] += 1
        responses = operation.node["responses"]
        if status not in responses:
            self.add(
                Kind.STATUS,
                operation.id,
                f"{status} is not listed",
                place=(*operation.place, "responses"),
                detail=status,
            )
        for name in answer.headers:
            if name.lower() not in _ORDINARY_HEADERS and not name.lower().startswith(_ORDINARY_BEGINNINGS):
                self._header(operation, status, name)
        if answer.status >= 400:
            self._found += self._error(operation, answer)
            return []
        if not 200 <= answer.status < 300 or status not in responses:
            return []
        seen.is_observed = True
        return self._success(operation, answer, status)

    def _header(self, operation: Described, status: str, name: str) -> None:
        declared = deref(self.source, operation.node["responses"].get(status, {})).get("headers", {})
        if name.lower() not in (known.lower() for known in declared):
            place = (*operation.place, "responses", status)
            self.add(Kind.HEADER, operation.id, name, place=place, detail=name)

    def _success(self, operation: Described, answer: Response, status: str) -> list[Any]:
        content = deref(self.source, operation.node["responses"][status]).get("content", {})
        if not content:
            if answer.body:
                self.add(Kind.CONTENT, operation.id, "a body, where the document has none")
            return []
        [(media, described)] = content.items()
        if not self._has_media(operation, answer, media) or media != "application/json":
            return []
        value, is_json = _parsed(answer.body)
        if not is_json:
            self.add(Kind.CONTENT, operation.id, "the body is not JSON")
            return []
        place = (*operation.place, "responses", status, "content", media, "schema")
        return self._value(operation, value, described["schema"], place)

    def _value(self, operation: Described, value: Any, schema: dict[str, Any], place: Place) -> list[Any]:
        comparison = Comparison(self.source, operation.id)
        entries: list[Any] = []
        if operation.is_list:
            entries, misfit = _entries(value)
            if misfit:
                self.add(Kind.ENVELOPE, operation.id, f"{misfit} instead of {{collection: […]}}")
                place = (*place_of(schema["$ref"]), "properties", "collection")
                schema, value = deref(self.source, schema)["properties"]["collection"], entries
        self._found += comparison.of(value, schema, place)
        self.met[operation.id] += comparison.met
        return entries

    def _has_media(self, operation: Described, answer: Response, media: str) -> bool:
        """Whether the body can be read as the documented media type; a JSON body under another name still can."""
        told = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if told == media:
            return True
        self.add(Kind.CONTENT, operation.id, f"{told or 'none'} instead of {media}")
        return media == "application/json" and "html" not in told

    def _error(self, operation: Described, answer: Response) -> Iterator[Difference]:
        """Differences of a refusal from ErrorBody; each is one of the error body, whatever it is in detail."""

        def misfit(message: str, pointer: str = "") -> Difference:
            return Difference(Kind.ERROR_BODY, operation.id, pointer, f"{message} (status {answer.status})")

        told = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        value, is_json = _parsed(answer.body)
        if not is_json:
            yield misfit(f"{told or 'a body without a content type'}, not JSON")
            return
        if told != "application/json":
            yield misfit(f"{told or 'no content type'} instead of application/json")
        comparison = Comparison(self.source, operation.id)
        for found in comparison.of(value, {"$ref": _ERROR_SCHEMA}, place_of(_ERROR_SCHEMA)):
            yield misfit(f"{found.kind}: {found.message}", found.pointer)
        if isinstance(value, dict) and isinstance(value.get("code"), int) and value["code"] != answer.status:
            yield misfit("code is not the status", "/code")


def _is_list(source: Source, node: dict[str, Any]) -> bool:
    content = deref(source, node["responses"].get("200", {})).get("content", {})
    schema = deref(source, content.get("application/json", {}).get("schema", {}))
    return "collection" in schema.get("properties", {})


def _parsed(body: bytes) -> tuple[Any, bool]:
    try:
        return json.loads(body), True
    except (ValueError, RecursionError):
        return None, False


def _entries(value: Any) -> tuple[list[Any], str | None]:
    """The entries of a list's answer, and what it is when it is not the envelope of the document."""
    if isinstance(value, list):
        return value, "a bare array"
    if not isinstance(value, dict):
        return [], "no list"
    if isinstance(value.get("collection"), list):
        return value["collection"], None
    lists = [(name, entry) for name, entry in value.items() if isinstance(entry, list)]
    if len(lists) == 1:
        return lists[0][1], f"{{{lists[0][0]}: […]}}"
    return [], "an object without one array"
