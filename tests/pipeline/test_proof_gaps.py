"""What openapi-core is not asked, since it judges it wrongly: a version that judges it rightly turns its row red.

Each row is a right request. As openapi-core is, without our list of gaps, it refuses it or understands another value.
"""

# tables, each row on one line

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pipeline.proof.judge import gaps

from tests.pipeline.judging import document, judged

from tests.pipeline.test_proof_judges import FORM, MULTIPART, NESTED, NUMBERS, PARAMETERS, POINT, TEXTS, UPLOAD, WHOLE_FORM, META, TITLE, FILE, OTHER_FILE, parts  # fmt: skip  # isort: skip

PARAMETER_GAPS = {
    "label": PARAMETERS["label"],
    "label list exploded": PARAMETERS["label list exploded"],
    "matrix": PARAMETERS["matrix"],
    "matrix object": PARAMETERS["matrix object"],
    "exploded object": PARAMETERS["query object exploded"],
    "spaceDelimited": PARAMETERS["space"],
    "deepObject with another name": ("query", "deepObject", True, NESTED, {"min-max": "m"}, "/x?id%5Bmin-max%5D=m", ()),
    "deepObject nested": ("query", "deepObject", True, NESTED, {"a": {"x": 1}}, "/x?id%5Ba%5D%5Bx%5D=1", ()),
    "separator in an item": PARAMETERS["query list with separators"],
    "empty text": PARAMETERS["empty text"],
    "union": PARAMETERS["union"],
    "null": (
        "query",
        "form",
        True,
        {"type": "array", "items": {"type": ["integer", "null"]}},
        [1, 2],
        "/x?id=1&id=2",
        (),
    ),
    "more than a double holds": (
        "query",
        "form",
        True,
        {"type": "number"},
        12345678901234567891,
        "/x?id=12345678901234567891.0",
        (),
    ),
}


def _without_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> bool:
        return False

    monkeypatch.setattr(gaps, "of_parameter", none)
    monkeypatch.setattr(gaps, "of_body", none)
    monkeypatch.setattr(gaps, "of_declaration", none)


@pytest.mark.parametrize("name", PARAMETER_GAPS)
def test_parameters_that_openapi_core_cannot_judge(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, style, explode, schema, value, right, _ = PARAMETER_GAPS[name]
    parameter = {"name": "id", "in": where, "style": style, "explode": explode, "schema": schema, "required": True}
    doc = document({"parameters": [parameter]}, path="/x/{id}" if where == "path" else "/x")
    assert not judged(doc, right, {"id": value})
    _without_gaps(monkeypatch)
    assert judged(doc, right, {"id": value}, judges="core")


BODY_GAPS: dict[str, tuple[str, Any, Any, bytes]] = {
    "bytes": ("application/octet-stream", {"type": "string", "format": "binary"}, "a\x00b", b"a\x00b"),
    "another text": ("text/csv", {"type": "string"}, "a;b", b"a;b"),
    "a range": ("text/*", {"type": "string"}, "a", b"a"),
    "a number as text": ("text/plain", {"type": "integer"}, 7, b"7"),
    "form with an object": (
        FORM,
        {"type": "object", "properties": {"a": POINT}},
        {"a": {"x": 1}},
        b"a=%7B%22x%22%3A1%7D",
    ),
    "form with a union": (
        FORM,
        {"type": "object", "properties": {"a": {"type": ["integer", "null"]}}},
        {"a": 1},
        b"a=1",
    ),
    "multipart": (MULTIPART, UPLOAD, WHOLE_FORM, parts(META, TITLE, FILE, OTHER_FILE)),
    "more than a double holds": (
        "application/json",
        {"type": "number"},
        Decimal("1234567890123456789.5"),
        b"1234567890123456789.5",
    ),
}


@pytest.mark.parametrize("name", BODY_GAPS)
def test_bodies_that_openapi_core_cannot_judge(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content_type, schema, value, content = BODY_GAPS[name]
    media = content_type.partition(";")[0]
    doc = document({"requestBody": {"required": True, "content": {media: {"schema": schema}}}}, method="post")
    headers = (("Content-Type", content_type.replace("*", "plain")),)
    assert not judged(doc, "/x", {}, headers=headers, body=value, content=content)
    _without_gaps(monkeypatch)
    assert judged(doc, "/x", {}, headers=headers, body=value, content=content, judges="core")


@pytest.mark.parametrize(
    ("schema", "value", "target"),
    [
        ({"type": "string"}, "a", "/x?id=a"),
        (NUMBERS, [1, 2], "/x?id=1&id=2"),
        (TEXTS, ["a,b", "c"], "/x?id=a%2Cb&id=c"),
        ({"type": "number"}, 1.5, "/x?id=1.5"),
        ({"type": "string", "format": "time"}, "08:15:00Z", "/x?id=08%3A15%3A00Z"),
    ],
)
def test_everything_else_is_judged_by_both(schema: Any, value: Any, target: str) -> None:
    doc = document({"parameters": [{"name": "id", "in": "query", "schema": schema}]})
    (parameter,) = doc.operation("x.call").parameters
    assert not gaps.of_parameter(doc, parameter, value)
    assert not judged(doc, target, {"id": value}, judges="core")
    assert judged(doc, "/x?id=zzz", {"id": value}, judges="core")
