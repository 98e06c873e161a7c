# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The models: what operations take and give, a module for each tag, loaded when needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._unions import DriverSchema as DriverSchema
    from .._unions import IntegrationConfig as IntegrationConfig
    from .._unions import KnownConnectionConfig as KnownConnectionConfig
    from .._unions import KnownDriverSchema as KnownDriverSchema
    from .._unions import KnownIntegrationConfig as KnownIntegrationConfig
    from .._unions import NetworkConnectionConfig as NetworkConnectionConfig
    from ._shared import Address as Address
    from ._shared import ChirpstackConfig as ChirpstackConfig
    from ._shared import ConfigurableSchemaProperty as ConfigurableSchemaProperty
    from ._shared import DriverSchemaV1 as DriverSchemaV1
    from ._shared import DriverSchemaV2 as DriverSchemaV2
    from ._shared import DriverSchemaV21 as DriverSchemaV21
    from ._shared import ErrorBody as ErrorBody
    from ._shared import Geolocation as Geolocation
    from ._shared import HttpIntegrationConfig as HttpIntegrationConfig
    from ._shared import ImportProblem as ImportProblem
    from ._shared import ImportResult as ImportResult
    from ._shared import Label as Label
    from ._shared import LabelNames as LabelNames
    from ._shared import LoriotConfig as LoriotConfig
    from ._shared import Metadata as Metadata
    from ._shared import MqttConnectionConfig as MqttConnectionConfig
    from ._shared import MqttIntegrationConfig as MqttIntegrationConfig
    from ._shared import MqttPayload as MqttPayload
    from ._shared import ObjectId as ObjectId
    from ._shared import Polygon as Polygon
    from ._shared import PolygonType as PolygonType
    from ._shared import Position as Position
    from ._shared import Ring as Ring
    from ._shared import RoleName as RoleName
    from ._shared import SchemaProperty as SchemaProperty
    from ._shared import SchemaPropertyType as SchemaPropertyType
    from ._shared import StateDocument as StateDocument
    from ._shared import StateUpdate as StateUpdate
    from ._shared import User as User
    from ._shared import WebhookPayload as WebhookPayload
    from ._shared import WebsocketIntegrationConfig as WebsocketIntegrationConfig
    from .api_keys import ApiKey as ApiKey
    from .api_keys import ApiKeyCreate as ApiKeyCreate
    from .api_keys import ApiKeyCreated as ApiKeyCreated
    from .api_keys import ApiKeyList as ApiKeyList
    from .assets import Asset as Asset
    from .assets import AssetImport as AssetImport
    from .assets import AssetImportEntry as AssetImportEntry
    from .assets import AssetList as AssetList
    from .assets import AssetUpdate as AssetUpdate
    from .assets_v3 import AssetV3 as AssetV3
    from .assets_v3 import AssetV3Create as AssetV3Create
    from .assets_v3 import AssetV3Import as AssetV3Import
    from .assets_v3 import AssetV3ImportEntry as AssetV3ImportEntry
    from .assets_v3 import AssetV3List as AssetV3List
    from .assets_v3 import AssetV3Update as AssetV3Update
    from .auth import LoginRequest as LoginRequest
    from .auth import Session as Session
    from .business_objects import BusinessObject as BusinessObject
    from .business_objects import BusinessObjectList as BusinessObjectList
    from .business_objects import BusinessObjectName as BusinessObjectName
    from .business_objects import Field as Field
    from .business_objects import FieldCreate as FieldCreate
    from .business_objects import FieldKind as FieldKind
    from .business_objects import FieldList as FieldList
    from .business_objects import FieldName as FieldName
    from .business_objects import FieldSettings as FieldSettings
    from .business_objects import FieldType as FieldType
    from .business_objects import FieldUpdate as FieldUpdate
    from .data_tables import Column as Column
    from .data_tables import ColumnName as ColumnName
    from .data_tables import ColumnNames as ColumnNames
    from .data_tables import ColumnType as ColumnType
    from .data_tables import DataTable as DataTable
    from .data_tables import DataTableCreate as DataTableCreate
    from .data_tables import DataTableList as DataTableList
    from .data_tables import DataTableUpdate as DataTableUpdate
    from .data_tables import DeviceIds as DeviceIds
    from .data_tables import Order as Order
    from .data_tables import Row as Row
    from .data_tables import RowList as RowList
    from .data_tables import RowsCsv as RowsCsv
    from .data_tables import RowValues as RowValues
    from .devices import Activation as Activation
    from .devices import Device as Device
    from .devices import DeviceCreate as DeviceCreate
    from .devices import DeviceList as DeviceList
    from .devices import DeviceState as DeviceState
    from .devices import DeviceUpdate as DeviceUpdate
    from .devices import Downlink as Downlink
    from .devices import DownlinkCreate as DownlinkCreate
    from .devices import DownlinkList as DownlinkList
    from .devices import DownlinkStatus as DownlinkStatus
    from .devices import DriverReference as DriverReference
    from .devices import LabelList as LabelList
    from .devices import LorawanSettings as LorawanSettings
    from .devices import LorawanSettingsInput as LorawanSettingsInput
    from .devices import Uplink as Uplink
    from .devices import UplinkList as UplinkList
    from .drivers import Driver as Driver
    from .drivers import DriverAuthor as DriverAuthor
    from .drivers import DriverList as DriverList
    from .drivers import DriverManifest as DriverManifest
    from .drivers import DriverMetadata as DriverMetadata
    from .drivers import DriverName as DriverName
    from .drivers import DriverPackage as DriverPackage
    from .drivers import DriverPush as DriverPush
    from .drivers import DriverTag as DriverTag
    from .drivers import DriverTagList as DriverTagList
    from .drivers import DriverTagName as DriverTagName
    from .drivers import DriverType as DriverType
    from .drivers import ManifestLabel as ManifestLabel
    from .drivers import OtherDriverSchema as OtherDriverSchema
    from .drivers import PushedDriver as PushedDriver
    from .drivers import SupportedDevice as SupportedDevice
    from .integrations import Integration as Integration
    from .integrations import IntegrationCreate as IntegrationCreate
    from .integrations import IntegrationList as IntegrationList
    from .integrations import IntegrationStatus as IntegrationStatus
    from .integrations import IntegrationType as IntegrationType
    from .integrations import IntegrationUpdate as IntegrationUpdate
    from .integrations import OtherIntegrationConfig as OtherIntegrationConfig
    from .network_connections import NetworkConnection as NetworkConnection
    from .network_connections import NetworkConnectionCreate as NetworkConnectionCreate
    from .network_connections import NetworkConnectionList as NetworkConnectionList
    from .network_connections import NetworkConnectionType as NetworkConnectionType
    from .network_connections import NetworkConnectionUpdate as NetworkConnectionUpdate
    from .network_connections import OtherConnectionConfig as OtherConnectionConfig
    from .roles import Role as Role
    from .roles import RoleArea as RoleArea
    from .roles import RoleLevel as RoleLevel
    from .roles import RoleList as RoleList
    from .sites import Site as Site
    from .sites import SiteCreate as SiteCreate
    from .sites import SiteList as SiteList
    from .sites import SiteUpdate as SiteUpdate
    from .tenant import Migration as Migration
    from .tenant import MigrationList as MigrationList
    from .tenant import MigrationStatus as MigrationStatus
    from .things import GeolocationInput as GeolocationInput
    from .things import Thing as Thing
    from .things import ThingCreate as ThingCreate
    from .things import ThingList as ThingList
    from .tracked_assets import TrackedAsset as TrackedAsset
    from .tracked_assets import TrackedAssetCreate as TrackedAssetCreate
    from .tracked_assets import TrackedAssetList as TrackedAssetList
    from .users import Password as Password
    from .users import RoleAssignment as RoleAssignment
    from .users import RoleNames as RoleNames
    from .users import UserCreate as UserCreate
    from .users import UserList as UserList
    from .users import Username as Username
    from .users import UserUpdate as UserUpdate
    from .zones import Zone as Zone
    from .zones import ZoneCreate as ZoneCreate
    from .zones import ZoneList as ZoneList
    from .zones import ZoneUpdate as ZoneUpdate

_HOMES = {
    "DriverSchema": ".._unions",
    "IntegrationConfig": ".._unions",
    "KnownConnectionConfig": ".._unions",
    "KnownDriverSchema": ".._unions",
    "KnownIntegrationConfig": ".._unions",
    "NetworkConnectionConfig": ".._unions",
    "Address": "._shared",
    "ChirpstackConfig": "._shared",
    "ConfigurableSchemaProperty": "._shared",
    "DriverSchemaV1": "._shared",
    "DriverSchemaV2": "._shared",
    "DriverSchemaV21": "._shared",
    "ErrorBody": "._shared",
    "Geolocation": "._shared",
    "HttpIntegrationConfig": "._shared",
    "ImportProblem": "._shared",
    "ImportResult": "._shared",
    "Label": "._shared",
    "LabelNames": "._shared",
    "LoriotConfig": "._shared",
    "Metadata": "._shared",
    "MqttConnectionConfig": "._shared",
    "MqttIntegrationConfig": "._shared",
    "MqttPayload": "._shared",
    "ObjectId": "._shared",
    "Polygon": "._shared",
    "PolygonType": "._shared",
    "Position": "._shared",
    "Ring": "._shared",
    "RoleName": "._shared",
    "SchemaProperty": "._shared",
    "SchemaPropertyType": "._shared",
    "StateDocument": "._shared",
    "StateUpdate": "._shared",
    "User": "._shared",
    "WebhookPayload": "._shared",
    "WebsocketIntegrationConfig": "._shared",
    "ApiKey": ".api_keys",
    "ApiKeyCreate": ".api_keys",
    "ApiKeyCreated": ".api_keys",
    "ApiKeyList": ".api_keys",
    "Asset": ".assets",
    "AssetImport": ".assets",
    "AssetImportEntry": ".assets",
    "AssetList": ".assets",
    "AssetUpdate": ".assets",
    "AssetV3": ".assets_v3",
    "AssetV3Create": ".assets_v3",
    "AssetV3Import": ".assets_v3",
    "AssetV3ImportEntry": ".assets_v3",
    "AssetV3List": ".assets_v3",
    "AssetV3Update": ".assets_v3",
    "LoginRequest": ".auth",
    "Session": ".auth",
    "BusinessObject": ".business_objects",
    "BusinessObjectList": ".business_objects",
    "BusinessObjectName": ".business_objects",
    "Field": ".business_objects",
    "FieldCreate": ".business_objects",
    "FieldKind": ".business_objects",
    "FieldList": ".business_objects",
    "FieldName": ".business_objects",
    "FieldSettings": ".business_objects",
    "FieldType": ".business_objects",
    "FieldUpdate": ".business_objects",
    "Column": ".data_tables",
    "ColumnName": ".data_tables",
    "ColumnNames": ".data_tables",
    "ColumnType": ".data_tables",
    "DataTable": ".data_tables",
    "DataTableCreate": ".data_tables",
    "DataTableList": ".data_tables",
    "DataTableUpdate": ".data_tables",
    "DeviceIds": ".data_tables",
    "Order": ".data_tables",
    "Row": ".data_tables",
    "RowList": ".data_tables",
    "RowValues": ".data_tables",
    "RowsCsv": ".data_tables",
    "Activation": ".devices",
    "Device": ".devices",
    "DeviceCreate": ".devices",
    "DeviceList": ".devices",
    "DeviceState": ".devices",
    "DeviceUpdate": ".devices",
    "Downlink": ".devices",
    "DownlinkCreate": ".devices",
    "DownlinkList": ".devices",
    "DownlinkStatus": ".devices",
    "DriverReference": ".devices",
    "LabelList": ".devices",
    "LorawanSettings": ".devices",
    "LorawanSettingsInput": ".devices",
    "Uplink": ".devices",
    "UplinkList": ".devices",
    "Driver": ".drivers",
    "DriverAuthor": ".drivers",
    "DriverList": ".drivers",
    "DriverManifest": ".drivers",
    "DriverMetadata": ".drivers",
    "DriverName": ".drivers",
    "DriverPackage": ".drivers",
    "DriverPush": ".drivers",
    "DriverTag": ".drivers",
    "DriverTagList": ".drivers",
    "DriverTagName": ".drivers",
    "DriverType": ".drivers",
    "ManifestLabel": ".drivers",
    "OtherDriverSchema": ".drivers",
    "PushedDriver": ".drivers",
    "SupportedDevice": ".drivers",
    "Integration": ".integrations",
    "IntegrationCreate": ".integrations",
    "IntegrationList": ".integrations",
    "IntegrationStatus": ".integrations",
    "IntegrationType": ".integrations",
    "IntegrationUpdate": ".integrations",
    "OtherIntegrationConfig": ".integrations",
    "NetworkConnection": ".network_connections",
    "NetworkConnectionCreate": ".network_connections",
    "NetworkConnectionList": ".network_connections",
    "NetworkConnectionType": ".network_connections",
    "NetworkConnectionUpdate": ".network_connections",
    "OtherConnectionConfig": ".network_connections",
    "Role": ".roles",
    "RoleArea": ".roles",
    "RoleLevel": ".roles",
    "RoleList": ".roles",
    "Site": ".sites",
    "SiteCreate": ".sites",
    "SiteList": ".sites",
    "SiteUpdate": ".sites",
    "Migration": ".tenant",
    "MigrationList": ".tenant",
    "MigrationStatus": ".tenant",
    "GeolocationInput": ".things",
    "Thing": ".things",
    "ThingCreate": ".things",
    "ThingList": ".things",
    "TrackedAsset": ".tracked_assets",
    "TrackedAssetCreate": ".tracked_assets",
    "TrackedAssetList": ".tracked_assets",
    "Password": ".users",
    "RoleAssignment": ".users",
    "RoleNames": ".users",
    "UserCreate": ".users",
    "UserList": ".users",
    "UserUpdate": ".users",
    "Username": ".users",
    "Zone": ".zones",
    "ZoneCreate": ".zones",
    "ZoneList": ".zones",
    "ZoneUpdate": ".zones",
}
__all__ = [
    "Activation",
    "Address",
    "ApiKey",
    "ApiKeyCreate",
    "ApiKeyCreated",
    "ApiKeyList",
    "Asset",
    "AssetImport",
    "AssetImportEntry",
    "AssetList",
    "AssetUpdate",
    "AssetV3",
    "AssetV3Create",
    "AssetV3Import",
    "AssetV3ImportEntry",
    "AssetV3List",
    "AssetV3Update",
    "BusinessObject",
    "BusinessObjectList",
    "BusinessObjectName",
    "ChirpstackConfig",
    "Column",
    "ColumnName",
    "ColumnNames",
    "ColumnType",
    "ConfigurableSchemaProperty",
    "DataTable",
    "DataTableCreate",
    "DataTableList",
    "DataTableUpdate",
    "Device",
    "DeviceCreate",
    "DeviceIds",
    "DeviceList",
    "DeviceState",
    "DeviceUpdate",
    "Downlink",
    "DownlinkCreate",
    "DownlinkList",
    "DownlinkStatus",
    "Driver",
    "DriverAuthor",
    "DriverList",
    "DriverManifest",
    "DriverMetadata",
    "DriverName",
    "DriverPackage",
    "DriverPush",
    "DriverReference",
    "DriverSchema",
    "DriverSchemaV1",
    "DriverSchemaV2",
    "DriverSchemaV21",
    "DriverTag",
    "DriverTagList",
    "DriverTagName",
    "DriverType",
    "ErrorBody",
    "Field",
    "FieldCreate",
    "FieldKind",
    "FieldList",
    "FieldName",
    "FieldSettings",
    "FieldType",
    "FieldUpdate",
    "Geolocation",
    "GeolocationInput",
    "HttpIntegrationConfig",
    "ImportProblem",
    "ImportResult",
    "Integration",
    "IntegrationConfig",
    "IntegrationCreate",
    "IntegrationList",
    "IntegrationStatus",
    "IntegrationType",
    "IntegrationUpdate",
    "KnownConnectionConfig",
    "KnownDriverSchema",
    "KnownIntegrationConfig",
    "Label",
    "LabelList",
    "LabelNames",
    "LoginRequest",
    "LorawanSettings",
    "LorawanSettingsInput",
    "LoriotConfig",
    "ManifestLabel",
    "Metadata",
    "Migration",
    "MigrationList",
    "MigrationStatus",
    "MqttConnectionConfig",
    "MqttIntegrationConfig",
    "MqttPayload",
    "NetworkConnection",
    "NetworkConnectionConfig",
    "NetworkConnectionCreate",
    "NetworkConnectionList",
    "NetworkConnectionType",
    "NetworkConnectionUpdate",
    "ObjectId",
    "Order",
    "OtherConnectionConfig",
    "OtherDriverSchema",
    "OtherIntegrationConfig",
    "Password",
    "Polygon",
    "PolygonType",
    "Position",
    "PushedDriver",
    "Ring",
    "Role",
    "RoleArea",
    "RoleAssignment",
    "RoleLevel",
    "RoleList",
    "RoleName",
    "RoleNames",
    "Row",
    "RowList",
    "RowValues",
    "RowsCsv",
    "SchemaProperty",
    "SchemaPropertyType",
    "Session",
    "Site",
    "SiteCreate",
    "SiteList",
    "SiteUpdate",
    "StateDocument",
    "StateUpdate",
    "SupportedDevice",
    "Thing",
    "ThingCreate",
    "ThingList",
    "TrackedAsset",
    "TrackedAssetCreate",
    "TrackedAssetList",
    "Uplink",
    "UplinkList",
    "User",
    "UserCreate",
    "UserList",
    "UserUpdate",
    "Username",
    "WebhookPayload",
    "WebsocketIntegrationConfig",
    "Zone",
    "ZoneCreate",
    "ZoneList",
    "ZoneUpdate",
]  # noqa: F822


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(home, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
