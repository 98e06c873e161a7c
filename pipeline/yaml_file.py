"""Read one YAML file as data and as lines.

The data follows the YAML 1.2 core schema: only `true`, `false`, `null` and numbers are not strings, so that `on`, dates
and version numbers mean the same to every reader. Duplicate and non-string keys are refused, because readers disagree
about them in silence. Every value keeps its line, so that each later finding can name file and line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent

Place = tuple[str | int, ...]
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


class BrokenDocument(Exception):
    """The document cannot be used; the text has one `file:line: message` a line."""


@dataclass(frozen=True)
class YamlFile:
    """One file: its mapping, and the line (from 1) of every value by path of keys."""

    path: Path
    data: dict[str, Any]
    lines: dict[Place, int] = field(repr=False)

    def where(self, place: Place) -> str:
        """`file:line` of the value at this path of keys, or of its nearest known parent."""
        while place and place not in self.lines:
            place = place[:-1]
        return f"{shown(self.path)}:{self.lines.get(place, 1)}"


def read(path: Path) -> YamlFile:
    """Read and check the form of one YAML file.

    Raises:
        BrokenDocument: not readable, not YAML, duplicate or non-string keys, or no mapping at the top.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenDocument(f"{shown(path)}:1: cannot be read: {error}") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BrokenDocument(f"{shown(path)}:{mark.line + 1 if mark else 1}: not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise BrokenDocument(f"{shown(path)}:1: not YAML: {error}") from error
    if not isinstance(node, yaml.MappingNode):
        raise BrokenDocument(f"{shown(path)}:1: the document must be a mapping of keys to values")
    lines: dict[Place, int] = {}
    problems: list[str] = []
    data = _construct(node, (), path, lines, problems)
    if problems:
        raise BrokenDocument("\n".join(problems))
    return YamlFile(path, data, lines)


def shown(path: Path) -> str:
    """A path as findings show it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def is_text(plain: str) -> bool:
    """Whether an unquoted scalar is a string, not a number, boolean or null."""
    return plain not in _WORDS and not _INTEGER.fullmatch(plain) and not _FLOAT.fullmatch(plain)


def _construct(node: yaml.Node, place: Place, path: Path, lines: dict[Place, int], problems: list[str]) -> Any:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*place, index), path, lines, problems) for index, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return _scalar(node)
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = _scalar(key_node), key_node.start_mark.line + 1
        if not isinstance(key, str):
            problems.append(f"{shown(path)}:{line}: key {key!r} is not a string -- put it in quotes")
        elif key in result:
            problems.append(f"{shown(path)}:{line}: key {key!r} stands twice -- remove one of the two")
        else:
            lines[*place, key] = line
            result[key] = _construct(value_node, (*place, key), path, lines, problems)
    return result


def _scalar(node: yaml.Node) -> Any:
    value: str = node.value
    if not isinstance(node, yaml.ScalarNode) or node.style:  # quoted and block scalars are strings
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value
