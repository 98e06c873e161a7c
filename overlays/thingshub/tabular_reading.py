"""Devices from CSV and JSON Lines.

CSV has a header line and `;` or `,` between cells; UTF-8, with or without a byte order mark. Columns are named after
the properties of a device, those of `network_settings` without a prefix, `app_eui` stands for `join_eui`; other columns
are ignored, and told. A line of JSON Lines is an object with the document's names, or with the same flat ones.

Reading is lazy. A file that is no table stops it (InputError); a bad row does not: it becomes a row whose `properties`
raise InputError, and a run over the rows tells it as one failure. Errors name file and row, counted as a spreadsheet
counts (the header is row 1), and the column, never a value, which may be a key.
"""

from __future__ import annotations

import csv
import json
import logging
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import msgspec

from thingshub.errors import InputError
from thingshub.unions import is_object

if TYPE_CHECKING:
    from thingshub.models import DeviceCreate

ALIASES = {"app_eui": "join_eui"}
ERROR = "error"  # the column in which a failure file says why
SETTINGS = "network_settings"
_DELIMITERS = ",;"
_LABELS = re.compile(r"[;,|]")
_HEXADECIMAL = frozenset(["dev_eui", "join_eui", "app_key", "nwk_key"])
_GROUPING = re.compile(r"[\s:.-]")
_CSV, _JSON_LINES = (".csv",), (".jsonl", ".ndjson")
_log = logging.getLogger("thingshub.tabular")


class DeviceRow:
    """One row of a file.

    Attributes:
        place: Where it stands, e.g. `fleet.csv, row 17`.
        columns: Its cells by the file's own column names. They may hold keys: no repr shows them.
        delimiter: What stood between the cells; empty for JSON Lines.
    """

    __slots__ = ("_problem", "columns", "delimiter", "place")

    def __init__(
        self, place: str, columns: Mapping[str, Any], *, delimiter: str = "", problem: str | None = None
    ) -> None:
        self.place = place
        self.columns = columns
        self.delimiter = delimiter
        self._problem = problem

    def properties(self) -> dict[str, Any]:
        """The row as the JSON object of a device; empty cells are left out.

        Raises:
            InputError: the row is not one of this table.
        """
        if self._problem:
            raise InputError(self._problem, place=self.place)
        known, settings = device_columns()
        found: dict[str, Any] = {}
        nested: dict[str, Any] = {}
        for column, cell in self.columns.items():
            name = _name(column)
            if name not in known and name not in settings:
                continue
            value = _value(name, cell) if isinstance(cell, str) else cell
            if value == [] or (value == "" and (self.delimiter or name in settings)):
                continue
            target = nested if name in settings else found
            if name in target:
                raise InputError(f"{column} is there twice", place=self.place)
            target[name] = value
        if nested:
            whole = found.setdefault(SETTINGS, {})
            if not is_object(whole):
                raise InputError(f"{SETTINGS} must be of type object", place=self.place)
            found[SETTINGS] = whole | nested
        return found

    def to_create(self) -> DeviceCreate:
        """The row as a ready body of `devices.create`.

        Raises:
            InputError: the row is not a device that could be created.
        """
        from thingshub.checking import problem_of
        from thingshub.models import DeviceCreate

        properties = self.properties()
        if problem := problem_of(DeviceCreate, properties):
            raise InputError(problem, place=self.place)
        return msgspec.convert(properties, DeviceCreate)

    def __repr__(self) -> str:
        return f"<DeviceRow {self.place}>"


class DeviceRows(Iterator[DeviceRow]):
    """The rows of a file, read as they are needed.

    Attributes:
        unknown_columns: Columns that are ignored; of JSON Lines those of the objects read so far.
    """

    def __init__(self, path: Path, read: Callable[[Path, list[str]], Generator[DeviceRow]]) -> None:
        self.unknown_columns: list[str] = []
        self._rows = read(path, self.unknown_columns)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> DeviceRow:
        return next(self._rows)

    def close(self) -> None:
        """Close the file before its end."""
        self._rows.close()


def read_devices(path: str | Path) -> DeviceRows:
    """The devices of a `.csv` or `.jsonl` file, row by row.

    Args:
        path: The file; the end of its name says what it is.

    Returns:
        An iterator of rows, for `devices.create_many`, `update_many` and `delete_many`; it opens the file at its first
        step and logs the columns that it ignores.

    Raises:
        ValueError: the name ends otherwise.
        InputError: from a step of the iteration: the file cannot be read on.
    """
    return DeviceRows(Path(path), _read_json_lines if is_json_lines(Path(path)) else _read_csv)


@cache
def device_columns() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The properties of a device, the id first, and those of its network settings, by the models."""
    from thingshub.models import DeviceCreate, LorawanSettingsInput

    device = tuple(sorted(DeviceCreate.__struct_encode_fields__, key=lambda name: name != "id"))
    return device, LorawanSettingsInput.__struct_encode_fields__


def _name(column: str) -> str:
    name = re.sub(r"[\s-]+", "_", column.strip().lower())
    return ALIASES.get(name, name)


def _value(name: str, cell: str) -> Any:
    text = cell.strip()
    if name == "labels":
        return [label for part in _LABELS.split(text) if (label := part.strip())]
    if name in _HEXADECIMAL:  # printed on devices in groups
        return _GROUPING.sub("", text)
    return text.lower() if name == "activation" else text


def _note_unknown(path: Path, columns: Iterable[str], noted: list[str]) -> None:
    from thingshub.models import Device

    known, settings = device_columns()
    expected = {*known, *settings, *Device.__struct_encode_fields__, ERROR}
    new = [c for c in columns if _name(c) not in expected and c not in noted]
    if new:
        noted.extend(new)
        _log.warning("%s: ignored columns: %s", path.name, ", ".join(new))


def _read_csv(path: Path, unknown: list[str]) -> Generator[DeviceRow]:
    with _text(path) as file:
        try:
            first = file.readline()
        except UnicodeDecodeError:
            raise _not_utf8(path, 1) from None
        if not first.strip():
            raise InputError("there is no header row", place=f"{path.name}, row 1", hint=_HEADER)
        delimiter = max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", first).count)
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        header: list[str] = []
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise InputError(f"{error}", place=_place(path, number, reader.line_num), hint=_QUOTES) from None
            except UnicodeDecodeError:
                raise _not_utf8(path, number) from None
            if cells is None:
                return
            if number == 1:
                header = _checked_header(path, cells)
                _note_unknown(path, header, unknown)
            elif any(cell.strip() for cell in cells):  # blank lines and rows of empty cells are no devices
                problem = f"has {len(cells)} cells, the header {len(header)}" if len(cells) != len(header) else None
                columns = dict(zip(header, cells, strict=False))
                place = _place(path, number, reader.line_num)
                yield DeviceRow(place, columns, delimiter=delimiter, problem=problem)


def _read_json_lines(path: Path, unknown: list[str]) -> Generator[DeviceRow]:
    with _text(path) as file:
        number = 0
        while True:
            number += 1
            try:
                line = file.readline()
            except UnicodeDecodeError:
                raise _not_utf8(path, number) from None
            if not line:
                return
            if not line.strip():
                continue
            place, problem = f"{path.name}, row {number}", None
            try:
                found: Any = json.loads(line)
            except (ValueError, RecursionError):
                found, problem = None, "is not valid JSON"
            if not is_object(found):
                problem, found = problem or "is no JSON object", {}
            _note_unknown(path, found, unknown)
            yield DeviceRow(place, found, problem=problem)


_HEADER = "the first row names the columns, e.g. id;name;dev_eui"
_QUOTES = 'cells that hold a quotation mark stand in quotation marks, and it is doubled: "a ""b"" c"'


def _checked_header(path: Path, cells: list[str]) -> list[str]:
    header = [cell.strip() for cell in cells]
    place = f"{path.name}, row 1"
    names = [_name(column) for column in header if column]
    known, settings = device_columns()
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise InputError(f"the column {doubled[0]} is there twice", place=place)
    if not set(names) & {*known, *settings}:
        raise InputError("no column of a device is named here", place=place, hint=_HEADER)
    # Columns without a name are told apart by their place, so that a failure file keeps them
    return [column or f"column {index}" for index, column in enumerate(header, 1)]


def _place(path: Path, number: int, line: int) -> str:
    where = f"{path.name}, row {number}"
    return where if line == number else f"{where} (line {line})"


def _not_utf8(path: Path, number: int) -> InputError:
    return InputError("is not UTF-8", place=f"{path.name}, row {number} or after", hint="save the file as UTF-8")


@contextmanager
def _text(path: Path) -> Generator[IO[str]]:
    try:
        file = open(path, encoding="utf-8-sig", newline="")  # noqa: SIM115  # closed below
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", place=str(path)) from None
    with file:
        yield file


def is_json_lines(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in _CSV + _JSON_LINES:
        raise ValueError(f"the name of {path.name} must end with {', '.join(_CSV + _JSON_LINES)}")
    return suffix in _JSON_LINES
