"""Parameters of every place and style, as OpenAPI 3.1.1 writes its examples and RFC 6570 its expansions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.small_api import OK, api, operation
from thingshub_sandbox.openapi.wire.request import IncomingRequest, InvalidRequest

TEXT = {"type": "string"}
COLORS = {"type": "array", "items": {"type": "string"}}
CHANNELS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"R": {"type": "integer"}, "G": {"type": "integer"}, "B": {"type": "integer"}},
}
BLUE = "blue"
UUID = "6f2a1c2e-5f0b-4a55-9d39-0c8d7f6b1a2e"
THREE = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}

# The table "Style Examples" of OpenAPI 3.1.1: style, explode, schema, what is sent, what is meant
PATHS: list[tuple[str, bool, Any, str, Any]] = [
    ("simple", False, TEXT, "blue", BLUE),
    ("simple", True, TEXT, "blue", BLUE),
    ("simple", False, COLORS, "blue,black,brown", THREE),
    ("simple", True, COLORS, "blue,black,brown", THREE),
    ("simple", False, CHANNELS, "R,100,G,200,B,150", RGB),
    ("simple", True, CHANNELS, "R=100,G=200,B=150", RGB),
    ("label", False, TEXT, ".blue", BLUE),
    ("label", True, TEXT, ".blue", BLUE),
    ("label", False, TEXT, ".", ""),
    ("label", False, COLORS, ".blue,black,brown", THREE),
    ("label", True, COLORS, ".blue.black.brown", THREE),
    ("label", False, CHANNELS, ".R,100,G,200,B,150", RGB),
    ("label", True, CHANNELS, ".R=100.G=200.B=150", RGB),
    ("matrix", False, TEXT, ";color=blue", BLUE),
    ("matrix", True, TEXT, ";color=blue", BLUE),
    ("matrix", False, TEXT, ";color", ""),
    ("matrix", False, COLORS, ";color=blue,black,brown", THREE),
    ("matrix", True, COLORS, ";color=blue;color=black;color=brown", THREE),
    ("matrix", False, CHANNELS, ";color=R,100,G,200,B,150", RGB),
    ("matrix", True, CHANNELS, ";R=100;G=200;B=150", RGB),
]
QUERIES: list[tuple[str, bool, Any, str, Any]] = [
    ("form", False, TEXT, "color=blue", BLUE),
    ("form", True, TEXT, "color=blue", BLUE),
    ("form", True, TEXT, "color=", ""),
    ("form", False, COLORS, "color=blue,black,brown", THREE),
    ("form", True, COLORS, "color=blue&color=black&color=brown", THREE),
    ("form", True, COLORS, "color=blue", [BLUE]),
    ("form", False, CHANNELS, "color=R,100,G,200,B,150", RGB),
    ("form", True, CHANNELS, "R=100&G=200&B=150", RGB),
    ("spaceDelimited", False, COLORS, "color=blue%20black%20brown", THREE),
    ("spaceDelimited", False, COLORS, "color=blue+black+brown", THREE),
    ("spaceDelimited", False, CHANNELS, "color=R%20100%20G%20200%20B%20150", RGB),
    ("pipeDelimited", False, COLORS, "color=blue%7Cblack%7Cbrown", THREE),
    ("pipeDelimited", False, COLORS, "color=blue|black|brown", THREE),
    ("pipeDelimited", False, CHANNELS, "color=R%7C100%7CG%7C200%7CB%7C150", RGB),
    ("deepObject", True, CHANNELS, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150", RGB),
    ("deepObject", True, CHANNELS, "color[R]=100&color[G]=200&color[B]=150", RGB),
]
# RFC 6570: what is quoted belongs to the value; but many clients quote the delimiters too, where the value has none
QUOTED: list[tuple[str, bool, Any, str, Any]] = [
    ("form", False, COLORS, "color=a%2Cb,c%26d", ["a,b", "c&d"]),
    ("form", False, {**COLORS, "items": {"pattern": "^[^,]*$"}}, "color=a%2Cb", ["a", "b"]),
    ("form", False, CHANNELS, "color=R%2C100", {"R": 100}),
    ("form", True, COLORS, "color=a%20b&color=a+b&color=a%2Bb", ["a b", "a b", "a+b"]),
    ("form", True, TEXT, "color=%C3%A4%26%3D", "ä&="),
]
TYPES: list[tuple[Any, str, Any]] = [
    ({"type": "integer"}, "-7", -7),
    ({"type": "number"}, "2.50", 2.5),
    ({"type": "number"}, "1e3", 1000.0),
    ({"type": "number"}, "3", 3),
    ({"type": "boolean"}, "true", True),
    ({"type": "string"}, "7", "7"),
    ({"type": ["integer", "string"]}, "7", 7),
    ({"type": ["integer", "string"]}, "seven", "seven"),
    ({"oneOf": [{"type": "integer", "maximum": 5}, {"type": "string"}]}, "7", "7"),
    ({"type": ["integer", "null"]}, "null", None),
    ({"enum": [1, 2]}, "2", 2),
    ({"enum": ["1", "2"]}, "2", "2"),
    ({"const": True}, "true", True),
    ({"$ref": "#/components/schemas/Level"}, "2", 2),
    ({"allOf": [{"type": "integer"}, {"minimum": 1}]}, "2", 2),
    ({"type": "string", "format": "date"}, "2025-04-02", "2025-04-02"),
    (
        {"type": "string", "format": "uuid"},
        "6f2a1c2e-5f0b-4a55-9d39-0c8d7f6b1a2e",
        "6f2a1c2e-5f0b-4a55-9d39-0c8d7f6b1a2e",
    ),
    ({}, "a,b", "a,b"),
]
MISFITS: list[tuple[Any, str, str]] = [
    ({"type": "integer"}, "x=1.0", "query x: is not an integer"),
    ({"type": "integer"}, "x=01", "query x: is not an integer"),
    ({"type": "number"}, "x=NaN", "query x: is not a number"),
    ({"type": "number"}, "x=1e400", "query x: is not a number"),
    ({"type": "boolean"}, "x=True", "query x: is not true or false"),
    ({"type": "string", "format": "date"}, "x=2025-13-40", "query x: must be a date"),
    ({"type": "string", "enum": ["a"]}, "x=b", "query x: does not satisfy enum"),
    ({"type": "array", "items": {"type": "integer"}}, "x=1&x=b", "query x.1: is not an integer"),
    ({"type": "string"}, "x=a&x=b", "query x: stands more than once"),
    ({"type": "string"}, "", "query x: is required"),
    ({"type": "string"}, "x=a&y=b", "query: there is no such parameter here"),
    ({"type": "string"}, "x=%FF", "query x: is not UTF-8"),
    ({"type": "string"}, "x=a%00b", "query x: has a NUL character"),
    ({"type": "string"}, "x=a" + "&x=a" * 100, "query: has more than 100 fields"),
]


def _parameter(where: str, schema: Any, name: str = "color", **more: Any) -> dict[str, Any]:
    return {"name": name, "in": where, "required": True, "schema": schema, **more}


def _read(parameters: list[dict[str, Any]], request: IncomingRequest, path: str = "/x") -> dict[str, Any]:
    level = {"Level": {"type": "integer"}}
    return operation(path, {"parameters": parameters}, method="get", schemas=level).arguments(request)


@pytest.mark.parametrize(("style", "explode", "schema", "text", "value"), PATHS)
def test_a_path_parameter_of_every_style(style: str, explode: bool, schema: Any, text: str, value: Any) -> None:
    parameter = _parameter("path", schema, style=style, explode=explode)
    assert _read([parameter], IncomingRequest({"color": text}), "/x/{color}") == {"color": value}


@pytest.mark.parametrize(("style", "explode", "schema", "text", "value"), PATHS)
def test_a_client_may_quote_the_delimiters_too(style: str, explode: bool, schema: Any, text: str, value: Any) -> None:
    """RFC 6570 would make one entry of `a%2Cb`; where that does not fit, it is what so many clients mean by it."""
    plain = {**COLORS, "items": {"enum": THREE}} if schema is COLORS else schema
    quoted = text.replace(",", "%2C").replace("=", "%3D").replace(";", "%3B")
    parameter = _parameter("path", plain, style=style, explode=explode)
    assert _read([parameter], IncomingRequest({"color": quoted}), "/x/{color}") == {"color": value}


@pytest.mark.parametrize(("style", "explode", "schema", "text", "value"), QUERIES + QUOTED)
def test_a_query_parameter_of_every_style(style: str, explode: bool, schema: Any, text: str, value: Any) -> None:
    parameter = _parameter("query", schema, style=style, explode=explode)
    assert _read([parameter], IncomingRequest(query=text)) == {"color": value}


@pytest.mark.parametrize(("schema", "text", "value"), TYPES)
def test_a_text_becomes_what_its_schema_says(schema: Any, text: str, value: Any) -> None:
    read = _read([_parameter("query", schema)], IncomingRequest(query=f"color={text}"))
    assert (read, type(read["color"])) == ({"color": value}, type(value))


@pytest.mark.parametrize(("schema", "query", "problem"), MISFITS)
def test_what_does_not_fit_is_refused_by_name(schema: Any, query: str, problem: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        _read([_parameter("query", schema, "x")], IncomingRequest(query=query))
    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize(
    ("schema", "explode", "text", "value"),
    [
        (TEXT, False, "blue", BLUE),
        (COLORS, False, "blue, black,brown", THREE),
        (COLORS, True, "blue,black,brown", THREE),
        (CHANNELS, False, "R,100,G,200,B,150", RGB),
        (CHANNELS, True, "R=100,G=200,B=150", RGB),
        (TEXT, False, 'W/"100%"', 'W/"100%"'),
    ],
)
def test_a_header_whatever_its_case(schema: Any, explode: bool, text: str, value: Any) -> None:
    parameter = _parameter("header", schema, "X-Color", explode=explode)
    assert _read([parameter], IncomingRequest(headers={"x-color": text})) == {"X-Color": value}
    with pytest.raises(InvalidRequest, match="header X-Color: is required"):
        _read([parameter], IncomingRequest())


@pytest.mark.parametrize(
    ("schema", "explode", "text", "value"),
    [
        (TEXT, True, "a=1; color=blue", BLUE),
        (TEXT, True, "color=a%3Bb%26c", "a;b&c"),
        (COLORS, False, "color=blue,black,brown; a=1", THREE),
        (COLORS, True, "color=blue&color=black&color=brown", THREE),
        (COLORS, True, "color=blue; color=black; color=brown", THREE),
        (CHANNELS, False, "color=R,100,G,200,B,150", RGB),
        (CHANNELS, True, "R=100&G=200&B=150; a=1", RGB),
    ],
)
def test_a_cookie_beside_the_cookies_of_others(schema: Any, explode: bool, text: str, value: Any) -> None:
    read = _read([_parameter("cookie", schema, explode=explode)], IncomingRequest(headers={"cookie": text}))
    assert read == {"color": value}


@pytest.mark.parametrize("where", ["query", "header", "cookie", "path"])
def test_a_parameter_with_json_in_it(where: str) -> None:
    content = {"application/json": {"schema": CHANNELS}}
    parameter = {"name": "color", "in": where, "required": True, "content": content}
    quoted = "%7B%22R%22%3A100%7D"
    plain = '{"R":100}'
    request = IncomingRequest(
        path_values={"color": quoted},
        query=f"color={quoted}" if where == "query" else "",
        headers={"color": plain, "cookie": f"color={quoted}"},
    )
    path = "/x/{color}" if where == "path" else "/x"
    assert _read([parameter], request, path) == {"color": {"R": 100}}
    twice = "%7B%22R%22:1,%22R%22:2%7D"
    request = IncomingRequest(
        path_values={"color": twice},
        query=f"color={twice}" if where == "query" else "",
        headers={"color": '{"R":1,"R":2}', "cookie": f"color={twice}"},
    )
    with pytest.raises(InvalidRequest, match="has an object with a key that stands twice"):
        _read([parameter], request, path)


def test_a_deep_object_may_hold_arrays_and_objects() -> None:
    schema = {
        "type": "object",
        "properties": {
            "tags": {"type": "array", "items": {"type": "string"}},
            "size": {"type": "object", "properties": {"min": {"type": "integer"}}},
        },
    }
    parameter = _parameter("query", schema, "filter", style="deepObject")
    query = "filter[tags]=a&filter[tags]=b&filter[size][min]=3"
    assert _read([parameter], IncomingRequest(query=query)) == {"filter": {"tags": ["a", "b"], "size": {"min": 3}}}
    assert _read([parameter], IncomingRequest(query="filter[tags]=a"))["filter"] == {"tags": ["a"]}
    assert _read([parameter], IncomingRequest(query="filter[tags][]=a"))["filter"] == {"tags": ["a"]}
    for broken in (
        "filter[tags=a",
        "filter[a]b=1",
        "filter[size]=1&filter[size][min]=1",
        "filter[" + "a][" * 40 + "b]=1",
    ):
        with pytest.raises(InvalidRequest, match="query filter: "):
            _read([parameter], IncomingRequest(query=broken))


def test_an_exploded_object_takes_free_names_only_where_the_document_invites_them() -> None:
    free = {"type": "object", "additionalProperties": {"type": "integer"}}
    other = {**_parameter("query", TEXT, "q"), "required": False}
    read = _read([other, _parameter("query", free)], IncomingRequest(query="a=1&b=2&q=x"))
    assert read == {"q": "x", "color": {"a": 1, "b": 2}}
    with pytest.raises(InvalidRequest, match="there is no such parameter"):
        _read([other, _parameter("query", CHANNELS)], IncomingRequest(query="R=1&X=2"))


def test_two_places_that_share_a_name_go_by_their_python_names() -> None:
    parameters = [
        _parameter("path", TEXT, "id"),
        {**_parameter("query", TEXT, "id"), "x-python-name": "other_id"},
    ]
    read = _read(parameters, IncomingRequest({"id": "a"}, "id=b"), "/x/{id}")
    assert read == {"id": "a", "other_id": "b"}


def test_parameters_of_the_path_item_count_too() -> None:
    get = {"operationId": "probe.run", "tags": ["probe"], "responses": OK}
    small = api({"/x/{color}": {"parameters": [_parameter("path", {"type": "integer"})], "get": get}})
    found = small.find("GET", "/x/7")
    assert found is not None
    assert found[0].arguments(IncomingRequest(found[1])) == {"color": 7}


def test_reserved_characters_that_are_not_quoted_stay_what_they_are() -> None:
    parameter = _parameter("query", TEXT, allowReserved=True)
    assert _read([parameter], IncomingRequest(query="color=a/b?c:d+e%20f")) == {"color": "a/b?c:d+e f"}


def test_the_server_of_an_operation_is_part_of_its_path() -> None:
    def get(id: str, url: str) -> dict[str, Any]:
        return {"get": {"operationId": id, "tags": ["probe"], "responses": OK, "servers": [{"url": url}]}}

    small = api({"/a": get("probe.a", "/v2"), "/b": get("probe.b", "https://files.example"), "/c.d/{x}.{y}": {}})
    assert small.find("GET", "/a") is None
    assert [found[0].id for path in ("/v2/a", "/b") if (found := small.find("GET", path))] == ["probe.a", "probe.b"]


def test_routes_with_several_parameters_in_a_segment() -> None:
    def item(id: str) -> dict[str, Any]:
        return {"get": {"operationId": id, "tags": ["probe"], "responses": OK}}

    small = api({"/{a-b}": item("probe.any"), "/fixed": item("probe.fixed"), "/f/{name}.{ext}": item("probe.file")})
    routes: dict[str, tuple[str, dict[str, str]]] = {
        "/fixed": ("probe.fixed", {}),
        "/o%2Fther": ("probe.any", {"a-b": "o%2Fther"}),
        "/f/a.b.zip": ("probe.file", {"name": "a.b", "ext": "zip"}),
    }
    for path, expected in routes.items():
        found = small.find("GET", path)
        assert found is not None
        assert (found[0].id, found[1]) == expected
    assert small.find("GET", "/") is None
    assert small.find("POST", "/fixed") is None
