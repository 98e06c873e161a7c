"""Two opinions on what breaks, ours and Redocly's: where they agree, and who is alone with what.

Either of them is enough to call a change breaking. Redocly does not know which unions this document calls open
(`anyOf` of a discriminated union and a free form): what it says about a member more in one of them is set aside, and
told.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.changes.change import Change, Kind
from pipeline.redocly import Verdict
from thingshub_document.reading import Document
from thingshub_document.schema_tools import open_unions


@dataclass(frozen=True)
class Opinions:
    """Who calls what breaking.

    Attributes:
        both: Our changes that Redocly calls breaking, too.
        ours: Breaking changes that Redocly does not see.
        theirs: What only Redocly calls breaking.
        aside: What Redocly calls breaking, and the document calls open.
    """

    both: list[Change]
    ours: list[Change]
    theirs: list[Verdict]
    aside: list[Verdict]

    @property
    def is_breaking(self) -> bool:
        return bool(self.both or self.ours or self.theirs)


def compare(changes: list[Change], verdicts: list[Verdict], document: Document) -> Opinions:
    """Match the changes that we call breaking with what Redocly does."""
    breaking = [change for change in changes if change.is_breaking]
    both = [change for change in breaking if any(_is_about(verdict, change) for verdict in verdicts)]
    lonely = [verdict for verdict in verdicts if not any(_is_about(verdict, change) for change in breaking)]
    aside = [verdict for verdict in lonely if _is_in_open_union(verdict, changes, document)]
    return Opinions(
        both=both,
        ours=[change for change in breaking if change not in both],
        theirs=[verdict for verdict in lonely if verdict not in aside],
        aside=aside,
    )


def _is_about(verdict: Verdict, change: Change) -> bool:
    places = [place.removesuffix("/required") for place in verdict.places]  # which says it of a property beside it
    return any(_is_within(place, change.pointer) or _is_within(change.pointer, place) for place in places)


def _is_within(pointer: str, outer: str) -> bool:
    return pointer == outer or pointer.startswith(f"{outer}/")


def _is_in_open_union(verdict: Verdict, changes: list[Change], document: Document) -> bool:
    """Whether it is about a member more of an open union, which we saw and found harmless."""
    for union in open_unions(document.data).values():
        known, other = (f"#/components/schemas/{name}" for name in (union.known, union.other))
        grew = any(c.kind is Kind.ADDED and not c.is_breaking and _is_within(c.pointer, known) for c in changes)
        if grew and any(
            _is_within(place, f"{known}/oneOf") or _is_within(place, f"{other}/properties/{union.key}/not")
            for place in verdict.places
        ):
            return True
    return False
