"""Clients of either kind seen as one: each call is made from here, an async one in an event loop that is kept."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from typing import Any

from thingshub import AsyncThingsHub, ThingsHub

TOKEN = "canary-token-of-the-wire"


class Client:
    """A client of the SDK.

    Args:
        face: "blocking" or "asyncio".
        url: The server's address.
        over: Makes a transport of another library for it, in the event loop of an async one.
        options: Further options of the client.

    Attributes:
        hub: The client itself.
        is_async: Whether it is the async one.
    """

    def __init__(self, face: str, url: str, *, over: Callable[[], Any] | None = None, **options: Any) -> None:
        self.is_async = face == "asyncio"
        self._loop = asyncio.new_event_loop()
        make = AsyncThingsHub if self.is_async else ThingsHub
        given: dict[str, Any] = {"token": TOKEN, "allow_http_on_loopback": True, **options}
        if over is not None:
            given["transport"] = self._loop.run_until_complete(_made(over))
        self.hub: Any = make(url, **given)

    def run(self, call: Callable[[Any], Any]) -> Any:
        """The result of one call."""
        result = call(self.hub)
        return self._loop.run_until_complete(_awaited(result)) if inspect.isawaitable(result) else result

    def together(self, *calls: Callable[[Any], Any]) -> list[Any]:
        """Results or errors of calls that are made at the same time."""
        if self.is_async:
            return self._loop.run_until_complete(_gathered([call(self.hub) for call in calls]))
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(len(calls)) as threads:
            started = [threads.submit(call, self.hub) for call in calls]
            return [future.exception() or future.result() for future in started]

    def streamed(self, *call: Any) -> list[bytes]:
        """The pieces of a download: `client.streamed("data_tables.export", "t")`."""
        path, *arguments = call
        tag, name = path.split(".")
        if self.is_async:

            async def read() -> list[bytes]:
                async with self.hub.stream(getattr(getattr(self.hub, tag), name), *arguments) as download:
                    return [piece async for piece in download]

            return self._loop.run_until_complete(read())
        with self.hub.stream(getattr(getattr(self.hub, tag), name), *arguments) as download:
            return list(download)

    def close(self) -> None:
        self.run(lambda hub: hub.close())

    def stop(self) -> None:
        """Close it, and end its event loop."""
        if not self._loop.is_closed():
            self.close()
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()


async def _made(make: Callable[[], Any]) -> Any:
    return make()


async def _awaited(result: Any) -> Any:
    return await result


async def _gathered(calls: list[Coroutine[Any, Any, Any]]) -> list[Any]:
    return await asyncio.gather(*calls, return_exceptions=True)
