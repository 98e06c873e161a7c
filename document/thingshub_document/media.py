"""Media types: how a body of one is written and read, and the parts of a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from thingshub_document import names
from thingshub_document.model import Kind, Part
from thingshub_document.types import (
    AliasDefinition,
    Anything,
    Field,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectDefinition,
    Scalar,
    Type,
    UnionDefinition,
    UnionOf,
)

if TYPE_CHECKING:
    from thingshub_document.definitions import Definitions

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
Problem = tuple[str, str, str]
_SOME_OF = {
    **dict.fromkeys(("*", "application"), "application/octet-stream"),
    "text": "text/plain",
    "image": "image/png",
    "audio": "audio/wav",
    "video": "video/mp4",
}


def essence(media_type: str) -> str:
    """The media type without parameters, lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_range(media_type: str) -> bool:
    """Whether it stands for several: `image/*`."""
    return "*" in essence(media_type)


def concrete(media_type: str) -> str:
    """The media type itself, or some one of a range."""
    kind, _, _ = essence(media_type).partition("/")
    return _SOME_OF.get(kind, f"{kind}/example") if is_range(media_type) else media_type


def is_json(media_type: str) -> bool:
    """`application/json`, `application/problem+json`, `text/json` and the like."""
    plain = essence(media_type)
    return plain.endswith(("/json", "+json"))


def kind_of(media_type: str) -> Kind:
    """How a body of this media type is written and read."""
    plain = essence(media_type)
    if is_json(plain):
        return "json"
    if plain == FORM:
        return "form"
    if plain == MULTIPART:
        return "multipart"
    is_text = plain.startswith("text/") or plain.endswith(("/xml", "+xml", "/yaml", "+yaml", "/javascript"))
    return "text" if is_text else "bytes"


def title_of(media_type: str) -> str:
    """The media type as part of a class name: `Json`, `FormData`."""
    return names.pascal_case(f"x {essence(media_type).partition('/')[2]}")[1:]


def parts_of(
    raw: Mapping[str, Any], kind: str, found: Type | None, definitions: Definitions
) -> tuple[tuple[Part, ...], list[Problem]]:
    """The fields of a form, with what the document's `encoding` says of them, and what cannot be sent."""
    fields = definitions.fields(found) if found is not None else None
    if fields is None:
        return (), [("", "a form needs a schema with properties", "write its fields under `properties`")]
    encodings: Mapping[str, Any] = raw.get("encoding", {})
    problems: list[Problem] = []
    for name in encodings.keys() - {field.name for field in fields}:
        problems.append(("", f"encoding names {name!r}, which is not a property of the form", "mend the name"))
    for field in fields:
        if encodings.get(field.name, {}).get("style") == "deepObject" and shape_of(field.type, definitions) == "array":
            what = f"the field {field.name!r}: deepObject is for objects, and this is a list"
            problems.append((field.name, what, "write `style: form` in its encoding"))
        if kind == "form" and has_bytes(field.type, definitions):
            what = f"the field {field.name!r} is bytes (format: binary), which a form of texts cannot hold"
            problems.append((field.name, what, "use multipart/form-data, or `contentEncoding: base64`"))
    parts = tuple(_part(field, encodings.get(field.name, {}), definitions) for field in fields)
    problems += _doubled(fields, parts, encodings, definitions)
    return parts, problems


def _doubled(
    fields: Sequence[Field], parts: Sequence[Part], encodings: Mapping[str, Any], definitions: Definitions
) -> Iterator[Problem]:
    """Fields that write a pair of the same name: an object that is exploded writes those of its properties."""
    taken: dict[str, str] = {}
    for field, part in zip(fields, parts, strict=True):
        inner = (
            fields_of(field.type, definitions) if {"style", "explode"} & encodings.get(field.name, {}).keys() else None
        )
        names = [field.name]
        if inner is not None and part.style == "deepObject":
            names = [f"{field.name}[{one.name}]" for one in inner]
        elif inner is not None and part.explode:
            names = [one.name for one in inner]
        for name in names:
            if taken.setdefault(name, field.name) != field.name:
                what = f"the fields {taken[name]!r} and {field.name!r} both write {name!r}"
                yield field.name, what, "rename a property, or write `contentType: application/json` in its encoding"
                break


def _part(field: Field, encoding: Mapping[str, Any], definitions: Definitions) -> Part:
    plain = _plain(field.type, definitions)
    is_list = isinstance(plain, ListOf)
    inner = _plain(plain.items, definitions) if isinstance(plain, ListOf) else plain
    is_file = inner == Scalar("binary")
    has_style = bool({"style", "explode", "allowReserved"} & encoding.keys())  # then contentType is ignored: OpenAPI
    content_type = "text/plain" if has_style else encoding.get("contentType")
    if content_type is None:
        is_plain = isinstance(inner, Scalar) or shape_of(inner, definitions) == "primitive"
        of_file = _own_media(field, plain) or "application/octet-stream"
        content_type = of_file if is_file else "text/plain" if is_plain else "application/json"
    style = str(encoding.get("style", "form"))
    explode = bool(encoding.get("explode", style == "form" or style == "deepObject"))
    return Part(
        name=field.name,
        content_type=str(content_type),
        is_file=is_file,
        is_list=is_list,
        style=style,
        explode=explode,
        allow_reserved=bool(encoding.get("allowReserved")),
    )


def _own_media(field: Field, plain: Type) -> str:
    """What the schema of a file itself says of its media type; empty when it does not."""
    schema: Any = field.schema
    if isinstance(plain, ListOf):
        schema = schema.get("items", {})
    return str(schema.get("contentMediaType", "")) if isinstance(schema, Mapping) else ""


def fields_of(found: Type, definitions: Definitions) -> tuple[Field, ...] | None:
    """The properties of an object, null and aliases aside; None for anything else."""
    return definitions.fields(_plain(found, definitions))


def shape_of(found: Type, definitions: Definitions) -> str:
    """`primitive`, `array`, `object` or `any`, as OpenAPI's table of styles has it."""
    match _plain(found, definitions):
        case ListOf():
            return "array"
        case MapOf() | Named():
            return "object"
        case Anything():
            return "any"
        case UnionOf(members=members):
            shapes = {shape_of(member, definitions) for member in members}
            return shapes.pop() if len(shapes) == 1 else "any"
        case _:
            return "primitive"


def has_bytes(found: Type, definitions: Definitions) -> bool:
    """Whether a scalar, or an entry of a list, is bytes."""
    plain = _plain(found, definitions)
    return (_plain(plain.items, definitions) if isinstance(plain, ListOf) else plain) == Scalar("binary")


def is_nested(found: Type, definitions: Definitions) -> bool:
    """Whether a list or an object has another one inside."""
    plain = _plain(found, definitions)
    if isinstance(plain, ListOf):
        return shape_of(plain.items, definitions) in ("array", "object")
    if isinstance(plain, MapOf):
        return shape_of(plain.values, definitions) in ("array", "object")
    if fields := definitions.fields(plain):
        return any(shape_of(field.type, definitions) in ("array", "object") for field in fields)
    return False


def _plain(found: Type, definitions: Definitions) -> Type:
    """The type without null and aliases; an enum as the scalar it is made of."""
    while True:
        if isinstance(found, Nullable):
            found = found.inner
            continue
        if not isinstance(found, Named):
            return found
        match definitions.found.get(found.name):
            case AliasDefinition(type=inner):
                found = inner
            case ObjectDefinition() | None:
                return found
            case UnionDefinition(key=None, members=members):
                return UnionOf(members)
            case UnionDefinition():
                return found
            case _:
                return Scalar("string")
