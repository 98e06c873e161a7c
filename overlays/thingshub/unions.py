"""Open unions: one of several models by a property of the object, and a free form for what the document does not know.

A server may learn a new type before its users upgrade; such an object is read as the free form, with all its properties
in `extras`, and goes back unchanged. For type checkers an open union is the plain union of its members.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

import msgspec


class _UnionType(type):
    """An instance of a member is an instance of the union: msgspec asks that after the hook."""

    def __instancecheck__(cls, instance: object) -> bool:
        return type(instance) in _members(cls)


_free_forms: dict[str, str] = {}  # the property that tells members apart, by name of the free form


class OpenUnion(metaclass=_UnionType):
    """Base of the unions in thingshub._facts.

    Args of a subclass:
        key: The property that tells the members apart.
        members: Names of the models by the value of that property.
        other: Name of the model for all other values.
    """

    _key: str
    _members_by_value: Mapping[str, str]
    _other: str

    def __init_subclass__(cls, *, key: str, members: Mapping[str, str], other: str) -> None:
        cls._key, cls._members_by_value, cls._other = key, members, other
        _free_forms[other] = key


def decode_union(kind: type, value: Any) -> Any:
    """msgspec's hook for types that it does not know: a member of an open union from JSON data.

    Raises:
        NotImplementedError: the type is no open union.
        ValueError: the value fits no member.
    """
    if not issubclass(kind, OpenUnion):
        raise NotImplementedError(f"{kind.__name__} is no open union")
    if not is_object(value):
        raise ValueError(f"Expected `object`, got `{type(value).__name__}`")  # msgspec adds the place
    from thingshub import model, models  # models are made of unions, so they cannot be imported before

    tag = value.get(kind._key)  # pyright: ignore[reportPrivateUsage]
    name = kind._members_by_value.get(str(tag), kind._other)  # pyright: ignore[reportPrivateUsage]
    try:
        member = msgspec.convert(value, getattr(models, name), dec_hook=decode_union)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
    if isinstance(member, model.ExtensibleModel):
        model.take_extras(member, value)
    return member


def is_unknown_member(value: object) -> str | None:
    """The property with the unknown type, if this is the free form of an open union."""
    return _free_forms.get(type(value).__name__)


def _members(union: Any) -> tuple[type, ...]:
    from thingshub import models

    return tuple(getattr(models, name) for name in (*union._members_by_value.values(), union._other))


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
