# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The models: what operations take and give, a module for each tag, loaded when needed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

_MODULES = {
    ".._unions": "DriverSchema IntegrationConfig KnownConnectionConfig KnownDriverSchema KnownIntegrationConfig NetworkConnectionConfig",
    "._error_body": "ErrorBody",
    "._geolocation": "Address Geolocation",
    "._import_result": "ImportProblem ImportResult",
    "._label": "Label LabelNames",
    "._metadata": "Metadata",
    "._object_id": "ObjectId",
    "._polygon": "Polygon PolygonType Position Ring",
    "._role_name": "RoleName",
    "._user": "User",
    "._webhook_payload": "MqttPayload StateUpdate WebhookPayload",
    ".api_keys": "ApiKey ApiKeyCreate ApiKeyCreated ApiKeyList",
    ".assets": "Asset AssetImport AssetImportEntry AssetList AssetUpdate",
    ".assets_v3": "AssetV3 AssetV3Create AssetV3Import AssetV3ImportEntry AssetV3List AssetV3Update",
    ".auth": "LoginRequest Session",
    ".business_objects": "BusinessObject BusinessObjectList BusinessObjectName Field FieldCreate FieldKind FieldList FieldName FieldSettings FieldType FieldUpdate",
    ".data_tables": "Column ColumnName ColumnNames ColumnType DataTable DataTableCreate DataTableList DataTableUpdate DeviceIds Order Row RowList RowValues RowsCsv",
    ".devices": "Activation Device DeviceCreate DeviceList DeviceState DeviceUpdate Downlink DownlinkCreate DownlinkList DownlinkStatus DriverReference LabelList LorawanSettings LorawanSettingsInput StateDocument Uplink UplinkList",
    ".drivers": "ConfigurableSchemaProperty Driver DriverAuthor DriverList DriverManifest DriverMetadata DriverName DriverPackage DriverPush DriverSchemaV1 DriverSchemaV2 DriverSchemaV21 DriverTag DriverTagList DriverTagName DriverType ManifestLabel OtherDriverSchema PushedDriver SchemaProperty SchemaPropertyType SupportedDevice",
    ".integrations": "HttpIntegrationConfig Integration IntegrationCreate IntegrationList IntegrationStatus IntegrationType IntegrationUpdate MqttIntegrationConfig OtherIntegrationConfig WebsocketIntegrationConfig",
    ".network_connections": "ChirpstackConfig LoriotConfig MqttConnectionConfig NetworkConnection NetworkConnectionCreate NetworkConnectionList NetworkConnectionType NetworkConnectionUpdate OtherConnectionConfig",
    ".roles": "Role RoleArea RoleLevel RoleList",
    ".sites": "Site SiteCreate SiteList SiteUpdate",
    ".tenant": "Migration MigrationList MigrationStatus",
    ".things": "GeolocationInput Thing ThingCreate ThingList",
    ".tracked_assets": "TrackedAsset TrackedAssetCreate TrackedAssetList",
    ".users": "Password RoleAssignment RoleNames UserCreate UserList UserUpdate Username",
    ".zones": "Zone ZoneCreate ZoneList ZoneUpdate",
}


@cache
def _homes() -> dict[str, str]:
    return {name: home for home, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return __dir__()
    home = _homes().get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(home, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted(_homes())
