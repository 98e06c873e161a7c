"""What a handler gets and gives: a checked call in, an answer or a refusal out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from thingshub_sandbox.clock import Clock, rfc3339
from thingshub_sandbox.faults import Faults
from thingshub_sandbox.javascript import Drivers
from thingshub_sandbox.security import Passwords, Randomness
from thingshub_sandbox.store import Principal, Store

TENANT = "demo"
TOKEN_SECONDS = 7 * 24 * 3600
TENANT_NAME = re.compile(r"[a-z][a-z0-9-]{0,55}")
_TENANT_PREFIX = re.compile(rf"/tenants/({TENANT_NAME.pattern})(?=/)")


@dataclass(frozen=True)
class Services:
    """What handlers work with.

    Attributes:
        token_seconds: How long a session token is good for.
        has_password_login: Whether user name and password open a session; else an identity provider is needed.
        product: The product whose operations there are, e.g. (7, 0); None for all operations.
        faults: What goes wrong on demand.
        admin_token: Opens the switches of the sandbox itself; empty when nothing does.
        calls: How often each operation was called, by operationId.
    """

    store: Store
    clock: Clock
    randomness: Randomness
    passwords: Passwords
    drivers: Drivers
    token_seconds: float = TOKEN_SECONDS
    has_password_login: bool = True
    product: tuple[int, int] | None = None
    faults: Faults = field(default_factory=Faults)
    admin_token: str = field(default="", repr=False)
    calls: Counter[str] = field(default_factory=Counter[str])

    def now(self) -> str:
        """The time as a timestamp of an answer."""
        return rfc3339(self.clock.now_ns())


@dataclass(frozen=True)
class Call:
    """One request that fits the document.

    Attributes:
        tenant: Whose hub is called.
        base_url: The tenant's address, as the caller wrote it.
        arguments: Parameters of path, query, headers and cookies, typed, by their names in the document; by their
            Python names where two of an operation share one.
        body: JSON data, a form as data with files as bytes, a text, or bytes; None when there is none.
        media: The media type of the document that the body came in; empty when there is none.
        caller: Who calls, by the tenant's token; None for an operation that goes without.
    """

    services: Services
    tenant: str
    base_url: str
    arguments: dict[str, Any]
    body: Any = field(repr=False)
    caller: Principal | None
    media: str = ""

    @property
    def store(self) -> Store:
        return self.services.store

    @property
    def principal(self) -> Principal:
        """Who calls; only for operations that need a token."""
        assert self.caller is not None, "a handler of a public operation asked who calls"
        return self.caller


class Answer(NamedTuple):
    """A status and a body.

    Attributes:
        body: JSON data, or text or bytes of another media type; None for an empty one. JSON's null is `b"null"`.
        headers: What the document says of the answer's headers, beside Content-Type.
    """

    status: int
    body: Any = None
    media: str = "application/json"
    headers: Mapping[str, str] = MappingProxyType({})


class Refusal(Exception):
    """The call cannot be answered as asked: a status of the document and a text for people."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


Handler = Callable[[Call], Awaitable[Answer]]


def tenant_of(path: str) -> tuple[str, str]:
    """The tenant and the rest of a path: each has a host of its own at the vendor, a prefix here."""
    if match := _TENANT_PREFIX.match(path):
        return match[1], path[match.end() :]
    return TENANT, path
