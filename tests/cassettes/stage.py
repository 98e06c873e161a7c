"""What a scenario gets beside its client, and what it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from thingshub import AsyncThingsHub


class Stage(Protocol):
    """What a scenario can do beside calling its client; in a replay only `another` does anything."""

    @property
    def password(self) -> str:
        """The password of the scenario's own user."""
        ...

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock."""
        ...

    def fail(self, operation: str, status: int) -> None:
        """Let the next call of an operation answer 500 or 503."""
        ...

    def uplink(self, device: str, payload: str, port: int = 1) -> None:
        """Let a device send something, in hexadecimal digits."""
        ...

    def another(self, *, tenant: str | None = None, **credentials: str) -> AsyncThingsHub:
        """Another client, e.g. of another tenant or with another token; closed at the end."""
        ...


@dataclass(frozen=True)
class Scenario:
    """A scenario and how its sandbox and client are set up."""

    name: str
    play: Callable[[AsyncThingsHub, Stage], Awaitable[None]]
    password: str | None = field(default=None, repr=False)
    has_password_login: bool = True
