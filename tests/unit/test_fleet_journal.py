"""The resume file: what is done is not done again, what may be done is looked at, what does not fit is refused."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.both import FakeTransport
from tests.fleets import LOST, Fleet, body_of, refused
from thingshub import ThingsHub
from thingshub.errors import ResumeError
from thingshub.transport import Request, Response

ITEMS = [{"name": f"Device {n}"} if n % 2 else {"name": f"Device {n}", "id": f"dev-{n}"} for n in range(40)]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thingshub.fleet_jobs.PAUSES_SECONDS", (0.0, 0.0))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "fleet.resume"


@pytest.fixture
def fleet() -> Fleet:
    return Fleet()


@pytest.fixture
def hub(fleet: Fleet) -> Iterator[ThingsHub]:
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(fleet.answer)) as hub:
        yield hub


def lines_of(file: Path) -> list[list[str]]:
    return [line.split() for line in file.read_text().splitlines()[1:]]


def test_a_second_run_skips_what_is_done(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    assert hub.devices.create_many(ITEMS, resume=file).finish().done == 40
    report = hub.devices.create_many(ITEMS, resume=file).finish()
    assert (report.done, report.skipped, report.failed) == (0, 40, 0)
    assert str(report).startswith("devices.create: 0 done, 0 failed, 40 done earlier")
    assert fleet.count("POST") == len(fleet.devices) == 40


def test_an_item_is_on_disk_before_it_is_sent(fleet: Fleet, file: Path) -> None:
    seen: list[bool] = []

    def answer(request: Request) -> Response:
        id = body_of(request)["id"]
        noted = [line for line in lines_of(file) if line[0] == "s"]
        index = ITEMS.index({"name": body_of(request)["name"], **({"id": id} if id.startswith("dev-") else {})})
        seen.append(noted[index][3:] == ([] if id.startswith("dev-") else [id]))
        return fleet.answer(request)

    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(answer)) as hub:
        hub.devices.create_many(ITEMS, resume=file).finish()
    assert seen == [True] * 40


def test_no_key_and_no_name_is_in_the_file(hub: ThingsHub, file: Path) -> None:
    key = "5ec7e7" * 5 + "5e"
    hub.devices.create_many([{"name": "Secret pump", "network_settings": {"app_key": key}}], resume=file).finish()
    assert key not in file.read_text()
    assert "Secret" not in file.read_text()


@pytest.mark.parametrize("written", range(0, 40, 3))
def test_killed_after_the_server_created_it_and_before_that_was_written(
    hub: ThingsHub, fleet: Fleet, file: Path, written: int
) -> None:
    """The file of a killed run: every item was begun, all were created, but the end of only some was written."""
    hub.devices.create_many(ITEMS, resume=file).finish()
    begun = [line for line in file.read_text().splitlines(keepends=True) if not line.startswith("d ")]
    ended = [line for line in file.read_text().splitlines(keepends=True) if line.startswith("d ")]
    file.write_text("".join(begun + ended[:written]))
    fleet.requests.clear()
    report = hub.devices.create_many(ITEMS, resume=file).finish()
    assert (report.done, report.skipped, report.failed) == (40 - written, written, 0)
    assert fleet.count("POST") == 0, "nothing was sent again"
    assert fleet.count("GET") == 40 - written
    assert len(fleet.devices) == 40


def test_killed_before_it_was_sent(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    hub.devices.create_many(ITEMS, resume=file).finish()
    file.write_text("".join(line for line in file.read_text().splitlines(keepends=True) if not line.startswith("d ")))
    made = {line[3] for line in lines_of(file) if len(line) == 4}
    fleet.devices.clear()
    assert hub.devices.create_many(ITEMS, resume=file).finish().done == 40
    assert len(fleet.devices) == 40
    assert made < fleet.devices.keys(), "an id that was made for an item stays its id"


def test_a_torn_last_line_is_cut_off(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    hub.devices.create_many(ITEMS, resume=file).finish()
    lines = file.read_text().splitlines(keepends=True)
    whole = "".join(
        sorted(lines, key=lambda line: line.startswith("d "))
    ).encode()  # begun first, as before they were sent
    for torn in range(1, 60, 4):
        file.write_bytes(whole[:-torn])
        assert hub.devices.create_many(ITEMS, resume=file).finish().failed == 0
        assert file.read_bytes().endswith(b"\n")
    assert len(fleet.devices) == 40


def test_even_of_the_first_line(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    hub.devices.create_many([], resume=file).finish()
    file.write_bytes(file.read_bytes()[:20])
    assert hub.devices.create_many(ITEMS, resume=file).finish().done == 40


def test_what_was_left_goes_on(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    rounds = 0
    while True:
        rounds += 1
        with hub.devices.create_many(ITEMS, resume=file, concurrency=2) as run:
            fresh = [outcome for outcome in (next(run, None) for _ in range(12 * rounds)) if outcome]
        if len(fresh) == 40:
            break
    assert rounds == 4
    assert len(fleet.devices) == fleet.count("POST") == 40


def test_a_refused_item_may_be_mended_and_is_sent_again(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    fleet.devices["dev-4"] = {}
    report = hub.devices.create_many(ITEMS, resume=file).finish()
    assert [outcome.index for outcome in report.failures] == [4]
    mended = [{"name": "Device 4", "id": "dev-four"} if n == 4 else item for n, item in enumerate(ITEMS)]
    report = hub.devices.create_many(mended, resume=file).finish()
    assert (report.done, report.skipped, report.failed) == (1, 39, 0)


def test_an_unknown_item_stays_in_flight_with_its_id(file: Path) -> None:
    is_down = True

    def before(request: Request) -> Response | None:
        if is_down and request.method == "GET":
            return refused(404)
        return None

    def after(request: Request) -> Response | None:
        if is_down:
            raise LOST
        return None

    fleet = Fleet(before=before, after=after)
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(fleet.answer)) as hub:
        [failure] = hub.devices.create_many([{"name": "Pump"}], resume=file).finish().failures
        assert failure.status == "unknown"
        is_down = False
        report = hub.devices.create_many([{"name": "Pump"}], resume=file).finish()
    assert (report.done, report.failed, len(fleet.devices)) == (1, 0, 1)


def test_a_deletion_in_flight_that_finds_nothing_is_done(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    fleet.devices = {"dev-0": {}, "dev-1": {}}
    assert hub.devices.delete_many(["dev-0", "dev-1"], resume=file).finish().done == 2
    file.write_text(file.read_text().replace("d 1\n", ""))
    report = hub.devices.delete_many(["dev-0", "dev-1"], resume=file).finish()
    assert (report.done, report.skipped, report.failed) == (1, 1, 0)


def test_a_dry_run_looks_and_writes_nothing(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    assert hub.devices.create_many(ITEMS, resume=file, dry_run=True).finish().done == 40
    assert not file.exists()
    hub.devices.create_many(ITEMS[:10], resume=file).finish()
    before = file.read_bytes()
    report = hub.devices.create_many(ITEMS, resume=file, dry_run=True).finish()
    assert (report.done, report.skipped) == (30, 10)
    assert file.read_bytes() == before
    assert len(fleet.devices) == 10


def test_another_input_is_refused_where_it_differs(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    hub.devices.create_many(ITEMS, resume=file).finish()
    changed = [*ITEMS[:7], {"name": "Inserted"}, *ITEMS[7:]]
    with pytest.raises(ResumeError, match=r"item 8 is not what the resume file .*fleet.resume was made for"):
        hub.devices.create_many(changed, resume=file).finish()
    with pytest.raises(ResumeError, match=r"the input ends after 39 items, but the resume file .* knows 40"):
        hub.devices.create_many(ITEMS[:39], resume=file).finish()
    assert len(fleet.devices) == 40


def test_another_operation_or_tenant_is_refused(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    hub.devices.create_many(ITEMS, resume=file).finish()
    with pytest.raises(ResumeError, match=r"is of operation devices.create, not devices.delete"):
        hub.devices.delete_many(["dev-0"], resume=file).finish()
    with (
        ThingsHub("https://other.example", token="t", transport=FakeTransport(fleet.answer)) as other,
        pytest.raises(ResumeError, match=r"is of tenant https://demo.example, not https://other.example"),
    ):
        other.devices.create_many(ITEMS, resume=file).finish()
    assert fleet.count("DELETE") == 0


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("id;name\npump-7;Pump\n", ":1: this is no resume file"),
        ("pump-7;Pump", ":1: this is no resume file"),
        ("[1]\n", ":1: this is no resume file"),
        ("HEADER\nx 1\n", ":2: this line is not one of a resume file"),
        ("HEADER\ns 0 00000000000000ff\ns one 00\n", ":3: this line"),
        ("HEADER\nd 5\n", ":2: this line"),
        ("HEADER\ns -1 00000000000000ff\n", ":2: this line"),
        ("HEADER\ns 99999999999 00000000000000ff\n", ":2: this line"),
        ("HEADER\n\xff\n", ":2: this line"),
    ],
)
def test_a_damaged_file_is_refused_and_kept(
    hub: ThingsHub, fleet: Fleet, file: Path, content: str, complaint: str
) -> None:
    hub.devices.create_many([], resume=file).finish()
    content = content.replace("HEADER", file.read_text().strip())
    file.write_text(content, encoding="latin-1")
    with pytest.raises(ResumeError, match=f"fleet.resume{complaint}"):
        hub.devices.create_many(ITEMS, resume=file).finish()
    assert file.read_text(encoding="latin-1") == content
    assert fleet.requests == []


def test_a_file_in_use_is_refused(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    with hub.devices.create_many(ITEMS, resume=file) as run:
        next(run)
        with pytest.raises(ResumeError, match=r"fleet.resume is in use by another run"):
            next(hub.devices.create_many(ITEMS, resume=file))
        code = (
            "import sys\n"
            "from thingshub.fleet_journal import Journal\n"
            "Journal(sys.argv[1], operation='devices.create', tenant='https://demo.example')\n"
        )
        other = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False)
        assert "ResumeError" in other.stderr
        assert "is in use by another run" in other.stderr
    assert hub.devices.create_many(ITEMS, resume=file).finish().failed == 0


def test_a_file_that_cannot_be_made_is_told(hub: ThingsHub, tmp_path: Path) -> None:
    with pytest.raises(ResumeError, match="cannot be opened: No such file or directory"):
        hub.devices.create_many(ITEMS, resume=tmp_path / "nowhere" / "fleet.resume").finish()
    with pytest.raises(ResumeError, match="cannot be opened: Is a directory"):
        hub.devices.create_many(ITEMS, resume=tmp_path).finish()


def test_a_device_is_no_resume_file(hub: ThingsHub) -> None:
    with pytest.raises(ResumeError, match="is no file that can remember"):
        hub.devices.create_many(ITEMS, resume=os.devnull).finish()


def test_a_full_disk_is_told_before_anything_is_sent(
    hub: ThingsHub, fleet: Fleet, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.devices.create_many([], resume=file).finish()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("thingshub.fleet_journal.os.fsync", full)
    with pytest.raises(ResumeError, match="cannot be written: No space left on device"):
        hub.devices.create_many(ITEMS, resume=file).finish()
    assert fleet.requests == []


def test_many_items_take_few_bytes_of_memory(hub: ThingsHub, fleet: Fleet, file: Path) -> None:
    def items() -> Iterator[dict[str, Any]]:
        return ({"name": f"Device {n}"} for n in range(300))

    hub.devices.create_many(items(), resume=file).finish()
    from thingshub.fleet_journal import Journal

    with Journal(file, operation="devices.create", tenant="https://demo.example") as journal:
        assert len(journal._states) == len(journal._digests) == 300  # pyright: ignore[reportPrivateUsage]
        assert journal._ids == {}, "only what is in flight needs its id"  # pyright: ignore[reportPrivateUsage]
