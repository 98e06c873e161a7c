"""A freshly built dist/, and a sandbox to try it against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pipeline.share.__main__ import build

from tests.drivers import package
from thingshub import ThingsHub
from thingshub_sandbox.document import Document
from thingshub_sandbox.reference.reading import Reference
from thingshub_sandbox.server import Options, Running, running_sandbox

DOCUMENT = Document.load()


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that `nox -s share` makes."""
    into = tmp_path_factory.mktemp("share") / "dist"
    build(into)
    return into


@pytest.fixture(scope="session")
def reference() -> Reference:
    return Reference(DOCUMENT)


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A sandbox with the demo's devices and a driver; tests clean up behind them."""
    options = Options(data=tmp_path_factory.mktemp("sandbox"), is_in_memory=True, seed="demo", has_cheap_passwords=True)
    with running_sandbox(options) as running:
        with ThingsHub(
            running.url, username=running.username, password=running.password, ca_file=running.ca_file
        ) as hub:
            hub.drivers.push(package("pump"), tags=["1"])
        yield running
