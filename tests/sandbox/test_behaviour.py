"""The sandbox behaves as the vendor's page says, and the rest as the document proposes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import datetime
from typing import Any

import pytest

from tests.sandbox.conftest import Client, Reply
from thingshub_sandbox.clock import FixedClock, rfc3339
from thingshub_sandbox.server import Running

CREDENTIALS = {"username": "demo", "password": "thingshub-demo"}


def _curl(*arguments: str) -> tuple[int, dict[str, str], Any]:
    curl = shutil.which("curl")
    assert curl, "curl is needed for this test"
    result = subprocess.run([curl, "-sS", "-i", *arguments], capture_output=True, text=True, check=True, timeout=20)
    head, _, body = result.stdout.partition("\n\n")
    lines = head.splitlines()
    headers = dict(line.lower().split(": ", 1) for line in lines[1:])
    return int(lines[0].split()[1]), headers, json.loads(body)


def test_the_three_curl_calls_of_the_vendors_page(sandbox: Running) -> None:
    ca = ("--cacert", str(sandbox.ca_file))
    login = ("-X", "POST", "-H", "Content-Type: application/json", "-d", json.dumps(CREDENTIALS))
    status, headers, session = _curl(*ca, *login, f"{sandbox.url}/api/v3/auth/token")
    assert status == 200
    assert headers["content-type"] == "application/json"
    assert set(session) == {"User", "expires", "token"}
    assert isinstance(session["User"]["id"], int)
    assert session["User"]["password"] == ""
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}=", session["token"])
    bearer = ("-H", f"Authorization: Bearer {session['token']}")
    assert _curl(*ca, *bearer, f"{sandbox.url}/api/v3/devices")[::2] == (200, {"collection": []})
    status, headers, error = _curl(*ca, f"{sandbox.url}/api/v3/devices")
    assert (status, error) == (401, {"code": 401, "error": "unauthorized"})
    assert headers["www-authenticate"] == "bearer"


def test_a_session_lasts_seven_days_by_the_servers_own_date(client: Client, clock: FixedClock) -> None:
    reply = client.call("POST", "/api/v3/auth/token", CREDENTIALS)
    served = datetime.strptime(reply.headers["date"], "%a, %d %b %Y %H:%M:%S GMT")
    expires = datetime.strptime(reply.json["expires"][:19], "%Y-%m-%dT%H:%M:%S")
    assert (expires - served).days == 7
    clock.advance(7 * 24 * 3600 - 1)
    assert client.call("GET", "/api/v3/devices").status == 200
    clock.advance(1)
    assert client.call("GET", "/api/v3/devices").status == 401


@pytest.mark.parametrize(
    ("username", "password"), [("demo", "wrong"), ("nobody", "thingshub-demo"), ("nobody", "wrong"), ("DEMO ", "x")]
)
def test_a_failed_login_is_always_the_same_400(sandbox: Running, username: str, password: str) -> None:
    reply = Client(sandbox).call("POST", "/api/v3/auth/token", {"username": username, "password": password})
    assert (reply.status, reply.json["error"]) == (400, "invalid credentials")


def test_the_log_in_name_is_case_insensitive(sandbox: Running) -> None:
    reply = Client(sandbox).call("POST", "/api/v3/auth/token", {**CREDENTIALS, "username": "DeMo"})
    assert (reply.status, reply.json["User"]["username"]) == (200, "demo")


@pytest.mark.parametrize(
    "header",
    [
        "", "Bearer", "Bearer ", "Basic ZGVtbzpkZW1v", "Bearer nonsense", "Bearer " + "x" * 5000, "Bearer \xe9",
        "bearer\tx",
    ],
)  # fmt: skip
def test_whatever_is_no_valid_token_is_401(sandbox: Running, header: str) -> None:
    reply = Client(sandbox).send("GET", "/api/v3/devices", headers={"Authorization": header})
    assert reply.status == 401
    assert reply.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("PATCH", "/api/v3/devices"), ("DELETE", "/api/v3/devices"), ("GET", "/api/v3/auth/token"),
        ("OPTIONS", "/api/v3/devices"), ("GET", "/"), ("GET", "/api/v3/nothing"), ("GET", "/api/v3/devices/"),
        ("GET", "//api/v3/devices"), ("GET", "/api/v3/devices/a/labels/b/c"), ("PURGE", "/api/v3/devices"),
    ],
)  # fmt: skip
def test_unknown_paths_and_wrong_methods_are_404(client: Client, method: str, target: str) -> None:
    assert client.call(method, target).status == 404


def test_device_life_cycle(client: Client, clock: FixedClock) -> None:
    made = client.call("POST", "/api/v3/devices", {"name": "Pump 7", "id": "pump-7", "labels": ["hall-1", "hall-1"]})
    assert (made.status, made.json["labels"], made.json["description"]) == (201, ["hall-1"], "")
    assert "last_seen_at" not in made.json
    assert client.call("GET", "/api/v3/devices/pump-7").json == made.json
    assert client.call("GET", "/api/v3/devices/Pump-7").status == 404, "case matters"
    assert client.call("POST", "/api/v3/devices", {"name": "x", "id": "pump-7"}).status == 400
    assert client.call("POST", "/api/v3/devices", {"name": "x", "id": "Pump-7"}).status == 201
    clock.advance(1)
    changed = client.call("PUT", "/api/v3/devices/pump-7", {"description": "north"}).json
    assert changed["updated_at"] > made.json["updated_at"]
    assert (changed["name"], changed["description"]) == ("Pump 7", "north")
    assert client.call("PUT", "/api/v3/devices/pump-7", {"description": None}).json["description"] == ""
    client.call("PUT", "/api/v3/devices/pump-7/state/desired", {"interval": 1})
    deleted = client.call("DELETE", "/api/v3/devices/pump-7")
    assert (deleted.status, deleted.raw) == (200, b"")
    assert client.call("DELETE", "/api/v3/devices/pump-7").json["error"] == "device not found"
    client.call("POST", "/api/v3/devices", {"name": "x", "id": "pump-7"})
    assert client.call("GET", "/api/v3/devices/pump-7/state").json["desired"] == {}, "the state went with the device"
    assert client.call("GET", "/api/v3/devices/pump-7/labels").json == {"collection": []}


def test_ids_that_the_platform_makes_obey_the_rule(client: Client) -> None:
    ids = {client.call("POST", "/api/v3/devices", {"name": "x"}).json["id"] for _ in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", id) for id in ids)


def test_labels_select(client: Client) -> None:
    for number in range(4):
        labels = ["all", "even" if number % 2 == 0 else "odd"]
        client.call("POST", "/api/v3/devices", {"name": "x", "id": f"d-{number}", "labels": labels})

    def listed(query: str) -> list[str]:
        return [device["id"] for device in client.call("GET", f"/api/v3/devices?{query}").json["collection"]]

    assert listed("labels=all") == ["d-0", "d-1", "d-2", "d-3"]
    assert listed("labels=all,even") == ["d-0", "d-2"]
    assert listed("labels=even,odd") == []
    assert listed("labels=all&limit=2&offset=1") == ["d-1", "d-2"]
    many = ",".join(f"label-{number}" for number in range(100))
    assert client.call("POST", f"/api/v3/devices/d-0/labels?labels={many}").status == 400, "a device has at most 100"
    assert client.call("GET", "/api/v3/devices/d-0/labels").json["collection"] == ["all", "even"], "none was added"


def test_an_api_key_works_until_it_is_deleted_and_is_shown_once(
    client: Client, sandbox: Running, clock: FixedClock
) -> None:
    made = client.call("POST", "/api/v3/api-keys", {"name": "night report"}).json
    assert re.fullmatch(r"thk_[0-9A-Za-z]{49}", made["key"])
    by_key = Client(sandbox, token=made["key"])
    clock.advance(365 * 24 * 3600)
    assert by_key.call("GET", "/api/v3/devices").status == 200, "a key does not end by itself"
    listed = by_key.call("GET", "/api/v3/api-keys")
    assert listed.json["collection"] == [{k: made[k] for k in ("id", "name", "created_at")}]
    assert made["key"].encode() not in listed.raw
    assert by_key.call("DELETE", f"/api/v3/api-keys/{made['id']}").status == 200
    assert by_key.call("GET", "/api/v3/devices").status == 401


@pytest.mark.parametrize(
    ("now_ns", "text"),
    [
        (1_767_268_800_000_000_000, "2026-01-01T12:00:00Z"),
        (1_767_268_800_500_000_000, "2026-01-01T12:00:00.5Z"),
        (1_767_268_800_000_000_001, "2026-01-01T12:00:00.000000001Z"),
        (1_767_268_800_120_000_000, "2026-01-01T12:00:00.12Z"),
    ],
)
def test_timestamps_drop_trailing_zeros(now_ns: int, text: str) -> None:
    assert rfc3339(now_ns) == text


def test_every_call_is_counted(client: Client, sandbox: Running) -> None:
    client.call("GET", "/api/v3/devices")
    assert sandbox.calls == {"auth.login": 1, "devices.list": 1}
    assert isinstance(client.call("GET", "/api/v3/devices"), Reply)
