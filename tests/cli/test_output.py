"""What is printed: the same data as table, JSON, JSON Lines and CSV; no secret, no control character of a stranger."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from tests.cli.conftest import DEVICE, PASSWORD, Command, always
from thingshub.cli import output, plain

DEVICES: list[dict[str, Any]] = [DEVICE, {**DEVICE, "id": "fan-2", "name": "Fan\t2\x1b[31m\n", "labels": []}]


@pytest.fixture
def listed(command: Command) -> Command:
    command.answer = always({"collection": DEVICES})
    return command


def test_json_and_json_lines_hold_what_came(listed: Command) -> None:
    assert listed("devices", "list", "-o", "json").json == DEVICES
    assert [json.loads(line) for line in listed("devices", "list", "-o", "jsonl").out.splitlines()] == DEVICES
    listed.answer = always({"collection": []})
    assert listed("devices", "list", "-o", "json").json == []
    assert listed("devices", "list", "-o", "jsonl").out == ""
    listed.answer = always(DEVICE)
    assert listed("devices", "get", "x", "-o", "json").json == DEVICE
    assert listed("devices", "get", "x", "--fields", "id,nothing", "-o", "jsonl").json == {"id": "pump-7"}


def test_csv_has_a_row_each_and_dotted_columns(command: Command) -> None:
    rows = [
        {"device_id": "a", "timestamp": "2024-03-01T10:00:00Z", "values": {"p": 1.5, "motor": {"on": True}}},
        {"device_id": "b", "timestamp": "2024-03-01T10:00:01Z", "values": {"q": 'x,"y"'}},
    ]
    command.answer = always({"collection": rows})
    read = list(csv.reader(io.StringIO(command("tables", "rows", "t", "-o", "csv").out)))
    assert read == [
        ["device_id", "timestamp", "values.p", "values.motor.on", "values.q"],
        ["a", "2024-03-01T10:00:00Z", "1.5", "true", ""],
        ["b", "2024-03-01T10:00:01Z", "", "", 'x,"y"'],
    ]
    chosen = command("tables", "rows", "t", "-o", "csv", "--fields", "values.motor,values.p").out
    assert list(csv.reader(io.StringIO(chosen))) == [["values.motor", "values.p"], ['{"on":true}', "1.5"], ["", ""]]


def test_a_table_in_a_pipe_is_tab_separated_and_whole(listed: Command) -> None:
    lines = listed("devices", "list", "--fields", "id,name,labels").out.splitlines()
    assert lines == ["id\tname\tlabels", "pump-7\tPump 7\thall-1,cold", "fan-2\tFan 2 [31m\t"]
    listed.answer = always({**DEVICE, "name": "a\nb\x1b"})
    assert "name\ta b\n" in listed("devices", "get", "x").out


def test_a_table_in_a_terminal_names_what_it_has_no_room_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    serializer = plain.Serializer((), shows_all=False)
    assert output.show_list([serializer.plain(device) for device in DEVICES], "table", []) == 2
    shown = capsys.readouterr()
    assert [line for line in shown.out.splitlines() if len(line) > 40] == []
    assert "\x1b" not in shown.out
    assert shown.out.split()[:3] == ["id", "name", "labels"]
    assert "description" not in shown.out + shown.err  # nobody has one
    assert "not shown for lack of room: created_at, updated_at" in shown.err
    output.show_list([], "table", [])
    assert capsys.readouterr() == ("", "none\n")


def test_secrets_of_answers_are_hidden_and_that_is_said(command: Command) -> None:
    connection = {
        "id": "c", "name": "c", "type": "loriot", "auto_activation": False, "created_by": "x",
        "config": {"type": "loriot", "server": "https://l.example", "app_id": "A", "token": PASSWORD},
        "created_at": "2024-03-01T10:00:00Z", "updated_at": "2024-03-01T10:00:00Z",
    }  # fmt: skip
    other = {**connection, "config": {"type": "new", "api_secret": PASSWORD, "host": "h"}}
    for value in (connection, other):
        command.answer = always(value)
        for form in output.FORMATS:
            done = command("network-connections", "get", "c", "-o", form)
            assert done.code == 0
            assert PASSWORD not in done.out + done.err
            assert "***" in done.out
            assert "--show-secrets" in done.err
        shown = command("network-connections", "get", "c", "-o", "json", "--show-secrets")
        assert shown.json == value
        assert shown.err == ""


def test_a_secret_made_for_the_caller_is_shown(command: Command) -> None:
    key = {"id": "k", "name": "n", "key": PASSWORD, "created_at": "2024-03-01T10:00:00Z"}
    command.answer = always(key, 201)
    assert command("api-keys", "create", "--name", "n", "-o", "json").json == key


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (1.5, "1.5"), (["a", "b"], "a,b"), ([1], "[1]"), ({}, "{}"), ("ü", "ü")],
)
def test_cells(value: object, text: str) -> None:
    assert plain.cell(value) == text
