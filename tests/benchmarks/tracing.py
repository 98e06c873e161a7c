"""What a call costs more when OpenTelemetry's API is installed, as some library brings it, and nobody has set it up.

Instructions are counted by valgrind, over a transport that answers at once: the rest of a real call would only hide the
difference, and its time would be noise. Without valgrind, CPU time is measured in many short runs, in turn.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

from tests.benchmarks.bounds import Bound
from tests.benchmarks.timing import OURS, Section

MOST_SHARE = 1.03
WITH_API = f"{OURS}, with opentelemetry-api"
_FEW, _MANY = 200, 1200
_PROGRAM = """
import sys, time
count = int(sys.argv[1])
if sys.argv[2] == "without":
    sys.modules["opentelemetry"] = None
from thingshub import ThingsHub
from thingshub.transport import Response, Transport

class Stub(Transport):
    answer = Response(204, {}, b"")
    def send(self, request, timeout): return self.answer
    def open(self, request, timeout): raise NotImplementedError
    def close(self): pass

hub = ThingsHub("https://demo.example", token="t", transport=Stub())
assert (hub._executor.observer._tracing is None) == (sys.argv[2] == "without")
call = hub.devices.delete
call("pump-1")
began = time.process_time()
for _ in range(count): call("pump-1")
print((time.process_time() - began) / count * 1e6)
"""


def report(rounds: int) -> tuple[Section, Bound]:
    """Both ways, and whether the difference is small enough."""
    ways = {OURS: "without", WITH_API: "with"}
    if shutil.which("valgrind"):
        unit = "instructions a call"
        figures = {name: [_instructions(way)] for name, way in ways.items()}
    else:
        unit = "µs of CPU time a call"
        turns = [{name: _time(way) for name, way in ways.items()} for _ in range(rounds)]
        figures = {name: [turn[name] for turn in turns] for name in ways}
    section = Section("a call without its transport, OpenTelemetry's API installed but not set up", unit, figures)
    share = section.ratio(WITH_API)
    what = "OpenTelemetry's API, not set up, costs at most 3 % of a call without its transport"
    return section, Bound(what, f"{(share - 1) * 100:.1f} %", share <= MOST_SHARE)


def _instructions(way: str) -> float:
    """The difference of a long and a short run: what comes before the calls is in both."""
    few, many = (_counted(count, way) for count in (_FEW, _MANY))
    return (many - few) / (_MANY - _FEW)


def _counted(count: int, way: str) -> int:
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", *_command(count, way)]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    printed = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stderr
    found = re.search(r"Collected : (\d+)", printed)
    if found is None:
        raise ValueError(f"valgrind has counted nothing:\n{printed}")
    return int(found[1])


def _time(way: str) -> float:
    return float(subprocess.run(_command(5000, way), capture_output=True, text=True, check=True).stdout)


def _command(count: int, way: str) -> list[str]:
    return [sys.executable, "-c", _PROGRAM, str(count), way]
