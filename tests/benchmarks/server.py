"""A server that answers every request with one device, as fast as Python can; run as a process of its own."""

from __future__ import annotations

import asyncio

DEVICE = (
    b'{"id":"pump-7","name":"Pump 7","description":"Cooling water, north side, behind the second door on the left",'
    b'"labels":["hall-1","cold","north"],"last_seen_at":"2026-01-01T12:00:00.123456789Z",'
    b'"created_at":"2026-01-01T12:00:00.123456Z","updated_at":"2026-01-01T12:00:00.5Z"}'
)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(DEVICE), DEVICE)


class _Connection(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            self._received = self._received.partition(b"\r\n\r\n")[2]
            self._transport.write(ANSWER)


async def main() -> None:
    """Serve on a free port, which is printed, until the process is ended."""
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
