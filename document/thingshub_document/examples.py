"""The example values that a document gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thingshub_document.shapes import Shapes


def examples(shapes: Shapes, node: Mapping[str, Any]) -> tuple[Any, ...]:
    """The example values of a parameter or a body, without their names; those of its schema when it has none itself."""
    listed = node.get("examples")
    named = [shapes.deref(entry) for entry in listed.values()] if isinstance(listed, Mapping) else []
    values = [entry["value"] for entry in named if "value" in entry]
    if "example" in node:
        values.insert(0, node["example"])
    schema = node.get("schema")
    if values or not isinstance(schema, Mapping):
        return tuple(values)
    plain = shapes.deref(schema)
    own = plain.get("examples", ())
    values = list(own) if isinstance(own, Sequence) else []
    if "example" in plain:
        values.insert(0, plain["example"])
    return tuple(values)
