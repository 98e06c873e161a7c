"""What breaks the specification is said once, at its line, with what to write; openapi-spec-validator agrees."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, OpenAPIV32SpecValidator
from pipeline.rules import STAGES
from pipeline.rules.versions import UPGRADE
from pipeline.validate import findings

from tests.pipeline.small import ANSWER, marked, told, written
from thingshub_document.source import load


class Fault(NamedTuple):
    """A document with one fault, and what is said of it.

    Attributes:
        is_ours: Whether only we refuse it: the specification allows it, and the SDK could not be right on it.
    """

    document: str
    message: str
    is_ours: bool = False


GET = f"paths:\n  /a:\n    get:\n      {ANSWER}\n"


def schema(*lines: str) -> str:
    """A document with one schema, from the lines of it."""
    return GET + "components:\n  schemas:\n    A:\n" + "".join(f"      {line}\n" for line in lines)


def operation(*lines: str, path: str = "/a", item: str = "") -> str:
    """A document with one operation, from the lines of it."""
    return f"paths:\n  {path}:\n{item}    get:\n" + "".join(f"      {line}\n" for line in (*lines, ANSWER))


FAULTS = {
    "misspelt key": Fault(operation("sumary: x # !"), "'sumary' is not known here -- write 'summary'"),
    "key of nothing": Fault(operation("colour: x # !"), "leave it out, or call it x-colour"),
    "key of a misspelt parameter": Fault(operation("parameters: [{name: a, in: qery, schema: {}}] # !"), "'qery' is not one of query, header, path, cookie"),
    "parameter without schema": Fault(operation("parameters: [{name: a, in: query}] # !"), "has neither schema nor content"),
    "parameter with both": Fault(operation("parameters: [{name: a, in: query, schema: {}, content: {text/plain: {}}}] # !"), "has both schema and content"),
    "no description": Fault("paths:\n  /a:\n    get:\n      responses:\n        '200': {} # !\n", "'description' is missing -- add it"),
    "no answers": Fault("paths:\n  /a:\n    get:\n      responses: {} # !\n", "is empty -- say at least one"),
    "no status": Fault("paths:\n  /a:\n    get:\n      responses:\n        '200': {description: x}\n        ok: {description: x} # !\n", "'ok' is not a status"),
    "path without slash": Fault(f"paths:\n  a: # !\n    get:\n      {ANSWER}\n", "the path 'a' does not begin with /"),
    "wrong type": Fault(operation("operationId: 7 # !"), "expected a text, got 7 -- write a text"),
    "component name": Fault(GET + "components:\n  schemas:\n    a b: {} # !\n", "'a b' is not a name for a component"),
    "optional path parameter": Fault(operation("parameters:", "  - {name: id, in: path, schema: {}} # !", path="/a/{id}"), "a path parameter is always required -- add `required: true`"),
    "path parameter that is not required": Fault(operation("parameters: [{name: id, in: path, required: false, schema: {}}] # !", path="/a/{id}"), "must be true here"),
    "unknown style": Fault(operation("parameters: [{name: id, in: query, style: commas, schema: {}}] # !"), "'commas' is not one of form"),
    "unknown security type": Fault(GET + "components:\n  securitySchemes:\n    a:\n      type: htp # !\n", "'htp' is not one of apiKey, http"),
    "beside a reference": Fault(GET + "components:\n  parameters:\n    B: {name: b, in: query, schema: {}}\n    C:\n      $ref: '#/components/parameters/B'\n      required: true # !\n", "'required' is not known here"),
    "unknown type": Fault(schema("type: text # !"), "'text' is not a type -- write one of array, boolean"),
    "bound that is no number": Fault(schema("maxLength: '7' # !"), "expected a whole number, got '7'"),
    "exclusive bound of 3.0": Fault(schema("minimum: 1", "exclusiveMinimum: true # !"), "expected a number, got true -- write the bound itself here"),
    "required that is no list": Fault(schema("required: true # !"), "expected a list, got true"),
    "nested fault": Fault(schema("properties:", "  b:", "    items:", "      type: text # !"), "'text' is not a type"),
    "bad pattern": Fault(schema("pattern: '(' # !"), "is not a regular expression"),
    "duplicate operationId": Fault(f"paths:\n  /a:\n    get:\n      operationId: x\n      {ANSWER}\n    put:\n      operationId: x # !\n      {ANSWER}\n", "operationId 'x' is taken in root.yaml:6"),
    "duplicate tag": Fault("tags:\n  - name: a\n  - name: a # !\n" + GET, "the tag 'a' stands twice"),
    "undeclared path parameter": Fault(f"paths:\n  /a/{{id}}:\n    get: # !\n      {ANSWER}\n", "Path parameter 'id' of /a/{id} is not declared"),
    "path parameter of no path": Fault(operation("parameters:", "  - {name: id, in: path, required: true, schema: {}} # !"), "Path parameter 'id' is not in /a"),
    "path parameter of no path, shared": Fault(f"paths:\n  /a:\n    parameters:\n      - {{name: id, in: path, required: true, schema: {{}}}} # !\n    get:\n      {ANSWER}\n", "Path parameter 'id' is not in /a"),
    "path parameter under another name": Fault(f"paths:\n  /a/{{id}}:\n    get: # !\n      parameters: [{{name: di, in: path, required: true, schema: {{}}}}]\n      {ANSWER}\n", "is declared under another name, 'di' -- call both the same"),
    "duplicate parameter": Fault(operation("parameters:", "  - {name: b, in: query, schema: {}}", "  - {name: b, in: query, schema: {}} # !"), "the query parameter 'b' stands twice"),
    "default of another type": Fault(schema("type: integer", "default: x # !"), "default 'x' does not fit its schema"),
    "default in a nested schema": Fault(schema("properties:", "  b:", "    type: boolean", "    default: 1 # !"), "default 1 does not fit"),
    "default not in the enum": Fault(schema("enum: [a, b]", "default: c # !"), "default 'c' does not fit"),
    "default beside a reference": Fault(GET + "components:\n  schemas:\n    K: {type: string, enum: [a]}\n    A:\n      properties:\n        k:\n          $ref: '#/components/schemas/K'\n          default: b # !\n", "default 'b' does not fit", is_ours=True),
    "default of a parameter": Fault(operation("parameters:", "  - name: b", "    in: query", "    schema:", "      type: integer", "      default: x # !"), "default 'x' does not fit"),
    "undefined security scheme": Fault(operation("security: [{nobody: []}] # !"), "the security scheme 'nobody' is not described", is_ours=True),
    "undefined security scheme of all": Fault("security:\n  - nobody: [] # !\n" + GET, "the security scheme 'nobody' is not described -- add it to components/securitySchemes", is_ours=True),
    "header parameter in two cases": Fault(operation("parameters:", "  - {name: X-A, in: header, schema: {}}", "  - {name: x-a, in: header, schema: {}} # !"), "the header parameter 'x-a' stands twice", is_ours=True),
    "same path under another name": Fault("paths:\n  /a/{x}:\n    parameters: [{name: x, in: path, required: true, schema: {}}]\n    get: {responses: {'200': {description: x}}}\n  /a/{y}: # !\n    parameters: [{name: y, in: path, required: true, schema: {}}]\n    put: {responses: {'200': {description: x}}}\n", "/a/{y} is the same path as /a/{x} in root.yaml:4", is_ours=True),
    "a variable twice": Fault(f"paths:\n  /a/{{id}}/{{id}}: # !\n    parameters: [{{name: id, in: path, required: true, schema: {{}}}}]\n    get: {{{ANSWER}}}\n", "has a variable without a name of its own", is_ours=True),
    "an open brace": Fault(f"paths:\n  '/a/{{id': # !\n    get: {{{ANSWER}}}\n", "has a variable without a name of its own"),
    "schema of itself": Fault(GET + "components:\n  schemas:\n    A: # !\n      allOf: [{$ref: '#/components/schemas/B'}]\n    B:\n      oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]\n", "A is a part of itself"),
    "a base address": Fault(schema("$id: https://example.com/a # !"), "`$id` changes what references mean", is_ours=True),
    "a dynamic reference": Fault(schema("$dynamicRef: '#a' # !"), "`$dynamicRef` changes what references mean", is_ours=True),
    "another dialect": Fault(schema("$schema: http://json-schema.org/draft-04/schema# # !"), "'http://json-schema.org/draft-04/schema#' is not supported", is_ours=True),
}  # fmt: skip
NEWEST = {
    "query": Fault("openapi: 3.2.0\ninfo: {title: x, version: '1'}\npaths:\n  /a:\n    query: {responses: {'200': {description: x}}} # !\n", "`query` (the method QUERY) is not supported -- write it as post"),
    "other methods": Fault("openapi: 3.2.0\ninfo: {title: x, version: '1'}\npaths:\n  /a:\n    additionalOperations: {COPY: {responses: {'200': {description: x}}}} # !\n", "`additionalOperations` (other methods) is not supported -- write them as get"),
    "its own address": Fault("openapi: 3.2.0\n$self: https://example.com/a # !\ninfo: {title: x, version: '1'}\n" + GET, "`$self` (the document's own address) is not supported -- leave it out"),
    "entries of a stream": Fault("openapi: 3.2.0\ninfo: {title: x, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          content:\n            application/jsonl:\n              itemSchema: {} # !\n", "`itemSchema` (a schema for each entry of a stream) is not supported"),
    "the query as one": Fault("openapi: 3.2.0\ninfo: {title: x, version: '1'}\npaths:\n  /a:\n    get:\n      parameters: [{name: a, in: querystring, content: {application/json: {}}}] # !\n      responses: {'200': {description: x}}\n", "`querystring` (the query as one value) is not supported"),
    "query of 3.2 in 3.1": Fault("paths:\n  /a:\n    query: {responses: {'200': {description: x}}} # !\n", "`query` is a word of OpenAPI 3.2"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*FAULTS, *NEWEST])
def test_a_fault_is_said_once_at_its_line(name: str, tmp_path: Path) -> None:
    fault = (FAULTS | NEWEST)[name]
    path = written(tmp_path, fault.document)
    found = told(path)
    assert [line.split(": ", 1)[0] for line in found] == marked(path), found
    assert fault.message in found[0]
    assert " -- " in found[0]


@pytest.mark.parametrize("name", FAULTS)
def test_openapi_spec_validator_agrees(name: str, tmp_path: Path) -> None:
    data = load(written(tmp_path, FAULTS[name].document)).data
    assert _is_refused(data) != FAULTS[name].is_ours


def test_what_we_find_sound_openapi_spec_validator_does(tmp_path: Path) -> None:
    assert not _is_refused(load().data)
    newest = written(tmp_path, "openapi: 3.2.0\ninfo: {title: x, version: '1'}\ntags: [{name: a, summary: A}]\n" + GET)
    assert told(newest) == []
    assert not list(OpenAPIV32SpecValidator(load(newest).data).iter_errors())


def _is_refused(data: dict[str, Any]) -> bool:
    try:
        return bool(list(OpenAPIV31SpecValidator(json.loads(json.dumps(data))).iter_errors()))
    except Exception:  # it gives up on some
        return True


VERSIONS = {
    "swagger: '2.0' # !": "Swagger 2.0 is not OpenAPI 3.1 -- upgrade it: ",
    "openapi: 3.0.3 # !": "OpenAPI 3.0.3 is not OpenAPI 3.1 -- upgrade it: ",
    "openapi: 3.1 # !": "3.1 is not OpenAPI 3.1 or 3.2 -- write `openapi: 3.1.0`",
    "openapi: 4.0.0 # !": "4.0.0 is not OpenAPI 3.1 or 3.2",
    "info: {} # !": "does not say which OpenAPI it is -- begin it with `openapi: 3.1.0`",
}


@pytest.mark.parametrize("line", VERSIONS)
def test_another_version_is_refused_with_what_to_do(line: str, tmp_path: Path) -> None:
    path = written(tmp_path, f"{line}\npaths: {{}}\n")
    [found] = told(path)
    assert found.startswith(f"{marked(path)[0]}: {VERSIONS[line]}")
    if "upgrade" in found:
        assert found.endswith(UPGRADE.format(file="root.yaml", new="root.new.yaml"))


def test_a_fault_of_the_form_hides_no_other_one(tmp_path: Path) -> None:
    document = operation("sumary: x # !", "colour: x # !") + "components: {schemas: {A: {type: text}}} # !\n"
    path = written(tmp_path, document)
    assert [line.split(": ")[0] for line in told(path)] == marked(path)


def test_reference_check_sees_documents_that_were_not_bundled(tmp_path: Path) -> None:
    source = load(written(tmp_path, GET))
    source.data["paths"]["/a"]["get"]["parameters"] = [{"$ref": "#/components/parameters/No"}]
    assert [finding.message for finding in findings(source, house=False)] == [
        "$ref '#/components/parameters/No' points at nothing"
    ]


def test_every_stage_has_rules() -> None:
    assert all(rule.__doc__ for stage in STAGES for rule in stage)
