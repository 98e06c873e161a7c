"""Iterators never clip a list and never loop, whatever a server makes of what it is asked for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import count, pairwise
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.both import FakeAsyncTransport, FakeTransport, json_answer, run_both
from tests.faces import run_async
from thingshub import AsyncThingsHub, ThingsHub
from thingshub._client.iterate import iterate
from thingshub._client.iterate_async import iterate_async
from thingshub._client.operation import Answer, Operation, Paging, QueryParameter
from thingshub._client.paging import next_link
from thingshub.errors import PagingError
from thingshub.model import Model, source_of
from thingshub.models import DeviceUpdate
from thingshub.roundtrip import as_update
from thingshub.transport import Request, Response

Server = Callable[[list[int], int, int], list[int]]
LIMIT, OFFSET = QueryParameter("limit"), QueryParameter("offset")


class Entry(Model):
    id: str
    seen: int = 0


class Numbers(Model):
    collection: list[int]


class Entries(Model):
    collection: list[Entry]
    next: str | None = None


def _list(paging: Paging, type: Any = Numbers, *parameters: Any) -> Operation[Any]:
    answers = (Answer("200", "application/json", type),)
    return Operation("numbers.list", "GET", "/numbers", parameters or (LIMIT, OFFSET), answers, paging=paging)


BY_OFFSET = _list(Paging("offset", ("collection",), parameter=1, size=0, identity=""))


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


def _fetching(fetch: Callable[..., Any]) -> Any:
    """A resource whose call is a function of the arguments, and its async twin."""

    def call(operation: Operation[Any], arguments: list[Any], *_: Any) -> Any:
        return fetch(*arguments)

    async def call_later(operation: Operation[Any], arguments: list[Any], *_: Any) -> Any:
        return fetch(*arguments)

    return SimpleNamespace(_call=call), SimpleNamespace(_call=call_later)


def _both(operation: Operation[Any], fetch: Callable[..., Any], page_size: int = 100) -> list[Any]:
    """Every entry, read by both iterators alike."""
    sync, later = _fetching(fetch)
    found = list(iterate(sync, operation, (), page_size))

    async def collect() -> list[Any]:
        return [entry async for entry in iterate_async(later, operation, (), page_size)]

    later_found = asyncio.run(collect())
    assert [getattr(e, "id", e) for e in later_found] == [getattr(e, "id", e) for e in found], "both must read alike"
    return found


@pytest.mark.parametrize("server", [honest, capped, ignores_both, ignores_limit])
@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 9, 10, 11, 30])
@pytest.mark.parametrize("page_size", [1, 3, 10, 100])
@pytest.mark.parametrize("identity", ["", "id"])
def test_every_entry_comes_once(server: Server, length: int, page_size: int, identity: str) -> None:
    calls = count()

    def fetch(limit: int, offset: int) -> Any:
        assert next(calls) < 200, "it loops"
        page = server(list(range(length)), limit, offset)
        return Entries([Entry(str(n)) for n in page]) if identity else Numbers(page)

    operation = _list(Paging("offset", ("collection",), parameter=1, size=0, identity=identity))
    found = [int(entry.id) if identity else entry for entry in _both(operation, fetch, page_size)]
    assert found == list(range(length))


def test_a_server_that_ignores_only_the_offset_does_not_make_it_loop() -> None:
    def fetch(limit: int, offset: int) -> Numbers:
        return Numbers(ignores_offset(list(range(10)), limit, offset))

    assert _both(BY_OFFSET, fetch, 5) == [0, 1, 2, 3, 4]


def test_a_full_last_page_costs_one_call_more_and_a_short_one_none() -> None:
    calls: list[int] = []

    def fetch(limit: int, offset: int) -> Numbers:
        calls.append(offset)
        return Numbers(honest(list(range(25)), limit, offset))

    assert len(list(iterate(_fetching(fetch)[0], BY_OFFSET, (), 10))) == 25
    assert calls == [0, 10, 20]
    assert all(later - earlier == 10 for earlier, later in pairwise(calls))


def test_pages_are_read_only_when_needed() -> None:
    calls: list[int] = []

    def fetch(limit: int, offset: int) -> Numbers:
        calls.append(offset)
        return Numbers(honest(list(range(100)), limit, offset))

    entries = iterate(_fetching(fetch)[0], BY_OFFSET, (), 10)
    assert calls == []
    next(entries)
    assert calls == [0]


def test_a_page_size_below_one_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="page_size must be 1 or more"):
        iterate(_fetching(lambda *_: Numbers([]))[0], BY_OFFSET, (), 0)


BY_ID = _list(Paging("offset", ("collection",), parameter=1, size=0), Entries)


@pytest.mark.parametrize("size", [3, 100])
def test_entries_that_change_with_each_reading_are_told_apart_by_their_id(size: int) -> None:
    ticks = count()

    def fetch(limit: int, offset: int) -> Entries:
        assert next(ticks) < 50, "it loops"
        return Entries([Entry(f"d{n}", seen=next(ticks)) for n in range(3)])

    assert [entry.id for entry in _both(BY_ID, fetch, size)] == ["d0", "d1", "d2"]


def test_a_server_that_goes_round_in_a_circle_does_not_make_it_loop() -> None:
    pages = [["a", "b"], ["c", "d"], ["e", "f"]]

    def fetch(limit: int, offset: int) -> Entries:
        return Entries([Entry(id) for id in pages[offset // 2 % 3]])

    assert [entry.id for entry in _both(BY_ID, fetch, 2)] == ["a", "b", "c", "d", "e", "f"]


def test_an_entry_that_was_put_before_the_others_meanwhile_gives_none_twice() -> None:
    def fetch(limit: int, offset: int) -> Entries:
        entries = ["a", "b", "c", "d"] if offset == 0 else ["new", "a", "b", "c", "d"]
        return Entries([Entry(id) for id in entries[offset : offset + limit]])

    assert [entry.id for entry in _both(BY_ID, fetch, 2)] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("first", [0, 1])
def test_pages_by_number(first: int) -> None:
    asked: list[int] = []

    def fetch(page: int, per_page: int) -> Numbers:
        asked.append(page)
        start = (page - first) * per_page
        return Numbers(list(range(25))[start : start + per_page])

    paging = Paging("page", ("collection",), parameter=0, size=1, identity="", first_page=first)
    operation = _list(paging, Numbers, QueryParameter("page"), QueryParameter("per_page"))
    assert _both(operation, fetch, 10) == list(range(25))
    assert asked[:3] == [first, first + 1, first + 2]


BY_CURSOR = _list(
    Paging("cursor", ("collection",), parameter=0, next=("next",)), Entries, QueryParameter("cursor")
)  # fmt: skip


def test_cursors_are_followed_to_the_end_also_over_empty_pages() -> None:
    pages: dict[str | None, tuple[list[str], str | None]] = {
        None: (["a"], "1"),
        "1": ([], "2"),
        "2": (["b", "c"], None),
    }

    def fetch(cursor: str | None) -> Entries:
        ids, following = pages[cursor]
        return Entries([Entry(id) for id in ids], next=following)

    assert [entry.id for entry in _both(BY_CURSOR, fetch)] == ["a", "b", "c"]


def test_a_cursor_that_comes_again_ends_it() -> None:
    new = count()

    def for_ever(cursor: str | None) -> Entries:
        return Entries([Entry(f"{next(new)}")], next="same")

    with pytest.raises(PagingError, match=r"numbers\.list: the server names the same next page twice"):
        list(iterate(_fetching(for_ever)[0], BY_CURSOR, ()))

    def last_for_ever(cursor: str | None) -> Entries:
        return Entries([Entry("a")], next="same")

    assert [entry.id for entry in _both(BY_CURSOR, last_for_ever)] == ["a"]


def _followed(answer: Callable[[Request], Response], operation: Operation[Any]) -> tuple[list[str], list[Request]]:
    """What the iterator of a whole client gives, sync and async, and what was asked."""
    ids: list[list[str]] = []
    transport = FakeTransport(answer)
    with ThingsHub("https://demo.example", token="t", transport=transport) as hub:
        ids.append([e.id for e in cast("Iterator[Entry]", iterate(hub.devices, operation, (), 2))])

    async def scenario(hub: AsyncThingsHub) -> None:
        entries = cast("AsyncIterator[Entry]", iterate_async(hub.devices, operation, (), 2))
        ids.append([entry.id async for entry in entries])

    later = FakeAsyncTransport(answer)
    run_async(scenario, lambda: AsyncThingsHub("https://demo.example", token="t", transport=later))
    assert ids[0] == ids[1]
    assert [request.target for request in transport.requests] == [request.target for request in later.requests]
    return ids[0], transport.requests


BY_LINK = _list(Paging("link", (), size=0), list[Entry], QueryParameter("per_page"))


@pytest.mark.parametrize("form", ["https://demo.example/numbers?after={}", "/numbers?after={}", "?after={}"])
def test_links_are_followed_on_the_same_host_only(form: str) -> None:
    def answer(request: Request) -> Response:
        at = int(request.target.rpartition("=")[2]) if "after" in request.target else 0
        link = f'<https://x.example>; rel="prev", <{form.format(at + 2)}>; title="a, b"; rel="next last"'
        page = json.dumps([{"id": str(n)} for n in range(at, min(at + 2, 5))])
        return json_answer(page, Link=link) if at < 4 else json_answer(page)

    ids, requests = _followed(answer, BY_LINK)
    assert ids == ["0", "1", "2", "3", "4"]
    targets = [request.target for request in requests]
    assert targets == ["/numbers?per_page=2", "/numbers?after=2", "/numbers?after=4"]
    assert all(request.headers["Authorization"] == "Bearer t" for request in requests)


@pytest.mark.parametrize(
    "link",
    ["https://evil.example/numbers", "//evil.example/numbers", "https://demo.example:8443/", "http://demo.example/"],
)
def test_a_link_to_another_host_is_refused(link: str) -> None:
    def answer(request: Request) -> Response:
        return json_answer('[{"id":"a"}]', Link=f'<{link}>; rel="next"')

    transport = FakeTransport(answer)
    hub = ThingsHub("https://demo.example", token="t", transport=transport)
    entries = iterate(hub.devices, BY_LINK, ())
    with pytest.raises(PagingError, match="another host"):
        list(entries)
    assert len(transport.requests) == 1


def test_a_link_that_comes_again_ends_it() -> None:
    new = count()

    def answer(request: Request) -> Response:
        return json_answer(f'[{{"id":"{next(new)}"}}]', Link='</numbers?p=2>; rel="next"')

    hub = ThingsHub("https://demo.example", token="t", transport=FakeTransport(answer))
    with pytest.raises(PagingError, match="same next page twice"):
        list(iterate(hub.devices, BY_LINK, ()))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('<https://a.example/?p=2>; rel="next"', "https://a.example/?p=2"),
        ("</x>; rel=prev, </y>; rel=next", "/y"),
        ('</x?a=1,2;3>; title="rel=next"; rel="last"', None),
        ('</x>; REL="Next"', "/x"),
        ("", None),
        ("garbage", None),
    ],
)
def test_link_headers_are_read(header: str, expected: str | None) -> None:
    assert next_link(header) == expected


def test_iterating_is_the_same_with_both_clients() -> None:
    def answer(request: Request) -> Response:
        entries = [{"id": str(n)} for n in range(3)] if "offset=0" in request.target else []
        return json_answer(json.dumps({"collection": entries}))

    ids, requests = _followed(answer, BY_ID)
    assert ids == ["0", "1", "2"]
    assert requests[0].target == "/numbers?limit=2&offset=0"


def test_an_entry_that_is_kept_does_not_hold_its_page() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        kept = [device async for device in hub.devices.iterate(page_size=50) if device.id.endswith("7")]
        assert [device.id for device in kept] == [f"d{n}" for n in range(7, 100, 10)]
        for device in kept:
            source = source_of(device)
            assert source is not None
            assert json.loads(source.content) == _device(int(device.id[1:]))
            device.name = "Another"
            assert as_update(device, DeviceUpdate)["firmware"] == device.id

    def answer(request: Request) -> Response:
        offset = int(request.target.partition("offset=")[2].partition("&")[0])
        return json_answer(json.dumps({"collection": [_device(n) for n in range(offset, min(offset + 50, 100))]}))

    run_both(scenario, answer)


def _device(number: int) -> dict[str, Any]:
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    return {"id": f"d{number}", "name": "n", "labels": [], "firmware": f"d{number}", **times}
