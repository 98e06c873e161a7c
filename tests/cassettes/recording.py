"""Record a scenario against a fresh sandbox, and replay it without one."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.both import run_async, run_sync
from tests.cassettes.exchange import HOST, ReadableYaml, masked_request, same_body
from tests.cassettes.scenarios import Scenario
from tests.cassettes.untyped import vcr
from thingshub import AsyncThingsHub, ThingsHub
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.server import Options, running_sandbox

CLIENTS = ("sync", "async")
USERNAME = "demo"
PASSWORD = "password-of-the-recording"


class Untouched:
    """The stage of a replay: what happened there is on the cassette."""

    def advance(self, seconds: float) -> None:
        pass


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
    scenario: Scenario, client: str, path: Path, data: Path, *, password: str = PASSWORD, random_seed: int = 1
) -> None:
    """Play a scenario against a fresh sandbox and write the cassette."""
    path.unlink(missing_ok=True)
    clock = FixedClock()
    options = Options(
        data=data,
        is_in_memory=True,
        username=USERNAME,
        password=password,
        clock=clock,
        random_seed=random_seed,
        has_cheap_passwords=True,
    )
    with running_sandbox(options) as sandbox, cassette(path, "all"):
        connection: dict[str, Any] = {"url": sandbox.url, "ca_file": sandbox.ca_file, "username": USERNAME}
        _play(scenario, client, clock, password=scenario.password or password, **connection)


def replay(scenario: Scenario, client: str, path: Path) -> None:
    """Play a scenario from its cassette; every exchange must be asked for, none twice."""
    with cassette(path, "none") as tape:
        password = scenario.password or PASSWORD
        _play(scenario, client, Untouched(), url=HOST, username=USERNAME, password=password)
        assert tape.all_played, f"{tape.play_count} of {len(tape)} exchanges were asked for"


def _play(scenario: Scenario, client: str, stage: FixedClock | Untouched, **connection: Any) -> None:
    if client == "sync":
        run_sync(lambda hub: scenario.play(hub, stage), ThingsHub(**connection))
    else:
        run_async(lambda hub: scenario.play(hub, stage), lambda: AsyncThingsHub(**connection))
