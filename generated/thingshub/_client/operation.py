"""What the generated methods say about an operation: everything that its calls need, and nothing that they compute.

Generated modules import all that they print from here. What can be settled before a call is settled once, when the
operation is called for the first time: see thingshub._client.request and thingshub._client.response.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from msgspec import UNSET

from thingshub._client.product_version import Availability
from thingshub._client.sealing import Given, bare, sealed
from thingshub._client.security import TENANT_TOKEN, ApiKey, Basic, Bearer, Scheme
from thingshub._codec.bodies import Body, BytesBody, FormBody, JsonBody, TextBody
from thingshub._codec.multipart import MultipartBody, Part
from thingshub._codec.parameters import (
    CookieParameter,
    HeaderParameter,
    Parameter,
    PathParameter,
    QueryParameter,
)
from thingshub.model import Model, Update
from thingshub.roundtrip import as_update

if TYPE_CHECKING:
    from thingshub._client.request import Template
    from thingshub._client.response import Answers
    from thingshub.errors import ApiError

T = TypeVar("T")
_MISSING = re.compile("^Missing required argument '(.*)'$")  # as msgspec says it
__all__ = [
    "TENANT_TOKEN",
    "Answer",
    "ApiKey",
    "Availability",
    "Basic",
    "Bearer",
    "Body",
    "BytesBody",
    "CookieParameter",
    "Failure",
    "FormBody",
    "HeaderParameter",
    "JsonBody",
    "MultipartBody",
    "Operation",
    "Paging",
    "Parameter",
    "Part",
    "PathParameter",
    "QueryParameter",
    "Scheme",
    "TextBody",
    "body_from",
    "body_of_call",
    "named",
]


class Answer(NamedTuple):
    """What a success may look like.

    Attributes:
        status: `200`, `2XX` or `default`.
        media: Its media type, or a range of them; empty for an answer without a body.
        type: What it is decoded to; NoneType for an answer without a body.
    """

    status: str
    media: str
    type: Any


class Failure(NamedTuple):
    """What a failure may look like, where it is other than everywhere else.

    Attributes:
        status: `422`, `4XX` or `default`.
        media: Its media type; empty where only the error class differs.
        type: What its body is decoded to; None for the tenant's own error body.
        error: The class that is raised; None for that of the status.
    """

    status: str
    media: str
    type: Any
    error: type[ApiError] | None = None


class Paging(NamedTuple):
    """How a list goes on.

    Attributes:
        style: `offset`, `page`, `cursor` or `link`.
        items: The names on the way to the entries; empty when the answer is the list.
        parameter: Which parameter goes on; -1 for none.
        size: Which parameter is the page size; -1 for none.
        next: For `cursor`: the names on the way to the next cursor.
        identity: The property by which entries are told apart; empty for none.
        first_page: For `page`: the number of the first one.
    """

    style: str
    items: tuple[str, ...] = ()
    parameter: int = -1
    size: int = -1
    next: tuple[str, ...] = ()
    identity: str = "id"
    first_page: int = 1


@dataclass(frozen=True, slots=True)
class Operation(Generic[T]):
    """One operation of the document.

    Attributes:
        id: Its operationId, `<tag>.<verb>`.
        method: The HTTP method.
        path: The path template.
        parameters: In the order of the arguments of `call`.
        answers: Its successes.
        bodies: The media types that it takes; empty for an operation without a body.
        is_body_required: Whether there has to be a body.
        security: Alternatives of schemes; None for the tenant's token, empty for a public operation.
        server: Where it is, other than the tenant: a path from its root, or a URL.
        failures: Failures that are other than everywhere else.
        is_replay_safe: Whether carrying it out twice is the same as once, although its method does not say so.
        paging: How its list goes on; None for an operation that is not a list.
        availability: The products that have it; None for all.
        deprecated_for: What to call instead of it, empty for nothing; None when it is not deprecated.
    """

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    answers: tuple[Answer, ...] = ()
    bodies: tuple[Body, ...] = ()
    is_body_required: bool = False
    security: tuple[tuple[Scheme, ...], ...] | None = None
    server: str | None = None
    failures: tuple[Failure, ...] = ()
    is_replay_safe: bool = False
    paging: Paging | None = None
    availability: Availability | None = None
    deprecated_for: str | None = None
    _template: Template | None = field(default=None, init=False, repr=False, compare=False)
    _reader: Answers | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def template(self) -> Template:
        """How its requests are written."""
        if self._template is None:
            from thingshub._client.request import Template

            object.__setattr__(self, "_template", Template(self))
        return self._template  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # set above

    @property
    def reader(self) -> Answers:
        """How its answers are read."""
        if self._reader is None:
            from thingshub._client.response import Answers

            object.__setattr__(self, "_reader", Answers(self))
        return self._reader  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # set above

    @property
    def is_public(self) -> bool:
        """Whether it is called without saying who calls."""
        return self.security is not None and not self.security


def named(operation: Operation[Any]) -> dict[str, str]:
    """What each error of a call says of its operation."""
    return {"operation": operation.id, "method": operation.method, "path": operation.path}


def body_of_call(operation: Operation[Any], kind: type[Model], given: Given, *, is_required: bool = True) -> object:
    """The same as `body_from`, out of sight, and with the operation's name in what is refused.

    Raises:
        TypeError, ValueError: both were given, or a required argument is missing, or it is none of these.
    """
    made: object = UNSET
    failed: Exception | None = None
    try:
        made = sealed(body_from(kind, given.body, given.fields, is_required=is_required))
    except (TypeError, ValueError) as error:
        failed = error
    if failed is not None:
        text = _MISSING.sub(r"\1 is missing", str(failed))
        raise type(failed)(f"{operation.id}: {text}") if type(failed) in (TypeError, ValueError) else bare(failed)
    return made


def body_from(kind: type[Model], body: Any, fields: Mapping[str, Any], *, is_required: bool = True) -> object:
    """A request body from a ready model or from keyword arguments.

    Args:
        kind: The schema of the body.
        body: A ready `kind` or a mapping with the document's names; or an object that was read and changed, whole or as
            an Update; None or UNSET to use the keyword arguments.
        fields: The keyword arguments by name; UNSET ones are left out.
        is_required: Whether there has to be a body, even an empty one, when nothing is given.

    Returns:
        What is to be sent; UNSET for no body.

    Raises:
        TypeError: both were given, or a required argument is missing, or it is none of these.
    """
    given = {name: value for name, value in fields.items() if value is not UNSET}
    if isinstance(extras := given.get("extras"), Mapping):
        given["extras"] = dict(extras)  # pyright: ignore[reportUnknownArgumentType]  # never the caller's own
    if body is None or body is UNSET:
        return kind(**given) if given or is_required else UNSET
    if given:
        raise TypeError(f"pass either a ready {kind.__name__} or keyword arguments, not both (got {', '.join(given)})")
    if isinstance(body, Update):
        changed: Model = body.changed  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        return as_update(changed, kind, only_changes=True)  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(body, kind | Mapping):
        return body  # pyright: ignore[reportUnknownVariableType]
    if isinstance(body, Model):
        return as_update(body, kind)
    raise TypeError(f"expected {kind.__name__}, got {type(body).__name__}")
