"""The command line says what the SDK says: each call of the generator's matrix, made with a command, sends the same."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.generator import running, workspace
from tests.generator.feature import Feature, features

CALLED = [feature for feature in features() if feature.is_called]
NO_COMMAND = "not tried: "


def _problems() -> dict[str, list[str]]:
    """What differs in each feature; kept from run to run like the builds that it comes from."""
    built = running.build()
    tried = [feature.name for feature in CALLED if feature.name not in built.refused]

    def called() -> dict[str, list[str]]:
        with tempfile.TemporaryDirectory() as folder:
            results = Path(folder) / "results.json"
            command = [sys.executable, "-m", "tests.cli.feature_calls", str(results), *tried]
            environment = workspace.environment(built.tree)
            done = subprocess.run(
                command, cwd=workspace.ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600
            )
            assert done.returncode == 0, f"the process that calls broke:\n{done.stdout}{done.stderr}"
            found: dict[str, list[str]] = json.loads(results.read_text(encoding="utf-8"))
        return found

    return workspace.kept("command-line", features(), called)


@pytest.mark.parametrize("feature", CALLED, ids=lambda feature: f"{feature.group}/{feature.name}")
def test_a_command_sends_what_the_call_sends(feature: Feature) -> None:
    problems = [line for line in _problems().get(feature.name, []) if NO_COMMAND not in line]
    assert not problems, "\n" + "\n".join(problems)
