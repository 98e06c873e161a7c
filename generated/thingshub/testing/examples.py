"""Valid models for tests, made from the examples of the document, so that they never go stale."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from msgspec import UNSET

from thingshub.decoding import decode
from thingshub.model import EXTRAS, Model, flattened
from thingshub.testing.sandbox import needing_the_sandbox
from thingshub.unions import is_array, is_object

M = TypeVar("M", bound=Model)
_PREFIX = "#/components/schemas/"


def make(kind: type[M], /, **changes: Any) -> M:
    """A valid model, made from the document's example of it.

    Args:
        kind: The model, e.g. `thingshub.models.Device`.
        changes: Properties that are to be other than in the example, by their Python names; UNSET leaves one out.

    Returns:
        A new model; a test may change it.

    Raises:
        ValueError: the document has no example of this model.
        TypeError: the model has no such property.
        PayloadError: a value is not what the document says of the property.
    """
    example = examples().get(kind.__name__)
    if not isinstance(example, dict):
        raise ValueError(f"the document has no example of {kind.__name__}; make it from its parts")
    raw: dict[str, Any] = copy.deepcopy(cast("dict[str, Any]", example))
    encoded = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    for name, value in changes.items():
        if name not in encoded:
            near = get_close_matches(name, encoded, n=1)
            advice = f"did you mean {near[0]}?" if near else f"it has {', '.join(encoded)}"
            raise TypeError(f"{kind.__name__} has no {name}; {advice}")
        if value is UNSET:
            raw.pop(encoded[name], None)
        elif encoded[name] == EXTRAS:
            raw |= value
        else:
            raw[encoded[name]] = flattened(msgspec.to_builtins(value))
    return decode(msgspec.json.encode(raw), kind)


@cache
def examples() -> Mapping[str, Any]:
    """The first example of each component, as JSON data: of a whole body, or of what stands in one."""
    with needing_the_sandbox():
        from jsonschema_rs import validator_for

        from thingshub_sandbox.document import Document

    spec = Document.load().spec
    components: dict[str, Any] = spec["components"]
    found: dict[str, Any] = {}

    def note(schema: dict[str, Any], value: Any) -> None:
        while (reference := schema.get("$ref")) is not None:
            name = reference.removeprefix(_PREFIX)
            found.setdefault(name, value)
            schema = components["schemas"][name]
        for option in schema.get("oneOf", schema.get("anyOf", ())):
            if validator_for({**option, "components": components}).is_valid(value):
                note(option, value)
        if is_array(value):
            for entry in value:
                note(schema.get("items", {}), entry)
        elif is_object(value):
            others = schema.get("additionalProperties")
            for name, entry in value.items():
                note(schema.get("properties", {}).get(name) or (others if is_object(others) else {}), entry)

    def walk(node: Any) -> None:
        if is_array(node):
            for entry in node:
                walk(entry)
        elif is_object(node):
            here = node
            if isinstance(here.get("schema"), dict) and isinstance(here.get("examples"), dict):
                for example in here["examples"].values():
                    note(here["schema"], example["value"])
            else:
                for entry in here.values():
                    walk(entry)

    walk({name: part for name, part in spec.items() if name != "components"} | {"answers": components["responses"]})
    return found
