"""What it costs to import an SDK, make a client and touch one resource, each in a clean environment of its own.

Peaks of memory are read from /proc, so this part runs on Linux.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.peers import ROOT
from tests.benchmarks.timing import OURS, Section

RAW = "openapi-python-client, raw"
ENVIRONMENTS = ROOT / ".nox" / "bench-environments"
_MEASURE = """
import json, sys, time
sys.path[:0] = json.loads(sys.argv[1])
began = time.perf_counter()
{code}
took = time.perf_counter() - began
modules = len(sys.modules)
with open("/proc/self/status") as status:  # ru_maxrss would begin at what the parent had
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
print(json.dumps([took * 1e3, peak / 1024, modules]))
"""
_SIZE = """
import importlib.metadata, json, sys
files = importlib.metadata.files(sys.argv[1]) or []
print(sum(file.size or 0 for file in files if file.suffix != ".pyc"))
"""


@dataclass(frozen=True)
class Subject:
    """One SDK in its own environment.

    Attributes:
        requirements: What is installed.
        code: Import, client, one resource.
        distribution: Whose size is told; empty for one that is only source code on the path.
        path: What is put on sys.path.
    """

    requirements: tuple[str, ...]
    code: str
    distribution: str = ""
    path: tuple[str, ...] = ()


def wheel() -> Path:
    """The SDK's wheel, built from the sources."""
    place = ENVIRONMENTS / "wheel"
    command = [_tool("uv"), "build", "--quiet", "--wheel", "--out-dir", str(place), "--clear", str(ROOT)]
    subprocess.run(command, check=True)
    (built,) = place.glob("*.whl")
    return built


def subjects(built: Path, peers: Path) -> dict[str, Subject]:
    """Everything that is measured."""
    hcloud = 'from hcloud import Client\nClient("t").ssh_keys'
    datadog = (
        "from datadog_api_client import ApiClient, Configuration\n"
        "from datadog_api_client.v1.api.tags_api import TagsApi\nTagsApi(ApiClient(Configuration()))"
    )
    raw = (
        "from opc_client import AuthenticatedClient\nfrom opc_client.api.devices import devices_get\n"
        'AuthenticatedClient(base_url="https://demo.example", token="t")'
    )
    generated = (
        "import og_client\n"
        'og_client.DevicesApi(og_client.ApiClient(og_client.Configuration(host="https://demo.example")))'
    )
    return {
        OURS: Subject(
            (str(built),), 'from thingshub import ThingsHub\nThingsHub("https://demo.example", token="t").devices', OURS
        ),
        RAW: Subject(_pinned("httpx", "attrs", "python-dateutil"), raw, path=(str(peers),)),
        "openapi-generator": Subject(
            _pinned("urllib3", "pydantic", "python-dateutil", "typing-extensions"), generated, path=(str(peers / "og"),)
        ),
        "openai": _installed("openai", 'from openai import OpenAI\nOpenAI(api_key="t").models'),
        "anthropic": _installed("anthropic", 'from anthropic import Anthropic\nAnthropic(api_key="t").models'),
        "stripe": _installed("stripe", 'from stripe import StripeClient\nStripeClient("sk_test_x").v1.products'),
        "hcloud": _installed("hcloud", hcloud),
        "datadog": _installed("datadog-api-client", datadog),
    }


def imports(built: Path, peers: Path, rounds: int) -> list[Section]:
    """Time, memory and modules of each, in turn, in fresh processes."""
    found = subjects(built, peers)
    environments = {name: _environment(name, subject) for name, subject in found.items()}
    seen: dict[str, list[list[float]]] = {name: [] for name in found}
    for turn in range(rounds + 1):  # the first one writes bytecode
        for name, subject in found.items():
            command = [environments[name], "-c", _MEASURE.format(code=subject.code), json.dumps(subject.path)]
            figures = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            if turn:
                seen[name].append(figures)
        print(f"\r{turn}/{rounds} rounds", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr)
    what = "import, client, one resource"
    return [
        Section(f"{what}: {title}", unit, {name: [figures[index] for figures in rows] for name, rows in seen.items()})
        for index, (title, unit) in enumerate([("time", "ms"), ("memory", "MB"), ("modules", "modules")])
    ]


def sizes(built: Path, peers: Path) -> Section:
    """What each takes on disk when it is installed, without dependencies and bytecode."""
    figures: dict[str, list[float]] = {}
    for name, subject in subjects(built, peers).items():
        if subject.distribution:
            command = [_environment(name, subject), "-c", _SIZE, subject.distribution]
            figures[name] = [int(subprocess.run(command, capture_output=True, check=True).stdout) / 1000]
    for name, folder in ((RAW, peers / "opc_client"), ("openapi-generator", peers / "og" / "og_client")):
        figures[name] = [sum(path.stat().st_size for path in folder.rglob("*.py")) / 1000]
    return Section("installed size, without dependencies", "kB", figures)


def _installed(distribution: str, code: str) -> Subject:
    return Subject(_pinned(distribution), code, distribution)


def _pinned(*names: str) -> tuple[str, ...]:
    """As they are installed here."""
    return tuple(f"{name}=={version(name)}" for name in names)


def _environment(name: str, subject: Subject) -> str:
    """The interpreter of a clean environment, made when it is not there or holds something else."""
    place = ENVIRONMENTS / name.replace(", ", "-").replace(" ", "-")
    python, done = place / "bin" / "python", place / "holds"
    holds = json.dumps([subject.requirements, sys.version, name == OURS and _content(Path(subject.requirements[0]))])
    if not done.exists() or done.read_text() != holds:
        subprocess.run([_tool("uv"), "venv", "--quiet", "--clear", "--python", sys.executable, str(place)], check=True)
        install = [_tool("uv"), "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python)]
        subprocess.run([*install, *subject.requirements], check=True)
        done.write_text(holds)
    return str(python)


def _content(built: Path) -> str:
    return hashlib.sha256(built.read_bytes()).hexdigest()


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
