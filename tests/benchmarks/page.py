"""Put the figures into docs/benchmarks.md, between two marks; what is written by hand around them stays."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.bounds import Bound
from tests.benchmarks.timing import OURS, Section

BEGIN, END = "<!-- figures: nox -s bench -- --write -->", "<!-- end of figures -->"
_NAMED = (
    "aiohttp", "urllib3", "msgspec", "openai", "anthropic", "stripe", "hcloud", "datadog-api-client", "aiosonic",
    "openapi-python-client", "openapi-generator-cli", "datamodel-code-generator", "pydantic", "httpx", "httpx2",
    "requests",
)  # fmt: skip


def write(page: Path, sections: list[Section], bounds: Iterable[Bound], fleet: str, generator: str) -> None:
    """Replace the figures of the page.

    Raises:
        ValueError: the page lacks its marks.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page}: put {BEGIN} and {END} where the figures belong")
    texts = [_conditions(), _bounds(bounds), *map(_table, sections)]
    texts += [_fleet(fleet)] if fleet else []
    texts += [_generator(generator)] if generator else []
    figures = "\n\n".join(texts)
    fresh = page.with_suffix(".new")
    fresh.write_text(f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}", encoding="utf-8")
    fresh.replace(page)


def _conditions() -> str:
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    versions = ", ".join(f"{name} {version(name)}" for name in _NAMED)
    return f"Machine: {machine}. Versions: {versions}."


def _bounds(bounds: Iterable[Bound]) -> str:
    lines = [f"| {'**held**' if b.is_held else '**fell short**'} | {b.what} | {b.found} |" for b in bounds]
    return "\n".join(["| | expected | found |", "| --- | --- | --- |", *lines])


def _table(section: Section) -> str:
    rows = len(section.figures[OURS])
    spread = f", median of {rows}, least to most" if rows > 1 else ""
    lines = [f"### {section.title[0].upper()}{section.title[1:]}", "", f"In {section.unit}{spread}.", ""]
    lines += [f"| | {section.unit} | ratio | range |", "| --- | ---: | ---: | ---: |"]
    for name in sorted(section.figures, key=section.median):
        seen = section.figures[name]
        shown = f"**{name}**" if name == OURS else f"*{name}*" if name in section.floors else name
        figures = f"{section.median(name):,.1f} | {section.ratio(name):.2f} | {min(seen):,.1f} to {max(seen):,.1f}"
        lines.append(f"| {shown} | {figures} |")
    return "\n".join([*lines, *(["", "In italics: no SDK, a library alone."] if section.floors else [])])


def _fleet(text: str) -> str:
    return f"### 100,000 devices through `create_many`\n\n```text\n{text.strip()}\n```"


def _generator(text: str) -> str:
    return f"### Regenerating larger documents\n\nSteps beside each other overlap.\n\n```text\n{text.strip()}\n```"
