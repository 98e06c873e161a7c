"""vcrpy at the SDK's own seam: what it sees, what it keeps, and that a replay never reaches the network."""

from __future__ import annotations

import asyncio
import gzip
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cassettes.untyped import CannotOverwriteExistingCassetteException, vcr
from tests.wire.hostile import Connection, HostileServer, Received, answer
from thingshub import AsyncThingsHub, Retries, ThingsHub
from thingshub._http import recorders
from thingshub.errors import ConfigurationError, NotFoundError
from thingshub.testing import cassettes

STATE = b'{"reported":{},"desired":{}}'
CSV = b"time,value\n" + b"2026-01-01T00:00:00Z,1\n" * 5000
FACES = ("sync", "async")


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


class Face:
    """A client of either kind whose calls are made one by one; an async one keeps one event loop."""

    def __init__(self, kind: str, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        make = ThingsHub if kind == "sync" else AsyncThingsHub
        self.is_async = kind == "async"
        self.hub: Any = make(url, token="a-token", allow_http_on_loopback=True, retries=Retries(attempts=1))

    def run(self, call: Callable[[Any], Any]) -> Any:
        result = call(self.hub)
        return self._loop.run_until_complete(result) if inspect.isawaitable(result) else result

    def streamed(self) -> tuple[bytes, int]:
        """The table as a stream, and of how many pieces."""
        if self.is_async:

            async def read() -> list[bytes]:
                async with self.hub.stream(self.hub.data_tables.export, "t") as download:
                    return [piece async for piece in download]

            pieces = self._loop.run_until_complete(read())
        else:
            with self.hub.stream(self.hub.data_tables.export, "t") as download:
                pieces = list(download)
        return b"".join(pieces), len(pieces)

    def close(self) -> None:
        self.run(lambda hub: hub.close())
        self._loop.close()


@pytest.fixture(params=FACES)
def face(request: pytest.FixtureRequest, server: HostileServer) -> Iterator[Face]:
    made = Face(request.param, server.url)
    yield made
    made.close()


def state(hub: Any) -> Any:
    return hub.devices.get_state("pump-7")


def test_pytest_has_shown_our_seam_to_vcrpy() -> None:
    assert hasattr(vcr.patch.CassettePatcherBuilder.build, "sees_thingshub")
    before = vcr.patch.CassettePatcherBuilder.build
    cassettes.install()
    assert vcr.patch.CassettePatcherBuilder.build is before, "once is enough"


def test_a_client_made_before_the_cassette_reaches_no_server(face: Face, server: HostileServer, tmp_path: Path) -> None:
    face.run(state)  # and has an open connection
    with (
        vcr.use_cassette(str(tmp_path / "tape.yaml"), record_mode="none"),
        pytest.raises(CannotOverwriteExistingCassetteException, match="DELETE"),
    ):
        face.run(lambda hub: hub.devices.delete("pump-7"))
    assert [request.method for request in server.requests] == ["GET"]
    face.run(state)
    assert len(server.requests) == 2, "once the cassette has ended, it is a client like any other"


def test_what_is_recorded_is_replayed(face: Face, server: HostileServer, tmp_path: Path) -> None:
    tape = str(tmp_path / "tape.yaml")

    def everything() -> None:
        assert face.run(state).desired == {}
        assert face.run(lambda hub: hub.data_tables.export("t")) == CSV
        table, pieces = face.streamed()
        assert (table, pieces > 1) == (CSV, True)
        with pytest.raises(NotFoundError, match="nothing"):
            face.run(lambda hub: hub.devices.get("pump-8"))

    with vcr.use_cassette(tape):
        everything()
    asked = len(server.requests)
    assert asked == 4
    with vcr.use_cassette(tape, record_mode="none") as played:
        everything()
        assert played.all_played
        with pytest.raises(CannotOverwriteExistingCassetteException):
            face.run(state)
    assert len(server.requests) == asked, "a replay reaches no server"
    kept = Path(tape).read_text()
    assert "time,value" in kept, "bodies are kept as they are read"
    assert "gzip" not in kept.partition("response")[2].partition("X-Request-Id")[0].replace("gzip, deflate", "")
    assert "X-Request-Id" in kept


@pytest.mark.parametrize("kind", ["bytes", "path", "iterator", "async iterator"])
def test_uploads_are_part_of_the_match(
    face: Face, kind: str, server: HostileServer, tmp_path: Path
) -> None:
    if kind == "async iterator" and not face.is_async:
        pytest.skip("only the async client sends one")
    file = tmp_path / "file"
    tape = str(tmp_path / "tape.yaml")

    def upload(content: bytes) -> int:
        file.write_bytes(content)

        async def pieces() -> AsyncIterator[bytes]:
            yield content

        body: Any = {"bytes": content, "path": file, "iterator": iter([content]), "async iterator": pieces()}[kind]
        answered = face.run(lambda hub: hub.request("POST", "/api/v3/anything", content=body))
        size: int = answered.parse()["size"]
        return size

    if kind.endswith("iterator"):
        pytest.skip("hub.request takes bytes and paths")
    matching = {"match_on": ["method", "uri", "body"]}
    with vcr.use_cassette(tape, **matching):
        assert upload(b"one two") == 7
    assert server.requests[0].body == b"one two"
    with vcr.use_cassette(tape, record_mode="none", **matching):
        assert upload(b"one two") == 7
        with pytest.raises(CannotOverwriteExistingCassetteException):
            upload(b"another")
    assert len(server.requests) == 1


def test_what_another_library_has_recorded_is_decompressed(face: Face, server: HostileServer, tmp_path: Path) -> None:
    tape = tmp_path / "tape.yaml"
    with vcr.use_cassette(str(tape)) as recorded:
        face.run(state)
        [(request, response)] = recorded.data
        response["headers"] = {"content-type": ["application/json"], "Content-Encoding": ["gzip"]}
        response["body"] = {"string": gzip.compress(STATE)}
        recorded.data[:] = [(request, response)]
    with vcr.use_cassette(str(tape), record_mode="none"):
        assert face.run(state).desired == {}
    assert len(server.requests) == 1


def test_what_a_recorder_ignores_goes_to_the_server(face: Face, server: HostileServer, tmp_path: Path) -> None:
    with vcr.use_cassette(str(tmp_path / "tape.yaml"), record_mode="none", ignore_localhost=True) as tape:
        assert face.run(state).desired == {}
        assert len(tape) == 0
    assert len(server.requests) == 1


def test_cassettes_may_be_nested(face: Face, server: HostileServer, tmp_path: Path) -> None:
    with vcr.use_cassette(str(tmp_path / "outer.yaml")) as outer:
        face.run(state)
        with vcr.use_cassette(str(tmp_path / "inner.yaml")) as inner:
            face.run(state)
        face.run(state)
    assert (len(outer), len(inner)) == (2, 1)
    assert len(server.requests) == 3


def test_a_failure_is_not_recorded(face: Face, tmp_path: Path, server: HostileServer) -> None:
    server.script = lambda connection, _: connection.cut()
    with vcr.use_cassette(str(tmp_path / "tape.yaml")) as tape:
        with pytest.raises(Exception, match=r"devices\.get_state"):
            face.run(state)
        with pytest.raises(Exception, match=r"data_tables\.export"):
            face.streamed()
        server.script = script
        face.run(state)
        assert len(tape) == 1


@pytest.mark.parametrize("kind", FACES)
def test_a_cassette_that_does_not_see_us_is_refused_with_the_remedy(
    kind: str, server: HostileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = vcr.patch.CassettePatcherBuilder
    monkeypatch.setattr(builder, "build", builder.build.__wrapped__)
    client = Face(kind, server.url)
    with (
        vcr.use_cassette(str(tmp_path / "tape.yaml"), record_mode="none"),
        pytest.raises(ConfigurationError, match=r"cassettes\.install\(\)"),
    ):
        client.run(lambda hub: hub.devices.delete("pump-7"))
    assert server.requests == []
    client.run(state)
    client.close()


def test_without_a_cassette_nothing_is_refused() -> None:
    recorders.refuse_unrecorded()
    assert recorders.covering is None
