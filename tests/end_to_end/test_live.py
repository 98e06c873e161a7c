"""Listening to live updates: against the sandbox, also while it restarts, and against servers that misbehave."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, aclosing, contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from tests.both import Scenario, json_answer, run_both
from tests.drivers import package
from tests.end_to_end.test_transports import Loopback
from tests.faces import run_async, run_sync
from thingshub import AsyncThingsHub, ThingsHub, live
from thingshub.errors import (
    AuthenticationError,
    BadGatewayError,
    ForeignAnswerError,
    ListenError,
    NotFoundError,
    PayloadError,
    PermissionDeniedError,
    ServiceUnavailableError,
    ThingsHubError,
    TruncatedAnswerError,
    UnexpectedStatusError,
)
from thingshub.listening import Buffer
from thingshub.live import Gap
from thingshub.models import StateUpdate, WebsocketIntegrationConfig
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.remote import Remote, RemoteError
from thingshub_sandbox.server import Options, Running, running_sandbox

CANARY = "canary-in-the-url"
WARM = "00e12f"  # 22.5 °C and 47 %
EIGHT_DAYS = 8 * 24 * 3600
Behaviour = Callable[[socket.socket], None]


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "FIRST_PAUSE_SECONDS", 0.01)


# A server that speaks WebSocket byte by byte


def text(value: str | bytes) -> bytes:
    """A message."""
    content = value.encode() if isinstance(value, str) else value
    size = bytes([len(content)]) if len(content) < 126 else b"\x7f" + len(content).to_bytes(8, "big")
    return b"\x81" + size + content


def update(number: int) -> bytes:
    """A message with an update."""
    return text(json.dumps({"device_id": f"d{number}", "timestamp": "2026-01-01T00:00:00Z", "values": {"n": number}}))


def says(*frames: bytes, code: int | None = None) -> Behaviour:
    """Send these frames, then close with a code, or just hang up."""

    def behave(connection: socket.socket) -> None:
        connection.sendall(b"".join(frames))
        if code is not None:
            connection.sendall(b"\x88\x02" + code.to_bytes(2, "big"))
            connection.recv(1000)  # its own close

    return behave


def stays(*frames: bytes) -> Behaviour:
    """Send these frames, then say nothing more, not even to a ping, until the other side goes."""

    def behave(connection: socket.socket) -> None:
        connection.sendall(b"".join(frames))
        while connection.recv(1000):
            pass

    return behave


def refuses(status: int, *headers: str, body: bytes = b"") -> Behaviour:
    """Answer the handshake with another status."""

    def behave(connection: socket.socket) -> None:
        lines = (f"HTTP/1.1 {status} No", f"Content-Length: {len(body)}", *headers, "", "")
        connection.sendall("\r\n".join(lines).encode() + body)

    behave.__name__ = "refuses"
    return behave


class LiveServer:
    """Answers the reading of an integration, and each WebSocket with the next behaviour; the last one goes on."""

    def __init__(self, *behaviours: Behaviour, gone_after: int | None = None) -> None:
        self._behaviours = list(behaviours)
        self._gone_after = gone_after
        self.opened: list[bytes] = []
        self.closed = threading.Semaphore(0)
        self.server = Loopback(self._answer)
        self.url = self.server.url

    def _answer(self, connection: socket.socket, request: bytes) -> None:
        if b"/ws/" in request:
            self._open(connection, request)
        if b"/auth/token" in request:
            body: Any = {"token": f"token-{len(self.opened)}", "expires": "2100-01-01T00:00:00Z", "User": _USER}
        else:
            body = integration(url=f"{self.url.replace('http', 'ws')}/ws/1?key={CANARY}")
        is_gone = self._gone_after is not None and len(self.opened) >= self._gone_after
        content = json.dumps({"code": 404, "error": "gone"} if is_gone else body).encode()
        head = f"HTTP/1.1 {404 if is_gone else 200} X\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)

    def _open(self, connection: socket.socket, request: bytes) -> None:
        behave = self._behaviours.pop(0) if len(self._behaviours) > 1 else self._behaviours[0]
        self.opened.append(request)
        if behave.__name__ != "refuses":
            key = request.partition(b"Sec-WebSocket-Key: ")[2].partition(b"\r\n")[0]
            accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
            connection.sendall(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
            )
        try:
            behave(connection)
        finally:
            self.closed.release()
        raise StopIteration


_USER = {"id": 1, "username": "olga"}


def integration(**changes: Any) -> dict[str, Any]:
    """An integration as the server answers it."""
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    fixed: dict[str, Any] = {"id": "live", "name": "Live", "description": "", "labels": [], "status": "active", **times}
    return {**fixed, "type": "websocket", "config": {"type": "websocket"}, "enabled": True, **changes}


@contextmanager
def serving(*behaviours: Behaviour, gone_after: int | None = None) -> Generator[LiveServer]:
    server = LiveServer(*behaviours, gone_after=gone_after)
    try:
        yield server
    finally:
        server.server.stop()


class Heard:
    """A listener's updates, gaps and unreadable messages, in order."""

    def __init__(self, count: int, *, takes_unreadable: bool = False, **options: Any) -> None:
        self._count = count
        self._options = options
        self.events: list[int | Gap | PayloadError] = []
        if takes_unreadable:
            self._options["on_unreadable"] = self.events.append

    async def listen(self, hub: AsyncThingsHub) -> None:
        """Until so many updates have come."""
        updates = hub.integrations.listen("live", on_gap=self.events.append, **self._options)
        async with aclosing(cast("Any", updates)):
            async for entry in updates:
                assert isinstance(entry, StateUpdate)
                self.events.append(entry.values["n"])
                if sum(isinstance(event, int) for event in self.events) == self._count:
                    break

    @property
    def kinds(self) -> list[object]:
        return [event if isinstance(event, int) else type(event) for event in self.events]


def listening(kind: str, server: LiveServer, heard: Heard, **credentials: str) -> None:
    """Listen with a client of this kind."""
    connection: dict[str, Any] = {"url": server.url, "allow_http_on_loopback": True, **(credentials or {"token": "t"})}
    if kind == "sync":
        run_sync(heard.listen, ThingsHub(**connection))
    else:
        run_async(heard.listen, lambda: AsyncThingsHub(**connection))


both = pytest.mark.parametrize("kind", ["sync", "async"])


@both
@pytest.mark.parametrize("code", [None, 1000, 1001, 1011, 1012, 1013, 4999])
def test_a_connection_that_ends_is_made_again_and_the_gap_is_told(kind: str, code: int | None) -> None:
    heard = Heard(3)
    with serving(says(update(1), update(2), code=code), stays(update(3))) as server:
        listening(kind, server, heard)
    assert heard.kinds == [1, 2, Gap, 3]
    gap = heard.events[2]
    assert isinstance(gap, Gap)
    assert gap.reason == "reconnected"
    assert 0 < gap.offline_seconds < 5
    assert [b"Authorization: Bearer t\r\n" in request for request in server.opened] == [True, True]


@both
def test_without_reconnect_the_end_is_raised(kind: str) -> None:
    heard = Heard(9, reconnect=False)
    with serving(says(update(1), code=1011)) as server, pytest.raises(TruncatedAnswerError) as caught:
        listening(kind, server, heard)
    assert heard.events == [1], "what came before the end is delivered"
    assert str(caught.value).startswith("integrations.listen: the connection ended (1011) (GET {url})")


@both
@pytest.mark.parametrize("garbage", [text("no json"), text("[1]"), text('{"device_id":"x"}'), text(b'{"\xc3\xa9":1}')])
def test_a_message_that_is_no_update_is_raised_or_handed_over(kind: str, garbage: bytes) -> None:
    with serving(stays(update(1), garbage, update(2))) as server:
        heard = Heard(2)
        with pytest.raises(PayloadError, match="StateUpdate"):
            listening(kind, server, heard)
        assert heard.events == [1]
        heard = Heard(2)
        heard = Heard(2, takes_unreadable=True)
        listening(kind, server, heard)
    assert heard.kinds == [1, PayloadError, 2]


@both
def test_a_message_that_is_too_big_is_handed_over_and_ends_only_the_connection(kind: str) -> None:
    huge = b"\x81\x7f" + (5 * 1024 * 1024).to_bytes(8, "big") + b" " * 100
    heard = Heard(2)
    heard = Heard(2, takes_unreadable=True)
    with serving(stays(update(1), huge), stays(update(2))) as server:
        listening(kind, server, heard)
    assert heard.kinds == [1, PayloadError, Gap, 2]


@both
def test_a_peer_that_answers_no_ping_is_given_up(kind: str) -> None:
    heard = Heard(2, heartbeat_seconds=0.2)
    with serving(stays(update(1)), stays(update(2))) as server:
        listening(kind, server, heard)
    assert heard.kinds == [1, Gap, 2]


@both
def test_a_server_that_has_nothing_to_say_any_more_is_asked_again(kind: str) -> None:
    heard = Heard(2, max_silence_seconds=0.2)
    with serving(stays(update(1)), stays(update(2))) as server:
        listening(kind, server, heard)
    assert heard.kinds == [1, Gap, 2]


@both
def test_a_deleted_integration_ends_it_when_the_connection_breaks(kind: str) -> None:
    heard = Heard(9)
    with serving(says(update(1), code=1008), gone_after=1) as server, pytest.raises(NotFoundError) as caught:
        listening(kind, server, heard)
    assert heard.events == [1]
    assert caught.value.operation == "integrations.get"
    assert caught.value.hint


@both
def test_a_server_that_says_not_permitted_is_asked_once_more_only(kind: str) -> None:
    heard = Heard(9)
    with serving(says(code=1008)) as server, pytest.raises(ListenError, match=r"not permitted.*--"):
        listening(kind, server, heard)
    assert len(server.opened) == 2


@both
@pytest.mark.parametrize(
    ("status", "kind_of_error"),
    [(401, AuthenticationError), (403, PermissionDeniedError), (404, NotFoundError), (503, ServiceUnavailableError),
     (200, UnexpectedStatusError)],
)  # fmt: skip
def test_the_first_connection_must_succeed(kind: str, status: int, kind_of_error: type[ThingsHubError]) -> None:
    with serving(refuses(status)) as server, pytest.raises(kind_of_error, match=r"integrations\.listen: "):
        listening(kind, server, Heard(1))
    assert len(server.opened) == 1


@both
@pytest.mark.parametrize(
    ("status", "media", "body", "kind_of_error"),
    [(404, "text/html", b"<html>nginx</html>", ForeignAnswerError),
     (403, "text/html", b"<html>token t</html>", ForeignAnswerError),
     (404, "application/json", b'{"code": 404, "error": "no such integration"}', NotFoundError),
     (502, "text/html", b"<html>nginx</html>", BadGatewayError)],
)  # fmt: skip
def test_a_page_that_answers_instead_is_no_word_of_thingshub(
    kind: str, status: int, media: str, body: bytes, kind_of_error: type[ThingsHubError]
) -> None:
    behaviour = refuses(status, f"content-type: {media}", body=body)
    with serving(behaviour) as server, pytest.raises(kind_of_error, match=r"integrations\.listen: ") as caught:
        listening(kind, server, Heard(1))
    assert type(caught.value) is kind_of_error


@both
def test_a_later_connection_may_fail_for_a_while(kind: str) -> None:
    heard = Heard(2)
    with serving(says(update(1)), refuses(503), refuses(502), refuses(429), stays(update(2))) as server:
        listening(kind, server, heard)
    assert heard.kinds == [1, Gap, 2]
    assert len(server.opened) == 5


@both
def test_a_later_refusal_that_no_further_try_will_mend_is_raised(kind: str) -> None:
    with serving(says(update(1)), refuses(403)) as server, pytest.raises(PermissionDeniedError):
        listening(kind, server, Heard(2))


@both
def test_a_refused_token_is_renewed_once(kind: str) -> None:
    heard = Heard(1)
    with serving(refuses(401), stays(update(1))) as server:
        listening(kind, server, heard, username="olga", password="a-password")
    tokens = [request.partition(b"Bearer ")[2].partition(b"\r\n")[0] for request in server.opened]
    assert tokens == [b"token-0", b"token-1"]


@both
def test_redirects_are_not_followed(kind: str) -> None:
    with serving(stays(update(1))) as other:
        away = f"Location: {other.url.replace('http', 'ws')}/ws/1"
        with serving(refuses(302, away)) as server, pytest.raises(UnexpectedStatusError, match="302"):
            listening(kind, server, Heard(1))
        assert other.opened == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"type": "http", "config": {"type": "http", "url": "https://x.example"}}, "type http"),
        ({"type": "carrier-pigeon", "config": {"type": "carrier-pigeon"}}, "type carrier-pigeon"),
        ({"enabled": False}, "disabled.*enabled=True"),
        ({}, "no URL"),
        ({"url": ""}, "no URL"),
        ({"url": "wss://[::1"}, "URL.*is none"),
        ({"url": "wss://demo.example:port/"}, "URL.*is none"),
        ({"url": f"wss://evil.example/ws?key={CANARY}"}, "not on the tenant's host"),
        ({"url": f"wss://demo.example.evil.example/{CANARY}"}, "not on the tenant's host"),
        ({"url": f"wss://user:{CANARY}@demo.example/"}, "not on the tenant's host"),
        ({"url": f"wss://demo.example@evil.example/{CANARY}"}, "not on the tenant's host"),
        ({"url": f"ws://demo.example/{CANARY}"}, "not one of wss"),
        ({"url": f"https://demo.example/{CANARY}"}, "not one of wss"),
    ],
)
def test_an_integration_without_a_safe_websocket_is_refused(changes: dict[str, Any], says: str) -> None:
    async def use(hub: AsyncThingsHub) -> None:
        with pytest.raises(ListenError, match=says) as caught:
            await anext(hub.integrations.listen("live"))
        assert CANARY not in str(caught.value)
        assert caught.value.hint

    asked = run_both(use, lambda _: json_answer(json.dumps(integration(**changes))))
    assert [request.target for request in asked] == ["/api/v3/integrations/live"]


@pytest.mark.parametrize(
    "options",
    [{"heartbeat_seconds": 0}, {"heartbeat_seconds": float("nan")}, {"max_silence_seconds": -1}, {"buffer_size": 0}],
)
def test_options_out_of_range_are_refused_at_once(options: dict[str, Any]) -> None:
    for hub in (ThingsHub("https://demo.example", token="t"), AsyncThingsHub("https://demo.example", token="t")):
        with pytest.raises(ValueError, match=next(iter(options))):
            hub.integrations.listen("live", **options)


def test_a_slow_listener_loses_the_oldest_and_is_told() -> None:
    buffer = Buffer(2, lambda: None)
    updates = [live._decoded(update(number)[2:]) for number in range(5)]  # pyright: ignore[reportPrivateUsage]
    for entry in updates:
        buffer.put(entry)
    assert buffer.take() == [Gap("overrun", dropped=3), *updates[3:]]
    assert buffer.take() == []
    buffer.put(updates[0])
    buffer.end(None)
    assert buffer.take() == [updates[0]], "what came is delivered before the end"
    assert buffer.take() is None


@both
def test_a_busy_listener_loses_neither_connection_nor_updates(kind: str) -> None:
    """Pings go out and updates come in while its code is busy for longer than the heartbeat."""

    def answers(connection: socket.socket) -> None:
        connection.sendall(update(1))
        number = 1
        while (ping := connection.recv(10))[:2] == b"\x89\x84":  # a ping of four bytes with its mask; else it closes
            number += 1
            payload = bytes(byte ^ mask for mask, byte in zip(ping[2:6], ping[6:], strict=True))
            connection.sendall(b"\x8a\x04" + payload + update(number))

    heard = Heard(4, heartbeat_seconds=0.2)

    class Busy(list[Any]):
        def append(self, event: Any) -> None:
            super().append(event)
            if event == 1 and kind == "sync":
                time.sleep(1)  # five heartbeats

    heard.events = Busy()
    with serving(answers) as server:
        listening(kind, server, heard)
    assert heard.events == [1, 2, 3, 4]


@both
@pytest.mark.parametrize("way", ["leave the loop", "close the client"])
def test_leaving_closes_the_connection(kind: str, way: str) -> None:
    async def leave(hub: AsyncThingsHub) -> None:
        updates = hub.integrations.listen("live")
        assert (await anext(updates)).device_id == "d1"
        if way == "leave the loop":
            await cast("Any", updates).aclose()
        else:
            await hub.close()
            assert [entry async for entry in updates] == []

    with serving(stays(update(1))) as server:
        connection: dict[str, Any] = {"url": server.url, "allow_http_on_loopback": True, "token": "t"}
        if kind == "sync":
            run_sync(leave, ThingsHub(**connection))
        else:
            run_async(leave, lambda: AsyncThingsHub(**connection))
        assert server.closed.acquire(timeout=5)
    assert not [thread for thread in threading.enumerate() if thread.name == "thingshub-listen"]


def test_an_abandoned_iterator_closes_its_connection() -> None:
    with serving(stays(update(1))) as server, ThingsHub(server.url, token="t", allow_http_on_loopback=True) as hub:
        for _ in hub.integrations.listen("live"):
            break
        assert server.closed.acquire(timeout=5)


@both
def test_no_secret_is_told(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "thingshub.bodies")  # the URL is a property of the answer, not marked secret
    heard = Heard(2)
    with serving(says(update(1)), refuses(503), says(update(2)), refuses(403)) as server:
        listening(kind, server, heard, username="olga", password="canary-password")
        with pytest.raises(PermissionDeniedError) as caught:
            listening(kind, server, Heard(9), username="olga", password="canary-password")
    assert "connecting again in" in caplog.text
    told = caplog.text + repr([vars(r) for r in caplog.records]) + repr(caught.value) + str(caught.value)
    told += repr([caught.value.__cause__, caught.value.__context__])
    for secret in (CANARY, "canary-password", "token-0", "Bearer"):
        assert secret not in told


# The sandbox


class Plant:
    """A sandbox that can be restarted at its address, with a device that reports all the time."""

    def __init__(self, data: Path, clock: FixedClock) -> None:
        self._data = data
        self._clock = clock
        self._running = ExitStack()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._report)
        self.sandbox = self._start(0)

    def _start(self, port: int) -> Running:
        options = Options(data=self._data, port=port, clock=self._clock, has_cheap_passwords=True)
        return self._running.enter_context(running_sandbox(options))

    def _report(self) -> None:
        while not self._stopping.wait(0.02):
            try:
                self.remote.uplink("room-1", WARM)
            except RemoteError:
                continue  # it restarts

    @property
    def remote(self) -> Remote:
        return Remote(self.sandbox.url, self.sandbox.ca_file, self.sandbox.admin_token)

    def restart(self) -> None:
        port = int(self.sandbox.url.rpartition(":")[2])
        self._running.close()
        self.sandbox = self._start(port)

    def __enter__(self) -> Plant:
        with ThingsHub(**self.login) as hub:
            hub.drivers.push(package("climate"), tags=["1.0"])
            hub.devices.create(id="room-1", name="Room 1", labels=["hall-1"], driver="example/climate:1.0")
            hub.integrations.create(id="live", name="Live", labels=["hall-1"], config=WebsocketIntegrationConfig())
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()
        self._running.close()

    @property
    def login(self) -> dict[str, Any]:
        sandbox = self.sandbox
        secrets = {"username": sandbox.username, "password": sandbox.password}
        return {"url": sandbox.url, "ca_file": sandbox.ca_file, **secrets}


@both
def test_updates_come_and_go_on_after_the_sandbox_was_restarted(kind: str, tmp_path: Path) -> None:
    """Eight days later, so that the token has ended too."""
    clock = FixedClock()
    gaps: list[Gap] = []

    async def use(hub: AsyncThingsHub) -> None:
        updates = hub.integrations.listen("live", on_gap=gaps.append)
        async with aclosing(cast("Any", updates)):
            for _ in range(2):
                entry = await anext(updates)
                assert (entry.device_id, entry.values) == ("room-1", {"temperature": 22.5, "humidity": 47})
            clock.advance(EIGHT_DAYS)
            await asyncio.to_thread(plant.restart)
            entry = await anext(updates)
            while not gaps:
                entry = await anext(updates)
            assert entry.values == {"temperature": 22.5, "humidity": 47}

    scenario: Scenario = use
    with Plant(tmp_path, clock) as plant:
        if kind == "sync":
            run_sync(scenario, ThingsHub(**plant.login))
        else:
            run_async(scenario, lambda: AsyncThingsHub(**plant.login))
        assert plant.sandbox.calls["auth.login"] == 1, "the token had ended"
    assert [gap.reason for gap in gaps] == ["reconnected"]


@both
def test_listening_to_what_is_not_there_says_so(kind: str, tmp_path: Path) -> None:
    async def use(hub: AsyncThingsHub) -> None:
        with pytest.raises(NotFoundError, match=r"integrations\.get: 404"):
            await anext(hub.integrations.listen("nil"))
        made = await hub.integrations.create(
            name="Off", labels=["hall-1"], config=WebsocketIntegrationConfig(), enabled=False
        )
        with pytest.raises(ListenError, match="is disabled -- enable it"):
            await anext(hub.integrations.listen(made.id))

    with running_sandbox(Options(data=tmp_path, is_in_memory=True, has_cheap_passwords=True)) as sandbox:
        connection: dict[str, Any] = {"url": sandbox.url, "ca_file": sandbox.ca_file}
        connection |= {"username": sandbox.username, "password": sandbox.password}
        if kind == "sync":
            run_sync(use, ThingsHub(**connection))
        else:
            run_async(use, lambda: AsyncThingsHub(**connection))
