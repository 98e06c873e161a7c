"""What an operation takes, each with the name of its option.

The rule of the names: a query parameter and a property of the body have their own name in kebab-case, a header is
`--header-NAME`, a cookie `--cookie-NAME`. Where two in one place would be the same (`a-b` beside `a_b`), the names in
Python stand for both. Options that every command may have keep their names; so does what came first: query, headers,
cookies, body, each in the document's order. Whoever finds its name taken is called after its place, `--query-NAME` or
`--body-NAME`, and if that is taken too gets a number. Options of the whole command line, e.g. `--url`, give way: they
may stand before the command.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from thingshub.cli.arguments import Secret
from thingshub.cli.operations.values import ValueReader, reader_for
from thingshub.cli.packaged import dashed, kebab
from thingshub_document.model import Media, Operation, Parameter
from thingshub_document.reading import Document
from thingshub_document.types import Field, Type

RESERVED = frozenset(
    {
        *("--all", "--body", "--content-type", "--credential", "--curl", "--dry-run", "--fields", "--help"),
        *("--output", "--save", "--set", "--show-secrets", "--yes"),
    }
)


@dataclass(frozen=True)
class Input:
    """One value that a command takes.

    Attributes:
        spec: The parameter, or the property of a body.
        place: `path`, `query`, `header`, `cookie` or `body`.
        option: Its option; for a path parameter what stands for it in help.
        key: The name under which click hands it over.
        reader: How it is read.
        media: For a property: the media types of the bodies that have it.
    """

    spec: Parameter | Field
    place: str
    option: str
    key: str
    reader: ValueReader
    media: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Its name in the document."""
        return self.spec.name

    def value(self, values: Mapping[str, Any]) -> Any:
        """What was given; None for nothing."""
        return self.reader.value(values[self.key])


class _Wanted(NamedTuple):
    """A value that needs an option."""

    spec: Parameter | Field
    place: str
    stem: str
    reader: ValueReader
    media: frozenset[str] = frozenset()


def inputs_of(document: Document, operation: Operation) -> list[Input]:
    """Everything that an operation takes: path parameters in the order of the path, then what becomes an option."""
    found: list[Input] = []
    taken: set[str] = set(RESERVED)
    for parameter in operation.parameters:
        if parameter.where == "path":
            reader = reader_for(document, parameter.type, "argument")
            found.append(Input(parameter, "path", parameter.name.upper(), parameter.python_name, reader))
    for index, wanted in enumerate((*_parameters(document, operation), *_properties(document, operation))):
        option = _free_name(wanted, taken)
        taken |= _names(option, wanted.reader)
        found.append(Input(wanted.spec, wanted.place, option, f"_{index}", wanted.reader, wanted.media))
    return found


def _stems(specs: Sequence[Parameter | Field]) -> dict[str, str]:
    """Names for options by names in Python, of what stands in one place."""
    names = {spec.python_name: kebab(spec.name) for spec in specs}
    counts = Counter(names.values())
    return {own: name if counts[name] == 1 else dashed(own) for own, name in names.items()}


def _parameters(document: Document, operation: Operation) -> Iterator[_Wanted]:
    for place in ("query", "header", "cookie"):
        found = [parameter for parameter in operation.parameters if parameter.where == place]
        stems = _stems(found)
        for parameter in found:
            stem = stems[parameter.python_name]
            secret = Secret(parameter.name, is_new=False) if parameter.is_secret else None
            is_json = parameter.media is not None
            reader = reader_for(document, parameter.type, "parameter", secret=secret, is_json=is_json)
            yield _Wanted(parameter, place, stem if place == "query" else f"{place}-{stem}", reader)


def _properties(document: Document, operation: Operation) -> Iterator[_Wanted]:
    """The properties of all bodies; what several of them have alike is one."""
    alike: dict[tuple[str, Type, bool], tuple[Field, set[str]]] = {}
    for media in operation.body.alternatives if operation.body else ():
        for field in body_fields(document, media):
            key = (field.name, field.type, media.kind == "multipart")
            alike.setdefault(key, (field, set()))[1].add(media.media)
    stems = _stems([field for field, _ in alike.values()])
    for field, media_types in alike.values():
        secret = Secret(field.name, is_new=not operation.is_public) if field.is_secret else None
        reader = reader_for(document, field.type, "property", secret=secret)
        yield _Wanted(field, "body", stems[field.python_name], reader, frozenset(media_types))


def body_fields(document: Document, media: Media) -> tuple[Field, ...]:
    """The properties of a body that a caller may send; empty when it is no object with fixed ones."""
    if media.type is None or media.kind not in ("json", "form", "multipart"):
        return ()
    fields: tuple[Field, ...] = document.fields(media.type) or ()
    return tuple(field for field in fields if not field.read_only)


def _free_name(wanted: _Wanted, taken: set[str]) -> str:
    after_place = wanted.stem if wanted.place in ("header", "cookie") else f"{wanted.place}-{wanted.stem}"
    for name in (wanted.stem, after_place, *(f"{after_place}-{number}" for number in range(2, 1000))):
        if not _names(f"--{name}", wanted.reader) & taken:
            return f"--{name}"
    raise AssertionError(f"a thousand options are called {wanted.stem}")


def _names(option: str, reader: ValueReader) -> set[str]:
    return {option, f"--no-{option[2:]}"} if reader.is_flag else {option}
