"""When a call is tried again, and when it is over.

GET, PUT and DELETE are tried again after a failure of the transport and after 429, 502, 503 and 504, and so is any
operation that the document marks with x-replay-safe. Every other call is repeated only when the request has certainly
not reached the server: no create ever happens twice. Waits grow exponentially with full jitter, so that clients that
failed together do not come back together. A Retry-After is obeyed with jitter on top; one beyond the bound, or beyond
what is left of the call, ends it, because to knock earlier than asked would only prolong an outage.

A budget per client holds for all of its calls: each repetition takes from it, each call that went well gives a little
back. In an outage it is soon empty, and then calls fail at once instead of multiplying the load.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, Self, TypeVar

from thingshub._client.operation import Operation
from thingshub._codec.http_dates import read_date
from thingshub._http.lifecycle import survive_fork
from thingshub.errors import Attempt, CallError, RequestTimeoutError, TransportError
from thingshub.transport import Request, Timeout, TransportFailure

E = TypeVar("E", bound=CallError)
_SECONDS = re.compile(r"([0-9]+)(?:\.([0-9]*))?")  # whole ones by the standard; some servers send fractions
_SAFE_METHODS = frozenset({"GET", "PUT", "DELETE", "HEAD", "OPTIONS"})
_STATUSES = frozenset({429, 502, 503, 504})
_BUDGET = 10.0
_BACK_PER_CALL = 0.1
_RETRY_AFTER_JITTER = 0.1
_CLOCK_SECONDS = 0.02  # by which an event loop may end a wait too early


class Retries(NamedTuple):
    """How a call is tried again.

    Attributes:
        attempts: How often a request is sent at most, the first time included; 1 for never again.
        first_wait_seconds: The longest wait before the second attempt; it doubles with each further one.
        longest_wait_seconds: What it grows to.
        longest_retry_after_seconds: A server that asks to wait longer than this is not waited for.
    """

    attempts: int = 3
    first_wait_seconds: float = 0.5
    longest_wait_seconds: float = 8.0
    longest_retry_after_seconds: float = 60.0


class RetryBudget:
    """How many repetitions a client may still make; shared by its copies."""

    def __init__(self) -> None:
        self._left = _BUDGET
        self._lock = threading.RLock()
        survive_fork(self)

    def after_fork_in_child(self) -> None:
        """A thread of the parent may have held the lock."""
        self._lock = threading.RLock()

    def spend(self) -> bool:
        """One repetition; false when there is none left."""
        with self._lock:
            if self._left < 1:
                return False
            self._left -= 1
            return True

    def refill(self) -> None:
        """A call went well."""
        if self._left < _BUDGET:
            with self._lock:
                self._left = min(_BUDGET, self._left + _BACK_PER_CALL)


class CallState:
    """One call: its operation and request, how often it was sent, how long it may still take.

    Attributes:
        operation: What is called.
        request: What is sent, without credentials.
        body: What it was made of, so that no error quotes its secrets.
        ends_at: When it must be over, on the monotonic clock.
        attempts: The attempts that are over.
        status: The status of the last answer; None before the first one.
        may_be_done: Whether an attempt that was repeated may have been carried out.
        is_traced: Whether it is a span; asked once a call.
    """

    __slots__ = (
        "_began",
        "_budget",
        "_hint",
        "_is_safe",
        "_repetitions",
        "_retries",
        "_sent_at",
        "_timeout",
        "attempts",
        "body",
        "ends_at",
        "is_traced",
        "may_be_done",
        "operation",
        "request",
        "status",
    )

    def __init__(
        self,
        operation: Operation[Any],
        request: Request,
        body: object,
        timeout: Timeout,
        retries: Retries,
        budget: RetryBudget,
    ) -> None:
        self.operation = operation
        self.request = request
        self._retries = retries
        self._is_safe = operation.is_replay_safe or operation.method in _SAFE_METHODS
        self._timeout = timeout
        self._budget = budget
        self._hint: str | None = None
        self._repetitions = 0
        self._began = self._sent_at = time.monotonic()
        self.ends_at = self._began + timeout.total_seconds
        self.attempts: tuple[Attempt, ...] = ()
        self.status: int | None = None
        self.may_be_done = False
        self.is_traced = False
        self.body = body

    def ending(self, ends_at: float) -> Self:
        """The same, with this deadline if it is the earlier one."""
        self.ends_at = min(self.ends_at, ends_at)
        return self

    @property
    def attempt(self) -> int:
        """The number of the present attempt, from 1 on."""
        return self._repetitions + 1

    def remaining_timeout(self) -> Timeout:
        """How long the next request may take.

        Raises:
            TransportFailure: there is no time left.
        """
        self._sent_at = time.monotonic()
        left_seconds = self.ends_at - self._sent_at
        if left_seconds <= 0:
            reason = f"deadline of {self._timeout.total_seconds:g} s exceeded"
            raise TransportFailure(RequestTimeoutError, reason, is_unsent=True)
        return self._timeout.within(left_seconds)

    def answered(self, status: int, headers: Mapping[str, str]) -> float | None:
        """What follows an answer: how long to wait before the next attempt, in seconds; None when the call is over.

        Args:
            status: Its status.
            headers: Its headers.
        """
        self.status = status
        if status not in _STATUSES:
            self._budget.refill()
            return None
        wait_seconds = self._wait(retry_after_seconds(headers)) if self._is_safe else None
        if wait_seconds is not None:
            self.may_be_done = self.may_be_done or status >= 500
            self._note(str(status), wait_seconds, is_repeated=True)
        return wait_seconds

    def failed(self, failure: TransportFailure) -> float | None:
        """What follows when no answer came: how long to wait, in seconds; None when the call is over."""
        may_help = (self._is_safe or failure.is_unsent) and failure.kind.is_transient
        wait_seconds = self._wait(None) if may_help else None
        self.status = None
        if wait_seconds is not None:
            self.may_be_done = self.may_be_done or not failure.is_unsent
            self._note(failure.kind.__name__, wait_seconds, is_repeated=True)
        return wait_seconds

    def attach_attempts(self, error: E) -> E:
        """The error that ends the call, with all its attempts."""
        self._note(str(self.status) if self.status is not None else type(error).__name__, 0.0)
        error.note_attempts(self.attempts)
        error.may_be_done_before = self.may_be_done
        if self.may_be_done and isinstance(error, TransportError):  # the last one was not sent, but one before was
            error.is_unsent = False
        if isinstance(error, RequestTimeoutError) and time.monotonic() >= self.ends_at - _CLOCK_SECONDS:
            seconds = self._timeout.total_seconds
            error.hint = f"allow more than the {seconds:g} s of Timeout(total_seconds=...), or look at the server"
        if self._hint is not None:
            error.hint = self._hint
        return error

    def unsent_for(self, error: E) -> E:
        """The error of the login that this call needs; what became of the call itself is said with it."""
        if error.operation != self.operation.id and not self.may_be_done:
            error.unsent_operation = self.operation.id
            if isinstance(error, TransportError):
                error.is_unsent = True
        return error

    def _wait(self, asked_seconds: float | None) -> float | None:
        if self.attempt >= self._retries.attempts:
            return None
        if not self.request.may_repeat:
            self._hint = (
                "the body came from an iterator, which can be read only once; pass bytes or a Path to try again"
            )
            return None
        if asked_seconds is None:
            longest = min(self._retries.first_wait_seconds * 2**self._repetitions, self._retries.longest_wait_seconds)
            wait_seconds = random.uniform(0, longest)
        elif asked_seconds > self._retries.longest_retry_after_seconds:
            return None
        else:
            wait_seconds = asked_seconds * random.uniform(1, 1 + _RETRY_AFTER_JITTER)
        if time.monotonic() + wait_seconds >= self.ends_at:
            return None
        if not self._budget.spend():
            self._hint = "too many calls of this client have failed lately, so this one was not tried again"
            return None
        return wait_seconds

    def _note(self, outcome: str, wait_seconds: float, *, is_repeated: bool = False) -> None:
        self._repetitions += is_repeated
        took_seconds = time.monotonic() - self._sent_at
        self.attempts = (*self.attempts, Attempt(outcome, self._sent_at - self._began, took_seconds, wait_seconds))


def retry_after_seconds(headers: Mapping[str, str]) -> float | None:
    """How long a server asks to wait; None when it does not say, or nothing that can be understood."""
    asked = headers.get("Retry-After", "").strip()
    if not asked:
        return None
    if seconds := _SECONDS.fullmatch(asked):
        return float(f"{seconds[1][:9]}.{seconds[2] or 0}")
    try:  # by the server's clock, should ours be wrong
        until = read_date(asked)
        served_at = read_date(headers["Date"]) if headers.get("Date") else datetime.now(UTC)
        return max(0.0, (until - served_at).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
