"""Bodies that say nothing, on methods that need none: an optional form without fields on `GET`, as generators write it.

Such a body is not in the SDK, and `notes` tells it once. One with content stays what it is: refused where HTTP gives it
no meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

METHODS = ("get", "head", "delete", "trace")
_KNOWN = frozenset({"type", "properties", "additionalProperties", "description", "title", "example", "examples"})


def is_empty(method: str, raw: Any, deref: Callable[[Any], Mapping[str, Any]]) -> bool:
    """Whether an operation's `requestBody` is optional and holds nothing.

    Args:
        method: The method of the operation, in small letters.
        raw: What stands under `requestBody`.
        deref: Follows local references.
    """
    if method not in METHODS or not isinstance(raw, Mapping):
        return False
    body = deref(raw)
    content = body.get("content", {})
    return not body.get("required") and all(_holds_nothing(media.get("schema"), deref) for media in content.values())


def _holds_nothing(schema: Any, deref: Callable[[Any], Mapping[str, Any]]) -> bool:
    """Whether a schema is an object without properties that invites no others."""
    if not isinstance(schema, Mapping):
        return False
    plain = deref(schema)
    words = {key for key in plain if not key.startswith("x-")}
    if plain.get("type") != "object" or plain.get("properties") or not words <= _KNOWN:
        return False
    more = plain.get("additionalProperties")
    return more is False or (more is None and "properties" in plain)
