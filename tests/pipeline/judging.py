"""Hand-written operations and requests for the judges of the proof."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.proof.cases import TENANT, TENANT_TOKEN, Case
from pipeline.proof.faults import Fault
from pipeline.proof.judge.core import CoreJudge
from pipeline.proof.judge.reader import faults
from pipeline.proof.judge.sent import SentRequest
from pipeline.proof.plan import reachable_credentials
from pipeline.proof.validity import Validity

from thingshub_document.reading import Document
from thingshub_document.types import MISSING

TOKEN = ("Authorization", f"Bearer {TENANT_TOKEN}")


def document(operation: Mapping[str, Any], *, path: str = "/x", method: str = "get", **parts: Any) -> Document:
    """A document with one operation."""
    raw: dict[str, Any] = {
        "operationId": "x.call",
        "tags": ["x"],
        "responses": {"200": {"description": "Done.", "content": {"application/json": {"schema": {"type": "object"}}}}},
        **operation,
    }
    data: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "X", "version": "1"},
        "servers": [{"url": "https://{host}", "variables": {"host": {"default": "demo.example"}}}],
        "security": [{"bearerAuth": []}],
        "paths": {path: {method: raw}},
        "components": {
            "schemas": parts.get("schemas", {}),
            "securitySchemes": {
                "bearerAuth": {"type": "http", "scheme": "bearer"},
                "headerKey": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
                "queryKey": {"type": "apiKey", "in": "query", "name": "key"},
                "cookieKey": {"type": "apiKey", "in": "cookie", "name": "sid"},
                "basicAuth": {"type": "http", "scheme": "Basic"},
            },
        },
    }
    return Document(data, lambda place: "openapi/x.yaml:" + ".".join(map(str, place[3:])))


def judged(
    doc: Document,
    target: str,
    values: Mapping[str, Any],
    *,
    headers: tuple[tuple[str, str], ...] = (),
    body: Any = MISSING,
    content: bytes = b"",
    alternative: int = 0,
    is_authorized: bool = True,
    judges: str = "both",
) -> list[Fault]:
    """What the judges say of a request.

    Args:
        doc: A document with one operation.
        target: Path and query that were sent; or a whole URL.
        values: What was passed in, by wire name.
        headers: Further headers that were sent.
        body: The body that was passed in.
        content: The body that was sent.
        alternative: Which of the ways to say who calls was asked for.
        is_authorized: Whether the tenant's token was sent.
        judges: `both`, `own` or `core`.
    """
    operation = doc.operation("x.call")
    content_type = next((value for name, value in headers if name.lower() == "content-type"), None)
    media = None
    if operation.body is not None and body is not MISSING:
        sent = (content_type or "").partition(";")[0]
        media = next((one for one in operation.body.alternatives if one.media == sent), operation.body.alternatives[0])
    credentials = reachable_credentials(operation)
    case = Case(
        operation,
        "test",
        tuple((parameter, values[parameter.name]) for parameter in operation.parameters if parameter.name in values),
        media,
        body,
        credentials=credentials[alternative] if credentials else (),
    )
    own = (TOKEN,) if is_authorized else ()
    url = target if "://" in target else TENANT + target
    request = SentRequest.of(operation.method, url, (*own, *headers), content)
    found = list[Fault]()
    if judges != "core":
        found += faults(case, request)
    if judges != "own":
        found += CoreJudge(doc, Validity(doc.data)).faults(case, request)
    return found
