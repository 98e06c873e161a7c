"""The ASGI application: every request takes the same way, and nothing but what the document says leaves it.

Route, tenant, credential, role, parameters, body, handler, check of the answer, in this order. An answer of ours that
does not fit the document is a defect: it is logged and becomes a 500, so that no client ever learns to rely on it.
There is no 405: a method that a path does not have is a 404, as at the vendor. The Date header tells the sandbox's own
time, because clients measure the life of a token with it.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from collections.abc import Mapping
from types import ModuleType
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from thingshub_sandbox import admin, docs, handlers, live
from thingshub_sandbox.calls import TENANT, Answer, Call, Handler, Refusal, Services, tenant_of
from thingshub_sandbox.clock import http_date
from thingshub_sandbox.document import Document, InvalidRequest, Operation
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.permissions import is_permitted
from thingshub_sandbox.security import digest
from thingshub_sandbox.store import Principal, StoreUnavailable

_log = logging.getLogger("thingshub_sandbox")
_DRAINED_BYTES = 128 * 1024 * 1024
_MOST_QUERY_FIELDS = 100
_MOST_TOKEN_CHARACTERS = 1024
_FAULT_TEXTS = {500: "internal server error", 503: "service unavailable"}


class IncompleteSandbox(Exception):
    """The handlers and the document do not fit each other; the text names the operations."""


def handlers_for(document: Document, modules: tuple[ModuleType, ...] = handlers.MODULES) -> dict[str, Handler]:
    """A handler for each operation: the coroutine function that is named after its operationId.

    Raises:
        IncompleteSandbox: an operation has no handler, or a handler no operation.
    """
    found: dict[str, Handler] = {}
    for module in modules:
        for name, function in inspect.getmembers(module, inspect.iscoroutinefunction):
            if not name.startswith("_") and function.__module__ == module.__name__:
                found[name] = function
    named = {operation_id.replace(".", "_"): operation_id for operation_id in document.operations}
    missing = sorted(named[name] for name in named.keys() - found.keys())
    surplus = sorted(found.keys() - named.keys())
    if missing or surplus:
        raise IncompleteSandbox(
            f"operations without a handler: {', '.join(missing) or 'none'}; "
            f"handlers without an operation: {', '.join(surplus) or 'none'}"
        )
    return {named[name]: handler for name, handler in found.items()}


class Sandbox:
    """The application.

    Args:
        document: What the API is.
        services: What the handlers work with.

    Raises:
        IncompleteSandbox: the handlers do not fit the document.
    """

    def __init__(self, document: Document, services: Services) -> None:
        self._document = document
        self._services = services
        self._handlers = handlers_for(document)
        self._docs = docs.Docs(document)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._live(scope, receive, send)
            return
        request = Request(scope, receive)
        fault: Fault | None = None
        try:
            if request.url.path.startswith(admin.PREFIX):
                response = await admin.answer(self._services, self._document.operations, request)
            elif docs.is_asked_for(request):
                response = await self._docs.answer()
            else:
                answer, fault = await self._answer(request)
                response = self._response(answer)
        except Refusal as refusal:
            response = self._refused(refusal)
        except ClientDisconnect:
            return
        except StoreUnavailable as error:
            _log.error("%s failed: %s", request.method, error)
            response = self._refused(Refusal(503, "the database does not answer; try again later"))
        except Exception:
            _log.exception("%s failed", request.method)  # not the path: ids are the caller's business
            response = self._refused(Refusal(500, "internal server error"))
        if fault and fault.is_cut:
            await send({"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers})
            await send({"type": "http.response.body", "body": bytes(response.body)[:-1], "more_body": True})
            raise ConnectionAbortedError("cut on demand")
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> tuple[Answer, Fault | None]:
        tenant, path = tenant_of(request.scope["raw_path"].decode("latin-1"))
        found = self._document.find(request.method, path)
        # The body first, so that a refusal reaches a client that is still sending
        body = await _body(request, found[0].most_bytes if found else 0)
        if found is None or not self._has(found[0]):
            raise Refusal(404, "not found")
        operation, path_values = found
        self._services.calls[operation.id] += 1
        fault = self._services.faults.take(operation.id)
        if fault:
            await asyncio.sleep(fault.slow_seconds)
            if fault.status:
                raise Refusal(fault.status, _FAULT_TEXTS[fault.status])
        if tenant != TENANT and not await self._services.store.users(tenant, limit=1):
            raise Refusal(404, "tenant not found")
        caller = None if operation.is_public else await self._caller(request.headers, tenant)
        if caller and not is_permitted(operation, caller.roles):
            raise Refusal(403, "forbidden")
        if body is None:
            raise Refusal(400, f"body: is larger than {operation.most_bytes} bytes")
        try:
            query = parse_qsl(
                request.scope["query_string"].decode("latin-1"),
                keep_blank_values=True,
                max_num_fields=_MOST_QUERY_FIELDS,
            )
            call = Call(
                services=self._services,
                tenant=tenant,
                base_url=_base_url(request, tenant),
                arguments=operation.arguments(path_values, query),
                body=operation.parsed_body(body, request.headers.get("content-type")),
                caller=caller,
            )
        except (InvalidRequest, ValueError) as problem:
            raise Refusal(400, str(problem)) from problem
        return self._checked(operation, await self._handlers[operation.id](call)), fault

    def _has(self, operation: Operation) -> bool:
        product = self._services.product
        return product is None or operation.lifespan.covers(product)

    async def _caller(self, headers: Mapping[str, str], tenant: str) -> Principal:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and 0 < len(token) <= _MOST_TOKEN_CHARACTERS and token.isascii():
            now_ns = self._services.clock.now_ns()
            principal = await self._services.store.principal(digest(token.strip()), now_ns=now_ns)
            if principal is not None and principal.tenant == tenant:
                return principal
        raise Refusal(401, "unauthorized")

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A WebSocket integration, opened by a bearer token that may read integrations."""
        tenant, path = tenant_of(scope["raw_path"].decode("latin-1"))
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        await receive()  # websocket.connect
        try:
            caller = await self._caller(headers, tenant)
            permitted = is_permitted(self._document.operations["integrations.get"], caller.roles)
        except Refusal:
            permitted = False
        if not permitted or not await live.serve(self._services.store, tenant, path, receive, send):
            await send({"type": "websocket.close", "code": 1008, "reason": "no such integration, or not permitted"})

    def _checked(self, operation: Operation, answer: Answer) -> Answer:
        body = _encoded(answer)
        problems = operation.answer_problems(
            status=answer.status, content_type=answer.media if body else None, body=body
        )
        if problems:
            _log.error("an answer does not fit the document: %s", "; ".join(problems))
            raise Refusal(500, "internal server error")
        return answer

    def _refused(self, refusal: Refusal) -> Response:
        response = self._response(Answer(refusal.status, {"code": refusal.status, "error": refusal.text}))
        if refusal.status == 401:
            response.headers["WWW-Authenticate"] = "Bearer"
        return response

    def _response(self, answer: Answer) -> Response:
        headers = {"Date": http_date(self._services.clock.now_ns()), "Cache-Control": "no-store"}
        if answer.body is None:
            return Response(status_code=answer.status, headers=headers)
        return Response(_encoded(answer), status_code=answer.status, headers=headers, media_type=answer.media)


def _base_url(request: Request, tenant: str) -> str:
    address = f"{request.url.scheme}://{request.url.netloc}"
    return address if tenant == TENANT else f"{address}/tenants/{tenant}"


async def _body(request: Request, most_bytes: int) -> bytes | None:
    """The body; None when it is too large: the rest is read and forgotten, so that the client gets its answer."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= most_bytes:
            chunks.append(chunk)
        elif size > _DRAINED_BYTES:
            break
        else:
            chunks.clear()
    return b"".join(chunks) if size <= most_bytes else None


def _encoded(answer: Answer) -> bytes:
    match answer.body:
        case None:
            return b""
        case bytes():
            return answer.body
        case str() if answer.media != "application/json":
            return answer.body.encode()
        case _:
            return json.dumps(answer.body, ensure_ascii=False, separators=(",", ":")).encode()
