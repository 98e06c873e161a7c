"""A cassette on disk: readable YAML, one exchange after the other, secrets replaced by what the document marks secret.

Requests are masked before they are matched or written, answers before they are written; the document says what is a
secret, so a new secret needs no new rule here. Headers are kept by an allow-list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml

from tests.cassettes.untyped import CassetteNotFoundError, Request
from thingshub_sandbox.document import Document, Operation

HOST = "https://demo.thingshub.smartmakers.de"
RECORDED = Path(__file__).parent / "recorded"
MASK = "***"
_REQUEST_HEADERS = ("content-type",)
_ANSWER_HEADERS = ("content-type", "date", "www-authenticate")
DOCUMENT = Document.load()


class BadCassette(Exception):
    """A cassette that cannot be used; the text names file and line."""


@dataclass(frozen=True)
class Exchange:
    """One request with its answer, as recorded."""

    operation: Operation
    path_values: Mapping[str, str]
    query: list[tuple[str, str]]
    request_type: str | None
    request_body: bytes
    status: int
    answer_type: str | None
    answer_body: bytes

    def problems(self) -> list[str]:
        """What of it does not fit the document."""
        return [
            *self.operation.request_problems(
                path_values=self.path_values,
                query=self.query,
                body=self.request_body,
                content_type=self.request_type,
            ),
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
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        entries = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadCassette(f"{path.name}:{line}: not YAML: {error.problem}; run `nox -s record`") from error
    if not isinstance(node, yaml.SequenceNode) or not entries:
        raise BadCassette(f"{path.name}:1: holds no exchanges; run `nox -s record`")
    for entry, place in zip(entries, node.value, strict=True):
        line = place.start_mark.line + 1
        try:
            found = DOCUMENT.find(entry["request"]["method"], urlsplit(str(entry["request"]["target"])).path)
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
        found = DOCUMENT.find(asked["method"], parts.path)
        assert found is not None, "read() has made sure"
        result.append(
            Exchange(
                operation=found[0],
                path_values=found[1],
                query=parse_qsl(parts.query, keep_blank_values=True),
                request_type=asked.get("headers", {}).get("content-type"),
                request_body=_body(asked),
                status=answered["status"],
                answer_type=answered.get("headers", {}).get("content-type"),
                answer_body=_body(answered),
            )
        )
    return result


def masked_request(request: Any) -> Any:
    """The request as it may be kept: the documented host, few headers, no secret in the body."""
    parts = urlsplit(str(request.uri))
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    headers = {name.lower(): value for name, value in request.headers.items() if name.lower() in _REQUEST_HEADERS}
    found = DOCUMENT.find(request.method, parts.path)
    body = request.body or b""
    if body and found:
        operation = DOCUMENT.spec["paths"][found[0].path][request.method.lower()]
        body = _masked_body(body, operation["requestBody"]["content"]["application/json"]["schema"])
    return Request(request.method, HOST + target, body, headers)


def same_body(recorded: Any, asked: Any) -> None:
    """vcrpy's matcher: the bodies mean the same, whatever their order of keys."""
    ours, theirs = (json.loads(request.body or b"null") for request in (recorded, asked))
    assert ours == theirs, f"recorded body {ours!r}, asked with {theirs!r}"


def masked(value: Any, schema: Mapping[str, Any]) -> Any:
    """A JSON value with everything replaced that its schema marks x-secret; an empty secret tells nothing and stays."""
    while "$ref" in schema:
        schema = DOCUMENT.spec["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if schema.get("x-secret"):
        return MASK if value else value
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        entries: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        return {name: masked(child, properties.get(name, {})) for name, child in entries.items()}
    if isinstance(value, list):
        children: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        return [masked(child, schema.get("items", {})) for child in children]
    return value


def _masked_body(body: bytes, schema: Mapping[str, Any]) -> bytes:
    return json.dumps(masked(json.loads(body), schema), ensure_ascii=False).encode()


def _written(request: Any, response: dict[str, Any]) -> dict[str, Any]:
    parts = urlsplit(str(request.uri))
    found = DOCUMENT.find(request.method, parts.path)
    assert found is not None, f"{request.method} {parts.path} is no operation"
    asked: dict[str, Any] = {"method": request.method, "target": request.uri.removeprefix(HOST)}
    if request.headers:
        asked["headers"] = dict(request.headers)
    if request.body:
        asked["json"] = json.loads(request.body)
    status = response["status"]["code"]
    answered: dict[str, Any] = {"status": status}
    kept = {name.lower(): _first(value) for name, value in response["headers"].items()}
    answered["headers"] = {name: kept[name] for name in _ANSWER_HEADERS if name in kept}
    if body := response["body"]["string"]:
        operation = DOCUMENT.spec["paths"][found[0].path][request.method.lower()]
        answer = operation["responses"].get(str(status), operation["responses"]["default"])
        content = answer.get("content") or _component(answer["$ref"])["content"]
        answered["json"] = masked(json.loads(body), content["application/json"]["schema"])
    return {"operation": found[0].id, "request": asked, "response": answered}


def _component(reference: str) -> dict[str, Any]:
    kind, name = reference.split("/")[-2:]
    return dict(DOCUMENT.spec["components"][kind][name])


def _first(value: str | list[str]) -> str:
    return value if isinstance(value, str) else value[0]


def _body(part: dict[str, Any]) -> bytes:
    return json.dumps(part["json"], ensure_ascii=False).encode() if "json" in part else b""
