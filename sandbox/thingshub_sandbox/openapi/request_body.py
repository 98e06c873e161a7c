"""The body of a request: the alternative that its media type means, parsed, and held against its schema.

JSON, forms, texts and bytes are read here. A form becomes an object: its fields by name, files as bytes, JSON parts
parsed, repeated fields as arrays, other texts as the values that their schemas describe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from thingshub_document.media import is_json
from thingshub_document.model import Body, Media, Part
from thingshub_sandbox.openapi.schema_validation import Validators
from thingshub_sandbox.openapi.typed_values import Misfit, TypedValues, shown
from thingshub_sandbox.openapi.wire.body_parser import (
    MOST_BYTES,
    UnreadableBody,
    check_text,
    is_array,
    is_object,
    parse,
)
from thingshub_sandbox.openapi.wire.media_types import MediaType, UnknownCharset, chosen, in_words
from thingshub_sandbox.openapi.wire.multipart import FormPart, parse_parts
from thingshub_sandbox.openapi.wire.pair_styles import Pairs, deep_object, exploded_object
from thingshub_sandbox.openapi.wire.request import InvalidRequest, pairs
from thingshub_sandbox.openapi.wire.styles import BadStyle, Raw, readings, unquoted_form

MOST_BYTES_OF_MANY = 32 * 1024 * 1024  # of files and imports
_ANY_FILE = ("application/octet-stream", "*/*", "")
_MANY_DIGITS = re.compile(rb"[0-9]{16}")
_JSON_ENCODINGS = ("utf-8", "ascii")


@dataclass(frozen=True)
class ParsedBody:
    """A body, ready for a handler.

    Attributes:
        value: JSON data, a form as data with files as bytes, a text, or bytes; None for no body, or JSON's null.
        media: The media type of the document that it came in; empty for no body.
    """

    value: Any = None
    media: str = ""


class BodyReader:
    """Reads the bodies of one operation.

    Args:
        body: What the document says of it; None for an operation without one.
        values: Makes values of texts.
        validators: The document's validators.
    """

    def __init__(self, body: Body | None, values: TypedValues, validators: Validators) -> None:
        self._body = body
        self._values = values
        self._validators = validators

    @property
    def most_bytes(self) -> int:
        """How large a body may be."""
        alternatives = self._body.alternatives if self._body else ()
        return max((self._most_bytes(media) for media in alternatives), default=MOST_BYTES)

    def parse(self, body: bytes, content_type: str | None) -> ParsedBody:
        """The body, checked.

        Raises:
            InvalidRequest: not of the media type, hostile, or it does not fit its schema.
        """
        if self._body is None:
            if body:
                raise InvalidRequest("body: this operation takes none")
            return ParsedBody()
        if not body and not self._body.required and not content_type:
            return ParsedBody()
        media = chosen(self._body.alternatives, content_type)
        if media is None:
            raise InvalidRequest(f"body: Content-Type must be {in_words(self._body.alternatives)}")
        if not body and not self._body.required and media.kind not in ("text", "bytes"):
            return ParsedBody()
        if len(body) > self._most_bytes(media):
            raise InvalidRequest(f"body: is larger than {self._most_bytes(media)} bytes")
        try:
            return ParsedBody(self._parsed(media, body, content_type or ""), media.media)
        except (UnreadableBody, UnknownCharset, BadStyle) as problem:
            raise InvalidRequest(f"body: {problem}") from problem
        except Misfit as misfit:
            raise InvalidRequest(f"body{shown(misfit.place)}: {misfit}") from misfit

    def _most_bytes(self, media: Media) -> int:
        is_many = media.kind in ("multipart", "bytes") or self._values.deref(media.schema).get("type") == "array"
        return MOST_BYTES_OF_MANY if is_many else MOST_BYTES

    def _parsed(self, media: Media, body: bytes, content_type: str) -> Any:
        charset = MediaType.of(content_type).charset
        match media.kind:
            case "json":
                if charset not in _JSON_ENCODINGS:
                    raise UnreadableBody("JSON is UTF-8, whatever its charset says")
                value = self._json(body, media.schema)
            case "text":
                value = self._text(media, body, charset)
            case "form":
                value = self._form(media, body, charset)
            case "multipart":
                value = self._multipart(media, body, content_type)
            case "bytes":
                value = body
        if media.schema:
            self._validators.of_request(media.schema).require(self._visible(value, media.schema), "body")
        return value

    def _visible(self, value: Any, schema: Any) -> Any:
        """The value as JSON Schema can see it: bytes are a text, as long as they are where the length matters."""
        if isinstance(value, bytes):
            bounds = self._values.deref(schema)
            return "\0" * len(value) if "minLength" in bounds or "maxLength" in bounds else ""
        if is_array(value):
            return [self._visible(entry, self._values.item(schema, index)) for index, entry in enumerate(value)]
        if is_object(value) and any(isinstance(entry, bytes | list) for entry in value.values()):
            return {name: self._visible(entry, self._values.property(schema, name)) for name, entry in value.items()}
        return value

    def _json(self, body: bytes, schema: Any) -> Any:
        value = parse(body, has_longs=True, has_decimals=self._values.has_decimals)
        if self._values.has_decimals:
            value = self._values.exact(value, schema)
        if _MANY_DIGITS.search(body):
            self._values.check_longs(value, schema)
        return value

    def _text(self, media: Media, body: bytes, charset: str) -> Any:
        try:
            text = body.decode(charset)
        except UnicodeDecodeError as error:
            raise UnreadableBody(f"is not {charset.upper()}") from error
        check_text(text)
        return self._values.value(text, media.schema) if media.schema else text

    def _form(self, media: Media, body: bytes, charset: str) -> dict[str, Any]:
        if charset not in _JSON_ENCODINGS:
            raise UnreadableBody("a form is UTF-8, whatever its charset says")
        try:
            given = pairs(body.decode("ascii"), "body")
        except UnicodeDecodeError as error:
            raise UnreadableBody("has characters that a form quotes") from error
        parts = {part.name: part for part in media.parts}
        result: dict[str, Any] = {}
        taken: set[str] = set()
        for part in media.parts:
            schema = self._values.property(media.schema, part.name)
            found, names = self._field(part, schema, given)
            taken |= names
            if found is not None:
                result[part.name] = found[0]
        for name, value in given:
            if name not in taken and name not in parts:
                _add_other(result, name, unquoted_form(value))
        check_text(result)
        return result

    def _field(self, part: Part, schema: Any, given: Pairs) -> tuple[tuple[Any] | None, set[str]]:
        """The value of a field, and the names of the pairs that it is made of; no value when it is not there."""
        types = self._values.types(schema)
        is_object_only = "object" in types and types <= {"object", "null"}
        has_style = not is_json(part.content_type) or part.style != "form"
        if is_object_only and has_style and part.style == "deepObject":
            raw = deep_object(given, part.name, unquoted_form)
            names = {name for name, _ in given if name.startswith(f"{part.name}[")}
            return ((self._values.value(raw, schema),) if raw else None), names
        if is_object_only and has_style and part.style == "form" and part.explode:
            properties = tuple(self._values.properties(schema))
            raw = exploded_object(given, properties, None, unquoted_form)
            return ((self._values.value(raw, schema),) if raw else None), set(properties)
        values = [value for name, value in given if name == part.name]
        if not values:
            return None, {part.name}
        if part.is_list and has_style and (not part.explode or part.style in ("spaceDelimited", "pipeDelimited")):
            if len(values) > 1:
                raise BadStyle(f"{part.name} stands more than once")
            raws = readings(values[0], part.style, part.explode, "array", part.name, unquoted_form)
            return (self._first_fitting(raws, schema),), {part.name}
        texts = [unquoted_form(value) for value in values]
        if part.is_list:
            items = [self._values.item(schema, index) for index in range(len(texts))]
            return ([self._one(part, text, item) for text, item in zip(texts, items, strict=True)],), {part.name}
        if len(texts) > 1:
            raise BadStyle(f"{part.name} stands more than once")
        if is_object_only and has_style:
            raws = readings(values[0], part.style, False, "object", part.name, unquoted_form)
            return (self._first_fitting(raws, schema),), {part.name}
        return (self._one(part, texts[0], schema),), {part.name}

    def _first_fitting(self, raws: Sequence[Raw], schema: Any) -> Any:
        typed = [self._values.value(raw, schema) for raw in raws]
        fits = self._validators.of_request(schema).is_valid
        return next((value for value in typed if fits(value)), typed[0])

    def _multipart(self, media: Media, body: bytes, content_type: str) -> dict[str, Any]:
        parts = {part.name: part for part in media.parts}
        result: dict[str, Any] = {}
        for given in parse_parts(body, content_type):
            part = parts.get(given.name)
            if part is None:
                _add_other(result, given.name, given.content if given.is_file else _decoded(given))
                continue
            schema = self._values.property(media.schema, part.name)
            if part.is_list:
                entries = result.setdefault(part.name, [])
                entries.append(self._part(part, given, self._values.item(schema, len(entries))))
            elif part.name in result:
                raise UnreadableBody(f"has the field {part.name} more than once")
            else:
                result[part.name] = self._part(part, given, schema)
        return result

    def _part(self, part: Part, given: FormPart, schema: Any) -> Any:
        documented = [name.strip() for name in part.content_type.split(",")]
        sent = MediaType.of(given.content_type)
        if sent.name and not _is_one_of(sent, documented, is_file=part.is_file):
            raise UnreadableBody(f"the part {part.name} must be {' or '.join(documented)}")
        if part.is_file:
            return given.content
        return self._one(part, _decoded(given), schema)

    def _one(self, part: Part, text: str, schema: Any) -> Any:
        """The value of one text of a form."""
        if is_json(part.content_type):
            return self._json(text.encode(), schema)
        try:
            return self._values.value(text, schema)
        except Misfit as misfit:
            raise Misfit(str(misfit), (part.name, *misfit.place)) from misfit


def _is_one_of(sent: MediaType, documented: list[str], *, is_file: bool) -> bool:
    if any(sent.is_meant_by(name) for name in documented):
        return True
    if is_file:
        return any(name in _ANY_FILE for name in documented)
    return sent.name.startswith("text/") and any(name.startswith("text/") for name in documented)


def _decoded(part: FormPart) -> str:
    charset = MediaType.of(part.content_type).charset
    try:
        text = part.content.decode(charset)
    except UnicodeDecodeError as error:
        raise UnreadableBody("has a field that is not UTF-8") from error
    check_text(text)
    return text


def _add_other(result: dict[str, Any], name: str, value: str | bytes) -> None:
    """A field that the document does not name: it may say that there are others."""
    if name not in result:
        result[name] = value
    elif is_array(result[name]):
        result[name].append(value)
    else:
        result[name] = [result[name], value]
