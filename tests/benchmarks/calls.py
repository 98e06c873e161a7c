"""What a call costs, side by side with other ways to make the same call: one interleaved run, medians, ratios.

Peers decode the JSON to a dict; the SDK also builds the request from arguments, authorises it, checks the answer and
makes a typed object of it. Machines differ and are noisy: read the ratios of one run, not single figures of two.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from typing import Any

import aiohttp
import msgspec
import urllib3

from tests.benchmarks.server import DEVICE
from thingshub import AsyncThingsHub, ThingsHub
from thingshub.answering import conclude
from thingshub.api.devices import GET, LIST
from thingshub.models import Device, DeviceList
from thingshub.transport import Response

CALLS, IN_FLIGHT = 40, 100
PATH = "/api/v3/devices/pump-7"
HEADERS = {"Authorization": "Bearer t", "Accept": "application/json"}


@contextmanager
def served() -> Generator[int]:
    """The server in a process of its own; its port."""
    process = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.server"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.communicate()


def table(title: str, seen: dict[str, list[float]], unit: str = "µs a call") -> None:
    """Print medians and their ratios to the SDK's."""
    ours = statistics.median(next(figures for name, figures in seen.items() if name.startswith("thingshub")))
    rounds = len(next(iter(seen.values())))
    print(f"\n{title} ({unit}, median of {rounds}; ratio to thingshub)")
    for name, figures in sorted(seen.items(), key=lambda item: statistics.median(item[1])):
        median = statistics.median(figures)
        print(f"  {name:<28} {median:8.1f}   x{median / ours:4.2f}   ({min(figures):.1f} to {max(figures):.1f})")


async def measured(ways: dict[str, Callable[[], Awaitable[float]]], rounds: int) -> dict[str, list[float]]:
    """Run all ways in turn, again and again; the first round only warms up."""
    seen: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, way in ways.items():
            took = await way()
            if turn:
                seen[name].append(took)
        print(f"\r{turn}/{rounds} rounds", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr)
    return seen


def each(ways: dict[str, Callable[[], Any]], times: int, per: int) -> dict[str, Callable[[], Awaitable[float]]]:
    """Ways that are called so many times in a row, timed in microseconds by so many calls."""

    def timed(way: Callable[[], Any]) -> Callable[[], Awaitable[float]]:
        async def measure() -> float:
            began = time.perf_counter()
            for _ in range(times):
                way()
            return (time.perf_counter() - began) / per * 1e6

        return measure

    return {name: timed(way) for name, way in ways.items()}


def json_of(client: Any) -> Any:
    """One GET through a client of the httpx family, decoded."""
    return client.get(PATH).json()


def sync_ways(port: int, stack: ExitStack) -> dict[str, Callable[[], Awaitable[float]]]:
    """One GET after the other over a kept connection."""
    url = f"http://127.0.0.1:{port}"
    hub = stack.enter_context(ThingsHub(url, token="t", allow_http_on_loopback=True))
    raw = http.client.HTTPConnection("127.0.0.1", port)
    pool = urllib3.HTTPConnectionPool("127.0.0.1", port)

    def bare() -> Any:
        raw.request("GET", PATH, headers=HEADERS)
        return json.loads(raw.getresponse().read())

    ways: dict[str, Callable[[], Any]] = {
        "thingshub (urllib3, typed)": lambda: hub.devices.get("pump-7"),
        "http.client": bare,
        "urllib3": lambda: json.loads(pool.urlopen("GET", PATH, headers=HEADERS).data),
    }
    for name in ("httpx", "httpx2"):
        client: Any = stack.enter_context(import_module(name).Client(base_url=url, headers=HEADERS))
        ways[name] = partial(json_of, client)
    session: Any = stack.enter_context(import_module("requests").Session())
    ways["requests"] = lambda: session.get(url + PATH, headers=HEADERS).json()

    return each(ways, CALLS, CALLS)


async def async_ways(port: int, rounds: int) -> None:
    """400 GETs with 100 in flight."""
    url = f"http://127.0.0.1:{port}"
    total = 4 * IN_FLIGHT
    async with AsyncThingsHub(url, token="t", allow_http_on_loopback=True) as hub, aiohttp.ClientSession() as session:

        async def plain() -> Any:
            async with session.get(url + PATH, headers=HEADERS) as answer:
                return json.loads(await answer.read())

        ways: dict[str, Callable[[], Awaitable[Any]]] = {
            "thingshub (aiohttp, typed)": lambda: hub.devices.get("pump-7"),
            "aiohttp": plain,
        }
        clients: list[Any] = []
        for name in ("httpx", "httpx2"):
            client: Any = import_module(name).AsyncClient(base_url=url, headers=HEADERS)
            clients.append(client)
            ways[name] = partial(client.get, PATH)

        def timed(way: Callable[[], Awaitable[Any]]) -> Callable[[], Awaitable[float]]:
            async def measure() -> float:
                gate = asyncio.Semaphore(IN_FLIGHT)

                async def one() -> None:
                    async with gate:
                        await way()

                began = time.perf_counter()
                await asyncio.gather(*(one() for _ in range(total)))
                return (time.perf_counter() - began) / total * 1e6

            return measure

        seen = await measured({name: timed(way) for name, way in ways.items()}, rounds)
        for client in clients:
            await client.aclose()
    table(f"async, {IN_FLIGHT} in flight", seen)


def decoding(rounds: int) -> None:
    """A list of 1,000 devices: what it costs that answers remember their bytes."""
    body = b'{"collection":[' + b",".join([DEVICE] * 1000) + b"]}"
    decode = msgspec.json.Decoder(DeviceList).decode
    response = Response(200, {"Content-Type": "application/json"}, body)

    ways: dict[str, Callable[[], Any]] = {
        "thingshub (typed, remembers)": lambda: conclude(LIST, response, str),
        "msgspec (typed)": lambda: decode(body),
        "json.loads (dicts)": lambda: json.loads(body),
    }
    table("decode 1,000 devices", asyncio.run(measured(each(ways, 1, 1), rounds)), "µs a list")
    one = Response(200, {"Content-Type": "application/json"}, DEVICE)
    single = msgspec.json.Decoder(Device).decode
    ways = {
        "thingshub (typed, remembers)": lambda: conclude(GET, one, str),
        "msgspec (typed)": lambda: single(DEVICE),
        "json.loads (dict)": lambda: json.loads(DEVICE),
    }
    table("decode one device", asyncio.run(measured(each(ways, 1000, 1000), rounds)), "µs")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="how often each way is measured (%(default)s)")
    rounds = parser.parse_args().rounds
    with served() as port, ExitStack() as stack:
        table("sync, one call after the other", asyncio.run(measured(sync_ways(port, stack), rounds)))
        asyncio.run(async_ways(port, rounds))
    decoding(rounds)


if __name__ == "__main__":
    main()
