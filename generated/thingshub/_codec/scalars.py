"""Single values as text: the same in paths, queries, headers, cookies and forms.

Times are written as RFC 3339 has them, numbers as JSON has them, booleans as `true` and `false`. What has no such text
is refused, with the reason; who calls adds the operation and the argument.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeGuard
from uuid import UUID

import msgspec


def text_of(value: object) -> str:
    """A single value as text.

    Raises:
        ValueError: it has no text, e.g. a time without a time zone, or NaN.
        TypeError: it is not a single value.
    """
    kind = type(value)
    if kind is str:
        return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
    if kind is int:
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return text_of(value.value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} is not a number that can be sent")
        return float.__repr__(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} is not a number that can be sent")
        return str(value)
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if value is None:
        raise TypeError("None cannot be written here; leave it out")
    raise TypeError(f"expected a single value, got {type(value).__name__}")


def time_text(value: datetime) -> str:
    """A time as RFC 3339 has it.

    Raises:
        ValueError: it has no time zone, and the server would have to guess.
    """
    offset = value.utcoffset()
    if offset is None:
        raise ValueError("the time has no time zone; write datetime(..., tzinfo=UTC)")
    if offset.seconds % 60 or offset.microseconds:  # zones of the 19th century; RFC 3339 has whole minutes
        raise ValueError("the offset of the time zone is not in whole minutes; convert it with astimezone(UTC)")
    return value.isoformat()


_SEQUENCES = (Sequence, Set)
_CONTENT = (str, bytes, bytearray, memoryview)  # sequences too, but none of values


def is_list(value: object) -> TypeGuard[Sequence[Any] | Set[Any]]:
    """Whether it is several values; neither texts nor bytes are."""
    kind: type = type(value)  # pyright: ignore[reportUnknownVariableType]
    if kind is list or kind is tuple:
        return True
    return isinstance(value, _SEQUENCES) and not isinstance(value, _CONTENT)


def properties_of(value: object) -> dict[str, Any] | None:
    """The properties of a model or a mapping by their names on the wire, those that are absent left out; else None."""
    if isinstance(value, msgspec.Struct):
        from thingshub.model import flat_properties

        return flat_properties(value)
    if isinstance(value, Mapping):
        return {text_of(name): part for name, part in value.items() if part is not msgspec.UNSET}  # pyright: ignore
    return None
