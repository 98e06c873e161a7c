"""The operations as requests that other tools send: a Postman collection, and `.http` files for editors.

Ids in the collection are derived from names, so that the same document always gives the same bytes and an import over
an older collection replaces it.
"""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

from pipeline.share.files import write_json, write_text
from thingshub_sandbox.reference.reading import JSON, Field, Operation, Reference, is_form, pretty, query_text

_SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://schema.getpostman.com/thingshub")
_BOUNDARY = "thingshub-boundary"
_LOGIN = "auth.login"
_KEEP_TOKEN = "pm.collectionVariables.set('token', pm.response.json().token);"


def postman(reference: Reference, into: Path) -> None:
    """A collection of the format 2.1: one folder for each tag; logging in stores the token for all others."""
    folders = [
        {"name": tag.title, "description": tag.description, "item": [_item(operation) for operation in tag.operations]}
        for tag in reference.tags
    ]
    collection = {
        "info": {
            "_postman_id": _id("collection"),
            "name": reference.title,
            "description": f"{reference.description}\nVersion {reference.version} of the document.",
            "schema": _SCHEMA,
        },
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}", "type": "string"}]},
        "variable": [
            {"key": "baseUrl", "value": "https://127.0.0.1:8443", "type": "string"},
            {"key": "username", "value": "demo", "type": "string"},
            {"key": "password", "value": "", "type": "string"},
            {"key": "token", "value": "", "type": "string"},
        ],
        "item": folders,
    }
    write_json(into / "postman_collection.json", collection)


def http_files(reference: Reference, into: Path) -> None:
    """One file for each tag, as the REST clients of editors read them; the variables stand at the top."""
    for tag in reference.tags:
        parts = [f"# {tag.title}: {tag.description}\n@url = https://127.0.0.1:8443\n@token = paste-a-token-here\n"]
        parts += [_http(operation) for operation in tag.operations]
        write_text(into / "http" / f"{tag.name}.http", "\n".join(parts))


def _http(operation: Operation) -> str:
    lines = [f"### {operation.summary}", f"# {operation.id}, {operation.evidence.level}"]
    lines += [f"{operation.method} {{{{url}}}}{operation.target()}"]
    if not operation.is_public:
        lines.append("Authorization: Bearer {{token}}")
    if operation.body and is_form(operation.body):
        lines += [f"Content-Type: multipart/form-data; boundary={_BOUNDARY}", ""]
        for name, text, is_file in _form(operation):
            lines.append(f"--{_BOUNDARY}")
            if is_file:
                lines += [f'Content-Disposition: form-data; name="{name}"; filename="{text}"']
                lines += ["Content-Type: application/octet-stream", "", f"< ./{text}"]
            else:
                lines += [f'Content-Disposition: form-data; name="{name}"', "", text]
        lines.append(f"--{_BOUNDARY}--")
    elif operation.body:
        lines += [f"Content-Type: {JSON}", "", pretty(operation.body.examples[0].value)]
    return "\n".join(lines) + "\n"


def _item(operation: Operation) -> dict[str, Any]:
    evidence = f"Evidence: {operation.evidence.level}; {operation.evidence.title}. {operation.evidence.note}".strip()
    request: dict[str, Any] = {
        "method": operation.method,
        "header": [{"key": "Accept", "value": operation.success[1].media or JSON}],
        "url": _url(operation),
        "description": "\n\n".join(
            text for text in (operation.summary, operation.description.strip(), evidence) if text
        ),
    }
    if operation.is_public:
        request["auth"] = {"type": "noauth"}
    if operation.body and is_form(operation.body):
        fields = [
            {"key": name, "type": "file", "src": text} if is_file else {"key": name, "type": "text", "value": text}
            for name, text, is_file in _form(operation)
        ]
        request["body"] = {"mode": "formdata", "formdata": fields}
    elif operation.body:
        value = operation.body.examples[0].value
        if operation.id == _LOGIN:
            value = {"username": "{{username}}", "password": "{{password}}"}
        request["header"].append({"key": "Content-Type", "value": JSON})
        request["body"] = {"mode": "raw", "raw": pretty(value), "options": {"raw": {"language": "json"}}}
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
        for status, answer in operation.answers.items()
        for example in answer.examples
        if status.startswith("2")
    ]
    return item


def _url(operation: Operation) -> dict[str, Any]:
    path = [part.replace("{", ":").replace("}", "") for part in operation.path.strip("/").split("/")]
    url: dict[str, Any] = {"raw": "{{baseUrl}}/" + "/".join(path), "host": ["{{baseUrl}}"], "path": path}
    variables = [_parameter(field) for field in operation.parameters if field.where == "path"]
    query = [_parameter(field) for field in operation.parameters if field.where == "query"]
    if variables:
        url["variable"] = variables
    if query:
        url["query"] = query
        sent = [f"{entry['key']}={entry['value']}" for entry in query if not entry.get("disabled")]
        url["raw"] += f"?{'&'.join(sent)}" if sent else ""
    return url


def _parameter(field: Field) -> dict[str, Any]:
    entry: dict[str, Any] = {"key": field.name, "value": query_text(field.example), "description": field.description}
    if field.where == "query" and not field.is_required:
        entry["disabled"] = True
    return entry


def _form(operation: Operation) -> list[tuple[str, str, bool]]:
    """Fields of a form: name, text, and whether the text names a file."""
    assert operation.body
    fields: list[tuple[str, str, bool]] = []
    for name, value in operation.body.examples[0].value.items():
        fields += [(name, text, False) for text in value] if isinstance(value, list) else [(name, value, True)]
    return fields


def _id(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, json.dumps(name)))
