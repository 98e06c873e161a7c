"""Make `generated/typescript` from the shared JSON and overlays/typescript, all or nothing.

The types, methods and facts are written from the document model, the hand-written client is laid beside them, and the
TypeScript compiler must find nothing in its strictest mode. Then every operation is called through a stub, and its
requests are judged against the document, as those of the Python SDK are. Only then the new tree takes the place of the
old one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from pipeline import fingerprint
from pipeline.fingerprint import GENERATED, ROOT, TYPESCRIPT
from pipeline.node_tools import INSTALLED, NodeToolError, run_node
from pipeline.typescript import refusals
from pipeline.typescript.models import errors_module, models_module
from pipeline.typescript.operations import operations_module, own_errors
from pipeline.typescript.proof import Disproved, prove
from pipeline.typescript.shapes import Shapes
from thingshub_document.complaints import Complaint
from thingshub_document.reading import Document
from thingshub_document.source import BrokenDocument, load
from thingshub_document.types import Place
from thingshub_document.typescript_names import TypeScriptNames

OVERLAYS = ROOT / "overlays" / TYPESCRIPT
MODULES = INSTALLED / TYPESCRIPT / "node_modules"
TSC = MODULES / "typescript" / "bin" / "tsc"
HEADER = "// Generated from openapi/; `nox -s typescript` rewrites it. Never edit it.\n\n"
LOGIN = "auth.login"  # overlays/typescript/src/hub.ts sends user name and password to it


class Refused(Exception):
    """The document says something that the TypeScript client cannot do; the text has a line for each."""


def make(into: Path = GENERATED / TYPESCRIPT) -> None:
    """Write the whole package anew.

    Raises:
        Refused: the document says what the client cannot do.
        Disproved: the client does not do what the document says.
        NodeToolError: a tool failed, or the compiler found something; the old package is as it was.
        OSError: a file cannot be read or written.
    """
    into.parent.mkdir(parents=True, exist_ok=True)
    document = _document(GENERATED / "openapi.json")
    with tempfile.TemporaryDirectory(prefix="typescript-", dir=fingerprint.scratch(into)) as work_dir:
        work = Path(work_dir)
        tree = work / TYPESCRIPT
        write(document, tree, login=LOGIN)
        client = work / "client"
        compiled(tree, "--outDir", str(client))
        (client / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        left_out = [found.id for found in document.operations.values() if refusals.is_left_out(found)]
        prove(document, client, work, left_out=left_out)
        fingerprint.write_typescript(tree)
        fingerprint.swap(tree, into, work)


def write(document: Document, tree: Path, *, login: str | None) -> None:
    """Write the package's sources.

    Args:
        document: The document.
        tree: The folder to make.
        login: The id of the operation that gives a token for user name and password; None for none.

    Raises:
        Refused: the document says what the client cannot do.
    """
    names = TypeScriptNames(document, own_errors(document))
    shapes = Shapes(document)
    operations = [found for found in document.operations.values() if not refusals.is_left_out(found)]
    shapes.table()
    found = [*document.complaints(), *names.complaints(), *shapes.complaints]
    found += [complaint for operation in operations for complaint in refusals.complaints(operation)]
    if login is not None and login not in document.operation_ids:
        what = f"{OVERLAYS.relative_to(ROOT)}/src/hub.ts logs in by {login}, which the document does not have"
        found.append(Complaint((), what, "mend the name there and in pipeline/typescript/__main__.py"))
    if found:
        raise Refused("\n".join(f"{_line(document, c.place)}{c.message} -- {c.remedy}" for c in dict.fromkeys(found)))
    shutil.copytree(OVERLAYS, tree)
    _set_version(tree / "package.json")
    modules = {
        "models.ts": models_module(document, names),
        "declared_errors.ts": errors_module(names, own_errors(document)),
        "operations.ts": operations_module(document, operations, names, shapes, login),
    }
    for name, text in modules.items():
        (tree / "src" / name).write_text(HEADER + text, encoding="utf-8")


def compiled(package: Path, *options: str) -> None:
    """Run the TypeScript compiler over a package or a project.

    Raises:
        NodeToolError: it found something; the text has its lines.
    """
    done = run_node(TSC, "--project", str(package), "--pretty", "false", *options)
    if done.returncode:
        raise NodeToolError(f"the TypeScript compiler found:\n{done.stdout.strip() or done.stderr.strip()}")


def _document(spec: Path) -> Document:
    """The shared JSON, with the lines of its source as long as it says the same."""
    data = json.loads(spec.read_bytes())
    try:
        source = load()
    except (BrokenDocument, OSError):
        return Document(data, is_strict=True)
    return Document(data, source.where if source.data == data else None, is_strict=True)


def _line(document: Document, place: Place) -> str:
    line = document.where(place) if place else ""
    return f"{line}: " if line else ""


def _set_version(package: Path) -> None:
    version = fingerprint.project()["project"]["version"]
    text = package.read_text(encoding="utf-8")
    package.write_text(text.replace('"version": "0.0.0"', f'"version": "{version}"'), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=GENERATED / TYPESCRIPT, help="another folder")
    try:
        make(parser.parse_args().into.resolve())
    except (Disproved, NodeToolError, OSError, Refused) as error:
        print(f"{error} -- generated/typescript is as it was", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
