"""Frames without their libraries: an error that names the command; nothing is asked of the server for nothing."""

from __future__ import annotations

import json
import sys

import pytest

from tests.both import json_answer, run_both
from thingshub import AsyncThingsHub
from thingshub.errors import MissingLibraryError

TIMES = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
TABLE = {"id": "pumps", "name": "P", "description": "", "labels": ["pump"], "columns": [], **TIMES}


@pytest.mark.parametrize(("form", "library"), [("arrow", "pyarrow"), ("pandas", "pandas"), ("polars", "polars")])
def test_a_missing_library_is_named_with_what_installs_it(
    form: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(MissingLibraryError) as caught:
            await getattr(hub.data_tables, f"to_{form}")("pumps")
        assert str(caught.value) == f'{library} is not installed -- pip install "thingshub[{form}]"'

    assert len(run_both(scenario, lambda _: json_answer(json.dumps(TABLE)))) == 1, "no rows are read for nothing"
