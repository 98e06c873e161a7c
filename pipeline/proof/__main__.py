"""Prove a staged SDK, or requests that another client made; `python -m pipeline.proof --help`."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m pipeline.proof", description=__doc__)
    parser.add_argument("--document", type=Path, required=True, help="the bundled document, as JSON")
    parser.add_argument("--lines", type=Path, help='places and lines of the source: [[place, "file:line"], …]')
    parser.add_argument("--wait", action="store_true", help="load the judges, then wait for a line on standard input")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes share the work")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--package", type=Path, help="the folder that holds the staged package thingshub")
    what.add_argument("--requests", type=Path, help="requests that another client made from exported calls, as JSON")
    what.add_argument("--export", type=Path, help="write the calls and the answers for another client to this file")
    arguments = parser.parse_args()
    gc.disable()  # a short life: collecting would take a tenth of it
    from pipeline.proof import exchange, running

    if arguments.wait and not sys.stdin.readline():
        return 1  # whoever started this has given up
    notes = list[str]()
    try:
        if arguments.export is not None:
            exchange.export(arguments.document, arguments.export)
            return 0
        if arguments.requests is not None:
            found = exchange.judged(arguments.document, arguments.lines, arguments.requests)
        else:
            setting = running.Setting(arguments.package.resolve(), arguments.document, arguments.lines)
            found, notes = running.run(setting, arguments.jobs)
    except ImportError as error:
        found = [f"the package cannot be imported: {error} -- mend the template or the overlay that wrote it"]
    except OSError as error:
        found = [f"{error.filename}: {error.strerror}"]
    for text in found or notes:  # notes would hide among what is wrong
        print(text, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
