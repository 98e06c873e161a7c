"""What changed in the parts of an operation: parameters, body, answers, their headers and their media types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.changes.change import Change, Kind, same, shown
from pipeline.changes.schemas import SchemaDiff, Spot
from pipeline.changes.sides import RECEIVED, SENT, Side
from thingshub_document.model import Answer, Body, Header, Media, Operation, Parameter
from thingshub_document.types import Place

WORDS = frozenset({"summary", "description", "tags", "externalDocs", "example", "examples"})
Keyed = dict[tuple[str, str], Parameter]


class PartDiff:
    """Compares the parts of operations.

    Attributes:
        schemas: Compares the schemas in them.
    """

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.schemas = SchemaDiff(old.document, new.document)

    def parameters(self, old: Operation, new: Operation) -> Iterator[Change]:
        """What changed in the parameters of an operation, those of its path included."""
        before, after = _keyed(old.parameters), _keyed(new.parameters)
        own = (*new.place, "parameters")
        moved = {
            key: other
            for key in before.keys() - after.keys()
            for other in after.keys() - before.keys()
            if before[key].name == after[other].name
        }
        for key, parameter in before.items():
            if key in moved:
                now = after[moved[key]]
                text = f"the parameter {now.name} is sent in the {now.where} now, was in the {parameter.where}"
                yield Change(Kind.CHANGED, True, new.id, text, (*now.place, "in"))
            elif key not in after:
                text = f"the {parameter.where} parameter {parameter.name} is gone"
                yield Change(Kind.REMOVED, True, new.id, text, own)
        for key, parameter in after.items():
            subject = f"the {parameter.where} parameter {parameter.name}"
            if key in before:
                yield from self._parameter(before[key], parameter, new, subject)
            elif key not in moved.values():
                word = "required" if parameter.required else "optional"
                yield Change(Kind.ADDED, parameter.required, new.id, f"{subject} is new ({word})", own)

    def _parameter(self, old: Parameter, new: Parameter, operation: Operation, subject: str) -> Iterator[Change]:
        place = new.place
        name = f"{place[-1]} ({subject})" if place[0] == "components" else f"{operation.id}: {subject}"
        if old.name != new.name and new.where == "path":  # of a path: code gives it by name
            yield Change(Kind.CHANGED, True, name, f"was called {old.name}", (*place, "name"))
        elif old.python_name != new.python_name:
            text = f"is the argument {new.python_name} in Python now, was {old.python_name}"
            yield Change(Kind.CHANGED, True, name, text, (*place, "x-python-name"))
        if old.required != new.required:
            text = f"is {'required' if new.required else 'optional'} now"
            yield Change(Kind.CHANGED, new.required, name, text, (*place, "required"))
        yield from self._written(old, new, name)
        if new.deprecated and not old.deprecated:
            yield Change(Kind.DEPRECATED, False, name, "is deprecated", (*place, "deprecated"))
        inside: Place = ("content", new.media, "schema") if new.media else ("schema",)
        yield from self.schemas.compare(old.schema, new.schema, Spot(name, (*place, *inside), SENT))
        yield from _worded(self.old.node(old.place), self.new.node(place), name, place)

    def _written(self, old: Parameter, new: Parameter, name: str) -> Iterator[Change]:
        """How a value is written: by a style, or as a media type."""
        if old.media != new.media:
            now, was = (p.media or f"in the style {p.style}" for p in (new, old))
            yield Change(Kind.CHANGED, True, name, f"is written {now} now, was {was}", (*new.place, "content"))
            return
        for key, word in (("style", "style"), ("explode", "explode"), ("allow_reserved", "allowReserved")):
            before, after = getattr(old, key), getattr(new, key)
            if before != after:
                text = f"{word} is {shown(after)} now, was {shown(before)}"
                yield Change(Kind.CHANGED, True, name, text, (*new.place, word))

    def request(self, old: Operation, new: Operation) -> Iterator[Change]:
        """What changed in the body of an operation; a message's body is what its receiver gets."""
        before, after = old.body, new.body
        own = (*new.place, "requestBody")
        reached = frozenset({new.id})
        if before is None and after is None:
            return
        if after is None:
            yield Change(Kind.REMOVED, True, new.id, "takes no body any more", own, reached)
            return
        is_message = self.new.is_message(new)
        if before is None:
            text = f"takes a body now ({'required' if after.required else 'optional'})"
            yield Change(Kind.ADDED, after.required and not is_message, new.id, text, own, reached)
            return
        if before.required != after.required:
            text = f"the body is {'required' if after.required else 'optional'} now"
            yield Change(Kind.CHANGED, after.required != is_message, new.id, text, (*after.place, "required"))
        spot = Spot(f"{new.id}: the body", after.place, self.new.asked(new))
        yield from self._first_media(before, after, spot)
        yield from self._content(before.alternatives, after.alternatives, spot)
        yield from _worded(self.old.node(before.place), self.new.node(after.place), spot.subject, after.place)

    def _first_media(self, old: Body, new: Body, spot: Spot) -> Iterator[Change]:
        """What is sent when a caller does not say otherwise."""
        if not old.alternatives or not new.alternatives:
            return
        before, after = old.alternatives[0].media, new.alternatives[0].media
        if before != after and any(media.media == before for media in new.alternatives):
            text = f"{after} is sent now where nothing is said, was {before}"
            yield Change(Kind.CHANGED, True, spot.subject, text, (*spot.place, "content"))

    def answers(self, old: Operation, new: Operation) -> Iterator[Change]:
        """What changed in the answers of an operation."""
        before, after = ({answer.status: answer for answer in operation.answers} for operation in (old, new))
        has_success = any(status.startswith("2") for status in before)
        reached = frozenset({new.id})
        for status in before.keys() - after.keys():
            place = (*new.place, "responses", status)
            yield Change(Kind.REMOVED, True, new.id, f"the answer {status} is gone", place, reached)
        for status, answer in after.items():
            if status in before:
                yield from self._answer(before[status], answer, new)
                continue
            is_breaking = status[0] in "23" and has_success
            place = (*new.place, "responses", status)
            yield Change(Kind.ADDED, is_breaking, new.id, f"the answer {status} is new", place, reached)

    def _answer(self, old: Answer, new: Answer, operation: Operation) -> Iterator[Change]:
        place = new.place
        is_shared = place[0] == "components"
        name = f"the answer {place[-1]}" if is_shared else f"{operation.id}: the answer {new.status}"
        spot = Spot(name, place, self.new.answered(operation))
        yield from self._content(old.alternatives, new.alternatives, spot)
        yield from self._headers(old, new, spot)
        if new.error_class != old.error_class:  # except clauses name the class
            text = f"raises {new.error_class or 'the usual class'} now, was {old.error_class or 'the usual class'}"
            yield Change(Kind.CHANGED, True, name, text, (*place, "x-error"))
        yield from _worded(self.old.node(old.place), self.new.node(place), name, place)

    def _headers(self, old: Answer, new: Answer, spot: Spot) -> Iterator[Change]:
        before, after = ({header.name.lower(): header for header in side.headers} for side in (old, new))
        for name in sorted(before.keys() | after.keys()):
            part = spot.below(f": the header {name}", "headers", name)
            if name not in after:
                yield Change(Kind.REMOVED, True, part.subject, "is gone", part.place)
            elif name not in before:
                yield Change(Kind.ADDED, False, part.subject, "is new", part.place)
            else:
                yield from self._header(before[name], after[name], part)

    def _header(self, old: Header, new: Header, part: Spot) -> Iterator[Change]:
        place = new.place
        if old.required != new.required:
            text = "is always there now" if new.required else "is optional now"
            yield Change(Kind.CHANGED, not new.required, part.subject, text, (*place, "required"))
        if old.explode != new.explode:
            text = f"explode is {shown(new.explode)} now, was {shown(old.explode)}"
            yield Change(Kind.CHANGED, True, part.subject, text, (*place, "explode"))
        if old.python_name != new.python_name:
            text = f"is called {new.python_name} in Python now, was {old.python_name}"
            yield Change(Kind.CHANGED, True, part.subject, text, (*place, "x-python-name"))
        yield from self.schemas.compare(old.schema, new.schema, Spot(part.subject, (*place, "schema"), part.ways))

    def _content(self, old: Sequence[Media], new: Sequence[Media], spot: Spot) -> Iterator[Change]:
        before, after = ({media.media: media for media in side} for side in (old, new))
        if not before and after and spot.ways == RECEIVED:
            yield Change(Kind.CHANGED, True, spot.subject, "has a body now", (*spot.place, "content"))
            return
        for name in before.keys() - after.keys():
            yield Change(Kind.REMOVED, True, spot.subject, f"the form {name} is gone", (*spot.place, "content", name))
        for name, media in after.items():
            if name not in before:
                yield Change(Kind.ADDED, False, spot.subject, f"the form {name} is new", media.place)
                continue
            then = before[name]
            yield from self.schemas.compare(then.schema, media.schema, replace(spot, place=(*media.place, "schema")))
            raw = [side.node(at.place) for side, at in ((self.old, then), (self.new, media))]
            if not same(raw[0].get("encoding"), raw[1].get("encoding")):
                text = "; ".join(_encoded(then, media)) or "is encoded in another way"
                yield Change(Kind.CHANGED, True, spot.subject, text, (*media.place, "encoding"))
            if not same(raw[0].get("examples"), raw[1].get("examples")):
                place = (*media.place, "examples")
                yield Change(Kind.DOCUMENTED, False, spot.subject, "examples are worded anew", place)


def _keyed(parameters: Sequence[Parameter]) -> Keyed:
    """Parameters by place and name; those of the path by their position in it, because only that is on the wire."""
    found: Keyed = {}
    for parameter in parameters:
        name = parameter.name.lower() if parameter.where == "header" else parameter.name
        if parameter.where == "path":
            name = str(sum(where == "path" for where, _ in found))
        found[parameter.where, name] = parameter
    return found


def _encoded(old: Media, new: Media) -> Iterator[str]:
    """How the fields of a form are written otherwise."""
    before = {part.name: part for part in old.parts}
    for part in new.parts:
        if (then := before.get(part.name)) is None:
            continue
        if part.content_type != then.content_type:
            yield f"the field {part.name} is sent as {part.content_type} now, was {then.content_type}"
        if (part.style, part.explode) != (then.style, then.explode):
            now, was = (f"{p.style}{', exploded' if p.explode else ''}" for p in (part, then))
            yield f"the field {part.name} is written in the style {now} now, was {was}"


def _worded(old: Mapping[str, Any], new: Mapping[str, Any], subject: str, place: Place) -> Iterator[Change]:
    for key in sorted(WORDS & (old.keys() | new.keys())):
        if not same(old.get(key), new.get(key)):
            yield Change(Kind.DOCUMENTED, False, subject, f"{key} is worded anew", (*place, key))
