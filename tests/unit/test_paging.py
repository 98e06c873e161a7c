"""Iterators never clip a list and never loop, whatever a server makes of limit and offset."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import pytest

from thingshub.paging import iterate, iterate_async

Server = Callable[[list[int], int, int], list[int]]


class Page(NamedTuple):
    collection: list[int]


def honest(entries: list[int], limit: int, offset: int) -> list[int]:
    return entries[offset : offset + limit]


def capped(entries: list[int], limit: int, offset: int) -> list[int]:
    return entries[offset : offset + min(limit, 3)]


def ignores_both(entries: list[int], limit: int, offset: int) -> list[int]:
    return list(entries)


def ignores_limit(entries: list[int], limit: int, offset: int) -> list[int]:
    return entries[offset:]


def ignores_offset(entries: list[int], limit: int, offset: int) -> list[int]:
    return entries[:limit]


@pytest.mark.parametrize("server", [honest, capped, ignores_both, ignores_limit])
@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 9, 10, 11, 30])
@pytest.mark.parametrize("page_size", [1, 3, 10, 100])
def test_every_entry_comes_once(server: Server, length: int, page_size: int) -> None:
    entries = list(range(length))
    calls: list[tuple[int, int]] = []

    def fetch(limit: int, offset: int) -> Page:
        calls.append((limit, offset))
        assert len(calls) < 100, "it loops"
        return Page(server(entries, limit, offset))

    async def fetch_later(limit: int, offset: int) -> Page:
        return fetch(limit, offset)

    async def collect() -> list[int]:
        return [entry async for entry in iterate_async(fetch_later, page_size)]

    assert list(iterate(fetch, page_size)) == entries
    first, calls = calls, []
    assert asyncio.run(collect()) == entries
    assert calls == first, "sync and async must read alike"


def test_a_server_that_ignores_only_the_offset_does_not_make_it_loop() -> None:
    assert list(iterate(lambda limit, offset: Page(ignores_offset(list(range(10)), limit, offset)), 5)) == [
        0,
        1,
        2,
        3,
        4,
    ]


def test_a_full_last_page_costs_one_call_more_and_a_short_one_none() -> None:
    calls: list[int] = []

    def fetch(limit: int, offset: int) -> Page:
        calls.append(offset)
        return Page(honest(list(range(25)), limit, offset))

    assert len(list(iterate(fetch, 10))) == 25
    assert calls == [0, 10, 20]
    assert all(later - earlier == 10 for earlier, later in pairwise(calls))


def test_pages_are_read_only_when_needed() -> None:
    calls: list[int] = []

    def fetch(limit: int, offset: int) -> Page:
        calls.append(offset)
        return Page(honest(list(range(100)), limit, offset))

    entries = iterate(fetch, 10)
    assert calls == []
    next(entries)
    assert calls == [0]


def test_a_page_size_below_one_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="page_size must be 1 or more"):
        iterate(lambda limit, offset: Page([]), 0)
