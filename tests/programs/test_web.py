"""Web applications under the servers that run them: each answer is the right one, and the end is silent."""

from __future__ import annotations

import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection

import pytest

from tests.programs.conftest import Desk
from thingshub_sandbox.server import Running

PUMPS = [f"pump-{number}" for number in range(1, 6)]
SITE = """
import sys
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import path

settings.configure(SECRET_KEY="of-the-test", ALLOWED_HOSTS=["*"], ROOT_URLCONF="plant_site")
application = get_wsgi_application()
from plant_views import pump
urlpatterns = [path("pumps/<pump_id>", pump)]
"""
USED_BEFORE_THE_FORK = """
import threading
from concurrent.futures import ThreadPoolExecutor
from pumps import application, hub

with ThreadPoolExecutor(8) as threads:  # so that there are several idle connections
    list(threads.map(hub.devices.get, ["pump-1"] * 80))
threading.Thread(target=lambda: [hub.devices.get("pump-2") for _ in range(300)]).start()
"""


def asked(port: int, path: str) -> tuple[int, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        return answer.status, json.loads(body) if body.startswith(b"{") else {"text": body.decode()}
    finally:
        connection.close()


def wait_until_served(desk: Desk, port: int) -> None:
    ends_at = time.monotonic() + 30
    while time.monotonic() < ends_at:
        try:
            if asked(port, "/pumps/pump-1")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"it does not serve:\n{desk.log}")


def serve_and_ask(desk: Desk, port: int, command: str, *options: str, is_preloaded: bool = False) -> None:
    process = desk.start(command, *options)
    wait_until_served(desk, port)
    wanted = PUMPS * 40
    with ThreadPoolExecutor(16) as threads:
        found = list(threads.map(partial(asked, port), [f"/pumps/{pump}" for pump in wanted]))
    right = [(200, {"id": pump, "name": pump.replace("pump-", "Pump ")}) for pump in wanted]
    assert Counter(map(str, found)) == Counter(map(str, right)), desk.log
    assert found == right, "somebody got another one's answer"
    assert desk.end(process) in (0, -15), desk.log
    for word in ("Traceback", "ResourceWarning", "ERROR", "thingshub.calls"):
        assert word not in desk.log, desk.log


def test_fastapi_under_uvicorn(desk: Desk, port: int) -> None:
    desk.put("web.py")
    serve_and_ask(desk, port, "uvicorn web:app --workers 2", "--port", str(port), "--log-level", "warning")


def test_fastapi_under_gunicorn(desk: Desk, port: int) -> None:
    desk.put("web.py")
    serve_and_ask(desk, port, "gunicorn web:app --worker-class asgi --workers 2", "--bind", f"127.0.0.1:{port}")


@pytest.mark.parametrize(
    "command",
    ["gunicorn pumps:application --workers 4", "gunicorn pumps:application --workers 4 --threads 4 --preload"],
)
def test_wsgi_under_gunicorn(desk: Desk, port: int, command: str, running: Running) -> None:
    desk.put("pumps.py")
    before = running.calls["auth.login"]
    serve_and_ask(desk, port, command, "--bind", f"127.0.0.1:{port}")
    assert running.calls["auth.login"] - before <= 4, "one log-in a worker"


def test_a_preloaded_client_that_was_used_before_the_fork(desk: Desk, port: int, running: Running) -> None:
    """And is being used by another thread of the parent at that moment."""
    desk.put("pumps.py", used=USED_BEFORE_THE_FORK)
    before = running.calls["auth.login"]
    command = "gunicorn used:application --workers 4 --threads 4 --preload"
    serve_and_ask(desk, port, command, "--bind", f"127.0.0.1:{port}")
    assert running.calls["auth.login"] - before == 1, "the workers have the parent's token"


def test_django_under_gunicorn(desk: Desk, port: int) -> None:
    desk.put("plant_hub.py", "plant_views.py", plant_site=SITE)
    process = desk.start("gunicorn plant_site:application --threads 4", "--bind", f"127.0.0.1:{port}")
    wait_until_served(desk, port)
    assert asked(port, "/pumps/no-such-pump") == (404, {"error": "no such pump"})
    assert desk.end(process) == 0
    serve_and_ask(desk, port, "gunicorn plant_site:application --threads 4 --preload", "--bind", f"127.0.0.1:{port}")
