"""Hold a request that somebody else wrote against the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.openapi.wire.request import IncomingRequest

FORM = "multipart/form-data; boundary=b"


def problems(
    api: Api, operation_id: str, method: str, url: str, headers: Mapping[str, str], body: bytes | None
) -> list[str]:
    """What is wrong with it; empty when it is a request of this operation and fits the document."""
    parts = urlsplit(url)
    found = api.find(method, parts.path)
    if found is None or found[0].id != operation_id:
        return [f"{operation_id}: {method} {parts.path} is {found[0].id if found else 'no operation'}"]
    operation, path_values = found
    lower = {name.lower(): value for name, value in headers.items()}
    found_problems = operation.request_problems(IncomingRequest(path_values, parts.query, lower), body)
    if not operation.is_public and not lower.get("authorization", "").startswith("Bearer "):
        found_problems.append(f"{operation_id}: no bearer token")
    return found_problems


def form_body(fields: Iterable[tuple[str, str, bool]]) -> bytes:
    """A body of the media type FORM: name, text, and whether it is a file."""
    parts: list[str] = []
    for name, text, is_file in fields:
        file = "; filename=x" if is_file else ""
        parts.append(f'--b\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n{text}\r\n')
    return f"{''.join(parts)}--b--\r\n".encode()
