"""Bodies checked against the document before they are sent: types, required and unknown properties, lengths, patterns.

Single calls leave this to the server, which knows best. A run over many items checks each of them first, so that a dry
run finds what would be refused. Values of open enums are not checked: a newer server may know more of them. A problem
names the property and the rule, never the value, which may be a key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from thingshub._client.operation import body_from
from thingshub._codec.json_codec import plain
from thingshub._limits import LIMITS
from thingshub.model import Model, Update, without_read_only
from thingshub.unions import is_array, is_object

_KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float, Decimal),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # `$` of the document is the end; Python's also stands before a last line break
    return re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)


_BOUNDS: Mapping[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minLength": (lambda value, bound: len(value) < bound, "needs at least {} characters"),
    "maxLength": (lambda value, bound: len(value) > bound, "has more than {} characters"),
    "minItems": (lambda value, bound: len(value) < bound, "needs at least {} entries"),
    "maxItems": (lambda value, bound: len(value) > bound, "has more than {} entries"),
    "maxProperties": (lambda value, bound: len(value) > bound, "has more than {} properties"),
    "minimum": (lambda value, bound: value < bound, "must be {} or more"),
    "maximum": (lambda value, bound: value > bound, "must be {} or less"),
    "pattern": (lambda value, bound: not _compiled(bound).search(value), "does not fit the pattern {}"),
}


def body_of(kind: type[Model], item: Model | Update[Any] | Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object to send of a model, ready or read and changed, or of a mapping with the document's names.

    Raises:
        TypeError, ValueError: it cannot be written as JSON, e.g. a time without a time zone.
    """
    body: Any = item if isinstance(item, Mapping) else body_from(kind, item, {})
    written: dict[str, Any] = plain(without_read_only(body))
    return written


def problem_of(kind: type[Model], body: Mapping[str, Any]) -> str | None:
    """What is wrong with a body, e.g. `network_settings.dev_eui has more than 16 characters`; None when nothing is."""
    return _problem(LIMITS[kind.__name__], dict(body), "")


def _problem(limits: Mapping[str, Any], value: Any, place: str) -> str | None:
    limits = LIMITS[limits["$ref"]] if "$ref" in limits else limits
    if "anyOf" in limits:
        found = [_problem(variant, value, place) for variant in limits["anyOf"]]
        return None if None in found else found[0]
    if "type" in limits and (problem := _misfit(limits["type"], value)):
        return f"{place or 'the item'} {problem}"
    if value is None:  # its type was all there is to check
        return None
    for name, bound in limits.items():
        rule = _BOUNDS.get(name)
        if rule is not None and rule[0](value, bound):
            return f"{place or 'the item'} {rule[1].format(bound)}"
    if is_array(value) and "items" in limits:
        for index, entry in enumerate(value):
            if problem := _problem(limits["items"], entry, f"{place}[{index}]"):
                return problem
    return _problem_of_object(limits, value, place) if is_object(value) else None


def _problem_of_object(limits: Mapping[str, Any], value: dict[str, Any], place: str) -> str | None:
    inside = f"{place}." if place else ""
    known: Mapping[str, Any] = limits.get("properties", {})
    for name in limits.get("required", ()):
        if name not in value:
            return f"{inside}{name} is missing"
    others = limits.get("additionalProperties", True)
    for name, child in value.items():
        if name not in known and others is False:
            return f"{inside}{name} is not known here; known are {', '.join(known)}"
        rule = known.get(name, others)
        if is_object(rule) and (problem := _problem(rule, child, inside + name)):
            return problem
    return None


def _misfit(kinds: str | list[str], value: Any) -> str | None:
    wanted = (kinds,) if isinstance(kinds, str) else kinds
    for kind in wanted:
        # A bool is an int in Python only
        if isinstance(value, _KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool)):
            return None
    return f"must be of type {' or '.join(wanted)}"
