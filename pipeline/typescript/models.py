"""Write `models.ts`, a type for each definition of the document, and `declared_errors.ts`, for its own error bodies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.generate import docstrings
from pipeline.typescript.printing import comment, key, literal
from pipeline.typescript.types import TypePrinter, union
from thingshub_document.reading import Document
from thingshub_document.types import (
    MISSING,
    AliasDefinition,
    Definition,
    EnumDefinition,
    Field,
    LiteralOf,
    Named,
    ObjectDefinition,
    Place,
    UnionDefinition,
)
from thingshub_document.typescript_names import TypeScriptNames


def models_module(document: Document, names: TypeScriptNames) -> str:
    """`models.ts`."""
    writer = _Writer(document, names)
    body = "\n".join(writer.definition(definition) for definition in document.definitions.values())
    imports = ""
    if "Decimal" in writer.used:
        imports += 'import type { Decimal } from "./decimal.js";\n'
    if "FileContent" in writer.used:
        imports += 'import type { FileContent } from "./binary.js";\n'
    return f"/** The types of the document. */\n\n{imports}\n{body or 'export {};'}"


def errors_module(names: TypeScriptNames, classes: Mapping[str, tuple[str, str]]) -> str:
    """`declared_errors.ts`: a class for each error body of the document's own."""
    if not classes:
        return "/** Errors whose bodies the document describes itself: there are none. */\n\nexport {};\n"
    bases = ", ".join(sorted({base for base, _ in classes.values()}))
    lines = [
        "/** Errors whose bodies the document describes itself. */\n",
        f'import {{ {bases} }} from "./errors.js";',
        'import type * as models from "./models.js";\n',
    ]
    for name, (base, schema) in classes.items():
        lines.append(f"/** {base.removesuffix('Error')}, with a body of its own; see `body`. */")
        lines.append(f"export class {name} extends {base}<models.{names.types[schema]}> {{}}\n")
    return "\n".join(lines)


class _Writer:
    def __init__(self, document: Document, names: TypeScriptNames) -> None:
        self._document = document
        self._names = names
        self._types = TypePrinter(document, names)

    def definition(self, definition: Definition) -> str:
        raw = _at(self._document.data, definition.place)
        head = comment(_lines(self._document, definition, raw))
        name = self._names.types[definition.name]
        match definition:
            case ObjectDefinition():
                if _is_headers(definition):
                    return f"{head}export interface {name} {self._headers(definition)}\n"
                return f"{head}{self._object(name, definition)}\n"
            case EnumDefinition():
                return f"{head}export type {name} = {self._enum(definition, raw)};\n"
            case UnionDefinition():
                return f"{head}export type {name} = {self._union(definition)};\n"
            case AliasDefinition(type=aliased):
                return f"{head}export type {name} = {self._type(aliased, raw)};\n"

    @property
    def used(self) -> set[str]:
        """What must be imported."""
        return self._types.used

    def _type(self, *given: Any) -> str:
        return self._types.type(*given)

    def _object(self, name: str, definition: ObjectDefinition) -> str:
        lines = [self._field(field) for field in definition.fields]
        if definition.extras is not None:
            more = self._type(definition.extras, definition.schema.get("additionalProperties"))
            texts = [more, *(self._type(f.type, f.schema) for f in definition.fields), "undefined"]
            lines.append(f"  [name: string]: {'unknown' if 'unknown' in texts else union(texts)};\n")
        if not lines:
            return f"export type {name} = {{ [name: string]: {'never' if definition.is_closed else 'unknown'} }};"
        return f"export interface {name} {{\n{''.join(lines)}}}"

    def _field(self, field: Field) -> str:
        told = [docstrings.one_line(field.docs)]
        if field.default is not MISSING:
            told.append(f"The server's default is {json.dumps(field.default, ensure_ascii=False)}.")
        if field.read_only:
            told.append("Only in answers.")
        if field.write_only:
            told.append("Only in what is sent.")
        lines = [" ".join(filter(None, told)), *(["@deprecated"] if field.deprecated else [])]
        mark = "" if field.required else "?"
        return (
            f"{comment(filter(None, lines), '  ')}  {key(field.name)}{mark}: {self._type(field.type, field.schema)};\n"
        )

    def _headers(self, definition: ObjectDefinition) -> str:
        lines = [
            f"{comment(filter(None, [docstrings.one_line(field.docs)]), '  ')}"
            f"  {key(field.python_name)}{'' if field.required else '?'}: {self._type(field.type, field.schema)};\n"
            for field in definition.fields
        ]
        return f"{{\n{''.join(lines)}}}"

    def _enum(self, definition: EnumDefinition, raw: Mapping[str, Any]) -> str:
        values = [literal(value) for _, value in definition.members]
        kind = "string" if definition.is_text else "number"
        is_open = "x-extensible-enum" in raw or "x-extensible-enum" in self._document.deref(raw)
        return union([*values, *([f"({kind} & {{}})"] if is_open else [])])

    def _union(self, definition: UnionDefinition) -> str:
        if definition.key is None:
            return union(self._type(member) for member in definition.members)
        values: dict[str, list[str]] = {}
        for value, name in definition.by_value.items():
            values.setdefault(name, []).append(value)
        texts: list[str] = []
        for member in definition.members:
            text = self._type(member)
            known = values.get(member.name, []) if isinstance(member, Named) else []
            if known and not self._says(member, definition.key):
                text = f"({text} & {{ {key(definition.key)}: {union(map(literal, known))} }})"
            texts.append(text)
        return union(texts)

    def _says(self, member: Any, name: str) -> bool:
        """Whether the member's own type fixes the value that tells it apart."""
        fields = self._document.fields(member) or ()
        return any(field.name == name and isinstance(field.type, LiteralOf) for field in fields)


def _is_headers(definition: ObjectDefinition) -> bool:
    return definition.place[-1:] == ("headers",)


def _lines(document: Document, definition: Definition, raw: Mapping[str, Any]) -> list[str]:
    lines = [docstrings.one_line(definition.docs)] if definition.docs else []
    if (own := document.evidence(raw)) is not None:
        lines += ["", f"Evidence: {docstrings.evidence(own)}"] if lines else [f"Evidence: {docstrings.evidence(own)}"]
    if raw.get("deprecated"):
        lines += ["", "@deprecated"]
    return lines


def _at(data: Any, place: Place) -> Mapping[str, Any]:
    """What stands at a place; empty when it is not an object, or made of several."""
    for step in place:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        else:
            return {}
    return data if isinstance(data, Mapping) else {}
