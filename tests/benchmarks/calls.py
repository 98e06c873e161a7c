"""What a call costs: one GET of one small object, each SDK through its nearest method, against one local server.

Over TLS all of them trust the server by the variables that they look at.

Floors decode the JSON to a dict; an SDK also builds the request from arguments, authorises it, checks the answer and
makes an object of it.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import trustme
import urllib3

from tests.benchmarks.timing import OURS, Section, each, measured
from thingshub import AsyncThingsHub, ThingsHub

CALLS, IN_FLIGHT = 40, 100
PATH = "/api/v3/devices/pump-7"
_OVER_TLS = ", over TLS"
_TRUST = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
HEADERS = {"Authorization": "Bearer t", "Accept": "application/json"}
Async = Callable[[], Awaitable[Any]]


@contextmanager
def served(certificate: Path | None = None) -> Generator[int]:
    """The server in a process of its own, over TLS with a certificate and its key in one file; its port."""
    command = [sys.executable, "-m", "tests.benchmarks.server", *([str(certificate)] if certificate else [])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def served_over_tls() -> Generator[str]:
    """The same over TLS, trusted by everything in this process that is made meanwhile; its URL."""
    authority = trustme.CA()
    stripe: Any = import_module("stripe")
    before = {name: os.environ.get(name) for name in _TRUST}
    with tempfile.TemporaryDirectory() as folder:
        certificate, trusted = Path(folder) / "server.pem", Path(folder) / "ca.pem"
        authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(certificate)
        authority.cert_pem.write_to_path(trusted)
        os.environ.update(dict.fromkeys(_TRUST, str(trusted)))
        own, stripe.ca_bundle_path = stripe.ca_bundle_path, str(trusted)
        try:
            with served(certificate) as port:
                yield f"https://localhost:{port}"
        finally:
            stripe.ca_bundle_path = own
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def json_of(client: Any) -> Any:
    """One GET through a client of the httpx family, decoded."""
    return client.get(PATH).json()


def sync_calls(url: str, rounds: int) -> Section:
    """One GET after the other over a kept connection."""
    host = urlsplit(url)
    is_tls = host.scheme == "https"
    with ExitStack() as stack:
        hub = stack.enter_context(ThingsHub(url, token="t", allow_http_on_loopback=True))
        raw = (http.client.HTTPSConnection if is_tls else http.client.HTTPConnection)(host.netloc)
        pool = urllib3.connection_from_url(url)

        def bare() -> Any:
            raw.request("GET", PATH, headers=HEADERS)
            return json.loads(raw.getresponse().read())

        floors: dict[str, Callable[[], Any]] = {
            "http.client": bare,
            "urllib3": lambda: json.loads(pool.urlopen("GET", PATH, headers=HEADERS).data),
        }
        for name in ("httpx", "httpx2"):
            client: Any = stack.enter_context(import_module(name).Client(base_url=url, headers=HEADERS))
            floors[name] = partial(json_of, client)
        session: Any = stack.enter_context(import_module("requests").Session())
        floors["requests"] = lambda: session.get(url + PATH, headers=HEADERS).json()
        ways = {OURS: lambda: hub.devices.get("pump-7"), **_sync_peers(url), **floors}
        seen = asyncio.run(measured(each(ways, CALLS), rounds))
        raw.close()
    return Section(f"one sync GET{_OVER_TLS * is_tls}", "µs a call", seen, frozenset(floors))


def _sync_peers(url: str) -> dict[str, Callable[[], Any]]:
    openai: Any = import_module("openai").OpenAI(api_key="t", base_url=f"{url}/openai/v1")
    anthropic: Any = import_module("anthropic").Anthropic(api_key="t", base_url=f"{url}/anthropic")
    stripe: Any = import_module("stripe").StripeClient("sk_test_x", base_addresses={"api": f"{url}/stripe"})
    hcloud: Any = import_module("hcloud").Client("t", api_endpoint=f"{url}/hcloud")
    datadog: Any = _datadog(url, "ApiClient")
    opc: Any = import_module("opc_client").AuthenticatedClient(base_url=url, token="t")
    opc_get: Any = import_module("opc_client.api.devices.devices_get").sync
    devices: Any = _openapi_generator(url, "og_client")
    return {
        "openai": lambda: openai.models.retrieve("pump-7"),
        "anthropic": lambda: anthropic.models.retrieve("pump-7"),
        "stripe": lambda: stripe.v1.products.retrieve("pump-7"),
        "hcloud": lambda: hcloud.ssh_keys.get_by_id(7),
        "datadog": lambda: datadog.get_host_tags("pump-7"),
        "openapi-python-client, raw": lambda: opc_get("pump-7", client=opc),
        "openapi-generator": lambda: devices.devices_get("pump-7"),
    }


def _datadog(url: str, client: str) -> Any:
    package: Any = import_module("datadog_api_client")
    configuration = package.Configuration(host=f"{url}/datadog", api_key={"apiKeyAuth": "t", "appKeyAuth": "t"})
    return import_module("datadog_api_client.v1.api.tags_api").TagsApi(getattr(package, client)(configuration))


def _openapi_generator(url: str, package: str) -> Any:
    module: Any = import_module(package)
    return module.DevicesApi(module.ApiClient(module.Configuration(host=url, access_token="t")))


async def async_calls(url: str, rounds: int) -> Section:
    """400 GETs with 100 in flight."""
    is_tls = url.startswith("https")
    async with AsyncExitStack() as stack:
        hub = await stack.enter_async_context(AsyncThingsHub(url, token="t", allow_http_on_loopback=True))
        connector = aiohttp.TCPConnector(ssl=ssl.create_default_context())  # its own was made when it was imported
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))

        async def plain() -> Any:
            async with session.get(url + PATH, headers=HEADERS) as answer:
                return json.loads(await answer.read())

        floors: dict[str, Async] = {"aiohttp": plain}
        for name in ("httpx", "httpx2"):
            client: Any = await stack.enter_async_context(
                import_module(name).AsyncClient(base_url=url, headers=HEADERS)
            )
            floors[name] = partial(client.get, PATH)
        ways: dict[str, Async] = {OURS: lambda: hub.devices.get("pump-7"), **_async_peers(url, stack), **floors}
        seen = await measured({name: _in_flight(way) for name, way in ways.items()}, rounds)
    title = f"{4 * IN_FLIGHT} async GETs, {IN_FLIGHT} in flight{_OVER_TLS * is_tls}"
    return Section(title, "µs a call", seen, frozenset(floors))


def _async_peers(url: str, stack: AsyncExitStack) -> dict[str, Async]:
    package: Any = import_module("openai")
    openai: Any = package.AsyncOpenAI(api_key="t", base_url=f"{url}/openai/v1")
    aiohttp_client = package.DefaultAioHttpClient()
    openai_aiohttp: Any = package.AsyncOpenAI(api_key="t", base_url=f"{url}/openai/v1", http_client=aiohttp_client)
    anthropic: Any = import_module("anthropic").AsyncAnthropic(api_key="t", base_url=f"{url}/anthropic")
    stripe_client: Any = import_module("stripe").StripeClient
    backends: Any = import_module("stripe._http_client")
    base = {"api": f"{url}/stripe"}
    stripe = stripe_client("sk_test_x", base_addresses=base, http_client=backends.HTTPXClient())
    stripe_aiohttp = stripe_client("sk_test_x", base_addresses=base, http_client=backends.AIOHTTPClient())
    datadog: Any = _datadog(url, "AsyncApiClient")
    opc: Any = import_module("opc_client").AuthenticatedClient(base_url=url, token="t")
    opc_get: Any = import_module("opc_client.api.devices.devices_get").asyncio
    devices: Any = _openapi_generator(url, "og_async_client")
    for close in (openai.close, openai_aiohttp.close, anthropic.close, devices.api_client.close):
        stack.push_async_callback(close)
    for backend in (stripe, stripe_aiohttp):
        stack.push_async_callback(backend._requestor._client.close_async)
    return {
        "openai": lambda: openai.models.retrieve("pump-7"),
        "openai, on aiohttp": lambda: openai_aiohttp.models.retrieve("pump-7"),
        "anthropic": lambda: anthropic.models.retrieve("pump-7"),
        "stripe": lambda: stripe.v1.products.retrieve_async("pump-7"),
        "stripe, on aiohttp": lambda: stripe_aiohttp.v1.products.retrieve_async("pump-7"),
        "datadog (aiosonic)": lambda: datadog.get_host_tags("pump-7"),
        "openapi-python-client, raw": lambda: opc_get("pump-7", client=opc),
        "openapi-generator, asyncio (aiohttp)": lambda: devices.devices_get("pump-7"),
    }


def _in_flight(way: Async) -> Callable[[], Awaitable[float]]:
    total = 4 * IN_FLIGHT

    async def measure() -> float:
        gate = asyncio.Semaphore(IN_FLIGHT)

        async def one() -> None:
            async with gate:
                await way()

        began = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(total)))
        return (time.perf_counter() - began) / total * 1e6

    return measure
