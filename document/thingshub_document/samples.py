"""A value that fits a schema, for where the document gives no example: always the same, and as plain as it can be.

References and `allOf` are laid together; of `oneOf` and `anyOf` each branch is a candidate. What no construction
settles (`not`, `if`, `contains` beside other bounds) is settled by trying: the caller hands in a judge of its own, and
the first candidate that it lets pass is taken. Recursion ends at the second round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any, Literal

from thingshub_document import sample_patterns, sample_texts
from thingshub_document.types import Schema

Direction = Literal["sent", "read"]
Fits = Callable[[Schema, Any, Direction], bool]
_ROUNDS = 2
_CANDIDATES = 24
_BEYOND_DOUBLES = 2**53 + 1
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_OF_TYPE = {
    "object": ("properties", "additionalProperties", "required", "minProperties", "patternProperties", "propertyNames"),
    "array": ("items", "prefixItems", "minItems", "uniqueItems", "contains"),
    "string": ("pattern", "format", "minLength", "maxLength"),
    "number": _NUMBERS,
}


class NoSample(Exception):
    """No value was found; the text says for what."""


class _Endless(NoSample):
    """The schema goes on into itself here."""


class Sampler:
    """Makes values for the schemas of one document.

    Args:
        data: The bundled document: where local references lead.
        fits: Whether a value fits a schema; None to take the first candidate.
        plain: What texts are that nothing is asked of.
        is_exact: Whether numbers may be such that a double does not hold them.
    """

    def __init__(
        self, data: Mapping[str, Any], fits: Fits | None = None, *, plain: str = "text", is_exact: bool = True
    ) -> None:
        self._data = data
        self._fits = fits
        self._plain = plain
        self._is_exact = is_exact

    def sample(self, schema: Schema, direction: Direction = "sent", *, full: bool = True) -> Any:
        """One value that fits.

        Args:
            schema: A schema of the document.
            direction: `sent` leaves out what is readOnly, `read` what is writeOnly.
            full: With every property; else only with the required ones.

        Raises:
            NoSample: none was found.
        """
        found = next(self.samples(schema, direction, full=full), None)
        if found is None:
            raise NoSample("no value was found that fits the schema")
        return found[0]

    def samples(self, schema: Schema, direction: Direction = "sent", *, full: bool = True) -> Iterator[tuple[Any]]:
        """The values that fit: one for each branch at the top, each in a tuple of its own since null is a value too.

        Raises:
            NoSample: none was found, and it is known why.
        """
        count, reason = 0, None
        for is_careful in (False, True) if self._fits else (False,):  # the second time each part is tried by itself
            builder = _Builder(self._data, direction, full, self._plain, self._is_exact, self._fits, is_careful)
            candidates = builder.candidates(schema)
            try:
                for value in islice(candidates, _CANDIDATES):
                    if self._fits is None or self._fits(schema, value, direction):
                        count += 1
                        yield (value,)
            except NoSample as error:
                reason = error
            if count:
                return
        if reason is not None:
            raise reason


class _Builder:
    def __init__(
        self,
        data: Mapping[str, Any],
        direction: Direction,
        full: bool,
        plain: str,
        is_exact: bool,
        fits: Fits | None,
        is_careful: bool,
    ) -> None:
        self._data = data
        self._direction: Direction = direction
        self._full = full
        self._plain = plain
        self._is_exact = is_exact
        self._fits = fits
        self._is_careful = is_careful
        self._open = list[str]()  # the references on the way here

    def candidates(self, schema: Any, index: int = 0) -> Iterator[Any]:
        """Values that should fit, the best first.

        Raises:
            NoSample: there is none.
        """
        count, reason = 0, None
        for flat, references in self._flat(schema, ()):
            if any(self._open.count(reference) >= _ROUNDS for reference in references):
                reason = reason or _Endless(f"{references[-1]} goes on into itself without an end")
                continue
            self._open += references
            try:
                for value in self._of(flat, index):
                    count += 1
                    yield value
            except NoSample as error:
                reason = reason or error
            finally:
                del self._open[len(self._open) - len(references) :]
        if not count:
            raise reason or NoSample("no value fits the schema")

    def _first(self, schema: Any, index: int = 0) -> Any:
        """The best value for a part."""
        if self._is_careful and self._fits is not None and isinstance(schema, Mapping):
            for value in islice(self.candidates(schema, index), _CANDIDATES):
                if self._fits(schema, value, self._direction):
                    return value
            raise NoSample("no value was found that fits the schema")
        return next(self.candidates(schema, index))

    def _flat(self, schema: Any, references: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
        """The schema without references, `allOf` and branches: once for each branch; with the references followed."""
        if not isinstance(schema, Mapping):
            if schema is not False:
                yield {}, references
            return
        if isinstance(reference := schema.get("$ref"), str):
            rest = {name: value for name, value in schema.items() if name != "$ref"}
            if reference in references:
                return
            target = self._target(reference)
            for flat, followed in self._flat(target, (*references, reference)):
                yield (_merged(flat, rest) if rest else flat), followed
            return
        own = {name: value for name, value in schema.items() if name not in ("allOf", "oneOf", "anyOf")}
        found: list[tuple[dict[str, Any], tuple[str, ...]]] = [(own, references)]
        for member in schema.get("allOf", ()):
            found = [
                (_merged(flat, further), (*followed, *(one for one in onwards if one not in followed)))
                for flat, followed in found
                for further, onwards in self._flat(member, references)
            ][:_CANDIDATES]
        for name in ("oneOf", "anyOf"):
            if branches := schema.get(name):
                found = [
                    (self._discriminated(schema, _merged(flat, further), branch), onwards)
                    for flat, _ in found
                    for branch in sorted(branches, key=_is_null)
                    for further, onwards in self._flat(branch, references)
                ][:_CANDIDATES]
        yield from found

    def _discriminated(self, schema: Mapping[str, Any], flat: dict[str, Any], branch: Any) -> dict[str, Any]:
        """The branch of a union with the value of the discriminator that leads to it."""
        key = (schema.get("discriminator") or {}).get("propertyName")
        reference = branch.get("$ref") if isinstance(branch, Mapping) else None
        if not key or not reference or "const" in (flat.get("properties") or {}).get(key, {}):
            return flat
        mapping: Mapping[str, str] = schema["discriminator"].get("mapping") or {}
        name = reference.rpartition("/")[2]
        value = next((value for value, target in mapping.items() if target in (reference, name)), name)
        return _merged(flat, {"properties": {key: {"const": value}}, "required": [key]})

    def _target(self, reference: str) -> Any:
        if not reference.startswith("#"):
            raise NoSample(f"{reference} is not in this document")
        found: Any = self._data
        for part in reference[1:].split("/")[1:]:
            part = part.replace("~1", "/").replace("~0", "~")
            try:
                found = found[int(part)] if isinstance(found, list) else found[part]
            except (KeyError, IndexError, ValueError) as error:
                raise NoSample(f"{reference} points at nothing") from error
        return found

    def _of(self, schema: dict[str, Any], index: int) -> Iterator[Any]:
        if "const" in schema:
            yield schema["const"]
            return
        if "enum" in schema:
            values = sorted(schema["enum"], key=lambda value: value is None)
            yield from values[index % len(values) :] + values[: index % len(values)] if values else ()
            return
        for examples in (schema.get("examples"), [schema["example"]] if "example" in schema else None):
            if isinstance(examples, list) and (examples := self._usable(schema, examples)):
                yield from examples[index : index + 1] if index else examples
        for name in _types(schema):
            yield from getattr(self, f"_{name}", self._anything)(schema, index)

    def _usable(self, schema: dict[str, Any], examples: list[Any]) -> list[Any]:
        """The examples of a scalar: those of objects and arrays may hold what is not sent, or not all that is asked."""
        if {"object", "array"} & set(_types(schema)):
            return []
        return examples

    def _anything(self, _: dict[str, Any], index: int) -> Iterator[Any]:
        yield f"{self._plain}{index or ''}"

    def _null(self, _: dict[str, Any], __: int) -> Iterator[Any]:
        yield None

    def _boolean(self, _: dict[str, Any], index: int) -> Iterator[Any]:
        yield index % 2 == 0
        yield index % 2 == 1

    def _integer(self, schema: dict[str, Any], index: int) -> Iterator[Any]:
        if self._full and self._is_exact and schema.get("format") == "int64" and index == 0:
            yield from self._numbers(schema, [Decimal(_BEYOND_DOUBLES)], Decimal(1))
        yield from self._numbers(schema, [Decimal(n + index) for n in (7, 1, 0, 100)], Decimal(1))

    def _number(self, schema: dict[str, Any], index: int) -> Iterator[Any]:
        if schema.get("format") == "decimal" and self._full and self._is_exact:
            exact = Decimal("12345678901234567890.12345678901") + index
            for value in self._numbers(schema, [exact], None):
                yield value if isinstance(value, Decimal) else Decimal(value)
        for value in self._numbers(schema, [Decimal(n) + index for n in ("1.5", "0.25", "1", "0", "100")], None):
            yield value if isinstance(value, int) else float(value)

    def _numbers(self, schema: dict[str, Any], wanted: list[Decimal], step: Decimal | None) -> Iterator[Any]:
        low, high = _bound(schema, "minimum", "exclusiveMinimum"), _bound(schema, "maximum", "exclusiveMaximum")
        step = Decimal(str(schema["multipleOf"])) if schema.get("multipleOf") else step
        steps = step or Decimal("0.5")
        tries = list(wanted)
        if low is not None:
            tries += [low, low + steps, low + 1]
        if high is not None:
            tries += [high, high - steps, high - 1]
        if low is not None and high is not None:
            tries.append((low + high) / 2)
        for number in tries:
            if step is not None:
                number = (number / step).to_integral_value(rounding="ROUND_CEILING") * step
            if _is_between(schema, number):
                yield int(number) if number == number.to_integral_value() else number

    def _string(self, schema: dict[str, Any], index: int) -> Iterator[str]:
        patterns = [schema["pattern"]] if "pattern" in schema else []
        patterns += schema.get("_patterns", [])
        found = 0
        expressions = [sample_patterns.compiled(pattern) for pattern in patterns]
        for text in sample_texts.texts(schema, patterns, index, self._plain):
            if all(expression is None or expression.search(text) for expression in expressions):
                found += 1
                yield text
        if not found:
            raise NoSample(f"no text was found that matches {' and '.join(map(repr, patterns))}")

    def _array(self, schema: dict[str, Any], index: int) -> Iterator[list[Any]]:
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        wanted = max(least, 2 if self._full else 0)
        if "contains" in schema:
            wanted = max(wanted, schema.get("minContains", 1))
        wanted = wanted if most is None else min(wanted, most)
        parts = [*schema.get("prefixItems", ())][: wanted if not self._full else None]
        items = schema.get("contains") if "contains" in schema and "items" not in schema else schema.get("items", True)
        made = list[Any]()
        try:
            for place in range(max(wanted, len(parts))):
                part = parts[place] if place < len(parts) else items
                if part is False:
                    break
                made.append(self._first(part, index + place))
        except _Endless:
            if len(made) < least:
                raise
        if schema.get("uniqueItems"):
            made = [value for place, value in enumerate(made) if value not in made[:place]]
        yield made
        if len(made) > least:
            yield made[:least]

    def _object(self, schema: dict[str, Any], index: int) -> Iterator[dict[str, Any]]:
        required = set(schema.get("required", ()))
        made = dict[str, Any]()
        properties: Mapping[str, Any] = schema.get("properties") or {}
        for name in (*properties, *(name for name in schema.get("required", ()) if name not in properties)):
            part = properties.get(name, schema.get("additionalProperties", True))
            if self._is_hidden(part) or not (self._full or name in required):
                continue
            try:
                made[name] = self._first(part, index)
            except _Endless:
                if name in required:
                    raise
            except NoSample as error:
                raise NoSample(f"{name}: {error}") from error
        least = schema.get("minProperties", 0)
        if not self._full:
            for name, part in properties.items():
                if len(made) < least and name not in made and not self._is_hidden(part):
                    made[name] = self._first(part, index)
        self._add_extras(schema, made, max(least, len(made) + 1 if self._full and _invites_extras(schema) else 0))
        for name, needed in (schema.get("dependentRequired") or {}).items():
            if name in made:
                made |= {one: self._first(properties.get(one, True)) for one in needed if one not in made}
        yield made

    def _add_extras(self, schema: dict[str, Any], made: dict[str, Any], wanted: int) -> None:
        most = schema.get("maxProperties")
        wanted = wanted if most is None else min(wanted, most)
        patterns: Mapping[str, Any] = schema.get("patternProperties") or {}
        for number in range(wanted * 2):
            if len(made) >= wanted:
                return
            part: Any = schema.get("additionalProperties", True)
            names = schema.get("propertyNames")
            name = str(self._first(names | {"type": "string"}, number)) if names else f"key-{number + 1}"
            if patterns and part in (True, False):
                pattern, part = next(iter(patterns.items()))
                name = next(sample_patterns.texts(pattern, index=number), name)
            if part is False:
                return
            try:
                made.setdefault(name, self._first(part, number))
            except _Endless:
                return

    def _is_hidden(self, schema: Any) -> bool:
        """Whether a property is not in what goes this way."""
        marker = "readOnly" if self._direction == "sent" else "writeOnly"
        try:
            return any(flat.get(marker) is True for flat, _ in islice(self._flat(schema, ()), 1))
        except NoSample:
            return False


def _types(schema: Mapping[str, Any]) -> list[str]:
    named = schema.get("type")
    if isinstance(named, str):
        return [named]
    if isinstance(named, list):
        return sorted(named, key=lambda name: name == "null")
    return [name for name, words in _OF_TYPE.items() if any(word in schema for word in words)][:1] or ["anything"]


def _is_null(schema: Any) -> bool:
    return isinstance(schema, Mapping) and schema.get("type") == "null"


def _invites_extras(schema: Mapping[str, Any]) -> bool:
    further = schema.get("additionalProperties")
    return bool(further) or bool(schema.get("patternProperties")) or (further is None and "properties" not in schema)


def _bound(schema: Mapping[str, Any], closed: str, opened: str) -> Decimal | None:
    found = [Decimal(str(schema[name])) for name in (closed, opened) if schema.get(name) is not None]
    return (max if closed == "minimum" else min)(found) if found else None


def _is_between(schema: Mapping[str, Any], number: Decimal) -> bool:
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
