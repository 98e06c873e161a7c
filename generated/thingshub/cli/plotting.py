"""Draw columns of a data table: in the terminal with plotille, into PNG, SVG or PDF with matplotlib.

Columns have units of their own, so each gets a chart of its own, with a line for each device. plotille needs nothing
but Python; matplotlib is a download of its own and is asked for only when a file is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thingshub.cli import files, output
from thingshub.cli.arguments import Time, split
from thingshub.cli.failures import CommandError, SettingError, printable
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation

if TYPE_CHECKING:
    from thingshub.models import DataTable, Row

_SUFFIXES = (".png", ".svg", ".pdf")
_COLOURS = ("cyan", "yellow", "magenta", "green", "red", "blue", "white")
_MOST_LINES = 20
_LEAST_WIDTH, _LEAST_HEIGHT, _MARGIN = 40, 5, 22  # the margin has the numbers of the axes
_NUMERIC = ("int64", "float64", "boolean")


@dataclass
class Line:
    """The values of one device in one column."""

    times: list[datetime] = field(default_factory=list[datetime])
    values: list[float] = field(default_factory=list[float])


Charts = Mapping[str, Mapping[str, Line]]  # by the column's title, then by device


@click.command(params=global_options(is_hidden=True))
@click.argument("table")
@click.option(
    "--column", "columns", multiple=True, metavar="NAME,…", help="Which columns; all with numbers by default."
)
@click.option("--device", "devices", multiple=True, metavar="ID,…", help="Only rows of these devices.")
@click.option("--since", type=Time(), metavar="TIME", help="From this time on, e.g. 24h or 2024-03-01T10:00:00Z.")
@click.option("--until", type=Time(), metavar="TIME", help="Before this time.")
@click.option("-o", "--output", "place", metavar="FILE", help="Write a .png, .svg or .pdf (extra `plot`).")
@click.option("--width", type=click.IntRange(_LEAST_WIDTH), help="Characters; the terminal's width by default.")
@click.option("--height", type=click.IntRange(_LEAST_HEIGHT), default=16, show_default=True, help="Lines of a chart.")
@click.pass_context
def plot(
    context: click.Context,
    *,
    table: str,
    columns: Sequence[str],
    devices: Sequence[str],
    since: datetime | None,
    until: datetime | None,
    place: str | None,
    width: int | None,
    height: int,
) -> None:
    """Draw columns of a data table, one chart each, one line for each device."""
    target = _target(place)
    invocation = context.ensure_object(Invocation)
    with invocation.hub() as hub:
        described = hub.data_tables.get(table)
        chosen = _chosen(described, split(columns))
        rows = hub.data_tables.iterate_rows(
            table, since=since, until=until, device_ids=split(devices) or None, columns=list(chosen), page_size=500
        )
        charts = _charts(rows, chosen)
    if not charts:
        raise CommandError(f"table {table} has no values to draw here", hint="look at --since, --until and --device")
    most = max(len(chart) for chart in charts.values())
    if most > _MOST_LINES:
        raise SettingError(f"{most} devices are too many lines for one chart", hint="choose some with --device")
    if target:
        files.write(target, drawn(charts, target.suffix, title=described.name))
        output.remark(f"{target}: {sum(len(line.times) for c in charts.values() for line in c.values()):,} values")
        return
    for title, chart in charts.items():
        print(sketched(title, chart, width=width or _terminal_width(), height=height))


def sketched(title: str, chart: Mapping[str, Line], *, width: int, height: int) -> str:
    """A chart in characters."""
    plotille: Any = import_module("plotille")  # has no types
    figure = plotille.Figure()
    figure.width, figure.height = width - _MARGIN, height
    figure.with_colors, figure.color_mode = output.has_colours(), "names"
    figure.x_label, figure.y_label = "UTC", ""
    times = [time for line in chart.values() for time in line.times]
    is_short = (max(times) - min(times)).total_seconds() < 2 * 86_400
    form = "%H:%M:%S" if is_short else "%m-%d"

    def in_time(val: datetime, chars: int, delta: object, left: bool = False) -> str:
        return format(val, form).ljust(chars) if left else format(val, form).rjust(chars)

    def in_numbers(val: float, chars: int, delta: float, left: bool = False) -> str:
        text = f"{val:.5g}"
        return text.ljust(chars) if left else text.rjust(chars)

    figure.register_label_formatter(datetime, in_time)
    figure.register_label_formatter(float, in_numbers)
    if min(times) == max(times):  # one moment has no width to draw in
        figure.set_x_limits(times[0] - timedelta(seconds=1), times[0] + timedelta(seconds=1))
    legend: list[str] = []
    for index, (device, line) in enumerate(chart.items()):
        colour = _COLOURS[index % len(_COLOURS)]
        figure.plot(line.times, line.values, lc=colour, label=device)
        legend.append(output.styled(f"⠤⠤ {printable(device)}", colour))
    _, *body = str(figure.show()).splitlines()  # the first line would be the axis' name, before the axis
    span = f"from {min(times):%Y-%m-%d %H:%M} to {max(times):%Y-%m-%d %H:%M} UTC"
    return "\n".join([output.styled(printable(title), is_bold=True), *body, f"{'  '.join(legend)}, {span}"])


def drawn(charts: Charts, suffix: str, *, title: str) -> bytes:
    """All charts as one picture, below each other; the same bytes for the same values."""
    from io import BytesIO

    mpl: Any = import_module("matplotlib")  # its types are not whole
    Figure: Any = import_module("matplotlib.figure").Figure
    content = BytesIO()
    with mpl.rc_context({"svg.hashsalt": "thingshub", "font.size": 9}):
        figure = Figure(figsize=(9, 1 + 2.6 * len(charts)), layout="constrained")
        axes = figure.subplots(len(charts), sharex=True, squeeze=False)[:, 0]
        for axis, (name, chart) in zip(axes, charts.items(), strict=True):
            for device, line in chart.items():
                axis.plot(
                    line.times,
                    line.values,
                    linewidth=1.2,
                    marker="." if len(line.times) < 2 else "",
                    label=_safe(device),
                )
            axis.set_ylabel(_safe(name))
            axis.grid(alpha=0.3)
            axis.legend(loc="upper left", fontsize=8)
        axes[-1].set_xlabel("time (UTC)")
        figure.suptitle(_safe(title))
        date = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(suffix, {})
        figure.savefig(content, format=suffix[1:], dpi=150, metadata=date)
    return content.getvalue()


def _target(place: str | None) -> Path | None:
    if place is None:
        return None
    target = Path(place)
    if target.suffix not in _SUFFIXES:
        raise SettingError(f"{place}: cannot draw that", hint=f"name a file that ends with {', '.join(_SUFFIXES)}")
    if find_spec("matplotlib") is None:
        raise SettingError("drawing into a file is not installed", hint='pip install "thingshub[plot]"')
    return target


def _chosen(table: DataTable, wanted: Sequence[str]) -> dict[str, str]:
    """Titles of the columns to draw, by name."""
    known = {column.name: column for column in table.columns}
    for name in wanted:
        if name not in known:
            raise SettingError(f"table {table.id} has no column {name}", hint=f"it has {', '.join(known)}")
        if known[name].type not in _NUMERIC:
            raise SettingError(f"column {name} holds no numbers but {known[name].type}", hint="choose another --column")
    names = wanted or [name for name, column in known.items() if column.type in _NUMERIC]
    if not names:
        raise SettingError(f"table {table.id} has no column with numbers", hint=f"it has {', '.join(known)}")
    return {name: f"{name} ({unit})" if (unit := known[name].unit) else name for name in names}


def _charts(rows: Iterable[Row], chosen: Mapping[str, str]) -> dict[str, dict[str, Line]]:
    charts: dict[str, dict[str, Line]] = {title: {} for title in chosen.values()}
    for row in rows:
        for name, title in chosen.items():
            value = row.values.get(name)
            if isinstance(value, int | float) and math.isfinite(value):
                line = charts[title].setdefault(row.device_id, Line())
                line.times.append(row.timestamp.astimezone(UTC))
                line.values.append(float(value))
    return {title: chart for title, chart in charts.items() if chart}


def _safe(text: str) -> str:
    """A text that matplotlib draws as it is: a dollar would begin a formula."""
    return printable(text).replace("$", r"\$")


def _terminal_width() -> int:
    import shutil

    return max(shutil.get_terminal_size().columns, _LEAST_WIDTH)
