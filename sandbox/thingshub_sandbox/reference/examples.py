"""Examples for readers: the document's own with their names, else a value that fits the schema.

A file stands in an example by a name; what is in it is the reader's business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from thingshub_document.model import Media, Parameter
from thingshub_document.reading import Document
from thingshub_document.sample_schemas import NoSample
from thingshub_document.samples import Direction, Sampler, Taste
from thingshub_document.types import MISSING, Named, Place, Schema, Type
from thingshub_sandbox.openapi.schema_validation import Validators
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object

_EXTENSIONS = {
    "application/gzip": "gz",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "text/csv": "csv",
    "text/plain": "txt",
}


@dataclass(frozen=True)
class Example:
    """A value with its name and one line about it."""

    name: str
    summary: str
    value: Any


class Examples:
    """Finds the examples of a document, and makes up what it does not give.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._validators = Validators(document)
        self._sampler = Sampler(document.data, self._fits, Taste(is_exact=False, has_items=True))

    def of_parameter(self, parameter: Parameter) -> Any:
        """A value of a parameter."""
        if parameter.examples:
            return parameter.examples[0]
        return parameter.default if parameter.default is not MISSING else self._made(parameter.schema, "sent")

    def of_media(self, media: Media, direction: Direction) -> tuple[Example, ...]:
        """The examples of a body in one media type; there is one at least."""
        if media.kind == "bytes":
            return (Example("file", "A file", file_name("body" if direction == "sent" else "answer", media.media)),)
        named = self._named(media.place)
        if not named:
            values = [value for value in media.examples if self._is_usable(media, value)]
            named = [Example(f"example-{number}", "Example", value) for number, value in enumerate(values, 1)]
        if not named:
            named = [Example("made", "A value that fits", self._of_parts(media, direction))]
        return tuple(self._with_files(media, example) for example in named)

    def _named(self, place: Place) -> list[Example]:
        listed = _at(self._document.data, place).get("examples")
        found: list[Example] = []
        for name, raw in listed.items() if is_object(listed) else ():
            example = self._document.deref(raw) if is_object(raw) else {}
            if "value" in example:
                found.append(Example(name, str(example.get("summary") or name), example["value"]))
        return found

    def _is_usable(self, media: Media, value: Any) -> bool:
        return media.kind not in ("form", "multipart") or is_object(value)

    def _with_files(self, media: Media, example: Example) -> Example:
        """The example with a name in place of each file."""
        files = {part.name: part for part in media.parts if part.is_file}
        if not files or not is_object(example.value):
            return example
        value = dict(example.value)
        for name, part in files.items():
            if name in value or name in self._required(media):
                file = file_name(name, part.content_type)
                value[name] = [file] if part.is_list else file
        return Example(example.name, "A file and its fields", value)

    def _required(self, media: Media) -> Sequence[str]:
        required = self._whole(media.schema).get("required", [])
        return required if is_array(required) else []

    def _of_parts(self, media: Media, direction: Direction) -> Any:
        """A value with the examples of its properties, where they fit each other."""
        whole = self._whole(media.schema)
        properties = whole.get("properties")
        if is_object(properties):
            value = {name: self._of_property(prop, direction) for name, prop in properties.items()}
            if self._fits(media.schema, value, direction):
                return value
        return self._made(media.schema, direction)

    def _whole(self, schema: Any) -> dict[str, Any]:
        return self._document.deref(schema) if is_object(schema) else {}

    def _of_property(self, schema: Any, direction: Direction) -> Any:
        whole = self._whole(schema)
        values = whole.get("examples")
        return values[0] if is_array(values) and values else self._made(whole, direction)

    def _made(self, schema: Schema, direction: Direction) -> Any:
        with suppress(NoSample):
            return self._sampler.sample(schema, direction, full=True)
        with suppress(NoSample):
            return self._sampler.sample(schema, direction, full=False)
        return None

    def _fits(self, schema: Schema, value: Any, direction: Direction) -> bool:
        of = self._validators.of_request if direction == "sent" else self._validators.of_answer
        return of(schema).is_valid(value)


def without_alias(document: Document, found: Type) -> Type:
    """What a name stands for, where it is only another name for a scalar or an array."""
    if not isinstance(found, Named) or document.definition(found) is not None:
        return found
    return next((part for part in document.resolved_types(found) if not isinstance(part, Named)), found)


def file_name(name: str, media: str) -> str:
    """A name for a file of this media type."""
    return f"{name}.{_EXTENSIONS.get(media.partition(';')[0].strip().lower(), 'bin')}"


def _at(data: Any, place: Place) -> Mapping[str, Any]:
    """What stands at a place of the bundled document; empty when there is nothing."""
    found = data
    for key in place:
        if is_array(found) and isinstance(key, int) and key < len(found):
            found = found[key]
        else:
            found = found.get(str(key)) if is_object(found) else None
    return found if is_object(found) else {}
