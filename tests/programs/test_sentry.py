"""Sentry as users start it: all its default integrations, those of httpx and aiohttp among them. Nothing breaks."""

from __future__ import annotations

import json
import sys

from tests.programs.conftest import Desk
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Running

PROGRAM = """
import asyncio, json, logging, os, sys
import aiohttp, httpx, sentry_sdk
from sentry_sdk.integrations.aiohttp import AioHttpIntegration
from sentry_sdk.integrations.asyncio import AsyncioIntegration
from sentry_sdk.integrations.httpx import HttpxIntegration
from sentry_sdk.transport import Transport

sent = []
class Kept(Transport):
    def capture_envelope(self, envelope):
        sent.extend(item.payload.json for item in envelope.items)

sentry_sdk.init(
    "http://nobody@127.0.0.1:9/1", transport=Kept, traces_sample_rate=1.0, send_default_pii=True,
    integrations=[AsyncioIntegration()],
)
logging.getLogger("thingshub.calls").setLevel(logging.INFO)
active = set(sentry_sdk.get_client().integrations)
from thingshub import AsyncThingsHub, ThingsHub
from thingshub.errors import NotFoundError
from thingshub.models import DeviceCreate

async def later():
    with sentry_sdk.start_transaction(name="later"):
        async with AsyncThingsHub() as hub:
            await asyncio.gather(*[hub.devices.get(f"pump-{n}") for n in range(1, 6)])
            await hub.devices.get_state("pump-1")
            try:
                await hub.devices.get("no-such-pump")
            except NotFoundError as error:
                sentry_sdk.capture_exception(error)

with sentry_sdk.start_transaction(name="sync"), ThingsHub() as hub:
    assert hub.devices.get("pump-1").name == "Pump 1"
    made = list(hub.devices.create_many([DeviceCreate(name="Made")] * 5))
    assert [outcome.error for outcome in made] == [None] * 5
    try:
        hub.devices.get("no-such-pump")
    except NotFoundError as error:
        sentry_sdk.capture_exception(error)
asyncio.run(later())
sentry_sdk.flush()
print(json.dumps([sorted(active), sent], default=repr))
"""


def test_with_every_integration_that_it_finds(desk: Desk, running: Running) -> None:
    running.faults.clear()
    running.faults.add("devices.get_state", Fault(status=503))
    desk.put(program=PROGRAM)
    done = desk.finished([sys.executable, "program.py"], THINGSHUB_LOG=None)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    active, sent = json.loads(done.stdout)
    assert {"httpx", "aiohttp", "asyncio", "threading", "logging", "stdlib"} <= set(active)
    errors = [event for event in sent if "exception" in event]
    assert [event["exception"]["values"][-1]["type"] for event in errors] == ["NotFoundError"] * 2
    assert {event["transaction"] for event in sent if event.get("type") == "transaction"} == {"sync", "later"}
    repeated = [crumb for event in sent for crumb in event.get("breadcrumbs", {}).get("values", ())]
    assert "thingshub.calls" in {crumb.get("category") for crumb in repeated}, "a repetition is a breadcrumb"
    assert desk.environment["THINGSHUB_PASSWORD"] not in done.stdout
