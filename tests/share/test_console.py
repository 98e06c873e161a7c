"""The page as the sandbox serves it, with a console that really sends requests."""

from __future__ import annotations

import http.client
import json
import ssl
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from tests.drivers import package
from tests.share.conftest import Opening
from thingshub_sandbox.server import Running


@pytest.fixture
def console(open_page: Opening, sandbox: Running) -> Page:
    return open_page(f"{sandbox.url}/docs", ignore_https_errors=True)


def _send(console: Page, operation: str) -> str:
    console.locator(f"[id='{operation}'] .try button").click()
    output = console.locator(f"[id='{operation}'] .try output")
    console.wait_for_function("(o) => /^\\d{3} in|^Not sent/.test(o.textContent)", arg=output.element_handle())
    return output.inner_text()


def _log_in(console: Page, password: str) -> str:
    console.locator("#session [name=password]").fill(password)
    console.locator("#session button").click()
    output = console.locator("#session output")
    console.wait_for_function("(o) => o.textContent !== 'Not logged in.'", arg=output.element_handle())
    return output.inner_text()


def test_the_console_sends_what_the_reader_says(console: Page, sandbox: Running) -> None:
    for article in ("devices-create", "devices-get", "devices-list", "devices-delete", "drivers-push"):
        console.locator(f"[id='{article}'] .try summary").click()
    assert _log_in(console, sandbox.password).startswith("Logged in as demo, until")
    before = sandbox.calls["devices.create"]
    assert _send(console, "devices-create").startswith("201 in")
    assert sandbox.calls["devices.create"] == before + 1
    got = _send(console, "devices-get")
    assert got.startswith("200 in")
    assert '"name": "Pump 7"' in got
    console.locator("[id='devices-list'] .try [name=labels]").fill("hall-1,pump")
    assert '"id": "pump-1"' in _send(console, "devices-list")
    assert _send(console, "devices-delete").startswith("200 in")
    console.locator("[id='devices-get'] .try [name=device_id]").fill("")
    assert _send(console, "devices-get") == "Not sent or not answered: device_id is needed"
    upload = FilePayload(name="driver.zip", mimeType="application/zip", buffer=package("climate"))
    console.locator("[id='drivers-push'] .try [type=file]").set_input_files(upload)
    assert '"name": "climate"' in _send(console, "drivers-push")


def test_no_secret_is_left_in_page_or_address(console: Page, sandbox: Running) -> None:
    addresses: list[str] = []
    console.on("request", lambda request: addresses.append(request.url))
    _log_in(console, sandbox.password)
    console.locator("[id='devices-list'] .try summary").click()
    _send(console, "devices-list")
    stored = console.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    typed = console.evaluate("[...document.querySelectorAll('input')].map((i) => i.value).join()")
    for place in (stored, typed, console.content(), *addresses):
        assert sandbox.password not in place


def test_a_reader_who_is_not_logged_in_is_told_how(browser: Browser, sandbox: Running) -> None:
    context = browser.new_context(ignore_https_errors=True)  # Chromium logs every 401 as a complaint
    tab = context.new_page()
    tab.goto(f"{sandbox.url}/docs")
    tab.locator("[id='devices-list'] .try summary").click()
    assert "Log in at the top of the page" in _send(tab, "devices-list")
    assert _log_in(tab, "wrong-password") == "400: invalid credentials"
    context.close()


def _get(sandbox: Running, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(sandbox.url)
    context = ssl.create_default_context(cafile=sandbox.ca_file)
    connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=20, context=context)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_the_page_is_served_with_a_strict_policy(sandbox: Running) -> None:
    status, headers, body = _get(sandbox, "/docs")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    for part in ("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "form-action 'none'"):
        assert part in policy
    assert sandbox.password.encode() not in body
    assert _get(sandbox, "/docs", "HEAD")[0] == 200


def test_beside_the_page_the_api_answers_as_ever(sandbox: Running) -> None:
    for path, method in (("/docs", "POST"), ("/docs/x", "GET"), ("/docsx", "GET"), ("/", "GET")):
        status, _, body = _get(sandbox, path, method)
        assert (status, json.loads(body)) == (404, {"code": 404, "error": "not found"})
