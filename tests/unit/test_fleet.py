"""Runs over many devices and assets: order, windows, failures, ambiguous answers, ends."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count
from typing import Any

import pytest

from tests.both import FakeAsyncTransport, FakeTransport, json_answer
from tests.faces import sync_face
from tests.fleets import LOST, Fleet, body_of, refused
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub.errors import (
    AlreadyExistsError,
    AuthenticationError,
    BadRequestError,
    ForeignAnswerError,
    ImportRefusedError,
    InputError,
    InternalServerError,
    NotFoundError,
    RequestTimeoutError,
    StoppedError,
)
from thingshub.fleet import Outcome, Progress
from thingshub.fleet_window import WINDOW
from thingshub.models import AssetImportEntry, DeviceCreate, DeviceUpdate, LorawanSettingsInput
from thingshub.transport import Request, Response

NEVER_AGAIN = Retries(attempts=1)
GROUP_SLACK = 200
Scenario = Callable[[AsyncThingsHub], Awaitable[None]]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thingshub.fleet_jobs.PAUSES_SECONDS", (0.0, 0.0, 0.0, 0.0))


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def play(scenario: Scenario, make: Callable[[], Fleet]) -> tuple[Fleet, Fleet]:
    """Play a scenario with the sync and with the async client, on a fleet of its own each; both fleets."""
    fleets = make(), make()
    with ThingsHub("https://demo.example", token="token", transport=FakeTransport(fleets[0].answer)) as hub:
        sync_face(scenario)(hub.with_options(retries=NEVER_AGAIN))

    async def main() -> None:
        transport = FakeAsyncTransport(fleets[1].answer)
        async with AsyncThingsHub("https://demo.example", token="token", transport=transport) as hub:
            await scenario(hub.with_options(retries=NEVER_AGAIN))

    asyncio.run(main())
    return fleets


async def all_of(run: Any) -> list[Outcome[Any]]:
    return [outcome async for outcome in run]


def named(number: int) -> Iterator[dict[str, str]]:
    return ({"id": f"dev-{n}", "name": f"Device {n}"} for n in range(number))


def test_outcomes_come_in_the_order_of_the_input_whatever_form_items_have() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        settings = LorawanSettingsInput(dev_eui="70b3d57ed0000001", app_key="5ec7e75ec7e75ec7e75ec7e75ec7e75e")
        pump = DeviceCreate(name="Pump", id="pump-7", network_settings=settings)
        items: list[Any] = [pump, {"name": "Fan", "id": "fan-1"}]
        outcomes = await all_of(hub.devices.create_many([*items, *named(300)]))
        assert [outcome.index for outcome in outcomes] == list(range(302))
        assert [outcome.id for outcome in outcomes][:3] == ["pump-7", "fan-1", "dev-0"]
        assert {outcome.status for outcome in outcomes} == {"done"}
        assert all(outcome.value and outcome.value.id == outcome.id for outcome in outcomes)
        assert "5ec7e7" not in repr(outcomes), "no key shows"

    for fleet in play(scenario, Fleet):
        assert len(fleet.devices) == fleet.count("POST") == 302


def test_a_device_without_an_id_gets_one_before_it_is_sent() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        outcomes = await all_of(hub.devices.create_many([{"name": "Same"}, {"name": "Same"}]))
        assert len({outcome.id for outcome in outcomes}) == 2
        assert all(outcome.id and outcome.id.startswith("device-") for outcome in outcomes)

    for fleet in play(scenario, Fleet):
        assert len(fleet.devices) == 2


@pytest.mark.parametrize(
    ("item", "complaint"),
    [
        ({"id": "pump-7"}, "name is missing"),
        ({"name": ""}, "name needs at least 1 characters"),
        ({"name": "P", "id": "pump--7"}, "id does not fit the pattern"),
        ({"name": "P", "id": "pump-7\n"}, "id does not fit the pattern"),
        ({"name": "P", "id": "p" * 64}, "id has more than 63 characters"),
        ({"name": 7}, "name must be of type string"),
        ({"name": True}, "name must be of type string"),
        ({"name": "P", "nme": "Q"}, "nme is not known here; known are id, name"),
        ({"name": "P", "labels": ["hall-1", "x"]}, "labels[1] needs at least 3 characters"),
        ({"name": "P", "labels": []}, "labels needs at least 1 entries"),
        ({"name": "P", "network_settings": {"app_key": "5ecret"}}, "network_settings.app_key needs at least 32"),
        ({"name": "P", "network_settings": None}, "network_settings must be of type object"),
        ({"name": "P", "description": object()}, "it cannot be sent"),
        ("pump-7", "a str is no DeviceCreate"),
    ],
)
def test_an_item_that_cannot_be_right_is_not_sent(item: Any, complaint: str) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        for dry_run in (False, True):
            outcomes = await all_of(hub.devices.create_many([{"name": "Good"}, item], dry_run=dry_run))
            assert [outcome.status for outcome in outcomes] == ["planned" if dry_run else "done", "failed"]
            assert isinstance(outcomes[1].error, InputError)
            assert str(outcomes[1].error).startswith(f"item 2: {complaint}")
            assert "5ecret" not in str(outcomes[1])

    for fleet in play(scenario, Fleet):
        assert fleet.count("POST") == 1


def test_a_dry_run_sends_nothing_and_finds_ids_that_are_there_twice() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        run = hub.devices.create_many([*named(3), {"name": "Again", "id": "dev-1"}], dry_run=True)
        report = await run.finish()
        assert str(report).startswith("devices.create: 3 would be done, 1 failed")
        assert str(report.failures[0].error) == "item 4: the id dev-1 is there twice"

    for fleet in play(scenario, Fleet):
        assert fleet.requests == []


def test_progress_is_told_with_the_total_when_the_input_has_a_length() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        told: list[Progress] = []
        items = [*named(3), {"name": ""}]
        await hub.devices.create_many(items, on_progress=told.append).finish()
        assert told[-1][:4] == (3, 1, 0, 4)
        assert told[-1].per_second > 0
        await hub.devices.create_many(named(0), on_progress=told.append).finish()
        assert told[-1][:4] == (0, 0, 0, None)

    play(scenario, Fleet)


def test_no_more_than_asked_for_are_in_flight() -> None:
    class Slow(FakeAsyncTransport):
        now = most = 0

        async def send(self, request: Request, timeout: Timeout) -> Response:
            Slow.now += 1
            Slow.most = max(Slow.most, Slow.now)
            await asyncio.sleep(0.001)
            Slow.now -= 1
            return await super().send(request, timeout)

    async def main() -> None:
        transport = Slow(Fleet().answer)
        async with AsyncThingsHub("https://demo.example", token="t", transport=transport) as hub:
            await hub.devices.create_many(named(50), concurrency=5).finish()

    asyncio.run(main())
    assert Slow.most == 5


def test_one_slow_device_does_not_let_the_run_read_the_whole_input() -> None:
    gate = threading.Event()
    read = count()
    drawn: list[int] = []

    def items() -> Iterator[dict[str, str]]:
        for item in named(5 * WINDOW):
            drawn.append(next(read))
            yield item

    def before(request: Request) -> None:
        if body_of(request)["id"] == "dev-0":
            gate.wait()

    class Held(FakeTransport):
        def send(self, request: Request, timeout: Timeout) -> Response:
            before(request)
            return super().send(request, timeout)

    fleet = Fleet()
    with ThingsHub("https://demo.example", token="t", transport=Held(fleet.answer)) as hub:
        run = hub.devices.create_many(items())
        first: list[Outcome[Any]] = []
        reader = threading.Thread(target=lambda: first.append(next(run)))
        reader.start()
        try:
            while len(fleet.devices) < WINDOW - GROUP_SLACK:
                time.sleep(0.001)
            assert len(drawn) <= WINDOW, "the window is full, and nothing more is read"
        finally:
            gate.set()
            reader.join()
            run.close()
    assert first[0].id == "dev-0"


def test_a_run_that_is_left_stops_and_closes_everything() -> None:
    fleet = Fleet()
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(fleet.answer)) as hub:
        for outcome in hub.devices.create_many(named(100_000)):
            if outcome.index == 10:
                break
        gc.collect()
        assert not [thread for thread in threading.enumerate() if "thingshub" in thread.name]
        begun = fleet.count("POST")
        assert begun < 5000

    async def main() -> None:
        fleet = Fleet()
        transport = FakeAsyncTransport(fleet.answer)
        async with AsyncThingsHub("https://demo.example", token="t", transport=transport) as hub:
            async with hub.devices.create_many(named(100_000)) as run:
                async for outcome in run:
                    if outcome.index == 10:
                        break
            begun = fleet.count("POST")
            await asyncio.sleep(0.01)
            assert fleet.count("POST") == begun < 5000
            assert len(asyncio.all_tasks()) == 1

    asyncio.run(main())


def test_nothing_is_begun_before_the_first_step_and_bad_numbers_are_told_at_once() -> None:
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(Fleet().answer)) as hub:
        hub.devices.create_many(named(10)).close()
        with pytest.raises(ValueError, match="concurrency must be 1 or more"):
            hub.devices.create_many(named(10), concurrency=0)
        with pytest.raises(ValueError, match="max_failures must be 1 or more"):
            hub.devices.create_many(named(10), max_failures=0)
        with pytest.raises(ValueError, match="batch_size must be from 1 to 50,000"):
            hub.assets.import_all([], batch_size=50_001)


def test_a_run_is_no_single_call_to_look_at() -> None:
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(Fleet().answer)) as hub:
        with pytest.raises(TypeError, match="create_many makes many calls"):
            hub.preview(hub.devices.create_many, [])
        with pytest.raises(TypeError, match="import_all makes many calls"):
            hub.preview(hub.assets.import_all, [])
        assert hub.preview(hub.assets.import_many, [AssetImportEntry(id="a")]).body == '[{"id":"a"}]'


def test_an_error_of_the_input_comes_after_what_was_begun_before_it() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        def broken() -> Iterator[dict[str, str]]:
            yield from named(3)
            raise OSError("the disk is gone")

        run = hub.devices.create_many(broken())
        assert [(await anext(run)).status for _ in range(3)] == ["done"] * 3
        with pytest.raises(OSError, match="the disk is gone"):
            await anext(run)

    play(scenario, Fleet)


def test_async_runs_take_async_inputs() -> None:
    async def items() -> AsyncIterator[dict[str, str]]:
        for item in named(250):
            await asyncio.sleep(0)
            yield item

    async def main() -> None:
        fleet = Fleet()
        transport = FakeAsyncTransport(fleet.answer)
        async with AsyncThingsHub("https://demo.example", token="t", transport=transport) as hub:
            report = await hub.devices.create_many(items()).finish()
        assert report.done == len(fleet.devices) == 250

    asyncio.run(main())


def test_a_lost_answer_is_looked_up_and_nothing_is_sent_twice() -> None:
    def make() -> Fleet:
        def lose(request: Request) -> None:
            if request.method == "POST":
                raise LOST

        return Fleet(after=lose)

    async def scenario(hub: AsyncThingsHub) -> None:
        report = await hub.devices.create_many([*named(5), {"name": "Without an id"}]).finish()
        assert (report.done, report.failures) == (6, [])

    for fleet in play(scenario, make):
        assert fleet.count("POST") == fleet.count("GET") == len(fleet.devices) == 6


def test_a_lost_request_is_sent_again_once_it_is_known_that_nothing_came_of_it() -> None:
    def make() -> Fleet:
        lost = iter([LOST, LOST])

        def lose(request: Request) -> None:
            if request.method == "POST" and (failure := next(lost, None)):
                raise failure

        return Fleet(before=lose)

    async def scenario(hub: AsyncThingsHub) -> None:
        report = await hub.devices.create_many([{"name": "Pump"}]).finish()
        assert (report.done, report.failures) == (1, [])

    for fleet in play(scenario, make):
        assert [method for method, _ in fleet.requests] == ["POST", "GET", "POST", "GET", "POST"]
        assert len(fleet.devices) == 1


def test_a_request_that_arrives_late_makes_no_second_device() -> None:
    """The first POST is lost, the look finds nothing, the second POST meets the first one, which has arrived now."""

    def make() -> Fleet:
        late: list[Request] = []

        def hold(request: Request) -> Response | None:
            if request.method == "POST" and not late:
                late.append(request)
                raise LOST
            if request.method == "POST" and len(late) == 1:
                late.append(request)
                return fleet._carried_out(late[0]) and None  # pyright: ignore[reportPrivateUsage]
            return None

        fleet = Fleet(before=hold)
        return fleet

    async def scenario(hub: AsyncThingsHub) -> None:
        outcomes = await all_of(hub.devices.create_many([{"name": "Pump"}]))
        assert [outcome.status for outcome in outcomes] == ["done"]

    for fleet in play(scenario, make):
        assert [method for method, _ in fleet.requests] == ["POST", "GET", "POST", "GET"]
        assert len(fleet.devices) == 1


def test_another_device_of_the_same_id_is_not_taken_for_the_one_to_create() -> None:
    def make() -> Fleet:
        def lose(request: Request) -> None:
            if request.method == "POST":
                raise LOST

        fleet = Fleet(before=lose)
        fleet.devices["pump-7"] = {"id": "pump-7", "name": "Somebody's", "labels": [], "created_at": "2020-01-01T00:00:00Z", "updated_at": "2020-01-01T00:00:00Z"}  # noqa: E501  # fmt: skip
        return fleet

    async def scenario(hub: AsyncThingsHub) -> None:
        [outcome] = await all_of(hub.devices.create_many([{"id": "pump-7", "name": "Mine"}]))
        assert outcome.status == "failed"
        assert isinstance(outcome.error, AlreadyExistsError)

    play(scenario, make)


def test_a_taken_id_is_refused_and_not_looked_up() -> None:
    def make() -> Fleet:
        fleet = Fleet()
        fleet.devices["dev-1"] = {}
        return fleet

    async def scenario(hub: AsyncThingsHub) -> None:
        outcomes = await all_of(hub.devices.create_many(named(3)))
        assert [outcome.status for outcome in outcomes] == ["done", "failed", "done"]
        assert isinstance(outcomes[1].error, BadRequestError)

    for fleet in play(scenario, make):
        assert fleet.count("GET") == 0


def test_what_cannot_be_found_out_is_unknown_and_keeps_its_id() -> None:
    def make() -> Fleet:
        def lose(request: Request) -> None:
            raise LOST

        return Fleet(before=lose)

    async def scenario(hub: AsyncThingsHub) -> None:
        [outcome] = await all_of(hub.devices.create_many([{"name": "Pump"}]))
        assert outcome.status == "unknown"
        assert outcome.id is not None
        assert isinstance(outcome.error, RequestTimeoutError)

    for fleet in play(scenario, make):
        assert fleet.count("POST") == 1, "nothing is sent again before a look has told that it is not there"


def test_an_internal_error_is_looked_up_once_and_not_repeated() -> None:
    def make() -> Fleet:
        return Fleet(before=lambda request: refused(500) if request.method == "POST" else None)

    async def scenario(hub: AsyncThingsHub) -> None:
        [outcome] = await all_of(hub.devices.create_many([{"name": "Pump"}]))
        assert outcome.status == "unknown"
        assert isinstance(outcome.error, InternalServerError)

    for fleet in play(scenario, make):
        assert [method for method, _ in fleet.requests] == ["POST", "GET"]


def test_an_error_that_all_others_would_meet_ends_the_run() -> None:
    def make() -> Fleet:
        return Fleet(before=lambda _: refused(401))

    async def scenario(hub: AsyncThingsHub) -> None:
        run = hub.devices.create_many(named(5000), concurrency=4)
        with pytest.raises(StoppedError, match=r"devices.create: stopped .*401 no") as caught:
            await run.finish()
        assert isinstance(caught.value.__cause__, AuthenticationError)
        assert 1 <= run.report.failed <= 4, "what was in flight, and nothing else"
        assert run.report.done == 0

    for fleet in play(scenario, make):
        assert fleet.count("POST") <= 4


def test_too_many_failures_end_the_run() -> None:
    def make() -> Fleet:
        return Fleet(before=lambda _: refused(400))

    async def scenario(hub: AsyncThingsHub) -> None:
        run = hub.devices.create_many(named(50_000), max_failures=20)
        with pytest.raises(StoppedError, match="20 items have failed"):
            await run.finish()
        assert 20 <= run.report.failed < 5000

    for fleet in play(scenario, make):
        assert fleet.count("POST") < 5000


def test_a_defect_is_raised_and_not_taken_for_a_failed_item() -> None:
    def make() -> Fleet:
        def broken(_: Request) -> None:
            raise ZeroDivisionError

        return Fleet(before=broken)

    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(ZeroDivisionError):
            await hub.devices.create_many(named(3)).finish()

    play(scenario, make)


def test_updates_take_read_devices_pairs_and_mappings() -> None:
    def make() -> Fleet:
        fleet = Fleet()
        for n in range(4):
            fleet.devices[f"dev-{n}"] = {"id": f"dev-{n}", "name": "Old", "labels": [], "created_at": "2020-01-01T00:00:00Z", "updated_at": "2020-01-01T00:00:00Z"}  # noqa: E501  # fmt: skip
        return fleet

    async def scenario(hub: AsyncThingsHub) -> None:
        device = await hub.devices.get("dev-0")
        device.name = "Zero"
        changes: list[Any] = [
            device.to_update(),
            ("dev-1", DeviceUpdate(name="One")),
            ("dev-2", {"description": None}),
            {"id": "dev-3", "name": "Three"},
            ("dev-9", {"name": "Nobody"}),
            {"name": "Without an id"},
            {"name": "With a number", "id": 7},
            ("dev-1", {"name": ""}),
        ]
        outcomes = await all_of(hub.devices.update_many(changes))
        assert [outcome.status for outcome in outcomes] == ["done"] * 4 + ["failed"] * 4
        assert isinstance(outcomes[4].error, NotFoundError)
        assert [str(outcome.error).partition(" --")[0] for outcome in outcomes[5:]] == [
            "item 6: it has no id",
            "item 7: it has no id",
            "item 8: name needs at least 1 characters",
        ]

    for fleet in play(scenario, make):
        assert [device["name"] for device in fleet.devices.values()] == ["Zero", "One", "Old", "Three"]


def test_a_deletion_whose_answer_was_lost_is_done_when_nothing_is_left() -> None:
    def make() -> Fleet:
        lost = iter([LOST])

        def lose(request: Request) -> None:
            if request.method == "DELETE" and (failure := next(lost, None)):
                raise failure

        fleet = Fleet(after=lose)
        fleet.devices = {f"dev-{n}": {} for n in range(3)}
        return fleet

    async def scenario(hub: AsyncThingsHub) -> None:
        twice = hub.with_options(retries=Retries(attempts=2, first_wait_seconds=0.001))
        outcomes = await all_of(twice.devices.delete_many(["dev-0", "dev-1", "dev-2", "dev-9"], concurrency=1))
        assert [outcome.status for outcome in outcomes] == ["done", "done", "done", "failed"]
        assert isinstance(outcomes[3].error, NotFoundError)

    for fleet in play(scenario, make):
        assert fleet.devices == {}
        assert fleet.count("DELETE") == 5


class Imports:
    """A server that imports assets and refuses those named Bad."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def answer(self, request: Request) -> Response:
        entries = body_of(request)
        self.sizes.append(len(entries))
        errors = [{"index": n, "id": e["id"], "error": "bad"} for n, e in enumerate(entries) if e.get("name") == "Bad"]
        done = len(entries) - len(errors)
        return json_answer(json.dumps({"created": done, "updated": 0, "failed": len(errors), "errors": errors}))


def test_an_import_of_any_length_is_split_and_each_problem_finds_its_item() -> None:
    server = Imports()
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(server.answer)) as hub:
        entries = [{"id": f"a-{n}", "name": "Bad" if n == 17 else "Good", "colour": "blue"} for n in range(25)]
        outcomes = list(hub.assets.import_all([*entries, {"name": "No id"}], batch_size=10, concurrency=1))
    assert server.sizes == [10, 10, 5]
    assert [outcome.index for outcome in outcomes if outcome.is_failure] == [17, 25]
    assert isinstance(outcomes[17].error, ImportRefusedError)
    assert str(outcomes[25].error).startswith("item 26: id is missing")


def test_import_many_itself_takes_more_than_one_request_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thingshub._resources.asset_parts.MOST_ENTRIES", 10)

    async def scenario(hub: AsyncThingsHub) -> None:
        entries = [AssetImportEntry(id=f"a-{n}", name="Bad" if n == 17 else "Good") for n in range(25)]
        result = await hub.assets.import_many(entries)
        assert (result.created, result.failed, [problem.index for problem in result.errors]) == (24, 1, [17])
        assert (await hub.assets.import_many(entries[:3])).created == 3

    server = Imports()
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(server.answer)) as hub:
        sync_face(scenario)(hub)

    async def main() -> None:
        transport = FakeAsyncTransport(server.answer)
        async with AsyncThingsHub("https://demo.example", token="t", transport=transport) as later:
            await scenario(later)

    asyncio.run(main())
    assert server.sizes == [10, 10, 5, 3] * 2


PAGE = Response(404, {"Content-Type": "text/html"}, b"<html>404 Not Found</html>")


def test_the_404_of_a_web_server_is_no_proof_that_nothing_is_there() -> None:
    def make() -> Fleet:
        lost = iter([LOST])

        def turn_away(request: Request) -> Response | None:
            if request.method == "DELETE" and (failure := next(lost, None)):
                raise failure
            return PAGE

        fleet = Fleet(before=turn_away)
        fleet.devices = {"dev-0": {}, "dev-1": {}}
        return fleet

    async def scenario(hub: AsyncThingsHub) -> None:
        twice = hub.with_options(retries=Retries(attempts=2, first_wait_seconds=0.001))
        outcomes = await all_of(twice.devices.delete_many(["dev-0", "dev-1"], concurrency=1))
        assert [outcome.status for outcome in outcomes] == ["unknown", "failed"]
        assert all(isinstance(outcome.error, ForeignAnswerError) for outcome in outcomes)

    for fleet in play(scenario, make):
        assert set(fleet.devices) == {"dev-0", "dev-1"}


def test_a_created_device_that_a_proxy_hides_is_not_created_again() -> None:
    def make() -> Fleet:
        def lose(request: Request) -> Response | None:
            if request.method == "POST":
                raise LOST
            return PAGE  # of whatever is read back

        return Fleet(after=lose)

    async def scenario(hub: AsyncThingsHub) -> None:
        outcomes = await all_of(hub.devices.create_many([{"id": "pump-7", "name": "Pump"}]))
        assert [outcome.status for outcome in outcomes] == ["unknown"]

    for fleet in play(scenario, make):
        assert fleet.count("POST") == 1


@pytest.mark.parametrize("kind", [ThingsHub, AsyncThingsHub])
def test_a_run_that_nobody_starts_is_told(kind: Any) -> None:
    hub = kind("https://demo.example", token="t")
    with pytest.warns(RuntimeWarning, match=r"a run of devices\.create was dropped and has sent nothing"):
        hub.devices.create_many([{"name": "Pump"}])


def test_a_run_that_is_closed_or_finished_is_not_told(recwarn: pytest.WarningsRecorder) -> None:
    fleet = Fleet()
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(fleet.answer)) as hub:
        hub.devices.create_many([{"name": "Pump"}]).close()
        hub.devices.create_many([{"name": "Pump"}]).finish()
        with hub.devices.create_many([{"name": "Pump"}]):
            pass
    gc.collect()
    assert not [warning for warning in recwarn if "run of" in str(warning.message)]
