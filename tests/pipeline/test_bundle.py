"""How files become one document: what is right, and what is refused, once, at its line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.pipeline.small import ANSWER, HEAD, marked, told, written
from thingshub_document.source import load

GET = f"paths:\n  /a:\n    get:\n      {ANSWER}\n"
USE = "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          content:\n            application/json:\n              schema: {$ref: '%s'}%s\n"


class Refused(NamedTuple):
    """A root, the files beside it, and what is said."""

    root: str
    files: dict[str, str]
    message: str


def _with_schemas(*lines: str) -> str:
    return GET + "components:\n  schemas:\n" + "".join(f"    {line}\n" for line in lines)


REFUSED = {
    "one YAML error, and no follow-up": Refused("paths:\n  /a: {$ref: 'part.yaml#/paths/~1a'}\n", {"part.yaml": f"paths:\n  /a:\n    get:\n      {ANSWER}\n      tags: [a\n      summary: x # !\ncomponents:\n  schemas:\n    A: {{type: string}}\n    B: {{type: string}}\n"}, "not YAML"),
    "a broken file that two name": Refused("paths:\n  /a: {$ref: 'part.yaml#/paths/~1a'}\n  /b: {$ref: 'part.yaml#/paths/~1b'}\n", {"part.yaml": "paths: {a: 1 # \n  b: [ # !\n"}, "not YAML"),
    "a missing file that two name": Refused("paths:\n  /a: {$ref: 'part.yaml#/paths/~1a'} # !\n  /b: {$ref: 'part.yaml#/paths/~1b'}\n", {}, "$ref 'part.yaml#/paths/~1a' cannot be read: there is no such file -- mend its name"),
    "a tab": Refused("paths:\n\t/a: {} # !\n", {}, "not YAML: found character that cannot start any token"),
    "two documents": Refused(GET + "---\na: 1\n", {}, "a second document starts in this file -- give it a file of its own"),
    "a merge key": Refused(_with_schemas("A: &a {type: string}", "B:", "  <<: *a # !", "  maxLength: 7"), {}, "'<<' is a merge key, which YAML 1.2 does not know -- write its keys out, or use allOf"),
    "an alias without an anchor": Refused(_with_schemas("A: *a # !"), {}, "the alias *a has no anchor -- write &a before the value it means"),
    "an alias inside its anchor": Refused(_with_schemas("A: &a", "  properties:", "    b: *a # !"), {}, "the alias *a stands inside its own anchor -- use $ref"),
    "a tag of YAML": Refused(_with_schemas("A:", "  const: !!str 7 # !"), {}, "means nothing here -- leave it out; quotes make a text"),
    "an address": Refused(USE % ("https://example.com/pet.yaml#/Pet", " # !"), {}, "$ref 'https://example.com/pet.yaml#/Pet' is an address; documents are read without a network -- save it beside this file and refer to that, or write it below components/schemas"),
    "an anchor of JSON Schema": Refused(USE % ("#pet", " # !"), {}, "$ref '#pet' names an anchor -- write it as #/components/schemas/"),
    "a reference to nothing": Refused(_with_schemas("Pet: {type: string}", "A: {$ref: '#/components/schemas/Pat'} # !"), {}, "$ref '#/components/schemas/Pat' points at nothing -- write #/components/schemas/Pet, or add the component"),
    "a reference into a path": Refused(_with_schemas("A: {$ref: '#/paths/~1a/get/responses/200'} # !"), {}, "$ref '#/paths/~1a/get/responses/200' is a response, not a schema -- name one of schemas"),
    "a reference to data": Refused(_with_schemas("B: {example: {a: 1}}", "A: {$ref: '#/components/schemas/B/example'} # !"), {}, "is no object of OpenAPI, not a schema"),
    "a path as a schema": Refused(_with_schemas("A: {$ref: '#/paths/~1a'} # !"), {}, "points at no component -- move what is meant to components/schemas"),
    "a whole document as a schema": Refused(USE % ("other.yaml", " # !"), {"other.yaml": HEAD + GET}, "$ref 'other.yaml' points at no component"),
    "a component of another kind": Refused(GET + "components:\n  parameters:\n    P: {name: p, in: query, schema: {}}\n  schemas:\n    A: {$ref: '#/components/parameters/P'} # !\n", {}, "$ref '#/components/parameters/P' is a parameter, not a schema -- name one of schemas"),
    "a reference to itself": Refused(_with_schemas("A: {$ref: '#/components/schemas/A'} # !"), {}, "refers to itself -- write out what it stands for"),
    "references in a circle": Refused(_with_schemas("A: {$ref: '#/components/schemas/B'} # !", "B: {$ref: '#/components/schemas/A'}"), {}, "'A' refers to itself in a circle -- write out what it stands for"),
    "two components of one name": Refused(USE % ("a.yaml#/components/schemas/A", ""), {"a.yaml": "components:\n  schemas:\n    A: {properties: {b: {$ref: 'b.yaml#/components/schemas/A'}}}\n", "b.yaml": "components:\n  schemas:\n    A: {type: string} # !\n"}, "'A' is a component in a.yaml:3 too -- rename one"),
    "a component that nobody uses": Refused(USE % ("a.yaml#/components/schemas/A", ""), {"a.yaml": "components:\n  schemas:\n    A: {type: string}\n    B: {type: string} # !\n"}, "nothing refers to it -- remove it, or use it"),
    "a path that the root does not name": Refused(USE % ("a.yaml#/components/schemas/A", ""), {"a.yaml": "paths:\n  /b: {} # !\ncomponents:\n  schemas:\n    A: {type: string}\n"}, "nothing refers to it -- remove it, or name it below paths in root.yaml"),
    "tags beside the root's": Refused(USE % ("a.yaml#/components/schemas/A", ""), {"a.yaml": "tags: [{name: a}] # !\ncomponents:\n  schemas:\n    A: {type: string}\n"}, "'tags' counts in the root only -- move it to root.yaml"),
    "keys beside the reference of a path item": Refused("paths:\n  /a:\n    $ref: '#/components/pathItems/A' # !\n    summary: x\n" + f"components:\n  pathItems:\n    A: {{get: {{{ANSWER}}}}}\n", {}, "'summary' beside the $ref of a path item counts for nothing -- move it there"),
    "a path item that refers to itself": Refused("paths:\n  /a: {$ref: '#/components/pathItems/A'}\ncomponents:\n  pathItems:\n    A: {$ref: '#/components/pathItems/A'} # !\n", {}, "refers to itself -- write the path item out"),
    "a mapping to no schema": Refused(_with_schemas("Cat: {properties: {kind: {type: string}}}", "A:", "  oneOf: [{$ref: '#/components/schemas/Cat'}]", "  discriminator:", "    propertyName: kind", "    mapping:", "      cat: Kat # !"), {}, "discriminator mapping names 'Kat', which is no schema of this file -- mend the name, or write 'file.yaml#/components/schemas/Kat'"),
    "a mapping to nothing": Refused(_with_schemas("A:", "  discriminator:", "    propertyName: kind", "    mapping:", "      cat: '#/components/schemas/Cat' # !"), {}, "points at nothing"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_together_is_said_once_at_its_line(name: str, tmp_path: Path) -> None:
    refused = REFUSED[name]
    path = written(tmp_path, refused.root, refused.files)
    found = told(path)
    if name != "two documents":  # where a comment would belong to the second one
        assert [line.split(": ", 1)[0] for line in found] == marked(path), found
    assert len(found) == 1
    assert refused.message in found[0]
    assert " -- " in found[0]
    assert str(tmp_path) not in found[0]


def test_a_file_that_is_one_schema_becomes_a_component(tmp_path: Path) -> None:
    files = {
        "schemas/Pet.yaml": "type: object\nproperties:\n  owner: {$ref: Owner.yaml}\n  kind: {$ref: '#/$defs/Kind'}\n$defs:\n  Kind: {type: string}\n",
        "schemas/Owner.yaml": "type: object\nproperties:\n  pets: {type: array, items: {$ref: Pet.yaml}}\n",
    }
    path = written(tmp_path, USE % ("schemas/Pet.yaml", ""), files)
    assert told(path) == []
    source = load(path)
    schemas = source.data["components"]["schemas"]
    assert list(schemas) == ["Pet", "Owner", "Kind"]
    assert schemas["Pet"]["properties"]["owner"] == {"$ref": "#/components/schemas/Owner"}
    assert schemas["Owner"]["properties"]["pets"]["items"] == {"$ref": "#/components/schemas/Pet"}
    assert source.where(("components", "schemas", "Owner", "properties", "pets")) == "Owner.yaml:3"


def test_a_component_of_the_root_may_only_name_the_file_of_it(tmp_path: Path) -> None:
    root = USE % ("#/components/schemas/Pet", "") + "components:\n  schemas:\n    Pet: {$ref: Pet.yaml}\n"
    source = load(written(tmp_path, root, {"Pet.yaml": "type: string\n"}))
    assert source.data["components"]["schemas"] == {"Pet": {"type": "string"}}
    assert source.where(("components", "schemas", "Pet", "type")) == "Pet.yaml:1"


def test_path_items_come_from_components_and_files(tmp_path: Path) -> None:
    root = (
        "paths:\n  /a: {$ref: '#/components/pathItems/A'}\n  /b: {$ref: 'part.yaml#/components/pathItems/B'}\n  /c: {$ref: c.yaml}\n"
        f"components:\n  pathItems:\n    A: {{get: {{{ANSWER}}}}}\n"
    )
    files = {
        "part.yaml": "components:\n  pathItems:\n    B:\n      put:\n        responses: {'200': {$ref: '#/components/responses/R'}}\n  responses:\n    R: {description: fine}\n",
        "c.yaml": f"post: {{{ANSWER}}}\n",
    }
    path = written(tmp_path, root, files)
    assert told(path) == []
    source = load(path)
    assert [list(item) for item in source.data["paths"].values()] == [["get"], ["put"], ["post"]]
    assert source.data["components"] == {"responses": {"R": {"description": "fine"}}}
    assert source.where(("paths", "/b", "put")) == "part.yaml:4"


def test_one_path_item_at_two_paths_is_two_objects(tmp_path: Path) -> None:
    root = "paths:\n  /a: {$ref: 'i.yaml#/components/pathItems/I'}\n  /b: {$ref: 'i.yaml#/components/pathItems/I'}\n"
    item = "components:\n  pathItems:\n    I:\n      get: {responses: {'200': {$ref: '#/components/responses/R'}}}\n  responses: {R: {description: fine}}\n"
    paths = load(written(tmp_path, root, {"i.yaml": item})).data["paths"]
    assert paths["/a"] == paths["/b"]
    assert paths["/a"]["get"] is not paths["/b"]["get"]
    assert paths["/b"]["get"]["responses"]["200"] == {"$ref": "#/components/responses/R"}


def test_anchors_give_equal_values_of_their_own_and_keep_their_lines(tmp_path: Path) -> None:
    path = written(
        tmp_path, _with_schemas("A: &text", "  type: string", "  maxLength: 7", "B: *text", "C: {items: *text}")
    )
    source = load(path)
    schemas = source.data["components"]["schemas"]
    assert schemas["A"] == schemas["B"] == schemas["C"]["items"]
    assert schemas["A"] is not schemas["B"]
    assert source.where(("components", "schemas", "B")) == "root.yaml:12"
    assert source.where(("components", "schemas", "B", "maxLength")) == "root.yaml:11"
    assert source.where(("components", "schemas", "C", "items", "maxLength")) == "root.yaml:11"


def test_aliases_cannot_fill_the_memory(tmp_path: Path) -> None:
    lines = ["a: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    [found] = told(written(tmp_path, "\n".join(["openapi: 3.1.0", *lines]) + "\n"))
    assert "aliases of aliases grow beyond all bounds -- write it out" in found


def test_bare_names_in_a_mapping_mean_schemas(tmp_path: Path) -> None:
    part = (
        "components:\n  schemas:\n    A:\n      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]\n"
        "      discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog', root: Root}}\n"
        "    Cat: {type: object}\n    Dog: {type: object}\n"
    )
    root = USE % ("part.yaml#/components/schemas/A", "") + "components:\n  schemas:\n    Root: {type: object}\n"
    path = written(tmp_path, root, {"part.yaml": part})
    assert told(path) == []
    mapping = load(path).data["components"]["schemas"]["A"]["discriminator"]["mapping"]
    assert mapping == {name: f"#/components/schemas/{name.title()}" for name in ("cat", "dog", "root")}


def test_data_is_not_taken_for_references(tmp_path: Path) -> None:
    part = (
        "components:\n  schemas:\n    A:\n      properties:\n        value: {$ref: '#/components/schemas/B'}\n        example: {$ref: '#/components/schemas/B'}\n"
        "      examples: [{$ref: 'not a reference'}]\n      default: {$ref: https://example.com}\n      x-own: {$ref: nowhere}\n    B: {}\n"
    )
    source = load(written(tmp_path, USE % ("part.yaml#/components/schemas/A", ""), {"part.yaml": part}))
    assert list(source.data["components"]["schemas"]) == ["A", "B"]
    assert source.data["components"]["schemas"]["A"]["x-own"] == {"$ref": "nowhere"}


def test_pointers_may_be_percent_encoded(tmp_path: Path) -> None:
    root = "paths:\n  /a/{id}: {$ref: 'part.yaml#/paths/~1a~1%7Bid%7D'}\n"
    part = f"paths:\n  /a/{{id}}:\n    parameters: [{{name: id, in: path, required: true, schema: {{}}}}]\n    get: {{{ANSWER}}}\n"
    assert told(written(tmp_path, root, {"part.yaml": part})) == []


def test_a_document_may_be_json(tmp_path: Path) -> None:
    path = tmp_path / "root.json"
    path.write_text(
        '{\n "openapi": "3.1.0",\n "info": {"title": "x\\n\\u00e9\\ud83d\\ude00\\/\\\\ud83d", "version": "1"},\n "paths": {}\n}'
    )
    source = load(path)
    assert source.data["info"] == {"title": "x\né😀/\\ud83d", "version": "1"}
    assert source.where(("paths",)) == "root.json:4"


def test_what_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "root.yaml"
    path.write_bytes(b"openapi: 3.1.0\ninfo: {title: \xe9}\n")
    assert told(path) == ["root.yaml:2: cannot be read: not UTF-8 -- save it as UTF-8"]


def test_what_stands_in_a_path_may_be_referred_to(tmp_path: Path) -> None:
    root = """paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        '200':
          description: x
          headers: {X-Left: {schema: {type: integer}}}
          content:
            application/json:
              schema: {type: object, properties: {tag: {type: string}}}
        '404': {description: gone}
    put:
      responses:
        '200':
          description: x
          headers: {X-Left: {$ref: '#/paths/~1pets~1%7Bid%7D/get/responses/200/headers/X-Left'}}
          content:
            application/json:
              schema: {$ref: '#/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema'}
        '404': {$ref: '#/paths/~1pets~1{id}/get/responses/404'}
"""
    path = written(tmp_path, root)
    assert told(path) == []
    source = load(path)
    item = source.data["paths"]["/pets/{id}"]
    assert source.data["components"] == {
        "headers": {"PetsIdGet200HeadersXLeft": {"schema": {"type": "integer"}}},
        "schemas": {"PetsIdGet200": {"type": "object", "properties": {"tag": {"type": "string"}}}},
        "responses": {"PetsIdGet404": {"description": "gone"}},
    }
    assert (
        item["get"]["responses"]["404"]
        == item["put"]["responses"]["404"]
        == {"$ref": "#/components/responses/PetsIdGet404"}
    )
    assert item["get"]["responses"]["200"]["content"] == item["put"]["responses"]["200"]["content"]
    assert source.where(("components", "schemas", "PetsIdGet200", "properties", "tag")) == "root.yaml:13"
    assert source.where(("paths", "/pets/{id}", "get", "responses", "404")) == "root.yaml:14"
