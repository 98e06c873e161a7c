"""The sandbox's clock, in nanoseconds since 1970: the system's, or one that tests move by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Protocol

SECOND = 1_000_000_000


class Clock(Protocol):
    """Tells the time."""

    def now_ns(self) -> int:
        """Nanoseconds since 1970, UTC."""
        ...


class SystemClock:
    """The time of this machine."""

    def now_ns(self) -> int:
        return time.time_ns()


class FixedClock:
    """A time that stands still until it is moved.

    Args:
        start_ns: Nanoseconds since 1970; 2026-01-01 12:00 UTC and a fraction when left out.
    """

    def __init__(self, start_ns: int = 1_767_268_800_123_456_700) -> None:
        self._now_ns = start_ns

    def now_ns(self) -> int:
        return self._now_ns

    def advance(self, seconds: float) -> None:
        """Move the clock on."""
        self._now_ns += int(seconds * SECOND)


class MovableClock:
    """The time of this machine, or later."""

    def __init__(self) -> None:
        self._ahead_ns = 0

    def now_ns(self) -> int:
        return time.time_ns() + self._ahead_ns

    def advance(self, seconds: float) -> None:
        """Move the clock on."""
        self._ahead_ns += int(seconds * SECOND)

    def reset(self) -> None:
        """Back to the time of this machine."""
        self._ahead_ns = 0


def rfc3339(now_ns: int) -> str:
    """A timestamp as the vendor writes it: UTC with Z, up to nine digits of a fraction, trailing zeros dropped."""
    seconds, fraction = divmod(now_ns, SECOND)
    text = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    digits = f"{fraction:09d}".rstrip("0")
    return f"{text}.{digits}Z" if digits else f"{text}Z"


def nanoseconds(time: datetime) -> int:
    """Nanoseconds since 1970 of a time with a time zone."""
    return int(time.timestamp()) * SECOND + time.microsecond * 1000


def http_date(now_ns: int) -> str:
    """The same time for a Date header."""
    return format_datetime(datetime.fromtimestamp(now_ns // SECOND, UTC), usegmt=True)
