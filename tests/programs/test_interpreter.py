"""Ways in which Python is started: every one gives the same program the same answers, and no warning of the SDK's."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.programs.conftest import Desk
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Running

ROOT = Path(__file__).parents[2]
PROGRAM = """
import asyncio, importlib, pkgutil, sys
{paths}
import thingshub
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub.errors import ConnectError, ForeignAnswerError, NotFoundError, RequestTimeoutError, ThingsHubError
from thingshub.models import DeviceCreate
from thingshub.testing import make

def refused(call, error, *arguments, **named):
    try:
        call(*arguments, **named)
    except error as caught:
        return caught
    raise SystemExit(f"{{call}} should have raised {{error}}")

def sync():
    with ThingsHub(timeout=Timeout(total_seconds=10)) as hub:
        names = [hub.devices.get(f"pump-{{n}}").name for n in range(1, 6)]
        assert_(names == [f"Pump {{n}}" for n in range(1, 6)], names)
        assert_(len(list(hub.devices.iterate(page_size=10))) > 10, "paging")
        refused(hub.devices.get, NotFoundError, "no-such-pump")
        refused(hub.devices.create, TypeError, 7)
        refused(hub.devices.create, TypeError, DeviceCreate(name="x"), name="y")
        outcomes = list(hub.devices.create_many([DeviceCreate(name=f"Made {{n}}") for n in range(40)]))
        assert_([o.error for o in outcomes] == [None] * 40, outcomes)
        outcomes = list(hub.devices.delete_many([o.id for o in outcomes]))
        assert_([o.error for o in outcomes] == [None] * 40, outcomes)
        with hub.stream(hub.devices.get, "pump-1") as answer:
            assert_(b"Pump 1" in b"".join(answer), "stream")
        assert_("curl" in hub.preview(hub.devices.create, name="Pump 8").curl, "preview")
        assert_(make(DeviceCreate, id="lamp-1").id == "lamp-1", "an example")
        fast = hub.with_options(timeout=Timeout(read_seconds=0.3), retries=Retries(attempts=1))
        refused(fast.devices.get_state, RequestTimeoutError, "pump-1")
        hub.devices.get_state("pump-1")
    refused(hub.devices.get, ThingsHubError, "pump-1")

async def later():
    async with AsyncThingsHub() as hub:
        names = await asyncio.gather(*[hub.devices.get(f"pump-{{n}}") for n in range(1, 6)])
        assert_([device.name for device in names] == [f"Pump {{n}}" for n in range(1, 6)], names)
        assert_(len([device async for device in hub.devices.iterate(page_size=10)]) > 10, "paging")
        report = await hub.devices.create_many([DeviceCreate(name=f"Made {{n}}") for n in range(40)]).finish()
        assert_(report.done == 40, report)

def assert_(is_so, what):  # not the statement, which -O leaves out
    if not is_so:
        raise SystemExit(f"not so: {{what!r}}")

def replayed():
    import vcr
    from thingshub.testing import cassettes
    cassettes.install()
    for mode in ("once", "none"):
        with vcr.use_cassette("pump.yaml", record_mode=mode), ThingsHub() as hub:
            assert_(hub.devices.get("pump-1").name == "Pump 1", mode)
        async def job():
            with vcr.use_cassette("pump-async.yaml", record_mode=mode):
                async with AsyncThingsHub() as hub:
                    return (await hub.devices.get("pump-1")).name
        assert_(asyncio.run(job()) == "Pump 1", mode)

for module in pkgutil.walk_packages(thingshub.__path__, "thingshub."):
    if not module.name.endswith("__main__") and ".cli" not in module.name and "hook-" not in module.name:
        try:
            importlib.import_module(module.name)
        except ModuleNotFoundError as error:  # a library that only some users install
            if error.name.startswith("thingshub"):
                raise
sync()
asyncio.run(later())
if {cassettes}:
    replayed()
print("all is well", ThingsHub.__doc__ is None, __debug__)
"""
# On Python's own path, as packages are installed: for those ways that ignore PYTHONPATH
_SLOW = re.compile(r"Executing <\w+ .* took [0-9.]+ seconds")  # asyncio's own, of a busy machine, in development mode
INSTALLED = "sys.path[:0] = {paths!r}"


def played(desk: Desk, running: Running, options: list[str], *, is_isolated: bool = False, **environment: str) -> str:
    """What the program prints; whatever stands on standard error is one line too many."""
    running.faults.clear()
    running.faults.add("devices.get_state", Fault(slow_seconds=1))
    paths = desk.environment["PYTHONPATH"].split(":")[:3]
    text = PROGRAM.format(paths=INSTALLED.format(paths=paths) if is_isolated else "", cassettes=True)
    (desk.path / "program.py").write_text(text, encoding="utf-8")
    done = desk.finished([sys.executable, *options, "program.py"], {"THINGSHUB_LOG": "warning", **environment})
    said = [line for line in done.stderr.splitlines() if not _SLOW.match(line)]
    assert (done.returncode, said) == (0, []), done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("options", [["-W", "error"], ["-X", "dev", "-W", "error"], ["-X", "utf8"]], ids=" ".join)
def test_warnings_are_errors_and_there_are_none(desk: Desk, running: Running, options: list[str]) -> None:
    assert played(desk, running, options) == "all is well False True\n"


def test_development_mode_says_nothing(desk: Desk, running: Running) -> None:
    assert played(desk, running, ["-X", "dev"]) == "all is well False True\n"


@pytest.mark.parametrize(("option", "has_no_docstrings"), [("-O", False), ("-OO", True)])
def test_without_assertions(desk: Desk, running: Running, option: str, has_no_docstrings: bool) -> None:
    assert played(desk, running, [option, "-W", "error"]) == f"all is well {has_no_docstrings} False\n"


def test_isolated(desk: Desk, running: Running) -> None:
    assert played(desk, running, ["-I", "-W", "error"], is_isolated=True) == "all is well False True\n"


def test_safe_path(desk: Desk, running: Running) -> None:
    assert played(desk, running, ["-W", "error"], PYTHONSAFEPATH="1") == "all is well False True\n"


@pytest.mark.parametrize("package", ["generated/thingshub", "sandbox/thingshub_sandbox", "document/thingshub_document"])
def test_no_promise_hangs_on_an_assertion(package: str) -> None:
    """An `assert` tells type checkers what is so already, and does nothing: -O leaves it out."""
    found: list[str] = []
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assert) and not _is_for_readers(node.test):
                found.append(f"{path.name}:{node.lineno}: {ast.unparse(node)}")
    assert found == []


def _is_for_readers(test: ast.expr) -> bool:
    if isinstance(test, ast.Call):
        return isinstance(test.func, ast.Name) and test.func.id == "isinstance" and isinstance(test.args[0], ast.Name)
    return isinstance(test, ast.Compare) and isinstance(test.left, ast.Name | ast.Attribute)
