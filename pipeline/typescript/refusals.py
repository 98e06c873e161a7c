"""What the TypeScript client cannot do, and Python can: refused with the line of the document.

An operation that only Python is to have is marked `x-typescript: none`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thingshub_document.complaints import Complaint
from thingshub_document.model import Operation, SecurityScheme

EXTENSION = "x-typescript"
_LEAVE_OUT = f"write `{EXTENSION}: none` at the operation to leave it out of the TypeScript client"
_FORBIDDEN_METHODS = ("TRACE", "CONNECT", "TRACK")
_HEADERS_OF_FETCH = frozenset(
    {
        *("connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding"),
        *("upgrade", "cookie"),
    }
)


def is_left_out(operation: Operation) -> bool:
    """Whether the document says that the TypeScript client does not have it."""
    return operation.extensions.get(EXTENSION) == "none"


def complaints(operation: Operation) -> Iterator[Complaint]:
    """What no program can ask of fetch."""
    place = operation.place
    if operation.extensions.get(EXTENSION, "none") != "none":
        said = operation.extensions[EXTENSION]
        yield Complaint((*place, EXTENSION), f"{EXTENSION} is {said!r}", f"write `{EXTENSION}: none`, or leave it out")
    if operation.method in _FORBIDDEN_METHODS:
        yield Complaint(
            place, f"{operation.id}: fetch, and so the TypeScript client, cannot send {operation.method}", _LEAVE_OUT
        )
    for parameter in operation.parameters:
        if parameter.where == "header" and parameter.name.lower() in _HEADERS_OF_FETCH:
            what = f"{operation.id}: fetch writes the header {parameter.name} itself"
            yield Complaint(parameter.place, what, f"leave the parameter out, or {_LEAVE_OUT}")
    for index, requirement in enumerate(operation.security or ()):
        if sum(map(_is_authorization, requirement)) > 1:
            both = " and ".join(scheme.name for scheme in requirement if _is_authorization(scheme))
            what = f"{operation.id}: {both} both need the header Authorization, which a request has once"
            yield Complaint((*place, "security", index), what, "write them as alternatives")


def _is_authorization(scheme: SecurityScheme) -> bool:
    return scheme.kind in ("bearer", "basic") or (scheme.where == "header" and scheme.key.lower() == "authorization")
