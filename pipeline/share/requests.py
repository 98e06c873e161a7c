"""The operations as requests that other tools send: a Postman collection, and `.http` files for editors.

Both ask what the document says: parameters in their styles, bodies in their first media type, the first way to be let
in. Ids in the collection are derived from names, so that the same document always gives the same bytes and an import
over an older collection replaces it.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import msgspec

from pipeline.share.files import write_json, write_text
from thingshub_document.model import Media, Part, SecurityScheme
from thingshub_sandbox.reference import targets
from thingshub_sandbox.reference.reading import JSON, Operation, Reference, Variant, pretty
from thingshub_sandbox.reference.targets import Argument

_SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://schema.getpostman.com/thingshub")
_BOUNDARY = "thingshub-boundary"
_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}
_LOGIN = "auth.login"
_KEEP_TOKEN = "pm.collectionVariables.set('token', pm.response.json().token);"


class _Entry(NamedTuple):
    """One field of a form; the text of a file is its name."""

    part: Part
    text: str


def postman(reference: Reference, into: Path) -> None:
    """A collection of the format 2.1: one folder for each tag; logging in stores the token for all others."""
    folders = [
        {"name": tag.title, "description": tag.description, "item": [_item(operation) for operation in tag.operations]}
        for tag in reference.tags
    ]
    values = {"baseUrl": "https://127.0.0.1:8443", "username": "demo", "password": "", "token": ""}
    values |= {_name(scheme): "" for o in reference.operations for scheme in _schemes(o) if not scheme.is_tenant}
    collection = {
        "info": {
            "_postman_id": _id("collection"),
            "name": reference.title,
            "description": f"{reference.description}\nVersion {reference.version} of the document.",
            "schema": _SCHEMA,
        },
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}", "type": "string"}]},
        "variable": [{"key": key, "value": value, "type": "string"} for key, value in values.items()],
        "item": folders,
    }
    write_json(into / "postman_collection.json", collection)


def http_files(reference: Reference, into: Path) -> None:
    """One file for each tag, as the REST clients of editors read them; the variables stand at the top."""
    for tag in reference.tags:
        names = dict.fromkeys(_name(s) for o in tag.operations for s in _schemes(o) if not s.is_tenant)
        variables = ["@url = https://127.0.0.1:8443", "@token = paste-a-token-here"]
        variables += [f"@{name} = paste-it-here" for name in names]
        parts = [f"# {tag.title}: {tag.description}\n" + "\n".join(variables) + "\n"]
        parts += [_http(operation) for operation in tag.operations]
        write_text(into / "http" / f"{tag.name}.http", "\n".join(parts))


def _http(operation: Operation) -> str:
    arguments = [argument for argument in _arguments(operation) if argument.is_required]
    target = targets.target(operation.path, arguments)
    query = [f"{scheme.key}={_variable(scheme)}" for scheme in _schemes(operation) if scheme.where == "query"]
    target += ("&" if "?" in target else "?") * bool(query) + "&".join(query)
    lines = [f"### {operation.summary}", f"# {operation.id}, {operation.evidence.level}"]
    lines += [f"{operation.method} {_base(operation, '{{url}}')}{target}"]
    lines += [f"{name}: {text}" for name, text in _headers(operation, arguments)]
    if operation.body and operation.body.variants:
        lines += _http_body(operation.body.variants[0])
    return "\n".join(lines) + "\n"


def _http_body(variant: Variant) -> list[str]:
    media, value = variant.documented, variant.examples[0].value
    head = [f"Content-Type: {variant.media}", ""]
    match media.kind:
        case "multipart":
            lines = [f"Content-Type: {variant.media}; boundary={_BOUNDARY}", ""]
            for entry in _entries(media, value):
                lines += [f"--{_BOUNDARY}", *_http_part(entry)]
            return [*lines, f"--{_BOUNDARY}--"]
        case "form":
            return [*head, "&".join(f"{quote(e.part.name)}={quote(e.text, safe='')}" for e in _entries(media, value))]
        case "bytes":
            return [*head, f"< ./{value}"]
        case "text":
            return [*head, value if isinstance(value, str) else json.dumps(value)]
        case _:
            return [*head, pretty(value)]


def _http_part(entry: _Entry) -> list[str]:
    disposition = f'Content-Disposition: form-data; name="{entry.part.name}"'
    if entry.part.is_file:
        return [
            f'{disposition}; filename="{entry.text}"',
            f"Content-Type: {_plain(entry.part)}",
            "",
            f"< ./{entry.text}",
        ]
    is_typed = entry.part.content_type.endswith("json")
    return [disposition, *([f"Content-Type: {_plain(entry.part)}"] if is_typed else []), "", entry.text]


def _item(operation: Operation) -> dict[str, Any]:
    evidence = f"Evidence: {operation.evidence.level}; {operation.evidence.title}. {operation.evidence.note}".strip()
    given = [("Accept", operation.success[1].media or JSON)]
    given += [pair for pair in _headers(operation, _arguments(operation)) if pair[0] != "Authorization"]
    request: dict[str, Any] = {
        "method": operation.method,
        "header": [{"key": name, "value": text} for name, text in given],
        "url": _url(operation),
        "description": "\n\n".join(
            text for text in (operation.summary, operation.description.strip(), evidence) if text
        ),
    }
    if (auth := _auth(operation)) is not None:
        request["auth"] = auth
    if operation.body and operation.body.variants:
        _put_body(request, operation.id, operation.body.variants[0])
    item: dict[str, Any] = {"id": _id(operation.id), "name": operation.summary, "request": request}
    if operation.id == _LOGIN:
        item["event"] = [{"listen": "test", "script": {"type": "text/javascript", "exec": [_KEEP_TOKEN]}}]
    item["response"] = [
        {
            "id": _id(f"{operation.id} {status} {example.name}"),
            "name": example.summary,
            "originalRequest": request,
            "code": int(status),
            "status": answer.description,
            "header": [{"key": "Content-Type", "value": answer.media}],
            "body": pretty(example.value) if answer.media == JSON else str(example.value),
        }
        for status, answer in operation.successes.items()
        for example in answer.examples
        if status.isdigit()
    ]
    return item


def _put_body(request: dict[str, Any], id: str, variant: Variant) -> None:
    media, value = variant.documented, variant.examples[0].value
    if media.kind == "multipart":
        fields = [
            {"key": part.name, "type": "file", "src": text}
            if part.is_file
            else {"key": part.name, "type": "text", "value": text}
            for part, text in _entries(media, value)
        ]
        request["body"] = {"mode": "formdata", "formdata": fields}
        return
    request["header"].append({"key": "Content-Type", "value": variant.media})
    if media.kind == "form":
        pairs = [{"key": part.name, "value": text} for part, text in _entries(media, value)]
        request["body"] = {"mode": "urlencoded", "urlencoded": pairs}
    elif media.kind == "bytes":
        request["body"] = {"mode": "file", "file": {"src": str(value)}}
    elif media.kind == "text":
        request["body"] = {"mode": "raw", "raw": value if isinstance(value, str) else json.dumps(value)}
    else:
        value = {"username": "{{username}}", "password": "{{password}}"} if id == _LOGIN else value
        request["body"] = {"mode": "raw", "raw": pretty(value), "options": {"raw": {"language": "json"}}}


def _auth(operation: Operation) -> dict[str, Any] | None:
    """How Postman logs in; None for what the whole collection does. What is no header of its own stands elsewhere."""
    for scheme in _schemes(operation):
        variable = _variable(scheme)
        if scheme.is_tenant:
            return None
        if scheme.kind == "bearer":
            return {"type": "bearer", "bearer": [{"key": "token", "value": variable, "type": "string"}]}
        if scheme.kind == "basic":
            pairs = [{"key": key, "value": f"{{{{{key}}}}}", "type": "string"} for key in ("username", "password")]
            return {"type": "basic", "basic": pairs}
    return {"type": "noauth"}


def _url(operation: Operation) -> dict[str, Any]:
    base = urlsplit(_base(operation, "{{baseUrl}}"))
    host = f"{base.scheme}://{base.netloc}" if base.netloc else "{{baseUrl}}"
    prefix = [part for part in base.path.removeprefix("{{baseUrl}}").split("/") if part]
    given = {argument.name: argument.text() for argument in _arguments(operation) if argument.where == "path"}
    path, variables = list(prefix), list[dict[str, Any]]()
    described = {field.name: field.description for field in operation.parameters}
    for part in operation.path.strip("/").split("/"):
        name = part[1:-1]
        if part == f"{{{name}}}" and name in given:
            path.append(f":{name}")
            variables.append({"key": name, "value": given[name], "description": described[name]})
        else:
            for key, text in given.items():
                part = part.replace(f"{{{key}}}", text)
            path.append(part)
    url: dict[str, Any] = {"raw": f"{host}/{'/'.join(path)}", "host": [host], "path": path}
    query = list(_query(operation, described))
    if variables:
        url["variable"] = variables
    if query:
        url["query"] = query
        sent = [f"{entry['key']}={entry['value']}" for entry in query if not entry.get("disabled")]
        url["raw"] += f"?{'&'.join(sent)}" if sent else ""
    return url


def _query(operation: Operation, described: dict[str, str]) -> Iterator[dict[str, Any]]:
    for argument in _arguments(operation):
        for key, value in argument.pairs() if argument.where == "query" else ():
            entry: dict[str, Any] = {"key": key, "value": value, "description": described[argument.name]}
            yield entry if argument.is_required else entry | {"disabled": True}
    for scheme in _schemes(operation):
        if scheme.where == "query":
            yield {"key": scheme.key, "value": _variable(scheme), "description": scheme.docs}


def _arguments(operation: Operation) -> list[Argument]:
    return [field.argument for field in operation.parameters if field.argument]


def _schemes(operation: Operation) -> tuple[SecurityScheme, ...]:
    """The first way to be let in."""
    return operation.documented.requirements[0] if operation.documented.requirements else ()


def _name(scheme: SecurityScheme) -> str:
    """The variable that holds a credential."""
    return "token" if scheme.is_tenant else re.sub(r"\W", "_", scheme.name)


def _variable(scheme: SecurityScheme) -> str:
    return f"{{{{{_name(scheme)}}}}}"


def _headers(operation: Operation, arguments: list[Argument]) -> Iterator[tuple[str, str]]:
    """Headers of a request but those of its body: credentials, then parameters; cookies of both in one."""
    cookies: list[str] = []
    for scheme in _schemes(operation):
        variable = _variable(scheme)
        if scheme.kind == "apiKey" and scheme.where == "header":
            yield scheme.key, variable
        elif scheme.kind == "apiKey" and scheme.where == "cookie":
            cookies.append(f"{scheme.key}={variable}")
        elif scheme.kind != "apiKey":
            yield "Authorization", f"{'Basic' if scheme.kind == 'basic' else 'Bearer'} {variable}"
    given = [argument for argument in arguments if argument.is_required and argument.where in ("header", "cookie")]
    for name, text in targets.headers(given):
        if name == "Cookie":
            cookies.append(text)
        else:
            yield name, text
    if cookies:
        yield "Cookie", "; ".join(cookies)


def _base(operation: Operation, tenant: str) -> str:
    """Where an operation is: the tenant, a path of it, or a server of its own."""
    server = operation.servers[0] if operation.servers else ""
    return server if server.startswith("http") else f"{tenant}{server}"


def _entries(media: Media, value: Any) -> Iterator[_Entry]:
    """The fields of a form: a repeated one for each value, others written in their styles."""
    parts = {part.name: part for part in media.parts}
    for name, child in value.items():
        part = parts.get(name, Part(name, "text/plain"))
        is_repeated = part.is_list and (media.kind == "multipart" or part.explode)
        for one in child if is_repeated and isinstance(child, list) else [child]:
            if media.kind == "form" and isinstance(one, dict) and part.style == "deepObject":
                for key, inner in one.items():
                    yield _Entry(msgspec.structs.replace(part, name=f"{name}[{key}]"), _text(inner))
            elif media.kind == "form" and isinstance(one, list):
                yield _Entry(part, _DELIMITERS.get(part.style, ",").join(map(_text, one)))
            else:
                yield _Entry(part, _text(one))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _plain(part: Part) -> str:
    """The one media type of a part: the first, where the document lists several."""
    first = part.content_type.partition(",")[0].strip()
    return "application/octet-stream" if "*" in first else first


def _id(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, json.dumps(name)))
