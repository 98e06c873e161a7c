"""From what the SDK decoded back to JSON data, without the SDK's own encoder: what it lost shows, and what it added."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

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
