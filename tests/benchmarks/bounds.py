"""What the figures are expected to be, and whether they are: each bound is a ratio within one run, or a size."""

from __future__ import annotations

from typing import NamedTuple

from tests.benchmarks.fleet import Figures
from tests.benchmarks.imports import RAW
from tests.benchmarks.timing import OURS, Section

MOST_WHEEL_KILOBYTES = 600  # the reader of the document is in it
MOST_MEMORY_GROWTH = 1.25
LEAST_MEGABYTES = 4.0  # keeping 90,000 more outcomes would take far more; below that it is the allocator
PYDANTIC = ("openapi-generator (pydantic)", "datamodel-code-generator, pydantic")


class Bound(NamedTuple):
    """One expectation.

    Attributes:
        what: In words.
        found: What was measured.
        is_held: Whether it fits.
    """

    what: str
    found: str
    is_held: bool

    def __str__(self) -> str:
        return f"{'held      ' if self.is_held else 'fell short'}  {self.what}: {self.found}"


def call_bounds(sync: Section, later: Section) -> list[Bound]:
    """Against the best other SDK."""
    return [
        _at_most("a sync call takes at most 0.5 of the best peer's time", sync, 0.5),
        _at_most("an async call with 100 in flight takes at most 0.1 of the best peer's time", later, 0.1),
    ]


def body_bounds(decoding: Section) -> list[Bound]:
    """Against pydantic and plain JSON."""
    fastest = min(PYDANTIC, key=decoding.median)
    ratio, plain = decoding.ratio(fastest), 1 / decoding.ratio("json")
    return [
        Bound("decoding is at least 3 times faster than with pydantic", f"{ratio:.2f} times ({fastest})", ratio >= 3),
        Bound("decoding is no slower than json.loads", f"{plain:.2f} of its time", plain <= 1),
    ]


def import_bounds(took: Section) -> list[Bound]:
    """Against what the generator writes without us."""
    ratio = 1 / took.ratio(RAW)
    found = f"{took.median(OURS):.0f} ms where that takes {took.median(RAW):.0f} ms"
    return [Bound("importing takes at most 80/79 of what the raw generator output takes", found, ratio <= 80 / 79)]


def wheel_bound(kilobytes: float) -> Bound:
    """Against what fits."""
    what = f"the wheel has less than {MOST_WHEEL_KILOBYTES} kB"
    return Bound(what, f"{kilobytes:.0f} kB", kilobytes < MOST_WHEEL_KILOBYTES)


def fleet_bounds(found: dict[str, tuple[Figures, Figures]]) -> list[Bound]:
    """Memory with ten times more devices."""
    bounds: list[Bound] = []
    for way, (few, many) in found.items():
        if "create_many" in way:
            small, large = few.peak_kilobytes / 1024, many.peak_kilobytes / 1024
            is_flat = large <= max(small * MOST_MEMORY_GROWTH, LEAST_MEGABYTES)
            bounds.append(
                Bound(f"{way}: memory is flat from 10,000 to 100,000", f"{small:.1f} to {large:.1f} MB", is_flat)
            )
    return bounds


def _at_most(what: str, section: Section, share: float) -> Bound:
    best = section.best_peer()
    ratio = 1 / section.ratio(best)
    return Bound(what, f"{ratio:.2f} ({best})", ratio <= share)
