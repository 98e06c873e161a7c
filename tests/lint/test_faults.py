"""Of twenty faults that people make in a document, validate and lint together find at least nineteen."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.redocly import RedoclyError, bundle, differences, lint
from pipeline.validate import check

from tests.pipeline.edits import Edit, edited
from thingshub_document.source import BrokenDocument, load

LEAST_FOUND = 19
GET_DEVICE = "      operationId: devices.get\n"
BODY_OF_DELETED = "        '200':\n          description: Deleted. The body is empty.\n"
TWENTY = {
    "reference to nothing": [Edit("sites", "#/components/schemas/SiteList'", "#/components/schemas/SiteLst'")],
    "duplicate operationId": [Edit("sites", "operationId: sites.get\n", "operationId: sites.list\n")],
    "unknown type": [Edit("users", "type: boolean", "type: bool")],
    "undeclared path parameter": [Edit("sites", "- {$ref: '#/components/parameters/SiteIdPath'}", "- {$ref: '../shared.yaml#/components/parameters/Limit'}")],
    "misspelt key": [Edit("devices", GET_DEVICE, GET_DEVICE + "      sumary: Read\n")],
    "tab": [Edit("devices", GET_DEVICE, "\t" + GET_DEVICE)],
    "bad regular expression": [Edit("shared", "pattern: '^[A-Za-z0-9]+(-", "pattern: '^[A-Za-z0-9]+((-")],
    "operation without answers": [Edit("tenant", "      responses:\n", "      x-answers:\n")],
    "required property undefined": [Edit("sites", "      required: [collection]", "      required: [collection, total]")],
    "example does not fit": [Edit("api_keys", "value: {name: night report}", "value: {nam: night report}")],
    "default of another type": [Edit("users", "          type: boolean\n", "          type: boolean\n          default: perhaps\n")],
    "default not in the enum": [Edit("devices", "      enum: [otaa, abp]", "      enum: [otaa, abp]\n      default: other")],
    "undefined security scheme": [Edit("thingshub", "  - bearerAuth: []", "  - beererAuth: []")],
    "duplicate key": [Edit("devices", GET_DEVICE, GET_DEVICE * 2)],
    "nullable of OpenAPI 3.0": [Edit("users", "          type: boolean\n", "          type: boolean\n          nullable: true\n")],
    "link to a missing operation": [Edit("devices", BODY_OF_DELETED, BODY_OF_DELETED + "          links: {list: {operationId: devices.lst}}\n")],
    "unquoted status": [Edit("devices", "        '200':", "        200:")],
    "unused component": [Edit("tenant", "  schemas:\n", "  schemas:\n    Forgotten: {type: string, description: x, x-evidence: {level: inferred, source: proposal}}\n")],
    "path twice under another parameter": [
        Edit("thingshub", "  /api/v3/roles:", "  /api/v3/sites/{place_id}:\n    $ref: resources/sites.yaml#/paths/~1api~1v3~1sites~1{site_id}\n  /api/v3/roles:")
    ],
    "undeclared tag": [Edit("thingshub", "  - name: zones\n", "  - name: areas\n")],
}  # fmt: skip


def _found(root: Path) -> list[str]:
    try:
        check(root)
    except BrokenDocument as error:
        return str(error).splitlines()
    return lint(root)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return {name: _found(edited(tmp_path_factory.mktemp("fault"), *edits)) for name, edits in TWENTY.items()}


def test_at_least_nineteen_of_twenty_are_found(found: dict[str, list[str]]) -> None:
    missed = sorted(name for name, lines in found.items() if not lines)
    assert len(found) == 20
    assert len(found) - len(missed) >= LEAST_FOUND, f"not found: {missed}"
    assert all(":" in line for lines in found.values() for line in lines)


def test_redocly_alone_finds_what_it_is_here_for(tmp_path: Path) -> None:
    lines = lint(edited(tmp_path, *TWENTY["required property undefined"]))
    [line] = [line for line in lines if "(no-required-schema-properties-undefined)" in line]
    assert line.startswith("sites.yaml:")


def test_the_document_has_no_findings() -> None:
    assert lint() == []


def test_our_bundle_is_redoclys(tmp_path: Path) -> None:
    assert differences(load().data, bundle()) == []
    other = edited(tmp_path, Edit("sites", "operationId: sites.get\n", "operationId: sites.read\n"))
    assert len(differences(load().data, bundle(other))) == 1


def test_a_document_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(RedoclyError):
        bundle(tmp_path / "absent.yaml")
