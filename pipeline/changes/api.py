"""What changed between two documents: operations, parameters, bodies, answers, security, and the schemas they reach.

Operations are matched by operationId, because that is the name that code calls. Shared parts (schemas, parameters,
answers) are told once, with the operations that they reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.changes.change import Change, Kind, merged, same, shown
from pipeline.changes.operations import RECEIVED, SENT, Operation, lets_in, operations_of, reach, route, version
from pipeline.changes.schemas import SchemaDiff, Spot
from thingshub_document.schema_tools import deref
from thingshub_document.source import Place, Source, place_of

Parameters = dict[tuple[str, str], tuple[dict[str, Any], Place]]

_WORDS = {"summary", "description", "tags", "externalDocs", "example", "examples"}
_PATH_PARAMETER = re.compile(r"\{(.*?)\}")
_PARAMETER_FORM = {"style": None, "explode": None, "allowReserved": False}


def compare(old: Source, new: Source) -> list[Change]:
    """Everything that changed, each change once."""
    return merged(list(_ApiDiff(old, new).changes()))


class _ApiDiff:
    def __init__(self, old: Source, new: Source) -> None:
        self.old, self.new = old, new
        self.schemas = SchemaDiff(old, new)

    def changes(self) -> Iterator[Change]:
        before, after = operations_of(self.old), operations_of(self.new)
        moved = self._renamed(before, after)
        for name, operation in before.items():
            if name not in after and name not in moved:
                yield self._about(operation, Kind.REMOVED, True, f"is gone ({operation.title})")
        for name, operation in after.items():
            if name not in before and name not in moved.values():
                yield self._about(operation, Kind.ADDED, False, f"is new ({operation.title})")
        for name, operation in before.items():
            if name in after or name in moved:
                now = after[moved.get(name, name)]
                for change in self._operation(operation, now):
                    yield replace(change, operations=change.operations | {now.id})
        yield from self._components(before, after)
        yield from self._document()

    def _renamed(self, before: dict[str, Operation], after: dict[str, Operation]) -> dict[str, str]:
        """Operations that only got another operationId, by the old one."""
        gone = {before[name].place: name for name in before.keys() - after.keys()}
        came = {after[name].place: name for name in after.keys() - before.keys()}
        return {gone[place]: came[place] for place in gone.keys() & came.keys()}

    def _about(self, operation: Operation, kind: Kind, is_breaking: bool, text: str, *keys: str | int) -> Change:
        return Change(kind, is_breaking, operation.id, text, (*operation.place, *keys), frozenset({operation.id}))

    def _operation(self, old: Operation, new: Operation) -> Iterator[Change]:
        if old.id != new.id:
            yield self._about(new, Kind.CHANGED, True, f"was called {old.id}", "operationId")
        if old.place != new.place:
            text = f"is {new.title} now, was {old.title}"
            yield self._about(new, Kind.CHANGED, route(old) != route(new), text)
        yield from self._parameters(old, new)
        yield from self._request(old, new)
        yield from self._responses(old, new)
        yield from self._security(old, new)
        if new.content.get("deprecated") and not old.content.get("deprecated"):
            yield self._about(new, Kind.DEPRECATED, False, "is deprecated", "deprecated")
        for key in sorted((old.content.keys() | new.content.keys()) - {"operationId", "parameters", "requestBody"}):
            before, after = old.content.get(key), new.content.get(key)
            if same(before, after) or key in ("responses", "security"):
                continue
            if key == "x-availability":
                yield from self._availability(new, before or {}, after or {})
            elif key == "x-evidence":
                level = (after or {}).get("level")
                text = f"is {level} now" if level != (before or {}).get("level") else "has other evidence"
                yield self._about(new, Kind.DOCUMENTED, False, text, key)
            elif key == "deprecated":
                if not after:
                    yield self._about(new, Kind.CHANGED, False, "is not deprecated any more", *old.place[3:])
            elif key == "x-replay-safe":
                text = f"is {'' if after else 'not '}sent again after a failure now"
                yield self._about(new, Kind.CHANGED, False, text, key)
            elif key in _WORDS or key.startswith("x-"):
                yield self._about(new, Kind.DOCUMENTED, False, f"{key} is worded anew", key)
            elif key not in ("links", "servers", "callbacks"):
                yield self._about(new, Kind.CHANGED, True, f"{key} changed, which nothing here can judge", key)
            else:
                yield self._about(new, Kind.CHANGED, key != "links", f"{key} changed", key)

    def _availability(self, new: Operation, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
        """The products that have it: code for a product that lost it is refused from now on."""
        for bound, word in (("since", "from"), ("until", "up to")):
            if before.get(bound) != after.get(bound):
                was, now = version(before.get(bound)), version(after.get(bound))
                is_less = bool(now) and (not was or (now > was if bound == "since" else now < was))
                text = f"exists {word} product {after[bound]} now" if now else f"exists {word} any product now"
                yield self._about(new, Kind.CHANGED, is_less, text, "x-availability", bound)

    def _parameters(self, old: Operation, new: Operation) -> Iterator[Change]:
        before, after = (self._parameters_of(*side) for side in ((self.old, old), (self.new, new)))
        own = (*new.place, "parameters")
        for key, (parameter, _) in before.items():
            if key not in after:
                text = f"the {parameter['in']} parameter {parameter['name']} is gone"
                yield Change(Kind.REMOVED, True, new.id, text, own)
        for key, (parameter, place) in after.items():
            subject = f"the {parameter['in']} parameter {parameter['name']}"
            if key not in before:
                is_required = bool(parameter.get("required"))
                word = "required" if is_required else "optional"
                yield Change(Kind.ADDED, is_required, new.id, f"{subject} is new ({word})", own)
                continue
            yield from self._parameter(before[key][0], parameter, place, new, subject)

    def _parameters_of(
        self, source: Source, operation: Operation
    ) -> dict[tuple[str, str], tuple[dict[str, Any], Place]]:
        """Parameters by place and name; those of the path by their position in it, because only that is on the wire."""
        path = operation.place[1]
        item = source.data[str(operation.place[0])][path]
        found: Parameters = {}
        for base, parameters in (
            (operation.place[:2], item.get("parameters", [])),
            (operation.place, operation.content.get("parameters", [])),
        ):
            for index, parameter in enumerate(parameters):
                place: Place = (*base, "parameters", index)
                if "$ref" in parameter:
                    place = place_of(parameter["$ref"])
                    parameter = deref(source, parameter)
                name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
                if parameter["in"] == "path":
                    name = str(_PATH_PARAMETER.findall(str(path)).index(name))
                found[parameter["in"], name] = (parameter, place)
        return found

    def _parameter(
        self, old: dict[str, Any], new: dict[str, Any], place: Place, operation: Operation, subject: str
    ) -> Iterator[Change]:
        is_shared = place[0] == "components"
        name = f"{place[-1]} ({subject})" if is_shared else f"{operation.id}: {subject}"
        if old["name"] != new["name"]:  # of a path: code gives it by name
            yield Change(Kind.CHANGED, True, name, f"was called {old['name']}", (*place, "name"))
        if bool(old.get("required")) != bool(new.get("required")):
            is_required = bool(new.get("required"))
            text = f"is {'required' if is_required else 'optional'} now"
            yield Change(Kind.CHANGED, is_required, name, text, (*place, "required"))
        for key, usual in _PARAMETER_FORM.items():
            if old.get(key, usual) != new.get(key, usual):
                yield Change(Kind.CHANGED, True, name, f"{key} is {shown(new.get(key))} now", (*place, key))
        if new.get("deprecated") and not old.get("deprecated"):
            yield Change(Kind.DEPRECATED, False, name, "is deprecated", (*place, "deprecated"))
        if "content" in old or "content" in new:
            yield from self._content(old, new, Spot(name, place, SENT), operation)
        yield from self.schemas.compare(
            old.get("schema", {}), new.get("schema", {}), Spot(name, (*place, "schema"), SENT)
        )
        yield from _worded(old, new, name, place)

    def _request(self, old: Operation, new: Operation) -> Iterator[Change]:
        before, after = old.content.get("requestBody"), new.content.get("requestBody")
        if before is None and after is None:
            return
        if after is None:
            yield self._about(new, Kind.REMOVED, True, "takes no body any more", "requestBody")
            return
        after, place = self._part(self.new, after, (*new.place, "requestBody"))
        if before is None:
            is_required = bool(after.get("required"))
            text = f"takes a body now ({'required' if is_required else 'optional'})"
            yield self._about(new, Kind.ADDED, is_required and not new.is_hook, text, "requestBody")
            return
        before, _ = self._part(self.old, before, ())
        if bool(before.get("required")) != bool(after.get("required")):
            is_required = bool(after.get("required"))
            text = f"the body is {'required' if is_required else 'optional'} now"
            yield Change(Kind.CHANGED, is_required != new.is_hook, new.id, text, (*place, "required"))
        yield from self._content(before, after, Spot(f"{new.id}: the body", place, new.asked), new)
        yield from _worded(before, after, f"{new.id}: the body", place)

    def _responses(self, old: Operation, new: Operation) -> Iterator[Change]:
        before, after = old.content.get("responses", {}), new.content.get("responses", {})
        has_success = any(status.startswith("2") for status in before)
        for status in before.keys() - after.keys():
            text = f"the answer {status} is gone"
            yield self._about(new, Kind.REMOVED, True, text, "responses", status)
        for status, answer in after.items():
            if status not in before:
                is_breaking = status[0] in "23" and has_success
                text = f"the answer {status} is new"
                yield self._about(new, Kind.ADDED, is_breaking, text, "responses", status)
                continue
            then, _ = self._part(self.old, before[status], ())
            now, place = self._part(self.new, answer, (*new.place, "responses", status))
            name = f"{new.id}: the answer {status}" if place[0] != "components" else f"the answer {place[-1]}"
            spot = Spot(name, place, new.answered)
            yield from self._content(then, now, spot, new)
            yield from self._headers(then, now, spot)
            if (raised := now.get("x-error")) != then.get("x-error"):  # except clauses name the class
                text = f"raises {raised or 'the usual class'} now, was {then.get('x-error') or 'the usual class'}"
                yield Change(Kind.CHANGED, True, name, text, (*place, "x-error"))
            yield from _worded(then, now, name, place)

    def _headers(self, old: dict[str, Any], new: dict[str, Any], spot: Spot) -> Iterator[Change]:
        before, after = ({n.lower(): h for n, h in side.get("headers", {}).items()} for side in (old, new))
        for name in sorted(before.keys() | after.keys()):
            part = spot.below(f": the header {name}", "headers", name)
            if name not in after:
                yield Change(Kind.REMOVED, True, part.subject, "is gone", part.place)
            elif name not in before:
                yield Change(Kind.ADDED, False, part.subject, "is new", part.place)
            else:
                then, _ = self._part(self.old, before[name], ())
                now, place = self._part(self.new, after[name], part.place)
                if then.get("required") and not now.get("required"):
                    yield Change(Kind.CHANGED, True, part.subject, "is optional now", (*place, "required"))
                schema = Spot(part.subject, (*place, "schema"), spot.ways)
                yield from self.schemas.compare(then.get("schema", {}), now.get("schema", {}), schema)

    def _content(self, old: dict[str, Any], new: dict[str, Any], spot: Spot, operation: Operation) -> Iterator[Change]:
        before, after = old.get("content", {}), new.get("content", {})
        if not before and after and spot.ways == RECEIVED:
            yield Change(Kind.CHANGED, True, spot.subject, "has a body now", (*spot.place, "content"))
            return
        for media in before.keys() - after.keys():
            yield Change(Kind.REMOVED, True, spot.subject, f"the form {media} is gone", (*spot.place, "content", media))
        for media, content in after.items():
            place = (*spot.place, "content", media)
            if media not in before:
                yield Change(Kind.ADDED, False, spot.subject, f"the form {media} is new", place)
                continue
            then, now = before[media].get("schema", {}), content.get("schema", {})
            yield from self.schemas.compare(then, now, replace(spot, place=(*place, "schema")))
            if not same(before[media].get("encoding"), content.get("encoding")):
                yield Change(Kind.CHANGED, True, spot.subject, "is encoded in another way", (*place, "encoding"))
            if not same(before[media].get("examples"), content.get("examples")):
                yield Change(Kind.DOCUMENTED, False, spot.subject, "examples are worded anew", (*place, "examples"))

    def _security(self, old: Operation, new: Operation) -> Iterator[Change]:
        """Ways to be let in: one that is gone breaks; no need to log in any more does not."""
        before, after = (
            side.content.get("security", source.data.get("security", []))
            for side, source in ((old, self.old), (new, self.new))
        )
        if same(before, after):
            return
        is_breaking = bool(after) and not all(any(lets_in(way, then) for way in after) for then in before or [{}])
        yield self._about(new, Kind.CHANGED, is_breaking, f"security is {shown(after)} now", "security")

    def _components(self, before: dict[str, Operation], after: dict[str, Operation]) -> Iterator[Change]:
        old, new = reach(self.old, before), reach(self.new, after)
        for name in sorted(self.old.data["components"].get("schemas", {})):
            if name not in self.new.data["components"].get("schemas", {}):
                operations = frozenset(operation for operation, _ in old.get(name, ()))
                place: Place = ("components", "schemas", name)
                yield Change(Kind.REMOVED, True, name, "is gone", place, operations)
                continue
            ways = frozenset(way for _, way in old.get(name, ())) & frozenset(way for _, way in new.get(name, ()))
            for change in self.schemas.components(name, ways):
                operations = frozenset(operation for operation, _ in new.get(name, ()))
                yield replace(change, operations=operations)

    def _document(self) -> Iterator[Change]:
        old, new = self.old.data, self.new.data
        urls = [{server["url"] for server in side.get("servers", [])} for side in (old, new)]
        for url in sorted(urls[0] - urls[1]):
            yield Change(Kind.REMOVED, True, "servers", f"{url} is gone", ("servers",))
        for url in sorted(urls[1] - urls[0]):
            yield Change(Kind.ADDED, False, "servers", f"{url} is new", ("servers",))
        before, after = (side["components"].get("securitySchemes", {}) for side in (old, new))
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

    def _part(self, source: Source, value: dict[str, Any], place: Place) -> tuple[dict[str, Any], Place]:
        """A body, answer or header with its place: that of the component when it is shared."""
        if "$ref" not in value:
            return value, place
        return deref(source, value), place_of(value["$ref"])


def _worded(old: dict[str, Any], new: dict[str, Any], subject: str, place: Place) -> Iterator[Change]:
    for key in sorted(_WORDS & (old.keys() | new.keys())):
        if not same(old.get(key), new.get(key)):
            yield Change(Kind.DOCUMENTED, False, subject, f"{key} is worded anew", (*place, key))
