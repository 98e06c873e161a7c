"""Other versions of Python: the wheel, installed there, through the whole of one program in both faces.

A version that is not on this machine and cannot be had is skipped, and docs/sdk/ecosystem.md says so.
"""

from __future__ import annotations

import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.programs.conftest import UV, Desk, make_environment
from tests.programs.test_interpreter import PROGRAM
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Running

VERSIONS = ["3.12", "3.13", "3.14"]


def interpreter(number: str) -> str | None:
    """Where a version of Python is: on the path, in pyenv, or wherever uv finds or gets one."""
    places = [shutil.which(f"python{number}")]
    if pyenv := shutil.which("pyenv"):
        places += _printed([pyenv, "whence", "--path", f"python{number}"])
    for place in places:
        if place and _printed([place, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]) == [number]:
            return place
    subprocess.run([*UV, "python", "install", "--quiet", number], capture_output=True, timeout=300, check=False)
    return next(iter(_printed([*UV, "python", "find", "--no-python-downloads", number])), None)


def _printed(command: list[str]) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.split() if done.returncode == 0 else []


@pytest.mark.parametrize("number", VERSIONS)
def test_both_faces_fleets_and_cassettes(
    desk: Desk, running: Running, wheel: Path, tmp_path: Path, number: str
) -> None:
    found = interpreter(number)
    if found is None:
        pytest.skip(f"Python {number} is not here and cannot be had")
    python = make_environment(tmp_path / "environment", found, wheel, f"vcrpy=={version('vcrpy')}")
    running.faults.clear()
    running.faults.add("devices.get_state", Fault(slow_seconds=1))
    desk.put(program=PROGRAM.format(paths="", cassettes=True) + "\nprint('%d.%d' % sys.version_info[:2])")
    command: list[str | Path] = [python, "-W", "error", "program.py"]
    done = desk.finished(command, {"THINGSHUB_LOG": "warning"}, PYTHONPATH=None)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert done.stdout == f"all is well False True\n{number}\n"
