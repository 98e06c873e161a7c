"""What changed between two documents: operations and what is around them, and the schemas that they reach.

Operations are matched by operationId, because that is the name that code calls. Shared parts (schemas, parameters,
answers) are told once, with the operations that they reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.changes.change import Change, Kind, merged, same, shown
from pipeline.changes.parts import WORDS, PartDiff
from pipeline.changes.sides import Side, lets_in, route, version
from thingshub_document.model import Operation, Paging
from thingshub_document.reading import Document
from thingshub_document.types import Place

# What is compared with more care than by its text
_KNOWN = {
    *("operationId", "parameters", "requestBody", "responses", "security", "servers", "deprecated"),
    *("x-availability", "x-evidence", "x-replay-safe", "x-paging", "x-python-name"),
}


def compare(old: Document, new: Document) -> list[Change]:
    """Everything that changed, each change once."""
    return merged(list(_ApiDiff(Side(old), Side(new)).changes()))


class _ApiDiff:
    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.parts = PartDiff(old, new)

    def changes(self) -> Iterator[Change]:
        before, after = self.old.operations, self.new.operations
        moved = self._renamed(before, after)
        for name, operation in before.items():
            if name not in after and name not in moved:
                yield self._about(operation, Kind.REMOVED, True, f"is gone ({self.old.title(operation)})")
        for name, operation in after.items():
            if name not in before and name not in moved.values():
                yield self._about(operation, Kind.ADDED, False, f"is new ({self.new.title(operation)})")
        for name, operation in before.items():
            if name in after or name in moved:
                now = after[moved.get(name, name)]
                for change in self._operation(operation, now):
                    yield replace(change, operations=change.operations | {now.id})
        yield from self._components()
        yield from self._document()

    def _renamed(self, before: Mapping[str, Operation], after: Mapping[str, Operation]) -> dict[str, str]:
        """Operations that only got another operationId, by the old one."""
        gone = {before[name].place: name for name in before.keys() - after.keys()}
        came = {after[name].place: name for name in after.keys() - before.keys()}
        return {gone[place]: came[place] for place in gone.keys() & came.keys()}

    def _about(self, operation: Operation, kind: Kind, is_breaking: bool, text: str, *keys: str | int) -> Change:
        return Change(kind, is_breaking, operation.id, text, (*operation.place, *keys), frozenset({operation.id}))

    def _operation(self, old: Operation, new: Operation) -> Iterator[Change]:
        yield from self._names(old, new)
        yield from self.parts.parameters(old, new)
        yield from self.parts.request(old, new)
        yield from self.parts.answers(old, new)
        yield from self._security(old, new)
        yield from self._servers(old, new)
        yield from self._paging(old, new)
        yield from self._marks(old, new)
        before, after = (side.node(operation.place) for side, operation in ((self.old, old), (self.new, new)))
        for key in sorted((before.keys() | after.keys()) - _KNOWN):
            if same(before.get(key), after.get(key)):
                continue
            if key in WORDS or key.startswith("x-"):
                yield self._about(new, Kind.DOCUMENTED, False, f"{key} is worded anew", key)
            elif key in ("links", "callbacks"):
                yield self._about(new, Kind.CHANGED, key != "links", f"{key} changed", key)
            else:
                yield self._about(new, Kind.CHANGED, True, f"{key} changed, which nothing here can judge", key)

    def _names(self, old: Operation, new: Operation) -> Iterator[Change]:
        if old.id != new.id:
            yield self._about(new, Kind.CHANGED, True, f"was called {old.id}", "operationId")
        elif (old.python_tag, old.python_verb) != (new.python_tag, new.python_verb):
            name, was = (f"hub.{o.python_tag}.{o.python_verb}" for o in (new, old))
            yield self._about(new, Kind.CHANGED, True, f"is {name} in Python now, was {was}", "x-python-name")
        if old.place != new.place:
            text = f"is {self.new.title(new)} now, was {self.old.title(old)}"
            yield self._about(new, Kind.CHANGED, route(old) != route(new), text)

    def _marks(self, old: Operation, new: Operation) -> Iterator[Change]:
        """What the document says about an operation: deprecated, products, evidence, repetition."""
        if new.deprecated and not old.deprecated:
            yield self._about(new, Kind.DEPRECATED, False, "is deprecated", "deprecated")
        elif old.deprecated and not new.deprecated:
            yield self._about(new, Kind.CHANGED, False, "is not deprecated any more")
        yield from self._availability(old, new)
        if old.evidence != new.evidence:
            levels = [side.evidence.level if side.evidence else "" for side in (old, new)]
            text = f"is {levels[1]} now" if levels[0] != levels[1] else "has other evidence"
            yield self._about(new, Kind.DOCUMENTED, False, text, "x-evidence")
        if old.replay_safe != new.replay_safe:
            text = f"is {'' if new.replay_safe else 'not '}sent again after a failure now"
            yield self._about(new, Kind.CHANGED, False, text, "x-replay-safe")

    def _availability(self, old: Operation, new: Operation) -> Iterator[Change]:
        """The products that have it: code for a product that lost it is refused from now on."""
        before, after = (self._life(side, operation) for side, operation in ((self.old, old), (self.new, new)))
        for bound, word in (("since", "from"), ("until", "up to")):
            if before.get(bound) != after.get(bound):
                was, now = version(before.get(bound)), version(after.get(bound))
                is_less = bool(now) and (not was or (now > was if bound == "since" else now < was))
                text = f"exists {word} product {after[bound]} now" if now else f"exists {word} any product now"
                yield self._about(new, Kind.CHANGED, is_less, text, "x-availability", bound)

    def _life(self, side: Side, operation: Operation) -> Mapping[str, Any]:
        found: Mapping[str, Any] = side.node(operation.place).get("x-availability") or {}
        return found

    def _security(self, old: Operation, new: Operation) -> Iterator[Change]:
        """Ways to be let in: one that is gone breaks; no need to log in any more does not."""
        before, after = (
            side.node(operation.place).get("security", side.document.data.get("security", []))
            for side, operation in ((self.old, old), (self.new, new))
        )
        if same(before, after):
            return
        is_breaking = bool(after) and not all(any(lets_in(way, then) for way in after) for then in before or [{}])
        yield self._about(new, Kind.CHANGED, is_breaking, _needs(after), "security")

    def _servers(self, old: Operation, new: Operation) -> Iterator[Change]:
        before, after = ([server.url for server in operation.servers] for operation in (old, new))
        if before != after:
            now, was = (" or ".join(urls) if urls else "the tenant" for urls in (after, before))
            yield self._about(new, Kind.CHANGED, True, f"is sent to {now} now, was sent to {was}", "servers")

    def _paging(self, old: Operation, new: Operation) -> Iterator[Change]:
        """Whether and how a list can be iterated over: an iterator that goes breaks."""
        before, after = old.paging, new.paging
        if before is None and after is not None:
            yield self._about(new, Kind.ADDED, False, f"can be read page by page now ({after.style})", "x-paging")
        elif before is not None and after is None:
            text = f"cannot be read page by page any more (was {before.style})"
            yield self._about(new, Kind.REMOVED, True, text, "x-paging")
        elif before is not None and after is not None and (told := list(_paging_told(before, after))):
            is_breaking = before.items != after.items or (bool(before.size) and not after.size)
            text = f"its pages are read in another way now: {', '.join(told)}"
            yield self._about(new, Kind.CHANGED, is_breaking, text, "x-paging")

    def _components(self) -> Iterator[Change]:
        old, new = self.old.reach(), self.new.reach()
        for name in sorted(self.old.schemas):
            if name not in self.new.schemas:
                operations = frozenset(operation for operation, _ in old.get(name, ()))
                place: Place = ("components", "schemas", name)
                yield Change(Kind.REMOVED, True, name, "is gone", place, operations)
                continue
            ways = frozenset(way for _, way in old.get(name, ())) & frozenset(way for _, way in new.get(name, ()))
            for change in self.parts.schemas.components(name, ways):
                operations = frozenset(operation for operation, _ in new.get(name, ()))
                yield replace(change, operations=operations)

    def _document(self) -> Iterator[Change]:
        old, new = self.old.document.data, self.new.document.data
        urls = [{server["url"] for server in side.get("servers", [])} for side in (old, new)]
        for url in sorted(urls[0] - urls[1]):
            yield Change(Kind.REMOVED, True, "servers", f"{url} is gone", ("servers",))
        for url in sorted(urls[1] - urls[0]):
            yield Change(Kind.ADDED, False, "servers", f"{url} is new", ("servers",))
        before, after = (side.get("components", {}).get("securitySchemes", {}) for side in (old, new))
        for name in sorted(before.keys() | after.keys()):
            place: Place = ("components", "securitySchemes", name)
            if name not in after:
                yield Change(Kind.REMOVED, True, name, "this way to log in is gone", place)
            elif name not in before:
                yield Change(Kind.ADDED, False, name, "this way to log in is new", place)
            else:
                then, now = (
                    {key: value for key, value in side[name].items() if key not in ("description", "bearerFormat")}
                    for side in (before, after)
                )
                if not same(then, now):
                    yield Change(Kind.CHANGED, True, name, "this way to log in works in another way", place)


def _needs(requirements: list[dict[str, list[str]]]) -> str:
    """What a caller has to have, in words."""
    if not requirements:
        return "needs no login now"
    ways = [
        " and ".join(f"{name} ({', '.join(scopes)})" if scopes else name for name, scopes in way.items()) or "nothing"
        for way in requirements
    ]
    return f"needs {' or '.join(ways)} now"


def _paging_told(old: Paging, new: Paging) -> Iterator[str]:
    words = {"style": "by", "parameter": "with the parameter", "size": "of the size", "next": "the next one at"}
    for key, word in words.items():
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield f"{word} {shown(after)}, was {shown(before)}"
    if old.items != new.items:
        yield f"entries at /{'/'.join(new.items)}, were at /{'/'.join(old.items)}"
    for key in ("identity", "first_page"):
        if getattr(old, key) != getattr(new, key):
            yield f"{key.replace('_', ' ')} {shown(getattr(new, key))}, was {shown(getattr(old, key))}"
