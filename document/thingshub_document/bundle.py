"""Put the files of a document together: one mapping, in which every reference is local and points at a component.

A path item takes the place of its reference. A component moves to the root's components under its own name; a file that
is one schema, and a schema below `definitions`, becomes a component under the file's, or its own, name. Two components
of one name, a reference to nothing, and what nothing refers to are refused: nothing of a file is dropped unsaid.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from thingshub_document.bundle_checks import circles, left_over
from thingshub_document.findings import BrokenDocument
from thingshub_document.grammar import KIND_OF, SECTIONS, WORDS, children, kind_at
from thingshub_document.references import (
    Key,
    Target,
    closest,
    name_after,
    named_schemas,
    place_of,
    pointer_to,
    value_at,
)
from thingshub_document.types import Place
from thingshub_document.yaml_file import Mark, YamlFile, line_of, read, shown

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_FILE = re.compile(r".*\.(json|ya?ml)")


class Bundle:
    """The files of a document in one.

    Attributes:
        data: The document.
        mark: Files and lines of all that is in it.
        problems: `file:line: what -- what to write`; with any of them the rest counts for nothing.
    """

    def __init__(self, path: Path) -> None:
        self.data: dict[str, Any] = {}
        self.mark = Mark(shown(path), 1, {})
        self.problems: list[str] = []
        self._files: dict[Path, YamlFile | None] = {}
        self._paths: dict[tuple[Path, str], Path] = {}
        self._components: dict[Key, tuple[YamlFile, Place]] = {}
        self._waiting: list[Key] = []
        self._used: set[tuple[Path, Place]] = set()
        self._rewritten: set[int] = set()
        self._taken: set[Key] = set()
        self._inlined: set[int] = set()
        self._names: dict[tuple[Path, Place], str] = {}  # of what stands in a path, and is referred to there
        self._shared: list[tuple[Any, Mark, Any, str]] = []
        self._again: list[tuple[dict[str, Any], str, Any]] = []  # path items that stand in a second place too
        if root := self._file(path):
            self._root = root
            self.data, self.mark = root.data, root.mark
            self._put_together()

    def _put_together(self) -> None:
        self._claim_components()
        self._rewrite(self.data, self.mark, self._root, "document")
        for key in self._waiting:  # grows on the way
            self._adopt(key)
        for container, name, value in self._again:
            container[name] = copy.deepcopy(value)
        for holder, marks, key, reference in self._shared:
            marks.children[key] = Mark(marks.file, int(line_of(marks, (key,)).rpartition(":")[2]), {})
            holder[key] = {"$ref": reference}
        if not self.problems:  # what nothing refers to may be what a broken reference meant
            left = left_over(self._root, self._files.values(), self._used, self._components)
            self.problems += dict.fromkeys([*circles(self.data, self._components), *left])
        self._drop_inlined()

    def _refuse(self, where: str, message: str, remedy: str) -> None:
        line = f"{where}: {message} -- {remedy}"
        if line not in self.problems:
            self.problems.append(line)

    def _file(self, path: Path, where: str = "", reference: str = "") -> YamlFile | None:
        """A file, read once; None, with the problem noted once, when it cannot be read."""
        if path not in self._files:
            self._files[path] = None
            if where and not path.is_file():
                self._refuse(where, f"$ref {reference!r} cannot be read: there is no such file", "mend its name")
                return None
            try:
                self._files[path] = read(path)
            except BrokenDocument as error:
                self.problems += str(error).splitlines()
        return self._files[path]

    def _beside(self, path: Path, name: str) -> Path:
        key = (path, name)
        if key not in self._paths:
            self._paths[key] = (path.parent / unquote(name)).resolve()
        return self._paths[key]

    def _claim_components(self) -> None:
        """The root's own components keep their names; one that only refers to another of its name is that one."""
        components = self.data.get("components")
        for section, members in components.items() if isinstance(components, dict) else ():
            for name, value in members.items() if isinstance(members, dict) and section in KIND_OF else ():
                target = Target(self._root, ("components", section, name), (section, name))
                if section != "pathItems" and isinstance(value, dict) and "$ref" in value:
                    target = self._canonical(target)
                self._components[target.key] = (target.file, target.origin)
                if target.file is not self._root:
                    self._waiting.append(target.key)

    def _adopt(self, key: Key) -> None:
        """Move a component of another file to the root's."""
        section, name = key
        file, origin = self._components[key]
        value, mark = value_at(file, origin)
        values: Any = self.data
        marks: Any = self.mark
        for step in ("components", section):
            values = values.setdefault(step, {})
            marks = marks.children.setdefault(step, Mark(marks.file, marks.line, {}))
            if not isinstance(values, dict) or not isinstance(marks, Mark):
                return  # no mapping: the specification's own check says so
        values[name], marks.children[name] = value, mark
        self._rewrite(value, mark, file, KIND_OF[section])

    def _rewrite(self, value: Any, mark: Mark | int, file: YamlFile, kind: str) -> None:
        """Make every reference local, in place, in all that an object holds."""
        waiting = [(value, mark, file, kind)]
        while waiting:
            value, mark, file, kind = waiting.pop()
            if not isinstance(value, dict) or not isinstance(mark, Mark) or id(value) in self._rewritten:
                continue
            self._rewritten.add(id(value))
            reference = value.get("$ref") if kind in SECTIONS else None
            if isinstance(reference, str):
                target = self._locate(reference, file, line_of(mark, ("$ref",)), kind)
                value["$ref"] = self._component(target) if target else reference
            if kind == "schema" and isinstance(value.get("discriminator"), dict):
                self._map_names(value["discriminator"], mark.children["discriminator"], file)
            inner: list[Any] = []
            for below, keys, child in children(kind, value):
                container: Any = value
                marks: Any = mark
                for key in keys[:-1]:
                    container, marks = container[key], marks.children[key]
                if below == "pathItem" and isinstance(child, dict) and "$ref" in child:
                    self._inline(container, str(keys[-1]), marks, file, inner)
                else:
                    inner.append((child, marks.children[keys[-1]], file, below))
            waiting += reversed(inner)  # so that all is seen in the document's order

    def _inline(self, container: dict[str, Any], name: str, marks: Mark, file: YamlFile, waiting: list[Any]) -> None:
        """Put a path item in the place of the reference to it."""
        child, mark = container[name], marks.children[name]
        seen: set[int] = set()
        while isinstance(child, dict) and isinstance(mark, Mark) and isinstance(child.get("$ref"), str):
            where = line_of(mark, ("$ref",))
            if beside := [key for key in child if key != "$ref"]:
                self._refuse(where, f"{beside[0]!r} beside the $ref of a path item counts for nothing", "move it there")
            target = None if id(child) in seen else self._locate(child["$ref"], file, where, "pathItem")
            if target is None:
                if id(child) in seen:
                    self._refuse(where, f"$ref {child['$ref']!r} refers to itself", "write the path item out")
                return
            seen.add(id(child))
            file = target.file
            child, mark = value_at(file, target.origin)
        if id(child) in self._inlined:
            self._again.append((container, name, child))
        self._inlined.add(id(child))
        container[name], marks.children[name] = child, mark
        waiting.append((child, mark, file, "pathItem"))

    def _map_names(self, discriminator: dict[str, Any], mark: Mark | int, file: YamlFile) -> None:
        """The values of a mapping are references too, or names of schemas."""
        mapping = discriminator.get("mapping")
        marks = mark.children.get("mapping") if isinstance(mark, Mark) else None
        if not isinstance(mapping, dict) or not isinstance(marks, Mark):
            return
        for value, reference in mapping.items():
            if not isinstance(reference, str):
                continue
            where = line_of(marks, (value,))
            if _NAME.fullmatch(reference) and not _FILE.fullmatch(reference):
                owner = next((f for f in (file, self._root) if reference in named_schemas(f)), None)
                if owner is None:
                    message = f"discriminator mapping names {reference!r}, which is no schema of this file"
                    self._refuse(where, message, f"mend the name, or write 'file.yaml#/components/schemas/{reference}'")
                    continue
                target = Target(owner, ("components", "schemas", reference), ("schemas", reference))
                mapping[value] = self._component(self._canonical(target))
            elif found := self._locate(reference, file, where, "schema"):
                mapping[value] = self._component(found)

    def _locate(self, reference: str, file: YamlFile, where: str, kind: str) -> Target | None:
        """What a reference points at; None, with the problem noted, when there is nothing that it could mean."""
        name, _, fragment = reference.partition("#")
        section = SECTIONS[kind]
        if _ADDRESS.match(name):
            remedy = f"save it beside this file and refer to that, or write it below components/{section}"
            self._refuse(where, f"$ref {reference!r} is an address; documents are read without a network", remedy)
            return None
        if fragment and not fragment.startswith("/"):
            self._refuse(where, f"$ref {reference!r} names an anchor", f"write it as #/components/{section}/…")
            return None
        place = place_of(f"#{fragment}") if fragment.strip("/") else ()
        found = self._file(self._beside(file.path, name), where, reference) if name else file
        if found is None:
            return None
        try:
            value, _ = value_at(found, place)
        except (LookupError, TypeError, ValueError):
            self._refuse(where, f"$ref {reference!r} points at nothing", closest(found, place, reference))
            return None
        if kind == "pathItem":
            self._used.add((found.path, place))
            return Target(found, place, (section, ""))
        if place[:1] in (("components",), ("paths",), ("webhooks",)) and len(place) > 2:
            if (other := kind_at(place)) != kind:
                words = WORDS.get(other or "", "no object of OpenAPI")
                self._refuse(where, f"$ref {reference!r} is {words}, not {WORDS[kind]}", f"name one of {section}")
                return None
            if place[0] != "components":
                return self._shared_of_a_path(found, place, section)
            return self._canonical(Target(found, place[:3], (str(place[1]), str(place[2])), place[3:]))
        if place[:1] in (("paths",), ("webhooks",)) or (
            not place and {"openapi", "paths", "components"} & value.keys()
        ):
            remedy = f"move what is meant to components/{section} and refer to it as #/components/{section}/…"
            self._refuse(where, f"$ref {reference!r} points at no component", remedy)
            return None
        key = str(place[-1]) if place else found.path.name.partition(".")[0]
        if not _NAME.fullmatch(key):
            self._refuse(where, f"$ref {reference!r} gives no name for a component", "use letters and digits only")
            return None
        return self._canonical(Target(found, place, (section, key)))

    def _shared_of_a_path(self, file: YamlFile, place: Place, section: str) -> Target | None:
        """What stands in a path becomes a component that is named after its place; its place refers to it too."""
        name = self._names.get((file.path, place))
        if name is None:
            name = wanted = name_after(place)
            number = 1
            while (section, name) in self._components or (section, name) in self._taken:
                number += 1
                name = f"{wanted}{number}"
            self._names[file.path, place] = name
            self._taken.add((section, name))
            holder, marks = value_at(file, place[:-1])
            key = int(place[-1]) if isinstance(holder, list) else place[-1]
            if isinstance(marks, Mark):
                self._shared.append((holder, marks, key, pointer_to(("components", section, name))))
        return Target(file, place, (section, name))

    def _canonical(self, target: Target) -> Target:
        """The target itself, or what it refers to under the very same name."""
        seen: set[tuple[Path, Place]] = set()
        while True:
            self._used.add((target.file.path, target.origin))
            value, _ = value_at(target.file, target.origin)
            is_alias = isinstance(value, dict) and isinstance(value.get("$ref"), str)
            if target.rest or not is_alias or not value.keys() <= {"$ref", "summary", "description"}:
                return target
            name, _, fragment = value["$ref"].partition("#")
            place = place_of(f"#{fragment}") if fragment.strip("/") else ()
            last = place[-1] if place else Path(name).name.partition(".")[0]
            if last != target.key[1] or (target.file.path, target.origin) in seen:
                return target
            seen.add((target.file.path, target.origin))
            where = target.file.where((*target.origin, "$ref"))
            if not name and place == target.origin:
                self._refuse(where, f"$ref {value['$ref']!r} refers to itself", "write out what it stands for")
                return target
            found = self._locate(value["$ref"], target.file, where, KIND_OF[target.key[0]])
            if found is None or found.key != target.key or found.rest:
                return target
            target = found

    def _component(self, target: Target) -> str:
        """The local reference to a target, which moves to the root's components if it is not there yet."""
        known = self._components.get(target.key)
        if known is None:
            self._components[target.key] = (target.file, target.origin)
            self._waiting.append(target.key)
        elif (known[0].path, known[1]) != (target.file.path, target.origin):
            other, name = known[0].where(known[1]), target.key[1]
            self._refuse(target.file.where(target.origin), f"{name!r} is a component in {other} too", "rename one")
        return pointer_to(("components", *target.key, *target.rest))

    def _drop_inlined(self) -> None:
        """Path items of the root's components stand where they were referred to."""
        components = self.data.get("components")
        items = components.get("pathItems") if isinstance(components, dict) else None
        if isinstance(items, dict):
            for name in list(items):
                if (self._root.path, ("components", "pathItems", name)) in self._used:
                    del items[name]
            if not items:
                del self.data["components"]["pathItems"]
