"""The doctor: settings with their sources, and the first check that fails with the next step; nothing secret."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.cli.conftest import TOKEN, Command, always
from thingshub.cli import doctor
from thingshub_sandbox.server import Running


@pytest.fixture
def examined(command: Command, running: Running, monkeypatch: pytest.MonkeyPatch) -> Command:
    """A command line whose connection is real, and whose calls are answered by a fake."""
    monkeypatch.setenv("THINGSHUB_URL", running.url)
    monkeypatch.setenv("THINGSHUB_CA_FILE", str(running.ca_file))
    command.headers["Date"] = format_datetime(datetime.now(UTC), usegmt=True)
    return command


def test_all_is_well(examined: Command, running: Running) -> None:
    done = examined("doctor", "--timeout-seconds", "9")
    assert done.code == 0
    lines = done.out.splitlines()
    assert any(line.split()[:2] == ["url", running.url] for line in lines)
    assert any(line.split()[:2] == ["token", "***"] for line in lines)
    assert any(line.split() == ["timeout_seconds", "9", "--timeout-seconds"] for line in lines)
    assert [line.split()[:2] for line in lines if line.startswith(("ok", "failed"))] == [
        ["ok", f"{name}:"]
        for name in ("settings", "proxy", "connection", "tls", "client_certificate", "credentials", "clock")
    ]
    assert "trusted until" in done.out
    assert TOKEN not in done.out + done.err


def test_the_first_failure_ends_it_with_the_next_step(
    examined: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examined.answer = always({"code": 401, "error": f"bad token {TOKEN}"}, 401)
    refused = examined("doctor")
    assert refused.code == 4
    assert "failed  credentials: devices.list: 401 bad token ***" in refused.out
    assert "-- run `thingshub login`" in refused.out
    assert "clock" not in refused.out
    examined.answer = always({"code": 403, "error": "no"}, 403)
    assert "ok      credentials: taken; this user may not list devices" in examined("doctor").out
    monkeypatch.delenv("THINGSHUB_CA_FILE")
    untrusted = examined("doctor")
    assert untrusted.code == 1
    assert untrusted.out.count("not trusted") == 1
    assert "failed  tls: the certificate is not trusted:" in untrusted.out
    assert "--ca-file" in untrusted.out
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        deaf = examined("doctor", "--url", f"https://127.0.0.1:{nobody.getsockname()[1]}")
    assert "failed  connection: the server 127.0.0.1:" in deaf.out
    assert "cannot be reached" in deaf.out
    wrong = examined("doctor", "--ca-file", str(tmp_path / "nil.pem"))
    assert "nil.pem cannot be used" in wrong.out
    unset = examined("doctor", env={"THINGSHUB_URL": None})
    assert (unset.code, "failed  settings: no address of a tenant" in unset.out) == (2, True)


def test_a_wrong_password_is_said_with_where_to_look(examined: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THINGSHUB_TOKEN")
    monkeypatch.setenv("THINGSHUB_USERNAME", "olga")
    monkeypatch.setenv("THINGSHUB_PASSWORD", "canary-password")
    examined.answer = always({"code": 400, "error": "wrong: canary-password"}, 400)
    done = examined("doctor")
    assert done.code == 4
    assert "failed  credentials: auth.login: 400 wrong: *** " in done.out
    advice = done.out.rpartition(" -- ")[2]
    assert advice.startswith("user name or password is wrong")
    assert "THINGSHUB_USERNAME and THINGSHUB_PASSWORD" in advice
    assert "thingshub login" in advice
    assert "doctor" not in advice
    assert "canary" not in done.out + done.err


@pytest.mark.parametrize(("seconds", "word"), [(3600, "behind"), (-3600, "ahead of")])
def test_a_wrong_clock_is_noticed(examined: Command, seconds: int, word: str) -> None:
    examined.headers["Date"] = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
    done = examined("doctor")
    assert done.code == 1
    assert f"s {word} the server's -- set the clock" in done.out
    examined.headers["Date"] = "soon"
    assert "ok      clock: not known" in examined("doctor").out


def test_a_broken_file_is_told_with_its_line(examined: Command, folder: Path) -> None:
    folder.mkdir()
    (folder / "config.toml").write_text("[profiles.a\n")
    done = examined("doctor")
    assert done.code == 2
    assert "config.toml:1" in done.out


def test_words_for_certificates() -> None:
    soon = (datetime.now(UTC) + timedelta(days=3, minutes=1)).strftime("%b %d %H:%M:%S %Y GMT")
    assert doctor._validity(soon).endswith("which is in 3 days")  # pyright: ignore[reportPrivateUsage]
