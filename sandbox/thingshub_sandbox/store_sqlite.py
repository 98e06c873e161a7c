"""The store on SQLite: one file, or memory.

Statements run straight in the event loop: they take microseconds, a hop to a thread would take longer. Since nothing
here waits, a transaction cannot be interrupted by another request of this process. The write-ahead log with
`synchronous=NORMAL` keeps every acknowledged write when the process dies. The schema has a version; an older database
is brought up step by step, a newer one is refused.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import sqlite3
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path

from thingshub_sandbox.exact_json import restored, stored
from thingshub_sandbox.store import Event, Principal, Record, StoreError, Subscribers, Taken, User

MIGRATIONS = (
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
    """
    CREATE TABLE events (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        tenant TEXT NOT NULL, stream TEXT NOT NULL, at_ns INTEGER NOT NULL,
        device TEXT NOT NULL, record TEXT NOT NULL
    );
    CREATE INDEX events_by_time ON events (tenant, stream, at_ns, seq);
    CREATE TABLE blobs (
        tenant TEXT NOT NULL, digest TEXT NOT NULL, content BLOB NOT NULL,
        PRIMARY KEY (tenant, digest)
    ) WITHOUT ROWID;
    -- Users of version 1 had no roles and could do everything
    UPDATE users SET profile = json_set(profile, '$.roles', json('["tenant-owner"]'))
        WHERE json_extract(profile, '$.roles') IS NULL;
    """,
)
_USER = "SELECT tenant, id, username, password_hash, profile FROM users "


class SqliteStore:
    """Keeps everything in one SQLite database.

    Args:
        path: The file; None for a database in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self._name = str(path) if path else ":memory:"
        self._subscribers = Subscribers()
        self._undelivered: list[tuple[str, str, Sequence[Event]]] = []
        self._is_in_transaction = False
        self._db: sqlite3.Connection

    async def open(self) -> None:
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
    async def transaction(self, tenant: str) -> AsyncGenerator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        self._is_in_transaction = True
        try:
            yield
        except BaseException:
            self._undelivered.clear()
            self._db.execute("ROLLBACK")
            raise
        else:
            self._db.execute("COMMIT")
        finally:
            self._is_in_transaction = False
        self._deliver()

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
        return restored(row[0]) if row else None

    async def replace(self, tenant: str, kind: str, id: str, record: Record) -> None:
        self._db.execute(
            "UPDATE objects SET record = ? WHERE tenant = ? AND kind = ? AND id = ?", (_text(record), tenant, kind, id)
        )

    async def delete(self, tenant: str, kind: str, id: str) -> bool:
        done = self._db.execute("DELETE FROM objects WHERE tenant = ? AND kind = ? AND id = ?", (tenant, kind, id))
        return done.rowcount > 0

    async def select(
        self,
        tenant: str,
        kind: str,
        *,
        labels: Sequence[str] = (),
        having: Mapping[str, str] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[Record]:
        having = having or {}
        carries = "AND EXISTS (SELECT 1 FROM labels WHERE object = objects.seq AND label = ?) " * len(labels)
        has = "AND record ->> ? = ? " * len(having)
        rows = self._db.execute(
            f"SELECT record FROM objects WHERE tenant = ? AND kind = ? {carries}{has}ORDER BY seq LIMIT ? OFFSET ?",
            (tenant, kind, *labels, *_flat(having), -1 if limit is None else limit, offset),
        )
        return [restored(row[0]) for row in rows]

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

    async def append(self, tenant: str, stream: str, events: Sequence[Event]) -> None:
        self._db.executemany(
            "INSERT INTO events (tenant, stream, at_ns, device, record) VALUES (?, ?, ?, ?, ?)",
            [(tenant, stream, event.at_ns, event.device, _text(event.record)) for event in events],
        )
        self._undelivered.append((tenant, stream, events))
        if not self._is_in_transaction:
            self._deliver()

    async def events(
        self,
        tenant: str,
        stream: str,
        *,
        since_ns: int | None = None,
        until_ns: int | None = None,
        devices: Sequence[str] = (),
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[Event]:
        where, values = "tenant = ? AND stream = ?", [tenant, stream]
        bounds: list[int] = []
        for bound, condition in ((since_ns, " AND at_ns >= ?"), (until_ns, " AND at_ns < ?")):
            if bound is not None:
                where += condition
                bounds.append(bound)
        if devices:
            where += " AND device IN (SELECT value FROM json_each(?))"
        direction = "DESC" if newest_first else "ASC"
        rows = self._db.execute(
            f"SELECT at_ns, device, record FROM events WHERE {where} "
            f"ORDER BY at_ns {direction}, seq {direction} LIMIT ? OFFSET ?",
            (*values, *bounds, *([json.dumps(devices)] if devices else ()), -1 if limit is None else limit, offset),
        )
        return [Event(row[0], row[1], restored(row[2])) for row in rows]

    async def drop_events(
        self, tenant: str, stream: str, *, device: str | None = None, before_ns: int | None = None
    ) -> None:
        self._db.execute(
            "DELETE FROM events WHERE tenant = ? AND stream = ? AND (? IS NULL OR device = ?) "
            "AND (? IS NULL OR at_ns < ?)",
            (tenant, stream, device, device, before_ns, before_ns),
        )

    def subscribe(self, tenant: str, stream: str) -> AbstractContextManager[asyncio.Queue[Event]]:
        return self._subscribers.subscribe(tenant, stream)

    async def put_blob(self, tenant: str, digest: str, content: bytes) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO blobs (tenant, digest, content) VALUES (?, ?, ?)", (tenant, digest, content)
        )

    async def blob(self, tenant: str, digest: str) -> bytes | None:
        row = self._db.execute("SELECT content FROM blobs WHERE tenant = ? AND digest = ?", (tenant, digest)).fetchone()
        return row[0] if row else None

    async def drop_blob(self, tenant: str, digest: str) -> None:
        self._db.execute("DELETE FROM blobs WHERE tenant = ? AND digest = ?", (tenant, digest))

    async def user(self, tenant: str, username: str) -> User | None:
        return _user(self._db.execute(_USER + "WHERE tenant = ? AND username = ?", (tenant, username)).fetchone())

    async def user_by_id(self, tenant: str, id: int) -> User | None:
        return _user(self._db.execute(_USER + "WHERE tenant = ? AND id = ?", (tenant, id)).fetchone())

    async def users(self, tenant: str, *, limit: int | None = None, offset: int = 0) -> Sequence[User]:
        rows = self._db.execute(
            _USER + "WHERE tenant = ? ORDER BY id LIMIT ? OFFSET ?", (tenant, -1 if limit is None else limit, offset)
        )
        return [user for row in rows if (user := _user(row))]

    async def add_user(self, tenant: str, username: str, password_hash: str, profile: Record) -> User:
        try:
            row = self._db.execute(
                "INSERT INTO users (tenant, username, password_hash, profile) VALUES (?, ?, ?, ?)",
                (tenant, username, password_hash, _text(profile)),
            )
        except sqlite3.IntegrityError as error:
            raise Taken(username) from error
        assert row.lastrowid is not None, "an INSERT has one"
        return User(tenant, row.lastrowid, username, password_hash, profile)

    async def replace_user(self, user: User) -> None:
        self._db.execute(
            "UPDATE users SET password_hash = ?, profile = ? WHERE tenant = ? AND id = ?",
            (user.password_hash, _text(user.profile), user.tenant, user.id),
        )

    async def remove_user(self, tenant: str, id: int) -> bool:
        self._db.execute(
            "DELETE FROM objects WHERE tenant = ? AND kind = 'api_key' AND id IN "
            "(SELECT api_key FROM credentials WHERE tenant = ? AND user_id = ?)",
            (tenant, tenant, id),
        )
        return self._db.execute("DELETE FROM users WHERE tenant = ? AND id = ?", (tenant, id)).rowcount > 0

    async def add_token(self, digest: str, principal: Principal, *, ends_at_ns: int) -> None:
        self._db.execute(
            "INSERT INTO credentials (digest, tenant, user_id, ends_at_ns) VALUES (?, ?, ?, ?)",
            (digest, principal.tenant, principal.user_id, ends_at_ns),
        )

    async def remove_tokens(self, tenant: str, user_id: int) -> None:
        self._db.execute(
            "DELETE FROM credentials WHERE tenant = ? AND user_id = ? AND api_key IS NULL", (tenant, user_id)
        )

    async def principal(self, digest: str, *, now_ns: int) -> Principal | None:
        row = self._db.execute(
            "SELECT digest, users.tenant, user_id, profile FROM credentials JOIN users ON users.id = user_id "
            "WHERE digest = ? AND (ends_at_ns IS NULL OR ends_at_ns > ?)",
            (digest, now_ns),
        ).fetchone()
        if not row or not hmac.compare_digest(row[0], digest):
            return None
        profile = restored(row[3])
        return None if profile.get("locked") else Principal(row[1], row[2], tuple(profile.get("roles", ())))

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
        if hasattr(self, "_db"):
            self._db.close()

    def _deliver(self) -> None:
        undelivered, self._undelivered = self._undelivered, []
        for tenant, stream, events in undelivered:
            self._subscribers.send(tenant, stream, events)

    def _migrate(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise StoreError(f"{self._name}: written by a newer sandbox (version {version}); upgrade this one")
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            self._db.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")


def _text(record: Record) -> str:
    return stored(record)


def _user(row: tuple[str, int, str, str, str] | None) -> User | None:
    return User(row[0], row[1], row[2], row[3], restored(row[4])) if row else None


def _flat(having: Mapping[str, str]) -> list[str]:
    return [text for pair in having.items() for text in pair]
