"""What an uplink sets in motion, end to end: driver, state, rows, positions, and updates as they happen."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.databases import NewDatabase
from tests.drivers import package
from tests.sandbox.conftest import Client
from thingshub import ThingsHub, decode
from thingshub.models import Column, ColumnType, StateUpdate, WebsocketIntegrationConfig
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.remote import Remote, RemoteError
from thingshub_sandbox.server import Options, Running, running_sandbox

SOON_SECONDS = 15.0
WARM, COLD = "00e12f", "ffcd64"  # 22.5 °C and 47 %, -5.1 °C and 100 %


@pytest.fixture
def remote(sandbox: Running) -> Remote:
    return Remote(sandbox.url, sandbox.ca_file, sandbox.admin_token)


@pytest.fixture
def hub(sandbox: Running) -> Iterator[ThingsHub]:
    """A client of a hub with a driver, and a device that it decodes."""
    with ThingsHub(
        sandbox.url, username=sandbox.username, password=sandbox.password, ca_file=sandbox.ca_file
    ) as client:
        client.drivers.push(package("climate"), tags=["1.0"])
        client.devices.create(id="room-1", name="Room 1", labels=["hall-1", "climate"], driver="example/climate:1.0")
        yield client


def _listen(sandbox: Running, url: str, token: str | None) -> ClientConnection:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    context = ssl.create_default_context(cafile=sandbox.ca_file)
    return connect(url, ssl=context, additional_headers=headers, open_timeout=SOON_SECONDS, proxy=None)


def test_decoded_values_become_state_and_rows_of_each_table_whose_labels_match(hub: ThingsHub, remote: Remote) -> None:
    columns = [Column(name="temperature", type=ColumnType.FLOAT64, unit="°C")]
    for id, labels in (("one", ["hall-1"]), ("both", ["hall-1", "climate"]), ("another", ["hall-2"])):
        hub.data_tables.create(id=id, name=id, labels=labels, columns=columns)
    taken = remote.uplink("room-1", WARM)
    assert taken["values"] == {"temperature": 22.5, "humidity": 47}
    assert hub.devices.get_state("room-1").reported == {"temperature": 22.5, "humidity": 47}
    counts = {id: len(hub.data_tables.rows(id).collection) for id in ("one", "both", "another")}
    assert counts == {"one": 1, "both": 1, "another": 0}
    [row] = hub.data_tables.rows("both", columns=["temperature"]).collection
    assert (row.device_id, row.values) == ("room-1", {"temperature": 22.5})
    assert "22.5" in hub.data_tables.export("both")


def test_a_driver_that_fails_marks_the_state_and_stops_nothing_else(hub: ThingsHub, remote: Remote) -> None:
    remote.uplink("room-1", WARM)
    hub.drivers.push(package("broken"), tags=["1.0"])
    hub.devices.create(id="bad-1", name="Bad", driver="example/broken:1.0")
    assert "error" in remote.uplink("bad-1", "00")
    state = hub.devices.get_state("bad-1")
    assert state.reported == {}
    assert state.error
    assert len(hub.devices.list_uplinks("bad-1").collection) == 1, "what came is kept"
    remote.uplink("room-1", COLD)
    assert hub.devices.get_state("room-1").reported == {"temperature": -5.1, "humidity": 100}


def test_updates_go_out_on_a_websocket_as_they_happen(sandbox: Running, hub: ThingsHub, remote: Remote) -> None:
    made = hub.integrations.create(name="Live", labels=["hall-1"], config=WebsocketIntegrationConfig())
    assert made.url is not None
    token = Client(sandbox).log_in().token
    hub.devices.create(id="room-2", name="Room 2", labels=["hall-2"], driver="example/climate:1.0")
    with _listen(sandbox, str(made.url), token) as socket:
        remote.uplink("room-2", WARM)
        remote.uplink("room-1", WARM)
        remote.uplink("room-1", COLD)
        updates = [decode(socket.recv(timeout=SOON_SECONDS), StateUpdate) for _ in range(2)]
    assert [(update.device_id, update.values["temperature"]) for update in updates] == [
        ("room-1", 22.5),
        ("room-1", -5.1),
    ]


def test_a_websocket_opens_to_a_token_that_may_read_integrations_only(
    sandbox: Running, hub: ThingsHub, client: Client
) -> None:
    made = hub.integrations.create(name="Live", labels=["hall-1"], config=WebsocketIntegrationConfig())
    other = hub.integrations.create(name="Off", labels=["hall-1"], config=WebsocketIntegrationConfig())
    hub.integrations.update(other.id, enabled=False)
    user = {"username": "pete", "password": "a-password-of-ten", "roles": ["asset-tracking-owner"]}
    client.call("POST", "/api/v3/users", user)
    login = {"username": "pete", "password": "a-password-of-ten"}
    without_role = client.call("POST", "/api/v3/auth/token", login).json["token"]
    assert made.url is not None
    url = str(made.url)
    missing = url.replace(made.id, "nil")
    off = url.replace(made.id, other.id)
    for address, token in (
        (url, None), (url, "wrong"), (url, without_role), (missing, client.token), (off, client.token),
        (f"{url}/more", client.token),
    ):  # fmt: skip
        with pytest.raises((ConnectionClosed, InvalidStatus)):
            _listen(sandbox, address, token)


@pytest.mark.parametrize("hexadecimal", ["0", "zz", "00" * 5000, " "])
def test_an_uplink_that_is_none_is_refused(hexadecimal: str, hub: ThingsHub, remote: Remote) -> None:
    if hexadecimal.strip():
        with pytest.raises(RemoteError):
            remote.uplink("room-1", hexadecimal)
        assert hub.devices.list_uplinks("room-1").collection == []
    else:
        assert remote.uplink("room-1", "")["payload"] == "", "an empty message is one"


def test_two_processes_on_one_database_are_one_hub(postgres: NewDatabase, tmp_path: Path) -> None:
    """Tokens, throttles, packages and live updates of one are those of the other."""
    url, clock = postgres(), FixedClock()

    def options() -> Options:
        return Options(data=tmp_path, database=url, clock=clock, has_cheap_passwords=True)

    with running_sandbox(options()) as first, running_sandbox(options()) as second:
        here = Client(first).log_in()
        there = Client(second, here.token)
        made = here.call("POST", "/api/v3/integrations", {
            "name": "Live", "labels": ["hall-1"], "config": {"type": "websocket"}, "enabled": True,
        }).json  # fmt: skip
        device = {"id": "a", "name": "a", "labels": ["hall-1"], "driver": "example/climate:1.0"}
        with ThingsHub(first.url, token=str(here.token), ca_file=first.ca_file) as hub:
            hub.drivers.push(package("climate"), tags=["1.0"])
        assert there.call("POST", "/api/v3/devices", device).status == 201
        address = made["url"].replace(first.url.partition("//")[2], second.url.partition("//")[2])
        with _listen(second, address, here.token) as socket:
            Remote(first.url, first.ca_file, first.admin_token).uplink("a", WARM)
            update = decode(socket.recv(timeout=SOON_SECONDS), StateUpdate)
        assert update.values["temperature"] == 22.5
        assert there.call("GET", "/api/v3/devices/a/state").json["reported"]["temperature"] == 22.5
        wrong = {"username": first.username, "password": "wrong"}
        statuses = [client.call("POST", "/api/v3/auth/token", wrong).status for client in [here, there] * 6]
        assert statuses == [400] * 10 + [429] * 2
    with running_sandbox(options()) as third:
        assert Client(third, here.token).call("GET", "/api/v3/devices/a").status == 200, "the token outlives them"
