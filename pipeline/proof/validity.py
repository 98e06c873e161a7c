"""Whether a value fits a schema of the document, by jsonschema-rs.

All components stand in one registry, so that a validator costs what its schema reaches. There are two of them when the
document has `readOnly` or `writeOnly`: what is required of a property that does not go this way is not asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import jsonschema_rs

from thingshub_document.samples import Direction
from thingshub_document.types import Schema

_NOT_SENT: Mapping[Direction, str] = {"sent": "readOnly", "read": "writeOnly"}


class Validity:
    """The validators of one document.

    Args:
        data: The bundled document.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._components: dict[Direction, Mapping[str, Any]] = {}
        self._registries: dict[Direction, jsonschema_rs.Registry] = {}
        self._validators: dict[tuple[int, Direction], tuple[Schema, jsonschema_rs.Draft202012Validator]] = {}

    def fits(self, schema: Schema, value: Any, direction: Direction) -> bool:
        """Whether the value fits."""
        return self.error(schema, value, direction) is None

    def error(self, schema: Schema, value: Any, direction: Direction) -> str | None:
        """Why a value does not fit; None when it does."""
        try:
            validator = self._validator(schema, direction)
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            return str(error).partition("\n")[0]
        found = next(validator.iter_errors(_plain(value)), None)
        if found is None:
            return None
        at = "".join(f"/{step}" for step in found.instance_path)
        return f"{at or 'it'}: {found.message}"

    def components(self, direction: Direction) -> Mapping[str, Any]:
        """The components as they are for one direction."""
        if direction not in self._components:
            raw: Mapping[str, Any] = self._data.get("components", {})
            marker = _NOT_SENT[direction]
            hidden = {name for name, schema in raw.get("schemas", {}).items() if _has(schema, marker)}
            self._components[direction] = (
                {**raw, "schemas": self.for_direction(raw.get("schemas", {}), direction)} if hidden else raw
            )
        return self._components[direction]

    def for_direction(self, node: Any, direction: Direction) -> Any:
        """A schema, or anything with schemas in it, that asks for nothing that does not go this way."""
        marker = _NOT_SENT[direction]
        if isinstance(node, list):
            return [self.for_direction(child, direction) for child in node]
        if not isinstance(node, Mapping):
            return node
        made = {
            name: child if name in ("example", "examples", "enum", "const") else self.for_direction(child, direction)
            for name, child in node.items()
        }
        if isinstance(required := node.get("required"), list) and isinstance(node.get("properties"), Mapping):
            own = node["properties"]
            made["required"] = [name for name in required if not self._is_marked(own.get(name), marker)]
        return made

    def _is_marked(self, schema: Any, marker: str) -> bool:
        seen = set[str]()
        while isinstance(schema, Mapping):
            if schema.get(marker) is True:
                return True
            if len(members := schema.get("allOf", ())) == 1 and "$ref" not in schema:
                schema = members[0]
                continue
            reference = schema.get("$ref")
            if not isinstance(reference, str) or reference in seen:
                return False
            seen.add(reference)
            schema = self._data.get("components", {}).get("schemas", {}).get(reference.rpartition("/")[2])
        return False

    def _validator(self, schema: Schema, direction: Direction) -> jsonschema_rs.Draft202012Validator:
        key = (id(schema), direction)
        if key not in self._validators:
            if direction not in self._registries:
                whole = {"components": self.components(direction)}
                self._registries[direction] = jsonschema_rs.Registry(
                    [("urn:document", whole)], draft=jsonschema_rs.Draft202012
                )
            own = _rebased(self.for_direction(schema, direction) if _has(schema, _NOT_SENT[direction]) else schema)
            validator = jsonschema_rs.Draft202012Validator(
                own, registry=self._registries[direction], validate_formats=True, ignore_unknown_formats=True
            )
            self._validators[key] = (schema, validator)  # the schema too: its id must not be given to another
        return self._validators[key][1]


def _has(node: Any, marker: str) -> bool:
    if isinstance(node, list):
        return any(_has(child, marker) for child in node)
    return isinstance(node, Mapping) and (marker in node or any(_has(child, marker) for child in node.values()))


def _rebased(node: Any) -> Any:
    """A schema whose references lead into the registry."""
    if isinstance(node, list):
        return [_rebased(child) for child in node]
    if not isinstance(node, Mapping):
        return node
    made = {name: child if name in ("enum", "const") else _rebased(child) for name, child in node.items()}
    if isinstance(reference := node.get("$ref"), str) and reference.startswith("#"):
        made["$ref"] = f"urn:document{reference}"
    return made


def _plain(value: Any) -> Any:
    """A value without what JSON does not have."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, Mapping):
        return {name: _plain(child) for name, child in value.items()}
    return [_plain(child) for child in value] if isinstance(value, list | tuple) else value
