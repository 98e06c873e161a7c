"""Does what a page says: runs Python, pytest and commands as they are printed, and gives what they print.

A block of Python that begins with the name of a file (`# web.py`), or of a notebook's cell, is part of a program:
tests/programs runs those. Of commands those are run that only talk to the local thingsHub; one that goes on for minutes
runs until the page ends. Installing, starting servers and the sessions of nox are not run here, only checked; see
tests.docs.commands.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guide.blocks import Block
from tests.programs.page import name_of

_RUN = (["thingshub"], ["thingshub-sandbox", "uplink"], ["thingshub-sandbox", "fail"])
_LASTING = ["thingshub-sandbox", "simulate"]


class Reader:
    """Runs the blocks of a page in the current folder, with the environment that there is."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._lasting: list[subprocess.Popen[bytes]] = []

    def run(self, page: Path, block: Block) -> str | None:
        """Run a block; gives what it printed, None when it is not one to run.

        Raises:
            Exception: whatever a Python block raises; its traceback names the line of the page.
        """
        if name_of(block) is not None:
            return None
        if block.language == "python" and "\ndef test_" in block.content:
            return self._tests(block)
        if block.language == "python":
            self._capsys.readouterr()
            code = compile("\n" * block.line + block.content, page.as_posix(), "exec", dont_inherit=True)
            exec(code, {"__name__": "__main__"})
            return self._capsys.readouterr().out
        if block.language == "sh":
            return self._commands(block)
        return None

    def leave(self) -> None:
        """End what still runs."""
        for process in self._lasting:
            process.terminate()
            process.wait(timeout=20)

    def _tests(self, block: Block) -> str:
        Path("test_shown.py").write_text(block.content, encoding="utf-8")
        return _printed([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_shown.py"])

    def _commands(self, block: Block) -> str | None:
        printed: list[str] = []
        for line in block.content.splitlines():
            words = shlex.split(line)
            if words[: len(_LASTING)] == _LASTING:
                self._lasting.append(subprocess.Popen(words, stdout=subprocess.DEVNULL))
            elif any(words[: len(beginning)] == beginning for beginning in _RUN):
                printed.append(_printed(words))
        return "".join(printed) if printed else None


def _printed(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{shlex.join(command)}: {done.stdout}{done.stderr}"
    return done.stdout
