"""A cassette on disk: readable YAML, one exchange after the other, secrets replaced by what the document marks secret.

Requests are masked before they are matched or written, answers before they are written; the document says what is a
secret, so a new secret needs no new rule here. Headers are kept by an allow-list. JSON stands as YAML, text as text,
other bytes in hexadecimal digits; a form's boundary is random, so forms are kept and compared by their fields.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from tests.cassettes.untyped import CassetteNotFoundError, Request
from thingshub_document.media import is_json
from thingshub_sandbox import admin
from thingshub_sandbox.calls import tenant_of
from thingshub_sandbox.openapi.answers import documented
from thingshub_sandbox.openapi.api import Api, ApiOperation
from thingshub_sandbox.openapi.wire.multipart import parse_parts
from thingshub_sandbox.openapi.wire.request import IncomingRequest

FORM = "multipart/form-data"
HOST = "https://demo.thingshub.smartmakers.de"
RECORDED = Path(__file__).parent / "recorded"
MASK = "***"
_ADDRESS = re.compile(r"127\.0\.0\.1:\d+")  # of the recording; an answer may hold URLs
_BOUNDARY = "cassette"
_FORM_TYPE = f"{FORM}; boundary={_BOUNDARY}"
_SECRET_NAME = re.compile(r"password|secret|token|key|authorization", re.IGNORECASE)
_REQUEST_HEADERS = ("content-type",)
_ANSWER_HEADERS = ("content-type", "date", "www-authenticate")
API = Api.load()
DOCUMENT = API.document


class BadCassette(Exception):
    """A cassette that cannot be used; the text names file and line."""


@dataclass(frozen=True)
class Exchange:
    """One request with its answer, as recorded."""

    operation: ApiOperation
    incoming: IncomingRequest
    request_body: bytes
    status: int
    answer_type: str | None
    answer_body: bytes

    @property
    def request_type(self) -> str | None:
        """The media type of the request's body."""
        return self.incoming.headers.get("content-type")

    def problems(self) -> list[str]:
        """What of it does not fit the document."""
        return [
            *self.operation.request_problems(self.incoming, self.request_body),
            *self.operation.answer_problems(status=self.status, content_type=self.answer_type, body=self.answer_body),
        ]


class ReadableYaml:
    """vcrpy's serializer and persister in one: it knows the file it reads, and can name it."""

    @staticmethod
    def save_cassette(cassette_path: Path, cassette_dict: dict[str, Any], serializer: object) -> None:
        pairs = zip(cassette_dict["requests"], cassette_dict["responses"], strict=True)
        exchanges = [_written(request, response) for request, response in pairs]
        Path(cassette_path).parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(exchanges, sort_keys=False, allow_unicode=True, width=120)
        Path(cassette_path).write_text(f"# Recorded by `nox -s record` against the sandbox.\n{text}", encoding="utf-8")

    @staticmethod
    def load_cassette(cassette_path: Path, serializer: object) -> tuple[list[Any], list[dict[str, Any]]]:
        if not Path(cassette_path).exists():
            raise CassetteNotFoundError(f"{cassette_path} is not there; run `nox -s record`")
        requests: list[Any] = []
        responses: list[dict[str, Any]] = []
        for entry in read(Path(cassette_path)):
            asked, answered = entry["request"], entry["response"]
            requests.append(
                Request(asked["method"], HOST + asked["target"], _body(asked), dict(asked.get("headers", {})))
            )
            responses.append(
                {
                    "status": {"code": answered["status"], "message": ""},
                    "headers": {name: [value] for name, value in answered.get("headers", {}).items()},
                    "body": {"string": _body(answered)},
                }
            )
        return requests, responses


def read(path: Path) -> list[dict[str, Any]]:
    """The raw exchanges of a cassette.

    Raises:
        BadCassette: it is no YAML, or an entry is not an exchange; with file and line.
    """
    text = path.read_text(encoding="utf-8")
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        entries = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadCassette(f"{path.name}:{line}: not YAML: {error.problem}; run `nox -s record`") from error
    if not isinstance(node, yaml.SequenceNode) or not entries:
        raise BadCassette(f"{path.name}:1: holds no exchanges; run `nox -s record`")
    for entry, place in zip(entries, node.value, strict=True):
        line = place.start_mark.line + 1
        try:
            found = find(entry["request"]["method"], str(entry["request"]["target"]))
            for part in (entry["request"], entry["response"]):
                _body(part)
            int(entry["response"]["status"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadCassette(f"{path.name}:{line}: not an exchange ({error!r}); run `nox -s record`") from error
        if found is None:
            raise BadCassette(f"{path.name}:{line}: no operation of the document; run `nox -s record`")
    return list(entries)


def exchanges(path: Path) -> list[Exchange]:
    """The exchanges of a cassette, with their operations."""
    result: list[Exchange] = []
    for entry in read(path):
        asked, answered = entry["request"], entry["response"]
        parts = urlsplit(str(asked["target"]))
        found = find(asked["method"], parts.path)
        assert found is not None, "read() has made sure"
        result.append(
            Exchange(
                operation=found[0],
                incoming=IncomingRequest(found[1], parts.query, asked.get("headers", {})),
                request_body=_body(asked),
                status=answered["status"],
                answer_type=answered.get("headers", {}).get("content-type"),
                answer_body=_body(answered),
            )
        )
    return result


def find(method: str, target: str) -> tuple[ApiOperation, dict[str, str]] | None:
    """The operation and path values of a request's target, whichever tenant it is for."""
    return API.find(method, tenant_of(urlsplit(target).path)[1])


def masked_request(request: Any) -> Any:
    """The request as it may be kept: the documented host, few headers, no secret in the body."""
    parts = urlsplit(str(request.uri))
    if parts.path.startswith(admin.PREFIX):
        return None  # a switch of the sandbox is no part of the conversation
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    found = find(request.method, target)
    parameters = found[0].documented.parameters if found else ()
    kept = {*_REQUEST_HEADERS, *(parameter.name.lower() for parameter in parameters if parameter.where == "header")}
    headers = {name.lower(): value for name, value in request.headers.items() if name.lower() in kept}
    body = request.body or b""
    if body and found and found[0].documented.body:
        if headers["content-type"].startswith(FORM):
            body = _form(form_fields(body, headers["content-type"]))
            headers["content-type"] = _FORM_TYPE
        elif is_json(headers["content-type"]):
            body = json.dumps(masked(json.loads(body), _schema_of_body(found[0])), ensure_ascii=False).encode()
    return Request(request.method, HOST + target, body, headers)


def same_body(recorded: Any, asked: Any) -> None:
    """vcrpy's matcher: the bodies mean the same, whatever their order of keys."""
    ours, theirs = _meaning(recorded.body or b""), _meaning(asked.body or b"")
    assert ours == theirs, f"recorded body {ours!r}, asked with {theirs!r}"


def _meaning(body: bytes) -> Any:
    """JSON as data; a form, a text or bytes as they are."""
    try:
        return json.loads(body)
    except ValueError:
        return body


def form_fields(body: bytes, content_type: str) -> dict[str, bytes | list[str]]:
    """The fields of a form: files as bytes, each other field as the list of its values."""
    found: dict[str, bytes | list[str]] = {}
    for part in parse_parts(body, content_type):
        if part.is_file:
            found[part.name] = part.content
            continue
        values = found.setdefault(part.name, [])
        assert isinstance(values, list), f"the field {part.name} has a file and a text"
        values.append(part.content.decode())
    return found


def _form(fields: dict[str, bytes | list[str]]) -> bytes:
    parts: list[bytes] = []
    for name, value in sorted(fields.items()):
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        if isinstance(value, bytes):
            head += f'; filename="{name}"\r\nContent-Type: application/octet-stream'
        parts += [f"{head}\r\n\r\n".encode() + content + b"\r\n" for content in _contents(value)]
    return b"".join((*parts, f"--{_BOUNDARY}--\r\n".encode()))


def _contents(value: bytes | list[str]) -> list[bytes]:
    return [value] if isinstance(value, bytes) else [text.encode() for text in value]


def _schema_of_body(operation: ApiOperation) -> dict[str, Any]:
    body = operation.documented.body
    assert body is not None, f"{operation.id} has no body"
    [schema, *_] = [dict(media.schema) for media in body.alternatives if media.kind == "json"]
    return schema


def masked(value: Any, schema: Mapping[str, Any]) -> Any:
    """A JSON value with everything replaced that its schema marks x-secret; an empty secret tells nothing and stays."""
    is_secret = schema.get("x-secret")  # a property may say so beside its $ref
    schema = DOCUMENT.deref(dict(schema))
    if is_secret or schema.get("x-secret"):
        return ("0" if "pattern" in schema else "*") * max(len(MASK), schema.get("minLength", 0)) if value else value
    if isinstance(value, dict):
        entries: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        variants = [DOCUMENT.deref(variant) for variant in schema.get("anyOf", [])]
        if discriminator := next((v["discriminator"] for v in variants if "discriminator" in v), None):
            member = discriminator["mapping"].get(entries.get(discriminator["propertyName"]))
            schema = DOCUMENT.data["components"]["schemas"][member.rpartition("/")[2]] if member else {}
        properties = schema.get("properties", {})
        is_free = schema == {} or schema.get("additionalProperties") is True
        return {
            name: MASK if child and is_free and _SECRET_NAME.search(name) else masked(child, properties.get(name, {}))
            for name, child in entries.items()
        }
    if isinstance(value, list):
        children: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        return [masked(child, schema.get("items", {})) for child in children]
    return value


def _written(request: Any, response: dict[str, Any]) -> dict[str, Any]:
    target = str(request.uri).removeprefix(HOST)
    found = find(request.method, target)
    assert found is not None, f"{request.method} {target} is no operation"
    asked: dict[str, Any] = {"method": request.method, "target": target}
    if request.headers:
        asked["headers"] = dict(request.headers)
    if request.body:
        asked |= _shown(request.body, asked["headers"]["content-type"])
    status = response["status"]["code"]
    kept = {name.lower(): _first(value) for name, value in response["headers"].items()}
    answered: dict[str, Any] = {"status": status}
    answered["headers"] = {name: kept[name] for name in _ANSWER_HEADERS if name in kept}
    if body := response["body"]["string"]:
        answered |= _shown(body, kept.get("content-type", ""))
        if "json" in answered:
            answer = documented(found[0].documented, status)
            alternatives = answer.alternatives if answer else ()
            schemas = [media.schema for media in alternatives if media.kind == "json"]
            answered["json"] = masked(answered["json"], schemas[0] if schemas else {})
    return {"operation": found[0].id, "request": asked, "response": answered}


def _shown(body: bytes, content_type: str) -> dict[str, Any]:
    if "json" in content_type:
        return {"json": json.loads(_ADDRESS.sub(urlsplit(HOST).netloc, body.decode()))}
    if content_type.startswith("text/"):
        return {"text": body.decode()}
    if content_type.startswith(FORM):
        fields = form_fields(body, content_type)
        return {"form": {n: v if isinstance(v, list) else _shown(v, "") for n, v in fields.items()}}
    return {"hex": body.hex()}


def _first(value: str | list[str]) -> str:
    return value if isinstance(value, str) else value[0]


def _body(part: dict[str, Any]) -> bytes:
    if "json" in part:
        return json.dumps(part["json"], ensure_ascii=False).encode()
    if "text" in part:
        return str(part["text"]).encode()
    if "form" in part:
        return _form({name: value if isinstance(value, list) else _body(value) for name, value in part["form"].items()})
    return bytes.fromhex(part.get("hex", ""))
