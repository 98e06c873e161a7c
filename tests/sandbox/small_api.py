"""Small documents for tests, and a sandbox without sockets whose handlers a test writes itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from types import ModuleType
from typing import Any, NamedTuple

from thingshub_document.reading import Document
from thingshub_sandbox import seeds
from thingshub_sandbox.app import Sandbox
from thingshub_sandbox.calls import TENANT, Answer, Call, Services
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.javascript import Drivers
from thingshub_sandbox.openapi.api import Api, ApiOperation
from thingshub_sandbox.permissions import Permissions
from thingshub_sandbox.security import Passwords, Randomness, digest
from thingshub_sandbox.store import Principal
from thingshub_sandbox.store_sqlite import SqliteStore

Handler = Callable[[Call], Awaitable[Answer]]
OK: dict[str, Any] = {"200": {"description": "Done."}}
TENANT_SCHEME: dict[str, Any] = {"bearerAuth": {"type": "http", "scheme": "bearer"}}


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def api(
    paths: Mapping[str, Any],
    *,
    schemas: Mapping[str, Any] | None = None,
    schemes: Mapping[str, Any] | None = None,
    security: list[Any] | None = None,
) -> Api:
    """An API of these paths; its operations are public unless `security` says otherwise."""
    components = {"schemas": schemas or {}, "securitySchemes": {**TENANT_SCHEME, **(schemes or {})}}
    document = {"openapi": "3.1.0", "info": {"title": "Small", "version": "1"}, "paths": paths}
    return Api(Document({**document, "components": components, "security": security or []}))


def operation(path: str, raw: Mapping[str, Any], *, method: str = "post", **more: Any) -> ApiOperation:
    """The only operation of a document."""
    made = api({path: {method: {"operationId": "probe.run", "tags": ["probe"], "responses": OK, **raw}}}, **more)
    return made.operations["probe.run"]


def module_of(**handlers: Handler) -> ModuleType:
    """A module with these handlers."""
    module = ModuleType("stubs")
    for name, handler in handlers.items():
        handler.__module__ = module.__name__
        setattr(module, name, handler)
    return module


def ask(
    small: Api,
    method: str,
    target: str,
    *,
    body: bytes = b"",
    headers: list[tuple[str, str]] | None = None,
    has_token: bool = False,
    **handlers: Handler,
) -> Reply:
    """Send one request to a sandbox of this API.

    Args:
        has_token: Send a token of the tenant, of a user who may do everything.
        handlers: What answers, by the names of the functions.
    """
    return asyncio.run(_ask(small, method, target, body, headers or [], has_token, handlers))


async def _ask(
    small: Api,
    method: str,
    target: str,
    body: bytes,
    headers: list[tuple[str, str]],
    has_token: bool,
    handlers: dict[str, Handler],
) -> Reply:
    services = Services(
        store=SqliteStore(None),
        clock=FixedClock(),
        randomness=Randomness(1),
        passwords=Passwords(cheap=True),
        drivers=Drivers(),
    )
    permissions = Permissions({"probe": "data"}, {})
    app = Sandbox(small, services, modules=(module_of(**handlers),), permissions=permissions)
    with closing(services.passwords), closing(services.drivers):
        await services.store.open()
        try:
            if has_token:
                headers = [*headers, ("Authorization", f"Bearer {await _token(services)}")]
            return await _exchange(app, method, target, body, headers)
        finally:
            await services.store.close()


async def _token(services: Services) -> str:
    await seeds.ensure_user(services, TENANT, username="demo", password="a-password-of-ten")
    [user] = await services.store.users(TENANT, limit=1)
    token = services.randomness.token()
    ends_at_ns = services.clock.now_ns() + 10**12
    await services.store.add_token(digest(token), Principal(TENANT, user.id, ()), ends_at_ns=ends_at_ns)
    return token


async def _exchange(app: Sandbox, method: str, target: str, body: bytes, headers: list[tuple[str, str]]) -> Reply:
    path, _, query = target.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", b"sandbox"), *((n.lower().encode(), v.encode("latin-1")) for n, v in headers)],
        "scheme": "https",
        "server": ("sandbox", 443),
    }
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Reply(sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:]))
