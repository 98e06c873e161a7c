"""Answers of every kind: what is printed, what is written, what is refused; lists page by page."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.cli.small import JSON, Raw, Small, answer, document_of, parameter
from thingshub import models

BINARY = {"type": "string", "format": "binary"}
INTEGER = {"type": "integer"}
PRICE = {"type": "number", "format": "decimal"}
DONE = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "price": PRICE}}
JOB = {"type": "object", "required": ["job"], "properties": {"job": {"type": "string"}}}


def small(monkeypatch: pytest.MonkeyPatch, responses: dict[str, Any], **operation: Any) -> Small:
    given = {"responses": responses, **operation}
    return Small(document_of({"probe.do": given}, {"Done": DONE, "Job": JOB}), monkeypatch)


def reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def model(name: str, **values: Any) -> Any:
    return getattr(models, name)(**values)


def test_one_of_several_success_types_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, {"200": answer(reference("Done")), "202": answer(reference("Job")), "204": answer(None)})
    for given, shown in (
        (model("Done", id="a", price=Decimal("1.10")), '{"id":"a","price":1.10}\n'),
        (model("Job", job="j"), '{"job":"j"}\n'),
        (None, ""),
    ):
        run.answer = given
        done = run("probe", "do", "-o", "jsonl")
        assert (done.code, done.out.decode(), done.err) == (0, shown, "")


@pytest.mark.parametrize(
    ("schema", "value", "by_format"),
    [
        (INTEGER, 2**60, {"table": f"{2**60}\n", "json": f"{2**60}\n", "csv": f"value\n{2**60}\n"}),
        ({"type": "boolean"}, False, {"table": "false\n", "jsonl": "false\n"}),
        ({"type": "string"}, "a b\x1b[2J", {"table": "a b [2J\n", "json": '"a b\\u001b[2J"\n'}),
        ({"type": "string", "format": "uuid"}, UUID(int=7), {"table": f"{UUID(int=7)}\n"}),
        ({"type": "number", "format": "decimal"}, Decimal("1.10"), {"table": "1.10\n", "json": "1.10\n"}),
        ({"type": ["integer", "null"]}, None, {"json": "null\n", "table": "\n"}),
        ({"type": "array", "items": INTEGER}, [1, 2], {"jsonl": "1\n2\n", "csv": "value\n1\n2\n"}),
        ({"type": "object", "additionalProperties": INTEGER}, {"a": 1}, {"jsonl": '{"a":1}\n', "table": "a\t1\n"}),
        ({"description": "Anything."}, [{"a": 1}], {"jsonl": '{"a":1}\n'}),
    ],
)
def test_any_json_may_be_an_answer(
    monkeypatch: pytest.MonkeyPatch, schema: dict[str, Any], value: Any, by_format: dict[str, str]
) -> None:
    run = small(monkeypatch, {"200": answer(schema)})
    run.answer = value
    for format, shown in by_format.items():
        assert run("probe", "do", "-o", format).out.decode() == shown


def test_nothing_is_said_of_nothing_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    for responses in ({"204": answer(None)}, {"200": answer(reference("Done")), "204": answer(None)}):
        done = small(monkeypatch, responses)("probe", "do")
        assert (done.code, done.out, done.err) == (0, b"", "")


def test_text_goes_out_as_it_is_and_bytes_to_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run = small(monkeypatch, {"200": answer({"type": "string"}, "text/plain")})
    run.answer = Raw(b"a\r\nb\xff", "text/plain")
    assert run("probe", "do").out == b"a\r\nb\xff"
    run = small(monkeypatch, {"200": answer(BINARY, "image/png"), "204": answer(None)})
    run.answer = Raw(b"\x89PNG", "image/png")
    assert run("probe", "do").out == b"\x89PNG"
    target = tmp_path / "image.png"
    done = run("probe", "do", "-o", str(target))
    assert (done.out, target.read_bytes(), done.hub.calls[0].way) == (b"", b"\x89PNG", "stream")
    run.answer = Raw(status=204)
    target.unlink()
    assert run("probe", "do", "-o", str(target)).code == 0
    assert not target.exists()


def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thingshub.cli.operations.answers.is_terminal", lambda: True)


def test_bytes_are_no_text_for_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal(monkeypatch)
    run = small(monkeypatch, {"200": answer(BINARY, "image/png")})
    refused = run("probe", "do")
    assert (refused.code, refused.out, refused.hub.calls) == (2, b"", [])
    assert "this is no text for a terminal -- name a file with -o FILE" in refused.err
    run.answer = Raw(b"\x89PNG")
    assert run("probe", "do", "-o", str(tmp_path / "x")).code == 0
    run = small(monkeypatch, {"200": answer({"type": "string"}, "text/csv")})
    run.answer = Raw(b"a,b\n", "text/csv")
    assert run("probe", "do").out == b"a,b\n"


MIXED = {
    "200": {"description": "It.", "content": {JSON: {"schema": reference("Done")}, "image/png": {"schema": BINARY}}}
}


def test_what_may_be_json_or_bytes_is_told_apart_when_it_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = small(monkeypatch, MIXED)
    run.answer = Raw(b"{}", "application/json; charset=utf-8", parsed=model("Done", id="a"))
    done = run("probe", "do", "-o", "jsonl")
    assert (done.out, done.hub.calls[0].way) == (b'{"id":"a"}\n', "raw")
    run.answer = Raw(b"\x89PNG", "image/png")
    assert run("probe", "do", "-o", "jsonl").out == b"\x89PNG"
    target = tmp_path / "image.png"
    assert run("probe", "do", "--save", str(target)).out == b""
    assert target.read_bytes() == b"\x89PNG"
    terminal(monkeypatch)
    refused = run("probe", "do")
    assert (refused.code, refused.out, len(refused.hub.calls)) == (2, b"", 1)
    assert "name a file with --save FILE" in refused.err
    run = small(monkeypatch, MIXED, method="post")
    refused = run("probe", "do")  # nothing is changed whose answer would get lost
    assert (refused.code, refused.hub.calls) == (2, [])


LIST = {"type": "array", "items": reference("Done")}
ROWS = {"type": "object", "properties": {"rows": LIST}}
PAGES = {
    "offset": (["limit", "offset"], LIST, None, ()),
    "page": (["per_page", "page"], {"type": "object", "properties": {"items": LIST}}, None, ("items",)),
    "cursor": (
        ["size", "cursor"],
        {"type": "object", "properties": {"data": ROWS, "next": {"type": "string"}}},
        {"style": "cursor", "items": "/data/rows", "next": "/next"},
        ("data", "rows"),
    ),
    "link": (["per_page", "page"], LIST, {"style": "link"}, ()),
}


@pytest.mark.parametrize("style", PAGES)
def test_lists_of_every_style_are_read_by_page_or_whole(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    (size, moving), schema, extension, path = PAGES[style]
    run = small(
        monkeypatch,
        {"200": answer(schema)},
        parameters=[parameter(size, schema=INTEGER), parameter(moving, schema=INTEGER), parameter("q")],
        **({"x-paging": extension} if extension else {}),
    )
    paging = run.document.operation("probe.do").paging
    assert paging is not None
    assert paging.style == style
    entries = [model("Done", id="a"), model("Done", id="b")]
    run.answer = entries
    option = size.replace("_", "-")
    done = run("probe", "do", "--all", f"--{option}", "2", "--q", "x", "-o", "jsonl")
    assert done.out == b'{"id":"a"}\n{"id":"b"}\n'
    assert (done.hub.calls[0].method, done.arguments) == ("probe.iterate_do", {"q": "x", "page_size": 2})
    assert f"Every entry, page after page; --{option} is then" in run("probe", "do", "--help").out.decode()
    page: Any = entries
    for name in reversed(path):
        page = {name: page}
    run.answer = page
    done = run("probe", "do", f"--{moving}", "3", "-o", "csv")
    assert list(csv.reader(io.StringIO(done.out.decode()))) == [["id"], ["a"], ["b"]]
    assert (done.hub.calls[0].method, done.arguments) == ("probe.do", {moving: 3})
    refused = run("probe", "do", "--all", f"--{moving}", "3")
    assert (refused.code, refused.hub.calls) == (2, [])
    assert f"--all reads from the start: leave --{moving} out" in refused.err


def test_a_list_that_does_not_go_on_has_no_all(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, {"200": answer({"type": "array", "items": reference("Done")})})
    assert "--all" not in run("probe", "do", "--help").out.decode()
    run.answer = [model("Done", id="a")]
    assert json.loads(run("probe", "do", "-o", "json", "--fields", "id").out) == [{"id": "a"}]


def test_what_an_operation_makes_for_its_caller_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    key = {"type": "object", "properties": {"key": {"type": "string", "x-secret": True}}}
    monkeypatch.setattr("thingshub.cli.plain.SECRETS", {"Key": frozenset({"key"})})
    document = document_of(
        {"keys.make": {"responses": {"201": answer(reference("Key"))}, "method": "post"}}, {"Key": key}
    )
    run = Small(document, monkeypatch)
    run.answer = model("Key", key="s3cret")
    assert run("keys", "make", "-o", "jsonl").out == b'{"key":"s3cret"}\n'
    document = document_of(
        {"keys.get": {"responses": {"200": answer({"type": "array", "items": reference("Key")})}}}, {"Key": key}
    )
    run = Small(document, monkeypatch)
    run.answer = [model("Key", key="s3cret")]
    assert run("keys", "get", "-o", "jsonl").out == b'{"key":"***"}\n'
