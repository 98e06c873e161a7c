"""The judges of the proof pass what is right, and tell what is wrong, for each row of OpenAPI's tables."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pipeline.judging import document, judged
from thingshub_document.types import MISSING

NUMBERS = {"type": "array", "items": {"type": "integer"}}
TEXTS = {"type": "array", "items": {"type": "string"}}
POINT = {"type": "object", "properties": {"x": {"type": "integer"}, "name": {"type": "string"}}}
NESTED = {"type": "object", "properties": {"a": POINT, "tags": TEXTS, "min-max": {"type": "string"}}}

# place, style, explode, schema, value, the right target or header, wrong ones
PARAMETERS: dict[str, tuple[str, str, bool, Any, Any, str, tuple[str, ...]]] = {
    "path text": ("path", "simple", False, {"type": "string"}, "a/b é", "/x/a%2Fb%20%C3%A9", ("/x/a/b%20%C3%A9", "/x/a%2Fb+%C3%A9", "/x/a", "/y/a%2Fb%20%C3%A9")),
    "path integer": ("path", "simple", False, {"type": "integer"}, 7, "/x/7", ("/x/8", "/x/7.5", "/x/")),
    "path date-time": ("path", "simple", False, {"type": "string", "format": "date-time"}, "2024-01-02T00:00:00Z", "/x/2024-01-02T00%3A00%3A00Z", ("/x/2024-01-02%2000%3A00%3A00",)),
    "path list": ("path", "simple", False, NUMBERS, [1, 2], "/x/1,2", ("/x/1%2C2", "/x/12", "/x/2,1", "/x/1.2")),
    "path object": ("path", "simple", False, POINT, {"x": 1, "name": "n"}, "/x/x,1,name,n", ("/x/x=1,name=n", "/x/x,1", "/x/x,1,name")),
    "path object exploded": ("path", "simple", True, POINT, {"x": 1, "name": "n"}, "/x/x=1,name=n", ("/x/x,1,name,n", "/x/x=1")),
    "label": ("path", "label", False, {"type": "string"}, "a.b", "/x/.a.b", ("/x/a.b", "/x/.a")),
    "label list": ("path", "label", False, NUMBERS, [1, 2], "/x/.1,2", ("/x/.1.2", "/x/1,2")),
    "label list exploded": ("path", "label", True, NUMBERS, [1, 2], "/x/.1.2", ("/x/.1,2",)),
    "label object exploded": ("path", "label", True, POINT, {"x": 1, "name": "n"}, "/x/.x=1.name=n", ("/x/.x,1,name,n",)),
    "matrix": ("path", "matrix", False, {"type": "string"}, "a", "/x/;id=a", ("/x/a", "/x/;a", "/x/;di=a")),
    "matrix list": ("path", "matrix", False, NUMBERS, [1, 2], "/x/;id=1,2", ("/x/;id=1;id=2",)),
    "matrix list exploded": ("path", "matrix", True, NUMBERS, [1, 2], "/x/;id=1;id=2", ("/x/;id=1,2",)),
    "matrix object": ("path", "matrix", False, POINT, {"x": 1, "name": "n"}, "/x/;id=x,1,name,n", ("/x/;x=1;name=n",)),
    "matrix object exploded": ("path", "matrix", True, POINT, {"x": 1, "name": "n"}, "/x/;x=1;name=n", ("/x/;id=x,1,name,n",)),
    "query text": ("query", "form", True, {"type": "string"}, "a b&c=é", "/x?id=a%20b%26c%3D%C3%A9", ("/x?id=a+b%26c%3D%C3%A9", "/x", "/x?id=", "/x?id=a%20b%26c%3D%E9", "/x?id=a%20b&c=%C3%A9")),
    "query true": ("query", "form", True, {"type": "boolean"}, True, "/x?id=true", ("/x?id=True", "/x?id=1", "/x?id=false")),
    "query number": ("query", "form", True, {"type": "number"}, 1.5, "/x?id=1.5", ("/x?id=1.50001", "/x?id=1,5")),
    "query list exploded": ("query", "form", True, TEXTS, ["a,b", "c"], "/x?id=a%2Cb&id=c", ("/x?id=a%2Cb,c", "/x?id=c&id=a%2Cb", "/x?id[]=a%2Cb&id[]=c")),
    "query list": ("query", "form", False, NUMBERS, [1, 2], "/x?id=1,2", ("/x?id=1&id=2", "/x?id=1%2C2")),
    "query list with separators": ("query", "form", False, TEXTS, ["a,b", "c"], "/x?id=a%2Cb,c", ("/x?id=a,b,c",)),
    "query object": ("query", "form", False, POINT, {"x": 1, "name": "n"}, "/x?id=x,1,name,n", ("/x?x=1&name=n",)),
    "query object exploded": ("query", "form", True, POINT, {"x": 1, "name": "n"}, "/x?x=1&name=n", ("/x?id=x,1,name,n", "/x?x=1", "/x?x=1&name=n&y=2", "/x?x=1&x=1&name=n")),
    "space": ("query", "spaceDelimited", False, NUMBERS, [1, 2], "/x?id=1%202", ("/x?id=1+2", "/x?id=1,2", "/x?id=1&id=2")),
    "pipe": ("query", "pipeDelimited", False, NUMBERS, [1, 2], "/x?id=1%7C2", ("/x?id=1,2", "/x?id=1&id=2")),
    "pipe as it is": ("query", "pipeDelimited", False, NUMBERS, [1, 2], "/x?id=1|2", ()),
    "deepObject": ("query", "deepObject", True, POINT, {"x": 1, "name": "n"}, "/x?id%5Bx%5D=1&id%5Bname%5D=n", ("/x?id=x,1,name,n", "/x?id%5Bx%5D=1", "/x?id.x=1&id.name=n", "/x?id%5Bx%5D=1&id%5Bname%5D=n&id%5By%5D=2")),
    "deepObject nested": ("query", "deepObject", True, NESTED, {"a": {"x": 1}, "tags": ["p", "q"], "min-max": "m"}, "/x?id%5Ba%5D%5Bx%5D=1&id%5Btags%5D=p&id%5Btags%5D=q&id%5Bmin-max%5D=m", ("/x?id%5Ba%5D=%7B%22x%22%3A1%7D&id%5Btags%5D=p&id%5Btags%5D=q&id%5Bmin-max%5D=m",)),
    "int64": ("query", "form", True, {"type": "integer", "format": "int64"}, 2**53 + 1, f"/x?id={2**53 + 1}", (f"/x?id={2**53}",)),
    "union": ("query", "form", True, {"type": ["integer", "string"]}, 5, "/x?id=5", ("/x?id=6",)),
    "empty text": ("query", "form", True, {"type": "string"}, "", "/x?id=", ("/x", "/x?id=%20")),
    "header": ("header", "simple", False, {"type": "string"}, "a b/c", "a b/c", ("a%20b%2Fc", "")),
    "header list": ("header", "simple", False, NUMBERS, [1, 2], "1,2", ("1;2", "[1, 2]")),
    "header object": ("header", "simple", False, POINT, {"x": 1, "name": "n"}, "x,1,name,n", ("x=1,name=n",)),
    "header object exploded": ("header", "simple", True, POINT, {"x": 1, "name": "n"}, "x=1,name=n", ("x,1,name,n",)),
    "cookie": ("cookie", "form", True, {"type": "string"}, "a b", "id=a%20b", ("id=a", "di=a%20b", "id=a%20b; id=a%20b")),
    "cookie list": ("cookie", "form", False, NUMBERS, [1, 2], "id=1,2", ("id=1; id=2",)),
}  # fmt: skip


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_are_read_by_the_table(name: str) -> None:
    where, style, explode, schema, value, right, wrong = PARAMETERS[name]
    parameter = {"name": "id", "in": where, "style": style, "explode": explode, "schema": schema, "required": True}
    doc = document({"parameters": [parameter]}, path="/x/{id}" if where == "path" else "/x")

    def told(text: str) -> list[str]:
        headers = {"header": (("id", text),), "cookie": (("Cookie", text),)}.get(where, ())
        return [str(fault) for fault in judged(doc, "/x" if headers else text, {"id": value}, headers=headers)]

    assert told(right) == []
    for text in wrong:
        assert told(text), text


def test_a_parameter_is_told_with_its_line() -> None:
    doc = document({"parameters": [{"name": "id", "in": "query", "schema": {"type": "string"}}]})
    (fault, *_) = judged(doc, "/x?id=b", {"id": "a"})
    assert str(fault) == (
        """openapi/x.yaml:parameters.0: operation x.call (test): the query parameter 'id': it is "b", should be "a" """
        "-- mend the SDK (overlays/), or write this part of the document in another way"
    )


def test_reserved_characters_stay_where_the_document_allows_them() -> None:
    doc = document({"parameters": [{"name": "id", "in": "query", "allowReserved": True, "schema": {"type": "string"}}]})
    assert not judged(doc, "/x?id=a/b:c", {"id": "a/b:c"})
    assert judged(doc, "/x?id=a%2Fb%3Ac", {"id": "a/b:c"})


def test_a_parameter_with_content_is_json() -> None:
    content = {"application/json": {"schema": POINT}}
    doc = document({"parameters": [{"name": "id", "in": "query", "content": content}]})
    assert not judged(doc, "/x?id=%7B%22x%22%3A1%7D", {"id": {"x": 1}})
    assert judged(doc, "/x?id=x,1", {"id": {"x": 1}})
    assert judged(doc, "/x?id=%7B%22x%22%3A2%7D", {"id": {"x": 1}})


@pytest.mark.parametrize(
    ("target", "headers"),
    [
        ("/x?id=a&more=1", ()),
        ("/x?id=a", (("X-More", "1"),)),
        ("/x?id=a", (("Cookie", "more=1"),)),
        ("/x?id=a", (("Content-Type", "application/json"),)),
        ("/x?id=a", (("Accept", "text/plain"),)),
        ("https://other.example/x?id=a", ()),
    ],
)
def test_what_nobody_asked_for_is_told(target: str, headers: tuple[tuple[str, str], ...]) -> None:
    doc = document({"parameters": [{"name": "id", "in": "query", "schema": {"type": "string"}}]})
    assert not judged(doc, "/x?id=a", {"id": "a"}, headers=(("Accept", "application/json"), ("User-Agent", "sdk")))
    assert judged(doc, target, {"id": "a"}, headers=headers)


BODY: dict[str, Any] = {
    "type": "object",
    "properties": {"n": {"type": "number"}, "s": {"type": "string"}},
    "additionalProperties": False,
}
FORM = "application/x-www-form-urlencoded"
MULTIPART = 'multipart/form-data; boundary="b"'
UPLOAD = {
    "type": "object",
    "properties": {
        "meta": POINT,
        "title": {"type": "string"},
        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
    },
}


def parts(*entries: tuple[str, str, str, str]) -> bytes:
    """Name, further attributes, media type and content of each part."""
    text = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"{more}\r\n'
        + (f"Content-Type: {media}\r\n" if media else "")
        + f"\r\n{content}\r\n"
        for name, more, media, content in entries
    )
    return f"{text}--b--\r\n".encode()


META = ("meta", "", "application/json", '{"x":1}')
TITLE = ("title", "", "", "a\r\nb é")
FILE = ("files", '; filename="a.bin"', "application/octet-stream", "abc")
OTHER_FILE = ("files", '; filename="b.bin"', "application/octet-stream", "def")
WHOLE_FORM = {"meta": {"x": 1}, "title": "a\r\nb é", "files": ["abc", "def"]}

# media type, schema, value, the right content, wrong ones
BODIES: dict[str, tuple[str, Any, Any, bytes, tuple[bytes, ...]]] = {
    "json": ("application/json", BODY, {"n": 1.1, "s": None}, b'{"s":null,"n":1.10}', (b'{"n":1.1}', b'{"n":1.1000000001,"s":null}', b'{"n":1.1,"s":null,"t":1}', b"", b"n=1.1", b'{"n":1.1,"n":1.1,"s":null}')),
    "merge patch": ("application/merge-patch+json", BODY, {"s": "a"}, b'{"s":"a"}', (b'{"s":"b"}', b"{}")),
    "decimal": ("application/json", {}, {"d": 12345678901234567891}, b'{"d":12345678901234567891}', (b'{"d":12345678901234567892}', b'{"d":"12345678901234567891"}')),
    "text": ("text/plain", {"type": "string"}, "a é", "a é".encode(), (b"a", b'"a \xc3\xa9"', b"a \xe9")),
    "bytes": ("application/octet-stream", {"type": "string", "format": "binary"}, "a\x00b", b"a\x00b", (b"a", b'"a\\u0000b"')),
    "form": (FORM, {"type": "object", "properties": {"a": {"type": "string"}, "b": TEXTS}}, {"a": "x y&é", "b": ["1", "2"]}, b"a=x+y%26%C3%A9&b=1&b=2", (b"a=x+y%26%C3%A9&b=1,2", b"a=x&b=1&b=2", b"b=1&b=2", b"a=x+y%26%C3%A9&b=1&b=2&c=3")),
    "multipart": (MULTIPART, UPLOAD, WHOLE_FORM, parts(META, TITLE, FILE, OTHER_FILE), (
        parts(META, TITLE, FILE),
        parts(META, TITLE, OTHER_FILE, FILE),
        parts(META, TITLE, FILE, OTHER_FILE, ("more", "", "", "")),
        parts(("meta", "", "", '{"x":1}'), TITLE, FILE, OTHER_FILE),
        parts(META, TITLE, ("files", "", "application/octet-stream", "abc"), OTHER_FILE),
        parts(META, ("title", "", "", "a b"), FILE, OTHER_FILE),
        parts(META, TITLE, FILE, OTHER_FILE).replace(b"\r\n", b"\n"),
        parts(META, TITLE, FILE, OTHER_FILE).removesuffix(b"--b--\r\n"),
    )),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_bodies_are_read_by_their_media_type(name: str) -> None:
    content_type, schema, value, right, wrong = BODIES[name]
    media = content_type.partition(";")[0]
    if name == "json":
        schema = {**BODY, "properties": {**BODY["properties"], "s": {"type": ["string", "null"]}}}
    doc = document({"requestBody": {"required": True, "content": {media: {"schema": schema}}}}, method="post")

    def told(content: bytes, sent: str = content_type) -> list[str]:
        return [
            str(one) for one in judged(doc, "/x", {}, headers=(("Content-Type", sent),), body=value, content=content)
        ]

    assert told(right) == []
    for content in wrong:
        assert told(content), content
    assert told(right, "application/vnd.other+json" if media == "application/json" else "application/json")
    assert judged(doc, "/x", {}, body=MISSING, content=right, headers=(("Content-Type", content_type),))


SECURITY: dict[str, tuple[Any, int, str, tuple[tuple[str, str], ...]]] = {
    "header": ([{"headerKey": []}], 0, "/x", (("X-API-Key", "secret-of-headerKey"),)),
    "query": ([{"queryKey": []}], 0, "/x?key=secret-of-queryKey", ()),
    "cookie": ([{"cookieKey": []}], 0, "/x", (("Cookie", "sid=secret-of-cookieKey"),)),
    "basic": ([{"basicAuth": []}], 0, "/x", (("Authorization", "Basic YWRhOnBhc3N3b3JkIG9mIGJhc2ljQXV0aA=="),)),
    "second": ([{"headerKey": []}, {"queryKey": []}], 1, "/x?key=secret-of-queryKey", ()),
    "both": (
        [{"headerKey": [], "queryKey": []}],
        0,
        "/x?key=secret-of-queryKey",
        (("X-API-Key", "secret-of-headerKey"),),
    ),
    "none": ([], 0, "/x", ()),
}


@pytest.mark.parametrize("name", SECURITY)
def test_only_the_credentials_of_the_document_are_sent(name: str) -> None:
    security, alternative, target, headers = SECURITY[name]
    doc = document({"security": security})

    def told(target: str, headers: tuple[tuple[str, str], ...], is_authorized: bool = False) -> list[str]:
        found = judged(doc, target, {}, headers=headers, alternative=alternative, is_authorized=is_authorized)
        return [str(fault) for fault in found]

    assert told(target, headers) == []
    assert told(target, headers, is_authorized=True)
    if name != "none":
        assert told("/x", ())
        assert told(target.replace("secret", "other"), tuple((key, f"{value}A") for key, value in headers))


def test_another_host_never_gets_the_tenants_token() -> None:
    doc = document({"servers": [{"url": "https://files.example/v2"}]})
    assert not judged(doc, "https://files.example/v2/x", {}, is_authorized=False)
    assert judged(doc, "https://files.example/v2/x", {})
    assert judged(doc, "https://files.example/x", {}, is_authorized=False)
    asked = document({"servers": [{"url": "https://files.example"}], "security": [{"bearerAuth": []}]})
    assert not judged(asked, "https://files.example/x", {})
