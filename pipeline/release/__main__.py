"""`nox -s release`: check everything, build, try; then tag. `-- --dry-run` does all but the tag.

Nothing is ever uploaded: what people have to do for that is printed at the end.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from pipeline import fingerprint
from pipeline.changes import revisions
from pipeline.changes.__main__ import compare
from pipeline.changes.revisions import NoRevision
from pipeline.fingerprint import ROOT
from pipeline.redocly import RedoclyError
from pipeline.release import files, papers, trial
from pipeline.release.files import NotReleasable
from thingshub_document.source import BrokenDocument

DIST = ROOT / "dist" / "release"


def release(*, is_dry: bool) -> list[Path]:
    """Check, build and try; returns wheel and sdist.

    Raises:
        NotReleasable: something is not in order; the text says all of it.
    """
    if not fingerprint.state().is_current:
        raise NotReleasable("generated/ is not what its sources give -- run `nox -s regenerate`")
    version = revisions.version_here()
    found = papers.problems(version, compare(revisions.base()))
    stopping = [problem.text for problem in found if not (is_dry and problem.is_of_the_moment)]
    if stopping:
        raise NotReleasable("\n".join(stopping))
    for problem in found:
        print(f"before the real one: {problem.text}")
    print(f"papers: version {version}, changelog and changes fit")
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        work = Path(folder)
        made = files.build(work / "build")
        print("files: two builds of the commit gave the same bytes, and so did a wheel straight from the tree")
        [wheel] = [path for path in made if path.suffix == ".whl"]
        laid_out = work / "build" / "tree-0"
        files.check(wheel, root=laid_out)
        python = trial.environment(wheel, work / "environment")
        modules = trial.public_modules(laid_out / "generated", revisions.told_users(repository=laid_out))
        trial.check_imports(python, modules)
        print(f"import: {len(modules)} modules open no socket, start nothing, read nothing but code")
        trial.run_example(python, work / "sandbox", root=laid_out)
        print("trial: the wheel alone runs the README's example")
        shutil.rmtree(DIST, ignore_errors=True)
        DIST.mkdir(parents=True)
        return [Path(shutil.copy(path, DIST)) for path in made]


def main() -> int:
    parser = argparse.ArgumentParser(prog="nox -s release --", description=__doc__)
    parser.add_argument("--dry-run", action="store_true", help="everything but the tag")
    is_dry: bool = parser.parse_args().dry_run
    try:
        made = release(is_dry=is_dry)
    except (NotReleasable, NoRevision, BrokenDocument, RedoclyError, ValueError) as error:
        print(error, file=sys.stderr)
        print("\nNothing was tagged.", file=sys.stderr)
        return 1
    for path in made:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
    tag = f"v{revisions.version_here()}"
    if is_dry:
        print(f"A real release would now: git tag --annotate {tag} --message 'Release {tag[1:]}'")
    elif not papers.git(ROOT, "tag", "--list", tag):
        papers.git(ROOT, "tag", "--annotate", tag, "--message", f"Release {tag[1:]}")
        print(f"tagged {tag}")
    print(f"Left to people: git push origin {papers.BRANCH} {tag}, and uploading dist/release/* to the package index")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
