"""Commands for operations: what they send, what they refuse before they send, what they ask."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.cli.conftest import DEVICE, PASSWORD, TOKEN, Command, always
from thingshub.transport import Response


def test_path_query_and_body_go_where_they_belong(command: Command) -> None:
    command.answer = always(DEVICE, 201)
    created = command("devices", "create", "--id", "pump-7", "--name", "Pump 7", "--labels", "a,b", "--labels", "c")
    assert created.code == 0
    assert created.sent == {"id": "pump-7", "name": "Pump 7", "labels": ["a", "b", "c"]}
    assert created.requests[-1].headers["Authorization"] == f"Bearer {TOKEN}"
    command.answer = always({"collection": [DEVICE]})
    listed = command("devices", "list", "--labels", "hall 1,cold", "--limit", "7")
    assert listed.requests[-1].target == "/api/v3/devices?labels=hall%201,cold&limit=7"
    command("devices", "add-labels", "pump/7", "--labels", "x")
    assert command("devices", "get_state", "x").code == 1  # the answer does not fit; underscores are fine


def test_set_and_body_and_options_are_laid_over_each_other(command: Command, tmp_path: Path) -> None:
    command.answer = always(DEVICE)
    path = tmp_path / "body.json"
    path.write_text('{"name": "from the file", "description": "from the file", "driver": "a/b:1"}')
    done = command(
        "devices", "update", "pump-7", "--body", str(path), "--set", "description=null", "--set", 'name="set"',
        "--name", "option",
    )  # fmt: skip
    assert done.sent == {"name": "option", "description": None, "driver": "a/b:1"}
    done = command("devices", "set-desired-state", "pump-7", "--body", "-", input='{"interval": 600}')
    assert done.sent == {"interval": 600}
    done = command("assets", "create", "--id", "a", "--name", "A", "--set", 'colour="blue"')
    assert done.sent == {"id": "a", "name": "A", "colour": "blue"}
    done = command("assets", "import-many", "--body", "-", input='[{"id": "a", "name": "A", "colour": "blue"}]')
    assert done.sent == [{"id": "a", "name": "A", "colour": "blue"}]
    done = command("integrations", "update", "i", "--no-enabled", "--config", '{"type": "websocket"}')
    assert done.sent == {"enabled": False, "config": {"type": "websocket"}}


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["devices", "create"], "Missing option '--name' (or name in --body)"),
        (["devices", "create", "--name", "x", "--set", "nmae=1"], "the body has no nmae; known are id, name,"),
        (["devices", "create", "--set", "name=7"], "--name: Expected `str`, got `int`"),
        (["devices", "create", "--set", "name"], "write KEY=JSON"),
        (["devices", "create", "--set", "name=x"], "is not JSON"),
        (["devices", "create", "--name", "x", "--network-settings", '{"dev_ui": "1"}'], "network_settings"),
        (["devices", "create", "--body", "[]"], "[]: No such file"),
        (["devices", "create", "--body", "-"], "standard input: is not JSON"),
        (["devices", "update", "x", "--set", 'name="***"'], "name is ***, hidden by an earlier command"),
        (["devices", "get", ""], "device_id must not be ''"),
        (["devices", "get", ".."], "device_id must not be '..'"),
        (["devices", "list", "--all", "--offset", "3"], "--all reads from the start"),
        (["devices", "list-uplinks", "x", "--since", "soon"], "'soon' is no time"),
        (["devices", "list-uplinks", "x", "--since", "2024-03-01T10:00:00"], "write 2024-03-01T10:00:00Z for UTC"),
        (["users", "get", "x"], "not a valid integer"),
        (["assets", "import-many"], "Missing option '--body'"),
        (["assets", "import-many", "--body", "-"], "standard input: is not JSON"),
        (["devices", "paint"], "No such command 'paint'"),
        (["drivers", "push", "nowhere", "-t", "1"], "nowhere: there is no such file or folder"),
        (["--timeout-seconds", "0", "devices", "list"], "0 is not a number of seconds above 0"),
    ],
)
def test_wrong_usage_is_one_line_with_the_next_step_and_sends_nothing(
    command: Command, arguments: list[str], text: str
) -> None:
    done = command(*arguments)
    assert (done.code, done.out, done.requests) == (2, "", [])
    assert text in done.err
    assert done.err.startswith("thingshub: ")
    assert done.err.count("\n") == 1


def test_secrets_are_not_taken_as_arguments(command: Command, tmp_path: Path) -> None:
    config = {"type": "loriot", "token": PASSWORD}
    for arguments in (
        ["users", "create", "--username", "bob", "--password", PASSWORD],
        ["users", "create", "--username", "bob", "--set", f'password="{PASSWORD}"'],
        ["network-connections", "create", "--name", "n", "--config", json.dumps(config)],
        ["network-connections", "create", "--name", "n", "--set", f"config={json.dumps(config)}"],
        ["devices", "list", "--password", PASSWORD],
        ["login", "--password", PASSWORD],
    ):
        done = command(*arguments)
        assert (done.code, done.requests) == (2, []), arguments
        assert PASSWORD not in done.err + done.out
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSWORD}\n")
    command.answer = always({"id": 8, "username": "bob"}, 201)
    for source, input in (
        ("-", f"{PASSWORD}\n"),
        (f"@{secret}", None),
        ("env:MINE", None),
        ("prompt", f"{PASSWORD}\n" * 2),
    ):
        done = command(
            "users", "create", "--username", "bob", "--password", source, input=input, env={"MINE": PASSWORD}
        )
        assert done.sent == {"username": "bob", "password": PASSWORD}, source
        assert PASSWORD not in done.err + done.out


def test_no_log_and_no_output_shows_a_secret(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINE", PASSWORD)
    answers = {"id": 8, "username": "bob", "password": PASSWORD, "token": PASSWORD, "error": f"{TOKEN} was refused"}
    create = ["users", "create", "--username", "bob", "--password", "env:MINE"]
    for status in (201, 400, 401, 500):
        command.answer = always(answers, status)
        for extra in ([], ["-v"], ["-vv"], ["--curl"], ["--dry-run"], ["-o", "json"], ["-o", "csv", "-vv"]):
            done = command(*create, *extra)
            assert PASSWORD not in done.out + done.err, (status, extra)
            assert TOKEN not in done.out + done.err, (status, extra)
            assert ("thingshub.bodies: users.create sends" in done.err) is ("-vv" in extra)
            assert ("thingshub.calls: users.create POST" in done.err) is bool({"-v", "-vv"} & set(extra))


def test_times_may_be_days_or_how_long_ago(command: Command) -> None:
    sent = command("devices", "list-uplinks", "x", "--since", "24h", "--until", "2024-03-01").requests[-1]
    query = parse_qs(urlsplit(sent.target).query)
    since = datetime.fromisoformat(query["since"][0])
    assert abs(datetime.now(UTC) - timedelta(hours=24) - since) < timedelta(minutes=5)
    assert query["until"] == ["2024-03-01T00:00:00+00:00"]


def test_unknown_values_of_enums_are_passed_on(command: Command) -> None:
    sent = command("tables", "rows", "t", "--order", "sideways").requests[-1]
    assert "order=sideways" in sent.target


def test_a_whole_list_is_read_page_after_page(command: Command) -> None:
    def answer(request: object) -> tuple[int, object]:
        offset = int(parse_qs(urlsplit(request.target).query)["offset"][0])  # type: ignore[attr-defined]
        return 200, {"collection": [{**DEVICE, "id": f"d-{i}"} for i in range(offset, min(offset + 2, 5))]}

    command.answer = answer
    done = command("devices", "list", "--all", "--limit", "2", "-o", "jsonl", "--fields", "id")
    assert [json.loads(line) for line in done.out.splitlines()] == [{"id": f"d-{i}"} for i in range(5)]
    assert "limit=2" in done.requests[0].target


def test_what_a_call_says_becomes_exit_code_and_line(command: Command) -> None:
    for status, code in ((400, 1), (401, 4), (403, 4), (404, 3), (500, 1), (418, 1)):
        command.answer = always({"code": status, "error": "no\nway\x1b[2J"}, status)
        done = command("devices", "get", "x")
        assert done.code == code
        assert done.err.startswith(f"thingshub: devices.get: {status} no way [2J")
        assert " -- " in done.err
        assert done.err.count("\n") == 1
        assert "\x1b" not in done.err
    assert "thingshub login" in command("devices", "get", "x", env={"THINGSHUB_TOKEN": ""}).err


def test_without_settings_the_next_step_is_said(command: Command) -> None:
    done = command("devices", "list", env={"THINGSHUB_URL": None})
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "no address of a tenant -- run `thingshub login`" in done.err
    done = command("devices", "list", env={"THINGSHUB_TOKEN": None})
    assert "no credentials for https://demo.example" in done.err


def test_an_unexpected_error_is_one_line_and_with_vv_a_traceback(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> int:
        raise KeyError("nothing")

    monkeypatch.setattr("thingshub.cli.output.show_list", broken)
    done = command("devices", "list")
    assert done.code == 1
    assert done.err.startswith("thingshub: unexpected KeyError: 'nothing' -- report it")
    assert "Traceback" not in done.err
    assert "Traceback" in command("devices", "list", "-v", "-v").err


def test_what_would_be_sent_is_shown_and_not_sent(command: Command) -> None:
    arguments = ["users", "update", "7", "--password", "env:MINE", "--full-name", "Bob"]
    for flag, texts in (
        ("--curl", ["curl ", "--request PUT", "$THINGSHUB_TOKEN", "https://demo.example/api/v3/users/7"]),
        ("--dry-run", ["PUT https://demo.example/api/v3/users/7\n", "Authorization: Bearer ***", '"full_name":"Bob"']),
    ):
        done = command(*arguments, flag, env={"MINE": PASSWORD, "THINGSHUB_TOKEN": None})  # needs no credentials
        assert (done.code, done.requests) == (0, [])
        assert all(text in done.out for text in texts)
        assert PASSWORD not in done.out + done.err
    assert command("devices", "delete", "x", "--dry-run").requests == []
    assert command("devices", "get", "", "--curl").code == 2


def test_deletes_ask_people_and_nobody_else(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.answer = always(Response(200, {}, b""))
    assert len(command("devices", "delete", "x").requests) == 1
    monkeypatch.setattr("thingshub.cli.invocation.Invocation.is_interactive", property(lambda self: True))
    refused = command("devices", "delete", "x", input="n\n")
    assert (refused.code, refused.requests) == (130, [])
    assert "thingshub devices delete x" in refused.err
    assert len(command("devices", "delete", "x", input="y\n").requests) == 1
    assert len(command("devices", "delete", "x", "--yes").requests) == 1


def test_downloads_go_to_a_file_or_to_the_pipe(command: Command, tmp_path: Path) -> None:
    package = Response(200, {"Content-Type": "application/zip"}, b"PK\x03\x04")
    command.answer = always(package)
    target = tmp_path / "driver.zip"
    assert command("drivers", "download", "a", "b", "1", "-o", str(target)).code == 0
    assert target.read_bytes() == package.body
    command.answer = always(b"time,value\n")
    assert command("tables", "export", "t").out == "time,value\n"
    command.answer = always({"code": 404, "error": "no"}, 404)
    assert command("drivers", "download", "a", "b", "1", "-o", str(target)).code == 3
    assert target.read_bytes() == package.body
    assert [path.name for path in tmp_path.iterdir() if "driver" in path.name] == ["driver.zip"]
    missing = command("drivers", "download", "a", "b", "1", "-o", str(tmp_path / "no" / "x.zip"))
    assert missing.code != 0
    assert "Traceback" not in missing.err


def test_a_pushed_driver_is_a_form(command: Command, tmp_path: Path) -> None:
    command.answer = always({"author": "a", "name": "b", "tags": ["1"], "digest": "0" * 64}, 201)
    package = tmp_path / "package.zip"
    package.write_bytes(b"PK-content")
    done = command("drivers", "push", str(package), "-t", "1.0.1", "-t", "1.0,1")
    assert done.code == 0
    [sent] = done.requests
    body = sent.body if isinstance(sent.body, bytes) else b"".join(sent.body or [])
    assert b"PK-content" in body
    assert body.count(b'name="tag"') == 3
    assert command("drivers", "push", str(package)).code == 2


def test_ids_are_quoted(command: Command) -> None:
    command.answer = always(DEVICE)
    assert unquote(command("devices", "get", "a/b ü").requests[-1].target) == "/api/v3/devices/a/b ü"
    assert "%2F" in command("devices", "get", "a/b").requests[-1].target


def test_a_deprecated_operation_says_what_to_call_instead(command: Command) -> None:
    done = command("things", "list", "-o", "json")
    assert (done.code, done.json) == (0, [])
    assert done.err == "thingshub things list: deprecated; use tracked-assets list\n"
    assert "Deprecated; use tracked-assets list." in command("things", "list", "--help").out
