"""The reference page with its console, under /docs of every tenant: outside of the API, and open to everybody."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from thingshub_document.reading import Document
from thingshub_sandbox.calls import tenant_of

_HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def is_asked_for(request: Request) -> bool:
    """Whether a request is for the page; everything else is the API's business."""
    _, path = tenant_of(request.scope["raw_path"].decode("latin-1"))
    return request.method in ("GET", "HEAD") and path in ("/docs", "/docs/")


class Docs:
    """Makes the page when it is first asked for.

    Args:
        document: What the API is.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._response: Response | None = None

    async def answer(self) -> Response:
        """The page, with the policy that holds it to this sandbox."""
        if self._response is None:
            self._response = await asyncio.to_thread(self._rendered)
        return self._response

    def _rendered(self) -> Response:
        # Not at the top: a sandbox that nobody reads the page of needs neither template nor SDK
        from thingshub_sandbox.reference.page import page
        from thingshub_sandbox.reference.reading import Reference

        made = page(Reference(self._document), has_console=True)
        return Response(made.html, media_type="text/html", headers=_HEADERS | {"Content-Security-Policy": made.policy})
