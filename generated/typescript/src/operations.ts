// Generated from openapi/; `nox -s typescript` rewrites it. Never edit it.

import type { Schemes } from "./credentials.js";
import { AuthenticationError } from "./errors.js";
import type { CallOptions } from "./executor.js";
import type * as models from "./models.js";
import type { Shapes } from "./shapes.js";
import type { Answer, Entry, Input, Iteration } from "./typing.js";

/** What each operation takes and gives. */
export interface Calls {
  "auth.login": {
    input: {
      body: models.LoginRequest;
    };
    answer: { readonly status: 200; readonly data: models.Session; headerValues(): {} };
  };
  "api_keys.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.ApiKeyList; headerValues(): {} };
    entry: models.ApiKey;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "api_keys.create": {
    input: {
      body: models.ApiKeyCreate;
    };
    answer: { readonly status: 201; readonly data: models.ApiKeyCreated; headerValues(): {} };
  };
  "api_keys.delete": {
    input: {
      /** Id of the key, as listed. */
      api_key_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "devices.list": {
    input: {
      /** Only devices that carry all of these labels. */
      labels?: models.LabelNames;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.DeviceList; headerValues(): {} };
    entry: models.Device;
    iteration: {
      /** Only devices that carry all of these labels. */
      labels?: models.LabelNames;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "devices.create": {
    input: {
      body: models.DeviceCreate;
    };
    answer: { readonly status: 201; readonly data: models.Device; headerValues(): {} };
  };
  "devices.get": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.Device; headerValues(): {} };
  };
  "devices.update": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      body: models.DeviceUpdate;
    };
    answer: { readonly status: 200; readonly data: models.Device; headerValues(): {} };
  };
  "devices.delete": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "devices.list_labels": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.LabelList; headerValues(): {} };
    entry: models.Label;
    iteration: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "devices.add_labels": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      /** The labels to add. */
      labels: models.LabelNames;
    };
    answer: { readonly status: 200; readonly data: models.LabelList; headerValues(): {} };
  };
  "devices.remove_label": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      /** The label to remove. */
      label: models.Label;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "devices.get_state": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.DeviceState; headerValues(): {} };
  };
  "devices.set_desired_state": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      body: models.StateDocument;
    };
    answer: { readonly status: 200; readonly data: models.DeviceState; headerValues(): {} };
  };
  "devices.list_uplinks": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      /** Only what is from this time on (UTC). */
      since?: string;
      /** Only what is before this time (UTC). */
      until?: string;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.UplinkList; headerValues(): {} };
    entry: models.Uplink;
    iteration: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      /** Only what is from this time on (UTC). */
      since?: string;
      /** Only what is before this time (UTC). */
      until?: string;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "devices.list_downlinks": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.DownlinkList; headerValues(): {} };
    entry: models.Downlink;
    iteration: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "devices.create_downlink": {
    input: {
      /** Id of the device; upper and lower case differ. */
      device_id: models.ObjectId;
      body: models.DownlinkCreate;
    };
    answer: { readonly status: 201; readonly data: models.Downlink; headerValues(): {} };
  };
  "drivers.list": {
    input: {
      /** Only drivers with this text in author, name or a supported device, in any case. */
      search?: string;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.DriverList; headerValues(): {} };
    entry: models.Driver;
    iteration: {
      /** Only drivers with this text in author, name or a supported device, in any case. */
      search?: string;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "drivers.push": {
    input: {
      body: models.DriverPush;
    };
    answer: { readonly status: 201; readonly data: models.PushedDriver; headerValues(): {} };
  };
  "drivers.get": {
    input: {
      /** Author of the driver. */
      author: models.DriverAuthor;
      /** Name of the driver. */
      name: models.DriverName;
    };
    answer: { readonly status: 200; readonly data: models.Driver; headerValues(): {} };
  };
  "drivers.list_tags": {
    input: {
      /** Author of the driver. */
      author: models.DriverAuthor;
      /** Name of the driver. */
      name: models.DriverName;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.DriverTagList; headerValues(): {} };
    entry: models.DriverTag;
    iteration: {
      /** Author of the driver. */
      author: models.DriverAuthor;
      /** Name of the driver. */
      name: models.DriverName;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "drivers.delete_tag": {
    input: {
      /** Author of the driver. */
      author: models.DriverAuthor;
      /** Name of the driver. */
      name: models.DriverName;
      /** Tag of the driver. */
      tag: models.DriverTagName;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "drivers.get_schema": {
    input: {
      /** Author of the driver. */
      author: models.DriverAuthor;
      /** Name of the driver. */
      name: models.DriverName;
      /** Tag of the driver. */
      tag: models.DriverTagName;
    };
    answer: { readonly status: 200; readonly data: models.DriverSchema; headerValues(): {} };
  };
  "drivers.get_manifest": {
    input: {
      /** Author of the driver. */
      author: models.DriverAuthor;
      /** Name of the driver. */
      name: models.DriverName;
      /** Tag of the driver. */
      tag: models.DriverTagName;
    };
    answer: { readonly status: 200; readonly data: models.DriverManifest; headerValues(): {} };
  };
  "drivers.download": {
    input: {
      /** Author of the driver. */
      author: models.DriverAuthor;
      /** Name of the driver. */
      name: models.DriverName;
      /** Tag of the driver. */
      tag: models.DriverTagName;
    };
    answer: { readonly status: 200; readonly data: Uint8Array; headerValues(): {} };
  };
  "network_connections.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.NetworkConnectionList; headerValues(): {} };
    entry: models.NetworkConnection;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "network_connections.create": {
    input: {
      body: models.NetworkConnectionCreate;
    };
    answer: { readonly status: 201; readonly data: models.NetworkConnection; headerValues(): {} };
  };
  "network_connections.get": {
    input: {
      /** Id of the network connection. */
      network_connection_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.NetworkConnection; headerValues(): {} };
  };
  "network_connections.update": {
    input: {
      /** Id of the network connection. */
      network_connection_id: models.ObjectId;
      body: models.NetworkConnectionUpdate;
    };
    answer: { readonly status: 200; readonly data: models.NetworkConnection; headerValues(): {} };
  };
  "network_connections.delete": {
    input: {
      /** Id of the network connection. */
      network_connection_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "integrations.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.IntegrationList; headerValues(): {} };
    entry: models.Integration;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "integrations.create": {
    input: {
      body: models.IntegrationCreate;
    };
    answer: { readonly status: 201; readonly data: models.Integration; headerValues(): {} };
  };
  "integrations.get": {
    input: {
      /** Id of the integration. */
      integration_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.Integration; headerValues(): {} };
  };
  "integrations.update": {
    input: {
      /** Id of the integration. */
      integration_id: models.ObjectId;
      body: models.IntegrationUpdate;
    };
    answer: { readonly status: 200; readonly data: models.Integration; headerValues(): {} };
  };
  "integrations.delete": {
    input: {
      /** Id of the integration. */
      integration_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "data_tables.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.DataTableList; headerValues(): {} };
    entry: models.DataTable;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "data_tables.create": {
    input: {
      body: models.DataTableCreate;
    };
    answer: { readonly status: 201; readonly data: models.DataTable; headerValues(): {} };
  };
  "data_tables.get": {
    input: {
      /** Id of the data table. */
      data_table_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.DataTable; headerValues(): {} };
  };
  "data_tables.update": {
    input: {
      /** Id of the data table. */
      data_table_id: models.ObjectId;
      body: models.DataTableUpdate;
    };
    answer: { readonly status: 200; readonly data: models.DataTable; headerValues(): {} };
  };
  "data_tables.delete": {
    input: {
      /** Id of the data table. */
      data_table_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "data_tables.rows": {
    input: {
      /** Id of the data table. */
      data_table_id: models.ObjectId;
      /** Only what is from this time on (UTC). */
      since?: string;
      /** Only what is before this time (UTC). */
      until?: string;
      /** Only rows of these devices. */
      device_ids?: models.DeviceIds;
      /** Only these columns. */
      columns?: models.ColumnNames;
      /** Oldest first (asc) or newest first (desc); asc when left out. */
      order?: models.Order;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.RowList; headerValues(): {} };
    entry: models.Row;
    iteration: {
      /** Id of the data table. */
      data_table_id: models.ObjectId;
      /** Only what is from this time on (UTC). */
      since?: string;
      /** Only what is before this time (UTC). */
      until?: string;
      /** Only rows of these devices. */
      device_ids?: models.DeviceIds;
      /** Only these columns. */
      columns?: models.ColumnNames;
      /** Oldest first (asc) or newest first (desc); asc when left out. */
      order?: models.Order;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "data_tables.export": {
    input: {
      /** Id of the data table. */
      data_table_id: models.ObjectId;
      /** Only what is from this time on (UTC). */
      since?: string;
      /** Only what is before this time (UTC). */
      until?: string;
      /** Only rows of these devices. */
      device_ids?: models.DeviceIds;
      /** Only these columns. */
      columns?: models.ColumnNames;
    };
    answer: { readonly status: 200; readonly data: string; headerValues(): {} };
  };
  "assets.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.AssetList; headerValues(): {} };
    entry: models.Asset;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "assets.create": {
    input: {
      body: models.AssetInput;
    };
    answer: { readonly status: 201; readonly data: models.Asset; headerValues(): {} };
  };
  "assets.get": {
    input: {
      /** Id of the asset; upper and lower case differ. */
      asset_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.Asset; headerValues(): {} };
  };
  "assets.update": {
    input: {
      /** Id of the asset; upper and lower case differ. */
      asset_id: models.ObjectId;
      body: models.AssetUpdate;
    };
    answer: { readonly status: 200; readonly data: models.Asset; headerValues(): {} };
  };
  "assets.delete": {
    input: {
      /** Id of the asset; upper and lower case differ. */
      asset_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "assets.import_many": {
    input: {
      body: models.AssetImport;
    };
    answer: { readonly status: 200; readonly data: models.ImportResult; headerValues(): {} };
  };
  "assets_v3.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.AssetV3List; headerValues(): {} };
    entry: models.AssetV3;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "assets_v3.create": {
    input: {
      body: models.AssetV3Create;
    };
    answer: { readonly status: 201; readonly data: models.AssetV3; headerValues(): {} };
  };
  "assets_v3.get": {
    input: {
      /** Id of the asset; upper and lower case differ. */
      asset_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.AssetV3; headerValues(): {} };
  };
  "assets_v3.update": {
    input: {
      /** Id of the asset; upper and lower case differ. */
      asset_id: models.ObjectId;
      body: models.AssetV3Update;
    };
    answer: { readonly status: 200; readonly data: models.AssetV3; headerValues(): {} };
  };
  "assets_v3.delete": {
    input: {
      /** Id of the asset; upper and lower case differ. */
      asset_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "assets_v3.import_many": {
    input: {
      body: models.AssetV3Import;
    };
    answer: { readonly status: 200; readonly data: models.ImportResult; headerValues(): {} };
  };
  "business_objects.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.BusinessObjectList; headerValues(): {} };
    entry: models.BusinessObject;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "business_objects.list_fields": {
    input: {
      /** Name of the business object. */
      business_object: models.BusinessObjectName;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.FieldList; headerValues(): {} };
    entry: models.Field;
    iteration: {
      /** Name of the business object. */
      business_object: models.BusinessObjectName;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "business_objects.create_field": {
    input: {
      /** Name of the business object. */
      business_object: models.BusinessObjectName;
      body: models.FieldCreate;
    };
    answer: { readonly status: 201; readonly data: models.Field; headerValues(): {} };
  };
  "business_objects.get_field": {
    input: {
      /** Name of the business object. */
      business_object: models.BusinessObjectName;
      /** Name of the field. */
      field: models.FieldName;
    };
    answer: { readonly status: 200; readonly data: models.Field; headerValues(): {} };
  };
  "business_objects.update_field": {
    input: {
      /** Name of the business object. */
      business_object: models.BusinessObjectName;
      /** Name of the field. */
      field: models.FieldName;
      body: models.FieldUpdate;
    };
    answer: { readonly status: 200; readonly data: models.Field; headerValues(): {} };
  };
  "business_objects.delete_field": {
    input: {
      /** Name of the business object. */
      business_object: models.BusinessObjectName;
      /** Name of the field. */
      field: models.FieldName;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "tracked_assets.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.TrackedAssetList; headerValues(): {} };
    entry: models.TrackedAsset;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "tracked_assets.create": {
    input: {
      body: models.TrackedAssetCreate;
    };
    answer: { readonly status: 201; readonly data: models.TrackedAsset; headerValues(): {} };
  };
  "tracked_assets.get": {
    input: {
      /** Id of the asset. */
      asset_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.TrackedAsset; headerValues(): {} };
  };
  "tracked_assets.delete": {
    input: {
      /** Id of the asset. */
      asset_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "things.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.ThingList; headerValues(): {} };
    entry: models.Thing;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "things.create": {
    input: {
      body: models.ThingCreate;
    };
    answer: { readonly status: 201; readonly data: models.Thing; headerValues(): {} };
  };
  "things.get": {
    input: {
      /** Id of the thing. */
      thing_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.Thing; headerValues(): {} };
  };
  "things.delete": {
    input: {
      /** Id of the thing. */
      thing_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "things.set_geolocation": {
    input: {
      /** Id of the thing. */
      thing_id: models.ObjectId;
      body: models.GeolocationInput;
    };
    answer: { readonly status: 200; readonly data: models.Thing; headerValues(): {} };
  };
  "things.delete_geolocation": {
    input: {
      /** Id of the thing. */
      thing_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "sites.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.SiteList; headerValues(): {} };
    entry: models.Site;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "sites.create": {
    input: {
      body: models.SiteCreate;
    };
    answer: { readonly status: 201; readonly data: models.Site; headerValues(): {} };
  };
  "sites.get": {
    input: {
      /** Id of the site. */
      site_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.Site; headerValues(): {} };
  };
  "sites.update": {
    input: {
      /** Id of the site. */
      site_id: models.ObjectId;
      body: models.SiteUpdate;
    };
    answer: { readonly status: 200; readonly data: models.Site; headerValues(): {} };
  };
  "sites.delete": {
    input: {
      /** Id of the site. */
      site_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "zones.list": {
    input: {
      /** Id of the site. */
      site_id: models.ObjectId;
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.ZoneList; headerValues(): {} };
    entry: models.Zone;
    iteration: {
      /** Id of the site. */
      site_id: models.ObjectId;
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "zones.create": {
    input: {
      /** Id of the site. */
      site_id: models.ObjectId;
      body: models.ZoneCreate;
    };
    answer: { readonly status: 201; readonly data: models.Zone; headerValues(): {} };
  };
  "zones.get": {
    input: {
      /** Id of the site. */
      site_id: models.ObjectId;
      /** Id of the zone. */
      zone_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: models.Zone; headerValues(): {} };
  };
  "zones.update": {
    input: {
      /** Id of the site. */
      site_id: models.ObjectId;
      /** Id of the zone. */
      zone_id: models.ObjectId;
      body: models.ZoneUpdate;
    };
    answer: { readonly status: 200; readonly data: models.Zone; headerValues(): {} };
  };
  "zones.delete": {
    input: {
      /** Id of the site. */
      site_id: models.ObjectId;
      /** Id of the zone. */
      zone_id: models.ObjectId;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "users.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.UserList; headerValues(): {} };
    entry: models.User;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "users.create": {
    input: {
      body: models.UserCreate;
    };
    answer: { readonly status: 201; readonly data: models.User; headerValues(): {} };
  };
  "users.get": {
    input: {
      /** Number of the user. */
      user_id: number;
    };
    answer: { readonly status: 200; readonly data: models.User; headerValues(): {} };
  };
  "users.update": {
    input: {
      /** Number of the user. */
      user_id: number;
      body: models.UserUpdate;
    };
    answer: { readonly status: 200; readonly data: models.User; headerValues(): {} };
  };
  "users.delete": {
    input: {
      /** Number of the user. */
      user_id: number;
    };
    answer: { readonly status: 200; readonly data: undefined; headerValues(): {} };
  };
  "users.set_roles": {
    input: {
      /** Number of the user. */
      user_id: number;
      body: models.RoleAssignment;
    };
    answer: { readonly status: 200; readonly data: models.User; headerValues(): {} };
  };
  "roles.list": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.RoleList; headerValues(): {} };
    entry: models.Role;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
  "tenant.list_migrations": {
    input: {
      /** At most this many entries in one answer. */
      limit?: number;
      /** Skip this many entries. */
      offset?: number;
    };
    answer: { readonly status: 200; readonly data: models.MigrationList; headerValues(): {} };
    entry: models.Migration;
    iteration: {
      /** How many entries to ask for at a time (1 to 500); 100 if not said. */
      page_size?: number;
    };
  };
}

/** All operations by tag. */
export interface Resources {
  /** Log in and receive a bearer token. */
  readonly auth: {
    /**
     * Log in with user name and password.
     *
     * Opens a session and answers its bearer token. A wrong user name or password answers 400 with the text "invalid
     * credentials", not 401. The token is opaque; `expires` is the only way to know its end.
     *
     * Evidence: documented; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the sample error 400 "invalid
     * credentials" belongs to the login is read from its text.
     */
    login(input: Input<"auth.login">, options?: CallOptions): Promise<Answer<"auth.login">>;
  };
  /** Permanent keys, sent like a token. */
  readonly api_keys: {
    /**
     * List the permanent keys of the tenant.
     *
     * The keys themselves are never listed; they are shown once, when they are created.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. The page says that keys are created
     * and deleted through the API; to delete one, its id must be listed.
     */
    list(input?: Input<"api_keys.list">, options?: CallOptions): Promise<Answer<"api_keys.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"api_keys.list">, options?: CallOptions): AsyncGenerator<Entry<"api_keys.list">>;

    /**
     * Create a permanent key.
     *
     * The answer is the only place where the key itself is shown. Keep it; it cannot be read again.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That keys can be created through the
     * API is documented; path, body and answer are proposals.
     */
    create(input: Input<"api_keys.create">, options?: CallOptions): Promise<Answer<"api_keys.create">>;

    /**
     * Delete a permanent key.
     *
     * Requests with this key fail with 401 from now on.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That keys can be deleted through the
     * API is documented; the path is a proposal.
     */
    delete(input: Input<"api_keys.delete">, options?: CallOptions): Promise<Answer<"api_keys.delete">>;
  };
  /** Devices, their labels, their reported and desired state. */
  readonly devices: {
    /**
     * List devices, all or those that carry certain labels.
     *
     * Without `limit` the server decides how much one answer holds; the SDK's iterator reads page after page until the
     * list is exhausted.
     *
     * Evidence: documented; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. The operation is documented, and
     * that lists can be filtered by label (migration-39); the parameter names and paging are proposals.
     */
    list(input?: Input<"devices.list">, options?: CallOptions): Promise<Answer<"devices.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"devices.list">, options?: CallOptions): AsyncGenerator<Entry<"devices.list">>;

    /**
     * Create a device.
     *
     * Without an `id` the platform makes one. An id that is taken is refused with 400.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Creating devices is documented as a
     * purpose of the API; path and body follow the other resources.
     */
    create(input: Input<"devices.create">, options?: CallOptions): Promise<Answer<"devices.create">>;

    /**
     * Read one device.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Reading devices is documented as a
     * purpose of the API; the path is that of the documented PUT.
     */
    get(input: Input<"devices.get">, options?: CallOptions): Promise<Answer<"devices.get">>;

    /**
     * Change a device.
     *
     * A property that is left out keeps its value, `null` clears it. Labels are not changed here: since 3.8 they have
     * operations of their own. To change a device that was read before, send all of it back, unknown properties
     * included, so that nothing is lost should a tenant replace instead of merge.
     *
     * Evidence: documented; Migrating from Release 3.8 to 3.9,
     * https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html. The operation
     * is documented, its body is not. That an omitted property keeps its value is inferred and holds in the sandbox.
     */
    update(input: Input<"devices.update">, options?: CallOptions): Promise<Answer<"devices.update">>;

    /**
     * Delete a device with its labels and state.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Deleting devices is documented as a
     * purpose of the API; the path is that of the documented PUT.
     */
    delete(input: Input<"devices.delete">, options?: CallOptions): Promise<Answer<"devices.delete">>;

    /**
     * List the labels of a device.
     *
     * Evidence: documented; Migrating from Release 3.8 to 3.9,
     * https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html. The operation
     * is documented (since 3.8); the answer follows the list envelope of the other resources.
     */
    list_labels(input: Input<"devices.list_labels">, options?: CallOptions): Promise<Answer<"devices.list_labels">>;
    /** Like `list_labels`, but every entry of the whole list, whatever page size the server prefers. */
    iterate_labels(input: Iteration<"devices.list_labels">, options?: CallOptions): AsyncGenerator<Entry<"devices.list_labels">>;

    /**
     * Give a device more labels.
     *
     * The labels stand in the query, comma-separated. A label that the device already has is no error.
     *
     * Evidence: documented; Migrating from Release 3.8 to 3.9,
     * https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html. The operation
     * and its query are documented (since 3.8); the answer is not, nor is what a repeated label does.
     */
    add_labels(input: Input<"devices.add_labels">, options?: CallOptions): Promise<Answer<"devices.add_labels">>;

    /**
     * Take one label off a device.
     *
     * Evidence: documented; Migrating from Release 3.8 to 3.9,
     * https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html. The operation
     * is documented (since 3.8); that an absent label answers 404 is inferred.
     */
    remove_label(input: Input<"devices.remove_label">, options?: CallOptions): Promise<Answer<"devices.remove_label">>;

    /**
     * Read the reported and the desired state of a device.
     *
     * The reported state is empty until the first uplink of the device has been decoded by its driver.
     *
     * Evidence: inferred; How to configure your devices remotely,
     * https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
     * The two documents, reported and desired, are described; the path is a proposal.
     */
    get_state(input: Input<"devices.get_state">, options?: CallOptions): Promise<Answer<"devices.get_state">>;

    /**
     * Set the desired state of a device.
     *
     * Replaces the whole desired state. It may be set while the device is offline; the platform sends it as a downlink
     * when the device can be reached.
     *
     * Evidence: inferred; How to configure your devices remotely,
     * https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
     * Setting a desired state is described; path, and that it replaces rather than merges, are proposals.
     */
    set_desired_state(input: Input<"devices.set_desired_state">, options?: CallOptions): Promise<Answer<"devices.set_desired_state">>;

    /**
     * List what a device has sent, newest first.
     *
     * Kept for a limited time, unless a data table stores the values.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Uplinks are kept for a limited time only (data-page); path and answer are proposals.
     */
    list_uplinks(input: Input<"devices.list_uplinks">, options?: CallOptions): Promise<Answer<"devices.list_uplinks">>;
    /** Like `list_uplinks`, but every entry of the whole list, whatever page size the server prefers. */
    iterate_uplinks(input: Iteration<"devices.list_uplinks">, options?: CallOptions): AsyncGenerator<Entry<"devices.list_uplinks">>;

    /**
     * List what was queued for a device, newest first.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     */
    list_downlinks(input: Input<"devices.list_downlinks">, options?: CallOptions): Promise<Answer<"devices.list_downlinks">>;
    /** Like `list_downlinks`, but every entry of the whole list, whatever page size the server prefers. */
    iterate_downlinks(input: Iteration<"devices.list_downlinks">, options?: CallOptions): AsyncGenerator<Entry<"devices.list_downlinks">>;

    /**
     * Queue a message to a device.
     *
     * It is sent when the device can next be reached.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     */
    create_downlink(input: Input<"devices.create_downlink">, options?: CallOptions): Promise<Answer<"devices.create_downlink">>;
  };
  /** Drivers, which decode what devices send, and the tenant's own registry of them. */
  readonly drivers: {
    /**
     * Search the driver registry of the tenant.
     *
     * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. One operation
     * for each command of the vendor's tool; path and answer are proposals.
     */
    list(input?: Input<"drivers.list">, options?: CallOptions): Promise<Answer<"drivers.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"drivers.list">, options?: CallOptions): AsyncGenerator<Entry<"drivers.list">>;

    /**
     * Push a driver package under one or more tags.
     *
     * Author and name come from the manifest in the package. A tag that exists moves to the new package. By convention
     * 1.0.1, 1.0 and 1 are pushed together: a device set to 1 follows, one set to 1.0.1 stays.
     *
     * Evidence: documented; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API pushes to the tenant's
     * registry is documented; path, form and answer are proposals.
     */
    push(input: Input<"drivers.push">, options?: CallOptions): Promise<Answer<"drivers.push">>;

    /**
     * Read one driver.
     *
     * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. One operation
     * for each command of the vendor's tool; path and answer are proposals.
     */
    get(input: Input<"drivers.get">, options?: CallOptions): Promise<Answer<"drivers.get">>;

    /**
     * List the tags of a driver.
     *
     * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. One operation
     * for each command of the vendor's tool; path and answer are proposals.
     */
    list_tags(input: Input<"drivers.list_tags">, options?: CallOptions): Promise<Answer<"drivers.list_tags">>;
    /** Like `list_tags`, but every entry of the whole list, whatever page size the server prefers. */
    iterate_tags(input: Iteration<"drivers.list_tags">, options?: CallOptions): AsyncGenerator<Entry<"drivers.list_tags">>;

    /**
     * Delete a tag.
     *
     * A package without tags is forgotten, a driver without packages too. A tag that a device uses is not deleted: 400.
     *
     * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. That deleting
     * goes by tag is documented; the path is a proposal.
     */
    delete_tag(input: Input<"drivers.delete_tag">, options?: CallOptions): Promise<Answer<"drivers.delete_tag">>;

    /**
     * Read the schema of a driver.
     *
     * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. One operation
     * for each command of the vendor's tool; path and answer are proposals.
     */
    get_schema(input: Input<"drivers.get_schema">, options?: CallOptions): Promise<Answer<"drivers.get_schema">>;

    /**
     * Read the manifest of a driver.
     *
     * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. One operation
     * for each command of the vendor's tool; path and answer are proposals.
     */
    get_manifest(input: Input<"drivers.get_manifest">, options?: CallOptions): Promise<Answer<"drivers.get_manifest">>;

    /**
     * Download the package of a driver.
     *
     * The bytes are those that were pushed.
     *
     * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. One operation
     * for each command of the vendor's tool; path and answer are proposals.
     */
    download(input: Input<"drivers.download">, options?: CallOptions): Promise<Answer<"drivers.download">>;
  };
  /** Ways to networks of devices (network connectors). */
  readonly network_connections: {
    /**
     * List network connections.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes network connections is documented; path and bodies are proposals.
     */
    list(input?: Input<"network_connections.list">, options?: CallOptions): Promise<Answer<"network_connections.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"network_connections.list">, options?: CallOptions): AsyncGenerator<Entry<"network_connections.list">>;

    /**
     * Create a network connection.
     *
     * Without an `id` the platform makes one. An id that is taken is refused with 400.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes network connections is documented; path and bodies are proposals.
     */
    create(input: Input<"network_connections.create">, options?: CallOptions): Promise<Answer<"network_connections.create">>;

    /**
     * Read one network connection.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes network connections is documented; path and bodies are proposals.
     */
    get(input: Input<"network_connections.get">, options?: CallOptions): Promise<Answer<"network_connections.get">>;

    /**
     * Change a network connection.
     *
     * A property that is left out keeps its value, and a secret that is left out too. A connection that the tenant's
     * configuration made (`created_by` is Configuration) cannot be changed: 400.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes network connections is documented; path and bodies are proposals.
     */
    update(input: Input<"network_connections.update">, options?: CallOptions): Promise<Answer<"network_connections.update">>;

    /**
     * Delete a network connection.
     *
     * A connection that devices use is not deleted: 400.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes network connections is documented; path and bodies are proposals.
     */
    delete(input: Input<"network_connections.delete">, options?: CallOptions): Promise<Answer<"network_connections.delete">>;
  };
  /** Forward what devices report to other systems. */
  readonly integrations: {
    /**
     * List integrations.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes integrations is documented; path and bodies are proposals.
     */
    list(input?: Input<"integrations.list">, options?: CallOptions): Promise<Answer<"integrations.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"integrations.list">, options?: CallOptions): AsyncGenerator<Entry<"integrations.list">>;

    /**
     * Create an integration.
     *
     * The answer to a WebSocket integration holds the `url` to which a client connects. Without an `id` the platform
     * makes one. An id that is taken is refused with 400.
     *
     * Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That the answer of a WebSocket
     * integration holds the URL is documented; path and bodies are proposals.
     */
    create(input: Input<"integrations.create">, options?: CallOptions): Promise<Answer<"integrations.create">>;

    /**
     * Read one integration.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes integrations is documented; path and bodies are proposals.
     */
    get(input: Input<"integrations.get">, options?: CallOptions): Promise<Answer<"integrations.get">>;

    /**
     * Change an integration.
     *
     * A property that is left out keeps its value, `null` clears it.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes integrations is documented; path and bodies are proposals.
     */
    update(input: Input<"integrations.update">, options?: CallOptions): Promise<Answer<"integrations.update">>;

    /**
     * Delete an integration.
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes integrations is documented; path and bodies are proposals.
     */
    delete(input: Input<"integrations.delete">, options?: CallOptions): Promise<Answer<"integrations.delete">>;
  };
  /** Store the values of devices for longer, read and export them. */
  readonly data_tables: {
    /**
     * List data tables.
     *
     * Products: since 4.13 (extended data tables came with 4.13).
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes data tables is documented; path and bodies are proposals.
     */
    list(input?: Input<"data_tables.list">, options?: CallOptions): Promise<Answer<"data_tables.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"data_tables.list">, options?: CallOptions): AsyncGenerator<Entry<"data_tables.list">>;

    /**
     * Create a data table.
     *
     * Without an `id` the platform makes one. An id that is taken is refused with 400.
     *
     * Products: since 4.13 (extended data tables came with 4.13).
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes data tables is documented; path and bodies are proposals.
     */
    create(input: Input<"data_tables.create">, options?: CallOptions): Promise<Answer<"data_tables.create">>;

    /**
     * Read one data table.
     *
     * Products: since 4.13 (extended data tables came with 4.13).
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes data tables is documented; path and bodies are proposals.
     */
    get(input: Input<"data_tables.get">, options?: CallOptions): Promise<Answer<"data_tables.get">>;

    /**
     * Change a data table.
     *
     * A property that is left out keeps its value, `null` clears it.
     *
     * Products: since 4.13 (extended data tables came with 4.13).
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes data tables is documented; path and bodies are proposals.
     */
    update(input: Input<"data_tables.update">, options?: CallOptions): Promise<Answer<"data_tables.update">>;

    /**
     * Delete a data table.
     *
     * The rows go with it.
     *
     * Products: since 4.13 (extended data tables came with 4.13).
     *
     * Evidence: inferred; API - Application programming interface (4.x text),
     * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API creates, reads, updates
     * and deletes data tables is documented; path and bodies are proposals.
     */
    delete(input: Input<"data_tables.delete">, options?: CallOptions): Promise<Answer<"data_tables.delete">>;

    /**
     * Read rows of a data table.
     *
     * Products: since 4.13 (extended data tables came with 4.13).
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Parameters after those of other platforms; path and answer are proposals.
     */
    rows(input: Input<"data_tables.rows">, options?: CallOptions): Promise<Answer<"data_tables.rows">>;
    /** Like `rows`, but every entry of the whole list, whatever page size the server prefers. */
    iterate_rows(input: Iteration<"data_tables.rows">, options?: CallOptions): AsyncGenerator<Entry<"data_tables.rows">>;

    /**
     * Export rows of a data table as CSV.
     *
     * Products: since 4.13 (extended data tables came with 4.13).
     *
     * Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That tables are exported as
     * CSV is documented (to an SFTP server); this operation is a proposal.
     */
    export(input: Input<"data_tables.export">, options?: CallOptions): Promise<Answer<"data_tables.export">>;
  };
  /** Assets with custom fields, since 7.0. */
  readonly assets: {
    /**
     * List assets.
     *
     * Products: since 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. Query parameters and answer changed
     * against v3 in a way that is not readable; envelope and paging are proposals.
     */
    list(input?: Input<"assets.list">, options?: CallOptions): Promise<Answer<"assets.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"assets.list">, options?: CallOptions): AsyncGenerator<Entry<"assets.list">>;

    /**
     * Create an asset.
     *
     * Custom fields must have been defined before. An id that is taken is refused with 400.
     *
     * Products: since 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: inferred; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page lists POST on /v4/assets/{id},
     * which may be shorthand; since the body carries the id, POST on the collection is taken.
     */
    create(input: Input<"assets.create">, options?: CallOptions): Promise<Answer<"assets.create">>;

    /**
     * Read one asset.
     *
     * Products: since 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
     */
    get(input: Input<"assets.get">, options?: CallOptions): Promise<Answer<"assets.get">>;

    /**
     * Change an asset.
     *
     * A property that is left out keeps its value, a custom field that is `null` is cleared.
     *
     * Products: since 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The operation is documented; that an
     * omitted property keeps its value is inferred.
     */
    update(input: Input<"assets.update">, options?: CallOptions): Promise<Answer<"assets.update">>;

    /**
     * Delete an asset.
     *
     * An asset that is bound to a tracker is not deleted: 400.
     *
     * Products: since 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
     */
    delete(input: Input<"assets.delete">, options?: CallOptions): Promise<Answer<"assets.delete">>;

    /**
     * Import many assets at once.
     *
     * Entries that cannot be imported are answered one by one, the others are imported.
     *
     * Products: since 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Asset Import in ThingsHub,
     * https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The answer is a proposal.
     */
    import_many(input: Input<"assets.import_many">, options?: CallOptions): Promise<Answer<"assets.import_many">>;
  };
  /** Assets with metadata, before 7.0. */
  readonly assets_v3: {
    /**
     * List assets (before 7.0).
     *
     * Products: until 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all operations under
     * /v3/assets went with 7.0.
     *
     * @deprecated use assets.list
     */
    list(input?: Input<"assets_v3.list">, options?: CallOptions): Promise<Answer<"assets_v3.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"assets_v3.list">, options?: CallOptions): AsyncGenerator<Entry<"assets_v3.list">>;

    /**
     * Create an asset (before 7.0).
     *
     * An id that is taken is refused with 400.
     *
     * Products: since 5.0, until 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. One
     * object from 5.0 on; before, an array of them, which is not described here.
     *
     * @deprecated use assets.create
     */
    create(input: Input<"assets_v3.create">, options?: CallOptions): Promise<Answer<"assets_v3.create">>;

    /**
     * Read one asset (before 7.0).
     *
     * Products: until 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all operations under
     * /v3/assets went with 7.0.
     *
     * @deprecated use assets.get
     */
    get(input: Input<"assets_v3.get">, options?: CallOptions): Promise<Answer<"assets_v3.get">>;

    /**
     * Change an asset (before 7.0).
     *
     * A property that is left out keeps its value.
     *
     * Products: until 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all operations under
     * /v3/assets went with 7.0.
     *
     * @deprecated use assets.update
     */
    update(input: Input<"assets_v3.update">, options?: CallOptions): Promise<Answer<"assets_v3.update">>;

    /**
     * Delete an asset (before 7.0).
     *
     * An asset that is bound to a tracker is not deleted: 400.
     *
     * Products: until 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Breaking Changes in thingsHub 7.0,
     * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all operations under
     * /v3/assets went with 7.0.
     *
     * @deprecated use assets.delete
     */
    delete(input: Input<"assets_v3.delete">, options?: CallOptions): Promise<Answer<"assets_v3.delete">>;

    /**
     * Import many assets at once (before 7.0).
     *
     * Entries that cannot be imported are answered one by one, the others are imported.
     *
     * Products: until 7.0 (/v3/assets became /v4/assets in 7.0).
     *
     * Evidence: documented; Asset Import in ThingsHub,
     * https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The answer is a proposal.
     *
     * @deprecated use assets.import_many
     */
    import_many(input: Input<"assets_v3.import_many">, options?: CallOptions): Promise<Answer<"assets_v3.import_many">>;
  };
  /** Custom fields of assets, since 7.0. */
  readonly business_objects: {
    /**
     * List the business objects.
     *
     * Products: since 7.0 (business objects and custom fields came with 7.0).
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     */
    list(input?: Input<"business_objects.list">, options?: CallOptions): Promise<Answer<"business_objects.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"business_objects.list">, options?: CallOptions): AsyncGenerator<Entry<"business_objects.list">>;

    /**
     * List the fields of a business object.
     *
     * Products: since 7.0 (business objects and custom fields came with 7.0).
     *
     * Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That custom fields
     * are created, edited and deleted is documented; path and bodies are proposals.
     */
    list_fields(input: Input<"business_objects.list_fields">, options?: CallOptions): Promise<Answer<"business_objects.list_fields">>;
    /** Like `list_fields`, but every entry of the whole list, whatever page size the server prefers. */
    iterate_fields(input: Iteration<"business_objects.list_fields">, options?: CallOptions): AsyncGenerator<Entry<"business_objects.list_fields">>;

    /**
     * Define a custom field.
     *
     * A name that is taken is refused with 400.
     *
     * Products: since 7.0 (business objects and custom fields came with 7.0).
     *
     * Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That custom fields
     * are created, edited and deleted is documented; path and bodies are proposals.
     */
    create_field(input: Input<"business_objects.create_field">, options?: CallOptions): Promise<Answer<"business_objects.create_field">>;

    /**
     * Read one field.
     *
     * Products: since 7.0 (business objects and custom fields came with 7.0).
     *
     * Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That custom fields
     * are created, edited and deleted is documented; path and bodies are proposals.
     */
    get_field(input: Input<"business_objects.get_field">, options?: CallOptions): Promise<Answer<"business_objects.get_field">>;

    /**
     * Change the settings of a custom field.
     *
     * System fields cannot be changed: 400.
     *
     * Products: since 7.0 (business objects and custom fields came with 7.0).
     *
     * Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That custom fields
     * are created, edited and deleted is documented; path and bodies are proposals.
     */
    update_field(input: Input<"business_objects.update_field">, options?: CallOptions): Promise<Answer<"business_objects.update_field">>;

    /**
     * Delete a custom field.
     *
     * Its values go from all objects. System fields cannot be deleted: 400.
     *
     * Products: since 7.0 (business objects and custom fields came with 7.0).
     *
     * Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That custom fields
     * are created, edited and deleted is documented; path and bodies are proposals.
     */
    delete_field(input: Input<"business_objects.delete_field">, options?: CallOptions): Promise<Answer<"business_objects.delete_field">>;
  };
  /** Assets that are bound to a tracker, with their location, since 5.0. */
  readonly tracked_assets: {
    /**
     * List tracked assets with their location.
     *
     * Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0).
     *
     * Evidence: documented; Asset tracking data exchange with third party systems,
     * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. Paging is a proposal.
     */
    list(input?: Input<"tracked_assets.list">, options?: CallOptions): Promise<Answer<"tracked_assets.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"tracked_assets.list">, options?: CallOptions): AsyncGenerator<Entry<"tracked_assets.list">>;

    /**
     * Bind an asset to a tracker.
     *
     * The asset must exist. An asset that is bound already is refused with 400.
     *
     * Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0).
     *
     * Evidence: documented; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. The
     * body is inferred; that a create binds is inferred from the page on managing assets.
     */
    create(input: Input<"tracked_assets.create">, options?: CallOptions): Promise<Answer<"tracked_assets.create">>;

    /**
     * Read one tracked asset with its location.
     *
     * Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0).
     *
     * Evidence: documented; Asset tracking data exchange with third party systems,
     * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
     */
    get(input: Input<"tracked_assets.get">, options?: CallOptions): Promise<Answer<"tracked_assets.get">>;

    /**
     * Unbind an asset from its tracker.
     *
     * The asset itself stays.
     *
     * Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0).
     *
     * Evidence: documented; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. The
     * operation is documented, its path is inferred; that a delete unbinds is inferred.
     */
    delete(input: Input<"tracked_assets.delete">, options?: CallOptions): Promise<Answer<"tracked_assets.delete">>;
  };
  /** What tracked assets were called before 5.0. */
  readonly things: {
    /**
     * List things (before 5.0).
     *
     * Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0).
     *
     * Evidence: documented; Asset tracking data exchange with third party systems,
     * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. Paging is a proposal.
     *
     * @deprecated use tracked_assets.list
     */
    list(input?: Input<"things.list">, options?: CallOptions): Promise<Answer<"things.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"things.list">, options?: CallOptions): AsyncGenerator<Entry<"things.list">>;

    /**
     * Create a thing (before 5.0).
     *
     * An id that is taken is refused with 400.
     *
     * Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0).
     *
     * Evidence: documented; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. The
     * body is inferred.
     *
     * @deprecated use tracked_assets.create
     */
    create(input: Input<"things.create">, options?: CallOptions): Promise<Answer<"things.create">>;

    /**
     * Read one thing (before 5.0).
     *
     * Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0).
     *
     * Evidence: documented; Asset tracking data exchange with third party systems,
     * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
     *
     * @deprecated use tracked_assets.get
     */
    get(input: Input<"things.get">, options?: CallOptions): Promise<Answer<"things.get">>;

    /**
     * Delete a thing (before 5.0).
     *
     * Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0).
     *
     * Evidence: inferred; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. The
     * delete of a tracked asset has 'no changes' against that of a thing.
     *
     * @deprecated use tracked_assets.delete
     */
    delete(input: Input<"things.delete">, options?: CallOptions): Promise<Answer<"things.delete">>;

    /**
     * Set the position of a thing by hand (before 5.0).
     *
     * Products: until 5.0 (/v3/things/{id}/geolocation was removed in 5.0, without a successor).
     *
     * Evidence: documented; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. The
     * body is inferred.
     *
     * @deprecated without a successor
     */
    set_geolocation(input: Input<"things.set_geolocation">, options?: CallOptions): Promise<Answer<"things.set_geolocation">>;

    /**
     * Remove the position of a thing (before 5.0).
     *
     * Products: until 5.0 (/v3/things/{id}/geolocation was removed in 5.0, without a successor).
     *
     * Evidence: documented; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes.
     *
     * @deprecated without a successor
     */
    delete_geolocation(input: Input<"things.delete_geolocation">, options?: CallOptions): Promise<Answer<"things.delete_geolocation">>;
  };
  /** Places of the tenant. */
  readonly sites: {
    /**
     * List sites.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    list(input?: Input<"sites.list">, options?: CallOptions): Promise<Answer<"sites.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"sites.list">, options?: CallOptions): AsyncGenerator<Entry<"sites.list">>;

    /**
     * Create a site.
     *
     * Without an `id` the platform makes one. An id that is taken is refused with 400.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    create(input: Input<"sites.create">, options?: CallOptions): Promise<Answer<"sites.create">>;

    /**
     * Read one site.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    get(input: Input<"sites.get">, options?: CallOptions): Promise<Answer<"sites.get">>;

    /**
     * Change a site.
     *
     * A property that is left out keeps its value, `null` clears it.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    update(input: Input<"sites.update">, options?: CallOptions): Promise<Answer<"sites.update">>;

    /**
     * Delete a site.
     *
     * Its zones go with it.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    delete(input: Input<"sites.delete">, options?: CallOptions): Promise<Answer<"sites.delete">>;
  };
  /** Parts of sites. */
  readonly zones: {
    /**
     * List zones of a site.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    list(input: Input<"zones.list">, options?: CallOptions): Promise<Answer<"zones.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input: Iteration<"zones.list">, options?: CallOptions): AsyncGenerator<Entry<"zones.list">>;

    /**
     * Create a zone.
     *
     * Without an `id` the platform makes one. An id that is taken is refused with 400.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    create(input: Input<"zones.create">, options?: CallOptions): Promise<Answer<"zones.create">>;

    /**
     * Read one zone.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    get(input: Input<"zones.get">, options?: CallOptions): Promise<Answer<"zones.get">>;

    /**
     * Change a zone.
     *
     * A property that is left out keeps its value, `null` clears it.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    update(input: Input<"zones.update">, options?: CallOptions): Promise<Answer<"zones.update">>;

    /**
     * Delete a zone.
     *
     * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
     * Sites and zones are documented as parts of a location (tracking-page); the operations are proposals.
     */
    delete(input: Input<"zones.delete">, options?: CallOptions): Promise<Answer<"zones.delete">>;
  };
  /** Users of the tenant and their roles. */
  readonly users: {
    /**
     * List the users of the tenant.
     *
     * Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users are documented
     * as the login answers them; the operations are proposals.
     */
    list(input?: Input<"users.list">, options?: CallOptions): Promise<Answer<"users.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"users.list">, options?: CallOptions): AsyncGenerator<Entry<"users.list">>;

    /**
     * Create a user.
     *
     * A user name that is taken, in any case, or reserved is refused with 400.
     *
     * Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users are documented
     * as the login answers them; the operations are proposals.
     */
    create(input: Input<"users.create">, options?: CallOptions): Promise<Answer<"users.create">>;

    /**
     * Read one user.
     *
     * Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users are documented
     * as the login answers them; the operations are proposals.
     */
    get(input: Input<"users.get">, options?: CallOptions): Promise<Answer<"users.get">>;

    /**
     * Change a user.
     *
     * A property that is left out keeps its value. A new password or a lock ends all sessions of the user.
     *
     * Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users are documented
     * as the login answers them; the operations are proposals.
     */
    update(input: Input<"users.update">, options?: CallOptions): Promise<Answer<"users.update">>;

    /**
     * Delete a user with sessions and API keys.
     *
     * The last owner of the tenant is not deleted: 400.
     *
     * Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users are documented
     * as the login answers them; the operations are proposals.
     */
    delete(input: Input<"users.delete">, options?: CallOptions): Promise<Answer<"users.delete">>;

    /**
     * Give a user other roles.
     *
     * The last owner of the tenant keeps that role: 400.
     *
     * Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users are documented
     * as the login answers them; the operations are proposals.
     */
    set_roles(input: Input<"users.set_roles">, options?: CallOptions): Promise<Answer<"users.set_roles">>;
  };
  /** The roles that users can have. */
  readonly roles: {
    /**
     * List the roles that users can have.
     *
     * Evidence: inferred; Managing user roles and permissions,
     * https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. That roles are fixed sets of
     * permissions is documented; the operation is a proposal.
     */
    list(input?: Input<"roles.list">, options?: CallOptions): Promise<Answer<"roles.list">>;
    /** Like `list`, but every entry of the whole list, whatever page size the server prefers. */
    iterate(input?: Iteration<"roles.list">, options?: CallOptions): AsyncGenerator<Entry<"roles.list">>;
  };
  /** The tenant as a whole. */
  readonly tenant: {
    /**
     * List the migration tasks of the tenant.
     *
     * Products: since 5.3 (migration tasks came with 5.3).
     *
     * Evidence: documented; Migration Guide from Legacy to Extended Data Tables,
     * https://docs.smartmakers.io/thingshub4/migration-guide-transitioning-from-legacy-data-tab. Paging is a proposal.
     */
    list_migrations(input?: Input<"tenant.list_migrations">, options?: CallOptions): Promise<Answer<"tenant.list_migrations">>;
    /** Like `list_migrations`, but every entry of the whole list, whatever page size the server prefers. */
    iterate_migrations(input?: Iteration<"tenant.list_migrations">, options?: CallOptions): AsyncGenerator<Entry<"tenant.list_migrations">>;
  };
}

/** The operations of the document by id. */
export const OPERATIONS = {
  "auth.login": { tag: "auth", verb: "login", method: "POST", path: "/api/v3/auth/token", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], failures: [{ status: "400", error: AuthenticationError }], security: [] },
  "api_keys.list": { tag: "api_keys", verb: "list", method: "GET", path: "/api/v3/api-keys", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "api_keys.create": { tag: "api_keys", verb: "create", method: "POST", path: "/api/v3/api-keys", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "api_keys.delete": { tag: "api_keys", verb: "delete", method: "DELETE", path: "/api/v3/api-keys/{api_key_id}", parameters: [{ name: "api_key_id", in: "path" }], answers: [{ status: "200" }] },
  "devices.list": { tag: "devices", verb: "list", method: "GET", path: "/api/v3/devices", parameters: [{ name: "labels", in: "query", explode: false }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "devices.create": { tag: "devices", verb: "create", method: "POST", path: "/api/v3/devices", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "devices.get": { tag: "devices", verb: "get", method: "GET", path: "/api/v3/devices/{device_id}", parameters: [{ name: "device_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "devices.update": { tag: "devices", verb: "update", method: "PUT", path: "/api/v3/devices/{device_id}", parameters: [{ name: "device_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "devices.delete": { tag: "devices", verb: "delete", method: "DELETE", path: "/api/v3/devices/{device_id}", parameters: [{ name: "device_id", in: "path" }], answers: [{ status: "200" }] },
  "devices.list_labels": { tag: "devices", verb: "list_labels", method: "GET", path: "/api/v3/devices/{device_id}/labels", parameters: [{ name: "device_id", in: "path" }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100 }, iterator: "iterate_labels" },
  "devices.add_labels": { tag: "devices", verb: "add_labels", method: "POST", path: "/api/v3/devices/{device_id}/labels", parameters: [{ name: "device_id", in: "path" }, { name: "labels", in: "query", explode: false, required: true }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "devices.remove_label": { tag: "devices", verb: "remove_label", method: "DELETE", path: "/api/v3/devices/{device_id}/labels/{label}", parameters: [{ name: "device_id", in: "path" }, { name: "label", in: "path" }], answers: [{ status: "200" }] },
  "devices.get_state": { tag: "devices", verb: "get_state", method: "GET", path: "/api/v3/devices/{device_id}/state", parameters: [{ name: "device_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "devices.set_desired_state": { tag: "devices", verb: "set_desired_state", method: "PUT", path: "/api/v3/devices/{device_id}/state/desired", parameters: [{ name: "device_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "devices.list_uplinks": { tag: "devices", verb: "list_uplinks", method: "GET", path: "/api/v3/devices/{device_id}/uplinks", parameters: [{ name: "device_id", in: "path" }, { name: "since", in: "query" }, { name: "until", in: "query" }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100 }, iterator: "iterate_uplinks" },
  "devices.list_downlinks": { tag: "devices", verb: "list_downlinks", method: "GET", path: "/api/v3/devices/{device_id}/downlinks", parameters: [{ name: "device_id", in: "path" }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate_downlinks" },
  "devices.create_downlink": { tag: "devices", verb: "create_downlink", method: "POST", path: "/api/v3/devices/{device_id}/downlinks", parameters: [{ name: "device_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "drivers.list": { tag: "drivers", verb: "list", method: "GET", path: "/api/v3/drivers", parameters: [{ name: "search", in: "query" }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100 }, iterator: "iterate" },
  "drivers.push": { tag: "drivers", verb: "push", method: "POST", path: "/api/v3/drivers", body: { required: true, media: [{ media: "multipart/form-data", kind: "multipart", parts: [{ name: "package", contentType: "application/octet-stream", isFile: true, required: true }, { name: "tag", isList: true, required: true }] }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "drivers.get": { tag: "drivers", verb: "get", method: "GET", path: "/api/v3/drivers/{author}/{name}", parameters: [{ name: "author", in: "path" }, { name: "name", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "drivers.list_tags": { tag: "drivers", verb: "list_tags", method: "GET", path: "/api/v3/drivers/{author}/{name}/tags", parameters: [{ name: "author", in: "path" }, { name: "name", in: "path" }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100 }, iterator: "iterate_tags" },
  "drivers.delete_tag": { tag: "drivers", verb: "delete_tag", method: "DELETE", path: "/api/v3/drivers/{author}/{name}/tags/{tag}", parameters: [{ name: "author", in: "path" }, { name: "name", in: "path" }, { name: "tag", in: "path" }], answers: [{ status: "200" }] },
  "drivers.get_schema": { tag: "drivers", verb: "get_schema", method: "GET", path: "/api/v3/drivers/{author}/{name}/tags/{tag}/schema", parameters: [{ name: "author", in: "path" }, { name: "name", in: "path" }, { name: "tag", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "drivers.get_manifest": { tag: "drivers", verb: "get_manifest", method: "GET", path: "/api/v3/drivers/{author}/{name}/tags/{tag}/manifest", parameters: [{ name: "author", in: "path" }, { name: "name", in: "path" }, { name: "tag", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "drivers.download": { tag: "drivers", verb: "download", method: "GET", path: "/api/v3/drivers/{author}/{name}/tags/{tag}/package", parameters: [{ name: "author", in: "path" }, { name: "name", in: "path" }, { name: "tag", in: "path" }], answers: [{ status: "200", media: [{ media: "application/zip", kind: "bytes" }] }] },
  "network_connections.list": { tag: "network_connections", verb: "list", method: "GET", path: "/api/v3/network-connections", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "network_connections.create": { tag: "network_connections", verb: "create", method: "POST", path: "/api/v3/network-connections", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "network_connections.get": { tag: "network_connections", verb: "get", method: "GET", path: "/api/v3/network-connections/{network_connection_id}", parameters: [{ name: "network_connection_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "network_connections.update": { tag: "network_connections", verb: "update", method: "PUT", path: "/api/v3/network-connections/{network_connection_id}", parameters: [{ name: "network_connection_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "network_connections.delete": { tag: "network_connections", verb: "delete", method: "DELETE", path: "/api/v3/network-connections/{network_connection_id}", parameters: [{ name: "network_connection_id", in: "path" }], answers: [{ status: "200" }] },
  "integrations.list": { tag: "integrations", verb: "list", method: "GET", path: "/api/v3/integrations", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "integrations.create": { tag: "integrations", verb: "create", method: "POST", path: "/api/v3/integrations", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "integrations.get": { tag: "integrations", verb: "get", method: "GET", path: "/api/v3/integrations/{integration_id}", parameters: [{ name: "integration_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "integrations.update": { tag: "integrations", verb: "update", method: "PUT", path: "/api/v3/integrations/{integration_id}", parameters: [{ name: "integration_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "integrations.delete": { tag: "integrations", verb: "delete", method: "DELETE", path: "/api/v3/integrations/{integration_id}", parameters: [{ name: "integration_id", in: "path" }], answers: [{ status: "200" }] },
  "data_tables.list": { tag: "data_tables", verb: "list", method: "GET", path: "/api/v3/data-tables", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "data_tables.create": { tag: "data_tables", verb: "create", method: "POST", path: "/api/v3/data-tables", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "data_tables.get": { tag: "data_tables", verb: "get", method: "GET", path: "/api/v3/data-tables/{data_table_id}", parameters: [{ name: "data_table_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "data_tables.update": { tag: "data_tables", verb: "update", method: "PUT", path: "/api/v3/data-tables/{data_table_id}", parameters: [{ name: "data_table_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "data_tables.delete": { tag: "data_tables", verb: "delete", method: "DELETE", path: "/api/v3/data-tables/{data_table_id}", parameters: [{ name: "data_table_id", in: "path" }], answers: [{ status: "200" }] },
  "data_tables.rows": { tag: "data_tables", verb: "rows", method: "GET", path: "/api/v3/data-tables/{data_table_id}/rows", parameters: [{ name: "data_table_id", in: "path" }, { name: "since", in: "query" }, { name: "until", in: "query" }, { name: "device_ids", in: "query", explode: false }, { name: "columns", in: "query", explode: false }, { name: "order", in: "query" }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100 }, iterator: "iterate_rows" },
  "data_tables.export": { tag: "data_tables", verb: "export", method: "GET", path: "/api/v3/data-tables/{data_table_id}/export", parameters: [{ name: "data_table_id", in: "path" }, { name: "since", in: "query" }, { name: "until", in: "query" }, { name: "device_ids", in: "query", explode: false }, { name: "columns", in: "query", explode: false }], answers: [{ status: "200", media: [{ media: "text/csv", kind: "text" }] }] },
  "assets.list": { tag: "assets", verb: "list", method: "GET", path: "/api/v4/assets", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json", shape: "AssetList" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "assets.create": { tag: "assets", verb: "create", method: "POST", path: "/api/v4/assets", body: { required: true, media: [{ media: "application/json", kind: "json", shape: "AssetInput" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json", shape: "Asset" }] }] },
  "assets.get": { tag: "assets", verb: "get", method: "GET", path: "/api/v4/assets/{asset_id}", parameters: [{ name: "asset_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json", shape: "Asset" }] }] },
  "assets.update": { tag: "assets", verb: "update", method: "PUT", path: "/api/v4/assets/{asset_id}", parameters: [{ name: "asset_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json", shape: "Asset" }] }] },
  "assets.delete": { tag: "assets", verb: "delete", method: "DELETE", path: "/api/v4/assets/{asset_id}", parameters: [{ name: "asset_id", in: "path" }], answers: [{ status: "200" }] },
  "assets.import_many": { tag: "assets", verb: "import_many", method: "POST", path: "/api/v4/assets-import", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "assets_v3.list": { tag: "assets_v3", verb: "list", method: "GET", path: "/api/v3/assets", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "assets_v3.create": { tag: "assets_v3", verb: "create", method: "POST", path: "/api/v3/assets", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "assets_v3.get": { tag: "assets_v3", verb: "get", method: "GET", path: "/api/v3/assets/{asset_id}", parameters: [{ name: "asset_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "assets_v3.update": { tag: "assets_v3", verb: "update", method: "PUT", path: "/api/v3/assets/{asset_id}", parameters: [{ name: "asset_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "assets_v3.delete": { tag: "assets_v3", verb: "delete", method: "DELETE", path: "/api/v3/assets/{asset_id}", parameters: [{ name: "asset_id", in: "path" }], answers: [{ status: "200" }] },
  "assets_v3.import_many": { tag: "assets_v3", verb: "import_many", method: "POST", path: "/api/v3/assets-import", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "business_objects.list": { tag: "business_objects", verb: "list", method: "GET", path: "/api/v3/business-objects", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100 }, iterator: "iterate" },
  "business_objects.list_fields": { tag: "business_objects", verb: "list_fields", method: "GET", path: "/api/v3/business-objects/{business_object}/fields", parameters: [{ name: "business_object", in: "path" }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100 }, iterator: "iterate_fields" },
  "business_objects.create_field": { tag: "business_objects", verb: "create_field", method: "POST", path: "/api/v3/business-objects/{business_object}/fields", parameters: [{ name: "business_object", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "business_objects.get_field": { tag: "business_objects", verb: "get_field", method: "GET", path: "/api/v3/business-objects/{business_object}/fields/{field}", parameters: [{ name: "business_object", in: "path" }, { name: "field", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "business_objects.update_field": { tag: "business_objects", verb: "update_field", method: "PUT", path: "/api/v3/business-objects/{business_object}/fields/{field}", parameters: [{ name: "business_object", in: "path" }, { name: "field", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "business_objects.delete_field": { tag: "business_objects", verb: "delete_field", method: "DELETE", path: "/api/v3/business-objects/{business_object}/fields/{field}", parameters: [{ name: "business_object", in: "path" }, { name: "field", in: "path" }], answers: [{ status: "200" }] },
  "tracked_assets.list": { tag: "tracked_assets", verb: "list", method: "GET", path: "/api/v3/tracked-assets", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "tracked_assets.create": { tag: "tracked_assets", verb: "create", method: "POST", path: "/api/v3/tracked-assets", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "tracked_assets.get": { tag: "tracked_assets", verb: "get", method: "GET", path: "/api/v3/tracked-assets/{asset_id}", parameters: [{ name: "asset_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "tracked_assets.delete": { tag: "tracked_assets", verb: "delete", method: "DELETE", path: "/api/v3/tracked-assets/{asset_id}", parameters: [{ name: "asset_id", in: "path" }], answers: [{ status: "200" }] },
  "things.list": { tag: "things", verb: "list", method: "GET", path: "/api/v3/things", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "things.create": { tag: "things", verb: "create", method: "POST", path: "/api/v3/things", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "things.get": { tag: "things", verb: "get", method: "GET", path: "/api/v3/things/{thing_id}", parameters: [{ name: "thing_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "things.delete": { tag: "things", verb: "delete", method: "DELETE", path: "/api/v3/things/{thing_id}", parameters: [{ name: "thing_id", in: "path" }], answers: [{ status: "200" }] },
  "things.set_geolocation": { tag: "things", verb: "set_geolocation", method: "PUT", path: "/api/v3/things/{thing_id}/geolocation", parameters: [{ name: "thing_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "things.delete_geolocation": { tag: "things", verb: "delete_geolocation", method: "DELETE", path: "/api/v3/things/{thing_id}/geolocation", parameters: [{ name: "thing_id", in: "path" }], answers: [{ status: "200" }] },
  "sites.list": { tag: "sites", verb: "list", method: "GET", path: "/api/v3/sites", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "sites.create": { tag: "sites", verb: "create", method: "POST", path: "/api/v3/sites", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "sites.get": { tag: "sites", verb: "get", method: "GET", path: "/api/v3/sites/{site_id}", parameters: [{ name: "site_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "sites.update": { tag: "sites", verb: "update", method: "PUT", path: "/api/v3/sites/{site_id}", parameters: [{ name: "site_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "sites.delete": { tag: "sites", verb: "delete", method: "DELETE", path: "/api/v3/sites/{site_id}", parameters: [{ name: "site_id", in: "path" }], answers: [{ status: "200" }] },
  "zones.list": { tag: "zones", verb: "list", method: "GET", path: "/api/v3/sites/{site_id}/zones", parameters: [{ name: "site_id", in: "path" }, { name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "zones.create": { tag: "zones", verb: "create", method: "POST", path: "/api/v3/sites/{site_id}/zones", parameters: [{ name: "site_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "zones.get": { tag: "zones", verb: "get", method: "GET", path: "/api/v3/sites/{site_id}/zones/{zone_id}", parameters: [{ name: "site_id", in: "path" }, { name: "zone_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "zones.update": { tag: "zones", verb: "update", method: "PUT", path: "/api/v3/sites/{site_id}/zones/{zone_id}", parameters: [{ name: "site_id", in: "path" }, { name: "zone_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "zones.delete": { tag: "zones", verb: "delete", method: "DELETE", path: "/api/v3/sites/{site_id}/zones/{zone_id}", parameters: [{ name: "site_id", in: "path" }, { name: "zone_id", in: "path" }], answers: [{ status: "200" }] },
  "users.list": { tag: "users", verb: "list", method: "GET", path: "/api/v3/users", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate" },
  "users.create": { tag: "users", verb: "create", method: "POST", path: "/api/v3/users", body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "201", media: [{ media: "application/json", kind: "json" }] }] },
  "users.get": { tag: "users", verb: "get", method: "GET", path: "/api/v3/users/{user_id}", parameters: [{ name: "user_id", in: "path" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "users.update": { tag: "users", verb: "update", method: "PUT", path: "/api/v3/users/{user_id}", parameters: [{ name: "user_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "users.delete": { tag: "users", verb: "delete", method: "DELETE", path: "/api/v3/users/{user_id}", parameters: [{ name: "user_id", in: "path" }], answers: [{ status: "200" }] },
  "users.set_roles": { tag: "users", verb: "set_roles", method: "PUT", path: "/api/v3/users/{user_id}/roles", parameters: [{ name: "user_id", in: "path" }], body: { required: true, media: [{ media: "application/json", kind: "json" }] }, answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }] },
  "roles.list": { tag: "roles", verb: "list", method: "GET", path: "/api/v3/roles", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100 }, iterator: "iterate" },
  "tenant.list_migrations": { tag: "tenant", verb: "list_migrations", method: "GET", path: "/api/v3/tenant/migrations", parameters: [{ name: "limit", in: "query" }, { name: "offset", in: "query" }], answers: [{ status: "200", media: [{ media: "application/json", kind: "json" }] }], paging: { style: "offset", items: ["collection"], parameter: "offset", size: "limit", pageSize: 100, identity: "id" }, iterator: "iterate_migrations" },
} as const;

/** The id of an operation of the document. */
export type OperationId = keyof typeof OPERATIONS;

/** What operations ask for beside the tenant's token. */
export interface GivenCredentials {}

/** How callers say who they are. */
export const SECURITY_SCHEMES: Schemes = { bearerAuth: { kind: "bearer", isTenant: true } };

/** Where values need care; see shapes.ts. */
export const SHAPES: Shapes = {
  Asset: { readOnly: ["created_at", "updated_at"] },
  AssetInput: { readOnly: ["created_at", "updated_at"] },
  AssetList: { properties: { collection: ["list", "Asset"] } },
};

/** The operation that gives a token for user name and password. */
export const LOGIN: OperationId | null = "auth.login";
