"""Validators of the document's schemas, and their findings in words.

Each is built straight from the document when it is first needed, so there is no second description of the API that
could differ. Both ways have their own: what only an answer holds (readOnly) need not be sent, and what is only sent
(writeOnly) must not be answered. A problem is one line that names the place (`body.name: …`, `query limit: …`) and
never quotes a value, because a value may be a password.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any

import jsonschema_rs

from thingshub_document.reading import Document
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object
from thingshub_sandbox.openapi.wire.request import InvalidRequest

_MOST_PROBLEMS = 20
_MOST_NAMES = 10
_MOST_NAME_CHARACTERS = 60


class Validator:
    """Holds values against one schema."""

    def __init__(self, schema: Any, registry: jsonschema_rs.Registry) -> None:
        self._validator = jsonschema_rs.Draft202012Validator(schema, registry=registry, validate_formats=True)

    def is_valid(self, value: Any) -> bool:
        """Whether a value fits."""
        return self._validator.is_valid(value)

    def problems(self, value: Any, where: str) -> list[str]:
        """What is wrong with a value, one line each and the first few only; empty when it fits."""
        if self._validator.is_valid(value):
            return []
        return list(islice(self._worded(value, where), _MOST_PROBLEMS))

    def require(self, value: Any, where: str) -> None:
        """Do nothing for a value that fits.

        Raises:
            InvalidRequest: with the first problem.
        """
        if not self._validator.is_valid(value):
            raise InvalidRequest(next(self._worded(value, where)))

    def _worded(self, value: Any, where: str) -> Iterator[str]:
        for error in self._validator.iter_errors(value):
            yield f"{'.'.join([where, *map(str, error.instance_path)])}: {_words(error)}"


class Validators:
    """The validators of a document, each built once.

    Args:
        document: What the API is.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._built: dict[tuple[str, str], Validator] = {}

    def of_request(self, schema: Mapping[str, Any]) -> Validator:
        """For what is sent: properties that are readOnly are not required."""
        return self._of(schema, "readOnly", self._requests)

    def of_answer(self, schema: Mapping[str, Any]) -> Validator:
        """For what is answered: properties that are writeOnly are neither required nor allowed."""
        return self._of(schema, "writeOnly", self._answers)

    @cached_property
    def _requests(self) -> jsonschema_rs.Registry:
        return self._registry("readOnly")

    @cached_property
    def _answers(self) -> jsonschema_rs.Registry:
        return self._registry("writeOnly")

    def _registry(self, left_out: str) -> jsonschema_rs.Registry:
        # All of the document is there once; a validator that holds all components itself takes ten times as long
        whole = {name: part for name, part in self._document.data.items() if name not in ("$schema", "$self")}
        return jsonschema_rs.Registry(
            [(_base(left_out), self._one_way(whole, left_out))], draft=jsonschema_rs.Draft202012
        )

    def _of(self, schema: Mapping[str, Any], left_out: str, registry: jsonschema_rs.Registry) -> Validator:
        key = (left_out, json.dumps(schema))
        if key not in self._built:  # most operations share most of their answers
            self._built[key] = Validator(_absolute(self._one_way(schema, left_out), _base(left_out)), registry)
        return self._built[key]

    def _one_way(self, node: Any, left_out: str, inherited: frozenset[str] = frozenset()) -> Any:
        """A copy of schemas in which what the other way alone has is not required."""
        if is_array(node):
            return [self._one_way(entry, left_out) for entry in node]
        if not is_object(node):
            return node
        marked = inherited
        if "required" in node or "allOf" in node or "properties" in node:
            marked |= self._marked(node, left_out)
        copy: dict[str, Any] = {}
        for key, child in node.items():
            if key == "required" and is_array(child):
                copy[key] = [name for name in child if name not in marked]
            elif key == "allOf" and is_array(child):
                copy[key] = [self._one_way(entry, left_out, marked) for entry in child]
            elif key == "properties" and is_object(child) and left_out == "writeOnly":
                copy[key] = {
                    name: False if name in marked else self._one_way(entry, left_out) for name, entry in child.items()
                }
            else:
                copy[key] = self._one_way(child, left_out)
        return copy

    def _marked(self, schema: Mapping[str, Any], mark: str, depth: int = 8) -> frozenset[str]:
        """The properties of a schema, those of its `allOf` members included, that have a mark."""
        found: set[str] = set()
        properties = schema.get("properties")
        if is_object(properties):
            found |= {name for name, prop in properties.items() if is_object(prop) and self._has(prop, mark)}
        members = schema.get("allOf")
        if is_array(members) and depth:
            for member in members:
                if is_object(member):
                    found |= self._marked(self._document.deref(member), mark, depth - 1)
        return frozenset(found)

    def _has(self, prop: dict[str, Any], mark: str) -> bool:
        if prop.get(mark) is True:
            return True
        return isinstance(prop.get("$ref"), str) and self._document.deref(prop).get(mark) is True


def _base(left_out: str) -> str:
    return f"urn:thingshub:without-{left_out.lower()}"


def _absolute(node: Any, base: str) -> Any:
    """A schema whose references point into the registry."""
    if is_array(node):
        return [_absolute(entry, base) for entry in node]
    if not is_object(node):
        return node
    return {
        key: base + child
        if key in ("$ref", "$dynamicRef") and isinstance(child, str) and child.startswith("#")
        else _absolute(child, base)
        for key, child in node.items()
    }


def _words(error: jsonschema_rs.ValidationError) -> str:
    """The rule that is broken, in the schema's words: the library's message would quote the value."""
    kind = error.kind
    match kind.name:
        case "required":
            return f"lacks {getattr(kind, 'property', 'a property')}"
        case "additionalProperties" | "unevaluatedProperties":
            return f"does not know {_listed(getattr(kind, 'unexpected', ['a property']))}"
        case "falseSchema":
            return "must not be here"
        case "type":
            return f"must be of type {getattr(kind, 'types', None) or getattr(kind, 'type', '…')}"
        case "pattern":
            return f"must match {getattr(kind, 'pattern', 'the pattern')}"
        case "format":
            return f"must be a {getattr(kind, 'format', 'text of the format')}"
        case _:
            return f"does not satisfy {kind.name}{_limit(kind)}"


def _listed(names: list[str]) -> str:
    shown = [name if len(name) <= _MOST_NAME_CHARACTERS else f"{name[:_MOST_NAME_CHARACTERS]}…" for name in names]
    more = len(shown) - _MOST_NAMES
    return ", ".join(shown[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _limit(kind: Any) -> str:
    limit = getattr(kind, "limit", None)
    return f" {limit}" if limit is not None else ""
