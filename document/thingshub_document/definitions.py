"""From JSON schemas to what the models module holds: every schema that an operation touches becomes a type.

Objects and enums without a name of their own are named after their place. `allOf` is merged, so that a struct has all
its fields. Null stands where a schema is used, never in its name. A schema with required `readOnly` or `writeOnly`
properties that is both sent and received becomes two classes; with optional ones too where types are all there is.
What a struct cannot say (patterns, conditions) is not here: `notes` tells it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from thingshub_document import media_types, names
from thingshub_document.names import NoName, class_name
from thingshub_document.shapes import CONTRADICTION, SCHEMAS, Shapes, is_structural, kinds_of
from thingshub_document.types import (
    MISSING,
    AliasDefinition,
    Anything,
    Definition,
    EnumDefinition,
    Field,
    ListOf,
    LiteralOf,
    MapOf,
    Named,
    Nullable,
    ObjectDefinition,
    Place,
    Scalar,
    Schema,
    Type,
    UnionDefinition,
    UnionOf,
)

if TYPE_CHECKING:
    from thingshub_document.model import Header

Direction = Literal["read", "write"]
Complaint = Callable[[Place, str, str], None]
_STEPS = ("$defs", "properties", "schema")  # they say nothing in a name
_UNWRITABLE = re.compile(r'["\\\x00-\x1f]')  # what msgspec takes in no name of a field
_FORMATS = {"date-time": "date-time", "date": "date", "time": "time", "uuid": "uuid", "binary": "binary"}


class Definitions:
    """The definitions of a document, made as they are asked for.

    Args:
        data: The bundled document.
        where: `file:line` of a place.
        complain: Takes what cannot be said: place, what is wrong, what to write instead.
        is_strict: Whether no type has a property of the other direction, be it required or not.
    """

    def __init__(
        self, data: Mapping[str, Any], where: Callable[[Place], str], complain: Complaint, *, is_strict: bool = False
    ) -> None:
        self._shapes = Shapes(data, is_strict=is_strict)
        self._is_strict = is_strict
        self._schemas: Mapping[str, Any] = data.get("components", {}).get("schemas", {})
        self._where = where
        self._complain = complain
        self._taken: dict[str, tuple[Place, Direction]] = {}  # Python name: what has it
        self._open: set[tuple[str, Direction]] = set()  # aliases that are being resolved, to find recursion
        self._made: dict[tuple[str, Direction], Type] = {}
        self.found: dict[str, Definition] = {}

    # --- the way in

    def component(self, name: str, direction: Direction) -> Type:
        """What a component schema is in Python."""
        if not self._shapes.differs(name):
            direction = "read"
        key = (name, direction)
        if key in self._made:
            return self._made[key]
        if key in self._open:
            return Anything()  # an alias of itself, e.g. any JSON value; nothing in Python can name it
        place = (*SCHEMAS, name)
        schema = self._schemas[name]
        python_name = self._class_name(name, schema, place)
        if direction == "write" and self._shapes.is_read(name):
            python_name += "Input"
        self._open.add(key)
        try:
            found = self._made[key] = self._named(schema, direction, place, python_name, name)
        finally:
            self._open.discard(key)
        return found

    def inline(self, schema: Any, direction: Direction, place: Place, suggestion: str) -> Type:
        """What a schema at some place is in Python; objects and enums in it are named by the suggestion."""
        if isinstance(schema, bool) or not schema:
            return Anything()
        schema = self._shapes.beside_reference(schema)
        if name := self._shapes.plain_reference(schema):
            found = self.component(name, direction)
            return _or_null(found, self._shapes.is_nullable(name))
        if (target := self._shapes.deep_reference(schema)) is not None:
            suggestion = "".join(names.title(str(step)) for step in target[2:] if step not in _STEPS)
            place, schema = target, self._shapes.followed(schema)
        schema, is_nullable = self._shapes.without_null(schema)
        if name := self._shapes.plain_reference(schema):
            found = self.component(name, direction)
        else:
            own = schema.get(names.OVERRIDE) if place[-1] == "schema" or place[-2:-1] != ("properties",) else None
            found = self._of(schema, direction, place, own or suggestion, "")
        return _or_null(found, is_nullable)

    def fields(self, found: Type) -> tuple[Field, ...] | None:
        """The fields of a type that is an object; None for any other."""
        definition = self.definition(found)
        return definition.fields if isinstance(definition, ObjectDefinition) else None

    def definition(self, found: Type) -> Definition | None:
        """What a named type stands for, aliases followed."""
        while isinstance(found, Named):
            definition = self.found[found.name]
            if not isinstance(definition, AliasDefinition):
                return definition
            found = definition.type
        return None

    def headers(self, python_name: str, headers: Sequence[Header], place: Place) -> None:
        """The headers of an answer as a struct."""
        if not self._claim(python_name, place, "read"):
            return
        fields = tuple(
            Field(h.name, h.python_name, h.type, h.required, h.schema, docs=h.docs, place=h.place, line=h.line)
            for h in headers
        )
        docs = "The headers of an answer, by name."
        line = self._where(place)
        self.found[python_name] = ObjectDefinition(python_name, "", fields, None, False, {}, docs, place, line)

    # --- named schemas

    def _named(self, schema: Schema, direction: Direction, place: Place, python_name: str, name: str) -> Type:
        schema = self._shapes.beside_reference(schema)
        schema, _ = self._shapes.without_null(schema)  # null stands where it is used
        if children := self._shapes.children(name):
            return self._parent(schema, direction, place, python_name, name, children)
        if target := self._shapes.plain_reference(schema):
            found = self.component(target, direction)
        else:
            found = self._of(schema, direction, place, python_name, name)
        if isinstance(found, Named) and found.name == python_name:
            return found
        docs = str(schema.get("description", ""))
        if self._claim(python_name, place, direction):
            self.found[python_name] = AliasDefinition(python_name, name, found, docs, place, self._where(place))
        return Named(python_name)

    def _parent(
        self, schema: Schema, direction: Direction, place: Place, python_name: str, name: str, children: Sequence[str]
    ) -> Type:
        """A schema with a discriminator whose children name it in `allOf`: one of them, or its own base."""
        base = f"{python_name}Base"
        self._made[name, direction] = Named(python_name)
        if not self._claim(python_name, place, direction):
            return Named(python_name)
        self._object({k: v for k, v in schema.items() if k != "discriminator"}, direction, place, base, name)
        by_value: dict[str, str] = {}
        members: list[Type] = []
        for value, child in self._shapes.mapping(schema, children).items():
            member = self.component(child, direction) if child != name else Named(base)
            if isinstance(member, Named):
                by_value[value] = member.name
                members.append(member)
        self.found[python_name] = UnionDefinition(
            name=python_name,
            schema_name=name,
            key=schema["discriminator"]["propertyName"],
            members=tuple(dict.fromkeys([*members, Named(base)])),
            by_value=by_value,
            other=base,
            docs=str(schema.get("description", "")),
            place=place,
            line=self._where(place),
        )
        return Named(python_name)

    # --- by what a schema says

    def _of(self, schema: Schema, direction: Direction, place: Place, suggestion: str, name: str) -> Type:
        if "allOf" in schema:
            schema = self._shapes.merged(schema)
            self._check_contradiction(schema, place)
            schema, is_nullable = self._shapes.without_null(schema)
            if target := self._shapes.plain_reference(schema):
                return self.component(target, direction)
            found = self._of(schema, direction, place, suggestion, name)
            return _or_null(found, is_nullable and not name)
        if "enum" in schema or "x-extensible-enum" in schema:
            return self._enum(schema, place, suggestion, name)
        if "const" in schema:
            return _const(schema["const"])
        for keyword in ("oneOf", "anyOf"):
            if any(is_structural(member) for member in schema.get(keyword, ())):
                return self._union(schema, keyword, direction, place, suggestion, name)
        kinds = kinds_of(schema)
        if len(kinds) == 1:
            return self._single(kinds[0], schema, direction, place, suggestion, name)
        members = [self._single(kind, schema, direction, place, suggestion, "") for kind in kinds]
        return self._one_of(members, schema, place, suggestion, name) if members else Anything()

    def _single(
        self, kind: str, schema: Schema, direction: Direction, place: Place, suggestion: str, name: str
    ) -> Type:
        if kind == "object":
            return self._object_or_map(schema, direction, place, suggestion, name)
        if kind == "array":
            items = schema.get("items")
            if not isinstance(items, Mapping) or "prefixItems" in schema:
                return ListOf(Anything())
            return ListOf(self.inline(items, direction, (*place, "items"), f"{suggestion}Item"))
        if kind == "string":
            is_bytes = "contentEncoding" not in schema and media_types.is_bytes(schema.get("contentMediaType", ""))
            return Scalar("binary" if is_bytes else _FORMATS.get(schema.get("format", ""), "string"))
        if kind == "number":
            return Scalar("decimal" if schema.get("format") == "decimal" else "number")
        return Scalar(kind)

    def _object_or_map(self, schema: Schema, direction: Direction, place: Place, suggestion: str, name: str) -> Type:
        more = schema.get("additionalProperties", True)
        if schema.get("properties") or more is False:
            return self._object(schema, direction, place, suggestion, name)
        if isinstance(more, Mapping) and more and "patternProperties" not in schema:
            return MapOf(self.inline(more, direction, (*place, "additionalProperties"), f"{suggestion}Value"))
        return MapOf(Anything())

    def _object(self, schema: Schema, direction: Direction, place: Place, python_name: str, name: str) -> Type:
        if not self._claim(python_name, place, direction):
            return Named(python_name)
        if name and name not in self._shapes.parents:  # before its fields: it may contain itself
            self._made[name, direction] = Named(python_name)
        self.found[python_name] = ObjectDefinition(python_name, name, (), None, False, schema)  # keeps the order
        required = set(schema.get("required", ()))
        taken: dict[str, Field] = {}
        for key, prop in schema.get("properties", {}).items():
            at = self._shapes.origin(schema, key) or (*place, "properties", key)
            if field := self._field(key, prop, key in required, direction, at, python_name):
                other = taken.setdefault(field.python_name, field)
                if other is not field:
                    self._clash(field.python_name, f"property {key!r}", at, f"property {other.name!r}", other.place)
        more = schema.get("additionalProperties")
        for ghost in sorted(required - schema.get("properties", {}).keys()):
            what = f"`required` names {ghost!r}, which `properties` does not describe"
            self._complain((*place, "required"), what, "describe it, or take it out of `required`")
        extras: Type | None = Anything() if more is True else None
        if isinstance(more, Mapping):
            at = (*place, "additionalProperties")
            extras = self.inline(more, direction, at, f"{python_name}Value") if more else Anything()
        self.found[python_name] = ObjectDefinition(
            name=python_name,
            schema_name=name,
            fields=tuple(taken.values()),
            extras=extras,
            is_closed=more is False,
            schema=schema,
            docs=str(schema.get("description", "")),
            place=place,
            line=self._where(place),
        )
        return Named(python_name)

    def _field(
        self, key: str, prop: Any, is_required: bool, direction: Direction, place: Place, owner: str
    ) -> Field | None:
        prop = prop if isinstance(prop, Mapping) else {}
        plain = self._shapes.deref(prop)
        self._check_contradiction(plain, place)
        read_only, write_only = bool(plain.get("readOnly")), bool(plain.get("writeOnly"))
        if (is_required or self._is_strict) and (read_only if direction == "write" else write_only):
            return None
        suggestion = f"{owner}{names.title(key)}"
        if _UNWRITABLE.search(key):
            what = f"property {key!r} has a quotation mark, a backslash or a control character in its name"
            self._complain(place, what, "rename it: the SDK has no way to write or read it")
            return None
        try:
            python_name = names.field_name(key, prop)
        except NoName as error:
            self._complain(place, f"property {key!r} cannot be a name in Python: {error}", f"add {names.OVERRIDE}")
            return None
        return Field(
            name=key,
            python_name=python_name,
            type=self.inline({k: v for k, v in prop.items() if k != names.OVERRIDE}, direction, place, suggestion),
            required=is_required,
            schema=prop,
            read_only=read_only,
            write_only=write_only,
            is_secret=bool(plain.get("x-secret")),
            default=plain.get("default", MISSING),
            deprecated=bool(plain.get("deprecated")),
            docs=str(plain.get("description", "")),
            place=place,
            line=self._where(place),
        )

    def _check_contradiction(self, schema: Schema, place: Place) -> None:
        if both := schema.get(CONTRADICTION):
            what = f"the parts of allOf contradict each other: {both}, which no value is at once"
            self._complain(place, what, "mend one of the two, or write anyOf")

    # --- enums and unions

    def _enum(self, schema: Schema, place: Place, suggestion: str, name: str) -> Type:
        values = [value for value in schema.get("enum", schema.get("x-extensible-enum", ())) if value is not None]
        is_text = bool(values) and all(isinstance(value, str) for value in values)
        if not is_text and not (values and all(type(value) is int for value in values)):
            kinds = {_const(value) for value in values}
            scalars = {Scalar(kind) for kind in kinds_of(schema) if kind not in ("object", "array", "null")}
            found = scalars or {Scalar(_kind(value)) for value in values if _kind(value)}
            if any(not _kind(value) for value in values) or not kinds:
                return Anything()
            ordered = tuple(sorted(found, key=lambda scalar: scalar.kind))
            return ordered[0] if len(ordered) == 1 else UnionOf(ordered)
        if not self._claim(suggestion, place, "read"):
            return Named(suggestion)
        self.found[suggestion] = EnumDefinition(
            name=suggestion,
            schema_name=name,
            members=tuple(self._members(schema, values, place)),
            is_text=is_text,
            docs=str(schema.get("description", "")),
            place=place,
            line=self._where(place),
        )
        return Named(suggestion)

    def _members(self, schema: Schema, values: Sequence[Any], place: Place) -> Iterator[tuple[str, str | int]]:
        own = schema.get("x-enum-varnames", ())
        taken: dict[str, Any] = {}
        for index, value in enumerate(values):
            at = (*place, "enum", index)
            try:
                member = str(own[index]) if index < len(own) else names.member_name(value)
            except NoName as error:
                what = f"the enum value {value!r} cannot be a name in Python: {error}"
                self._complain(at, what, "add x-enum-varnames with a name for each value")
                continue
            if not member.isidentifier():
                self._complain(at, f"x-enum-varnames: {member!r} is not a Python name", "write another one")
            elif member in taken:
                what = f"the enum values {taken[member]!r} and {value!r} both become {member} in Python"
                self._complain(at, what, "add x-enum-varnames with a name for each value")
            else:
                taken[member] = value
                yield member, value

    def _union(
        self, schema: Schema, keyword: str, direction: Direction, place: Place, suggestion: str, name: str
    ) -> Type:
        opened = self._shapes.opened(schema)
        if opened is not None:  # a discriminated union beside a free form for what the document does not know
            known, other = opened
            return self._keyed(self._shapes.component(known), other, direction, place, suggestion, name, schema)
        if "discriminator" in schema:
            return self._keyed(schema, None, direction, place, suggestion, name, schema)
        whole = self._shapes.any_of_objects(schema, place) if keyword == "anyOf" else None
        if whole is not None:
            return self._object(whole, direction, place, suggestion, name)
        base = {k: v for k, v in schema.items() if k not in (keyword, "description", "discriminator")}
        members: list[Type] = []
        for index, member in enumerate(schema[keyword]):
            if not is_structural(member):
                continue
            if is_structural(base):
                member = {"allOf": [base, member]}
            at = (*place, keyword, index)
            title = names.title(str(member.get("title", "")))
            members.append(self.inline(member, direction, at, f"{suggestion}{title or f'Option{index + 1}'}"))
        return self._one_of(members, schema, place, suggestion, name)

    def _keyed(
        self,
        union: Schema,
        other: str | None,
        direction: Direction,
        place: Place,
        suggestion: str,
        name: str,
        described: Schema,
    ) -> Type:
        """A union of objects with a discriminator."""
        variants = [self._shapes.reference_name(v) for v in union.get("oneOf", union.get("anyOf", ()))]
        if not all(variants):
            what = "a discriminator needs members that are named schemas"
            self._complain(place, what, "move each member to components/schemas and $ref it")
            return Anything()
        if not self._claim(suggestion, place, direction):
            return Named(suggestion)
        if name:
            self._made[name, direction] = Named(suggestion)
        by_value: dict[str, str] = {}
        for value, target in self._shapes.mapping(union, [v for v in variants if v]).items():
            member = self.component(target, direction)
            if isinstance(member, Named):
                by_value[value] = member.name
        free = self.component(other, direction) if other else None
        members: list[Type] = [Named(member) for member in dict.fromkeys(by_value.values())]
        self.found[suggestion] = UnionDefinition(
            name=suggestion,
            schema_name=name,
            key=union["discriminator"]["propertyName"],
            members=(*members, *([free] if free else [])),
            by_value=by_value,
            other=free.name if isinstance(free, Named) else None,
            docs=str(described.get("description", "")),
            place=place,
            line=self._where(place),
        )
        return Named(suggestion)

    def _one_of(self, members: Sequence[Type], schema: Schema, place: Place, suggestion: str, name: str) -> Type:
        is_nullable = any(isinstance(member, Nullable) for member in members)
        plain = list(dict.fromkeys(m.inner if isinstance(m, Nullable) else m for m in members))
        found: Type
        if any(isinstance(member, Anything) for member in plain):
            return Anything()
        if open_enum := self._open_enum(plain):
            found = open_enum
        elif len(plain) == 1:
            found = plain[0]
        elif self._are_told_apart(plain):
            found = UnionOf(tuple(plain))
        else:
            if self._claim(suggestion, place, "read"):
                docs = str(schema.get("description", ""))
                line = self._where(place)
                self.found[suggestion] = UnionDefinition(
                    suggestion, name, None, tuple(plain), {}, None, docs, place, line
                )
            found = Named(suggestion)
        return _or_null(found, is_nullable and not name)

    def _open_enum(self, members: Sequence[Type]) -> Type | None:
        """An enum of texts beside any text: the enum, which is open in any case."""
        texts = [m for m in members if isinstance(m, Scalar) and m.kind == "string"]
        enums = [m for m in members if isinstance(self.definition(m), EnumDefinition)]
        return enums[0] if len(members) == 2 and len(texts) == len(enums) == 1 else None

    def _are_told_apart(self, members: Sequence[Type]) -> bool:
        """Whether JSON's own kinds differ: a text, a number, a list, an object.

        A decimal beside a text needs the hook all the same: msgspec takes a text for a decimal, too.
        """
        kinds = [self.json_kind(member) for member in members]
        if "custom" in kinds or (Scalar("decimal") in members and "string" in kinds):
            return False
        return len(set(kinds)) == len(kinds)

    def json_kind(self, found: Type) -> str:
        """What JSON writes for it; `custom` where a hook has to look."""
        match found:
            case Scalar(kind="integer" | "boolean" | "number" as kind):
                return kind
            case Scalar(kind="decimal"):
                return "number"
            case Scalar():
                return "string"
            case ListOf():
                return "array"
            case MapOf():
                return "object"
            case LiteralOf(values=values):
                return "string" if isinstance(values[0], str) else "integer"
            case Named(name=name):
                match self.found.get(name):
                    case ObjectDefinition() | None:
                        return "object"
                    case EnumDefinition(is_text=is_text):
                        return "string" if is_text else "integer"
                    case AliasDefinition(type=inner):
                        return self.json_kind(inner)
                    case UnionDefinition():
                        return "custom"
            case _:
                pass
        return "custom"

    # --- names

    def _class_name(self, name: str, schema: Schema, place: Place) -> str:
        try:
            return class_name(name, schema)
        except NoName as error:
            self._complain(place, f"schema {name!r} cannot be a name in Python: {error}", f"add {names.OVERRIDE}")
            return "Unnamed"

    def _claim(self, python_name: str, place: Place, direction: Direction) -> bool:
        """Take a name in the models module; false when this schema has it already, or, with a complaint, another."""
        if python_name not in self._taken:
            self._taken[python_name] = (place, direction)
            return True
        other = self._taken[python_name][0]
        if other != place:
            self._clash(python_name, "this schema", place, "another", other)
        return False

    def _clash(self, python_name: str, what: str, place: Place, other: str, other_place: Place) -> None:
        message = f"{what} is called {python_name!r} in Python, like {other} in {self._where(other_place)}"
        named = [at for at in (place, other_place) if at[:-1] == SCHEMAS]
        where = f"the schema in {self._where(named[0])}" if len(named) == 1 else "one of the two"
        self._complain(place, message, f"give {where} another name with {names.OVERRIDE}")


def _or_null(found: Type, is_nullable: bool) -> Type:
    return Nullable(found) if is_nullable and not isinstance(found, Nullable | Anything) else found


def _const(value: Any) -> Type:
    if isinstance(value, str) or type(value) is int:
        return LiteralOf((value,))
    kind = _kind(value)
    return Scalar(kind) if kind else Anything()


def _kind(value: Any) -> str:
    """The kind of a scalar JSON value; empty for null, lists and objects."""
    kinds = {str: "string", bool: "boolean", int: "integer", float: "number"}
    return kinds.get(type(value), "")
