"""Run all features once and keep what came of each, for every worker of pytest and for the table in the docs."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pipeline.node_tools import run_node

from tests.generator import refusals, renames, typescript_cases, workspace
from tests.generator.feature import Feature, features

Problems = dict[str, list[str]]


def python_problems() -> Problems:
    """What is wrong with each feature in Python, by its name; an empty list where it is right."""
    called = [feature for feature in features() if feature.is_called]
    looked_at = [feature for feature in features() if not feature.is_called]
    return workspace.kept("python", features(), lambda: _called(called) | _looked_at(looked_at))


def typescript_problems() -> Problems:
    """What is wrong with each feature in TypeScript, by its name."""
    return workspace.kept("typescript", features(), _run_in_node)


def problems() -> Problems:
    """What is wrong with each feature, in both languages."""
    python, typescript = python_problems(), typescript_problems()
    return {name: python[name] + typescript.get(name, []) for name in python}


def build() -> workspace.Built:
    """The build of all features that must be right."""
    return workspace.build([feature for feature in features() if feature.is_called])


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


def _run_in_node() -> Problems:
    """One process for all cases: the client is built from the document of the Python build."""
    from tests.generator.typescript.building import built  # needs Node

    built_here = build()
    tried = [feature for feature in features() if feature.is_called and feature.name not in built_here.refused]
    document = json.loads((built_here.tree / "openapi.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(dir=workspace.CACHE) as folder:
        client = built(document, Path(folder) / "client")
        every = [case for feature in tried for case in typescript_cases.cases(feature)]
        cases, results = Path(folder) / "cases.json", Path(folder) / "results.json"
        cases.write_text(json.dumps(every), encoding="utf-8")
        runner = Path(__file__).parent / "typescript" / "run.mjs"
        done = run_node(runner, str(client), str(cases), str(results))
        if done.returncode:
            raise AssertionError(f"Node broke:\n{done.stdout}{done.stderr}")
        found = {entry["id"]: entry for entry in json.loads(results.read_text(encoding="utf-8"))}
    refused = {name: [f"refused: {said}"] for name, said in built_here.refused.items()}
    return refused | {feature.name: typescript_cases.problems(feature, found) for feature in tried}


def _untold(feature: Feature, built: workspace.Built) -> list[str]:
    """What the build should have told and did not, and what it told besides."""
    about = [refusals.said(line, built.document.parent) for line in built.told.splitlines()]
    about = [said for said in about if said.name == feature.name]
    wanted = list(feature.content.get("told", ()))
    found: list[str] = []
    for told in wanted:
        fits = next((said for said in about if told["at"] in said.text and told["says"] in said.message), None)
        if fits is None:
            found.append(f"the build does not tell of {told['says']}")
        else:
            about.remove(fits)
    return found + [f"the build tells, although nothing is the matter: {said.whole}" for said in about]


def _looked_at(refused: Sequence[Feature]) -> Problems:
    """What is wrong with those that are refused, or sound, before anything is built."""
    found: Problems = {}
    with tempfile.TemporaryDirectory(dir=workspace.CACHE) as folder:
        renamed = [feature for feature in refused if feature.is_rename]
        found |= {one.name: list(renames.problems(one, Path(folder) / one.name / "openapi")) for one in renamed}
        refused = [feature for feature in refused if not feature.is_rename]
        together = [feature for feature in refused if not feature.needs_own_document]
        alone = [feature for feature in refused if feature.needs_own_document]
        for number, group in enumerate([together, *([feature] for feature in alone)]):
            said = refusals.said_of(group, Path(folder) / f"{number}" / "openapi")
            found |= {feature.name: list(refusals.problems(feature, said[feature.name])) for feature in group}
    return found
