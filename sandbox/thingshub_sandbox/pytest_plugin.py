"""The fixtures of thingshub.testing, and cassettes of vcrpy. pytest loads this module in every run: it imports nothing
before one is used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from thingshub import AsyncThingsHub, ThingsHub
    from thingshub.testing import Sandbox, Server

_RECORDER = "vcr.patch"


def pytest_configure(config: pytest.Config) -> None:
    """Let cassettes of vcrpy see what thingshub sends; vcrpy takes a second to import, so only once somebody does."""
    if _RECORDER in sys.modules:
        _install()
        return
    finder = _WhenImported()
    sys.meta_path.insert(0, finder)
    config.add_cleanup(finder.leave)


class _WhenImported(MetaPathFinder):
    """Waits for the import of vcrpy."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        if fullname != _RECORDER:
            return None
        self.leave()
        spec = find_spec(fullname)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def executed(module: ModuleType) -> None:
                execute(module)
                _install()

            spec.loader.exec_module = executed  # type: ignore[method-assign]
        return spec

    def leave(self) -> None:
        """Wait no longer."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)


def _install() -> None:
    from thingshub.testing.cassettes import install

    install()


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
