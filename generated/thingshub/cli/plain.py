"""Answers as plain JSON data, without the secrets that an output must not show.

A property that the document marks is hidden, and of properties that only a tenant knows those whose name sounds like
a secret. What an operation made for its caller is shown: a new API key is of no use otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from thingshub._codec.json_codec import encode
from thingshub._facts import SECRETS
from thingshub.cli.failures import printable
from thingshub.model import EXTRAS, REDACTED, ExtensibleModel, Model, is_secret_name
from thingshub.unions import is_array, is_object


class Serializer:
    """Makes plain data of models; numbers that are exact stay so.

    Args:
        shown: Properties of the answer itself that are shown although they are secrets.
        shows_all: Whether all secrets are shown.

    Attributes:
        has_hidden: Whether a secret was hidden.
    """

    def __init__(self, shown: Collection[str], *, shows_all: bool) -> None:
        self._shown = shown
        self._shows_all = shows_all
        self.has_hidden = False

    def plain(self, value: Any, *, is_top: bool = True) -> Any:
        """JSON data of an answer."""
        if isinstance(value, Model):
            return dict(self._properties(value, self._shown if is_top else ()))
        if is_object(value):
            return {name: self.plain(inner, is_top=False) for name, inner in value.items()}
        if is_array(value):
            return [self.plain(inner, is_top=False) for inner in value]
        return msgspec.to_builtins(value, builtin_types=(Decimal,))

    def _properties(self, model: Model, shown: Collection[str]) -> Iterator[tuple[str, Any]]:
        secrets = SECRETS.get(type(model).__name__, frozenset[str]())
        for name, encoded in zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True):
            value = getattr(model, name)
            if value is not msgspec.UNSET and encoded != EXTRAS:
                is_hidden = encoded in secrets and encoded not in shown
                yield encoded, self._masked(value) if is_hidden else self.plain(value, is_top=False)
        if isinstance(model, ExtensibleModel):
            for name, value in model.extras.items():
                yield name, self._masked(value) if is_secret_name(name) else self.plain(value, is_top=False)

    def _masked(self, value: Any) -> Any:
        if not value or self._shows_all:
            return msgspec.to_builtins(value, builtin_types=(Decimal,))
        self.has_hidden = True
        return REDACTED


def selected(data: Any, fields: list[str]) -> Any:
    """Only these properties of an object; a dotted name leads into an inner one."""
    if not fields or not is_object(data):
        return data
    return {field: value for field in fields if (value := _at(data, field)) is not msgspec.UNSET}


def flat_object(data: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """An object with the properties of its inner objects under dotted names."""
    flat: dict[str, Any] = {}
    for name, value in data.items():
        flat |= flat_object(value, f"{prefix}{name}.") if is_object(value) else {prefix + name: value}
    return flat


def cell(value: Any) -> str:
    """A value as one cell of a table: nothing for null, lists of texts with commas, what is deeper as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if is_array(value) and all(isinstance(entry, str) for entry in value):
        return ",".join(value)
    return encode(value).decode()


def shown_cell(value: Any) -> str:
    """The same for a terminal: what strangers wrote must not move its cursor."""
    return printable(cell(value))


def _at(data: Any, field: str) -> Any:
    """The value of a dotted name; UNSET when there is none."""
    if not is_object(data):
        return msgspec.UNSET
    if field in data:
        return data[field]
    head, _, rest = field.partition(".")
    return _at(data.get(head), rest) if rest else msgspec.UNSET
