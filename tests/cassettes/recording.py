"""Record a scenario against a fresh sandbox, and replay it without one."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from tests.cassettes.exchange import HOST, ReadableYaml, masked_request, same_body
from tests.cassettes.stage import Scenario
from tests.cassettes.untyped import vcr
from tests.faces import run_async, run_sync
from thingshub import AsyncThingsHub, Retries, ThingsHub
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.remote import Remote
from thingshub_sandbox.server import Options, Running, running_sandbox

CLIENTS = ("sync", "async")
USERNAME = "demo"
PASSWORD = "password-of-the-recording"


class Director:
    """What a scenario can do beside calling its client.

    Args:
        make: Makes a client; arguments override those of the scenario's own.
        sandbox: The sandbox; None for a replay, where what happened there is on the cassette.
        password: The password of the scenario's own user.
    """

    def __init__(self, make: Callable[..., Any], sandbox: Running | None, password: str) -> None:
        self.password = password
        self._make = make
        self._sandbox = sandbox
        self.opened: list[Any] = []

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock."""
        if self._sandbox:
            assert isinstance(self._sandbox.clock, FixedClock)
            self._sandbox.clock.advance(seconds)

    def fail(self, operation: str, status: int) -> None:
        """Let the next call of an operation answer 500 or 503."""
        if self._sandbox:
            self._sandbox.faults.add(operation, Fault(status=status))

    def uplink(self, device: str, payload: str, port: int = 1) -> None:
        """Let a device send something."""
        if self._sandbox:
            running = self._sandbox
            Remote(running.url, running.ca_file, running.admin_token).uplink(device, payload, port=port)

    def another(self, *, tenant: str | None = None, **credentials: str) -> AsyncThingsHub:
        """Another client, e.g. of another tenant or with another token; closed at the end."""
        made = self._make(tenant=tenant, **credentials)
        self.opened.append(made)
        return cast("AsyncThingsHub", made)  # a scenario's sync face gets a sync one


@contextmanager
def cassette(path: Path, record_mode: str) -> Generator[Any]:
    """vcrpy with our form on disk and bodies in the match; all that is recorded must be played."""
    recorder = vcr.VCR(
        record_mode=record_mode,
        match_on=["method", "uri", "same_body"],
        before_record_request=masked_request,
    )
    recorder.register_matcher("same_body", same_body)
    recorder.register_persister(ReadableYaml)
    with recorder.use_cassette(str(path)) as tape:
        yield tape


def record(
    scenario: Scenario,
    client: str,
    path: Path,
    data: Path,
    *,
    password: str = PASSWORD,
    random_seed: int = 1,
    database: str | None = None,
) -> None:
    """Play a scenario against a fresh sandbox and write the cassette."""
    path.unlink(missing_ok=True)
    options = Options(
        data=data,
        is_in_memory=database is None,
        database=database,
        username=USERNAME,
        password=password,
        clock=FixedClock(),
        tenants=("other",),
        has_password_login=scenario.has_password_login,
        random_seed=random_seed,
        has_cheap_passwords=True,
    )
    with running_sandbox(options) as sandbox, cassette(path, "all"):
        _play(
            scenario, client, sandbox, password=scenario.password or password, url=sandbox.url, ca_file=sandbox.ca_file
        )


def replay(scenario: Scenario, client: str, path: Path) -> None:
    """Play a scenario from its cassette; every exchange must be asked for, none twice."""
    with cassette(path, "none") as tape:
        _play(scenario, client, None, url=HOST, password=scenario.password or PASSWORD)
        assert tape.all_played, f"{tape.play_count} of {len(tape)} exchanges were asked for"


def _play(
    scenario: Scenario, client: str, sandbox: Running | None, *, url: str, password: str, ca_file: Path | None = None
) -> None:
    kind = ThingsHub if client == "sync" else AsyncThingsHub

    def make(*, tenant: str | None = None, **credentials: str) -> ThingsHub | AsyncThingsHub:
        given: dict[str, Any] = credentials or {"username": USERNAME, "password": password}
        # A tape shows what was asked for, not how patiently
        once = Retries(attempts=1)
        return kind(url + (f"/tenants/{tenant}" if tenant else ""), ca_file=ca_file, retries=once, **given)

    stage = Director(make, sandbox, password)
    played = scenario.play

    async def on_stage(hub: AsyncThingsHub) -> None:
        await played(hub, stage)

    if client == "sync":
        try:
            run_sync(on_stage, make())
        finally:
            for other in stage.opened:
                other.close()
        return

    async def play(hub: AsyncThingsHub) -> None:
        try:
            await on_stage(hub)
        finally:
            for other in stage.opened:
                await other.close()

    run_async(play, make)
