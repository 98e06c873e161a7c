"""What changed between two schemas, told by the way that the values travel.

What callers send breaks when it narrows: a value that was accepted is refused. What they receive breaks when it widens
(a value comes that nobody expected) or when something that was there is gone. A name that generated code has (a
property, an enum value, a member of a union, a model) breaks in both ways when it goes. Unknown fields never break a
receiver, and neither do values of an enum or members of a union that the document calls open (`x-extensible-enum`,
`anyOf` with a free form). A keyword that is not judged here counts as breaking when it changes: better a question too
many than a client that stops.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.changes.change import Change, Kind, Way, same, shown
from pipeline.changes.shapes import (
    Schema,
    flattened,
    hidden_ways,
    is_model,
    named_schemas,
    only_in,
    shown_variant,
    spelt,
    target_of,
    types_of,
    values_of,
    ways,
)
from thingshub_document.reading import Document
from thingshub_document.schema_tools import open_unions
from thingshub_document.types import Place

_LOWER = {"minLength", "minItems", "minimum", "exclusiveMinimum", "minProperties"}
_UPPER = {"maxLength", "maxItems", "maximum", "exclusiveMaximum", "maxProperties"}
_NARROWING = {"pattern", "multipleOf", "uniqueItems"}
_WORDS = {"title", "description", "example", "examples", "externalDocs", "xml", "$comment"}
_JUDGED = {
    *("$ref", "type", "enum", "const", "x-extensible-enum", "properties", "required", "items", "additionalProperties"),
    *("oneOf", "anyOf", "allOf", "discriminator", "format", "default", "deprecated", "readOnly", "writeOnly", "not"),
    *("x-secret", "x-python-name", "x-enum-varnames", *_LOWER, *_UPPER, *_NARROWING),
}


@dataclass(frozen=True)
class Spot:
    """Where a comparison stands.

    Attributes:
        subject: What to call it.
        place: In the new document.
        ways: How values travel there.
    """

    subject: str
    place: Place
    ways: frozenset[Way]

    def below(self, name: str, *keys: str | int) -> Spot:
        """A part of it."""
        return replace(self, subject=f"{self.subject}{name}", place=(*self.place, *keys))


class SchemaDiff:
    """Compares schemas of two documents; named ones by name, each once."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old = old
        self.new = new
        unions = open_unions(new.data)
        self._open = {union.known for union in unions.values() if union.known in named_schemas(old)}
        self._free = {union.other for union in unions.values()}
        self._under_way: set[tuple[str, str]] = set()

    def components(self, name: str, ways: frozenset[Way]) -> Iterator[Change]:
        """What changed in a named schema that both documents have."""
        spot = Spot(name, ("components", "schemas", name), ways)
        yield from self.compare(named_schemas(self.old)[name], named_schemas(self.new)[name], spot)

    def compare(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        """What changed between two schemas at one spot."""
        before, after = old.get("$ref"), new.get("$ref")
        if before is not None and before == after:
            then, now = ({key: value for key, value in side.items() if key != "$ref"} for side in (old, new))
            yield from self._compare(then, now, spot)  # what it refers to is compared under its own name
            return
        if before is not None or after is not None:
            pair = (str(before), str(after))
            if pair in self._under_way:
                return
            old, new = target_of(self.old, old), target_of(self.new, new)
            if before and after:
                self._under_way.add(pair)
                if is_model(old):
                    names = [reference.rpartition("/")[2] for reference in pair]
                    yield self._change(spot, Kind.CHANGED, True, f"is a {names[1]} now, was a {names[0]}", "$ref")
            yield from self._compare(old, new, spot)
            self._under_way.discard(pair)
            return
        yield from self._compare(old, new, spot)

    def _compare(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        old, new = flattened(self.old, old), flattened(self.new, new)
        if same(old, new):
            return
        yield from self._type(old, new, spot)
        yield from self._values(old, new, spot)
        yield from self._bounds(old, new, spot)
        yield from self._object(old, new, spot)
        for key in ("oneOf", "anyOf"):
            yield from self._union(old, new, key, spot)
        yield from self._rest(old, new, spot)
        if isinstance(old.get("items"), dict) and isinstance(new.get("items"), dict):
            yield from self.compare(old["items"], new["items"], spot.below("[]", "items"))
        elif not same(old.get("items"), new.get("items")):
            yield self._change(spot, Kind.CHANGED, True, "has entries of another form", "items")

    def _change(self, spot: Spot, kind: Kind, breaks: bool | frozenset[Way], text: str, *keys: str | int) -> Change:
        """A change; `breaks` names the ways in which it breaks, or says it for all."""
        is_breaking = breaks if isinstance(breaks, bool) else bool(breaks & spot.ways)
        return Change(kind, is_breaking, spot.subject, text, (*spot.place, *keys))

    def _type(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        before, after = types_of(old), types_of(new)
        if before == after:
            return
        breaks = frozenset(
            way
            for way, is_broken in ((Way.SENT, not before <= after), (Way.RECEIVED, not after <= before))
            if is_broken
        )
        text = f"is {spelt(new.get('type'))} now, was {spelt(old.get('type'))}"
        yield self._change(spot, Kind.CHANGED, breaks, text, "type")

    def _values(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        before, after = values_of(old), values_of(new)
        was_open, is_open = "x-extensible-enum" in old, "x-extensible-enum" in new
        key = next((key for key in ("enum", "const", "x-extensible-enum") if key in new or key in old), "enum")
        if before is None and after is None:
            return
        if after is None:
            yield self._change(spot, Kind.CHANGED, ways(Way.RECEIVED), "takes any value now", key)
            return
        if before is None:
            text = f"takes only {', '.join(map(shown, after))} now"
            yield self._change(spot, Kind.CHANGED, ways() if is_open else ways(Way.SENT), text, key)
            return
        for _, value in only_in(before, after):
            yield self._change(spot, Kind.REMOVED, True, f"the value {shown(value)} is gone", key)
        for index, value in only_in(after, before):
            breaks = ways() if was_open else ways(Way.RECEIVED)
            yield self._change(spot, Kind.ADDED, breaks, f"the value {shown(value)} is new", key, index)
        if was_open and not is_open:
            yield self._change(spot, Kind.CHANGED, ways(Way.SENT), "takes only the listed values now", key)
        elif is_open and not was_open:
            yield self._change(spot, Kind.CHANGED, ways(Way.RECEIVED), "may bring other values now", key)

    def _bounds(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        for key in sorted((_LOWER | _UPPER | _NARROWING) & (old.keys() | new.keys())):
            before, after = old.get(key), new.get(key)
            if same(before, after) or (key == "uniqueItems" and bool(before) == bool(after)):
                continue
            if key in _NARROWING:
                is_narrower = bool(after)
            else:
                is_narrower = after is not None and (
                    before is None or (after > before if key in _LOWER else after < before)
                )
            text = f"{key} is {shown(after)} now" if after is not None else f"{key} is gone"
            text += f", was {shown(before)}" if before is not None else ""
            yield self._change(spot, Kind.CHANGED, ways(Way.SENT) if is_narrower else ways(), text, key)

    def _object(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        before, after = old.get("properties", {}), new.get("properties", {})
        for name in before.keys() - after.keys():
            yield self._change(spot.below(f".{name}"), Kind.REMOVED, True, "is gone", "properties", name)
        for name, schema in after.items():
            part = spot.below(f".{name}", "properties", name)
            if name not in before:
                yield self._new_property(schema, name in new.get("required", []), part)
                continue
            hidden = hidden_ways(self.old, before[name]) | hidden_ways(self.new, schema)
            yield from self._visibility(before[name], schema, part)
            yield from self.compare(before[name], schema, replace(part, ways=part.ways - hidden))
            was_required, is_required = (name in side.get("required", []) for side in (old, new))
            if is_required and not was_required:
                shows = Way.SENT not in hidden
                yield self._change(part, Kind.CHANGED, ways(Way.SENT) if shows else ways(), "is required now")
            elif was_required and not is_required:
                shows = Way.RECEIVED not in hidden
                yield self._change(part, Kind.CHANGED, ways(Way.RECEIVED) if shows else ways(), "is optional now")
        yield from self._further(old, new, spot)

    def _new_property(self, schema: Schema, is_required: bool, part: Spot) -> Change:
        hidden = hidden_ways(self.new, schema)
        breaks = ways(Way.SENT) - hidden if is_required else ways()
        return self._change(part, Kind.ADDED, breaks, f"is new ({'required' if is_required else 'optional'})")

    def _visibility(self, old: Schema, new: Schema, part: Spot) -> Iterator[Change]:
        for key, way in (("readOnly", Way.SENT), ("writeOnly", Way.RECEIVED)):
            was, is_now = (bool(target_of(*side).get(key)) for side in ((self.old, old), (self.new, new)))
            if was != is_now:
                text = f"is {'not ' if is_now else ''}{way} now"
                yield self._change(part, Kind.CHANGED, ways(way) if is_now else ways(), text, key)

    def _further(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        """Properties that have no name: refused, taken, taken and kept, or of one form."""
        before, after = old.get("additionalProperties"), new.get("additionalProperties")
        if same(before, after):
            return
        key = "additionalProperties"
        if isinstance(before, dict) and isinstance(after, dict):
            yield from self.compare(before, after, spot.below(".*", key))
        elif before is False:
            yield self._change(spot, Kind.ADDED, ways(), "takes further properties now", key)
        elif after is False:
            breaks = ways(Way.SENT, Way.RECEIVED) if before else ways(Way.SENT)
            yield self._change(spot, Kind.CHANGED, breaks, "refuses further properties now", key)
        elif after is None:
            yield self._change(spot, Kind.REMOVED, True, "says nothing of further properties any more", key)
        elif before is None and after is True:
            yield self._change(spot, Kind.ADDED, ways(), "takes further properties now", key)
        else:
            yield self._change(spot, Kind.CHANGED, True, f"has further properties {shown(after)} now", key)

    def _union(self, old: Schema, new: Schema, key: str, spot: Spot) -> Iterator[Change]:
        before, after = old.get(key, []), new.get(key, [])
        is_open = spot.place == ("components", "schemas", spot.subject) and spot.subject in self._open
        for _, variant in only_in(before, after):
            yield self._change(spot, Kind.REMOVED, True, f"{shown_variant(variant)} is no choice any more", key)
        for index, variant in only_in(after, before):
            breaks = ways() if is_open else ways(Way.RECEIVED)
            if not before:  # it took anything of its type before
                breaks |= ways(Way.SENT)
            yield self._change(spot, Kind.ADDED, breaks, f"{shown_variant(variant)} is a choice now", key, index)

    def _rest(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        for key in sorted(old.keys() | new.keys()):
            before, after = old.get(key), new.get(key)
            if same(before, after):
                continue
            if key == "deprecated" and after:
                yield self._change(spot, Kind.DEPRECATED, False, "is deprecated", key)
            elif key == "x-secret":
                yield self._change(spot, Kind.CHANGED, False, f"is {'' if after else 'not '}a secret now", key)
            elif key == "format":
                text = f"has the format {spelt(after)} now, was {spelt(before)}"
                yield self._change(spot, Kind.CHANGED, True, text, key)
            elif key == "default":
                text = f"is {shown(after)} now when it is left out, was {shown(before)}"
                yield self._change(spot, Kind.CHANGED, ways(Way.SENT), text, key)
            elif key == "discriminator":
                yield from self._discriminator(before or {}, after or {}, spot)
            elif key == "not" and spot.place[2] in self._free:
                continue  # what a free form leaves to the known ones follows from the members of the union
            elif key == "x-python-name":
                text = f"is called {spelt(after)} in Python now, was {spelt(before)}"
                yield self._change(spot, Kind.CHANGED, True, text, key)
            elif key == "x-enum-varnames":
                text = "its values have other names in Python now"
                yield self._change(spot, Kind.CHANGED, True, text, key)
            elif key in _WORDS or (key.startswith("x-") and key not in _JUDGED):
                yield self._change(spot, Kind.DOCUMENTED, False, f"{key} is worded anew", key)
            elif key in ("deprecated",):
                yield self._change(spot, Kind.CHANGED, False, "is not deprecated any more", key)
            elif key == "not" or key not in _JUDGED:
                yield self._change(spot, Kind.CHANGED, True, f"{key} changed, which nothing here can judge", key)

    def _discriminator(self, old: Schema, new: Schema, spot: Spot) -> Iterator[Change]:
        if old.get("propertyName") != new.get("propertyName"):
            text = f"is told apart by {spelt(new.get('propertyName'))} now, was by {spelt(old.get('propertyName'))}"
            yield self._change(spot, Kind.CHANGED, True, text, "discriminator", "propertyName")
        before, after = old.get("mapping", {}), new.get("mapping", {})
        for value in before:
            if before[value] != after.get(value) and (value in after or before[value] in after.values()):
                text = f"the type {shown(value)} stands for another form now"
                yield self._change(spot, Kind.CHANGED, True, text, "discriminator", "mapping")
