"""Whether two JSON values are the same, whatever the order of properties; numbers exactly, times by the moment."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
_TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_SHOWN_CHARACTERS = 120


class BadJson(ValueError):
    """Not JSON, or JSON that two readers could read differently."""


def parse(text: bytes | str) -> Any:
    """JSON data with numbers as they were written.

    Raises:
        BadJson: it is not JSON, holds a number that JSON does not have, or names a property twice.
    """
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise BadJson(str(error)) from error


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a number in JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a property is named twice")
    return found


def difference(found: Any, wanted: Any, at: str = "") -> str | None:
    """Where two JSON values differ, in words; None when they are the same.

    Args:
        found: What there is.
        wanted: What there should be.
        at: Where both stand, as a JSON pointer.
    """
    if isinstance(found, Mapping) and isinstance(wanted, Mapping):
        for name in wanted:
            if name not in found:
                return f"{at}/{name} is missing, should be {shown(wanted[name])}"
            if (text := difference(found[name], wanted[name], f"{at}/{name}")) is not None:
                return text
        further = [name for name in found if name not in wanted]
        return f"{at}/{further[0]} is {shown(found[further[0]])}, should not be there" if further else None
    if isinstance(found, list | tuple) and isinstance(wanted, list | tuple):
        for place, (one, other) in enumerate(zip(found, wanted, strict=False)):
            if (text := difference(one, other, f"{at}/{place}")) is not None:
                return text
        return None if len(found) == len(wanted) else f"{at or 'it'} has {len(found)} items, should have {len(wanted)}"
    return None if is_same_scalar(found, wanted) else f"{at or 'it'} is {shown(found)}, should be {shown(wanted)}"


def is_same_scalar(found: Any, wanted: Any) -> bool:
    """Whether two single values are the same: `1` and `1.0` are, `1` and `true` are not."""
    if isinstance(found, bool) or isinstance(wanted, bool) or found is None or wanted is None:
        return found is wanted
    if isinstance(found, str) and isinstance(wanted, str):
        return found == wanted or _is_same_time(found, wanted)
    if isinstance(found, int | float | Decimal) and isinstance(wanted, int | float | Decimal):
        return exact(found) == exact(wanted)
    return type(found) is type(wanted) and bool(found == wanted)


def exact(number: float | Decimal) -> Decimal:
    """The number that its shortest text says."""
    return number if isinstance(number, Decimal) else Decimal(repr(number))


def is_same_text(text: str, wanted: Any) -> bool:
    """Whether a text in a URL, header or form says a single JSON value."""
    if isinstance(wanted, bool):
        return text == ("true" if wanted else "false")
    if isinstance(wanted, str):
        return is_same_scalar(text, wanted)
    if isinstance(wanted, int | float | Decimal):
        try:
            return _NUMBER.fullmatch(text) is not None and Decimal(text) == exact(wanted)
        except InvalidOperation:
            return False
    return False


def _is_same_time(one: str, other: str) -> bool:
    if _DATE_TIME.fullmatch(one) and _DATE_TIME.fullmatch(other):
        return _moment(one) == _moment(other)
    if _TIME.fullmatch(one) and _TIME.fullmatch(other):
        return _moment(f"2000-01-01T{one}") == _moment(f"2000-01-01T{other}")
    return False


def _moment(text: str) -> datetime:
    """The moment to the microsecond: no datetime of Python's is finer, and servers that are may be read so."""
    fraction = re.search(r"\.(\d+)", text)
    whole = text.upper().replace(fraction[0], f".{fraction[1][:6]:0<6}") if fraction else text.upper()
    return datetime.fromisoformat(whole)


def shown(value: Any) -> str:
    """A value for a message: as JSON, and not too much of it."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "backslashreplace")
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (TypeError, ValueError):
        text = repr(value)
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"
