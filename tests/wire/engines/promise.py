"""A promise of the wire and what asks for it: a function that fails when the promise is not kept.

What is asked is the promise itself, not how the SDK's own wire words or arranges it: an engine keeps it in its own way.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.wire.engines.bench import Bench

_MODULES = ("framing", "sending", "certainty", "timing", "life", "calls")
ALL_KINDS = ("plain", "tls")
Scenario = Callable[[Bench], None]


@dataclass(frozen=True)
class Promise:
    """One line of the table.

    Attributes:
        name: The function's name.
        group: Under which heading it stands.
        says: The promise.
        scenario: Fails when it is not kept.
        kinds: Over which kinds of connections it is asked.
        face: The only kind of client that it is for; None for both.
    """

    name: str
    group: str
    says: str
    scenario: Scenario
    kinds: tuple[str, ...] = ALL_KINDS
    face: str | None = None


_found: dict[str, Promise] = {}


def promise(group: str, says: str, **more: Any) -> Callable[[Scenario], Scenario]:
    """Makes a promise of a scenario."""

    def kept(scenario: Scenario) -> Scenario:
        name = scenario.__name__
        assert name not in _found, f"{name} is promised twice"
        _found[name] = Promise(name, group, says, scenario, **more)
        return scenario

    return kept


def promises() -> dict[str, Promise]:
    """All of them, in the order of the table."""
    for module in _MODULES:
        importlib.import_module(f"tests.wire.engines.{module}")
    return dict(_found)
