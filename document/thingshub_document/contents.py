"""Bodies and answers: what is sent and what comes back, in each media type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from thingshub_document import media, names
from thingshub_document.complaints import Complaints
from thingshub_document.definitions import Definitions, Direction
from thingshub_document.examples import examples
from thingshub_document.model import Answer, Body, Header, Media, Part
from thingshub_document.shapes import Shapes, origin
from thingshub_document.types import (
    AliasDefinition,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectDefinition,
    Place,
    Scalar,
    Type,
    UnionDefinition,
    UnionOf,
)

_WITHOUT_CONTENT = ("204", "205", "304")  # RFC 9110, 6.4.1


class Contents:
    """Reads bodies and answers.

    Args:
        shapes: Follows references.
        definitions: Knows what schemas are in Python.
        where: `file:line` of a place.
        complain: Takes what the SDK cannot say.
    """

    def __init__(
        self, shapes: Shapes, definitions: Definitions, where: Callable[[Place], str], complain: Complaints
    ) -> None:
        self._shapes = shapes
        self._definitions = definitions
        self._where = where
        self._complain = complain
        self._without_bytes: set[str] = set()  # definitions that JSON holds, looked through once

    def body(self, raw: Any, place: Place, prefix: str) -> Body | None:
        if not isinstance(raw, Mapping):
            return None
        place = origin(raw, place)
        raw = self._shapes.deref(raw)
        alternatives = self.alternatives(raw.get("content", {}), "write", (*place, "content"), prefix)
        required = bool(raw.get("required"))
        return Body(alternatives, required, str(raw.get("description", "")), place, self._where(place))

    def answer(self, status: str, raw: Mapping[str, Any], place: Place, prefix: str, count: int) -> Answer:
        own = origin(raw, place)
        raw = self._shapes.deref(raw)
        if raw.get("content") and (status in _WITHOUT_CONTENT or status.startswith("1")):
            what = f"an answer {status} has content, which HTTP does not let it have"
            self._complain((*own, "content"), what, "leave `content` out, or write the status that has it, e.g. 200")
        suffix = "Answer" if count == 1 or status in ("200", "201") else f"Answer{status}"
        if own != place:  # a shared answer is named after itself
            prefix, suffix = names.title(str(own[-1])), "Answer"
        headers = tuple(
            self._header(name, header, (*own, "headers", name), prefix)
            for name, header in raw.get("headers", {}).items()
            if name.lower() != "content-type"
        )
        headers_class = f"{prefix}Headers" + (suffix.removeprefix("Answer") if own == place else "")
        if headers:
            self._definitions.headers(headers_class, headers, (*own, "headers"))
        return Answer(
            status=status.upper() if status != "default" else status,
            alternatives=self.alternatives(raw.get("content", {}), "read", (*own, "content"), prefix + suffix),
            headers=headers,
            headers_class=headers_class if headers else "",
            error_class=raw.get("x-error"),
            docs=str(raw.get("description", "")),
            place=own,
            line=self._where(own),
        )

    def _header(self, name: str, raw: Mapping[str, Any], place: Place, prefix: str) -> Header:
        place = origin(raw, place)
        raw = self._shapes.deref(raw)
        schema = raw.get("schema", {"type": "string"})
        python_name = self._complain.named(place, "header", names.argument_name, name, raw) or "unnamed"
        found = self._definitions.inline(schema, "read", (*place, "schema"), prefix + names.title(python_name))
        return Header(
            name=name,
            python_name=python_name,
            type=found,
            schema=schema,
            required=bool(raw.get("required")),
            explode=bool(raw.get("explode")),
            docs=str(raw.get("description", "")),
            examples=examples(self._shapes, raw),
            place=place,
            line=self._where(place),
        )

    def alternatives(
        self, content: Mapping[str, Any], direction: Direction, place: Place, prefix: str
    ) -> tuple[Media, ...]:
        found: list[Media] = []
        for media_type, raw in content.items():
            at = (*place, media_type)
            schema = raw.get("schema", {})
            kind = media.kind_of(media_type)
            suggestion = prefix if len(content) == 1 or kind == "json" else prefix + media.title_of(media_type)
            known = schema if isinstance(schema, Mapping) else {}
            type_ = self._definitions.inline(schema, direction, (*at, "schema"), suggestion) if known else None
            parts: tuple[Part, ...] = ()
            if kind == "json" and type_ is not None:
                self._check_no_bytes(type_, (*at, "schema"))
            if kind in ("text", "bytes"):
                self._check_plain(media_type, type_, at)
            if kind in ("form", "multipart"):
                if direction == "read":
                    what = f"an answer of the media type {media_type} cannot be read"
                    self._complain(at, what, "use application/json or application/octet-stream")
                parts, problems = media.parts_of(raw, kind, type_, self._definitions)
                for key, what, remedy in problems:
                    self._complain((*at, "schema", "properties", key) if key else at, what, remedy)
            found.append(
                Media(media_type, kind, schema, type_, parts, examples(self._shapes, raw), at, self._where(at))
            )
        return tuple(found)

    def _check_no_bytes(self, found: Type, place: Place) -> None:
        """Refuse bytes in JSON, which has none."""
        match found:
            case Scalar("binary"):
                what = "bytes (format: binary) stand in JSON, which has none"
                remedy = "write `contentEncoding: base64` for a text in base64, or use multipart/form-data"
                self._complain(place, what, remedy)
            case ListOf(items=inner) | MapOf(values=inner) | Nullable(inner=inner):
                self._check_no_bytes(inner, place)
            case UnionOf(members=members):
                for member in members:
                    self._check_no_bytes(member, place)
            case Named(name=name) if name not in self._without_bytes:
                self._without_bytes.add(name)
                match self._definitions.found.get(name):
                    case ObjectDefinition(fields=fields, extras=extras, place=own):
                        for field in fields:
                            self._check_no_bytes(field.type, field.place)
                        if extras is not None:
                            self._check_no_bytes(extras, (*own, "additionalProperties"))
                    case AliasDefinition(type=inner, place=own):
                        self._check_no_bytes(inner, own)
                    case UnionDefinition(members=members, place=own):
                        for member in members:
                            self._check_no_bytes(member, own)
                    case _:
                        pass
            case _:
                pass

    def _check_plain(self, media_type: str, found: Type | None, place: Place) -> None:
        """Refuse what is neither JSON nor a form, and has a shape all the same: it would have to be written as such."""
        if media.essence(media_type).startswith("multipart/"):
            what = f"the media type {media_type} has parts that the SDK does not write or read"
            self._complain(place, what, "use multipart/form-data, or type: string with format: binary for its bytes")
        elif found is not None and media.shape_of(found, self._definitions) in ("object", "array"):
            what = f"the media type {media_type} has a schema with structure, which only JSON and forms can have"
            self._complain(place, what, "write `schema: {type: string}` (the text or bytes as they are), or use JSON")
