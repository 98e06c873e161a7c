"""From the document's values to what a Python program would pass: models, dates, enums, bytes, by their Python names.

Objects are built by calling their classes with the document's Python names, at every depth, so that a name that
two parts of the pipeline decide differently is found here.
"""

from __future__ import annotations

import base64
import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import ModuleType
from typing import Any
from uuid import UUID

from pipeline.proof.cases import Case
from pipeline.proof.judge.bodies import as_bytes
from thingshub_document.calls import body_argument, content_type_argument, takes_content_type
from thingshub_document.media import concrete
from thingshub_document.model import Media
from thingshub_document.reading import Document
from thingshub_document.types import (
    MISSING,
    AliasDefinition,
    EnumDefinition,
    ListOf,
    LiteralOf,
    MapOf,
    Named,
    Nullable,
    ObjectDefinition,
    Scalar,
    Type,
    UnionDefinition,
    UnionOf,
)

_SCALARS: Mapping[str, Callable[[Any], Any]] = {
    "date-time": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "uuid": UUID,
    "decimal": lambda value: value if isinstance(value, Decimal) else Decimal(str(value)),
    "binary": as_bytes,
}
_KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float, Decimal),
    "boolean": (bool,),
    "decimal": (int, float, Decimal),
}


class Builder:
    """Builds arguments for the methods of a built SDK.

    Args:
        document: The document.
        models: The SDK's module of models.
        file_type: The SDK's class for content with a media type of its own.
    """

    def __init__(self, document: Document, models: ModuleType, file_type: Callable[..., Any]) -> None:
        self._document = document
        self._models = models
        self._file_type = file_type

    def keywords(self, case: Case) -> dict[str, Any]:
        """The keyword arguments of a call."""
        found = {parameter.python_name: self.value(parameter.type, value) for parameter, value in case.arguments}
        if case.media is None or case.body is MISSING:
            return found
        definition = self._document.definition(case.media.type) if case.media.type is not None else None
        if case.form == "keywords" and isinstance(definition, ObjectDefinition):
            fields = self._fields(definition, case.body)
            return found | (self._with_files(definition, case.media, fields) if case.media.parts else fields)
        operation = case.operation
        name = body_argument(self._document, operation)
        if case.media.kind == "bytes":
            found[name] = self._file(as_bytes(case.body), case.media.media)
        elif case.media.kind == "multipart" and isinstance(definition, ObjectDefinition):
            fields = self._with_files(definition, case.media, self._fields(definition, case.body))
            found[name] = getattr(self._models, definition.name)(**fields)
        else:
            found[name] = self.value(case.media.type, case.body) if case.media.type is not None else case.body
        if takes_content_type(operation):
            found[content_type_argument(self._document, operation)] = concrete(case.media.media)
        return found

    def _with_files(self, definition: ObjectDefinition, media: Media, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields of a form; its files with a media type where the document leaves one to choose."""
        names = {field.name: field.python_name for field in definition.fields}
        made = dict(fields)
        for part in media.parts:
            name = names.get(part.name)
            if part.is_file and name in made:
                value = made[name]
                media_type = part.content_type
                if isinstance(value, list):
                    made[name] = [self._file(one, media_type) for one in value]
                else:
                    made[name] = self._file(value, media_type)
        return made

    def _file(self, content: Any, media_type: str) -> Any:
        if not isinstance(content, bytes) or not ("*" in media_type or "," in media_type):
            return content
        return self._file_type(content, name="file", media=concrete(media_type.partition(",")[0].strip()))

    def value(self, found: Type, value: Any) -> Any:
        """What a value of the document is in Python.

        Raises:
            ValueError, TypeError: it is not of the type.
        """
        match found:
            case Nullable(inner=inner):
                return None if value is None else self.value(inner, value)
            case Scalar(kind=kind):
                return _SCALARS.get(kind, _as_it_is)(value)
            case ListOf(items=items):
                return [self.value(items, item) for item in value]
            case MapOf(values=values):
                return {name: self.value(values, item) for name, item in value.items()}
            case UnionOf(members=members):
                return self._of_one(members, value)
            case Named(name=name):
                return self._named(name, value)
            case _:
                return value

    def _named(self, name: str, value: Any) -> Any:
        match self._document.definition(Named(name)) or self._document.definitions[name]:
            case ObjectDefinition() as definition:
                if not isinstance(value, Mapping):
                    raise TypeError(f"{name}: expected an object")
                return getattr(self._models, definition.name)(**self._fields(definition, value))
            case EnumDefinition(name=own, members=members):
                known = any(type(member) is type(value) and member == value for _, member in members)
                return getattr(self._models, own)(value) if known else value
            case UnionDefinition(key=key, by_value=by_value, other=other, members=members):
                if key is None:
                    return self._of_one(members, value)
                chosen = by_value.get(value.get(key), other)
                if chosen is None:
                    raise ValueError(f"{name}: {value.get(key)!r} is none of {', '.join(by_value)}")
                return self._named(chosen, value)
            case AliasDefinition(type=inner):
                return self.value(inner, value)

    def _fields(self, definition: ObjectDefinition, value: Mapping[str, Any]) -> dict[str, Any]:
        """The keyword arguments for the properties of an object."""
        known = {field.name: field for field in definition.fields}
        tag = self._tag_of(definition.name)
        found = {
            known[name].python_name: self.value(known[name].type, item)
            for name, item in value.items()
            if name in known and name != tag
        }
        further = {name: item for name, item in value.items() if name not in known and name != tag}
        if further:
            extras = definition.extras
            if extras is None:
                raise ValueError(f"{definition.name} has no property {next(iter(further))!r}")
            found["extras"] = {name: self.value(extras, item) for name, item in further.items()}
        return found

    def _tag_of(self, name: str) -> str | None:
        """The property that msgspec writes by itself, since it is the same for all objects of a class."""
        config = getattr(getattr(self._models, name, None), "__struct_config__", None)
        tag: str | None = getattr(config, "tag_field", None)
        return tag

    def _of_one(self, members: tuple[Type, ...], value: Any) -> Any:
        """The value as the member of a union that it fits best: all of its properties known, none missing."""
        ranked = sorted(members, key=lambda member: self._strangeness(member, value))
        for member in ranked:
            if self._strangeness(member, value) >= _UNFIT:
                break
            try:
                return self.value(member, value)
            except (ValueError, TypeError):
                continue
        raise ValueError(f"no member of the union fits {value!r}")

    def _strangeness(self, found: Type, value: Any) -> int:
        """How badly a value fits a type: properties that are unknown, and far more for what cannot be it."""
        match found:
            case Nullable(inner=inner):
                return 0 if value is None else self._strangeness(inner, value)
            case Scalar(kind=kind):
                fits = isinstance(value, _KINDS.get(kind, (str,))) and (kind == "boolean") is isinstance(value, bool)
                return (1 if kind in ("string", "number") else 0) if fits else _UNFIT
            case LiteralOf(values=values):
                return 0 if value in values else _UNFIT
            case ListOf(items=items):
                if not isinstance(value, list):
                    return _UNFIT
                return max((self._strangeness(items, item) for item in value), default=0)
            case MapOf():
                return 1000 if isinstance(value, Mapping) else _UNFIT
            case Named(name=name):
                return self._strangeness_of(self._document.definitions[name], value)
            case UnionOf(members=members):
                return min(self._strangeness(member, value) for member in members)
            case _:
                return 2000

    def _strangeness_of(self, definition: Any, value: Any) -> int:
        match definition:
            case ObjectDefinition(fields=fields):
                if not isinstance(value, Mapping) or any(f.required and f.name not in value for f in fields):
                    return _UNFIT
                known = {field.name: field for field in fields}
                inside = [self._strangeness(known[name].type, item) for name, item in value.items() if name in known]
                return min(sum(inside) + 10 * sum(name not in known for name in value), _UNFIT)
            case EnumDefinition(members=members):
                return 0 if any(member == value for _, member in members) else _UNFIT - 1
            case UnionDefinition(members=members):
                return min(self._strangeness(member, value) for member in members)
            case AliasDefinition(type=inner):
                return self._strangeness(inner, value)
            case _:
                return _UNFIT


_UNFIT = 1_000_000


def _as_it_is(value: Any) -> Any:
    return value


def tagged(value: Any) -> Any:
    """A value as JSON for another language: what JSON does not have is said by an object of one `$` property."""
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, Mapping):
        return {name: tagged(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [tagged(item) for item in value]
    return value
