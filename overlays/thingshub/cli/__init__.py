"""The command line `thingshub`: every operation of the document is a command, and what people need around them.

Nothing here is imported by the library. The commands are made from the packaged document when they are asked for, so
none can be missing; heavy libraries are imported by the command that uses them, so that `--help` and completion stay
quick. What a command does for an operation is one call of the SDK's own method.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec


def main() -> int:
    """Run the command line; the entry point of the script.

    Returns:
        The exit code; `thingshub --help` lists them.
    """
    if find_spec("click") is None:
        print('thingshub: the command line is not installed -- pip install "thingshub[cli]"', file=sys.stderr)
        return 2
    from thingshub.cli.application import application

    application.main(prog_name="thingshub")
    return 0  # not reached: the line above ends with the exit code
