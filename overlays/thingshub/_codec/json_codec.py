"""JSON that says what was meant: numbers exact, times with a zone, extras beside the other properties.

A Decimal is a JSON number with all its digits. NaN, infinities, integers that no JSON reader holds and times without a
time zone are refused with their place, instead of becoming null or something that the server would have to guess.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, cast

import msgspec

from thingshub.model import EXTRAS, READ_ONLY, ExtensibleModel, Model, flattened, without_read_only

_PLAIN = frozenset({str, int, bool, type(None), msgspec.UnsetType})
_LISTS = (list, tuple, set, frozenset)
_DATETIME = datetime
_TIMES = (datetime, date)  # a tuple holds the real classes, whatever stops the clock in tests
_EXTRAS_KEY = f'"{EXTRAS}":'.encode()


def _hook(value: Any) -> Any:
    """What msgspec does not know by itself."""
    if isinstance(value, Mapping):
        return dict(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, Sequence | Set):
        return list(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, _TIMES[0]) and not getattr(value, "nanosecond", 0):  # a subclass: of freezegun, of pendulum
        clock = (value.hour, value.minute, value.second, value.microsecond)
        return _TIMES[0](value.year, value.month, value.day, *clock, tzinfo=value.tzinfo, fold=value.fold)
    if isinstance(value, _TIMES[1]) and not isinstance(value, _TIMES[0]):
        return _TIMES[1](value.year, value.month, value.day)
    kind: type = type(value)  # pyright: ignore[reportUnknownVariableType]
    raise TypeError(f"a {kind.__name__} cannot be written as JSON")


encode = msgspec.json.Encoder(enc_hook=_hook, decimal_format="number").encode
encode_sorted = msgspec.json.Encoder(enc_hook=_hook, decimal_format="number", order="deterministic").encode
decode_exact = msgspec.json.Decoder(float_hook=Decimal).decode


def plain(value: Any) -> Any:
    """JSON data of a model, or of a mixture of models and data: extras laid beside the other properties, Decimals kept.

    Raises:
        TypeError, ValueError: it has no JSON.
    """
    return flattened(msgspec.to_builtins(value, builtin_types=(Decimal,), enc_hook=_hook, str_keys=True))


def json_body(value: Any) -> bytes:
    """The JSON of a body.

    Raises:
        TypeError, ValueError: it has no JSON; with the place.
    """
    if _is_plain(value):
        return _encoded(value)
    check(value)
    content = _encoded(without_read_only(value))
    if _EXTRAS_KEY in content:
        content = encode(flattened(decode_exact(content)))
    return content


def _encoded(value: Any) -> bytes:
    try:
        return encode(value)
    except OverflowError:
        raise ValueError("an integer of the body has more than 64 bits; write it as a text or a Decimal") from None


def json_text(value: Any) -> str:
    """The same as text, for parameters and forms."""
    return json_body(value).decode()


def ascii_json(value: Any) -> str:
    """The same in ASCII, for headers and cookies."""
    text = json_text(value)
    if text.isascii():
        return text
    units = (text[i].encode("utf-16-be") for i in range(len(text)))
    return "".join(
        chr(unit[1]) if len(unit) == 2 and unit[0] == 0 and unit[1] < 128 else "".join(
            f"\\u{unit[i]:02x}{unit[i + 1]:02x}" for i in range(0, len(unit), 2)
        )
        for unit in units
    )  # fmt: skip


class _Unsendable(ValueError):
    """Something that JSON does not have, and the way to it, inside out."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.steps: list[str] = []


def check(value: object) -> None:
    """Refuse what JSON does not have, or has only with less in it.

    Args:
        value: A body: a model, JSON data, or a mixture.

    Raises:
        ValueError: it holds a naive datetime, NaN or an infinity; with the place.
    """
    try:
        _check(value)
    except _Unsendable as error:
        place = "".join(reversed(error.steps)).removeprefix(".")
        raise ValueError(f"{place}: {error.reason}" if place else error.reason) from None


def _is_plain(value: Any) -> bool:
    """Whether a body can be written as it is: a first look, which most pass, and which costs little."""
    kind = cast("Any", type(value))
    parts: Iterable[Any]
    if kind is list:
        parts = value
    elif kind is dict:
        parts = value.values()
    elif isinstance(value, Model):
        if not _is_written_as_it_is(kind):
            return False
        parts = msgspec.structs.astuple(value)
    elif kind is _DATETIME:
        return value.tzinfo is UTC
    else:
        return kind in _PLAIN or (kind is float and math.isfinite(value)) or isinstance(value, Enum)
    for part in parts:
        kind = type(part)  # pyright: ignore[reportUnknownVariableType]
        if kind in _PLAIN or (kind is _DATETIME and part.tzinfo is UTC):
            continue
        if not (kind is list and _PLAIN.issuperset(map(type, part))) and not _is_plain(part):
            return False
    return True


@cache
def _is_written_as_it_is(kind: type[Model]) -> bool:
    return kind.__name__ not in READ_ONLY and not issubclass(kind, ExtensibleModel)


def _check(value: Any) -> None:
    if type(value) in _PLAIN:
        return
    if isinstance(value, Model):
        for name in value.__struct_fields__:
            part = getattr(value, name)
            if type(part) not in _PLAIN:  # most are: a call for each would take longer than encoding them
                _step(f".{name}", part)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise _Unsendable(f"{value} is not a number that JSON has")
    elif isinstance(value, datetime):
        if value.tzinfo is None or value.utcoffset() is None:
            raise _Unsendable("a time in the body has no time zone; write datetime(..., tzinfo=UTC)")
    elif isinstance(value, Mapping):
        for name, part in value.items():  # pyright: ignore[reportUnknownVariableType]
            if type(part) not in _PLAIN:  # pyright: ignore[reportUnknownArgumentType]
                _step(f".{name}", part)
    elif isinstance(value, _LISTS):
        for index, part in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            if type(part) not in _PLAIN:  # pyright: ignore[reportUnknownArgumentType]
                _step(f"[{index}]", part)
    elif isinstance(value, Decimal) and not value.is_finite():
        raise _Unsendable(f"{value} is not a number that JSON has")


def _step(step: str, part: Any) -> None:
    try:
        _check(part)
    except _Unsendable as error:
        error.steps.append(step)
        raise
