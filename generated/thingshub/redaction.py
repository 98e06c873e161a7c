"""Data as it may be shown: what the document marks as secret is replaced, at every depth.

Models say by their type which of their properties are secret. Data without a type (a body of one's own, extras) is
judged by name: a property that is secret in any schema, or that is called like a secret.
"""

from __future__ import annotations

from typing import Any

import msgspec

from thingshub._facts import SECRETS
from thingshub.model import EXTRAS, REDACTED, Model, is_secret_name
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
    if is_object(value):
        return {
            key: REDACTED if part and (key in _SECRET_ANYWHERE or is_secret_name(key)) else redacted(part)
            for key, part in value.items()
        }
    if is_array(value):
        return [redacted(part) for part in value]
    return msgspec.to_builtins(value)


def redacted_json(value: Any) -> str:
    """The same as JSON text."""
    return msgspec.json.encode(redacted(value)).decode()
