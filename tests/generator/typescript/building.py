"""Build the client of any document, and call it in a process of Node."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.node_tools import run_node
from pipeline.typescript.__main__ import compiled, write

from thingshub_document.reading import Document

HERE = Path(__file__).parent


def built(document: Document | Mapping[str, Any], into: Path) -> Path:
    """Write and compile the client of a document.

    Returns:
        The folder with `index.js`.

    Raises:
        Refused: the document says what the client cannot do.
        NodeToolError: the compiler found something.
    """
    model = document if isinstance(document, Document) else Document(document, is_strict=True)
    login = "auth.login" if "auth.login" in model.operation_ids else None
    write(model, into, login=login)
    compiled(into)
    (into / "dist" / "package.json").write_text('{"type": "module"}')
    return into / "dist"


def called(client: Path, cases: list[dict[str, Any]], folder: Path) -> dict[str, dict[str, Any]]:
    """What each case sent and gave, by its id; see run.mjs."""
    (folder / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    done = run_node(HERE / "run.mjs", str(client), str(folder / "cases.json"), str(folder / "results.json"))
    assert done.returncode == 0, done.stdout + done.stderr
    results: list[dict[str, Any]] = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return {result["id"]: result for result in results}
