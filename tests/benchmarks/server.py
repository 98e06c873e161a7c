"""A server that answers every request with one small object, as fast as Python can; run as a process of its own.

Peers get an object of their own API, about as large as the device that the SDK gets.
"""

from __future__ import annotations

import asyncio
import importlib.util
import ssl
import sys
from typing import cast

DEVICE = (
    b'{"id":"pump-7","name":"Pump 7","description":"Cooling water, north side, behind the second door on the left",'
    b'"labels":["hall-1","cold","north"],"last_seen_at":"2026-01-01T12:00:00.123456789Z",'
    b'"created_at":"2026-01-01T12:00:00.123456Z","updated_at":"2026-01-01T12:00:00.5Z"}'
)
_TEXT = b"Cooling water, north side, behind the second door on the left, and some more of it, and more of it"
OBJECTS = {
    b"/openai/": b'{"id":"pump-7","object":"model","created":1767268800,"owned_by":"%s"}' % (_TEXT * 2),
    b"/anthropic/": (
        b'{"id":"pump-7","type":"model","display_name":"%s","created_at":"2026-01-01T12:00:00Z"}' % (_TEXT * 2)
    ),
    b"/stripe/": b'{"id":"pump-7","object":"product","name":"Pump 7","active":true,"created":1767268800,'
    b'"description":"%s","metadata":{"hall":"1","cold":"yes"},"livemode":false}' % _TEXT,
    b"/hcloud/": b'{"ssh_key":{"id":7,"name":"pump-7","fingerprint":"b7:2f:30:a0:2f:6c:58:6c:21:04:58:61:ba:06:3b:2f",'
    b'"public_key":"%s","labels":{"hall":"1"},"created":"2026-01-01T12:00:00Z"}}' % _TEXT,
    b"/datadog/": b'{"host":"pump-7","tags":["hall:1","cold","north","%s","%s"]}' % (_TEXT, _TEXT),
}


def _answer(content: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(content)
    return head + content


_ANSWERS = {prefix: _answer(content) for prefix, content in OBJECTS.items()}
_DEVICE = _answer(DEVICE)


class _Connection(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is none by its class
        self._received = b""
        self._body_bytes = 0

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, rest = self._received.partition(b"\r\n\r\n")
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            size = int(length or 0)
            if len(rest) < size:
                return
            self._received = rest[size:]
            path = head.partition(b" ")[2]
            self._transport.write(_ANSWERS.get(path[: path.find(b"/", 1) + 1], _DEVICE))


async def main() -> None:
    """Serve on a free port, which is printed, until the process is ended; over TLS when a certificate is named."""
    tls = None
    if sys.argv[1:]:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(sys.argv[1])
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", 0, ssl=tls)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    if importlib.util.find_spec("uvloop"):
        import uvloop

        uvloop.run(main())
    else:
        asyncio.run(main())
