"""Starting, stopping, being killed: nothing acknowledged is lost, and every failure says what to do."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import signal
import socket
import sqlite3
import ssl
import stat
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.sandbox.conftest import API, Client
from thingshub_sandbox import tls
from thingshub_sandbox.app import Sandbox
from thingshub_sandbox.calls import Answer, Call, Services
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.completeness import IncompleteSandbox, handlers_for
from thingshub_sandbox.handlers import MODULES, devices
from thingshub_sandbox.javascript import Drivers
from thingshub_sandbox.security import Passwords, Randomness
from thingshub_sandbox.server import Options, running_sandbox
from thingshub_sandbox.store_sqlite import SqliteStore

WRITERS = 16


@contextmanager
def served(*arguments: str, **environment: str) -> Generator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """A sandbox in a process of its own, ended in any case."""
    command = [sys.executable, "-m", "thingshub_sandbox", "serve", "--port", "0", "--print-json", *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def _connection(ready: dict[str, str]) -> http.client.HTTPSConnection:
    parts = urlsplit(ready["url"])
    context = ssl.create_default_context(cafile=ready["ca_file"])
    return http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=20, context=context)


def _asked(
    connection: http.client.HTTPSConnection, method: str, path: str, body: Any, token: str = ""
) -> tuple[int, Any]:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    connection.request(method, path, json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    content = answer.read()
    return answer.status, json.loads(content) if content else None


def _asked_once(ready: dict[str, str], method: str, path: str, body: Any, token: str = "") -> tuple[int, Any]:
    with closing(_connection(ready)) as connection:
        return _asked(connection, method, path, body, token)


def _token(ready: dict[str, str]) -> str:
    body = {"username": ready["username"], "password": ready["password"]}
    return str(_asked_once(ready, "POST", "/api/v3/auth/token", body)[1]["token"])


def test_kill_9_under_16_writers_loses_no_acknowledged_write(tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    for attempt in range(3):
        with served("--data", str(tmp_path)) as (process, ready):
            token = _token(ready)

            def write(writer: int, attempt: int = attempt, ready: dict[str, str] = ready, token: str = token) -> None:
                with closing(_connection(ready)) as connection:
                    for number in range(100_000):
                        id = f"w-{attempt}-{writer}-{number}"
                        try:
                            status, _ = _asked(connection, "POST", "/api/v3/devices", {"name": id, "id": id}, token)
                        except (OSError, http.client.HTTPException):
                            return
                        assert status == 201
                        acknowledged.add(id)

            threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
            before = len(acknowledged)
            for thread in threads:
                thread.start()
            while len(acknowledged) < before + 200:
                assert any(thread.is_alive() for thread in threads)
                threads[0].join(0.01)
            process.send_signal(signal.SIGKILL)
            for thread in threads:
                thread.join()
        with sqlite3.connect(tmp_path / "sandbox.sqlite3") as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            kept = {row[0] for row in database.execute("SELECT id FROM objects WHERE kind = 'device'")}
            states = {row[0] for row in database.execute("SELECT id FROM objects WHERE kind = 'device_state'")}
        database.close()
        assert acknowledged - kept == set()
        assert kept == states, "no half of a write is left"
    assert len(acknowledged) >= 600


def test_data_users_and_authority_survive_a_restart(tmp_path: Path) -> None:
    with served("--data", str(tmp_path), "--seed", "demo") as (process, ready):
        token = _token(ready)
        _asked_once(ready, "PUT", "/api/v3/devices/pump-1", {"name": "mine"}, token)
        authority = Path(ready["ca_file"]).read_bytes()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
        assert (process.returncode, out, err) == (0, "", "")
    with served("--data", str(tmp_path), "--seed", "demo") as (process, ready):
        assert Path(ready["ca_file"]).read_bytes() == authority
        status, device = _asked_once(ready, "GET", "/api/v3/devices/pump-1", None, token)
        assert (status, device["name"]) == (200, "mine"), "token and data are still good"
        process.terminate()
        assert process.wait(timeout=10) == 0


def test_a_plant_with_a_device_deleted_is_seeded_again(tmp_path: Path) -> None:
    for _ in range(2):  # the second start finds 24 of the 25
        with served("--data", str(tmp_path), "--seed", "demo") as (process, ready):
            token = _token(ready)
            assert _asked_once(ready, "GET", "/api/v3/devices/pump-1", None, token)[0] == 200
            _asked_once(ready, "PUT", "/api/v3/devices/fan-1", {"name": "mine"}, token)
            assert _asked_once(ready, "DELETE", "/api/v3/devices/pump-1", None, token)[0] < 300
            assert _asked_once(ready, "GET", "/api/v3/devices/fan-1", None, token)[1]["name"] == "mine"
            process.terminate()
            assert process.wait(timeout=10) == 0


def test_nothing_secret_is_on_disk(tmp_path: Path) -> None:
    password = "canary-password-on-disk"
    with served("--data", str(tmp_path), THINGSHUB_SANDBOX_PASSWORD=password) as (_, ready):
        token = _token(ready)
        key = _asked_once(ready, "POST", "/api/v3/api-keys", {"name": "n"}, token)[1]["key"]
        written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"n" in written
    for secret in (password, token, key):
        assert secret.encode() not in written
    assert stat.S_IMODE((tmp_path / "ca-key.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "server.pem").stat().st_mode) == 0o600


def _refused(*arguments: str) -> str:
    command = [sys.executable, "-m", "thingshub_sandbox", "serve", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_port_in_use_is_named_with_the_next_step(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        message = _refused("--data", str(tmp_path), "--port", str(taken.getsockname()[1]))
    assert "in use" in message
    assert "--port 0" in message


def test_other_machines_are_refused(tmp_path: Path) -> None:
    assert "not a loopback address" in _refused("--data", str(tmp_path), "--host", "0.0.0.0")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "sandbox.sqlite3").write_bytes(b"no database at all" * 100)
    assert "sandbox.sqlite3: cannot be used as the database" in _refused("--data", str(tmp_path))


@pytest.mark.parametrize("damage", ["ca.pem", "ca-key.pem"])
@pytest.mark.parametrize("way", ["cut", "gone"])
def test_a_damaged_authority_is_named(tmp_path: Path, damage: str, way: str) -> None:
    tls.prepare(tmp_path)
    if way == "cut":
        (tmp_path / damage).write_bytes((tmp_path / damage).read_bytes()[:100])
    else:
        (tmp_path / damage).unlink()
    with pytest.raises(tls.CertificateFilesError, match="delete both"):
        tls.prepare(tmp_path)


def test_a_missing_handler_and_a_surplus_one_stop_the_start() -> None:
    surplus = ModuleType("surplus")

    async def devices_paint(call: Call) -> Answer:
        return Answer(200)

    devices_paint.__module__ = "surplus"
    surplus.devices_paint = devices_paint  # type: ignore[attr-defined]
    rest = tuple(module for module in MODULES if module is not devices)
    with pytest.raises(IncompleteSandbox) as caught:
        handlers_for(API, (*rest, surplus))
    lines = str(caught.value).splitlines()
    assert "devices.add_labels has no handler; write `async def devices_add_labels(call: Call) -> Answer`" in lines[0]
    assert lines[-1].startswith("the handler devices_paint has no operation; ")
    assert handlers_for(API).keys() == API.operations.keys()


def test_an_answer_that_does_not_fit_the_document_becomes_a_logged_500(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(devices, "_shown", lambda record, labels: {**record, "labels": "none"})  # pyright: ignore
    options = Options(data=tmp_path, is_in_memory=True, has_cheap_passwords=True, clock=FixedClock())
    with running_sandbox(options) as sandbox:
        reply = Client(sandbox).log_in().call("POST", "/api/v3/devices", {"name": "a"})
    assert (reply.status, reply.json) == (500, {"code": 500, "error": "internal server error"})
    assert "devices.create: the answer 201: body.labels" in caplog.text


def test_a_handler_that_fails_is_a_500_without_details(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(record: object, labels: object) -> None:
        raise KeyError("details")

    monkeypatch.setattr(devices, "_shown", broken)  # pyright: ignore
    options = Options(data=tmp_path, is_in_memory=True, has_cheap_passwords=True, clock=FixedClock())
    with running_sandbox(options) as sandbox:
        client = Client(sandbox).log_in()
        reply = client.call("POST", "/api/v3/devices", {"name": "a"})
        assert (reply.status, b"details" in reply.raw) == (500, False)
        assert client.call("GET", "/api/v3/api-keys").status == 200
    assert "KeyError" in caplog.text


def test_seeded_randomness_repeats_and_real_randomness_does_not() -> None:
    assert Randomness(1).token() == Randomness(1).token()
    assert Randomness().token() != Randomness().token()
    assert len(Randomness().token()) == 44


def test_passwords_are_argon2id_of_the_recommended_strength() -> None:
    passwords = Passwords()
    stored = asyncio.run(passwords.hash("correct-horse"))
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert asyncio.run(passwords.is_right("correct-horse", stored))
    assert not asyncio.run(passwords.is_right("wrong", stored))
    assert not asyncio.run(passwords.is_right("wrong", None))
    passwords.close()


def test_an_application_needs_no_server(tmp_path: Path) -> None:
    services = Services(
        store=SqliteStore(None),
        clock=FixedClock(),
        randomness=Randomness(1),
        passwords=Passwords(cheap=True),
        drivers=Drivers(),
    )
    assert Sandbox(API, services)
    services.drivers.close()
    services.passwords.close()
