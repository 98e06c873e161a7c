"""Copies of the document with one text in it replaced by another."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from thingshub_document.source import DOCUMENT


class Edit(NamedTuple):
    """Replace the first `old` by `new` in a file: `devices` for resources/devices.yaml, `thingshub` for the root."""

    file: str
    old: str
    new: str

    @property
    def path(self) -> str:
        """The file below openapi/."""
        return f"{'' if self.file in ('thingshub', 'shared') else 'resources/'}{self.file}.yaml"


def edited(into: Path, *edits: Edit) -> Path:
    """Copy the whole document, edit the copy and return its root file."""
    folder = into / "openapi"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCUMENT.parent, folder)
    for edit in edits:
        path = folder / edit.path
        text = path.read_text(encoding="utf-8")
        assert edit.old in text, f"{edit.path} does not hold {edit.old!r}"
        path.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    return folder / DOCUMENT.name
