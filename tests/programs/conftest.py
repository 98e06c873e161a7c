"""A local thingsHub, and a folder with the programs of a page in it, which start there as a user would start them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.programs import matrix
from tests.programs.page import program
from thingshub_sandbox.server import Options, Running, running_sandbox

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 60


class Desk:
    """A user's folder.

    Attributes:
        path: The folder.
        environment: What its programs see, with the address of a local thingsHub.
    """

    def __init__(self, path: Path, running: Running) -> None:
        self.path = path
        self._started: list[subprocess.Popen[bytes]] = []
        kept = {
            n: t for n, t in os.environ.items() if not n.startswith("THINGSHUB_") and not n.lower().endswith("_proxy")
        }
        modules = os.pathsep.join([*(str(ROOT / name) for name in ("generated", "sandbox", "document")), str(path)])
        self.environment = {
            **kept,
            "PYTHONPATH": modules,
            "PYTHONUNBUFFERED": "1",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}",
            "THINGSHUB_LOG": "info",  # a repetition would hide that two processes share a connection
            "THINGSHUB_URL": running.url,
            "THINGSHUB_CA_FILE": str(running.ca_file),
            "THINGSHUB_USERNAME": running.username,
            "THINGSHUB_PASSWORD": running.password,
        }

    @property
    def log(self) -> str:
        """What the programs have printed, on either stream."""
        return (self.path / "log").read_text(encoding="utf-8")

    def put(self, *names: str, **texts: str) -> None:
        """Lay programs of the pages into the folder, and files of the test's own."""
        for name in names:
            (self.path / name).write_text(program(name), encoding="utf-8")
        for name, text in texts.items():
            (self.path / f"{name}.py").write_text(text, encoding="utf-8")

    def start(self, command: str, *options: str) -> subprocess.Popen[bytes]:
        """Start a command of a page, with further options; it is stopped at the end."""
        with (self.path / "log").open("ab") as log:
            process = subprocess.Popen(
                [*_runnable(command), *options],
                cwd=self.path,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._started.append(process)
        return process

    def run(self, command: str, extra: Mapping[str, str] | None = None) -> str:
        """Run a command to its end; gives what it printed, and fails unless all went well."""
        done = self.finished(_runnable(command), extra)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "thingshub.calls" not in done.stderr, done.stderr
        return done.stdout

    def finished(
        self, command: Sequence[str | Path], extra: Mapping[str, str] | None = None, **without: None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, however it ends; a variable of the environment is left out by `NAME=None`."""
        environment = {**self.environment, **(extra or {})}
        return subprocess.run(
            command,
            cwd=self.path,
            env={name: text for name, text in environment.items() if name not in without},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="backslashreplace",
            timeout=2 * LONGEST_SECONDS,
            check=False,
        )

    def wait_for(self, text: str) -> None:
        """Wait until a program has printed this."""
        ends_at = time.monotonic() + LONGEST_SECONDS
        while text not in self.log:
            assert time.monotonic() < ends_at, f"never printed {text!r}:\n{self.log}"
            time.sleep(0.05)

    def end(self, process: subprocess.Popen[bytes], by: signal.Signals = signal.SIGTERM, seconds: float = 20) -> int:
        """End a program as an operator does; gives its exit status."""
        process.send_signal(by)
        return process.wait(seconds)

    def stop(self) -> None:
        for process in self._started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(20)


def _runnable(command: str) -> list[str]:
    """A command, with the programs that belong to the Python that runs these tests."""
    name, *rest = command.split()
    return [sys.executable, *([] if name == "python" else ["-m", name]), *rest]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-page", action="store_true", help="write the results onto docs/sdk/ecosystem.md")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Results())  # a conftest is not told of tests in other folders


class _Results:
    """Holds the page against the run, if that was a whole one; other Pythons have other versions of some libraries."""

    def __init__(self) -> None:
        self._outcomes: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or not report.passed:
            told: str = report.outcome
            if report.skipped and isinstance(report.longrepr, tuple):
                told = report.longrepr[2].removeprefix("Skipped: ")
            self._outcomes[report.nodeid] = told

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        rows = matrix.lines(self._outcomes)
        if rows is None or sys.version_info[:2] != (3, 11) or "failed" in self._outcomes.values():
            return
        if session.config.getoption("--write-page"):
            matrix.write(rows)
        elif differing := matrix.differences(rows):
            print("\ndocs/sdk/ecosystem.md says otherwise; `nox -s ecosystem -- --write-page`:", *differing, sep="\n")
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    options = Options(tmp_path_factory.mktemp("sandbox"), is_in_memory=True, seed="demo", has_cheap_passwords=True)
    with running_sandbox(options) as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path, running: Running) -> Iterator[Desk]:
    made = Desk(tmp_path, running)
    yield made
    made.stop()


UV = [sys.executable, "-m", "uv"]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SDK's wheel, built from the sources."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run([*UV, "build", "--quiet", "--wheel", "--out-dir", place, ROOT], check=True, env=_of_no_other())
    [built] = place.glob("*.whl")
    return built


def make_environment(place: Path, python: str, *packages: str | Path) -> Path:
    """A fresh environment with these packages; gives its interpreter."""
    made = place / "bin" / "python"
    subprocess.run([*UV, "venv", "--quiet", "--clear", "--python", python, place], check=True, env=_of_no_other())
    command = [*UV, "pip", "install", "--quiet", "--python", made, *packages]
    subprocess.run(command, check=True, env=_of_no_other())
    return made


def _of_no_other() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    return number
