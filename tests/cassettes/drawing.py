"""The coverage as a picture: one row a tag, one column a dimension, drawn the same way every time.

The SVG holds no script, no font and no link, and follows the reader's light or dark mode.
"""

from __future__ import annotations

from pathlib import Path

from tests.cassettes.coverage import DIMENSIONS, Coverage
from tests.cassettes.exchange import DOCUMENT

FILE = Path(__file__).parents[2] / "docs" / "coverage.svg"
_ROW, _COLUMN, _LEFT, _TOP, _BAR = 24, 146, 176, 74, 74
_STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2733 }
.head { font-weight: 600 } .title { font-size: 16px; font-weight: 600 } .quiet { fill: #5b6675 }
.paper { fill: #ffffff } .none { fill: #e3e7ec } .some { fill: #2f7d6d } .line { stroke: #d5dae1 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6eaf0 } .quiet { fill: #9aa6b5 }
  .paper { fill: #14181f } .none { fill: #2b323c } .some { fill: #4fb39f } .line { stroke: #333b46 }
}"""


def drawn(found: Coverage) -> str:
    """The picture as SVG."""
    tags = [tag["name"] for tag in DOCUMENT.data["tags"]]
    width, height = _LEFT + len(DIMENSIONS) * _COLUMN + 16, _TOP + (len(tags) + 1) * _ROW + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title">',
        '<title id="title">What the recorded conversations show of the document</title>',
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}" rx="6"/>',
        '<text class="title" x="16" y="30">What the recorded conversations show of the document</text>',
    ]
    for column, dimension in enumerate(DIMENSIONS):
        parts.append(f'<text class="head" x="{_LEFT + column * _COLUMN}" y="{_TOP - 14}">{dimension}</text>')
    for row, tag in enumerate([*tags, None]):
        part = found.of_tag(tag) if tag else found
        y = _TOP + row * _ROW + (10 if tag is None else 0)
        if tag is None:
            parts.append(f'<line class="line" x1="16" x2="{width - 16}" y1="{y - 3}" y2="{y - 3}"/>')
        parts.append(f'<text class="{"" if tag else "head"}" x="16" y="{y + 15}">{tag or "all"}</text>')
        for column, dimension in enumerate(DIMENSIONS):
            shown, there = len(part.shown[dimension]), len(part.there[dimension])
            parts.append(_bar(_LEFT + column * _COLUMN, y, shown, there))
    return "\n".join([*parts, "</svg>", ""])


def _bar(x: int, y: int, shown: int, there: int) -> str:
    if not there:
        return f'<text class="quiet" x="{x}" y="{y + 15}">none</text>'
    full = _BAR * shown // there
    return (
        f'<rect class="none" x="{x}" y="{y + 5}" width="{_BAR}" height="12" rx="2"/>'
        f'<rect class="some" x="{x}" y="{y + 5}" width="{full}" height="12" rx="2"/>'
        f'<text class="quiet" x="{x + _BAR + 8}" y="{y + 15}">{shown}/{there}</text>'
    )
