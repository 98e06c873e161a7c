"""What the TypeScript client cannot do, and Python can: refused with the line of the document.

An operation that only Python is to have is marked `x-typescript: none`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thingshub_document.complaints import Complaint
from thingshub_document.model import Operation

EXTENSION = "x-typescript"
_LEAVE_OUT = f"write `{EXTENSION}: none` at the operation to leave it out of the TypeScript client"
_FORBIDDEN_METHODS = ("TRACE", "CONNECT", "TRACK")


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
