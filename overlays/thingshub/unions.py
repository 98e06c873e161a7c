"""Unions of what JSON does not tell apart by itself: by a property of the object, or by what fits.

`OpenUnion`: one of several models by a property, and a free form for what the document does not know. A server may
learn a new type before its users upgrade; such an object is read as the free form, with all its properties in `extras`,
and goes back unchanged. `AnyOf`: no property tells the members apart, so the one that fits is taken, with the fewest
properties that it does not know; the first of several that fit alike. For type checkers both are plain unions.
"""

from __future__ import annotations

import builtins
import datetime
import enum
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, TypeGuard, get_origin

import msgspec


class _UnionType(type):
    """An instance of a member is an instance of the union: msgspec asks that after the hook."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _classes(cls))


_free_forms: dict[str, str] = {}  # the property that tells members apart, by name of the free form


class OpenUnion(metaclass=_UnionType):
    """Base of the unions whose members are told apart by a property.

    Args of a subclass:
        key: The property that tells the members apart.
        members: Names of the models by the value of that property.
        other: Name of the model for all other values; None when any other value is an error.
    """

    _key: str
    _members_by_value: Mapping[str, str]
    _other: str | None

    def __init_subclass__(cls, *, key: str, members: Mapping[str, str], other: str | None = None) -> None:
        cls._key, cls._members_by_value, cls._other = key, members, other
        if other is not None:
            _free_forms[other] = key


class AnyOf(metaclass=_UnionType):
    """Base of the unions whose members are told apart by what fits.

    Args of a subclass:
        members: Types of Python, or texts as annotations have them (`"Device"`, `"list[str]"`), in the order of the
            document. A text is resolved when it is first needed: models are made of unions.
    """

    _members: Sequence[Any]

    def __init_subclass__(cls, *, members: Sequence[Any]) -> None:
        cls._members = members


# Tools that stop the clock in tests (freezegun) put subclasses into modules, and msgspec keeps for good what an
# annotation means when it is first looked at; a tuple holds the real classes
_TIMES = (datetime.datetime, datetime.date, datetime.time)


def decode_union(kind: type, value: Any) -> Any:
    """msgspec's hook for types that it does not know: a member of a union from JSON data.

    Raises:
        NotImplementedError: the type is no union.
        ValueError: the value fits no member.
    """
    if issubclass(kind, OpenUnion):
        return _by_key(kind, value)
    if issubclass(kind, AnyOf):
        return _by_fit(kind, value)
    if real := next((real for real in _TIMES if issubclass(kind, real)), None):
        return msgspec.convert(value, real)
    raise NotImplementedError(f"{kind.__name__} is not a union")


def _by_key(union: type[OpenUnion], value: Any) -> Any:
    if not is_object(value):
        raise ValueError(f"Expected `object`, got `{type(value).__name__}`")  # msgspec adds the place
    key = union._key  # pyright: ignore[reportPrivateUsage]
    tag = value.get(key)
    text = msgspec.json.encode(tag).decode() if isinstance(tag, bool) else str(tag)
    name = union._members_by_value.get(text, union._other)  # pyright: ignore[reportPrivateUsage]
    if name is None:
        raise ValueError(f"`{key}` is {text!r}, which is none of the types that the document knows")
    try:
        return _member(value, _model(name))
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None


def _by_fit(union: type[AnyOf], value: Any) -> Any:
    best: tuple[int, Any] | None = None
    problems: list[str] = []
    for kind in _types(union):
        try:
            member = _member(value, kind)
        except msgspec.ValidationError as error:
            problems.append(str(error))
            continue
        strangeness = _strangeness(member, value)
        if strangeness == 0:
            return member
        if best is None or strangeness < best[0]:
            best = strangeness, member
    if best is None:
        raise ValueError(f"fits none of {len(problems)} types: {'; '.join(problems)}")
    return best[1]


def _member(value: Any, kind: Any) -> Any:
    from thingshub._codec.extras import fill

    member = msgspec.convert(value, kind, dec_hook=decode_union)
    fill(member, value)
    return member


def _strangeness(member: Any, raw: Any) -> int:
    """How much of the JSON data the member does not know: properties, values of enums, numbers that it changes."""
    from thingshub.model import EXTRAS, Model

    if isinstance(member, Model) and is_object(raw):
        names = dict(zip(member.__struct_encode_fields__, member.__struct_fields__, strict=True))
        names.pop(EXTRAS, None)
        found = 0
        for key, value in raw.items():
            if key in names:
                found += _strangeness(getattr(member, names[key]), value)
            else:
                found += key != member.__struct_config__.tag_field
        return found
    if is_array(member) and is_array(raw):
        return sum(map(_strangeness, member, raw))
    if is_object(member) and is_object(raw):
        return sum(_strangeness(part, raw[name]) for name, part in member.items() if name in raw)
    if isinstance(member, enum.Enum):
        return int(not getattr(member, "is_known", True))
    if isinstance(member, Decimal) and isinstance(raw, str):  # msgspec reads one from a text, too
        return 2
    return int(isinstance(member, float | Decimal) and isinstance(raw, int))


def members_of(kind: type) -> Sequence[Any] | None:
    """The types that a union is one of; None for any other type."""
    if issubclass(kind, AnyOf):
        return _types(kind)
    return _classes(kind) if issubclass(kind, OpenUnion) else None


def is_unknown_member(value: object) -> str | None:
    """The property with the unknown type, if this is the free form of an open union."""
    return _free_forms.get(type(value).__name__)


def _model(name: str) -> Any:
    from thingshub import models  # models are made of unions, so they cannot be imported before

    return getattr(models, name)


@cache
def _types(union: type[AnyOf]) -> tuple[Any, ...]:
    members = union._members  # pyright: ignore[reportPrivateUsage]
    return tuple(_resolved(member) if isinstance(member, str) else member for member in members)


class _Names(dict[str, Any]):
    """What an annotation may name: the models, and what is given."""

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            raise KeyError(name)
        return _model(name)


def _resolved(annotation: str) -> Any:
    import datetime
    from typing import Literal
    from uuid import UUID

    names = _Names(datetime=datetime, Decimal=Decimal, UUID=UUID, Any=Any, Literal=Literal, NoneType=type(None))
    return eval(annotation, {}, names)  # generated code only


@cache
def _classes(union: Any) -> tuple[type, ...]:
    if issubclass(union, OpenUnion):
        names = [*union._members_by_value.values(), union._other]  # pyright: ignore[reportPrivateUsage]
        return tuple(_model(name) for name in names if name is not None)
    if issubclass(union, AnyOf):
        return tuple({_class(kind) for kind in _types(union)})
    return ()


def _class(kind: Any) -> type:
    if kind is None:
        return type(None)
    origin = get_origin(kind) or kind
    return origin if isinstance(origin, type) else object  # a Literal, Any or a union: whatever the hook has made


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether JSON data is an object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether JSON data is an array."""
    return isinstance(value, list)


def is_mapping(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether a caller's item is a mapping; its names are taken for texts."""
    return isinstance(value, Mapping)


def is_pair(value: Any) -> TypeGuard[tuple[Any, Any]]:
    """Whether a caller's item is a tuple of two."""
    return isinstance(value, tuple) and len(value) == 2  # pyright: ignore[reportUnknownArgumentType]
