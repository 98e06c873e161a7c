"""Data as it may be shown: what the document marks as secret is replaced, at every depth.

Models say by their type which of their properties are secret. Data without a type (a body of one's own, extras) is
judged by name: a property that is secret in any schema, or that is called like a secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from thingshub._codec.files import File, is_content
from thingshub._codec.json_codec import encode, plain
from thingshub._facts import SECRETS
from thingshub.model import EXTRAS, LEAST_REDACTED_CHARACTERS, REDACTED, Model, Update, is_secret_name
from thingshub.unions import is_array, is_object

_SECRET_ANYWHERE = frozenset(name for names in SECRETS.values() for name in names)


def redacted(value: Any) -> Any:
    """JSON data without secrets.

    Args:
        value: A model, JSON data, or a mixture.
    """
    if isinstance(value, Model):
        hidden = SECRETS.get(type(value).__name__, frozenset())
        shown: dict[str, Any] = {}
        for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            part = getattr(value, name)
            if encoded == EXTRAS:
                shown |= redacted(part)
            elif part is not msgspec.UNSET:
                shown[encoded] = REDACTED if encoded in hidden and part else redacted(part)
        return shown
    if isinstance(value, Mapping):
        found: Mapping[Any, Any] = value  # pyright: ignore[reportUnknownVariableType]
        return {
            str(key): REDACTED if part and (key in _SECRET_ANYWHERE or is_secret_name(str(key))) else redacted(part)
            for key, part in found.items()
            if part is not msgspec.UNSET
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [redacted(part) for part in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Update):
        return redacted(value.changed)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return sized(value) or plain(value)


def sized(value: Any) -> str | None:
    """What stands for content of a file, e.g. `(12 bytes)`; None for anything else."""
    content = value.content if isinstance(value, File) else value
    if isinstance(content, Path):
        return f"(the file {content})"
    if isinstance(content, bytes | bytearray | memoryview):
        return f"({len(content)} bytes)"  # pyright: ignore[reportUnknownArgumentType]
    return "(an iterator of bytes)" if isinstance(value, File) or is_content(content) else None


def secrets_in(value: Any) -> Iterator[str]:
    """The secret texts of a body, longest first, so that an answer that quotes them can be shown without them.

    Args:
        value: A model, JSON data, or a mixture.
    """
    return iter(sorted(set(_secrets_in(value)), key=len, reverse=True))


def _secrets_in(value: Any) -> Iterator[str]:
    if isinstance(value, Model):
        hidden = SECRETS.get(type(value).__name__, frozenset())
        for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            part = getattr(value, name)
            yield from _texts(part) if encoded in hidden else _secrets_in(part)
    elif is_object(value):
        for key, part in value.items():
            yield from _texts(part) if key in _SECRET_ANYWHERE or is_secret_name(key) else _secrets_in(part)
    elif is_array(value):
        for part in value:
            yield from _secrets_in(part)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and len(value) >= LEAST_REDACTED_CHARACTERS:
        yield value


def redacted_json(value: Any) -> str:
    """The same as JSON text."""
    return encode(redacted(value)).decode()
