"""Answers as they come: status, headers and bytes of any call; and calls that the document does not know.

A call is made by naming the method and its arguments: `hub.raw(hub.devices.get, "pump-7")`. It takes the same way as
ever, with the same token, repetitions and errors; only what follows a success is left to the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from thingshub._client.operation import Answer, BytesBody, JsonBody, Operation, QueryParameter
from thingshub._client.planning import Call
from thingshub._client.response import request_id
from thingshub._client.sealing import Given
from thingshub._http.headers import Headers
from thingshub.errors import Attempt, typed_headers
from thingshub.retries import CallState
from thingshub.transport import Response

T = TypeVar("T")
H = TypeVar("H", bound=msgspec.Struct)
_PATH = re.compile(r"/[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*")


class RawAnswer(Generic[T]):
    """A successful answer, not decoded yet. Its repr shows no content.

    Attributes:
        status: The HTTP status, 200 to 299.
        headers: The headers, any case on look-up.
        content: The body as it came, decompressed.
        request_id: The id by which the server or a proxy logged the request; None when it gave none.
        attempts: Repetitions that were needed; empty when the first attempt went well.
    """

    def __init__(self, operation: Operation[T], response: Response, state: CallState, parse: Callable[[], T]) -> None:
        self._operation = operation
        self.status = response.status
        self.headers: Mapping[str, str] = Headers(response.headers)
        self.content = response.body
        self.request_id = request_id(response.headers)
        self.attempts: tuple[Attempt, ...] = state.attempts
        self._parse = parse

    def parse(self) -> T:
        """What the method would have returned.

        Raises:
            AnswerError: the body is not what the document says.
        """
        return self._parse()

    def header_values(self, kind: type[H]) -> H:
        """The headers that the document describes, typed.

        Args:
            kind: The model of the operation's headers, e.g. `thingshub.models.DevicesGetHeaders`.

        Raises:
            MismatchError: one is missing that must be there, or is not what the document says.
        """
        operation = self._operation
        return typed_headers(self.headers, kind, self.status, operation.id, operation.method, operation.path)

    def __repr__(self) -> str:
        return f"RawAnswer({self.status}, {len(self.content)} bytes)"


def custom(method: str, path: str, given: Given, content_type: str | None) -> Call:
    """A call that the document does not know.

    Args:
        method: The HTTP method.
        path: The path.
        given: The body, and the query.
        content_type: The media type of a body that is no JSON; None for JSON.

    Raises:
        ValueError: the path cannot be sent as it is.
    """
    if not _PATH.fullmatch(path):
        raise ValueError(f"{path!r} is no path like /api/v3/devices; pass a query as query={{...}} and quote the rest")
    operation: Operation[Any] = Operation(
        "request",
        method.upper(),
        path,
        tuple(QueryParameter(name, explode=False) for name in given.fields),
        (Answer("2XX", "application/json", Any),),
        (JsonBody(),) if content_type is None else (BytesBody(content_type),),
    )
    return Call(operation, tuple(given.fields.values()), given.body)
