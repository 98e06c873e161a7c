"""Bodies by media type: JSON, text, bytes and urlencoded forms; multipart forms have a module of their own.

An operation lists what it takes. `encoded` writes a body in one of these media types: in the one that the caller names,
else in the first one that fits what was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import quote_plus

from thingshub._codec import styles
from thingshub._codec.files import File, body_of, file_of, is_list_of_bytes, piece_of
from thingshub._codec.json_codec import json_body, json_text
from thingshub._codec.media_types import charset, essence, fits, is_json, is_range
from thingshub._codec.multipart import MultipartBody, Part, entries_of, form_fields
from thingshub._codec.scalars import text_of
from thingshub.roundtrip import whole
from thingshub.transport import Upload

Encoded: TypeAlias = tuple[bytes | Upload, str]
_ANY_BYTES = "application/octet-stream"


class JsonBody(NamedTuple):
    """A body of JSON: `application/json`, or another media type whose syntax it is."""

    media: str = "application/json"

    def encoded(self, body: Any, media: str) -> Encoded:
        """The body and its Content-Type.

        Raises:
            TypeError, ValueError: it has no JSON; with the place.
        """
        return json_body(whole(body)), media


class TextBody(NamedTuple):
    """A text."""

    media: str = "text/plain"

    def encoded(self, body: Any, media: str) -> Encoded:
        """The body and its Content-Type.

        Raises:
            TypeError: it is not a single value.
            ValueError: the character set of the media type lacks a character, or the media type is still a range.
        """
        if is_range(media):
            raise ValueError(f"{media} stands for several media types; pass content_type with the one that it is")
        text = text_of(body)
        content = text.encode(charset(media))  # an error of this is a ValueError
        return content, media if text.isascii() or "charset" in media.lower() else f"{media}; charset=utf-8"


class BytesBody(NamedTuple):
    """Content as it is."""

    media: str = _ANY_BYTES

    def encoded(self, body: Any, media: str) -> Encoded:
        """The body and its Content-Type.

        Raises:
            TypeError: it is not content.
            ValueError: the media type is still a range, or the File's is not of that range.
            OSError: a file cannot be looked at.
        """
        file = File(body) if is_list_of_bytes(body) else file_of(body)
        if is_range(media) and file.media:
            if not fits(file.media, media):
                raise ValueError(f"the media type {file.media!r} of the File is not one of {media}")
            media = file.media
        elif essence(media) == "*/*":
            media = _ANY_BYTES
        elif is_range(media):
            raise ValueError(f"{media} stands for several media types; pass a File with the one that it is")
        return body_of([piece_of(file)]), media


class FormBody(NamedTuple):
    """A urlencoded form: the properties of a model or a mapping."""

    media: str = "application/x-www-form-urlencoded"
    parts: tuple[Part, ...] = ()

    def encoded(self, body: Any, media: str) -> Encoded:
        """The body and its Content-Type.

        Raises:
            TypeError, ValueError: a field cannot be written; with its name.
        """
        pairs = [pair for part, value in form_fields(body, self.parts) for pair in _pairs(part, value)]
        return "&".join(f"{name}={text}" for name, text in pairs).encode("ascii"), media


Body: TypeAlias = JsonBody | TextBody | BytesBody | FormBody | MultipartBody


def _pairs(part: Part, value: Any) -> list[styles.Pair]:
    encode = styles.reserved if part.allow_reserved else quote_plus
    try:
        if is_json(part.content_type) and part.style == "form":
            texts = [json_text(entry) for entry in entries_of(value)] if part.is_list else [json_text(value)]
            return [(quote_plus(part.name), encode(text)) for text in texts]
        shape: styles.Shape = "array" if part.is_list else "any"
        pairs = styles.query_pairs(value, part.name, part.style, part.explode, shape, encode)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{part.name}: {error}") from None
    return pairs


def chosen(body: Any, bodies: Sequence[Body], content_type: str | None) -> Body:
    """The media type of an operation that a body is written in.

    Args:
        body: What is to be sent.
        bodies: What the operation takes.
        content_type: Which of them is meant; None for the first, or for that of a File.

    Raises:
        ValueError: the operation takes no such media type, or the text names none.
    """
    content_type = _meant(body, bodies, content_type)
    if content_type is None:
        wanted = body.media if isinstance(body, File) else None
        if wanted is None:
            return bodies[0]
        found = next((b for b in bodies if fits(wanted, b.media)), None)
        if found is not None:
            return found
        raise ValueError(f"the media type {wanted!r} of the File is none of {', '.join(b.media for b in bodies)}")
    exact = [b for b in bodies if essence(b.media) == essence(content_type)]
    for found in exact or [b for b in bodies if fits(content_type, b.media)]:
        return found
    raise ValueError(f"content_type {content_type!r} is none of {', '.join(b.media for b in bodies)}")


def _meant(body: Any, bodies: Sequence[Body], content_type: str | None) -> str | None:
    """The media type that the caller names; None where it is the default of the argument and a file knows better."""
    is_default = content_type == bodies[0].media
    return None if is_default and isinstance(body, File) and body.media is not None else content_type


def encoded(body: Any, bodies: Sequence[Body], content_type: str | None) -> Encoded:
    """A body in one of the media types of an operation, and its Content-Type.

    Raises:
        TypeError, ValueError: the operation takes no such media type, or the body cannot be written in it.
    """
    content_type = _meant(body, bodies, content_type)
    found = chosen(body, bodies, content_type)
    return found.encoded(body, found.media if content_type is None else styles.sendable(content_type))
