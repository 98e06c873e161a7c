"""Between a live connection and its listener: nothing is lost, and the end is always told."""

from __future__ import annotations

import threading

import pytest

from thingshub.errors import ListenError
from thingshub.listening import Buffer
from thingshub.live import Gap


def test_the_end_is_told_although_it_came_together_with_the_last_event() -> None:
    news = threading.Event()
    buffer = Buffer(10, news.set)
    buffer.put(Gap("reconnected"))
    buffer.end(ListenError("over"))
    news.clear()  # the listener has woken up, and takes what there is
    assert buffer.take() == [Gap("reconnected")]
    assert news.is_set(), "else it would wait for ever"
    with pytest.raises(ListenError, match="over"):
        buffer.take()


def test_the_oldest_are_dropped_and_a_gap_says_so() -> None:
    buffer = Buffer(2, lambda: None)
    events = [Gap("reconnected", dropped=number) for number in range(5)]
    for event in events:
        buffer.put(event)
    assert buffer.take() == [Gap("overrun", dropped=3), *events[3:]]
    assert buffer.take() == []
    buffer.end(None)
    assert buffer.take() is None
