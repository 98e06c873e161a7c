"""The document as one piece of data, with the file and line of every value.

The document is one file, or a root with files beside it that it names in standard `$ref`s; `bundle` puts them together.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thingshub_document.bundle import Bundle
from thingshub_document.findings import BrokenDocument, Finding
from thingshub_document.grammar import Node, nodes
from thingshub_document.references import place_of, pointer_to
from thingshub_document.types import Place
from thingshub_document.yaml_file import ROOT, Mark, line_of, shown

__all__ = ["DOCUMENT", "BrokenDocument", "Finding", "Place", "Source", "load", "place_of", "pointer_to"]

DOCUMENT = ROOT / "openapi" / "thingshub.yaml"


@dataclass(frozen=True)
class Source:
    """The document as data, with the place of every value in its file.

    Attributes:
        path: The root file.
        data: The whole document, nothing but dicts, lists, strings, numbers, booleans and None.
        marks: Files and lines; None for a document that was not read from files.
    """

    path: Path
    data: dict[str, Any]
    marks: Mark | None = field(default=None, repr=False)

    def where(self, place: Place) -> str:
        """`file:line` of the value at this path of keys, or of its nearest known parent."""
        return line_of(self.marks, place) if self.marks else f"{shown(self.path)}:1"

    @functools.cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every object of the document; found once, so only for a document that is not changed any more."""
        return tuple(nodes(self.data))

    def line(self, finding: Finding) -> str:
        """A finding as one line of text for people and editors."""
        return f"{self.where(finding.place)}: {finding.message} -- {finding.remedy}"

    def resolve(self, reference: str) -> Any:
        """The value that a local `$ref` points at; raises LookupError when there is none."""
        value: Any = self.data
        for key in place_of(reference):
            value = value[int(key)] if isinstance(value, list) else value[key]
        return value


def load(path: Path = DOCUMENT) -> Source:
    """Read the root file and all that it refers to.

    Raises:
        BrokenDocument: a file cannot be read or is not sound YAML, or references do not fit together.
    """
    bundle = Bundle(path.resolve())
    if bundle.problems:
        raise BrokenDocument("\n".join(bundle.problems))
    return Source(path, bundle.data, bundle.mark)
