"""Options and the closing report of the whole test suite."""

from __future__ import annotations

import pytest
from tests.cassettes.coverage import report


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="record the cassettes anew against a fresh sandbox")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("what the cassettes cover of the document")
    for line in report():
        terminalreporter.write_line(line)
