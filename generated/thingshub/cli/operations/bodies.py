"""The body of a call, from options, `--set` and `--body`: the later of these in this order is overruled by the former.

It becomes the SDK's model, so that what does not fit is found before anything is sent. Decoding is lenient with
properties that a model does not know, callers are not: what would get lost on the way is refused by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import UNSET

from thingshub._codec.json_codec import encode, plain
from thingshub.cli.operations.inputs import Input, body_fields
from thingshub.cli.operations.types import plain_type, python_type
from thingshub.cli.sources import missing_file, read_json, read_text, standard_input
from thingshub.decoding import decoded
from thingshub.model import REDACTED
from thingshub.types import File
from thingshub.unions import is_array, is_object
from thingshub_document.model import Body, Media, Parameter
from thingshub_document.reading import Document
from thingshub_document.types import Anything, Field, ListOf, LiteralOf, MapOf, ObjectDefinition, Type, UnionDefinition


@dataclass(frozen=True)
class GivenBody:
    """What a command line says of the body.

    Attributes:
        options: What was given for each property that has an option; None for nothing.
        pairs: Keys and values of `--set`.
        whole: What `--body` names; None without it.
        content_type: What `--content-type` names; None without it.
    """

    options: Sequence[tuple[Input, Any]]
    pairs: Sequence[tuple[str, Any]] = ()
    whole: str | None = None
    content_type: str | None = None

    @property
    def is_empty(self) -> bool:
        given = any(value is not None for _, value in self.options)
        return not (given or self.pairs or self.whole is not None or self.content_type)


def is_object_like(document: Document, media: Media) -> bool:
    """Whether a body is an object of which single properties can be set."""
    if media.kind not in ("json", "form") or media.type is None:
        return media.kind == "json"
    found = plain_type(document, media.type)
    is_keyed_union = isinstance(found, UnionDefinition) and found.key is not None
    return is_keyed_union or isinstance(found, ObjectDefinition | MapOf | Anything)


def takes_whole(media: Media) -> bool:
    """Whether a body can be given whole, with `--body`; a form with files cannot."""
    return media.kind != "multipart"


def chosen(body: Body, given: GivenBody) -> Media:
    """The media type to send.

    Raises:
        click.UsageError: the document does not have it, or an option belongs to another one.
    """
    media = body.alternatives[0]
    known = ", ".join(alternative.media for alternative in body.alternatives)
    if given.content_type is not None:
        wanted = given.content_type.partition(";")[0].strip().lower()
        matching = [m for m in body.alternatives if fnmatchcase(wanted, m.media.partition(";")[0].strip().lower())]
        if not matching:
            raise click.UsageError(f"--content-type: expected {known}, got {given.content_type}")
        media = matching[0]
    elif is_range(media) and not _is_any(media):
        raise click.UsageError(f"Missing option '--content-type' (a media type of {known})")
    for found, value in given.options:
        if value is not None and media.media not in found.media:
            others = " or ".join(sorted(found.media))
            raise click.UsageError(f"{found.option} belongs to --content-type {others}, not to {media.media}")
    return media


def assembled(document: Document, media: Media, given: GivenBody) -> Any:
    """The body to send: a model, or what else the SDK takes for the media type.

    Raises:
        click.UsageError: it does not fit, with the place.
    """
    if given.pairs and not is_object_like(document, media):
        raise click.UsageError(f"--set: a body of the type {media.media} has no properties to set")
    match media.kind:
        case "text":
            return read_text(_source(given))
        case "bytes":
            return _content(media, given)
        case "multipart":
            return _form(document, media, given)
        case _:
            return _data(document, media, given)


def fitted(document: Document, data: Any, found: Type, noun: str, options: Mapping[str, str]) -> Any:
    """JSON data as the SDK has it.

    Args:
        document: The document.
        data: JSON data.
        found: What it has to be.
        noun: What to call it in a message.
        options: Options by name of the property.

    Raises:
        click.UsageError: it does not fit, or has what the document does not know.
    """
    model = _decoded(document, data, found, noun, options)
    kept = plain(model)
    if lost := _lost(data, kept, ""):
        fields = document.fields(found) or ()
        known = f"; known are {', '.join(field.name for field in fields)}" if fields and "." not in lost else ""
        raise click.UsageError(f"{noun} has no {lost}{known}")
    whole = _completed(data, kept)
    return model if whole is data else _decoded(document, whole, found, noun, options)


def _decoded(document: Document, data: Any, found: Type, noun: str, options: Mapping[str, str]) -> Any:
    try:
        return decoded(encode(data), python_type(document, found))
    except msgspec.ValidationError as error:
        raise click.UsageError(_worded(str(error), noun, options)) from None


def _completed(given: Any, kept: Any) -> Any:
    """What was given, with the properties that can have a single value only; the same object if none was missing.

    What is sent is what was given, digit for digit, as long as nothing of it changes: so they have to be there before.
    """
    if is_array(given) and is_array(kept):
        entries = [_completed(one, other) for one, other in zip(given, kept, strict=True)]
        return entries if any(new is not old for new, old in zip(entries, given, strict=True)) else given
    if not is_object(given) or not is_object(kept):
        return given
    whole = {name: _completed(given[name], value) if name in given else value for name, value in kept.items()}
    is_same = whole.keys() == given.keys() and all(whole[name] is given[name] for name in given)
    return given if is_same else whole


def _data(document: Document, media: Media, given: GivenBody) -> Any:
    fields = body_fields(document, media)
    options = {found.name: found.option for found, _ in given.options if media.media in found.media}
    whole: Any = read_json(_name(given.whole)) if given.whole is not None else UNSET
    found = plain_type(document, media.type) if media.type is not None else Anything()
    is_alone = not given.pairs and all(value is None for _, value in given.options)
    is_free = is_alone and not is_object(whole) and (isinstance(found, Anything) or whole is None)
    if is_object_like(document, media) and not is_free:
        data = _merged(media, given, whole, fields)
    elif whole is UNSET:
        raise click.UsageError("Missing option '--body'")
    elif isinstance(found, ListOf) and not is_array(whole):
        raise click.UsageError("--body must hold a JSON array")
    else:
        data = whole
    if hidden := _hidden(data, ""):
        raise click.UsageError(
            f"{hidden} is {REDACTED}, hidden by an earlier command: put the secret in, or leave it out"
        )
    return fitted(document, data, media.type or Anything(), "the body", options)


def _merged(media: Media, given: GivenBody, whole: Any, fields: Sequence[Field]) -> dict[str, Any]:
    if whole is not UNSET and not is_object(whole):
        raise click.UsageError("--body must hold a JSON object")
    data: dict[str, Any] = dict(whole) if whole is not UNSET else {}
    data.update(given.pairs)
    data.update({found.name: value for found, value in given.options if value is not None})
    _require(media, given, fields, data, " (or {} in --body)")
    return data


def _require(media: Media, given: GivenBody, fields: Sequence[Field], data: Mapping[str, Any], otherwise: str) -> None:
    missing = next((field.name for field in fields if is_asked_for(field) and field.name not in data), None)
    if missing is not None:
        option = next(f.option for f, _ in given.options if f.name == missing and media.media in f.media)
        raise click.UsageError(f"Missing option '{option}'{otherwise.format(missing)}")


def is_asked_for(field: Parameter | Field) -> bool:
    """Whether a caller has to give a property: one that can have a single value only has it without being given."""
    return field.required and not isinstance(field.type, LiteralOf)


def _form(document: Document, media: Media, given: GivenBody) -> dict[str, Any]:
    """The parts of a form by the names of their fields; files are read while they are sent."""
    if given.whole is not None:
        raise click.UsageError("--body: a form is given by its options")
    fields = body_fields(document, media)
    values = {found.name: value for found, value in given.options if value is not None and media.media in found.media}
    _require(media, given, fields, values, "")
    options = {found.name: found.option for found, _ in given.options}
    return {
        field.name: value if _is_file(value) else fitted(document, value, field.type, options[field.name], {})
        for field in fields
        if (value := values.get(field.name)) is not None
    }


def _is_file(value: Any) -> bool:
    return isinstance(value, Path | bytes) or (is_array(value) and any(isinstance(v, Path | bytes) for v in value))


def _content(media: Media, given: GivenBody) -> Path | bytes | File:
    name = _source(given)
    content: Path | bytes
    if name == "-":
        content = standard_input()
    else:
        content = Path(name)
        if not content.is_file():
            raise click.UsageError(f"{content}: {missing_file(content)}")
    return File(content, media=given.content_type) if is_range(media) and given.content_type else content


def is_range(media: Media) -> bool:
    """Whether it stands for several media types, so that the caller has to say which."""
    return "*" in media.media


def _is_any(media: Media) -> bool:
    """Whether any media type will do, also that of bytes of which nothing is known."""
    return media.kind == "bytes" and media.media.partition(";")[0].strip() == "*/*"


def _source(given: GivenBody) -> str:
    if given.whole is None:
        raise click.UsageError("Missing option '--body'")
    return _name(given.whole)


def _name(source: str) -> str:
    """A file may be written with the @ that other options want before it."""
    return source.removeprefix("@")


def _worded(message: str, noun: str, options: Mapping[str, str]) -> str:
    """msgspec's text with the place in front, as an option where there is one."""
    text, _, place = message.partition(" - at `")
    name = place.removesuffix("`").removeprefix("$").removeprefix(".")
    if not name or name in options:
        return f"{options.get(name, noun)}: {text}"
    return f"{noun}.{name}: {text}" if noun.startswith("--") else f"{name}: {text}"


def _lost(given: Any, kept: Any, place: str) -> str:
    """The first property of what was given that is not in what would be sent."""
    if is_array(given) and is_array(kept):
        found = (_lost(g, k, f"{place}.{index}") for index, (g, k) in enumerate(zip(given, kept, strict=True)))
        return next(filter(None, found), "")
    if not is_object(given) or not is_object(kept):
        return ""
    for name, value in given.items():
        here = f"{place}.{name}".removeprefix(".")
        if name not in kept:
            return here
        if lost := _lost(value, kept[name], here):
            return lost
    return ""


def _hidden(data: Any, place: str) -> str:
    """Where a value stands that an earlier output has hidden."""
    if data == REDACTED:
        return place.removeprefix(".") or "the body"
    entries: Any = data.items() if is_object(data) else enumerate(data) if is_array(data) else ()
    return next(filter(None, (_hidden(value, f"{place}.{key}") for key, value in entries)), "")
