"""The requests for other tools, for a document with everything that operations can have: each fits the document."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from pipeline.share import markdown, requests

from tests.sandbox.everything import DOCUMENT
from tests.share.fitting import form_body
from thingshub_document.reading import Document
from thingshub_sandbox.openapi.api import Api, ApiOperation
from thingshub_sandbox.openapi.wire.request import IncomingRequest
from thingshub_sandbox.reference.reading import Operation, Reference

API = Api(Document(DOCUMENT))
REFERENCE = Reference(API.document)
OPERATIONS = {operation.id: operation for operation in REFERENCE.operations}


def _problems(operation: ApiOperation, method: str, url: str, headers: dict[str, str], body: bytes | None) -> list[str]:
    """What does not fit; also that every credential of the first way in is somewhere in the request."""
    parts = urlsplit(url)
    found = API.find(method, parts.path)
    if found is None or found[0].id != operation.id:
        return [f"{method} {url} is {found[0].id if found else 'no operation'}"]
    given = {name.lower(): text for name, text in headers.items()}
    missing = [
        f"no credential {scheme.name}"
        for scheme in (operation.documented.requirements or ((),))[0]
        if (scheme.key or "authorization").lower() not in given
        and f"{scheme.key}=" not in f"{parts.query}; {given.get('cookie', '')}"
    ]
    query = "&".join(pair for pair in parts.query.split("&") if pair and "secret" not in pair)
    return [*operation.request_problems(IncomingRequest(found[1], query, given), body), *missing]


def _values(text: str) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda m: "https://tenant.example" if "rl" in m[1].lower() else "secret", text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("everything")
    requests.http_files(REFERENCE, made)
    requests.postman(REFERENCE, made)
    markdown.reference_page(REFERENCE, made)
    markdown.llms_txt(REFERENCE, made)
    return made


def test_every_http_request_fits_the_document(folder: Path) -> None:
    asked: set[str] = set()
    for path in sorted((folder / "http").glob("*.http")):
        _, *blocks = path.read_text(encoding="utf-8").split("### ")
        for block in blocks:
            head, _, body = _values(block).partition("\n\n")
            lines = head.strip().split("\n")
            at = next(index for index, line in enumerate(lines) if re.fullmatch(r"[A-Z]+ \S+", line))
            id = lines[at - 1].removeprefix("# ").rpartition(",")[0]
            method, _, url = lines[at].partition(" ")
            headers = dict(line.split(": ", 1) for line in lines[at + 1 :])
            sent = body.removesuffix("\n").replace("\n", "\r\n") if "multipart" in str(headers) else body.strip()
            content = sent.encode() if "Content-Type" in headers else None
            assert _problems(API.operations[id], method, url, headers, content) == [], id
            asked.add(id)
    assert asked == OPERATIONS.keys()


def test_every_postman_request_fits_the_document(folder: Path) -> None:
    collection = json.loads((folder / "postman_collection.json").read_text(encoding="utf-8"))
    items = [item for group in collection["item"] for item in group["item"]]
    for operation, item in zip(REFERENCE.operations, items, strict=True):
        request = item["request"]
        headers = {entry["key"]: _values(entry["value"]) for entry in request["header"]}
        if (kind := request.get("auth", {"type": "bearer"})["type"]) != "noauth":
            headers["Authorization"] = f"{kind} secret"
        url = request["url"]
        path = {entry["key"]: entry["value"] for entry in url.get("variable", [])}
        target = "/".join(path.get(part[1:], part) if part.startswith(":") else part for part in url["path"])
        query = "&".join(f"{entry['key']}={entry['value']}" for entry in url.get("query", []))
        full = _values(f"{url['host'][0]}/{target}?{query}")
        body = _postman_body(request, headers)
        assert _problems(API.operations[operation.id], request["method"], full, headers, body) == [], operation.id


def _postman_body(request: dict[str, Any], headers: dict[str, str]) -> bytes | None:
    body = request.get("body", {"mode": "none"})
    match body["mode"]:
        case "raw":
            return str(body["raw"]).encode()
        case "file":
            return b"content"
        case "urlencoded":
            return urlencode([(entry["key"], entry["value"]) for entry in body["urlencoded"]]).encode()
        case "formdata":
            headers["Content-Type"] = "multipart/form-data; boundary=b"
            return form_body((e["key"], e.get("value", "content"), "src" in e) for e in body["formdata"])
        case _:
            return None


def test_the_markdown_has_every_operation(folder: Path) -> None:
    page, index = ((folder / name).read_text(encoding="utf-8") for name in ("reference.md", "llms.txt"))

    def is_told(operation: Operation) -> bool:
        return f"### {operation.id}: " in page and f"[{operation.id}](" in index

    assert all(is_told(operation) for operation in REFERENCE.operations)
