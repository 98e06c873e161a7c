"""Read a bundled document into the objects of `model`: the only way in which anything here sees an OpenAPI document.

Operations are built when they are first asked for, so that a command line that needs one pays for one. What cannot be
said rightly becomes a complaint with its place; `complaints()` builds everything and gives them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from thingshub_document import names
from thingshub_document.access import Access
from thingshub_document.complaints import Complaint, Complaints
from thingshub_document.contents import Contents
from thingshub_document.definitions import Definitions, Direction
from thingshub_document.empty_bodies import is_empty
from thingshub_document.examples import examples
from thingshub_document.media import shape_of
from thingshub_document.model import Availability, Evidence, Operation, Paging, SecurityScheme, Tag
from thingshub_document.names import iterator_name
from thingshub_document.paging import EXTENSION as PAGING
from thingshub_document.paging import BadPaging, paging_of
from thingshub_document.parameters import Found, Parameters
from thingshub_document.shapes import Shapes
from thingshub_document.types import (
    AliasDefinition,
    Definition,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectDefinition,
    Place,
    Type,
)

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
_WITHOUT_BODY = ("get", "head", "trace")


class Document:
    """An OpenAPI document, ready to be asked.

    Args:
        data: The document as one piece of JSON data: references are local, path items stand in place.
        where: `file:line` of a place; without one lines are empty.
        is_strict: Whether no type has a property that only the other direction has (`readOnly`, `writeOnly`). Python
            keeps those that are not required, for one class each: it leaves them out when it sends.
    """

    def __init__(
        self, data: Mapping[str, Any], where: Callable[[Place], str] | None = None, *, is_strict: bool = False
    ) -> None:
        self.data = data
        self._is_strict = is_strict
        self.where: Callable[[Place], str] = where or (lambda place: "")
        self._complain = Complaints()
        self._shapes = Shapes(data, is_strict=is_strict)
        self._definitions = Definitions(data, self.where, self._complain, is_strict=is_strict)
        self._access = Access(data, self._shapes, self.where, self._complain)
        self._parameters = Parameters(self._shapes, self._definitions, self.where, self._complain)
        self._contents = Contents(self._shapes, self._definitions, self.where, self._complain)
        self._built: dict[str, Operation] = {}

    @classmethod
    def load_json(cls, path: Path | Traversable) -> Document:
        """Read a document from a JSON file; raises OSError or ValueError."""
        return cls(json.loads(path.read_bytes()))

    # --- the whole

    @property
    def title(self) -> str:
        return str(self.data["info"]["title"])

    @property
    def version(self) -> str:
        return str(self.data["info"]["version"])

    @property
    def evidence_sources(self) -> Mapping[str, str]:
        """Title and address of each page that evidence may name."""
        found: Mapping[str, str] = self.data.get("x-evidence-sources", {})
        return found

    @cached_property
    def tags(self) -> Mapping[str, Tag]:
        """The groups of operations that there are, in the document's order."""
        listed = {tag["name"]: (index, tag) for index, tag in enumerate(self.data.get("tags", ()))}
        used = dict.fromkeys(self._tag_of(found) for found in self._found.values())
        order = [name for name in listed if name in used] + [name for name in used if name not in listed]
        tags: dict[str, Tag] = {}
        taken: dict[str, Tag] = {}
        for name in order:
            index, raw = listed.get(name, (-1, {}))
            place: Place = ("tags", index) if index >= 0 else self._first_use(name)
            python_name = self._complain.named(place, "tag", names.tag_name, name, raw) or f"unnamed_{len(tags)}"
            class_name = self._class_of_tag(name, python_name, place)
            tag = Tag(name, python_name, class_name, raw.get("description", ""), place, self.where(place))
            tags[name] = tag
            other = taken.setdefault(tag.python_name, tag)
            if other is not tag:
                self._clash("tag", name, place, "tag", other.name, other.place, tag.python_name)
        return tags

    def _class_of_tag(self, name: str, python_name: str, place: Place) -> str:
        """The class for the operations of a tag."""
        found = names.title(name)
        found = found if found.isidentifier() else names.title(python_name)
        if not found.isidentifier():
            what = f"tag {name!r} cannot be a class in Python: it begins with a digit"
            self._complain(place, what, f"add {names.OVERRIDE}")
        return found

    @cached_property
    def operation_ids(self) -> tuple[str, ...]:
        """The operationIds, in the document's order."""
        return tuple(self._found)

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """All operations by operationId, in the document's order."""
        return {identifier: self.operation(identifier) for identifier in self._found}

    def operation(self, identifier: str) -> Operation:
        """One operation.

        Raises:
            KeyError: there is none of this id.
        """
        if identifier not in self._built:
            self._built[identifier] = self._operation(identifier, self._found[identifier])
        return self._built[identifier]

    def tag_of(self, identifier: str) -> str:
        """The tag of an operation, as the document writes it; nothing is built for it."""
        return self._tag_of(self._found[identifier])

    def verb_of(self, identifier: str) -> str:
        """What is left of an operationId behind its tag; nothing is built for it."""
        return self._verb(identifier, self.tag_of(identifier), self._found[identifier])

    def summary_of(self, identifier: str) -> str:
        """The summary of an operation; nothing is built for it."""
        return str(self._found[identifier].raw.get("summary", ""))

    @cached_property
    def messages(self) -> Mapping[str, Operation]:
        """What the server sends by itself (`webhooks`), by name: its body is what a receiver reads."""
        data = {**self.data, "paths": self.data.get("webhooks", {})}
        return Document(data, self._where_of_messages, is_strict=self._is_strict).operations

    def _where_of_messages(self, place: Place) -> str:
        return self.where(("webhooks", *place[1:]) if place[:1] == ("paths",) else place)

    def find(self, method: str, path: str) -> Operation | None:
        """The operation of a method and a path template."""
        identifier = self._by_route.get((method.lower(), path))
        return self.operation(identifier) if identifier else None

    @property
    def definitions(self) -> Mapping[str, Definition]:
        """What the models module holds, by Python name; everything is read for it."""
        self._read_all()
        return self._definitions.found

    def complaints(self) -> list[Complaint]:
        """Everything that the SDK cannot say, each once, in the document's order."""
        self._read_all()
        return list(self._complain)

    def deref(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """The value that a local `$ref` points at; what stands beside the reference wins."""
        return self._shapes.deref(value)

    def definition(self, found: Type) -> Definition | None:
        """What a named type stands for, aliases followed; None for any other type."""
        return self._definitions.definition(found.inner if isinstance(found, Nullable) else found)

    def fields(self, found: Type) -> tuple[Any, ...] | None:
        """The fields of a type that is an object; None for any other."""
        definition = self.definition(found)
        return definition.fields if isinstance(definition, ObjectDefinition) else None

    def shape(self, found: Type) -> str:
        """`primitive`, `array`, `object` or `any`, as OpenAPI's table of styles has it."""
        return shape_of(found, self._definitions)

    def exploded(self, operation: Operation) -> ObjectDefinition | None:
        """The object whose properties are keyword arguments of the operation's method.

        None for an operation whose body is given as one argument: one of several media types, one that may be null,
        a list, a map, bytes, a text.
        """
        if operation.body is None or len(operation.body.alternatives) != 1:
            return None
        media = operation.body.alternatives[0]
        if media.kind not in ("json", "form", "multipart") or media.type is None or isinstance(media.type, Nullable):
            return None
        definition = self._definitions.definition(media.type)
        if not isinstance(definition, ObjectDefinition) or not (definition.fields or definition.extras):
            return None
        return definition

    def type_of_schema(self, name: str, direction: Direction = "read") -> Type:
        """What a component schema is in Python."""
        return self._definitions.component(name, direction)

    def evidence(self, node: Mapping[str, Any]) -> Evidence | None:
        """What a part of the document rests on."""
        raw = node.get("x-evidence")
        if not isinstance(raw, Mapping):
            return None
        source = str(raw.get("source", ""))
        return Evidence(str(raw.get("level", "")), self.evidence_sources.get(source, source), str(raw.get("note", "")))

    @property
    def tenant_schemes(self) -> frozenset[str]:
        """The bearer schemes that the whole document asks for: the client's own token."""
        return self._access.tenant_schemes

    @property
    def security_schemes(self) -> Mapping[str, SecurityScheme]:
        """The ways to say who calls, by name."""
        return self._access.schemes

    def examples(self, node: Mapping[str, Any]) -> tuple[Any, ...]:
        """The example values of a parameter or a body, without their names."""
        return examples(self._shapes, node)

    # --- operations

    @cached_property
    def _found(self) -> dict[str, Found]:
        found: dict[str, Found] = {}
        for path, item in self.data.get("paths", {}).items():
            for method in METHODS:
                raw = item.get(method) if isinstance(item, Mapping) else None
                if isinstance(raw, Mapping):
                    identifier = str(raw.get("operationId") or f"{method} {path}")
                    found[identifier] = Found(path, method, item, raw, ("paths", path, method))
        return found

    @cached_property
    def _by_route(self) -> dict[tuple[str, str], str]:
        return {(found.method, found.path): identifier for identifier, found in self._found.items()}

    def _tag_of(self, found: Found) -> str:
        if tags := found.raw.get("tags"):
            return str(tags[0])
        words = [w for w in found.path.split("/") if w and "{" not in w and not re.fullmatch(r"api|v[0-9.]+", w)]
        return words[0] if words else "default"

    def _first_use(self, tag: str) -> Place:
        return next(found.place for found in self._found.values() if self._tag_of(found) == tag)

    def _verb(self, identifier: str, tag: str, found: Found) -> str:
        """What is left of the operationId behind its tag."""
        if "operationId" not in found.raw:
            return f"{found.method} {found.path}"
        if identifier.startswith(tag) and identifier[len(tag) :][:1] in (".", "/", "_", "-"):
            return identifier[len(tag) + 1 :]
        return identifier

    def _operation(self, identifier: str, found: Found) -> Operation:
        raw, place = found.raw, found.place
        tag = self.tags[self._tag_of(found)]
        verb = self._verb(identifier, tag.name, found)
        python_verb = self._complain.named(place, "operation", names.verb_name, verb, raw) or f"_{len(self._built)}"
        prefix = tag.class_name + names.title(python_verb)
        parameters = self._parameters.parameters(found, prefix)
        content = raw.get("requestBody")
        if is_empty(found.method, content, self.deref):
            content = None  # `notes` tells it
        if content and found.method in _WITHOUT_BODY:
            what = f"{identifier}: {found.method.upper()} has a body, which HTTP gives no meaning and many clients drop"
            self._complain((*place, "requestBody"), what, "use POST, or query parameters")
        body = self._contents.body(content, (*place, "requestBody"), f"{prefix}Body")
        answers = tuple(
            self._contents.answer(status, answer, (*place, "responses", status), prefix, len(raw.get("responses", {})))
            for status, answer in raw.get("responses", {}).items()
            if not status.startswith("x-")
        )
        own = self._access.requirements(raw["security"], (*place, "security")) if "security" in raw else None
        whole = own if own is not None else self._access.requirements(self.data.get("security", ()), ("security",))
        self._access.check_parameters(whole, parameters)
        at = place if "servers" in raw else place[:-1]
        life = raw.get("x-availability")
        operation = Operation(
            id=identifier,
            tag=tag.name,
            verb=verb,
            python_tag=tag.python_name,
            python_verb=python_verb,
            method=found.method.upper(),
            path=found.path,
            parameters=parameters,
            body=body,
            answers=answers,
            security=own,
            requirements=whole,
            servers=self._access.servers(raw.get("servers", found.item.get("servers")), (*at, "servers")),
            paging=None,
            availability=_availability(life) if isinstance(life, Mapping) else None,
            evidence=self.evidence(raw),
            replay_safe=bool(raw.get("x-replay-safe")),
            deprecated=bool(raw.get("deprecated")),
            summary=str(raw.get("summary", "")),
            description=str(raw.get("description", found.item.get("description", ""))),
            place=place,
            line=self.where(place),
            extensions={key: value for key, value in raw.items() if key.startswith("x-")},
        )
        return self._with_paging(operation, raw.get(PAGING))

    def _with_paging(self, operation: Operation, extension: Any) -> Operation:
        success = operation.successes[0] if operation.successes else None
        if operation.body is not None:  # an iterator has no body to repeat
            if extension not in (None, "none"):
                what = f"{operation.id}: x-paging on an operation with a body, which no iterator repeats"
                self._complain((*operation.place, PAGING), what, "write `x-paging: none`")
            return operation
        paging: Paging | None = None
        try:
            paging = paging_of(
                extension, operation.parameters, success, self._definitions.fields, operation.place, operation.line
            )
        except BadPaging as error:
            self._complain((*operation.place, PAGING), f"x-paging: {error}", "mend it, or write `x-paging: none`")
        if paging is None:
            return operation
        return replace(operation, paging=paging)

    # --- everything

    def _read_all(self) -> None:
        if "_is_read" in self.__dict__:
            return
        self.__dict__["_is_read"] = True
        _ = self.tags
        taken: dict[tuple[str, str], Operation] = {}
        for operation in self.operations.values():
            key = (operation.python_tag, operation.python_verb)
            other = taken.setdefault(key, operation)
            if other is not operation:
                place = operation.place
                self._clash("operation", operation.id, place, "operation", other.id, other.place, ".".join(key))
            self._check_arguments(operation)
        self._check_iterators(taken)
        for name in self.data.get("components", {}).get("schemas", {}):
            if not self._shapes.differs(name) or self._shapes.is_read(name):
                self._definitions.component(name, "read")
        for item in self.data.get("webhooks", {}).values():
            for method, raw in item.items():
                if method in METHODS and isinstance(raw, Mapping):
                    at: Place = ("webhooks", method)
                    self._contents.alternatives(
                        self.deref(raw.get("requestBody", {})).get("content", {}), "read", at, "Webhook"
                    )

    def _check_iterators(self, taken: Mapping[tuple[str, str], Operation]) -> None:
        """The method that reads a whole list must not hide an operation."""
        for operation in list(taken.values()):
            if operation.paging is None:
                continue
            name = iterator_name(operation.python_verb)
            if other := taken.get((operation.python_tag, name)):
                what = f"{operation.id} gets the iterator {name!r}, which is {other.id} ({other.line}) already"
                self._complain(operation.place, what, "give one another name with x-python-name, or say x-paging: none")

    def _check_arguments(self, operation: Operation) -> None:
        """Parameters and the properties of an exploded body share the method's keyword arguments."""
        taken: dict[str, tuple[str, Place]] = {}
        entries = [(p.python_name, f"{p.where} parameter {p.name!r}", p.place) for p in operation.parameters]
        if (body := self.exploded(operation)) is not None:
            sent = [field for field in body.fields if not field.read_only]
            entries += [(f.python_name, f"property {f.name!r} of the body", f.place) for f in sent]
            if body.extras is not None:
                entries.append(("extras", "the argument for further properties of the body", body.place))
        for python_name, what, place in entries:
            if python_name in taken:
                other, other_place = taken[python_name]
                message = (
                    f"{operation.id}: {what} and {other} ({self.where(other_place)}) both become "
                    f"the argument {python_name!r}"
                )
                self._complain(place, message, f"give one of the two another name with {names.OVERRIDE}")
            taken.setdefault(python_name, (what, place))

    def _clash(
        self, kind: str, name: str, place: Place, other_kind: str, other: str, other_place: Place, python: str
    ) -> None:
        message = f"{kind} {name!r} and {other_kind} {other!r} ({self.where(other_place)}) both become {python!r}"
        self._complain(place, message, f"give one of the two another name with {names.OVERRIDE}")

    def resolved_types(self, found: Type) -> Iterator[Type]:
        """A type and all that it is made of, aliases followed."""
        for part in self.walk_types(found):
            yield part
            if isinstance(part, Named):
                definition = self._definitions.found[part.name]
                if isinstance(definition, AliasDefinition):
                    yield from self.resolved_types(definition.type)

    def walk_types(self, found: Type | None) -> Iterator[Type]:
        """A type and all that it is made of, definitions not entered."""
        if found is None:
            return
        yield found
        match found:
            case ListOf(items=inner) | MapOf(values=inner) | Nullable(inner=inner):
                yield from self.walk_types(inner)
            case Named():
                pass
            case _:
                for member in getattr(found, "members", ()):
                    yield from self.walk_types(member)


def _availability(raw: Mapping[str, Any]) -> Availability:
    known = {key: str(raw[key]) for key in ("since", "until", "predecessor", "successor", "change") if key in raw}
    return Availability(**known)
