"""Live updates on the command line: a line each, as they come."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.cli.conftest import Command
from thingshub.api.integrations import Integrations
from thingshub.models import StateUpdate

UPDATES = [
    StateUpdate(device_id="a", timestamp=datetime(2024, 3, 1, 10, tzinfo=UTC), values={"t": 21.5, "m": {"on": True}}),
    StateUpdate(device_id="b\x1b[2J", timestamp=datetime(2024, 3, 1, 11, tzinfo=UTC), values={}),
]


@pytest.fixture
def listening(command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    def listen(
        self: Integrations, integration_id: str, *, on_gap: Callable[[Any], object], on_unreadable: object
    ) -> Iterator[StateUpdate]:
        assert integration_id == "live-1"
        yield UPDATES[0]
        on_gap("a gap of 2 s")
        yield UPDATES[1]
        raise KeyboardInterrupt

    monkeypatch.setattr(Integrations, "listen", listen, raising=False)
    return command


def test_updates_for_people_and_for_programs(listening: Command) -> None:
    shown = listening("listen", "live-1")
    assert shown.out == "2024-03-01 10:00:00Z a t=21.5 m.on=true\n2024-03-01 11:00:00Z b [2J\n"
    assert shown.err.split("\n") == ["thingshub: a gap of 2 s", "", "thingshub: interrupted", ""]  # the first ends ^C
    assert shown.code == 130
    lines = listening("listen", "live-1", "-o", "jsonl").out.splitlines()
    assert [json.loads(line)["device_id"] for line in lines] == ["a", "b\x1b[2J"]


def test_listening_ends_after_a_count(listening: Command) -> None:
    done = listening("listen", "live-1", "--count", "1")
    assert (done.code, done.out.count("\n"), done.err) == (0, 1, "")
    assert listening("listen", "live-1", "--count", "0").code == 2
