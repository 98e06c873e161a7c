"""What a caller has given, out of sight: error trackers write out the variables of every frame of a traceback.

They show texts, dicts, lists and tuples by what is in them, and other objects by their repr. So bodies go through the
SDK's frames in objects that show nothing, and the arguments that they came in are overwritten before anything can fail.
They are overwritten and not deleted, since some of these tools look for every argument of a function.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import UNSET

E = TypeVar("E", bound=BaseException)


class _HandedOver:
    def __repr__(self) -> str:
        return "(handed over)"


HANDED_OVER: Any = _HandedOver()  # what an argument is overwritten with


class Sealed:
    """A body, or anything else that must not show itself."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "Sealed(...)"


class Given:
    """The body of a call as its method was given it: ready, or as keyword arguments."""

    __slots__ = ("body", "fields")

    def __init__(self, body: Any, fields: Mapping[str, Any]) -> None:
        self.body = body
        self.fields = fields

    def __repr__(self) -> str:
        return "Given(...)"


class Arguments:
    """What a method is to be called with."""

    __slots__ = ("by_name", "by_position")

    def __init__(self, by_position: Any, by_name: Any) -> None:
        self.by_position = by_position
        self.by_name = by_name

    def __repr__(self) -> str:
        return "Arguments(...)"


def sealed(body: Any) -> Any:
    """The body out of sight; no body stays none."""
    return body if body is UNSET or body is None or isinstance(body, Sealed) else Sealed(body)


def unsealed(body: Any) -> Any:
    """The body itself."""
    return body.value if isinstance(body, Sealed) else body


def bare(error: E) -> E:
    """The error without the frames and errors that it comes from, to be raised outside of the block that caught it."""
    error.__context__ = error.__cause__ = None
    return error.with_traceback(None)
