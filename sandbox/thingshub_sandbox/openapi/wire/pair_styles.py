"""Arrays and objects that stand as several pairs of a query, a form or cookies: exploded forms and deep objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from thingshub_sandbox.openapi.wire.styles import BadStyle, Raw, Unquote

Pairs = Sequence[tuple[str, str]]  # of names, unquoted, and values, still quoted
_MOST_DEPTH = 16
_KEY = re.compile(r"\[([^\[\]]*)\]")


def exploded_array(values: Iterable[str], plainly: Unquote) -> Raw:
    """`color=blue&color=black`, of which the values are handed over."""
    return [plainly(value) for value in values]


def exploded_object(
    given: Pairs, properties: Sequence[str], is_other: Callable[[str], bool] | None, plainly: Unquote
) -> dict[str, Raw]:
    """`R=100&G=200`: every pair that names a property.

    Args:
        given: All pairs.
        properties: The properties that the schema names.
        is_other: Whether a further name is a property too; None when the schema allows no other.
        plainly: Takes the quoting from a value.

    Raises:
        BadStyle: a scalar property stands twice.
    """
    found: dict[str, Raw] = {}
    for name, value in given:
        if name in properties or (is_other is not None and is_other(name)):
            _put(found, name, plainly(value))
    return found


def deep_object(given: Pairs, parameter: str, plainly: Unquote) -> dict[str, Raw]:
    """`color[R]=100&color[G]=200`; a property that stands several times is an array.

    Raises:
        BadStyle: brackets do not fit each other, or a property is both a value and an object.
    """
    found: dict[str, Raw] = {}
    for name, value in given:
        if name != parameter and not name.startswith(f"{parameter}["):
            continue
        rest = name[len(parameter) :]
        steps = _KEY.findall(rest)
        if not steps or "".join(f"[{step}]" for step in steps) != rest or len(steps) > _MOST_DEPTH:
            raise BadStyle(f"must be written as {parameter}[name]=value (style deepObject)")
        if steps[-1] == "" and len(steps) > 1:
            steps.pop()  # `filter[tags][]=a`, as many clients write arrays
        here = found
        for step in steps[:-1]:
            child = here.setdefault(step, {})
            if not isinstance(child, dict):
                raise BadStyle("has a property that is both a value and an object")
            here = child
        _put(here, steps[-1], plainly(value))
    return found


def _put(found: dict[str, Raw], name: str, value: str) -> None:
    match found.get(name):
        case None:
            found[name] = value
        case dict():
            raise BadStyle("has a property that is both a value and an object")
        case list() as values:
            values.append(value)
        case str() as first:
            found[name] = [first, value]
