"""A program that asks promises of one engine, one after the other: `python -m tests.wire.engines.worker ENGINE NAME…`.

For each it prints a line of JSON: its name, and why it is not kept, which is empty when it is.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path

import trustme

from tests.wire.engines.bench import Bench
from tests.wire.engines.engine import ENGINES, Engine
from tests.wire.engines.promise import Promise, promises


def broken(engine: Engine, promise: Promise, authority: trustme.CA) -> str:
    """Why an engine does not keep a promise; empty when it does."""
    for kind in promise.kinds:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(engine, kind, authority, Path(folder))
            try:
                promise.scenario(bench)
            except BaseException as error:  # pytest's own failures are no Exception
                steps = traceback.extract_tb(error.__traceback__)
                lines = [
                    f"{Path(step.filename).name}:{step.lineno}" for step in steps if "/tests/wire/" in step.filename
                ]
                return f"{kind}: {type(error).__name__}: {error} ({', '.join(lines[1:])})"
            finally:
                bench.stop()
    return ""


def main(name: str, wanted: list[str]) -> None:
    answers = os.fdopen(os.dup(1), "w")
    authority = trustme.CA(organization_name="tests of the wire")
    with contextlib.redirect_stdout(sys.stderr):
        for each in wanted:
            why = broken(ENGINES[name], promises()[each], authority)
            print(json.dumps([each, why]), file=answers, flush=True)
    answers.flush()
    os._exit(0)  # threads that an engine has left waiting must not hold the program


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
