"""Read, change, write without loss.

A PUT from an older SDK must not erase what a newer server has added. When an object that was read is sent back, the
answer it came from is parsed again and laid under its present values: unknown properties come along at every depth, and
a value that was not changed goes back exactly as the server wrote it (nine digits of a fraction included). Properties
that only answers have (ids, timestamps) are left out.
"""

from __future__ import annotations

from typing import Any

import msgspec

from thingshub._codec.json_codec import check, decode_exact, encode, plain
from thingshub.decoding import decoded
from thingshub.model import READ_ONLY, Model, Source, source_of
from thingshub.unions import is_array, is_object

_ABSENT = object()


def as_update(changed: Model, kind: type[Model], *, only_changes: bool = False) -> dict[str, Any]:
    """The body that sends a changed object back.

    Args:
        changed: The object, as it was read and then changed.
        kind: The schema of the request body, e.g. DeviceUpdate for a Device.
        only_changes: Leave out what is as it was read, unless `kind` requires it.

    Returns:
        The JSON object to send: what `kind` knows of the object, and what this SDK does not know at all.

    Raises:
        ValueError: it has something that JSON does not, e.g. a time without a time zone; with the place.
    """
    check(changed)
    now: dict[str, Any] = plain(changed)
    source = source_of(changed)
    raw = _object_in(source) if source is not None else None
    if raw is not None:
        before: dict[str, Any] = plain(decoded(encode(raw), type(changed)))
        now = _merged(raw, before, now)
        if only_changes:
            required = {field.encode_name for field in msgspec.structs.fields(kind) if field.required}
            now = {name: value for name, value in now.items() if name in required or value != raw.get(name, _ABSENT)}
    if READ_ONLY:
        _drop_read_only(changed, now)
    only_in_answers = set(changed.__struct_encode_fields__) - set(kind.__struct_encode_fields__)
    return {name: value for name, value in now.items() if name not in only_in_answers}


def whole(body: Any) -> Any:
    """A body with everything that objects in it were read with: one of its own, or the entries of a list."""
    if isinstance(body, Model):
        return body if source_of(body) is None else as_update(body, type(body))
    if isinstance(body, list | tuple):
        entries: list[Any] = [*body]
        if any(isinstance(entry, Model) and source_of(entry) is not None for entry in entries):
            return [whole(entry) for entry in entries]
        return entries
    return body


def _object_in(source: Source) -> dict[str, Any] | None:
    """The raw object that was read, where it stood in its answer."""
    raw: Any = decode_exact(source.content)
    for step in source.place:
        raw = raw[step]
    return raw if is_object(raw) else None


def _drop_read_only(value: Any, body: Any) -> None:
    """Take the properties that only answers have out of the JSON of a value."""
    if isinstance(value, Model) and is_object(body):
        for name in READ_ONLY.get(type(value).__name__, ()):
            body.pop(name, None)
        for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            _drop_read_only(getattr(value, name), body.get(encoded))
    elif is_array(value) and is_array(body):
        for part, written in zip(value, body, strict=False):
            _drop_read_only(part, written)
    elif is_object(value) and is_object(body):
        for name, part in value.items():
            _drop_read_only(part, body.get(name))


def _merged(raw: Any, before: Any, now: Any) -> Any:
    """The present value, completed from the raw one: what it held (`before` is its known part) and nobody changed."""
    if now == before:
        return raw
    if is_object(raw) and is_object(before) and is_object(now):
        unknown = {name: value for name, value in raw.items() if name not in before}
        return unknown | {name: _merged(raw.get(name), before.get(name), value) for name, value in now.items()}
    if is_array(raw) and is_array(before) and is_array(now):
        return [_merged(*_entry(raw, before, now, index), value) for index, value in enumerate(now)]
    return now


def _entry(raw: list[Any], before: list[Any], now: list[Any], index: int) -> tuple[Any, Any]:
    """Which old entry of a list the new one continues: an equal one, else the one in the same place."""
    if now[index] in before:
        index = before.index(now[index])
    elif len(before) != len(now):
        return None, None
    return raw[index], before[index]
