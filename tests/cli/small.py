"""Commands for small documents of a test's own: a real command line, its models made on the spot, the SDK recorded."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from click.testing import CliRunner
from msgspec import UNSET, UnsetType

from thingshub import models
from thingshub._codec.bodies import JsonBody
from thingshub.cli import packaged
from thingshub.cli.application import application
from thingshub.cli.invocation import Invocation
from thingshub.cli.operations.types import python_type
from thingshub.model import Model
from thingshub_document.reading import Document
from thingshub_document.types import AliasDefinition, EnumDefinition, LiteralOf, ObjectDefinition

JSON = "application/json"


def parameter(name: str, where: str = "query", schema: Any = None, **rest: Any) -> dict[str, Any]:
    """A parameter object; its schema is a text unless it is said."""
    found: dict[str, Any] = {"name": name, "in": where, **rest}
    if "content" not in rest:
        found["schema"] = schema or {"type": "string"}
    return found | ({"required": True} if where == "path" else {})


def body(schema: Mapping[str, Any], media: str = JSON, *, required: bool = True, **others: Any) -> dict[str, Any]:
    """A request body in one media type."""
    return {"required": required, "content": {media: {"schema": schema, **others}}}


def answer(schema: Mapping[str, Any] | None, media: str = JSON) -> dict[str, Any]:
    """A response object; None for an empty one."""
    content = {} if schema is None else {"content": {media: {"schema": schema}}}
    return {"description": "It is done.", **content}


def document_of(
    operations: Mapping[str, Mapping[str, Any]], schemas: Mapping[str, Any] | None = None, **rest: Any
) -> Document:
    """A document with operations by id; `method`, `path` and `tag` beside what OpenAPI has."""
    paths: dict[str, dict[str, Any]] = {}
    for identifier, given in operations.items():
        raw = {key: value for key, value in given.items() if key not in ("method", "path", "tag")}
        tag = given.get("tag", identifier.partition(".")[0])
        raw |= {"operationId": identifier, "tags": [tag], "summary": raw.get("summary", f"Do {identifier}.")}
        raw.setdefault("responses", {"204": answer(None)})
        names = [p["name"] for p in raw.get("parameters", ()) if p["in"] == "path"]
        path = given.get("path", f"/{quote(identifier)}" + "".join(f"/{{{name}}}" for name in names))
        paths.setdefault(path, {})[given.get("method", "post" if "requestBody" in raw else "get")] = raw
    components = {"schemas": dict(schemas or {}), "securitySchemes": rest.pop("securitySchemes", {})}
    info = {"title": "Small", "version": "1"}
    document = Document({"openapi": "3.1.0", "info": info, "paths": paths, "components": components, **rest})
    assert (complaints := document.complaints()) == [], complaints
    return document


@dataclass
class Recorded:
    """One call of the SDK.

    Attributes:
        way: `call`, `raw`, `stream`, `preview`.
        method: `tag.verb`, as the client has it.
    """

    way: str
    method: str
    arguments: dict[str, Any]


@dataclass
class Raw:
    """Stands in for an answer that is not decoded."""

    content: bytes = b""
    media: str = ""
    status: int = 200
    parsed: Any = None

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Type": self.media}

    def parse(self) -> Any:
        return self.parsed

    def __iter__(self) -> Iterator[bytes]:
        return iter([self.content])

    def save(self, place: str) -> int:
        return Path(place).write_bytes(self.content)


@dataclass
class FakeHub:
    """Stands in for the client: notes calls, and answers with what it was given."""

    answer: Any = None
    calls: list[Recorded] = field(default_factory=list[Recorded])
    settings: dict[str, Any] = field(default_factory=dict[str, Any])

    def __enter__(self) -> FakeHub:
        return self

    def __exit__(self, *error: object) -> None: ...

    def __getattr__(self, tag: str) -> Any:
        return _Methods(self, tag)

    def raw(self, method: Any, /, **arguments: Any) -> Any:
        self.calls.append(Recorded("raw", method.name, arguments))
        return self.answer

    @contextmanager
    def stream(self, method: Any, /, **arguments: Any) -> Generator[Any]:
        self.calls.append(Recorded("stream", method.name, arguments))
        yield self.answer

    def preview(self, method: Any, /, **arguments: Any) -> str:
        self.calls.append(Recorded("preview", method.name, arguments))
        return "preview"


class _Methods:
    def __init__(self, hub: FakeHub, tag: str) -> None:
        self._hub = hub
        self._tag = tag

    def __getattr__(self, verb: str) -> Any:
        name = f"{self._tag}.{verb}"

        def call(**arguments: Any) -> Any:
            self._hub.calls.append(Recorded("call", name, arguments))
            return self._hub.answer

        call.name = name  # type: ignore[attr-defined]
        return call


@dataclass
class Done:
    """What a command has done."""

    code: int
    out: bytes
    err: str
    hub: FakeHub

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of its only call."""
        [call] = self.hub.calls
        return call.arguments

    @property
    def sent(self) -> Any:
        """The JSON of its only call's body, as the SDK writes it."""
        content, _ = JsonBody().encoded(self.arguments["body"], JSON)
        assert isinstance(content, bytes)
        return json.loads(content)


class Small:
    """Runs `thingshub` with another document."""

    def __init__(self, document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        self.document = document
        self.answer: Any = None
        monkeypatch.setattr(packaged, "load", lambda: document)
        for name, found in document.definitions.items():
            kind: Any = Any
            if isinstance(found, EnumDefinition):
                kind = str if found.is_text else int
            elif isinstance(found, AliasDefinition):
                kind = python_type(document, found.type)
            monkeypatch.setattr(models, name, kind, raising=False)
        objects = {n: found for n, found in document.definitions.items() if isinstance(found, ObjectDefinition)}
        for name, found in [*objects.items()] * 3:  # each round knows what the one before has made
            monkeypatch.setattr(models, name, _struct(document, found), raising=False)
        monkeypatch.setattr(Invocation, "hub", self._hub)

    def __call__(self, *arguments: str, input: str | bytes | None = None) -> Done:
        self._made = FakeHub(self.answer)
        ended = CliRunner().invoke(application, list(arguments), input=input, obj=Invocation())
        assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
        return Done(ended.exit_code, ended.stdout_bytes, ended.stderr, self._made)

    def _hub(self, *, needs_credentials: bool = True, named: Mapping[str, Any] | None = None) -> FakeHub:
        self._made.settings = {"needs_credentials": needs_credentials, "named": dict(named or {})}
        return self._made


def _struct(document: Document, found: ObjectDefinition) -> Any:
    fields: list[Any] = []
    for entry in found.fields:
        kind = python_type(document, entry.type)
        if not entry.required:
            fields.append((entry.python_name, kind | UnsetType, UNSET))
        elif isinstance(entry.type, LiteralOf):
            fields.append((entry.python_name, kind, entry.type.values[0]))
        else:
            fields.append((entry.python_name, kind))
    renamed = {entry.python_name: entry.name for entry in found.fields}
    return msgspec.defstruct(found.name, fields, bases=(Model,), kw_only=True, rename=renamed)
