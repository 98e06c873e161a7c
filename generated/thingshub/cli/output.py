"""Answers on standard output: as a table for people, as JSON, JSON Lines or CSV for programs.

In a terminal a table takes the width that there is, and columns that do not fit are named below it. Into a pipe it is
tab-separated and never cut. JSON Lines and JSON show each entry as soon as it is there, so that a list of any length
needs no memory; a table and CSV have to know all columns first. Remarks go to standard error, and only in a terminal.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from thingshub._codec.json_codec import encode
from thingshub.cli.plain import cell, flat_object, shown_cell
from thingshub.unions import is_object

FORMATS = ("table", "json", "jsonl", "csv")
_MOST_WIDTH, _GAP = 48, 2
_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$")


def show_list(entries: Iterable[Any], format: str, fields: list[str]) -> int:
    """Print entries.

    Args:
        entries: JSON data, one after the other.
        format: One of FORMATS.
        fields: The columns; empty for all.

    Returns:
        How many they were.
    """
    counted = _Counted(entries)
    if format == "jsonl":
        for entry in counted:
            _print(encode(entry).decode())
    elif format == "json":
        _json_array(counted)
    else:
        rows = [_row(entry, fields) for entry in counted]
        columns = fields or list(dict.fromkeys(name for row in rows for name in row))
        if format == "csv":
            _csv(rows, columns)
        else:
            _table(rows, columns, is_chosen=bool(fields))
    return counted.count


def show_one(data: Any, format: str, fields: list[str]) -> None:
    """Print one object: as a table a property a line."""
    if format in ("json", "jsonl"):
        text = encode(data)
        _print((msgspec.json.format(text, indent=2) if format == "json" else text).decode())
    elif format == "csv":
        row = _row(data, fields)
        _csv([row], fields or list(row))
    else:
        row = _row(data, fields)
        width = max((len(name) for name in row), default=0)
        for name in fields or row:
            line = f"{name}\t{shown_cell(row.get(name))}" if not sys.stdout.isatty() else _property(name, row, width)
            _print(line)


def show_value(data: Any, format: str) -> None:
    """Print a single value: as it is, or as JSON."""
    if format in ("json", "jsonl"):
        _print(encode(data).decode())
    elif format == "csv":
        _csv([{"value": data}], ["value"])
    else:
        _print(shown_cell(data))


def remark(text: str) -> None:
    """Say something beside the output, to people only."""
    if sys.stderr.isatty() and sys.stdout.isatty():
        print(text, file=sys.stderr)


def has_colours() -> bool:
    """Whether standard output is a terminal that shows them, and nobody has asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str, colour: str | None = None, *, is_bold: bool = False) -> str:
    """A text with colour, where colours are shown."""
    import click

    return click.style(text, fg=colour, bold=is_bold or None) if has_colours() else text


class _Counted:
    def __init__(self, entries: Iterable[Any]) -> None:
        self._entries = entries
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        for entry in self._entries:
            self.count += 1
            yield entry


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


def _row(entry: Any, fields: list[str]) -> dict[str, Any]:
    if not is_object(entry):
        return {"value": entry}
    return entry if fields else flat_object(entry)  # what was chosen is a column, also when it is an object


def _json_array(entries: Iterable[Any]) -> None:
    opening = "["
    for entry in entries:
        text = msgspec.json.format(encode(entry), indent=2).decode()
        sys.stdout.write(opening + "\n  " + text.replace("\n", "\n  "))
        opening = ","
    _print("[]" if opening == "[" else "\n]")


def _csv(rows: list[dict[str, Any]], columns: list[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if columns:
        writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)


def _table(rows: list[dict[str, Any]], columns: list[str], *, is_chosen: bool) -> None:
    if not sys.stdout.isatty():
        for line in [columns, *([shown_cell(row.get(column)) for column in columns] for row in rows)] if rows else []:
            _print("\t".join(line))
        return
    if not rows:
        remark("none")
        return
    if not is_chosen:  # what nobody has is left out, times come last
        columns = [column for column in columns if any(row.get(column) not in (None, "", []) for row in rows)]
        columns.sort(key=lambda column: column.endswith("_at"))
    _drawn([[_short(shown_cell(row.get(column))) for column in columns] for row in rows], columns)


def _short(text: str) -> str:
    """A time as people read it; everything else as it is."""
    return _TIME.sub(r"\1 \2Z", text)


def _drawn(cells: list[list[str]], columns: list[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, color_system="auto" if has_colours() else None)
    widths = [min(_MOST_WIDTH, max(len(column), *(len(line[i]) for line in cells))) for i, column in enumerate(columns)]
    count, used = 0, 0
    for width in widths:
        used += width + _GAP
        if count and used - _GAP > console.width:
            break
        count += 1
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for column in columns[:count]:
        table.add_column(Text(column), overflow="ellipsis", no_wrap=True, max_width=_MOST_WIDTH)
    for line in cells:
        table.add_row(*(Text(text) for text in line[:count]))
    console.print(table)
    if hidden := columns[count:]:
        remark(f"not shown for lack of room: {', '.join(hidden)} (choose with --fields, or -o json)")


def _property(name: str, row: dict[str, Any], width: int) -> str:
    return f"{styled(name.ljust(width), is_bold=True)}  {_short(shown_cell(row.get(name)))}"
