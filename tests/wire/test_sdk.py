"""The scenarios in which SDKs and HTTP libraries fail, at the level of the SDK's own clients."""

from __future__ import annotations

import asyncio
import copy
import gzip
import json
import pickle
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.wire.clients import TOKEN, Client
from tests.wire.conftest import Wire
from tests.wire.driver import FACES
from tests.wire.hostile import Connection, HostileServer, Received, Script, answer, cutting, sending
from thingshub import Retries, ThingsHub, Timeout
from thingshub.errors import (
    AuthenticationError,
    ConnectError,
    NotFoundError,
    RateLimitError,
    RequestTimeoutError,
    ServiceUnavailableError,
    ThingsHubError,
    TransportError,
    TruncatedAnswerError,
    UnexpectedStatusError,
)

Call = Callable[[Any], Any]
DEVICE: dict[str, Any] = {
    "id": "x",
    "name": "Pump",
    "labels": [],
    "created_at": "2026-01-01T12:00:00Z",
    "updated_at": "2026-01-01T12:00:00Z",
}
QUICK = Retries(attempts=3, first_wait_seconds=0.01, longest_wait_seconds=0.02)


def device(request: Received) -> bytes:
    """The device that was asked for, or is to be made."""
    given = json.loads(request.body)["id"] if request.body else request.target.rpartition("/")[2]
    return json.dumps({**DEVICE, "id": given}).encode()


def devices(connection: Connection, request: Received) -> None:
    connection.send(answer(device(request), "201 Created" if request.method == "POST" else "200 OK"))


def got(hub: Any) -> Any:
    return hub.devices.get("x")


def got_by(number: int) -> Call:
    return lambda hub: hub.devices.get(f"d-{number}")


def created(number: int) -> Call:
    return lambda hub: hub.devices.create(id=f"d-{number}", name="Pump")


def test_every_call_gets_its_own_answer_whatever_hints_come_before(wire: Wire) -> None:
    """1: a 103 before the answer, in one segment and in two."""
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"

    def script(connection: Connection, request: Received) -> None:
        whole = answer(device(request))
        if int(request.target.rpartition("-")[2]) % 2:
            connection.send(hint + whole)
        else:
            connection.send(hint, whole, pause_seconds=0.01)

    _, client = wire.served(script)
    for number in range(8):
        assert client.run(got_by(number)).id == f"d-{number}"


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_half_an_export_is_no_export(wire: Wire, share: float, tmp_path: Any) -> None:
    """3: a gzip stream that ends early, complete as HTTP; 4: one cut as HTTP."""
    table = gzip.compress(b"time,value\n" + b"".join(b"2026-01-01T00:00:00Z,%d\n" % n for n in range(5000)))
    cut = table[: int(len(table) * share)]
    wholes = [
        answer(cut, "200 OK", "Content-Encoding: gzip"),
        answer(cut, "200 OK", "Content-Encoding: gzip", length=len(table)),
    ]

    def script(connection: Connection, request: Received) -> None:
        connection.send(wholes[len(server.requests) % 2].replace(b"application/json", b"text/csv"))
        connection.finish()

    server, client = wire.served(script)
    for _ in range(2):
        with pytest.raises(TransportError):
            client.run(lambda hub: hub.data_tables.export("t"))
        with pytest.raises(TransportError):
            client.streamed("data_tables.export", "t")


def test_json_that_is_whole_before_its_answer_is_not_taken(wire: Wire) -> None:
    """3: what was cut off is white space, and still it was cut off."""
    body = gzip.compress(json.dumps(DEVICE).encode() + b" " * 5000)
    _, client = wire.served(
        lambda connection, _: connection.send(answer(body[:-9], "200 OK", "Content-Encoding: gzip"))
    )
    with pytest.raises(TransportError):
        client.run(got)


def test_no_create_is_sent_twice_and_no_read_is_lost(wire: Wire) -> None:
    """5 and 6: the server ends idle connections, or drops a request that it has read."""
    seen: set[str] = set()

    def script(connection: Connection, request: Received) -> None:
        number = int(request.body.partition(b"d-")[2][:2] if request.body else request.target.rpartition("-")[2])
        is_first = f"{request.method} {number}" not in seen
        seen.add(f"{request.method} {number}")
        if is_first and number % 3 == (1 if request.method == "GET" else 2):
            connection.cut()
        devices(connection, request)
        if number % 2:
            connection.finish()

    server, client = wire.served(script, retries=Retries(attempts=3, first_wait_seconds=0.01))
    made, lost = 0, 0
    for number in range(10, 22):
        assert client.run(got_by(number)).id == f"d-{number}"
        try:
            client.run(created(number))
            made += 1
        except TruncatedAnswerError as error:
            lost += "carried out" in str(error)
    bodies = [request.body for request in server.requests if request.method == "POST"]
    assert len(bodies) == len(set(bodies)), "no create came twice"
    assert lost >= 4
    assert made > 0


def test_a_create_is_repeated_when_it_was_certainly_not_sent(wire: Wire) -> None:
    server, client = wire.served(devices, retries=QUICK)
    server.stop()
    with pytest.raises(ConnectError) as caught:
        client.run(created(1))
    assert len(caught.value.attempts) == 3


@pytest.mark.parametrize("status", ["503 Service Unavailable", "429 Too Many Requests"])
def test_a_refused_create_is_not_repeated_before_it_may_be(wire: Wire, status: str) -> None:
    """6b: Retry-After is waited for, or the call ends and says so."""
    _, client = wire.served(
        lambda connection, _: connection.send(answer(b'{"code": 1, "error": "slow"}', status, "Retry-After: 2")),
        retries=QUICK,
    )
    began = time.monotonic()
    with pytest.raises((ServiceUnavailableError, RateLimitError)) as caught:
        client.run(created(1))
    attempts = caught.value.attempts
    assert caught.value.status == int(status[:3])
    assert caught.value.retry_after_seconds == 2
    assert len(attempts) == 1 or time.monotonic() - began >= 2


def test_a_read_is_repeated_after_retry_after(wire: Wire) -> None:
    def script(connection: Connection, request: Received) -> None:
        if len(server.requests) == 1:
            connection.send(answer(b"", "503 Service Unavailable", "Retry-After: 1"))
        else:
            devices(connection, request)

    server, client = wire.served(script, retries=QUICK)
    began = time.monotonic()
    assert client.run(got).id == "x"
    assert time.monotonic() - began >= 1


def test_nobody_waits_an_hour(wire: Wire) -> None:
    """6c."""
    server, client = wire.served(
        lambda connection, _: connection.send(answer(b"", "503 Service Unavailable", "Retry-After: 3600")),
        retries=QUICK,
    )
    began = time.monotonic()
    with pytest.raises(ServiceUnavailableError) as caught:
        client.run(got)
    assert caught.value.retry_after_seconds == 3600
    assert time.monotonic() - began < 2
    assert len(server.requests) == 1


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_dripping_server_cannot_hold_a_call(wire: Wire, part: str) -> None:
    """7."""

    def script(connection: Connection, request: Received) -> None:
        whole = answer(device(request))
        if part == "body":
            connection.send(whole[:-50])
            whole = whole[-50:]
        connection.drip(whole, pause_seconds=0.05)

    _, client = wire.served(script, timeout=Timeout(connect_seconds=2, read_seconds=2, total_seconds=0.4))
    began = time.monotonic()
    with pytest.raises(RequestTimeoutError):
        client.run(got)
    assert time.monotonic() - began < 1


def test_after_close_nothing_is_sent(wire: Wire) -> None:
    """9."""
    server, client = wire.served(devices, retries=QUICK)
    client.run(got)
    client.close()
    began = time.monotonic()
    for call in (got, created(1)):
        with pytest.raises(TransportError, match="closed") as caught:
            client.run(call)
        assert type(caught.value).__name__ == "ClientClosedError"
        assert "carried out" not in str(caught.value)
    with pytest.raises(TransportError):
        client.streamed("data_tables.export", "t")
    assert time.monotonic() - began < 0.2, "it is not tried again"
    assert len(server.requests) == 1


@pytest.mark.parametrize("wire", ["plain", "tls"], indirect=True)
@pytest.mark.parametrize("face", ["asyncio"], indirect=True)
def test_one_client_works_in_one_event_loop_after_the_other(wire: Wire) -> None:
    """10."""
    server = wire.serve(devices)
    hub = wire.client(server.url).hub

    async def job() -> str:
        found: str = (await hub.devices.get("x")).id
        return found

    for _ in range(3):
        assert asyncio.run(job()) == "x"


def waiting(connection: Connection, _: Received) -> None:
    connection.wait(1)


ENDS: dict[str, tuple[Script, type[ThingsHubError]]] = {
    "404": (sending(answer(b'{"code": 404, "error": "no"}', "404 Not Found")), NotFoundError),
    "401": (sending(answer(b'{"code": 401, "error": "no"}', "401 Unauthorized")), AuthenticationError),
    "302": (sending(answer(b"", "302 Found", "Location: /")), UnexpectedStatusError),
    "garbage": (sending(b"garbage\r\n\r\n"), TransportError),
    "two lengths": (sending(answer(b"{}", "200 OK", "Content-Length: 3")), TransportError),
    "dropped": (cutting(), TruncatedAnswerError),
    "late": (waiting, RequestTimeoutError),
}


@pytest.mark.parametrize("name", ENDS)
def test_errors_survive_pickling_and_copying(wire: Wire, name: str) -> None:
    """11."""
    script, expected = ENDS[name]
    _, client = wire.served(script, timeout=Timeout(connect_seconds=2, read_seconds=0.2, total_seconds=3))
    with pytest.raises(expected) as caught:
        client.run(got)
    for again in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value), copy.deepcopy(caught.value)):
        assert type(again) is type(caught.value)
        assert str(again) == str(caught.value)
        for attribute in ("operation", "attempts", "status", "is_unsent"):
            assert getattr(again, attribute, None) == getattr(caught.value, attribute, None)


SCRUBBED = {"password", "token", "secret", "api_key", "auth", "authorization", "credentials"}  # by name, by all of them


def shown_by_a_tracker(value: Any, depth: int = 4) -> str:
    """What error trackers write of a local variable: collections by content, everything else by its repr."""
    if depth and isinstance(value, dict):
        entries: dict[Any, Any] = value  # pyright: ignore[reportUnknownVariableType]
        return " ".join(f"{key!r}: {shown_by_a_tracker(item, depth - 1)}" for key, item in entries.items())
    if depth and isinstance(value, list | tuple | set | frozenset):
        items: list[Any] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        return " ".join(shown_by_a_tracker(item, depth - 1) for item in items)
    try:
        return repr(value)
    except Exception as error:  # as trackers do
        return repr(error)


@pytest.mark.parametrize("name", ["401", "dropped", "garbage", "late"])
def test_no_frame_of_the_sdk_shows_a_secret_to_an_error_tracker(wire: Wire, name: str) -> None:
    """12: the token, a password in a body, one of the login."""
    script, _ = ENDS[name]
    password = "canary-of-a-user"
    server, client = wire.served(script, timeout=Timeout(connect_seconds=2, read_seconds=0.1, total_seconds=2))
    login = wire.client(server.url, token=None, username="olga", password="canary-of-the-login")
    attempts: tuple[tuple[Client, Call], ...] = (
        (client, lambda hub: hub.users.create(username="u", password=password, full_name="x", email="a@b.c")),
        (client, got),
        (login, got),
    )
    frames = 0
    for who, call in attempts:
        with pytest.raises(ThingsHubError) as caught:
            who.run(call)
        for line in frames_of(caught.value):
            if "thingshub" in line.f_code.co_filename and "tests" not in line.f_code.co_filename:
                frames += 1
                for variable, value in line.f_locals.items():
                    if variable in SCRUBBED:
                        continue
                    shown = shown_by_a_tracker(value)
                    for secret in (TOKEN, password, "canary-of-the-login"):
                        assert secret not in shown, f"{variable} in {line.f_code.co_qualname}"
    assert frames > 3


def frames_of(error: BaseException | None) -> list[Any]:
    """The frames of an error and of all that it is chained to."""
    found: list[Any] = []
    while error is not None:
        step = error.__traceback__
        while step is not None:
            found.append(step.tb_frame)
            step = step.tb_next
        error = error.__cause__ or error.__context__
    return found


def test_twenty_at_once_share_two_connections_fairly(wire: Wire) -> None:
    """13."""

    def script(connection: Connection, request: Received) -> None:
        connection.wait(0.003)
        devices(connection, request)

    server, client = wire.served(script, max_connections=2)
    results = client.together(*[got_by(number) for number in range(60)])
    assert [result.id for result in results] == [f"d-{number}" for number in range(60)]
    assert len(server.connections) <= 2


def test_a_redirect_carries_nothing_elsewhere(wire: Wire) -> None:
    """16."""
    elsewhere = wire.serve(devices)

    def script(connection: Connection, request: Received) -> None:
        status = "307 Temporary Redirect" if request.method == "POST" else "302 Found"
        connection.send(answer(b"", status, f"Location: {elsewhere.url}/stolen"))

    server, client = wire.served(script, retries=QUICK)
    for call in (got, created(1)):
        with pytest.raises(UnexpectedStatusError):
            client.run(call)
    assert len(server.requests) == 2
    assert elsewhere.requests == []


def test_a_hook_that_raises_loses_no_connection(wire: Wire) -> None:
    server = wire.serve(devices)
    broken = {"request": False, "answer": False}

    def hook(name: str) -> Any:
        def called(_: object) -> None:
            if broken[name]:
                raise LookupError(name)

        return called

    client = wire.client(
        server.url,
        max_connections=1,
        on_request=hook("request"),
        on_answer=hook("answer"),
        timeout=Timeout(connect_seconds=1, read_seconds=1, total_seconds=1),
    )
    kept: list[BaseException] = []
    for name in ("request", "answer"):
        for streaming in (False, True):
            broken[name] = True
            with pytest.raises(LookupError, match=name) as caught:
                client.streamed("devices.get", "x") if streaming else client.run(got)
            kept.append(caught.value)  # as a log or a debugger would
            broken[name] = False
            assert client.run(got).id == "x"


def test_answers_keep_apart_under_load_and_faults(wire: Wire) -> None:
    """Everything at once: hints, cuts, ends, late answers; never another call's answer."""

    def script(connection: Connection, request: Received) -> None:
        number = int(request.target.rpartition("-")[2])
        whole = answer(device(request))
        if number % 7 == 1:
            connection.send(b"HTTP/1.1 103 Early Hints\r\n\r\n" + whole)
        elif number % 7 == 2:
            connection.send(whole[:-3])
            connection.cut()
        elif number % 7 == 3:
            connection.send(whole + answer(b'{"id": "wrong"}'))
        elif number % 7 == 4:
            connection.send(whole)
            connection.finish()
        elif number % 7 == 5:
            connection.send(whole[:60], whole[60:], pause_seconds=0.002)
        else:
            connection.send(whole)

    _, client = wire.served(script, max_connections=4)
    results = client.together(*[got_by(number) for number in range(60)])
    for number, result in enumerate(results):
        if number % 7 == 2:
            assert isinstance(result, TransportError)
        elif not isinstance(result, TransportError):  # the end of a connection may have crossed a request
            assert result.id == f"d-{number}"
    assert sum(not isinstance(result, Exception) for result in results) > 20


@pytest.mark.parametrize("face", FACES)
def test_a_client_costs_no_connection_until_it_is_used(face: str) -> None:
    server = HostileServer(devices)
    client = Client(face, server.url)
    try:
        assert server.connections == []
    finally:
        client.stop()
        server.stop()


def test_many_threads_may_make_their_first_call_at_once() -> None:
    server = HostileServer(devices)
    try:
        with ThingsHub(server.url, token=TOKEN, allow_http_on_loopback=True) as hub, ThreadPoolExecutor(20) as threads:
            found = [device.id for device in threads.map(hub.devices.get, [f"d-{number}" for number in range(100)])]
        assert found == [f"d-{number}" for number in range(100)]
    finally:
        server.stop()
