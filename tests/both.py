"""Run a scenario with the sync and with the async client over fake transports, and see that both ask for the same."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any

from tests.faces import run_async, run_sync
from thingshub import AsyncThingsHub, ThingsHub
from thingshub.transport import (
    AsyncStreamingResponse,
    AsyncTransport,
    Request,
    Response,
    StreamingResponse,
    Timeout,
    Transport,
)

Scenario = Callable[[AsyncThingsHub], Awaitable[None]]


class FakeStreamingResponse(StreamingResponse):
    """An answer in pieces of one byte."""

    def __init__(self, response: Response) -> None:
        self._response = response

    @property
    def status(self) -> int:
        return self._response.status

    @property
    def headers(self) -> Mapping[str, str]:
        return self._response.headers

    def iter_bytes(self) -> Iterator[bytes]:
        return (self._response.body[place : place + 1] for place in range(len(self._response.body)))

    def close(self) -> None:
        pass


class FakeAsyncStreamingResponse(AsyncStreamingResponse):
    """An answer in pieces of one byte."""

    def __init__(self, response: Response) -> None:
        self._response = response

    @property
    def status(self) -> int:
        return self._response.status

    @property
    def headers(self) -> Mapping[str, str]:
        return self._response.headers

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        for place in range(len(self._response.body)):
            yield self._response.body[place : place + 1]

    async def close(self) -> None:
        pass


class FakeTransport(Transport):
    """Answers with a function instead of a server, and remembers what was asked."""

    def __init__(self, answer: Callable[[Request], Response]) -> None:
        self._answer = answer
        self.requests: list[Request] = []

    def send(self, request: Request, timeout: Timeout) -> Response:
        self.requests.append(request)
        return self._answer(request)

    def open(self, request: Request, timeout: Timeout) -> StreamingResponse:
        return FakeStreamingResponse(self.send(request, timeout))

    def close(self) -> None:
        pass


class FakeAsyncTransport(AsyncTransport):
    """Answers with a function instead of a server, and remembers what was asked."""

    def __init__(self, answer: Callable[[Request], Response]) -> None:
        self._answer = answer
        self.requests: list[Request] = []

    async def send(self, request: Request, timeout: Timeout) -> Response:
        self.requests.append(request)
        await asyncio.sleep(0)  # a real transport lets other tasks run
        return self._answer(request)

    async def open(self, request: Request, timeout: Timeout) -> AsyncStreamingResponse:
        return FakeAsyncStreamingResponse(await self.send(request, timeout))

    async def close(self) -> None:
        pass


def run_both(scenario: Scenario, answer: Callable[[Request], Response], **credentials: str) -> list[Request]:
    """Run a scenario against fake transports, sync and async, and prove that both ask for the same.

    Returns:
        The requests, in order.
    """
    credentials = credentials or {"token": "token-of-the-test"}
    sync_transport, async_transport = FakeTransport(answer), FakeAsyncTransport(answer)
    run_sync(scenario, ThingsHub("https://demo.example", transport=sync_transport, **credentials))  # type: ignore[arg-type]
    run_async(
        scenario,
        lambda: AsyncThingsHub("https://demo.example", transport=async_transport, **credentials),  # type: ignore[arg-type]
    )
    assert sync_transport.requests == async_transport.requests
    return sync_transport.requests


def answering(
    answer: Callable[[Request], tuple[int, Any]], *, api_profile: str | None = None
) -> tuple[ThingsHub, FakeTransport]:
    """A client whose server answers with a status and a JSON value, and its transport."""
    transport = FakeTransport(lambda request: json_answer(json.dumps((made := answer(request))[1]), made[0]))
    hub = ThingsHub("https://demo.example", token="token-of-the-test", api_profile=api_profile, transport=transport)
    return hub, transport


def json_answer(body: str | bytes, status: int = 200, **headers: str) -> Response:
    """An answer with a JSON body."""
    content = body.encode() if isinstance(body, str) else body
    return Response(status, {"Content-Type": "application/json", **headers}, content)


def sent(request: Request) -> Any:
    """The JSON value that a request carries."""
    assert isinstance(request.body, bytes)
    return json.loads(request.body)


def public_methods(kind: type) -> dict[str, inspect.Signature]:
    """Public methods of a class with their signatures."""
    found = inspect.getmembers(kind, inspect.isfunction)
    return {name: inspect.signature(method) for name, method in found if not name.startswith("_")}
