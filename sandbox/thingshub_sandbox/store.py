"""What the sandbox remembers, behind one small asynchronous interface.

Resources are JSON documents of a kind, in order of creation, selected by label. What happens over time (uplinks, rows
of a data table, updates to send out) are events in named streams. Packages are blobs under their digest. Users, tokens
and API keys have their own methods because they are looked up by name or digest. Every method is bound to a tenant. A
database constraint decides what is unique, so two processes cannot both create the same thing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from typing import Any, NamedTuple, Protocol

Record = dict[str, Any]


class StoreError(Exception):
    """The database cannot be used; the text says which, and what to do."""


class StoreUnavailable(Exception):
    """The database does not answer at present; the text is for the log."""


class Taken(Exception):
    """There is an object of this kind with this id already."""


class User(NamedTuple):
    """A user with the hash of the password; `profile` holds everything else, also the list `roles`."""

    tenant: str
    id: int
    username: str
    password_hash: str
    profile: Record


class Principal(NamedTuple):
    """On whose behalf a request is made, and what roles that user has now."""

    tenant: str
    user_id: int
    roles: tuple[str, ...]


class Event(NamedTuple):
    """Something that happened to a device at a time (nanoseconds since 1970)."""

    at_ns: int
    device: str
    record: Record


class Subscribers:
    """The queues of one process, by tenant and stream; a reader that falls far behind loses the oldest events."""

    _MOST_WAITING = 10_000

    def __init__(self) -> None:
        self._queues: dict[tuple[str, str], list[asyncio.Queue[Event]]] = {}

    @contextmanager
    def subscribe(self, tenant: str, stream: str) -> Generator[asyncio.Queue[Event]]:
        queue: asyncio.Queue[Event] = asyncio.Queue(self._MOST_WAITING)
        queues = self._queues.setdefault((tenant, stream), [])
        queues.append(queue)
        try:
            yield queue
        finally:
            queues.remove(queue)
            if not queues:
                self._queues.pop((tenant, stream), None)

    def has(self, tenant: str, stream: str) -> bool:
        """Whether anybody listens."""
        return (tenant, stream) in self._queues

    def subscribed(self) -> list[tuple[str, str]]:
        """What somebody listens to, as tenant and stream."""
        return list(self._queues)

    def send(self, tenant: str, stream: str, events: Sequence[Event]) -> None:
        """Hand events to everybody who listens."""
        for queue in self._queues.get((tenant, stream), ()):
            for event in events:
                if queue.full():
                    queue.get_nowait()
                queue.put_nowait(event)


class Store(Protocol):
    """Keeps everything.

    All writes of one `transaction` happen together or not at all, and transactions of a tenant come one after the
    other, whichever process they are made in: what is read inside stays true until the end. Nothing else than the store
    may be awaited inside.
    """

    async def open(self) -> None:
        """Connect and bring the schema up to date, in the event loop that will use the store; raises StoreError."""
        ...

    async def close(self) -> None: ...

    def transaction(self, tenant: str) -> AbstractAsyncContextManager[None]: ...

    # Objects

    async def insert(self, tenant: str, kind: str, id: str, record: Record, labels: Sequence[str] = ()) -> None:
        """Add an object; raises Taken."""
        ...

    async def get(self, tenant: str, kind: str, id: str) -> Record | None: ...

    async def replace(self, tenant: str, kind: str, id: str, record: Record) -> None: ...

    async def delete(self, tenant: str, kind: str, id: str) -> bool:
        """Remove an object with its labels; whether there was one."""
        ...

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
        """Objects in order of creation that carry all of these labels and have these texts as properties."""
        ...

    async def labels(self, tenant: str, kind: str, id: str) -> Sequence[str]:
        """The labels of an object in the order in which they were given."""
        ...

    async def labels_of_all(self, tenant: str, kind: str, ids: Sequence[str]) -> dict[str, list[str]]:
        """The labels of several objects at once, by id."""
        ...

    async def add_labels(self, tenant: str, kind: str, id: str, labels: Sequence[str]) -> None:
        """Give an object labels; those it has stay as they are."""
        ...

    async def remove_label(self, tenant: str, kind: str, id: str, label: str) -> bool:
        """Take a label off an object; whether it had it."""
        ...

    # Events

    async def append(self, tenant: str, stream: str, events: Sequence[Event]) -> None:
        """Add events to a stream; subscribers get them once the transaction has ended."""
        ...

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
        """Events from `since_ns` on and before `until_ns`, of all or some devices, by time, then by arrival."""
        ...

    async def drop_events(
        self, tenant: str, stream: str, *, device: str | None = None, before_ns: int | None = None
    ) -> None:
        """Forget a stream, or of it only one device's events, or only those before a time."""
        ...

    def subscribe(self, tenant: str, stream: str) -> AbstractContextManager[asyncio.Queue[Event]]:
        """A queue of every event that is appended from now on, by any process that uses the same database."""
        ...

    # Blobs

    async def put_blob(self, tenant: str, digest: str, content: bytes) -> None:
        """Keep bytes under their digest; that they are there already is no error."""
        ...

    async def blob(self, tenant: str, digest: str) -> bytes | None: ...

    async def drop_blob(self, tenant: str, digest: str) -> None: ...

    # Users and their credentials

    async def user(self, tenant: str, username: str) -> User | None:
        """A user by name, in any case."""
        ...

    async def user_by_id(self, tenant: str, id: int) -> User | None: ...

    async def users(self, tenant: str, *, limit: int | None = None, offset: int = 0) -> Sequence[User]:
        """Users in order of creation."""
        ...

    async def add_user(self, tenant: str, username: str, password_hash: str, profile: Record) -> User:
        """Add a user with the next number; raises Taken, also when only upper and lower case differ."""
        ...

    async def replace_user(self, user: User) -> None:
        """Store another password hash and profile of a user."""
        ...

    async def remove_user(self, tenant: str, id: int) -> bool:
        """Remove a user with all tokens and API keys; whether there was one."""
        ...

    async def add_token(self, digest: str, principal: Principal, *, ends_at_ns: int) -> None: ...

    async def remove_tokens(self, tenant: str, user_id: int) -> None:
        """End all sessions of a user; API keys stay."""
        ...

    async def principal(self, digest: str, *, now_ns: int) -> Principal | None:
        """Whose token or API key this is; None when there is none or it has ended."""
        ...

    async def remove_ended_tokens(self, *, now_ns: int) -> None: ...

    async def add_api_key(self, digest: str, principal: Principal, id: str, record: Record) -> None: ...

    async def remove_api_key(self, tenant: str, id: str) -> bool: ...
