"""What msgspec rounds is set from the JSON: Decimals inside unions, and times that cannot be cut beforehand.

msgspec reads a Decimal from the text of a number, but gives a union's hook floats; of a time it rounds the seventh
digit (see thingshub._codec.times). Where one of both may have happened, the JSON is read a second time, exactly, and
both are gone through together. Nobody else pays for it.
"""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from typing import Any, get_args

import msgspec

from thingshub._codec.times import unrounded
from thingshub.model import EXTRAS, Model
from thingshub.unions import is_array, is_object, members_of

_TIMES = (datetime, time)  # the real classes, whatever stops the clock in tests
_PARTS = (Decimal, *_TIMES, Model, list, dict)


def with_exact_values(value: Any, raw: Any) -> Any:
    """What was decoded, with each Decimal and time as it stands in the JSON.

    Args:
        value: What was decoded; what is inside of it is changed in place.
        raw: The JSON data that it was decoded from, with Decimals.
    """
    if isinstance(value, Decimal):
        return raw if isinstance(raw, Decimal) else value
    if isinstance(value, _TIMES):
        return unrounded(value, raw) if isinstance(raw, str) else value
    if isinstance(value, Model):
        if is_object(raw):
            for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
                part = getattr(value, name)
                if isinstance(part, _PARTS):
                    setattr(value, name, with_exact_values(part, raw if encoded == EXTRAS else raw.get(encoded)))
    elif is_array(value) and is_array(raw):
        value[:] = map(with_exact_values, value, raw)
    elif is_object(value) and is_object(raw):
        for name, part in value.items():
            if isinstance(part, _PARTS):
                value[name] = with_exact_values(part, raw.get(name))
    return value


def holds_decimals_in_unions(kind: Any) -> bool:
    """Whether a value of this type may hold a union with a Decimal in it."""
    return _holds(kind, set(), is_inside=False)


def _holds(kind: Any, seen: set[tuple[Any, bool]], *, is_inside: bool) -> bool:
    if kind is Decimal:
        return is_inside
    if not isinstance(kind, type) or get_args(kind):
        return any(_holds(part, seen, is_inside=is_inside) for part in get_args(kind))
    if (kind, is_inside) in seen:
        return False
    seen.add((kind, is_inside))
    if (members := members_of(kind)) is not None:
        return any(_holds(member, seen, is_inside=True) for member in members)
    if issubclass(kind, Model):
        return any(_holds(field.type, seen, is_inside=is_inside) for field in msgspec.structs.fields(kind))
    return False
