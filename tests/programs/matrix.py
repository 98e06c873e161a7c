"""The table on docs/sdk/ecosystem.md: one row a program, with what its tests gave in the run that wrote it.

A whole run of `nox -s ecosystem` compares the page with what it has found; `-- --write-page` writes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[2] / "docs" / "sdk" / "ecosystem.md"
BEGIN, END = "<!-- results: nox -s ecosystem -- --write-page -->", "<!-- end of results -->"
HERE = "tests/programs/"
NOT_RUN = "not run"


class Row(NamedTuple):
    """One program.

    Attributes:
        program: Its name; `{}` is its version.
        distribution: Whose version that is; empty where the name says it.
        what: What was run.
        tests: Where its tests begin with, as pytest names them.
    """

    program: str
    distribution: str
    what: str
    tests: tuple[str, ...]


def _row(program: str, distribution: str, what: str, *tests: str) -> Row:
    return Row(program, distribution, what, tuple(name if "/" in name else HERE + name for name in tests))


_INTERPRETER = "test_interpreter.py::test_"
ROWS = [
    _row("FastAPI", "fastapi", "under uvicorn and gunicorn, 2 workers", "test_web.py::test_fastapi"),
    _row("Django", "django", "under gunicorn with threads, with and without preload", "test_web.py::test_django"),
    _row(
        "gunicorn",
        "gunicorn",
        "WSGI; preloaded, used before the fork",
        "test_web.py::test_wsgi",
        "test_web.py::test_a_",
    ),
    _row("Celery", "celery", "prefork, new and used before the fork", "test_workers.py::test_celery"),
    _row(
        "multiprocessing",
        "",
        "fork, spawn, forkserver",
        "test_workers.py::test_multi",
        "test_workers.py::test_a_client",
    ),
    _row("Jupyter", "ipykernel", "cells of one kernel, sync and async", "test_workers.py::test_a_notebook"),
    _row("gevent", "gevent", "20 greenlets side by side", "tests/wire/test_programs.py::test_gevent"),
    _row("uvloop", "uvloop", "calls and streams in two loops", "tests/wire/test_programs.py::test_uvloop"),
    _row("freezegun", "freezegun", "a clock that stands still or jumps", "tests/unit/test_frozen_clock.py"),
    _row("vcrpy", "vcrpy", "cassettes of both clients", "tests/cassettes/test_seam.py"),
    _row("pytest-socket", "pytest-socket", "`--disable-socket`, `--allow-hosts`", "test_pytest_socket.py"),
    _row("Sentry", "sentry-sdk", "all integrations that it finds; no secret in an event", "test_sentry.py"),
    _row("Sentry, loguru, rich", "", "tracebacks with variables hold no secret", "tests/wire/test_trackers.py"),
    _row("OpenTelemetry", "opentelemetry-instrumentation", "seven instrumentors at once", "test_tracing.py::test_each"),
    _row("OpenTelemetry", "opentelemetry-distro", "`opentelemetry-instrument`", "test_tracing.py::test_auto"),
    _row(
        "httpx", "httpx", "a transport over it; SOCKS; instrumented", "test_transports.py::", "test_tracing.py::test_an"
    ),
    _row("requests", "requests", "the same", "test_transports.py::", "test_tracing.py::test_an"),
    _row("zipapp", "", "the SDK inside the zip, msgspec and httptools beside it", "test_packaged.py::test_zipapp"),
    _row("PyInstaller", "pyinstaller", "`--onedir`, and the result started", "test_packaged.py::test_pyinstaller"),
    _row(
        "`python -O`, `-OO`", "", "no assertions, no docstrings", _INTERPRETER + "without", _INTERPRETER + "no_promise"
    ),
    _row("`python -W error`, `-X dev`", "", "no warning", _INTERPRETER + "warn", _INTERPRETER + "development"),
    _row(
        "`python -I`, `PYTHONSAFEPATH`", "", "the same program", _INTERPRETER + "isolated", _INTERPRETER + "safe_path"
    ),
    _row("cp1252, cp437, Latin-1, ASCII, C locale", "", "what the SDK prints", "test_encodings.py"),
    *(
        _row(f"Python {number}", "", "the wheel: both clients, fleets, cassettes", f"test_pythons.py::{name}[{number}]")
        for name in ("test_both_faces_fleets_and_cassettes",)
        for number in ("3.12", "3.13", "3.14")
    ),
    _row("botocore", "botocore", "installed beside it, and used", "test_beside.py::test_botocore"),
    *(
        _row(
            name,
            "",
            "resolved with the libraries of a year ago",
            f"test_beside.py::test_resolves_with_what_was_there_a_year_ago[{name}]",
        )
        for name in ("apache-airflow 3.1.3", "apache-airflow 2.11.0", "homeassistant 2025.11.3", "botocore 1.41.5")
    ),
]


def lines(outcomes: Mapping[str, str]) -> list[str] | None:
    """The rows as they are on the page; None unless each one has been run.

    Args:
        outcomes: By the name of the test: "passed", "failed", or why it was skipped.
    """
    found: list[str] = []
    for row in ROWS:
        seen = [outcome for name, outcome in outcomes.items() if name.startswith(row.tests)]
        if not seen:
            return None
        counted = Counter(outcome for outcome in seen if outcome in ("passed", "failed"))
        told = [f"{count} {outcome}" for outcome, count in sorted(counted.items())]
        told += sorted({f"{NOT_RUN}: {outcome}" for outcome in seen if outcome not in ("passed", "failed")})
        number = version(row.distribution) if row.distribution else ""
        found.append(f"| {row.program} | {number} | {row.what} | {', '.join(told)} |")
    return found


def written() -> list[str]:
    """The rows that the page has."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return [line for line in rest.partition(END)[0].splitlines() if line.startswith("| ")][2:]


def write(rows: list[str]) -> None:
    """Put the rows on the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    head = ["| program | version | what was run | result |", "| --- | --- | --- | --- |"]
    table = "\n".join([*head, *rows])
    PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", encoding="utf-8")


def differences(rows: list[str]) -> list[str]:
    """What the page says otherwise; another Python may be there that was not there then, or the other way round."""
    on_page = written()
    if len(on_page) != len(rows):
        return [f"the page has {len(on_page)} rows, and there are {len(rows)}"]
    pairs = zip(on_page, rows, strict=True)
    return [f"{then}\n  now: {now}" for then, now in pairs if then != now and NOT_RUN not in then + now]
