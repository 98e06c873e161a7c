"""Load the document as one piece of data, with the file and line of every value.

The document is one file, or a root with files beside it that it names in standard `$ref`s. All of it becomes one
document here: a path item takes the place of its reference, a component moves to the root's components under its own
name. Two components of one name, a reference to nothing and a component that nothing refers to are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.yaml_file import ROOT, BrokenDocument, Place, YamlFile, read, shown

__all__ = ["DOCUMENT", "BrokenDocument", "Finding", "Place", "Source", "load", "place_of"]

DOCUMENT = ROOT / "openapi" / "thingshub.yaml"


@dataclass(frozen=True)
class Finding:
    """One thing wrong with the document: where (path of keys), what, and what to do about it."""

    place: Place
    message: str
    remedy: str


@dataclass(frozen=True)
class Source:
    """The document as data, with the place of every value in its file.

    Attributes:
        path: The root file.
        data: The whole document, nothing but dicts, lists, strings, numbers, booleans and None.
        marks: `file:line` by path of keys.
    """

    path: Path
    data: dict[str, Any]
    marks: dict[Place, str] = field(repr=False)

    def where(self, place: Place) -> str:
        """`file:line` of the value at this path of keys, or of its nearest known parent."""
        while place and place not in self.marks:
            place = place[:-1]
        return self.marks.get(place, f"{shown(self.path)}:1")

    def place_of_text(self, text: str) -> Place:
        """Where this text first stands as a key or a value; the top when it stands nowhere."""

        def below(value: Any, place: Place) -> Iterator[Place]:
            if value == text:
                yield place
            children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            for key, child in children:
                if key == text:
                    yield (*place, key)
                yield from below(child, (*place, key))

        return next(below(self.data, ()), ())

    def line(self, finding: Finding) -> str:
        """A finding as one line of text for people and editors."""
        return f"{self.where(finding.place)}: {finding.message} -- {finding.remedy}"

    def resolve(self, reference: str) -> Any:
        """The value that a local `$ref` points at; raises LookupError when there is none."""
        return _at(self.data, place_of(reference))


def load(path: Path = DOCUMENT) -> Source:
    """Read the root file and all that it refers to.

    Raises:
        BrokenDocument: a file cannot be read or is not sound YAML, or references do not fit together.
    """
    loading = _Loading(path)
    source = Source(path, loading.document(), loading.marks)
    if loading.problems:
        raise BrokenDocument("\n".join(loading.problems))
    return source


def place_of(reference: str) -> Place:
    """The path of keys of a local reference such as `#/components/schemas/Device`."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in reference.removeprefix("#/").split("/"))


def is_reference(node: Any, place: Place) -> bool:
    """Whether a mapping is a `$ref`; examples may hold anything."""
    return isinstance(node, dict) and isinstance(node.get("$ref"), str) and not {"value", "example"} & set(place[-8:])


def _at(value: Any, place: Place) -> Any:
    for key in place:
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


class _Loading:
    """Puts the files together, breadth first from the root."""

    def __init__(self, path: Path) -> None:
        self.marks: dict[Place, str] = {}
        self.problems: list[str] = []
        self._root = path.resolve()
        self._files: dict[Path, YamlFile] = {}
        self._components: dict[Place, tuple[YamlFile, Place]] = {}  # where they go: where they come from

    def document(self) -> dict[str, Any]:
        root = self._file(self._root)
        for section, members in root.data.get("components", {}).items():
            for name in members if isinstance(members, dict) else ():
                self._components["components", section, name] = (root, ("components", section, name))
        document: dict[str, Any] = self._copy(root.data, root, (), ())
        for place in (waiting := list(self._components)):
            file, origin = self._components[place]
            if file is not root:
                _, section, name = place
                value = self._copy(_at(file.data, origin), file, origin, place)
                document.setdefault("components", {}).setdefault(section, {})[name] = value
            waiting += [new for new in self._components if new not in waiting]
        self._check_components()
        return document

    def _file(self, path: Path) -> YamlFile:
        if path not in self._files:
            self._files[path] = read(path)
        return self._files[path]

    def _copy(self, value: Any, file: YamlFile, origin: Place, place: Place) -> Any:
        self.marks[place] = file.where(origin)
        if isinstance(value, list):
            return [self._copy(v, file, (*origin, i), (*place, i)) for i, v in enumerate(value)]
        if not isinstance(value, dict):
            return value
        result: dict[str, Any] = {}
        if is_reference(value, place):
            is_item = len(place) == 2 and place[0] in ("paths", "webhooks")
            found = self._target(value["$ref"], file, origin)
            if found and is_item:
                return self._copy(_at(found[0].data, found[1]), *found, place)
            if found and len(found[1]) == 3 and found[1][0] == "components":
                result["$ref"] = self._component(found)
                self.marks[*place, "$ref"] = file.where((*origin, "$ref"))
        is_mapping = place[-2:] == ("discriminator", "mapping")
        for key, child in value.items():
            if key in result:
                continue
            if is_mapping and (found := self._target(child, file, (*origin, key))):
                result[key] = self._component(found)
            else:
                result[key] = self._copy(child, file, (*origin, key), (*place, key))
        return result

    def _target(self, reference: str, file: YamlFile, origin: Place) -> tuple[YamlFile, Place] | None:
        """The file and place a reference points at; None, with a problem noted, when there is nothing."""
        name, _, pointer = reference.partition("#")
        place = place_of("#" + pointer)
        try:
            found = self._file((file.path.parent / name).resolve()) if name else file
            _at(found.data, place)
        except BrokenDocument as error:
            missing = not (file.path.parent / name).exists()
            where = f"{file.where((*origin, '$ref'))}: $ref {reference!r} -- " if missing else ""
            self.problems += [
                f"{where}{line}" for line in str(error).splitlines() if f"{where}{line}" not in self.problems
            ]
            return None
        except (LookupError, TypeError, ValueError):
            where = file.where((*origin, "$ref"))
            self.problems.append(f"{where}: $ref {reference!r} points at nothing -- mend the name or add the component")
            return None
        return found, place

    def _component(self, found: tuple[YamlFile, Place]) -> str:
        self._components.setdefault(found[1], found)
        return "#/" + "/".join(str(part) for part in found[1])

    def _check_components(self) -> None:
        for file in self._files.values():
            for section, members in file.data.get("components", {}).items():
                for name in members if isinstance(members, dict) else ():
                    place: Place = ("components", section, name)
                    known = self._components.get(place)
                    if known is None:
                        self.problems.append(f"{file.where(place)}: nothing refers to it -- remove it, or use it")
                    elif known[0] is not file:
                        other = known[0].where(place)
                        self.problems.append(
                            f"{file.where(place)}: {name!r} is a component in {other} too -- rename one"
                        )
