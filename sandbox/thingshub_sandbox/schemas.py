"""A driver's schema: what values it reports, and which of them can be configured.

Version 1 checks nothing. From version 2 on decoded values are checked: each is optional, unknown ones are refused. In
2.1 only leaves that say `configurable` may stand in a desired state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from thingshub_sandbox.openapi.wire.body_parser import is_object

VERSIONS = ("1", "2", "2.1")
_TYPES = ("object", "boolean", "bool", "int64", "float64", "string")
_LARGEST = 2**63


class BadSchema(Exception):
    """A schema that is refused; the text names the place."""


class Leaf(NamedTuple):
    """A value of a schema: its dotted name and its type."""

    name: str
    type: str


def checked(schema: Any) -> dict[str, Any]:
    """A schema as it is kept: with its version, and only the keys that the version has.

    Raises:
        BadSchema: with the place.
    """
    if not is_object(schema):
        raise BadSchema("schema: must be a mapping")
    version = schema.get("version") or "1"
    if version not in VERSIONS:
        raise BadSchema(f"schema.version: must be {', '.join(VERSIONS)}")
    result: dict[str, Any] = {"version": version}
    properties = schema.get("properties")
    if properties is not None:
        result["properties"] = _properties(properties, "schema.properties", version)
    return result


def leaves(schema: Mapping[str, Any], prefix: str = "") -> Iterator[Leaf]:
    """Every value of a schema that is no group."""
    for name, prop in schema.get("properties", {}).items():
        if "properties" in prop or prop.get("type") == "object":
            yield from leaves(prop, f"{prefix}{name}.")
        else:
            yield Leaf(prefix + name, prop.get("type", "string"))


def value_problems(schema: Mapping[str, Any], values: Any) -> list[str]:
    """What is wrong with decoded values; nothing with version 1."""
    if not is_object(values):
        return ["the decoded value is not an object"]
    if schema["version"] == "1" or "properties" not in schema:
        return []
    return list(_misfits(schema["properties"], values, ""))


def desired_problems(schema: Mapping[str, Any], desired: Mapping[str, Any]) -> list[str]:
    """What is wrong with a desired state: a misfit, or with version 2.1 a value that is not configurable."""
    problems = value_problems(schema, desired)
    if schema["version"] == "2.1" and not problems:
        problems = list(_fixed(schema.get("properties", {}), desired, ""))
    return problems


def _properties(properties: Any, place: str, version: str) -> dict[str, Any]:
    if not is_object(properties):
        raise BadSchema(f"{place}: must be a mapping")
    return {name: _property(prop, f"{place}.{name}", version) for name, prop in properties.items()}


def _property(prop: Any, place: str, version: str) -> dict[str, Any]:
    if not is_object(prop):
        raise BadSchema(f"{place}: must be a mapping")
    result: dict[str, Any] = {}
    children, type = prop.get("properties"), prop.get("type")
    if type is None and children is None:
        raise BadSchema(f"{place}.type: is missing")
    if type is not None:
        if type not in _TYPES:
            raise BadSchema(f"{place}.type: must be one of {', '.join(_TYPES)}")
        result["type"] = "boolean" if type == "bool" else type
    for key in ("description", "unit"):
        if prop.get(key) is not None:
            if not isinstance(prop[key], str):
                raise BadSchema(f"{place}.{key}: must be a text")
            result[key] = prop[key]
    if children is not None:
        if type not in (None, "object"):
            raise BadSchema(f"{place}: only an object has properties")
        result["properties"] = _properties(children, f"{place}.properties", version)
    if version != "2.1":
        return result
    if "configurable" in prop:
        if not isinstance(prop["configurable"], bool):
            raise BadSchema(f"{place}.configurable: must be true or false")
        if prop["configurable"] and (children is not None or type == "object"):
            raise BadSchema(f"{place}: an object is not configurable, its leaves are")
        result["configurable"] = prop["configurable"]
    if "default" in prop:
        default = prop["default"]
        if default is not None and not _fits(result, default):
            raise BadSchema(f"{place}.default: does not fit the type")
        result["default"] = default
    return result


def _misfits(properties: Mapping[str, Any], values: Mapping[str, Any], prefix: str) -> Iterator[str]:
    for name, value in values.items():
        prop = properties.get(name)
        if prop is None:
            yield f"{prefix}{name}: the schema does not know it"
        elif "properties" in prop:
            if not is_object(value):
                yield f"{prefix}{name}: must be an object"
            else:
                yield from _misfits(prop["properties"], value, f"{prefix}{name}.")
        elif not _fits(prop, value):
            yield f"{prefix}{name}: must be of type {prop['type']}"


def _fixed(properties: Mapping[str, Any], desired: Mapping[str, Any], prefix: str) -> Iterator[str]:
    for name, value in desired.items():
        prop = properties.get(name, {})
        if "properties" in prop and is_object(value):
            yield from _fixed(prop["properties"], value, f"{prefix}{name}.")
        elif not prop.get("configurable"):
            yield f"{prefix}{name}: is not configurable"


def _fits(prop: Mapping[str, Any], value: Any) -> bool:
    match prop.get("type", "object"):
        case "boolean":
            return isinstance(value, bool)
        case "int64":
            is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
            return is_whole and not isinstance(value, bool) and -_LARGEST <= value < _LARGEST
        case "float64":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case _:
            return is_object(value)
