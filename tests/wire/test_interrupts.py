"""Ctrl-C at every place within a call at which Python lets it come: no place in the pool is lost, and no lock kept.

Python looks for Ctrl-C when a function begins, when a loop goes back, and behind a call of what is not written in
Python. Tracing shows these places one by one, and the interrupt is raised at each of them in turn.
"""

from __future__ import annotations

import dis
import gc
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from types import FrameType
from typing import Any

import pytest

from tests.wire.driver import get
from tests.wire.failing import BRIEF
from tests.wire.hostile import HostileServer, Script, answer, echo, sending
from thingshub._http import blocking, connection, pool, shared_pool
from thingshub._http.blocking import BlockingTransport
from thingshub.transport import Endpoint

LOOKED_AT = {module.__file__ for module in (blocking, connection, pool, shared_pool)}


class Interrupt:
    """Raises KeyboardInterrupt once, at the place with this number.

    Attributes:
        place: Where that was; None if there are fewer places.
    """

    def __init__(self, number: int) -> None:
        self.place: str | None = None
        self._left = number
        self._last: dict[FrameType, tuple[str, str]] = {}  # by frame: its last instruction, the function it called

    def __enter__(self) -> None:
        sys.settrace(self._entered)

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)
        self._last.clear()

    def _entered(self, frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_name == "__del__":  # Python itself passes over what is raised there
            return None
        if frame.f_back in self._last:
            self._last[frame.f_back] = (self._last[frame.f_back][0], frame.f_code.co_name)
        if frame.f_code.co_filename not in LOOKED_AT or _is_below_destructor(frame):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return self._stepped

    def _stepped(self, frame: FrameType, event: str, _: object) -> Any:
        if event == "opcode":
            last, called = self._last.get(frame, ("RESUME", ""))
            self._last[frame] = (dis.opname[frame.f_code.co_code[frame.f_lasti]], "")
            is_behind_call = last.startswith("CALL") and called in ("", "__init__")
            if is_behind_call or last in ("RESUME", "JUMP_BACKWARD"):
                self._left -= 1
                if self._left == 0:
                    sys.settrace(None)
                    self.place = f"{frame.f_code.co_qualname}, line {frame.f_lineno}"
                    raise KeyboardInterrupt
        return self._stepped


def _is_below_destructor(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False


@pytest.mark.parametrize(
    "script", [echo, sending(answer(b"{}", "200 OK", "Connection: close"))], ids=["kept open", "closed"]
)
def test_an_interrupt_anywhere_loses_no_place_in_the_pool(script: Script) -> None:
    lost: list[str] = []
    # In a thread of its own: Python keeps what is being handled by thread, and loses count of it when tracing raises
    # where a handler ends; later errors of this thread would seem to come from there
    with ThreadPoolExecutor(1) as apart:
        places = apart.submit(_interrupted_everywhere, script, lost).result()
    assert places > 20, "there are places"
    assert lost == []


def _interrupted_everywhere(script: Script, lost: list[str]) -> int:
    """At how many places; what was lost is put down."""
    server = HostileServer(script)
    transport = BlockingTransport(Endpoint(url=server.url, max_connections=2, proxy=None))
    shared: Any = transport._pool  # pyright: ignore[reportPrivateUsage]
    number = 0
    try:
        transport.send(get("/first"), BRIEF)
        while True:
            number += 1
            interrupt = Interrupt(number)
            try:
                with interrupt:
                    transport.send(get("/interrupted"), BRIEF)
            except KeyboardInterrupt:
                pass
            if interrupt.place is None:
                return number
            gc.collect()
            if shared._lock._is_owned() or shared._is_held:
                lost.append(f"lock kept: {interrupt.place}")
                fresh: Any = threading.RLock()
                shared._lock, shared._is_held = fresh, False
            transport.send(get("/next"), BRIEF)
            taken = 2 - shared._pool.free_count - shared._pool.idle_count
            if taken:
                lost.append(f"{taken} lost: {interrupt.place}")
                shared._pool._free += taken
    finally:
        transport.close()
        server.stop()
