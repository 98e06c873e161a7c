"""Hold what is written by hand against the names of the document: who still uses one that it does not have.

Overlays, templates, the sandbox, the command line, recorded scenarios, pages and the documents beside the document name
operations, tags, schemas and properties. A rename in `openapi/` would break them later, one by one, or in silence; here
each line that has to follow is listed before anything is generated.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from pipeline.bindings.files import used_in, used_in_tests
from pipeline.bindings.judging import Judge
from pipeline.bindings.mentions import Mentions
from pipeline.bindings.renames import Renames
from pipeline.bindings.vocabulary import Vocabulary
from pipeline.fingerprint import GENERATED, ROOT
from thingshub_document.reading import Document

__all__ = ["findings"]


def findings(document: Document, *, root: Path = ROOT, before: Path | None = GENERATED / "openapi.json") -> list[str]:
    """Every line that uses a name which the document does not have, as `file:line: what is wrong -- what to do`.

    Args:
        document: The document as it is now.
        root: The repository.
        before: The document that `generated/` was made of, which tells a rename from a slip; None for no such thing.
    """
    now = Vocabulary(document, root)
    was = Vocabulary(Document.load_json(before), root) if before is not None and before.is_file() else None
    renames = Renames(was, now)
    mentions = Mentions(renames.operations, renames.schemas)
    gone = {*renames.operations, *renames.schemas}
    uses = chain(used_in(root, mentions, frozenset(renames.words)), used_in_tests(root, gone))
    return Judge(now, renames).findings(uses)
