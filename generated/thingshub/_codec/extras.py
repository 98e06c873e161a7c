"""Properties that a document invites without naming them, at any depth of an answer.

msgspec drops what a model does not have. So where a type holds a model with extras anywhere, the JSON is read a second
time without types, and both are gone through together. Types without such models never pay for it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any, get_args

import msgspec

from thingshub._codec.json_codec import encode
from thingshub.model import EXTRAS, ExtensibleModel, Model


def fill(value: Any, raw: Any) -> None:
    """Note the extras of everything in a decoded value.

    Args:
        value: What was decoded.
        raw: The JSON data that it was decoded from; floats, or Decimals in their place.

    Raises:
        msgspec.ValidationError: an extra is not of the type that the document says.
    """
    if isinstance(value, Model):
        if not isinstance(raw, dict):
            return
        if isinstance(value, ExtensibleModel):
            take(value, raw)  # pyright: ignore[reportUnknownArgumentType]
        for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            part = getattr(value, name)
            if encoded != EXTRAS and isinstance(part, Model | list | dict):
                fill(part, raw.get(encoded))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    elif isinstance(value, list) and isinstance(raw, list):
        for part, old in zip(value, raw, strict=False):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            fill(part, old)
    elif isinstance(value, dict) and isinstance(raw, dict):
        for name, part in value.items():  # pyright: ignore[reportUnknownVariableType]
            fill(part, raw.get(name))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def take(model: ExtensibleModel, raw: dict[str, Any]) -> None:
    """Note the properties of the JSON object that the model was read from and does not know."""
    config = model.__struct_config__
    known = {*model.__struct_encode_fields__, config.tag_field}
    extras = {name: value for name, value in raw.items() if name not in known}
    kind = _type_of_extras(type(model))
    if kind == dict[str, Any]:
        extras = with_floats(extras)
    elif extras:
        from thingshub.decoding import decoded

        extras = decoded(encode(extras), kind)
    model.extras = extras


def with_floats(raw: Any) -> Any:
    """JSON data that was read exactly, as it is read otherwise."""
    if isinstance(raw, Decimal):
        return float(raw)
    if isinstance(raw, dict):
        return {name: with_floats(part) for name, part in raw.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(raw, list):
        return [with_floats(part) for part in raw]  # pyright: ignore[reportUnknownVariableType]
    return raw


@cache
def _type_of_extras(kind: type[ExtensibleModel]) -> Any:
    return next(field.type for field in msgspec.structs.fields(kind) if field.encode_name == EXTRAS)


def holds_extras(kind: Any) -> bool:
    """Whether a value of this type may hold a model with extras; unions note theirs themselves."""
    return _holds(kind, ExtensibleModel, set())


@cache
def may_hold_models(kind: type[Model]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, by name and name on the wire, that may hold other models."""
    from thingshub.unions import OpenUnion

    fields = msgspec.structs.fields(kind)
    return tuple((f.name, f.encode_name) for f in fields if _holds(f.type, (Model, OpenUnion), set()))


def _holds(kind: Any, wanted: type | tuple[type, ...], seen: set[Any]) -> bool:
    if isinstance(kind, type) and not get_args(kind):
        if issubclass(kind, wanted):
            return True
        if not issubclass(kind, Model) or kind in seen:
            return False
        seen.add(kind)
        return any(_holds(field.type, wanted, seen) for field in msgspec.structs.fields(kind))
    return any(_holds(part, wanted, seen) for part in get_args(kind))
