"""Promises of the calls above the wire: they are the SDK's, whatever sends."""

from __future__ import annotations

import json
import pickle
import time
from typing import Any

import pytest
from freezegun import freeze_time

from tests.wire.clients import TOKEN
from tests.wire.engines.bench import Bench
from tests.wire.engines.promise import promise
from tests.wire.hostile import Connection, Received, answer, sending
from tests.wire.test_sdk import DEVICE, ENDS, QUICK, SCRUBBED, created, devices, frames_of, got, shown_by_a_tracker
from thingshub.errors import (
    RateLimitError,
    ServiceUnavailableError,
    ThingsHubError,
    TruncatedAnswerError,
    UnexpectedStatusError,
)
from thingshub.transport import Timeout

CALLS = "Calls above it"
ONCE = ("plain",)  # above the wire, TLS makes no difference
PATIENCE = Timeout(connect_seconds=2, read_seconds=0.2, total_seconds=2)


@promise(
    CALLS,
    "A create whose answer is lost is not repeated, and the error says that it may have been carried out",
    kinds=ONCE,
)
def lost_creates(bench: Bench) -> None:
    def script(connection: Connection, request: Received) -> None:
        if b"d-1" in request.body:
            connection.cut()
        devices(connection, request)

    server, client = bench.served(script, retries=QUICK)
    assert client.run(created(2)).id == "d-2"
    with pytest.raises(TruncatedAnswerError, match="carried out"):
        client.run(created(1))
    assert len(server.requests) == 2


@promise(CALLS, "`Retry-After` is kept, for 429 and 503", kinds=ONCE)
def retry_after(bench: Bench) -> None:
    for status in ("503 Service Unavailable", "429 Too Many Requests"):
        _, client = bench.served(
            sending(answer(b'{"code": 1, "error": "slow"}', status, "Retry-After: 1")), retries=QUICK
        )
        began = time.monotonic()
        with pytest.raises((ServiceUnavailableError, RateLimitError)) as caught:
            client.run(created(1))
        assert len(caught.value.attempts) == 1 or time.monotonic() - began >= 1


@promise(CALLS, "A `Retry-After` of an hour ends the call at once", kinds=ONCE)
def an_hour(bench: Bench) -> None:
    script = sending(answer(b"", "503 Service Unavailable", "Retry-After: 3600"))
    server, client = bench.served(script, retries=QUICK)
    with pytest.raises(ServiceUnavailableError):
        client.run(got)
    assert len(server.requests) == 1


@promise(CALLS, "Errors survive pickling", kinds=ONCE)
def pickled_errors(bench: Bench) -> None:
    for name in ("404", "garbage", "dropped", "late"):
        script, expected = ENDS[name]
        _, client = bench.served(script, timeout=PATIENCE)
        with pytest.raises(expected) as caught:
            client.run(got)
        again = pickle.loads(pickle.dumps(caught.value))
        assert (type(again), str(again)) == (type(caught.value), str(caught.value))


@promise(CALLS, "No frame below the caller's shows the token to an error tracker", kinds=ONCE)
def trackers(bench: Bench) -> None:
    for name in ("401", "dropped", "garbage", "late"):
        _, client = bench.served(ENDS[name][0], timeout=PATIENCE)
        with pytest.raises(ThingsHubError) as caught:
            client.run(got)
        below = [frame for frame in frames_of(caught.value) if "/tests/" not in frame.f_code.co_filename]
        assert len(below) > 1
        for frame in below:
            shown = [shown_by_a_tracker(value) for key, value in frame.f_locals.items() if key not in SCRUBBED]
            assert TOKEN not in "".join(shown), frame.f_code.co_qualname


@promise(CALLS, "A frozen clock (freezegun) stops no call", kinds=ONCE)
def frozen_clocks(bench: Bench) -> None:
    _, client = bench.served(devices)
    for is_frozen in (True, False, True, False):
        if is_frozen:
            with freeze_time("2026-01-01"):
                assert client.run(got).id == "x"
        else:
            assert client.run(got).id == "x"


@promise(CALLS, "An unknown member of an enumeration and a new property do not raise", kinds=ONCE)
def new_content(bench: Bench) -> None:
    content: dict[str, Any] = {**DEVICE, "new": {"a": [1]}, "network_settings": {"activation": "of-tomorrow"}}
    _, client = bench.served(lambda connection, _: connection.send(answer(json.dumps(content).encode())))
    assert client.run(got).id == "x"


@promise(CALLS, "A redirect carries nothing to another host", kinds=ONCE)
def redirects(bench: Bench) -> None:
    elsewhere = bench.serve(devices)

    def script(connection: Connection, request: Received) -> None:
        status = "307 Temporary Redirect" if request.method == "POST" else "302 Found"
        connection.send(answer(b"", status, f"Location: {elsewhere.url}/stolen"))

    _, client = bench.served(script, retries=QUICK)
    for call in (got, created(1)):
        with pytest.raises(UnexpectedStatusError):
            client.run(call)
    assert elsewhere.requests == []
