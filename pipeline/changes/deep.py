"""The third opinion: the recorded tests of the old release, type-checked and replayed on the SDK that is here now.

Tests, cassettes, sandbox and document are those of the old revision; only the SDK is new. What worked then and is
refused by the type checker, or asks the server for something else, breaks users.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pipeline.changes import revisions
from pipeline.fingerprint import GENERATED

_SCENARIOS = "tests/cassettes/scenarios"
_TAKEN = ("tests", "sandbox", "pyproject.toml", revisions.DOCUMENT)


def problems(commit: str, folder: Path) -> list[str]:
    """What the old tests say about the new SDK, a line each; nothing when all is well.

    Raises:
        NoRevision: the revision has no recorded tests.
    """
    folder.mkdir(parents=True)
    revisions.lay_out(commit, folder, *_TAKEN)
    shutil.copytree(GENERATED / "thingshub", folder / "generated" / "thingshub")
    checks = (
        ["mypy", "--follow-imports=silent", "--no-error-summary", "--cache-dir", os.devnull, _SCENARIOS],
        ["pytest", "tests/cassettes", "-k", "test_replay", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider"],
    )
    found: list[str] = []
    for check in checks:
        done = subprocess.run(
            [sys.executable, "-m", *check],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": f"{folder / 'generated'}{os.pathsep}{folder / 'sandbox'}"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = [
                line for line in done.stdout.splitlines() if " error: " in line or line.startswith(("FAILED", "ERROR"))
            ]
            found += said or [f"{check[0]}: {(done.stderr or done.stdout).strip()[-500:]}"]
    return found
