"""What the console of the page is filled with: examples as texts that a person may change."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from thingshub_document.model import SecurityScheme
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object
from thingshub_sandbox.reference.reading import Field, Operation, Variant, pretty, query_text
from thingshub_sandbox.reference.targets import Argument


def path(operation: Operation) -> str:
    """Where the sandbox has an operation: under the path of its own server, whatever that server's host."""
    server = operation.servers[0] if operation.servers else ""
    return urlsplit(server).path.rstrip("/") + operation.path


def shape(field: Field) -> str:
    """How a text of the console becomes a value: `array` at its commas, `object` as JSON, `scalar` as it is."""
    return "array" if is_array(field.example) else "object" if is_object(field.example) else "scalar"


def text(argument: Argument) -> str:
    """The example of a parameter."""
    if argument.documented.media is not None:
        return json.dumps(argument.value, ensure_ascii=False)
    return query_text(argument.value)


def body(value: Any, variant: Variant) -> str:
    """The example of a body that is a text."""
    return value if variant.documented.kind == "text" and isinstance(value, str) else pretty(value)


def lines(value: Any) -> str:
    """The example of a field of a form; the entries of an array are lines."""
    if is_array(value):
        return "\n".join(query_text(entry) for entry in value)
    return query_text(value)


def foreign_schemes(operation: Operation) -> list[SecurityScheme]:
    """The ways in besides the tenant's token, each once."""
    schemes = [scheme for way in operation.documented.requirements for scheme in way if not scheme.is_tenant]
    return list({scheme.name: scheme for scheme in schemes}.values())
