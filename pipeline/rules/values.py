"""Whether values fit their schemas; the document is compiled once, however many are asked about."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import jsonschema_rs

from thingshub_document.source import Place, Source, pointer_to

_ADDRESS = "json-schema:///document"


class Values:
    """Asks a validator that is made once for each schema: all of them see the document through one registry."""

    def __init__(self, source: Source) -> None:
        self._registry = jsonschema_rs.Registry([(_ADDRESS, source.data)], draft=jsonschema_rs.Draft202012)
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def problem(self, place: Place, schema: dict[str, Any], value: Any) -> str | None:
        """Why a value does not fit the schema at a place; None when it does."""
        is_reference = schema.keys() == {"$ref"}
        pointer = schema["$ref"] if is_reference else "#" + quote(pointer_to(place)[1:])
        validator = self._validators.get(pointer)
        if validator is None:
            validator = self._validators[pointer] = jsonschema_rs.Draft202012Validator(
                {"$ref": _ADDRESS + pointer}, registry=self._registry, validate_formats=True
            )
        errors = [f"{'/'.join(map(str, e.instance_path)) or 'it'}: {e.message}" for e in validator.iter_errors(value)]
        return "; ".join(error[:300] for error in errors[:3]) or None
