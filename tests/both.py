"""Write a test once, run it with the sync and with the async client.

A test is a coroutine over AsyncThingsHub. For the sync client the same calls go through a thin view that makes each
result awaitable and each iterator asynchronous; since every method call is made on both, a missing or differing twin
fails the test.
"""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any, cast

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

RUNS = ("create_many", "update_many", "delete_many", "import_all")  # they give a run at once
Scenario = Callable[[AsyncThingsHub], Awaitable[None]]


class _Awaitable:
    """A sync object seen as an async one."""

    def __init__(self, sync: Any) -> None:
        self._sync = sync

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._sync, name)
        if not callable(found):
            return _Awaitable(found)
        if name in ("with_options", "stream"):  # nothing to await, but what they give has to be seen through too

            def at_once(*args: Any, **kwargs: Any) -> _Awaitable | _Streaming:
                made = found(*map(_of_sync, args), **kwargs)
                return _Streaming(made) if name == "stream" else _Awaitable(made)

            return at_once
        if name in RUNS:

            def run(*args: Any, **kwargs: Any) -> _Run:
                return _Run(found(*args, **kwargs))

            return run
        if name.startswith(("iterate", "listen")):

            def entries(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
                return _later(cast("Iterator[Any]", found(*args, **kwargs)))

            return entries

        async def call(*args: Any, **kwargs: Any) -> Any:
            return found(*map(_of_sync, args), **kwargs)

        call.of_sync = found  # type: ignore[attr-defined]
        return call


class _Run:
    """A sync run over many items seen as an async one."""

    def __init__(self, sync: Any) -> None:
        self._sync = sync

    def __aiter__(self) -> AsyncIterator[Any]:
        return _later(self._sync)

    async def __anext__(self) -> Any:
        try:
            return next(self._sync)
        except StopIteration:
            raise StopAsyncIteration from None

    async def __aenter__(self) -> _Run:
        return self

    async def __aexit__(self, *error: Any) -> Any:
        return self._sync.__exit__(*error)

    async def finish(self) -> Any:
        return self._sync.finish()

    async def close(self) -> None:
        self._sync.close()

    @property
    def report(self) -> Any:
        return self._sync.report


def _of_sync(argument: Any) -> Any:
    """What `raw` and `stream` want: not the method of the view, but the one behind it."""
    return getattr(argument, "of_sync", argument)


class _Streaming:
    """A sync `with hub.stream(…)` seen as an async one."""

    def __init__(self, sync: Any) -> None:
        self._sync = sync

    async def __aenter__(self) -> AsyncIterator[bytes]:
        return _later(iter(self._sync.__enter__()))

    async def __aexit__(self, *error: Any) -> Any:
        return self._sync.__exit__(*error)


async def _later(entries: Iterator[Any]) -> AsyncIterator[Any]:
    try:
        for entry in entries:
            yield entry
    finally:
        if isinstance(entries, Generator):
            entries.close()


def as_async(hub: ThingsHub) -> AsyncThingsHub:
    """A sync client seen as an async one."""
    return cast("AsyncThingsHub", _Awaitable(hub))


def run_sync(scenario: Scenario, hub: ThingsHub) -> None:
    """Run a scenario with the sync client and close it."""
    with hub:
        asyncio.run(_awaited(scenario(as_async(hub))))


def run_async(scenario: Scenario, make: Callable[[], AsyncThingsHub]) -> None:
    """Run a scenario with an async client, made within the event loop, and close it."""

    async def within() -> None:
        async with make() as hub:
            await scenario(hub)

    asyncio.run(within())


async def _awaited(result: Awaitable[None]) -> None:
    await result


class FakeIncoming(StreamingResponse):
    """An answer in pieces of one byte."""

    def __init__(self, response: Response) -> None:
        self.status, self.headers, self._body = response

    def iter_bytes(self) -> Iterator[bytes]:
        return (self._body[place : place + 1] for place in range(len(self._body)))

    def close(self) -> None:
        pass


class FakeAsyncIncoming(AsyncStreamingResponse):
    """The same, awaitable."""

    def __init__(self, response: Response) -> None:
        self.status, self.headers, self._body = response

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        for place in range(len(self._body)):
            yield self._body[place : place + 1]

    async def close(self) -> None:
        pass


class FakeTransport(Transport):
    """Answers with a function instead of a server, and remembers what was asked."""

    def __init__(self, answer: Callable[[Request], Response]) -> None:
        self._answer = answer
        self.requests: list[Request] = []

    def send(self, request: Request, patience: Timeout) -> Response:
        self.requests.append(request)
        return self._answer(request)

    def open(self, request: Request, patience: Timeout) -> StreamingResponse:
        return FakeIncoming(self.send(request, patience))

    def close(self) -> None:
        pass


class FakeAsyncTransport(AsyncTransport):
    """The same, awaitable."""

    def __init__(self, answer: Callable[[Request], Response]) -> None:
        self._answer = answer
        self.requests: list[Request] = []

    async def send(self, request: Request, patience: Timeout) -> Response:
        self.requests.append(request)
        await asyncio.sleep(0)  # a real transport lets other tasks run
        return self._answer(request)

    async def open(self, request: Request, patience: Timeout) -> AsyncStreamingResponse:
        return FakeAsyncIncoming(await self.send(request, patience))

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
