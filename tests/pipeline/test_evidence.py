"""Below what is documented, nothing may be ours without saying so."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.rules.evidence import evidence, unmarked

from tests.pipeline.small import ANSWER, marked, written
from thingshub_document.source import load

SOURCES = "x-evidence-sources: {page: A page of the vendor, proposal: Ours}\n"
DOCUMENTED = "x-evidence: {level: documented, source: page}"
INFERRED = "x-evidence: {level: inferred, source: proposal}"


def _schema(*lines: str, more: str = "") -> str:
    inner = "".join(f"      {line}\n" for line in lines)
    return f"{SOURCES}paths: {{}}\ncomponents:\n  schemas:\n    A:\n{inner}{more}"


def _operation(*lines: str, components: str = "") -> str:
    inner = "".join(f"      {line}\n" for line in lines)
    return f"{SOURCES}paths:\n  /a/{{id}}:\n    get:\n{inner}{components}"


OURS = f"components: {{schemas: {{B: {{type: object, {INFERRED}}}}}}}\n"
BELOW = {
    "a limit": (_schema(DOCUMENTED, "type: string", "maxLength: 7 # !"), "maxLength stands in something documented"),
    "a limit of a member": (_schema(DOCUMENTED, "properties:", "  b: {maximum: 7} # !"), "maximum stands in"),
    "an enum": (_schema(DOCUMENTED, "enum: [a] # !"), "enum stands in something documented"),
    "two limits, said once": (_schema(DOCUMENTED, "minLength: 1 # !", "maxLength: 7"), "minLength, maxLength stand in"),
    "a limit that another one does not cover": (
        _schema("x-evidence: {level: documented, source: page, inferred: [minLength]}", "minLength: 1", "maxLength: 7 # !"),
        "maxLength stands in something documented",
    ),
    "a member that is ours": (
        _schema(DOCUMENTED, "properties:", "  b: {$ref: '#/components/schemas/B'} # !", more=f"    B: {{{INFERRED}}}\n"),
        "is documented and refers to B, which is inferred",
    ),
    "an answer that is ours": (
        _operation(DOCUMENTED, "responses:", "  '200':", "    description: x", "    content:", "      application/json:", "        schema: {$ref: '#/components/schemas/B'} # !", components=OURS),
        "is documented and refers to B, which is inferred",
    ),
    "a shared parameter": (
        _operation(DOCUMENTED, "parameters: [{$ref: '#/components/parameters/P'}]", ANSWER, components="components:\n  parameters:\n    P: {name: p, in: query, schema: {}} # !\n"),
        "is a parameter that documented operations share, and does not say what it rests on",
    ),
    "doubt in words only": (
        _schema("x-evidence: {level: documented, source: page, note: The wire name is inferred.} # !"),
        "the note says that something is inferred, and no mark does",
    ),
}  # fmt: skip
WRONG = {
    "no mark": (_schema("type: string").replace("    A:\n", "    A: # !\n"), "x-evidence is missing"),
    "unknown level": (_schema("x-evidence: {level: sure, source: page} # !"), "level is unknown"),
    "unlisted source": (_schema("x-evidence: {level: inferred, source: hearsay} # !"), "'hearsay' is not listed"),
    "documented by ourselves": (_schema("x-evidence: {level: documented, source: proposal} # !"), "documents nothing"),
    "a documented member in something inferred, without a source": (_schema(INFERRED, "properties:", "  b: {x-evidence: {level: documented}} # !"), "source None is not listed"),
    "unknown key": (_schema("x-evidence: {level: inferred, source: page, because: x} # !"), "unknown: because"),
    "what is not there": (_schema("x-evidence: {level: documented, source: page, inferred: [maxLenght]} # !", "maxLength: 7"), "'maxLenght' is not in it"),
    "both": (_schema("x-evidence: {level: documented, source: page, inferred: [enum], documented: [enum]} # !", "enum: [a]"), "'enum' cannot be both"),
    "no list": (_schema("x-evidence: {level: documented, source: page, inferred: enum} # !", "enum: [a]"), "is not a list of what is inferred here"),
    "in the wrong place": (_operation(INFERRED, "responses:", "  '200': {description: x, content: {text/plain: {x-evidence: {}}}} # !"), "x-evidence means nothing here"),
}  # fmt: skip
SAID = {
    "limits that the page states": _schema("x-evidence: {level: documented, source: page, documented: [maxLength]}", "maxLength: 7"),
    "limits that are ours": _schema("x-evidence: {level: documented, source: page, inferred: [maximum]}", "properties: {b: {maximum: 7}}"),
    "a member by name": _schema("x-evidence: {level: documented, source: page, inferred: [b]}", "properties: {b: {maximum: 7, $ref: '#/components/schemas/B'}}", more=f"    B: {{{INFERRED}}}\n"),
    "a member by its own mark": _schema(DOCUMENTED, "properties:", f"  b: {{maximum: 7, {INFERRED}}}"),
    "a component by name": _schema("x-evidence: {level: documented, source: page, inferred: [B]}", "anyOf: [{$ref: '#/components/schemas/B'}]", more=f"    B: {{{INFERRED}}}\n"),
    "an answer by status": _operation("x-evidence: {level: documented, source: page, inferred: ['200']}", "responses: {'200': {description: x, content: {text/plain: {schema: {maxLength: 7}}}}}"),
    "a body": _operation("x-evidence: {level: documented, source: page, inferred: [requestBody]}", "requestBody: {content: {text/plain: {schema: {maxLength: 7}}}}", ANSWER),
    "a parameter by name": _operation("x-evidence: {level: documented, source: page, inferred: [p]}", "parameters: [{$ref: '#/components/parameters/P'}]", ANSWER, components="components:\n  parameters:\n    P: {name: p, in: query, schema: {maxLength: 7}}\n"),
    "a parameter by its own mark": _operation(DOCUMENTED, "parameters: [{$ref: '#/components/parameters/P'}]", ANSWER, components=f"components:\n  parameters:\n    P: {{name: p, in: query, schema: {{maxLength: 7}}, {INFERRED}}}\n"),
    "the path": _operation("x-evidence: {level: documented, source: page, inferred: [path], note: The path is inferred.}", ANSWER),
    "all is inferred": _schema(INFERRED, "maxLength: 7"),
}  # fmt: skip


@pytest.mark.parametrize("name", BELOW)
def test_a_missing_mark_is_found(name: str, tmp_path: Path) -> None:
    document, message = BELOW[name]
    source = load(path := written(tmp_path, document))
    found = list(unmarked(source))
    assert [source.where(finding.place) for finding in found] == marked(path)
    assert message in found[0].message


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_mark_is_found(name: str, tmp_path: Path) -> None:
    document, message = WRONG[name]
    source = load(path := written(tmp_path, document))
    found = list(evidence(source))
    assert [source.where(finding.place) for finding in found] == marked(path)
    assert message in found[0].message


@pytest.mark.parametrize("name", SAID)
def test_what_is_marked_is_fine(name: str, tmp_path: Path) -> None:
    source = load(written(tmp_path, SAID[name]))
    assert [*unmarked(source), *evidence(source)] == []
