"""What the generated methods say about an operation, and how their arguments become a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import UNSET

from thingshub.errors import ApiError
from thingshub.model import Model, Update
from thingshub.roundtrip import as_update
from thingshub.transport import Upload

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
        is_replay_safe: Whether carrying it out twice is the same as once, although its method does not say so.
        refusals: Errors that statuses stand for here, other than everywhere else.
    """

    id: str
    method: str
    path: str
    answer: Any  # a type[T], or a union that type[T] cannot express
    media: str = "application/json"
    is_public: bool = False
    is_replay_safe: bool = False
    refusals: Mapping[int, type[ApiError]] = field(default_factory=dict[int, type[ApiError]])


class Content:
    """A body that goes out as it is.

    Args:
        content: The bytes; a path is read while it is sent.
        media: Its media type.
    """

    __slots__ = ("content", "media")

    def __init__(self, content: bytes | Path, media: str) -> None:
        self.content = content
        self.media = media

    def encoded(self) -> tuple[bytes | Upload, str]:
        """The body and its Content-Type.

        Raises:
            OSError: the file cannot be looked at.
        """
        return Upload([self.content]) if isinstance(self.content, Path) else self.content, self.media


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

    def encoded(self) -> tuple[bytes | Upload, str]:
        """The body and its Content-Type; files are read while they are sent.

        Raises:
            OSError: a file cannot be looked at.
        """
        from urllib3.fields import RequestField  # only who pushes a package pays for the import
        from urllib3.filepost import choose_boundary

        boundary = choose_boundary()
        pieces: list[bytes | Path] = []

        def add(name: str, content: bytes | Path, *, filename: str | None, media: str | None) -> None:
            part = RequestField(name, b"", filename=filename)
            part.make_multipart(content_type=media)
            pieces.extend((f"--{boundary}\r\n{part.render_headers()}".encode(), content, b"\r\n"))

        for name, texts in self.fields.items():
            for text in texts:
                add(name, text.encode(), filename=None, media=None)
        for name, content in self.files.items():
            add(name, content, filename=name, media="application/octet-stream")
        pieces.append(f"--{boundary}--\r\n".encode())
        body = Upload(pieces) if any(isinstance(piece, Path) for piece in pieces) else b"".join(_bytes(pieces))
        return body, f"multipart/form-data; boundary={boundary}"


def _bytes(pieces: Sequence[bytes | Path]) -> Iterator[bytes]:
    return (piece for piece in pieces if isinstance(piece, bytes))


def body_from(kind: type[Model], body: Model | Update[Any] | None, fields: Mapping[str, Any]) -> object:
    """A request body from a ready model or from keyword arguments.

    Args:
        kind: The schema of the body.
        body: A ready `kind`, or an object that was read and changed, whole or as an Update; None to use the keyword
            arguments.
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
    if isinstance(body, Update):
        return as_update(body.changed, kind, only_changes=True)
    return body if isinstance(body, kind) else as_update(body, kind)
