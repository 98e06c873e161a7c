"""What several schemas say together: references, null, `allOf`, discriminators, and how a schema is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from thingshub_document.types import Place, Schema

SCHEMAS: Place = ("components", "schemas")
_ORIGINS = "x-thingshub-origins"  # where the properties of a merged schema come from, for findings
CONTRADICTION = "x-thingshub-contradiction"  # what two parts of a merged schema say of one thing, when both cannot hold
_STRUCTURAL = frozenset(
    {
        *("type", "properties", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "enum", "const", "$ref"),
        *("prefixItems", "patternProperties", "format", "x-extensible-enum", "contentMediaType"),
    }
)
_TELLS_APART = frozenset(
    {"oneOf", "anyOf", "discriminator", "enum", "const", "x-extensible-enum", "patternProperties", CONTRADICTION}
)
_BESIDE_A_REFERENCE = frozenset(
    {"$ref", "description", "title", "summary", "deprecated", "readOnly", "writeOnly", "default", "example", "examples"}
)
_KINDS_BY_KEYWORD = {
    "properties": "object",
    "additionalProperties": "object",
    "patternProperties": "object",
    "items": "array",
    "prefixItems": "array",
}


def is_structural(schema: Any) -> bool:
    """Whether a schema says what a value is, not only how it is bounded."""
    return isinstance(schema, Mapping) and bool(_STRUCTURAL & schema.keys())


def kinds_of(schema: Schema) -> list[str]:
    """The JSON types of a schema, null aside; empty for any."""
    kinds = schema.get("type", [])
    found = [kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"]
    if not found and "type" not in schema:
        found = sorted({kind for keyword, kind in _KINDS_BY_KEYWORD.items() if keyword in schema})
        if not found and "format" in schema:
            found = ["string"]
    return ["number"] if found in (["integer", "number"], ["number", "integer"]) else found


class Shapes:
    """Looks through the schemas of a document.

    Args:
        data: The bundled document.
        is_strict: Whether what is sent and what is received differ by properties that are not required, too.
    """

    def __init__(self, data: Mapping[str, Any], *, is_strict: bool = False) -> None:
        self._data = data
        self._is_strict = is_strict
        self._schemas: Mapping[str, Any] = data.get("components", {}).get("schemas", {})

    # --- references and null

    def deref(self, value: Mapping[str, Any] | bool) -> dict[str, Any]:
        """The value that a local `$ref` points at; what stands beside the reference wins.

        Nothing for a schema that is true or false, which says nothing of a shape.
        """
        if not isinstance(value, Mapping):
            return {}
        beside: dict[str, Any] = {}
        seen: set[str] = set()
        while "$ref" in value and value["$ref"] not in seen:
            seen.add(value["$ref"])
            beside = {key: child for key, child in value.items() if key != "$ref"} | beside
            value = self._at(value["$ref"])
        return {**value, **beside}

    def _at(self, reference: str) -> Mapping[str, Any]:
        target: Any = self._data
        for part in reference.removeprefix("#/").split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            target = target[int(key)] if isinstance(target, list) else target[key]
        found: Mapping[str, Any] = target if isinstance(target, Mapping) else {}
        return found

    def component(self, name: str) -> Schema:
        """A component schema."""
        found: Schema = self._schemas[name]
        return found

    def reference_name(self, schema: Any) -> str:
        """The component that a `$ref` names; empty for none."""
        reference = schema.get("$ref") if isinstance(schema, Mapping) else None
        if not isinstance(reference, str) or not reference.startswith("#/components/schemas/"):
            return ""
        name = reference.removeprefix("#/components/schemas/").replace("~1", "/").replace("~0", "~")
        return name if name in self._schemas else ""

    def deep_reference(self, schema: Mapping[str, Any]) -> Place | None:
        """The place inside a component (`…/$defs/x`, `…/properties/y`) that a `$ref` names; None for any other."""
        reference = schema.get("$ref")
        if not isinstance(reference, str) or self.reference_name(schema) or not reference.startswith("#/"):
            return None
        return origin(schema, ())

    def plain_reference(self, schema: Any) -> str:
        """The component that a schema stands for, when nothing beside the reference changes its shape."""
        if not isinstance(schema, Mapping):
            return ""
        if len(schema.get("allOf", ())) == 1:
            rest = {key: value for key, value in schema.items() if key != "allOf"}
            if not (is_structural(rest) or "required" in rest):
                return self.plain_reference(schema["allOf"][0])
        name = self.reference_name(schema)
        extra = {key for key in schema if key not in _BESIDE_A_REFERENCE and not key.startswith("x-")}
        return name if name and not (extra & (_STRUCTURAL | {"required"})) else ""

    def beside_reference(self, schema: Schema) -> Schema:
        """The schema itself; a reference with something beside it that changes its shape as the `allOf` that it is."""
        if "$ref" not in schema or not {"required", *_STRUCTURAL} & (schema.keys() - {"$ref"}):
            return schema
        rest = {key: value for key, value in schema.items() if key != "$ref"}
        return {**rest, "allOf": [{"$ref": schema["$ref"]}, *rest.get("allOf", ())]}

    def followed(self, schema: Schema) -> Schema:
        """What a reference leads to; where something beside one changes its shape, the `allOf` that it is."""
        seen: set[str] = set()
        schema = self.beside_reference(schema)
        while "$ref" in schema and schema["$ref"] not in seen:
            seen.add(schema["$ref"])
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            schema = self.beside_reference({**self._at(schema["$ref"]), **rest})
        return schema

    def without_null(self, schema: Schema) -> tuple[Schema, bool]:
        """The schema without null, and whether it had it."""
        kinds = schema.get("type")
        is_nullable = False
        if isinstance(kinds, list) and "null" in kinds:
            rest = [kind for kind in kinds if kind != "null"]
            schema = {**schema, "type": rest[0] if len(rest) == 1 else rest}
            is_nullable = True
        if "enum" in schema and None in schema["enum"]:
            is_nullable = True
        for keyword in ("anyOf", "oneOf"):
            members = schema.get(keyword)
            if not isinstance(members, list):
                continue
            rest = [member for member in members if not _is_null(member)]
            if len(rest) == len(members):
                continue
            is_nullable = True
            others = {key: value for key, value in schema.items() if key != keyword}
            if len(rest) == 1 and not is_structural(others) and isinstance(rest[0], Mapping):
                inner, _ = self.without_null({**others, **rest[0]})
                return inner, True
            schema = {**others, keyword: rest}
        return schema, is_nullable

    def is_nullable(self, name: str) -> bool:
        """Whether a component itself may be null."""
        schema = self._schemas[name]
        if not isinstance(schema, Mapping):
            return False
        _, found = self.without_null(schema)
        target = self.plain_reference(schema)
        return found or (bool(target) and target != name and self.is_nullable(target))

    # --- allOf

    def merged(self, schema: Schema, seen: frozenset[str] = frozenset()) -> dict[str, Any]:
        """One schema that says what `allOf` and what stands beside it say together."""
        result: dict[str, Any] = {}
        schema = self.beside_reference(schema)
        for member in schema.get("allOf", ()):
            if not isinstance(member, Mapping):
                continue
            member = self.beside_reference(member)
            name = self.reference_name(member)
            if name and name in seen:
                continue
            inner = self.followed(member)
            origin = (*SCHEMAS, name) if name else None
            inner = self.merged(inner, seen | {name}) if "allOf" in inner else dict(inner)
            inner.pop("discriminator", None)
            for own in ("description", "title", "example", "examples", "x-evidence", "x-python-name"):
                if name:
                    inner.pop(own, None)  # they describe the part
            result = _joined(result, inner, origin)
        return _joined(result, {key: value for key, value in schema.items() if key != "allOf"}, None)

    def origin(self, schema: Schema, key: str) -> Place | None:
        """Where a property of a merged schema stands in the document."""
        found: Place | None = schema.get(_ORIGINS, {}).get(key)
        return found

    # --- anyOf of objects

    def any_of_objects(self, schema: Schema, place: Place) -> dict[str, Any] | None:
        """One object with the properties of all members of `anyOf`: a value may have those of several at once.

        None where the members cannot be one: not all are plain objects, or a property tells them apart.
        """
        base = {key: value for key, value in schema.items() if key != "anyOf"}
        members = list(self._plain_members(schema, place))
        if len(members) < 2 or None in members or {"oneOf", "discriminator"} & base.keys():
            return None
        found = [member for member in members if member is not None]
        if base.get("additionalProperties", True) is not True or not any(m.get("properties") for m in found):
            return None
        properties: dict[str, Any] = {}
        origins: dict[str, Place] = {}
        for part in (base, *found):
            for key, prop in part.get("properties", {}).items():
                if not self._agree(properties.setdefault(key, prop), prop):
                    return None
                if key in part.get(_ORIGINS, {}):
                    origins.setdefault(key, part[_ORIGINS][key])
        shared = [name for name in found[0].get("required", ()) if all(name in m.get("required", ()) for m in found)]
        whole = {**base, "type": "object", "properties": properties, _ORIGINS: origins}
        whole["required"] = list(dict.fromkeys([*base.get("required", ()), *shared]))
        if any(not m.get("properties") or m.get("additionalProperties") is True for m in found):
            whole["additionalProperties"] = True
        return whole

    def _plain_members(self, schema: Schema, place: Place) -> Iterator[dict[str, Any] | None]:
        """The members of `anyOf` that say what a value is, with where their properties stand; None for no object."""
        for index, member in enumerate(schema.get("anyOf", ())):
            if not is_structural(member):
                continue
            at = (*place, "anyOf", index)
            name = self.reference_name(member)
            plain = self.deref(member)
            if "allOf" in plain:
                plain = self.merged(plain)
            more = plain.get("additionalProperties", True)
            is_plain = kinds_of(plain) == ["object"] and more in (True, {}) and name not in self.parents
            if not is_plain or _TELLS_APART & plain.keys():
                yield None
                continue
            at = (*SCHEMAS, name) if name else at
            origins = {key: (*at, "properties", key) for key in plain.get("properties", {})}
            yield {**plain, _ORIGINS: origins | plain.get(_ORIGINS, {})}

    def _agree(self, one: Any, other: Any) -> bool:
        """Whether two schemas of a property say the same of a value, words and bounds aside."""
        if one is other:
            return True
        plain = [self.deref(schema) if isinstance(schema, Mapping) else {} for schema in (one, other)]
        said = [{key: value for key, value in schema.items() if key in _STRUCTURAL} for schema in plain]
        return said[0] == said[1]

    # --- discriminators

    @cached_property
    def parents(self) -> dict[str, list[str]]:
        """Components with a discriminator and no union of their own, with the components that build on them."""
        found = {
            name: list[str]()
            for name, schema in self._schemas.items()
            if isinstance(schema, Mapping) and "discriminator" in schema and not {"oneOf", "anyOf"} & schema.keys()
        }
        for name in self._schemas if found else ():
            for ancestor in self._ancestors(name, frozenset()):
                if ancestor in found:
                    found[ancestor].append(name)
        return {name: children for name, children in found.items() if children}

    def children(self, name: str) -> list[str]:
        """The components that build on this one, when its discriminator tells them apart."""
        return self.parents.get(name, [])

    def _ancestors(self, name: str, seen: frozenset[str]) -> Iterator[str]:
        schema = self._schemas[name]
        for member in self.beside_reference(schema).get("allOf", ()) if isinstance(schema, Mapping) else ():
            parent = self.reference_name(member)
            if parent and parent not in seen:
                yield parent
                yield from self._ancestors(parent, seen | {parent})

    def mapping(self, schema: Schema, targets: Sequence[str]) -> dict[str, str]:
        """Component by value of the discriminator: the document's mapping, and the schemas' own names for the rest."""
        explicit = schema["discriminator"].get("mapping", {})
        found = {value: self.reference_name({"$ref": ref}) or ref for value, ref in explicit.items()}
        found = {value: name for value, name in found.items() if name in self._schemas}
        return found | {self._implied(schema, name): name for name in targets if name not in found.values()}

    def _implied(self, schema: Schema, name: str) -> str:
        """A member's own value: the `const` of its property, else the schema's name."""
        key = schema["discriminator"]["propertyName"]
        prop = self.merged(self._schemas[name]).get("properties", {}).get(key, {})
        prop = self.deref(prop) if isinstance(prop, Mapping) else {}
        only = prop.get("enum", [prop["const"]] if "const" in prop else [])
        return only[0] if len(only) == 1 and isinstance(only[0], str) else name

    def opened(self, schema: Schema) -> tuple[str, str] | None:
        """`anyOf` of a discriminated union and a free form for what the document does not know: both names."""
        variants = [self.reference_name(member) for member in schema.get("anyOf", ())]
        if len(variants) != 2 or not all(variants):
            return None
        for known, other in (variants, reversed(variants)):
            union = self._schemas[known]
            if "discriminator" in union and {"oneOf", "anyOf"} & union.keys():
                return known, other
        return None

    # --- directions

    def differs(self, name: str) -> bool:
        """Whether what is sent of a component and what is received are different classes."""
        return name in self._differing

    def is_read(self, name: str) -> bool:
        """Whether a component is received somewhere."""
        return name in self._reached("read")

    @cached_property
    def _uses(self) -> dict[str, set[str]]:
        """The components that each component names."""
        return {name: set(self._names_in(schema)) for name, schema in self._schemas.items()}

    @cached_property
    def _differing(self) -> set[str]:
        """Components with a property that only one direction has and that has to be told, and all that name them."""
        found = {name for name, schema in self._schemas.items() if self._has_direction(schema)}
        users: dict[str, set[str]] = defaultdict(set)
        for name, used in self._uses.items():
            for target in used:
                users[target].add(name)
        waiting = list(found)
        while waiting:
            for user in users[waiting.pop()] - found:
                found.add(user)
                waiting.append(user)
        return {name for name in found if name in self._reached("write")}

    def _has_direction(self, node: Any) -> bool:
        if isinstance(node, list):
            return any(self._has_direction(child) for child in node)
        if not isinstance(node, Mapping):
            return False
        node = self.beside_reference(node)
        required = set(self.merged(node).get("required", ()) if "allOf" in node else node.get("required", ()))
        properties = self.merged(node).get("properties", {}) if "allOf" in node else node.get("properties", {})
        if isinstance(properties, Mapping):
            for key, prop in properties.items():
                plain = self.deref(prop) if isinstance(prop, Mapping) else {}
                if (self._is_strict or key in required) and (plain.get("readOnly") or plain.get("writeOnly")):
                    return True
        return any(self._has_direction(child) for key, child in node.items() if key not in ("example", "examples"))

    def _reached(self, direction: str) -> set[str]:
        cache: dict[str, set[str]] = self.__dict__.setdefault("_reached_cache", {})
        if direction not in cache:
            waiting = list(self._roots(direction))
            found: set[str] = set()
            while waiting:
                name = waiting.pop()
                if name not in found:
                    found.add(name)
                    waiting += self._uses[name]
                    waiting += self.parents.get(name, [])
            cache[direction] = found
        return cache[direction]

    def _roots(self, direction: str) -> Iterator[str]:
        """The components that operations name in what is sent, or in what is received."""
        for section in ("paths", "webhooks"):
            for item in self._data.get(section, {}).values():
                for method, operation in item.items() if isinstance(item, Mapping) else ():
                    if method == "parameters" and direction == "write":
                        yield from self._names_in(operation)
                    if not isinstance(operation, Mapping):
                        continue
                    sent = [operation.get("requestBody", {}), operation.get("parameters", [])]
                    received = [operation.get("responses", {})]
                    if section == "webhooks":
                        sent, received = received, sent
                    yield from self._names_in(sent if direction == "write" else received)

    def _names_in(self, node: Any) -> Iterator[str]:
        if isinstance(node, list):
            for child in node:
                yield from self._names_in(child)
        elif isinstance(node, Mapping):
            reference = node.get("$ref")
            if name := self.reference_name(node):
                yield name
            elif isinstance(reference, str) and reference.startswith("#/components/"):
                yield from self._names_in(self._at(reference))
            if "discriminator" in node and isinstance(node["discriminator"], Mapping):
                for target in node["discriminator"].get("mapping", {}).values():
                    name = self.reference_name({"$ref": target}) or (target if target in self._schemas else "")
                    if name:
                        yield name
            for key, child in node.items():
                if key not in ("example", "examples", "links", "x-evidence", "discriminator"):
                    yield from self._names_in(child)


def origin(raw: Mapping[str, Any], place: Place) -> Place:
    """Where a value stands that may be a reference to a component."""
    reference = raw.get("$ref")
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return place
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in reference.removeprefix("#/").split("/"))


def _is_null(schema: Any) -> bool:
    return isinstance(schema, Mapping) and schema.get("type") == "null"


def _joined(first: Mapping[str, Any], second: Mapping[str, Any], origin: Place | None) -> dict[str, Any]:
    """Both schemas in one: what the second says of the same thing refines the first."""
    result = {**first, **second}
    if (kinds := _shared_kinds(first, second)) is not None:
        result["type"] = kinds[0] if len(kinds) == 1 else kinds
        if not kinds:
            result["type"] = second["type"]
            result[CONTRADICTION] = f"{_told(first['type'])} and {_told(second['type'])}"
    if "properties" in first or "properties" in second:
        properties = dict(first.get("properties", {}))
        origins = dict(first.get(_ORIGINS, {})) | dict(second.get(_ORIGINS, {}))
        for key, prop in second.get("properties", {}).items():
            old = properties.get(key)
            properties[key] = prop if old is None else _refined(old, prop)
            if origin and key not in second.get(_ORIGINS, {}):
                origins[key] = (*origin, "properties", key)
        result["properties"] = properties
        if origins:
            result[_ORIGINS] = origins
    if "required" in first or "required" in second:
        result["required"] = list(dict.fromkeys([*first.get("required", ()), *second.get("required", ())]))
    for key in ("items", "additionalProperties"):
        if isinstance(first.get(key), Mapping) and isinstance(second.get(key), Mapping):
            result[key] = _refined(first[key], second[key])
    if first.get("additionalProperties") is False or second.get("additionalProperties") is False:
        result["additionalProperties"] = False
    if isinstance(first.get("enum"), list) and isinstance(second.get("enum"), list):
        result["enum"] = [value for value in first["enum"] if value in second["enum"]]
    return result


def _refined(old: Any, new: Any) -> Any:
    """A property that two parts describe: one that keeps the first's shape where the second only adds to it."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return new
    if "$ref" in new and {"properties", "items", "additionalProperties"} & old.keys():
        return {"allOf": [old, new]}
    if "$ref" in new or not is_structural(old):
        return {**{k: v for k, v in old.items() if k == "description"}, **new} if "$ref" not in new else new
    if not is_structural(new) or {"$ref", "oneOf", "anyOf"} & old.keys():
        return {**old, **new} if not is_structural(new) else ({"allOf": [old, new]} if "$ref" in old else new)
    return _joined(old, new, None)


def _shared_kinds(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str] | None:
    """The types that both allow, an integer being a number; None where one of them does not say."""
    if "type" not in first or "type" not in second:
        return None
    kinds = [[kind] if isinstance(kind, str) else kind for kind in (first["type"], second["type"])]
    found = [kind for kind in kinds[1] if kind in kinds[0] or (kind == "integer" and "number" in kinds[0])]
    if "integer" in kinds[0] and "number" in kinds[1] and "integer" not in found:
        found.append("integer")
    return found


def _told(kinds: Any) -> str:
    return kinds if isinstance(kinds, str) else " or ".join(kinds)
