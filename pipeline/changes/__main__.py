"""`nox -s changes`: what changed since the last release, and what that demands.

Exit status 0 when version and changes fit; 1 when something breaks and the version does not say so; 2 when there is
nothing to compare.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline import fingerprint
from pipeline.changes import api, changelog, deep, opinions, revisions, surface
from pipeline.changes.report import Comparison, is_red, report
from pipeline.changes.revisions import Base, NoRevision
from pipeline.changes.sides import read_models
from pipeline.fingerprint import GENERATED, ROOT
from pipeline.redocly import RedoclyError, breaking_changes
from thingshub_document.reading import Document
from thingshub_document.source import BrokenDocument, load


def compare(base: Base, *, is_deep: bool = False) -> Comparison:
    """Compare a revision with the working tree.

    Raises:
        NoRevision: it does not have what is to be compared.
        BrokenDocument: the document here cannot be read.
        RedoclyError: Redocly could not be asked.
    """
    with tempfile.TemporaryDirectory(prefix="changes-", dir=_scratch()) as folder, ThreadPoolExecutor() as pool:
        then = Path(folder)
        revisions.lay_out(base.commit, then, "generated/thingshub", revisions.DOCUMENT)
        asked = pool.submit(breaking_changes, then / revisions.DOCUMENT, GENERATED / "openapi.json")
        source = load()
        new, old = Document(source.data, source.where), Document.load_json(then / revisions.DOCUMENT)
        changes = api.compare(old, new)
        told = revisions.told_users(base.commit) + revisions.told_users()
        faces = surface.compare(
            then / "generated",
            GENERATED,
            read_models=read_models(new),
            modules=surface.modules_named(told),
        )
        verdicts = asked.result()
        tried = deep.problems(base.commit, then / "deep") if is_deep else []
        return Comparison(base, changes, faces, opinions.compare(changes, verdicts, new), tried, new)


def _scratch() -> Path:
    scratch = ROOT / ".nox"
    scratch.mkdir(exist_ok=True)
    return scratch


def main() -> int:
    parser = argparse.ArgumentParser(prog="nox -s changes --", description=__doc__)
    parser.add_argument("--against", metavar="REVISION", help="another revision than the last release")
    parser.add_argument("--deep", action="store_true", help="type-check and replay that revision's recorded tests, too")
    parser.add_argument("--write", action="store_true", help="put the entry into CHANGELOG.md")
    arguments = parser.parse_args()
    if not fingerprint.state().is_current:
        print("generated/ is not what its sources give -- run `nox -s regenerate` first", file=sys.stderr)
        return 2
    try:
        here = revisions.version_here()
        found = compare(revisions.base(arguments.against), is_deep=arguments.deep)
    except (NoRevision, BrokenDocument, RedoclyError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(report(found, here)))
    if not found.base.is_binding:
        print("Nothing was released yet, so the version is free; this is only to read.")
        return 0
    lines = changelog.entry(found.changes, found.surface)
    version = str(max(here, found.demanded))
    if lines:
        print(f"\nFor CHANGELOG.md (`-- --write` puts it there):\n\n{changelog.text(lines, version)}")
    if arguments.write and lines and changelog.write(lines, version):
        print("CHANGELOG.md has it now; say there why, too.")
    if is_red(found, here):
        print(
            f"pyproject.toml: version is {here}, and something breaks since {found.base.name} "
            f'-- write `version = "{found.demanded}"`, or take the breaking change back',
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
