"""The base of all models: secrets never show in a repr, and an answer remembers the bytes it was read from.

Remembering is one reference per object, set without a step of Python each. The bytes are parsed again only when a
changed object is sent back, so that properties this SDK does not know survive read, change, write (see
thingshub.roundtrip).
"""

from __future__ import annotations

import copy
import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import count, repeat
from typing import Any, Generic, NamedTuple, Self, TypeAlias, TypeVar

import msgspec

from thingshub import _facts
from thingshub._facts import SECRETS

REDACTED = "***"
READ_ONLY: Mapping[str, frozenset[str]] = getattr(_facts, "READ_ONLY", {})  # by name of the model
LEAST_REDACTED_CHARACTERS = 4  # shorter ones would take words apart
M = TypeVar("M", bound="Model")
Place: TypeAlias = tuple[str | int, ...]
_Position: TypeAlias = tuple[bytes, Place, int | None]
EXTRAS = "thingshub:extras"  # where extras stand until they are laid beside the other properties; no server's name
_SECRET_NAME = re.compile(r"password|secret|token|key|authorization", re.IGNORECASE)


class Source(NamedTuple):
    """Where an object was read.

    Attributes:
        content: The JSON of the whole answer; of an entry that an iterator gave, its own.
        place: The names and indices on the way to the object.
    """

    content: bytes
    place: Place


class _Read:
    """Holds where an object was read, as content, place and index; a slot, so that it costs no dict per object."""

    __slots__ = ("_source",)
    _source: _Position


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
        if source := source_of(self):
            remember_one(twin, *source)
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


def flat_properties(value: msgspec.Struct) -> dict[str, Any]:
    """What a model sends, by name on the wire: without what is absent or only for reading, with its extras.

    Raises:
        ValueError: an extra has the name of another property.
    """
    skipped = READ_ONLY.get(type(value).__name__, frozenset())
    found: dict[str, Any] = {}
    extras: dict[str, Any] = {}
    for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
        part = getattr(value, name)
        if encoded == EXTRAS:
            extras = {} if part is msgspec.UNSET else part
        elif part is not msgspec.UNSET and encoded not in skipped:
            found[encoded] = part
    return _beside(extras, found)


_HOLDERS = (Model, list, dict)


def without_read_only(value: Any) -> Any:
    """A body without the properties that only answers have; the same object when it has none."""
    return _without_read_only(value) if READ_ONLY and _may_hold_read_only(value) else value


def _may_hold_read_only(value: Any) -> bool:
    if isinstance(value, Model):
        if type(value).__name__ in READ_ONLY:
            return True
        for name in value.__struct_fields__:
            part = getattr(value, name)
            if isinstance(part, _HOLDERS) and _may_hold_read_only(part):
                return True
        return False
    if isinstance(value, Mapping):
        return any(_may_hold_read_only(part) for part in value.values())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list | tuple):
        return any(_may_hold_read_only(part) for part in value)  # pyright: ignore[reportUnknownVariableType]
    return False


def _without_read_only(value: Any) -> Any:
    if isinstance(value, Model):
        found = {name: _without_read_only(part) for name, part in flat_properties(value).items()}
        tag = value.__struct_config__.tag_field
        return {tag: value.__struct_config__.tag, **found} if tag is not None else found
    if isinstance(value, Mapping):
        return {name: _without_read_only(part) for name, part in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, list | tuple):
        return [_without_read_only(part) for part in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def flattened(value: Any) -> Any:
    """JSON data with extras laid beside the other properties, at every depth."""
    if isinstance(value, list):
        return [flattened(entry) for entry in value]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, dict):
        return value
    known: dict[str, Any] = {name: flattened(child) for name, child in value.items()}  # pyright: ignore[reportUnknownVariableType]
    extras: dict[str, Any] = known.pop(EXTRAS, {})
    return _beside(extras, known)


def _beside(extras: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """Extras beside the other properties, none of which they may stand for."""
    if doubled := sorted(extras.keys() & known.keys()):
        raise ValueError(f"extras: {doubled[0]!r} is a property of its own; set that instead")
    return known | extras


_set_source: Callable[[Model, _Position], None] = vars(_Read)["_source"].__set__


def remember(models: Iterable[Model], content: bytes, place: Place = ()) -> None:
    """Note the answer that the entries of a list were read from, and where in it the list stands."""
    # A loop in C: lists may be long
    deque(map(_set_source, models, zip(repeat(content), repeat(place), count())), maxlen=0)


def remember_one(model: Model, content: bytes, place: Place) -> None:
    """The same for one object."""
    _set_source(model, (content, place, None))


def source_of(model: Model) -> Source | None:
    """Where the object was read; None for one that was made by hand."""
    position: _Position | None = getattr(model, "_source", None)
    if position is None:
        return None
    content, place, index = position
    return Source(content, place if index is None else (*place, index))


def release_page(entries: Iterable[Any]) -> None:
    """Let each entry of a page remember its own JSON only, so that one that is kept does not hold the page."""
    pages: dict[tuple[int, Place], list[msgspec.Raw]] = {}
    for entry in entries:
        position: _Position | None = getattr(entry, "_source", None)
        content, place, index = position or (b"", (), None)
        if index is None:
            continue
        pieces = pages.get((id(content), place))
        if pieces is None:
            pieces = pages[id(content), place] = _pieces(content, place)
        _set_source(entry, (bytes(pieces[index]), (), None))


def _pieces(content: bytes, place: Place) -> list[msgspec.Raw]:
    """The entries of the list at this place, undecoded."""
    found: Any = _reader_of_lists(place).decode(content)
    for _ in place:
        found = found.inner
    return found  # type: ignore[no-any-return]


@cache
def _reader_of_lists(place: Place) -> msgspec.json.Decoder[Any]:
    kind: Any = list[msgspec.Raw]
    for name in reversed(place):
        kind = msgspec.defstruct("Around", [("inner", kind, msgspec.field(name=str(name)))])
    return msgspec.json.Decoder(kind)
