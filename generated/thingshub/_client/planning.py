"""A call that was not made: which operation, with which arguments. `raw`, `stream` and `preview` begin with one.

They are given the method and its arguments, `hub.raw(hub.devices.get, "pump-7")`. The same generated code turns these
into a call, over a resource that keeps it instead of sending it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from msgspec import UNSET

from thingshub._client.operation import Operation
from thingshub._client.sealing import Arguments, unsealed

_GENERATED = "thingshub.api."


class Call:
    """One operation with its arguments. Its repr shows none of them.

    Attributes:
        operation: What is called.
        arguments: In the order of its parameters; None leaves one out, and so does the end of the sequence.
        body: What is sent; UNSET for nothing, None for JSON's null.
        content_type: Its media type, where the operation takes several.
    """

    __slots__ = ("arguments", "body", "content_type", "operation")

    def __init__(
        self,
        operation: Operation[Any],
        arguments: Sequence[object] = (),
        body: object = UNSET,
        content_type: str | None = None,
    ) -> None:
        self.operation = operation
        self.arguments = arguments
        self.body = unsealed(body)
        self.content_type = content_type

    def __repr__(self) -> str:
        return f"Call({self.operation.id})"


class Planner:
    """Stands in for the executor of a resource: what is called comes back as a Call."""

    call = Call

    def call_parts(self, operation: Operation[Any], parts: Sequence[object], merge: Callable[..., Any]) -> NoReturn:
        """A call of several requests cannot be looked at as one."""
        raise ValueError(
            f"{operation.id}: this would be {len(parts)} requests; pass at most {len(parts[0])} entries"  # type: ignore[arg-type]  # pyright: ignore
        )


def planned(executor: object, method: Callable[..., Any], given: Arguments) -> Call:
    """The call that a method of a client's resource would make.

    Args:
        executor: That of the client which is to make it.
        method: The method of an operation.
        given: Its arguments.

    Raises:
        TypeError: it is not the method of one operation, or does not take these arguments.
        ValueError: it belongs to another client, would be several requests, or an argument cannot be sent.
    """
    resource, function = getattr(method, "__self__", None), getattr(method, "__func__", None)
    own = getattr(resource, "_executor", None)
    if own is None or function is None:
        raise TypeError(f"expected the method of an operation, e.g. hub.devices.get, and its arguments; got {method!r}")
    if not function.__module__.startswith(_GENERATED) or function.__name__.startswith("iterate"):
        raise TypeError(f"{function.__name__} makes many calls; pass the operation that it repeats, e.g. list")
    if not own.is_family(executor):
        raise ValueError(f"{function.__qualname__} belongs to another client; pass the method of this one")
    # Methods of both faces make the same calls; those of the sync one come without waiting
    made_by = getattr(sys.modules[function.__module__], type(resource).__name__.removeprefix("Async"))
    call = getattr(made_by(Planner()), function.__name__)(*given.by_position, **given.by_name)
    assert isinstance(call, Call)
    return call
