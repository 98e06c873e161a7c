"""CSV and JSON Lines in and out: what is read, what is ignored, what is refused and where."""

from __future__ import annotations

import csv
import json
import logging
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.both import FakeTransport
from tests.fleets import Fleet, refused
from thingshub import ThingsHub
from thingshub.errors import InputError
from thingshub.fleet import Report
from thingshub.models import Device, Row
from thingshub.tabular import DeviceRow, read_devices, write_devices, write_rows
from thingshub.transport import Request, Response

KEY = "5ec7e75ec7e75ec7e75ec7e75ec7e75e"
DEV, JOIN = "70b3d57ed0000001", "0000000000000000"


def _file(folder: Path, content: str | bytes, name: str = "fleet.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _properties(path: Path) -> list[dict[str, Any]]:
    return [row.properties() for row in read_devices(path)]


WHOLE = {
    "id": "pump-7",
    "name": "Pump 7",
    "description": "North; side",
    "labels": ["hall-1", "cold"],
    "driver": "acme/pump:1.0",
    "network_connection_id": "lora",
    "network_settings": {"dev_eui": DEV, "join_eui": JOIN, "activation": "otaa", "app_key": KEY, "nwk_key": KEY},
}
COLUMNS = "id,name,description,labels,driver,network_connection_id,dev_eui,join_eui,activation,app_key,nwk_key"
CELLS = f'pump-7,Pump 7,North; side,"hall-1,cold",acme/pump:1.0,lora,{DEV},{JOIN},otaa,{KEY},{KEY}'


def test_every_column_of_a_device(tmp_path: Path) -> None:
    assert _properties(_file(tmp_path, f"{COLUMNS}\n{CELLS}\n")) == [WHOLE]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"id;name;dev_eui\npump-7;Pump;{DEV}\n", id="semicolons"),
        pytest.param(f"id,name,dev_eui\npump-7,Pump,{DEV}\n", id="commas"),
        pytest.param(f"id;name;dev_eui\npump-7;Pump;{DEV}", id="no line break at the end"),
        pytest.param(f"id;name;dev_eui\r\npump-7;Pump;{DEV}\r\n", id="CRLF"),
        pytest.param(f"\ufeffid;name;dev_eui\npump-7;Pump;{DEV}\n", id="byte order mark"),
        pytest.param(f'\ufeff"id";"name";"dev_eui"\npump-7;Pump;{DEV}\n', id="mark before a quote"),
        pytest.param(f" ID ;Name;Dev EUI\npump-7; Pump ;{DEV}\n", id="capitals and spaces"),
        pytest.param(f"id;name;dev-eui\n\npump-7;Pump;{DEV}\n;;\n", id="blank lines"),
        pytest.param(f'id;"name";dev_eui\n"pump-7";"Pump";"{DEV}"\n', id="quotes"),
        pytest.param(f'"a,b,c";id;name;dev_eui\n;pump-7;Pump;{DEV}\n', id="commas in a quoted column"),
        pytest.param("id;name;dev_eui\npump-7;Pump;70-B3-D5-7E-D0-00-00-01\n", id="as printed on the device"),
    ],
)
def test_all_kinds_of_files_say_the_same(tmp_path: Path, content: str) -> None:
    [found] = _properties(_file(tmp_path, content))
    found["network_settings"]["dev_eui"] = found["network_settings"]["dev_eui"].lower()
    assert found == {"id": "pump-7", "name": "Pump", "network_settings": {"dev_eui": DEV}}


def test_app_eui_stands_for_join_eui(tmp_path: Path) -> None:
    assert _properties(_file(tmp_path, f"name;app_eui\nPump;{JOIN}\n")) == [
        {"name": "Pump", "network_settings": {"join_eui": JOIN}}
    ]
    with pytest.raises(InputError, match=r"fleet.csv, row 1: the column join_eui is there twice"):
        _properties(_file(tmp_path, f"name;app_eui;join_eui\nPump;{JOIN};{JOIN}\n"))


def test_labels_are_separated_by_any_of_three_signs(tmp_path: Path) -> None:
    found = _properties(_file(tmp_path, 'name;labels\nA;hall-1, cold\nB;hall-1|cold\nC;"hall-1;cold"\nD;\n'))
    assert [row.get("labels") for row in found] == [["hall-1", "cold"]] * 3 + [None]


def test_unknown_columns_are_ignored_and_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "thingshub"):
        rows = read_devices(_file(tmp_path, "name;colour;;error\nPump;blue;x;was refused\n"))
        assert [row.properties() for row in rows] == [{"name": "Pump"}]
    assert rows.unknown_columns == ["colour", "column 3"]
    assert "fleet.csv: ignored columns: colour, column 3" in caplog.text


def test_rows_are_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    rows = list(read_devices(_file(tmp_path, 'name;description\n"A\nB";x\n\n"C";"y\r\nz"\nD;\n')))
    assert [row.place for row in rows] == [
        "fleet.csv, row 2 (line 3)",
        "fleet.csv, row 4 (line 6)",
        "fleet.csv, row 5 (line 7)",
    ]
    assert rows[0].properties()["name"] == "A\nB"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "row 1: there is no header row -- the first row names the columns"),
        ("\n\n", "row 1: there is no header row"),
        ("pump-7;Pump\n", "row 1: no column of a device is named here"),
        ("name;name\nA;B\n", "row 1: the column name is there twice"),
        ('name\n"Pump\n', "row 2: unexpected end of data"),
        ('name;id\n"Pump"7;x\n', "row 2: .*expected after"),
        (b"name\nM\xfcller\n", "is not UTF-8 -- save the file as UTF-8"),
        ("name\nPump\n".encode("utf-16"), "is not UTF-8"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: str | bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as caught:
        _properties(_file(tmp_path, content))
    assert caught.value.place.startswith("fleet.csv, row ")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.csv: cannot be opened: No such file or directory"):
        next(read_devices(tmp_path / "nowhere.csv"))
    with pytest.raises(ValueError, match=r"the name of fleet.xlsx must end with .csv, .jsonl, .ndjson"):
        read_devices(tmp_path / "fleet.xlsx")


BAD = [
    ("pump--7;Pump;", "dev_eui", "fleet.csv, row 2: id does not fit"),
    (f"pump-7;Pump;{DEV[:-1]}", "dev_eui", "fleet.csv, row 2: network_settings.dev_eui needs at least 16"),
    ("pump-7;Pump;7.0B3D57E+15", "dev_eui", "fleet.csv, row 2: network_settings.dev_eui"),
    (f"pump-7;Pump;{KEY}00", "app_key", "fleet.csv, row 2: network_settings.app_key has more than 32"),
    ("pump-7;;", "dev_eui", "fleet.csv, row 2: name is missing"),
    ("pump-7;Pump", "dev_eui", "fleet.csv, row 2: has 2 cells, the header 3"),
    ("pump-7;Pump;;;", "dev_eui", "fleet.csv, row 2: has 5 cells, the header 3"),
]


@pytest.mark.parametrize(("row", "column", "complaint"), BAD)
def test_a_bad_row_is_one_failure_and_stops_nothing(tmp_path: Path, row: str, column: str, complaint: str) -> None:
    path = _file(tmp_path, f"id;name;{column}\n{row}\nfan-1;Fan;\n")
    fleet = Fleet()
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(fleet.answer)) as hub:
        bad, good = hub.devices.create_many(read_devices(path))
    assert (bad.status, good.status, good.place) == ("failed", "done", "fleet.csv, row 3")
    assert str(bad.error).startswith(complaint)
    assert KEY not in f"{bad!r}{bad}"
    with pytest.raises(InputError) as caught:
        next(read_devices(path)).to_create()
    assert str(caught.value) == str(bad.error)


def test_json_lines_have_the_documents_names_or_flat_ones(tmp_path: Path) -> None:
    nested = {"name": "A", "labels": ["hall-1"], "network_settings": {"dev_eui": DEV}, "colour": "blue"}
    flat = {"name": "B", "dev_eui": DEV, "app_eui": JOIN, "labels": "hall-1,cold"}
    path = _file(tmp_path, f"{json.dumps(nested)}\n\n{json.dumps(flat)}\n", "fleet.jsonl")
    rows = read_devices(path)
    assert [row.properties() for row in rows] == [
        {"name": "A", "labels": ["hall-1"], "network_settings": {"dev_eui": DEV}},
        {"name": "B", "labels": ["hall-1", "cold"], "network_settings": {"dev_eui": DEV, "join_eui": JOIN}},
    ]
    assert rows.unknown_columns == ["colour"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (f'{{"name": "A", "app_key": "{KEY}', "is not valid JSON"),
        ("[1]", "is no JSON object"),
        ("[" * 100_000, "is not valid JSON"),
        ('{"name": 7}', "name must be of type string"),
        ('{"network_settings": 7, "name": "A", "dev_eui": "7"}', "network_settings must be of type object"),
        ('{"name": "A", "Name": "B"}', "Name is there twice"),
        ('{"name": "A", "labels": null}', "labels must be of type array"),
    ],
)
def test_a_bad_line_is_one_failure_and_stops_nothing(tmp_path: Path, line: str, complaint: str) -> None:
    path = _file(tmp_path, f'{line}\n{{"name": "Good"}}\n', "fleet.jsonl")
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(Fleet().answer)) as hub:
        bad, good = hub.devices.create_many(read_devices(path))
    assert good.status == "done"
    assert str(bad.error).startswith(f"fleet.jsonl, row 1: {complaint}")
    assert KEY not in str(bad)


def test_updates_and_deletions_take_rows_too(tmp_path: Path) -> None:
    times: dict[str, Any] = {"labels": [], "created_at": "2020-01-01T00:00:00Z", "updated_at": "2020-01-01T00:00:00Z"}
    fleet = Fleet()
    fleet.devices = {name: {"id": name, "name": "Old", "description": "Old", **times} for name in ("fan-1", "fan-2")}
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(fleet.answer)) as hub:
        path = _file(tmp_path, "id;name;description;labels\nfan-1;New;;\nfan-2;Newer;;cold\n;Nobody;;\n")
        first, second, third = hub.devices.update_many(read_devices(path))
        assert [device["name"] for device in fleet.devices.values()] == ["New", "Old"]
        assert fleet.devices["fan-1"]["description"] == "Old", "an empty cell changes nothing"
        assert first.status == "done"
        assert "fleet.csv, row 3: labels are not changed by an update" in str(second.error)
        assert "fleet.csv, row 4: it has no id" in str(third.error)
        report = hub.devices.delete_many(read_devices(path)).finish()
        assert (report.done, report.failed, fleet.devices) == (2, 1, {})


def _failed(path: Path, *, status: int = 400) -> Report:
    fleet = Fleet(before=lambda _: refused(status, "no room"))
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(fleet.answer)) as hub:
        return hub.devices.create_many(read_devices(path)).finish()


@pytest.mark.parametrize("name", ["failed.csv", "failed.jsonl"])
@pytest.mark.parametrize("source", ["fleet.csv", "fleet.jsonl"])
def test_failures_go_to_a_file_that_can_be_fed_in_again(tmp_path: Path, source: str, name: str) -> None:
    if source == "fleet.csv":
        header, cells = COLUMNS.replace(",", ";"), ";".join(f'"{cell}"' for cell in next(csv.reader([CELLS])))
        path = _file(tmp_path, f"{header};colour\n{cells};blue\n")
    else:
        path = _file(tmp_path, json.dumps({**WHOLE, "colour": "blue"}) + "\n", source)
    before = _properties(path)
    report = _failed(path)
    report.write_failures(tmp_path / name)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600, "it holds keys"
    assert _properties(tmp_path / name) == before
    text = (tmp_path / name).read_text()
    assert "400 no room" in text
    assert "colour" in text
    assert "blue" in text
    if name.endswith(".csv"):
        assert text.splitlines()[0].count(";" if source == "fleet.csv" else ",") > 10, "the delimiter stays"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([source, name]), "nothing else is left there"


def test_models_and_pairs_and_ids_go_to_a_failure_file_too(tmp_path: Path) -> None:
    fleet = Fleet(before=lambda _: refused(400))
    path = tmp_path / "failed.jsonl"
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(fleet.answer)) as hub:
        hub.devices.delete_many(["fan-1"]).finish().write_failures(path)
        assert json.loads(path.read_text())["id"] == "fan-1"
        hub.devices.update_many([("fan-1", {"name": "New"})]).finish().write_failures(path)
        assert json.loads(path.read_text()) | {"error": ""} == {"id": "fan-1", "name": "New", "error": ""}


def test_an_unknown_one_keeps_the_id_that_was_made_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thingshub.fleet_jobs.PAUSES_SECONDS", ())
    report = _failed(_file(tmp_path, "name\nPump\n"), status=500)
    report.write_failures(tmp_path / "failed.csv")
    with (tmp_path / "failed.csv").open(newline="") as file:
        [row] = csv.DictReader(file)
    assert row["id"] == report.failures[0].id
    assert row["id"].startswith("device-")


def _device(**changed: Any) -> Device:
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    return msgspec.convert({"id": "fan-1", "name": "Fan", "labels": [], **times, **changed}, Device)


def test_devices_are_written_and_read_again(tmp_path: Path) -> None:
    devices = [
        _device(name='Fan "1"; cold,\nnorth', labels=["hall-1", "cold"], network_settings={"dev_eui": DEV}),
        _device(id="fan-2", description="ü"),
    ]
    for name in ("fleet.csv", "fleet.jsonl"):
        assert write_devices(tmp_path / name, devices) == 2
        first, second = read_devices(tmp_path / name)
        assert first.properties()["name"] == devices[0].name
        assert first.properties()["labels"] == ["hall-1", "cold"]
        assert first.properties()["network_settings"] == {"dev_eui": DEV}
        assert second.to_create().description == "ü"
        assert read_devices(tmp_path / name).unknown_columns == [], "what only answers have is no surprise"
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) != 0o600
    assert "app_key" not in (tmp_path / "fleet.csv").read_text()


def test_rows_of_a_table_are_written(tmp_path: Path) -> None:
    rows = [
        Row(device_id="fan-1", timestamp=datetime(2026, 1, 1, tzinfo=UTC), values={"speed": 7, "is_on": True}),
        Row(device_id="fan-2", timestamp=datetime(2026, 1, 2, tzinfo=UTC), values={"note": "a,b"}),
    ]
    assert write_rows(tmp_path / "rows.csv", rows, ["speed", "is_on", "note"]) == 2
    assert (tmp_path / "rows.csv").read_bytes().decode().splitlines() == [
        "device_id,timestamp,speed,is_on,note",
        "fan-1,2026-01-01T00:00:00Z,7,true,",
        'fan-2,2026-01-02T00:00:00Z,,,"a,b"',
    ]
    assert write_rows(tmp_path / "rows.jsonl", rows, []) == 2
    assert json.loads((tmp_path / "rows.jsonl").read_text().splitlines()[0])["values"] == {"speed": 7, "is_on": True}


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = _file(tmp_path, "old")

    def broken() -> Any:
        yield _device()
        raise OSError("the network is gone")

    with pytest.raises(OSError, match="the network is gone"):
        write_devices(path, broken())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_no_repr_of_a_row_shows_a_key(tmp_path: Path) -> None:
    [row] = read_devices(_file(tmp_path, f"{COLUMNS}\n{CELLS}\n"))
    assert isinstance(row, DeviceRow)
    assert repr(row) == "<DeviceRow fleet.csv, row 2>"


def _never(request: Request) -> Response:
    raise AssertionError(f"{request} was sent")


def test_a_dry_run_of_a_file_names_every_bad_row_and_sends_nothing(tmp_path: Path) -> None:
    path = _file(tmp_path, "id;name\npump-7;A\npump-7;B\n;C\nx y;D\n")
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(_never)) as hub:
        report = hub.devices.create_many(read_devices(path), dry_run=True).finish()
    assert [str(failure.error).partition(" --")[0] for failure in report.failures] == [
        "fleet.csv, row 3: the id pump-7 is there twice",
        "fleet.csv, row 5: id does not fit the pattern ^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
    ]
    assert report.done == 2
