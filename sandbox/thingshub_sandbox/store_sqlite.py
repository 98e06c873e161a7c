"""The store on SQLite: one file, or memory.

Statements run straight in the event loop: they take microseconds, a hop to a thread would take longer. Since nothing
here waits, a transaction cannot be interrupted by another request of this process. The write-ahead log with
`synchronous=NORMAL` keeps every acknowledged write when the process dies. The schema has a version; an older database
is brought up step by step, a newer one is refused.
"""

from __future__ import annotations

import hmac
import json
import sqlite3
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from thingshub_sandbox.store import Principal, Record, StoreError, Taken, User

_MIGRATIONS = (
    """
    CREATE TABLE objects (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        tenant TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
        record TEXT NOT NULL,
        UNIQUE (tenant, kind, id)
    );
    CREATE TABLE labels (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        object INTEGER NOT NULL REFERENCES objects (seq) ON DELETE CASCADE,
        label TEXT NOT NULL,
        UNIQUE (object, label)
    );
    CREATE INDEX labels_by_label ON labels (label, object);
    CREATE TABLE users (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        tenant TEXT NOT NULL, username TEXT NOT NULL COLLATE NOCASE,
        password_hash TEXT NOT NULL, profile TEXT NOT NULL,
        UNIQUE (tenant, username)
    );
    CREATE TABLE credentials (
        digest TEXT PRIMARY KEY,
        tenant TEXT NOT NULL, user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        ends_at_ns INTEGER,
        api_key TEXT
    ) WITHOUT ROWID;
    CREATE INDEX credentials_by_end ON credentials (ends_at_ns);
    """,
)


class SqliteStore:
    """Keeps everything in one SQLite database.

    Args:
        path: The file; None for a database in memory.

    Raises:
        StoreError: the file is not a database, cannot be opened, or comes from a newer sandbox.
    """

    def __init__(self, path: Path | None) -> None:
        self._name = str(path) if path else ":memory:"
        try:
            # One thread at a time uses it; which one it is changes between start-up and serving
            self._db = sqlite3.connect(self._name, isolation_level=None, check_same_thread=False)
            for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "foreign_keys=ON"):
                self._db.execute(f"PRAGMA {pragma}")
            self._migrate()
        except sqlite3.Error as error:
            raise StoreError(
                f"{self._name}: cannot be used as the database ({error}); move it away or mend it"
            ) from error

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    async def insert(self, tenant: str, kind: str, id: str, record: Record, labels: Sequence[str] = ()) -> None:
        try:
            row = self._db.execute(
                "INSERT INTO objects (tenant, kind, id, record) VALUES (?, ?, ?, ?)", (tenant, kind, id, _text(record))
            )
        except sqlite3.IntegrityError as error:
            raise Taken(id) from error
        self._db.executemany(
            "INSERT OR IGNORE INTO labels (object, label) VALUES (?, ?)", [(row.lastrowid, label) for label in labels]
        )

    async def get(self, tenant: str, kind: str, id: str) -> Record | None:
        row = self._db.execute(
            "SELECT record FROM objects WHERE tenant = ? AND kind = ? AND id = ?", (tenant, kind, id)
        ).fetchone()
        return json.loads(row[0]) if row else None

    async def replace(self, tenant: str, kind: str, id: str, record: Record) -> None:
        self._db.execute(
            "UPDATE objects SET record = ? WHERE tenant = ? AND kind = ? AND id = ?", (_text(record), tenant, kind, id)
        )

    async def delete(self, tenant: str, kind: str, id: str) -> bool:
        done = self._db.execute("DELETE FROM objects WHERE tenant = ? AND kind = ? AND id = ?", (tenant, kind, id))
        return done.rowcount > 0

    async def select(
        self, tenant: str, kind: str, *, labels: Sequence[str] = (), limit: int | None = None, offset: int = 0
    ) -> Sequence[Record]:
        carries = "AND EXISTS (SELECT 1 FROM labels WHERE object = objects.seq AND label = ?) " * len(labels)
        rows = self._db.execute(
            f"SELECT record FROM objects WHERE tenant = ? AND kind = ? {carries} ORDER BY seq LIMIT ? OFFSET ?",
            (tenant, kind, *labels, -1 if limit is None else limit, offset),
        )
        return [json.loads(row[0]) for row in rows]

    async def labels(self, tenant: str, kind: str, id: str) -> Sequence[str]:
        return (await self.labels_of_all(tenant, kind, [id])).get(id, [])

    async def labels_of_all(self, tenant: str, kind: str, ids: Sequence[str]) -> dict[str, list[str]]:
        rows = self._db.execute(
            "SELECT objects.id, label FROM labels JOIN objects ON objects.seq = labels.object "
            "WHERE tenant = ? AND kind = ? AND objects.id IN (SELECT value FROM json_each(?)) ORDER BY labels.seq",
            (tenant, kind, json.dumps(ids)),
        )
        found: dict[str, list[str]] = {}
        for id, label in rows:
            found.setdefault(id, []).append(label)
        return found

    async def add_labels(self, tenant: str, kind: str, id: str, labels: Sequence[str]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO labels (object, label) "
            "SELECT seq, ? FROM objects WHERE tenant = ? AND kind = ? AND id = ?",
            [(label, tenant, kind, id) for label in labels],
        )

    async def remove_label(self, tenant: str, kind: str, id: str, label: str) -> bool:
        done = self._db.execute(
            "DELETE FROM labels WHERE label = ? AND object = "
            "(SELECT seq FROM objects WHERE tenant = ? AND kind = ? AND id = ?)",
            (label, tenant, kind, id),
        )
        return done.rowcount > 0

    async def user(self, tenant: str, username: str) -> User | None:
        row = self._db.execute(
            "SELECT tenant, id, username, password_hash, profile FROM users WHERE tenant = ? AND username = ?",
            (tenant, username),
        ).fetchone()
        return User(row[0], row[1], row[2], row[3], json.loads(row[4])) if row else None

    async def put_user(self, tenant: str, username: str, password_hash: str, profile: Record) -> User:
        self._db.execute(
            "INSERT INTO users (tenant, username, password_hash, profile) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (tenant, username) DO UPDATE SET password_hash = excluded.password_hash, "
            "profile = excluded.profile",
            (tenant, username, password_hash, _text(profile)),
        )
        found = await self.user(tenant, username)
        assert found is not None, "it was written in the line above"
        return found

    async def add_token(self, digest: str, principal: Principal, *, ends_at_ns: int) -> None:
        self._db.execute(
            "INSERT INTO credentials (digest, tenant, user_id, ends_at_ns) VALUES (?, ?, ?, ?)",
            (digest, principal.tenant, principal.user_id, ends_at_ns),
        )

    async def principal(self, digest: str, *, now_ns: int) -> Principal | None:
        row = self._db.execute(
            "SELECT digest, tenant, user_id FROM credentials "
            "WHERE digest = ? AND (ends_at_ns IS NULL OR ends_at_ns > ?)",
            (digest, now_ns),
        ).fetchone()
        return Principal(row[1], row[2]) if row and hmac.compare_digest(row[0], digest) else None

    async def remove_ended_tokens(self, *, now_ns: int) -> None:
        self._db.execute("DELETE FROM credentials WHERE ends_at_ns <= ?", (now_ns,))

    async def add_api_key(self, digest: str, principal: Principal, id: str, record: Record) -> None:
        await self.insert(principal.tenant, "api_key", id, record)
        self._db.execute(
            "INSERT INTO credentials (digest, tenant, user_id, api_key) VALUES (?, ?, ?, ?)",
            (digest, principal.tenant, principal.user_id, id),
        )

    async def remove_api_key(self, tenant: str, id: str) -> bool:
        self._db.execute("DELETE FROM credentials WHERE tenant = ? AND api_key = ?", (tenant, id))
        return await self.delete(tenant, "api_key", id)

    async def close(self) -> None:
        self._db.close()

    def _migrate(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(_MIGRATIONS):
            raise StoreError(f"{self._name}: written by a newer sandbox (version {version}); upgrade this one")
        for number, script in enumerate(_MIGRATIONS[version:], start=version + 1):
            self._db.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")


def _text(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
