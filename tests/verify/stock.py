"""A tenant with at least one entry of everything that can be read, so that every GET has something to answer."""

from __future__ import annotations

from tests.drivers import package
from thingshub import ThingsHub
from thingshub.models import (
    Column,
    ColumnType,
    FieldType,
    HttpIntegrationConfig,
    LoriotConfig,
    Polygon,
    PolygonType,
    WebsocketIntegrationConfig,
)
from thingshub.options import RequestEvent
from thingshub_sandbox.remote import Remote
from thingshub_sandbox.server import Running

SECRET = "token-of-the-connection"
_PLANT = Polygon(
    type=PolygonType.POLYGON, coordinates=[[[8.6, 50.0], [8.8, 50.0], [8.8, 50.2], [8.6, 50.2], [8.6, 50.0]]]
)


def fill(sandbox: Running) -> frozenset[str]:
    """Put the stock into a sandbox; gives the tags that have some then."""
    called: set[str] = set()

    def note(request: RequestEvent) -> None:
        called.add(request.operation.partition(".")[0])

    with ThingsHub(
        sandbox.url,
        username=sandbox.username,
        password=sandbox.password,
        ca_file=sandbox.ca_file,
        on_request=note,
    ) as hub:
        for name in ("pump", "meter"):
            hub.drivers.push(package(name), tags=["1"])
        connection = LoriotConfig(server="eu1.loriot.io", app_id="BE7A", token=SECRET)
        hub.network_connections.create(id="loriot-1", name="LORIOT", config=connection)
        columns = [Column(name="pressure", type=ColumnType.FLOAT64)]
        hub.data_tables.create(id="pumps", name="Pumps", labels=["pump"], columns=columns)
        for id in ("p-1", "p-2"):
            hub.devices.create(id=id, name="Pump", driver="example/pump:1", labels=["pump", id])
            hub.devices.create_downlink(id, port=10, payload="01f4")
        hub.integrations.create(id="live-1", name="Live", labels=["pump"], config=WebsocketIntegrationConfig())
        hook = HttpIntegrationConfig(url="https://tickets.example/hook", authorization=SECRET)
        hub.integrations.create(id="hook-1", name="Tickets", labels=["pump"], config=hook)
        hub.business_objects.create_field("assets", name="colour", type=FieldType.TEXT)
        hub.devices.create(id="tag-1", name="Tag", driver="example/meter:1")
        for site in ("north", "south"):
            hub.sites.create(id=site, name=site, polygon=_PLANT)
            hub.zones.create(site, id="ramp", name="Ramp", polygon=_PLANT)
            hub.assets.create(id=f"cage-{site}", name="Cage", extras={"colour": "blue"})
            hub.assets_v3.create(id=f"box-{site}", name="Box", metadata={"colour": "red"})
            hub.things.create(id=f"thing-{site}", name="Thing", external_id=site)
            hub.users.create(username=f"user-{site}", password="a-password-of-ten")
            hub.api_keys.create(name=site)
        hub.tracked_assets.create(id="cage-north", tracker_id="tag-1")
    remote = Remote(sandbox.url, sandbox.ca_file, sandbox.admin_token)
    for id, payload, port in (("p-1", "1001200001", 1), ("p-1", "1101200001", 1), ("tag-1", "138d0361", 2)):
        remote.uplink(id, payload, port=port)
    return frozenset(called)
