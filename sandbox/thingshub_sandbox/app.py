"""The ASGI application: every request takes the same way, and nothing but what the document says leaves it.

Route, tenant, credential, role, parameters, body, handler, check of the answer, in this order. An answer of ours that
does not fit the document is a defect: it is logged and becomes a 500, so that no client ever learns to rely on it.
There is no 405: a method that a path does not have is a 404, as at the vendor. The Date header tells the sandbox's own
time, because clients measure the life of a token with it.
"""

from __future__ import annotations

import asyncio
import logging
from types import ModuleType

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from thingshub_document.media import is_json
from thingshub_sandbox import admin, docs, handlers, live
from thingshub_sandbox.calls import TENANT, Answer, Call, Refusal, Services, tenant_of
from thingshub_sandbox.clock import http_date
from thingshub_sandbox.completeness import IncompleteSandbox, matched_handlers
from thingshub_sandbox.exact_json import encoded
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.openapi import security
from thingshub_sandbox.openapi.api import Api, ApiOperation
from thingshub_sandbox.openapi.wire.request import IncomingRequest, InvalidRequest, joined_headers
from thingshub_sandbox.permissions import Permissions, reaches
from thingshub_sandbox.security import digest
from thingshub_sandbox.store import Principal, StoreUnavailable

_log = logging.getLogger("thingshub_sandbox")
_DRAINED_BYTES = 128 * 1024 * 1024
_MOST_TOKEN_CHARACTERS = 1024
_LIVE_NEEDS = ("data", "guest")  # area and level of who may read integrations
_FAULT_TEXTS = {500: "internal server error", 503: "service unavailable"}


class _Unauthorized(Refusal):
    """A call without the credentials that the operation wants.

    Attributes:
        challenges: What WWW-Authenticate says.
    """

    def __init__(self, challenges: str) -> None:
        super().__init__(401, "unauthorized")
        self.challenges = challenges


class Sandbox:
    """The application.

    Args:
        api: What the API is.
        services: What the handlers work with.
        modules: Where the handlers are.
        permissions: Who may do what.

    Raises:
        IncompleteSandbox: handlers or permissions do not fit the document; the text names every gap.
    """

    def __init__(
        self,
        api: Api,
        services: Services,
        *,
        modules: tuple[ModuleType, ...] = handlers.MODULES,
        permissions: Permissions | None = None,
    ) -> None:
        self._api = api
        self._services = services
        self._permissions = permissions or Permissions()
        self._handlers, gaps = matched_handlers(api, modules)
        gaps += self._permissions.gaps(operation.documented for operation in api.operations.values())
        if gaps:
            raise IncompleteSandbox("\n".join(gaps))
        self._docs = docs.Docs(api.document)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._live(scope, receive, send)
            return
        request = Request(scope, receive)
        fault: Fault | None = None
        try:
            if request.url.path.startswith(admin.PREFIX):
                response = await admin.answer(self._services, self._api.operations, request)
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
        found = self._api.find(request.method, path)
        # The body first, so that a refusal reaches a client that is still sending
        body = await _body(request, found[0].most_bytes if found else 0)
        if found is None or not found[0].is_available(self._services.product):
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
        incoming = IncomingRequest(
            path_values, request.scope["query_string"].decode("latin-1"), joined_headers(request.headers.items())
        )
        try:
            caller = await self._admitted(operation, incoming, tenant)
            if caller and not self._permissions.permit(operation.documented, caller.roles):
                raise Refusal(403, "forbidden")
            if body is None:
                raise Refusal(400, f"body: is larger than {operation.most_bytes} bytes")
            arguments = operation.arguments(incoming)
            parsed = operation.parsed_body(body, incoming.headers.get("content-type"))
        except InvalidRequest as problem:
            raise Refusal(400, str(problem)) from problem
        call = Call(
            services=self._services,
            tenant=tenant,
            base_url=_base_url(request, tenant),
            arguments=arguments,
            body=parsed.value,
            caller=caller,
            media=parsed.media,
        )
        return self._checked(operation, await self._handlers[operation.id](call)), fault

    async def _admitted(self, operation: ApiOperation, request: IncomingRequest, tenant: str) -> Principal | None:
        """Who calls; None where an operation is entered without a token of the tenant."""
        principal = None
        if security.wants_tenant_token(operation.documented):
            principal = await self._principal(request, tenant)
        way = security.satisfied(operation.documented, request, has_tenant_token=principal is not None)
        if way is None:
            raise _Unauthorized(security.challenges(operation.documented))
        return principal if any(scheme.is_tenant for scheme in way) else None

    async def _principal(self, request: IncomingRequest, tenant: str) -> Principal | None:
        token = security.bearer_token(request)
        if 0 < len(token) <= _MOST_TOKEN_CHARACTERS and token.isascii():
            now_ns = self._services.clock.now_ns()
            principal = await self._services.store.principal(digest(token), now_ns=now_ns)
            if principal is not None and principal.tenant == tenant:
                return principal
        return None

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A WebSocket integration, opened by a bearer token that may read integrations."""
        tenant, path = tenant_of(scope["raw_path"].decode("latin-1"))
        headers = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"])
        await receive()  # websocket.connect
        caller = await self._principal(IncomingRequest(headers=joined_headers(headers)), tenant)
        permitted = caller is not None and reaches(caller.roles, *_LIVE_NEEDS)
        if not permitted or not await live.serve(self._services.store, tenant, path, receive, send):
            await send({"type": "websocket.close", "code": 1008, "reason": "no such integration, or not permitted"})

    def _checked(self, operation: ApiOperation, answer: Answer) -> Answer:
        problems = operation.answer_problems(
            status=answer.status,
            content_type=None if answer.body is None else answer.media,
            body=_encoded(answer),
            headers=joined_headers(answer.headers.items()),
        )
        if problems:
            _log.error("an answer does not fit the document: %s", "; ".join(problems))
            raise Refusal(500, "internal server error")
        return answer

    def _refused(self, refusal: Refusal) -> Response:
        response = self._response(Answer(refusal.status, {"code": refusal.status, "error": refusal.text}))
        if refusal.status == 401:
            challenges = refusal.challenges if isinstance(refusal, _Unauthorized) else "Bearer"
            response.headers["WWW-Authenticate"] = challenges
        return response

    def _response(self, answer: Answer) -> Response:
        headers = {"Date": http_date(self._services.clock.now_ns()), "Cache-Control": "no-store", **answer.headers}
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
        case str() if not is_json(answer.media):
            return answer.body.encode()
        case _:
            return encoded(answer.body).encode()
