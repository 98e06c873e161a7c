"""Make `generated/typescript` from the shared JSON and overlays/typescript, all or nothing.

openapi-typescript writes the types, `operations.py` the methods, the hand-written client is laid beside them, and the
TypeScript compiler must find nothing in its strictest mode. Only then the new tree takes the place of the old one.
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
from pipeline.typescript.operations import operations_module

OVERLAYS = ROOT / "overlays" / TYPESCRIPT
TOOLS = ROOT / "pipeline" / "node" / TYPESCRIPT
MODULES = INSTALLED / TYPESCRIPT / "node_modules"
TSC = MODULES / "typescript" / "bin" / "tsc"
HEADER = "// Generated from openapi/; `nox -s typescript` rewrites it. Never edit it.\n"


def make(into: Path = GENERATED / TYPESCRIPT) -> None:
    """Write the whole package anew.

    Raises:
        NodeToolError: a tool failed, or the compiler found something; the old package is as it was.
        OSError: a file cannot be read or written.
    """
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="typescript-", dir=fingerprint.scratch(into)) as work_dir:
        work = Path(work_dir)
        tree = work / TYPESCRIPT
        shutil.copytree(OVERLAYS, tree)
        _set_version(tree / "package.json")
        spec = GENERATED / "openapi.json"
        _types(spec, tree / "src" / "schema.ts")
        operations = operations_module(json.loads(spec.read_text(encoding="utf-8")))
        (tree / "src" / "operations.ts").write_text(HEADER + operations, encoding="utf-8")
        compiled(tree, "--noEmit")
        fingerprint.write_typescript(tree)
        fingerprint.swap(tree, into, work)


def compiled(package: Path, *options: str) -> None:
    """Run the TypeScript compiler over a package or a project.

    Raises:
        NodeToolError: it found something; the text has its lines.
    """
    done = run_node(TSC, "--project", str(package), "--pretty", "false", *options)
    if done.returncode:
        raise NodeToolError(f"the TypeScript compiler found:\n{done.stdout.strip() or done.stderr.strip()}")


def _types(spec: Path, into: Path) -> None:
    done = run_node(TOOLS / "types.mjs", str(MODULES), str(spec), str(into))
    if done.returncode or done.stderr:  # it warns of what it drops
        raise NodeToolError(f"openapi-typescript failed:\n{done.stderr.strip()}")
    into.write_text(HEADER + into.read_text(encoding="utf-8"), encoding="utf-8")


def _set_version(package: Path) -> None:
    version = fingerprint.project()["project"]["version"]
    text = package.read_text(encoding="utf-8")
    package.write_text(text.replace('"version": "0.0.0"', f'"version": "{version}"'), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=GENERATED / TYPESCRIPT, help="another folder")
    try:
        make(parser.parse_args().into.resolve())
    except (NodeToolError, OSError) as error:
        print(f"{error} -- generated/typescript is as it was", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
