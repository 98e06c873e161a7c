"""Whether a request has reached the server: a failure says so, and is never surer than the facts."""

from __future__ import annotations

import socket
import ssl
import time
from pathlib import Path

import pytest
import trustme

from tests.wire.conftest import Wire, certify
from tests.wire.driver import RESULT_SECONDS, get, post
from tests.wire.failing import BRIEF, failure, kind
from tests.wire.hostile import Connection, HostileServer, Received, answer, echo, first
from thingshub.transport import TransportFailure


def test_nobody_listens(wire: Wire) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    failed = failure(wire.driver(f"{'https' if wire.is_tls else 'http'}://127.0.0.1:{port}"), post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("ConnectError", True)
    assert "refused" in failed.reason


def test_an_unknown_host(wire: Wire) -> None:
    failed = failure(wire.driver("https://no-such-host.invalid"), post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("NameLookupError", True)


def test_a_connection_that_ends_before_tls(face: str, ca_file: Path) -> None:
    wire = Wire(face, None, ca_file)
    try:
        server = wire.serve(lambda connection, _: connection.cut())
        plain = wire.serve()
        for url in (server.url, plain.url):
            driver = wire.driver(url.replace("http:", "https:"), ca_file=ca_file)
            # what comes is no head of a request, so that the script is never asked
            server.connections.clear()
            with socket.create_connection(("127.0.0.1", server.port)):
                pass
            failed = failure(driver, post(b"x"), BRIEF._replace(connect_seconds=0.5))
            assert kind(failed) in ("ConnectError", "CertificateError", "RequestTimeoutError")
            assert failed.is_unsent
    finally:
        wire.stop()


@pytest.mark.parametrize("fault", ["another authority", "another host"])
def test_a_certificate_that_is_not_trusted(face: str, fault: str, authority: trustme.CA, ca_file: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issuer = trustme.CA() if fault == "another authority" else authority
    certify(context, issuer, "127.0.0.1" if fault == "another authority" else "other.example")
    wire = Wire(face, context, ca_file)
    try:
        server, driver = wire.both()
        failed = failure(driver, post(b"x"))
        assert (kind(failed), failed.is_unsent) == ("CertificateError", True)
        assert server.requests == []
    finally:
        wire.stop()


@pytest.mark.parametrize("end", ["finish", "cut", "reset"])
def test_no_answer_to_a_whole_request_leaves_it_open(wire: Wire, end: str) -> None:
    server, driver = wire.both(lambda connection, _: getattr(connection, end)())
    failed = failure(driver, post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("TruncatedAnswerError", False)
    assert len(server.requests) == 1


@pytest.mark.parametrize("end", ["finish", "cut", "reset"])
def test_a_connection_closed_while_idle_is_noticed_before_it_is_used(wire: Wire, end: str) -> None:
    def script(connection: Connection, request: Received) -> None:
        echo(connection, request)
        getattr(connection, end)()

    server, driver = wire.both(script)
    for number in range(10):
        assert driver.send(post(b"x", f"/{number}")).body == f"/{number}".encode()
        time.sleep(0.02)
    assert server.targets == [f"/{number}" for number in range(10)], "each once"


@pytest.mark.parametrize("end", ["finish", "cut", "reset"])
def test_a_reused_connection_that_ends_on_the_request_leaves_it_open(wire: Wire, end: str) -> None:
    def script(connection: Connection, request: Received) -> None:
        if request.target == "/second":
            getattr(connection, end)()
        echo(connection, request)

    server, driver = wire.both(script)
    driver.send(get("/first"))
    failed = failure(driver, post(b"x", "/second"))
    assert (kind(failed), failed.is_unsent) == ("TruncatedAnswerError", False)
    assert driver.send(get("/third")).body == b"/third"
    assert server.targets == ["/first", "/second", "/third"]


def test_in_a_race_with_the_servers_end_nothing_is_sent_twice(wire: Wire) -> None:
    """The server closes 20 ms after each answer; the next request comes at about that time."""

    def script(connection: Connection, request: Received) -> None:
        connection.send(answer(request.target.encode()))
        connection.wait(0.02)
        connection.finish()

    server, driver = wire.both(script)
    answered = 0
    for number in range(40):
        future = driver.start(post(b"x", f"/{number}"), BRIEF)
        error = future.exception(RESULT_SECONDS)
        if error is None:
            answered += 1
        else:
            assert isinstance(error, TransportFailure)
            assert kind(error) in ("TruncatedAnswerError", "ConnectError")
            assert not (error.is_unsent and f"/{number}" in server.targets), "it said that this was not sent"
        time.sleep(0.0185 + 0.0001 * (number % 25))
    assert len(server.targets) == len(set(server.targets)), "nothing twice"
    assert answered > 0


@pytest.mark.parametrize("part", [b"", answer()[:-1]], ids=["no answer", "half an answer"])
def test_too_late_is_open(wire: Wire, part: bytes) -> None:
    def script(connection: Connection, _: Received) -> None:
        connection.send(part)
        connection.wait(1)

    _, driver = wire.both(first(script))
    failed = failure(driver, get("/first"), BRIEF._replace(read_seconds=0.2))
    assert (kind(failed), failed.is_unsent) == ("RequestTimeoutError", False)
    assert driver.send(get("/next")).body == b"/next"


def test_what_a_server_refuses_is_an_answer(wire: Wire) -> None:
    server, driver = wire.both(lambda connection, _: connection.send(answer(b"no", "503 Service Unavailable")))
    assert driver.send(post(b"x")).status == 503
    assert len(server.requests) == 1


def test_no_failure_shows_what_was_sent(wire: Wire) -> None:
    _, driver = wire.both(lambda connection, _: connection.cut())
    secret = "canary-secret"
    failed = failure(driver, post(secret.encode(), f"/?key={secret}", headers={"Authorization": f"Bearer {secret}"}))
    shown = "".join(
        f"{error!r}{error}{vars(error)}" for error in (failed, failed.__cause__, failed.__context__) if error
    )
    assert secret not in shown


def test_a_server_that_is_stopped_is_no_server(wire: Wire) -> None:
    server, driver = wire.both()
    driver.send(get())
    assert isinstance(server, HostileServer)
    server.stop()
    failed = failure(driver, post(b"x"))
    assert (kind(failed), failed.is_unsent) == ("ConnectError", True), "the old connection was seen to be closed"
