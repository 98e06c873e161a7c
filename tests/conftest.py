"""Options and the closing report of the whole test suite."""

from __future__ import annotations

import pytest

from tests.cassettes import floor
from tests.cassettes.coverage import measured, report
from tests.cassettes.exchange import BadCassette
from tests.databases import database, postgres

__all__ = ["database", "postgres"]  # fixtures for all tests


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="record the cassettes anew against a fresh sandbox")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "recording: writes cassettes; runs only with --record")
    config.addinivalue_line("markers", "wire: programs and servers of others around the wire; they take seconds")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--record"):
        items.sort(key=lambda item: item.get_closest_marker("recording") is None)  # first, for the others to replay
    else:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("recording")])
        items[:] = [item for item in items if not item.get_closest_marker("recording")]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("what the cassettes cover of the document")
    try:
        found = measured()
        lines = report(found)
        if floor.can_rise(found):
            lines.append("tests/coverage-floor and docs/coverage.svg are behind: `nox -s record` renews them")
    except BadCassette as error:  # a test has failed over it; the report must not hide that
        lines = [f"not to be told: {error}"]
    for line in lines:
        terminalreporter.write_line(line)
