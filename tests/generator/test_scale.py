"""Loading and checking a document costs what its size costs, and no more."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pipeline.validate import findings

from tests.generator.scaled import scaled
from thingshub_document.schema_tools import operations
from thingshub_document.source import load

LIMIT = 3.0  # CPU seconds for 600 operations, several times what it takes
GROWTH = 6.0  # for four times as many operations; quadratic would be 16


def _seconds(path: Path) -> float:
    """The least CPU time of two runs: what else the machine does comes on top."""

    def once() -> float:
        start = time.process_time()
        assert findings(load(path)) == []
        return time.process_time() - start

    return min(once(), once())


def test_checking_is_linear(tmp_path: Path) -> None:
    few, many = scaled(150, tmp_path / "few"), scaled(600, tmp_path / "many")
    seconds = _seconds(many)
    assert seconds < LIMIT
    assert seconds < GROWTH * _seconds(few)


@pytest.mark.parametrize("wanted", [88, 89, 175, 300])
def test_a_scaled_document_is_sound_and_exact(wanted: int, tmp_path: Path) -> None:
    source = load(scaled(wanted, tmp_path))
    assert sum(1 for _ in operations(source)) == wanted
    assert findings(source) == []


def test_less_than_the_house_has_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected at least"):
        scaled(3, tmp_path)
