"""Read a bundled document into the objects of `model`: the only way in which anything here sees an OpenAPI document.

Operations are built when they are first asked for, so that a command line that needs one pays for one. What cannot be
said rightly becomes a complaint with its place; `complaints()` builds everything and gives them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from thingshub_document import media, names
from thingshub_document.definitions import Definitions, Direction
from thingshub_document.model import (
    Answer,
    Availability,
    Body,
    Evidence,
    Header,
    Media,
    Operation,
    Paging,
    Parameter,
    Part,
    SecurityScheme,
    Server,
    Tag,
)
from thingshub_document.names import NoName
from thingshub_document.paging import EXTENSION as PAGING
from thingshub_document.paging import BadPaging, paging_of
from thingshub_document.shapes import Shapes
from thingshub_document.types import (
    MISSING,
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
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_ALLOWED_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
_OWN_HEADERS = frozenset({"accept", "content-type", "authorization"})  # OpenAPI: ignored as parameters


class Complaint(NamedTuple):
    """Something that the SDK cannot say: where, what is wrong, what to write instead."""

    place: Place
    message: str
    remedy: str


class _Found(NamedTuple):
    """An operation as it stands in the document."""

    path: str
    method: str
    item: Mapping[str, Any]
    raw: Mapping[str, Any]
    place: Place


class Document:
    """An OpenAPI document, ready to be asked.

    Args:
        data: The document as one piece of JSON data: references are local, path items stand in place.
        where: `file:line` of a place; without one lines are empty.
    """

    def __init__(self, data: Mapping[str, Any], where: Callable[[Place], str] | None = None) -> None:
        self.data = data
        self.where = where or (lambda place: "")
        self._complaints: dict[Complaint, None] = {}
        self._shapes = Shapes(data)
        self._definitions = Definitions(data, self.where, self._complain)
        self._built: dict[str, Operation] = {}

    @classmethod
    def load_json(cls, path: Path) -> Document:
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
            tag = Tag(name, self._tag_name(name, raw, place), "", raw.get("description", ""), place, self.where(place))
            tag = Tag(name, tag.python_name, names.pascal_case(f"x {name}")[1:], tag.docs, place, tag.line)
            tags[name] = tag
            other = taken.setdefault(tag.python_name, tag)
            if other is not tag:
                self._clash("tag", name, place, "tag", other.name, other.place, tag.python_name)
        return tags

    @cached_property
    def operation_ids(self) -> tuple[str, ...]:
        """The operationIds, in the document's order."""
        return tuple(self._found)

    @property
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
        return list(self._complaints)

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

    # --- security and servers

    @cached_property
    def tenant_schemes(self) -> frozenset[str]:
        """The bearer schemes that the whole document asks for: the client's own token."""
        asked = {name for requirement in self.data.get("security", ()) for name in requirement}
        raw = self.data.get("components", {}).get("securitySchemes", {})
        return frozenset(name for name in asked if _scheme_kind(self.deref(raw.get(name, {}))) == "bearer")

    @cached_property
    def security_schemes(self) -> Mapping[str, SecurityScheme]:
        """The ways to say who calls, by name."""
        found: dict[str, SecurityScheme] = {}
        for name, raw in self.data.get("components", {}).get("securitySchemes", {}).items():
            raw = self.deref(raw)
            kind = _scheme_kind(raw)
            found[name] = SecurityScheme(
                name=name,
                kind=kind,
                where=raw.get("in", "") if kind == "apiKey" else "",
                key=raw.get("name", "") if kind == "apiKey" else "",
                is_tenant=name in self.tenant_schemes,
                docs=raw.get("description", ""),
            )
        return found

    def _security(self, raw: Any, place: Place) -> tuple[tuple[SecurityScheme, ...], ...]:
        alternatives: list[tuple[SecurityScheme, ...]] = []
        for index, requirement in enumerate(raw):
            schemes: list[SecurityScheme] = []
            for name in requirement:
                scheme = self.security_schemes.get(name)
                if scheme is None:
                    what = f"the security scheme {name!r} is not under components/securitySchemes"
                    self._complain((*place, index), what, "mend the name, or add the scheme")
                elif scheme.kind not in ("bearer", "basic", "apiKey"):
                    what = f"the security scheme {name!r} is of the kind {scheme.kind!r}, which the SDK cannot send"
                    self._complain((*place, index), what, "use bearer, basic, oauth2, openIdConnect or apiKey")
                else:
                    schemes.append(scheme)
            alternatives.append(tuple(schemes))
        return tuple(alternatives)

    def _servers(self, raw: Any, place: Place) -> tuple[Server, ...]:
        found: list[Server] = []
        for index, server in enumerate(raw or ()):
            url = str(server.get("url", ""))
            for name, variable in server.get("variables", {}).items():
                url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
            at = (*place, index)
            if "{" in url:
                self._complain(at, f"the server {url!r} has a variable without a default", "add it under `variables`")
            if not url.startswith(("https://", "http://", "/")):
                self._complain(at, f"the server {url!r} is neither absolute nor a path", "write https://… or /…")
            found.append(Server(url.rstrip("/"), at, self.where(at)))
        return tuple(found)

    # --- operations

    @cached_property
    def _found(self) -> dict[str, _Found]:
        found: dict[str, _Found] = {}
        for path, item in self.data.get("paths", {}).items():
            for method in METHODS:
                raw = item.get(method) if isinstance(item, Mapping) else None
                if isinstance(raw, Mapping):
                    identifier = str(raw.get("operationId") or f"{method} {path}")
                    found[identifier] = _Found(path, method, item, raw, ("paths", path, method))
        return found

    @cached_property
    def _by_route(self) -> dict[tuple[str, str], str]:
        return {(found.method, found.path): identifier for identifier, found in self._found.items()}

    def _tag_of(self, found: _Found) -> str:
        if tags := found.raw.get("tags"):
            return str(tags[0])
        words = [w for w in found.path.split("/") if w and "{" not in w and not re.fullmatch(r"api|v[0-9.]+", w)]
        return words[0] if words else "default"

    def _first_use(self, tag: str) -> Place:
        return next(found.place for found in self._found.values() if self._tag_of(found) == tag)

    def _tag_name(self, name: str, raw: Mapping[str, Any], place: Place) -> str:
        try:
            return names.tag_name(name, raw)
        except NoName as error:
            self._complain(place, f"the tag {name!r} cannot be an attribute of the client: {error}", _RENAME)
            return "unnamed"

    def _verb(self, identifier: str, tag: str, found: _Found) -> str:
        """What is left of the operationId behind its tag."""
        if "operationId" not in found.raw:
            return f"{found.method} {found.path}"
        if identifier.startswith(tag) and identifier[len(tag) :][:1] in (".", "/", "_", "-"):
            return identifier[len(tag) + 1 :]
        return identifier

    def _operation(self, identifier: str, found: _Found) -> Operation:
        raw, place = found.raw, found.place
        tag = self.tags[self._tag_of(found)]
        verb = self._verb(identifier, tag.name, found)
        try:
            python_verb = names.verb_name(verb, raw)
        except NoName as error:
            self._complain(place, f"{identifier} has no Python name: {error}", f"add {names.OVERRIDE}")
            python_verb = "unnamed"
        prefix = tag.class_name + names.pascal_case(f"x {python_verb}")[1:]
        parameters = self._parameters(found, prefix)
        body = self._body(raw.get("requestBody"), (*place, "requestBody"), f"{prefix}Body")
        answers = tuple(
            self._answer(status, answer, (*place, "responses", status), prefix, len(raw.get("responses", {})))
            for status, answer in raw.get("responses", {}).items()
            if not status.startswith("x-")
        )
        own = self._security(raw["security"], (*place, "security")) if "security" in raw else None
        whole = own if own is not None else self._security(self.data.get("security", ()), ("security",))
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
            servers=self._servers(raw.get("servers", found.item.get("servers")), (*at, "servers")),
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

    def _parameters(self, found: _Found, prefix: str) -> tuple[Parameter, ...]:
        """The operation's own and its path item's, own ones first in their place; path parameters in template order."""
        merged: dict[tuple[str, str], tuple[Place, dict[str, Any]]] = {}
        for base, raws in ((found.place[:-1], found.item), (found.place, found.raw)):
            for index, raw in enumerate(raws.get("parameters", ())):
                parameter = self.deref(raw)
                place = (*base, "parameters", index)
                if "name" in parameter and "in" in parameter:
                    merged[parameter["in"], parameter["name"]] = (self._origin(raw, place), parameter)
        template = re.findall(r"\{([^}]*)\}", found.path)
        in_path = {name: entry for (where, name), entry in merged.items() if where == "path"}
        for name in template:
            if name not in in_path:
                what = f"the path has {{{name}}}, and there is no path parameter of this name"
                self._complain(found.place, what, f"add the parameter {name} with `in: path`")
        order = [("path", name) for name in template if name in in_path]
        order += [key for key in merged if key[0] != "path"]
        parameters: list[Parameter] = []
        for key in order:
            place, raw = merged[key]
            if key[0] == "header" and key[1].lower() in _OWN_HEADERS:
                continue
            if (made := self._parameter(raw, place, prefix)) is not None:
                parameters.append(made)
        return tuple(parameters)

    def _origin(self, raw: Mapping[str, Any], place: Place) -> Place:
        reference = raw.get("$ref")
        return tuple(reference.removeprefix("#/").split("/")) if isinstance(reference, str) else place

    def _parameter(self, raw: Mapping[str, Any], place: Place, prefix: str) -> Parameter | None:
        name, where = str(raw["name"]), raw["in"]
        if where not in _STYLES:
            self._complain(place, f"parameter {name!r} is in {where!r}", "write path, query, header or cookie")
            return None
        style = str(raw.get("style", _STYLES[where]))
        if style not in _ALLOWED_STYLES[where]:
            allowed = ", ".join(_ALLOWED_STYLES[where])
            self._complain(place, f"parameter {name!r} in {where} has the style {style!r}", f"write {allowed}")
        try:
            python_name = names.argument_name(name, raw)
        except NoName as error:
            self._complain(place, f"parameter {name!r} has no Python name: {error}", f"add {names.OVERRIDE}")
            return None
        content = raw.get("content")
        media_type = next(iter(content)) if isinstance(content, Mapping) and content else None
        holder = content[media_type] if content and media_type else raw
        at = (*place, "content", media_type, "schema") if media_type else (*place, "schema")
        if media_type and not media.is_json(media_type):
            self._complain(place, f"parameter {name!r} has the media type {media_type}", "write application/json")
        schema = holder.get("schema", {})
        found = self._definitions.inline(schema, "write", at, prefix + names.pascal_case(f"x {python_name}")[1:])
        explode = bool(raw.get("explode", style in ("form", "deepObject")))
        if not media_type:
            self._check_style(name, style, explode, where, found, place)
        plain = self.deref(schema) if isinstance(schema, Mapping) else {}
        return Parameter(
            name=name,
            python_name=python_name,
            where=where,
            style=style,
            explode=explode,
            allow_reserved=bool(raw.get("allowReserved")),
            media=media_type,
            schema=schema,
            type=found,
            required=bool(raw.get("required")) or where == "path",
            default=plain.get("default", MISSING),
            deprecated=bool(raw.get("deprecated")),
            is_secret=bool(raw.get("x-secret") or plain.get("x-secret")),
            docs=str(raw.get("description") or plain.get("description", "")),
            examples=self.examples(raw) or self.examples(holder),
            place=place,
            line=self.where(place),
        )

    def _check_style(self, name: str, style: str, explode: bool, where: str, found: Type, place: Place) -> None:
        """Refuse what OpenAPI's table of styles leaves undefined."""
        what = media.shape_of(found, self._definitions)
        if style in ("spaceDelimited", "pipeDelimited") and what == "primitive":
            self._complain(place, f"parameter {name!r}: {style} is for arrays and objects", "write `style: form`")
        if style == "deepObject" and what in ("primitive", "array"):
            self._complain(place, f"parameter {name!r}: deepObject is for objects", "write `style: form`")
        if style in ("spaceDelimited", "pipeDelimited") and explode:
            remedy = "write `explode: false`, or `style: form`"
            self._complain(place, f"parameter {name!r}: {style} with explode is not defined", remedy)
        if style != "deepObject" and media.is_nested(found, self._definitions):
            remedy = "write `content: {application/json: …}`" + (", or deepObject" if where == "query" else "")
            what = f"parameter {name!r}: {style} has no way to write a list or an object inside another"
            self._complain(place, what, remedy)

    # --- bodies and answers

    def _body(self, raw: Any, place: Place, prefix: str) -> Body | None:
        if not isinstance(raw, Mapping):
            return None
        place = self._origin(raw, place)
        raw = self.deref(raw)
        alternatives = self._alternatives(raw.get("content", {}), "write", (*place, "content"), prefix)
        required = bool(raw.get("required"))
        return Body(alternatives, required, str(raw.get("description", "")), place, self.where(place))

    def _answer(self, status: str, raw: Mapping[str, Any], place: Place, prefix: str, count: int) -> Answer:
        own = self._origin(raw, place)
        raw = self.deref(raw)
        suffix = "Answer" if count == 1 or status in ("200", "201") else f"Answer{status}"
        if own != place:  # a shared answer is named after itself
            prefix, suffix = names.pascal_case(f"x {own[-1]}")[1:], "Answer"
        headers = tuple(
            self._header(name, header, (*own, "headers", name), prefix)
            for name, header in raw.get("headers", {}).items()
            if name.lower() != "content-type"
        )
        headers_class = f"{prefix}Headers" + (suffix.removeprefix("Answer") if own == place else "")
        if headers:
            self._definitions.headers(headers_class, headers, (*own, "headers"))
        return Answer(
            status=status.upper() if status != "default" else status,
            alternatives=self._alternatives(raw.get("content", {}), "read", (*own, "content"), prefix + suffix),
            headers=headers,
            headers_class=headers_class if headers else "",
            error_class=raw.get("x-error"),
            docs=str(raw.get("description", "")),
            place=own,
            line=self.where(own),
        )

    def _header(self, name: str, raw: Mapping[str, Any], place: Place, prefix: str) -> Header:
        place = self._origin(raw, place)
        raw = self.deref(raw)
        schema = raw.get("schema", {"type": "string"})
        try:
            python_name = names.argument_name(name, raw)
        except NoName as error:
            self._complain(place, f"header {name!r} has no Python name: {error}", f"add {names.OVERRIDE}")
            python_name = "unnamed"
        found = self._definitions.inline(
            schema, "read", (*place, "schema"), prefix + names.pascal_case(f"x {python_name}")[1:]
        )
        return Header(
            name=name,
            python_name=python_name,
            type=found,
            schema=schema,
            required=bool(raw.get("required")),
            explode=bool(raw.get("explode")),
            docs=str(raw.get("description", "")),
            place=place,
            line=self.where(place),
        )

    def _alternatives(
        self, content: Mapping[str, Any], direction: Direction, place: Place, prefix: str
    ) -> tuple[Media, ...]:
        found: list[Media] = []
        for media_type, raw in content.items():
            at = (*place, media_type)
            schema = raw.get("schema", {})
            kind = media.kind_of(media_type)
            suggestion = prefix if len(content) == 1 or kind == "json" else prefix + media.title_of(media_type)
            known = schema if isinstance(schema, Mapping) else {}
            type_ = self._definitions.inline(schema, direction, (*at, "schema"), suggestion) if known else None
            parts: tuple[Part, ...] = ()
            if kind in ("form", "multipart"):
                if direction == "read":
                    what = f"an answer of the media type {media_type} cannot be read"
                    self._complain(at, what, "use application/json or application/octet-stream")
                parts, problems = media.parts_of(raw, type_, self._definitions, self.deref)
                for key, what, remedy in problems:
                    self._complain((*at, "schema", "properties", key) if key else at, what, remedy)
            found.append(Media(media_type, kind, schema, type_, parts, self.examples(raw), at, self.where(at)))
        return tuple(found)

    def examples(self, node: Mapping[str, Any]) -> tuple[Any, ...]:
        """The example values of a parameter or a body, without their names."""
        named = [self.deref(e) for e in node.get("examples", {}).values()] if _is_mapping(node.get("examples")) else []
        values = [e["value"] for e in named if isinstance(e, Mapping) and "value" in e]
        if "example" in node:
            values.insert(0, node["example"])
        if not values and isinstance(schema := node.get("schema"), Mapping):
            plain = self.deref(schema)
            values = list(plain["examples"]) if isinstance(plain.get("examples"), Sequence) else []
            if "example" in plain:
                values.insert(0, plain["example"])
        return tuple(values)

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
        for name in self.data.get("components", {}).get("schemas", {}):
            if not self._shapes.differs(name) or self._shapes.is_read(name):
                self._definitions.component(name, "read")
        for item in self.data.get("webhooks", {}).values():
            for method, raw in item.items():
                if method in METHODS and isinstance(raw, Mapping):
                    at: Place = ("webhooks", method)
                    self._alternatives(self.deref(raw.get("requestBody", {})).get("content", {}), "read", at, "Webhook")

    def _check_arguments(self, operation: Operation) -> None:
        """Parameters and the properties of an exploded body share the method's keyword arguments."""
        taken: dict[str, tuple[str, Place]] = {}
        entries = [(p.python_name, f"{p.where} parameter {p.name!r}", p.place) for p in operation.parameters]
        if operation.body and operation.body.alternatives:
            first = operation.body.alternatives[0]
            if first.kind in ("json", "form", "multipart") and first.type is not None:
                sent = [field for field in self._definitions.fields(first.type) or () if not field.read_only]
                entries += [(f.python_name, f"property {f.name!r} of the body", f.place) for f in sent]
        for python_name, what, place in entries:
            if python_name in taken:
                other, other_place = taken[python_name]
                message = (
                    f"{operation.id}: {what} and {other} ({self.where(other_place)}) both become "
                    f"the argument {python_name!r}"
                )
                self._complain(place, message, f"give one of the two another name with {names.OVERRIDE}")
            taken.setdefault(python_name, (what, place))

    def _complain(self, place: Place, message: str, remedy: str) -> None:
        self._complaints[Complaint(place, message, remedy)] = None

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


_RENAME = f"rename it, or add {names.OVERRIDE} to the tag"


def _availability(raw: Mapping[str, Any]) -> Availability:
    known = {key: str(raw[key]) for key in ("since", "until", "predecessor", "successor", "change") if key in raw}
    return Availability(**known)


def _scheme_kind(raw: Mapping[str, Any]) -> str:
    kind = str(raw.get("type", ""))
    if kind == "http":
        return str(raw.get("scheme", "")).lower()
    return "bearer" if kind in ("oauth2", "openIdConnect") else kind


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping)
