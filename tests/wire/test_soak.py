"""The soak itself, for seconds: `nox -s soak` is for minutes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.wire.test_programs import ROOT, environment

pytestmark = pytest.mark.wire
RUN_SECONDS = 180  # with what it waits for before and after its load


@pytest.mark.skipif(sys.platform != "linux", reason="forks, several servers on one port, and /proc")
@pytest.mark.parametrize("options", [[], ["--tls"]], ids=["plain", "tls"])
def test_a_short_soak_breaks_no_promise(options: list[str]) -> None:
    few = ["--minutes", "0.15", "--threads", "8", "--tasks", "40", "--seed", "1"]
    run = subprocess.run(
        [sys.executable, "-m", "tests.soak", *few, *options],
        capture_output=True,
        text=True,
        env=environment("default"),
        cwd=ROOT,
        timeout=RUN_SECONDS,
    )
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
    assert run.stdout.endswith("kept\n")
