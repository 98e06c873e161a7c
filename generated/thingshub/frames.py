"""Rows of data tables as columns of Arrow, pandas or polars, with the types that the table gives its columns.

Every frame has `device_id` and `timestamp` (UTC, aware, microseconds) first, then the table's columns; a value that a
row lacks is null. Values are collected in typed chunks, so that a table of millions of rows needs memory for its values
and not for its JSON. The libraries are optional: `pip install "thingshub[pandas]"`, `[polars]` or `[arrow]`.
"""

# The libraries are optional and large, so checkers do not have them; pandas and pyarrow have no types either.
# pyright: reportMissingImports=false, reportUnknownParameterType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from thingshub.errors import InputError, MissingLibraryError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from thingshub.models import Column, Row

PAGE_SIZE = 500
CHUNK = 20_000
_KINDS = {"boolean": (bool,), "int64": (int,), "float64": (int, float), "string": (str,)}
_LIMIT = 2**63


class Columns:
    """Collects rows column by column.

    Args:
        columns: The columns of the table.
        wanted: Names of those to take; None for all.
        place: What the rows are of, for errors.
        close: Makes something smaller of a chunk: lists by name of the column.

    Raises:
        ValueError: a column that is wanted is not one of the table.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        wanted: Sequence[str] | None,
        *,
        place: str,
        close: Callable[[dict[str, list[Any]]], Any],
    ) -> None:
        types = {column.name: str(column.type) for column in columns}
        if wanted is not None and (unknown := [name for name in wanted if name not in types]):
            raise ValueError(f"{unknown[0]} is no column of {place}; it has {', '.join(types)}")
        self.types = {name: types[name] for name in (types if wanted is None else wanted)}
        self.chunks: list[Any] = []
        self._place = place
        self._close = close
        self._count = 0
        self._open: dict[str, list[Any]] = {}
        self._begin()

    def add(self, row: Row) -> None:
        """Take a row.

        Raises:
            InputError: a value is not of its column's type.
        """
        self._open["device_id"].append(row.device_id)
        self._open["timestamp"].append(row.timestamp)
        values: dict[str, Any] = row.values
        for name, kind in self.types.items():
            self._open[name].append(self._converted(name, kind, values.get(name)))
        self._count += 1
        if self._count % CHUNK == 0:
            self._shut()

    def finished(self) -> list[Any]:
        """All chunks; at least one, which may have no rows."""
        if self._open["device_id"] or not self.chunks:
            self._shut()
        return self.chunks

    def _begin(self) -> None:
        self._open = {name: [] for name in ("device_id", "timestamp", *self.types)}

    def _shut(self) -> None:
        self.chunks.append(self._close(self._open))
        self._begin()

    def _converted(self, name: str, kind: str, value: Any) -> Any:
        if value is None:
            return None
        kinds = _KINDS.get(kind)
        if kinds is None:  # a type that only a newer document knows
            return value if isinstance(value, str) else json.dumps(value)
        is_whole = kind == "int64" and isinstance(value, float) and value.is_integer()
        value = int(value) if is_whole else value
        fits = isinstance(value, kinds) and isinstance(value, bool) is (kind == "boolean")
        if fits and kind == "int64":
            fits = -_LIMIT <= int(value) < _LIMIT
        if not fits:
            raise InputError(f"{name} is not of its column's type, {kind}", place=f"{self._place}, row {self._count}")
        return float(value) if kind == "float64" else value


class ToArrow:
    """Rows to a `pyarrow.Table`."""

    def __init__(self, columns: Sequence[Column], wanted: Sequence[str] | None, *, place: str) -> None:
        arrow = self._arrow = loaded("pyarrow", "arrow")
        self.columns = Columns(columns, wanted, place=place, close=self._batch)
        types = {"boolean": arrow.bool_(), "int64": arrow.int64(), "float64": arrow.float64()}
        fields = [("device_id", arrow.string()), ("timestamp", arrow.timestamp("us", tz="UTC"))]
        fields += [(name, types.get(kind, arrow.string())) for name, kind in self.columns.types.items()]
        self._schema = arrow.schema(fields)

    def finished(self) -> pyarrow.Table:
        """The table."""
        return self._arrow.Table.from_batches(self.columns.finished(), schema=self._schema)

    def _batch(self, chunk: dict[str, list[Any]]) -> Any:
        return self._arrow.RecordBatch.from_pydict(chunk, schema=self._schema)


class ToPolars:
    """Rows to a `polars.DataFrame`."""

    def __init__(self, columns: Sequence[Column], wanted: Sequence[str] | None, *, place: str) -> None:
        pl = self._polars = loaded("polars", "polars")
        self.columns = Columns(columns, wanted, place=place, close=self._frame)
        types = {"boolean": pl.Boolean, "int64": pl.Int64, "float64": pl.Float64}
        self._schema: dict[str, Any] = {"device_id": pl.String, "timestamp": pl.Datetime("us", "UTC")}
        self._schema |= {name: types.get(kind, pl.String) for name, kind in self.columns.types.items()}

    def finished(self) -> polars.DataFrame:
        """The frame."""
        return self._polars.concat(self.columns.finished())

    def _frame(self, chunk: dict[str, list[Any]]) -> Any:
        return self._polars.DataFrame(chunk, schema=self._schema)


class ToPandas:
    """Rows to a `pandas.DataFrame`, with pandas' nullable types."""

    def __init__(self, columns: Sequence[Column], wanted: Sequence[str] | None, *, place: str) -> None:
        self._pandas = loaded("pandas", "pandas")
        self.columns = Columns(columns, wanted, place=place, close=self._frame)
        types = {"boolean": "boolean", "int64": "Int64", "float64": "Float64"}
        self._types = {"device_id": "string"}
        self._types |= {name: types.get(kind, "string") for name, kind in self.columns.types.items()}

    def finished(self) -> pandas.DataFrame:
        """The frame."""
        chunks = self.columns.finished()
        return chunks[0] if len(chunks) == 1 else self._pandas.concat(chunks, ignore_index=True)

    def _frame(self, chunk: dict[str, list[Any]]) -> Any:
        times: list[datetime] = chunk.pop("timestamp")
        series = {name: self._pandas.array(values, dtype=self._types[name]) for name, values in chunk.items()}
        frame = self._pandas.DataFrame(series)
        stamps = self._pandas.DatetimeIndex(times, dtype="datetime64[us, UTC]")
        frame.insert(1, "timestamp", stamps)
        return frame


def loaded(library: str, extra: str) -> ModuleType:
    """An optional library.

    Raises:
        MissingLibraryError: it is not installed.
    """
    try:
        return import_module(library)
    except ImportError as error:
        raise MissingLibraryError(f"{library} is not installed", hint=f'pip install "thingshub[{extra}]"') from error
