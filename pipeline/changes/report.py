"""All that a comparison has found: how much it weighs, what it demands, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.changes import changelog
from pipeline.changes.change import Change, Kind
from pipeline.changes.opinions import Opinions
from pipeline.changes.revisions import Base
from pipeline.changes.surface import SurfaceChange
from pipeline.changes.versions import Version, Weight
from thingshub_document.reading import Document


@dataclass(frozen=True)
class Comparison:
    """All that was found out between a revision and what is here."""

    base: Base
    changes: list[Change]
    surface: list[SurfaceChange]
    opinions: Opinions
    tried: list[str]
    document: Document

    @property
    def weight(self) -> Weight:
        """How much all changes together weigh."""
        if self.opinions.is_breaking or self.tried or any(change.is_breaking for change in self.surface):
            return Weight.BREAKING
        kinds = {change.kind for change in self.changes} | {change.kind for change in self.surface}
        if kinds - {Kind.DOCUMENTED}:
            return Weight.FEATURES
        return Weight.WORDS if kinds else Weight.NOTHING

    @property
    def demanded(self) -> Version:
        """The least version that this asks for."""
        return self.base.version.after(self.weight)


def report(found: Comparison, here: Version) -> list[str]:
    """What was found, for people."""
    base = found.base
    lines = [f"Compared with {base.name} ({base.commit[:9]}, {base.why}), version {base.version}", "", "API"]
    shown = [change for change in found.changes if change.kind is not Kind.DOCUMENTED]
    for change in shown:
        reach = f" [{', '.join(sorted(change.operations)[:4])}{', …' if len(change.operations) > 4 else ''}]"
        where = found.document.where(change.place) if change.kind is not Kind.REMOVED else "(gone)"
        mark = "BREAKING " if change.is_breaking else ""
        reach = reach if change.operations and change.subject not in change.operations else ""
        lines.append(f"  {change.kind.lower():<10} {mark}{change.subject} {change.text}{reach}  {where}")
    words = len(found.changes) - len(shown)
    lines += [f"  {words} change(s) of words, examples or evidence"] if words else []
    lines += [] if found.changes else ["  nothing changed"]
    lines += ["", "Python"]
    rest = [change for change in found.surface if not changelog.follows(change, found.changes)]
    lines += [f"  {c.kind.lower():<10} {'BREAKING ' if c.is_breaking else ''}{c.name} {c.text}" for c in rest]
    followers = len(found.surface) - len(rest)
    breaking = sum(change.is_breaking for change in found.surface if change not in rest)
    lines += [f"  {followers} change(s) that follow from the API, {breaking} of them breaking"] if followers else []
    lines += [] if found.surface else ["  nothing changed"]
    return [*lines, "", *_opinions(found.opinions), *_verdict(found, here)]


def _opinions(found: Opinions) -> list[str]:
    seen = len(found.both) + len(found.ours)
    lines = [f"Second opinion: Redocly calls {len(found.both)} of {seen} breaking, too"]
    if not seen and not found.theirs:
        lines = ["Second opinion: Redocly sees nothing that breaks either"]
    lines += [f"  only we call breaking: {change.subject} {change.text}" for change in found.ours]
    lines += [
        f"  only Redocly does: {verdict.message} ({verdict.rule}) {verdict.places[-1]}" for verdict in found.theirs
    ]
    lines += [f"  set aside, the union is open: {verdict.message} ({verdict.rule})" for verdict in found.aside]
    return lines


def _verdict(found: Comparison, here: Version) -> list[str]:
    lines = [f"Tried: {problem}" for problem in found.tried]
    words = {
        Weight.NOTHING: "nothing changed",
        Weight.WORDS: "only words changed",
        Weight.FEATURES: "nothing breaks",
        Weight.BREAKING: "something breaks",
    }[found.weight]
    return [*lines, "", f"Version: {words}, so after {found.base.version} at least {found.demanded}; here is {here}"]


def is_red(found: Comparison, here: Version) -> bool:
    """Whether something breaks for users of a release, and the version does not say so."""
    return found.base.is_binding and found.weight is Weight.BREAKING and here < found.demanded
