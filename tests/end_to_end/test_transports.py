"""Both transports against servers that misbehave: always a typed error, never a hang, never a leaked token."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faces import run_async, run_sync
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub.errors import (
    BadGatewayError,
    CertificateError,
    ConnectError,
    NotJsonError,
    ProtocolError,
    RequestTimeoutError,
    ThingsHubError,
    TransportError,
    TruncatedAnswerError,
    UnexpectedStatusError,
)
from thingshub_sandbox.server import Options, running_sandbox

TOKEN = "canary-token"
STATE = b'{"reported":{},"desired":{}}'
Answer = Callable[[socket.socket, bytes], None]


class Loopback:
    """A server that answers each request with a function over the raw connection."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.requests: list[bytes] = []
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            connection, _ = self._listener.accept()
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with connection:
            received = b""
            while not self._stopping.is_set():
                while b"\r\n\r\n" not in received:
                    try:
                        chunk = connection.recv(65536)
                    except OSError:
                        return
                    if not chunk:
                        return
                    received += chunk
                self.requests.append(received)
                received = b""
                try:
                    self._answer(connection, self.requests[-1])
                except (OSError, StopIteration):
                    return

    def stop(self) -> None:
        self._stopping.set()
        with socket.create_connection(("127.0.0.1", self.port)):
            pass
        for thread in self._threads:
            thread.join(10)
        self._listener.close()


@contextmanager
def loopback(answer: Answer) -> Generator[Loopback]:
    server = Loopback(answer)
    try:
        yield server
    finally:
        server.stop()


def raw(head: str, body: bytes = b"", *, length: int | None = None) -> Answer:
    """An answer with this status line and headers; by default with the right length."""

    def answer(connection: socket.socket, _: bytes) -> None:
        size = len(body) if length is None else length
        connection.sendall(f"HTTP/1.1 {head}\r\nContent-Length: {size}\r\n\r\n".encode() + body)
        if size > len(body):
            raise StopIteration

    return answer


def hang_up(connection: socket.socket, _: bytes) -> None:
    raise StopIteration


def black_hole(connection: socket.socket, _: bytes) -> None:
    time.sleep(1)
    raise StopIteration


def drip_and_die(connection: socket.socket, _: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le")
    raise StopIteration


def broken_chunks(connection: socket.socket, _: bytes) -> None:
    connection.sendall(
        b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"re'
    )
    raise StopIteration


def nonsense(connection: socket.socket, _: bytes) -> None:
    connection.sendall(b"220 mail.example ESMTP\r\n\r\n")
    raise StopIteration


def _everything_about(error: BaseException | None) -> str:
    """What a log, a debugger or an error tracker could show of an error and all that it is chained to."""
    if error is None:
        return ""
    shown = f"{error}{error!r}{vars(error)}{error.args}"
    return shown + _everything_about(error.__cause__) + _everything_about(error.__context__)


JSON = "200 OK\r\nContent-Type: application/json"
GZIP = f"{JSON}\r\nContent-Encoding: gzip"
TIMEOUT = Timeout(connect_seconds=2, read_seconds=0.3)
ONCE = Retries(attempts=1)  # what a transport does; repetitions have tests of their own
CLIENTS = ("sync", "async")


@pytest.fixture(params=CLIENTS)
def play(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Runs a coroutine over a client of either kind."""

    def run(scenario: Callable[[AsyncThingsHub], object], url: str, **options: object) -> None:
        arguments: dict[str, object] = {
            "token": TOKEN,
            "timeout": TIMEOUT,
            "retries": ONCE,
            "allow_http_on_loopback": True,
            **options,
        }
        if request.param == "sync":
            run_sync(scenario, ThingsHub(url, **arguments))  # type: ignore[arg-type]
        else:
            run_async(scenario, lambda: AsyncThingsHub(url, **arguments))  # type: ignore[arg-type]

    return run


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (raw(JSON, STATE[:10], length=len(STATE)), TruncatedAnswerError),
        (raw(GZIP, gzip.compress(STATE)[:-12]), TruncatedAnswerError),
        (raw(GZIP, b"no gzip at all"), ProtocolError),
        (hang_up, TruncatedAnswerError),
        (drip_and_die, (TruncatedAnswerError, NotJsonError)),
        (broken_chunks, TruncatedAnswerError),
        (nonsense, ProtocolError),
        (black_hole, RequestTimeoutError),
        (raw("200 OK\r\nContent-Type: text/html", b"<html>log in</html>"), NotJsonError),
        (raw("302 Found\r\nLocation: http://127.0.0.1:1/elsewhere"), UnexpectedStatusError),
        (raw("502 Bad Gateway\r\nContent-Type: text/html", b"<html>Bad gateway</html>"), BadGatewayError),
    ],
    ids=[
        "cut body", "cut gzip", "no gzip", "hang up", "cut head", "cut chunk", "not HTTP", "black hole", "login page",
        "redirect", "proxy's page",
    ],
)  # fmt: skip
def test_a_server_that_misbehaves_is_a_typed_error(
    play: Callable[..., None], answer: Answer, kind: type[ThingsHubError] | tuple[type[ThingsHubError], ...]
) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        began = time.monotonic()
        with pytest.raises(kind, match=r"^devices\.get_state: ") as caught:
            await hub.devices.get_state("pump-7")
        assert time.monotonic() - began < 3
        assert TOKEN not in _everything_about(caught.value)
        assert caught.value.hint

    with loopback(answer) as server:
        play(scenario, server.url)
        assert len(server.requests) == 1, "nothing is repeated in secret"


def test_a_client_works_again_once_the_fault_is_gone(play: Callable[..., None]) -> None:
    answers = iter([hang_up, black_hole, raw(JSON, STATE)])

    async def scenario(hub: AsyncThingsHub) -> None:
        for _ in range(2):
            with pytest.raises(TransportError):
                await hub.devices.get_state("pump-7")
        assert (await hub.devices.get_state("pump-7")).desired == {}

    with loopback(lambda connection, request: next(answers)(connection, request)) as server:
        play(scenario, server.url)


def test_connections_are_kept_and_compressed_answers_are_read(play: Callable[..., None]) -> None:
    ports: set[int] = set()
    compressed = raw(GZIP, gzip.compress(STATE))

    def answer(connection: socket.socket, request: bytes) -> None:
        ports.add(connection.getpeername()[1])
        assert b"accept-encoding: gzip, deflate" in request.lower()
        compressed(connection, request)

    async def scenario(hub: AsyncThingsHub) -> None:
        for _ in range(5):
            assert (await hub.devices.get_state("pump-7")).reported == {}

    with loopback(answer) as server:
        play(scenario, server.url)
    assert len(ports) == 1


def test_what_goes_over_the_wire_is_quoted_once_and_has_no_extras(play: Callable[..., None]) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        await hub.devices.add_labels("50% a/b?", ["x y", "ä"])

    with loopback(raw(JSON, b'{"collection":[]}')) as server:
        play(scenario, server.url)
    head = server.requests[0].decode().split("\r\n")
    assert head[0] == "POST /api/v3/devices/50%25%20a%2Fb%3F/labels?labels=x%20y,%C3%A4 HTTP/1.1"
    names = {line.partition(":")[0].lower() for line in head[1:] if line}
    assert names - {"content-length"} == {"host", "accept", "accept-encoding", "user-agent", "authorization"}
    assert any(line.lower().startswith("user-agent: thingshub-python/") for line in head)


def test_nobody_listening_is_a_connect_error(play: Callable[..., None]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]

    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(ConnectError, match="refused"):
            await hub.devices.list()

    play(scenario, f"http://127.0.0.1:{port}")


def test_an_unknown_host_is_a_connect_error(play: Callable[..., None]) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(ConnectError):
            await hub.devices.list()

    play(scenario, "https://no-such-host.invalid")


def test_a_proxy_of_the_environment_is_used_and_its_password_never_shown(
    play: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with loopback(raw("407 Proxy Authentication Required")) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://olga:canary-proxy@127.0.0.1:{proxy.port}")

        async def scenario(hub: AsyncThingsHub) -> None:
            with pytest.raises(TransportError) as caught:
                await hub.devices.list()
            assert "canary" not in _everything_about(caught.value)

        play(scenario, "https://demo.example")
    assert proxy.requests[0].startswith(b"CONNECT demo.example:443 ")
    assert TOKEN.encode() not in proxy.requests[0]


def test_a_server_whose_ca_is_not_trusted_gets_nothing(play: Callable[..., None], tmp_path: Path) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(CertificateError, match="ca_file"):
            await hub.devices.list()

    (tmp_path / "other").mkdir()
    options = Options(data=tmp_path / "one", is_in_memory=True, has_cheap_passwords=True)
    with running_sandbox(options) as sandbox:
        play(scenario, sandbox.url)
        assert sandbox.calls == {}
        with running_sandbox(Options(data=tmp_path / "other", is_in_memory=True, has_cheap_passwords=True)) as other:
            play(scenario, sandbox.url, ca_file=other.ca_file)
        assert sandbox.calls == {}
