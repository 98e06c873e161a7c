"""Open enums: a value that this SDK does not know yet is kept, never refused.

A server may learn a new value before its users upgrade, and one new value must not break a whole list. An unknown
value becomes a member of its own that compares equal to its text, goes back unchanged and says so in `is_known`. Each
new value is logged once as a warning of the logger `thingshub.values`.
"""

from __future__ import annotations

import enum
import logging
from typing import Self

_log = logging.getLogger("thingshub.values")
_told: set[tuple[type, str | int]] = set()
_MOST_TOLD = 1000  # whatever a server sends, this must not grow without bound


class StrEnum(enum.StrEnum):
    """Base of the generated enums.

    Any text makes a member: a listed one where the document knows it, else one with `is_known` false. Iterating the
    class and `in` show the listed members only.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        # Made anew each time: a cache would grow without bound with whatever a server sends.
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        _tell(cls, value)
        return member

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return self._value_ in type(self)._value2member_map_

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[str]]:
        """Pickle by value, so that unknown members survive it too."""
        return type(self), (self._value_,)


class IntEnum(enum.IntEnum):
    """Base of the generated enums of integers; any integer makes a member, as any text does of a StrEnum."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = value
        _tell(cls, value)
        return member

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return self._value_ in type(self)._value2member_map_

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[int]]:
        """Pickle by value, so that unknown members survive it too."""
        return type(self), (self._value_,)


def _tell(kind: type[enum.Enum], value: str | int) -> None:
    if (kind, value) not in _told and len(_told) < _MOST_TOLD:
        _told.add((kind, value))
        _log.warning("%s has a value that this SDK does not know: %.100r; it is kept as it is", kind.__name__, value)
