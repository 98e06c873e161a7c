"""Servers that others wrote: every call gets its own answer, whole, and nothing is carried out twice.

Each answer carries what it answers (see `origins/app.py`), and is held against it. Idle connections end after a second:
the calls that are made just then must lose nothing that is safe to repeat.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wire.clients import Client
from tests.wire.conftest import Wire
from tests.wire.driver import RESULT_SECONDS, get, post
from tests.wire.servers import IDLE_SECONDS, KINDS, NGINX_BODY_BYTES, NGINX_REQUESTS, Certificate, Origin
from thingshub import Retries, Timeout
from thingshub.errors import TransportError
from thingshub.transport import Chunks, Request, Response, Upload

pytestmark = pytest.mark.wire
nginx_only = pytest.mark.parametrize("origin", ["nginx-plain", "nginx-tls"], indirect=True)
LARGE = bytes(range(256)) * 20_000  # 5 MB: more than all buffers hold
TOO_LARGE = LARGE * 4
PATIENCE = Timeout(connect_seconds=5, read_seconds=10, total_seconds=15)
Call = Callable[[Any], Any]


@pytest.fixture(scope="module", params=[f"{kind}-{over}" for kind in KINDS for over in ("plain", "tls")])
def origin(
    request: pytest.FixtureRequest, certificate: Certificate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Origin]:
    """A server of each kind, plain and with TLS."""
    kind, _, over = request.param.rpartition("-")
    made = Origin(kind, tmp_path_factory.mktemp(kind), certificate if over == "tls" else None)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def wire(face: str, origin: Origin, ca_file: Path, server_tls: Any) -> Iterator[Wire]:
    """Transports and clients of either kind."""
    made = Wire(face, server_tls if origin.is_tls else None, ca_file)
    yield made
    made.stop()


def named(call: str, **headers: str) -> dict[str, str]:
    """Headers of a call that its answer must carry."""
    return {"X-Call": call, **headers}


def check(response: Response, call: str, *, sent: bytes = b"") -> None:
    """Whether this is the answer to this call, and tells that what was sent came whole."""
    assert response.status in (200, 201)
    assert response.headers["x-call"] == call
    told = json.loads(response.body)
    assert (told["id"], told["bytes"], told["sha256"]) == (call, len(sent), hashlib.sha256(sent).hexdigest())


def lines(call: str, count: int) -> bytes:
    """What comes in chunks."""
    return "".join(f"{call} {number} {'x' * 100}\n" for number in range(count)).encode()


def pieces(content: bytes) -> Iterator[bytes]:
    size = 100_000
    return (content[place : place + size] for place in range(0, len(content), size))


def test_every_kind_of_request_and_answer(wire: Wire, origin: Origin, tmp_path: Path) -> None:
    file = tmp_path / "firmware.bin"
    file.write_bytes(LARGE)
    driver = wire.driver(origin.url, connections=1)
    empty: list[tuple[str, Request, int]] = [
        ("head", get("/echo/head", method="HEAD", headers=named("head")), 200),
        ("no-content", get("/status/x?code=204", headers=named("no-content")), 204),
        ("unchanged", get("/status/x?code=304", headers=named("unchanged")), 304),
    ]
    for turn in range(2):
        for call, request, status in empty:
            response = driver.send(request, PATIENCE)
            assert (response.status, response.headers["x-call"], response.body) == (status, call, b"")
            name = f"after-{call}-{turn}"
            check(driver.send(get(f"/echo/{name}", headers=named(name)), PATIENCE), name)
        bodies: list[tuple[str, bytes | Upload, bytes]] = [
            ("small", b"a body", b"a body"),
            ("none", b"", b""),
            ("large", LARGE, LARGE),
            ("file", Upload([b"head\n", file, b"\ntail"]), b"head\n" + LARGE + b"\ntail"),
            ("chunks", Upload([Chunks(pieces(LARGE))]), LARGE),
        ]
        for kind, body, sent in bodies:
            name = f"{kind}-{turn}-{wire.face}"
            check(driver.send(post(body, f"/echo/{name}", headers=named(name)), PATIENCE), name, sent=sent)
            assert origin.seen().count(name) == 1
        for count in (0, 1, 2000):
            response = driver.send(get(f"/chunks/c{turn}?count={count}", headers=named("chunked")), PATIENCE)
            assert (response.headers["x-call"], response.body) == ("chunked", lines(f"c{turn}", count))
            stream = driver.open(get(f"/chunks/s{turn}?count={count}"), PATIENCE)
            assert (stream.status, stream.read()) == (200, lines(f"s{turn}", count))


def test_a_stream_that_is_left_early_reaches_no_other_call(wire: Wire, origin: Origin) -> None:
    driver = wire.driver(origin.url, connections=1)
    for turn in range(3):
        stream = driver.open(get("/chunks/left?count=3000", headers={"X-Pause-Ms": "1"}), PATIENCE)
        assert stream.next().startswith(b"left 0 ")
        stream.close()
        check(driver.send(get(f"/echo/next-{turn}", headers=named(f"next-{turn}")), PATIENCE), f"next-{turn}")


def test_many_calls_at_once(wire: Wire, origin: Origin) -> None:
    driver = wire.driver(origin.url, connections=8)
    ports: set[str] = set()
    requests: list[tuple[str, Request, bytes]] = []
    for number in range(240):
        name = f"many-{wire.face}-{number}"
        body = name.encode() * (number * 20)
        body = b"" if number % 3 else body
        target, headers = f"/echo/{name}", named(name)
        request = get(target, headers=headers) if number % 3 else post(body, target, headers=headers)
        requests.append((name, request, body))
    started = [(name, driver.start(request, PATIENCE), body) for name, request, body in requests]
    for name, future, body in started:
        response = future.result(RESULT_SECONDS)
        check(response, name, sent=body)
        ports.add(response.headers["x-port"])
    assert len(ports) < 60, "connections are used again"
    seen = origin.seen()
    assert all(seen.count(name) == (0 if number % 3 else 1) for number, (name, _, _) in enumerate(requests))


@pytest.mark.parametrize("kind", ["memory", "file", "chunks"])
def test_a_body_that_is_refused_before_it_is_out(wire: Wire, origin: Origin, kind: str, tmp_path: Path) -> None:
    """413 while 20 MB are on their way: the answer is read, and the next call is answered, too."""
    file = tmp_path / "firmware.bin"
    file.write_bytes(TOO_LARGE)
    driver = wire.driver(origin.url, connections=1)
    for turn in range(5):
        bodies: dict[str, bytes | Upload] = {
            "memory": TOO_LARGE,
            "file": Upload([file]),
            "chunks": Upload([Chunks(pieces(TOO_LARGE))]),
        }
        target = "/echo/refused" if origin.kind == "nginx" else "/early/refused"
        assert driver.send(post(bodies[kind], target), PATIENCE).status == 413
        name = f"next-{turn}"
        check(driver.send(get(f"/echo/{name}", headers=named(name)), PATIENCE), name)
    assert "refused" not in origin.seen()
    assert len(TOO_LARGE) > NGINX_BODY_BYTES


# -- connections that the server closes --------------------------------------------------------------------------------


def after(seconds: float, call: Call, *, is_async: bool) -> Call:
    """A call that is made so much later."""

    def late(hub: Any) -> Any:
        time.sleep(seconds)
        return call(hub)

    async def late_async(hub: Any) -> Any:
        await asyncio.sleep(seconds)
        return await call(hub)

    return late_async if is_async else late


def devices(client: Client, name: str, count: int, *, over_seconds: float, first_at: float = 0.0) -> dict[str, Any]:
    """As many devices, read and created in turns, spread over that time: results or errors by id."""
    names = [f"{name}-{'new' if number % 2 else 'old'}-{number}" for number in range(count)]

    def call(device: str) -> Call:
        if "-new-" in device:
            return lambda hub: hub.raw(hub.devices.create, id=device, name="Pump")
        return lambda hub: hub.raw(hub.devices.get, device)

    spread = over_seconds / count
    calls = [
        after(first_at + number * spread, call(device), is_async=client.is_async) for number, device in enumerate(names)
    ]
    return dict(zip(names, client.together(*calls), strict=True))


def check_devices(found: dict[str, Any], origin: Origin) -> list[TransportError]:
    """The errors; each answer must be its call's, and no device created twice, or though nothing was sent, it says."""
    seen = origin.seen()
    errors: list[TransportError] = []
    for name, result in found.items():
        count = seen.count(name)
        if isinstance(result, BaseException):
            assert isinstance(result, TransportError), repr(result)
            assert count == 0 if result.is_unsent else count <= 1
            errors.append(result)
        else:
            assert json.loads(result.content)["id"] == name
            assert count == ("-new-" in name)
    return errors


def ports(found: dict[str, Any]) -> set[str]:
    """The connections that were used."""
    return {result.headers["x-port"] for result in found.values() if not isinstance(result, BaseException)}


def test_calls_around_the_idle_close(wire: Wire, origin: Origin) -> None:
    """Many connections are idle, and used again just when the server closes them."""
    count = 24
    client = wire.client(
        origin.url,
        max_connections=count,
        retries=Retries(attempts=5, first_wait_seconds=0.01, longest_wait_seconds=0.05),
        timeout=PATIENCE,
        default_headers={"X-Pause-Ms": "800"},  # so that each call has a connection of its own
    )
    warm = devices(client, f"warm-{wire.face}", count, over_seconds=0.01)
    assert check_devices(warm, origin) == []
    assert len(ports(warm)) > count // 2
    around = devices(client, f"around-{wire.face}", count, first_at=IDLE_SECONDS - 0.4, over_seconds=0.8)
    errors = check_devices(around, origin)
    assert ports(around) & ports(warm), "those that were used in time were still open"
    assert ports(around) - ports(warm), "those that were not had been closed"
    lost = [name for name, result in around.items() if isinstance(result, BaseException) and "-old-" in name]
    assert lost == [], errors
    time.sleep(IDLE_SECONDS + 0.3)
    late = devices(client, f"late-{wire.face}", count, over_seconds=0.01)
    assert check_devices(late, origin) == [], "whoever looks before sending loses nothing"
    assert len(ports(late) - ports(around)) > count // 2, "they are new; some have the port of an old one by chance"


def test_a_server_is_reloaded_under_load(
    face: str, origin: Origin, certificate: Certificate, ca_file: Path, tmp_path: Path, server_tls: Any
) -> None:
    """nginx loses no call that is safe to repeat. The others are gone for a while, longer than calls are repeated."""
    mine = Origin(origin.kind, tmp_path, certificate if origin.is_tls else None)
    wire = Wire(face, server_tls if origin.is_tls else None, ca_file)
    try:
        mine.start()
        client = wire.client(
            mine.url,
            max_connections=16,
            retries=Retries(attempts=8, first_wait_seconds=0.05, longest_wait_seconds=0.5),
            timeout=PATIENCE,
            default_headers={"X-Pause-Ms": "50"},
        )
        reloading = threading.Timer(0.5, mine.reload)
        reloading.start()
        under_load = devices(client, f"load-{face}", 60, over_seconds=1.2)
        reloading.join()
        errors = check_devices(under_load, mine)
        lost = {name: result for name, result in under_load.items() if isinstance(result, BaseException)}
        if origin.kind == "nginx":
            assert not any("-old-" in name for name in lost), lost
        assert len(errors) < len(under_load), "some were answered"
        time.sleep(0.2)
        assert check_devices(devices(client, f"then-{face}", 20, over_seconds=0.2), mine) == []
    finally:
        wire.stop()
        mine.stop()


# -- nginx -------------------------------------------------------------------------------------------------------------


@nginx_only
def test_nginx_compresses(wire: Wire, origin: Origin) -> None:
    driver = wire.driver(origin.url, connections=1)
    asking = named("gzip", **{"Accept-Encoding": "gzip"})
    for count in (1, 5000):
        response = driver.send(get(f"/chunks/z?count={count}", headers=asking), PATIENCE)
        assert (response.headers["content-encoding"], response.headers["x-call"]) == ("gzip", "gzip")
        assert response.body == lines("z", count)
        stream = driver.open(get(f"/chunks/z?count={count}", headers=asking), PATIENCE)
        assert stream.headers["content-encoding"] == "gzip"
        assert stream.read() == lines("z", count)


@nginx_only
def test_nginx_closes_after_so_many_requests(wire: Wire, origin: Origin) -> None:
    driver = wire.driver(origin.url, connections=1)
    used: list[str] = []
    for number in range(NGINX_REQUESTS * 4):
        name = f"limited-{wire.face}-{number}"
        target, headers = f"/echo/{name}", named(name)
        request = get(target, headers=headers) if number % 2 else post(b"x", target, headers=headers)
        response = driver.send(request, PATIENCE)
        check(response, name, sent=b"" if number % 2 else b"x")
        used.append(response.headers["x-port"])
    assert len(set(used)) == 4
    assert all(used.count(port) == NGINX_REQUESTS for port in used)
