"""The document as readers want it: operations by tag with evidence, life, parameters, examples; types in words.

Everything that is made for readers (the reference page, Markdown, collections of requests, code samples) goes through
here, so that all of them say the same. It takes every legal document: what one does not say is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from thingshub_document import model
from thingshub_document.model import Media
from thingshub_document.reading import Document
from thingshub_document.samples import Direction
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object
from thingshub_sandbox.reference import words
from thingshub_sandbox.reference.examples import Example, Examples
from thingshub_sandbox.reference.targets import Argument, target
from thingshub_sandbox.reference.words import Words

JSON = "application/json"
_FIXED_ANCHORS = frozenset[str](
    ("content", "found", "menu", "messages", "nav", "products", "schemas", "search", "session", "theme", "top")
)


@dataclass(frozen=True)
class Evidence:
    """What a part of the document rests on: level, title and address of the source, a note; empty where not said."""

    level: str = ""
    title: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Life:
    """The products that have an operation, and how it came and went; empty texts where nothing is known."""

    since: str
    until: str
    predecessor: str
    successor: str
    change: str


@dataclass(frozen=True)
class Field:
    """A parameter, a header of an answer, or a property of an object.

    Attributes:
        where: `path`, `query`, `header` or `cookie`; for a property empty.
        kind: Its type in words, e.g. `array of Label`.
        schemas: Names of the components that the words name.
        rules: Bounds, allowed values and other things to know, in words.
        argument: For a parameter: all that is needed to send it.
    """

    name: str
    where: str
    is_required: bool
    description: str
    kind: str
    schemas: tuple[str, ...]
    rules: tuple[str, ...]
    example: Any = None
    argument: Argument | None = None


@dataclass(frozen=True)
class Variant:
    """A body in one media type.

    Attributes:
        documented: What the document says of it.
        schema: The component that it is; empty for none.
        kind: Its type in words.
        fields: Its properties, when it is an object that is not a component.
    """

    documented: Media
    media: str
    schema: str
    kind: str
    schemas: tuple[str, ...]
    rules: tuple[str, ...]
    fields: tuple[Field, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Content:
    """What is sent, or comes back with one status.

    Attributes:
        variants: Its media types, the first one first; none for an empty body.
        headers: Headers of an answer.
    """

    description: str
    variants: tuple[Variant, ...] = ()
    headers: tuple[Field, ...] = ()
    is_required: bool = True

    @property
    def media(self) -> str:
        """The first media type; empty for no body."""
        return self.variants[0].media if self.variants else ""

    @property
    def schema(self) -> str:
        """The component that the first media type holds; empty for none."""
        return self.variants[0].schema if self.variants else ""

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples of the first media type."""
        return self.variants[0].examples if self.variants else ()


@dataclass(frozen=True)
class Operation:
    """One operation, ready to be written down.

    Attributes:
        document: Where its references lead.
        documented: What the document says of it.
        answers: By status, `2XX` and `default` included.
        security: The ways in, in words; none for an operation that anybody may call.
        servers: Where it is, other than the rest.
        paging: How a list goes on, in words; empty for what is not a list.
    """

    document: Document
    documented: model.Operation
    id: str
    anchor: str
    tag: str
    verb: str
    method: str
    path: str
    summary: str
    description: str
    is_deprecated: bool
    is_public: bool
    evidence: Evidence
    life: Life | None
    parameters: tuple[Field, ...]
    body: Content | None
    answers: Mapping[str, Content]
    security: tuple[str, ...]
    servers: tuple[str, ...]
    paging: str

    @property
    def successes(self) -> Mapping[str, Content]:
        """The answers that mean yes."""
        return {answer.status: self.answers[answer.status] for answer in self.documented.successes}

    @property
    def success(self) -> tuple[str, Content]:
        """Status and content of the first answer that means yes; `200` and nothing where the document has none."""
        return next(iter(self.successes.items()), ("200", Content("")))

    def target(self, *, every_query: bool = False) -> str:
        """Path and query with the examples of the document; optional query parameters only when asked for."""
        arguments = [field.argument for field in self.parameters if field.argument]
        return target(self.path, [a for a in arguments if a.is_required or (every_query and a.where == "query")])


@dataclass(frozen=True)
class Schema:
    """A component: what it is, its properties, what it is made of otherwise."""

    name: str
    anchor: str
    description: str
    evidence: Evidence
    kind: str
    schemas: tuple[str, ...]
    rules: tuple[str, ...]
    fields: tuple[Field, ...]
    raw: Mapping[str, Any]


@dataclass(frozen=True)
class Tag:
    """Operations that belong together."""

    name: str
    anchor: str
    description: str
    operations: tuple[Operation, ...]

    @property
    def title(self) -> str:
        text = self.name.replace("_", " ").replace("api ", "API ").replace(" v3", ", before 7.0")
        return text[:1].upper() + text[1:]


class Reference:
    """The whole document for readers.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.spec: Mapping[str, Any] = document.data
        info: Mapping[str, Any] = document.data["info"]
        self.title = document.title
        self.version = document.version
        self.summary = str(info.get("summary", ""))
        self.description = str(info.get("description", ""))
        self._words = Words(document)
        self._examples = Examples(document)
        self._anchors = set(_FIXED_ANCHORS)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """All tags of operations, in the document's order."""
        made = [self._operation(operation) for operation in self.document.operations.values()]
        return tuple(
            Tag(tag.name, self._anchor(f"tag-{tag.name}"), tag.docs, tuple(o for o in made if o.tag == tag.name))
            for tag in self.document.tags.values()
        )

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """All operations, tag by tag."""
        return tuple(operation for tag in self.tags for operation in tag.operations)

    @cached_property
    def messages(self) -> Tag:
        """What the platform sends by itself: webhooks, WebSocket and MQTT messages; may be none."""
        made = tuple(self._operation(operation) for operation in self.document.messages.values())
        name = made[0].tag if made else "messages"
        tags = {tag["name"]: tag for tag in self.spec.get("tags", ())}
        return Tag(name, "messages", str(tags.get(name, {}).get("description", "")), made)

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """All components in alphabetical order."""
        raw: Mapping[str, Any] = self.spec.get("components", {}).get("schemas", {})
        return tuple(self._schema(name, schema) for name, schema in sorted(raw.items()))

    @cached_property
    def used_by(self) -> Mapping[str, tuple[Operation, ...]]:
        """The operations that send or answer a schema, by its name."""
        found: dict[str, list[Operation]] = {}
        for operation in (*self.operations, *self.messages.operations):
            contents = [*([operation.body] if operation.body else []), *operation.successes.values()]
            names = [name for content in contents for variant in content.variants for name in variant.schemas]
            for name in dict.fromkeys(names):
                found.setdefault(name, []).append(operation)
        return {name: tuple(operations) for name, operations in found.items()}

    @cached_property
    def usual_security(self) -> tuple[str, ...]:
        """The ways into most operations: the page says only where it is another way."""
        ways = [operation.security for operation in self.operations if not operation.is_public]
        return max(ways, key=ways.count, default=())

    @cached_property
    def usual_error(self) -> str:
        """The component that most errors are: its properties are shown once, not with every error."""
        names = [c.schema for o in self.operations for status, c in o.answers.items() if status[0] != "2"]
        return max(set(names), key=names.count, default="")

    @cached_property
    def operation_anchors(self) -> Mapping[str, str]:
        """Where each operation is on a page, by its id."""
        return {operation.id: operation.anchor for operation in (*self.operations, *self.messages.operations)}

    @cached_property
    def schema_anchors(self) -> Mapping[str, str]:
        """Where each component is on a page, by its name."""
        return {schema.name: schema.anchor for schema in self.schemas}

    def _anchor(self, name: str) -> str:
        """A fragment that no other part of the page has."""
        wanted = re.sub(r"[^A-Za-z0-9_]+", "-", name).strip("-") or "x"
        anchor, number = wanted, 1
        while anchor in self._anchors:
            number += 1
            anchor = f"{wanted}-{number}"
        self._anchors.add(anchor)
        return anchor

    def _operation(self, found: model.Operation) -> Operation:
        life = found.availability
        return Operation(
            document=self.document,
            documented=found,
            id=found.id,
            anchor=self._anchor(found.id),
            tag=found.tag,
            verb=found.verb,
            method=found.method,
            path=found.path,
            summary=found.summary or found.id,
            description=found.description,
            is_deprecated=found.deprecated,
            is_public=found.is_public,
            evidence=_evidence(found.evidence),
            life=_life(life) if life else None,
            parameters=tuple(self._parameter(parameter) for parameter in found.parameters),
            body=self._body(found.body) if found.body else None,
            answers={answer.status: self._answer(answer) for answer in found.answers},
            security=words.security(found),
            servers=tuple(server.url for server in found.servers),
            paging=words.paging(found.paging),
        )

    def _body(self, body: model.Body) -> Content:
        return Content(body.docs, self._variants(body.alternatives, "sent"), is_required=body.required)

    def _answer(self, answer: model.Answer) -> Content:
        headers = tuple(
            self._field(header.name, header.schema, header.required, header.docs, "header") for header in answer.headers
        )
        return Content(answer.docs, self._variants(answer.alternatives, "read"), headers)

    def _variants(self, alternatives: Iterable[Media], direction: Direction) -> tuple[Variant, ...]:
        return tuple(self._variant(media, direction) for media in alternatives)

    def _variant(self, media: Media, direction: Direction) -> Variant:
        name = words.component(media.schema)
        kind, schemas = self._words.kind(media.schema) if media.schema else ("", ())
        return Variant(
            documented=media,
            media=media.media,
            schema=name,
            kind=kind,
            schemas=schemas,
            rules=self._words.rules(media.schema),
            fields=() if name else self._fields(media.schema),
            examples=self._examples.of_media(media, direction),
        )

    def _parameter(self, found: model.Parameter) -> Field:
        example = self._examples.of_parameter(found)
        plain = {} if found.media else self.document.deref(found.schema)
        style = words.style(found.name, found.where, found.style, found.explode, plain)
        notes = [style, f"as {found.media}" if found.media else "", "deprecated" if found.deprecated else ""]
        field = self._field(found.name, found.schema, found.required, found.docs, found.where)
        return Field(
            name=field.name,
            where=field.where,
            is_required=field.is_required,
            description=field.description,
            kind=field.kind,
            schemas=field.schemas,
            rules=(*field.rules, *(note for note in notes if note and note not in field.rules)),
            example=example,
            argument=Argument(found, example),
        )

    def _field(self, name: str, schema: Any, is_required: bool, text: str, where: str = "") -> Field:
        kind, schemas = self._words.kind(schema)
        return Field(name, where, is_required, text, kind, schemas, self._words.rules(schema))

    def _fields(self, schema: Any) -> tuple[Field, ...]:
        """The properties of an object, as it is written; those of what it refers to are shown there."""
        if not is_object(schema):
            return ()
        properties, required = schema.get("properties"), schema.get("required")
        needed = set(required) if is_array(required) else set[str]()
        found: list[Field] = []
        for name, prop in properties.items() if is_object(properties) else ():
            whole = self.document.deref(prop) if is_object(prop) else {}
            found.append(self._field(name, prop, name in needed, str(whole.get("description", ""))))
        for member in schema.get("allOf", ()):
            if is_object(member) and "$ref" not in member:
                found += self._fields(member)
        return tuple(found)

    def _schema(self, name: str, raw: Any) -> Schema:
        known: Mapping[str, Any] = raw if is_object(raw) else {}
        kind, schemas = self._words.kind(raw)
        return Schema(
            name=name,
            anchor=self._anchor(f"schema-{name}"),
            description=str(known.get("description", "")),
            evidence=_evidence(self.document.evidence(known)),
            kind=kind,
            schemas=schemas,
            rules=self._words.rules(raw),
            fields=self._fields(raw),
            raw=known,
        )


def _life(found: model.Availability) -> Life:
    return Life(
        found.since or "", found.until or "", found.predecessor or "", found.successor or "", found.change or ""
    )


def _evidence(found: model.Evidence | None) -> Evidence:
    if found is None:
        return Evidence()
    title, _, url = found.source.rpartition(", ")
    if not url.startswith("https://"):
        title, url = found.source, ""
    return Evidence(found.level, title, url, found.note)


def query_text(value: Any) -> str:
    """A parameter's value for people: arrays with commas, objects as JSON."""
    if is_array(value) and not any(is_object(entry) or is_array(entry) for entry in value):
        return ",".join(query_text(entry) for entry in value)
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def pretty(value: Any) -> str:
    """JSON as people read it."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def is_form(content: Content | None) -> bool:
    """Whether a body is a form with files."""
    return content is not None and bool(content.variants) and content.variants[0].documented.kind == "multipart"
