"""Code samples of every operation, made from the document's first example: Python, curl, TypeScript.

The Python ones are written by looking at the SDK itself: the body is decoded into its model and written down as the
call that builds it, so that a sample cannot name an argument or a class that the SDK does not have.
"""

from __future__ import annotations

import inspect
import json
import shlex
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from functools import cached_property
from importlib import import_module
from typing import Any, cast

import msgspec

from thingshub import ThingsHub, models
from thingshub.decoding import decoded
from thingshub.model import ExtensibleModel, Model
from thingshub.unions import is_array
from thingshub_sandbox.openapi.wire.body_parser import is_object
from thingshub_sandbox.reference.reading import Content, Operation, is_form

LANGUAGES = {"python": "Python", "python-async": "Python async", "curl": "curl", "typescript": "TypeScript"}
_WIDTH = 80
_ZIP = "application/zip"
_FILE = "driver.zip"


def samples(operation: Operation) -> dict[str, str]:
    """A whole program by language, see LANGUAGES; what must be known beforehand stands in THINGSHUB_… variables."""
    return {
        "python": _python(operation, is_async=False),
        "python-async": _python(operation, is_async=True),
        "curl": curl(operation),
        "typescript": typescript(operation),
    }


def curl(operation: Operation) -> str:
    """A command line for a POSIX shell."""
    parts = ["curl"] if operation.method == "GET" else [f"curl -X {operation.method}"]
    if not operation.is_public:
        parts.append('-H "Authorization: Bearer $THINGSHUB_TOKEN"')
    if operation.body and is_form(operation.body):
        for name, value in operation.body.examples[0].value.items():
            texts = [f"{name}=@{value}"] if value == _FILE else [f"{name}={text}" for text in value]
            parts += [f"-F {shlex.quote(text)}" for text in texts]
    elif operation.body:
        parts.append("-H 'Content-Type: application/json'")
        parts.append(f"-d {shlex.quote(json.dumps(operation.body.examples[0].value, ensure_ascii=False))}")
    if operation.success[1].media == _ZIP:
        parts.append(f"-o {_FILE}")
    parts.append(f'"$THINGSHUB_URL{operation.target()}"')
    return " \\\n  ".join(parts) + "\n"


def typescript(operation: Operation) -> str:
    """A module for Node, Deno or a bundler."""
    fields = {f.name: f.example for f in operation.parameters if f.where == "path" or f.is_required}
    head = 'import { ThingsHub } from "thingshub";\n\nconst hub = new ThingsHub();\n'
    parts = [f"{name}: {_literal(value)}" for name, value in fields.items()]
    if operation.body and is_form(operation.body):
        head = f'import {{ readFile }} from "node:fs/promises";\n{head}'
        values = [
            f"{name}: {f'await readFile({json.dumps(value)})' if value == _FILE else _literal(value)}"
            for name, value in operation.body.examples[0].value.items()
        ]
        parts.append(_layout("body: { ", values, " }", depth=1))
    elif operation.body:
        parts.append(f"body: {_literal(operation.body.examples[0].value, depth=1)}")
    opening = f"hub.{operation.tag}.{method_name(operation)}("
    call = _layout(opening + "{ ", parts, " })", depth=0) if parts else f"{opening})"
    if method_name(operation).startswith("iterate"):
        return f"{head}for await (const entry of {call}) {{\n  console.log(entry);\n}}\n"
    if not operation.success[1].media:
        return f"{head}await {call};\n"
    if operation.success[1].media == _ZIP:
        head = f'import {{ writeFile }} from "node:fs/promises";\n{head}'
        return f'{head}const answer = await {call};\nawait writeFile("{_FILE}", answer);\n'
    return f"{head}const answer = await {call};\nconsole.log(answer);\n"


def method_name(operation: Operation) -> str:
    """The SDK's method: a whole list is iterated."""
    verb = operation.verb
    iterator = verb.replace("list", "iterate", 1) if verb.startswith("list") else f"iterate_{verb}"
    return iterator if hasattr(_resource(operation), iterator) else verb


def _resource(operation: Operation) -> type:
    attribute: cached_property[Any] = vars(ThingsHub)[operation.tag]
    module = import_module(f"thingshub.api.{operation.tag}")
    return cast("type", getattr(module, attribute.func.__annotations__["return"]))


def _python(operation: Operation, *, is_async: bool) -> str:
    writer = _Writer()
    name = method_name(operation)
    depth = 2 if is_async else 1
    call = _layout(f"hub.{operation.tag}.{name}(", _arguments(operation, name, writer, depth), ")", depth=depth)
    a, w, hub = ("async ", "await ", "AsyncThingsHub") if is_async else ("", "", "ThingsHub")
    if name.startswith("iterate"):
        text = f"{a}for entry in {call}:\n    print(entry)"
    elif operation.success[1].media == _ZIP:
        writer.imports.add("from pathlib import Path")
        text = f'package = {w}{call}\nPath("{_FILE}").write_bytes(package)'
    elif operation.success[1].media:
        text = f"answer = {w}{call}\nprint(answer)"
    else:
        text = f"{w}{call}"
    if is_async:
        writer.imports.add("import asyncio")
    standard = sorted(writer.imports, key=lambda line: (line.startswith("from"), line))
    head = "".join(f"{line}\n" for line in standard) + ("\n" if standard else "") + f"from thingshub import {hub}\n"
    if writer.models:
        names = _layout("(", sorted(writer.models), ")", depth=0)
        listed = names if "\n" in names else names[1:-1]
        head += f"from thingshub.models import {listed}\n"
    body = f"{a}with {hub}() as hub:\n{_indented(text, 1)}\n"
    if not is_async:
        return f"{head}\n{body}"
    return f"{head}\n\nasync def main() -> None:\n{_indented(body, 1)}\n\n\nasyncio.run(main())\n"


def _arguments(operation: Operation, name: str, writer: _Writer, depth: int) -> list[str]:
    fields = [field for field in operation.parameters if field.where == "path" or field.is_required]
    arguments = [writer.value(field.example, depth + 1) for field in fields]
    if operation.body and is_form(operation.body):
        known = inspect.signature(getattr(_resource(operation), name)).parameters
        for key, value in operation.body.examples[0].value.items():
            if value == _FILE:
                writer.imports.add("from pathlib import Path")
                arguments.append(f'Path("{value}")')
            else:
                arguments.append(f"{key if key in known else f'{key}s'}={writer.value(value, depth + 1)}")
    elif operation.body:
        body = _body(operation.body)
        if isinstance(body, Model):
            arguments += writer.fields(body, depth + 1)
        else:
            arguments.append(writer.value(body, depth + 1))
    return arguments


def _body(content: Content) -> Any:
    return decoded(json.dumps(content.examples[0].value).encode(), getattr(models, content.schema))


class _Writer:
    """Writes values down as Python and notes what has to be imported for them."""

    def __init__(self) -> None:
        self.imports: set[str] = set()
        self.models: set[str] = set()

    def value(self, value: Any, depth: int) -> str:
        match value:
            case Model():
                self.models.add(type(value).__name__)
                return _layout(f"{type(value).__name__}(", self.fields(value, depth + 1), ")", depth=depth)
            case Enum():
                self.models.add(type(value).__name__)
                return f"{type(value).__name__}.{value.name}"
            case datetime():
                self.imports.add("from datetime import UTC, datetime")
                utc = value.astimezone(UTC)
                numbers = [utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond]
                while len(numbers) > 3 and not numbers[-1]:
                    numbers.pop()
                return f"datetime({', '.join(map(str, numbers))}, tzinfo=UTC)"
            case str():
                return json.dumps(value, ensure_ascii=False)
            case _ if is_array(value):
                return _layout("[", [self.value(entry, depth + 1) for entry in value], "]", depth=depth)
            case _ if is_object(value):
                parts = [f"{json.dumps(key)}: {self.value(child, depth + 1)}" for key, child in value.items()]
                return _layout("{", parts, "}", depth=depth)
            case _:
                return repr(value)

    def fields(self, model: Model, depth: int) -> list[str]:
        """The arguments that make this model."""
        found: list[str] = []
        for field in msgspec.structs.fields(type(model)):
            value = getattr(model, field.name)
            is_set = value is not msgspec.UNSET and value != field.default
            if is_set and not (field.name == "extras" and isinstance(model, ExtensibleModel) and not value):
                found.append(f"{field.name}={self.value(value, depth)}")
        return found


def _literal(value: Any, *, depth: int = 0) -> str:
    """A JavaScript value, names without quotes where they can do without."""
    if is_object(value):
        parts = [
            f"{name if name.isidentifier() else json.dumps(name)}: {_literal(child, depth=depth + 1)}"
            for name, child in value.items()
        ]
        return _layout("{ ", parts, " }", depth=depth) if parts else "{}"
    if is_array(value):
        return _layout("[", [_literal(entry, depth=depth + 1) for entry in value], "]", depth=depth)
    return json.dumps(value, ensure_ascii=False)


def _layout(opening: str, parts: Sequence[str], closing: str, *, depth: int) -> str:
    """On one line if it fits, else one part a line."""
    line = opening + ", ".join(parts) + closing
    step = 2 if opening.endswith(" ") else 4
    if not parts or (len(line) + 4 * depth <= _WIDTH and "\n" not in line):
        return line
    inner = ",\n".join(_indented(part, 1, step=step) for part in parts)
    return f"{opening.rstrip()}\n{inner},\n{closing.lstrip()}"


def _indented(text: str, levels: int, *, step: int = 4) -> str:
    return "\n".join(" " * (step * levels) + line if line else "" for line in text.strip("\n").split("\n"))
