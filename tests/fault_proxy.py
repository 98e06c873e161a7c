"""A proxy between client and sandbox that spoils answers: late, cut, dripping, doubled, replaced, never.

It ends TLS on both sides, so that it can tell head from body; requests and answers pass through it one by one.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import threading
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

Forward = Callable[[], Awaitable[bytes]]
Fault = Callable[[Forward, asyncio.StreamWriter], Awaitable[None]]
HTML = b"<html>Service temporarily unavailable</html>"
PAGE = b"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(HTML), HTML)


class Spoiled(Exception):
    """The connection is to be closed."""


async def nothing(forward: Forward, out: asyncio.StreamWriter) -> None:
    out.write(await forward())


async def latency(forward: Forward, out: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.2)
    out.write(await forward())


async def reset_before(forward: Forward, out: asyncio.StreamWriter) -> None:
    out.transport.abort()
    raise Spoiled


async def reset_after(forward: Forward, out: asyncio.StreamWriter) -> None:
    await forward()
    out.transport.abort()
    raise Spoiled


async def cut_head(forward: Forward, out: asyncio.StreamWriter) -> None:
    out.write((await forward())[:25])
    raise Spoiled


async def cut_body(forward: Forward, out: asyncio.StreamWriter) -> None:
    out.write((await forward())[:-5])
    raise Spoiled


async def drip_head(forward: Forward, out: asyncio.StreamWriter) -> None:
    await _drip(await forward(), out)


async def drip_body(forward: Forward, out: asyncio.StreamWriter) -> None:
    head, gap, body = (await forward()).partition(b"\r\n\r\n")
    out.write(head + gap)
    await _drip(body, out)


async def _drip(content: bytes, out: asyncio.StreamWriter) -> None:
    for place in range(len(content)):
        out.write(content[place : place + 1])
        await out.drain()
        await asyncio.sleep(0.1)


async def page_503(forward: Forward, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 503 Unavailable\r\n" + PAGE)


async def page_200(forward: Forward, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\n" + PAGE)


async def black_hole(forward: Forward, out: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def twice(forward: Forward, out: asyncio.StreamWriter) -> None:
    answer = await forward()
    out.write(answer + answer)


async def twice_when_idle(forward: Forward, out: asyncio.StreamWriter) -> None:
    """The second one comes before the next request is sent; one that comes after it, HTTP/1.1 cannot tell apart."""
    answer = await forward()
    out.write(answer)
    await out.drain()
    await asyncio.sleep(0.05)
    out.write(answer)


FAULTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (
        *(latency, reset_before, reset_after, cut_head, cut_body, drip_head, drip_body),
        *(page_503, page_200, black_hole, twice, twice_when_idle),
    )
}


class FaultProxy:
    """Stands before a sandbox; `fault` is what it does to every answer from now on."""

    def __init__(self, upstream: str, certificate: Path) -> None:
        self.fault: Fault = nothing
        self.url = ""
        self._host, self._port = urlsplit(upstream).hostname, urlsplit(upstream).port
        self._server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._server_tls.load_cert_chain(certificate)
        self._client_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._client_tls.check_hostname, self._client_tls.verify_mode = False, ssl.CERT_NONE
        self._connections: set[asyncio.Task[None]] = set()

    async def serve(self, ready: Callable[[], None], stop: asyncio.Event) -> None:
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0, ssl=self._server_tls)
        self.url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready()
        await stop.wait()
        server.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await asyncio.sleep(0.1)  # aborted transports close in the loop's next turns

    async def _accept(self, inward: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        upstream = None
        try:
            reader, upstream = await asyncio.open_connection(self._host, self._port, ssl=self._client_tls)
            while True:
                request = await _message(inward)
                await self.fault(_forwarding(request, reader, upstream), out)
                await out.drain()
        except (Spoiled, OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._connections.discard(task)
            for writer in (upstream, out):
                if writer is not None:
                    writer.close()
                    with suppress(OSError, TimeoutError, asyncio.CancelledError):
                        await asyncio.wait_for(writer.wait_closed(), 0.2)
                    writer.transport.abort()


def _forwarding(request: bytes, reader: asyncio.StreamReader, upstream: asyncio.StreamWriter) -> Forward:
    async def forward() -> bytes:
        upstream.write(request)
        return await _message(reader)

    return forward


async def _message(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    return head + await reader.readexactly(int(length[1]) if length else 0)


@contextmanager
def fault_proxy(upstream: str, certificate: Path) -> Generator[FaultProxy]:
    """A proxy in a thread of its own, stopped at the end."""
    proxy = FaultProxy(upstream, certificate)
    loop, stop, ready = asyncio.new_event_loop(), asyncio.Event(), threading.Event()

    def run() -> None:
        loop.run_until_complete(proxy.serve(ready.set, stop))
        loop.close()

    thread = threading.Thread(target=run, name="fault-proxy")
    thread.start()
    try:
        assert ready.wait(10)
        yield proxy
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
