"""Build dist/: the document in every form in which other teams and tools take it.

Everything is made in a new folder that takes the place of the old dist/ at the end, so that a failure leaves no half of
it. Nothing depends on the time, the machine or the network: the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline import fingerprint
from pipeline.fingerprint import GENERATED, ROOT, scratch, swap
from pipeline.node_tools import NodeToolError
from pipeline.share import documents, markdown, requests, typescript
from pipeline.share.files import write_sums, write_text
from thingshub_document.reading import Document
from thingshub_document.yaml_file import BrokenDocument
from thingshub_sandbox.reference.page import page
from thingshub_sandbox.reference.reading import Reference

DIST = ROOT / "dist"
KEPT = ("release", "site", "variants")  # other sessions put these into dist/
README = Path(__file__).with_name("dist.md")


class StaleSources(Exception):
    """What would be handed out is not what the document says now; the text says what to run."""


def build(into: Path = DIST, *, report: Callable[[str], None] = lambda line: None) -> None:
    """Write all files.

    Args:
        into: The folder to replace.
        report: Called with a line for each step.

    Raises:
        StaleSources: generated/ is older than what it is made of.
        OSError, BrokenDocument, NodeToolError: something cannot be read, made or written; the old folder is as it was.
    """
    if not fingerprint.state().is_current:
        raise StaleSources("generated/ is not what its sources give now: run `nox -s regenerate` first")
    if not fingerprint.typescript_state().is_current:
        raise StaleSources("generated/typescript is not what its sources give now: run `nox -s typescript` first")
    spec = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
    reference = Reference(Document(spec))
    steps: dict[str, Callable[[Path], None]] = {
        "openapi.json, openapi*.yaml": lambda to: documents.openapi(spec, to),
        "json-schema/": lambda to: documents.json_schemas(spec, to),
        "arazzo.yaml": lambda to: documents.workflows(spec, to),
        "asyncapi.yaml": lambda to: documents.channels(spec, to),
        "postman_collection.json": lambda to: requests.postman(reference, to),
        "http/": lambda to: requests.http_files(reference, to),
        "reference.md": lambda to: markdown.reference_page(reference, to),
        "llms.txt": lambda to: markdown.llms_txt(reference, to),
        "reference.html": lambda to: write_text(to / "reference.html", page(reference).html),
        "typescript/": typescript.package,
        "README.md": lambda to: write_text(to / "README.md", README.read_text(encoding="utf-8")),
        "SHA256SUMS": write_sums,
    }
    with tempfile.TemporaryDirectory(prefix="share-", dir=scratch(into)) as work_dir:
        work = Path(work_dir)
        tree = work / "dist"
        for number, (name, step) in enumerate(steps.items(), 1):
            began = time.perf_counter()
            step(tree)
            report(f"[{number:2}/{len(steps)}] {name:28} {time.perf_counter() - began:5.1f} s")
        for name in KEPT:
            if (into / name).exists():
                shutil.copytree(into / name, tree / name)
        swap(tree, into, work)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=DIST, help="another folder than dist/")
    arguments = parser.parse_args()
    try:
        build(arguments.into.resolve(), report=lambda line: print(line, flush=True))
    except (StaleSources, OSError, BrokenDocument, NodeToolError) as error:
        print(f"{error} -- dist/ is as it was", file=sys.stderr)
        return 1
    files = [path for path in arguments.into.rglob("*") if path.is_file()]
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB in {arguments.into.name}/")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
