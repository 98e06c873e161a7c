"""What may differ from call to call: how long to wait, how often to try, who is told.

`hub.with_options(…)` gives a copy of a client with other options; both share connections, token and retry budget.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from numbers import Real
from typing import Any, NamedTuple

from msgspec import UNSET, UnsetType

from thingshub.drift import Drift
from thingshub.errors import ConfigurationError
from thingshub.retries import Retries
from thingshub.transport import Timeout


class RequestEvent(NamedTuple):
    """A request is about to be sent. It holds no header, no body and no argument of the call.

    Attributes:
        operation: The operationId, e.g. `devices.get`.
        method: The HTTP method.
        path: The path template, e.g. `/api/v3/devices/{device_id}`.
        attempt: 1 for the first time, 2 and more for repetitions.
    """

    operation: str
    method: str
    path: str
    attempt: int


class AnswerEvent(NamedTuple):
    """An answer came, or none.

    Attributes:
        operation: The operationId.
        method: The HTTP method.
        path: The path template.
        attempt: As in the RequestEvent.
        status: The status of the answer; None when none came.
        error: Name of the error when no answer came.
        took_seconds: From sending to the whole answer; of a streamed download to its head.
        request_id: The id by which the server or a proxy logged the request; None when it gave none.
    """

    operation: str
    method: str
    path: str
    attempt: int
    status: int | None
    error: str | None
    took_seconds: float
    request_id: str | None


TIMEOUT, RETRIES = Timeout(), Retries()
RequestHook = Callable[[RequestEvent], Mapping[str, str] | None]
AnswerHook = Callable[[AnswerEvent], None]
DriftHook = Callable[[Drift], None]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a client.

    Attributes:
        timeout: How long to wait.
        retries: How often to try.
        on_request: Called before each request is sent, logins and repetitions too; it may return headers to add, e.g.
            a correlation id. What it raises ends the call.
        on_answer: Called after each answer, or after the failure to get one.
        on_drift: Called for each kind of thing in an answer that the document does not know; see thingshub.drift.
    """

    timeout: Timeout = TIMEOUT
    retries: Retries = RETRIES
    on_request: RequestHook | None = None
    on_answer: AnswerHook | None = None
    on_drift: DriftHook | None = None

    def __post_init__(self) -> None:
        timeout: Any = self.timeout  # of whatever kind a program without type checks gives
        retries: Any = self.retries
        if not isinstance(timeout, Timeout) or not all(_is_number(seconds) for seconds in timeout):
            raise ConfigurationError(f"timeout cannot be {timeout}", hint="write it like Timeout(total_seconds=30)")
        if min(timeout) <= 0:
            raise ConfigurationError(f"timeouts must be more than 0 seconds, not {timeout}")
        is_of_numbers = isinstance(retries, Retries) and all(_is_number(number) for number in retries)
        if not is_of_numbers or retries.attempts < 1 or min(retries[1:]) < 0:
            raise ConfigurationError(
                f"retries cannot be {retries}",
                hint="write them like Retries(attempts=3): attempts must be 1 or more, waits 0 seconds or more",
            )


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not math.isnan(value)


DEFAULT = Options()


def changed(
    options: Options,
    timeout: Timeout | UnsetType,
    retries: Retries | UnsetType,
    on_request: RequestHook | UnsetType | None,
    on_answer: AnswerHook | UnsetType | None,
    on_drift: DriftHook | UnsetType | None,
) -> Options:
    """The options with those replaced that are set."""
    given: dict[str, Any] = {
        "timeout": timeout,
        "retries": retries,
        "on_request": on_request,
        "on_answer": on_answer,
        "on_drift": on_drift,
    }
    return replace(options, **{name: value for name, value in given.items() if value is not UNSET})
