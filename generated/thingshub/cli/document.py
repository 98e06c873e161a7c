"""What the document says of each operation, as far as commands need it: read from the JSON that the package carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from thingshub.cli.failures import CommandError
from thingshub.unions import is_array

_PACKAGED = Path(__file__).parents[1] / "openapi.json"
_IN_THE_REPOSITORY = Path(__file__).parents[2] / "openapi.json"
_METHODS = ("get", "put", "post", "delete", "patch")
JSON = "application/json"


@dataclass(frozen=True)
class Field:
    """A parameter of an operation, or a property of its body.

    Attributes:
        name: Its name in the document.
        is_required: Whether the operation needs it.
        kind: The JSON type: string, integer, number, boolean, array or object.
        item_kind: The JSON type of an array's entries; empty for anything else.
        format: E.g. `date-time`, `binary`; empty for none.
        choices: The values that the document lists; empty for none. A server may know more.
        is_secret: Whether it must never show.
        help: What it is, with its bounds.
    """

    name: str
    is_required: bool
    kind: str
    item_kind: str
    format: str
    choices: tuple[str, ...]
    is_secret: bool
    help: str


@dataclass(frozen=True)
class Body:
    """What is sent.

    Attributes:
        model: Name of the schema, which is the name in thingshub.models too.
        media: The media type.
        kind: `object` or `array`.
        fields: Its properties that a caller may send; empty for a free object and an array.
        is_open: Whether an object may have other properties too.
    """

    model: str
    media: str
    kind: str
    fields: tuple[Field, ...]
    is_open: bool


@dataclass(frozen=True)
class Answer:
    """What comes back.

    Attributes:
        media: The media type; empty when nothing comes.
        is_list: Whether it is `{collection: […]}` with limit and offset, so that the SDK has an iterator.
        made_secrets: Properties with a secret that the operation makes for the caller, e.g. a new API key.
    """

    media: str
    is_list: bool
    made_secrets: frozenset[str]


@dataclass(frozen=True)
class Operation:
    """One operation of the document.

    Attributes:
        id: Its operationId, `<tag>.<verb>`.
        help: Summary, description, products and evidence, in paragraphs.
        is_public: Whether it needs no credentials.
        deprecation: What to say of it when it is deprecated; empty when it is not.
    """

    id: str
    method: str
    is_public: bool
    deprecation: str
    summary: str
    help: str
    path: tuple[Field, ...]
    query: tuple[Field, ...]
    body: Body | None
    answer: Answer

    @property
    def tag(self) -> str:
        return self.id.partition(".")[0]

    @property
    def verb(self) -> str:
        return self.id.partition(".")[2]

    @property
    def iterator(self) -> str:
        """Name of the SDK's method that reads the whole list."""
        verb = self.verb
        return verb.replace("list", "iterate", 1) if verb.startswith("list") else f"iterate_{verb}"


class Document:
    """The OpenAPI document; operations are read when they are asked for.

    Args:
        spec: The document as JSON data.
    """

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self._spec = spec
        self._found: dict[str, tuple[str, dict[str, Any]]] = {
            item[method]["operationId"]: (method, item[method])
            for item in spec["paths"].values()
            for method in _METHODS
            if method in item
        }

    @property
    def tags(self) -> dict[str, str]:
        """What each tag is about."""
        return {tag["name"]: tag["description"] for tag in self._spec["tags"]}

    @property
    def operation_ids(self) -> list[str]:
        return list(self._found)

    def summary(self, operation_id: str) -> str:
        return str(self._found[operation_id][1]["summary"])

    @property
    def secret_names(self) -> frozenset[str]:
        """Every property name that is marked as a secret somewhere."""
        schemas = self._spec["components"]["schemas"].values()
        return frozenset(
            name for schema in schemas for name, prop in schema.get("properties", {}).items() if prop.get("x-secret")
        )

    def operation(self, operation_id: str) -> Operation:
        """One operation.

        Raises:
            KeyError: there is none of this id.
        """
        method, raw = self._found[operation_id]
        parameters = [self._deref(parameter) for parameter in raw.get("parameters", [])]
        query = tuple(self._parameter(p) for p in parameters if p["in"] == "query")
        body = self._body(raw.get("requestBody"))
        return Operation(
            id=operation_id,
            method=method.upper(),
            is_public=not raw.get("security", self._spec.get("security", [])),
            deprecation=_deprecation(raw),
            summary=raw["summary"],
            help=self._help(raw),
            path=tuple(self._parameter(p) for p in parameters if p["in"] == "path"),
            query=query,
            body=body,
            answer=self._answer(raw, {field.name for field in query}, body),
        )

    def _parameter(self, raw: dict[str, Any]) -> Field:
        return self._field(raw["name"], raw["schema"], raw.get("required", False), raw.get("description", ""))

    def _body(self, raw: dict[str, Any] | None) -> Body | None:
        if raw is None:
            return None
        [(media, content)] = self._deref(raw)["content"].items()
        schema = self._deref(content["schema"])
        required = schema.get("required", [])
        fields = tuple(
            self._field(name, prop, name in required, prop.get("description", ""))
            for name, prop in schema.get("properties", {}).items()
            if not prop.get("readOnly")
        )
        is_open = schema.get("additionalProperties") is not False
        return Body(content["schema"]["$ref"].rpartition("/")[2], media, schema["type"], fields, is_open)

    def _answer(self, raw: dict[str, Any], query: set[str], body: Body | None) -> Answer:
        success = next(self._deref(r) for status, r in raw["responses"].items() if status.startswith("2"))
        if "content" not in success:
            return Answer("", False, frozenset())
        [(media, content)] = success["content"].items()
        properties = self._deref(content["schema"]).get("properties", {})
        sent = {field.name for field in body.fields} if body else set[str]()
        made = {name for name, prop in properties.items() if prop.get("x-secret") and name not in sent}
        return Answer(media, "collection" in properties and {"limit", "offset"} <= query, frozenset(made))

    def _field(self, name: str, raw: dict[str, Any], is_required: bool, description: str) -> Field:
        is_secret = raw.get("x-secret", False)
        schema = self._plain(raw)
        kind = _kind(schema)
        items = self._plain(schema["items"]) if "items" in schema else {}
        choices = tuple(str(value) for value in (items or schema).get("enum", ()) if value is not None)
        text = " ".join((description or schema.get("description", "")).split())
        return Field(
            name=name,
            is_required=is_required,
            kind=kind,
            item_kind=_kind(items) if items else "",
            format=schema.get("format", ""),
            choices=choices,
            is_secret=is_secret,
            help=_with_bounds(text, kind, schema),
        )

    def _plain(self, schema: dict[str, Any]) -> dict[str, Any]:
        """A schema without references, and of alternatives the one that is not null or free."""
        schema = self._deref(schema)
        for key in ("anyOf", "oneOf"):
            if key in schema:
                members = [self._deref(member) for member in schema[key]]
                described = [m for m in members if m.get("type") != "null"]
                listing = [m for m in described if "enum" in m]
                return {"type": "object"} | (listing or described)[0]
        return schema

    def _deref(self, value: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in value:
            target: Any = self._spec
            for key in value["$ref"].removeprefix("#/").split("/"):
                target = target[key]
            value = target
        return value

    def _help(self, raw: dict[str, Any]) -> str:
        parts = [raw["summary"]]
        if warning := _deprecation(raw):
            parts.append(f"{warning}.")
        if text := raw.get("description"):
            parts.append(" ".join(text.split()))
        if life := raw.get("x-availability"):
            bounds = " and ".join(f"{word} {life[word]}" for word in ("since", "until") if word in life)
            other = life.get("successor") or life.get("predecessor")
            see = f"; see {command_name(other)}" if other else ""
            parts.append(f"Products: {bounds} ({life['change']}{see}).")
        evidence = raw["x-evidence"]
        source = self._spec["x-evidence-sources"].get(evidence["source"], evidence["source"])
        note = f". {' '.join(evidence['note'].split())}" if evidence.get("note") else ""
        parts.append(f"Evidence: {evidence['level']}; {source}{note}")
        return "\n\n".join(parts)


@cache
def load() -> Document:
    """The document that belongs to this package.

    Raises:
        CommandError: it is not there or not to be read.
    """
    path = _PACKAGED if _PACKAGED.exists() else _IN_THE_REPOSITORY
    try:
        return Document(msgspec.json.decode(path.read_bytes()))
    except (OSError, msgspec.DecodeError, KeyError) as error:
        raise CommandError(f"{path}: the document cannot be read ({error})", hint="install thingshub again") from None


def command_name(operation_id: str) -> str:
    """How an operation is called on the command line: `api_keys.create` is `api-keys create`."""
    return operation_id.replace("_", "-").replace(".", " ")


def _deprecation(raw: Mapping[str, Any]) -> str:
    if not raw.get("deprecated"):
        return ""
    successor = raw.get("x-availability", {}).get("successor")
    return f"Deprecated; use {command_name(successor)}" if successor else "Deprecated"


def _kind(schema: Mapping[str, Any]) -> str:
    kind: Any = schema.get("type", "object")
    return str(next(entry for entry in kind if entry != "null") if is_array(kind) else kind)


def _with_bounds(text: str, kind: str, schema: Mapping[str, Any]) -> str:
    """The description and what bounds the value."""
    least, most = schema.get("minimum"), schema.get("maximum")
    bounds: list[str] = []
    if kind == "string" and "maxLength" in schema and "enum" not in schema:
        bounds.append(f"at most {schema['maxLength']} characters")
    if kind == "array" and "maxItems" in schema:
        bounds.append(f"at most {schema['maxItems']} entries")
    if most is not None and most < 2**53 - 1:
        bounds.append(f"{least} to {most}" if least is not None else f"at most {most}")
    elif least is not None:
        bounds.append(f"{least} or more")
    return f"{text.removesuffix('.')} ({', '.join(bounds)})." if bounds else text
