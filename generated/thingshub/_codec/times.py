"""Of a time's fraction six digits are read, as many as a datetime holds; further ones are cut, not rounded.

msgspec rounds, which may move a time into the next second. Where the names of a type's times stand for nothing else,
the seventh digit becomes a 0 before the JSON is decoded, at the cost of one search. Anywhere else the text may be
somebody's own, which is never altered: there each time is set right after decoding (see thingshub._codec.exact).
"""

from __future__ import annotations

import datetime
import re
from typing import Any, get_args, get_origin

import msgspec

from thingshub.model import Model
from thingshub.unions import members_of

_ROUNDED = rb"\.\d{6}[5-9]"  # what msgspec would round up
_LONG_FRACTION = re.compile(_ROUNDED)
_TIME = b"YYYY-MM-DDThh:mm:ss.ffffffd"
_TIMES = (datetime.datetime, datetime.time)  # the real classes, whatever stops the clock in tests
_STEP = datetime.timedelta(microseconds=1)


class Times:
    """The times of one type."""

    def __init__(self, kind: Any) -> None:
        names = _Names()
        names.collect(kind)
        keys = sorted(names.of_times) if names.are_sure else []
        behind = b"|".join(
            b"(?<=%s.{%d})" % (re.escape(f'"{key}":{space}"'.encode()), len(_TIME))
            for key in keys
            for space in ("", " ")
        )
        # The group is there when a time's name stands before
        self._known = re.compile(_ROUNDED + b"(?:(?:%s)()|)" % behind) if keys else None
        self._may_have_any = bool(names.of_times) or not names.are_sure

    def cut(self, content: bytes) -> bytes | bytearray | None:
        """The JSON with nothing left to round: the same object if it had nothing.

        Args:
            content: A whole JSON document.

        Returns:
            None when what looks like a time may be a text of another kind.
        """
        if self._known is None:
            return None if self._may_have_any and _LONG_FRACTION.search(content) else content
        changed: bytearray | None = None
        for found in self._known.finditer(content):
            if found.lastindex is None:
                return None
            if changed is None:
                changed = bytearray(content)
            changed[found.end() - 1] = 48  # "0"
        return content if changed is None else changed


def unrounded(value: Any, text: str) -> Any:
    """A time that msgspec has read from a text, with its fraction cut instead of rounded."""
    if not _LONG_FRACTION.search(text.encode()):
        return value
    if isinstance(value, _TIMES[0]):
        return value - _STEP
    return (_TIMES[0].combine(_TIMES[0].max, value) - _STEP).timetz()


class _Names:
    """What the properties of a type are called.

    Attributes:
        of_times: Those whose values are times.
        are_sure: Whether nothing but a time can stand under these names as a text, at any depth.
    """

    def __init__(self) -> None:
        self.of_times: set[str] = set()
        self.are_sure = True
        self._others: set[str] = set()
        self._seen: set[type] = set()

    def collect(self, kind: Any) -> None:
        self._collect(kind)
        self.are_sure = self.are_sure and not self.of_times & self._others

    def _collect(self, kind: Any) -> None:
        if kind is Any or get_origin(kind) is dict:  # names are the server's
            self.are_sure = False
        elif not isinstance(kind, type) or get_args(kind):
            for part in get_args(kind):
                self._collect(part)
        elif members_of(kind) is not None or issubclass(kind, dict):
            self.are_sure = False
        elif issubclass(kind, Model) and kind not in self._seen:
            self._seen.add(kind)
            for field in msgspec.structs.fields(kind):
                is_time = any(isinstance(part, type) and issubclass(part, _TIMES) for part in _parts(field.type))
                (self.of_times if is_time else self._others).add(field.encode_name)
                self._collect(field.type)


def _parts(kind: Any) -> list[Any]:
    """The classes that a type names at any depth of its own."""
    return [part for inner in get_args(kind) for part in _parts(inner)] or [kind]
