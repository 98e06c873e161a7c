"""Calls where no thread can be started any more, and copies of clients."""

from __future__ import annotations

import copy
import threading

import pytest

from tests.wire.conftest import Wire


def test_a_name_is_looked_up_where_no_thread_can_be_started(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a function of atexit from Python 3.12 on, or at the limit of the system's threads."""
    server = wire.serve()
    client = wire.client(server.url.replace("127.0.0.1", "localhost"))
    start = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if thread.name.startswith("thingshub"):
            raise RuntimeError("can't create new thread at interpreter shutdown")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert client.run(lambda hub: hub.request("GET", "/api/v3/any")).status == 200


def test_to_close_a_copy_closes_nothing(wire: Wire) -> None:
    _, client = wire.served()
    twin = copy.copy(client.hub)
    assert client.run(lambda _: twin.request("GET", "/api/v3/any")).status == 200
    client.run(lambda _: twin.close())
    assert client.run(lambda hub: hub.request("GET", "/api/v3/any")).status == 200
