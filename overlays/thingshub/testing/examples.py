"""Valid models for tests, made from the examples of the document, so that they never go stale."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar, cast

from msgspec import UNSET

from thingshub import models
from thingshub._codec.json_codec import encode, plain
from thingshub._packaged import document_path
from thingshub.decoding import decode
from thingshub.model import EXTRAS, Model
from thingshub.unions import is_array, is_object
from thingshub_document.reading import Document
from thingshub_document.types import (
    Definition,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectDefinition,
    Type,
    UnionDefinition,
    UnionOf,
)

M = TypeVar("M", bound=Model)


def make(kind: type[M], /, **changes: Any) -> M:
    """A valid model, made from the document's example of it.

    Args:
        kind: The model, e.g. `thingshub.models.Device`.
        changes: Properties that are to be other than in the example, by their Python names; UNSET leaves one out.

    Returns:
        A new model; a test may change it.

    Raises:
        ValueError: the document has no example of this model.
        TypeError: the model has no such property.
        PayloadError: a value is not what the document says of the property.
    """
    example = examples().get(kind.__name__)
    if not isinstance(example, dict):
        raise ValueError(f"the document has no example of {kind.__name__}; make it from its parts")
    raw: dict[str, Any] = copy.deepcopy(cast("dict[str, Any]", example))
    encoded = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    for name, value in changes.items():
        if name not in encoded:
            near = get_close_matches(name, encoded, n=1)
            advice = f"did you mean {near[0]}?" if near else f"it has {', '.join(encoded)}"
            raise TypeError(f"{kind.__name__} has no {name}; {advice}")
        if value is UNSET:
            raw.pop(encoded[name], None)
        elif encoded[name] == EXTRAS:
            raw |= value
        else:
            raw[encoded[name]] = plain(value)
    return decode(encode(raw), kind)


@cache
def examples() -> Mapping[str, Any]:
    """The first example of each model, as JSON data: of a whole body, or of what stands in one."""
    document = Document.load_json(document_path())
    found: dict[str, Any] = {}
    if not document.definitions:  # asked for before the loop: messages have some that no operation has
        return found
    for operation in (*document.operations.values(), *document.messages.values()):
        bodies = operation.body.alternatives if operation.body else ()
        for media in (*bodies, *(media for answer in operation.answers for media in answer.alternatives)):
            for value in media.examples if media.type is not None else ():
                _note(document, cast("Type", media.type), value, found)
    return found


def _note(document: Document, type_: Type, value: Any, found: dict[str, Any]) -> None:
    """Take a value as the example of its type, and what stands in it as those of theirs."""
    for part in document.resolved_types(type_):  # the type and the names that it has, aliases followed
        if not isinstance(part, Named | Nullable):
            _note_unnamed(document, part, value, found)
            return
        if isinstance(part, Named):
            found.setdefault(part.name, value)
            if (definition := document.definition(part)) is not None:
                _note_definition(document, definition, value, found)
                return


def _note_unnamed(document: Document, type_: Type, value: Any, found: dict[str, Any]) -> None:
    match type_:
        case ListOf(items=items) if is_array(value):
            for entry in value:
                _note(document, items, entry, found)
        case MapOf(values=values) if is_object(value):
            for entry in value.values():
                _note(document, values, entry, found)
        case UnionOf(members=members):
            for member in members:
                if _is_like(document, member, value):
                    _note(document, member, value, found)
        case _:
            pass


def _note_definition(document: Document, definition: Definition, value: Any, found: dict[str, Any]) -> None:
    if isinstance(definition, ObjectDefinition) and is_object(value):
        fields = {field.name: field.type for field in definition.fields}
        for name, entry in value.items():
            if (type_ := fields.get(name, definition.extras)) is not None:
                _note(document, type_, entry, found)
    elif isinstance(definition, UnionDefinition):
        name = type(_decoded(definition.name, value)).__name__
        for member in definition.members:
            if member == Named(name):
                _note(document, member, value, found)


def _decoded(name: str, value: Any) -> Any:
    """What the SDK takes a value for: it knows how the members of a union are told apart."""
    return decode(encode(value), getattr(models, name))


def _is_like(document: Document, type_: Type, value: Any) -> bool:
    """Whether a value has the JSON type of a union's member; no two members have the same."""
    if isinstance(document.definition(type_), ObjectDefinition | UnionDefinition):
        return is_object(value)
    shapes = {type(part) for part in document.resolved_types(type_)}
    return (ListOf in shapes and is_array(value)) or (MapOf in shapes and is_object(value))
