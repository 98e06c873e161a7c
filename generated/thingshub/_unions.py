# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The unions of the document: plain ones for type checkers, at run time classes that decode."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from thingshub.unions import OpenUnion

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
    KnownDriverSchema: TypeAlias = models.DriverSchemaV1 | models.DriverSchemaV2 | models.DriverSchemaV21
    KnownConnectionConfig: TypeAlias = models.LoriotConfig | models.ChirpstackConfig | models.MqttConnectionConfig
    KnownIntegrationConfig: TypeAlias = (
        models.WebsocketIntegrationConfig | models.HttpIntegrationConfig | models.MqttIntegrationConfig
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

    class KnownDriverSchema(
        OpenUnion,
        key="version",
        members={"1": "DriverSchemaV1", "2": "DriverSchemaV2", "2.1": "DriverSchemaV21"},
        other=None,
    ): ...

    class KnownConnectionConfig(
        OpenUnion,
        key="type",
        members={"loriot": "LoriotConfig", "chirpstack": "ChirpstackConfig", "mqtt": "MqttConnectionConfig"},
        other=None,
    ): ...

    class KnownIntegrationConfig(
        OpenUnion,
        key="type",
        members={
            "websocket": "WebsocketIntegrationConfig",
            "http": "HttpIntegrationConfig",
            "mqtt": "MqttIntegrationConfig",
        },
        other=None,
    ): ...
