"""Write a new resource: description, behaviour in the sandbox, a scenario to record, a line for the changelog.

What is written is complete: it builds, the sandbox serves it, its scenario can be recorded. What it says of the API is
a proposal (`x-evidence: inferred`); the properties are what most resources have. Replace them, then run `nox`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.fingerprint import ROOT
from pipeline.scaffold.resource import VERBS, NotPossible, Resource
from pipeline.scaffold.writing import write


def main() -> int:
    parser = argparse.ArgumentParser(prog="nox -s scaffold --", description=__doc__)
    parser.add_argument("tag", help="the plural, in snake_case: gateways, radio_masts")
    parser.add_argument("--verbs", default=",".join(VERBS), help="some of %(default)s (default: all)")
    parser.add_argument("--singular", default="", help="one of them, in snake_case (default: without the s)")
    parser.add_argument("--area", default="device-management", help="whose roles may use it (default: %(default)s)")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    try:
        resource = Resource.of(arguments.tag, arguments.verbs.split(","), arguments.singular, arguments.area)
        written = write(resource, arguments.root)
    except NotPossible as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(f"  {path}")
    print(
        "\nNext: say in openapi/ what the API really does (properties, bounds, examples, x-evidence), then\n"
        "  nox                       # validate, regenerate, prove, try\n"
        "  nox -s record             # record its scenario; review with `git diff tests/cassettes`\n"
        "  nox -s tests lint typecheck"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
