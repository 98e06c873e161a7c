"""Roles decide 403 on every operation; tenants, products and faults decide what there is at all."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox.conftest import API, Client
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.openapi.api import ApiOperation
from thingshub_sandbox.permissions import ROLES, Permissions
from thingshub_sandbox.remote import Remote, RemoteError
from thingshub_sandbox.server import Options, Running, running_sandbox

# What a role of an area reaches; the area of each tag, as the vendor's page on roles groups them
AREAS = {
    "device-management": {"devices", "drivers", "network_connections"},
    "asset-tracking": {"assets", "assets_v3", "business_objects", "tracked_assets", "things", "sites", "zones"},
    "data": {"data_tables", "integrations"},
}
TENANT_ONLY = {"api_keys", "users", "roles", "tenant"}
CHANGES_ONLY = {"devices.add_labels", "devices.remove_label", "devices.create_downlink", "things.delete_geolocation"}
ENOUGH_SECONDS = 30


def _reaches(role: str, operation: ApiOperation) -> bool:
    if role == "tenant-owner":
        return True
    if operation.documented.tag not in set().union(*AREAS.values(), TENANT_ONLY):
        return Permissions().permit(operation.documented, (role,))  # newer than the page: the sandbox's table decides
    area, _, level = role.rpartition("-")
    if operation.documented.tag not in AREAS[area]:
        return False
    is_change = operation.method == "PUT" or operation.id in CHANGES_ONLY
    return level == "owner" or operation.method == "GET" or (level == "user" and is_change)


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Client]]:
    """A client of a user with each role, and one without any."""
    options = Options(data=tmp_path_factory.mktemp("roles"), is_in_memory=True, has_cheap_passwords=True)
    with running_sandbox(options) as sandbox:
        owner = Client(sandbox).log_in()
        clients: dict[str, Client] = {}
        for role in [*ROLES, ""]:
            name = role or "nobody"
            body = {"username": name, "password": "a-password-of-ten", "roles": [role] if role else []}
            assert owner.call("POST", "/api/v3/users", body).status == 201
            token = owner.call("POST", "/api/v3/auth/token", {"username": name, "password": "a-password-of-ten"})
            clients[role] = Client(sandbox, token.json["token"])
        yield clients


@pytest.mark.parametrize("operation", API.operations.values(), ids=lambda operation: operation.id)
def test_each_role_reaches_what_the_table_says(operation: ApiOperation, everybody: dict[str, Client]) -> None:
    if operation.is_public:
        return
    path = re.sub(r"\{[a-z_]+\}", "nil", operation.path)
    for role, client in everybody.items():
        status = client.send(operation.method, path, b"{" if operation.documented.body else None).status
        assert (status != 403) == (bool(role) and _reaches(role, operation)), (role, status)
        assert status != 401


def test_every_role_can_be_read_and_given() -> None:
    assert set(ROLES) == {
        "tenant-owner",
        *(f"{area}-{level}" for area in AREAS for level in ("owner", "user", "guest")),
    }


@pytest.fixture
def two_tenants(tmp_path: Path, database: str | None) -> Iterator[Running]:
    options = Options(
        data=tmp_path, is_in_memory=not database, database=database, has_cheap_passwords=True, tenants=("other",)
    )
    with running_sandbox(options) as running:
        yield running


def test_a_token_opens_its_own_tenant_only(two_tenants: Running) -> None:
    demo = Client(two_tenants).log_in()
    demo.call("POST", "/api/v3/devices", {"id": "a", "name": "of demo"})
    login = {"username": two_tenants.username, "password": two_tenants.password}
    token = demo.call("POST", "/tenants/other/api/v3/auth/token", login).json["token"]
    other = Client(two_tenants, token)
    assert other.call("GET", "/tenants/other/api/v3/devices").json == {"collection": []}
    assert other.call("GET", "/tenants/other/api/v3/devices/a").status == 404
    assert other.call("POST", "/tenants/other/api/v3/devices", {"id": "a", "name": "of other"}).status == 201
    assert demo.call("GET", "/api/v3/devices/a").json["name"] == "of demo"
    assert other.call("GET", "/api/v3/devices").status == 401
    assert demo.call("GET", "/tenants/other/api/v3/devices").status == 401
    assert demo.call("GET", "/tenants/nil/api/v3/devices").status == 404
    assert demo.call("GET", "/tenants/../api/v3/devices").status == 404
    key = other.call("POST", "/tenants/other/api/v3/api-keys", {"name": "k"}).json["key"]
    assert Client(two_tenants, key).call("GET", "/tenants/other/api/v3/devices").status == 200
    assert Client(two_tenants, key).call("GET", "/api/v3/devices").status == 401


@pytest.mark.parametrize(
    ("product", "there", "gone"),
    [
        ((4, 13), ["/api/v3/things", "/api/v3/assets"], ["/api/v3/tracked-assets", "/api/v4/assets"]),
        ((6, 1), ["/api/v3/tracked-assets", "/api/v3/assets"], ["/api/v3/things", "/api/v4/assets"]),
        ((7, 0), ["/api/v3/tracked-assets", "/api/v4/assets"], ["/api/v3/things", "/api/v3/assets"]),
    ],
)
def test_a_product_has_its_own_operations_only(
    product: tuple[int, int], there: list[str], gone: list[str], tmp_path: Path
) -> None:
    options = Options(data=tmp_path, is_in_memory=True, has_cheap_passwords=True, product=product)
    with running_sandbox(options) as sandbox:
        client = Client(sandbox).log_in()
        assert [client.call("GET", path).status for path in there] == [200] * len(there)
        assert [client.call("GET", path).status for path in gone] == [404] * len(gone)


def test_faults_on_demand_hit_the_next_calls_only(sandbox: Running, client: Client) -> None:
    remote = Remote(sandbox.url, sandbox.ca_file, sandbox.admin_token)
    remote.fail("devices.list", times=2, status=503)
    remote.fail("devices.list", status=500)
    assert [client.call("GET", "/api/v3/devices").status for _ in range(4)] == [503, 503, 500, 200]
    remote.fail("devices.list", slow_seconds=0.3)
    start = time.monotonic()
    assert client.call("GET", "/api/v3/api-keys").status == 200
    assert client.call("GET", "/api/v3/devices").status == 200
    assert 0.3 <= time.monotonic() - start < ENOUGH_SECONDS
    remote.fail("devices.list", is_cut=True)
    with pytest.raises((OSError, json.JSONDecodeError, ValueError)):
        _whole(client, "/api/v3/devices")
    remote.fail("devices.list", times=5, status=500)
    remote.clear_faults()
    assert client.call("GET", "/api/v3/devices").status == 200


def _whole(client: Client, path: str) -> None:
    try:
        client.call("GET", path)
    except http.client.HTTPException as error:
        raise ConnectionError("cut") from error


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ({"operation": "devices.paint"}, "there is no operation devices.paint"),
        ({"operation": "devices.list", "status": 404}, "a fault answers 500 or 503, not 404"),
    ],
)
def test_a_fault_that_cannot_be_is_refused(fault: dict[str, object], text: str, sandbox: Running) -> None:
    remote = Remote(sandbox.url, sandbox.ca_file, sandbox.admin_token)
    with pytest.raises(RemoteError, match=text):
        remote.fail(**fault)  # type: ignore[arg-type]


def test_only_the_admin_token_opens_the_switches(sandbox: Running, client: Client) -> None:
    body = json.dumps({"operation": "devices.list", "status": 500}).encode()
    for token in (None, client.token, "", "x" * 5000):
        assert Client(sandbox, token).send("POST", "/sandbox/faults", body).status == 401
    admin = Client(sandbox, sandbox.admin_token)
    for raw in (b"", b"[]", b"{", b'{"operation":[]}', b'{"operation":"devices.list","times":"x"}'):
        assert admin.send("POST", "/sandbox/faults", raw).status == 400
    assert admin.send("GET", "/sandbox/faults").status == 404
    assert client.call("GET", "/api/v3/devices").status == 200


def test_too_many_failed_logins_are_slowed_down_and_time_heals(
    sandbox: Running, client: Client, clock: FixedClock
) -> None:
    wrong = {"username": sandbox.username.upper(), "password": "wrong"}
    right = {"username": sandbox.username, "password": sandbox.password}
    statuses = [client.call("POST", "/api/v3/auth/token", wrong).status for _ in range(12)]
    assert statuses == [400] * 10 + [429] * 2
    assert client.call("POST", "/api/v3/auth/token", right).status == 429
    assert client.call("POST", "/api/v3/auth/token", {"username": "nobody", "password": "x"}).status == 400
    assert client.call("GET", "/api/v3/devices").status == 200, "who is logged in notices nothing"
    clock.advance(61)
    assert client.call("POST", "/api/v3/auth/token", right).status == 200
