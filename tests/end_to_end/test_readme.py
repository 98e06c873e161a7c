"""The README: its commands are the sessions there are, its example runs as printed, its map is the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from pipeline.release.trial import access

from thingshub_sandbox.server import Options, running_sandbox

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_example_runs_as_printed(tmp_path: Path) -> None:
    example, _ = EXAMPLES
    with running_sandbox(Options(data=tmp_path, is_in_memory=True, seed="demo", has_cheap_passwords=True)) as sandbox:
        others = {name: value for name, value in os.environ.items() if not name.startswith("THINGSHUB_")}
        environment = others | access(sandbox)
        command = [sys.executable, "-c", example]
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    first, second = result.stdout.splitlines()
    assert "'Pump 7'" in first
    assert "'Pump 1'" in first, "a device of the seed is in the same hall"
    assert second.startswith("devices.get: 404 device not found")


def test_the_test_runs_as_printed(tmp_path: Path) -> None:
    (tmp_path / "test_printed.py").write_text(EXAMPLES[1])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_printed.py"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 passed" in result.stdout, result.stdout + result.stderr
    assert len([line for line in EXAMPLES[1].splitlines() if line]) <= 8


def test_there_are_exactly_two_command_lines_for_everything() -> None:
    first_block = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)[0]
    assert first_block.splitlines() == ['pip install "nox[uv]" && nox', "nox -s tests"]


def test_the_map_names_what_there_is() -> None:
    (drawn,) = re.findall(r"```\n(openapi/.*?)```", README, re.DOTALL)
    folders = re.findall(r"(?m)^(\S+)/ ", drawn)
    tracked = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert set(folders) == tracked - {"dist", "build"}
    for below in re.findall(r"(?m)^  (\S+)", drawn):
        assert any((ROOT / folder / below).exists() for folder in folders), below
    assert len(README.splitlines()) < 150
