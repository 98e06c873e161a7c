"""Values are made that fit: for every keyword that a schema may have, by the judgement of jsonschema-rs."""

# tables, each row on one line

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pipeline.proof.validity import Validity

from thingshub_document.sample_schemas import NoSample
from thingshub_document.samples import Sampler, Taste

NODE = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": "#/components/schemas/Node"}},
        "parent": {"$ref": "#/components/schemas/Node"},
    },
}
CAT = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}}
PET = {
    "anyOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
    "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
}
SECRET = {
    "type": "object",
    "required": ["id", "password"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "password": {"type": "string", "writeOnly": True}},
}
DATA: dict[str, Any] = {
    "components": {
        "schemas": {
            "Node": NODE,
            "Cat": CAT,
            "Dog": {**CAT, "required": ["kind", "lives"]},
            "Pet": PET,
            "Secret": SECRET,
            "Endless": {
                "type": "object",
                "required": ["next"],
                "properties": {"next": {"$ref": "#/components/schemas/Endless"}},
            },
        }
    }
}
SCHEMAS: dict[str, Any] = {
    "anything": {},
    "pattern": {"type": "string", "pattern": "^[a-z]{3,5}-[0-9]+$"},
    "pattern and length": {"type": "string", "pattern": "^[A-Za-z0-9_.-]+$", "minLength": 12, "maxLength": 12},
    "pattern in the middle": {"type": "string", "pattern": "[0-9]{2}", "minLength": 5},
    "pattern with branches": {"type": "string", "pattern": "^(?:GET|POST|(?<own>[A-Z]+):[a-z]*)/?$"},
    "pattern with a lookahead": {"type": "string", "pattern": "^(?!a)[a-z]{2}$"},
    "two patterns": {"allOf": [{"type": "string", "pattern": "^[a-z0-9]+$"}, {"pattern": "[0-9]"}]},
    "length": {"type": "string", "minLength": 300},
    "short": {"type": "string", "maxLength": 1},
    "empty": {"type": "string", "maxLength": 0},
    **{name: {"type": "string", "format": name} for name in ("date-time", "date", "time", "duration", "uuid", "email", "uri", "uri-reference", "hostname", "ipv4", "ipv6", "json-pointer", "regex")},
    "bounds": {"type": "integer", "minimum": 11, "maximum": 12},
    "exclusive": {"type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 5},
    "multiple": {"type": "integer", "multipleOf": 9, "minimum": 50, "maximum": 60},
    "negative": {"type": "number", "maximum": -0.5},
    "narrow": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.1},
    "fraction": {"type": "number", "multipleOf": 0.25, "minimum": 0.3},
    "constant": {"const": {"a": [1, None]}},
    "enum with null": {"type": ["string", "null"], "enum": [None, "a"]},
    "list": {"type": "array", "items": {"type": "integer"}, "minItems": 3, "maxItems": 3},
    "unique": {"type": "array", "items": {"type": "string"}, "minItems": 3, "uniqueItems": True},
    "unique of an enum": {"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 3, "uniqueItems": True},
    "tuple": {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "items": False, "minItems": 2},
    "contains": {"type": "array", "contains": {"const": 7}, "minContains": 2},
    "map": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2},
    "names of a map": {"type": "object", "propertyNames": {"pattern": "^[a-z]{2}$"}, "additionalProperties": {"type": "boolean"}, "minProperties": 1},
    "patterns of names": {"type": "object", "patternProperties": {"^x-[a-z]+$": {"type": "integer"}}, "additionalProperties": False, "minProperties": 1},
    "required without a property": {"type": "object", "required": ["a"], "additionalProperties": {"type": "integer"}},
    "dependent": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "dependentRequired": {"a": ["b"]}, "required": ["a"]},
    "one of": {"oneOf": [{"type": "integer", "minimum": 5}, {"type": "string"}]},
    "one of, both fit": {"oneOf": [{"type": "integer"}, {"type": "number", "multipleOf": 0.5}]},
    "any of beside": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
    "all of with an override": {"allOf": [{"$ref": "#/components/schemas/Cat"}, {"properties": {"lives": {"maximum": 3}}, "required": ["lives"]}]},
    "if": {"type": "object", "properties": {"a": {"enum": ["x", "y"]}, "b": {"type": "integer"}}, "required": ["a"], "if": {"properties": {"a": {"const": "x"}}}, "then": {"not": {"required": ["b"]}}},
    "not": {"type": "string", "not": {"enum": ["text"]}},
    "nullable": {"anyOf": [{"type": "null"}, {"type": "integer"}]},
    "recursion": {"$ref": "#/components/schemas/Node"},
    "discriminator": {"$ref": "#/components/schemas/Pet"},
    "directions": {"$ref": "#/components/schemas/Secret"},
    "deep reference": {"$ref": "#/components/schemas/Node/properties/children"},
}  # fmt: skip


@pytest.mark.parametrize("full", [True, False], ids=["full", "least"])
@pytest.mark.parametrize("name", SCHEMAS)
def test_a_value_fits(name: str, full: bool) -> None:
    validity = Validity(DATA)
    sampler = Sampler(DATA, validity.fits)
    value = sampler.sample(SCHEMAS[name], full=full)
    assert validity.error(SCHEMAS[name], value, "sent") is None
    assert value == Sampler(DATA, validity.fits).sample(SCHEMAS[name], full=full)


def test_full_has_everything_and_least_what_must_be() -> None:
    sampler = Sampler(DATA)
    least = sampler.sample(SCHEMAS["recursion"], full=False)
    assert least == {"name": "text"}
    inner: dict[str, Any] = {"name": "text", "children": []}
    full = sampler.sample(SCHEMAS["recursion"])
    assert full == {**inner, "children": [inner, {**inner, "name": "text1"}], "parent": inner}


def test_what_does_not_go_this_way_is_left_out() -> None:
    sampler = Sampler(DATA)
    assert sampler.sample(SCHEMAS["directions"], "sent") == {"password": "text"}
    assert sampler.sample(SCHEMAS["directions"], "read") == {"id": 7}


def test_each_branch_is_a_value_of_its_own() -> None:
    sampler = Sampler(DATA, Validity(DATA).fits)
    kinds = [value["kind"] for (value,) in sampler.samples(SCHEMAS["discriminator"])]
    assert kinds == ["cat", "Dog"]


def test_numbers_are_beyond_doubles_where_the_format_says_so() -> None:
    sampler, plain = Sampler(DATA), Sampler(DATA, taste=Taste(is_exact=False))
    assert sampler.sample({"type": "integer", "format": "int64"}) == 2**53 + 1
    assert plain.sample({"type": "integer", "format": "int64"}) == 7
    assert isinstance(sampler.sample({"type": "number", "format": "decimal"}), Decimal)
    assert plain.sample({"type": "number", "format": "decimal"}) == 1.5


def test_what_cannot_be_made_is_told() -> None:
    sampler = Sampler(DATA, Validity(DATA).fits)
    with pytest.raises(NoSample, match="goes on into itself"):
        sampler.sample({"$ref": "#/components/schemas/Endless"})
    with pytest.raises(NoSample, match=r"a: no text was found that matches '\^\\\\p\{Lu\}\$'"):
        sampler.sample({"type": "object", "properties": {"a": {"type": "string", "pattern": "^\\p{Lu}$"}}})
    with pytest.raises(NoSample, match="points at nothing"):
        sampler.sample({"$ref": "#/components/schemas/Nothing"})
