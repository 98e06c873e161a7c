"""The installed program against a live sandbox: in a terminal, in a pipe, interrupted."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD
from thingshub_sandbox.server import Running

PROGRAM = [sys.executable, "-m", "thingshub.cli"]


@pytest.fixture
def environment(running: Running, tmp_path: Path) -> dict[str, str]:
    return {
        "THINGSHUB_URL": running.url, "THINGSHUB_CA_FILE": str(running.ca_file), "THINGSHUB_USERNAME": running.username,
        "THINGSHUB_PASSWORD": PASSWORD, "THINGSHUB_CONFIG_DIR": str(tmp_path), "PATH": os.environ["PATH"],
        "COLUMNS": "80", "TERM": "xterm", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }  # fmt: skip


def piped(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], env=environment, capture_output=True, text=True, check=False)


def typed(environment: dict[str, str], *arguments: str, answers: tuple[tuple[str, str], ...] = ()) -> tuple[int, str]:
    """Exit code and what a terminal shows; each answer is typed when its question stands at the end."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(sys.executable, [*PROGRAM, *arguments], environment)
    shown, left = b"", list(answers)
    with suppress(OSError):  # the terminal is gone when the program has ended
        while select.select([terminal], [], [], 60)[0] and (piece := os.read(terminal, 65536)):
            shown += piece
            if left and shown.endswith(left[0][0].encode()):
                os.write(terminal, left.pop(0)[1].encode() + b"\n")
    os.close(terminal)  # a program that still waits gets a hang-up
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode().replace("\r\n", "\n")


def test_in_a_pipe(environment: dict[str, str]) -> None:
    done = piped(environment, "devices", "list", "--labels", "hall-1", "--all", "--fields", "id", "-v")
    assert done.returncode == 0
    assert done.stdout.splitlines()[:2] == ["id", "pump-1"]
    assert "devices.list GET /api/v3/devices -> 200" in done.stderr
    assert PASSWORD not in done.stdout + done.stderr
    missing = piped(environment, "devices", "get", "nil")
    assert (missing.returncode, missing.stdout) == (3, "")
    assert missing.stderr.startswith("thingshub: devices.get: 404 ")


def test_in_a_terminal(environment: dict[str, str]) -> None:
    code, shown = typed(environment, "devices", "list", "--limit", "3")
    assert code == 0
    assert "\x1b[1mid" in shown
    assert "pump-1" in shown
    code, plain = typed({**environment, "NO_COLOR": "1"}, "doctor")
    assert (code, "\x1b" in plain, PASSWORD in plain) == (0, False, False)
    assert typed(environment, "devices", "delete", "pump-1", answers=(("[y/N]: ", "n"),))[0] == 130
    code, shown = typed(environment, "devices", "delete", "pump-2", answers=(("[y/N]: ", "y"),))
    assert (code, "done" in shown) == (0, True)


def test_log_in_at_a_terminal_shows_no_password(environment: dict[str, str], running: Running) -> None:
    for name in ("THINGSHUB_URL", "THINGSHUB_USERNAME", "THINGSHUB_PASSWORD"):
        del environment[name]
    answers = (("URL: ", running.url), ("User: ", running.username), ("Password: ", PASSWORD))
    code, shown = typed(environment, "login", answers=answers)
    assert code == 0, shown
    assert PASSWORD not in shown
    assert "Logged in at" in shown
    del environment["THINGSHUB_CA_FILE"]  # the profile has it
    assert piped(environment, "devices", "get", "pump-1", "-o", "json").returncode == 0
    assert PASSWORD not in (Path(environment["THINGSHUB_CONFIG_DIR"]) / "config.toml").read_text()


def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [*PROGRAM, "devices", "list", "--all", "-o", "json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_a_driver_is_pushed_and_comes_back(environment: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "elsys"
    assert piped(environment, "drivers", "init", "elsys", "--author", "acme", "--folder", str(folder)).returncode == 0
    pushed = piped(environment, "drivers", "push", str(folder), "-t", "1.0.1", "-t", "1.0", "-t", "1", "-o", "json")
    assert pushed.returncode == 0, pushed.stderr
    back = tmp_path / "back.zip"
    assert piped(environment, "drivers", "download", "acme", "elsys", "1.0", "-o", str(back)).returncode == 0
    assert back.read_bytes() == (folder / "build" / "package.zip").read_bytes()
