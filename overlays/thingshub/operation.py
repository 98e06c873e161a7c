"""What the generated methods say about an operation, and how their arguments become a body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from msgspec import UNSET

from thingshub.errors import ApiError
from thingshub.model import Model
from thingshub.roundtrip import as_update

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Operation(Generic[T]):
    """One operation of the document.

    Attributes:
        id: Its operationId, `<tag>.<verb>`.
        method: The HTTP method.
        path: The path template.
        answer: The type that a successful answer is decoded to; NoneType for an empty one.
        is_public: Whether it is called without a token.
        refusals: Errors that statuses stand for here, other than everywhere else.
    """

    id: str
    method: str
    path: str
    answer: type[T]
    is_public: bool = False
    refusals: Mapping[int, type[ApiError]] = field(default_factory=dict[int, type[ApiError]])


def body_from(kind: type[Model], body: Model | None, fields: Mapping[str, Any]) -> object:
    """A request body from a ready model or from keyword arguments.

    Args:
        kind: The schema of the body.
        body: A ready `kind`, or an object that was read and changed; None to use the keyword arguments.
        fields: The keyword arguments by name; UNSET ones are left out.

    Raises:
        TypeError: both were given, or a required argument is missing.
    """
    given = {name: value for name, value in fields.items() if value is not UNSET}
    if body is None:
        return kind(**given)
    if given:
        raise TypeError(f"pass either a ready {kind.__name__} or keyword arguments, not both (got {', '.join(given)})")
    return body if isinstance(body, kind) else as_update(body, kind)
