# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The models: what operations take and give, a module for each tag, loaded when needed."""

from .._unions import DriverSchema as DriverSchema
from .._unions import IntegrationConfig as IntegrationConfig
from .._unions import KnownConnectionConfig as KnownConnectionConfig
from .._unions import KnownDriverSchema as KnownDriverSchema
from .._unions import KnownIntegrationConfig as KnownIntegrationConfig
from .._unions import NetworkConnectionConfig as NetworkConnectionConfig
from ._error_body import ErrorBody as ErrorBody
from ._geolocation import Address as Address
from ._geolocation import Geolocation as Geolocation
from ._import_result import ImportProblem as ImportProblem
from ._import_result import ImportResult as ImportResult
from ._label import Label as Label
from ._label import LabelNames as LabelNames
from ._metadata import Metadata as Metadata
from ._object_id import ObjectId as ObjectId
from ._polygon import Polygon as Polygon
from ._polygon import PolygonType as PolygonType
from ._polygon import Position as Position
from ._polygon import Ring as Ring
from ._role_name import RoleName as RoleName
from ._user import User as User
from ._webhook_payload import MqttPayload as MqttPayload
from ._webhook_payload import StateUpdate as StateUpdate
from ._webhook_payload import WebhookPayload as WebhookPayload
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
from .devices import StateDocument as StateDocument
from .devices import Uplink as Uplink
from .devices import UplinkList as UplinkList
from .drivers import ConfigurableSchemaProperty as ConfigurableSchemaProperty
from .drivers import Driver as Driver
from .drivers import DriverAuthor as DriverAuthor
from .drivers import DriverList as DriverList
from .drivers import DriverManifest as DriverManifest
from .drivers import DriverMetadata as DriverMetadata
from .drivers import DriverName as DriverName
from .drivers import DriverPackage as DriverPackage
from .drivers import DriverPush as DriverPush
from .drivers import DriverSchemaV1 as DriverSchemaV1
from .drivers import DriverSchemaV2 as DriverSchemaV2
from .drivers import DriverSchemaV21 as DriverSchemaV21
from .drivers import DriverTag as DriverTag
from .drivers import DriverTagList as DriverTagList
from .drivers import DriverTagName as DriverTagName
from .drivers import DriverType as DriverType
from .drivers import ManifestLabel as ManifestLabel
from .drivers import OtherDriverSchema as OtherDriverSchema
from .drivers import PushedDriver as PushedDriver
from .drivers import SchemaProperty as SchemaProperty
from .drivers import SchemaPropertyType as SchemaPropertyType
from .drivers import SupportedDevice as SupportedDevice
from .integrations import HttpIntegrationConfig as HttpIntegrationConfig
from .integrations import Integration as Integration
from .integrations import IntegrationCreate as IntegrationCreate
from .integrations import IntegrationList as IntegrationList
from .integrations import IntegrationStatus as IntegrationStatus
from .integrations import IntegrationType as IntegrationType
from .integrations import IntegrationUpdate as IntegrationUpdate
from .integrations import MqttIntegrationConfig as MqttIntegrationConfig
from .integrations import OtherIntegrationConfig as OtherIntegrationConfig
from .integrations import WebsocketIntegrationConfig as WebsocketIntegrationConfig
from .network_connections import ChirpstackConfig as ChirpstackConfig
from .network_connections import LoriotConfig as LoriotConfig
from .network_connections import MqttConnectionConfig as MqttConnectionConfig
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
]
