"""Rows of a data table as frames of the real libraries: types, times, gaps, and values that are of another type."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest

from tests.both import json_answer, run_both
from thingshub import AsyncThingsHub
from thingshub.errors import InputError, NotFoundError
from thingshub.transport import Request, Response

# As what they are at run time: two of them have no types
pa: Any = import_module("pyarrow")
pd: Any = import_module("pandas")
pl: Any = import_module("polars")
COLUMNS = [
    {"name": "is_on", "type": "boolean"},
    {"name": "count", "type": "int64"},
    {"name": "pressure", "type": "float64", "unit": "bar"},
    {"name": "note", "type": "string"},
    {"name": "shape", "type": "of a newer server"},
]
NOON = datetime(2026, 1, 1, 12, 0, 0, 123456, tzinfo=UTC)
ROWS: list[dict[str, Any]] = [
    {"is_on": True, "count": 2**53 + 1, "pressure": 2.5, "note": "a", "shape": {"x": 1}},
    {"is_on": None, "pressure": 2, "shape": "flat"},
    {"count": 3.0, "is_on": False},
]
EXPECTED = {
    "device_id": ["pump-7"] * 3,
    "is_on": [True, None, False],
    "count": [2**53 + 1, None, 3],
    "pressure": [2.5, 2.0, None],
    "note": ["a", None, None],
    "shape": ['{"x": 1}', "flat", None],
}


def _server(rows: list[dict[str, Any]]) -> Any:
    def answer(request: Request) -> Response:
        path, _, query = request.target.partition("?")
        if path.endswith("/rows"):
            stamped = [
                {"device_id": "pump-7", "timestamp": "2026-01-01T12:00:00.123456789Z", "values": values}
                for values in rows
            ]
            return json_answer(json.dumps({"collection": [] if "offset=3" in query else stamped}))
        if path.endswith("/pumps"):
            times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
            table = {"id": "pumps", "name": "P", "description": "", "labels": ["pump"], "columns": COLUMNS, **times}
            return json_answer(json.dumps(table))
        return json_answer('{"code":404,"error":"data table not found"}', 404)

    return answer


@pytest.fixture(params=[20_000, 1, 2], ids=["one chunk", "chunks of one row", "an open chunk at the end"], autouse=True)
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thingshub.frames.CHUNK", request.param)


async def _frame(hub: AsyncThingsHub, form: str, id: str, **chosen: Any) -> Any:
    return await getattr(hub.data_tables, f"to_{form}")(id, **chosen)


def test_arrow() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        table = await _frame(hub, "arrow", "pumps")
        types = {field.name: field.type for field in table.schema}
        assert types == {
            "device_id": pa.string(),
            "timestamp": pa.timestamp("us", tz="UTC"),
            "is_on": pa.bool_(),
            "count": pa.int64(),
            "pressure": pa.float64(),
            "note": pa.string(),
            "shape": pa.string(),
        }
        assert table.drop_columns("timestamp").to_pydict() == EXPECTED
        assert table["timestamp"].to_pylist() == [NOON] * 3

    run_both(scenario, _server(ROWS))


def test_polars() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        frame = await _frame(hub, "polars", "pumps")
        assert dict(frame.schema) == {
            "device_id": pl.String,
            "timestamp": pl.Datetime("us", "UTC"),
            "is_on": pl.Boolean,
            "count": pl.Int64,
            "pressure": pl.Float64,
            "note": pl.String,
            "shape": pl.String,
        }
        assert frame.drop("timestamp").to_dict(as_series=False) == EXPECTED
        assert frame["timestamp"].to_list() == [NOON] * 3

    run_both(scenario, _server(ROWS))


def test_pandas() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        frame = await _frame(hub, "pandas", "pumps")
        assert list(frame.columns) == ["device_id", "timestamp", "is_on", "count", "pressure", "note", "shape"]
        kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
        assert kinds == {
            "device_id": "string",
            "timestamp": "datetime64[us, UTC]",
            "is_on": "boolean",
            "count": "Int64",
            "pressure": "Float64",
            "note": "string",
            "shape": "string",
        }
        plain = frame.drop(columns="timestamp").astype(object)
        assert plain.where(plain.notna(), None).to_dict(orient="list") == EXPECTED
        assert [stamp.to_pydatetime() for stamp in frame["timestamp"]] == [NOON] * 3
        assert list(frame.index) == [0, 1, 2]

    run_both(scenario, _server(ROWS))


def test_a_table_without_rows_keeps_its_types() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        arrow, polars = await _frame(hub, "arrow", "pumps"), await _frame(hub, "polars", "pumps")
        pandas = await _frame(hub, "pandas", "pumps")
        assert arrow.num_rows == polars.height == len(pandas) == 0
        assert arrow.schema.field("count").type == pa.int64()
        assert polars.schema["count"] == pl.Int64
        assert isinstance(pandas.dtypes["timestamp"], pd.DatetimeTZDtype)

    run_both(scenario, _server([]))


def test_only_the_columns_that_are_asked_for() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        frame = await _frame(hub, "polars", "pumps", columns=["pressure"], since=NOON, device_ids=["pump-7"])
        assert frame.columns == ["device_id", "timestamp", "pressure"]
        with pytest.raises(ValueError, match=r"presure is no column of pumps; it has is_on, count"):
            await _frame(hub, "polars", "pumps", columns=["presure"])
        with pytest.raises(NotFoundError):
            await _frame(hub, "polars", "nowhere")

    [_, first, *_] = run_both(scenario, _server(ROWS))
    assert "columns=pressure" in first.target
    assert "device_ids=pump-7" in first.target
    assert "since=2026-01-01T12" in first.target


@pytest.mark.parametrize(
    "values",
    [{"count": 1.5}, {"count": True}, {"count": 2**63}, {"count": "1"}, {"is_on": 1}, {"pressure": "2.4"}, {"note": 7}],
)
@pytest.mark.parametrize("form", ["arrow", "polars", "pandas"])
def test_a_value_of_another_type_is_told_with_its_row(values: dict[str, Any], form: str) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        name = next(iter(values))
        with pytest.raises(InputError, match=f"pumps, row 1: {name} is not of its column's type, "):
            await _frame(hub, form, "pumps")

    run_both(scenario, _server([{}, values]))
