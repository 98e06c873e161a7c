"""Bodies of every media type: from options, files and standard input; what is refused; what the SDK gets."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.small import JSON, Small, answer, body, document_of, parameter
from thingshub.types import File

MULTIPART, FORM, BYTES = "multipart/form-data", "application/x-www-form-urlencoded", "application/octet-stream"
BINARY = {"type": "string", "format": "binary"}
TEXTS = {"type": "array", "items": {"type": "string"}}
THING = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "name": {"type": "string"},
        "size": {"type": "integer", "default": 3, "deprecated": True},
        "price": {"type": "number", "format": "decimal"},
        "labels": TEXTS,
        "@type": {"type": "string"},
        "inner": {"type": "object", "properties": {"a": {"type": "integer"}}},
        "either": {"type": ["string", "integer"]},
    },
}


def small(monkeypatch: pytest.MonkeyPatch, request: dict[str, Any], **operation: Any) -> Small:
    document = document_of({"probe.put": {"requestBody": request, **operation}}, {"Thing": THING})
    return Small(document, monkeypatch)


def thing(media: str = JSON, *, required: bool = True) -> dict[str, Any]:
    return body({"$ref": "#/components/schemas/Thing"}, media, required=required)


@pytest.mark.parametrize("media", [JSON, "application/merge-patch+json", FORM])
def test_properties_are_options(monkeypatch: pytest.MonkeyPatch, media: str, tmp_path: Path) -> None:
    run = small(monkeypatch, thing(media))
    path = tmp_path / "body.json"
    path.write_text('{"name": "file", "size": 1, "price": 1.1000000000000000000001}')
    for given in (str(path), f"@{path}"):
        done = run("probe", "put", "--body", given, "--name", "x", "--labels", "a,b", "--type", "t", "--set", "size=2")
        assert (done.code, done.err) == (0, "")
        assert done.sent == {"name": "x", "size": 2, "price": 1.1, "labels": ["a", "b"], "@type": "t"}
        assert done.arguments["body"].price == Decimal("1.1000000000000000000001")
        assert set(done.arguments) == {"body"}
    assert run("probe", "put", "--name", "x", "--price", "2.50").arguments["body"].price == Decimal("2.50")
    assert run("probe", "put", "--name", "x", "--either", "5").sent["either"] == 5
    assert run("probe", "put", "--name", "x", "--either", '"5"').sent["either"] == "5"
    assert "id" not in [param.name for param in run.document.operation("probe.put").parameters]
    text = " ".join(run("probe", "put", "--help").out.decode().split())
    assert "--size N Deprecated. (default: 3)." in text
    assert "--name TEXT (required)" in text
    assert "--id" not in text


def test_what_can_have_one_value_only_need_not_be_given_at_any_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    kind: dict[str, Any] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "a"}, "n": {"type": "integer"}},
    }
    schema = {**kind, "properties": {**kind["properties"], "inner": kind, "many": {"type": "array", "items": kind}}}
    run = small(monkeypatch, body(schema))
    assert run("probe", "put").sent == {"kind": "a"}
    assert run("probe", "put", "--n", "1", "--inner", '{"n": 2}', "--many", '[{}, {"kind": "a"}]').sent == {
        "kind": "a", "n": 1, "inner": {"kind": "a", "n": 2}, "many": [{"kind": "a"}, {"kind": "a"}],
    }  # fmt: skip
    assert "(required)" not in run("probe", "put", "--help").out.decode()
    assert run("probe", "put", "--set", 'kind="b"').code == 2


@pytest.mark.parametrize(
    ("schema", "text", "sent"),
    [
        ({"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}, '[{"name": "x"}]', [{"name": "x"}]),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, '{"a": 1}', {"a": 1}),
        ({"type": "integer"}, "9007199254740993", 9007199254740993),
        ({"type": "string"}, '"text"', "text"),
        ({"type": "boolean"}, "true", True),
        ({"oneOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]}, "null", None),
        ({"type": "array", "items": {"type": ["string", "null"]}}, '[null, "a"]', [None, "a"]),
        ({"type": ["string", "null"]}, "null", None),
        ({"oneOf": [{"type": "integer"}, TEXTS]}, '["a"]', ["a"]),
        ({"type": "array", "items": {"type": "number", "format": "decimal"}}, "[1.10]", [1.1]),
        ({"description": "Anything."}, "[1]", [1]),
        ({"type": "object"}, '{"free": {"x": [1]}}', {"free": {"x": [1]}}),
    ],
)
def test_any_json_may_stand_at_the_top(
    monkeypatch: pytest.MonkeyPatch, schema: dict[str, Any], text: str, sent: Any
) -> None:
    done = small(monkeypatch, body(schema))("probe", "put", "--body", "-", input=text)
    assert (done.code, done.err) == (0, "")
    assert done.sent == sent


def test_single_properties_of_maps_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, body({"type": "object", "additionalProperties": {"type": "integer"}}))
    assert run("probe", "put", "--set", "a=1", "--set", "b=2").sent == {"a": 1, "b": 2}
    assert "Expected `int`, got `str`" in run("probe", "put", "--set", 'a="x"').err


def test_an_optional_body_is_left_out_unless_it_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text("{}")
    loose = {**THING, "required": []}
    run = Small(document_of({"probe.put": {"requestBody": body(loose, required=False)}}), monkeypatch)
    assert run("probe", "put").arguments == {}
    assert run("probe", "put", "--body", str(path)).sent == {}
    assert run("probe", "put", "--size", "3").sent == {"size": 3}
    for media, schema in ((BYTES, BINARY), ("text/plain", {"type": "string"}), (JSON, TEXTS)):
        run = small(monkeypatch, body(schema, media, required=False))
        assert run("probe", "put").arguments == {}


def test_bytes_and_texts_come_from_a_file_or_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "content"
    path.write_bytes("ä\r\n".encode())
    run = small(monkeypatch, body(BINARY, BYTES))
    assert run("probe", "put", "--body", str(path)).arguments == {"body": path}  # read while it is sent
    assert run("probe", "put", "--body", "-", input=b"\x00\xff").arguments == {"body": b"\x00\xff"}
    run = small(monkeypatch, body({"type": "string"}, "text/plain"))
    assert run("probe", "put", "--body", f"@{path}").arguments == {"body": "ä\r\n"}
    assert run("probe", "put", "--body", "-", input="text").arguments == {"body": "text"}
    refused = run("probe", "put", "--body", "-", input=b"\xff")
    assert (refused.code, refused.hub.calls) == (2, [])
    assert "standard input: is not UTF-8 (byte 0)" in refused.err


UPLOAD = {
    "type": "object",
    "required": ["file", "meta"],
    "properties": {
        "file": BINARY,
        "more": {"type": "array", "items": BINARY},
        "meta": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        "title": {"type": "string"},
        "count": {"type": "integer"},
        "tag": TEXTS,
    },
}


def test_fields_of_a_form_with_files_are_options(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    run = small(monkeypatch, body(UPLOAD, MULTIPART))
    done = run(
        "probe", "put", "--file", str(one), "--more", str(one), "--more", f"@{two}", "--meta", '{"name": "x"}',
        "--title", "t", "--count", "3", "--tag", "a,b", "--tag", "c",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    assert done.arguments.pop("meta").name == "x"
    assert done.arguments == {"file": one, "more": [one, two], "title": "t", "count": 3, "tag": ["a", "b", "c"]}
    done = run("probe", "put", "--file", "-", "--meta", '{"name": "x"}', input=b"in")
    assert done.arguments["file"] == b"in"
    assert set(done.arguments) == {"file", "meta"}


SEVERAL = {
    "required": True,
    "content": {
        JSON: {"schema": {"$ref": "#/components/schemas/Thing"}},
        FORM: {"schema": {"$ref": "#/components/schemas/Thing"}},
        MULTIPART: {"schema": {"type": "object", "properties": {"name": {"type": "string"}, "file": BINARY}}},
        "text/csv": {"schema": {"type": "string"}},
        BYTES: {"schema": BINARY},
    },
}


def test_one_of_several_media_types_is_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "rows"
    path.write_text("a,b\n")
    run = small(monkeypatch, SEVERAL)
    first = run("probe", "put", "--name", "x")
    assert (first.sent, first.arguments["content_type"]) == ({"name": "x"}, JSON)
    form = run("probe", "put", "--content-type", FORM, "--name", "x")
    assert (form.sent, form.arguments["content_type"]) == ({"name": "x"}, FORM)
    assert run("probe", "put", "--content-type", "text/csv", "--body", str(path)).arguments == {
        "body": "a,b\n", "content_type": "text/csv",
    }  # fmt: skip
    assert run("probe", "put", "--content-type", BYTES, "--body", str(path)).arguments == {
        "body": path, "content_type": BYTES,
    }  # fmt: skip
    multipart = run("probe", "put", "--content-type", MULTIPART, "--file", str(path), "--body-name", "x").arguments
    assert multipart == {"body": {"file": path, "name": "x"}, "content_type": MULTIPART}


def test_a_range_of_media_types_is_made_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "image"
    path.write_bytes(b"PNG")
    run = small(monkeypatch, body(BINARY, "image/*"))
    done = run("probe", "put", "--content-type", "image/png", "--body", str(path))
    assert done.arguments == {"body": File(path, media="image/png")}
    several = {"content": {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}, "image/*": {"schema": BINARY}}}
    run = small(monkeypatch, several)
    done = run("probe", "put", "--content-type", "image/png", "--body", str(path))
    assert done.arguments == {"body": File(path, media="image/png"), "content_type": "image/png"}
    refused = small(monkeypatch, body(BINARY, "image/*"))("probe", "put", "--body", str(path))
    assert (refused.code, refused.hub.calls) == (2, [])
    assert "Missing option '--content-type' (a media type of image/*)" in refused.err


def test_arguments_of_the_sdk_give_way_to_those_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, SEVERAL, parameters=[parameter("body"), parameter("content_type", "header")])
    done = run("probe", "put", "--query-body", "b", "--header-content-type", "c", "--name", "x")
    assert done.arguments.pop("body_").name == "x"
    assert done.arguments == {"body": "b", "content_type": "c", "content_type_": JSON}


@pytest.mark.parametrize(
    ("request_body", "arguments", "text"),
    [
        (thing(), [], "Missing option '--name' (or name in --body)"),
        (thing(FORM), [], "Missing option '--name' (or name in --body)"),
        (thing(), ["--name", "x", "--set", "nmae=1"], "the body has no nmae; known are id, name,"),
        (thing(), ["--name", "x", "--inner", '{"b": 1}'], "the body has no inner.b"),
        (thing(), ["--name", "x", "--inner", '{"a": "1"}'], "inner.a: Expected `int`, got `str`"),
        (thing(), ["--body", "-"], "--body must hold a JSON object"),
        (body(TEXTS), [], "Missing option '--body'"),
        (body(TEXTS), ["--body", "nothing.json"], "nothing.json: No such file or directory"),
        (body({"type": "object"}), ["--body", "-"], "--body must hold a JSON object"),
        (body({"type": "integer"}), ["--body", "-"], "the body: Expected `int`, got `array`"),
        (body({"description": "Anything."}), [], "Missing option '--body'"),
        (body(BINARY, BYTES), [], "Missing option '--body'"),
        (body(BINARY, BYTES), ["--body", "nothing"], "nothing: No such file or directory"),
        (body(BINARY, BYTES), ["--body", "/"], "/: is not a regular file"),
        (body({"type": "string"}, "text/plain"), ["--body", "nothing"], "nothing: No such file or directory"),
        (body(UPLOAD, MULTIPART), ["--meta", '{"name": "x"}'], "Missing option '--file'"),
        (body(UPLOAD, MULTIPART), ["--file", "nothing", "--meta", "{}"], "nothing: No such file or directory"),
        (body(UPLOAD, MULTIPART), ["--file", "-", "--meta", "{}"], "--meta: Object missing required field `name`"),
        (body(UPLOAD, MULTIPART), ["--file", "-", "--more", "-"], "standard input can be read once"),
        (SEVERAL, ["--content-type", "text/html"], "--content-type: expected application/json, "),
        (SEVERAL, ["--content-type", BYTES, "--name", "x", "--body", "-"], "--name belongs to --content-type "),
        (SEVERAL, ["--file", "-"], "--file belongs to --content-type multipart/form-data, not to application/json"),
        (SEVERAL, ["--content-type", BYTES, "--set", "a=1", "--body", "-"], "has no properties to set"),
        (SEVERAL, ["--content-type", MULTIPART, "--body", "-"], "--body: a form is given by its options"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch, request_body: dict[str, Any], arguments: list[str], text: str
) -> None:
    done = small(monkeypatch, request_body)("probe", "put", *arguments, input="[]")
    assert (done.code, done.out, done.hub.calls) == (2, b"", [])
    assert text in done.err
    assert done.err.count("\n") == 1


def test_the_same_field_of_two_forms_is_one_option_unless_they_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, SEVERAL)
    text = run("probe", "put", "--help").out.decode()
    assert (text.count("--name "), text.count("--body-name "), text.count("--file ")) == (1, 1, 1)


def test_a_preview_has_the_same_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, thing(), responses={"200": answer({"type": "integer"})})
    done = run("probe", "put", "--name", "x", "--dry-run")
    assert (done.hub.calls[0].way, done.sent, done.out) == ("preview", {"name": "x"}, b"preview\n")
    assert json.loads(json.dumps(done.hub.settings)) == {"needs_credentials": False, "named": {}}
