"""Serve WebSocket integrations: every update of the labelled devices, as it happens, one text message each."""

from __future__ import annotations

import asyncio
import re

from starlette.types import Receive, Send

from thingshub_sandbox.exact_json import encoded
from thingshub_sandbox.resources import INTEGRATION, updates_of
from thingshub_sandbox.store import Event, Store

_PATH = re.compile(r"/ws/integrations/([A-Za-z0-9-]{1,63})")


async def serve(store: Store, tenant: str, path: str, receive: Receive, send: Send) -> bool:
    """Send updates until the client goes; false, with nothing sent, when there is no such integration."""
    found = _PATH.fullmatch(path)
    integration = await store.get(tenant, INTEGRATION.name, found[1]) if found else None
    if integration is None or integration["type"] != "websocket" or not integration["enabled"]:
        return False
    with store.subscribe(tenant, updates_of(integration["id"])) as updates:
        await send({"type": "websocket.accept"})
        sending = asyncio.create_task(_send_all(updates, send))
        try:
            while (await receive())["type"] != "websocket.disconnect":
                pass  # what a client says is of no interest
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
    return True


async def _send_all(updates: asyncio.Queue[Event], send: Send) -> None:
    while True:
        event = await updates.get()
        await send({"type": "websocket.send", "text": encoded(event.record)})
