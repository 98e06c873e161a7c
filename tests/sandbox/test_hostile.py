"""Hostile input is a 400 with the error object: never a 500, never memory, never silence."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox.conftest import Client
from thingshub_sandbox.openapi.wire.body_parser import UnreadableBody, parse
from thingshub_sandbox.server import Options, running_sandbox

MEBIBYTE = 1024 * 1024
BODIES = {
    "nested arrays": b"[" * 100_000,
    "nested objects": b'{"name":' * 100_000,
    "closed nesting": b"[" * 100 + b"]" * 100,
    "duplicate key": b'{"name": "a", "name": "b"}',
    "duplicate key below": b'{"name": "a", "labels": [{"x": 1, "x": 2}]}',
    "NaN": b'{"name": NaN}',
    "Infinity": b'{"name": -Infinity}',
    "NUL": b'{"name": "a\\u0000b"}',
    "raw NUL": b'{"name": "a\x00b"}',
    "lone surrogate": b'{"name": "\\ud800"}',
    "lone surrogate in a key": b'{"name": "a", "\\udfff": 1}',
    "not UTF-8": b'{"name": "\xff"}',
    "UTF-16": '{"name": "a"}'.encode("utf-16"),
    "not JSON": b"name=a",
    "cut": b'{"name": "a"',
    "empty": b"",
    "two values": b'{"name": "a"} {}',
    "huge integer": b'{"name": ' + b"9" * 5000 + b"}",
    "wrong type": b'{"name": 7}',
    "an array": b'["name"]',
    "null": b"null",
    "unknown property": b'{"name": "a", "nam": "b"}',
    "missing property": b"{}",
    "bad id": b'{"name": "a", "id": "no--id"}',
    "id with newline": b'{"name": "a", "id": "abc\\n"}',
    "long id": b'{"name": "a", "id": "' + b"a" * 64 + b'"}',
    "too many labels": b'{"name": "a", "labels": [' + b",".join(b'"l%03d"' % i for i in range(101)) + b"]}",
    "just too large": b'{"name": "' + b"a" * MEBIBYTE + b'"}',
}


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[Client]:
    """One sandbox for all: nothing here may leave a trace in it."""
    with running_sandbox(Options(data=data, is_in_memory=True, has_cheap_passwords=True)) as sandbox:
        yield Client(sandbox).log_in()


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("target", ["/api/v3/devices", "/api/v3/auth/token"])
def test_hostile_bodies_are_400(client: Client, body: bytes, target: str) -> None:
    reply = client.send("POST", target, body)
    assert reply.status == 400
    assert reply.json["error"].startswith("body")
    assert client.call("GET", "/api/v3/devices").status == 200


@pytest.mark.parametrize("chunked", [False, True], ids=["with a length", "chunked"])
def test_a_body_of_60_mebibytes_is_refused_without_being_held(client: Client, chunked: bool) -> None:
    body = b" " * (60 * MEBIBYTE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reply = client.send("POST", "/api/v3/devices", body, chunked=chunked)
    grown_mebibytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert (reply.status, reply.json["error"]) == (400, "body: is larger than 1048576 bytes")
    assert grown_mebibytes < 30, "the sandbox runs in this process, so it would show"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp", "application/json2"]
)
def test_another_content_type_is_400(client: Client, content_type: str) -> None:
    reply = client.send("POST", "/api/v3/devices", b'{"name": "a"}', headers={"Content-Type": content_type})
    assert reply.status == 400


def test_a_body_where_none_belongs_is_400(client: Client) -> None:
    assert client.send("GET", "/api/v3/devices", b"{}").status == 400


@pytest.mark.parametrize(
    "query",
    [
        "limit=1&limit=9999", "limit=0", "limit=501", "limit=-1", "limit=1.5", "limit=1e2", "limit=%D9%A1", "limit=",
        "limit=+1",
        "limit=01", "limit=9" + "9" * 30, "offset=-1", "offset=9007199254740992", "unknown=1", "labels=", "labels=a",
        "labels=abc%00", "labels=abc%0A", "labels=,", "labels=abc,,def", "labels=%FF%FE%FD", "labels=%ZZ", "Limit=1",
        "=1",
        "&".join(f"a{number}=1" for number in range(200)),
    ],
)  # fmt: skip
def test_bad_queries_are_400(client: Client, query: str) -> None:
    assert client.call("GET", f"/api/v3/devices?{query}").status == 400


@pytest.mark.parametrize("id", ["a%00b", "a%0A", "%FF", "a%2Fb", "%2e%2e", "a--b", "-a", "a" * 64, "%ZZ", "a%20b", "ä"])
def test_bad_path_values_are_400(client: Client, id: str) -> None:
    assert client.call("GET", f"/api/v3/devices/{id.replace('ä', '%C3%A4')}").status == 400


def test_an_unauthorized_caller_learns_nothing_about_the_body(client: Client) -> None:
    assert Client(client.sandbox).send("POST", "/api/v3/devices", BODIES["nested arrays"]).status == 401


@pytest.mark.parametrize("canary", ["short", "canary-" * 200])
def test_errors_never_quote_what_was_sent(client: Client, canary: str) -> None:
    for body in (
        {"username": "demo", "password": canary, "extra": canary},
        {"username": "", "password": canary},
        {"username": "demo", "password": [canary]},
        {"username": "demo", "password": canary},
    ):
        reply = client.call("POST", "/api/v3/auth/token", body)
        assert reply.status == 400
        assert canary.encode() not in reply.raw


def test_brackets_in_strings_are_no_nesting() -> None:
    assert parse(b'["' + b"[" * 1000 + b'", "\\"[["]') == ["[" * 1000, '"[[']
    assert parse(b"[" * 64 + b"]" * 64)
    with pytest.raises(UnreadableBody, match="nested deeper"):
        parse(b"[" * 65 + b"]" * 65)
