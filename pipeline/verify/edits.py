"""Edit YAML files as text, so that comments, order and quotes stay: each edit replaces a span that the parser named.

An edit names its place by path of keys, as the document does; components and paths keep their keys in the file that
holds them. Whatever cannot be edited safely is refused with False, never guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from thingshub_document.types import Place


@dataclass
class _File:
    path: Path
    text: str
    root: yaml.Node
    spans: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    starts: list[int] = field(default_factory=list[int])

    def offset(self, line: int, column: int = 0) -> int:
        return self.starts[line] + column

    def source(self, node: yaml.Node) -> str:
        return self.text[self.begin(node) : self.end(node)]

    def begin(self, node: yaml.Node) -> int:
        return self.offset(node.start_mark.line, node.start_mark.column)

    def end(self, node: yaml.Node) -> int:
        return self.offset(node.end_mark.line, node.end_mark.column)

    def edited(self) -> str:
        text = self.text
        for start, end, new in sorted(self.spans, key=lambda span: span[:2], reverse=True):
            text = text[:start] + new + text[end:]
        return text


class Edits:
    """Edits of all YAML files of a folder.

    Args:
        folder: The folder of the document.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = [_opened(path) for path in sorted(folder.rglob("*.yaml"))]
        self._lists: dict[Place, tuple[list[Any], list[Any]]] = {}  # values to add and to remove
        self._added: dict[Place, dict[str, str | list[str]]] = {}  # keys to add to mappings, with their values
        self._before: dict[Place, str] = {}
        self._replaced: dict[Place, str] = {}

    def has(self, place: Place) -> bool:
        """Whether a value stands at this place."""
        return self._at(place) is not None

    def replace(self, place: Place, text: str) -> bool:
        """Put another text in the place of a scalar; the same one may be put there again, another may not."""
        if place in self._replaced:
            return self._replaced[place] == text
        found = self._at(place)
        if not found or not isinstance(found[1], yaml.ScalarNode):
            return False
        file, node = found
        self._replaced[place] = text
        file.spans.append((file.begin(node), file.end(node), text))
        return True

    def add_key(self, place: Place, key: str, value: str | list[str], *, before: str | None = None) -> bool:
        """Add a key to a mapping in block style.

        Args:
            place: The mapping.
            key: The new key.
            value: Its value as text, or as lines of a block.
            before: The key that it is to stand before; None for the end.

        Returns:
            Whether the key will be there; False when the mapping has it already.
        """
        found = self._at(place)
        if not found or not isinstance(found[1], yaml.MappingNode) or found[1].flow_style or not found[1].value:
            return False
        keys = {entry.value for entry, _ in found[1].value}
        if key in keys or key in self._added.get(place, {}):
            return key not in keys
        self._added.setdefault(place, {})[key] = value
        if before in keys:
            self._before[place] = str(before)
        return True

    def change_list(self, place: Place, *, add: Any = None, remove: Any = None) -> bool:
        """Add a value to a list of scalars, or remove one."""
        found = self._at(place)
        if not found or not isinstance(found[1], yaml.SequenceNode):
            return False
        if remove is not None and remove not in [entry.value for entry in found[1].value]:
            return False
        added, removed = self._lists.setdefault(place, ([], []))
        for values, value in ((added, add), (removed, remove)):
            if value is not None and value not in values:
                values.append(value)
        return True

    def allow_null(self, place: Place) -> bool:
        """Let the schema at this place be null: by its type, or by a union with its reference."""
        type_place, ref_place = (*place, "type"), (*place, "$ref")
        if (found := self._at(type_place)) and not self.has((*place, "enum")):
            return self.replace(type_place, f"[{found[0].source(found[1])}, 'null']")
        if not (found := self._at(ref_place)):
            return False
        if ref_place in self._replaced:
            return True
        self._replaced[ref_place] = ""
        file, node = found
        mapping = self._at(place)
        assert mapping is not None, "a reference stands in a mapping"
        key = next(key for key, value in mapping[1].value if value is node)
        reference = f"{{$ref: {file.source(node)}}}"
        if mapping[1].flow_style:
            new = f"anyOf: [{reference}, {{type: 'null'}}]"
        else:
            indent = " " * key.start_mark.column
            new = f"anyOf:\n{indent}  - {reference}\n{indent}  - {{type: 'null'}}"
        file.spans.append((file.begin(key), file.end(node), new))
        return True

    def text_of(self, place: Place) -> str | None:
        """The text of the value at this place, as it is written."""
        found = self._at(place)
        return found[0].source(found[1]).strip() if found else None

    def results(self) -> dict[Path, tuple[str, str]]:
        """Text before and after, of each file that changes."""
        for place, keys in self._added.items():
            self._insert(place, keys)
        for place, (added, removed) in self._lists.items():
            self._rewrite(place, added, removed)
        self._added.clear()
        self._lists.clear()
        return {file.path: (file.text, file.edited()) for file in self._files if file.spans}

    def patch(self) -> str:
        """A unified diff for `git apply`; paths from the folder above the document's."""
        return "".join(
            line
            for path, (before, after) in self.results().items()
            for line in difflib.unified_diff(
                before.splitlines(keepends=True),
                after.splitlines(keepends=True),
                f"a/{path.relative_to(self._folder.parent).as_posix()}",
                f"b/{path.relative_to(self._folder.parent).as_posix()}",
            )
        )

    def _insert(self, place: Place, keys: dict[str, str | list[str]]) -> None:
        found = self._at(place)
        assert found is not None, "add_key has looked"
        file, mapping = found
        indent = " " * mapping.value[0][0].start_mark.column
        following = next((key for key, _ in mapping.value if key.value == self._before.get(place)), None)
        at = file.offset(following.start_mark.line if following else _last_line(file, mapping) + 1)
        lines = [line for key, value in keys.items() for line in _keyed(key, value)]
        file.spans.append((at, at, "".join(f"{indent}{line}\n" for line in lines)))

    def _rewrite(self, place: Place, added: list[Any], removed: list[Any]) -> None:
        found = self._at(place)
        assert found is not None, "change_list has looked"
        file, node = found
        kept = [file.source(entry) for entry in node.value if entry.value not in removed]
        entries = kept + [scalar(value) for value in added]
        if node.flow_style:
            file.spans.append((file.begin(node), file.end(node), f"[{', '.join(entries)}]"))
            return
        indent = " " * node.start_mark.column
        start, end = file.offset(node.start_mark.line), file.offset(_last_line(file, node) + 1)
        file.spans.append((start, end, "".join(f"{indent}- {entry}\n" for entry in entries)))

    def _at(self, place: Place) -> tuple[_File, Any] | None:
        for file in self._files:
            node = _below(file.root, place)
            if node is not None:
                return file, node
        return None


def scalar(value: Any) -> str:
    """A value as YAML writes it on one line."""
    return yaml.safe_dump([value], default_flow_style=True, width=10_000, allow_unicode=True).strip()[1:-1]


def _opened(path: Path) -> _File:
    text = path.read_text(encoding="utf-8")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None, "the document was loaded before"
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return _File(path, text, root, starts=[*starts, starts[-1]])


def _below(node: yaml.Node, place: Place) -> yaml.Node | None:
    for key in place:
        if isinstance(node, yaml.MappingNode):
            found = next((value for name, value in node.value if name.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            found = node.value[key]
        else:
            found = None
        if found is None:
            return None
        node = found
    return node


def _last_line(file: _File, node: yaml.Node) -> int:
    """The last line on which a node stands; the parser's own end lies behind blank lines and comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(file, last[1] if isinstance(node, yaml.MappingNode) else last)
    line = int(node.end_mark.line)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        line -= node.end_mark.column == 0
        while not file.text[file.offset(line) : file.offset(line + 1)].strip():
            line -= 1
    return line


def _keyed(key: str, value: str | list[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{scalar(key)}: {value}"
        return
    yield f"{scalar(key)}:"
    yield from (f"  {line}" for line in value)
