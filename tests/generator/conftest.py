"""Options of the tests of the generator."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--random-documents", type=int, default=20, help="how many random documents test_random.py tries")
