"""Which credentials an operation wants, and whether a request has them.

The tenant's token is checked for what it is, by the one who asks. Of every other scheme (API keys, basic, further
tokens) the sandbox knows no values: any credential that is not empty is taken, and its absence is refused.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from thingshub_document.model import Operation, SecurityScheme
from thingshub_sandbox.openapi.wire.request import IncomingRequest
from thingshub_sandbox.openapi.wire.styles import BadStyle, unquoted_form

Alternative = tuple[SecurityScheme, ...]
_CHALLENGES = {"bearer": "Bearer", "basic": 'Basic realm="thingsHub"'}


def wants_tenant_token(operation: Operation) -> bool:
    """Whether the tenant's token is one of the ways into an operation."""
    return any(scheme.is_tenant for alternative in operation.requirements for scheme in alternative)


def satisfied(operation: Operation, request: IncomingRequest, *, has_tenant_token: bool) -> Alternative | None:
    """The first alternative of which a request has all; an empty one for a public operation, None for none.

    Args:
        has_tenant_token: Whether the request has a token of the tenant that is good.
    """
    if not operation.requirements:
        return ()
    # Who says who calls is heard first: `{}` among the alternatives lets everybody in
    for alternative in sorted(operation.requirements, key=lambda schemes: not schemes):
        if all(has_tenant_token if scheme.is_tenant else _is_given(scheme, request) for scheme in alternative):
            return alternative
    return None


def challenges(operation: Operation | None) -> str:
    """What WWW-Authenticate says of the ways into an operation."""
    schemes = [scheme for alternative in operation.requirements for scheme in alternative] if operation else []
    found = dict.fromkeys(_CHALLENGES[scheme.kind] for scheme in schemes if scheme.kind in _CHALLENGES)
    return ", ".join(found) or "Bearer"


def bearer_token(request: IncomingRequest) -> str:
    """The token of a request; empty for none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _is_given(scheme: SecurityScheme, request: IncomingRequest) -> bool:
    match scheme.kind:
        case "bearer":
            return bool(bearer_token(request))
        case "basic":
            return _is_basic(request.headers.get("authorization", ""))
        case "apiKey":
            return _has_key(scheme, request)
        case _:
            return False


def _is_basic(header: str) -> bool:
    scheme, _, credentials = header.partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        user, colon, password = base64.b64decode(credentials.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return False
    return bool(colon and (user or password))


def _has_key(scheme: SecurityScheme, request: IncomingRequest) -> bool:
    match scheme.where:
        case "header":
            return bool(request.headers.get(scheme.key.lower(), "").strip())
        case "query":
            return _is_filled([text for name, text in request.query_pairs if name == scheme.key])
        case "cookie":
            return _is_filled([text for name, text in request.cookies if name == scheme.key])
        case _:
            return False


def _is_filled(texts: Sequence[str]) -> bool:
    try:
        return any(unquoted_form(text).strip() for text in texts)
    except BadStyle:
        return False
