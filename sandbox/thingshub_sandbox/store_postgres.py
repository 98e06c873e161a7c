"""The store on PostgreSQL: several sandbox processes on several machines share one hub.

A transaction takes its tenant's advisory lock, so that whoever writes for a tenant does it one after the other, in
whichever process; a write outside of a transaction is one of its own. An insert that meets a taken id changes nothing
instead of failing, because a failed statement would end the whole transaction. The schema has a version; it is brought
up under a lock of its own, so that processes may start together.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

import asyncpg

from thingshub_sandbox.exact_json import restored, stored
from thingshub_sandbox.store import Event, Principal, Record, StoreError, StoreUnavailable, Subscribers, Taken, User
from thingshub_sandbox.store_postgres_live import Listener, announce

MIGRATIONS = (
    """
    CREATE TABLE objects (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant text NOT NULL, kind text NOT NULL, id text COLLATE "C" NOT NULL,
        record json NOT NULL,
        UNIQUE (tenant, kind, id)
    );
    CREATE INDEX objects_in_order ON objects (tenant, kind, seq);
    CREATE TABLE labels (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        object bigint NOT NULL REFERENCES objects (seq) ON DELETE CASCADE,
        label text COLLATE "C" NOT NULL,
        UNIQUE (object, label)
    );
    CREATE INDEX labels_by_label ON labels (label, object);
    CREATE TABLE users (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant text NOT NULL, username text NOT NULL,
        password_hash text NOT NULL, profile json NOT NULL
    );
    CREATE UNIQUE INDEX users_by_name ON users (tenant, lower(username COLLATE "C"));
    CREATE TABLE credentials (
        digest text PRIMARY KEY,
        tenant text NOT NULL, user_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        ends_at_ns bigint,
        api_key text
    );
    CREATE INDEX credentials_by_end ON credentials (ends_at_ns);
    CREATE TABLE events (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant text NOT NULL, stream text NOT NULL, at_ns bigint NOT NULL,
        device text COLLATE "C" NOT NULL, record json NOT NULL
    );
    CREATE INDEX events_by_time ON events (tenant, stream, at_ns, seq);
    CREATE TABLE blobs (
        tenant text NOT NULL, digest text NOT NULL, content bytea NOT NULL,
        PRIMARY KEY (tenant, digest)
    );
    """,
)
_USER = "SELECT tenant, id, username, password_hash, profile FROM users "
_MOST_CONNECTIONS = 10
_TIMEOUT_SECONDS = 30
_LOCK_OF_SCHEMA = 7_461_001  # any number that nothing else in the database uses
_LOST = (
    *(OSError, TimeoutError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError),
    asyncpg.exceptions.OperatorInterventionError,
)
_Connection = Any  # asyncpg's connection and its proxy in a pool share no base class


class PostgresStore:
    """Keeps everything in one PostgreSQL database.

    Args:
        url: `postgresql://user:password@host/database`; no error shows its password.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        parts = urlsplit(url)
        self._name = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        self._password = parts.password
        self._subscribers = Subscribers()
        self._listener = Listener(self._connect, self._subscribers)
        self._current: ContextVar[_Connection | None] = ContextVar("transaction", default=None)
        self._pool: Any = None

    async def open(self) -> None:
        try:
            self._pool = await asyncpg.create_pool(
                self._url,
                min_size=1,
                max_size=_MOST_CONNECTIONS,
                command_timeout=_TIMEOUT_SECONDS,
                timeout=10,
                reset=_as_is,
            )
            await self._migrate()
            await self._listener.start()
        except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise StoreError(
                f"{self._name}: cannot be used as the database ({self._said(error)}); see that it runs and lets you in"
            ) from None  # the cause would show the address with its password

    async def close(self) -> None:
        await self._listener.stop()
        if self._pool is not None:
            try:
                await asyncio.wait_for(self._pool.close(), timeout=5)
            except TimeoutError:
                self._pool.terminate()

    @asynccontextmanager
    async def transaction(self, tenant: str) -> AsyncGenerator[None]:
        async with self._reading() as connection, connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", tenant)
            token = self._current.set(connection)
            try:
                yield
            finally:
                self._current.reset(token)

    async def insert(self, tenant: str, kind: str, id: str, record: Record, labels: Sequence[str] = ()) -> None:
        async with self._writing(tenant) as connection:
            seq = await connection.fetchval(
                "INSERT INTO objects (tenant, kind, id, record) VALUES ($1, $2, $3, $4) "
                "ON CONFLICT DO NOTHING RETURNING seq",
                *(tenant, kind, id, _text(record)),
            )
            if seq is None:
                raise Taken(id)
            if labels:
                await self.add_labels(tenant, kind, id, labels)

    async def get(self, tenant: str, kind: str, id: str) -> Record | None:
        async with self._reading() as connection:
            text = await connection.fetchval(
                "SELECT record FROM objects WHERE tenant = $1 AND kind = $2 AND id = $3", tenant, kind, id
            )
        return restored(text) if text else None

    async def replace(self, tenant: str, kind: str, id: str, record: Record) -> None:
        async with self._writing(tenant) as connection:
            await connection.execute(
                "UPDATE objects SET record = $4 WHERE tenant = $1 AND kind = $2 AND id = $3",
                *(tenant, kind, id, _text(record)),
            )

    async def delete(self, tenant: str, kind: str, id: str) -> bool:
        async with self._writing(tenant) as connection:
            done = await connection.execute(
                "DELETE FROM objects WHERE tenant = $1 AND kind = $2 AND id = $3", tenant, kind, id
            )
        return _count(done) > 0

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
        values: list[Any] = [tenant, kind, list(set(labels)), limit, offset]
        has = ""
        for name, text in (having or {}).items():
            values += [name, text]
            has += f"AND record ->> ${len(values) - 1} = ${len(values)} "
        carries = "AND (SELECT count(*) FROM labels WHERE object = objects.seq AND label = ANY($3)) = cardinality($3) "
        async with self._reading() as connection:
            rows = await connection.fetch(
                "SELECT record FROM objects WHERE tenant = $1 AND kind = $2 AND $3::text[] IS NOT NULL "
                f"{carries if labels else ''}{has}ORDER BY seq LIMIT $4 OFFSET $5",
                *values,
            )
        return [restored(row[0]) for row in rows]

    async def labels(self, tenant: str, kind: str, id: str) -> Sequence[str]:
        return (await self.labels_of_all(tenant, kind, [id])).get(id, [])

    async def labels_of_all(self, tenant: str, kind: str, ids: Sequence[str]) -> dict[str, list[str]]:
        async with self._reading() as connection:
            rows = await connection.fetch(
                "SELECT objects.id, label FROM labels JOIN objects ON objects.seq = labels.object "
                "WHERE tenant = $1 AND kind = $2 AND objects.id = ANY($3) ORDER BY labels.seq",
                *(tenant, kind, list(ids)),
            )
        found: dict[str, list[str]] = {}
        for id, label in rows:
            found.setdefault(id, []).append(label)
        return found

    async def add_labels(self, tenant: str, kind: str, id: str, labels: Sequence[str]) -> None:
        async with self._writing(tenant) as connection:
            await connection.execute(
                "INSERT INTO labels (object, label) SELECT seq, label FROM objects, "
                "unnest($4::text[]) WITH ORDINALITY AS given (label, position) "
                "WHERE tenant = $1 AND kind = $2 AND id = $3 ORDER BY position ON CONFLICT DO NOTHING",
                *(tenant, kind, id, list(labels)),
            )

    async def remove_label(self, tenant: str, kind: str, id: str, label: str) -> bool:
        async with self._writing(tenant) as connection:
            done = await connection.execute(
                "DELETE FROM labels WHERE label = $4 AND object = "
                "(SELECT seq FROM objects WHERE tenant = $1 AND kind = $2 AND id = $3)",
                *(tenant, kind, id, label),
            )
        return _count(done) > 0

    async def append(self, tenant: str, stream: str, events: Sequence[Event]) -> None:
        async with self._writing(tenant) as connection:
            rows = await connection.fetch(
                "INSERT INTO events (tenant, stream, at_ns, device, record) SELECT $1, $2, at_ns, device, record "
                "FROM unnest($3::bigint[], $4::text[], $5::json[]) WITH ORDINALITY "
                "AS given (at_ns, device, record, position) ORDER BY position RETURNING seq",
                *(tenant, stream, [e.at_ns for e in events], [e.device for e in events]),
                [_text(e.record) for e in events],
            )
            if rows:
                await announce(connection, tenant, stream, min(rows)[0], max(rows)[0])

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
        direction = "DESC" if newest_first else "ASC"
        async with self._reading() as connection:
            rows = await connection.fetch(
                "SELECT at_ns, device, record FROM events WHERE tenant = $1 AND stream = $2 "
                "AND ($3::bigint IS NULL OR at_ns >= $3) AND ($4::bigint IS NULL OR at_ns < $4) "
                "AND (cardinality($5::text[]) = 0 OR device = ANY($5)) "
                f"ORDER BY at_ns {direction}, seq {direction} LIMIT $6 OFFSET $7",
                *(tenant, stream, since_ns, until_ns, list(devices), limit, offset),
            )
        return [Event(row[0], row[1], restored(row[2])) for row in rows]

    async def drop_events(
        self, tenant: str, stream: str, *, device: str | None = None, before_ns: int | None = None
    ) -> None:
        async with self._writing(tenant) as connection:
            await connection.execute(
                "DELETE FROM events WHERE tenant = $1 AND stream = $2 AND ($3::text IS NULL OR device = $3) "
                "AND ($4::bigint IS NULL OR at_ns < $4)",
                *(tenant, stream, device, before_ns),
            )

    def subscribe(self, tenant: str, stream: str) -> AbstractContextManager[asyncio.Queue[Event]]:
        return self._subscribers.subscribe(tenant, stream)

    async def put_blob(self, tenant: str, digest: str, content: bytes) -> None:
        async with self._writing(tenant) as connection:
            await connection.execute(
                "INSERT INTO blobs (tenant, digest, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                *(tenant, digest, content),
            )

    async def blob(self, tenant: str, digest: str) -> bytes | None:
        async with self._reading() as connection:
            content: bytes | None = await connection.fetchval(
                "SELECT content FROM blobs WHERE tenant = $1 AND digest = $2", tenant, digest
            )
        return content

    async def drop_blob(self, tenant: str, digest: str) -> None:
        async with self._writing(tenant) as connection:
            await connection.execute("DELETE FROM blobs WHERE tenant = $1 AND digest = $2", tenant, digest)

    async def user(self, tenant: str, username: str) -> User | None:
        async with self._reading() as connection:
            where = 'WHERE tenant = $1 AND lower(username COLLATE "C") = lower($2 COLLATE "C")'
            return _user(await connection.fetchrow(_USER + where, tenant, username))

    async def user_by_id(self, tenant: str, id: int) -> User | None:
        if not 0 <= id < 2**31:
            return None
        async with self._reading() as connection:
            return _user(await connection.fetchrow(_USER + "WHERE tenant = $1 AND id = $2", tenant, id))

    async def users(self, tenant: str, *, limit: int | None = None, offset: int = 0) -> Sequence[User]:
        async with self._reading() as connection:
            rows = await connection.fetch(
                _USER + "WHERE tenant = $1 ORDER BY id LIMIT $2 OFFSET $3", tenant, limit, offset
            )
        return [user for row in rows if (user := _user(row))]

    async def add_user(self, tenant: str, username: str, password_hash: str, profile: Record) -> User:
        async with self._writing(tenant) as connection:
            id = await connection.fetchval(
                # A conflict alone would use up a number
                "INSERT INTO users (tenant, username, password_hash, profile) SELECT $1, $2, $3, $4::json "
                'WHERE NOT EXISTS (SELECT FROM users WHERE tenant = $1 AND lower(username COLLATE "C") = '
                'lower($2 COLLATE "C")) ON CONFLICT DO NOTHING RETURNING id',
                *(tenant, username, password_hash, _text(profile)),
            )
        if id is None:
            raise Taken(username)
        return User(tenant, id, username, password_hash, profile)

    async def replace_user(self, user: User) -> None:
        async with self._writing(user.tenant) as connection:
            await connection.execute(
                "UPDATE users SET password_hash = $3, profile = $4 WHERE tenant = $1 AND id = $2",
                *(user.tenant, user.id, user.password_hash, _text(user.profile)),
            )

    async def remove_user(self, tenant: str, id: int) -> bool:
        async with self._writing(tenant) as connection:
            await connection.execute(
                "DELETE FROM objects WHERE tenant = $1 AND kind = 'api_key' AND id IN "
                "(SELECT api_key FROM credentials WHERE tenant = $1 AND user_id = $2)",
                *(tenant, id),
            )
            done = await connection.execute("DELETE FROM users WHERE tenant = $1 AND id = $2", tenant, id)
        return _count(done) > 0

    async def add_token(self, digest: str, principal: Principal, *, ends_at_ns: int) -> None:
        async with self._writing(principal.tenant) as connection:
            await connection.execute(
                "INSERT INTO credentials (digest, tenant, user_id, ends_at_ns) VALUES ($1, $2, $3, $4)",
                *(digest, principal.tenant, principal.user_id, ends_at_ns),
            )

    async def remove_tokens(self, tenant: str, user_id: int) -> None:
        async with self._writing(tenant) as connection:
            await connection.execute(
                "DELETE FROM credentials WHERE tenant = $1 AND user_id = $2 AND api_key IS NULL", tenant, user_id
            )

    async def principal(self, digest: str, *, now_ns: int) -> Principal | None:
        async with self._reading() as connection:
            row = await connection.fetchrow(
                "SELECT digest, users.tenant, user_id, profile FROM credentials JOIN users ON users.id = user_id "
                "WHERE digest = $1 AND (ends_at_ns IS NULL OR ends_at_ns > $2)",
                *(digest, now_ns),
            )
        if not row or not hmac.compare_digest(row[0], digest):
            return None
        profile = restored(row[3])
        return None if profile.get("locked") else Principal(row[1], row[2], tuple(profile.get("roles", ())))

    async def remove_ended_tokens(self, *, now_ns: int) -> None:
        async with self._reading() as connection:
            await connection.execute("DELETE FROM credentials WHERE ends_at_ns <= $1", now_ns)

    async def add_api_key(self, digest: str, principal: Principal, id: str, record: Record) -> None:
        async with self._writing(principal.tenant) as connection:
            await self.insert(principal.tenant, "api_key", id, record)
            await connection.execute(
                "INSERT INTO credentials (digest, tenant, user_id, api_key) VALUES ($1, $2, $3, $4)",
                *(digest, principal.tenant, principal.user_id, id),
            )

    async def remove_api_key(self, tenant: str, id: str) -> bool:
        async with self._writing(tenant) as connection:
            await connection.execute("DELETE FROM credentials WHERE tenant = $1 AND api_key = $2", tenant, id)
            return await self.delete(tenant, "api_key", id)

    @asynccontextmanager
    async def _reading(self) -> AsyncGenerator[_Connection]:
        """The transaction's connection, or one of the pool."""
        if current := self._current.get():
            yield current
            return
        try:
            async with self._pool.acquire(timeout=_TIMEOUT_SECONDS) as connection:
                yield connection
        except _LOST as error:
            if isinstance(error, ValueError):  # a value that does not fit its column is a defect here, not an outage
                raise
            raise StoreUnavailable(f"{self._name}: {self._said(error)}") from None

    @asynccontextmanager
    async def _writing(self, tenant: str) -> AsyncGenerator[_Connection]:
        """The same, inside a transaction in any case."""
        if current := self._current.get():
            yield current
            return
        async with self.transaction(tenant):
            yield self._current.get()

    async def _connect(self) -> _Connection:
        return await asyncpg.connect(self._url, timeout=10)

    async def _migrate(self) -> None:
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock($1)", _LOCK_OF_SCHEMA)
            await connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)")
            version = await connection.fetchval("SELECT max(version) FROM schema_version") or 0
            if version > len(MIGRATIONS):
                raise StoreError(f"{self._name}: written by a newer sandbox (version {version}); upgrade this one")
            for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
                await connection.execute(script)
                await connection.execute("INSERT INTO schema_version (version) VALUES ($1)", number)

    def _said(self, error: BaseException) -> str:
        text = str(error).splitlines()[0] if str(error) else type(error).__name__
        return text.replace(self._password, "***") if self._password else text


async def _as_is(connection: _Connection) -> None:
    """Nothing here changes a connection, so handing it back needs no round trip."""


def _count(status: str) -> int:
    return int(status.rpartition(" ")[2])


def _text(record: Record) -> str:
    return stored(record)


def _user(row: Sequence[Any] | None) -> User | None:
    return User(row[0], row[1], row[2], row[3], restored(row[4])) if row else None
