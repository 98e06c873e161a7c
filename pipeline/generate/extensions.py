"""The hand-written methods of resource classes: which tags have some, and what they are called."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from pipeline.twins import SUFFIX
from thingshub_document import calls
from thingshub_document.complaints import Complaint
from thingshub_document.reading import Document

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "overlays" / "thingshub" / "_resources"


def extended_tags() -> frozenset[str]:
    """The Python names of the tags whose resource classes have hand-written methods too."""
    return frozenset(path.stem.removesuffix(SUFFIX) for path in FOLDER.glob(f"*{SUFFIX}.py"))


def complaints(document: Document) -> Iterator[Complaint]:
    """An operation that would hide a hand-written method, or an iterator that would hide an operation."""
    written = {tag: dict(_methods(FOLDER / f"{tag}{SUFFIX}.py")) for tag in extended_tags()}
    for operation in document.operations.values():
        names = [operation.python_verb]
        if operation.paging is not None:
            names.append(calls.iterator_name(operation.python_verb))
        for name in names:
            if line := written.get(operation.python_tag, {}).get(name):
                what = f"{operation.id} becomes the method {name!r}, which is written by hand in {line}"
                yield Complaint(operation.place, what, "give the operation another name with x-python-name")


def _methods(path: Path) -> Iterator[tuple[str, str]]:
    """Each public method with its line."""
    shown = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef) and not member.name.startswith("_"):
                    yield member.name, f"{shown}:{member.lineno}"
