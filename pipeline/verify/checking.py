"""Whether the document would still be sound with the proposed edits, tried on a copy."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from pipeline.validate import findings
from pipeline.verify.edits import Edits
from thingshub_document.source import BrokenDocument, load


def problems_after(edits: Edits, document: Path) -> list[str]:
    """What the validator would say about the document after the edits; empty when it is sound."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / document.parent.name
        shutil.copytree(document.parent, copy)
        for path, (_, after) in edits.results().items():
            (copy / path.relative_to(document.parent)).write_text(after, encoding="utf-8")
        try:
            source = load(copy / document.name)
        except BrokenDocument as error:
            return str(error).splitlines()
        return [source.line(finding) for finding in findings(source)]
