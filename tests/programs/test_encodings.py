"""Standard output in an old encoding, as in pipes of Windows: whatever the SDK prints, nothing fails on a character.

The SDK's own words are ASCII, so that errors, reports and progress fit every encoding; what a server or a program has
put into a text is its own affair. Log lines and warnings go to standard error, which writes what does not fit in
another way.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.programs.conftest import Desk
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Running

PROGRAM = """
import asyncio, gc, warnings
warnings.simplefilter("always")
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub.errors import NotFoundError, RequestTimeoutError, ThingsHubError
from thingshub.models import DeviceCreate

NAME = "P\\u00fcmpe \\u2192 \\u6c34 \\U0001f6b0"

def subclasses(of):
    return [of, *(below for kind in of.__subclasses__() for below in subclasses(kind))]

async def later():
    async with AsyncThingsHub() as hub:
        return await hub.devices.get("pump-1")

with ThingsHub() as hub:
    made = hub.devices.create(name=NAME)
    assert hub.devices.get(made.id).name == NAME, "what is sent does not depend on the locale"
    run = hub.devices.create_many(
        [DeviceCreate(name=NAME) for _ in range(3)], on_progress=lambda progress: print(progress)
    )
    print([outcome.id for outcome in run])
    print(run.report)
    print(hub.devices.get_state("pump-1"))  # once 503: a line in the log
    print(asyncio.run(later()))
    try:
        hub.devices.get("no-such-pump")
    except NotFoundError as error:
        print(error, repr(error), error.__notes__)
    print(hub.preview(hub.devices.create, name="Pump"))
    print(hub)
    fast = hub.with_options(timeout=Timeout(read_seconds=0.2), retries=Retries(attempts=1))
    try:
        fast.devices.get("pump-1")
    except RequestTimeoutError as error:
        print(error)
for error in subclasses(ThingsHubError):
    print(error.hint)
lost = ThingsHub()
lost.devices.get("pump-1")
del lost
gc.collect()  # a warning: it was not closed
"""
PACKAGE = Path(__file__).parents[2] / "generated" / "thingshub"
KINDS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "the C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", ["info", "debug"])
def test_what_the_sdk_prints_fits_every_encoding(desk: Desk, running: Running, kind: str, level: str) -> None:
    running.faults.clear()
    running.faults.add("devices.get_state", Fault(status=503))
    running.faults.add("devices.get", Fault())
    running.faults.add("devices.get", Fault())
    running.faults.add("devices.get", Fault())
    running.faults.add("devices.get", Fault(slow_seconds=1))
    desk.put(program=PROGRAM)
    done = desk.finished([sys.executable, "program.py"], {**KINDS[kind], "THINGSHUB_LOG": level})
    assert done.returncode == 0, done.stdout + done.stderr
    for word in ("Traceback", "UnicodeEncodeError", "Logging error"):
        assert word not in done.stderr, done.stderr
    assert "trying again" in done.stderr
    assert "ResourceWarning" in done.stderr
    assert "timed out" in done.stdout


def test_the_sdks_own_words_are_ascii() -> None:
    """Every text of the SDK but docstrings; the command line, which asks its terminal, has its own rules."""
    found = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path in PACKAGE.rglob("*.py")
        if "cli" not in path.relative_to(PACKAGE).parts
        for node in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if not node.value.isascii()
    ]
    assert found == []


def _texts(tree: ast.AST) -> Iterator[Any]:
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node
