// Generated from openapi/; `nox -s typescript` rewrites it. Never edit it.

/** The types of the document. */

import type { FileContent } from "./binary.js";

/**
 * User name and password.
 *
 * Evidence: documented; API - Application programming interface (4.x text),
 * https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
 */
export interface LoginRequest {
  /** User name, or e-mail address with the built-in identity provider. */
  username: string;
  /** The password. */
  password: string;
}

/**
 * A session that was just opened.
 *
 * Evidence: documented; API - Application programming interface (4.x text),
 * https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
 */
export interface Session {
  /** Who has logged in. The key has a capital U, unlike all others. */
  User: User;
  /** When the token ends (UTC), seven days after the login in the vendor's sample. */
  expires: string;
  /** The bearer token, opaque (44 characters of URL-safe base64 in the vendor's sample). */
  token: string;
}

/**
 * A user of the tenant. Unset texts are empty, not null.
 *
 * Evidence: documented; API - Application programming interface (4.x text),
 * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. locked and roles are shown in the
 * vendor's user interface (users-page); that they are answered is inferred.
 */
export interface User {
  /** Number of the user. */
  id: number;
  /** Log-in name; it never changes. */
  username: string;
  /** Full name, empty when unset. */
  full_name?: string;
  /** E-mail address, empty when unset. */
  email?: string;
  /** Country code, empty when unset. */
  country?: string;
  /** Present and always empty in answers. */
  password?: string;
  /** Whether the user may not log in. */
  locked?: boolean;
  /** Names of the user's roles. */
  roles?: RoleName[];
  /** When the user was created (UTC). */
  created_at?: string;
  /** When the user was last changed (UTC). */
  updated_at?: string;
  /** When the user last logged in (UTC). */
  last_login_at?: string;
}

/**
 * Name of a role: tenant-owner, or an area and a level.
 *
 * Evidence: inferred; Managing user roles and permissions,
 * https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. Tenant Owner, Device Management Owner
 * and Asset Tracking Owner are named; the wire names are inferred.
 */
export type RoleName = string;

/**
 * The body of every error answer.
 *
 * Evidence: documented; API - Application programming interface (4.x text),
 * https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
 */
export interface ErrorBody {
  /** Always the HTTP status. */
  code: number;
  /** An explanation for people. The wording may change; do not compare it. */
  error: string;
}

/**
 * A page of keys.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface ApiKeyList {
  /** The keys. */
  collection: ApiKey[];
}

/**
 * A permanent key as it is listed, without the key itself.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface ApiKey {
  /** Id of the key, made by the platform. */
  id: ObjectId;
  /** What the key is for. */
  name: string;
  /** When the key was created (UTC). */
  created_at: string;
}

/**
 * Letters a-z and A-Z, digits and single hyphens in between, at most 63 characters; case matters. All-digit ids of
 * 15 figures are in use, so an id is never a number.
 *
 * Evidence: documented; Business Objects ID, https://docs.smartmakers.io/thingshub4/business-objects-id. The rule is
 * restated as a pattern. That keys follow it too is inferred.
 */
export type ObjectId = string;

/**
 * What a new key is to be.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface ApiKeyCreate {
  /** What the key is for. */
  name: string;
}

/**
 * A new key, shown this once.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface ApiKeyCreated {
  /** Id of the key, made by the platform. */
  id: ObjectId;
  /** What the key is for. */
  name: string;
  /** The key itself, to be sent as a bearer token. */
  key: string;
  /** When the key was created (UTC). */
  created_at: string;
}

/**
 * A plain word by which integrations and data tables select devices. First and last a letter or digit, between them
 * also hyphen, underscore, dot and space; 3 to 120 characters, ASCII.
 *
 * Evidence: documented; Labels and Selectors,
 * https://wiki.smartmakers.io/confluence/thingshub-documentation/labels-and-selectors-721048.html. The page allows
 * the underscore in its rule and lists a name with one among the invalid examples; the rule is followed here, and
 * the SDK leaves the check to the server.
 */
export type Label = string;

/**
 * Labels, comma-separated in a query.
 *
 * Evidence: documented; Migrating from Release 3.8 to 3.9,
 * https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
 */
export type LabelNames = Label[];

/**
 * A page of devices.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface DeviceList {
  /** The devices. */
  collection: Device[];
}

/**
 * A device.
 *
 * Evidence: inferred; API - Application programming interface (4.x text),
 * https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Name, labels (labels-page) and the
 * id rule (ids-page) are documented; the other properties are proposals in the style of the documented objects.
 */
export interface Device {
  /** Id of the device, given at creation or made by the platform. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Free text, empty when unset. */
  description?: string;
  /** The labels, in the order in which they were given. */
  labels: Label[];
  /** The driver that decodes what it sends; missing when none. */
  driver?: DriverReference;
  /** The network connection over which it is reached; missing when none. */
  network_connection_id?: ObjectId;
  /** How it joins its network, without keys; missing when unset. */
  network_settings?: LorawanSettings;
  /** When the last uplink came (UTC); missing before the first. */
  last_seen_at?: string;
  /** When the device was created (UTC). */
  created_at: string;
  /** When the device was last changed (UTC). */
  updated_at: string;
}

/**
 * A driver as a device names it: `author/name:tag`. Tags move: `1` follows every release of major 1.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. The identity
 * author/name:tag is documented; the allowed characters are inferred from its examples.
 */
export type DriverReference = string;

/**
 * How a device joins a LoRaWAN network; keys are never shown.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * LoRaWAN needs these; the names follow the documented style.
 */
export interface LorawanSettings {
  /** Device EUI, 16 hexadecimal digits. */
  dev_eui?: string;
  /** Join EUI (application EUI), 16 hexadecimal digits. */
  join_eui?: string;
  /** How the device joins. */
  activation?: Activation;
}

/**
 * Over the air, or with keys that were set before.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type Activation = "otaa" | "abp";

/**
 * What a new device is to be.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface DeviceCreate {
  /** An id of your own; the platform makes one when it is left out. */
  id?: ObjectId;
  /** Name for people. */
  name: string;
  /** Free text. */
  description?: string;
  /** The first labels. */
  labels?: LabelNames;
  /** A driver of the registry. */
  driver?: DriverReference;
  /** A network connection. */
  network_connection_id?: ObjectId;
  /** How it joins its network. */
  network_settings?: LorawanSettingsInput;
}

/**
 * How a device joins a LoRaWAN network. Keys that are left out stay as they are.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface LorawanSettingsInput {
  /** Device EUI, 16 hexadecimal digits. */
  dev_eui?: string;
  /** Join EUI (application EUI), 16 hexadecimal digits. */
  join_eui?: string;
  /** How the device joins. */
  activation?: Activation;
  /** Application key, 32 hexadecimal digits. Only in what is sent. */
  app_key?: string;
  /** Network key (LoRaWAN 1.1), 32 hexadecimal digits. Only in what is sent. */
  nwk_key?: string;
}

/**
 * What is to change; what is left out stays.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface DeviceUpdate {
  /** A new name. */
  name?: string;
  /** A new text; null clears it. */
  description?: string | null;
  /** A driver of the registry; null clears it. */
  driver?: DriverReference | null;
  /** A network connection; null clears it. */
  network_connection_id?: ObjectId | null;
  /** How it joins its network; null clears it. */
  network_settings?: LorawanSettingsInput | null;
}

/**
 * The labels of a device.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface LabelList {
  /** The labels. */
  collection: Label[];
}

/**
 * What a device last reported, and what it should be.
 *
 * Evidence: inferred; How to configure your devices remotely,
 * https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
 * Both documents are described; that they come in one object is a proposal.
 */
export interface DeviceState {
  /** Everything decoded so far, merged; empty until the first uplink was decoded. */
  reported: StateDocument;
  /** The wished configuration; empty when none was set. */
  desired: StateDocument;
  /** Why the driver could not decode the last uplink; missing when it could. */
  error?: string;
}

/**
 * The values of a device by name, nested as its driver's schema says.
 *
 * Evidence: documented; How to configure your devices remotely,
 * https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
 */
export type StateDocument = { [name: string]: unknown };

/**
 * A page of uplinks.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface UplinkList {
  /** The uplinks. */
  collection: Uplink[];
}

/**
 * A message from a device, as it came.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * The members mirror what a driver's decode is called with (drivers-repo).
 */
export interface Uplink {
  /** When it came (UTC). */
  received_at: string;
  /** LoRaWAN port. */
  port: number;
  /** The bytes, in hexadecimal digits. */
  payload: string;
  /** What the driver decoded; missing when there was no driver or it failed. */
  values?: StateDocument;
  /** Why the driver could not decode it; missing when it could. */
  error?: string;
}

/**
 * A page of downlinks.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface DownlinkList {
  /** The downlinks. */
  collection: Downlink[];
}

/**
 * A message to a device.
 *
 * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. Port, payload
 * and confirmation are what a driver's encode answers; the rest is a proposal.
 */
export interface Downlink {
  /** Id of the downlink, made by the platform. */
  id: ObjectId;
  /** LoRaWAN port; missing until the driver has encoded the message. */
  port?: number;
  /** The bytes, in hexadecimal digits; missing until the driver has encoded the message. */
  payload?: string;
  /** The desired state that this message is to bring; missing for a message of its own bytes. */
  desired?: StateDocument;
  /** Whether the device is asked to confirm it. */
  confirmed: boolean;
  /** What has become of it. */
  status: DownlinkStatus;
  /** When it was queued (UTC). */
  created_at: string;
}

/**
 * What has become of a downlink.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type DownlinkStatus = "queued" | "sent" | "confirmed" | "failed";

/**
 * A message to a device.
 *
 * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. Port, payload
 * and confirmation are what a driver's encode answers.
 */
export interface DownlinkCreate {
  /** LoRaWAN port. */
  port: number;
  /** The bytes, in hexadecimal digits. */
  payload: string;
  /** Whether the device is asked to confirm it; false when left out. */
  confirmed?: boolean;
}

/**
 * A page of drivers.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface DriverList {
  /** The drivers. */
  collection: Driver[];
}

/**
 * A driver of the registry, with all its tags.
 *
 * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. The members
 * come from the manifest; that they are listed together is a proposal.
 */
export interface Driver {
  /** Who publishes it. */
  author: DriverAuthor;
  /** Its name. */
  name: DriverName;
  /** Its tags, in order of first push. */
  tags: DriverTagName[];
  /** Devices that the last pushed package is made for. */
  supports?: SupportedDevice[];
  /** When it was first pushed (UTC). */
  created_at: string;
  /** When it was last pushed (UTC). */
  updated_at: string;
}

/**
 * Who publishes a driver; not necessarily the maker of the device.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. The identity
 * author/name:tag is documented; the allowed characters are inferred from its examples.
 */
export type DriverAuthor = string;

/**
 * Name of a driver, often the maker or model of the device.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. The identity
 * author/name:tag is documented; the allowed characters are inferred from its examples.
 */
export type DriverName = string;

/**
 * A tag: a version, a branch, a commit, `latest`.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. The identity
 * author/name:tag is documented; the allowed characters are inferred from its examples.
 */
export type DriverTagName = string;

/**
 * A device that a driver is made for; informative, never checked.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. The
 * documents call the last property firmware_version, the examples firmwareversion; both are accepted in a package,
 * the first is answered.
 */
export interface SupportedDevice {
  /** Maker of the device. */
  manufacturer?: string;
  /** Model of the device. */
  model?: string;
  /** Version of the firmware, always as text. */
  firmware_version?: string;
}

/**
 * A package and the tags it gets.
 *
 * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. A push needs
 * one tag and may have several; the form fields are proposals.
 */
export interface DriverPush {
  /** The package, at most 16 MiB. */
  package: DriverPackage;
  /** A tag; the field may be repeated. */
  tag: DriverTagName[];
}

/**
 * A zip archive with the manifest `.project` and the driver.
 *
 * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. The tool
 * builds package.zip; that the manifest lies in it is inferred.
 */
export type DriverPackage = FileContent;

/**
 * What a push has done.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface PushedDriver {
  /** From the manifest. */
  author: DriverAuthor;
  /** From the manifest. */
  name: DriverName;
  /** The tags that name this package now. */
  tags: DriverTagName[];
  /** SHA-256 of the package, 64 hexadecimal digits. */
  digest: string;
}

/**
 * A page of tags of a driver.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface DriverTagList {
  /** The tags of a driver. */
  collection: DriverTag[];
}

/**
 * A tag and the package it names now.
 *
 * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. Tags and
 * packages are documented, this answer is a proposal.
 */
export interface DriverTag {
  /** The tag. */
  tag: DriverTagName;
  /** SHA-256 of the package, 64 hexadecimal digits; packages with the same bytes are kept once. */
  digest: string;
  /** Size of the package in bytes. */
  size_bytes: number;
  /** What the driver is written in. */
  type: DriverType;
  /** Version of its schema: 1, 2 or 2.1. */
  schema_version: string;
  /** When the tag was last pushed (UTC). */
  pushed_at: string;
}

/**
 * What a driver is written in.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export type DriverType = "golang" | "javascript";

/**
 * Version 1: nothing is checked.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. A manifest
 * without a version means version 1.
 */
export interface DriverSchemaV1 {
  /** Version of the format. */
  version: "1";
  /** The values by name. */
  properties?: { [name: string]: SchemaProperty };
}

/**
 * A value, or a group of values.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export interface SchemaProperty {
  /** Its type; may be missing where `properties` is there (an object). */
  type?: SchemaPropertyType;
  /** What it is. */
  description?: string;
  /** Its unit. */
  unit?: string;
  /** The values of a group by name. */
  properties?: { [name: string]: SchemaProperty };
}

/**
 * Type of a value; int64 is a whole number, float64 any number.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. `bool`
 * stands in one old example.
 */
export type SchemaPropertyType = "object" | "boolean" | "bool" | "int64" | "float64" | "string";

/**
 * Version 2: decoded values are checked; every value is optional, unknown ones are refused.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export interface DriverSchemaV2 {
  /** Version of the format. */
  version: "2";
  /** The values by name. */
  properties?: { [name: string]: SchemaProperty };
}

/**
 * Version 2.1: as 2, and says which values can be configured.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export interface DriverSchemaV21 {
  /** Version of the format. */
  version: "2.1";
  /** The values by name. */
  properties?: { [name: string]: ConfigurableSchemaProperty };
}

/**
 * A value, or a group of values, that may be configurable.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export interface ConfigurableSchemaProperty {
  /** Its type; may be missing where `properties` is there (an object). */
  type?: SchemaPropertyType;
  /** What it is. */
  description?: string;
  /** Its unit. */
  unit?: string;
  /** Whether the desired state may set it; never for a group. */
  configurable?: boolean;
  /** Value without a configuration; any type, or null. */
  default?: unknown;
  /** The values of a group by name. */
  properties?: { [name: string]: ConfigurableSchemaProperty };
}

/**
 * A version of the format that this document does not know.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface OtherDriverSchema {
  /** Version of the format. */
  version: string;
  [name: string]: unknown;
}

/**
 * The values that a driver reports, in one of three versions of the format.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export type DriverSchema = DriverSchemaV1 | DriverSchemaV2 | DriverSchemaV21 | OtherDriverSchema;

/**
 * The manifest `.project` of a package, without its session, which holds a secret.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export interface DriverManifest {
  /** What the driver is written in. */
  type: DriverType;
  /** About the driver. */
  metadata: DriverMetadata;
  /** The values that the driver reports. */
  schema: DriverSchema;
}

/**
 * What the manifest says about the driver.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export interface DriverMetadata {
  /** Name of the driver. */
  name: DriverName;
  /** Who publishes it. */
  author: DriverAuthor;
  /** Labels of the driver. */
  labels?: ManifestLabel[];
  /** Devices that it is made for. */
  supports?: SupportedDevice[];
  /** Processor; only amd64 is documented. */
  platform?: string;
  /** Operating system. */
  os?: string;
}

/**
 * A label of a driver, as its manifest has it.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export interface ManifestLabel {
  /** Number of the label. */
  cid?: string;
  /** Key. */
  key?: string;
  /** Value. */
  value?: string;
}

/**
 * A page of network connections.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface NetworkConnectionList {
  /** The network connections. */
  collection: NetworkConnection[];
}

/**
 * A way to a network of devices. The newer pages call it network connector.
 *
 * Evidence: inferred; Network Connector by Tenant Configuration,
 * https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector. Name, type, configuration,
 * created_by and auto_activation are read off the page; the wire names are proposals.
 */
export interface NetworkConnection {
  /** Id of the connection. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Kind of network server, from the settings. */
  type: NetworkConnectionType;
  /** Its settings, without secrets. */
  config: NetworkConnectionConfig;
  /** Whether devices that report over it are created by themselves. */
  auto_activation: boolean;
  /** User name of the creator, or Configuration when the tenant's configuration made it. */
  created_by: string;
  /** When it was created (UTC). */
  created_at: string;
  /** When it was last changed (UTC). */
  updated_at: string;
}

/**
 * Kind of network server.
 *
 * Evidence: inferred; Network Connector by Tenant Configuration,
 * https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector. loriot is readable in full,
 * chirpstack but for its last letters; the others are guesses.
 */
export type NetworkConnectionType = "loriot" | "chirpstack" | "actility" | "ttn" | "sigfox" | "mqtt" | "http" | "nbiot" | (string & {});

/**
 * Settings for LORIOT.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface LoriotConfig {
  /** The type. */
  type: "loriot";
  /** Host of the server, e.g. eu1.loriot.io. */
  server: string;
  /** Id of the application there. */
  app_id: string;
}

/**
 * Settings for ChirpStack.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface ChirpstackConfig {
  /** The type. */
  type: "chirpstack";
  /** Address of its API. */
  server: string;
  /** Id of the application there. */
  application_id: string;
}

/**
 * Settings for devices behind an MQTT broker.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface MqttConnectionConfig {
  /** The type. */
  type: "mqtt";
  /** Address of the broker. */
  url: string;
  /** Topic filter to subscribe to. */
  topic: string;
  /** User name there. */
  username?: string;
}

/**
 * Settings of a type that this document does not know.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface OtherConnectionConfig {
  /** The type. */
  type: string;
  [name: string]: unknown;
}

/**
 * Settings of a network connection, by type.
 *
 * Evidence: inferred; Network Connector by Tenant Configuration,
 * https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector. That each type has settings of
 * its own is documented; their names are proposals.
 */
export type NetworkConnectionConfig = LoriotConfig | ChirpstackConfig | MqttConnectionConfig | OtherConnectionConfig;

/**
 * What a new network connection is to be.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface NetworkConnectionCreate {
  /** An id of your own; the platform makes one when it is left out. */
  id?: ObjectId;
  /** Name for people. */
  name: string;
  /** Its settings; their type is the type of the connection. */
  config: NetworkConnectionConfigInput;
  /** Whether devices that report over it are created by themselves; false when left out. */
  auto_activation?: boolean;
}

/**
 * Settings for LORIOT.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface LoriotConfigInput {
  /** The type. */
  type: "loriot";
  /** Host of the server, e.g. eu1.loriot.io. */
  server: string;
  /** Id of the application there. */
  app_id: string;
  /** Access token of the application. Only in what is sent. */
  token?: string;
}

/**
 * Settings for ChirpStack.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface ChirpstackConfigInput {
  /** The type. */
  type: "chirpstack";
  /** Address of its API. */
  server: string;
  /** Id of the application there. */
  application_id: string;
  /** API key. Only in what is sent. */
  api_key?: string;
}

/**
 * Settings for devices behind an MQTT broker.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface MqttConnectionConfigInput {
  /** The type. */
  type: "mqtt";
  /** Address of the broker. */
  url: string;
  /** Topic filter to subscribe to. */
  topic: string;
  /** User name there. */
  username?: string;
  /** Password there. Only in what is sent. */
  password?: string;
}

/**
 * Settings of a network connection, by type.
 *
 * Evidence: inferred; Network Connector by Tenant Configuration,
 * https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector. That each type has settings of
 * its own is documented; their names are proposals.
 */
export type NetworkConnectionConfigInput = LoriotConfigInput | ChirpstackConfigInput | MqttConnectionConfigInput | OtherConnectionConfig;

/**
 * What is to change; what is left out stays. The type cannot change.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface NetworkConnectionUpdate {
  /** A new name. */
  name?: string;
  /** New settings; a secret that is left out stays. */
  config?: NetworkConnectionConfigInput;
  /** Whether devices that report over it are created by themselves. */
  auto_activation?: boolean;
}

/**
 * A page of integrations.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface IntegrationList {
  /** The integrations. */
  collection: Integration[];
}

/**
 * Forwards what devices report to another system.
 *
 * Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. Name, description, labels, type
 * and the URL of the WebSocket are documented; the wire names are proposals.
 */
export interface Integration {
  /** Id of the integration. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Free text, empty when unset. */
  description: string;
  /** Devices that carry all of these labels are forwarded. */
  labels: Label[];
  /** Kind of target system, from the settings. */
  type: IntegrationType;
  /** Its settings, without secrets. */
  config: IntegrationConfig;
  /** Where a WebSocket client connects to, with the bearer token in the header; only for the type websocket. */
  url?: string;
  /** Whether it forwards. */
  enabled: boolean;
  /** Whether it works. */
  status: IntegrationStatus;
  /** When it was created (UTC). */
  created_at: string;
  /** When it was last changed (UTC). */
  updated_at: string;
}

/**
 * Kind of target system.
 *
 * Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. The WebSocket integration is
 * documented, its wire name and the other types are guesses.
 */
export type IntegrationType = "websocket" | "http" | "mqtt" | "azure-iot-hub" | "azure-event-hub" | "aws-iot" | "sftp" | "influxdb" | (string & {});

/**
 * A WebSocket integration has no settings.
 *
 * Evidence: documented; Websockets, https://docs.smartmakers.io/thingshub4/websockets.
 */
export interface WebsocketIntegrationConfig {
  /** The type. */
  type: "websocket";
}

/**
 * Settings of a webhook.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface HttpIntegrationConfig {
  /** The type. */
  type: "http";
  /** Where updates are posted to. */
  url: string;
}

/**
 * Settings to publish to an MQTT broker.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface MqttIntegrationConfig {
  /** The type. */
  type: "mqtt";
  /** Address of the broker. */
  url: string;
  /** Topic to publish to. */
  topic: string;
  /** User name there. */
  username?: string;
}

/**
 * Settings of a type that this document does not know.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface OtherIntegrationConfig {
  /** The type. */
  type: string;
  [name: string]: unknown;
}

/**
 * Settings of an integration, by type.
 *
 * Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That the second step of the
 * wizard depends on the type is documented; the names are proposals.
 */
export type IntegrationConfig = WebsocketIntegrationConfig | HttpIntegrationConfig | MqttIntegrationConfig | OtherIntegrationConfig;

/**
 * Whether it works.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type IntegrationStatus = "active" | "disabled" | "failing";

/**
 * What a new integration is to be.
 *
 * Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. The members follow the fields
 * of the wizard.
 */
export interface IntegrationCreate {
  /** An id of your own; the platform makes one when it is left out. */
  id?: ObjectId;
  /** Name for people. */
  name: string;
  /** Free text. */
  description?: string;
  /** Devices that carry all of these labels are forwarded. */
  labels: LabelNames;
  /** Its settings; their type is the type of the integration. */
  config: IntegrationConfigInput;
  /** Whether it forwards; true when left out. */
  enabled?: boolean;
}

/**
 * Settings of a webhook.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface HttpIntegrationConfigInput {
  /** The type. */
  type: "http";
  /** Where updates are posted to. */
  url: string;
  /** Value of the Authorization header to send. Only in what is sent. */
  authorization?: string;
}

/**
 * Settings to publish to an MQTT broker.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Secrets are accepted and never answered.
 */
export interface MqttIntegrationConfigInput {
  /** The type. */
  type: "mqtt";
  /** Address of the broker. */
  url: string;
  /** Topic to publish to. */
  topic: string;
  /** User name there. */
  username?: string;
  /** Password there. Only in what is sent. */
  password?: string;
}

/**
 * Settings of an integration, by type.
 *
 * Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That the second step of the
 * wizard depends on the type is documented; the names are proposals.
 */
export type IntegrationConfigInput = WebsocketIntegrationConfig | HttpIntegrationConfigInput | MqttIntegrationConfigInput | OtherIntegrationConfig;

/**
 * What is to change; what is left out stays. The type cannot change.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface IntegrationUpdate {
  /** A new name. */
  name?: string;
  /** A new text; null clears it. */
  description?: string | null;
  /** Other labels. */
  labels?: LabelNames;
  /** New settings; a secret that is left out stays. */
  config?: IntegrationConfigInput;
  /** Whether it forwards. */
  enabled?: boolean;
}

/**
 * A page of data tables.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface DataTableList {
  /** The data tables. */
  collection: DataTable[];
}

/**
 * Stores the values of devices for longer, and is the source of dashboards, alerts and exports.
 *
 * Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That a table stores the
 * data of devices that share a label is documented; the members are proposals.
 */
export interface DataTable {
  /** Id of the table. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Free text, empty when unset. */
  description: string;
  /** Values of devices that carry all of these labels become rows. */
  labels: Label[];
  /** The columns. */
  columns: Column[];
  /** How many days a row is kept; missing when for ever. */
  retention_days?: number;
  /** When it was created (UTC). */
  created_at: string;
  /** When it was last changed (UTC). */
  updated_at: string;
}

/**
 * A column of a data table.
 *
 * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. Type and unit
 * are those of the driver's schema.
 */
export interface Column {
  /** Name of the value. */
  name: ColumnName;
  /** Type of the value. */
  type: ColumnType;
  /** Unit of the value. */
  unit?: string;
}

/**
 * Name of a column: the name of a decoded value, groups joined by dots.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * Rows are the decoded values, so columns are named like them; the vendor's drivers use names of this kind.
 */
export type ColumnName = string;

/**
 * Type of a column; the types of the values of a driver's schema.
 *
 * Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers. Rows are
 * decoded values, so columns have their types.
 */
export type ColumnType = "boolean" | "int64" | "float64" | "string";

/**
 * What a new data table is to be.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface DataTableCreate {
  /** An id of your own; the platform makes one when it is left out. */
  id?: ObjectId;
  /** Name for people. */
  name: string;
  /** Free text. */
  description?: string;
  /** Values of devices that carry all of these labels become rows. */
  labels: LabelNames;
  /** The columns. */
  columns: Column[];
  /** How many days a row is kept; for ever when left out. */
  retention_days?: number;
}

/**
 * What is to change; what is left out stays.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface DataTableUpdate {
  /** A new name. */
  name?: string;
  /** A new text; null clears it. */
  description?: string | null;
  /** Other labels, for rows to come. */
  labels?: LabelNames;
  /** All the columns; a column that is not named any more is gone from the answers. */
  columns?: Column[];
  /** Another time to keep rows, in days; null keeps them for ever. */
  retention_days?: number | null;
}

/**
 * Device ids, comma-separated in a query.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type DeviceIds = ObjectId[];

/**
 * Columns, comma-separated in a query.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type ColumnNames = ColumnName[];

/**
 * Direction in time.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type Order = "asc" | "desc";

/**
 * A page of rows.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface RowList {
  /** The rows. */
  collection: Row[];
}

/**
 * What a device reported at a time.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations. A
 * driver's update is a timestamp and values (drivers-repo).
 */
export interface Row {
  /** Whose values these are. */
  device_id: ObjectId;
  /** When the values held (UTC). */
  timestamp: string;
  /** The values. */
  values: RowValues;
}

/**
 * Values by name of the column; a column without a value is missing.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type RowValues = { [name: string]: unknown };

/**
 * Text with a header line, lines ended by CRLF (RFC 4180): device_id, timestamp, then one field a column.
 *
 * Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That tables are exported as
 * CSV is documented, the form is a proposal.
 */
export type RowsCsv = string;

/**
 * A page of assets.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface AssetList {
  /** The assets. */
  collection: Asset[];
}

/**
 * An asset. Its custom fields stand beside the fixed ones; each must be defined as a field of the business object
 * assets.
 *
 * Evidence: documented; Breaking Changes in thingsHub 7.0,
 * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
 */
export interface Asset {
  /** Id of the asset. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** When it was created (UTC). Only in answers. */
  created_at?: string;
  /** When it was last changed (UTC). Only in answers. */
  updated_at?: string;
  [name: string]: unknown;
}

/**
 * An asset. Its custom fields stand beside the fixed ones; each must be defined as a field of the business object
 * assets.
 *
 * Evidence: documented; Breaking Changes in thingsHub 7.0,
 * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
 */
export interface AssetInput {
  /** Id of the asset. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  [name: string]: unknown;
}

/**
 * What is to change; what is left out stays, a custom field that is null is cleared.
 *
 * Evidence: inferred; Breaking Changes in thingsHub 7.0,
 * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. That an update is a PUT with flat custom
 * fields is documented; that it merges is inferred.
 */
export interface AssetUpdate {
  /** A new name. */
  name?: string;
  [name: string]: unknown;
}

/**
 * An asset to create, or to change when its id is there already. The id stands in `id`, or in `uid`; without a name
 * the id is the name.
 *
 * Evidence: documented; Asset Import in ThingsHub,
 * https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. What the name falls back to is inferred.
 */
export interface AssetImportEntry {
  /** Id of the asset. */
  id?: ObjectId;
  /** Id of the asset, when there is no `id`. */
  uid?: ObjectId;
  /** Name for people; the id when left out. */
  name?: string;
  [name: string]: unknown;
}

/**
 * The assets to import, 1 to 50,000.
 *
 * Evidence: documented; Asset Import in ThingsHub,
 * https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub.
 */
export type AssetImport = AssetImportEntry[];

/**
 * What an import has done.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 * The answer is not documented; this is the usual one for imports.
 */
export interface ImportResult {
  /** How many assets are new. */
  created: number;
  /** How many assets were changed. */
  updated: number;
  /** How many entries were not imported. */
  failed: number;
  /** The entries that were not imported. */
  errors: ImportProblem[];
}

/**
 * An entry that was not imported.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface ImportProblem {
  /** Its place in the list, from 0. */
  index: number;
  /** Its id, empty when it has none. */
  id: string;
  /** Why it was not imported, for people. */
  error: string;
}

/**
 * A page of assets.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface AssetV3List {
  /** The assets. */
  collection: AssetV3[];
}

/**
 * An asset before 7.0, with its own data as texts in `metadata`.
 *
 * Evidence: documented; Breaking Changes in thingsHub 7.0,
 * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
 */
export interface AssetV3 {
  /** Id of the asset. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Free text, empty when unset. */
  description?: string;
  /** Own data, texts by name. */
  metadata?: Metadata;
  /** When it was created (UTC). */
  created_at: string;
  /** When it was last changed (UTC). */
  updated_at: string;
}

/**
 * Data of the tenant's own, texts by name.
 *
 * Evidence: documented; Breaking Changes in thingsHub 7.0,
 * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
 */
export type Metadata = { [name: string]: string };

/**
 * What a new asset is to be.
 *
 * Evidence: documented; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. One
 * object from 5.0 on; before, an array of them, which is not described here.
 */
export interface AssetV3Create {
  /** Id of the asset. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Free text. */
  description?: string;
  /** Own data, texts by name. */
  metadata?: Metadata;
}

/**
 * What is to change; what is left out stays.
 *
 * Evidence: inferred; Breaking Changes in thingsHub 7.0,
 * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The PUT is documented, its body is
 * inferred.
 */
export interface AssetV3Update {
  /** A new name. */
  name?: string;
  /** A new text; null clears it. */
  description?: string | null;
  /** All own data anew, texts by name. */
  metadata?: Metadata;
}

/**
 * An asset to create, or to change when its id is there already.
 *
 * Evidence: documented; Asset Import in ThingsHub,
 * https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The members besides id, uid and name are
 * inferred.
 */
export interface AssetV3ImportEntry {
  /** Id of the asset. */
  id?: ObjectId;
  /** Id of the asset, when there is no `id`. */
  uid?: ObjectId;
  /** Name for people; the id when left out. */
  name?: string;
  /** Free text. */
  description?: string;
  /** Own data, texts by name. */
  metadata?: Metadata;
}

/**
 * The assets to import, 1 to 50,000.
 *
 * Evidence: documented; Asset Import in ThingsHub,
 * https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub.
 */
export type AssetV3Import = AssetV3ImportEntry[];

/**
 * A page of business objects.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface BusinessObjectList {
  /** The business objects. */
  collection: BusinessObject[];
}

/**
 * A data entity of the business, with fields of its own.
 *
 * Evidence: documented; Breaking Changes in thingsHub 7.0,
 * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
 */
export interface BusinessObject {
  /** Its name. */
  name: BusinessObjectName;
}

/**
 * Name of a business object; only assets are supported.
 *
 * Evidence: documented; Breaking Changes in thingsHub 7.0,
 * https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
 */
export type BusinessObjectName = string;

/**
 * A page of fields.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface FieldList {
  /** The fields. */
  collection: Field[];
}

/**
 * A field of a business object.
 *
 * Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. Name, type and kind
 * are documented; the wire names are inferred.
 */
export interface Field {
  /** Name of the field. */
  name: FieldName;
  /** Type of its values. */
  type: FieldType;
  /** Who owns it. */
  kind: FieldKind;
  /** Its settings. */
  settings?: FieldSettings;
  /** When it was created (UTC). */
  created_at?: string;
  /** When it was last changed (UTC). */
  updated_at?: string;
}

/**
 * Name of a field, as it stands in the JSON of the business object.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type FieldName = string;

/**
 * Type of a field.
 *
 * Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. text, number, date
 * and decimal are named; their wire names are inferred, and there may be more.
 */
export type FieldType = "text" | "number" | "decimal" | "date";

/**
 * Who owns a field: thingsHub (system, read-only) or the tenant's users (custom).
 *
 * Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. The wire names are
 * inferred.
 */
export type FieldKind = "system" | "custom";

/**
 * Settings of a field.
 *
 * Evidence: documented; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. Only the precision
 * of decimals is named.
 */
export interface FieldSettings {
  /** Digits behind the point of a decimal. */
  precision?: number;
}

/**
 * What a new custom field is to be.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface FieldCreate {
  /** Name of the field. */
  name: FieldName;
  /** Type of its values. */
  type: FieldType;
  /** Its settings. */
  settings?: FieldSettings;
}

/**
 * What is to change. Name and type of a field stay.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface FieldUpdate {
  /** Its settings anew. */
  settings: FieldSettings;
}

/**
 * A page of tracked assets.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface TrackedAssetList {
  /** The tracked assets. */
  collection: TrackedAsset[];
}

/**
 * An asset that is bound to a tracker.
 *
 * Evidence: documented; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
 */
export interface TrackedAsset {
  /** Id of the asset. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Name of the tracking set-up, free text. */
  type?: string;
  /** Id of the tracker or tag. */
  tracker_id?: string;
  /** Where it is; missing before the first position. */
  geolocation?: Geolocation;
  /** Imported data, texts by name (older products). */
  metadata?: Metadata;
  /** The journey it is on; missing when on none. */
  active_journey_id?: string;
  /** Id of the site it is in; empty outside of all. */
  site_id?: string;
  /** Name of the site; missing outside of all. */
  site_name?: string;
  /** Id of the zone it is in; empty or missing when in none. */
  zone_id?: string;
  /** When it came into the site (UTC). */
  entered_site_at?: string;
  /** When it left the last site (UTC). */
  exited_site_at?: string;
  /** When it was created (UTC). */
  created_at: string;
  /** When it was last changed (UTC). */
  updated_at: string;
}

/**
 * Where something is.
 *
 * Evidence: documented; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
 */
export interface Geolocation {
  /** Degrees north. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
  /** Estimated error in metres. */
  margin?: number;
  /** When it last moved (UTC). */
  moved_at?: string;
  /** Name of the site it is in. */
  site?: string;
  /** Name of the zone it is in. */
  zone?: string;
  /** Id of the site in another system (older products). */
  site_external_id?: string;
  /** The place for people: zone and site, or street and city outside of sites. */
  speaking_location?: string;
  /** Postal address. */
  address?: Address;
}

/**
 * A postal address. Texts that are unknown are missing or empty.
 *
 * Evidence: documented; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
 */
export interface Address {
  /** The whole address in one line. */
  label?: string;
  /** Street. */
  street?: string;
  /** Number of the house. */
  house_number?: string;
  /** Postcode. */
  postcode?: string;
  /** City. */
  city?: string;
  /** Region. */
  region?: string;
  /** Country. */
  country?: string;
}

/**
 * Binds an asset to a tracker.
 *
 * Evidence: inferred; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. The
 * operation is documented, and that metadata is no longer in its body; the members are inferred from the answer.
 */
export interface TrackedAssetCreate {
  /** Id of the asset, which must exist. */
  id: ObjectId;
  /** Name for people; the asset's when left out. */
  name?: string;
  /** Id of the tracker or tag. */
  tracker_id: string;
  /** Name of the tracking set-up. */
  type?: string;
}

/**
 * A page of things.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface ThingList {
  /** The things. */
  collection: Thing[];
}

/**
 * A tracked asset as it was before 5.0.
 *
 * Evidence: documented; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
 */
export interface Thing {
  /** Id of the thing. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Name of the tracking set-up, free text. */
  type?: string;
  /** Id of the tracker or tag; tracker_id since 5.0. */
  external_id?: string;
  /** Where it is; missing before the first position. */
  geolocation?: Geolocation;
  /** Where it was, newest first. */
  geolocation_history?: Geolocation[];
  /** Imported data, texts by name. */
  metadata?: Metadata;
  /** When it was created (UTC). */
  created_at: string;
  /** When it was last changed (UTC). */
  updated_at: string;
}

/**
 * What a new thing is to be.
 *
 * Evidence: inferred; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. The
 * operation is documented, its body is inferred from the answer.
 */
export interface ThingCreate {
  /** Id of the thing. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Id of the tracker or tag. */
  external_id: string;
  /** Name of the tracking set-up. */
  type?: string;
  /** Own data, texts by name. */
  metadata?: Metadata;
}

/**
 * A position set by hand.
 *
 * Evidence: inferred; Breaking changes in thingsHub 5.0, https://docs.smartmakers.io/thingshub4/api-changes. The
 * operation is documented, its body is inferred from the answers.
 */
export interface GeolocationInput {
  /** Degrees north. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
  /** Estimated error in metres. */
  margin?: number;
}

/**
 * A page of sites.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface SiteList {
  /** The sites. */
  collection: Site[];
}

/**
 * A place of the tenant, e.g. a plant.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. Id, name and external
 * id are documented; the area is a proposal.
 */
export interface Site {
  /** Id of the site. */
  id: ObjectId;
  /** Name for people. */
  name: string;
  /** Id in another system, empty when unset. */
  external_id: string;
  /** Its area; missing when unset. */
  polygon?: Polygon;
  /** When it was created (UTC). */
  created_at: string;
  /** When it was last changed (UTC). */
  updated_at: string;
}

/**
 * An area (GeoJSON): the outer ring, then the holes.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface Polygon {
  /** Always Polygon. */
  type: PolygonType;
  /** The rings. */
  coordinates: Ring[];
}

/**
 * The one kind of area (GeoJSON).
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type PolygonType = "Polygon";

/**
 * Longitude and latitude in degrees, in this order (GeoJSON).
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type Position = number[];

/**
 * A closed line: the last position is the first one.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type Ring = Position[];

/**
 * What a new site is to be.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface SiteCreate {
  /** An id of your own; the platform makes one when it is left out. */
  id?: ObjectId;
  /** Name for people. */
  name: string;
  /** Id in another system. */
  external_id?: string;
  /** Its area. */
  polygon?: Polygon;
}

/**
 * What is to change; what is left out stays.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface SiteUpdate {
  /** A new name. */
  name?: string;
  /** Another id in another system; null clears it. */
  external_id?: string | null;
  /** Another area; null clears it. */
  polygon?: Polygon | null;
}

/**
 * A page of zones.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface ZoneList {
  /** The zones. */
  collection: Zone[];
}

/**
 * A part of a site.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. Id, name and external
 * id are documented; the area is a proposal.
 */
export interface Zone {
  /** Id of the zone. */
  id: ObjectId;
  /** The site it lies in. */
  site_id: ObjectId;
  /** Name for people. */
  name: string;
  /** Id in another system, empty when unset. */
  external_id: string;
  /** Its area; missing when unset. */
  polygon?: Polygon;
  /** When it was created (UTC). */
  created_at: string;
  /** When it was last changed (UTC). */
  updated_at: string;
}

/**
 * What a new zone is to be.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface ZoneCreate {
  /** An id of your own; the platform makes one when it is left out. */
  id?: ObjectId;
  /** Name for people. */
  name: string;
  /** Id in another system. */
  external_id?: string;
  /** Its area. */
  polygon?: Polygon;
}

/**
 * What is to change; what is left out stays.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface ZoneUpdate {
  /** A new name. */
  name?: string;
  /** Another id in another system; null clears it. */
  external_id?: string | null;
  /** Another area; null clears it. */
  polygon?: Polygon | null;
}

/**
 * A page of users.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface UserList {
  /** The users. */
  collection: User[];
}

/**
 * What a new user is to be.
 *
 * Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. The members are those
 * of the user that the login answers.
 */
export interface UserCreate {
  /** Log-in name. */
  username: Username;
  /** The password. Only in what is sent. */
  password: Password;
  /** Full name. */
  full_name?: string;
  /** E-mail address. */
  email?: string;
  /** Country code. */
  country?: string;
  /** Whether the user may not log in; false when left out. */
  locked?: boolean;
  /** Roles; none when left out. */
  roles?: RoleNames;
}

/**
 * Log-in name: letters, digits and single - _ . or spaces in between. It never changes; upper and lower case do not
 * differ.
 *
 * Evidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management. Letters of any
 * script are allowed there; Latin, Greek and Cyrillic ones here. admin, root, superuser and public are reserved.
 */
export type Username = string;

/**
 * A password of 10 characters or more; a tenant may ask for more.
 *
 * Evidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management.
 */
export type Password = string;

/**
 * Names of roles.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type RoleNames = RoleName[];

/**
 * What is to change; what is left out stays.
 *
 * Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. That the user name
 * cannot change is documented.
 */
export interface UserUpdate {
  /** A new password. Only in what is sent. */
  password?: Password;
  /** Full name. */
  full_name?: string;
  /** E-mail address. */
  email?: string;
  /** Country code. */
  country?: string;
  /** Whether the user may not log in. */
  locked?: boolean;
}

/**
 * The roles of a user.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface RoleAssignment {
  /** All roles of the user from now on. */
  roles: RoleNames;
}

/**
 * A page of roles.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface RoleList {
  /** The roles. */
  collection: Role[];
}

/**
 * A fixed set of permissions.
 *
 * Evidence: documented; Managing user roles and permissions,
 * https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. The members are inferred.
 */
export interface Role {
  /** Name of the role. */
  name: RoleName;
  /** What it is about. */
  area: RoleArea;
  /** How far it reaches. */
  level: RoleLevel;
  /** What it permits, for people. */
  description: string;
}

/**
 * What a role is about.
 *
 * Evidence: inferred; Managing user roles and permissions,
 * https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. Device management, asset tracking and
 * data visualisation are named; the wire names, and the area of the tenant as a whole, are inferred.
 */
export type RoleArea = "tenant" | "device-management" | "asset-tracking" | "data";

/**
 * How far a role reaches: owners create, delete, edit and view, users edit and view, guests view.
 *
 * Evidence: documented; Managing user roles and permissions,
 * https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. The wire names are inferred.
 */
export type RoleLevel = "owner" | "user" | "guest";

/**
 * A page of migration tasks.
 *
 * Evidence: inferred; Asset tracking data exchange with third party systems,
 * https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The envelope is
 * documented for other lists.
 */
export interface MigrationList {
  /** The migration tasks. */
  collection: Migration[];
}

/**
 * A task that moves data of an older product to where a newer one looks for it.
 *
 * Evidence: documented; Migration Guide from Legacy to Extended Data Tables,
 * https://docs.smartmakers.io/thingshub4/migration-guide-transitioning-from-legacy-data-tab. That there is a list of
 * tasks with descriptions is documented; the members are inferred.
 */
export interface Migration {
  /** Id of the task. */
  id: ObjectId;
  /** What it does, for people. */
  description: string;
  /** Where it stands. */
  status: MigrationStatus;
  /** How many objects still have to be moved. */
  pending?: number;
}

/**
 * Where a migration task stands.
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export type MigrationStatus = "pending" | "done";

/**
 * The body of a webhook (an integration of the type http).
 *
 * Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented operations.
 */
export interface WebhookPayload {
  /** The integration that sends it. */
  integration_id: ObjectId;
  /** What devices have reported, oldest first. */
  updates: StateUpdate[];
}

/**
 * A message of a WebSocket integration: what a device has just reported.
 *
 * Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That state updates are sent is
 * documented; the members are inferred from a driver's update (drivers-repo).
 */
export interface StateUpdate {
  /** The device. */
  device_id: ObjectId;
  /** When the values held (UTC). */
  timestamp: string;
  /** The values. */
  values: StateDocument;
}

/**
 * The payload of a message of the tenant's MQTT broker.
 *
 * Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That the broker carries
 * live data is documented; the payload is taken to be a driver's update (drivers-repo).
 */
export interface MqttPayload {
  /** When the values held (UTC). */
  timestamp: string;
  /** The values. */
  values: StateDocument;
}

/**
 * The versions of the format that this document knows.
 *
 * Evidence: documented; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
 */
export type KnownDriverSchema = DriverSchemaV1 | DriverSchemaV2 | DriverSchemaV21;

/**
 * Settings of the types that this document knows.
 *
 * Evidence: inferred; Network Connector by Tenant Configuration,
 * https://docs.smartmakers.io/thingshub4/pre-provision-a-tenants-network-connector.
 */
export type KnownConnectionConfig = LoriotConfig | ChirpstackConfig | MqttConnectionConfig;

/**
 * Settings of the types that this document knows.
 *
 * Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets.
 */
export type KnownIntegrationConfig = WebsocketIntegrationConfig | HttpIntegrationConfig | MqttIntegrationConfig;
