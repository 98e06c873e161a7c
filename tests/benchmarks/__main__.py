"""All benchmarks in one run: tables of ratios, which bounds hold, and on demand the chart and the page in docs/.

Machines differ and are noisy: read the ratios of one run, not single figures of two.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
from contextlib import redirect_stdout

from tests.benchmarks import bodies, bounds, calls, chart, fleet, generator, imports, page, peers, tracing
from tests.benchmarks.timing import Section

DOCS = peers.ROOT / "docs"
PARTS = ("calls", "bodies", "imports", "tracing", "fleet", "generator")


def main() -> None:
    """Print the tables and the bounds."""
    parser = argparse.ArgumentParser(description=__doc__, prog="nox -s bench --")
    parser.add_argument("--rounds", type=int, default=25, help="how often each way is measured (%(default)s)")
    parser.add_argument("--only", choices=PARTS, action="append", help="only this part; may be repeated")
    parser.add_argument("--write", action="store_true", help="put chart and figures into docs/")
    options = parser.parse_args()
    wanted = options.only or PARTS
    if options.write and options.only:
        parser.error("--write needs all parts")
    made = peers.made() if set(wanted) - {"generator", "tracing"} else peers.ROOT
    sys.path += peers.on_path(made)
    sections: list[Section] = []
    found: list[bounds.Bound] = []
    many = ""
    if "calls" in wanted:
        with calls.served() as port:
            found += _calls(sections, f"http://127.0.0.1:{port}", options.rounds, bounds.PLAIN)
        with calls.served_over_tls() as url:
            found += _calls(sections, url, options.rounds, bounds.OVER_TLS)
    if "bodies" in wanted:
        decoding = _shown(sections, bodies.decoding(options.rounds))
        found += bounds.body_bounds(decoding, _shown(sections, bodies.encoding(options.rounds)))
    if "imports" in wanted:
        built = imports.wheel()
        took, *others = imports.imports(built, made, max(1, options.rounds // 2))
        for section in (took, *others, imports.sizes(built, made)):
            _shown(sections, section)
        found += [*bounds.import_bounds(took), bounds.wheel_bound(built.stat().st_size / 1000)]
    if "tracing" in wanted:
        cost, held_cost = tracing.report(options.rounds)
        _shown(sections, cost)
        found.append(held_cost)
    if "fleet" in wanted:
        printed = io.StringIO()
        with redirect_stdout(printed):
            figures = fleet.report()
        many = printed.getvalue()
        print(many)
        found += bounds.fleet_bounds(figures)
    grown = ""
    if "generator" in wanted:
        grown, held = generator.report()
        print(f"\n{grown}")
        found += held
    print("\nbounds")
    for bound in found:
        print(f"  {bound}")
    if options.write:
        (DOCS / "benchmarks.svg").write_text(
            chart.drawn([part for part in sections if part.unit != "modules" and tracing.WITH_API not in part.figures]),
            encoding="utf-8",
        )
        page.write(DOCS / "benchmarks.md", sections, found, many, grown)
        print(f"\nwritten to {DOCS}: look at the chart and explain what fell short")


def _calls(sections: list[Section], url: str, rounds: int, shares: tuple[float, float]) -> list[bounds.Bound]:
    sync = _shown(sections, calls.sync_calls(url, rounds))
    later = _shown(sections, asyncio.run(calls.async_calls(url, max(1, rounds // 3))))
    return bounds.call_bounds(sync, later, shares)


def _shown(sections: list[Section], section: Section) -> Section:
    print(f"\n{section}", flush=True)
    sections.append(section)
    return section


if __name__ == "__main__":
    main()
