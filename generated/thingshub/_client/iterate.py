# Generated from overlays/thingshub/_client/iterate_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""Every entry of a list, page after page; how a list goes on is decided in thingshub._client.paging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import UNSET

from thingshub._client.operation import Operation
from thingshub._client.paging import Reading
from thingshub._client.planning import Call
from thingshub._client.resource import Resource


def iterate(
    resource: Resource,
    operation: Operation[Any],
    arguments: Sequence[Any],
    page_size: int = 100,
    body: Any = UNSET,
    content_type: str | None = None,
) -> Iterator[Any]:
    """Every entry of a list.

    Args:
        resource: Whose call it is.
        operation: One with `paging`.
        arguments: Those of the call; those that paging sets are set by it.
        page_size: How many entries to ask for at a time.
        body: What is sent with each call, e.g. what is searched for.
        content_type: Its media type, where the operation takes several.

    Raises:
        ValueError: page_size is less than 1.
    """
    reading = Reading(operation, arguments, page_size, body, content_type)
    return _links(resource, reading) if reading.paging.style == "link" else _pages(resource, reading)


def _pages(resource: Resource, reading: Reading) -> Iterator[Any]:
    while not reading.is_over:
        answer = resource._call(*reading.call)  # pyright: ignore[reportPrivateUsage]
        for entry in reading.take(answer):
            yield entry


def _links(resource: Resource, reading: Reading) -> Iterator[Any]:
    executor = resource._executor  # pyright: ignore[reportPrivateUsage]
    while not reading.is_over:
        answer = executor.raw(Call(*reading.call), follow=reading.follow)
        for entry in reading.take(answer.parse(), answer.headers):
            yield entry
