"""Who the client is, and the bearer token that says so.

A token or an API key is sent as it is; when the server refuses it there is nothing to renew. With user name and
password the client logs in when the first call needs a token, again a little before the token ends, and once after a
refusal. However many threads or tasks need a token at the same time, one of them logs in and the others wait for it; if
that login fails they all fail with it, instead of knocking once each. While the old token still serves, nobody waits:
one caller renews it, and if that fails, the old one goes on and the next try waits a few seconds.

The lifetime is measured between the answer's own Date and `expires`, on the monotonic clock, so that a wrong local
clock does no harm.
"""

from __future__ import annotations

import copy
import logging
import math
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol

from thingshub.errors import RequestTimeoutError, ThingsHubError
from thingshub.transport import TransportFailure

RENEW_BEFORE_SECONDS = 60.0
RENEW_BEFORE_SHARE = 0.1
RETRY_RENEWAL_SECONDS = 5.0
_log = logging.getLogger("thingshub.auth")

if TYPE_CHECKING:
    import asyncio


@dataclass(frozen=True, slots=True)
class Grant:
    """A token with its lifetime on the monotonic clock, in seconds."""

    token: str = field(repr=False)
    renew_at: float
    ends_at: float


def grant(token: str, *, expires: datetime, date_header: str | None, now: float | None = None) -> Grant:
    """A grant from what the server answered.

    Args:
        token: The token.
        expires: When it ends, by the server's clock.
        date_header: The answer's Date header, the server's clock; without a usable one the local clock stands in.
        now: The monotonic clock, in seconds.
    """
    now = time.monotonic() if now is None else now
    try:
        served_at = parsedate_to_datetime(date_header or "")
    except ValueError:
        served_at = datetime.now(UTC)
    lifetime_seconds = (expires - (served_at if served_at.tzinfo else served_at.replace(tzinfo=UTC))).total_seconds()
    if lifetime_seconds <= 0:  # the clocks contradict each other; the server will say when the token has ended
        _log.warning("the token ended before it was issued, by the server's own clocks; using it until it is refused")
        return Grant(token, renew_at=float("inf"), ends_at=float("inf"))
    early_seconds = min(RENEW_BEFORE_SECONDS, lifetime_seconds * RENEW_BEFORE_SHARE)
    return Grant(token, renew_at=now + lifetime_seconds - early_seconds, ends_at=now + lifetime_seconds)


class Bearer(Protocol):
    """Gives the token for a call that must be over at `ends_at`, on the monotonic clock."""

    def token(self, ends_at: float = math.inf) -> str:
        """A token that is good for now."""
        ...

    def renewed(self, refused: str, ends_at: float = math.inf) -> str | None:
        """Another token after the server refused this one; None when there is nothing to renew."""
        ...


class AsyncBearer(Protocol):
    """The same, awaitable."""

    async def token(self, ends_at: float = math.inf) -> str: ...

    async def renewed(self, refused: str, ends_at: float = math.inf) -> str | None: ...


class FixedToken:
    """A token or API key that was given."""

    def __init__(self, token: str) -> None:
        self._token = token

    def token(self, ends_at: float = math.inf) -> str:
        return self._token

    def renewed(self, refused: str, ends_at: float = math.inf) -> str | None:
        return None


class AsyncFixedToken:
    """A token or API key that was given, awaitable."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self, ends_at: float = math.inf) -> str:
        return self._token

    async def renewed(self, refused: str, ends_at: float = math.inf) -> str | None:
        return None


class _Session:
    """What sync and async logins share: the grant, and what becomes of it."""

    _grant: Grant | None = None

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock

    def _fresh(self) -> str | None:
        held = self._grant
        return held.token if held is not None and self._clock() < held.renew_at else None

    def _usable(self) -> str | None:
        held = self._grant
        return held.token if held is not None and self._clock() < held.ends_at else None

    def _forget(self, refused: str) -> None:
        if self._grant is not None and self._grant.token == refused:
            self._grant = None

    def _keep_for_now(self, error: ThingsHubError) -> str | None:
        """After a failed early renewal: the token held goes on, if it still serves."""
        token = self._usable()
        if token is not None and self._grant is not None:
            _log.warning("renewing the token failed (%s); the present one goes on", type(error).__name__)
            self._grant = replace(self._grant, renew_at=self._clock() + RETRY_RENEWAL_SECONDS)
        return token


class LoginSession(_Session):
    """Logs in with `login(ends_at)` as often as needed, once for all threads."""

    def __init__(self, login: Callable[[float], Grant], *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self._login = login
        self._lock = threading.Lock()
        self._flight: Future[str | None] | None = None

    def token(self, ends_at: float = math.inf) -> str:
        while True:
            if token := self._fresh():
                return token
            with self._lock:
                if token := self._fresh():
                    return token
                flight, leads = self._flight, self._flight is None
                if flight is None:
                    flight = self._flight = Future()
            if leads:
                return self._lead(flight, ends_at)
            if token := self._usable():
                return token
            try:
                error = flight.exception(_left(ends_at))
            except TimeoutError:
                raise _waited_in_vain() from None
            if error:
                raise copy.copy(error)  # a traceback of its own for each thread
            if token := flight.result():
                return token

    def renewed(self, refused: str, ends_at: float = math.inf) -> str | None:
        with self._lock:
            self._forget(refused)
        return self.token(ends_at)

    def _lead(self, flight: Future[str | None], ends_at: float) -> str:
        try:
            held = self._login(ends_at)
        except ThingsHubError as error:
            with self._lock:
                self._flight = None
                token = self._keep_for_now(error)
            if token is None:
                _pass_on(error, flight, ends_at)
                raise
            flight.set_result(token)
            return token
        except BaseException:  # Ctrl-C hits this thread only: the others try for themselves
            with self._lock:
                self._flight = None
            flight.set_result(None)
            raise
        with self._lock:
            self._grant, self._flight = held, None
        flight.set_result(held.token)
        return held.token


class AsyncLoginSession(_Session):
    """Logs in with `login(ends_at)` as often as needed, once for all tasks."""

    def __init__(
        self, login: Callable[[float], Awaitable[Grant]], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(clock)
        self._login = login
        self._flight: asyncio.Future[str | None] | None = None

    async def token(self, ends_at: float = math.inf) -> str:
        if token := self._fresh():
            return token
        import asyncio  # here: a sync client never pays for it

        while True:
            if token := self._fresh():
                return token
            flight = self._flight
            if flight is None:
                flight = self._flight = asyncio.get_running_loop().create_future()
                return await self._lead(flight, ends_at)
            if token := self._usable():
                return token
            # Unlike awaiting it, this leaves the flight alone when this task is cancelled
            await asyncio.wait([flight], timeout=_left(ends_at))
            if not flight.done():
                raise _waited_in_vain()
            if error := flight.exception():
                raise copy.copy(error)
            if token := flight.result():
                return token

    async def renewed(self, refused: str, ends_at: float = math.inf) -> str | None:
        self._forget(refused)
        return await self.token(ends_at)

    async def _lead(self, flight: asyncio.Future[str | None], ends_at: float) -> str:
        try:
            held = await self._login(ends_at)
        except ThingsHubError as error:
            self._flight = None
            token = self._keep_for_now(error)
            if token is None:
                _pass_on(error, flight, ends_at)
                raise
            flight.set_result(token)
            return token
        except BaseException:  # this task was cancelled: one of the others takes over
            self._flight = None
            flight.set_result(None)
            raise
        self._grant, self._flight = held, None
        flight.set_result(held.token)
        return held.token


def _pass_on(error: ThingsHubError, flight: Future[str | None] | asyncio.Future[str | None], ends_at: float) -> None:
    """Fail the others too; unless time was up for this call alone, then they try for themselves."""
    if time.monotonic() >= ends_at:
        flight.set_result(None)
        return
    flight.set_exception(error)
    flight.exception()  # seen: with no one waiting, asyncio would log it as never retrieved


def _left(ends_at: float) -> float | None:
    return None if ends_at == math.inf else max(0.0, ends_at - time.monotonic())


def _waited_in_vain() -> TransportFailure:
    reason = "another call's login did not end in time"
    return TransportFailure(RequestTimeoutError, reason, is_unsent=True)
