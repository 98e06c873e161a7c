"""What is recorded: each scenario once, for the sync and the async client alike.

A module beside this one lists its own in `PLAYS`; a new module is found by itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from tests.cassettes.scenarios import devices, refusals
from tests.cassettes.stage import Scenario, Stage
from thingshub import AsyncThingsHub

Play = Callable[[AsyncThingsHub, Stage], Awaitable[None]]


def _plays() -> Iterator[Play]:
    for name in sorted(module.name for module in iter_modules(__path__)):
        yield from getattr(import_module(f"{__name__}.{name}"), "PLAYS", ())


SCENARIOS = [
    *(Scenario(play.__name__, play) for play in _plays()),
    Scenario("wrong_password", devices.wrong_password, password="not-the-password"),
    Scenario("password_login_off", devices.password_login_off, has_password_login=False),
    *(Scenario(f"refusals_{tag}", play) for tag, play in refusals.by_tag().items()),
]
