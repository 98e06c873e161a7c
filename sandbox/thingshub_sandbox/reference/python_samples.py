"""Python samples: a call as the document's names and types make it, with every required argument.

The names come from where the SDK has them too, so that a sample cannot name an argument or a class that the SDK does
not have; the tests run each of them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from typing import Any

from thingshub_document import calls
from thingshub_document.model import Media, SecurityScheme
from thingshub_document.reading import Document
from thingshub_document.types import (
    EnumDefinition,
    Field,
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
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object
from thingshub_sandbox.reference.examples import file_name, without_alias
from thingshub_sandbox.reference.layout import indented, layout
from thingshub_sandbox.reference.reading import Operation


def python(operation: Operation, *, is_async: bool) -> str:
    """A whole program."""
    writer = _Writer(operation.document)
    found = operation.documented
    name = calls.iterator_name(found.python_verb) if found.paging else found.python_verb
    depth = 2 if is_async else 1
    call = layout(f"hub.{found.python_tag}.{name}(", _arguments(operation, writer, depth), ")", depth=depth)
    a, w, hub = ("async ", "await ", "AsyncThingsHub") if is_async else ("", "", "ThingsHub")
    _, success = operation.success
    kind = success.variants[0].documented.kind if success.variants else ""
    if found.paging:
        text = f"{a}for entry in {call}:\n    print(entry)"
    elif kind == "bytes":
        writer.imports.add("from pathlib import Path")
        text = f'answer = {w}{call}\nPath("{file_name(operation.verb, success.media)}").write_bytes(answer)'
    elif kind:
        text = f"answer = {w}{call}\nprint(answer)"
    else:
        text = f"{w}{call}"
    if is_async:
        writer.imports.add("import asyncio")
    opening = _opening(operation, hub, writer)
    standard = sorted(writer.imports, key=lambda line: (line.startswith("from"), line))
    head = "".join(f"{line}\n" for line in standard) + ("\n" if standard else "") + f"from thingshub import {hub}\n"
    if writer.models:
        names = layout("(", sorted(writer.models), ")", depth=0)
        listed = names if "\n" in names else names[1:-1]
        head += f"from thingshub.models import {listed}\n"
    body = f"{a}with {opening} as hub:\n{indented(text, 1)}\n"
    if not is_async:
        return f"{head}\n{body}"
    return f"{head}\n\nasync def main() -> None:\n{indented(body, 1)}\n\n\nasyncio.run(main())\n"


def _opening(operation: Operation, hub: str, writer: _Writer) -> str:
    """The client, with the credentials that the operation wants beside the tenant's token."""
    ways = operation.documented.requirements
    if not ways or any(all(scheme.is_tenant for scheme in way) for way in ways):
        return f"{hub}()"
    own = [scheme for scheme in ways[0] if not scheme.is_tenant]
    writer.imports.add("import os")
    return f"{hub}(credentials={{{', '.join(f'{json.dumps(s.name)}: {_credential(s)}' for s in own)}}})"


def _credential(scheme: SecurityScheme) -> str:
    variable = "".join(c if c.isascii() and c.isalnum() else "_" for c in scheme.name).upper()
    if scheme.kind == "basic":
        return f'(os.environ["{variable}_USER"], os.environ["{variable}_PASSWORD"])'
    return f'os.environ["{variable}"]'


def _arguments(operation: Operation, writer: _Writer, depth: int) -> list[str]:
    """The arguments of the call, by position before those by name."""
    by_position: list[str] = []
    by_name: list[str] = []
    fields = [field for field in operation.parameters if field.argument and field.is_required]
    for where in ("path", "query", "header", "cookie"):
        for field in fields:
            if field.where != where or field.argument is None:
                continue
            found = field.argument.documented
            text = writer.value(field.example, found.type, depth + 1)
            if where in ("path", "query"):
                by_position.append(text)
            else:
                by_name.append(f"{found.python_name}={text}")
    if operation.body and operation.body.variants:
        before, after = _body(operation, writer, depth)
        by_position += before
        by_name = [*after, *by_name]
    return [*by_position, *by_name]


def _body(operation: Operation, writer: _Writer, depth: int) -> tuple[list[str], list[str]]:
    """The body: by position, and by name."""
    content = operation.body
    assert content is not None, "only an operation with a body is asked"
    media, value = content.variants[0].documented, content.variants[0].examples[0].value
    if media.kind == "bytes":
        return [writer.path(str(value))], []
    if media.kind == "text" or media.type is None:
        return [writer.plain(value if media.kind != "text" or isinstance(value, str) else json.dumps(value), depth)], []
    definition = writer.document.exploded(operation.documented)
    if definition is None or not is_object(value):
        return [writer.value(value, media.type, depth + 1)], []
    arguments = writer.fields(value, definition, depth + 1)
    if media.kind != "multipart":
        return [], [f"{name}={text}" for name, text in arguments]
    first = _required_files(media, definition)
    before = [text for name, text in arguments if name in first]
    return before, [f"{name}={text}" for name, text in arguments if name not in first]


def _required_files(media: Media, definition: ObjectDefinition) -> set[str]:
    """The files that go by position."""
    files = {part.name for part in media.parts if part.is_file}
    return {field.python_name for field in definition.fields if field.required and field.name in files}


class _Writer:
    """Writes JSON values down as Python of a type, and notes what has to be imported for them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.imports: set[str] = set()
        self.models: set[str] = set()

    def value(self, value: Any, found: Type, depth: int) -> str:
        """A value of a type; one that does not fit its type is written as plain JSON data."""
        match found:
            case _ if value is None:
                return "None"
            case Nullable(inner=inner):
                return self.value(value, inner, depth)
            case Scalar(kind=kind):
                return self._scalar(value, kind, depth)
            case ListOf(items=items) if is_array(value):
                return layout("[", [self.value(entry, items, depth + 1) for entry in value], "]", depth=depth)
            case MapOf(values=values) if is_object(value):
                parts = [f"{_text(key)}: {self.value(child, values, depth + 1)}" for key, child in value.items()]
                return layout("{", parts, "}", depth=depth)
            case UnionOf(members=members):
                return self._first(value, members, depth)
            case Named(name=name):
                return self._named(value, name, depth)
            case _:
                return self.plain(value, depth)

    def plain(self, value: Any, depth: int) -> str:
        """JSON data."""
        if is_array(value):
            return layout("[", [self.plain(entry, depth + 1) for entry in value], "]", depth=depth)
        if is_object(value):
            parts = [f"{_text(key)}: {self.plain(child, depth + 1)}" for key, child in value.items()]
            return layout("{", parts, "}", depth=depth)
        return _text(value) if isinstance(value, str) else repr(value)

    def path(self, name: str) -> str:
        """A file."""
        self.imports.add("from pathlib import Path")
        return f"Path({_text(name)})"

    def fields(self, value: dict[str, Any], definition: ObjectDefinition, depth: int) -> list[tuple[str, str]]:
        """The arguments that make an object, by their names."""
        known = {field.name: field for field in definition.fields}
        found: list[tuple[str, str]] = []
        for name, child in value.items():
            field = known.get(name)
            if field is not None and not field.read_only and not isinstance(field.type, LiteralOf):
                found.append((field.python_name, self._field(child, field, depth)))
        others = {name: child for name, child in value.items() if name not in known}
        if others and definition.extras is not None:
            found.append(("extras", self.value(others, MapOf(definition.extras), depth)))
        order = {field.python_name: index for index, field in enumerate(definition.fields)}
        return sorted(found, key=lambda pair: order.get(pair[0], len(order)))

    def _field(self, value: Any, field: Field, depth: int) -> str:
        return self.value(value, field.type, depth)

    def _scalar(self, value: Any, kind: str, depth: int) -> str:
        if kind == "binary":
            return self.path(str(value))
        make = _MAKERS.get(kind)
        try:
            written = make(value) if make else None
        except (TypeError, ValueError):
            written = None
        if written is None:
            return self.plain(value, depth)
        statement, text = written
        self.imports.add(statement)
        return text

    def _named(self, value: Any, name: str, depth: int) -> str:
        definition = self.document.definition(Named(name))
        match definition:
            case ObjectDefinition() if is_object(value):
                return self._object(value, definition, depth)
            case EnumDefinition():
                for member, meant in definition.members:
                    if meant == value and type(meant) is type(value):
                        self.models.add(definition.name)
                        return f"{definition.name}.{member}"
                return self.plain(value, depth)
            case UnionDefinition(key=str() as key) if is_object(value):
                chosen = definition.by_value.get(str(value.get(key))) or definition.other
                return self._named(value, chosen, depth) if chosen else self.plain(value, depth)
            case UnionDefinition():
                return self._first(value, definition.members, depth)
            case _:
                plain = without_alias(self.document, Named(name))
                return self.plain(value, depth) if plain == Named(name) else self.value(value, plain, depth)

    def _object(self, value: dict[str, Any], definition: ObjectDefinition, depth: int) -> str:
        self.models.add(definition.name)
        arguments = [f"{name}={text}" for name, text in self.fields(value, definition, depth + 1)]
        return layout(f"{definition.name}(", arguments, ")", depth=depth)

    def _first(self, value: Any, members: Sequence[Type], depth: int) -> str:
        """The value as the first member that it can be."""
        chosen = next((member for member in members if self._can_be(value, member)), None)
        return self.value(value, chosen, depth) if chosen is not None else self.plain(value, depth)

    def _can_be(self, value: Any, found: Type) -> bool:
        match found:
            case Nullable(inner=inner):
                return value is None or self._can_be(value, inner)
            case Scalar(kind=kind):
                return isinstance(value, _JSON_OF.get(kind, str)) and (kind == "boolean" or not isinstance(value, bool))
            case ListOf():
                return is_array(value)
            case MapOf():
                return is_object(value)
            case LiteralOf(values=values):
                return value in values
            case UnionOf(members=members):
                return any(self._can_be(value, member) for member in members)
            case Named():
                return self._can_be_named(value, found)
            case _:
                return True

    def _can_be_named(self, value: Any, found: Named) -> bool:
        match self.document.definition(found):
            case ObjectDefinition(fields=fields, is_closed=is_closed):
                names = {field.name for field in fields}
                needed = {field.name for field in fields if field.required}
                return is_object(value) and needed <= value.keys() and not (is_closed and value.keys() - names)
            case EnumDefinition(is_text=is_text):
                return isinstance(value, str if is_text else int) and not isinstance(value, bool)
            case UnionDefinition(key=None, members=members):
                return any(self._can_be(value, member) for member in members)
            case UnionDefinition():
                return is_object(value)
            case _:
                plain = without_alias(self.document, found)
                return plain != found and self._can_be(value, plain)


_JSON_OF: dict[str, type | tuple[type, ...]] = {
    "integer": int,
    "number": (int, float),
    "decimal": (int, float),
    "boolean": bool,
}


def _moment(text: str) -> tuple[str, str]:
    utc = datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)
    numbers = [utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond]
    while len(numbers) > 3 and not numbers[-1]:
        numbers.pop()
    return "from datetime import UTC, datetime", f"datetime({', '.join(map(str, numbers))}, tzinfo=UTC)"


def _date(text: str) -> tuple[str, str]:
    found = datetime.date.fromisoformat(text)
    return "from datetime import date", f"date({found.year}, {found.month}, {found.day})"


def _time(text: str) -> tuple[str, str]:
    datetime.time.fromisoformat(text)
    return "from datetime import time", f"time.fromisoformat({_text(text)})"


_MAKERS: dict[str, Callable[[Any], tuple[str, str]]] = {
    "date-time": _moment,
    "date": _date,
    "time": _time,
    "uuid": lambda text: ("from uuid import UUID", f"UUID({_text(str(text))})"),
    "decimal": lambda number: ("from decimal import Decimal", f"Decimal({_text(str(number))})"),
}


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
