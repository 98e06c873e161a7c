"""What the SDK cannot say: collected while a document is read, each once, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from thingshub_document.names import OVERRIDE, NoName
from thingshub_document.types import Place


class Complaint(NamedTuple):
    """Something that the SDK cannot say: where, what is wrong, what to write instead."""

    place: Place
    message: str
    remedy: str


class Complaints:
    """Takes complaints and gives each once, in the order in which they came."""

    def __init__(self) -> None:
        self._found: dict[Complaint, None] = {}

    def __call__(self, place: Place, message: str, remedy: str) -> None:
        self._found[Complaint(place, message, remedy)] = None

    def __iter__(self) -> Iterator[Complaint]:
        return iter(self._found)

    def named(
        self, place: Place, what: str, make: Callable[[str, Mapping[str, Any] | None], str], name: str, node: Any
    ) -> str | None:
        """The Python name that `make` gives, or None with a complaint."""
        try:
            return make(name, node)
        except NoName as error:
            self(place, f"{what} {name!r} cannot be a name in Python: {error}", f"add {OVERRIDE}")
            return None
