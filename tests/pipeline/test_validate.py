"""Every fault in the document is found, with the line where it stands and what to do."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from pipeline.rules import RULES
from pipeline.source import DOCUMENT, BrokenDocument, load
from pipeline.validate import check

TEXT = DOCUMENT.read_text(encoding="utf-8")


class Fault(NamedTuple):
    """One edit that breaks the document: replace `old` by `new`; `at` is a text in the line that must be named."""

    old: str
    new: str
    message: str
    at: str


CREATE = "      operationId: devices.create\n"
NAME_OF_CREATE = """          minLength: 1
          maxLength: 256
          description: Name for people.
"""
FAULTS = {
    "tab": Fault("info:\n  title", "info:\n\ttitle", "not YAML", "\ttitle"),
    "unclosed bracket": Fault("tags: [auth]", "tags: [auth", "not YAML", "summary: Log in"),
    "duplicate key": Fault(CREATE, CREATE * 2, "stands twice", CREATE * 2),
    "unquoted status": Fault("        '201':", "        201:", "key 201 is not a string", "        201:"),
    "no mapping": Fault(TEXT, "- openapi\n", "must be a mapping", "- openapi"),
    "dangling reference": Fault(
        "schema: {$ref: '#/components/schemas/ApiKeyList'}", "schema: {$ref: '#/components/schemas/ApiKeyLst'}",
        "points at nothing", "ApiKeyLst",
    ),
    "reference elsewhere": Fault(
        "schema: {$ref: '#/components/schemas/ApiKeyList'}", "schema: {$ref: 'other.yaml#/ApiKeyList'}", "is not local",
        "other.yaml",
    ),
    "unknown type": Fault("        id:\n          type: integer", "        id:\n          type: integr", "integr", "type: integr"),
    "bad pattern": Fault("pattern: '^[A-Za-z0-9]+(-", "pattern: '^[A-Za-z0-9+(-", "is not a", "pattern: '^[A-Za-z0-9+(-"),
    "misspelt key": Fault("      tags: [auth]\n", "      tags: [auth]\n      sumary: x\n", "sumary", "    post:"),
    "old version": Fault("openapi: 3.1.0", "openapi: 3.0.3", "is not OpenAPI 3.1", "openapi: 3.0.3"),
    "undeclared path parameter": Fault(
        "        - {$ref: '#/components/parameters/ApiKeyIdPath'}\n", "        - {$ref: '#/components/parameters/Limit'}\n",
        "Path parameter 'api_key_id'", "delete:",
    ),
    "duplicate operationId": Fault(
        "operationId: devices.get\n", "operationId: devices.update\n", "'devices.update'", "    put:"
    ),
    "id without tag": Fault("operationId: devices.get\n", "operationId: get_device\n", "is not <tag>.<verb>", "    get:"),
    "two tags": Fault("tags: [auth]", "tags: [auth, devices]", "exactly one tag", "    post:"),
    "undeclared tag": Fault("  - name: api_keys\n", "  - name: apikeys\n", "exactly one tag", "    get:"),
    "no evidence": Fault("      x-evidence: {level: inferred, source: proposal}\n", "", "x-evidence is missing", "    ApiKey:"),
    "unknown level": Fault("        level: documented\n        source: labels-page", "        level: sure\n        source: labels-page", "level is unknown", "x-evidence"),
    "unlisted source": Fault("source: labels-page", "source: hearsay", "'hearsay' is not listed", "x-evidence"),
    "component name": Fault("    LabelNames:", "    label_names:", "points at nothing", ""),
    "inline body": Fault(
        "            schema: {$ref: '#/components/schemas/ApiKeyCreate'}", "            schema: {type: object, properties: {}}",
        "is an inline schema", "schema: {type: object",
    ),
    "inline enum": Fault(
        "        country:\n          type: string\n", "        country:\n          type: string\n          enum: [DE, '']\n",
        "is an inline schema", "        country:",
    ),
    "union without discriminator": Fault(
        "        User:\n          description: Who has logged in. The key has a capital U, unlike all others.\n          $ref: '#/components/schemas/User'\n",
        "        User:\n          description: x\n          oneOf: [{$ref: '#/components/schemas/User'}, {$ref: '#/components/schemas/Device'}]\n",
        "without a discriminator", "        User:",
    ),
    "no success": Fault("        '201':\n          description: Created.\n", "        '301':\n          description: Created.\n", "no 2xx answer", "responses:"),
    "no 401": Fault("        '401': {$ref: '#/components/responses/Unauthorized'}\n", "", "error answers missing: 401", "responses:"),
    "another error body": Fault(
        "        '400': {$ref: '#/components/responses/BadRequest'}\n", "        '400': {description: plain}\n",
        "another body", "'400': {description: plain}",
    ),
    "list without paging": Fault(
        "      parameters:\n        - {$ref: '#/components/parameters/Limit'}\n        - {$ref: '#/components/parameters/Offset'}\n", "",
        "without limit and offset", "    get:",
    ),
    "list without envelope": Fault(
        "      required: [collection]\n      properties:\n        collection:\n          type: array\n          description: The keys.",
        "      required: [keys]\n      properties:\n        keys:\n          type: array\n          description: The keys.",
        "list envelope", "    get:",
    ),
    "example does not fit": Fault("value: {name: night report}", "value: {name: 7}", "example does not fit its schema", "value: {name: 7}"),
    "timestamp is no timestamp": Fault(
        "created_at: '2024-03-01T10:00:00.5Z'}", "created_at: yesterday}", "example does not fit", "value:",
    ),
    "parameter example": Fault("example: key-4f1c2a", "example: key--4f1c2a", "example does not fit", "key--4f1c2a"),
    "no example": Fault("      example: cold\n", "", "has no example", "LabelPath:"),
    "default in an update": Fault(
        "          description: A new name.\n", "          description: A new name.\n          default: x\n",
        "sent unasked", "default: x",
    ),
    "unmarked secret": Fault(
        "          format: password\n          x-secret: true\n          minLength: 1\n          maxLength: 1024\n", "          maxLength: 1024\n",
        "looks like a secret", "        password:",
    ),
    "no description": Fault("          description: Free text.\n", "", "has no description", "        description:"),
    "no summary": Fault("      summary: Read one device.\n", "", "has no summary", "    get:"),
    "unbounded": Fault(NAME_OF_CREATE, "          description: Name for people.\n", "has no maxLength", "        name:"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_with_its_line(name: str, tmp_path: Path) -> None:
    fault = FAULTS[name]
    assert fault.old in TEXT
    broken = TEXT.replace(fault.old, fault.new, 1)
    path = tmp_path / "thingshub.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(BrokenDocument) as caught:
        check(path)
    findings = str(caught.value).splitlines()
    matching = [finding for finding in findings if fault.message in finding]
    assert matching, findings
    named = {int(finding.split(":")[1]) for finding in matching}
    text_of_named = [broken.splitlines()[number - 1] for number in named]
    wanted = fault.at.splitlines()[0] if fault.at else ""
    assert any(wanted in line for line in text_of_named), (text_of_named, matching)
    assert all(finding.startswith("thingshub.yaml:") for finding in findings)


def test_the_document_is_sound() -> None:
    assert check().data["openapi"] == "3.1.0"


def test_a_missing_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenDocument, match=r"absent\.yaml:1: cannot be read"):
        load(tmp_path / "absent.yaml")


def test_plain_words_dates_and_numbers_mean_the_same_to_every_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("{a: on, b: 2024-01-01, c: 1.10, d: 'true', e: true, f: ~, g: 0o7, h: 1_000, i: -3, j: 1e3, k: no}")
    assert load(path).data == {
        "a": "on", "b": "2024-01-01", "c": 1.1, "d": "true", "e": True, "f": None, "g": "0o7", "h": "1_000", "i": -3,
        "j": 1000.0, "k": "no",
    }  # fmt: skip


def test_every_rule_has_a_fault_that_shows_it_can_fail(tmp_path: Path) -> None:
    quiet = {rule.__name__ for rule in RULES}
    path = tmp_path / "thingshub.yaml"
    for fault in FAULTS.values():
        path.write_text(TEXT.replace(fault.old, fault.new, 1), encoding="utf-8")
        with suppress(BrokenDocument):
            source = load(path)
            for rule in RULES:
                with suppress(
                    LookupError, AttributeError, TypeError, ValueError
                ):  # not every rule can run on every fault
                    if rule.__name__ in quiet and any(True for _ in rule(source)):
                        quiet.discard(rule.__name__)
    assert quiet == set()
