"""One login for everybody, early renewal, one replay, and no harm from wrong clocks."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.both import json_answer, run_both
from thingshub import AsyncThingsHub
from thingshub._client.access_token import AccessToken, issued
from thingshub._client.tokens import LoginTokens
from thingshub._client.tokens_async import AsyncLoginTokens
from thingshub.errors import AuthenticationError, ServiceUnavailableError
from thingshub.transport import Request, Response

CROWD = 200
SERVED = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Clock:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Login:
    """Gives tokens t1, t2, … each good for 100 seconds, and counts."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.count = 0
        self.failure: Exception | None = None

    def _next(self) -> AccessToken:
        self.count += 1
        if self.failure is not None:
            raise self.failure
        return AccessToken(f"t{self.count}", renew_at=self.clock.now + 90, ends_at=self.clock.now + 100)

    def sync(self, ends_at: float = math.inf) -> AccessToken:
        # Long enough for the whole crowd to arrive; whoever comes after a failure rightly tries again
        time.sleep(0.05 if self.failure is None else 0.5)
        return self._next()

    async def later(self, ends_at: float = math.inf) -> AccessToken:
        await asyncio.sleep(0.05)
        return self._next()


def _text(token: AccessToken | None) -> str:
    return token.value if token is not None else "nothing"


Crowd = Callable[[str | None], list[str | BaseException]]


def _threads(session: LoginTokens) -> Crowd:
    def crowd(refused: str | None) -> list[str | BaseException]:
        barrier = threading.Barrier(CROWD)

        def one() -> str | BaseException:
            barrier.wait()
            try:
                return _text(session.token() if refused is None else session.renewed(AccessToken(refused)))
            except AuthenticationError as error:
                return error

        with ThreadPoolExecutor(CROWD) as pool:
            return [job.result() for job in [pool.submit(one) for _ in range(CROWD)]]

    return crowd


def _tasks(session: AsyncLoginTokens) -> Crowd:
    def crowd(refused: str | None) -> list[str | BaseException]:
        async def one() -> str:
            return _text(await session.token() if refused is None else await session.renewed(AccessToken(refused)))

        async def everybody() -> list[str | BaseException]:
            return list(await asyncio.gather(*(one() for _ in range(CROWD)), return_exceptions=True))

        return asyncio.run(everybody())

    return crowd


@pytest.fixture(params=["threads", "tasks"])
def arrival(request: pytest.FixtureRequest) -> tuple[Clock, Login, Crowd]:
    clock = Clock()
    login = Login(clock)
    if request.param == "threads":
        return clock, login, _threads(LoginTokens(login.sync, clock=clock))
    return clock, login, _tasks(AsyncLoginTokens(login.later, clock=clock))


def test_a_crowd_without_a_token_logs_in_once(arrival: tuple[Clock, Login, Crowd]) -> None:
    _, login, crowd = arrival
    assert set(crowd(None)) == {"t1"}
    assert login.count == 1


def test_a_crowd_whose_token_has_ended_logs_in_once(arrival: tuple[Clock, Login, Crowd]) -> None:
    clock, login, crowd = arrival
    crowd(None)
    clock.now += 101
    assert set(crowd(None)) == {"t2"}
    assert login.count == 2


def test_a_crowd_whose_token_was_refused_logs_in_once(arrival: tuple[Clock, Login, Crowd]) -> None:
    _, login, crowd = arrival
    crowd(None)
    assert set(crowd("t1")) == {"t2"}
    assert login.count == 2
    assert set(crowd("t1")) == {"t2"}, "a late refusal of the old token must not end the new one"
    assert login.count == 2


def test_a_failed_login_fails_for_all_that_waited_and_knocks_once(arrival: tuple[Clock, Login, Crowd]) -> None:
    _, login, crowd = arrival
    login.failure = AuthenticationError(
        status=400, code=400, text="invalid credentials", operation="auth.login", method="POST", path="/"
    )
    assert {type(outcome) for outcome in crowd(None)} == {AuthenticationError}
    assert login.count == 1
    login.failure = None
    assert set(crowd(None)) == {"t2"}, "the next call tries again"


def test_while_the_old_token_serves_nobody_waits_and_one_renews(arrival: tuple[Clock, Login, Crowd]) -> None:
    clock, login, crowd = arrival
    crowd(None)
    clock.now += 95
    assert set(crowd(None)) <= {"t1", "t2"}
    assert login.count == 2
    assert set(crowd(None)) == {"t2"}


def test_when_early_renewal_fails_the_old_token_goes_on_for_a_while(arrival: tuple[Clock, Login, Crowd]) -> None:
    clock, login, crowd = arrival
    crowd(None)
    clock.now += 95
    login.failure = ServiceUnavailableError(
        status=503, code=503, text="down", operation="auth.login", method="POST", path="/"
    )
    assert set(crowd(None)) == {"t1"}
    assert login.count == 2
    assert set(crowd(None)) == {"t1"}, "within the pause no one knocks again"
    assert login.count == 2
    clock.now += 4.9
    login.failure = None
    crowd(None)
    clock.now += 0.2
    assert set(crowd(None)) == {"t3"}


def test_a_cancelled_leader_hands_over() -> None:
    login = Login(Clock())

    async def scenario() -> None:
        session = AsyncLoginTokens(login.later, clock=login.clock)
        leader = asyncio.create_task(session.token())
        await asyncio.sleep(0)
        followers = [asyncio.create_task(session.token()) for _ in range(3)]
        await asyncio.sleep(0)
        followers[0].cancel()
        leader.cancel()
        outcomes = await asyncio.gather(leader, *followers, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes[:2]] == [asyncio.CancelledError] * 2
        assert {token.value for token in outcomes[2:] if isinstance(token, AccessToken)} == {"t1"}

    asyncio.run(scenario())
    assert login.count == 1


def test_the_lifetime_is_measured_by_the_servers_clock() -> None:
    made = issued(
        "t", expires=SERVED + timedelta(seconds=1000), date_header=format_datetime(SERVED, usegmt=True), now=5
    )
    assert (made.renew_at, made.ends_at) == (5 + 1000 - 60, 5 + 1000)
    brief = issued("t", expires=SERVED + timedelta(seconds=20), date_header=format_datetime(SERVED, usegmt=True), now=0)
    assert (brief.renew_at, brief.ends_at) == (18, 20)


def test_a_token_that_ended_before_it_began_is_used_until_it_is_refused() -> None:
    made = issued("t", expires=SERVED - timedelta(days=1), date_header=format_datetime(SERVED, usegmt=True), now=0)
    assert made.renew_at == float("inf")


@pytest.mark.parametrize("header", [None, "", "yesterday", "Thu, 99 Foo 2026"])
def test_without_a_usable_date_the_local_clock_stands_in(header: str | None) -> None:
    made = issued("t", expires=datetime.now(UTC) + timedelta(seconds=1000), date_header=header, now=0)
    assert made.ends_at == pytest.approx(1000, abs=30)


def test_a_refused_token_is_replayed_exactly_once() -> None:
    def server(request: Request) -> Response:
        if request.target.endswith("/auth/token"):
            expires = (datetime.now(UTC) + timedelta(days=7)).isoformat()
            user = '{"id": 1, "username": "olga"}'
            return json_answer(f'{{"User": {user}, "expires": "{expires}", "token": "always-refused"}}')
        return json_answer('{"code": 401, "error": "unauthorized"}', 401)

    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(AuthenticationError) as caught:
            await hub.devices.get("pump-7")
        assert caught.value.status == 401
        assert "always-refused" not in str(caught.value)

    asked = run_both(scenario, server, username="olga", password="secret-of-olga")
    assert [request.target for request in asked] == ["/api/v3/auth/token", "/api/v3/devices/pump-7"] * 2


def test_a_given_token_that_is_refused_is_not_replayed() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(AuthenticationError, match="make a new one"):
            await hub.devices.get("pump-7")

    asked = run_both(scenario, lambda _: json_answer('{"code": 401, "error": "unauthorized"}', 401))
    assert len(asked) == 1


@pytest.mark.parametrize("status", [400, 401])
def test_a_failed_login_is_an_authentication_error_whatever_its_status(status: int) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(AuthenticationError, match=r"auth\.login: .* invalid credentials") as caught:
            await hub.devices.list()
        assert caught.value.status == status

    body = f'{{"code": {status}, "error": "invalid credentials"}}'
    run_both(scenario, lambda _: json_answer(body, status), username="olga", password="wrong")
