"""Options and arguments for parameters of every place, style and type: what the SDK gets, and what is refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.cli.small import JSON, Small, document_of, parameter

FILTER = {
    "type": "object",
    "properties": {
        "status": {"type": "string"}, "min": {"type": "integer"}, "since": {"type": "string", "format": "date"},
        "token": {"type": "string", "x-secret": True},
    },
    "additionalProperties": False,
}  # fmt: skip
NUMBERS = {"type": "array", "items": {"type": "integer"}}
NAMES = parameter("names", schema={"type": "array", "items": {"type": "string"}})
FIND = parameter("filter", schema=FILTER, style="deepObject")
KEY = parameter("X-Key", "header", {"type": "string", "x-secret": True})
LEVEL = parameter("level", schema={"type": "integer", "enum": [1, 2]})


def text(name: str, format: str) -> dict[str, Any]:
    """A query parameter with a text of a format."""
    return parameter(name, schema={"type": "string", "format": format})


AN_ID = "123e4567-e89b-12d3-a456-426614174000"
Spec = dict[str, Any]


def small(monkeypatch: pytest.MonkeyPatch, *parameters: Spec, **operation: Any) -> Small:
    return Small(document_of({"probe.get": {"parameters": list(parameters), **operation}}), monkeypatch)


@pytest.mark.parametrize(
    ("spec", "arguments", "value"),
    [
        (parameter("If-Match", "header"), ["--header-if-match", '"1"'], {"if_match": '"1"'}),
        (parameter("X-Ids", "header", NUMBERS), ["--header-x-ids", "1,2"], {"x_ids": [1, 2]}),
        (parameter("session", "cookie"), ["--cookie-session", "abc"], {"session": "abc"}),
        (parameter("filter[name]"), ["--filter-name", "x"], {"filter_name": "x"}),
        (parameter("from"), ["--from", "x"], {"from_": "x"}),
        (parameter("tag", **{"x-python-name": "tags"}), ["--tag", "x"], {"tags": "x"}),
        (parameter("devEUI"), ["--dev-eui", "x"], {"dev_eui": "x"}),
        (parameter("ids", schema=NUMBERS), ["--ids", "1,2", "--ids", "3"], {"ids": [1, 2, 3]}),
        (parameter("ids", schema=NUMBERS), ["--ids", "[1, 2]"], {"ids": [1, 2]}),
        (NAMES, ["--names", '["a,b"]'], {"names": ["a,b"]}),
        (NAMES, ["--names", "[1]"], {"names": ["[1]"]}),
        (NAMES, ["--names", "[null]"], {"names": ["[null]"]}),
        (parameter("on", schema={"type": "boolean"}), ["--no-on"], {"on": False}),
        (parameter("on", schema={"type": "boolean"}), ["--on"], {"on": True}),
        (parameter("on", schema={"type": "boolean"}), [], {}),
        (parameter("n", schema={"type": "number"}), ["--n", "1.5"], {"n": 1.5}),
        (parameter("n", schema={"type": "number", "format": "decimal"}), ["--n", "1.10"], {"n": Decimal("1.10")}),
        (text("at", "date-time"), ["--at", "2024-03-01T10:00:00Z"],
         {"at": datetime(2024, 3, 1, 10, tzinfo=UTC)}),
        (text("day", "date"), ["--day", "2024-03-01"], {"day": date(2024, 3, 1)}),
        (text("at", "time"), ["--at", "10:30:00Z"], {"at": time(10, 30, tzinfo=UTC)}),
        (text("id", "uuid"), ["--id", AN_ID], {"id": UUID(AN_ID)}),
        (parameter("kind", schema={"type": "string", "enum": ["a", "b"]}), ["--kind", "c"], {"kind": "c"}),
        (LEVEL, ["--level", "3"], {"level": 3}),
        (parameter("kinds", schema={"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}),
         ["--kinds", "a,x"], {"kinds": ["a", "x"]}),
        (parameter("v", schema={"const": "a"}), ["--v", "a"], {"v": "a"}),
        (parameter("v", schema={"type": ["string", "integer"]}), ["--v", "5"], {"v": 5}),
        (parameter("v", schema={"type": ["string", "integer"]}), ["--v", "now"], {"v": "now"}),
        (parameter("v", schema={"type": ["string", "boolean"]}), ["--v", "yes"], {"v": "yes"}),
        (parameter("v", schema={"type": "string", "oneOf": [{"format": "date"}, {"format": "date-time"}]}),
         ["--v", "2024-03-01"], {"v": date(2024, 3, 1)}),
        (parameter("v", schema={"type": ["string", "null"]}), ["--v", "null"], {"v": "null"}),
        (parameter("map", schema={"type": "object", "additionalProperties": {"type": "integer"}}, style="deepObject"),
         ["--map", "a=1", "--map", "b=2"], {"map": {"a": 1, "b": 2}}),
        (parameter("map", schema={"type": "object", "additionalProperties": {"type": "integer"}}),
         ["--map", '{"a": 1}', "--map", "b=2"], {"map": {"a": 1, "b": 2}}),
        (parameter("any", schema={"description": "Anything."}), ["--any", "text"], {"any": "text"}),
        (parameter("any", schema={"description": "Anything."}), ["--any", "5"], {"any": 5}),
        (parameter("q", content={JSON: {"schema": NUMBERS}}), ["--q", "1,2"], {"q": [1, 2]}),
        (parameter("q", content={JSON: {"schema": {"type": ["string", "integer"]}}}), ["--q", '"5"'], {"q": "5"}),
        (parameter("id", "path", NUMBERS), ["1,2"], {"id": [1, 2]}),
        (parameter("id", "path", {"type": "object", "additionalProperties": {"type": "integer"}}, style="matrix"),
         ["a=1,b=2"], {"id": {"a": 1, "b": 2}}),
        (parameter("on", "path", {"type": "boolean"}), ["false"], {"on": False}),
        (parameter("user-id", "path", {"type": "string", "format": "uuid"}), [AN_ID], {"user_id": UUID(AN_ID)}),
    ],
)  # fmt: skip
def test_what_the_sdk_gets(
    monkeypatch: pytest.MonkeyPatch, spec: Spec, arguments: list[str], value: dict[str, Any]
) -> None:
    done = small(monkeypatch, spec)("probe", "get", *arguments)
    assert (done.code, done.err) == (0, "")
    assert done.arguments == value
    assert [type(entry) for entry in done.arguments.values()] == [type(entry) for entry in value.values()]


@pytest.mark.parametrize(
    "spec",
    [FIND, parameter("filter", schema=FILTER, style="form"), parameter("filter", content={JSON: {"schema": FILTER}})],
)
@pytest.mark.parametrize(
    "arguments",
    [
        ["--filter", "status=on", "--filter", "min=5", "--filter", "since=2024-03-01"],
        ["--filter", '{"status": "on", "min": 5, "since": "2024-03-01"}'],
        ["--filter", '{"status": "off", "min": 5}', "--filter", "status=on", "--filter", "since=2024-03-01"],
    ],
)
def test_an_object_is_pairs_or_json_and_becomes_the_model(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], spec: Spec
) -> None:
    done = small(monkeypatch, spec)("probe", "get", *arguments)
    assert (done.code, done.err) == (0, "")
    found = done.arguments["filter"]
    assert (found.status, found.min, found.since) == ("on", 5, date(2024, 3, 1))


def test_a_list_in_an_object_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "integer"}}}
    run = small(monkeypatch, parameter("filter", content={JSON: {"schema": schema}}))
    done = run("probe", "get", "--filter", '{"a": [1, 2]}', "--filter", "a=3,4", "--filter", "b=5")
    assert done.arguments == {"filter": {"a": [1, 2, 3, 4], "b": [5]}}


def test_an_object_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "filter.json"
    path.write_text(json.dumps({"status": "on", "token": "secret"}))
    found = small(monkeypatch, FIND)
    assert found("probe", "get", "--filter", f"@{path}").arguments["filter"].token == "secret"


@pytest.mark.parametrize(
    ("spec", "arguments", "text"),
    [
        (parameter("If-Match", "header", required=True), [], "Missing option '--header-if-match'"),
        (parameter("on", schema={"type": "boolean"}, required=True), [], "Missing option '--on'"),
        (parameter("ids", schema=NUMBERS), ["--ids", "1,x"], "'x' is not a valid integer"),
        (parameter("ids", schema=NUMBERS), ["--ids", ""], "--ids is empty; leave it out to not use it"),
        (parameter("n", schema={"type": "number"}), ["--n", "nan"], "expected a finite number, got 'nan'"),
        (parameter("n", schema={"type": "number", "format": "decimal"}), ["--n", "1,5"], "expected a decimal number"),
        (text("day", "date"), ["--day", "1.3."], "expected a date like 2024-03-01"),
        (text("at", "time"), ["--at", "noon"], "expected a time like 10:30:00"),
        (text("id", "uuid"), ["--id", "7"], "expected a UUID like"),
        (LEVEL, ["--level", "x"], "'x' is not a valid integer"),
        (parameter("v", schema={"const": "a"}), ["--v", "b"], "expected a, got 'b'"),
        (FIND, ["--filter", "state=on"], "has no state; known are status, min"),
        (FIND, ["--filter", "min=x"], "min: 'x' is not a valid integer"),
        (FIND, ["--filter", "on"], "write KEY=VALUE with a key of status"),
        (FIND, ["--filter", "token=s3cret"], "token is a secret"),
        (FIND, ["--filter", '{"state": "on"}'], "--filter has no state"),
        (FIND, ["--filter", '{"min": "x"}'], "--filter.min: Expected `int"),
        (parameter("q", content={JSON: {"schema": {}}}), ["--q", "text"], "is not JSON"),
        (KEY, ["--header-x-key", "s3cret"], "not taken as arguments"),
    ],
)  # fmt: skip
def test_what_is_refused_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch, spec: Spec, arguments: list[str], text: str
) -> None:
    done = small(monkeypatch, spec)("probe", "get", *arguments)
    assert (done.code, done.out, done.hub.calls) == (2, b"", [])
    assert text in done.err
    assert "s3cret" not in done.err
    assert done.err.count("\n") == 1


def test_a_secret_header_comes_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINE", "s3cret")
    run = small(monkeypatch, KEY)
    assert run("probe", "get", "--header-x-key", "env:MINE").arguments == {"x_key": "s3cret"}


def test_path_parameters_stand_in_the_order_of_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, parameter("b", "path"), parameter("a", "path"), path="/x/{a}/y/{b}")
    assert run("probe", "get", "1", "2").arguments == {"a": "1", "b": "2"}


def test_help_tells_defaults_and_deprecations(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(
        monkeypatch,
        parameter("size", schema={"type": "integer", "default": 20, "maximum": 50}, description="How many."),
        parameter("old", description="Not any more.", deprecated=True),
        parameter("order", schema={"type": "string", "enum": ["asc"], "default": "asc"}),
    )
    text = " ".join(run("probe", "get", "--help").out.decode().split())
    assert "--size N How many (at most 50, default: 20)." in text
    assert "--old TEXT Deprecated. Not any more." in text
    assert "--order [asc|…] (default: asc)." in text


def names(run: Small) -> list[str]:
    """The options of probe.get."""
    text = run("probe", "get", "--help").out.decode()
    return [word for line in text.splitlines() if (word := line.strip().partition(" ")[0].rstrip(",")).startswith("--")]


def test_names_that_clash_are_settled_by_one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    properties = {name: {"type": "string"} for name in ("limit", "curl", "flag", "no_flag", "body_limit", "header_x")}
    run = small(
        monkeypatch,
        parameter("limit"), parameter("output"), parameter("header_x"), parameter("all", schema={"type": "boolean"}),
        parameter("X", "header"), parameter("body", "cookie", **{"x-python-name": "body_cookie"}),
        parameter("x-limit", "header", **{"x-python-name": "limit_header"}),
        parameter("flag", schema={"type": "boolean"}, **{"x-python-name": "flag_query"}),
        requestBody={"required": True, "content": {JSON: {"schema": {"type": "object", "properties": {
            name: {**prop, "x-python-name": f"{name}_body"} if name in ("limit", "header_x") else prop
            for name, prop in properties.items()
        }}}}},
    )  # fmt: skip
    assert names(run) == [
        "--limit", "--query-output", "--header-x", "--query-all", "--flag", "--header-x-2", "--header-x-limit",
        "--cookie-body", "--body-limit", "--body-curl", "--body-flag", "--body-no-flag", "--body-body-limit",
        "--body-header-x",
        "--set", "--body", "--curl", "--dry-run",
    ]  # fmt: skip


def test_two_of_one_place_that_would_be_called_the_same_have_their_python_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = small(
        monkeypatch,
        parameter("a-b", **{"x-python-name": "dashed"}),
        parameter("a_b"),
        parameter("A-B", "header", **{"x-python-name": "big"}),
    )
    assert names(run)[:3] == ["--dashed", "--a-b", "--header-a-b"]
    assert run("probe", "get", "--dashed", "1", "--a-b", "2").arguments == {"dashed": "1", "a_b": "2"}


def test_a_flag_needs_both_of_its_names(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = {"type": "object", "properties": {"no_on": {"type": "string"}, "on": {"type": "boolean"}}}
    run = small(monkeypatch, requestBody={"content": {JSON: {"schema": schema}}})
    assert names(run)[:2] == ["--no-on", "--body-on"]
    assert run("probe", "get", "--no-body-on", "--no-on", "x").sent == {"no_on": "x", "on": False}


def test_options_of_the_whole_command_line_give_way_and_may_stand_before(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, parameter("url"), parameter("verbose", schema={"type": "boolean"}))
    done = run("--url", "https://demo.example", "probe", "get", "--url", "mine", "--no-verbose", "-v")
    assert done.arguments == {"url": "mine", "verbose": False}
