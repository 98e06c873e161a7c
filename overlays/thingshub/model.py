"""The base of all models: secrets never show in a repr, and an answer remembers the bytes it was read from.

Remembering is one reference per object, set without a step of Python each. The bytes are parsed again only when a
changed object is sent back, so that properties this SDK does not know survive read, change, write (see
thingshub.roundtrip).
"""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any, Self

import msgspec

from thingshub._secrets import SECRETS

REDACTED = "***"


class _Read:
    """Holds the bytes of the answer that an object was read from; a slot, so that it costs no dict per object."""

    __slots__ = ("_answer",)
    _answer: bytes


class Model(_Read, msgspec.Struct, kw_only=True):
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
        """A copy that remembers its answer too, which msgspec's own copies would lose."""
        twin = type(self)(**{name: each(getattr(self, name)) for name in self.__struct_fields__})
        if answer := answer_of(self):
            remember([twin], answer)
        return twin


_set_answer: Callable[[Model, bytes], None] = vars(_Read)["_answer"].__set__


def remember(models: Iterable[Model], answer: bytes) -> None:
    """Note the bytes that these objects were read from."""
    deque(map(_set_answer, models, repeat(answer)), maxlen=0)  # a loop in C: lists may be long


def answer_of(model: Model) -> bytes | None:
    """The bytes of the answer that the object came with; None for one that was made by hand."""
    return getattr(model, "_answer", None)
