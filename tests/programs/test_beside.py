"""Installed beside large programs, with the libraries that those had a year ago: our lower bounds must admit them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.programs.conftest import ROOT, UV, Desk, make_environment

A_YEAR_AGO = "2025-11-28"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = [
    *PROJECT["dependencies"],
    *(need for name in ("live", "otel") for need in PROJECT["optional-dependencies"][name]),
]
# What Airflow's published constraints for 3.1 pin of what we need, at the end of 2025
AIRFLOW = ["httptools==0.7.1", "msgspec==0.20.0", "opentelemetry-api==1.27.0"]
BESIDE = {
    "apache-airflow 3.1.3": ("3.12", ["apache-airflow==3.1.3", *AIRFLOW]),
    "apache-airflow 2.11.0": ("3.12", ["apache-airflow==2.11.0"]),
    "homeassistant 2025.11.3": ("3.13.2", ["homeassistant==2025.11.3"]),
    "botocore 1.41.5": ("3.11", ["botocore==1.41.5", "urllib3<2"]),
}
SMOKE = """
import asyncio, sys
import botocore.session
from thingshub import AsyncThingsHub, ThingsHub

session = botocore.session.get_session()
client = session.create_client("s3", region_name="eu-central-1", aws_access_key_id="x", aws_secret_access_key="y")

async def later():
    async with AsyncThingsHub() as hub:
        return (await hub.devices.get("pump-2")).name

with ThingsHub() as hub:
    print(hub.devices.get("pump-1").name, asyncio.run(later()), client.meta.service_model.service_name)
"""


@pytest.mark.parametrize("program", BESIDE)
def test_resolves_with_what_was_there_a_year_ago(tmp_path: Path, program: str) -> None:
    python, needs = BESIDE[program]
    wanted = tmp_path / "wanted.in"
    wanted.write_text("\n".join([*needs, *OURS]), encoding="utf-8")
    command: list[str | Path] = [
        *UV,
        "pip",
        "compile",
        "--quiet",
        "--python-version",
        python,
        "--exclude-newer",
        A_YEAR_AGO,
        wanted,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    found = dict(re.findall(r"^([\w-]+)(?:\[.*\])?==(\S+)", done.stdout, re.MULTILINE))
    assert {"msgspec", "httptools", "websockets", "opentelemetry-api"} <= found.keys()
    for need in needs:
        name, _, number = need.partition("==")
        if number:
            assert found[name] == number


def test_botocore_installed(desk: Desk, wheel: Path, tmp_path: Path) -> None:
    needed = f"botocore=={version('botocore')}"
    python = make_environment(tmp_path / "environment", sys.executable, wheel, needed)
    desk.put(smoke=SMOKE)
    done = desk.finished([python, "-W", "error::ResourceWarning", "smoke.py"], PYTHONPATH=None)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Pump 1 Pump 2 s3\n"
