"""OpenTelemetry with everything that instruments a program switched on: one client span a call, under the right parent.

The instrumentors patch requests, urllib3, httpx, aiohttp, urllib, asyncio and threads; the program does the same with
either client, and with transports over two of these libraries.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.programs.conftest import Desk
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.server import Running

SECRET = "canary-of-a-new-user"
FACES = pytest.mark.parametrize("face", ["sync", "async"])
SET_UP = """
import asyncio, contextlib, inspect, json, os, sys
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.instrumentation.aiohttp_client import AioHttpClientInstrumentor
from opentelemetry.instrumentation.asyncio import AsyncioInstrumentor
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.instrumentation.requests import RequestsInstrumentor
from opentelemetry.instrumentation.threading import ThreadingInstrumentor
from opentelemetry.instrumentation.urllib import URLLibInstrumentor
from opentelemetry.instrumentation.urllib3 import URLLib3Instrumentor

exporter = InMemorySpanExporter()
provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(exporter))
trace.set_tracer_provider(provider)
INSTRUMENTORS = [
    AioHttpClientInstrumentor, AsyncioInstrumentor, HTTPXClientInstrumentor, RequestsInstrumentor,
    ThreadingInstrumentor, URLLibInstrumentor, URLLib3Instrumentor,
]
WITHOUT = os.environ.get("WITHOUT", "").split()
for instrumentor in INSTRUMENTORS:
    if instrumentor.__name__ not in WITHOUT:
        instrumentor().instrument()
tracer = trace.get_tracer("program")

def shown():
    spans = exporter.get_finished_spans()
    names = {span.context.span_id: span.name for span in spans}
    for span in spans:
        parent = names[span.parent.span_id] if span.parent else None
        print(json.dumps([span.name, span.kind.name, parent, json.loads(span.to_json())], default=str))
"""
PROGRAM = """
from thingshub import AsyncThingsHub, ThingsHub
from thingshub.errors import NotFoundError, ThingsHubError
from thingshub.models import DeviceCreate

async def job(face):
    hub = ThingsHub() if face == "sync" else AsyncThingsHub()

    async def done(result):
        return await result if inspect.isawaitable(result) else result

    async def listed(items):
        return [item async for item in items] if hasattr(items, "__aiter__") else list(items)

    with tracer.start_as_current_span("fleet"):
        made = [DeviceCreate(name="Made") for n in range(20)]
        assert len(await listed(hub.devices.create_many(made))) == 20
    with tracer.start_as_current_span("one"):
        await done(hub.devices.get("pump-1"))
    with tracer.start_as_current_span("missing"), contextlib.suppress(NotFoundError):
        await done(hub.devices.get("no-such-pump"))
    with tracer.start_as_current_span("repeated"):
        await done(hub.devices.get_state("pump-1"))
    with tracer.start_as_current_span("list"):
        assert len(await listed(hub.devices.iterate(page_size=10))) > 10
    with tracer.start_as_current_span("stream"):
        if face == "sync":
            with hub.stream(hub.devices.get, "pump-1") as answer:
                b"".join(answer)
        else:
            async with hub.stream(hub.devices.get, "pump-1") as answer:
                [piece async for piece in answer]
    with tracer.start_as_current_span("secret"), contextlib.suppress(ThingsHubError):
        await done(hub.users.create(username="admin", password=SECRET, full_name="x", email="not an address"))
    await done(hub.close())
    session = ThingsHub()
    token = session.auth.login(username=os.environ["THINGSHUB_USERNAME"], password=os.environ["THINGSHUB_PASSWORD"])
    session.close()
    hub = ThingsHub(token=token.token) if face == "sync" else AsyncThingsHub(token=token.token)
    with tracer.start_as_current_span("token"):
        await done(hub.devices.get("pump-1"))
    await done(hub.close())
    print(token.token)

if __name__ == "__main__":
    asyncio.run(job(sys.argv[1]))
    shown()
""".replace("SECRET", repr(SECRET))
OVER_OTHERS = """
from %(example)s import %(transport)s
import ssl, httpx, requests
from thingshub import ThingsHub
from thingshub.models import DeviceCreate

if "%(example)s" == "httpx_transport":
    client = httpx.Client(verify=ssl.create_default_context(cafile=os.environ["THINGSHUB_CA_FILE"]))
else:
    client = requests.Session()
    client.verify = os.environ["THINGSHUB_CA_FILE"]
url = os.environ["THINGSHUB_URL"]
with ThingsHub(transport=%(transport)s(url, client)) as hub, tracer.start_as_current_span("one"):
    hub.devices.get("pump-1")
    [made] = hub.devices.create_many([DeviceCreate(id="over-%(example)s".replace("_", "-"), name="Made")])
    assert made.error is None, made
    with trace.use_span(trace.INVALID_SPAN):
        client.get(url)
shown()
"""
Span = tuple[str, str, str | None, dict[str, Any]]


def spans_of(printed: str) -> list[Span]:
    return [tuple(json.loads(line)) for line in printed.splitlines() if line.startswith("[")]


def calls(spans: list[Span], parent: str) -> list[str]:
    """The client spans right under another one."""
    return [name for name, kind, of, _ in spans if kind == "CLIENT" and of == parent]


@FACES
@pytest.mark.parametrize("without", ["", "ThreadingInstrumentor AsyncioInstrumentor"], ids=["all", "no threads"])
def test_each_call_is_one_span(desk: Desk, running: Running, face: str, without: str) -> None:
    running.faults.add("devices.get_state", Fault(status=503))
    desk.put(program=SET_UP + PROGRAM)
    done = desk.finished([sys.executable, "program.py", face], {"WITHOUT": without})
    assert done.returncode == 0, done.stdout + done.stderr
    spans = spans_of(done.stdout)
    assert calls(spans, "one") == ["devices.get"]
    assert calls(spans, "devices.create") == ["auth.login"], "the first call needs a token: once"
    assert calls(spans, "devices.get") == []
    assert calls(spans, "missing") == calls(spans, "token") == calls(spans, "stream") == ["devices.get"]
    assert calls(spans, "repeated") == ["devices.get_state"], "one span, however often it is sent"
    assert set(calls(spans, "list")) == {"devices.list"}
    assert calls(spans, "fleet") == ["devices.create"] * 20
    assert calls(spans, "secret") == ["users.create"]
    everywhere = Counter(name for name, kind, *_ in spans if kind == "CLIENT")
    under = Counter(name for name, kind, of, _ in spans if kind == "CLIENT" and of is not None)
    assert everywhere - under == {"auth.login": 1}, "only the login of the program itself has no parent"

    told = {of: span["attributes"] for _, kind, of, span in spans if kind == "CLIENT" and of}
    assert told["one"] == {
        "http.request.method": "GET",
        "url.template": "/api/v3/devices/{device_id}",
        "http.response.status_code": 200,
        "thingshub.attempts": 1,
    }
    assert (told["missing"]["http.response.status_code"], told["missing"]["error.type"]) == (404, "404")
    assert (told["repeated"]["http.response.status_code"], told["repeated"]["thingshub.attempts"]) == (200, 2)
    assert told["secret"]["http.response.status_code"] >= 400
    token = next(line for line in done.stdout.splitlines() if not line.startswith("["))
    assert len(token) > 20
    everything = json.dumps(spans)
    for secret in (SECRET, token, desk.environment["THINGSHUB_PASSWORD"]):
        assert secret not in everything


@pytest.mark.parametrize(
    ("example", "transport"),
    [("httpx_transport", "HttpxTransport"), ("requests_transport", "RequestsTransport")],
    ids=["httpx", "requests"],
)
def test_an_instrumented_library_below_makes_no_second_span(desk: Desk, example: str, transport: str) -> None:
    desk.put(f"{example}.py", program=SET_UP + OVER_OTHERS % {"example": example, "transport": transport})
    done = desk.finished([sys.executable, "program.py"])
    assert done.returncode == 0, done.stdout + done.stderr
    spans = spans_of(done.stdout)
    names = [(name, of) for name, kind, of, _ in spans if kind == "CLIENT"]
    ours = [("auth.login", "devices.get"), ("devices.get", "one"), ("devices.create", "one")]
    assert names == [*ours, ("GET", None)], "the last one is the program's own"


@FACES
def test_auto_instrumentation(desk: Desk, face: str) -> None:
    """`opentelemetry-instrument python program.py`, as the pages of OpenTelemetry say; spans go to the console."""
    program = """
    import asyncio, sys
    from thingshub import AsyncThingsHub, ThingsHub
    async def job():
        async with AsyncThingsHub() as hub:
            return (await hub.devices.get("pump-1")).name
    def sync():
        with ThingsHub() as hub:
            return hub.devices.get("pump-1").name
    print(sync() if sys.argv[1] == "sync" else asyncio.run(job()))
    """
    desk.put(program="if True:\n" + program)
    command: list[str | Path] = [
        Path(sys.executable).with_name("opentelemetry-instrument"),
        sys.executable,
        "program.py",
        face,
    ]
    exporters = {"OTEL_TRACES_EXPORTER": "console", "OTEL_METRICS_EXPORTER": "none", "OTEL_LOGS_EXPORTER": "none"}
    done = desk.finished(command, exporters)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Pump 1" in done.stdout
    spans = _console(done.stdout)
    made = {span["name"]: span for span in spans if span["kind"] == "SpanKind.CLIENT"}
    assert Counter(span["name"] for span in spans if span["kind"] == "SpanKind.CLIENT") == {
        "auth.login": 1,
        "devices.get": 1,
    }
    assert made["auth.login"]["parent_id"] == made["devices.get"]["context"]["span_id"]
    assert desk.environment["THINGSHUB_PASSWORD"] not in done.stdout


def _console(printed: str) -> list[dict[str, Any]]:
    """The spans that the console exporter has printed, one after the other."""
    found: list[dict[str, Any]] = []
    decoder = json.JSONDecoder()
    place = printed.find("{\n")
    while place >= 0:
        span, end = decoder.raw_decode(printed, place)
        found.append(span)
        place = printed.find("{\n", end)
    return found
