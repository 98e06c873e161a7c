"""A call as it would be sent, without sending it: for people, for logs, for a support ticket.

Nothing in it is secret: the token is a placeholder, and what the document marks as secret is replaced in the body. The
curl command does the same as the call once THINGSHUB_TOKEN is set and replaced values are filled in.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thingshub.calling import AsyncCaller, Caller
from thingshub.model import REDACTED
from thingshub.operation import Content, Form, Operation
from thingshub.redaction import redacted_json
from thingshub.requesting import prepare
from thingshub.transport import Request

_OF_CURL = frozenset({"accept-encoding", "user-agent", "authorization", "content-type"})


@dataclass(frozen=True, slots=True)
class Preview:
    """A request that was not sent. `str` gives it as text, as HTTP would.

    Attributes:
        operation: The operationId.
        method: The HTTP method.
        url: The whole URL.
        headers: The headers, with a placeholder for the token.
        body: The body as text, without secrets; None when there is none.
        curl: An equivalent command, which takes the token from THINGSHUB_TOKEN.
    """

    operation: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: str | None
    curl: str

    def __str__(self) -> str:
        head = [f"{self.method} {self.url}", *(f"{name}: {value}" for name, value in self.headers.items())]
        return "\n".join([*head, *(["", self.body] if self.body is not None else [])])


def previewing(caller: Caller | AsyncCaller) -> Callable[..., Preview]:
    """Stands in for Caller.call."""

    def call(operation: Operation[Any], *, body: object = None, **call: Any) -> Preview:
        request = prepare(operation, caller.settings, call.get("path", ()), call.get("query"), body)
        url = caller.settings.endpoint.url + request.target
        headers = dict(request.headers)
        if not operation.is_public:
            headers["Authorization"] = f"Bearer {REDACTED}"
        shown = _shown(body)
        ca_file = caller.settings.endpoint.ca_file
        curl = _curl(operation, request, url, body, shown, ca_file)
        return Preview(operation.id, operation.method, url, headers, shown, curl)

    return call


def _shown(body: object) -> str | None:
    if body is None:
        return None
    if isinstance(body, Content):
        return f"({_sized(body.content)})"
    if not isinstance(body, Form):
        return redacted_json(body)
    fields = [f"{name}: {text}" for name, texts in body.fields.items() for text in texts]
    return "\n".join([*fields, *(f"{name}: ({_sized(content)})" for name, content in body.files.items())])


def _sized(content: bytes | Path) -> str:
    return f"{len(content)} bytes" if isinstance(content, bytes) else f"the file {content}"


def _curl(
    operation: Operation[Any], request: Request, url: str, body: object, shown: str | None, ca_file: Path | None
) -> str:
    words = ["curl", "--fail-with-body", "--compressed"]
    if operation.method != ("GET" if body is None else "POST"):
        words += ["--request", operation.method]
    if ca_file is not None:
        words += ["--cacert", str(ca_file)]
    for name, value in request.headers.items():
        if name.lower() not in _OF_CURL:
            words += ["--header", f"{name}: {value}"]
    if isinstance(body, Form):
        for name, texts in body.fields.items():
            words += [word for text in texts for word in ("--form-string", f"{name}={text}")]
        for name, content in body.files.items():
            words += ["--form", f"{name}=@{name if isinstance(content, bytes) else content}"]
    elif body is not None:
        words += ["--header", f"Content-Type: {request.headers['Content-Type']}"]
        if isinstance(body, Content):
            words += ["--data-binary", "@body" if isinstance(body.content, bytes) else f"@{body.content}"]
        else:
            words += ["--data", shown or ""]
    token = "" if operation.is_public else ' --header "Authorization: Bearer $THINGSHUB_TOKEN"'  # the shell fills it in
    return f"{shlex.join(words)}{token} {shlex.quote(url)}"
