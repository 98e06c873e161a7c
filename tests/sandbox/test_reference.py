"""The reference page and its samples for any legal document: nothing fails, nothing is left out."""

from __future__ import annotations

import ast
import re
import shlex
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.sandbox.everything import DOCUMENT
from tests.sandbox.small_api import api
from thingshub_document.reading import Document
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.openapi.wire.request import IncomingRequest
from thingshub_sandbox.reference.page import page
from thingshub_sandbox.reference.reading import Operation, Reference
from thingshub_sandbox.reference.samples import samples

API = Api(Document(DOCUMENT))
REFERENCE = Reference(API.document)
OPERATIONS = {operation.id: operation for operation in REFERENCE.operations}
PAGE = page(REFERENCE, has_console=True).html
BARE: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "Bare", "version": "1"}}
BARE_ONES: list[dict[str, Any]] = [
    BARE,
    BARE | {"paths": {}},
    BARE | {"paths": {"/x": {"get": {}}}},
    BARE | {"paths": {"/x": {"get": {"responses": {"default": {"description": ""}}}}}, "tags": [{"name": "none"}]},
    BARE | {"webhooks": {"x": {"post": {"responses": {}}}}},
    BARE | {"components": {"schemas": {"A": {"$ref": "#/components/schemas/B"}, "B": {}, "C": {"allOf": []}}}},
]
VARIABLES = {
    "$THINGSHUB_URL": "https://tenant.example",
    "$THINGSHUB_TOKEN": "token",
    "$KEY_IN_HEADER": "k",
    "$KEY_IN_QUERY": "k",
    "$KEYINCOOKIE": "k",
    "$BASICAUTH": "ada:secret",
    "$OTHER": "t",
}


class _Parts(HTMLParser):
    """What the page has: ids, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if id := found.get("id"):
            self.ids.append(id)
        if tag == "a" and (href := found.get("href") or "").startswith("#"):
            self.targets.add(href[1:])


def _article(id: str) -> str:
    anchor = REFERENCE.operation_anchors[id]
    article = PAGE[PAGE.index(f'<article id="{anchor}"') :]
    article = re.sub(r"<(small|dd|p|summary)\b", r" <\1", article[: article.index("</article>")])
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", article))


@pytest.mark.parametrize("document", BARE_ONES)
def test_a_document_may_say_as_little_as_it_likes(document: dict[str, Any]) -> None:
    made = page(Reference(Document(document)), has_console=True).html
    assert "<title>Bare 1</title>" in made


def test_every_link_leads_somewhere_and_every_id_is_one() -> None:
    parts = _Parts()
    parts.feed(PAGE)
    assert len(parts.ids) == len(set(parts.ids))
    assert parts.targets - set(parts.ids) == set()
    assert len(OPERATIONS) == len(API.operations) > 12


@pytest.mark.parametrize(
    ("id", "texts"),
    [
        (
            "odd-names.list styles",
            [
                "simple required path · integer · at most 9",
                "label required path · array of string · style label, exploded e.g. a,b",
                "few required query · array of string · separated by commas e.g. a,b c",
                "ids required query · array of integer · written as ids=…&amp;ids=…",
                "spaced required query · array of string · separated by blanks",
                "piped required query · array of string · separated by |",
                "filter required query · object · written as filter[property]=…",
                "where required query · object · as application/json",
                "X-Trace required header · string, uuid",
                "X-Tags required header · array of string",
                "theme required cookie · string · one of dark, light",
                "old query · boolean · default false · deprecated",
            ],
        ),
        (
            "bodies.several",
            [
                "Body, optional",
                "application/json, Thing.v2",
                "text/plain, string",
                "image/*, string, binary",
                "application/octet-stream",
                "200 Known. application/json, Thing.v2",
                "text/csv, string",
                "X-Total required header · integer",
                "ETag header",
                "201 New. application/json, array of Thing.v2",
                "204 Nothing.",
                "2XX Other. application/zip, string, binary",
                "default Failed. application/problem+json, object",
            ],
        ),
        ("bodies.upload", ["multipart/form-data, object", "file required", "pages array of string, binary"]),
        (
            "secured.get",
            [
                "Needs an API key in the header X-API-Key (key-in-header) and an API key in the query parameter "
                "api_key (key.in.query) and an API key in the cookie sid (keyInCookie), or user name and password, "
                "HTTP Basic (basicAuth), or nothing.",
                "Is at https://files.example/v2.",
            ],
        ),
        ("secured.public", ["No token is needed."]),
        ("things.list", ["A list that goes on by limit and offset (limit, offset).", "until next", "no successor"]),
    ],
)
def test_the_page_shows_what_the_document_says(id: str, texts: list[str]) -> None:
    article = _article(id)
    assert [text for text in texts if text not in article] == [], article


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=list(OPERATIONS))
def test_a_python_sample_is_python(operation: Operation) -> None:
    written = samples(operation)
    for language in ("python", "python-async"):
        tree = ast.parse(written[language])
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value is ...]


def test_python_samples_write_values_of_their_types() -> None:
    assert 'filter={"x": 1' not in samples(OPERATIONS["odd-names.list styles"])["python"]
    upload = samples(OPERATIONS["bodies.upload"])["python"]
    assert 'Path("file.bin"),' in upload
    assert 'pages=[Path("pages.bin")]' in upload
    several = samples(OPERATIONS["bodies.several"])["python"]
    assert "datetime(2025, 4, 2, 10, tzinfo=UTC)" in several
    secured = samples(OPERATIONS["secured.basic"])["python"]
    assert 'credentials={"basicAuth": (os.environ["BASICAUTH_USER"], os.environ["BASICAUTH_PASSWORD"])}' in secured
    assert "process.env.BASICAUTH_USER!" in samples(OPERATIONS["secured.basic"])["typescript"]


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=list(OPERATIONS))
def test_a_curl_sample_is_a_request_that_fits_the_document(operation: Operation) -> None:
    method, url, headers, body = _request(samples(operation)["curl"])
    parts = urlsplit(url)
    found = API.find(method, parts.path)
    assert found is not None
    assert found[0].id == operation.id
    incoming = IncomingRequest(found[1], parts.query, headers)
    assert found[0].request_problems(incoming, body) == []


def _request(command: str) -> tuple[str, str, dict[str, str], bytes]:
    """The request that curl makes of a command line; files are empty."""
    program, *words = shlex.split(command.replace("\\\n", " "))
    assert program == "curl"
    method, url, body, cookies = "", "", b"", list[str]()
    headers: dict[str, str] = {}
    fields: list[str] = []
    parts: list[str] = []

    def filled(text: str) -> str:
        for name, value in VARIABLES.items():
            text = text.replace(name, value)
        return text

    while words:
        word = words.pop(0)
        if not word.startswith("-"):
            url = filled(word)
            continue
        if word == "-I":
            method = "HEAD"
            continue
        text = filled(words.pop(0))
        match word:
            case "-X":
                method = text
            case "-H":
                name, _, value = text.partition(": ")
                headers[name.lower()] = value
            case "-b":
                cookies.append(text)
            case "-d" | "--data-binary":
                body = b"" if text.startswith("@") else text.encode()
            case "--data-urlencode":
                name, _, value = text.partition("=")
                fields.append(f"{name}={quote(value, safe='')}")
            case "-F":
                parts.append(text)
            case _:
                assert word in ("-o", "-u")
    if cookies:
        headers["cookie"] = "; ".join([*([headers["cookie"]] if "cookie" in headers else []), *cookies])
    if fields:
        headers["content-type"], body = "application/x-www-form-urlencoded", "&".join(fields).encode()
    if parts:
        headers["content-type"], body = "multipart/form-data; boundary=b", b"".join(map(_part, parts)) + b"--b--\r\n"
    if headers.get("content-type", "").endswith("/*"):
        headers["content-type"] = "image/png"
    return method or "GET", url, headers, body


def _part(text: str) -> bytes:
    name, _, value = text.partition("=")
    value, _, media = value.partition(";type=")
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"' + ("; filename=x" if value.startswith("@") else "")
    head += f"\r\nContent-Type: {media}" if media else ""
    return f"{head}\r\n\r\n{'' if value.startswith('@') else value}\r\n".encode()


def test_hostile_text_of_a_document_stays_text() -> None:
    evil = "</script><img src=x onerror=alert(1)>"
    raw: dict[str, Any] = {
        "operationId": f"a.{evil}",
        "tags": [evil],
        "summary": evil,
        "description": evil,
        "responses": {},
    }
    raw["parameters"] = [{"in": "query", "name": evil, "schema": {"enum": [evil]}}]
    made = page(Reference(api({"/x": {"get": raw}}, schemas={evil: {"description": evil}}).document), has_console=True)
    assert "<img" not in made.html
    assert made.html.count("</script>") == 2
