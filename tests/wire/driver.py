"""Both transports seen as one: a test is written once, against whole answers and futures of them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from thingshub._http.asyncio_ import AsyncioTransport
from thingshub._http.blocking import BlockingTransport
from thingshub.transport import Endpoint, Request, Response, Timeout, Upload

T = TypeVar("T")
FACES = ("blocking", "asyncio")
RESULT_SECONDS = 15.0  # a hang is a failure, not a hang of the tests


def get(target: str = "/", *, headers: Mapping[str, str] | None = None, method: str = "GET") -> Request:
    """A request without a body."""
    return Request(method, target, headers or {}, None)


def post(body: bytes | Upload, target: str = "/", *, headers: Mapping[str, str] | None = None) -> Request:
    """A request with a body."""
    return Request("POST", target, headers or {}, body)


@dataclass
class Stream:
    """An answer whose body is read piece by piece."""

    status: int
    headers: Mapping[str, str]
    next: Callable[[], bytes]  # empty at the end
    close: Callable[[], None]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.next, b"")

    def read(self) -> bytes:
        return b"".join(self)


class Driver(Protocol):
    """A transport of either kind."""

    transport: Any

    def start(self, request: Request, patience: Timeout = ...) -> Future[Response]:
        """Send, without waiting for the answer."""
        ...

    def send(self, request: Request, patience: Timeout = ...) -> Response: ...

    def open(self, request: Request, patience: Timeout = ...) -> Stream: ...

    def close(self) -> None: ...


class BlockingDriver:
    """A blocking transport; several calls at a time are several threads."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.transport: Any = make()
        self._threads = ThreadPoolExecutor(64)

    def start(self, request: Request, patience: Timeout = Timeout()) -> Future[Response]:  # noqa: B008
        return self._threads.submit(self.transport.send, request, patience)

    def send(self, request: Request, patience: Timeout = Timeout()) -> Response:  # noqa: B008
        return self.start(request, patience).result(RESULT_SECONDS)

    def open(self, request: Request, patience: Timeout = Timeout()) -> Stream:  # noqa: B008
        incoming = self.transport.open(request, patience)
        pieces = incoming.iter_bytes()
        return Stream(incoming.status, incoming.headers, lambda: next(pieces, b""), incoming.close)

    def close(self) -> None:
        self.transport.close()

    def stop(self) -> None:
        """End what drives it; the transport is closed for good measure."""
        self.close()
        self._threads.shutdown(cancel_futures=True)

    def abandon(self) -> None:
        """The same, without waiting for threads that may never end."""
        self.close()
        self._threads.shutdown(wait=False, cancel_futures=True)


class EventLoop:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.faults: list[str] = []  # what would be printed only: exceptions in callbacks, tasks that nobody awaits
        self.loop.set_exception_handler(lambda _, context: self.faults.append(f"{context}"))
        self._thread = threading.Thread(target=self.loop.run_forever, name="event loop", daemon=True)
        self._thread.start()

    def start(self, work: Awaitable[T]) -> Future[T]:
        return asyncio.run_coroutine_threadsafe(_awaited(work), self.loop)

    def run(self, work: Awaitable[T]) -> T:
        return self.start(work).result(RESULT_SECONDS)

    def stop(self) -> None:
        if not self.loop.is_closed():
            self.run(self.loop.shutdown_default_executor())
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join(RESULT_SECONDS)
            self.loop.close()


class AsyncioDriver:
    """An asyncio transport in an event loop of its own, and made there."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.loop = EventLoop()
        self.transport: Any = self.loop.run(_made(make))

    def start(self, request: Request, patience: Timeout = Timeout()) -> Future[Response]:  # noqa: B008
        return self.loop.start(self.transport.send(request, patience))

    def send(self, request: Request, patience: Timeout = Timeout()) -> Response:  # noqa: B008
        return self.start(request, patience).result(RESULT_SECONDS)

    def open(self, request: Request, patience: Timeout = Timeout()) -> Stream:  # noqa: B008
        async def begun() -> tuple[Any, Any]:
            incoming = await self.transport.open(request, patience)
            return incoming, incoming.iter_bytes()

        incoming, pieces = self.loop.run(begun())
        return Stream(
            incoming.status,
            incoming.headers,
            lambda: self.loop.run(anext(pieces, b"")),
            lambda: self.loop.run(incoming.close()),
        )

    def close(self) -> None:
        self.loop.run(self.transport.close())

    def stop(self) -> None:
        """End what drives it; the transport is closed for good measure."""
        self.close()
        self.loop.stop()
        assert self.loop.faults == [], "errors that only the event loop saw"


async def _made(make: Callable[[], Any]) -> Any:
    return make()


async def _awaited(work: Awaitable[T]) -> T:
    return await work


def make_driver(
    face: str, url: str, *, ca_file: Path | None = None, connections: int = 10, **more: Any
) -> BlockingDriver | AsyncioDriver:
    """The transport of a face, to this address."""
    given: dict[str, Any] = {"proxy": None, **more}
    endpoint = Endpoint(url=url, max_connections=connections, ca_file=ca_file, **given)
    if face == "blocking":
        return BlockingDriver(lambda: BlockingTransport(endpoint))
    return AsyncioDriver(lambda: AsyncioTransport(endpoint))
