"""A recorded conversation, log-in included, holds no secret when the ready-made hooks are used, and still replays."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cassettes.untyped import vcr
from tests.wire.hostile import Connection, HostileServer, Received, answer
from thingshub import AsyncThingsHub, ThingsHub
from thingshub._codec.json_codec import json_body
from thingshub.models import Session, User
from thingshub.testing import make
from thingshub.testing.scrubbing import scrubbing

PASSWORD, TOKEN, KEY, COOKIE = "canary-password", "canary-token", "canary-key", "canary-cookie"
MATCHED = ("method", "path", "body")


def script(connection: Connection, request: Received) -> None:
    """A log-in, or a state that holds a key."""
    if request.target.endswith("/auth/token"):
        answered = Session(user=make(User), token=TOKEN, expires=datetime(2999, 1, 1, tzinfo=UTC))
        connection.send(answer(json_body(answered), f"200 OK\r\nSet-Cookie: session={COOKIE}"))
    else:
        connection.send(answer(b'{"reported": {"app_key": "%b", "speed": 7}, "desired": {}}' % KEY.encode()))


def converse(url: str) -> None:
    with ThingsHub(url, username="olga", password=PASSWORD, allow_http_on_loopback=True) as hub:
        hub.devices.get_state("pump-7")


def converse_async(url: str) -> None:
    async def conversation() -> None:
        async with AsyncThingsHub(url, username="olga", password=PASSWORD, allow_http_on_loopback=True) as hub:
            await hub.devices.get_state("pump-7")

    asyncio.run(conversation())


@pytest.mark.parametrize("face", [converse, converse_async])
def test_no_secret_is_recorded_and_the_replay_finds_every_answer(face: object, tmp_path: Path) -> None:
    assert callable(face)
    tape = tmp_path / "tape.yaml"
    recorder = vcr.VCR(match_on=MATCHED, **scrubbing())
    server = HostileServer(script)
    try:
        with recorder.use_cassette(str(tape)):
            face(server.url)
        asked = len(server.requests)
        assert any(PASSWORD.encode() in request.body for request in server.requests), "the server gets the real one"
        with recorder.use_cassette(str(tape), record_mode="none"):
            face(server.url)
        assert len(server.requests) == asked == 2
    finally:
        server.stop()
    text = tape.read_text()
    assert [canary for canary in (PASSWORD, TOKEN, KEY, COOKIE) if canary in text] == []
    assert "olga" in text, "what is no secret stays"
    assert "speed" in text
