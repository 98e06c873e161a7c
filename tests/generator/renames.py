"""What follows a rename in the document: the lines that still use the old name, each with what to write instead."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline import bindings

from tests.generator.feature import Feature
from tests.generator.workspace import ROOT
from thingshub_document.reading import Document
from thingshub_document.source import DOCUMENT, load

_FINDING = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): (?P<says>.*) -- (?P<remedy>.*)")


def problems(feature: Feature, folder: Path) -> Iterator[str]:
    """What is wrong with the lines that are listed after a rename.

    Args:
        feature: `renamed` has texts of the document and what stands there instead, `lists` the files that must follow.
        folder: For the renamed document.
    """
    for line in (found := _findings(feature, folder)):
        told = _FINDING.fullmatch(line)
        if told is None:
            yield f"has no line or no next step: {line}"
            continue
        text = (ROOT / told["file"]).read_text(encoding="utf-8").splitlines()[int(told["line"]) - 1]
        wanted = feature.refused or {}
        if not re.search(wanted["at"], text):
            yield f"names the line {text.strip()!r}, which does not have {wanted['at']}: {line}"
        if wanted["says"] not in told["says"]:
            yield f"does not say {wanted['says']!r}: {line}"
        if not re.search(wanted["remedy"], told["remedy"]):
            yield f"does not say to {wanted['remedy']}: {line}"
    files = [line.partition(":")[0] for line in found]
    for wanted_file in feature.content["lists"]:
        if not any(file.startswith(wanted_file) for file in files):
            yield f"does not list {wanted_file}"


def _findings(feature: Feature, folder: Path) -> list[str]:
    """What is told of the document with these texts replaced."""
    shutil.copytree(DOCUMENT.parent, folder)
    files = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
    for old, new in feature.content["renamed"]:
        assert any(old in text for text in files.values()), f"the document does not have {old!r}"
        files = {path: text.replace(old, new) for path, text in files.items()}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    source = load(folder / DOCUMENT.name)
    return bindings.findings(Document(source.data, source.where))
