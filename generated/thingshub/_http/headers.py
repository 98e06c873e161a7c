"""Headers of answers: any case on look-up, repeated names joined, decoded only when somebody looks.

Most answers are read for their status and body alone, so the parser's bytes are kept as they are until the first
look-up. Bytes beyond ASCII are read as Latin-1, as HTTP says; no byte is ever refused for its encoding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self


class Headers(Mapping[str, str]):
    """Headers by name, in any case; of a name that came several times, the values joined with a comma.

    Its repr shows the names only: a value may be a secret.

    Args:
        headers: Names and values.
    """

    __slots__ = ("_found", "_raw")

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._raw: Iterable[tuple[bytes, bytes]] = ()
        self._found: dict[str, tuple[str, str]] | None = _by_name(headers.items())

    @classmethod
    def from_raw(cls, raw: Iterable[tuple[bytes, bytes]]) -> Self:
        """Headers as they stood on the wire; the pairs belong to the object from now on."""
        made = cls.__new__(cls)
        made._raw = raw
        made._found = None
        return made

    def _entries(self) -> dict[str, tuple[str, str]]:
        found = self._found
        if found is None:
            raw, self._raw = self._raw, ()
            found = self._found = _by_name([(name.decode("latin-1"), text.decode("latin-1")) for name, text in raw])
        return found

    def __getitem__(self, name: str) -> str:
        return self._entries()[name.lower()][1]

    def get(self, name: str, default: Any = None) -> Any:
        """The value, or the default."""
        found = self._entries().get(name.lower())
        return default if found is None else found[1]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._entries()

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._entries().values())

    def __len__(self) -> int:
        return len(self._entries())

    def __repr__(self) -> str:
        return f"Headers({', '.join(self)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, text in pairs:
        key = name.lower()
        earlier = found.get(key)
        found[key] = (name, text) if earlier is None else (earlier[0], f"{earlier[1]}, {text}")
    return found
