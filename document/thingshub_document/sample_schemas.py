"""Schemas as one flat piece each: references followed, `allOf` laid together, a piece for every branch.

What the pieces cannot say (`not`, `if`, an odd `oneOf`) they leave out: they are where values are looked for, not what
judges them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

CANDIDATES = 24
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_OF_TYPE = {
    "object": ("properties", "additionalProperties", "required", "minProperties", "patternProperties", "propertyNames"),
    "array": ("items", "prefixItems", "minItems", "uniqueItems", "contains"),
    "string": ("pattern", "format", "minLength", "maxLength"),
    "number": _NUMBERS,
}


class NoSample(Exception):
    """No value was found; the text says for what."""


class Endless(NoSample):
    """The schema goes on into itself here."""


class Flattener:
    """Flattens the schemas of one document.

    Args:
        data: The bundled document: where local references lead.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def flat(self, schema: Any, references: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
        """The schema without references, `allOf` and branches: once for each branch; with the references followed."""
        known = as_mapping(schema)
        if known is None:
            if schema is not False:
                yield {}, references
            return
        if isinstance(reference := known.get("$ref"), str):
            rest = {name: value for name, value in known.items() if name != "$ref"}
            if reference in references:
                return
            target = self._target(reference)
            for flat, followed in self.flat(target, (*references, reference)):
                for further, onwards in self.flat(rest, references) if rest else [({}, references)]:
                    yield _merged(flat, further), _both(followed, onwards)
            return
        own = {name: value for name, value in known.items() if name not in ("allOf", "oneOf", "anyOf")}
        found: list[tuple[dict[str, Any], tuple[str, ...]]] = [(own, references)]
        for member in known.get("allOf", ()):
            found = [
                (_merged(flat, further), _both(followed, onwards))
                for flat, followed in found
                for further, onwards in self.flat(member, references)
            ][:CANDIDATES]
        for name in ("oneOf", "anyOf"):
            if branches := known.get(name):
                found = [
                    (self._discriminated(known, _merged(flat, further), branch), _both(followed, onwards))
                    for flat, followed in found
                    for branch in sorted(branches, key=is_null)
                    for further, onwards in self.flat(branch, references)
                ][:CANDIDATES]
        yield from found

    def _discriminated(self, schema: Mapping[str, Any], flat: dict[str, Any], branch: Any) -> dict[str, Any]:
        """The branch of a union with the value of the discriminator that leads to it."""
        discriminator: Mapping[str, Any] = schema.get("discriminator") or {}
        properties: Mapping[str, Any] = flat.get("properties") or {}
        key = discriminator.get("propertyName")
        reference = (as_mapping(branch) or {}).get("$ref")
        if not key or not reference or "const" in properties.get(key, {}):
            return flat
        mapping: Mapping[str, str] = discriminator.get("mapping") or {}
        name = reference.rpartition("/")[2]
        value = next((value for value, target in mapping.items() if target in (reference, name)), name)
        return _merged(flat, {"properties": {key: {"const": value}}, "required": [key]})

    def _target(self, reference: str) -> Any:
        if not reference.startswith("#"):
            raise NoSample(f"{reference} is not in this document")
        found: Any = self._data
        for part in reference[1:].split("/")[1:]:
            part = unquote(part).replace("~1", "/").replace("~0", "~")
            try:
                found = found[int(part) if isinstance(found, list) else part]
            except (TypeError, KeyError, IndexError, ValueError) as error:
                raise NoSample(f"{reference} points at nothing") from error
        return found


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return (*one, *(reference for reference in other if reference not in one))


def types_of(schema: Mapping[str, Any]) -> list[str]:
    """The JSON types of a flat schema, null last; `anything` where it asks for none."""
    named: Any = schema.get("type")
    if isinstance(named, str):
        return [named]
    if isinstance(named, list):
        return sorted(named, key=lambda name: name == "null")  # pyright: ignore[reportUnknownArgumentType]
    return [name for name, words in _OF_TYPE.items() if any(word in schema for word in words)][:1] or ["anything"]


def as_mapping(value: Any) -> Mapping[str, Any] | None:
    """The value, if it is a mapping."""
    return value if isinstance(value, Mapping) else None  # pyright: ignore[reportUnknownVariableType]


def is_null(schema: Any) -> bool:
    """Whether a branch is null alone."""
    known = as_mapping(schema)
    return known is not None and known.get("type") == "null"


def bound(schema: Mapping[str, Any], closed: str, opened: str) -> Decimal | None:
    """The lower or upper bound of a number."""
    found = [Decimal(str(schema[name])) for name in (closed, opened) if schema.get(name) is not None]
    return (max if closed == "minimum" else min)(found) if found else None


def is_between(schema: Mapping[str, Any], number: Decimal) -> bool:
    """Whether a number keeps to its bounds."""
    bounds = {name: Decimal(str(schema[name])) for name in _NUMBERS[:4] if schema.get(name) is not None}
    return (
        number >= bounds.get("minimum", number)
        and number <= bounds.get("maximum", number)
        and not number <= bounds.get("exclusiveMinimum", number - 1)
        and not number >= bounds.get("exclusiveMaximum", number + 1)
    )


def _merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What both schemas ask for, as far as one flat schema can say it; the judge sees to the rest."""
    made = dict(one)
    for name, value in other.items():
        if name not in made or made[name] == value:
            made[name] = value
        elif name in ("properties", "patternProperties"):
            both = {key: {"allOf": [made[name][key], value[key]]} for key in made[name].keys() & value.keys()}
            made[name] = made[name] | value | both
        elif name == "required":
            made[name] = [*made[name], *(key for key in value if key not in made[name])]
        elif name in ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"):
            made[name] = max(made[name], value)
        elif name in ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"):
            made[name] = min(made[name], value)
        elif name == "type":
            made[name] = _common_types(made[name], value)
        elif name == "enum":
            made[name] = [entry for entry in made[name] if entry in value]
        elif name == "pattern":
            made["_patterns"] = [*made.get("_patterns", []), value]
        elif name == "items":
            made[name] = {"allOf": [made[name], value]}
        elif name == "additionalProperties":
            made[name] = value if made[name] is True else False if False in (value, made[name]) else made[name]
        else:
            made[name] = value
    return made


def _common_types(one: str | list[str], other: str | list[str]) -> list[str]:
    left, right = ([types] if isinstance(types, str) else types for types in (one, other))
    common = [name for name in left if name in right]
    if not common and {"integer", "number"} <= {*left, *right}:
        common = ["integer"]
    return common or [*right]
