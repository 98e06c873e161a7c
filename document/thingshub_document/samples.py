"""A value that fits a schema, for where the document gives no example: always the same, and as plain as it can be.

References and `allOf` are laid together; of `oneOf` and `anyOf` each branch is a candidate. What no construction
settles (`not`, `if`, `contains` beside other bounds) is settled by trying: the caller hands in a judge of its own, and
the first candidate that it lets pass is taken. Recursion ends at the second round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any, Literal, NamedTuple

from thingshub_document import sample_patterns, sample_texts
from thingshub_document.sample_schemas import (
    CANDIDATES,
    Endless,
    Flattener,
    NoSample,
    as_mapping,
    bound,
    is_between,
    types_of,
)
from thingshub_document.types import Schema

Direction = Literal["sent", "read"]
Fits = Callable[[Schema, Any, Direction], bool]
_ROUNDS = 2
_BEYOND_DOUBLES = 2**53 + 1


class Taste(NamedTuple):
    """What is made where a schema leaves a choice.

    Attributes:
        text: A text that nothing is asked of.
        is_exact: Whether numbers may be such that a double does not hold them.
        has_items: Whether lists have an item also where they need none: forms and URLs cannot say an empty list.
    """

    text: str = "text"
    is_exact: bool = True
    has_items: bool = False


class Sampler:
    """Makes values for the schemas of one document.

    Args:
        data: The bundled document: where local references lead.
        fits: Whether a value fits a schema; None to take the first candidate.
        taste: What is made where the schema leaves a choice.
    """

    def __init__(self, data: Mapping[str, Any], fits: Fits | None = None, taste: Taste | None = None) -> None:
        self._data = data
        self._fits = fits
        self._taste = taste or Taste()

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
        count = 0
        reason: NoSample | None = None
        for is_careful in (False, True) if self._fits else (False,):  # the second time each part is tried by itself
            builder = _Builder(self._data, direction, full, self._taste, self._fits if is_careful else None)
            for branch in builder.branches(schema):
                try:
                    for value in islice(branch, CANDIDATES):
                        if self._fits is None or self._fits(schema, value, direction):
                            count += 1
                            yield (value,)
                            break
                except NoSample as error:
                    reason = reason or error
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
        taste: Taste,
        fits: Fits | None,
    ) -> None:
        self._flattener = Flattener(data)
        self._direction: Direction = direction
        self._full = full
        self._taste = taste
        self._fits = fits  # tries each part by itself
        self._open = list[str]()  # the references on the way here

    def candidates(self, schema: Any, index: int = 0) -> Iterator[Any]:
        """Values that should fit, the best first.

        Raises:
            NoSample: there is none.
        """
        count = 0
        reason: NoSample | None = None
        for branch in self.branches(schema, index):
            try:
                for value in branch:
                    count += 1
                    yield value
            except NoSample as error:
                reason = reason or error
        if not count:
            raise reason or NoSample("no value fits the schema")

    def branches(self, schema: Any, index: int = 0) -> Iterator[Iterator[Any]]:
        """The candidates of each branch at the top; each raises NoSample when it has none."""
        for flat, references in self._flattener.flat(schema, ()):
            yield self._branch(flat, references, index)

    def _branch(self, flat: dict[str, Any], references: tuple[str, ...], index: int) -> Iterator[Any]:
        if any(self._open.count(reference) >= _ROUNDS for reference in references):
            raise Endless(f"{references[-1]} goes on into itself without an end")
        self._open += references
        try:
            yield from self._of(flat, index)
        finally:
            del self._open[len(self._open) - len(references) :]

    def _first(self, schema: Any, index: int = 0) -> Any:
        """The best value for a part."""
        known = as_mapping(schema)
        if self._fits is not None and known is not None:
            for value in islice(self.candidates(known, index), CANDIDATES):
                if self._fits(known, value, self._direction):
                    return value
            raise NoSample("no value was found that fits the schema")
        return next(self.candidates(schema, index))

    def _of(self, schema: dict[str, Any], index: int) -> Iterator[Any]:
        if "const" in schema:
            yield schema["const"]
            return
        if "enum" in schema:
            values = sorted(schema["enum"], key=lambda value: value is None)
            yield from values[index % len(values) :] + values[: index % len(values)] if values else ()
            return
        examples: list[Any] = [schema["example"]] if "example" in schema else []
        examples += schema.get("examples", ())
        if not {"object", "array"} & {*types_of(schema)}:  # those may hold what is not sent, or not all that is asked
            yield from examples[index : index + 1] if index else examples
        for name in types_of(schema):
            yield from getattr(self, f"_{name}", self._anything)(schema, index)

    def _anything(self, _: dict[str, Any], index: int) -> Iterator[Any]:
        yield f"{self._taste.text}{index or ''}"

    def _null(self, _: dict[str, Any], __: int) -> Iterator[Any]:
        yield None

    def _boolean(self, _: dict[str, Any], index: int) -> Iterator[Any]:
        yield index % 2 == 0
        yield index % 2 == 1

    def _integer(self, schema: dict[str, Any], index: int) -> Iterator[Any]:
        if self._full and self._taste.is_exact and schema.get("format") == "int64" and index == 0:
            yield from self._numbers(schema, [Decimal(_BEYOND_DOUBLES)], Decimal(1))
        yield from self._numbers(schema, [Decimal(n + index) for n in (7, 1, 0, 100)], Decimal(1))

    def _number(self, schema: dict[str, Any], index: int) -> Iterator[Any]:
        if schema.get("format") == "decimal" and self._full and self._taste.is_exact:
            exact = Decimal("12345678901234567890.12345678901") + index
            for value in self._numbers(schema, [exact], None):
                yield value if isinstance(value, Decimal) else Decimal(value)
        for value in self._numbers(schema, [Decimal(n) + index for n in ("1.5", "0.25", "1", "0", "100")], None):
            yield value if isinstance(value, int) else float(value)

    def _numbers(self, schema: dict[str, Any], wanted: list[Decimal], step: Decimal | None) -> Iterator[Any]:
        low, high = bound(schema, "minimum", "exclusiveMinimum"), bound(schema, "maximum", "exclusiveMaximum")
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
            if is_between(schema, number):
                yield int(number) if number == number.to_integral_value() else number

    def _string(self, schema: dict[str, Any], index: int) -> Iterator[str]:
        patterns = [schema["pattern"]] if "pattern" in schema else []
        patterns += schema.get("_patterns", [])
        found = 0
        expressions = [sample_patterns.compiled(pattern) for pattern in patterns]
        for text in sample_texts.texts(schema, patterns, index, self._taste.text):
            if all(expression is None or expression.search(text) for expression in expressions):
                found += 1
                yield text
        if not found:
            raise NoSample(f"no text was found that matches {' and '.join(map(repr, patterns))}")

    def _array(self, schema: dict[str, Any], index: int) -> Iterator[list[Any]]:
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        wanted = max(least, 2 if self._full else self._taste.has_items)
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
        except Endless:
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
            except Endless:
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
        dependent: Mapping[str, list[str]] = schema.get("dependentRequired") or {}
        for name, needed in dependent.items():
            if name in made:
                made |= {one: self._first(properties.get(one, True)) for one in needed if one not in made}
        yield made
        for left_out in [
            name for name in made if name not in required
        ]:  # what a condition may forbid beside the others
            yield {name: value for name, value in made.items() if name != left_out}

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
            except Endless:
                return

    def _is_hidden(self, schema: Any) -> bool:
        """Whether a property is not in what goes this way."""
        marker = "readOnly" if self._direction == "sent" else "writeOnly"
        try:
            return any(flat.get(marker) is True for flat, _ in islice(self._flattener.flat(schema, ()), 1))
        except NoSample:
            return False


def _invites_extras(schema: Mapping[str, Any]) -> bool:
    further = schema.get("additionalProperties")
    return bool(further) or bool(schema.get("patternProperties")) or (further is None and "properties" not in schema)
