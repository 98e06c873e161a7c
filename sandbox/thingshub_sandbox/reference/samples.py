"""Code samples of every operation, made from the document's first example: Python, curl, TypeScript."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from typing import Any

from thingshub_document.model import Media, Part, SecurityScheme
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object
from thingshub_sandbox.reference import targets
from thingshub_sandbox.reference.examples import file_name
from thingshub_sandbox.reference.python_samples import python
from thingshub_sandbox.reference.reading import Operation, Variant
from thingshub_sandbox.reference.targets import Argument
from thingshub_sandbox.reference.typescript_samples import typescript

LANGUAGES = {"python": "Python", "python-async": "Python async", "curl": "curl", "typescript": "TypeScript"}


def samples(operation: Operation) -> dict[str, str]:
    """A whole program by language, see LANGUAGES; what must be known beforehand stands in THINGSHUB_… variables."""
    return {
        "python": python(operation, is_async=False),
        "python-async": python(operation, is_async=True),
        "curl": curl(operation),
        "typescript": typescript(operation),
    }


def curl(operation: Operation) -> str:
    """A command line for a POSIX shell."""
    arguments = [field.argument for field in operation.parameters if field.argument and field.is_required]
    parts = ["curl"] if operation.method == "GET" else [f"curl -X {operation.method}"]
    if operation.method == "HEAD":
        parts = ["curl -I"]
    query: list[str] = []
    for scheme in operation.documented.requirements[0] if operation.documented.requirements else ():
        if scheme.kind == "apiKey" and scheme.where == "query":
            query.append(f"{scheme.key}=${_variable(scheme)}")
        else:
            parts.append(_credential(scheme))
    parts += [f"-H {shlex.quote(f'{name}: {text}')}" for name, text in targets.headers(arguments)]
    if operation.body and operation.body.variants:
        parts += _body(operation.body.variants[0])
    _, success = operation.success
    if success.variants and success.variants[0].documented.kind == "bytes":
        parts.append(f"-o {file_name(operation.verb, success.media)}")
    parts.append(f'"{_address(operation)}{_target(operation, arguments, query)}"')
    return " \\\n  ".join(parts) + "\n"


def _target(operation: Operation, arguments: list[Argument], query: list[str]) -> str:
    path = targets.target(operation.path, arguments)
    escaped = "".join(f"\\{character}" if character in '\\"$`' else character for character in path)
    return escaped + ("&" if "?" in path else "?") * bool(query) + "&".join(query)


def _address(operation: Operation) -> str:
    """Where an operation is: the tenant, or a server of its own."""
    server = operation.servers[0] if operation.servers else ""
    return server if server.startswith("http") else f"$THINGSHUB_URL{server}"


def _credential(scheme: SecurityScheme) -> str:
    match scheme.kind:
        case "basic":
            return f'-u "${_variable(scheme)}"'
        case "apiKey" if scheme.where == "header":
            return f'-H "{scheme.key}: ${_variable(scheme)}"'
        case "apiKey":
            return f'-b "{scheme.key}=${_variable(scheme)}"'
        case _:
            return f'-H "Authorization: Bearer ${_variable(scheme)}"'


def _variable(scheme: SecurityScheme) -> str:
    if scheme.is_tenant:
        return "THINGSHUB_TOKEN"
    return "".join(c if c.isascii() and c.isalnum() else "_" for c in scheme.name).upper()


def _body(variant: Variant) -> list[str]:
    media, value = variant.documented, variant.examples[0].value
    header = f"-H {shlex.quote(f'Content-Type: {variant.media}')}"
    match media.kind:
        case "multipart":
            return [f"-F {shlex.quote(text)}" for text in _parts(media, value)]
        case "form":
            return [f"--data-urlencode {shlex.quote(text)}" for text in _fields(media, value)]
        case "bytes":
            return [header, f"--data-binary @{value}"]
        case "text":
            text = value if isinstance(value, str) else json.dumps(value)
            return [header, f"--data-binary {shlex.quote(text)}"]
        case _:
            return [header, f"-d {shlex.quote(json.dumps(value, ensure_ascii=False))}"]


def _parts(media: Media, value: Any) -> Iterator[str]:
    """The fields of a multipart form as curl takes them."""
    for part, entry in _entries(media, value):
        is_text = isinstance(entry, str)
        if part.is_file:
            yield f"{part.name}=@{entry}" + ("" if "*" in part.content_type else _typed(part))
        elif part.content_type.endswith("json"):
            yield f"{part.name}={json.dumps(entry, ensure_ascii=False)}{_typed(part)}"
        else:
            yield f"{part.name}={entry if is_text else json.dumps(entry)}"


def _typed(part: Part) -> str:
    first = part.content_type.partition(",")[0].strip()
    return "" if first in ("application/octet-stream", "text/plain") else f";type={first}"


def _fields(media: Media, value: Any) -> Iterator[str]:
    """The fields of a urlencoded form as curl takes them: it quotes what is behind the equals sign."""
    for part, entry in _entries(media, value):
        if is_object(entry) and part.style == "deepObject":
            for name, child in entry.items():
                yield f"{part.name}[{name}]={child if isinstance(child, str) else json.dumps(child)}"
        elif is_array(entry):
            delimiter = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(part.style, ",")
            texts = [one if isinstance(one, str) else json.dumps(one) for one in entry]
            yield f"{part.name}={delimiter.join(texts)}"
        else:
            yield f"{part.name}={entry if isinstance(entry, str) else json.dumps(entry, ensure_ascii=False)}"


def _entries(media: Media, value: Any) -> Iterator[tuple[Part, Any]]:
    """Each part with its value; a repeated one for each entry."""
    parts = {part.name: part for part in media.parts}
    for name, entry in value.items() if is_object(value) else ():
        part = parts.get(name, Part(name, "text/plain"))
        is_repeated = part.is_list and (media.kind == "multipart" or part.explode)
        yield from ((part, one) for one in entry) if is_repeated and is_array(entry) else [(part, entry)]
