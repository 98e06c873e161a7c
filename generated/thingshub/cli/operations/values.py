"""How the texts of one option become one value, by the document's type of it.

A single value is a text. A list is an option that may be repeated, and takes several with commas between them; an
object or a map is one that takes `key=value`; both take JSON too. What has more depth is JSON alone. In the body of a
JSON request an object is always JSON, so that nothing has to be guessed of its values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import click

from thingshub.cli.arguments import (
    Choice,
    Content,
    Day,
    ExactNumber,
    Fixed,
    Identifier,
    Json,
    Number,
    ParamType,
    Secret,
    Time,
    TimeOfDay,
    secret_in,
    split,
)
from thingshub.cli.operations.types import plain_type
from thingshub.cli.packaged import secret_names
from thingshub.cli.sources import parse_json, read_json
from thingshub.unions import is_array, is_object
from thingshub_document.reading import Document
from thingshub_document.types import (
    Anything,
    EnumDefinition,
    ListOf,
    LiteralOf,
    MapOf,
    Nullable,
    ObjectDefinition,
    Scalar,
    Type,
    UnionDefinition,
    UnionOf,
)

Place = Literal["argument", "parameter", "property"]
_SCALARS: Mapping[str, Callable[[], click.ParamType[Any, Any]]] = {
    "string": lambda: click.STRING,
    "integer": lambda: click.INT,
    "number": Number,
    "boolean": lambda: click.BOOL,
    "date-time": Time,
    "date": Day,
    "time": TimeOfDay,
    "uuid": Identifier,
    "decimal": ExactNumber,
    "binary": Content,
}
_METAVARS = {
    "integer": "N", "number": "N", "decimal": "N", "date-time": "TIME", "date": "DATE", "time": "TIME", "uuid": "UUID",
    "boolean": "true|false", "binary": "FILE|-",
}  # fmt: skip
_BROADEST_LAST = ("boolean", "integer", "number", "decimal", "date", "date-time", "time", "uuid", "string")


@dataclass(frozen=True)
class ValueReader:
    """How an option reads its value.

    Attributes:
        type: From one text.
        metavar: What stands for the value in help; None for the type's own.
        is_repeated: Whether the option may be given several times.
        joined: From what the texts have become to the value, when it may be repeated.
        is_flag: Whether it is an option with two names, one for true and one for false.
        hint: What help says of how to write it.
        is_structured: Whether the value is an object or has one in it, so that it is checked against the document.
    """

    type: click.ParamType[Any, Any]
    metavar: str | None = None
    is_repeated: bool = False
    joined: Callable[[Sequence[Any]], Any] = list
    is_flag: bool = False
    hint: str = ""
    is_structured: bool = False

    def value(self, given: Any) -> Any:
        """The value; None when the option was not given."""
        if not self.is_repeated:
            return given
        return self.joined(given) if given else None


def reader_for(
    document: Document, found: Type, place: Place, *, secret: Secret | None = None, is_json: bool = False
) -> ValueReader:
    """How a value is read.

    Args:
        document: The document that the type is of.
        found: The type.
        place: What takes it: an argument, which is one word; an option for a parameter; an option for a property of a
            JSON body.
        secret: Where a value comes from that must not stand on the command line; None for one that may.
        is_json: Whether it is sent as JSON, where a text and a number differ.
    """
    plain = plain_type(document, found)
    if secret is not None:
        return _secret(document, plain, secret)
    if single := _single(document, plain):
        if isinstance(single, AnyOf) and (is_json or place == "property"):
            single = Quoted(single)
        is_flag = plain == Scalar("boolean") and place != "argument"
        return ValueReader(single, _metavar(plain), is_flag=is_flag)
    if isinstance(plain, ListOf) and (entry := _single(document, plain_type(document, plain.items))):
        return _list(document, plain, entry, place)
    if place != "property" and isinstance(plain, ObjectDefinition | MapOf):
        type_ = Pairs(document, plain, is_one_word=place == "argument")
        if place == "argument":
            return ValueReader(type_, is_structured=True)
        hint = "KEY=VALUE, repeated, or a JSON object."
        return ValueReader(type_, "KEY=VALUE", True, merged, hint=hint, is_structured=True)
    takes_text = place != "property" and not is_json and _has_text(document, plain)
    return ValueReader(Json(document, takes_text=takes_text), "JSON|@FILE", is_structured=True)


def _secret(document: Document, plain: Any, secret: Secret) -> ValueReader:
    single = _single(document, plain)
    if plain == Scalar("string"):
        return ValueReader(secret)
    if single is not None:
        return ValueReader(ConvertedSecret(secret, single))
    if isinstance(plain, ListOf) and (entry := _single(document, plain_type(document, plain.items))):
        return ValueReader(ConvertedSecret(secret, entry), is_repeated=True)
    return ValueReader(Json(document, is_secret=True), "@FILE", is_structured=True)


def _single(document: Document, plain: Any) -> click.ParamType[Any, Any] | None:
    """The type of a value that one text stands for; None for any other."""
    match plain:
        case Scalar(kind=kind):
            return _SCALARS[kind]()
        case EnumDefinition(members=members):
            return Choice([value for _, value in members])
        case LiteralOf(values=values):
            return Fixed(values)
        case UnionOf(members=members) | UnionDefinition(key=None, members=members):
            return _either(document, members)
        case _:
            return None


def _either(document: Document, members: Sequence[Type]) -> click.ParamType[Any, Any] | None:
    plain = [plain_type(document, member) for member in members]
    types = {_rank(member): _single(document, member) for member in plain}
    if any(found is None or isinstance(found, Content) for found in types.values()):
        return None
    return AnyOf([found for _, found in sorted(types.items(), key=lambda entry: entry[0]) if found is not None])


def _rank(plain: Any) -> int:
    """A text is a text only when it is nothing narrower."""
    if isinstance(plain, Scalar):
        return _BROADEST_LAST.index(plain.kind) if plain.kind in _BROADEST_LAST else len(_BROADEST_LAST)
    return -1 if isinstance(plain, LiteralOf) else len(_BROADEST_LAST) - 2


def _has_text(document: Document, plain: Any) -> bool:
    if isinstance(plain, Anything):
        return True
    members = getattr(plain, "members", ()) if isinstance(plain, UnionOf | UnionDefinition) else ()
    return any(_single(document, plain_type(document, member)) for member in members)


def _list(document: Document, plain: ListOf, entry: click.ParamType[Any, Any], place: Place) -> ValueReader:
    if isinstance(entry, Content):
        return ValueReader(entry, "FILE|-", True, hint="May be repeated.")
    items = plain_type(document, plain.items)
    type_ = Entries(entry, takes_null=isinstance(plain.items, Nullable))
    if place == "argument":
        return ValueReader(type_)
    metavar = None if isinstance(entry, Choice) else f"{_metavar(items) or 'TEXT'},…"
    return ValueReader(type_, metavar, True, _flat, hint="Several with commas, or repeated.")


def _metavar(plain: Any) -> str | None:
    return _METAVARS.get(plain.kind, "TEXT") if isinstance(plain, Scalar) else None


def _flat(lists: Sequence[Sequence[Any]]) -> list[Any]:
    return [entry for entries in lists for entry in entries]


def merged(objects: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One object from several; a list grows, any other value is the last one."""
    whole: dict[str, Any] = {}
    for given in objects:
        for key, value in given.items():
            before = whole.get(key)
            whole[key] = [*before, *value] if is_array(before) and is_array(value) else value
    return whole


class Entries(ParamType):
    """The entries of a list with commas between them, or a JSON array.

    Args:
        entry: How a single one is read.
        takes_null: Whether null may stand in the array.
    """

    name = "list"

    def __init__(self, entry: click.ParamType[Any, Any], *, takes_null: bool = False) -> None:
        self._entry = entry
        self._takes_null = takes_null
        self._are_texts = isinstance(entry, Choice | AnyOf) or entry is click.STRING

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return self._entry.get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> list[Any]:
        if not isinstance(value, str):
            return list(value)
        entries = _json_or_none(value) if value.startswith("[") else None
        if not is_array(entries) or (self._are_texts and not all(map(self._is_entry, entries))):
            entries = split([value])
        return [None if entry is None else self._entry.convert(entry, param, ctx) for entry in entries]

    def _is_entry(self, entry: Any) -> bool:
        return isinstance(entry, str) or (self._takes_null and entry is None)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        return self._entry.shell_complete(ctx, param, incomplete)


class AnyOf(ParamType):
    """A text that is read as the first of several types that takes it."""

    name = "value"

    def __init__(self, types: Sequence[click.ParamType[Any, Any]]) -> None:
        self._types = types

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        reasons: list[str] = []
        for type_ in self._types:
            if type_ is click.BOOL and value not in ("true", "false"):
                continue  # 1 and yes are no booleans where they may be something else
            if isinstance(type_, Time | Day) and not str(value)[:4].isdigit():
                continue  # neither are 7d and now times
            try:
                return type_.convert(value, param, ctx)
            except click.BadParameter as error:
                reasons.append(error.message)
        return self.fail("; ".join(reasons) or f"expected true or false, got {value!r}", param, ctx)


class Quoted(ParamType):
    """A value of one of several types in JSON: in JSON's quotes it is a text, whatever it looks like."""

    name = "value"

    def __init__(self, inner: AnyOf) -> None:
        self._inner = inner

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        text = _json_or_none(value) if isinstance(value, str) and value.startswith('"') else None
        return text if isinstance(text, str) else self._inner.convert(value, param, ctx)


class Pairs(ParamType):
    """`KEY=VALUE`, or a JSON object, or @FILE with one.

    Args:
        document: The document.
        shape: The object, or the map.
        is_one_word: Whether several pairs stand in one word, with commas between them.
    """

    name = "key=value"

    def __init__(self, document: Document, shape: ObjectDefinition | MapOf, *, is_one_word: bool) -> None:
        self._document = document
        self._is_one_word = is_one_word
        self._fields = {field.name: field for field in getattr(shape, "fields", ()) if not field.read_only}
        self._others: Type | None = shape.values if isinstance(shape, MapOf) else shape.extras

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "KEY=VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, Any]:
        if not isinstance(value, str):
            return dict(value)
        if value.startswith("{"):
            data = Json(self._document).convert(value, param, ctx)
            return data if is_object(data) else self.fail(f"expected a JSON object, got {value!r}", param, ctx)
        if value.startswith("@") and value.partition("=")[0] not in self._fields:
            data = read_json(value[1:])
            return data if is_object(data) else self.fail(f"{value[1:]}: expected a JSON object", param, ctx)
        texts = split([value]) if self._is_one_word else [value]
        return merged([self._pair(text, param, ctx) for text in texts])

    def _pair(self, text: str, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, Any]:
        key, separator, value = text.partition("=")
        known = ", ".join(self._fields)
        if not separator or not key:
            self.fail(f"write KEY=VALUE{f' with a key of {known}' if known else ''}, got {text!r}", param, ctx)
        field = self._fields.get(key)
        found = field.type if field else self._others
        if found is None:
            self.fail(f"has no {key}; known are {known}", param, ctx)
        if secret_in({key: value}, secret_names(self._document)):
            self.fail(f"{key} is a secret, which arguments show to everyone here; use @FILE instead", param, ctx)
        try:
            return {key: reader_for(self._document, found, "argument").type.convert(value, param, ctx)}
        except click.BadParameter as error:
            self.fail(f"{key}: {error.message}", param, ctx)


class ConvertedSecret(ParamType):
    """A secret that is no text."""

    name = "secret"

    def __init__(self, secret: Secret, inner: click.ParamType[Any, Any]) -> None:
        self._secret = secret
        self._inner = inner

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return self._secret.get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        secret = self._secret.convert(value, param, ctx)
        try:
            return self._inner.convert(secret, param, ctx)
        except click.BadParameter:  # its message would hold the value
            self.fail("the secret is not a value of the kind that the document asks for", param, ctx)


def _json_or_none(text: str) -> Any:
    try:
        return parse_json(text)
    except ValueError:
        return None
