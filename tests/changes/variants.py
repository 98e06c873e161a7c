"""The document with one small change each, and what the gate has to say about it.

`variants/*.yaml` are overlay documents; `x-verdict` says whether the change breaks, and names kind and subject of the
change that has to be reported. They lie over the document as it is: one that no longer fits it says so.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any, NamedTuple

from pipeline import overlay

from thingshub_document.reading import Document
from thingshub_document.source import load

FOLDER = Path(__file__).with_name("variants")
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


class Variant(NamedTuple):
    """A changed document and the verdict that is expected."""

    document: Document
    is_breaking: bool
    kind: str | None
    subject: str | None


@functools.cache
def original() -> Document:
    """The document as it is."""
    source = load()
    return Document(source.data, source.where)


@functools.cache
def variant(name: str) -> Variant:
    """One of `NAMES`."""
    change = overlay.load(FOLDER / f"{name}.yaml")
    verdict: dict[str, Any] = change.extensions["x-verdict"]
    document = Document(overlay.apply(dict(original().data), change))
    return Variant(document, verdict["breaking"], verdict.get("kind"), verdict.get("subject"))
