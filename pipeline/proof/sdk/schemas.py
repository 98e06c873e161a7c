"""Prove the models: each is built by its Python names from the examples of its schema, and encoded back to the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.proof.faults import Fault
from pipeline.proof.judge.equality import difference
from pipeline.proof.narrowing import said
from pipeline.proof.sdk.arguments import Builder
from pipeline.proof.sdk.clients import Sdk
from pipeline.proof.sdk.encoding import plain
from thingshub_document.reading import Document
from thingshub_document.samples import Direction
from thingshub_document.types import Named

_REMEDY = "mend the example, or the schema"


def faults(document: Document, sdk: Sdk, names: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with the models of these component schemas."""
    builder = Builder(document, sdk.models, sdk.file_type)
    schemas: Mapping[str, Any] = document.data.get("components", {}).get("schemas", {})
    for name in names:
        schema = schemas[name]
        if not isinstance(schema, Mapping):
            continue
        examples = list(schema.get("examples", ())) if isinstance(schema.get("examples"), Sequence) else []
        examples += [schema["example"]] if "example" in schema else []
        for example in examples:
            line = document.where(("components", "schemas", name))
            if (text := _wrong(document, builder, name, example)) is not None:
                yield Fault(line, f"schema {name}", text, _REMEDY)


def _wrong(document: Document, builder: Builder, name: str, example: Any) -> str | None:
    """What is wrong with the model of an example; None for nothing."""
    directions: tuple[tuple[str, Direction], ...] = (("read", "read"), ("write", "sent"))
    for direction, seen in directions:
        found = document.type_of_schema(name, direction)  # type: ignore[arg-type]  # both words are its own
        value = said(document, found, example, seen)
        try:
            text = difference(plain(builder.value(found, value)), value)
        except (ValueError, TypeError, AttributeError) as error:
            text = f"{type(error).__name__}: {error}"
        if text is not None:
            called = found.name if isinstance(found, Named) else name
            return f"{called} does not say what its example says: {text}"
    return None
