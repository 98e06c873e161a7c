"""Read, change, write without loss.

A PUT from an older SDK must not erase what a newer server has added. When an object that was read is sent back, the
answer it came from is parsed again and laid under its present values: unknown properties come along at every depth, and
a value that was not changed goes back exactly as the server wrote it (nine digits of a fraction included). Properties
that only answers have (ids, timestamps) are left out.
"""

from __future__ import annotations

from typing import Any

import msgspec

from thingshub.decoding import cut_times
from thingshub.model import ExtensibleModel, Model, answer_of, check_times, flattened, take_extras
from thingshub.unions import decode_union, is_array, is_object

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
        ValueError: a time has no time zone.
    """
    check_times(changed)
    now: dict[str, Any] = flattened(msgspec.to_builtins(changed))
    answer = answer_of(changed)
    raw = _object_in(answer, now) if answer is not None else None
    if answer is not None and raw is not None:
        as_read = msgspec.convert(_object_in(cut_times(answer), now), type(changed), dec_hook=decode_union)
        if isinstance(as_read, ExtensibleModel):
            take_extras(as_read, raw)
        before: dict[str, Any] = flattened(msgspec.to_builtins(as_read))
        now = _merged(raw, before, now)
        if only_changes:
            required = {field.encode_name for field in msgspec.structs.fields(kind) if field.required}
            now = {name: value for name, value in now.items() if name in required or value != raw.get(name, _ABSENT)}
    only_in_answers = set(changed.__struct_encode_fields__) - set(kind.__struct_encode_fields__)
    return {name: value for name, value in now.items() if name not in only_in_answers}


def _object_in(answer: bytes, now: dict[str, Any]) -> dict[str, Any] | None:
    """The raw object that was read: the answer itself or, in a list, the entry of the same id."""
    raw: dict[str, Any] = msgspec.json.decode(answer)
    if "collection" in raw and "collection" not in now:
        return next((entry for entry in raw["collection"] if entry.get("id") == now.get("id")), None)
    return raw


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
