"""Devices, rows and failures to CSV and JSON Lines; thingshub.tabular_reading says what they look like.

A file is written beside its place and then moved there, so that there is the old one or the new one, never half of one.
"""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from thingshub._codec.json_codec import encode, plain
from thingshub.errors import ThingsHubError
from thingshub.model import Model
from thingshub.tabular_reading import ERROR, SETTINGS, DeviceRow, device_columns, is_json_lines
from thingshub.unions import is_array, is_mapping, is_object, is_pair

if TYPE_CHECKING:
    from thingshub.fleet_report import Outcome
    from thingshub.models import Column, Device, Row

_KEYS = frozenset(["app_key", "nwk_key"])  # never answered, so there is nothing to write


def write_devices(path: str | Path, devices: Iterable[Device]) -> int:
    """Write devices to a `.csv` or `.jsonl` file, which `read_devices` reads.

    Args:
        path: The file; it is replaced in one step. The end of its name says what it becomes.
        devices: Devices, e.g. `hub.devices.iterate()`.

    Returns:
        How many there were.

    Raises:
        ValueError: the name ends otherwise.
        OSError: it cannot be written.
    """
    if is_json_lines(Path(path)):
        return _write_json_lines(path, map(_plain, devices))
    known, settings = device_columns()
    columns = [name for name in (*known, *settings) if name != SETTINGS and name not in _KEYS]
    return _write_csv(path, columns, ({**d, **d.get(SETTINGS, {})} for d in map(_plain, devices)))


def write_rows(path: str | Path, rows: Iterable[Row], columns: Iterable[Column | str]) -> int:
    """Write rows of a data table to a `.csv` or `.jsonl` file.

    Args:
        path: The file; it is replaced in one step. The end of its name says what it becomes.
        rows: Rows, e.g. `hub.data_tables.iterate_rows("pumps")`.
        columns: The columns, e.g. `hub.data_tables.get("pumps").columns`, or their names.

    Returns:
        How many rows there were.

    Raises:
        ValueError: the name ends otherwise.
        OSError: it cannot be written.
    """
    if is_json_lines(Path(path)):
        return _write_json_lines(path, map(_plain, rows))
    names = [column if isinstance(column, str) else column.name for column in columns]
    plain = ({**row["values"], "device_id": row["device_id"], "timestamp": row["timestamp"]} for row in _plains(rows))
    return _write_csv(path, ["device_id", "timestamp", *names], plain)


def write_failures(path: str | Path, failures: Iterable[Outcome[Any]]) -> int:
    """Write the items of a run that failed, with their own columns and why; see `Report.write_failures`."""
    found = list(failures)
    items = [_original(failure) | {ERROR: _reason(failure.error)} for failure in found]
    if is_json_lines(Path(path)):
        return _write_json_lines(path, items, mode=0o600)
    flat = [{**item, **settings} if is_object(settings := item.get(SETTINGS)) else item for item in items]
    columns = [name for name in dict.fromkeys(name for item in flat for name in item) if name not in (SETTINGS, ERROR)]
    delimiter = next((f.item.delimiter for f in found if isinstance(f.item, DeviceRow) and f.item.delimiter), ",")
    return _write_csv(path, [*columns, ERROR], flat, delimiter=delimiter, mode=0o600)


def _plain(model: Model) -> dict[str, Any]:
    written: dict[str, Any] = plain(model)
    return written


def _json(value: Any) -> str:
    """JSON with Decimals as the numbers that they are."""
    return encode(value).decode()


def _plains(models: Iterable[Model]) -> Iterator[dict[str, Any]]:
    return map(_plain, models)


def _original(failure: Outcome[Any]) -> dict[str, Any]:
    """The columns of an item as it came in; one that may be there keeps the id that was made for it."""
    item: Any = failure.item
    id, changes = item if is_pair(item) else (None, item)
    changes = getattr(changes, "changed", changes)  # of an Update
    if isinstance(changes, DeviceRow):
        found = dict(changes.columns)
    elif isinstance(changes, Model):
        found = _plain(changes)
    else:
        found = dict(changes) if is_mapping(changes) else {"id": str(changes)}
    if failure.status == "unknown" and not found.get("id"):
        id = failure.id
    return {"id": id, **found} if id is not None else found


def _reason(error: ThingsHubError | None) -> str:
    return error.message if error is not None else ""


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if is_array(value):
        return ",".join(map(str, value))
    return _json(value) if is_object(value) else str(value)


def _write_csv(
    path: str | Path,
    columns: list[str],
    rows: Iterable[Mapping[str, Any]],
    *,
    delimiter: str = ",",
    mode: int = 0o666,
) -> int:
    count = 0
    with _replacing(path, mode) as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(row.get(column)) for column in columns])
            count += 1
    return count


def _write_json_lines(path: str | Path, objects: Iterable[Mapping[str, Any]], *, mode: int = 0o666) -> int:
    count = 0
    with _replacing(path, mode) as file:
        for item in objects:
            file.write(_json(item) + "\n")
            count += 1
    return count


@contextmanager
def _replacing(path: str | Path, mode: int) -> Generator[IO[str]]:
    """A file that takes the place of `path` when all of it is written.

    Args:
        mode: Its permissions, less the umask.
    """
    place = Path(path)
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, place)
    except BaseException:
        beside.unlink()
        raise
