"""The fixtures of thingshub.testing. pytest loads this module in every run: it imports nothing before one is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from thingshub import AsyncThingsHub, ThingsHub
    from thingshub.testing import Sandbox, Server


@pytest.fixture(scope="session")
def thingshub_server() -> Iterator[Server]:
    """A local thingsHub for the whole run."""
    from thingshub.testing import running

    with running() as server:
        yield server


@pytest.fixture
def thingshub_sandbox(thingshub_server: Server) -> Sandbox:
    """A tenant of this test's own, with the seed `demo`: uplinks, faults, counters, clock."""
    return thingshub_server.tenant()


@pytest.fixture
def thingshub_client(thingshub_sandbox: Sandbox) -> Iterator[ThingsHub]:
    """A client of that tenant, which logs in by itself."""
    with thingshub_sandbox.client() as hub:
        yield hub


@pytest.fixture
def async_thingshub_client(thingshub_sandbox: Sandbox) -> AsyncThingsHub:
    """The same, awaitable, with any test runner: `async with async_thingshub_client as hub:`."""
    return thingshub_sandbox.async_client()
