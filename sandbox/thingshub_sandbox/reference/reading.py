"""The document as readers want it: operations by tag with evidence, life, parameters, examples; types in words.

Everything that is made for readers (the reference page, Markdown, collections of requests, code samples) goes through
here, so that all of them say the same. References are resolved once; nothing is looked up in the raw document later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from thingshub.unions import is_array
from thingshub_sandbox.document import FORM, Document

JSON = "application/json"
_METHODS = ("get", "put", "post", "delete", "patch")
_FILE_NAME = "driver.zip"
_BOUNDS = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {} entries",
    "maxItems": "at most {} entries",
    "maxProperties": "at most {} properties",
    "minimum": "{} or more",
    "maximum": "at most {}",
}
_EMPTY = {("minLength", 1), ("minItems", 1)}
_NOT_EMPTY = "not empty"
_LARGEST = 2**53 - 1  # what every JSON reader can hold: no bound of its own


@dataclass(frozen=True)
class Evidence:
    """What a part of the document rests on: level, title and address (may be empty) of the source, a note."""

    level: str
    title: str
    url: str
    note: str


@dataclass(frozen=True)
class Life:
    """The products that have an operation, and how it came and went; empty texts where nothing is known."""

    since: str
    until: str
    predecessor: str
    successor: str
    change: str


@dataclass(frozen=True)
class Example:
    """A value with its name and one line about it."""

    name: str
    summary: str
    value: Any


@dataclass(frozen=True)
class Field:
    """A parameter, or a property of an object.

    Attributes:
        where: `path`, `query` or, for a property, empty.
        kind: Its type in words, e.g. `array of Label`.
        schema: Names of the components that the words name.
        rules: Bounds, allowed values and other things to know, in words.
    """

    name: str
    where: str
    is_required: bool
    description: str
    kind: str
    schemas: tuple[str, ...]
    rules: tuple[str, ...]
    example: Any = None


@dataclass(frozen=True)
class Content:
    """A body: description, media type, schema (empty for no body) and examples."""

    description: str
    media: str
    schema: str
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Operation:
    """One operation, ready to be written down.

    Attributes:
        answers: By status, `default` included.
    """

    id: str
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

    @property
    def anchor(self) -> str:
        return self.id.replace(".", "-")

    @property
    def success(self) -> tuple[str, Content]:
        """Status and content of the answer that is meant."""
        return next((status, content) for status, content in self.answers.items() if status.startswith("2"))

    def target(self, *, every_query: bool = False) -> str:
        """Path and query with the examples of the document; optional query parameters only when asked for."""
        path = self.path
        pairs: list[str] = []
        for field in self.parameters:
            if field.where == "path":
                path = path.replace(f"{{{field.name}}}", quote(str(field.example), safe=""))
            elif field.is_required or every_query:
                pairs.append(f"{field.name}={quote(query_text(field.example), safe=',')}")
        return path + ("?" + "&".join(pairs) if pairs else "")


@dataclass(frozen=True)
class Schema:
    """A component: what it is, its properties, what it is made of otherwise."""

    name: str
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
    description: str
    operations: tuple[Operation, ...]

    @property
    def title(self) -> str:
        text = self.name.replace("_", " ").replace("api ", "API ").replace(" v3", ", before 7.0")
        return text[0].upper() + text[1:]


class Reference:
    """The whole document for readers.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.spec: Mapping[str, Any] = document.spec
        self.title: str = document.spec["info"]["title"]
        self.version: str = document.spec["info"]["version"]
        self.summary: str = document.spec["info"]["summary"]
        self.description: str = document.spec["info"]["description"]

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """All tags of operations, in the document's order."""
        return self._tags(self._operations("paths"))

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """All operations, tag by tag."""
        return tuple(operation for tag in self.tags for operation in tag.operations)

    @cached_property
    def messages(self) -> Tag:
        """What the platform sends by itself: webhooks, WebSocket and MQTT messages."""
        [tag] = self._tags(self._operations("webhooks"))
        return tag

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """All components in alphabetical order."""
        return tuple(self._schema(name, raw) for name, raw in sorted(self.spec["components"]["schemas"].items()))

    @cached_property
    def used_by(self) -> Mapping[str, tuple[Operation, ...]]:
        """The operations that send or answer a schema, by its name."""
        found: dict[str, list[Operation]] = {}
        for operation in (*self.operations, *self.messages.operations):
            contents = ([operation.body] if operation.body else []) + [operation.success[1]]
            for name in dict.fromkeys(content.schema for content in contents if content.schema):
                found.setdefault(name, []).append(operation)
        return {name: tuple(operations) for name, operations in found.items()}

    def _tags(self, operations: Iterable[Operation]) -> tuple[Tag, ...]:
        by_tag: dict[str, list[Operation]] = {}
        for operation in operations:
            by_tag.setdefault(operation.tag, []).append(operation)
        return tuple(
            Tag(tag["name"], tag["description"], tuple(by_tag[tag["name"]]))
            for tag in self.spec["tags"]
            if tag["name"] in by_tag
        )

    def _operations(self, section: str) -> Iterator[Operation]:
        for path, item in self.spec[section].items():
            for method in _METHODS:
                if method in item:
                    yield self._operation(path, method, item[method])

    def _operation(self, path: str, method: str, raw: Mapping[str, Any]) -> Operation:
        body = raw.get("requestBody")
        life = raw.get("x-availability")
        words = ("since", "until", "predecessor", "successor", "change")
        return Operation(
            id=raw["operationId"],
            tag=raw["tags"][0],
            verb=raw["operationId"].partition(".")[2],
            method=method.upper(),
            path=path,
            summary=raw["summary"],
            description=raw.get("description", ""),
            is_deprecated=raw.get("deprecated", False),
            is_public=not raw.get("security", self.spec["security"]),
            evidence=self._evidence(raw["x-evidence"]),
            life=Life(*(life.get(word, "") for word in words)) if life else None,
            parameters=tuple(self._parameter(self._document.deref(entry)) for entry in raw.get("parameters", [])),
            body=self._content(body) if body else None,
            answers={
                status: self._content(self._document.deref(answer)) for status, answer in raw["responses"].items()
            },
        )

    def _content(self, raw: Mapping[str, Any]) -> Content:
        for media, content in raw.get("content", {}).items():
            examples = tuple(
                Example(name, example["summary"], example["value"])
                for name, example in content.get("examples", {}).items()
            )
            return Content(raw.get("description", ""), media, _name(content["schema"]), examples or self._form(content))
        return Content(raw.get("description", ""), "", "", ())

    def _form(self, content: Mapping[str, Any]) -> tuple[Example, ...]:
        """An example of a form: a file by its name, other fields by the examples of their schemas."""
        schema = self._document.deref(content["schema"])
        if schema.get("type") != "object":
            return ()
        value = {
            name: _FILE_NAME if self._document.deref(prop).get("format") == "binary" else prop["examples"][0]
            for name, prop in schema["properties"].items()
        }
        return (Example("form", "A file and its fields", value),)

    def _parameter(self, raw: Mapping[str, Any]) -> Field:
        kind, schemas = self._kind(raw["schema"])
        return Field(
            name=raw["name"],
            where=raw["in"],
            is_required=raw.get("required", False),
            description=raw["description"],
            kind=kind,
            schemas=schemas,
            rules=self._rules(raw["schema"]),
            example=raw["example"],
        )

    def _schema(self, name: str, raw: Mapping[str, Any]) -> Schema:
        kind, schemas = self._kind(raw)
        required = set(raw.get("required", []))
        fields: list[Field] = []
        for key, prop in raw.get("properties", {}).items():
            words, named = self._kind(prop)
            text = prop.get("description") or self._document.deref(prop).get("description", "")
            fields.append(Field(key, "", key in required, text, words, named, self._rules(prop)))
        return Schema(
            name,
            raw["description"],
            self._evidence(raw["x-evidence"]),
            kind,
            schemas,
            self._rules(raw),
            tuple(fields),
            raw,
        )

    def _kind(self, schema: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
        """A type in words, and the components that they name."""
        if "$ref" in schema:
            return _name(schema), (_name(schema),)
        for key in ("oneOf", "anyOf"):
            if key in schema:
                parts = [self._kind(entry) for entry in schema[key]]
                return " or ".join(words for words, _ in parts), tuple(name for _, names in parts for name in names)
        kind = schema.get("type", "any JSON value")
        if is_array(kind):
            return " or ".join(kind), ()
        if kind == "array":
            words, names = self._kind(schema["items"])
            return f"array of {words}", names
        if kind == "object" and "properties" not in schema and isinstance(schema.get("additionalProperties"), dict):
            words, names = self._kind(schema["additionalProperties"])
            return f"object with values of {words}", names
        return (f"{kind}, {schema['format']}" if "format" in schema else kind), ()

    def _rules(self, schema: Mapping[str, Any]) -> tuple[str, ...]:
        found: list[str] = []
        if "const" in schema:
            found.append(f"always {json.dumps(schema['const'])}")
        if "enum" in schema:
            found.append("one of " + ", ".join(map(str, schema["enum"])))
        if "x-extensible-enum" in schema:
            found.append("one of " + ", ".join(schema["x-extensible-enum"]) + "; others may come")
        for key, words in _BOUNDS.items():
            if key in schema and schema[key] < _LARGEST:
                found.append(_NOT_EMPTY if (key, schema[key]) in _EMPTY else words.format(schema[key]))
        if "pattern" in schema:
            found.append(f"matches {schema['pattern']}")
        whole = {**self._document.deref(dict(schema)), **schema}
        marks = {"readOnly": "only in answers", "writeOnly": "only in requests", "x-secret": "secret"}
        found += [text for key, text in marks.items() if whole.get(key)]
        return tuple(found)

    def _evidence(self, raw: Mapping[str, Any]) -> Evidence:
        title, _, url = self.spec["x-evidence-sources"][raw["source"]].rpartition(", ")
        if not url.startswith("https://"):
            title, url = self.spec["x-evidence-sources"][raw["source"]], ""
        return Evidence(raw["level"], title, url, raw.get("note", ""))


def query_text(value: Any) -> str:
    """A query parameter's value as it is sent, not yet quoted."""
    return ",".join(map(str, value)) if is_array(value) else str(value)


def pretty(value: Any) -> str:
    """JSON as people read it."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def is_form(content: Content | None) -> bool:
    """Whether a body is a form with files."""
    return content is not None and content.media == FORM


def _name(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
