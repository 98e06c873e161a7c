"""Decimals inside unions keep all their digits.

msgspec reads a Decimal from the text of a number, but gives a union's hook floats. So where a type holds a union with
a Decimal in it, the JSON is read a second time, exactly, and each Decimal is set from there. No other type pays for it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import msgspec

from thingshub.model import EXTRAS, Model
from thingshub.unions import is_array, is_object, members_of

_PARTS = (Decimal, Model, list, dict)


def with_exact_decimals(value: Any, raw: Any) -> Any:
    """What was decoded, with each Decimal as it stands in the JSON.

    Args:
        value: What was decoded; what is inside of it is changed in place.
        raw: The JSON data that it was decoded from, with Decimals.
    """
    if isinstance(value, Decimal):
        return raw if isinstance(raw, Decimal) else value
    if isinstance(value, Model):
        if is_object(raw):
            for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
                part = getattr(value, name)
                if isinstance(part, _PARTS):
                    setattr(value, name, with_exact_decimals(part, raw if encoded == EXTRAS else raw.get(encoded)))
    elif is_array(value) and is_array(raw):
        value[:] = map(with_exact_decimals, value, raw)
    elif is_object(value) and is_object(raw):
        for name, part in value.items():
            if isinstance(part, _PARTS):
                value[name] = with_exact_decimals(part, raw.get(name))
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
