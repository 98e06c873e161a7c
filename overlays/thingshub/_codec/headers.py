"""Headers of answers, typed where the document describes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from thingshub._codec.http_dates import read_date
from thingshub._http.headers import Headers
from thingshub.model import Model
from thingshub.unions import decode_union

M = TypeVar("M", bound=msgspec.Struct)


def header_values(headers: Mapping[str, str], kind: type[M]) -> M:
    """The headers that the document describes, typed.

    Args:
        headers: The headers of an answer.
        kind: The model of an operation's headers, e.g. `thingshub.models.DevicesGetHeaders`.

    Raises:
        msgspec.ValidationError: one is missing that must be there, or is not what the document says.
    """
    found = headers if isinstance(headers, Headers) else Headers(headers)
    raw: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        text = found.get(field.encode_name)
        if text is not None:
            raw[field.encode_name] = _value(text, field.type)
    return msgspec.convert(raw, kind, strict=False, dec_hook=decode_union)


def _value(text: str, kind: Any) -> Any:
    """The text in the form that its type is converted from."""
    for option in _options(kind):
        origin = get_origin(option) or option
        if text[:1] in ("{", "[") and (
            origin in (list, dict) or (isinstance(origin, type) and issubclass(origin, Model))
        ):
            try:
                return msgspec.json.decode(text)
            except msgspec.DecodeError:
                return text
        if origin is list:
            return [part.strip() for part in text.split(",")] if text else []
        if origin is dict or (isinstance(origin, type) and issubclass(origin, Model)):
            return _properties(text)
        if origin is datetime and "," in text:  # as HTTP itself writes dates
            try:
                return read_date(text)
            except ValueError:
                return text
    return text


def _properties(text: str) -> dict[str, str]:
    """R=100,G=200 or R,100,G,200."""
    parts = [part.strip() for part in text.split(",")]
    if all("=" in part for part in parts):
        pairs = [part.partition("=") for part in parts]
        return {name: value for name, _, value in pairs}
    return dict(zip(parts[::2], parts[1::2], strict=False))


def _options(kind: Any) -> list[Any]:
    """The members of a union that are types of their own; the type itself if it is none."""
    if get_origin(kind) in (Union, UnionType):
        return [inner for option in get_args(kind) for inner in _options(option)]
    if get_origin(kind) is Annotated:
        return _options(kind.__origin__)
    return [] if kind in (NoneType, msgspec.UnsetType) else [kind]
