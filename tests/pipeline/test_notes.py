"""What the document says and the SDK does not act on is told once for each place, and stops nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pipeline.validate import check

from tests.pipeline.small import ANSWER, marked, written
from thingshub_document.notes import CARRIED, notes
from thingshub_document.source import load

GET = f"paths:\n  /a:\n    get:\n      {ANSWER}\n"


def _schema(line: str) -> str:
    return f"{GET}components:\n  schemas:\n    A:\n      {line} # !\n"


TOLD = {
    "if": _schema("if: {required: [a]}"),
    "not": _schema("not: {type: string}"),
    "contains": _schema("contains: {type: string}"),
    "propertyNames": _schema("propertyNames: {maxLength: 7}"),
    "dependentSchemas": _schema("dependentSchemas: {a: {required: [b]}}"),
    "dependentRequired": _schema("dependentRequired: {a: [b]}"),
    "unevaluatedProperties": _schema("unevaluatedProperties: false"),
    "unevaluatedItems": _schema("unevaluatedItems: {type: string}"),
    "patternProperties": _schema("patternProperties: {^a: {type: string}}"),
    "prefixItems": _schema("prefixItems: [{type: string}]"),
    "contentSchema": _schema("contentSchema: {type: string}"),
    "contentEncoding": _schema("contentEncoding: base64"),
    "nullable": _schema("nullable: true"),
    "xml": _schema("xml: {name: a}"),
    "callbacks": f"paths:\n  /a:\n    get:\n      {ANSWER}\n      callbacks: {{b: {{'{{$url}}': {{post: {{{ANSWER}}}}}}}}} # !\n",
    "links": "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          links: {b: {operationId: c}} # !\n",
    "externalValue": GET + "components:\n  examples:\n    A:\n      externalValue: https://example.com/a.json # !\n",
    "Authorization": GET.replace("      resp", "      parameters:\n        - {name: Authorization, in: header, schema: {}} # !\n      resp"),
    "allowEmptyValue": GET.replace("      resp", "      parameters:\n        - name: a\n          in: query\n          schema: {}\n          allowEmptyValue: true # !\n      resp"),
    "mutual TLS": GET + "components:\n  securitySchemes:\n    a: {type: mutualTLS} # !\n",
    "oauth2": GET + "components:\n  securitySchemes:\n    a: {type: oauth2, flows: {}} # !\n",
    "digest": GET + "components:\n  securitySchemes:\n    a: {type: http, scheme: digest} # !\n",
}  # fmt: skip


@pytest.mark.parametrize("word", TOLD)
def test_what_is_carried_only_is_told_with_its_line(word: str, tmp_path: Path) -> None:
    path = written(tmp_path, TOLD[word])
    source = check(path, house=False)
    [note] = notes(source)
    assert [source.where(note.place)] == marked(path)
    assert CARRIED in note.message
    assert word in note.message
    assert note.remedy


@pytest.mark.parametrize(
    "line", ["additionalProperties: {type: string}", "unevaluatedProperties: true", "items: {type: string}"]
)
def test_what_the_sdk_acts_on_is_not_told(line: str, tmp_path: Path) -> None:
    assert notes(load(written(tmp_path, _schema(line)))) == []


def test_a_note_is_printed_and_stops_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, TOLD["prefixItems"])
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.validate", str(path), "--foreign"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert f"{marked(path)[0]}: note: `prefixItems` is {CARRIED}" in done.stderr
    assert done.stdout.strip() == "root.yaml:1: sound, 1 operations, 1 schemas"


def test_a_foreign_document_is_not_held_to_the_house(tmp_path: Path) -> None:
    path = written(tmp_path, GET)
    command = [sys.executable, "-m", "pipeline.validate", str(path)]
    ours = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ours.returncode == 1
    assert "needs exactly one tag" in ours.stderr
    assert subprocess.run([*command, "--foreign"], capture_output=True, text=True, check=False).returncode == 0
