"""vcrpy at the SDK's own seam: what it sees, what it keeps, and that a replay never reaches the network."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cassettes.untyped import CannotOverwriteExistingCassetteException, vcr
from tests.wire.clients import Client
from tests.wire.driver import FACES
from tests.wire.hostile import Connection, HostileServer, Received, answer, cutting
from thingshub import Retries
from thingshub._http import recorders
from thingshub.errors import ConfigurationError, NotFoundError
from thingshub.testing import cassettes

STATE = b'{"reported":{},"desired":{}}'
CSV = b"time,value\n" + b"2026-01-01T00:00:00Z,1\n" * 5000


def script(connection: Connection, request: Received) -> None:
    """A state, a compressed table, an upload that is taken, or nothing at all."""
    if request.target.endswith("/export"):
        head = "200 OK\r\nContent-Encoding: gzip\r\nX-Request-Id: 7"
        connection.send(answer(gzip.compress(CSV), head).replace(b"application/json", b"text/csv"))
    elif request.method == "GET" and request.target.endswith("/state"):
        connection.send(answer(STATE))
    elif request.method == "POST":
        connection.send(answer(b'{"size": %d}' % len(request.body)))
    else:
        connection.send(answer(b'{"code": 404, "error": "nothing"}', "404 Not Found"))


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer(script)
    yield made
    made.stop()


@pytest.fixture(params=FACES)
def client(request: pytest.FixtureRequest, server: HostileServer) -> Iterator[Client]:
    made = Client(request.param, server.url, retries=Retries(attempts=1))
    yield made
    made.stop()


def state(hub: Any) -> Any:
    return hub.devices.get_state("pump-7")


def test_pytest_has_shown_our_seam_to_vcrpy() -> None:
    assert hasattr(vcr.patch.CassettePatcherBuilder.build, "sees_thingshub")
    before = vcr.patch.CassettePatcherBuilder.build
    cassettes.install()
    assert vcr.patch.CassettePatcherBuilder.build is before, "once is enough"


def test_a_client_made_before_the_cassette_reaches_no_server(
    client: Client, server: HostileServer, tmp_path: Path
) -> None:
    client.run(state)  # and has an open connection
    with (
        vcr.use_cassette(str(tmp_path / "tape.yaml"), record_mode="none"),
        pytest.raises(CannotOverwriteExistingCassetteException, match="DELETE"),
    ):
        client.run(lambda hub: hub.devices.delete("pump-7"))
    assert [request.method for request in server.requests] == ["GET"]
    client.run(state)
    assert len(server.requests) == 2, "once the cassette has ended, it is a client like any other"


def test_what_is_recorded_is_replayed(client: Client, server: HostileServer, tmp_path: Path) -> None:
    tape = str(tmp_path / "tape.yaml")

    def everything() -> None:
        assert client.run(state).desired == {}
        assert client.run(lambda hub: hub.data_tables.export("t")) == CSV.decode()
        pieces = client.streamed("data_tables.export", "t")
        assert (b"".join(pieces), len(pieces) > 1) == (CSV, True)
        with pytest.raises(NotFoundError, match="nothing"):
            client.run(lambda hub: hub.devices.get("pump-8"))

    with vcr.use_cassette(tape):
        everything()
    asked = len(server.requests)
    assert asked == 4
    with vcr.use_cassette(tape, record_mode="none") as played:
        everything()
        assert played.all_played
        with pytest.raises(CannotOverwriteExistingCassetteException):
            client.run(state)
    assert len(server.requests) == asked, "a replay reaches no server"
    table = played.responses[1]
    assert table["body"]["string"] == CSV, "bodies are kept as they are read"
    assert table["headers"] == {"Content-Type": ["text/csv"], "X-Request-Id": ["7"]}, "and not how they were sent"


@pytest.mark.parametrize("kind", ["bytes", "path"])
def test_uploads_are_part_of_the_match(client: Client, kind: str, server: HostileServer, tmp_path: Path) -> None:
    file = tmp_path / "file"
    tape = str(tmp_path / "tape.yaml")

    def upload(content: bytes) -> int:
        file.write_bytes(content)
        body = content if kind == "bytes" else file
        size: int = client.run(lambda hub: hub.request("POST", "/api/v3/anything", content=body)).parse()["size"]
        return size

    matching = {"match_on": ["method", "uri", "body"]}
    with vcr.use_cassette(tape, **matching):
        assert upload(b"one two") == 7
    assert server.requests[0].body == b"one two"
    with vcr.use_cassette(tape, record_mode="none", **matching):
        assert upload(b"one two") == 7
        with pytest.raises(CannotOverwriteExistingCassetteException):
            upload(b"another")
    assert len(server.requests) == 1


def test_what_another_library_has_recorded_is_decompressed(
    client: Client, server: HostileServer, tmp_path: Path
) -> None:
    tape = tmp_path / "tape.yaml"
    with vcr.use_cassette(str(tape)) as recorded:
        client.run(state)
        [(request, response)] = recorded.data
        response["headers"] = {"content-type": ["application/json"], "Content-Encoding": ["gzip"]}
        response["body"] = {"string": gzip.compress(STATE)}
        recorded.data[:] = [(request, response)]
    with vcr.use_cassette(str(tape), record_mode="none"):
        assert client.run(state).desired == {}
    assert len(server.requests) == 1


def test_what_a_recorder_ignores_goes_to_the_server(client: Client, server: HostileServer, tmp_path: Path) -> None:
    with vcr.use_cassette(str(tmp_path / "tape.yaml"), record_mode="none", ignore_localhost=True) as tape:
        assert client.run(state).desired == {}
        assert len(tape) == 0
    assert len(server.requests) == 1


def test_cassettes_may_be_nested(client: Client, server: HostileServer, tmp_path: Path) -> None:
    with vcr.use_cassette(str(tmp_path / "outer.yaml")) as outer:
        client.run(state)
        with vcr.use_cassette(str(tmp_path / "inner.yaml")) as inner:
            client.run(state)
        client.run(state)
    assert (len(outer), len(inner)) == (2, 1)
    assert len(server.requests) == 3


def test_a_failure_is_not_recorded(client: Client, tmp_path: Path, server: HostileServer) -> None:
    server.script = cutting()
    with vcr.use_cassette(str(tmp_path / "tape.yaml")) as tape:
        with pytest.raises(Exception, match=r"devices\.get_state"):
            client.run(state)
        with pytest.raises(Exception, match=r"data_tables\.export"):
            client.streamed("data_tables.export", "t")
        server.script = script
        client.run(state)
        assert len(tape) == 1


@pytest.mark.parametrize("kind", FACES)
def test_a_cassette_that_does_not_see_us_is_refused_with_the_remedy(
    kind: str, server: HostileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = vcr.patch.CassettePatcherBuilder
    monkeypatch.setattr(builder, "build", builder.build.__wrapped__)
    client = Client(kind, server.url, retries=Retries(attempts=1))
    with (
        vcr.use_cassette(str(tmp_path / "tape.yaml"), record_mode="none"),
        pytest.raises(ConfigurationError, match=r"cassettes\.install\(\)"),
    ):
        client.run(lambda hub: hub.devices.delete("pump-7"))
    assert server.requests == []
    client.run(state)
    client.stop()


def test_without_a_cassette_nothing_is_refused() -> None:
    recorders.refuse_unrecorded()
    assert recorders.covering is None
