"""Bodies in every media type, as OpenAPI and the formats themselves write them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.small_api import operation
from thingshub_sandbox.openapi.api import ApiOperation
from thingshub_sandbox.openapi.wire.request import InvalidRequest

THING = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {"id": {"type": "string"}, "size": {"type": "integer"}},
}
FORM_TYPE = "multipart/form-data; boundary=b"
FILE = {"type": "string", "format": "binary"}


def _taking(content: dict[str, Any], **more: Any) -> ApiOperation:
    return operation("/x", {"requestBody": {"required": True, "content": content, **more}})


def _schema(schema: Any, **more: Any) -> dict[str, Any]:
    return {"schema": schema, **more}


def _multipart(*parts: tuple[str, bytes]) -> bytes:
    """A body of the media type FORM_TYPE: headers behind `form-data; `, and content."""
    head = b"--b\r\nContent-Disposition: form-data; "
    return (
        b"".join(head + headers.encode() + b"\r\n\r\n" + content + b"\r\n" for headers, content in parts) + b"--b--\r\n"
    )


@pytest.mark.parametrize(
    ("media", "sent", "body", "value"),
    [
        ("application/json", "application/json", b'{"id":"a"}', {"id": "a"}),
        ("application/json", "Application/JSON; Charset=UTF-8", b'{"id":"a"}', {"id": "a"}),
        ("application/merge-patch+json", "application/merge-patch+json", b'{"id":"a"}', {"id": "a"}),
        ("application/vnd.x.v2+json; version=2", "application/vnd.x.v2+json;version=2", b'{"id":"a"}', {"id": "a"}),
        ("application/*", "application/json", b'{"id":"a"}', b'{"id":"a"}'),
        ("*/*", "image/png", b"\x89PNG", b"\x89PNG"),
        ("application/octet-stream", "application/octet-stream", b"\x00\xff", b"\x00\xff"),
        ("application/octet-stream", "application/octet-stream", b"", b""),
    ],
)
def test_the_media_type_decides_how_a_body_is_read(media: str, sent: str, body: bytes, value: Any) -> None:
    parsed = _taking({media: _schema(THING if "json" in media else FILE)}).parsed_body(body, sent)
    assert (parsed.value, parsed.media) == (value, media)


@pytest.mark.parametrize(
    ("schema", "sent", "body", "value"),
    [
        ({"type": "string"}, "text/plain", b"caf\xc3\xa9", "café"),
        ({"type": "string"}, "text/plain; charset=ISO-8859-1", b"caf\xe9", "café"),
        ({"type": "string"}, 'text/plain; charset="us-ascii"', b"cafe", "cafe"),
        ({"type": "integer"}, "text/plain", b"7", 7),
        ({"type": "string"}, "text/plain", b"", ""),
    ],
)
def test_a_text_is_read_in_its_charset(schema: Any, sent: str, body: bytes, value: Any) -> None:
    assert _taking({"text/plain": _schema(schema)}).parsed_body(body, sent).value == value


@pytest.mark.parametrize(
    ("media", "schema", "sent", "body", "problem"),
    [
        ("application/json", THING, "text/plain", b"{}", "body: Content-Type must be application/json"),
        ("application/json", THING, None, b"{}", "body: Content-Type must be application/json"),
        ("application/json", THING, "application/json; charset=utf-16", b"{}", "body: charset must be"),
        ("application/json", THING, "application/json; charset=iso-8859-1", b"{}", "body: JSON is UTF-8"),
        ("application/json", THING, "application/json", b"", "body: is missing"),
        ("application/json", THING, "application/json", b'{"id":1}', "body.id: must be of type"),
        (
            "application/json",
            THING,
            "application/json",
            b'{"id":"a","size":1e999}',
            "body: has a number that no",
        ),
        ("application/x;v=2", FILE, "application/x;v=3", b"", "body: Content-Type must be application/x;v=2"),
        ("text/plain", {"type": "string"}, "text/plain", b"\xff", "body: is not UTF-8"),
        ("text/plain", {"type": "string"}, "text/plain; charset=ascii", b"\xc3", "body: is not ASCII"),
        ("text/plain", {"type": "string"}, "text/plain", b"a\x00", "body: has a NUL character"),
        ("text/plain", {"type": "string", "maxLength": 1}, "text/plain", b"ab", "body: does not satisfy maxLength 1"),
        ("text/plain", {"type": "integer"}, "text/plain", b"x", "body: is not an integer"),
        ("image/png", {**FILE, "maxLength": 2}, "image/png", b"abc", "body: does not satisfy maxLength 2"),
        ("image/*", FILE, "text/plain", b"abc", "body: Content-Type must be image/*"),
    ],
)
def test_what_does_not_fit_is_refused(media: str, schema: Any, sent: str | None, body: bytes, problem: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        _taking({media: _schema(schema)}).parsed_body(body, sent)
    assert str(caught.value).startswith(problem)


def test_integers_of_64_bits_are_taken_where_the_document_has_them() -> None:
    """Everywhere else they are refused: a reader in another language would round them."""
    long = {"type": "integer", "format": "int64"}
    schema = {"type": "object", "properties": {"n": long, "all": {"type": "array", "items": long}}}
    taking = _taking({"application/json": _schema(schema)})
    body = b'{"n":9007199254740993,"all":[-9223372036854775808]}'
    assert taking.parsed_body(body, "application/json").value == {"n": 2**53 + 1, "all": [-(2**63)]}
    for refused in (b'{"m":9007199254740993}', b'{"n":1%s}' % (b"0" * 30), b'{"m":{"n":9007199254740993}}'):
        with pytest.raises(InvalidRequest, match=r"body: has an integer beyond 2\^53 - 1"):
            taking.parsed_body(refused, "application/json")


def test_decimals_are_exact_where_the_document_has_them_and_floats_elsewhere() -> None:
    exact = {"type": "number", "format": "decimal"}
    part = {
        "type": "object",
        "properties": {"n": exact, "all": {"type": "array", "items": exact}, "x": {"type": "number"}},
    }
    taking = _taking({"application/json": _schema(part), "application/x-www-form-urlencoded": _schema(part)})
    value = taking.parsed_body(b'{"n":0.30000000000000004441,"all":[1.10,2],"x":0.5,"y":1.5}', "application/json").value
    assert str(value) == "{'n': Decimal('0.30000000000000004441'), 'all': [Decimal('1.10'), 2], 'x': 0.5, 'y': 1.5}"
    form = taking.parsed_body(b"n=1.10&x=0.5", "application/x-www-form-urlencoded").value
    assert str(form) == "{'n': Decimal('1.10'), 'x': 0.5}"
    plain = _taking({"application/json": _schema({"type": "object"})})
    assert str(plain.parsed_body(b'{"n":1.10}', "application/json").value) == "{'n': 1.1}"
    with pytest.raises(InvalidRequest, match="body: has a number that no double holds"):
        taking.parsed_body(b'{"n":1e999}', "application/json")


def test_one_of_several_media_types_is_chosen_by_what_is_sent() -> None:
    taking = _taking(
        {
            "application/json": _schema(THING),
            "text/*": _schema({"type": "string"}),
            "text/csv": _schema({"type": "string", "pattern": "^id"}),
            "application/octet-stream": _schema(FILE),
        }
    )
    assert taking.parsed_body(b'{"id":"a"}', "application/json").value == {"id": "a"}
    assert taking.parsed_body(b"a", "text/plain").media == "text/*"
    assert taking.parsed_body(b"id,size", "text/csv; header=present").media == "text/csv"
    assert taking.parsed_body(b"\xff", "application/octet-stream").value == b"\xff"
    with pytest.raises(InvalidRequest, match=r"must be application/json or text/\* or text/csv or application/octet"):
        taking.parsed_body(b"a", "image/png")


@pytest.mark.parametrize("content_type", [None, "application/json", "text/plain"])
def test_an_optional_body_may_lack(content_type: str | None) -> None:
    content = {"application/json": _schema({"type": ["object", "null"]}), "text/plain": _schema({"type": "string"})}
    parsed = _taking(content, required=False).parsed_body(b"", content_type)
    expected = ("", "text/plain") if content_type == "text/plain" else (None, "")
    assert (parsed.value, parsed.media) == expected
    assert _taking(content, required=False).parsed_body(b"null", "application/json").media == "application/json"


def test_what_only_an_answer_holds_need_not_be_sent() -> None:
    """A schema for both ways: `id` is required, and only the platform makes it."""
    shared = {
        "type": "object",
        "required": ["id", "name"],
        "properties": {"id": {"$ref": "#/components/schemas/Id"}, "name": {"type": "string"}},
    }
    schemas = {
        "Id": {"type": "string", "readOnly": True},
        "Thing": shared,
        "Composed": {"allOf": [{"properties": shared["properties"]}, {"required": ["id", "name"]}]},
    }
    for schema in ({"$ref": "#/components/schemas/Thing"}, shared, {"$ref": "#/components/schemas/Composed"}):
        body = {"requestBody": {"required": True, "content": {"application/json": _schema(schema)}}}
        answer = {"responses": {"200": {"description": ".", "content": {"application/json": _schema(schema)}}}}
        taking = operation("/x", {**body, **answer}, schemas=schemas)
        assert taking.parsed_body(b'{"name":"a"}', "application/json").value == {"name": "a"}
        with pytest.raises(InvalidRequest, match="lacks name"):
            taking.parsed_body(b'{"id":"a"}', "application/json")
        problems = taking.answer_problems(status=200, content_type="application/json", body=b'{"name":"a"}')
        assert problems == ["probe.run: the answer 200: body: lacks id"]


FIELDS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title"],
    "properties": {
        "title": {"type": "string"},
        "count": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "numbers": {"type": "array", "items": {"type": "integer"}},
        "meta": THING,
        "point": {"type": "object", "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}}},
    },
}
URLENCODED = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("encoding", "body", "value"),
    [
        ({}, "title=a+b%26%C3%A4&count=3", {"title": "a b&ä", "count": 3}),
        ({}, "title=a&tags=x&tags=y", {"title": "a", "tags": ["x", "y"]}),
        ({}, "title=a&tags=x", {"title": "a", "tags": ["x"]}),
        ({}, "title=a&numbers=1&numbers=2", {"title": "a", "numbers": [1, 2]}),
        ({}, "title=a&meta=%7B%22id%22%3A%22a%22%7D", {"title": "a", "meta": {"id": "a"}}),
        ({"tags": {"explode": False}}, "title=a&tags=x,y", {"title": "a", "tags": ["x", "y"]}),
        ({"tags": {"style": "pipeDelimited"}}, "title=a&tags=x%7Cy", {"title": "a", "tags": ["x", "y"]}),
        ({"tags": {"style": "spaceDelimited"}}, "title=a&tags=x%20y", {"title": "a", "tags": ["x", "y"]}),
        (
            {"point": {"style": "deepObject"}},
            "title=a&point[x]=1&point[y]=2",
            {"title": "a", "point": {"x": 1, "y": 2}},
        ),
    ],
)
def test_a_urlencoded_form(encoding: Any, body: str, value: Any) -> None:
    taking = _taking({URLENCODED: _schema(FIELDS, encoding=encoding)})
    assert taking.parsed_body(body.encode(), URLENCODED).value == value


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("count=3", "body: lacks title"),
        ("title=a&other=1", "body: does not know other"),
        ("title=a&title=b", "body: title stands more than once"),
        ("title=a&count=x", "body.count: is not an integer"),
        ("title=a&numbers=1&numbers=x", "body.numbers"),
        ("title=a&meta=no", "body: is not JSON"),
        ("title=%FF", "body: is not UTF-8"),
        ("title=a%00", "body: has a NUL character"),
        ("", "body: lacks title"),
        ("&".join(["title=a"] * 200), "body: has more than 100 fields"),
    ],
)
def test_a_urlencoded_form_that_does_not_fit(body: str, problem: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        _taking({URLENCODED: _schema(FIELDS)}).parsed_body(body.encode(), URLENCODED)
    assert str(caught.value).startswith(problem)


UPLOAD: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **FIELDS["properties"],
        "file": FILE,
        "pages": {"type": "array", "items": FILE},
        "things": {"type": "array", "items": THING},
        "photo": FILE,
    },
}
ENCODING = {"photo": {"contentType": "image/png, image/jpeg"}}


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ([('name="title"', b"a"), ('name="count"', b"3")], {"title": "a", "count": 3}),
        ([('name="title"\r\nContent-Type: text/plain; charset=iso-8859-1', b"\xe4")], {"title": "ä"}),
        ([('name="tags"', b"x"), ('name="tags"', b"y")], {"tags": ["x", "y"]}),
        ([('name="tags"', b"x")], {"tags": ["x"]}),
        ([('name="numbers"', b"1"), ('name="numbers"', b"2")], {"numbers": [1, 2]}),
        ([('name="meta"\r\nContent-Type: application/json', b'{"id":"a"}')], {"meta": {"id": "a"}}),
        ([('name="meta"', b'{"id":"a"}')], {"meta": {"id": "a"}}),
        ([('name="things"', b'{"id":"a"}'), ('name="things"', b'{"id":"b"}')], {"things": [{"id": "a"}, {"id": "b"}]}),
        ([('name="file"; filename="a.bin"', b"\x00\r\n\xff")], {"file": b"\x00\r\n\xff"}),
        ([('name="file"; filename="a.png"\r\nContent-Type: image/png', b"\x89")], {"file": b"\x89"}),
        ([('name="file"', b"\xff")], {"file": b"\xff"}),
        ([('name="file"; filename="a"', b"")], {"file": b""}),
        ([('name="file"; filename="a"\r\nContent-Transfer-Encoding: base64', b"/w==")], {"file": b"\xff"}),
        ([('name="pages"; filename="a"', b"1"), ('name="pages"; filename="b"', b"2")], {"pages": [b"1", b"2"]}),
        ([('name="photo"; filename="a"\r\nContent-Type: image/jpeg', b"1")], {"photo": b"1"}),
    ],
)
def test_a_multipart_form(parts: list[tuple[str, bytes]], value: Any) -> None:
    taking = _taking({"multipart/form-data": _schema(UPLOAD, encoding=ENCODING)})
    assert taking.parsed_body(_multipart(*parts), FORM_TYPE).value == value


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (_multipart(('name="other"', b"a")), "body: does not know other"),
        (_multipart(('name="title"', b"a"), ('name="title"', b"b")), "body: has the field title more than once"),
        (_multipart(('name="count"', b"x")), "body.count: is not an integer"),
        (_multipart(('name="meta"', b'{"id":1}')), "body.meta.id: must be of type"),
        (_multipart(('name="meta"\r\nContent-Type: text/xml', b"<a/>")), "body: the part meta must be application"),
        (_multipart(('name="photo"\r\nContent-Type: text/plain', b"a")), "body: the part photo must be image/png or"),
        (_multipart(('name="title"', b"\xff")), "body: has a field that is not UTF-8"),
        (_multipart(('name="title"', b"a\x00")), "body: has a NUL character"),
        (_multipart(("", b"a")), "body: has a part without a name"),
        (_multipart(('name="title"', b"a"))[:-6], "body: ends before its last boundary"),
        (_multipart(*[('name="tags"', b"a")] * 101), "body: has more than 100 fields"),
        (b"no form", "body: is"),
        (b"", "body: is"),
    ],
)
def test_a_multipart_form_that_does_not_fit(body: bytes, problem: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        _taking({"multipart/form-data": _schema(UPLOAD, encoding=ENCODING)}).parsed_body(body, FORM_TYPE)
    assert str(caught.value).startswith(problem)


def test_a_form_that_needs_no_field_may_be_empty() -> None:
    assert _taking({URLENCODED: _schema({**FIELDS, "required": []})}).parsed_body(b"", URLENCODED).value == {}
    assert _taking({"multipart/form-data": _schema(UPLOAD)}).parsed_body(b"--b--\r\n", FORM_TYPE).value == {}


def test_how_large_a_body_may_be_depends_on_its_media_type() -> None:
    mebibyte = 1024 * 1024
    taking = _taking({"application/json": _schema(THING), "application/octet-stream": _schema(FILE)})
    assert taking.most_bytes == 32 * mebibyte
    assert len(taking.parsed_body(b"a" * (2 * mebibyte), "application/octet-stream").value) == 2 * mebibyte
    with pytest.raises(InvalidRequest, match="is larger than 1048576 bytes"):
        taking.parsed_body(b'{"id":"' + b"a" * (2 * mebibyte) + b'"}', "application/json")
    assert _taking({"application/json": _schema({"type": "array"})}).most_bytes == 32 * mebibyte
    assert _taking({"application/json": _schema(THING)}).most_bytes == mebibyte
