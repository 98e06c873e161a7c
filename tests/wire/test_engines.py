"""docs/wire.md says who keeps which promise of the wire: each cell is measured here, and ours are all held."""

from __future__ import annotations

import pytest

from tests.wire.engines import table
from tests.wire.engines.engine import ENGINES, Engine
from tests.wire.engines.measuring import asked, measured
from tests.wire.engines.promise import promises

pytestmark = pytest.mark.wire
WRITE = "look at it, and run `python -m tests.wire.engines --write`"


@pytest.mark.parametrize("engine", ENGINES.values(), ids=list(ENGINES))
def test_each_cell_is_what_was_measured(engine: Engine) -> None:
    found = measured(engine)
    if engine.is_ours:
        assert {name: why for name, why in found.items() if why} == {}, "the SDK's own wire keeps every promise"
    said = table.column(engine)
    cells = {name: table.verdict(found.get(name)) for name in promises()}
    changed = {name: (said.get(name), cell, found.get(name)) for name, cell in cells.items() if said.get(name) != cell}
    assert changed == {}, f"docs/wire.md says otherwise of {engine.title}: {WRITE}"


def test_the_page_is_as_it_is_written() -> None:
    """Rows, titles with the versions of libraries, and counts follow from the promises, engines and cells."""
    cells = {engine.name: table.column(engine) for engine in ENGINES.values()}
    found = {
        name: {promise: "fails" if cells[name].get(promise) == table.FAILS else "" for promise in asked(ENGINES[name])}
        for name in ENGINES
    }
    assert table.PAGE.read_text(encoding="utf-8") == table.page(found), f"a library or a promise is new: {WRITE}"
