"""A call in a signal handler, wherever the signal comes: it gets its answer, and so does the call that it stops."""

from __future__ import annotations

import dis
import itertools
import sys
import threading
import types
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.wire.driver import get
from tests.wire.hostile import HostileServer, echo
from thingshub._http.blocking import BlockingTransport
from thingshub.transport import Endpoint, Timeout

BRIEF = Timeout(2, 2, 2)
ENDS_SECONDS = 10.0


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer(echo)
    yield made
    made.stop()


def handled_in(run: Callable[[], Any], handle: Callable[[], Any], *, at: int) -> bool:
    """Run, and handle a signal at that point of the pool's own functions; false when there are not so many points."""
    count = 0

    def trace(frame: types.FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.endswith(("shared_pool.py", "pool.py")):
            return None
        frame.f_trace_opcodes = True
        if event == "opcode" and frame.f_lasti in after_calls(frame.f_code):
            if count == at:
                sys.settrace(None)
                count += 1
                handle()
            else:
                count += 1
        return trace

    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(None)
    return count > at


def after_calls(code: types.CodeType) -> set[int]:
    """Where Python looks for signals: at a function's start, and behind its calls."""
    if code not in _PLACES:
        found = list(dis.get_instructions(code))
        pairs = itertools.pairwise(found)
        _PLACES[code] = {later.offset for one, later in pairs if one.opname in ("RESUME", "PRECALL", "CALL")}
    return _PLACES[code]


_PLACES: dict[types.CodeType, set[int]] = {}


@pytest.mark.parametrize("what", ["a call", "close"])
def test_a_signal_handler_may_use_the_client_anywhere(server: HostileServer, what: str) -> None:
    results: list[Any] = []

    def all_points() -> None:
        at, goes_on = 0, True
        while goes_on:
            transport = BlockingTransport(Endpoint(server.url, 3))
            answers: list[bytes] = []

            def handle(to: BlockingTransport = transport, into: list[bytes] = answers) -> None:
                if what == "close":
                    to.close()
                else:
                    into.append(to.send(get("/handler"), BRIEF).body)

            def run(to: BlockingTransport = transport, into: list[bytes] = answers) -> None:
                for number in range(2):
                    try:
                        into.append(to.send(get(f"/{number}"), BRIEF).body)
                    except Exception as error:
                        into.append(f"{error}".encode())

            goes_on = handled_in(run, handle, at=at)
            if what == "a call":
                expected = [b"/0", b"/1", b"/handler"] if goes_on else [b"/0", b"/1"]
                assert sorted(answers) == expected, at
                opened = [transport.open(get("/open"), BRIEF) for _ in range(3)]  # no place was lost
                for stream in opened:
                    stream.close()
            transport.close()
            at += 1
        results.append(at)

    thread = threading.Thread(target=all_points, daemon=True)  # one that waits for itself never ends
    thread.start()
    thread.join(ENDS_SECONDS * 3)
    assert results, "it has not ended"
    assert results[0] > 10
