"""Run all features once and keep what came of each, for every worker of pytest and for the table in the docs."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.generator import refusals, workspace
from tests.generator.feature import Feature, features

Problems = dict[str, list[str]]


def python_problems() -> Problems:
    """What is wrong with each feature in Python, by its name; an empty list where it is right."""
    right = [feature for feature in features() if not feature.refused]
    refused = [feature for feature in features() if feature.refused]
    return workspace.kept("python", features(), lambda: _called(right) | _refused(refused))


def build() -> workspace.Built:
    """The build of all features that must be right."""
    return workspace.build([feature for feature in features() if not feature.refused and not feature.needs_own_document])


def _called(right: Sequence[Feature]) -> Problems:
    built = build()
    found = {name: [f"refused: {said}"] for name, said in built.refused.items()}
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        command = [sys.executable, "-m", "tests.generator.calling", str(results)]
        command += [feature.name for feature in right if feature.name not in found]
        environment = workspace.environment(built.tree)
        done = subprocess.run(
            command, cwd=workspace.ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        if done.returncode:
            raise AssertionError(f"the process that calls broke:\n{done.stdout}{done.stderr}")
        called: Problems = json.loads(results.read_text(encoding="utf-8"))
    for feature in right:
        called.setdefault(feature.name, [])
        called[feature.name] += _untold(feature, built)
    return called | found


def _untold(feature: Feature, built: workspace.Built) -> list[str]:
    """What the build should have told and did not."""
    about = [line for line in built.told.splitlines() if f"resources/{feature.name}.yaml:" in line]
    wanted = feature.content.get("told", ())
    found = [f"the build does not tell of {told['says']}" for told in wanted if not any(told["says"] in a for a in about)]
    if len(about) != len(wanted) and not found:
        found.append(f"the build tells {len(about)} times of {len(wanted)}: {about}")
    return found


def _refused(refused: Sequence[Feature]) -> Problems:
    found: Problems = {}
    with tempfile.TemporaryDirectory(dir=workspace.CACHE) as folder:
        together = [feature for feature in refused if not feature.needs_own_document]
        alone = [feature for feature in refused if feature.needs_own_document]
        for number, group in enumerate([together, *([feature] for feature in alone)]):
            place = Path(folder) / f"{number}" / "openapi"
            for name, lines in refusals.said_of(group, place).items():
                feature = next(feature for feature in group if feature.name == name)
                workspace.write_document(group, place)
                found[name] = list(refusals.problems(feature, lines, place))
    return found
