"""Charts of data tables: in characters, and as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from thingshub.cli import plotting
from thingshub.transport import Request

TABLE: dict[str, Any] = {
    "id": "rooms", "name": "Rooms $1", "description": "", "labels": [],
    "columns": [
        {"name": "temperature", "type": "float64", "unit": "°C"}, {"name": "open", "type": "boolean"},
        {"name": "remark", "type": "string"},
    ],
    "created_at": "2024-03-01T10:00:00Z", "updated_at": "2024-03-01T10:00:00Z",
}  # fmt: skip
ROWS = [
    {"device_id": f"room-{n}", "timestamp": f"2024-03-01T10:{m:02}:00Z", "values": {"temperature": 20 + n + m / 10}}
    for m in range(60)
    for n in (1, 2)
]


@pytest.fixture
def drawing(command: Command) -> Command:
    def answer(request: Request) -> tuple[int, Any]:
        if "/rows" not in request.target:
            return 200, TABLE
        return 200, {"collection": ROWS if "offset=0" in request.target else []}

    command.answer = answer
    return command


def test_a_chart_in_characters(drawing: Command) -> None:
    done = drawing(
        "tables", "plot", "rooms", "--column", "temperature", "--since", "24h", "--device", "a,b", "--width", "70"
    )
    assert done.code == 0, done.err
    assert done.out.startswith("temperature (°C)\n")
    assert "room-1" in done.out
    assert "from 2024-03-01 10:00 to 2024-03-01 10:59 UTC" in done.out
    assert "⠤" in done.out
    assert "\x1b" not in done.out
    assert max(map(len, done.out.splitlines())) <= 70
    query = done.requests[1].target
    assert "device_ids=a,b" in query
    assert "columns=temperature" in query
    assert "since=" in query


def test_charts_as_files_are_whole_and_repeatable(drawing: Command, tmp_path: Path) -> None:
    for suffix, start in ((".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")):
        target = tmp_path / f"chart{suffix}"
        done = drawing("data-tables", "plot", "rooms", "-o", str(target))
        assert done.code == 0, done.err
        first = target.read_bytes()
        assert first.startswith(start)
        drawing("data-tables", "plot", "rooms", "-o", str(target))
        assert target.read_bytes() == first
    assert b"Rooms $1" in (tmp_path / "chart.svg").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["chart.pdf", "chart.png", "chart.svg"]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--column", "heat"], "table rooms has no column heat -- it has temperature, open, remark"),
        (["--column", "remark"], "column remark holds no numbers but string"),
        (["--column", "open"], "table rooms has no values to draw here"),
        (["-o", "chart.jpg"], "name a file that ends with .png, .svg, .pdf"),
        (["--width", "1"], "--width"),
    ],
)
def test_what_cannot_be_drawn_is_said(drawing: Command, arguments: list[str], text: str) -> None:
    done = drawing("tables", "plot", "rooms", *arguments)
    assert done.code in (1, 2)
    assert text in done.err
    assert done.out == ""


def test_files_need_an_extra(drawing: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        assert name == "matplotlib"

    monkeypatch.setattr(plotting, "find_spec", missing)
    done = drawing("tables", "plot", "rooms", "-o", "x.png")
    assert 'pip install "thingshub[plot]"' in done.err
    assert done.requests == []


def test_one_value_and_many_days_can_be_drawn() -> None:
    from datetime import UTC, datetime, timedelta

    start = datetime(2024, 3, 1, tzinfo=UTC)
    one = {"a": plotting.Line([start], [1.0])}
    assert "from 2024-03-01 00:00" in plotting.sketched("x", one, width=60, height=5)
    days = {"a": plotting.Line([start + timedelta(days=n) for n in range(9)], [float(n) for n in range(9)])}
    text = plotting.sketched("x\n", days, width=60, height=5)
    assert "03-09" in text
    assert text.startswith("x\n")
