"""A download that is refused is no download: its answer ends with the call and does not fill the memory."""

from __future__ import annotations

import gzip
import time

import pytest

from tests.wire.conftest import Wire
from tests.wire.hostile import Connection, Received, answer
from thingshub import Timeout
from thingshub.errors import ProtocolError, RequestTimeoutError

BRIEF = Timeout(connect_seconds=5, read_seconds=1.5, total_seconds=2)
HEAD = b"HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize("end", ["drips on", "falls silent"])
def test_a_refusal_ends_with_the_call(wire: Wire, end: str) -> None:
    def script(connection: Connection, _: Received) -> None:
        connection.send(HEAD)
        for number in range(130):
            connection.send(b"1\r\nx\r\n")
            connection.wait(0.05)
            if end == "falls silent" and number == 25:
                connection.wait(5)

    _, client = wire.served(script, timeout=BRIEF)
    began = time.monotonic()
    with pytest.raises(RequestTimeoutError):
        client.streamed("data_tables.export", "t")
    assert time.monotonic() - began < 2.6


def test_a_refusal_does_not_fill_the_memory(wire: Wire) -> None:
    packed = gzip.compress(bytes(1024 * 1024)) * 80
    _, client = wire.served(
        lambda connection, _: connection.send(answer(packed, "500 Oops", "Content-Encoding: gzip")),
        timeout=Timeout(connect_seconds=5, read_seconds=10, total_seconds=10),
    )
    with pytest.raises(ProtocolError, match="more than 64 MiB"):
        client.streamed("data_tables.export", "t")
