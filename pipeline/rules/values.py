"""Whether values fit their schemas; the document is compiled once for each direction, however many are asked about.

What is sent need not have a property that only answers have, even where it is required, and the other way round.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import jsonschema_rs

from thingshub_document.source import Place, Source, pointer_to

_ADDRESS = "json-schema:///document"
_OTHER_DIRECTION = {"sent": "readOnly", "received": "writeOnly"}


class Values:
    """Asks a validator that is made once for each schema: all of them see the document through one registry."""

    def __init__(self, source: Source) -> None:
        self._registries = {
            direction: jsonschema_rs.Registry(
                [(_ADDRESS, _without_required(source.data, source, flag))], draft=jsonschema_rs.Draft202012
            )
            for direction, flag in _OTHER_DIRECTION.items()
        }
        self._validators: dict[tuple[str, str], jsonschema_rs.Draft202012Validator] = {}

    def problem(self, place: Place, schema: dict[str, Any] | bool, value: Any) -> str | None:
        """Why a value does not fit the schema at a place; None when it does."""
        is_reference = isinstance(schema, dict) and schema.keys() == {"$ref"}
        own = "#" + quote(pointer_to(place)[1:], safe="/%~")
        pointer = schema["$ref"] if isinstance(schema, dict) and is_reference else own
        direction = "received" if "responses" in place or "headers" in place or place[0] == "webhooks" else "sent"
        validator = self._validators.get((direction, pointer))
        if validator is None:
            validator = self._validators[direction, pointer] = jsonschema_rs.Draft202012Validator(
                {"$ref": _ADDRESS + pointer}, registry=self._registries[direction], validate_formats=True
            )
        errors = [f"{'/'.join(map(str, e.instance_path)) or 'it'}: {e.message}" for e in validator.iter_errors(value)]
        return "; ".join(error[:300] for error in errors[:3]) or None


def _without_required(node: Any, source: Source, flag: str) -> Any:
    """The document without `required` for what only the other direction has; shared where nothing differs."""
    if isinstance(node, list):
        children = [_without_required(child, source, flag) for child in node]
        return children if any(a is not b for a, b in zip(children, node, strict=True)) else node
    if not isinstance(node, dict):
        return node
    changed = {
        key: found for key, child in node.items() if (found := _without_required(child, source, flag)) is not child
    }
    required, properties = node.get("required"), node.get("properties")
    if isinstance(required, list) and isinstance(properties, dict):
        kept = [name for name in required if not _has(properties.get(name), source, flag)]
        if len(kept) < len(required):
            changed["required"] = kept
    return {**node, **changed} if changed else node


def _has(schema: Any, source: Source, flag: str) -> bool:
    seen = 0
    while isinstance(schema, dict) and seen < 20:
        if schema.get(flag):
            return True
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return False
        try:
            schema, seen = source.resolve(reference), seen + 1
        except (LookupError, TypeError, ValueError):
            return False
    return False
