"""What the figures are expected to be, and whether they are: each bound is a ratio within one run, or a size."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.release.files import MOST_BYTES

from tests.benchmarks.fleet import Figures
from tests.benchmarks.timing import Section

MOST_MEMORY_GROWTH = 1.25
LEAST_MEGABYTES = 4.0  # keeping 90,000 more outcomes would take far more; below that it is the allocator
PLAIN, OVER_TLS = (0.35, 0.65), (0.45, 0.75)  # a sync call, an async one with 100 in flight
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


def call_bounds(sync: Section, later: Section, shares: tuple[float, float]) -> list[Bound]:
    """Against the best other SDK."""
    return [
        _at_most(f"{section.title}: at most {share} of the best peer's time", section, share)
        for section, share in zip((sync, later), shares, strict=True)
    ]


def body_bounds(decoding: Section, encoding: Section) -> list[Bound]:
    """Against pydantic and plain JSON."""
    fastest = min(PYDANTIC, key=decoding.median)
    ratio, plain, written = decoding.ratio(fastest), 1 / decoding.ratio("json"), 1 / encoding.ratio("json")
    return [
        Bound("decoding is at least 3 times faster than with pydantic", f"{ratio:.2f} times ({fastest})", ratio >= 3),
        Bound("decoding takes at most 0.8 of json.loads's time", f"{plain:.2f} of it", plain <= 0.8),
        Bound("encoding takes at most 0.6 of json.dumps's time", f"{written:.2f} of it", written <= 0.6),
    ]


def import_bounds(took: Section) -> list[Bound]:
    """Against the best other SDK."""
    return [_at_most("import, client and one resource: at most 0.9 of the best peer's time", took, 0.9)]


def wheel_bound(kilobytes: float) -> Bound:
    """Against what fits."""
    most = MOST_BYTES / 1000  # what a release may have
    return Bound(f"the wheel has less than {most:.0f} kB", f"{kilobytes:.0f} kB", kilobytes < most)


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
