"""Every fault in the document is found, with the file and line where it stands and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from pipeline.rules import RULES, Rule, style
from pipeline.validate import check

from tests.pipeline.edits import Edit, edited
from thingshub_document.source import BrokenDocument, load


class Fault(NamedTuple):
    """Edits that break the document, what is said of it, and a text in the line that must be named."""

    file: str
    old: str
    new: str
    message: str
    at: str


CREATE = "      operationId: devices.create\n"
NAME_OF_CREATE = """          minLength: 1
          maxLength: 256
          description: Name for people.
"""
API_KEY = (
    "    ApiKey:\n      type: object\n      description: A permanent key as it is listed, without the key itself.\n"
)
PAGING = "        - {$ref: '../shared.yaml#/components/parameters/Limit'}\n        - {$ref: '../shared.yaml#/components/parameters/Offset'}\n"
POLYGON = """    PolygonType:
      type: string
      description: The one kind of area (GeoJSON).
      x-evidence: {level: inferred, source: proposal}
      enum: [Polygon]

    Polygon:
      type: object
      description: 'An area (GeoJSON): the outer ring, then the holes.'
      x-evidence: {level: inferred, source: proposal}
      required: [type, coordinates]
      properties:
        type:
          $ref: '#/components/schemas/PolygonType'
"""
FAULTS = {
    "tab": Fault("thingshub", "info:\n  title", "info:\n\ttitle", "not YAML", "\ttitle"),
    "unclosed bracket": Fault("auth", "tags: [auth]", "tags: [auth", "not YAML", "summary: Log in"),
    "replay-safe GET": Fault("devices", "operationId: devices.get\n", "operationId: devices.get\n      x-replay-safe: true\n", "says nothing here", "x-replay-safe: true"),
    "duplicate key": Fault("devices", CREATE, CREATE * 2, "stands twice", CREATE * 2),
    "unquoted status": Fault("devices", "        '201':", "        201:", "key 201 is not a string", "        201:"),
    "dangling reference": Fault("api_keys", "/ApiKeyList'", "/ApiKeyLst'", "points at nothing", "ApiKeyLst"),
    "dangling reference to a file": Fault("api_keys", "../shared.yaml#/components/parameters/Limit", "../shared.yaml#/components/parameters/Limt", "points at nothing", "Limt"),
    "reference to no file": Fault("api_keys", "'#/components/schemas/ApiKeyList'", "'other.yaml#/ApiKeyList'", "cannot be read", "other.yaml"),
    "unused component": Fault("api_keys", API_KEY, API_KEY.replace("ApiKey:", "Forgotten:") + "\n" + API_KEY, "nothing refers to it", "Forgotten:"),
    "one name twice": Fault("auth", "    Session:\n", "    Role: {type: object}\n    Session:\n", "is a component in", "Role:"),
    "unknown type": Fault("auth", "        id:\n          type: integer", "        id:\n          type: integr", "integr", "type: integr"),
    "bad pattern": Fault("shared", "pattern: '^[A-Za-z0-9]+(-", "pattern: '^[A-Za-z0-9+(-", "is not a", "pattern: '^[A-Za-z0-9+(-"),
    "misspelt keyword": Fault("sites", "          maxLength: 256\n          description: Name for people.\n", "          maxLenght: 256\n          description: Name for people.\n", "'maxLenght' means nothing in a schema", "maxLenght"),
    "nullable": Fault("users", "          type: boolean\n", "          type: boolean\n          nullable: true\n", "word of OpenAPI 3.0", "nullable: true"),
    "misspelt key": Fault("auth", "      tags: [auth]\n", "      tags: [auth]\n      sumary: x\n", "sumary", "sumary: x"),
    "old version": Fault("thingshub", "openapi: 3.1.0", "openapi: 3.0.3", "is not OpenAPI 3.1", "openapi: 3.0.3"),
    "undeclared path parameter": Fault("api_keys", "        - {$ref: '#/components/parameters/ApiKeyIdPath'}\n", "        - {$ref: '../shared.yaml#/components/parameters/Limit'}\n        - {name: x, in: query, schema: {$ref: '#/components/schemas/ApiKeyCreate'}}\n        - {$ref: '#/components/parameters/Unused'}\n", "points at nothing", "Unused"),
    "path parameter under another name": Fault("api_keys", "      name: api_key_id\n", "      name: key_id\n", "Path parameter 'api_key_id'", "delete:"),
    "duplicate operationId": Fault("devices", "operationId: devices.get\n", "operationId: devices.update\n", "'devices.update'", "operationId: devices.update"),
    "id without tag": Fault("devices", "operationId: devices.get\n", "operationId: get_device\n", "is not <tag>.<verb>", "    get:"),
    "an empty list in a form": Fault("drivers", "schema: {$ref: '#/components/schemas/DriverPush'}\n", "schema: {$ref: '#/components/schemas/DriverPush'}\n            example: {tag: [], package: x}\n", "a form cannot say the empty list 'tag'", "tag: []"),
    "an unbounded list": Fault("sites", "          maxItems: 20\n", "", "an array that callers send has no maxItems -- add maxItems", "        coordinates:"),
    "two tags": Fault("auth", "tags: [auth]", "tags: [auth, devices]", "exactly one tag", "    post:"),
    "undeclared tag": Fault("thingshub", "  - name: api_keys\n", "  - name: apikeys\n", "is not listed -- add it under `tags` in thingshub.yaml", "    get:"),
    "no evidence": Fault("api_keys", "      x-evidence: {level: inferred, source: proposal}\n", "", "x-evidence is missing", "    ApiKey:"),
    "unknown level": Fault("shared", "        level: documented\n        source: labels-page", "        level: sure\n        source: labels-page", "level is unknown", "x-evidence"),
    "unlisted source": Fault("shared", "source: labels-page", "source: hearsay", "'hearsay' is not listed", "x-evidence"),
    "documented by ourselves": Fault("sites", "      x-evidence: {level: inferred, source: proposal}\n      enum: [Polygon]", "      x-evidence: {level: documented, source: proposal, documented: [enum]}\n      enum: [Polygon]", "documents nothing", "level: documented, source: proposal"),
    "limit without a mark": Fault("users", ", documented: [minLength], inferred: [maxLength]}", ", documented: [minLength]}", "maxLength stands in something documented", "maxLength: 256"),
    "a tag twice": Fault("thingshub", "  - name: zones\n", "  - name: zones\n  - name: zones\n", "the tag 'zones' stands twice", "  - name: zones"),
    "undefined security scheme": Fault("thingshub", "  - bearerAuth: []", "  - beererAuth: []", "'beererAuth' is not described", "beererAuth"),
    "parameter twice": Fault("sites", "        - {$ref: '../shared.yaml#/components/parameters/Limit'}\n", "        - {$ref: '../shared.yaml#/components/parameters/Limit'}\n        - {$ref: '../shared.yaml#/components/parameters/Limit'}\n", "the query parameter 'limit' stands twice", "parameters/Limit"),
    "same path twice": Fault("thingshub", "  /api/v3/roles:", "  /api/v3/sites/{place_id}:\n    $ref: resources/sites.yaml#/paths/~1api~1v3~1sites~1{site_id}\n  /api/v3/roles:", "/api/v3/sites/{place_id} is the same path as /api/v3/sites/{site_id}", "/api/v3/sites/{site_id}:"),
    "one path item for two paths": Fault("thingshub", "  /api/v3/roles:", "  /api/v3/places:\n    $ref: resources/sites.yaml#/paths/~1api~1v3~1sites\n  /api/v3/roles:", "stands twice: /api/v3/sites and /api/v3/places are one item", "operationId: sites."),
    "default of another type": Fault("sites", "          description: Id in another system, empty when unset.\n", "          description: Id in another system, empty when unset.\n          default: 7\n", "default 7 does not fit its schema", "default: 7"),
    "default not in its enum": Fault("roles", "      enum: [owner, user, guest]", "      enum: [owner, user, guest]\n      default: boss", "default 'boss' does not fit", "default: boss"),
    "enum of another type": Fault("sites", "      enum: [Polygon]", "      enum: [Polygon, 7]", "7 can never be: the type is string", "enum: [Polygon, 7]"),
    "schema of itself": Fault("sites", "      enum: [Polygon]", "      enum: [Polygon]\n      allOf: [{$ref: '#/components/schemas/PolygonType'}]", "PolygonType is a part of itself", "PolygonType:"),
    "schema in snake case": Fault("sites", POLYGON, POLYGON.replace("PolygonType", "polygon_type"), "name is not PascalCase", "polygon_type:"),
    "component name": Fault("shared", "    LabelNames:", "    label_names:", "points at nothing", ""),
    "no success": Fault("devices", "        '201':\n          description: Created.\n", "        '301':\n          description: Created.\n", "no 2xx answer", "responses:"),
    "no 401": Fault("devices", "        '401': {$ref: '../shared.yaml#/components/responses/Unauthorized'}\n", "", "error answers missing: 401", "responses:"),
    "list without paging": Fault("api_keys", "      parameters:\n" + PAGING, "", "without limit and offset", "    get:"),
    "example does not fit": Fault("api_keys", "value: {name: night report}", "value: {name: 7}", "example does not fit its schema", "value: {name: 7}"),
    "timestamp is no timestamp": Fault("api_keys", "created_at: '2024-03-01T10:00:00.5Z'}", "created_at: yesterday}", "example does not fit", "value:"),
    "parameter example": Fault("api_keys", "example: key-4f1c2a", "example: key--4f1c2a", "example does not fit", "key--4f1c2a"),
    "no example": Fault("devices", "      example: cold\n", "", "has no example", "LabelPath:"),
    "default in an update": Fault("devices", "          description: A new name.\n", "          description: A new name.\n          default: x\n", "sent unasked", "default: x"),
    "unmarked secret": Fault("auth", "          format: password\n          x-secret: true\n          minLength: 1\n          maxLength: 1024\n", "          maxLength: 1024\n", "looks like a secret", "        password:"),
    "no description": Fault("devices", "          description: Free text.\n", "", "has no description", "        description:"),
    "no summary": Fault("devices", "      summary: Read one device.\n", "", "has no summary", "    get:"),
    "unbounded": Fault("devices", NAME_OF_CREATE, "          description: Name for people.\n", "has no maxLength", "        name:"),
    "moved to no operation": Fault("assets_v3", "successor: assets.list", "successor: assets.search", "no operation 'assets.search'", "successor: assets.search"),
    "ends before it begins": Fault("assets_v3", "        since: '5.0'\n        until: '7.0'", "        since: '7.0'\n        until: '5.0'", "ends before", "x-availability"),
    "product without a minor": Fault("assets_v3", "        since: '5.0'\n", "        since: '5'\n", "not major.minor", "x-availability"),
    "availability misspelt": Fault("assets_v3", "        until: '7.0'\n", "        untill: '7.0'\n", "unknown: untill", "x-availability"),
    "availability without a word": Fault("assets_v3", "        change: /v3/assets became /v4/assets in 7.0\n", "", "what changed when", "x-availability"),
    "link to nothing": Fault("devices", "        '200':\n          description: The device.\n", "        '200':\n          description: The device.\n          links: {next: {operationId: devices.nxt}}\n", "is no operationId", "links:"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_with_its_line(name: str, tmp_path: Path) -> None:
    fault = FAULTS[name]
    path = edited(tmp_path, Edit(fault.file, fault.old, fault.new))
    with pytest.raises(BrokenDocument) as caught:
        check(path)
    findings = str(caught.value).splitlines()
    matching = [finding for finding in findings if fault.message in finding]
    assert matching, findings
    assert matching == findings, "no finding is the consequence of another"
    files = {file.name: file.read_text(encoding="utf-8").splitlines() for file in path.parent.rglob("*.yaml")}
    named = [files[name][int(line) - 1] for name, line, _ in (finding.split(":", 2) for finding in findings)]
    text_of_matching = [line for line, finding in zip(named, findings, strict=True) if finding in matching]
    wanted = fault.at.splitlines()[0] if fault.at else ""
    assert any(wanted in line for line in text_of_matching), (text_of_matching, matching)


def test_the_document_is_sound() -> None:
    assert check().data["openapi"] == "3.1.0"


def test_a_missing_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenDocument, match=r"absent\.yaml:1: cannot be read"):
        load(tmp_path / "absent.yaml")


def test_a_file_that_is_no_mapping_is_named(tmp_path: Path) -> None:
    path = edited(tmp_path)
    (path.parent / "resources" / "tenant.yaml").write_text("- a\n", encoding="utf-8")
    with pytest.raises(BrokenDocument, match=r"tenant\.yaml:1: .*must be a mapping"):
        check(path)


def test_a_document_of_one_file_is_a_document_too(tmp_path: Path) -> None:
    path = tmp_path / "thingshub.yaml"
    path.write_text("openapi: 3.1.0\npaths:\n  /x:\n    get: {}\n", encoding="utf-8")
    assert load(path).data == {"openapi": "3.1.0", "paths": {"/x": {"get": {}}}}


def test_plain_words_dates_and_numbers_mean_the_same_to_every_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("{a: on, b: 2024-01-01, c: 1.10, d: 'true', e: true, f: ~, g: 0o7, h: 1_000, i: -3, j: 1e3, k: no}")
    assert load(path).data == {
        "a": "on", "b": "2024-01-01", "c": 1.1, "d": "true", "e": True, "f": None, "g": "0o7", "h": "1_000", "i": -3,
        "j": 1000.0, "k": "no",
    }  # fmt: skip


SHOWN_BY = {
    "unique_ids": "duplicate operationId",
    "unique_tags": "a tag twice",
    "unique_paths": "same path twice",
    "path_parameters": "path parameter under another name",
    "duplicate_parameters": "parameter twice",
    "security_schemes": "undefined security scheme",
    "values": "default of another type",
    "compositions": "schema of itself",
    "unknown_words": "misspelt keyword",
    "enums": "enum of another type",
    "unmarked": "limit without a mark",
    "operation_ids": "id without tag",
    "evidence": "no evidence",
    "named_components": "schema in snake case",
    "answers": "no 401",
    "list_envelopes": "list without paging",
    "examples": "example does not fit",
    "empty_lists": "an empty list in a form",
    "update_defaults": "default in an update",
    "secrets": "unmarked secret",
    "described": "no description",
    "bounds": "unbounded",
    "availability": "ends before it begins",
    "links": "link to nothing",
    "replay_safety": "replay-safe GET",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_can_fail(rule: Rule, tmp_path: Path) -> None:
    if rule is style.stray_files:
        path = edited(tmp_path)
        (path.parent / "resources" / "forgotten.yaml").write_text("paths: {}\n")
        assert [found.message for found in rule(load(path))] == ["forgotten.yaml is not part of the document"]
        return
    fault = FAULTS[SHOWN_BY[rule.__name__]]
    source = load(edited(tmp_path, Edit(fault.file, fault.old, fault.new)))
    assert any(fault.message in finding.message for finding in rule(source))


GENERATOR_SAYS = {
    "inline object": Edit("sites", "        external_id:\n          type: string\n          maxLength: 256\n          description: Id in another system.\n", "        external:\n          type: object\n          description: Inline.\n          properties: {id: {type: string, maxLength: 9, description: x}}\n"),
    "inline map": Edit("sites", "        external_id:\n          type: string\n          maxLength: 256\n          description: Id in another system.\n", "        settings:\n          type: object\n          description: Inline.\n          maxProperties: 20\n          additionalProperties: {type: string, maxLength: 100}\n"),
    "inline body": Edit("api_keys", "            schema: {$ref: '#/components/schemas/ApiKeyCreate'}", "            schema:\n              allOf: [{$ref: '#/components/schemas/ApiKeyCreate'}]"),
    "inline enum": Edit("sites", "        external_id:\n          type: string\n          description: Id in another system, empty when unset.\n", "        external_id:\n          type: string\n          description: Inline.\n          enum: ['', a, B]\n"),
    "union of objects": Edit("sites", "          $ref: '#/components/schemas/Polygon'\n          description: Its area; missing when unset.\n", "          oneOf: [{$ref: '#/components/schemas/Polygon'}, {$ref: '#/components/schemas/Site'}]\n          description: Its area; missing when unset.\n"),
    "error body of its own": Edit("devices", "        '400': {$ref: '../shared.yaml#/components/responses/BadRequest'}\n", "        '400':\n          description: Invalid.\n          content: {application/json: {schema: {type: object, properties: {field: {type: string}}}, examples: {one: {value: {field: name}}}}}\n"),
    "text body": Edit("api_keys", "          application/json:\n            schema: {$ref: '#/components/schemas/ApiKeyCreate'}", "          text/plain:\n            schema: {type: string, maxLength: 9}\n            examples: {one: {value: abc}}\n          application/json:\n            schema: {$ref: '#/components/schemas/ApiKeyCreate'}"),
    "list with declared paging": Edit("api_keys", "      parameters:\n" + PAGING, "      x-paging: none\n", ),
    "list with a cursor": Edit("api_keys", "      parameters:\n" + PAGING, "      parameters:\n        - {name: cursor, in: query, description: x, example: a, schema: {type: string, maxLength: 9}}\n      x-paging: {style: cursor, next: /next, items: /collection}\n"),
    "list by page, recognised": Edit("api_keys", "      parameters:\n" + PAGING, "      parameters:\n        - {name: page, in: query, description: x, example: 1, schema: {type: integer, maximum: 9}}\n"),
    "ranges of errors": Edit("devices", "        '400': {$ref: '../shared.yaml#/components/responses/BadRequest'}\n        '401': {$ref: '../shared.yaml#/components/responses/Unauthorized'}\n        '403': {$ref: '../shared.yaml#/components/responses/Forbidden'}\n        '404': {$ref: '../shared.yaml#/components/responses/NotFound'}\n", "        4XX: {$ref: '../shared.yaml#/components/responses/BadRequest'}\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", GENERATOR_SAYS)
def test_what_the_generator_can_say_is_no_fault(name: str, tmp_path: Path) -> None:
    check(edited(tmp_path, GENERATOR_SAYS[name]))
