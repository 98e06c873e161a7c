"""What the generated methods say about an operation, and how their arguments become a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
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
        answer: The type that a successful answer is decoded to; NoneType for an empty one, bytes and str as they come.
        media: The media type of a successful answer.
        is_public: Whether it is called without a token.
        refusals: Errors that statuses stand for here, other than everywhere else.
    """

    id: str
    method: str
    path: str
    answer: Any  # a type[T], or a union that type[T] cannot express
    media: str = "application/json"
    is_public: bool = False
    refusals: Mapping[int, type[ApiError]] = field(default_factory=dict[int, type[ApiError]])


class Form:
    """A body of the media type multipart/form-data.

    Args:
        files: Content by name of the field; a path is read.
        fields: Texts by name of the field, which is repeated for each.
    """

    __slots__ = ("fields", "files")

    def __init__(self, files: Mapping[str, bytes | Path], fields: Mapping[str, Sequence[str]]) -> None:
        self.files = files
        self.fields = fields

    def encoded(self) -> tuple[bytes, str]:
        """The body and its Content-Type.

        Raises:
            OSError: a file cannot be read.
        """
        from urllib3.filepost import encode_multipart_formdata  # only who pushes a package pays for the import

        parts: list[tuple[str, Any]] = [(name, text) for name, texts in self.fields.items() for text in texts]
        for name, content in self.files.items():
            read = content.read_bytes() if isinstance(content, Path) else content
            parts.append((name, (name, read, "application/octet-stream")))
        return encode_multipart_formdata(parts)


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
    if isinstance(extras := given.get("extras"), Mapping):
        given["extras"] = dict(extras)  # pyright: ignore[reportUnknownArgumentType]  # never the caller's own
    if body is None:
        return kind(**given)
    if given:
        raise TypeError(f"pass either a ready {kind.__name__} or keyword arguments, not both (got {', '.join(given)})")
    return body if isinstance(body, kind) else as_update(body, kind)
