"""Read one YAML or JSON file as data and as lines.

The data follows the YAML 1.2 core schema: only `true`, `false`, `null` and numbers are not strings, so that `on`, dates
and version numbers mean the same to every reader. What readers disagree about in silence is refused: duplicate and
non-string keys, merge keys, explicit tags, several documents in one file. Every value keeps its line, so that each
later finding can name file and line; what an alias stands for keeps the lines of its anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from thingshub_document.findings import BrokenDocument
from thingshub_document.types import Place

__all__ = ["ROOT", "BrokenDocument", "Mark", "Place", "YamlFile", "is_text", "line_of", "read", "shown"]

ROOT = Path(__file__).resolve().parents[2]

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_PAIR = re.compile(r"(\\\\)|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_MOST_COPIED = 1_000_000  # values: what aliases of aliases may grow to


@dataclass(slots=True)
class Mark:
    """Where a mapping or list stands, and all that is in it.

    Attributes:
        file: Its file as findings show it.
        line: From 1; of a mapping's entry the line of its key.
        children: By key or index: the mark of a mapping or list, or only the line of a single value.
    """

    file: str
    line: int
    children: dict[str | int, Mark | int] = field(repr=False)


def line_of(mark: Mark, place: Place) -> str:
    """`file:line` of the value at this path of keys, or of its nearest known parent."""
    line = mark.line
    for key in place:
        found = mark.children.get(key)
        if not isinstance(found, Mark):
            line = line if found is None else found
            break
        mark, line = found, found.line
    return f"{mark.file}:{line}"


@dataclass(frozen=True)
class YamlFile:
    """One file: its mapping, and the line of every value."""

    path: Path
    data: dict[str, Any]
    mark: Mark = field(repr=False)

    def where(self, place: Place) -> str:
        """`file:line` of the value at this path of keys, or of its nearest known parent."""
        return line_of(self.mark, place)


def read(path: Path) -> YamlFile:
    """Read and check the form of one YAML file.

    Raises:
        BrokenDocument: not readable, not YAML, keys that readers disagree about, or no mapping at the top.
    """
    file = shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        text = _PAIR.sub(_joined, text) if path.suffix == ".json" else text
        reading = _Reading(file, yaml.parse(text, Loader=yaml.CBaseLoader))
        data, mark = reading.document()
    except OSError as error:
        raise BrokenDocument(f"{file}:1: cannot be read: {error.strerror} -- mend the name of the file") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BrokenDocument(f"{file}:{line}: cannot be read: not UTF-8 -- save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        line = at.line + 1 if at else 1
        raise BrokenDocument(f"{file}:{line}: not YAML: {error.problem} -- {_remedy(str(error.problem))}") from error
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise BrokenDocument(f"{file}:1: not YAML: {reason} -- remove what is not text") from error
    except RecursionError as error:
        raise BrokenDocument(f"{file}:1: is nested too deeply -- move parts of it to components") from error
    if reading.problems:
        raise BrokenDocument("\n".join(reading.problems))
    if not isinstance(data, dict) or not isinstance(mark, Mark):
        raise BrokenDocument(f"{file}:1: the document must be a mapping of keys to values -- write `key: value`")
    return YamlFile(path, data, mark)


def shown(path: Path) -> str:
    """A path as findings show it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def is_text(plain: str) -> bool:
    """Whether an unquoted scalar is a string, not a number, boolean or null."""
    return plain not in _WORDS and not _INTEGER.fullmatch(plain) and not _FLOAT.fullmatch(plain)


def _joined(found: re.Match[str]) -> str:
    """JSON writes what is beyond 16 bits as two escapes, which YAML does not know."""
    if found[1]:
        return found[1]
    return bytes.fromhex(found[2] + found[3]).decode("utf-16-be")


def _remedy(problem: str) -> str:
    if "'\\t'" in problem:
        return "indent with blanks"
    return "mend this line or the one before it"


class _Reading:
    """Builds data and marks from the parser's events, in one pass."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self.problems: list[str] = []
        self._file = file
        self._events = events
        self._anchors: dict[str, tuple[Any, Mark | int] | None] = {}
        self._copied = 0

    def document(self) -> tuple[Any, Mark | int]:
        found: tuple[Any, Mark | int] = (None, 1)
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document starts in this file", "give it a file of its own")
            elif isinstance(event, yaml.NodeEvent):
                value = self._node(event)
                found = value if documents == 1 else found
        return found

    def _refuse(self, event: Any, message: str, remedy: str) -> None:
        self.problems.append(f"{self._file}:{event.start_mark.line + 1}: {message} -- {remedy}")

    def _node(self, event: Any) -> tuple[Any, Mark | int]:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag is not None:
            self._refuse(event, f"the tag {event.tag!r} means nothing here", "leave it out; quotes make a text")
        if event.anchor is not None:
            self._anchors[event.anchor] = None  # until it is complete
        made: tuple[Any, Mark | int]
        if isinstance(event, yaml.ScalarEvent):
            made = _scalar(event), _line(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            made = self._sequence(event)
        else:
            made = self._mapping(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = made
        return made

    def _sequence(self, event: Any) -> tuple[Any, Mark]:
        values: list[Any] = []
        mark = Mark(self._file, event.start_mark.line + 1, {})
        for inner in self._events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            value, below = self._node(inner)
            mark.children[len(values)] = below
            values.append(value)
        return values, mark

    def _mapping(self, event: Any) -> tuple[Any, Mark]:
        values: dict[str, Any] = {}
        mark = Mark(self._file, event.start_mark.line + 1, {})
        for inner in self._events:
            if isinstance(inner, yaml.MappingEndEvent):
                break
            key, _ = self._node(inner)
            value, below = self._node(next(self._events))
            if key == "<<" and not inner.style:
                self._refuse(
                    inner, "'<<' is a merge key, which YAML 1.2 does not know", "write its keys out, or use allOf"
                )
            elif not isinstance(key, str):
                self._refuse(inner, f"key {key!r} is not a string", "put it in quotes")
            elif key in values:
                self._refuse(inner, f"key {key!r} stands twice", "remove one of the two")
            else:
                values[key] = value
                line = inner.start_mark.line + 1
                mark.children[key] = Mark(below.file, line, below.children) if isinstance(below, Mark) else line
        return values, mark

    def _alias(self, event: Any) -> tuple[Any, Mark | int]:
        line = event.start_mark.line + 1
        found = self._anchors.get(event.anchor)
        if found is None:
            is_inside = event.anchor in self._anchors
            message = f"the alias *{event.anchor} " + ("stands inside its own anchor" if is_inside else "has no anchor")
            self._refuse(
                event, message, "use $ref" if is_inside else f"write &{event.anchor} before the value it means"
            )
            return None, line
        value, mark = found
        return self._copy(value, event), mark

    def _copy(self, value: Any, event: Any) -> Any:
        """The value once more, so that no two places of the document are the same object."""
        self._copied += 1
        if self._copied == _MOST_COPIED:
            self._refuse(event, "aliases of aliases grow beyond all bounds", "write it out")
        if self._copied >= _MOST_COPIED or not isinstance(value, dict | list):
            return value
        if isinstance(value, list):
            return [self._copy(entry, event) for entry in value]
        return {key: self._copy(entry, event) for key, entry in value.items()}


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _scalar(event: Any) -> Any:
    value: str = event.value
    if event.style or event.tag is not None:  # quoted and block scalars are strings
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value
