"""The bearer token of a client, and how long it serves.

The lifetime is measured between the answer's own Date and `expires`, on the monotonic clock, so that a wrong local
clock does no harm.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from thingshub._codec.http_dates import read_date
from thingshub.errors import ThingsHubError

RENEW_BEFORE_SECONDS = 60.0
RENEW_BEFORE_SHARE = 0.1
RETRY_RENEWAL_SECONDS = 5.0
_log = logging.getLogger("thingshub.auth")


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token, and its lifetime on the monotonic clock.

    It is an object of its own, and no text, so that tools that show the variables of a traceback do not show it.

    Attributes:
        value: What is sent.
        renew_at: From then on a new one is fetched, in seconds.
        ends_at: From then on it is refused, in seconds.
    """

    value: str = field(repr=False)
    renew_at: float = math.inf
    ends_at: float = math.inf


def issued(token: str, *, expires: datetime, date_header: str | None, now: float | None = None) -> AccessToken:
    """A token that the server issued.

    Args:
        token: The token.
        expires: When it ends, by the server's clock; without an offset: in UTC.
        date_header: The answer's Date header, the server's clock; without a usable one the local clock stands in.
        now: The monotonic clock, in seconds.
    """
    now = time.monotonic() if now is None else now
    try:
        served_at = _zoned(read_date(date_header or ""))
    except (ValueError, TypeError, OverflowError):
        served_at = datetime.now(UTC)
    lifetime_seconds = (_zoned(expires) - served_at).total_seconds()
    if lifetime_seconds <= 0:  # the clocks contradict each other; the server will say when the token has ended
        _log.warning("the token ended before it was issued, by the server's own clocks; using it until it is refused")
        return AccessToken(token)
    early_seconds = min(RENEW_BEFORE_SECONDS, lifetime_seconds * RENEW_BEFORE_SHARE)
    return AccessToken(token, renew_at=now + lifetime_seconds - early_seconds, ends_at=now + lifetime_seconds)


class HeldToken:
    """The token that a client holds, and what becomes of it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._token: AccessToken | None = None

    def fresh(self) -> AccessToken | None:
        """The token, unless it is time for another one."""
        held = self._token
        return held if held is not None and self._clock() < held.renew_at else None

    def usable(self) -> AccessToken | None:
        """The token, as long as it serves at all."""
        held = self._token
        return held if held is not None and self._clock() < held.ends_at else None

    def replace(self, token: AccessToken) -> None:
        """Hold another one."""
        self._token = token

    def forget(self, refused: AccessToken) -> None:
        """The server refuses it; another one that came meanwhile stays."""
        if self._token is not None and self._token.value == refused.value:
            self._token = None

    def keep_for_now(self, error: ThingsHubError) -> AccessToken | None:
        """After a failed early renewal: the token held goes on, if it still serves."""
        token = self.usable()
        if token is not None:
            _log.warning("renewing the token failed (%s); the present one goes on", type(error).__name__)
            token = self._token = replace(token, renew_at=self._clock() + RETRY_RENEWAL_SECONDS)
        return token


def _zoned(time_: datetime) -> datetime:
    return time_ if time_.tzinfo else time_.replace(tzinfo=UTC)
