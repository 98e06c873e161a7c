"""What a value is in Python: types, and the definitions that the models module holds.

A raw JSON schema stays available wherever a `Type` alone does not say enough (bounds, formats, conditions): `schema`
may hold a local `$ref`, which `Document.deref` resolves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

Place = tuple[str | int, ...]
Schema = Mapping[str, Any]


class _Missing:
    """There is no value, not even null."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()


class Scalar(Struct, frozen=True):
    """A single value.

    Attributes:
        kind: `string`, `integer`, `number`, `boolean`, `date-time`, `date`, `time`, `uuid`, `decimal` (a JSON number
            that is kept exactly) or `binary` (bytes, a path or an iterator of bytes).
    """

    kind: str


class Anything(Struct, frozen=True):
    """Any JSON value."""


class ListOf(Struct, frozen=True):
    """An array."""

    items: Type


class MapOf(Struct, frozen=True):
    """An object whose property names are data."""

    values: Type


class Named(Struct, frozen=True):
    """A definition of the models, by its Python name."""

    name: str


class LiteralOf(Struct, frozen=True):
    """One of a few fixed texts or integers (`const`)."""

    values: tuple[str | int, ...]


class UnionOf(Struct, frozen=True):
    """One of several types that JSON itself tells apart, e.g. a text or a list."""

    members: tuple[Type, ...]


class Nullable(Struct, frozen=True):
    """The type, or null."""

    inner: Type


Type = Scalar | Anything | ListOf | MapOf | Named | LiteralOf | UnionOf | Nullable


class Field(Struct, frozen=True):
    """A property of an object.

    Attributes:
        name: Its name in JSON.
        python_name: Its name in Python: attribute of the model and keyword argument.
        is_secret: Whether `x-secret` marks it.
        default: The document's default, which is only told; MISSING when there is none.
        docs: Its description on one line.
    """

    name: str
    python_name: str
    type: Type
    required: bool
    schema: Schema
    read_only: bool = False
    write_only: bool = False
    is_secret: bool = False
    default: Any = MISSING
    deprecated: bool = False
    docs: str = ""
    place: Place = ()
    line: str = ""


class ObjectDefinition(Struct, frozen=True):
    """An object with fixed properties: a struct.

    Attributes:
        name: Its Python name.
        schema_name: Its name under components/schemas; empty for one that is named after its place.
        fields: Its properties, those of all `allOf` members included.
        extras: The type of further properties where the document invites them; None where it does not.
        is_closed: Whether the document forbids further properties.
    """

    name: str
    schema_name: str
    fields: tuple[Field, ...]
    extras: Type | None
    is_closed: bool
    schema: Schema
    docs: str = ""
    place: Place = ()
    line: str = ""


class EnumDefinition(Struct, frozen=True):
    """A set of texts or of integers.

    Attributes:
        members: Python name and value of each.
        is_text: Whether the values are texts; else integers.
    """

    name: str
    schema_name: str
    members: tuple[tuple[str, str | int], ...]
    is_text: bool
    docs: str = ""
    place: Place = ()
    line: str = ""


class UnionDefinition(Struct, frozen=True):
    """One of several types that JSON does not tell apart by itself: objects, or texts of several formats.

    Attributes:
        key: The property that tells objects apart; None when they are told apart by what fits.
        members: The types, in order.
        by_value: With a key: the Python name of the object by the key's value.
        other: With a key: the Python name of the object for a value that the document does not know; None when such a
            value is an error.
    """

    name: str
    schema_name: str
    key: str | None
    members: tuple[Type, ...]
    by_value: Mapping[str, str]
    other: str | None
    docs: str = ""
    place: Place = ()
    line: str = ""


class AliasDefinition(Struct, frozen=True):
    """A name for a type, e.g. `ObjectId` for a text."""

    name: str
    schema_name: str
    type: Type
    docs: str = ""
    place: Place = ()
    line: str = ""


Definition = ObjectDefinition | EnumDefinition | UnionDefinition | AliasDefinition
