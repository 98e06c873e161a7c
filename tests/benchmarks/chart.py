"""Draw the comparisons: one panel each, a bar per way as a multiple of ours, least first."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.benchmarks.timing import OURS, Section

_WIDTH, _NAMES, _BARS, _ROW, _HEAD = 900, 270, 430, 20, 44
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2933 } .title { font-weight: 600; font-size: 14px }
.bar { fill: #9aa5b1 } .floor { fill: none; stroke: #9aa5b1; stroke-dasharray: 3 2 } .ours { fill: #0b7a75 }
.range { stroke: #52606d } .one { stroke: #0b7a75; stroke-dasharray: 2 3 } .paper { fill: #ffffff }
@media (prefers-color-scheme: dark) { text { fill: #e4e7eb } .paper { fill: #1b1f24 } .bar { fill: #7b8794 }
.floor { stroke: #7b8794 } .ours { fill: #2cb1a5 } .range { stroke: #cbd2d9 } .one { stroke: #2cb1a5 } }
"""


def drawn(sections: list[Section]) -> str:
    """An SVG image that follows the reader's light or dark theme."""
    legend = "bar: median · line: least to most · dashed: no SDK, a library alone · dotted: thingshub"
    top, parts = 36, [f'<text x="12" y="22">{legend}</text>']
    for section in sections:
        parts += _panel(section, top)
        top += _HEAD + _ROW * len(section.figures)
    label = "thingshub beside other Python SDKs: time, memory and size as multiples of its own"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{top}" viewBox="0 0 {_WIDTH} {top}" '
        f'role="img" aria-label="{label}"><style>{_STYLE}</style><rect class="paper" width="100%" height="100%"/>'
        + "".join(parts)
        + "</svg>\n"
    )


def _panel(section: Section, top: int) -> list[str]:
    longest = max(section.ratio(name) for name in section.figures)
    ours = section.median(OURS)
    parts = [f'<text class="title" x="12" y="{top + 16}">{escape(section.title)}</text>']
    one = _NAMES + _BARS / longest
    bottom = top + 28 + _ROW * len(section.figures)
    parts.append(f'<line class="one" x1="{one:.1f}" x2="{one:.1f}" y1="{top + 24}" y2="{bottom}"/>')
    for row, name in enumerate(sorted(section.figures, key=section.median)):
        y, ratio = top + 28 + row * _ROW, section.ratio(name)
        kind = "ours" if name == OURS else "floor" if name in section.floors else "bar"
        least, most = (min(longest, edge(section.figures[name]) / ours) for edge in (min, max))
        x1, x2 = (_NAMES + _BARS * edge / longest for edge in (least, most))
        parts += [
            f'<text x="{_NAMES - 8}" y="{y + 12}" text-anchor="end">{escape(name)}</text>',
            f'<rect class="{kind}" x="{_NAMES}" y="{y + 2}" width="{_BARS * ratio / longest:.1f}" height="12"/>',
            f'<line class="range" x1="{x1:.1f}" x2="{x2:.1f}" y1="{y + 8}" y2="{y + 8}"/>',
            f'<text x="{_NAMES + _BARS + 12}" y="{y + 12}">x{ratio:.2f} · {_figure(section, name)}</text>',
        ]
    return parts


def _figure(section: Section, name: str) -> str:
    median = section.median(name)
    return f"{median:,.0f} {section.unit}" if median >= 10 else f"{median:.1f} {section.unit}"
