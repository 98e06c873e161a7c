"""What the sandbox remembers, behind one small asynchronous interface.

Resources are JSON documents of a kind, in order of creation, selected by label; users, tokens and API keys have their
own methods because they are looked up by name or digest. Every method is bound to a tenant, which comes from the
credential and never from a request. A database constraint decides what is unique, so two processes cannot both create
the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, NamedTuple, Protocol

Record = dict[str, Any]


class StoreError(Exception):
    """The database cannot be used; the text says which file and what to do."""


class Taken(Exception):
    """There is an object of this kind with this id already."""


class User(NamedTuple):
    """A user with the hash of the password."""

    tenant: str
    id: int
    username: str
    password_hash: str
    profile: Record


class Principal(NamedTuple):
    """On whose behalf a request is made."""

    tenant: str
    user_id: int


class Store(Protocol):
    """Keeps everything. All writes of one `transaction` happen together or not at all."""

    def transaction(self) -> AbstractAsyncContextManager[None]: ...

    async def insert(self, tenant: str, kind: str, id: str, record: Record, labels: Sequence[str] = ()) -> None:
        """Add an object; raises Taken."""
        ...

    async def get(self, tenant: str, kind: str, id: str) -> Record | None: ...

    async def replace(self, tenant: str, kind: str, id: str, record: Record) -> None: ...

    async def delete(self, tenant: str, kind: str, id: str) -> bool:
        """Remove an object with its labels; whether there was one."""
        ...

    async def select(
        self, tenant: str, kind: str, *, labels: Sequence[str] = (), limit: int | None = None, offset: int = 0
    ) -> Sequence[Record]:
        """Objects in order of creation that carry all of these labels."""
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

    async def user(self, tenant: str, username: str) -> User | None:
        """A user by name, in any case."""
        ...

    async def put_user(self, tenant: str, username: str, password_hash: str, profile: Record) -> User:
        """Add a user, or replace one of the same name."""
        ...

    async def add_token(self, digest: str, principal: Principal, *, ends_at_ns: int) -> None: ...

    async def principal(self, digest: str, *, now_ns: int) -> Principal | None:
        """Whose token or API key this is; None when there is none or it has ended."""
        ...

    async def remove_ended_tokens(self, *, now_ns: int) -> None: ...

    async def add_api_key(self, digest: str, principal: Principal, id: str, record: Record) -> None: ...

    async def remove_api_key(self, tenant: str, id: str) -> bool: ...

    async def close(self) -> None: ...
