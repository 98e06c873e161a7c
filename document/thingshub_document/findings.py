"""What is wrong with a document, said so that whoever edits it knows where to go and what to write."""

from __future__ import annotations

from dataclasses import dataclass

from thingshub_document.types import Place


class BrokenDocument(Exception):
    """The document cannot be used; the text has one `file:line: message -- what to write` a line."""


@dataclass(frozen=True)
class Finding:
    """One thing to say about the document: where (path of keys), what, and what to do about it."""

    place: Place
    message: str
    remedy: str
