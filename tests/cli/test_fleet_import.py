"""Import devices from a file: against a live sandbox, with failures, a dry run, an interruption and a resumption."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from thingshub import ThingsHub
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Running


@pytest.fixture
def live(command: Command, running: Running, monkeypatch: pytest.MonkeyPatch) -> Command:
    """A command line whose calls go to the sandbox: many at a time need a real transport."""
    monkeypatch.setenv("THINGSHUB_URL", running.url)
    monkeypatch.setenv("THINGSHUB_CA_FILE", str(running.ca_file))
    monkeypatch.delenv("THINGSHUB_TOKEN")
    monkeypatch.setenv("THINGSHUB_USERNAME", running.username)
    monkeypatch.setenv("THINGSHUB_PASSWORD", running.password)
    command.is_faked = False
    return command


def ids(running: Running, label: str) -> list[str]:
    with ThingsHub(running.url, username=running.username, password=running.password, ca_file=running.ca_file) as hub:
        return sorted(device.id for device in hub.devices.iterate(labels=[label]))


def test_import_tells_what_failed_in_a_file_that_can_be_mended(live: Command, running: Running, tmp_path: Path) -> None:
    file = tmp_path / "fleet.csv"
    file.write_text("id;name;labels;colour\na-1;One;hall-8;red\na-2;;hall-8;\na-3;Three;hall-8;\n")
    planned = live("devices", "import", str(file), "--dry-run")
    assert planned.code == 5
    assert "2 would be done, 1 failed" in planned.out
    assert ids(running, "hall-8") == []
    done = live("devices", "import", str(file))
    assert done.code == 5
    assert ids(running, "hall-8") == ["a-1", "a-3"]
    assert done.err.splitlines() == [
        "thingshub: fleet.csv: ignored columns: colour",
        "thingshub: fleet.csv, row 3: name is missing",
        f"thingshub: all of them are in {tmp_path / 'fleet.failed.csv'} -- mend and import that file",
    ]
    again = live("devices", "import", str(file))
    assert (again.code, "go on with --resume" in again.err) == (2, True)
    resumed = live("devices", "import", str(file), "--resume")
    assert "0 done, 1 failed, 2 done earlier" in resumed.out
    failed = tmp_path / "fleet.failed.csv"
    failed.write_text(failed.read_text().replace("a-2;;", "a-2;Two;"))
    mended = live("devices", "import", str(failed))
    assert (mended.code, mended.err) == (0, "thingshub: fleet.failed.csv: ignored columns: colour\n")
    assert ids(running, "hall-8") == ["a-1", "a-2", "a-3"]
    assert not (tmp_path / "fleet.failed.csv.resume").exists()


def test_an_import_that_stopped_goes_on(live: Command, running: Running, tmp_path: Path) -> None:
    file = tmp_path / "more.jsonl"
    file.write_text("".join(f'{{"id": "m-{n}", "name": "M", "labels": ["hall-7"]}}\n' for n in range(20)))
    running.faults.add("devices.create", Fault(status=500), times=100)
    stopped = live("devices", "import", str(file), "--concurrency", "2", "--max-failures", "3")
    assert stopped.code == 5
    assert "stopped after" in stopped.err
    assert "Traceback" not in stopped.err
    assert "failed" in stopped.out
    running.faults.clear()
    done = live("devices", "import", str(file), "--resume")
    assert done.code == 0, done.err
    assert ids(running, "hall-7") == sorted(f"m-{n}" for n in range(20))


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("nil.csv", None, "nil.csv: there is no such file"),
        ("fleet.txt", "id\n", "the name of fleet.txt must end with .csv"),
        ("empty.csv", "", "empty.csv, row 1: there is no header row"),
        ("other.csv", "a,b\n1,2\n", "other.csv, row 1: no column of a device"),
    ],
)
def test_what_is_no_table_is_said(
    live: Command, running: Running, tmp_path: Path, name: str, text: str | None, complaint: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    before = running.calls["devices.create"]
    done = live("devices", "import", str(tmp_path / name))
    assert done.code == 2
    assert complaint in done.err
    assert done.err.count("\n") == 1
    assert running.calls["devices.create"] == before
    assert live("devices", "import", str(tmp_path / "fleet.txt"), "--resume").code == 2
