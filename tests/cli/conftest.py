"""Run commands in this process, with a fake server and a configuration folder of the test's own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import keyring
import keyring.backends.fail
import pytest
from click.testing import CliRunner

from tests.both import FakeTransport
from thingshub.cli.application import application
from thingshub.cli.invocation import Invocation
from thingshub.transport import Request, Response
from thingshub_sandbox.server import Options, Running, running_sandbox

TOKEN = "canary-token-of-the-test"
PASSWORD = "canary-password-of-the-test"
Answer = Callable[[Request], tuple[int, Any]]
DEVICE = {
    "id": "pump-7", "name": "Pump 7", "description": "", "labels": ["hall-1", "cold"],
    "created_at": "2024-02-09T08:15:30Z", "updated_at": "2024-02-09T08:15:30Z",
}  # fmt: skip


@dataclass
class Result:
    """What a command has done."""

    code: int
    out: str
    err: str
    requests: list[Request] = field(repr=False)

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def sent(self) -> Any:
        """The JSON body of the last request."""
        return json.loads(self.requests[-1].body or b"null")  # type: ignore[arg-type]


class Command:
    """Runs `thingshub`; the fake server answers with a status and a JSON value."""

    def __init__(self) -> None:
        self.answer: Answer = lambda request: (200, {"collection": []})
        self.headers: dict[str, str] = {}
        self.is_faked = True

    def __call__(self, *arguments: str, input: str | None = None, env: dict[str, str | None] | None = None) -> Result:
        transport = FakeTransport(self._answered)
        invocation = Invocation(transport=(lambda: transport) if self.is_faked else None)
        ended = CliRunner().invoke(application, list(arguments), input=input, env=env, obj=invocation)
        assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
        return Result(ended.exit_code, ended.stdout, ended.stderr, transport.requests)

    def _answered(self, request: Request) -> Response:
        status, value = self.answer(request)
        if isinstance(value, bytes | Response):
            return value if isinstance(value, Response) else Response(status, {"Content-Type": "text/csv"}, value)
        return Response(status, {"Content-Type": "application/json", **self.headers}, json.dumps(value).encode())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The configuration folder; no environment and no keyring of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("THINGSHUB_")]:
        monkeypatch.delenv(name)
    configuration = tmp_path / "configuration"
    monkeypatch.setenv("THINGSHUB_CONFIG_DIR", str(configuration))
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    yield configuration
    keyring.set_keyring(before)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A sandbox for the tests that need a real connection."""
    options = Options(
        data=tmp_path_factory.mktemp("sandbox"),
        is_in_memory=True,
        has_cheap_passwords=True,
        password=PASSWORD,
        seed="demo",
    )
    with running_sandbox(options) as found:
        yield found


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    """A command line that is logged in through the environment."""
    monkeypatch.setenv("THINGSHUB_URL", "https://demo.example")
    monkeypatch.setenv("THINGSHUB_TOKEN", TOKEN)
    return Command()


def always(value: Any, status: int = 200) -> Answer:
    """A server that answers everything in the same way."""
    return lambda request: (status, value)
