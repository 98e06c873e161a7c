"""Iterate a whole list: never clip it, never loop.

Reading goes on until a page is empty, repeats the page before, or is shorter than a page that came earlier. A short
*first* page proves nothing, since the server may cap pages below the size asked for, so one more page is asked for. A
server that ignores paging sends the same page twice and is thereby recognised.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Page(Protocol[T_co]):
    """A list answer."""

    @property
    def collection(self) -> Sequence[T_co]: ...


class _Reading:
    """Where the reading of one list stands."""

    def __init__(self, page_size: int) -> None:
        if page_size < 1:
            raise ValueError(f"page_size must be 1 or more, not {page_size}")
        self.limit = page_size
        self.offset = 0
        self.is_over = False
        self._largest = 0
        self._previous: Sequence[object] = ()

    def take(self, page: Sequence[T]) -> Sequence[T]:
        """What of this page is new."""
        if not page or page == self._previous:
            self.is_over = True
            return ()
        self.offset += len(page)
        self.is_over = len(page) < self._largest
        self._largest = max(self._largest, len(page))
        self._previous = page
        return page


def iterate(fetch: Callable[[int, int], Page[T]], page_size: int) -> Iterator[T]:
    """Every entry of a list; `fetch(limit, offset)` reads one page."""
    reading = _Reading(page_size)
    return _pages(fetch, reading)


def iterate_async(fetch: Callable[[int, int], Awaitable[Page[T]]], page_size: int) -> AsyncIterator[T]:
    """Every entry of a list, awaitable; `fetch(limit, offset)` reads one page."""
    reading = _Reading(page_size)
    return _pages_async(fetch, reading)


def _pages(fetch: Callable[[int, int], Page[T]], reading: _Reading) -> Iterator[T]:
    while not reading.is_over:
        yield from reading.take(fetch(reading.limit, reading.offset).collection)


async def _pages_async(fetch: Callable[[int, int], Awaitable[Page[T]]], reading: _Reading) -> AsyncIterator[T]:
    while not reading.is_over:
        page = await fetch(reading.limit, reading.offset)
        for entry in reading.take(page.collection):
            yield entry
