# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What the document says and no generator passes on: secrets, times, unions, products of an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from thingshub.profiles import Lifespan
from thingshub.unions import OpenUnion

VERSION = "0.1.0"

SECRETS: dict[str, frozenset[str]] = {
    "ApiKeyCreated": frozenset(["key"]),
    "ChirpstackConfig": frozenset(["api_key"]),
    "HttpIntegrationConfig": frozenset(["authorization"]),
    "LoginRequest": frozenset(["password"]),
    "LorawanSettingsInput": frozenset(["app_key", "nwk_key"]),
    "LoriotConfig": frozenset(["token"]),
    "MqttConnectionConfig": frozenset(["password"]),
    "MqttIntegrationConfig": frozenset(["password"]),
    "Session": frozenset(["token"]),
    "User": frozenset(["password"]),
    "UserCreate": frozenset(["password"]),
    "UserUpdate": frozenset(["password"]),
}

TIMES = frozenset(
    [
        "created_at",
        "entered_site_at",
        "exited_site_at",
        "expires",
        "last_login_at",
        "last_seen_at",
        "moved_at",
        "pushed_at",
        "received_at",
        "timestamp",
        "updated_at",
    ]
)

LIFESPANS: dict[str, Lifespan] = {
    "data_tables.list": Lifespan(change="extended data tables came with 4.13", since="4.13"),
    "data_tables.create": Lifespan(change="extended data tables came with 4.13", since="4.13"),
    "data_tables.get": Lifespan(change="extended data tables came with 4.13", since="4.13"),
    "data_tables.update": Lifespan(change="extended data tables came with 4.13", since="4.13"),
    "data_tables.delete": Lifespan(change="extended data tables came with 4.13", since="4.13"),
    "data_tables.rows": Lifespan(change="extended data tables came with 4.13", since="4.13"),
    "data_tables.export": Lifespan(change="extended data tables came with 4.13", since="4.13"),
    "assets.list": Lifespan(change="/v3/assets became /v4/assets in 7.0", predecessor="assets_v3.list", since="7.0"),
    "assets.create": Lifespan(
        change="/v3/assets became /v4/assets in 7.0", predecessor="assets_v3.create", since="7.0"
    ),
    "assets.get": Lifespan(change="/v3/assets became /v4/assets in 7.0", predecessor="assets_v3.get", since="7.0"),
    "assets.update": Lifespan(
        change="/v3/assets became /v4/assets in 7.0", predecessor="assets_v3.update", since="7.0"
    ),
    "assets.delete": Lifespan(
        change="/v3/assets became /v4/assets in 7.0", predecessor="assets_v3.delete", since="7.0"
    ),
    "assets.import_many": Lifespan(
        change="/v3/assets became /v4/assets in 7.0", predecessor="assets_v3.import_many", since="7.0"
    ),
    "assets_v3.list": Lifespan(change="/v3/assets became /v4/assets in 7.0", successor="assets.list", until="7.0"),
    "assets_v3.create": Lifespan(
        change="/v3/assets became /v4/assets in 7.0", since="5.0", successor="assets.create", until="7.0"
    ),
    "assets_v3.get": Lifespan(change="/v3/assets became /v4/assets in 7.0", successor="assets.get", until="7.0"),
    "assets_v3.update": Lifespan(change="/v3/assets became /v4/assets in 7.0", successor="assets.update", until="7.0"),
    "assets_v3.delete": Lifespan(change="/v3/assets became /v4/assets in 7.0", successor="assets.delete", until="7.0"),
    "assets_v3.import_many": Lifespan(
        change="/v3/assets became /v4/assets in 7.0", successor="assets.import_many", until="7.0"
    ),
    "business_objects.list": Lifespan(change="business objects and custom fields came with 7.0", since="7.0"),
    "business_objects.list_fields": Lifespan(change="business objects and custom fields came with 7.0", since="7.0"),
    "business_objects.create_field": Lifespan(change="business objects and custom fields came with 7.0", since="7.0"),
    "business_objects.get_field": Lifespan(change="business objects and custom fields came with 7.0", since="7.0"),
    "business_objects.update_field": Lifespan(change="business objects and custom fields came with 7.0", since="7.0"),
    "business_objects.delete_field": Lifespan(change="business objects and custom fields came with 7.0", since="7.0"),
    "tracked_assets.list": Lifespan(
        change="/v3/things became /v3/tracked-assets in 5.0", predecessor="things.list", since="5.0"
    ),
    "tracked_assets.create": Lifespan(
        change="/v3/things became /v3/tracked-assets in 5.0", predecessor="things.create", since="5.0"
    ),
    "tracked_assets.get": Lifespan(
        change="/v3/things became /v3/tracked-assets in 5.0", predecessor="things.get", since="5.0"
    ),
    "tracked_assets.delete": Lifespan(
        change="/v3/things became /v3/tracked-assets in 5.0", predecessor="things.delete", since="5.0"
    ),
    "things.list": Lifespan(
        change="/v3/things became /v3/tracked-assets in 5.0", successor="tracked_assets.list", until="5.0"
    ),
    "things.create": Lifespan(
        change="/v3/things became /v3/tracked-assets in 5.0", successor="tracked_assets.create", until="5.0"
    ),
    "things.get": Lifespan(
        change="/v3/things became /v3/tracked-assets in 5.0", successor="tracked_assets.get", until="5.0"
    ),
    "things.delete": Lifespan(
        change="/v3/things became /v3/tracked-assets in 5.0", successor="tracked_assets.delete", until="5.0"
    ),
    "things.set_geolocation": Lifespan(
        change="/v3/things/{id}/geolocation was removed in 5.0, without a successor", until="5.0"
    ),
    "things.delete_geolocation": Lifespan(
        change="/v3/things/{id}/geolocation was removed in 5.0, without a successor", until="5.0"
    ),
    "tenant.list_migrations": Lifespan(change="migration tasks came with 5.3", since="5.3"),
}

DEPRECATED: dict[str, str | None] = {
    "assets_v3.list": "assets.list",
    "assets_v3.create": "assets.create",
    "assets_v3.get": "assets.get",
    "assets_v3.update": "assets.update",
    "assets_v3.delete": "assets.delete",
    "assets_v3.import_many": "assets.import_many",
    "things.list": "tracked_assets.list",
    "things.create": "tracked_assets.create",
    "things.get": "tracked_assets.get",
    "things.delete": "tracked_assets.delete",
    "things.set_geolocation": None,
    "things.delete_geolocation": None,
}  # and what to call instead

if TYPE_CHECKING:
    from thingshub import models

    DriverSchema: TypeAlias = (
        models.DriverSchemaV1 | models.DriverSchemaV2 | models.DriverSchemaV21 | models.OtherDriverSchema
    )
    NetworkConnectionConfig: TypeAlias = (
        models.LoriotConfig | models.ChirpstackConfig | models.MqttConnectionConfig | models.OtherConnectionConfig
    )
    IntegrationConfig: TypeAlias = (
        models.WebsocketIntegrationConfig
        | models.HttpIntegrationConfig
        | models.MqttIntegrationConfig
        | models.OtherIntegrationConfig
    )
else:

    class DriverSchema(
        OpenUnion,
        key="version",
        members={"1": "DriverSchemaV1", "2": "DriverSchemaV2", "2.1": "DriverSchemaV21"},
        other="OtherDriverSchema",
    ): ...

    class NetworkConnectionConfig(
        OpenUnion,
        key="type",
        members={"loriot": "LoriotConfig", "chirpstack": "ChirpstackConfig", "mqtt": "MqttConnectionConfig"},
        other="OtherConnectionConfig",
    ): ...

    class IntegrationConfig(
        OpenUnion,
        key="type",
        members={
            "websocket": "WebsocketIntegrationConfig",
            "http": "HttpIntegrationConfig",
            "mqtt": "MqttIntegrationConfig",
        },
        other="OtherIntegrationConfig",
    ): ...
