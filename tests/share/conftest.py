"""A freshly built dist/, a sandbox to try it against, a browser to look at it with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pipeline.share.__main__ import build
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.drivers import package
from thingshub import ThingsHub
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.reference.reading import Reference
from thingshub_sandbox.server import Options, Running, running_sandbox

API = Api.load()
Opening = Callable[..., Page]
TOLD: list[str] = []  # while dist/ was built


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that `nox -s share` makes."""
    into = tmp_path_factory.mktemp("share") / "dist"
    build(into, report=TOLD.append)
    return into


@pytest.fixture(scope="session")
def reference() -> Reference:
    return Reference(API.document)


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium with every host name but none: whatever would leave this machine fails."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "Chromium is needed: apt-get install --no-install-recommends chromium"
    options = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=options)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opening]:
    """Opens an address; at the end nothing may have been asked for but it, and nothing may have been complained of."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    asked: list[str] = []

    def opened(url: str, *, width: int = 1440, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(url)
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts <= {""} or (len(hosts) == 1 and next(iter(hosts)).startswith("127.0.0.1:")), asked
