"""The document as the sandbox and the tests use it: find the operation of a request, check what goes in and out.

Validators are built once, straight from the document's schemas, so there is no second description of the API that
could differ. A problem is one line that names the place (`body.name: …`, `query limit: …`) and never quotes a value,
because a value may be a password.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import jsonschema_rs

from thingshub_sandbox.bodies import MOST_BYTES, UnreadableBody, parse, parse_form

PACKAGED = Path(__file__).parents[1] / "thingshub" / "openapi.json"  # the wheel has one copy, for both packages
IN_THE_REPOSITORY = Path(__file__).parents[2] / "generated" / "openapi.json"
_METHODS = ("get", "put", "post", "delete", "patch")
FORM = "multipart/form-data"
_MOST_BYTES_OF_MANY = 32 * 1024 * 1024  # of packages and imports
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,18})")


class DocumentError(Exception):
    """The document cannot be read; the text says which file and what to do."""


class InvalidRequest(Exception):
    """A request does not fit the document; the text names the place."""


@dataclass(frozen=True)
class Parameter:
    """One parameter of an operation.

    Attributes:
        name: Its name in the path or the query.
        where: `path` or `query`.
        is_required: Whether a request without it is refused.
        kind: The JSON type of its schema: string, integer, number, boolean or array (comma-separated strings).
    """

    name: str
    where: str
    is_required: bool
    kind: str
    validator: jsonschema_rs.Draft202012Validator

    def value(self, text: str) -> Any:
        """The typed value of a text; raises InvalidRequest."""
        value: Any = text
        if self.kind == "array":
            value = text.split(",")
        elif self.kind == "integer":
            if not _INTEGER.fullmatch(text):
                raise InvalidRequest(f"{self.where} {self.name}: is not an integer")
            value = int(text)
        elif self.kind == "boolean":
            if text not in ("true", "false"):
                raise InvalidRequest(f"{self.where} {self.name}: is not true or false")
            value = text == "true"
        if problems := _problems(self.validator, value, f"{self.where} {self.name}"):
            raise InvalidRequest(problems[0])
        return value


@dataclass(frozen=True)
class Content:
    """The body of a request or an answer: its media type, and what JSON and text must look like."""

    media: str
    validator: jsonschema_rs.Draft202012Validator
    is_list: bool = False


class Lifespan(NamedTuple):
    """First product that has an operation, and first that does not have it any more."""

    since: tuple[int, int] | None
    until: tuple[int, int] | None

    def covers(self, product: tuple[int, int]) -> bool:
        return not (self.since and product < self.since) and not (self.until and product >= self.until)


@dataclass(frozen=True)
class Operation:
    """One operation of the document.

    Attributes:
        id: Its operationId.
        method: The HTTP method, upper case.
        path: The path template.
        is_public: Whether it needs no bearer token.
        lifespan: The products that have it.
        body: What is sent; None for nothing.
        answers: What comes back, by status; None for an empty body.
    """

    id: str
    method: str
    path: str
    is_public: bool
    lifespan: Lifespan
    parameters: Mapping[tuple[str, str], Parameter]
    body: Content | None
    answers: Mapping[str, Content | None]

    @property
    def most_bytes(self) -> int:
        """How large a body may be."""
        has_many = self.body is not None and (self.body.is_list or self.body.media == FORM)
        return _MOST_BYTES_OF_MANY if has_many else MOST_BYTES

    def arguments(self, path_values: Mapping[str, str], query: Iterable[tuple[str, str]]) -> dict[str, Any]:
        """Typed parameters by name.

        Raises:
            InvalidRequest: one is unknown, repeated, missing or does not fit.
        """
        given: dict[tuple[str, str], str] = {("path", name): value for name, value in path_values.items()}
        for name, text in query:
            if ("query", name) not in self.parameters:
                raise InvalidRequest("query: there is no such parameter here")
            if ("query", name) in given:
                raise InvalidRequest(f"query {name}: stands more than once")
            given["query", name] = text
        for key, parameter in self.parameters.items():
            if parameter.is_required and key not in given:
                raise InvalidRequest(f"{parameter.where} {parameter.name}: is required")
        return {key[1]: self.parameters[key].value(text) for key, text in given.items()}

    def parsed_body(self, body: bytes, content_type: str | None) -> Any:
        """The body, checked: JSON data, or a form as data with files as bytes; None for an operation without one.

        Raises:
            InvalidRequest: not of the media type, hostile, or it does not fit its schema.
        """
        if self.body is None:
            if body:
                raise InvalidRequest("body: this operation takes none")
            return None
        if _media(content_type) != self.body.media:
            raise InvalidRequest(f"body: Content-Type must be {self.body.media}")
        try:
            if self.body.media == FORM:
                value = parse_form(body, content_type or "")
                checked = {name: "" if isinstance(entry, bytes) else entry for name, entry in value.items()}
            else:
                value = checked = parse(body)
        except UnreadableBody as error:
            raise InvalidRequest(f"body: {error}") from error
        if problems := _problems(self.body.validator, checked, "body"):
            raise InvalidRequest(problems[0])
        return value

    def request_problems(
        self,
        *,
        path_values: Mapping[str, str],
        query: Iterable[tuple[str, str]],
        body: bytes | None,
        content_type: str | None,
    ) -> list[str]:
        """What is wrong with a request; empty when it fits the document."""
        try:
            self.arguments(path_values, query)
            self.parsed_body(body or b"", content_type)
        except InvalidRequest as problem:
            return [f"{self.id}: {problem}"]
        return []

    def answer_problems(self, *, status: int, content_type: str | None, body: bytes) -> list[str]:
        """What is wrong with an answer; empty when it fits the document."""
        key = str(status) if str(status) in self.answers else "default"
        if key not in self.answers:
            return [f"{self.id}: status {status} is not documented"]
        content = self.answers[key]
        if content is None:
            return [f"{self.id}: the answer {status} has a body, the document has none"] if body else []
        if _media(content_type) != content.media:
            return [
                f"{self.id}: the answer {status} is {content_type or 'without a content type'}, not {content.media}"
            ]
        if content.media != "application/json":
            return []
        try:
            value = parse(body)
        except UnreadableBody as error:
            return [f"{self.id}: the answer {status}: {error}"]
        return [f"{self.id}: the answer {status}: {problem}" for problem in _problems(content.validator, value, "body")]


class Document:
    """The OpenAPI document, ready for use.

    Args:
        spec: The document as JSON data.
    """

    def __init__(self, spec: dict[str, Any]) -> None:
        self.spec = spec
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    @classmethod
    def load(cls, path: Path | None = None) -> Document:
        """Read the document; without a path the one that came with the package.

        Raises:
            DocumentError: there is none or it is not JSON.
        """
        path = path or (PACKAGED if PACKAGED.exists() else IN_THE_REPOSITORY)
        try:
            spec: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DocumentError(f"{path}: cannot be read ({error}); run `nox -s regenerate`") from error
        return cls(spec)

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """All operations by operationId."""
        found: dict[str, Operation] = {}
        for path, item in self.spec["paths"].items():
            for method in _METHODS:
                if method in item:
                    operation = self._operation(path, method, item[method])
                    found[operation.id] = operation
        return found

    def find(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """The operation that a method and a URL path (still quoted, without query) address, with its path values."""
        for pattern, template in self._patterns:
            if match := pattern.fullmatch(path):
                values = {name: unquote(text) for name, text in match.groupdict().items()}
                operation = self._by_route.get((method, template))
                return (operation, values) if operation else None
        return None

    @cached_property
    def _by_route(self) -> dict[tuple[str, str], Operation]:
        return {(operation.method, operation.path): operation for operation in self.operations.values()}

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        # Templates without parameters first: a fixed path wins over one that a parameter could swallow
        templates = sorted(self.spec["paths"], key=lambda path: path.count("{"))
        return [(re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)), template) for template in templates]

    def _operation(self, path: str, method: str, raw: dict[str, Any]) -> Operation:
        parameters = [self._parameter(self.deref(parameter)) for parameter in raw.get("parameters", [])]
        body = raw.get("requestBody")
        life = raw.get("x-availability", {})
        return Operation(
            id=raw["operationId"],
            method=method.upper(),
            path=path,
            is_public=not raw.get("security", self.spec.get("security", [])),
            lifespan=Lifespan(*(_product(life[name]) if name in life else None for name in ("since", "until"))),
            parameters={(parameter.where, parameter.name): parameter for parameter in parameters},
            body=self._content(body),
            answers={status: self._content(self.deref(answer)) for status, answer in raw["responses"].items()},
        )

    def _content(self, raw: dict[str, Any] | None) -> Content | None:
        if not raw or "content" not in raw:
            return None
        [(media, content)] = raw["content"].items()
        is_list = self.deref(content["schema"]).get("type") == "array"
        return Content(media, self._validator(content["schema"]), is_list)

    def _parameter(self, raw: dict[str, Any]) -> Parameter:
        return Parameter(
            name=raw["name"],
            where=raw["in"],
            is_required=raw.get("required", False),
            kind=self.deref(raw["schema"])["type"],
            validator=self._validator(raw["schema"]),
        )

    def deref(self, value: dict[str, Any]) -> dict[str, Any]:
        """The value itself, or what its `$ref` points at."""
        while "$ref" in value:
            target: Any = self.spec
            for key in value["$ref"].removeprefix("#/").split("/"):
                target = target[key]
            value = target
        return value

    def _validator(self, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        key = json.dumps(schema)
        if key not in self._validators:  # most operations share most of their answers
            whole = {"allOf": [schema], "components": self.spec["components"]}
            self._validators[key] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return self._validators[key]


def _product(text: str) -> tuple[int, int]:
    major, _, minor = text.partition(".")
    return int(major), int(minor or 0)


def _media(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _problems(validator: jsonschema_rs.Draft202012Validator, value: Any, where: str) -> list[str]:
    if validator.is_valid(value):
        return []
    return [
        f"{'.'.join([where, *map(str, error.instance_path)])}: {_worded(error)}"
        for error in validator.iter_errors(value)
    ]


def _worded(error: jsonschema_rs.ValidationError) -> str:
    """The rule that is broken, in the schema's words: the library's message would quote the value."""
    kind = error.kind
    rule = kind.name
    details = {
        "required": lambda: f"lacks {getattr(kind, 'property', 'a property')}",
        "additionalProperties": lambda: f"does not know {', '.join(getattr(kind, 'unexpected', ['a property']))}",
        "type": lambda: f"must be of type {getattr(kind, 'types', None) or getattr(kind, 'type', '…')}",
        "pattern": lambda: f"must match {getattr(kind, 'pattern', 'the pattern')}",
        "format": lambda: f"must be a {getattr(kind, 'format', 'text of the format')}",
    }
    return details.get(rule, lambda: f"does not satisfy {rule}{_limit(kind)}")()


def _limit(kind: Any) -> str:
    limit = getattr(kind, "limit", None)
    return f" {limit}" if limit is not None else ""
