"""One call as the soak makes it: what it asks for, what is done to it on purpose, and what of its end is a fault."""

from __future__ import annotations

import itertools
import os
import random
import threading
import time
import traceback
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.soak.server import HOLD_SECONDS, checksum
from thingshub import Retries, Timeout
from thingshub.errors import ApiError, ClientClosedError, ProtocolError, ThingsHubError, TransportError
from thingshub.options import AnswerEvent, RequestEvent

TIMEOUT = Timeout(connect_seconds=2, read_seconds=1.5, total_seconds=4)
CALM_TIMEOUT = Timeout(connect_seconds=5, read_seconds=10, total_seconds=20)
TOLERANCE_SECONDS = 2.0  # by which a call may pass its deadline: two cores serve 550 callers, and all of their servers
LONGEST_READ_SECONDS = 3.0  # then a reader of a stream has had enough
ONCE = Retries(attempts=1)
OFTEN = Retries(attempts=3, first_wait_seconds=0.05, longest_wait_seconds=0.2, longest_retry_after_seconds=2)
WRONG = "wrong answers"
LATE = f"calls more than {TOLERANCE_SECONDS:g} s past their deadline"
STRAY = "calls that ended neither in an answer nor in a ThingsHubError"
CAUSELESS = "errors for which no server gave cause"
_KINDS = {"get": 45, "create": 20, "stream": 20, "upload": 15}
_FAULTS = {"": 90, "request hook": 1, "answer hook": 1, "reader": 4, "reader leaves": 4}
_numbers = itertools.count()


class Injected(Exception):
    """Raised on purpose, in hooks and in readers of streams."""


class Call:
    """One call.

    Attributes:
        kind: get, create, stream or upload.
        identity: Its unique id.
        fault: What goes wrong on purpose on the client's side; empty for nothing.
        payload: What is sent.
        late_seconds: By how much any of its bounds was passed.
    """

    def __init__(self, chance: random.Random, *, is_calm: bool = False) -> None:
        self.identity = f"s{os.getpid()}-{next(_numbers)}"
        self.kind = "get" if is_calm else chance.choices([*_KINDS], [*_KINDS.values()])[0]
        self.fault = "" if is_calm else chance.choices([*_FAULTS], [*_FAULTS.values()])[0]
        self.payload = b""
        if self.kind == "create":
            self.payload = f"{chance.random()}".encode() * chance.randint(1, 100)
        elif self.kind == "upload":
            self.payload = chance.randbytes(chance.choice([100, 20_000, 300_000]))
        self.is_calm = is_calm
        retries = ONCE if is_calm else chance.choice([ONCE, OFTEN])
        self.options: dict[str, Any] = {
            "on_request": self._on_request,
            "on_answer": self._on_answer,
            "retries": retries,
            "timeout": CALM_TIMEOUT if is_calm else TIMEOUT,
        }
        self.late_seconds = 0.0
        self.since = time.monotonic()
        self._bound_seconds = self.options["timeout"].total_seconds

    @property
    def is_post(self) -> bool:
        return self.kind in ("create", "upload")

    def lap(self) -> None:
        """A bound was kept, or not; the next one is that for a part of a stream."""
        now = time.monotonic()
        self.late_seconds = max(self.late_seconds, now - self.since - self._bound_seconds)
        self.since, self._bound_seconds = now, TIMEOUT.read_seconds

    def read(self, pieces: int, began: float) -> bool:
        """A part of a stream has come; false when its reader leaves."""
        self.lap()
        if self.fault == "reader":
            raise Injected
        return not (self.fault == "reader leaves" or time.monotonic() - began > LONGEST_READ_SECONDS)

    def is_right(self, answer: Any) -> bool:
        """Whether an answer is this call's own, and whole."""
        if self.kind == "stream":
            rows, _, told = bytes(answer).rpartition(b"\n")
            is_own = all(row.startswith(f"{self.identity},".encode()) for row in rows.split(b"\n"))
            return is_own and told.decode() == checksum(rows)
        if self.kind == "upload":
            return bool(answer["id"] == self.identity and answer["description"] == checksum(self.payload))
        sent = self.payload.decode() if self.kind == "create" else answer.description
        is_whole = answer.labels == [checksum(answer.description.encode())]
        return bool(answer.id == self.identity and is_whole and answer.description == sent)

    def _on_request(self, event: RequestEvent) -> Mapping[str, str]:
        if self.fault == "request hook":
            raise Injected
        return {"X-Soak-Id": self.identity, **({"X-Soak-Calm": "1"} if self.is_calm else {})}

    def _on_answer(self, event: AnswerEvent) -> None:
        if self.fault == "answer hook":
            raise Injected


class Account:
    """What became of all calls of a process, and of its children.

    Args:
        log: Where it is written which POST was answered, and which is said not to have been sent.

    Attributes:
        ended: How many calls ended how.
        broken: How often which promise was broken.
        examples: Some of them.
    """

    def __init__(self, log: Path) -> None:
        self.ended: Counter[str] = Counter()
        self.broken: Counter[str] = Counter()
        self.examples: list[str] = []
        self.latest_seconds = 0.0
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._lock = threading.Lock()

    def after_fork(self) -> None:
        """Begin anew in a child: another thread may have held the lock."""
        self._lock = threading.Lock()
        self.broken.clear()
        self.examples.clear()

    def breaks(self, promise: str, example: str) -> None:
        """A promise was broken."""
        with self._lock:
            self.broken[promise] += 1
            if len(self.examples) < 10:
                self.examples.append(f"{promise}: {example}")

    def note(self, how: str) -> None:
        """A call has ended."""
        with self._lock:
            self.ended[how] += 1

    def answered(self, call: Call, answer: Any) -> None:
        """A call has its answer; None when its reader has left before the end."""
        self.note("left by its reader" if answer is None else "answered")
        self._timed(call)
        if answer is not None and not call.is_right(answer):
            self.breaks(WRONG, f"{call.kind} {call.identity}: {answer!r:.500}")
        if call.is_post:
            os.write(self._log, f"answered\t{call.identity}\n".encode())

    def failed(self, call: Call, error: BaseException, *, is_ours: bool = False) -> None:
        """A call has ended in an error, which the soak itself has caused or not."""
        self._timed(call)
        if is_ours or (isinstance(error, Injected) and call.fault):
            self.note(f"ended by us: {type(error).__name__}")
            return
        self.note(type(error).__name__)
        if isinstance(error, TransportError) and error.is_unsent and call.is_post:
            os.write(self._log, f"unsent\t{call.identity}\n".encode())
        is_told = isinstance(error, ThingsHubError)  # its text says enough
        shown = f"{call.kind} {call.identity}: {error if is_told else ''.join(traceback.format_exception(error))}"
        if not is_told:
            self.breaks(STRAY, shown)
        elif isinstance(error, ApiError):
            if error.text != call.identity:
                self.breaks(WRONG, shown)
        elif not isinstance(error, TransportError) or isinstance(error, ProtocolError | ClientClosedError):
            self.breaks(CAUSELESS, shown)

    def _timed(self, call: Call) -> None:
        call.lap()
        if call.is_calm:
            return
        self.latest_seconds = max(self.latest_seconds, call.late_seconds)
        if call.late_seconds > TOLERANCE_SECONDS:
            self.breaks(LATE, f"{call.kind} {call.identity}: {call.late_seconds:.2f} s")


def is_prompt(seconds: float) -> bool:
    """Whether a calm call has had a connection at once, and not only after another one had ended."""
    return seconds < 2 * HOLD_SECONDS
