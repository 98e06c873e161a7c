"""The pool alone: who gets what, and when; without locks, sockets or clocks."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from thingshub._http.pool import Pool


@dataclass(eq=False)
class _Connection:
    is_open: bool = True
    idle_since: float = 0.0


def _pool(most: int = 2) -> Pool[_Connection, str]:
    return Pool(most, longest_idle_seconds=10)


def _opened(pool: Pool[_Connection, str]) -> _Connection:
    assert pool.reserve()
    return _Connection()


def test_the_connection_used_last_goes_out_first() -> None:
    pool = _pool()
    first, second = _opened(pool), _opened(pool)
    assert not pool.reserve()
    assert pool.give_back(first, 1) is None
    assert pool.give_back(second, 2) is None
    assert pool.take(3) is second
    assert pool.take(3) is first
    assert pool.take(3) is None


def test_what_was_idle_for_too_long_expires_and_so_does_what_lies_below() -> None:
    pool = _pool(3)
    old, older, young = _opened(pool), _opened(pool), _opened(pool)
    pool.give_back(older, 0)
    pool.give_back(old, 1)
    assert pool.take(11.5) is None
    assert pool.expired == [older, old]
    assert pool.free_count == 2
    pool.give_back(young, 12)
    assert pool.take(22) is young
    assert not pool.idle_count


def test_who_waits_is_served_in_the_order_of_asking() -> None:
    pool = _pool(1)
    connection = _opened(pool)
    for name in ("a", "b", "c"):
        assert not pool.reserve()
        pool.wait(name)
    assert pool.give_back(connection, 1) == "a"
    assert pool.leave("b")
    assert not pool.leave("a")  # it was its turn: what it holds must come back
    connection.is_open = False  # a place is as good as a connection
    assert pool.give_back(connection, 2) == "c"
    assert pool.give_back(connection, 3) is None
    assert pool.free_count == 1


def test_a_connection_that_broke_gives_its_place_back() -> None:
    pool = _pool(1)
    connection = _opened(pool)
    connection.is_open = False
    assert pool.give_back(connection, 1) is None
    assert pool.take(1) is None
    assert pool.reserve()


def test_closed_is_for_ever() -> None:
    pool = _pool(2)
    idle, used = _opened(pool), _opened(pool)
    pool.give_back(idle, 1)
    pool.wait("a")
    assert pool.close() == ["a"]
    assert pool.is_closed
    assert pool.expired == [idle]
    pool.wait("late")
    assert pool.give_back(used, 2) is None
    assert pool.expired == [idle, used]
    assert pool.take(2) is None


class _Machine(RuleBasedStateMachine):
    """Whatever happens: no place is lost, none is made, nothing is in two hands, and nobody waits beside a free one."""

    MOST = 3

    def __init__(self) -> None:
        super().__init__()
        self.pool: Pool[_Connection, int] = Pool(self.MOST, longest_idle_seconds=10)
        self.now = 0.0
        self.used: list[_Connection] = []
        self.waiting: list[int] = []
        self.number = 0

    @rule(seconds=st.floats(0, 8))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @precondition(lambda self: not self.pool.is_closed)
    @rule()
    def ask(self) -> None:
        connection = self.pool.take(self.now)
        if connection is None and self.pool.reserve():
            connection = _Connection()
        if connection is not None:
            assert connection not in self.used
            assert self.now - connection.idle_since <= 10 or connection.idle_since == 0
            assert not self.waiting
            connection.is_open = True
            self.used.append(connection)
            return
        self.number += 1
        self.pool.wait(self.number)
        self.waiting.append(self.number)

    @precondition(lambda self: bool(self.used))
    @rule(broke=st.booleans(), which=st.integers(0, 2))
    def give_back(self, *, broke: bool, which: int) -> None:
        connection = self.used.pop(which % len(self.used))
        connection.is_open = not broke
        turn = self.pool.give_back(connection, self.now)
        if turn is None:
            assert not self.waiting
            return
        assert turn == self.waiting.pop(0)
        self.used.append(connection)

    @precondition(lambda self: bool(self.waiting))
    @rule(which=st.integers(0, 5))
    def lose_patience(self, which: int) -> None:
        assert self.pool.leave(self.waiting.pop(which % len(self.waiting)))

    @rule()
    def close_expired(self) -> None:
        self.pool.expired.clear()

    @rule(surely=st.integers(0, 9))
    def close(self, surely: int) -> None:
        if surely == 0:
            assert self.pool.close() == self.waiting
            self.waiting.clear()

    @invariant()
    def every_place_is_somewhere(self) -> None:
        assert self.pool.free_count + self.pool.idle_count + len(self.used) == self.MOST
        assert self.pool.waiting_count == len(self.waiting)
        if self.waiting:
            assert not self.pool.free_count
            assert not self.pool.idle_count


TestPool = _Machine.TestCase
TestPool.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
