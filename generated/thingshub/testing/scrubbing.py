"""Cassettes without secrets: hooks for vcrpy that replace passwords, tokens and keys before anything is written.

    recorder = vcr.VCR(**scrubbing())

What is a secret is said by the document, and by names like `password` or `token` where it says nothing. Requests are
scrubbed before they are compared as well, so that a replay that compares bodies still finds its answer. A header that
carries credentials goes too. Bodies that are no JSON (files, forms, tables) stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from thingshub.model import REDACTED, is_secret_name
from thingshub.redaction import redacted

__all__ = ["scrubbing"]

_CREDENTIALS = ("authorization", "proxy-authorization", "cookie", "set-cookie")


def scrubbing() -> dict[str, Callable[[Any], Any]]:
    """What to give `vcr.VCR` or `vcr.use_cassette`, so that no secret is written into a cassette."""
    return {"before_record_request": _scrubbed_request, "before_record_response": _scrubbed_response}


def _scrubbed_request(request: Any) -> Any:
    request.headers = _scrubbed_headers(request.headers)  # vcrpy hands over a copy
    request.body = _scrubbed_body(request.body)
    return request


def _scrubbed_response(response: dict[str, Any]) -> dict[str, Any]:
    body = {**response["body"], "string": _scrubbed_body(response["body"].get("string"))}
    return {**response, "headers": _scrubbed_headers(response["headers"]), "body": body}


def _scrubbed_headers(headers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: ([REDACTED] if isinstance(value, list) else REDACTED) if _is_credential(name) else value
        for name, value in headers.items()
    }


def _is_credential(header: str) -> bool:
    return header.lower() in _CREDENTIALS or is_secret_name(header)


def _scrubbed_body(body: Any) -> Any:
    if not isinstance(body, bytes | str) or not body:
        return body
    try:
        value = json.loads(body)
    except ValueError:
        return body
    shown = redacted(value)
    if shown == value:
        return body  # to the byte
    text = json.dumps(shown, ensure_ascii=False)
    return text.encode() if isinstance(body, bytes) else text
