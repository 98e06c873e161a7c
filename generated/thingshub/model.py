"""The base of all models: secrets never show in a repr, and an answer remembers the bytes it was read from.

Remembering is one reference per object, set without a step of Python each. The bytes are parsed again only when a
changed object is sent back, so that properties this SDK does not know survive read, change, write (see
thingshub.roundtrip).
"""

from __future__ import annotations

import copy
import re
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import repeat
from typing import Any, Generic, Self, TypeVar

import msgspec

from thingshub._facts import SECRETS

REDACTED = "***"
_TIMELESS = frozenset({str, int, float, bool, type(None), msgspec.UnsetType})
LEAST_REDACTED_CHARACTERS = 4  # shorter ones would take words apart
M = TypeVar("M", bound="Model")
EXTRAS = "thingshub:extras"  # where extras stand until they are laid beside the other properties; no server's name
_SECRET_NAME = re.compile(r"password|secret|token|key|authorization", re.IGNORECASE)


class _Read:
    """Holds the bytes of the answer that an object was read from; a slot, so that it costs no dict per object."""

    __slots__ = ("_answer",)
    _answer: bytes


class Model(_Read, msgspec.Struct, kw_only=True):
    """Base of the generated models."""

    def __repr__(self) -> str:
        hidden = SECRETS.get(type(self).__name__, frozenset())
        fields = (
            f"{name}={REDACTED if encoded in hidden and value else repr(value)}"
            for name, encoded in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True)
            if encoded != EXTRAS and (value := getattr(self, name)) is not msgspec.UNSET
        )
        return f"{type(self).__name__}({', '.join(fields)})"

    def __copy__(self) -> Self:
        return self._copied(lambda value: value)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self._copied(lambda value: copy.deepcopy(value, memo))

    def to_update(self) -> Update[Self]:
        """This object as it is now, for an `update` that sends no more than has changed since it was read.

        Properties that only answers have are left out. The document says that a property which is left out keeps its
        value (inferred); to be safe with a server that replaces instead, pass the object itself: then all goes back,
        properties included that this SDK does not know.

        Returns:
            Something to pass as `body`: `hub.devices.update(device.id, device.to_update())`.
        """
        return Update(copy.deepcopy(self))

    def _copied(self, each: Callable[[Any], Any]) -> Self:
        """A copy that remembers its answer too, which msgspec's own copies would lose."""
        twin = type(self)(**{name: each(getattr(self, name)) for name in self.__struct_fields__})
        if answer := answer_of(self):
            remember([twin], answer)
        return twin


class Update(Generic[M]):
    """What has changed of an object since it was read; made by `to_update()`.

    Attributes:
        changed: The object as it is to be.
    """

    __slots__ = ("changed",)

    def __init__(self, changed: M) -> None:
        self.changed = changed

    def __repr__(self) -> str:
        return f"Update({self.changed!r})"


class ExtensibleModel(Model, kw_only=True):
    """Base of the models whose objects have properties of the tenant's own beside the fixed ones.

    Attributes:
        extras: These properties by name, as JSON values.
    """

    extras: dict[str, Any] = msgspec.field(default_factory=dict[str, Any], name=EXTRAS)

    def __repr__(self) -> str:
        shown = {name: REDACTED if is_secret_name(name) else value for name, value in self.extras.items()}
        fixed = super().__repr__().removesuffix(")")
        return f"{fixed}{'' if fixed.endswith('(') else ', '}extras={shown!r})"


def is_secret_name(name: str) -> bool:
    """Whether a property that no schema describes is called like a secret."""
    return _SECRET_NAME.search(name) is not None


def take_extras(model: ExtensibleModel, raw: dict[str, Any]) -> None:
    """Note the properties of the JSON object that the model was read from and does not know."""
    known = set(model.__struct_encode_fields__)
    model.extras = {name: value for name, value in raw.items() if name not in known}


def check_times(value: object) -> None:
    """Refuse times without a time zone, which the server would have to guess.

    Args:
        value: A body: a model, JSON data, or a mixture.

    Raises:
        ValueError: it holds a naive datetime.
    """
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time in the body has no time zone; write datetime(…, tzinfo=UTC)")
    elif isinstance(value, Model):
        for name in value.__struct_fields__:
            part = getattr(value, name)
            if type(part) not in _TIMELESS:  # most are: a call for each would take longer than encoding them
                check_times(part)
    elif isinstance(value, dict):
        for part in value.values():  # pyright: ignore[reportUnknownVariableType]
            check_times(part)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list | tuple):
        for part in value:  # pyright: ignore[reportUnknownVariableType]
            check_times(part)  # pyright: ignore[reportUnknownArgumentType]


def flattened(value: Any) -> Any:
    """JSON data with extras laid beside the other properties, at every depth."""
    if isinstance(value, list):
        return [flattened(entry) for entry in value]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, dict):
        return value
    known: dict[str, Any] = {name: flattened(child) for name, child in value.items()}  # pyright: ignore[reportUnknownVariableType]
    extras: dict[str, Any] = known.pop(EXTRAS, {})
    if doubled := sorted(extras.keys() & known.keys()):
        raise ValueError(f"extras: {doubled[0]!r} is a property of its own; set that instead")
    return known | extras


_set_answer: Callable[[Model, bytes], None] = vars(_Read)["_answer"].__set__


def remember(models: Iterable[Model], answer: bytes) -> None:
    """Note the bytes that these objects were read from."""
    deque(map(_set_answer, models, repeat(answer)), maxlen=0)  # a loop in C: lists may be long


def answer_of(model: Model) -> bytes | None:
    """The bytes of the answer that the object came with; None for one that was made by hand."""
    return getattr(model, "_answer", None)
