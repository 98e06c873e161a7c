"""Read the body of a request by its media type: an own reader, beside openapi-core's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from pipeline.proof.judge.equality import BadJson, difference, is_same_text, parse, shown
from pipeline.proof.judge.sent import Misread
from pipeline.proof.judge.styles import difference_of_texts, in_pairs
from thingshub_document.model import Media, Parameter, Part

_DISPOSITION = re.compile(r'form-data((?:;\s*[a-z*]+=(?:"[^"]*"|[^;"\s]+))*)', re.IGNORECASE)
_ATTRIBUTE = re.compile(r';\s*([a-z*]+)=(?:"([^"]*)"|([^;"\s]+))', re.IGNORECASE)


class FormPart(NamedTuple):
    """One part of a multipart body."""

    name: str
    filename: str | None
    media: str
    content: bytes


def difference_of_body(media: Media, content_type: str, body: bytes, wanted: Any) -> str | None:
    """Where a body differs from the value that was passed in; None when it says just that.

    Args:
        media: What the document says of it.
        content_type: The Content-Type that was sent.
        body: What was sent.
        wanted: The value as JSON data; a text stands for its bytes.
    """
    try:
        match media.kind:
            case "json":
                return difference(parse(body), wanted)
            case "form":
                return _difference_of_form(media.parts, body, wanted)
            case "multipart":
                return _difference_of_parts(media.parts, multipart(content_type, body), wanted)
            case "text":
                return _difference_of_text(body.decode("utf-8"), wanted)
            case "bytes":
                return None if body == as_bytes(wanted) else f"the body is {shown(body)}, should be {shown(wanted)}"
    except (BadJson, Misread, UnicodeDecodeError) as error:
        return f"the body cannot be read as {media.media}: {error}"


def as_bytes(value: Any) -> bytes:
    """The bytes that a value of the document stands for."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8")


def _difference_of_text(text: str, wanted: Any) -> str | None:
    if text == wanted or is_same_text(text, wanted):
        return None
    return f"the body is {shown(text)}, should be {shown(wanted)}"


def _difference_of_form(parts: Sequence[Part], body: bytes, wanted: Mapping[str, Any]) -> str | None:
    text = body.decode("ascii")
    split = [pair.partition("=") for pair in text.split("&")] if text else []
    pairs = [(_form_decoded(name), value) for name, _, value in split]
    known = {part.name: part for part in parts}
    taken = set[int]()
    for name, value in wanted.items():
        part = known.get(name, Part(name, "text/plain", is_list=isinstance(value, list)))
        if value is None or value in ([], {}):
            continue
        found = _form_value(part, pairs, value, taken)
        if found is not None:
            return f"{name!r} {found}"
    left = [name for place, (name, _) in enumerate(pairs) if place not in taken]
    return f"{left[0]!r} is in the form, should not be there" if left else None


def _form_value(part: Part, pairs: Sequence[tuple[str, str]], value: Any, taken: set[int]) -> str | None:
    is_plain_style = part.style == "form" and part.explode
    if is_plain_style and part.content_type.endswith("json"):
        values = [value] if not part.is_list else value
        places = [place for place, (name, _) in enumerate(pairs) if name == part.name]
        taken.update(places)
        if len(places) != len(values):
            return f"is there {len(places)} times, should be {len(values)} times"
        texts = [_form_decoded(pairs[place][1]) for place in places]
        found = (difference(parse(text), one) for text, one in zip(texts, values, strict=True))
        return next((text for text in found if text is not None), None)
    parameter = Parameter(
        part.name, part.name, "query", part.style, part.explode, part.allow_reserved, None, {}, _NO_TYPE, False
    )
    texts_found = in_pairs(parameter, pairs, value, taken, _form_decoded)
    if texts_found is None:
        return "is missing"
    return difference_of_texts(texts_found, value)


_NO_TYPE: Any = None


def _form_decoded(raw: str) -> str:
    return unquote_to_bytes(raw.replace("+", " ")).decode("utf-8")


def _difference_of_parts(parts: Sequence[Part], found: Sequence[FormPart], wanted: Mapping[str, Any]) -> str | None:
    known = {part.name: part for part in parts}
    left = list(found)
    for name, value in wanted.items():
        part = known.get(name, Part(name, "text/plain", is_list=isinstance(value, list)))
        own = [one for one in left if one.name == name]
        left = [one for one in left if one.name != name]
        values = value if part.is_list and isinstance(value, list) else [value]
        if value is None and not own:
            continue
        if len(own) != len(values):
            return f"the part {name!r} is there {len(own)} times, should be {len(values)} times"
        for one, single in zip(own, values, strict=True):
            if (text := _difference_of_part(part, one, single)) is not None:
                return f"the part {name!r}: {text}"
    return f"the part {left[0].name!r} should not be there" if left else None


def _difference_of_part(part: Part, found: FormPart, wanted: Any) -> str | None:
    allowed = [media.strip().lower() for media in part.content_type.split(",")]
    media = found.media.partition(";")[0].strip().lower()
    if (media or "text/plain") not in allowed and not any(_is_in_range(media, one) for one in allowed):
        return f"it is {media or 'of no media type'}, should be {part.content_type}"
    if part.is_file:
        if found.filename is None:
            return "it has no filename, and servers take it for a text"
        return None if found.content == as_bytes(wanted) else f"it is {shown(found.content)}, should be {shown(wanted)}"
    if media.endswith(("/json", "+json")):
        return difference(parse(found.content), wanted)
    text = found.content.decode("utf-8")
    return None if is_same_text(text, wanted) else f"it is {shown(text)}, should be {shown(wanted)}"


def _is_in_range(media: str, wanted: str) -> bool:
    return wanted == "*/*" or (wanted.endswith("/*") and media.startswith(wanted[:-1]))


def multipart(content_type: str, body: bytes) -> list[FormPart]:
    """The parts of a multipart/form-data body, read strictly by RFC 7578 and RFC 2046.

    Raises:
        Misread: it is not such a body.
    """
    found = re.search(r'boundary=(?:"([^"]+)"|([^;\s]+))', content_type, re.IGNORECASE)
    if found is None:
        raise Misread("the Content-Type names no boundary")
    line = b"--" + (found[1] or found[2]).encode("ascii")
    if not body.startswith(line) or body.rstrip(b"\r\n")[-len(line) - 2 :] != line + b"--":
        raise Misread("it does not begin and end with its boundary")
    pieces = (b"\r\n" + body).split(b"\r\n" + line)
    parts = list[FormPart]()
    for piece in pieces[1:-1]:
        head, blank, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not piece.startswith(b"\r\n") or not blank:
            raise Misread("a part has no blank line behind its headers")
        headers = dict(_header(row) for row in head.decode("utf-8").split("\r\n"))
        disposition = _DISPOSITION.fullmatch(headers.get("content-disposition", ""))
        if disposition is None:
            raise Misread(f"a part has the Content-Disposition {headers.get('content-disposition')!r}")
        attributes = {key.lower(): quoted or plain for key, quoted, plain in _ATTRIBUTE.findall(disposition[1])}
        if "name" not in attributes:
            raise Misread("a part has no name")
        name, filename = _unescaped(attributes["name"]), attributes.get("filename")
        parts.append(FormPart(name, filename, headers.get("content-type", ""), content))
    return parts


def _header(row: str) -> tuple[str, str]:
    name, colon, value = row.partition(":")
    if not colon:
        raise Misread(f"a part has the header line {row!r}")
    return name.strip().lower(), value.strip()


def _unescaped(text: str) -> str:
    """HTML's way to write quotes and line ends in a name."""
    return text.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")
