"""Arguments to paths, queries, headers and cookies, as the tables of OpenAPI 3.1.1 and RFC 6570 have them."""

from __future__ import annotations

import enum
import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import UUID

import pytest

from tests.both import json_answer, run_both
from thingshub import UNSET, AsyncThingsHub
from thingshub._client.operation import (
    Answer,
    CookieParameter,
    HeaderParameter,
    Operation,
    Parameter,
    PathParameter,
    QueryParameter,
)
from thingshub.model import ExtensibleModel, Model
from thingshub.transport import Request
from thingshub.values import IntEnum, StrEnum

STRING = "blue"
ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
ANSWER = (Answer("200", "application/json", Any),)


class Filter(Model):
    status: str | Any = UNSET
    max_age: int | Any = UNSET
    gte: Any = UNSET


class Colour(StrEnum):
    BLUE = "blue"


class Level(IntEnum):
    HIGH = 7


class Plain(enum.Enum):
    ON = "on"


class Open(ExtensibleModel):
    a: int


def _request(parameter: Parameter, *values: Any) -> Request:
    """The request of a call with one parameter, made by both clients."""
    path = "/x/{p}/y" if parameter.place == "path" else "/x"
    operation: Operation[Any] = Operation("probe.get", "GET", path, (parameter,), ANSWER)

    async def scenario(hub: AsyncThingsHub) -> None:
        await hub._executor.call(operation, values)  # pyright: ignore[reportPrivateUsage]

    [request] = run_both(scenario, lambda _: json_answer("null"))
    return request


def _segment(parameter: Parameter, value: Any) -> str:
    return _request(parameter, value).target.removeprefix("/x/").removesuffix("/y")


def _query(parameter: Parameter, value: Any) -> str:
    return _request(parameter, value).target.removeprefix("/x?")


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("matrix", False, STRING, ";p=blue"),
        ("matrix", False, ARRAY, ";p=blue,black,brown"),
        ("matrix", False, OBJECT, ";p=R,100,G,200,B,150"),
        ("matrix", True, STRING, ";p=blue"),
        ("matrix", True, ARRAY, ";p=blue;p=black;p=brown"),
        ("matrix", True, OBJECT, ";R=100;G=200;B=150"),
        ("label", False, STRING, ".blue"),
        ("label", False, ARRAY, ".blue,black,brown"),
        ("label", False, OBJECT, ".R,100,G,200,B,150"),
        ("label", True, STRING, ".blue"),
        ("label", True, ARRAY, ".blue.black.brown"),
        ("label", True, OBJECT, ".R=100.G=200.B=150"),
        ("simple", False, STRING, "blue"),
        ("simple", False, ARRAY, "blue,black,brown"),
        ("simple", False, OBJECT, "R,100,G,200,B,150"),
        ("simple", True, STRING, "blue"),
        ("simple", True, ARRAY, "blue,black,brown"),
        ("simple", True, OBJECT, "R=100,G=200,B=150"),
        # RFC 6570, section 3.2: values are encoded, what the style writes is not
        ("simple", False, "Hello World!", "Hello%20World%21"),
        ("simple", False, "50%", "50%25"),
        ("simple", False, "a/b", "a%2Fb"),
        ("simple", False, ["a b", "ä"], "a%20b,%C3%A4"),
        ("label", True, "Hello World!", ".Hello%20World%21"),
        ("matrix", False, "a;b", ";p=a%3Bb"),
        ("simple", False, "a.b", "a.b"),
        ("simple", False, "...", "..."),
    ],
)
def test_paths(style: str, explode: bool, value: Any, expected: str) -> None:
    assert _segment(PathParameter("p", style=style, explode=explode), value) == expected


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("form", False, "", "color="),
        ("form", False, STRING, "color=blue"),
        ("form", False, ARRAY, "color=blue,black,brown"),
        ("form", False, OBJECT, "color=R,100,G,200,B,150"),
        ("form", True, "", "color="),
        ("form", True, STRING, "color=blue"),
        ("form", True, ARRAY, "color=blue&color=black&color=brown"),
        ("form", True, OBJECT, "R=100&G=200&B=150"),
        ("spaceDelimited", False, ARRAY, "color=blue%20black%20brown"),
        ("spaceDelimited", False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
        ("pipeDelimited", False, ARRAY, "color=blue%7Cblack%7Cbrown"),
        ("pipeDelimited", False, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("deepObject", True, OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ("form", True, ["a,b", "c&d=e+f"], "color=a%2Cb&color=c%26d%3De%2Bf"),
        ("form", True, "Hello World!", "color=Hello%20World%21"),
        ("pipeDelimited", False, ["a,b", "c d"], "color=a%2Cb%7Cc%20d"),
    ],
)
def test_queries(style: str, explode: bool, value: Any, expected: str) -> None:
    assert _query(QueryParameter("color", style=style, explode=explode), value) == expected


def test_deep_objects_nest_and_lists_in_them_repeat_their_name() -> None:
    value = {"a": {"b": 1, "c": [True, "x y"]}, "d": 0}
    found = _query(QueryParameter("f", style="deepObject"), value)
    assert parse_qsl(found) == [("f[a][b]", "1"), ("f[a][c]", "true"), ("f[a][c]", "x y"), ("f[d]", "0")]
    found = _query(QueryParameter("f", style="deepObject"), Filter(status="on", gte={"x": 1}))
    assert parse_qsl(found) == [("f[status]", "on"), ("f[gte][x]", "1")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7, "7"),
        (True, "true"),
        (False, "false"),
        (1.5, "1.5"),
        (1e16, "1e%2B16"),
        (2**63, "9223372036854775808"),
        (Decimal("1.10"), "1.10"),
        (datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), "2024-01-02T03%3A04%3A05%2B00%3A00"),
        (
            datetime(2024, 1, 2, 3, 4, 5, 678000, tzinfo=timezone(timedelta(hours=-2))),
            "2024-01-02T03%3A04%3A05.678000-02%3A00",
        ),
        (date(2024, 1, 2), "2024-01-02"),
        (UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (Colour.BLUE, "blue"),
        (Level.HIGH, "7"),
        (Plain.ON, "on"),
    ],
)
def test_single_values(value: Any, expected: str) -> None:
    assert _query(QueryParameter("v"), value) == f"v={expected}"
    assert _query(QueryParameter("v"), [value, value]) == f"v={expected}&v={expected}"
    assert _segment(PathParameter("p"), value) == expected
    assert _request(HeaderParameter("X-V"), value).headers["X-V"] == unquote(expected)
    assert _request(CookieParameter("v"), value).headers["Cookie"] == f"v={unquote(expected)}"


def test_names_are_encoded_too_and_what_is_left_out_leaves_no_trace() -> None:
    assert _query(QueryParameter("filter[name]", "filter_name"), "x") == "filter%5Bname%5D=x"
    assert _request(QueryParameter("a b&c"), None).target == "/x"
    assert _request(QueryParameter("a")).target == "/x"
    assert _request(QueryParameter("a"), UNSET).target == "/x"
    assert "Cookie" not in _request(CookieParameter("a"), None).headers


def test_reserved_characters_stay_where_the_document_allows_them_and_a_server_can_tell() -> None:
    parameter = QueryParameter("q", allow_reserved=True)
    assert _query(parameter, "http://a.example/b?c:d@(e),f;g!$'*=") == "q=http://a.example/b?c:d@(e),f;g!$'*="
    value = "a&b+c#d[e] %41"
    assert parse_qsl(_query(parameter, value)) == [("q", value)]
    assert _query(QueryParameter("q", allow_reserved=True), ["a:b", "c"]) == "q=a:b&q=c"


@pytest.mark.parametrize(
    "value", [{"a": [1, None, "ä&"]}, [1], "x", 5, Filter(status="on"), Open(a=1, extras={"b": 2})]
)
def test_parameters_of_json(value: Any) -> None:
    plain = {"status": "on"} if isinstance(value, Filter) else {"a": 1, "b": 2} if isinstance(value, Open) else value
    found = parse_qsl(_query(QueryParameter("q", media="application/json"), value))
    assert [(name, json.loads(text)) for name, text in found] == [("q", plain)]
    header = _request(HeaderParameter("X-Q", media="application/json"), value).headers["X-Q"]
    assert header.isascii()
    assert json.loads(header) == plain
    cookie = _request(CookieParameter("q", media="application/json"), value).headers["Cookie"]
    assert json.loads(unquote(cookie.removeprefix("q="))) == plain
    assert json.loads(unquote(_segment(PathParameter("p", media="application/json"), value))) == plain


@pytest.mark.parametrize(
    ("explode", "value", "expected"),
    [
        (False, STRING, "blue"),
        (False, ARRAY, "blue,black,brown"),
        (True, ARRAY, "blue,black,brown"),
        (False, OBJECT, "R,100,G,200,B,150"),
        (True, OBJECT, "R=100,G=200,B=150"),
        (False, "a b/c%2F", "a b/c%2F"),
        (False, "", ""),
    ],
)
def test_headers(explode: bool, value: Any, expected: str) -> None:
    assert _request(HeaderParameter("X-Color", explode=explode), value).headers["X-Color"] == expected


def test_a_header_of_ours_gives_way_in_any_case() -> None:
    headers = _request(HeaderParameter("accept"), "image/png").headers
    assert {name: text for name, text in headers.items() if name.lower() == "accept"} == {"accept": "image/png"}


@pytest.mark.parametrize(
    ("explode", "value", "expected"),
    [
        (True, STRING, "color=blue"),
        (True, ARRAY, "color=blue; color=black; color=brown"),
        (False, ARRAY, "color=blue,black,brown"),
        (True, OBJECT, "R=100; G=200; B=150"),
        (False, OBJECT, "color=R,100,G,200,B,150"),
        (True, 'a;b c,d"ä%', "color=a%3Bb%20c%2Cd%22%C3%A4%25"),
    ],
)
def test_cookies(explode: bool, value: Any, expected: str) -> None:
    assert _request(CookieParameter("color", explode=explode), value).headers["Cookie"] == expected


@pytest.mark.parametrize(
    ("parameter", "value", "reason"),
    [
        (PathParameter("p"), "", "must not be ''"),
        (PathParameter("p"), ".", r"must not be '\.'"),
        (PathParameter("p"), "..", "would address something else"),
        (PathParameter("p"), [".."], "would address something else"),
        (PathParameter("p"), None, "is required"),
        (PathParameter("p", style="label"), "", "must not be ''"),
        (PathParameter("p"), ["a,b"], "'a,b' has a comma, which separates entries here"),
        (PathParameter("p"), {"a": "b,c"}, "has a comma"),
        (PathParameter("p", explode=True), {"a=b": "c"}, "has an equals sign"),
        (PathParameter("p", style="label", explode=True), ["a.b"], "has a dot"),
        (PathParameter("p", style="matrix", explode=True), ["a;b"], "has a semicolon"),
        (QueryParameter("p", explode=False), ["a", "b,c"], "'b,c' has a comma, which separates entries here"),
        (QueryParameter("p", style="spaceDelimited"), ["a b"], "has a blank|has a space"),
        (QueryParameter("p", style="pipeDelimited"), ["a|b"], r"has a \|"),
        (QueryParameter("p", style="deepObject"), {"a]": 1}, "has a bracket"),
        (QueryParameter("p", style="deepObject"), {"a": [{"b": 1}]}, "no way to write a dict inside"),
        (QueryParameter("p", style="deepObject"), "x", "expected a model or a mapping, got str"),
        (QueryParameter("p"), [], "needs at least one entry; leave the argument out"),
        (QueryParameter("p"), {}, "needs at least one property"),
        (QueryParameter("p"), [["a"]], "no way to write a list inside"),
        (QueryParameter("p"), {"a": {"b": 1}}, "no way to write a dict inside"),
        (QueryParameter("p"), [None], "None cannot be written here"),
        (QueryParameter("p"), datetime(2024, 1, 2), "has no time zone"),
        (QueryParameter("p"), [datetime(2024, 1, 2)], "has no time zone"),
        (QueryParameter("p"), float("nan"), "nan is not a number"),
        (QueryParameter("p"), Decimal("Infinity"), "Infinity is not a number"),
        (QueryParameter("p"), b"x", "expected a single value, got bytes"),
        (QueryParameter("p", shape="array"), "hall-1", "expected a list, got str"),
        (QueryParameter("p", shape="array"), b"ab", "expected a list, got bytes"),
        (QueryParameter("p", shape="primitive"), ["a"], "expected a single value, got list"),
        (QueryParameter("p", shape="object"), ["a"], "expected a model or a mapping, got list"),
        (QueryParameter("p", shape="primitive"), {"a": 1}, "expected a single value, got dict"),
        (QueryParameter("p", required=True), None, "is required"),
        (QueryParameter("p"), "\ud800", "cannot be encoded"),
        (
            QueryParameter("p", media="application/json"),
            {"a": [float("nan")]},
            r"a\[0\]: nan is not a number that JSON has",
        ),
        (HeaderParameter("p"), "a\r\nX: b", "which no header can carry"),
        (HeaderParameter("p"), "a\nb", "which no header can carry"),
        (HeaderParameter("p"), "a\x00", "which no header can carry"),
        (HeaderParameter("p"), "ä", "which no header can carry"),
        (HeaderParameter("p"), " a", "begins or ends with a blank"),
        (HeaderParameter("p"), ["a,b"], "has a comma"),
        (HeaderParameter("p", required=True), UNSET, "is required"),
        (CookieParameter("p", explode=False), ["a,b"], "has a comma"),
        (CookieParameter("p", required=True), None, "is required"),
    ],
)
def test_what_cannot_be_sent_as_it_was_meant_is_refused_with_operation_and_argument(
    parameter: Parameter, value: Any, reason: str
) -> None:
    path = "/x/{p}" if parameter.place == "path" else "/x"
    operation: Operation[Any] = Operation("probe.get", "GET", path, (parameter._replace(python_name="arg"),), ANSWER)

    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises((TypeError, ValueError), match=f"probe.get: arg:? .*({reason})"):
            await hub._executor.call(operation, (value,))  # pyright: ignore[reportPrivateUsage]

    assert run_both(scenario, lambda _: json_answer("null")) == []


def test_arguments_go_to_their_places_whatever_the_order_of_the_parameters() -> None:
    parameters = (
        QueryParameter("q"),
        PathParameter("b"),
        HeaderParameter("X-H"),
        PathParameter("a"),
        CookieParameter("c"),
    )
    operation: Operation[Any] = Operation("probe.get", "GET", "/x/{a}/y/{b}.json", parameters, ANSWER)

    async def scenario(hub: AsyncThingsHub) -> None:
        await hub._executor.call(operation, ("1", "2", "3", "4", "5"))  # pyright: ignore[reportPrivateUsage]
        await hub._executor.call(operation, (None, "2", None, "4"))  # pyright: ignore[reportPrivateUsage]
        with pytest.raises(TypeError, match=r"probe\.get: takes 5 arguments, got 6"):
            await hub._executor.call(operation, (1, 2, 3, 4, 5, 6))  # pyright: ignore[reportPrivateUsage]

    first, second = run_both(scenario, lambda _: json_answer("null"))
    assert (first.target, first.headers["X-H"], first.headers["Cookie"]) == ("/x/4/y/2.json?q=1", "3", "c=5")
    assert urlsplit(second.target).query == ""
    assert "X-H" not in second.headers
