"""How much of the document the cassettes show: operations, statuses, parameters, and properties sent and answered.

A parameter or a sent property counts once a request with it was accepted; an answered property once it was in a
successful answer. Properties are counted by the named schema that has them, so a schema that several operations share
counts once. What only the other side writes (writeOnly in answers, readOnly in requests) does not count.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.verify.comparing import Comparison

from tests.cassettes.exchange import DOCUMENT, RECORDED, Exchange, exchanges, form_fields
from thingshub_document.model import Media
from thingshub_document.source import place_of
from thingshub_document.types import Place, Schema
from thingshub_sandbox.openapi.answers import documented

DIMENSIONS = ("operations", "statuses", "parameters", "sent properties", "answered properties")
Names = dict[str, set[str]]


@dataclass(frozen=True)
class Coverage:
    """What there is to show, and what of it is shown, by dimension."""

    there: Names
    shown: Names

    @property
    def missing(self) -> Names:
        return {dimension: self.there[dimension] - self.shown[dimension] for dimension in DIMENSIONS}

    def of_tag(self, tag: str) -> Coverage:
        """The part that belongs to the operations of a tag."""
        there = _there(tag)
        return Coverage(there, {dimension: there[dimension] & self.shown[dimension] for dimension in DIMENSIONS})


def measured() -> Coverage:
    """The coverage by the cassettes that are there.

    Raises:
        BadCassette: one cannot be used.
    """
    recorded = [exchange for path in sorted(RECORDED.glob("*.yaml")) for exchange in exchanges(path)]
    return coverage_of(recorded)


def coverage_of(recorded: list[Exchange]) -> Coverage:
    """The coverage by these exchanges."""
    shown: Names = {dimension: set() for dimension in DIMENSIONS}
    for exchange in recorded:
        operation = exchange.operation
        shown["operations"].add(operation.id)
        shown["statuses"].add(f"{operation.id} {exchange.status}")
        if 200 <= exchange.status < 300:
            given = {*exchange.incoming.path_values, *(name for name, _ in exchange.incoming.query_pairs)}
            given |= exchange.incoming.headers.keys()
            names = {p.name for p in operation.documented.parameters if p.name in given or p.name.lower() in given}
            shown["parameters"] |= {f"{operation.id} {name}" for name in names}
            shown["sent properties"] |= _sent(exchange)
            shown["answered properties"] |= _answered(exchange)
    there = _there(None)
    return Coverage(there, {dimension: shown[dimension] & there[dimension] for dimension in DIMENSIONS})


def report(found: Coverage) -> list[str]:
    """Lines for people: shares, then what is missing."""
    lines = [
        ", ".join(f"{name} {_share(len(found.shown[name]), len(found.there[name]))}" for name in DIMENSIONS[:3]),
        ", ".join(f"{name} {_share(len(found.shown[name]), len(found.there[name]))}" for name in DIMENSIONS[3:]),
    ]
    lines += [
        f"{dimension} never recorded: {', '.join(sorted(names))}" for dimension, names in found.missing.items() if names
    ]
    return lines


def _sent(exchange: Exchange) -> set[str]:
    body = exchange.operation.documented.body
    media = _media(body.alternatives, exchange.request_type) if body else None
    if media is None or not exchange.request_body:
        return set()
    if media.kind == "multipart":
        name = media.schema["$ref"].rpartition("/")[2]
        return {f"{name}.{field}" for field in form_fields(exchange.request_body, exchange.request_type or "")}
    return _met(exchange, json.loads(exchange.request_body), media.schema) if media.kind == "json" else set()


def _answered(exchange: Exchange) -> set[str]:
    answer = documented(exchange.operation.documented, exchange.status)
    media = _media(answer.alternatives, exchange.answer_type) if answer else None
    if media is None or media.kind != "json":
        return set()
    return _met(exchange, json.loads(exchange.answer_body), media.schema)


def _met(exchange: Exchange, value: Any, schema: Schema) -> set[str]:
    """The properties of named schemas that a value has."""
    comparison = Comparison(DOCUMENT, exchange.operation.id)
    for _ in comparison.of(value, schema, ()):
        pass  # that it fits is another test's business
    return {_name(place) for place in comparison.met if _is_property(place)}


def _media(alternatives: Sequence[Media], content_type: str | None) -> Media | None:
    """The documented form of a body with this media type."""
    told = (content_type or "").partition(";")[0].strip().lower()
    return next((media for media in alternatives if media.media.lower() == told), None)


@cache
def _there(tag: str | None) -> Names:
    """All that the document has to show; of one tag's operations, or of all."""
    there: Names = {dimension: set() for dimension in DIMENSIONS}
    for operation in DOCUMENT.operations.values():
        if tag not in (None, operation.tag):
            continue
        statuses = {answer.status for answer in operation.answers} - {"default"}
        there["operations"].add(operation.id)
        there["statuses"] |= {f"{operation.id} {status}" for status in statuses}
        there["parameters"] |= {f"{operation.id} {parameter.name}" for parameter in operation.parameters}
        for media in operation.body.alternatives if operation.body else ():
            there["sent properties"] |= _properties(media.schema, "readOnly")
        for answer in operation.successes:
            for media in answer.alternatives:
                there["answered properties"] |= _properties(media.schema, "writeOnly")
    return there


def _properties(schema: Schema, other_side: str) -> set[str]:
    """The properties of all named schemas that a schema reaches, less those that only the other side writes."""
    return {
        _name(place) for place, prop in _reached(schema, (), set()) if _is_property(place) and not prop.get(other_side)
    }


def _reached(schema: Any, place: Place, been: set[Place]) -> Iterator[tuple[Place, dict[str, Any]]]:
    yield place, schema
    if "$ref" in schema:
        target = place_of(schema["$ref"])
        if target not in been:
            been.add(target)
            yield from _reached(DOCUMENT.deref(schema), target, been)
    for name, prop in schema.get("properties", {}).items():
        yield from _reached(prop, (*place, "properties", name), been)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from _reached(schema[key], (*place, key), been)
    for key in ("anyOf", "oneOf", "allOf"):
        for index, variant in enumerate(schema.get(key, [])):
            yield from _reached(variant, (*place, key, index), been)


def _is_property(place: Place) -> bool:
    return len(place) == 5 and place[3] == "properties"  # deeper there are no named ones: objects are components


def _name(place: Place) -> str:
    return f"{place[2]}.{place[-1]}"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part // whole} %)"
