"""What goes wrong on demand: the next calls of an operation fail as they are told to.

A switch for tests, outside of the API. A fault is used up call by call, before the call is looked at.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

STATUSES = (500, 503)


@dataclass(frozen=True)
class Fault:
    """One kind of failure.

    Attributes:
        status: Answer this, 500 or 503; None to carry the call out.
        slow_seconds: Wait so long before the answer.
        is_cut: Break the connection in the middle of the answer.
    """

    status: int | None = None
    slow_seconds: float = 0.0
    is_cut: bool = False

    def __post_init__(self) -> None:
        if self.status not in (None, *STATUSES):
            raise ValueError(f"a fault answers {' or '.join(map(str, STATUSES))}, not {self.status}")


@dataclass
class Faults:
    """Faults to come, by operationId."""

    _waiting: dict[str, deque[Fault]] = field(default_factory=dict[str, deque[Fault]])

    def add(self, operation_id: str, fault: Fault, *, times: int = 1) -> None:
        """Let the next calls of an operation fail, after those that are to fail already."""
        self._waiting.setdefault(operation_id, deque()).extend([fault] * times)

    def take(self, operation_id: str) -> Fault | None:
        """The fault of the call that begins now."""
        waiting = self._waiting.get(operation_id)
        return waiting.popleft() if waiting else None

    def clear(self) -> None:
        """Let everything work again."""
        self._waiting.clear()
