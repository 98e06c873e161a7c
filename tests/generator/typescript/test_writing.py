"""How the client is written: names, types, and what it cannot say, which is refused with the line of the document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pipeline.typescript.__main__ import Refused, write
from pipeline.typescript.models import models_module
from pipeline.typescript.shapes import Shapes
from pipeline.typescript.types import TypePrinter

from thingshub_document import typescript_names
from thingshub_document.reading import Document
from thingshub_document.types import Place
from thingshub_document.typescript_names import TypeScriptNames

_INTERFACE = re.compile(r"(?s)export interface (\w+) \{(.*?)\n\}")
DONE: dict[str, Any] = {"204": {"description": "Done."}}


def _where(place: Place) -> str:
    return "openapi/probe.yaml:" + "/".join(map(str, place))


def _document(paths: dict[str, Any], schemas: dict[str, Any] | None = None, **root: Any) -> Document:
    for path, item in paths.items():
        for method, operation in item.items():
            operation.setdefault("operationId", f"probe.{method}{path.replace('/', '_')}")
            operation.setdefault("tags", ["probe"])
            operation.setdefault("responses", DONE)
    components = {"schemas": schemas or {}, "securitySchemes": {"a": {"type": "http", "scheme": "bearer"}}}
    components["securitySchemes"]["b"] = {"type": "http", "scheme": "basic"}
    data = {"openapi": "3.1.0", "info": {"title": "P", "version": "1"}, "paths": paths, "components": components}
    return Document({**data, **root}, _where, is_strict=True)


def _answering(schema: dict[str, Any]) -> dict[str, Any]:
    return {"responses": {"200": {"description": "It.", "content": {"application/json": {"schema": schema}}}}}


PRINTED: list[tuple[dict[str, Any], str]] = [
    ({"type": "integer"}, "number"),
    ({"type": "integer", "format": "int64"}, "number | bigint"),
    ({"type": "integer", "format": "int64", "minimum": 0, "maximum": 10}, "number"),
    ({"type": "array", "items": {"type": "integer", "format": "int64"}}, "(number | bigint)[]"),
    ({"type": "object", "additionalProperties": {"type": ["string", "null"]}}, "{ [name: string]: string | null }"),
    ({"type": "object"}, "{ [name: string]: unknown }"),
    ({"type": "number", "format": "decimal"}, "Decimal"),
    ({"type": ["string", "integer"]}, "string | number"),
    ({"anyOf": [{"type": "array", "items": {}}, {"type": "null"}]}, "unknown[] | null"),
    ({"type": "array", "items": True}, "unknown[]"),
    ({"const": "a"}, '"a"'),
    ({"const": 9007199254740993}, "9007199254740993n"),
    ({"type": "string", "format": "date-time"}, "string"),
]


@pytest.mark.parametrize(
    ("document", "place", "said", "remedy"),
    [
        (_document({"/t": {"trace": {}}}), "paths//t/trace", "cannot send TRACE", "`x-typescript: none`"),
        (_document({"/t": {"get": {"x-typescript": "no"}}}), "paths//t/get/x-typescript", "is 'no'", "none"),
        (_document({"/t": {"get": {"tags": ["call"]}}}), "paths//t/get", "it has 'call' already", "rename it"),
        (
            _document({"/t": {"get": {"operationId": "probe.toString"}}}),
            "paths//t/get",
            "every object has it already",
            "x-python-name",
        ),
        (
            _document(
                {"/t": {"get": _answering({"oneOf": [{"$ref": f"#/components/schemas/{n}"} for n in ("A", "B")]})}},
                {
                    name: {"type": "object", "required": [name], "properties": {name: {"type": "string"}, "n": number}}
                    for name, number in (("A", {"type": "number", "format": "decimal"}), ("B", {"type": "number"}))
                },
            ),
            "paths//t/get/responses/200/content/application/json/schema",
            "differ in 'n'",
            "discriminator",
        ),
    ],
)
def test_refused_with_its_place(document: Document, place: str, said: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        write(document, tmp_path / "client", login=None)
    [line] = str(caught.value).splitlines()
    at, _, text = line.partition(": ")
    assert at == f"openapi/probe.yaml:{place}"
    message, _, advice = text.partition(" -- ")
    assert said in message
    assert remedy in advice
    assert not (tmp_path / "client").exists()


def test_two_types_of_one_name_are_refused_with_both_places() -> None:
    schemas = {"Answer": {"type": "object", "properties": {"a": {"type": "string"}}}}
    schemas["AnswerModel"] = schemas["Answer"]
    items = {"a": {"$ref": "#/components/schemas/Answer"}, "b": {"$ref": "#/components/schemas/AnswerModel"}}
    document = _document({"/t": {"get": _answering({"type": "object", "properties": items})}}, schemas)
    found = [*document.complaints(), *TypeScriptNames(document).complaints()]
    assert found, "Python names them alike, too"
    assert all("AnswerModel" in complaint.message for complaint in found)
    assert any("openapi/probe.yaml:components/schemas/Answer" in complaint.message for complaint in found)


def test_a_login_that_the_document_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"overlays/typescript/src/hub\.ts logs in by auth\.login"):
        write(_document({"/t": {"get": {}}}), tmp_path / "client", login="auth.login")


def test_names_are_those_of_python_without_its_underscores() -> None:
    parameters = [
        {"name": name, "in": "query", "schema": {"type": "string"}} for name in ("class", "If-Match", "filter[name]")
    ]
    parameters.append({"name": "mine_", "in": "query", "x-python-name": "mine_", "schema": {"type": "string"}})
    operation = {"operationId": "odd-tag.import", "tags": ["odd-tag"], "parameters": parameters}
    document = _document({"/t": {"get": operation}})
    found = document.operation("odd-tag.import")
    assert typescript_names.tag_name(document.tags["odd-tag"]) == "odd_tag"
    assert typescript_names.verb_name(found) == "import"
    keys = [typescript_names.parameter_key(parameter) for parameter in found.parameters]
    assert keys == ["class", "if_match", "filter_name", "mine_"]


@pytest.mark.parametrize(("schema", "printed"), PRINTED)
def test_types(schema: dict[str, Any], printed: str) -> None:
    document = _document({"/t": {"get": _answering(schema)}})
    media = document.operation("probe.get_t").answers[0].alternatives[0]
    assert TypePrinter(document, TypeScriptNames(document)).type(media.type, media.schema) == printed


def test_only_schemas_that_need_care_are_described() -> None:
    schemas = {
        "Price": {"type": "object", "properties": {"amount": {"type": "number", "format": "decimal"}}},
        "Order": {
            "type": "object",
            "properties": {"prices": {"type": "array", "items": {"$ref": "#/components/schemas/Price"}}},
        },
        "Note": {"type": "object", "properties": {"text": {"type": "string"}, "any": True}},
    }
    refs = {name.lower(): {"$ref": f"#/components/schemas/{name}"} for name in schemas}
    document = _document({"/t": {"get": _answering({"type": "object", "properties": refs})}}, schemas)
    table = Shapes(document).table()
    assert table["Price"] == {"properties": {"amount": "decimal"}}
    assert table["Order"] == {"properties": {"prices": ("list", "Price")}}
    assert "Note" not in table


def test_words_in_a_description_import_nothing(tmp_path: Path) -> None:
    operation = {"description": "Decimal FileContent BytesContent models.A Entry<x> CallOptions Iteration<y>"}
    write(_document({"/t": {"get": operation}}), tmp_path / "client", login=None)
    text = (tmp_path / "client" / "src" / "operations.ts").read_text(encoding="utf-8")
    imports = [line for line in text.splitlines() if line.startswith("import ")]
    assert imports == [
        'import type { Schemes } from "./credentials.js";',
        'import type { CallOptions } from "./executor.js";',
        'import type { Shapes } from "./shapes.js";',
        'import type { Answer, Input } from "./typing.js";',
    ]


def test_a_description_cannot_end_its_comment(tmp_path: Path) -> None:
    write(_document({"/t": {"get": {"description": "a */ b"}}}), tmp_path / "client", login=None)
    assert "a * / b" in (tmp_path / "client" / "src" / "operations.ts").read_text(encoding="utf-8")


def test_no_type_has_a_property_of_the_other_direction() -> None:
    read, write = {"type": "string", "readOnly": True}, {"type": "string", "writeOnly": True}
    thing = {"type": "object", "properties": {"id": read, "name": {"type": "string"}, "pin": write}}
    group = {
        "type": "object",
        "properties": {"things": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}},
    }
    other = {"type": "object", "properties": {"id": read, "pin": write}}
    schema = {"$ref": "#/components/schemas/Group"}
    operation = {"requestBody": {"content": {"application/json": {"schema": schema}}}, **_answering(schema)}
    only = {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Other"}}}}}
    document = _document({"/t": {"put": operation, "post": only}}, {"Thing": thing, "Group": group, "Other": other})
    written = models_module(document, TypeScriptNames(document, {}))
    types = {found[1]: re.findall(r"(?m)^  (\w+)\??: (.*);", found[2]) for found in _INTERFACE.finditer(written)}
    assert types == {
        "Group": [("things", "Thing[]")],
        "GroupInput": [("things", "ThingInput[]")],
        "Thing": [("id", "string"), ("name", "string")],
        "ThingInput": [("name", "string"), ("pin", "string")],
        "Other": [("pin", "string")],
    }
