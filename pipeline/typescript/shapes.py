"""Where decimals and properties that only the server writes are: the `SHAPES` of the client's JSON.

Only schemas that have such properties, or reach some, are described.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from thingshub_document.complaints import Complaint
from thingshub_document.reading import Document
from thingshub_document.types import (
    AliasDefinition,
    Anything,
    EnumDefinition,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectDefinition,
    Scalar,
    Type,
    UnionDefinition,
    UnionOf,
)

DECIMAL = "decimal"
Shape = str | tuple[str, Any]


class Shapes:
    """The shapes of one document.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._needed = self._reaching()
        self.complaints: list[Complaint] = []

    def of(self, found: Type | None) -> Shape | None:
        """The shape of a type; None when nothing in it needs care."""
        match found:
            case Scalar(kind="decimal"):
                return DECIMAL
            case Nullable(inner=inner):
                return self.of(inner)
            case ListOf(items=items):
                return ("list", entry) if (entry := self.of(items)) else None
            case MapOf(values=values):
                return ("map", entry) if (entry := self.of(values)) else None
            case UnionOf(members=members):
                shapes = [shape for member in members if (shape := self.of(member))]
                return ("either", shapes) if shapes else None
            case Named(name=name) if name in self._needed:
                definition = self._document.definitions[name]
                return self.of(definition.type) if isinstance(definition, AliasDefinition) else name
            case _:
                return None

    def table(self) -> dict[str, Mapping[str, Any]]:
        """The entries by name, as the client's `ObjectShape`."""
        found: dict[str, Mapping[str, Any]] = {}
        for name in sorted(self._needed):
            match self._document.definitions[name]:
                case ObjectDefinition() as definition:
                    found[name] = self._object(definition)
                case UnionDefinition() as definition:
                    found[name] = self._union(definition)
                case _:
                    pass
        return found

    def _object(self, definition: ObjectDefinition) -> dict[str, Any]:
        properties = {field.name: shape for field in definition.fields if (shape := self.of(field.type))}
        read_only = self._read_only(definition)
        extras = self.of(definition.extras)
        entries = {"properties": properties, "extras": extras, "readOnly": read_only}
        return {key: value for key, value in entries.items() if value}

    def _read_only(self, definition: ObjectDefinition) -> list[str]:
        """What only the server writes; of what is sent, the required ones are no fields at all."""
        properties = {name: s for name, s in definition.schema.get("properties", {}).items() if isinstance(s, Mapping)}
        return [name for name, schema in properties.items() if self._document.deref(schema).get("readOnly")]

    def _union(self, definition: UnionDefinition) -> dict[str, Any]:
        if definition.key is not None:
            by_value = {value: name for value, name in definition.by_value.items() if name in self._needed}
            other = definition.other if definition.other in self._needed else None
            entries = {"key": definition.key, "byValue": by_value, "other": other}
            return {key: value for key, value in entries.items() if value}
        return self._by_fit(definition)

    def _by_fit(self, definition: UnionDefinition) -> dict[str, Any]:
        """Members that only fitting tells apart: what holds for a property must hold for it in each of them."""
        members = list(self._members(definition, set()))
        objects = [d for m in members if isinstance(d := self._document.definition(m), ObjectDefinition)]
        merged: dict[str, Any] = {"properties": {}, "readOnly": []}
        plain = [self._plain(member) for member in members]
        merged["isDecimal"] = Scalar("decimal") in plain
        merged["entries"] = self._shared(definition, "lists", [m.items for m in plain if isinstance(m, ListOf)])
        maps: list[Type] = [m.values for m in plain if isinstance(m, MapOf)]
        maps += [d.extras for d in objects if d.extras is not None]
        merged["extras"] = self._shared(definition, "further properties", maps)
        for name in dict.fromkeys(field.name for d in objects for field in d.fields):
            fields = [field for d in objects for field in d.fields if field.name == name]
            others = [d.extras for d in objects if d.extras not in (None, Anything()) and _lacks(d, name)]
            others += [m.values for m in plain if isinstance(m, MapOf) and m.values != Anything()]
            if shape := self._shared(definition, repr(name), [*(field.type for field in fields), *others]):
                merged["properties"][name] = shape
        for name in sorted({name for d in objects for name in self._read_only(d)}):
            having = [d for d in objects if name in d.schema.get("properties", {})]
            if all(name in self._read_only(d) for d in having):  # else what the caller gave is sent
                merged["readOnly"].append(name)
        return {key: value for key, value in merged.items() if value}

    def _shared(self, definition: UnionDefinition, what: str, types: Sequence[Type]) -> Shape | None:
        """The shape that all of some types have, with a complaint if they differ: a value does not say whose it is."""
        shapes = [self.of(found) for found in types]
        if any(shape != shapes[0] for shape in shapes):
            what = f"members of a union without a discriminator differ in {what}: only some keep it exactly"
            self.complaints.append(Complaint(definition.place, what, "add a discriminator"))
        return shapes[0] if shapes else None

    def _members(self, definition: UnionDefinition, seen: set[str]) -> Iterator[Type]:
        """What a union is one of, unions in it opened."""
        seen.add(definition.name)
        for member in definition.members:
            inner = self._document.definition(member)
            if isinstance(inner, UnionDefinition):
                if inner.name not in seen:
                    yield from self._members(inner, seen)
            else:
                yield member

    def _plain(self, found: Type) -> Type:
        """The type without aliases and null."""
        while True:
            if isinstance(found, Nullable):
                found = found.inner
            elif isinstance(found, Named) and isinstance(
                definition := self._document.definitions[found.name], AliasDefinition
            ):
                found = definition.type
            else:
                return found

    def _reaching(self) -> frozenset[str]:
        """The definitions that have such a property, or reach one that has."""
        found = {
            name
            for name, definition in self._document.definitions.items()
            if any(self._needs_care(part) for part in self._parts(definition))
            or (isinstance(definition, ObjectDefinition) and self._read_only(definition))
        }
        users: dict[str, set[str]] = {}
        for name, definition in self._document.definitions.items():
            for part in self._parts(definition):
                if isinstance(part, Named):
                    users.setdefault(part.name, set()).add(name)
        waiting = list(found)
        while waiting:
            for user in users.get(waiting.pop(), set()) - found:
                found.add(user)
                waiting.append(user)
        return frozenset(found)

    def _parts(self, definition: Any) -> list[Type]:
        match definition:
            case ObjectDefinition():
                types = [field.type for field in definition.fields] + [definition.extras]
            case UnionDefinition():
                types = [*definition.members, *(Named(name) for name in definition.by_value.values())]
            case AliasDefinition():
                types = [definition.type]
            case EnumDefinition() | _:
                types = []
        return [part for found in types for part in self._document.walk_types(found)]

    def _needs_care(self, part: Type) -> bool:
        return part == Scalar("decimal")


def _lacks(definition: ObjectDefinition, name: str) -> bool:
    return all(field.name != name for field in definition.fields)
