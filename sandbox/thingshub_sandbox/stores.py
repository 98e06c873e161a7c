"""Which store a sandbox uses: SQLite in its data directory, in memory, or a PostgreSQL that several sandboxes share."""

from __future__ import annotations

from pathlib import Path

from thingshub_sandbox.store import Store, StoreError
from thingshub_sandbox.store_sqlite import SqliteStore

FILE = "sandbox.sqlite3"


def choose_store(data: Path, *, is_in_memory: bool, database: str | None) -> Store:
    """The store, not opened yet.

    Args:
        data: Directory of the SQLite file.
        is_in_memory: Keep everything in memory only.
        database: `postgresql://…` instead of SQLite.

    Raises:
        StoreError: the database is of no known kind, or what it needs is not installed.
    """
    if database is None:
        return SqliteStore(None if is_in_memory else data / FILE)
    if not database.startswith(("postgresql://", "postgres://")):  # not quoted: it may hold a password
        raise StoreError("the database's address must begin with postgresql://")
    try:
        from thingshub_sandbox.store_postgres import PostgresStore
    except ImportError as error:
        raise StoreError("PostgreSQL needs one more package: pip install 'thingshub[sandbox-postgres]'") from error
    return PostgresStore(database)
