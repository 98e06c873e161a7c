"""TypeScript samples: a module for Node, Deno or a bundler, with every required parameter."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import Any

from thingshub_document import typescript_names as names
from thingshub_document.model import Media, SecurityScheme
from thingshub_document.reading import Document
from thingshub_document.types import ListOf, MapOf, Named, Nullable, ObjectDefinition, Scalar, Type
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object
from thingshub_sandbox.reference.examples import file_name, without_alias
from thingshub_sandbox.reference.layout import layout
from thingshub_sandbox.reference.reading import Operation

_layout = partial(layout, step=2)
_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")


def typescript(operation: Operation) -> str:
    """A whole program."""
    writer = _Writer(operation.document)
    found = operation.documented
    parts = [
        f"{_key(names.parameter_key(field.argument.documented))}: "
        f"{writer.value(field.example, field.argument.documented.type, depth=0)}"
        for field in operation.parameters
        if field.argument and field.is_required
    ]
    if operation.body and operation.body.variants:
        variant = operation.body.variants[0]
        own = names.own_key("body", {names.parameter_key(parameter) for parameter in found.parameters})
        parts += _body(writer, own, variant.documented, variant.examples[0].value)
    verb = names.iterator_name(found) if found.paging else names.verb_name(found)
    opening = f"hub.{names.tag_name(operation.document.tags[found.tag])}.{verb}("
    call = _layout(opening + "{ ", parts, " })", depth=0) if parts else f"{opening})"
    _, success = operation.success
    kind = success.variants[0].documented.kind if success.variants else ""
    if found.paging:
        text = f"for await (const entry of {call}) {{\n  console.log(entry);\n}}\n"
    elif not kind:
        text = f"await {call};\n"
    elif kind == "bytes":
        writer.imports.setdefault("node:fs/promises", set()).add("writeFile")
        text = f'const answer = await {call};\nawait writeFile("{file_name(operation.verb, success.media)}", answer);\n'
    else:
        text = f"const answer = await {call};\nconsole.log(answer);\n"
    writer.imports.setdefault("thingshub", set()).add("ThingsHub")
    head = "".join(
        f'import {{ {", ".join(sorted(names))} }} from "{module}";\n'
        for module, names in sorted(writer.imports.items())
    )
    return f"{head}\nconst hub = {_client(operation)};\n{text}"


def _client(operation: Operation) -> str:
    """The client, with the credentials that the operation wants beside the tenant's token."""
    ways = operation.documented.requirements
    if not ways or any(all(scheme.is_tenant for scheme in way) for way in ways):
        return "new ThingsHub()"
    own = [f"{_key(scheme.name)}: {_credential(scheme)}" for scheme in ways[0] if not scheme.is_tenant]
    return f"new ThingsHub({{ credentials: {{ {', '.join(own)} }} }})"


def _credential(scheme: SecurityScheme) -> str:
    variable = "".join(c if c.isascii() and c.isalnum() else "_" for c in scheme.name).upper()
    if scheme.kind == "basic":
        return f"[process.env.{variable}_USER!, process.env.{variable}_PASSWORD!]"
    return f"process.env.{variable}!"


def _body(writer: _Writer, own: str, media: Media, value: Any) -> list[str]:
    if media.kind == "bytes":
        return [f"{own}: {writer.file(str(value))}"]
    if media.kind == "text" or media.type is None:
        text = value if isinstance(value, str) or media.kind != "text" else json.dumps(value)
        parts = [f"{own}: {writer.plain(text, depth=1)}"]
    else:
        parts = [f"{own}: {writer.value(value, media.type, depth=1)}"]
    return [*parts, f"contentType: {json.dumps(media.media)}"] if "*" in media.media else parts


class _Writer:
    """Writes JSON values down as JavaScript, and notes what has to be imported for them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.imports: dict[str, set[str]] = {}

    def value(self, value: Any, found: Type | None, *, depth: int) -> str:
        """A value of a type: files and exact decimals are no JSON; everything else is written as it is."""
        match found:
            case Nullable(inner=inner):
                return self.value(value, inner, depth=depth)
            case Scalar(kind="binary"):
                return self.file(str(value))
            case Scalar(kind="decimal") if isinstance(value, int | float):
                self.imports.setdefault("thingshub", set()).add("Decimal")
                return f"new Decimal({json.dumps(str(value))})"
            case ListOf(items=items) if is_array(value):
                return _layout(
                    "[", [self.value(entry, items, depth=depth + 1) for entry in value], "]", depth=depth, step=2
                )
            case MapOf(values=values) if is_object(value):
                return self._object({name: (child, values) for name, child in value.items()}, depth)
            case Named() if (plain := without_alias(self._document, found)) != found:
                return self.value(value, plain, depth=depth)
            case Named() if is_object(value):
                definition = self._document.definition(found)
                fields = definition.fields if isinstance(definition, ObjectDefinition) else ()
                types = {field.name: field.type for field in fields}
                return self._object({name: (child, types.get(name)) for name, child in value.items()}, depth)
            case _:
                return self.plain(value, depth=depth)

    def plain(self, value: Any, *, depth: int) -> str:
        """JSON data, names without quotes where they can do without."""
        if is_object(value):
            return self._object({name: (child, None) for name, child in value.items()}, depth)
        if is_array(value):
            return _layout("[", [self.plain(entry, depth=depth + 1) for entry in value], "]", depth=depth)
        return json.dumps(value, ensure_ascii=False)

    def file(self, name: str) -> str:
        """What is in a file."""
        self.imports.setdefault("node:fs/promises", set()).add("readFile")
        return f"await readFile({json.dumps(name)})"

    def _object(self, entries: dict[str, tuple[Any, Type | None]], depth: int) -> str:
        parts = [
            f"{_key(name)}: {self.value(child, found, depth=depth + 1)}" for name, (child, found) in entries.items()
        ]
        return _layout("{ ", parts, " }", depth=depth) if parts else "{}"


def _key(name: str) -> str:
    return name if _NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)
