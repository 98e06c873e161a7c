"""Examples are found wherever they may stand, and held against their schemas there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.rules.examples import empty_lists, examples
from pipeline.rules.sending import bounds

from tests.pipeline.small import ANSWER, marked, written
from thingshub_document.source import load

NUMBER = "schema: {type: integer, maximum: 9}"


def _media(line: str, more: str = "", media: str = "application/json") -> str:
    return f"paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          content:\n            {media}: {line}\n{more}"


def _parameter(line: str, more: str = "") -> str:
    return f"paths:\n  /a:\n    parameters:\n      - {line}\n    get: {{{ANSWER}}}\n{more}"


SHARED = "components:\n  examples:\n    E:\n      value: %s\n"
WRONG = {
    "a body": (_media(f"{{{NUMBER}, examples: {{a: {{value: x}}}}}} # !"), 'it: "x" is not of type "integer"'),
    "a body without one": (_media(f"{{{NUMBER}}} # !"), "has no example"),
    "by reference": (_media(f"{{{NUMBER}, examples: {{a: {{$ref: '#/components/examples/E'}}}}}}", SHARED % "10 # !"), "10 is greater than the maximum of 9"),
    "by reference to a reference": (_media(f"{{{NUMBER}, examples: {{a: {{$ref: '#/components/examples/F'}}}}}}", SHARED % "x # !" + "    F: {$ref: '#/components/examples/E'}\n"), 'is not of type "integer"'),
    "an example without a value": (_media(f"{{{NUMBER}, examples: {{a: {{summary: x}}}}}} # !"), "the example has no value"),
    "a parameter": (_parameter(f"{{name: a, in: query, {NUMBER}, example: 10}} # !"), "10 is greater than the maximum"),
    "a parameter without one": (_parameter(f"{{name: a, in: query, {NUMBER}}} # !"), "has no example"),
    "a parameter with content": (_parameter(f"{{name: a, in: query, content: {{application/json: {{{NUMBER}, example: x}}}}}} # !"), 'is not of type "integer"'),
    "a parameter with content, without one": (_parameter(f"{{name: a, in: query, content: {{application/json: {{{NUMBER}}}}}}} # !"), "has no example"),
    "a header": (f"paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          headers: {{X-A: {{{NUMBER}, example: x}}}} # !\n", 'is not of type "integer"'),
    "in a schema": (_media("{schema: {type: integer, examples: [x]}, example: 1} # !"), 'is not of type "integer"'),
    "in a property": (_media("{schema: {properties: {a: {type: integer, example: x}}}, example: {}} # !"), 'is not of type "integer"'),
    "beside a reference": (_media("{schema: {$ref: '#/components/schemas/A', maximum: 3}, example: 4} # !", "components: {schemas: {A: {type: integer}}}\n"), "4 is greater than the maximum of 3"),
    "deep in references": (_media("{schema: {$ref: '#/components/schemas/A'}, example: {b: [x]}} # !", "components: {schemas: {A: {properties: {b: {items: {$ref: '#/components/schemas/B'}}}}, B: {type: integer}}}\n"), 'b/0: "x" is not of type "integer"'),
}  # fmt: skip
RIGHT = {
    "by reference": _media(f"{{{NUMBER}, examples: {{a: {{$ref: '#/components/examples/E'}}}}}}", SHARED % "9"),
    "elsewhere": _media(f"{{{NUMBER}, examples: {{a: {{externalValue: https://example.com}}}}}}"),
    "bytes": _media("{schema: {type: string, format: binary}}", media="application/octet-stream"),
    "bytes, as OpenAPI 3.1 writes them": _media("{}", media="image/png"),
    "a file in a form": _media("{schema: {properties: {f: {type: array, items: {type: string, contentMediaType: image/png}}}}}", media="multipart/form-data"),
    "text": _media("{schema: {type: string}, example: abc}", media="text/plain"),
    "XML, as it is written": _media("{schema: {type: object}, example: <a/>}", media="application/xml"),
    "a property that is called example": _media("{schema: {properties: {example: {type: string}}}, example: {example: x}}"),
    "base64": _media("{schema: {type: string, contentEncoding: base64, contentMediaType: image/png}, example: YQ==}"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_example_is_found_where_it_is_written(name: str, tmp_path: Path) -> None:
    document, message = WRONG[name]
    source = load(path := written(tmp_path, document))
    found = list(examples(source))
    assert [source.where(finding.place) for finding in found] == marked(path)
    assert message in found[0].message


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_one_is_not(name: str, tmp_path: Path) -> None:
    assert list(examples(load(written(tmp_path, RIGHT[name])))) == []


def _body(more: str = "", *, media: str) -> str:
    form = f"{{schema: {{type: object}}, example: {{files: []}}{more}}}"
    return f"paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          {media}: {form} # !\n      {ANSWER}\n"


@pytest.mark.parametrize("media", ["multipart/form-data", "application/x-www-form-urlencoded"])
def test_an_empty_list_in_the_example_of_a_form_is_told(media: str, tmp_path: Path) -> None:
    source = load(path := written(tmp_path, _body(media=media)))
    [found] = empty_lists(source)
    assert [source.where(found.place)] == marked(path)
    assert (found.message, found.remedy[:28]) == (
        "a form cannot say the empty list 'files'",
        "leave it out of the example,",
    )


def test_an_empty_list_is_right_as_json(tmp_path: Path) -> None:
    part = _body(", encoding: {files: {contentType: application/json}}", media="multipart/form-data")
    for document in (part, _body(media="application/json")):
        assert list(empty_lists(load(written(tmp_path, document)))) == []


UNBOUNDED = {
    "a parameter of the path": _parameter("{name: a, in: query, schema: {type: string}} # !"),
    "a header": _parameter("{name: a, in: header, schema: {type: string}} # !"),
    "a cookie": _parameter("{name: a, in: cookie, schema: {type: integer}} # !"),
    "a parameter with content": _parameter("{name: a, in: query, content: {application/json: {schema: {items: {type: number}}}}} # !"),
    "a shared parameter, said once": f"paths:\n  /a:\n    get: {{parameters: [{{$ref: '#/components/parameters/P'}}], {ANSWER}}}\n    put: {{parameters: [{{$ref: '#/components/parameters/P'}}], {ANSWER}}}\ncomponents:\n  parameters:\n    P: {{name: p, in: query, schema: {{type: string}}}} # !\n",
    "a shared body": f"paths:\n  /a:\n    put: {{requestBody: {{$ref: '#/components/requestBodies/B'}}, {ANSWER}}}\ncomponents:\n  requestBodies:\n    B: {{content: {{text/plain: {{schema: {{type: string}}}}}}}} # !\n",
}  # fmt: skip


@pytest.mark.parametrize("name", UNBOUNDED)
def test_whatever_is_sent_is_bounded(name: str, tmp_path: Path) -> None:
    source = load(path := written(tmp_path, UNBOUNDED[name]))
    assert [source.where(finding.place) for finding in bounds(source)] == marked(path)
