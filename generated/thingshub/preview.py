"""A call as it would be sent, without sending it: for people, for logs, for a support ticket.

Nothing in it is secret: tokens, keys and passwords are placeholders, and what the document marks as secret is replaced
in the body. The curl command does the same as the call once THINGSHUB_TOKEN is set, or THINGSHUB_CREDENTIALS_… for the
credentials of another scheme, and replaced values are filled in.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import UNSET

from thingshub._client.operation import ApiKey, Basic, FormBody, JsonBody, MultipartBody, Operation
from thingshub._client.planning import Call
from thingshub._client.request import prepare
from thingshub._client.sealing import sealed
from thingshub._client.security import TENANT_TOKEN, Scheme, access_of, alternatives_of, shown
from thingshub._codec.bodies import Body, chosen
from thingshub._codec.files import File, file_of
from thingshub._codec.multipart import form_fields
from thingshub._codec.scalars import is_list, properties_of
from thingshub.errors import MissingCredentialsError
from thingshub.model import without_read_only
from thingshub.redaction import redacted, redacted_json, sized
from thingshub.roundtrip import whole
from thingshub.settings import Settings
from thingshub.transport import Request

_OF_CURL = frozenset({"accept-encoding", "user-agent", "content-type"})


@dataclass(frozen=True, slots=True)
class Preview:
    """A request that was not sent. `str` gives it as text, as HTTP would.

    Attributes:
        operation: The operationId.
        method: The HTTP method.
        url: The whole URL.
        headers: The headers, with placeholders for tokens and keys.
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


def previewed(call: Call, settings: Settings) -> Preview:
    """A call as it would be sent.

    Raises:
        ValueError, TypeError, UnavailableOperationError: it would not be sent.
    """
    operation = call.operation
    body = sealed(call.body)
    request = prepare(operation, settings, call.arguments, body, call.content_type)
    body = call.body
    schemes = _schemes(settings, operation, request)
    origin = request.origin or settings.endpoint.url
    with_access = shown(schemes).applied(request)
    text = None if body is UNSET else _shown(chosen(body, operation.bodies, call.content_type), body)
    words = _curl(request, body, text, operation, call.content_type, settings.endpoint.ca_file)
    curl = f"{words}{_credentials(schemes)} {_url(origin + request.target, schemes)}"
    headers = dict(with_access.headers)
    return Preview(operation.id, operation.method, origin + with_access.target, headers, text, curl)


def _schemes(settings: Settings, operation: Operation[Any], request: Request) -> Sequence[Scheme]:
    """What a call would use; without the credentials for any alternative, the first."""
    is_elsewhere = request.origin is not None
    try:
        return access_of(operation, settings.credentials, is_elsewhere=is_elsewhere).schemes
    except MissingCredentialsError:
        return alternatives_of(operation, is_elsewhere=is_elsewhere)[0]


def _shown(kind: Body, body: Any) -> str:
    if isinstance(kind, JsonBody):
        return redacted_json(without_read_only(whole(body)))
    if isinstance(kind, FormBody):
        content, _ = kind.encoded(redacted(properties_of(body)), kind.media)
        return bytes(content).decode() if isinstance(content, bytes) else ""
    if not isinstance(kind, MultipartBody):
        return sized(body) or str(body)
    lines: list[str] = []
    for part, value in form_fields(body, kind.parts):
        shown_as = redacted({part.name: value})[part.name]
        for entry in shown_as if is_list(shown_as) and part.is_list else [shown_as]:
            lines.append(f"{part.name}: {entry if isinstance(entry, str) else redacted_json(entry)}")
    return "\n".join(lines)


def _curl(
    request: Request, body: Any, text: str | None, operation: Operation[Any], media: str | None, ca_file: Path | None
) -> str:
    words = ["curl", "--fail-with-body", "--compressed"]
    if request.method != ("GET" if body is UNSET else "POST"):
        words += ["--head"] if request.method == "HEAD" else ["--request", request.method]
    if ca_file is not None:
        words += ["--cacert", str(ca_file)]
    for name, value in request.headers.items():
        if name.lower() not in _OF_CURL:
            words += ["--header", f"{name}: {value}"]
    if body is UNSET:
        return shlex.join(words)
    kind = chosen(body, operation.bodies, media)
    if isinstance(kind, MultipartBody):
        return shlex.join([*words, *_curl_form(kind, body)])
    words += ["--header", f"Content-Type: {request.headers['Content-Type']}"]
    content = body.content if isinstance(body, File) else body
    if sized(body) is None or isinstance(kind, JsonBody):
        words += ["--data-binary" if "\n" in (text or "") else "--data", text or ""]
    else:
        words += ["--data-binary", f"@{content}" if isinstance(content, Path) else "@body"]
    return shlex.join(words)


def _curl_form(kind: MultipartBody, body: Any) -> list[str]:
    words: list[str] = []
    for part, value in form_fields(body, kind.parts):
        for entry in list(value) if part.is_list else [value]:
            if part.is_file:
                content = file_of(entry).content
                words += ["--form", f"{part.name}=@{content if isinstance(content, Path) else part.name}"]
                continue
            shown_as = redacted({part.name: entry})[part.name]
            written = shown_as if isinstance(shown_as, str) else redacted_json(shown_as)
            if part.content_type == "text/plain":
                words += ["--form-string", f"{part.name}={written}"]
            else:
                words += ["--form", f"{part.name}={written};type={part.content_type}"]
    return words


def _credentials(schemes: Sequence[Scheme]) -> str:
    """The headers with credentials, which the shell fills in."""
    words = ""
    for scheme in schemes:
        variable = _variable(scheme)
        if isinstance(scheme, Basic):
            words += f' --user "{variable}"'
        elif not isinstance(scheme, ApiKey):
            words += f' --header "Authorization: Bearer {variable}"'
        elif scheme.where == "header":
            words += f' --header "{scheme.key}: {variable}"'
        elif scheme.where == "cookie":
            words += f' --cookie "{scheme.key}={variable}"'
    return words


def _url(url: str, schemes: Sequence[Scheme]) -> str:
    quoted = shlex.quote(url)
    for scheme in schemes:
        if isinstance(scheme, ApiKey) and scheme.where == "query":
            quoted += f'"{"&" if "?" in url or quoted.endswith(chr(34)) else "?"}{scheme.key}={_variable(scheme)}"'
    return quoted


def _variable(scheme: Scheme) -> str:
    if scheme == TENANT_TOKEN:
        return "$THINGSHUB_TOKEN"
    return f"$THINGSHUB_CREDENTIALS_{re.sub('[^A-Z0-9]+', '_', scheme.name.upper())}"
