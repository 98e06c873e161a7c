"""The models: what datamodel-code-generator gets to read, the names it has to use, and its output in modules by tag.

The generator never sees the document's own schemas. It gets the definitions in the plainest form: flat objects, named
enums, references. So nothing is left for it to decide, and its defects in `allOf`, unions, defaults and nullability
(which differ from version to version) are not met. Unions are classes of ours (`_unions`), because msgspec knows none
that JSON does not tell apart by itself.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.generate import docstrings
from thingshub_document.names import snake_case
from thingshub_document.reading import Document
from thingshub_document.types import (
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
    Scalar,
    Type,
    UnionDefinition,
    UnionOf,
)

EXTRAS = "thingshub:extras"  # as thingshub.model has it
HEADER = "# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.\n"
# The generator makes every property that may be absent an UnsetType, also one with a default; extras never are one
_OPTIONAL_EXTRAS = re.compile(r"(?m)^(    extras: .*?) \| UnsetType = field\((?=\s*name=\"thingshub:extras\")")
_FORMATS = ("date-time", "date", "time", "uuid")
# Every class calls msgspec's `field`: a property of this name would stand in its way, and the generator renames it
_FIELD, _INSTEAD_OF_FIELD, _MAKE_FIELD = "field", "thingshub_field", "make_field"


def view(document: Document) -> dict[str, Any]:
    """The definitions as a document that the model generator reads."""
    schemas = {
        definition.name: _definition(document, definition)
        for definition in document.definitions.values()
        if not isinstance(definition, UnionDefinition)
    }
    info = {"title": document.title, "version": document.version}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}


def aliases(document: Document) -> dict[str, str]:
    """The Python name of each property whose name in JSON differs, by class and property."""
    found: dict[str, str] = {}
    for definition in document.definitions.values():
        if isinstance(definition, ObjectDefinition):
            for field in definition.fields:
                if field.python_name == _FIELD:
                    found[f"{definition.name}.{field.name}"] = _INSTEAD_OF_FIELD
                elif field.python_name != field.name:
                    found[f"{definition.name}.{field.name}"] = field.python_name
            if definition.extras is not None and definition.extras != Anything():
                found[f"{definition.name}.{EXTRAS}"] = "extras"
    return found


def _definition(document: Document, definition: Definition) -> dict[str, Any]:
    raw = document.data.get("components", {}).get("schemas", {}).get(definition.schema_name, {})
    text = docstrings.of_definition(document, definition, raw if isinstance(raw, Mapping) else {})
    described = {"description": text} if text else {}
    match definition:
        case EnumDefinition(members=members, is_text=is_text):
            return {
                "type": "string" if is_text else "integer",
                "enum": [value for _, value in members],
                "x-enum-varnames": [name for name, _ in members],
                **described,
            }
        case AliasDefinition(type=inner):
            return {**_schema(document, inner), **described}
        case ObjectDefinition(fields=fields, extras=extras):
            result: dict[str, Any] = {"type": "object", "properties": {}, **described}
            for field in fields:
                result["properties"][field.name] = _field(document, field)
            result["required"] = [f.name for f in fields if f.required and not isinstance(f.type, LiteralOf)]
            if extras is not None:
                result["customBasePath"] = "thingshub.model.ExtensibleModel"
                if extras != Anything():
                    values = _schema(document, extras)
                    result["properties"][EXTRAS] = {"type": "object", "additionalProperties": values, "default": {}}
            return result
        case UnionDefinition():
            raise TypeError("a union is a class of ours")


def _field(document: Document, field: Field) -> dict[str, Any]:
    schema = _schema(document, field.type, is_field=True)
    if isinstance(field.type, LiteralOf) and field.required:  # callers need not say what cannot differ
        schema["default"] = field.type.values[0]
    words = [docstrings.one_line(field.docs)] if field.docs else []
    if field.deprecated:
        words.insert(0, "Deprecated.")
    if words:
        schema["description"] = " ".join(words) if field.deprecated else field.docs
    return schema


def _schema(document: Document, found: Type, *, is_field: bool = False) -> dict[str, Any]:
    """A type in the plainest words of JSON Schema."""
    match found:
        case Scalar(kind="decimal"):
            return {"customTypePath": "decimal.Decimal"}
        case Scalar(kind="binary"):
            return {"customTypePath": "thingshub.types.FileContent"} if is_field else _binary()
        case Scalar(kind=kind) if kind in _FORMATS:
            return {"type": "string", "format": kind}
        case Scalar(kind=kind):
            return {"type": kind}
        case Anything():
            return {}
        case ListOf(items=items):
            return {"type": "array", "items": _schema(document, items, is_field=is_field)}
        case MapOf(values=values):
            return {"type": "object", "additionalProperties": _schema(document, values)}
        case LiteralOf(values=(value, *_)):
            return {"const": value, "type": "string" if isinstance(value, str) else "integer"}
        case UnionOf(members=members):
            return {"anyOf": [_schema(document, member) for member in members]}
        case Nullable(inner=inner):
            return {"anyOf": [_schema(document, inner, is_field=is_field), {"type": "null"}]}
        case Named(name=name):
            definition = document.definitions[name]
            if isinstance(definition, UnionDefinition):
                return {"customTypePath": f"thingshub._unions.{name}"}
            if is_field and isinstance(definition, AliasDefinition) and definition.type == Scalar("binary"):
                return {"customTypePath": "thingshub.types.FileContent"}
            return {"$ref": f"#/components/schemas/{name}"}
        case _:
            raise TypeError(f"{found} has no schema")


def _binary() -> dict[str, Any]:
    return {"type": "string", "format": "binary"}


# --- modules by tag


def homes(document: Document) -> dict[str, str]:
    """The module of each definition: its tag's when only operations of that tag use it, else one that tags share.

    Definitions of the same tags stand together, under the name of the first. Whoever uses a definition uses its parts,
    so a module only imports those of more tags than its own, and never in a circle; no tag loads what it never uses.
    """
    users: dict[str, set[str]] = defaultdict(set)
    for operation in document.operations.values():
        waiting = [t for t in _types_of(operation) if t is not None]
        seen: set[str] = set()
        while waiting:
            for part in document.walk_types(waiting.pop()):
                if isinstance(part, Named) and part.name not in seen:
                    seen.add(part.name)
                    users[part.name].add(operation.python_tag)
                    waiting += parts_of(document.definitions[part.name])
        for answer in operation.answers:
            if answer.headers_class:
                users[answer.headers_class].add(operation.python_tag)
    by_tags: dict[frozenset[str], str] = {}
    found: dict[str, str] = {}
    for name in document.definitions:
        tags = frozenset(users.get(name, ()))
        if tags not in by_tags:
            home = next(iter(tags)) if len(tags) == 1 else f"_{snake_case(name)}"
            by_tags[tags] = f"{home}_{len(by_tags)}" if home in by_tags.values() else home
        found[name] = by_tags[tags]
    return found


def parts_of(definition: Definition) -> list[Type]:
    """The types that a definition is made of."""
    match definition:
        case ObjectDefinition(fields=fields, extras=extras):
            return [field.type for field in fields] + ([extras] if extras is not None else [])
        case AliasDefinition(type=inner):
            return [inner]
        case UnionDefinition(members=members):
            return list(members)
        case _:
            return []


def _types_of(operation: Any) -> Iterator[Type | None]:
    for parameter in operation.parameters:
        yield parameter.type
    for media in operation.body.alternatives if operation.body else ():
        yield media.type
    for answer in operation.answers:
        for media in answer.alternatives:
            yield media.type
        for header in answer.headers:
            yield header.type


def modules(text: str, document: Document) -> dict[str, str]:
    """The generator's one module as a package: a module for each tag, loaded when it is first needed.

    Returns:
        The text of each file by its name; that of the package and its stub among them.

    Raises:
        ValueError: the generator gave a class another name, or left one out.
    """
    text = _with_own_field(_OPTIONAL_EXTRAS.sub(r"\1 = field(", text))
    tree = ast.parse(text)
    lines = text.splitlines(keepends=True)
    homes_ = homes(document)
    imports = {_MAKE_FIELD: f"from msgspec import field as {_MAKE_FIELD}"}
    bodies: dict[str, list[str]] = defaultdict(list)
    used: dict[str, set[str]] = defaultdict(set)
    written: set[str] = set()
    home = ""
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom | ast.Import):
            module = "" if isinstance(statement, ast.Import) else statement.module or ""
            for entry in statement.names:
                if module != "__future__":
                    as_ = f" as {entry.asname}" if entry.asname else ""
                    start = f"from {module} import {entry.name}" if module else f"import {entry.name}"
                    imports[entry.asname or entry.name] = start + as_
            continue
        if name := _defined(statement):
            if name not in homes_:
                raise ValueError(f"{name} is not a definition of the document")
            home = homes_[name]
            written.add(name)
        if not home:
            raise ValueError(f"line {statement.lineno} of its output belongs to no definition")
        start = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", ()))]) - 1
        bodies[home].append("".join(lines[start : statement.end_lineno]).rstrip())
        used[home].update(_names(statement))
    expected = {n for n, d in document.definitions.items() if not isinstance(d, UnionDefinition)}
    if missing := sorted(expected - written):
        raise ValueError(f"{missing[0]} is missing in the models")
    texts = {f"{home}.py": _module(home, bodies[home], used[home], imports, homes_) for home in sorted(bodies)}
    return texts | _package(homes_, document)


def _with_own_field(text: str) -> str:
    """The text with `field` for the property of this name, and another name for msgspec's function beside it."""
    if _INSTEAD_OF_FIELD not in text:
        return text
    lines = [line.encode() for line in text.splitlines(keepends=True)]  # columns count bytes
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)]
    for node in sorted(found, key=lambda node: (node.lineno, -node.col_offset)):
        if (new := {_INSTEAD_OF_FIELD: _FIELD, _FIELD: _MAKE_FIELD}.get(node.id)) is not None:
            line = lines[node.lineno - 1]
            lines[node.lineno - 1] = line[: node.col_offset] + new.encode() + line[node.end_col_offset :]
    return b"".join(lines).decode()


def _defined(statement: ast.stmt) -> str:
    if isinstance(statement, ast.ClassDef):
        return statement.name
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id
    return ""


def _names(statement: ast.stmt) -> Iterator[str]:
    return (node.id for node in ast.walk(statement) if isinstance(node, ast.Name))


def _module(home: str, bodies: list[str], used: set[str], imports: Mapping[str, str], homes_: Mapping[str, str]) -> str:
    needed = sorted({imports[name] for name in used if name in imports})
    others = sorted(name for name in used if homes_.get(name, home) != home and name not in imports)
    needed += [f"from .{homes_[name]} import {name}" for name in others]
    title = "What operations of several tags use." if home.startswith("_") else f"What only the {home} operations use."
    head = [HEADER + f'"""{title}"""', "from __future__ import annotations", "\n".join(needed)]
    return "\n\n".join(head) + "\n\n\n" + "\n\n\n".join(bodies) + "\n"


def _package(homes_: Mapping[str, str], document: Document) -> dict[str, str]:
    """`thingshub.models`: complete for type checkers by its stub, loaded by tag at run time.

    What runs is a text for each module, split when a model is first asked for: a table of every model, and the imports
    that type checkers need, would be most of what importing the package costs.
    """
    by_home: dict[str, list[str]] = defaultdict(list)
    for name, home in sorted(homes_.items()):
        is_union = isinstance(document.definitions[name], UnionDefinition)
        by_home[".." + "_unions" if is_union else f".{home}"].append(name)
    typed = "\n".join(f"from {home} import {_as_public(names)}" for home, names in sorted(by_home.items()))
    rows = "".join(f"    {home!r}: {' '.join(names)!r},\n" for home, names in sorted(by_home.items()))
    title = "The models: what operations take and give, a module for each tag, loaded when needed."
    stub = f'''{HEADER}"""{title}"""

{typed}

__all__ = {sorted(homes_)!r}
'''
    package = f'''{HEADER}"""{title}"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

_MODULES = {{
{rows}}}


@cache
def _homes() -> dict[str, str]:
    return {{name: home for home, names in _MODULES.items() for name in names.split()}}


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return __dir__()
    home = _homes().get(name)
    if home is None:
        raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
    value = globals()[name] = getattr(import_module(home, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted(_homes())
'''
    return {"__init__.py": package, "__init__.pyi": stub}


def _as_public(names: Iterable[str]) -> str:
    return ", ".join(f"{name} as {name}" for name in names)
