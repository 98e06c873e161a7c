"""The base of all models: secrets never show in a repr, and an answer remembers the bytes it was read from.

The bytes cost one assignment per object. They are parsed only when a changed object is sent back, so that properties
this SDK does not know are not lost by read, change, write (see thingshub.roundtrip).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, NamedTuple, Self

import msgspec

from thingshub._secrets import SECRETS

REDACTED = "***"


class Origin(NamedTuple):
    """Where an object was read from: the bytes of the answer and, for an entry of a list, its place."""

    answer: bytes
    entry: int | None


class Model(msgspec.Struct, kw_only=True, dict=True):
    """Base of the generated models."""

    def __repr__(self) -> str:
        hidden = SECRETS.get(type(self).__name__, frozenset())
        fields = (
            f"{name}={REDACTED if encoded in hidden and value else repr(value)}"
            for name, encoded in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True)
            if (value := getattr(self, name)) is not msgspec.UNSET
        )
        return f"{type(self).__name__}({', '.join(fields)})"

    def __copy__(self) -> Self:
        return self._copied(lambda value: value)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self._copied(lambda value: copy.deepcopy(value, memo))

    def _copied(self, each: Callable[[Any], Any]) -> Self:
        """A copy that remembers its origin too, which msgspec's own copies would lose."""
        twin = type(self)(**{name: each(getattr(self, name)) for name in self.__struct_fields__})
        if origin := origin_of(self):
            remember(twin, origin)
        return twin


def remember(model: Model, origin: Origin) -> None:
    """Note where a decoded object came from."""
    vars(model)["origin"] = origin


def origin_of(model: Model) -> Origin | None:
    """Where the object was read from; None for one that was made by hand."""
    return vars(model).get("origin")
