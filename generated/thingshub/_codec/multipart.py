"""Forms of the media type multipart/form-data (RFC 7578, as browsers write them).

The boundary is random and is not in any content that is in memory. Names and file names go out as UTF-8; quotes and
line breaks in them are percent-encoded, so that none ends its header.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from typing import Any, NamedTuple

from thingshub._codec.files import File, body_of, file_of, is_content, name_of, piece_of
from thingshub._codec.json_codec import json_body
from thingshub._codec.media_types import fits, is_json, is_range
from thingshub._codec.scalars import is_list, properties_of, text_of
from thingshub._codec.styles import sendable
from thingshub.transport import Piece, Upload

_ANY_BYTES = "application/octet-stream"


class Part(NamedTuple):
    """A field of a form.

    Attributes:
        name: Its name on the wire.
        content_type: Its media type; of a file it may be a range, or several with commas.
        is_file: Whether it holds content of a file.
        is_list: Whether it is repeated for each entry of a list.
        style: In urlencoded forms, how lists and objects are written.
        explode: The same.
        allow_reserved: In urlencoded forms, whether reserved characters stay as they are.
    """

    name: str
    content_type: str = "text/plain"
    is_file: bool = False
    is_list: bool = False
    style: str = "form"
    explode: bool = True
    allow_reserved: bool = False


class MultipartBody(NamedTuple):
    """A form whose fields may be files: the properties of a model or a mapping."""

    media: str = "multipart/form-data"
    parts: tuple[Part, ...] = ()

    def encoded(self, body: Any, media: str) -> tuple[bytes | Upload, str]:
        """The body and its Content-Type.

        Raises:
            TypeError, ValueError: a field cannot be written; with its name.
            OSError: a file cannot be looked at.
        """
        fields: list[tuple[str, Piece]] = []
        for part, value in form_fields(body, self.parts):
            try:
                fields += [_written(part, entry) for entry in _entries(part, value)]
            except (TypeError, ValueError) as error:
                raise type(error)(f"{part.name}: {error}") from None
        boundary = _boundary(content for _, content in fields if isinstance(content, bytes))
        pieces: list[Piece] = []
        for head, content in fields:
            pieces += (f"--{boundary}\r\n{head}\r\n\r\n".encode(), content, b"\r\n")
        pieces.append(f"--{boundary}--\r\n".encode())
        return body_of(pieces), f"{media}; boundary={boundary}"


def form_fields(body: Any, parts: tuple[Part, ...]) -> list[tuple[Part, Any]]:
    """The fields of a form in the document's order, with what goes into each.

    Raises:
        TypeError: the body is not a model or a mapping.
    """
    properties = properties_of(body)
    if properties is None:
        raise TypeError(f"expected a model or a mapping for a form, got {type(body).__name__}")
    known = [(part, properties.pop(part.name)) for part in parts if part.name in properties]
    return known + [(_undeclared(name, value), value) for name, value in properties.items()]


def _undeclared(name: str, value: Any) -> Part:
    """How a field goes out that the document does not describe: as OpenAPI has it for its type."""
    entries = list(value) if is_list(value) else [value]
    first = entries[0] if entries else ""
    if isinstance(first, File) or is_content(first):
        return Part(name, _ANY_BYTES, is_file=True, is_list=is_list(value))
    is_object = is_list(first) or properties_of(first) is not None
    return Part(name, "application/json" if is_object else "text/plain", is_list=is_list(value))


def _entries(part: Part, value: Any) -> list[Any]:
    if not part.is_list:
        return [value]
    return entries_of(value)


def entries_of(value: Any) -> list[Any]:
    """The entries of a field that is repeated for each.

    Raises:
        TypeError: it is not a list.
        ValueError: it has no entries, and no form can say so.
    """
    if not is_list(value):
        raise TypeError(f"expected a list, got {type(value).__name__}")
    if not value:
        raise ValueError("needs at least one entry; leave the field out to not use it")
    return list(value)


def _written(part: Part, value: Any) -> tuple[str, Piece]:
    """Headers and content of one part."""
    if part.is_file:
        file = file_of(value)
        piece = piece_of(file)
        filename = name_of(file) or part.name
        media = sendable(_media_of_file(part, file, filename))
        return f"{_disposition(part.name)}; filename={_quoted(filename)}\r\nContent-Type: {media}", piece
    if is_json(part.content_type):
        return f"{_disposition(part.name)}\r\nContent-Type: {part.content_type}", json_body(value)
    head = _disposition(part.name)
    if part.content_type != "text/plain":
        head += f"\r\nContent-Type: {part.content_type}"
    return head, text_of(value).encode()


def _media_of_file(part: Part, file: File, filename: str) -> str:
    allowed = [media.strip() for media in part.content_type.split(",")]
    if file.media is not None:
        if allowed != [_ANY_BYTES] and not any(fits(file.media, media) for media in allowed):
            raise ValueError(f"the media type {file.media!r} is none of {part.content_type}")
        return file.media
    if len(allowed) == 1 and not is_range(allowed[0]):
        return allowed[0]
    guessed = mimetypes.guess_type(filename)[0] or _ANY_BYTES
    if any(fits(guessed, media) for media in allowed):
        return guessed
    raise ValueError(f"has to be one of {part.content_type}; pass File(..., media=...) to say which")


def _disposition(name: str) -> str:
    return f"Content-Disposition: form-data; name={_quoted(name)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
    return f'"{escaped}"'


def _boundary(contents: Iterable[bytes]) -> str:
    found = list(contents)
    while True:
        import secrets  # here: importing it takes long, and most calls have no form

        boundary = f"thingshub-{secrets.token_hex(16)}"
        if not any(boundary.encode() in content for content in found):
            return boundary
