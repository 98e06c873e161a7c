"""What was learned, as a table for people and as JSON for machines; no value and no secret of the tenant in either."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.verify.difference import Difference
from pipeline.verify.inspection import Inspection, Seen, level
from pipeline.verify.proposing import Proposal


def text(inspection: Inspection, proposal: Proposal, *, host: str, sent: int, swagger: str | None) -> Iterator[str]:
    """The report, line by line."""
    counts = Counter(difference.operation for difference in proposal.differences)
    rows = [("operation", "evidence", "answers", "differences")]
    for id, operation in inspection.operations.items():
        seen = inspection.seen[id]
        if seen.statuses or seen.note or counts[id]:
            rows.append(
                (
                    id,
                    level(operation),
                    _statuses(seen),
                    str(counts[id]) if counts[id] else "none" if seen.is_observed else seen.note or "none",
                )
            )
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    yield f"{host}, {sent} requests; {f'its own description is {swagger}' if swagger else 'no description of its own'}"
    yield ""
    for row in rows:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]).rstrip()
    if proposal.differences:
        yield ""
        yield "differences (+ the patch settles it, ? a decision for people)"
        last = ""
        for difference in sorted(proposal.differences, key=lambda difference: difference.operation):
            if difference.operation != last:
                last = difference.operation
                yield f"  {last}"
            yield f"    {_line(inspection, difference)}"
    if proposal.never_seen:
        yield ""
        yield "documented, never seen (they may be guesses)"
        for name, absent in sorted(proposal.never_seen.items()):
            yield f"  {name}: {', '.join(absent)}"
    if proposal.raised:
        yield ""
        yield "evidence rises from inferred to observed"
        yield from textwrap.wrap(", ".join(proposal.raised), 120, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield _summary(inspection, proposal)


def as_json(inspection: Inspection, proposal: Proposal, *, host: str, sent: int, swagger: str | None) -> dict[str, Any]:
    """The report as data."""
    return {
        "host": host,
        "requests": sent,
        "swagger": swagger,
        "operations": {
            id: {
                "evidence": level(operation),
                "statuses": {str(status): count for status, count in sorted(seen.statuses.items())},
                "is_observed": seen.is_observed,
                "note": seen.note or None,
            }
            for id, operation in inspection.operations.items()
            for seen in [inspection.seen[id]]
        },
        "differences": [
            {
                "kind": difference.kind.value,
                "operation": difference.operation,
                "pointer": difference.pointer,
                "message": difference.message,
                "count": difference.count,
                "document": inspection.document.where(difference.place) if difference.place else None,
                "is_settled_by_the_patch": difference.is_settled,
            }
            for difference in proposal.differences
        ],
        "never_seen": proposal.never_seen,
        "raised": proposal.raised,
    }


def _line(inspection: Inspection, difference: Difference) -> str:
    mark = "+" if difference.is_settled else "?"
    where = f"  {inspection.document.where(difference.place)}" if difference.place else ""
    times = f", {difference.count} times" if difference.count > 1 else ""
    pointer = f"{difference.pointer}: " if difference.pointer else ""
    return f"{mark} {difference.kind}: {pointer}{difference.message}{times}{where}"


def _statuses(seen: Seen) -> str:
    return " ".join(
        f"{status}x{count}" if count > 1 else f"{status}" for status, count in sorted(seen.statuses.items())
    )


def _summary(inspection: Inspection, proposal: Proposal) -> str:
    observed = sum(seen.is_observed for seen in inspection.seen.values())
    count, settled = len(proposal.differences), sum(difference.is_settled for difference in proposal.differences)
    told = f"{count} differences, {settled} of them settled by the patch" if count else "no difference"
    return f"{observed} of {len(inspection.seen)} operations observed; {told}"
