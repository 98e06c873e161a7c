"""From what the SDK decoded back to JSON data, without the SDK's own encoder: what it lost shows, and what it added."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from pipeline.proof.plan import without_hidden
from thingshub_document.reading import Document
from thingshub_document.types import ListOf, MapOf, Nullable, ObjectDefinition, Type, UnionDefinition

_EXTRAS = "thingshub:extras"  # as thingshub.model has it
_encoder = msgspec.json.Encoder(decimal_format="number")


def json_bytes(value: Any) -> bytes:
    """JSON with numbers as they are."""
    return _encoder.encode(value)


def plain(value: Any) -> Any:
    """A decoded value as JSON data."""
    if isinstance(value, msgspec.Struct):
        config = value.__struct_config__
        found: dict[str, Any] = {config.tag_field: config.tag} if config.tag_field is not None else {}
        for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            part = getattr(value, name)
            if encoded == _EXTRAS:
                found |= plain(part)
            elif part is not msgspec.UNSET:
                found[encoded] = plain(part)
        return found
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, str) or value is None or isinstance(value, bool | int | float | Decimal):
        return value
    raise TypeError(f"{type(value).__name__} is nothing that JSON has")


def wanted(document: Document, found: Type | None, value: Any) -> Any:
    """What of an answer a decoded object has: nothing that only requests have, nothing that the document does not name."""
    return value if found is None else _known(document, found, without_hidden(document, found, value, "read"))


def _known(document: Document, found: Type, value: Any) -> Any:
    """A value without properties that the document neither names nor invites: readers let them pass."""
    match found:
        case Nullable(inner=inner):
            return None if value is None else _known(document, inner, value)
        case ListOf(items=items) if isinstance(value, list):
            return [_known(document, items, item) for item in value]
        case MapOf(values=values) if isinstance(value, Mapping):
            return {name: _known(document, values, item) for name, item in value.items()}
        case _:
            pass
    definition = document.definition(found)
    if isinstance(definition, UnionDefinition) and definition.key is not None and isinstance(value, Mapping):
        name = definition.by_value.get(value.get(definition.key, ""), definition.other)
        definition = document.definitions[name] if name is not None else None
    if not isinstance(definition, ObjectDefinition) or not isinstance(value, Mapping):
        return value
    known = {field.name: field.type for field in definition.fields}
    return {
        name: _known(document, known[name], item) if name in known else item
        for name, item in value.items()
        if name in known or definition.extras is not None
    }
