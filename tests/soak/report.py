"""The verdict over a run: each promise with how often it was broken, from what clients and servers have put down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.soak.calls import CAUSELESS, LATE, STRAY, WRONG
from tests.soak.process import CHILD

TWICE = "POSTs that servers saw more than once"
SAID_UNSENT = "POSTs said not to have been sent that a server saw"
NEVER_SEEN = "POSTs said to be answered that no server saw"
LOST = "lost places in the pool"
GROWTH = "processes that grew beyond the tolerance"
LEFT = "threads, tasks and connections left over"
ERRORS = "lines on standard error: ResourceWarnings, complaints of asyncio"
UNREPORTED = "clients that have not reported"
MOST_RSS_GROWTH = (0.1, 8 * 1024)  # a tenth, and 8 MB for what the allocator keeps back
MOST_OBJECTS_GROWTH = (0.05, 1000)
MOST_DESCRIPTORS_GROWTH = (0.0, 0)


@dataclass(frozen=True)
class Verdict:
    """What was broken how often, and examples.

    Attributes:
        cut_short: Sockets closed with a warning because an interrupt came while they were made or closed. Python's own
            `socket.socket()` cannot be told from outside what it has made by then, so it breaks nothing; descriptors
            are counted in any case.
    """

    broken: dict[str, int]
    examples: list[str]
    cut_short: int


def judged(reports: dict[str, Any], errors: list[str], folder: Path) -> Verdict:
    """Hold what clients say against each other and against the servers' log."""
    names = (
        WRONG,
        LATE,
        STRAY,
        CAUSELESS,
        CHILD,
        TWICE,
        SAID_UNSENT,
        NEVER_SEEN,
        LOST,
        GROWTH,
        LEFT,
        ERRORS,
        UNREPORTED,
    )
    broken = dict.fromkeys(names, 0)
    examples: list[str] = []
    for face, report in reports.items():
        if not report:
            broken[UNREPORTED] += 1
            continue
        for promise, times in report["broken"].items():
            broken[promise] += times
        examples += report["examples"]
        lost: list[int] = [
            report["leased"],
            report["warm"]["leased"],
            report["end"]["leased"],
            report["without a connection at once"],
        ]
        broken[LOST] += max(map(abs, lost))
        broken[LEFT] += len(report["left over"])
        examples += [f"left over: {what}" for what in report["left over"]]
        for what, (share, more) in _TOLERANCES.items():
            before, after = report["warm"][what], report["end"][what]
            if after > before * (1 + share) + more:
                broken[GROWTH] += 1
                examples.append(f"{face}: {what} grew from {before} to {after}")
    cut_short = sum(_CUT_SHORT in line for line in errors)
    passed_over = [line for line in errors if line.startswith(_PASSED_OVER)]
    if len(passed_over) == 3 * sum(line.startswith("KeyboardInterrupt") for line in errors):
        errors = [line for line in errors if line not in passed_over]
        cut_short += len(passed_over) // 3
    unexplained = [line for line in errors if not (line.startswith("  ") or _CUT_SHORT in line or _ADVICE in line)]
    if unexplained or cut_short > sum(report.get("interrupts", 0) for report in reports.values()):
        broken[ERRORS] = len(unexplained) or cut_short
        examples += errors[:40]
    seen, said = _seen_posts(folder / "requests"), _said_of_posts(folder)
    repeated = [identity for identity, times in seen.items() if times > 1]
    contradicted = [identity for identity, what in said.items() if what == "unsent" and identity in seen]
    unheard = [identity for identity, what in said.items() if what == "answered" and identity not in seen]
    for promise, found in ((TWICE, repeated), (SAID_UNSENT, contradicted), (NEVER_SEEN, unheard)):
        broken[promise] = len(found)
        examples += [f"{promise}: {identity}" for identity in found[:5]]
    return Verdict(broken, examples, cut_short)


_CUT_SHORT = "ResourceWarning: unclosed <socket.socket "  # not of asyncio's transports: nobody interrupts those
_PASSED_OVER = ("Exception ignored in", "Traceback", "KeyboardInterrupt")  # it came while a generator was collected
_ADVICE = "ResourceWarning: Enable tracemalloc"
_TOLERANCES = {
    "rss_kb": MOST_RSS_GROWTH,
    "objects": MOST_OBJECTS_GROWTH,
    "descriptors": MOST_DESCRIPTORS_GROWTH,
    "threads": (0.0, 0),
}


def _seen_posts(log: Path) -> Counter[str]:
    with log.open() as lines:
        return Counter(line.split("\t")[1] for line in lines if line.startswith("POST\t"))


def _said_of_posts(folder: Path) -> dict[str, str]:
    said: dict[str, str] = {}
    for file in folder.glob("*.posts"):
        for line in file.read_text().splitlines():
            what, _, identity = line.partition("\t")
            said[identity] = what
    return said


def written(setting: str, reports: dict[str, Any], behaviours: Counter[str], verdict: Verdict) -> str:
    """The report as plain text."""
    lines = [f"soak: {setting}", "", "promises (how often broken)"]
    lines += [f"  {times:6}  {promise}" for promise, times in verdict.broken.items()]
    for face, report in reports.items():
        if report:
            lines += ["", f"{face}: {sum(report['ended'].values())} calls and children"]
            lines += [f"  {times:6}  {how}" for how, times in sorted(report["ended"].items(), key=lambda e: -e[1])]
            lines.append(f"  {report['interrupts']:6}  interrupts, {report['children']} children by fork")
            lines.append(f"  the latest call ended {report['latest_seconds']:.2f} s after its deadline")
            for what in _TOLERANCES:
                lines.append(f"  {what}: {report['warm'][what]} warm, {report['end'][what]} at the end")
    lines += ["", f"{verdict.cut_short} sockets interrupted while they were made or closed; Python closed them"]
    lines += [f"servers: {sum(behaviours.values())} requests"]
    lines += [f"  {times:6}  {name}" for name, times in behaviours.most_common()]
    if verdict.examples:
        lines += ["", "examples", *(f"  {example}" for example in verdict.examples)]
    lines += ["", "kept" if not any(verdict.broken.values()) else "BROKEN"]
    return "\n".join(lines)
