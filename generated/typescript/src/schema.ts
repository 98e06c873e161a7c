// Generated from openapi/; `nox -s typescript` rewrites it. Never edit it.
export interface paths {
    "/api/v3/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with user name and password.
         * @description Opens a session and answers its bearer token. A wrong user name or password answers 400 with the text
         *     "invalid credentials", not 401. The token is opaque; `expires` is the only way to know its end.
         */
        post: operations["auth.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the permanent keys of the tenant.
         * @description The keys themselves are never listed; they are shown once, when they are created.
         */
        get: operations["api_keys.list"];
        put?: never;
        /**
         * Create a permanent key.
         * @description The answer is the only place where the key itself is shown. Keep it; it cannot be read again.
         */
        post: operations["api_keys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/api-keys/{api_key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a permanent key.
         * @description Requests with this key fail with 401 from now on.
         */
        delete: operations["api_keys.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List devices, all or those that carry certain labels.
         * @description Without `limit` the server decides how much one answer holds; the SDK's iterator reads page after page until
         *     the list is exhausted.
         */
        get: operations["devices.list"];
        put?: never;
        /**
         * Create a device.
         * @description Without an `id` the platform makes one. An id that is taken is refused with 400.
         */
        post: operations["devices.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one device. */
        get: operations["devices.get"];
        /**
         * Change a device.
         * @description A property that is left out keeps its value, `null` clears it. Labels are not changed here: since 3.8 they have
         *     operations of their own. To change a device that was read before, send all of it back, unknown properties
         *     included, so that nothing is lost should a tenant replace instead of merge.
         */
        put: operations["devices.update"];
        post?: never;
        /** Delete a device with its labels and state. */
        delete: operations["devices.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/devices/{device_id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the labels of a device. */
        get: operations["devices.list_labels"];
        put?: never;
        /**
         * Give a device more labels.
         * @description The labels stand in the query, comma-separated. A label that the device already has is no error.
         */
        post: operations["devices.add_labels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/devices/{device_id}/labels/{label}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one label off a device. */
        delete: operations["devices.remove_label"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/devices/{device_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the reported and the desired state of a device.
         * @description The reported state is empty until the first uplink of the device has been decoded by its driver.
         */
        get: operations["devices.get_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/devices/{device_id}/state/desired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the desired state of a device.
         * @description Replaces the whole desired state. It may be set while the device is offline; the platform sends it as a downlink
         *     when the device can be reached.
         */
        put: operations["devices.set_desired_state"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/devices/{device_id}/uplinks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a device has sent, newest first.
         * @description Kept for a limited time, unless a data table stores the values.
         */
        get: operations["devices.list_uplinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/devices/{device_id}/downlinks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was queued for a device, newest first. */
        get: operations["devices.list_downlinks"];
        put?: never;
        /**
         * Queue a message to a device.
         * @description It is sent when the device can next be reached.
         */
        post: operations["devices.create_downlink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the driver registry of the tenant. */
        get: operations["drivers.list"];
        put?: never;
        /**
         * Push a driver package under one or more tags.
         * @description Author and name come from the manifest in the package. A tag that exists moves to the new package. By convention 1.0.1, 1.0 and 1 are pushed together: a device set to 1 follows, one set to 1.0.1 stays.
         */
        post: operations["drivers.push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/drivers/{author}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one driver. */
        get: operations["drivers.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/drivers/{author}/{name}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tags of a driver. */
        get: operations["drivers.list_tags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/drivers/{author}/{name}/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a tag.
         * @description A package without tags is forgotten, a driver without packages too. A tag that a device uses is not deleted: 400.
         */
        delete: operations["drivers.delete_tag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/drivers/{author}/{name}/tags/{tag}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the schema of a driver. */
        get: operations["drivers.get_schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/drivers/{author}/{name}/tags/{tag}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the manifest of a driver. */
        get: operations["drivers.get_manifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/drivers/{author}/{name}/tags/{tag}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the package of a driver.
         * @description The bytes are those that were pushed.
         */
        get: operations["drivers.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/network-connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List network connections. */
        get: operations["network_connections.list"];
        put?: never;
        /**
         * Create a network connection.
         * @description Without an `id` the platform makes one. An id that is taken is refused with 400.
         */
        post: operations["network_connections.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/network-connections/{network_connection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one network connection. */
        get: operations["network_connections.get"];
        /**
         * Change a network connection.
         * @description A property that is left out keeps its value, and a secret that is left out too. A connection that the tenant's configuration made (`created_by` is Configuration) cannot be changed: 400.
         */
        put: operations["network_connections.update"];
        post?: never;
        /**
         * Delete a network connection.
         * @description A connection that devices use is not deleted: 400.
         */
        delete: operations["network_connections.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List integrations. */
        get: operations["integrations.list"];
        put?: never;
        /**
         * Create an integration.
         * @description The answer to a WebSocket integration holds the `url` to which a client connects. Without an `id` the platform makes one. An id that is taken is refused with 400.
         */
        post: operations["integrations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/integrations/{integration_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one integration. */
        get: operations["integrations.get"];
        /**
         * Change an integration.
         * @description A property that is left out keeps its value, `null` clears it.
         */
        put: operations["integrations.update"];
        post?: never;
        /** Delete an integration. */
        delete: operations["integrations.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/data-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List data tables. */
        get: operations["data_tables.list"];
        put?: never;
        /**
         * Create a data table.
         * @description Without an `id` the platform makes one. An id that is taken is refused with 400.
         */
        post: operations["data_tables.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/data-tables/{data_table_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one data table. */
        get: operations["data_tables.get"];
        /**
         * Change a data table.
         * @description A property that is left out keeps its value, `null` clears it.
         */
        put: operations["data_tables.update"];
        post?: never;
        /**
         * Delete a data table.
         * @description The rows go with it.
         */
        delete: operations["data_tables.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/data-tables/{data_table_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read rows of a data table. */
        get: operations["data_tables.rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/data-tables/{data_table_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export rows of a data table as CSV. */
        get: operations["data_tables.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v4/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List assets. */
        get: operations["assets.list"];
        put?: never;
        /**
         * Create an asset.
         * @description Custom fields must have been defined before. An id that is taken is refused with 400.
         */
        post: operations["assets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v4/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one asset. */
        get: operations["assets.get"];
        /**
         * Change an asset.
         * @description A property that is left out keeps its value, a custom field that is `null` is cleared.
         */
        put: operations["assets.update"];
        post?: never;
        /**
         * Delete an asset.
         * @description An asset that is bound to a tracker is not deleted: 400.
         */
        delete: operations["assets.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v4/assets-import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import many assets at once.
         * @description Entries that cannot be imported are answered one by one, the others are imported.
         */
        post: operations["assets.import_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List assets (before 7.0).
         * @deprecated
         */
        get: operations["assets_v3.list"];
        put?: never;
        /**
         * Create an asset (before 7.0).
         * @deprecated
         * @description An id that is taken is refused with 400.
         */
        post: operations["assets_v3.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one asset (before 7.0).
         * @deprecated
         */
        get: operations["assets_v3.get"];
        /**
         * Change an asset (before 7.0).
         * @deprecated
         * @description A property that is left out keeps its value.
         */
        put: operations["assets_v3.update"];
        post?: never;
        /**
         * Delete an asset (before 7.0).
         * @deprecated
         * @description An asset that is bound to a tracker is not deleted: 400.
         */
        delete: operations["assets_v3.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/assets-import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import many assets at once (before 7.0).
         * @deprecated
         * @description Entries that cannot be imported are answered one by one, the others are imported.
         */
        post: operations["assets_v3.import_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/business-objects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the business objects. */
        get: operations["business_objects.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/business-objects/{business_object}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the fields of a business object. */
        get: operations["business_objects.list_fields"];
        put?: never;
        /**
         * Define a custom field.
         * @description A name that is taken is refused with 400.
         */
        post: operations["business_objects.create_field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/business-objects/{business_object}/fields/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one field. */
        get: operations["business_objects.get_field"];
        /**
         * Change the settings of a custom field.
         * @description System fields cannot be changed: 400.
         */
        put: operations["business_objects.update_field"];
        post?: never;
        /**
         * Delete a custom field.
         * @description Its values go from all objects. System fields cannot be deleted: 400.
         */
        delete: operations["business_objects.delete_field"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/tracked-assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tracked assets with their location. */
        get: operations["tracked_assets.list"];
        put?: never;
        /**
         * Bind an asset to a tracker.
         * @description The asset must exist. An asset that is bound already is refused with 400.
         */
        post: operations["tracked_assets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/tracked-assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one tracked asset with its location. */
        get: operations["tracked_assets.get"];
        put?: never;
        post?: never;
        /**
         * Unbind an asset from its tracker.
         * @description The asset itself stays.
         */
        delete: operations["tracked_assets.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/things": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List things (before 5.0).
         * @deprecated
         */
        get: operations["things.list"];
        put?: never;
        /**
         * Create a thing (before 5.0).
         * @deprecated
         * @description An id that is taken is refused with 400.
         */
        post: operations["things.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/things/{thing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one thing (before 5.0).
         * @deprecated
         */
        get: operations["things.get"];
        put?: never;
        post?: never;
        /**
         * Delete a thing (before 5.0).
         * @deprecated
         */
        delete: operations["things.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/things/{thing_id}/geolocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the position of a thing by hand (before 5.0).
         * @deprecated
         */
        put: operations["things.set_geolocation"];
        post?: never;
        /**
         * Remove the position of a thing (before 5.0).
         * @deprecated
         */
        delete: operations["things.delete_geolocation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sites. */
        get: operations["sites.list"];
        put?: never;
        /**
         * Create a site.
         * @description Without an `id` the platform makes one. An id that is taken is refused with 400.
         */
        post: operations["sites.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/sites/{site_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one site. */
        get: operations["sites.get"];
        /**
         * Change a site.
         * @description A property that is left out keeps its value, `null` clears it.
         */
        put: operations["sites.update"];
        post?: never;
        /**
         * Delete a site.
         * @description Its zones go with it.
         */
        delete: operations["sites.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/sites/{site_id}/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List zones of a site. */
        get: operations["zones.list"];
        put?: never;
        /**
         * Create a zone.
         * @description Without an `id` the platform makes one. An id that is taken is refused with 400.
         */
        post: operations["zones.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/sites/{site_id}/zones/{zone_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one zone. */
        get: operations["zones.get"];
        /**
         * Change a zone.
         * @description A property that is left out keeps its value, `null` clears it.
         */
        put: operations["zones.update"];
        post?: never;
        /** Delete a zone. */
        delete: operations["zones.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the users of the tenant. */
        get: operations["users.list"];
        put?: never;
        /**
         * Create a user.
         * @description A user name that is taken, in any case, or reserved is refused with 400.
         */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one user. */
        get: operations["users.get"];
        /**
         * Change a user.
         * @description A property that is left out keeps its value. A new password or a lock ends all sessions of the user.
         */
        put: operations["users.update"];
        post?: never;
        /**
         * Delete a user with sessions and API keys.
         * @description The last owner of the tenant is not deleted: 400.
         */
        delete: operations["users.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/users/{user_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a user other roles.
         * @description The last owner of the tenant keeps that role: 400.
         */
        put: operations["users.set_roles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the roles that users can have. */
        get: operations["roles.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/tenant/migrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the migration tasks of the tenant. */
        get: operations["tenant.list_migrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Updates that an integration of the type http posts.
         * @description Sent to the integration's own url.
         */
        post: operations["messages.on_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    websocket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An update on the WebSocket of an integration.
         * @description Not HTTP; a text message on the url that the integration's creation answered.
         */
        post: operations["messages.on_websocket_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    mqtt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An update on the tenant's MQTT broker.
         * @description Not HTTP; a message of the MQTT broker, over WebSocket on port 443.
         */
        post: operations["messages.on_mqtt_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description User name and password. */
        LoginRequest: {
            /** @description User name, or e-mail address with the built-in identity provider. */
            username: string;
            /**
             * Format: password
             * @description The password.
             */
            password: string;
        };
        /** @description A session that was just opened. */
        Session: {
            /** @description Who has logged in. The key has a capital U, unlike all others. */
            User: components["schemas"]["User"];
            /**
             * Format: date-time
             * @description When the token ends (UTC), seven days after the login in the vendor's sample.
             */
            expires: string;
            /**
             * Format: password
             * @description The bearer token, opaque (44 characters of URL-safe base64 in the vendor's sample).
             */
            token: string;
        };
        /** @description The body of every error answer. */
        ErrorBody: {
            /** @description Always the HTTP status. */
            code: number;
            /** @description An explanation for people. The wording may change; do not compare it. */
            error: string;
        };
        /** @description A page of keys. */
        ApiKeyList: {
            /** @description The keys. */
            collection: components["schemas"]["ApiKey"][];
        };
        /** @description What a new key is to be. */
        ApiKeyCreate: {
            /** @description What the key is for. */
            name: string;
        };
        /** @description A new key, shown this once. */
        ApiKeyCreated: {
            /** @description Id of the key, made by the platform. */
            id: components["schemas"]["ObjectId"];
            /** @description What the key is for. */
            name: string;
            /**
             * Format: password
             * @description The key itself, to be sent as a bearer token.
             */
            key: string;
            /**
             * Format: date-time
             * @description When the key was created (UTC).
             */
            created_at: string;
        };
        /** @description A page of devices. */
        DeviceList: {
            /** @description The devices. */
            collection: components["schemas"]["Device"][];
        };
        /** @description What a new device is to be. */
        DeviceCreate: {
            /** @description An id of your own; the platform makes one when it is left out. */
            id?: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Free text. */
            description?: string;
            /** @description The first labels. */
            labels?: components["schemas"]["LabelNames"];
            /** @description A driver of the registry. */
            driver?: components["schemas"]["DriverReference"];
            /** @description A network connection. */
            network_connection_id?: components["schemas"]["ObjectId"];
            /** @description How it joins its network. */
            network_settings?: components["schemas"]["LorawanSettingsInput"];
        };
        /** @description A device. */
        Device: {
            /** @description Id of the device, given at creation or made by the platform. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Free text, empty when unset. */
            description?: string;
            /** @description The labels, in the order in which they were given. */
            labels: components["schemas"]["Label"][];
            /** @description The driver that decodes what it sends; missing when none. */
            driver?: components["schemas"]["DriverReference"];
            /** @description The network connection over which it is reached; missing when none. */
            network_connection_id?: components["schemas"]["ObjectId"];
            /** @description How it joins its network, without keys; missing when unset. */
            network_settings?: components["schemas"]["LorawanSettings"];
            /**
             * Format: date-time
             * @description When the last uplink came (UTC); missing before the first.
             */
            last_seen_at?: string;
            /**
             * Format: date-time
             * @description When the device was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the device was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description What is to change; what is left out stays. */
        DeviceUpdate: {
            /** @description A new name. */
            name?: string;
            /** @description A new text; null clears it. */
            description?: string | null;
            /** @description A driver of the registry; null clears it. */
            driver?: components["schemas"]["DriverReference"] | null;
            /** @description A network connection; null clears it. */
            network_connection_id?: components["schemas"]["ObjectId"] | null;
            /** @description How it joins its network; null clears it. */
            network_settings?: components["schemas"]["LorawanSettingsInput"] | null;
        };
        /** @description The labels of a device. */
        LabelList: {
            /** @description The labels. */
            collection: components["schemas"]["Label"][];
        };
        /** @description What a device last reported, and what it should be. */
        DeviceState: {
            /** @description Everything decoded so far, merged; empty until the first uplink was decoded. */
            reported: components["schemas"]["StateDocument"];
            /** @description The wished configuration; empty when none was set. */
            desired: components["schemas"]["StateDocument"];
            /** @description Why the driver could not decode the last uplink; missing when it could. */
            error?: string;
        };
        /** @description The values of a device by name, nested as its driver's schema says. */
        StateDocument: {
            [key: string]: unknown;
        };
        /** @description A page of uplinks. */
        UplinkList: {
            /** @description The uplinks. */
            collection: components["schemas"]["Uplink"][];
        };
        /** @description A page of downlinks. */
        DownlinkList: {
            /** @description The downlinks. */
            collection: components["schemas"]["Downlink"][];
        };
        /** @description A message to a device. */
        DownlinkCreate: {
            /** @description LoRaWAN port. */
            port: number;
            /** @description The bytes, in hexadecimal digits. */
            payload: string;
            /** @description Whether the device is asked to confirm it; false when left out. */
            confirmed?: boolean;
        };
        /** @description A message to a device. */
        Downlink: {
            /** @description Id of the downlink, made by the platform. */
            id: components["schemas"]["ObjectId"];
            /** @description LoRaWAN port; missing until the driver has encoded the message. */
            port?: number;
            /** @description The bytes, in hexadecimal digits; missing until the driver has encoded the message. */
            payload?: string;
            /** @description The desired state that this message is to bring; missing for a message of its own bytes. */
            desired?: components["schemas"]["StateDocument"];
            /** @description Whether the device is asked to confirm it. */
            confirmed: boolean;
            /** @description What has become of it. */
            status: components["schemas"]["DownlinkStatus"];
            /**
             * Format: date-time
             * @description When it was queued (UTC).
             */
            created_at: string;
        };
        /** @description A page of drivers. */
        DriverList: {
            /** @description The drivers. */
            collection: components["schemas"]["Driver"][];
        };
        /** @description A package and the tags it gets. */
        DriverPush: {
            /** @description The package, at most 16 MiB. */
            package: components["schemas"]["DriverPackage"];
            /**
             * @description A tag; the field may be repeated.
             * @example [
             *       "1.0.1",
             *       "1.0",
             *       "1"
             *     ]
             */
            tag: components["schemas"]["DriverTagName"][];
        };
        /** @description What a push has done. */
        PushedDriver: {
            /** @description From the manifest. */
            author: components["schemas"]["DriverAuthor"];
            /** @description From the manifest. */
            name: components["schemas"]["DriverName"];
            /** @description The tags that name this package now. */
            tags: components["schemas"]["DriverTagName"][];
            /** @description SHA-256 of the package, 64 hexadecimal digits. */
            digest: string;
        };
        /** @description A driver of the registry, with all its tags. */
        Driver: {
            /** @description Who publishes it. */
            author: components["schemas"]["DriverAuthor"];
            /** @description Its name. */
            name: components["schemas"]["DriverName"];
            /** @description Its tags, in order of first push. */
            tags: components["schemas"]["DriverTagName"][];
            /** @description Devices that the last pushed package is made for. */
            supports?: components["schemas"]["SupportedDevice"][];
            /**
             * Format: date-time
             * @description When it was first pushed (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last pushed (UTC).
             */
            updated_at: string;
        };
        /** @description A page of tags of a driver. */
        DriverTagList: {
            /** @description The tags of a driver. */
            collection: components["schemas"]["DriverTag"][];
        };
        /** @description The values that a driver reports, in one of three versions of the format. */
        DriverSchema: components["schemas"]["KnownDriverSchema"] | components["schemas"]["OtherDriverSchema"];
        /** @description The manifest `.project` of a package, without its session, which holds a secret. */
        DriverManifest: {
            /** @description What the driver is written in. */
            type: components["schemas"]["DriverType"];
            /** @description About the driver. */
            metadata: components["schemas"]["DriverMetadata"];
            /** @description The values that the driver reports. */
            schema: components["schemas"]["DriverSchema"];
        };
        /**
         * Format: binary
         * @description A zip archive with the manifest `.project` and the driver.
         */
        DriverPackage: Uint8Array;
        /** @description A page of network connections. */
        NetworkConnectionList: {
            /** @description The network connections. */
            collection: components["schemas"]["NetworkConnection"][];
        };
        /** @description What a new network connection is to be. */
        NetworkConnectionCreate: {
            /** @description An id of your own; the platform makes one when it is left out. */
            id?: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Its settings; their type is the type of the connection. */
            config: components["schemas"]["NetworkConnectionConfig"];
            /** @description Whether devices that report over it are created by themselves; false when left out. */
            auto_activation?: boolean;
        };
        /** @description A way to a network of devices. The newer pages call it network connector. */
        NetworkConnection: {
            /** @description Id of the connection. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Kind of network server, from the settings. */
            type: components["schemas"]["NetworkConnectionType"];
            /** @description Its settings, without secrets. */
            config: components["schemas"]["NetworkConnectionConfig"];
            /** @description Whether devices that report over it are created by themselves. */
            auto_activation: boolean;
            /** @description User name of the creator, or Configuration when the tenant's configuration made it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description What is to change; what is left out stays. The type cannot change. */
        NetworkConnectionUpdate: {
            /** @description A new name. */
            name?: string;
            /** @description New settings; a secret that is left out stays. */
            config?: components["schemas"]["NetworkConnectionConfig"];
            /** @description Whether devices that report over it are created by themselves. */
            auto_activation?: boolean;
        };
        /** @description A page of integrations. */
        IntegrationList: {
            /** @description The integrations. */
            collection: components["schemas"]["Integration"][];
        };
        /** @description What a new integration is to be. */
        IntegrationCreate: {
            /** @description An id of your own; the platform makes one when it is left out. */
            id?: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Free text. */
            description?: string;
            /** @description Devices that carry all of these labels are forwarded. */
            labels: components["schemas"]["LabelNames"];
            /** @description Its settings; their type is the type of the integration. */
            config: components["schemas"]["IntegrationConfig"];
            /** @description Whether it forwards; true when left out. */
            enabled?: boolean;
        };
        /** @description Forwards what devices report to another system. */
        Integration: {
            /** @description Id of the integration. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Free text, empty when unset. */
            description: string;
            /** @description Devices that carry all of these labels are forwarded. */
            labels: components["schemas"]["Label"][];
            /** @description Kind of target system, from the settings. */
            type: components["schemas"]["IntegrationType"];
            /** @description Its settings, without secrets. */
            config: components["schemas"]["IntegrationConfig"];
            /** @description Where a WebSocket client connects to, with the bearer token in the header; only for the type websocket. */
            url?: string;
            /** @description Whether it forwards. */
            enabled: boolean;
            /** @description Whether it works. */
            status: components["schemas"]["IntegrationStatus"];
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description What is to change; what is left out stays. The type cannot change. */
        IntegrationUpdate: {
            /** @description A new name. */
            name?: string;
            /** @description A new text; null clears it. */
            description?: string | null;
            /** @description Other labels. */
            labels?: components["schemas"]["LabelNames"];
            /** @description New settings; a secret that is left out stays. */
            config?: components["schemas"]["IntegrationConfig"];
            /** @description Whether it forwards. */
            enabled?: boolean;
        };
        /** @description A page of data tables. */
        DataTableList: {
            /** @description The data tables. */
            collection: components["schemas"]["DataTable"][];
        };
        /** @description What a new data table is to be. */
        DataTableCreate: {
            /** @description An id of your own; the platform makes one when it is left out. */
            id?: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Free text. */
            description?: string;
            /** @description Values of devices that carry all of these labels become rows. */
            labels: components["schemas"]["LabelNames"];
            /** @description The columns. */
            columns: components["schemas"]["Column"][];
            /** @description How many days a row is kept; for ever when left out. */
            retention_days?: number;
        };
        /** @description Stores the values of devices for longer, and is the source of dashboards, alerts and exports. */
        DataTable: {
            /** @description Id of the table. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Free text, empty when unset. */
            description: string;
            /** @description Values of devices that carry all of these labels become rows. */
            labels: components["schemas"]["Label"][];
            /** @description The columns. */
            columns: components["schemas"]["Column"][];
            /** @description How many days a row is kept; missing when for ever. */
            retention_days?: number;
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description What is to change; what is left out stays. */
        DataTableUpdate: {
            /** @description A new name. */
            name?: string;
            /** @description A new text; null clears it. */
            description?: string | null;
            /** @description Other labels, for rows to come. */
            labels?: components["schemas"]["LabelNames"];
            /** @description All the columns; a column that is not named any more is gone from the answers. */
            columns?: components["schemas"]["Column"][];
            /** @description Another time to keep rows, in days; null keeps them for ever. */
            retention_days?: number | null;
        };
        /** @description A page of rows. */
        RowList: {
            /** @description The rows. */
            collection: components["schemas"]["Row"][];
        };
        /** @description Text with a header line, lines ended by CRLF (RFC 4180): device_id, timestamp, then one field a column. */
        RowsCsv: string;
        /** @description A page of assets. */
        AssetList: {
            /** @description The assets. */
            collection: components["schemas"]["Asset"][];
        };
        /** @description An asset. Its custom fields stand beside the fixed ones; each must be defined as a field of the business object assets. */
        Asset: {
            /** @description Id of the asset. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            readonly created_at?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            readonly updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description What is to change; what is left out stays, a custom field that is null is cleared. */
        AssetUpdate: {
            /** @description A new name. */
            name?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description The assets to import, 1 to 50,000. */
        AssetImport: components["schemas"]["AssetImportEntry"][];
        /** @description What an import has done. */
        ImportResult: {
            /** @description How many assets are new. */
            created: number;
            /** @description How many assets were changed. */
            updated: number;
            /** @description How many entries were not imported. */
            failed: number;
            /** @description The entries that were not imported. */
            errors: components["schemas"]["ImportProblem"][];
        };
        /** @description A page of assets. */
        AssetV3List: {
            /** @description The assets. */
            collection: components["schemas"]["AssetV3"][];
        };
        /** @description What a new asset is to be. */
        AssetV3Create: {
            /** @description Id of the asset. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Free text. */
            description?: string;
            /** @description Own data, texts by name. */
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description An asset before 7.0, with its own data as texts in `metadata`. */
        AssetV3: {
            /** @description Id of the asset. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Free text, empty when unset. */
            description?: string;
            /** @description Own data, texts by name. */
            metadata?: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description What is to change; what is left out stays. */
        AssetV3Update: {
            /** @description A new name. */
            name?: string;
            /** @description A new text; null clears it. */
            description?: string | null;
            /** @description All own data anew, texts by name. */
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description The assets to import, 1 to 50,000. */
        AssetV3Import: components["schemas"]["AssetV3ImportEntry"][];
        /** @description A page of business objects. */
        BusinessObjectList: {
            /** @description The business objects. */
            collection: components["schemas"]["BusinessObject"][];
        };
        /** @description A page of fields. */
        FieldList: {
            /** @description The fields. */
            collection: components["schemas"]["Field"][];
        };
        /** @description What a new custom field is to be. */
        FieldCreate: {
            /** @description Name of the field. */
            name: components["schemas"]["FieldName"];
            /** @description Type of its values. */
            type: components["schemas"]["FieldType"];
            /** @description Its settings. */
            settings?: components["schemas"]["FieldSettings"];
        };
        /** @description A field of a business object. */
        Field: {
            /** @description Name of the field. */
            name: components["schemas"]["FieldName"];
            /** @description Type of its values. */
            type: components["schemas"]["FieldType"];
            /** @description Who owns it. */
            kind: components["schemas"]["FieldKind"];
            /** @description Its settings. */
            settings?: components["schemas"]["FieldSettings"];
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at?: string;
        };
        /** @description What is to change. Name and type of a field stay. */
        FieldUpdate: {
            /** @description Its settings anew. */
            settings: components["schemas"]["FieldSettings"];
        };
        /** @description A page of tracked assets. */
        TrackedAssetList: {
            /** @description The tracked assets. */
            collection: components["schemas"]["TrackedAsset"][];
        };
        /** @description Binds an asset to a tracker. */
        TrackedAssetCreate: {
            /** @description Id of the asset, which must exist. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people; the asset's when left out. */
            name?: string;
            /** @description Id of the tracker or tag. */
            tracker_id: string;
            /** @description Name of the tracking set-up. */
            type?: string;
        };
        /** @description An asset that is bound to a tracker. */
        TrackedAsset: {
            /** @description Id of the asset. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Name of the tracking set-up, free text. */
            type?: string;
            /** @description Id of the tracker or tag. */
            tracker_id?: string;
            /** @description Where it is; missing before the first position. */
            geolocation?: components["schemas"]["Geolocation"];
            /** @description Imported data, texts by name (older products). */
            metadata?: components["schemas"]["Metadata"];
            /**
             * Format: uuid
             * @description The journey it is on; missing when on none.
             */
            active_journey_id?: string;
            /** @description Id of the site it is in; empty outside of all. */
            site_id?: string;
            /** @description Name of the site; missing outside of all. */
            site_name?: string;
            /** @description Id of the zone it is in; empty or missing when in none. */
            zone_id?: string;
            /**
             * Format: date-time
             * @description When it came into the site (UTC).
             */
            entered_site_at?: string;
            /**
             * Format: date-time
             * @description When it left the last site (UTC).
             */
            exited_site_at?: string;
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description A page of things. */
        ThingList: {
            /** @description The things. */
            collection: components["schemas"]["Thing"][];
        };
        /** @description What a new thing is to be. */
        ThingCreate: {
            /** @description Id of the thing. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Id of the tracker or tag. */
            external_id: string;
            /** @description Name of the tracking set-up. */
            type?: string;
            /** @description Own data, texts by name. */
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description A tracked asset as it was before 5.0. */
        Thing: {
            /** @description Id of the thing. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Name of the tracking set-up, free text. */
            type?: string;
            /** @description Id of the tracker or tag; tracker_id since 5.0. */
            external_id?: string;
            /** @description Where it is; missing before the first position. */
            geolocation?: components["schemas"]["Geolocation"];
            /** @description Where it was, newest first. */
            geolocation_history?: components["schemas"]["Geolocation"][];
            /** @description Imported data, texts by name. */
            metadata?: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description A position set by hand. */
        GeolocationInput: {
            /** @description Degrees north. */
            latitude: number;
            /** @description Degrees east. */
            longitude: number;
            /** @description Estimated error in metres. */
            margin?: number;
        };
        /** @description A page of sites. */
        SiteList: {
            /** @description The sites. */
            collection: components["schemas"]["Site"][];
        };
        /** @description What a new site is to be. */
        SiteCreate: {
            /** @description An id of your own; the platform makes one when it is left out. */
            id?: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Id in another system. */
            external_id?: string;
            /** @description Its area. */
            polygon?: components["schemas"]["Polygon"];
        };
        /** @description A place of the tenant, e.g. a plant. */
        Site: {
            /** @description Id of the site. */
            id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Id in another system, empty when unset. */
            external_id: string;
            /** @description Its area; missing when unset. */
            polygon?: components["schemas"]["Polygon"];
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description What is to change; what is left out stays. */
        SiteUpdate: {
            /** @description A new name. */
            name?: string;
            /** @description Another id in another system; null clears it. */
            external_id?: string | null;
            /** @description Another area; null clears it. */
            polygon?: components["schemas"]["Polygon"] | null;
        };
        /** @description A page of zones. */
        ZoneList: {
            /** @description The zones. */
            collection: components["schemas"]["Zone"][];
        };
        /** @description What a new zone is to be. */
        ZoneCreate: {
            /** @description An id of your own; the platform makes one when it is left out. */
            id?: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Id in another system. */
            external_id?: string;
            /** @description Its area. */
            polygon?: components["schemas"]["Polygon"];
        };
        /** @description A part of a site. */
        Zone: {
            /** @description Id of the zone. */
            id: components["schemas"]["ObjectId"];
            /** @description The site it lies in. */
            site_id: components["schemas"]["ObjectId"];
            /** @description Name for people. */
            name: string;
            /** @description Id in another system, empty when unset. */
            external_id: string;
            /** @description Its area; missing when unset. */
            polygon?: components["schemas"]["Polygon"];
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updated_at: string;
        };
        /** @description What is to change; what is left out stays. */
        ZoneUpdate: {
            /** @description A new name. */
            name?: string;
            /** @description Another id in another system; null clears it. */
            external_id?: string | null;
            /** @description Another area; null clears it. */
            polygon?: components["schemas"]["Polygon"] | null;
        };
        /** @description A page of users. */
        UserList: {
            /** @description The users. */
            collection: components["schemas"]["User"][];
        };
        /** @description What a new user is to be. */
        UserCreate: {
            /** @description Log-in name. */
            username: components["schemas"]["Username"];
            /** @description The password. */
            password: components["schemas"]["Password"];
            /** @description Full name. */
            full_name?: string;
            /** @description E-mail address. */
            email?: string;
            /** @description Country code. */
            country?: string;
            /** @description Whether the user may not log in; false when left out. */
            locked?: boolean;
            /** @description Roles; none when left out. */
            roles?: components["schemas"]["RoleNames"];
        };
        /** @description A user of the tenant. Unset texts are empty, not null. */
        User: {
            /** @description Number of the user. */
            id: number;
            /** @description Log-in name; it never changes. */
            username: string;
            /** @description Full name, empty when unset. */
            full_name?: string;
            /** @description E-mail address, empty when unset. */
            email?: string;
            /** @description Country code, empty when unset. */
            country?: string;
            /**
             * Format: password
             * @description Present and always empty in answers.
             */
            password?: string;
            /** @description Whether the user may not log in. */
            locked?: boolean;
            /** @description Names of the user's roles. */
            roles?: components["schemas"]["RoleName"][];
            /**
             * Format: date-time
             * @description When the user was created (UTC).
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When the user was last changed (UTC).
             */
            updated_at?: string;
            /**
             * Format: date-time
             * @description When the user last logged in (UTC).
             */
            last_login_at?: string;
        };
        /** @description What is to change; what is left out stays. */
        UserUpdate: {
            /** @description A new password. */
            password?: components["schemas"]["Password"];
            /** @description Full name. */
            full_name?: string;
            /** @description E-mail address. */
            email?: string;
            /** @description Country code. */
            country?: string;
            /** @description Whether the user may not log in. */
            locked?: boolean;
        };
        /** @description The roles of a user. */
        RoleAssignment: {
            /** @description All roles of the user from now on. */
            roles: components["schemas"]["RoleNames"];
        };
        /** @description A page of roles. */
        RoleList: {
            /** @description The roles. */
            collection: components["schemas"]["Role"][];
        };
        /** @description A page of migration tasks. */
        MigrationList: {
            /** @description The migration tasks. */
            collection: components["schemas"]["Migration"][];
        };
        /** @description The body of a webhook (an integration of the type http). */
        WebhookPayload: {
            /** @description The integration that sends it. */
            integration_id: components["schemas"]["ObjectId"];
            /** @description What devices have reported, oldest first. */
            updates: components["schemas"]["StateUpdate"][];
        };
        /** @description A message of a WebSocket integration: what a device has just reported. */
        StateUpdate: {
            /** @description The device. */
            device_id: components["schemas"]["ObjectId"];
            /**
             * Format: date-time
             * @description When the values held (UTC).
             */
            timestamp: string;
            /** @description The values. */
            values: components["schemas"]["StateDocument"];
        };
        /** @description The payload of a message of the tenant's MQTT broker. */
        MqttPayload: {
            /**
             * Format: date-time
             * @description When the values held (UTC).
             */
            timestamp: string;
            /** @description The values. */
            values: components["schemas"]["StateDocument"];
        };
        /** @description A permanent key as it is listed, without the key itself. */
        ApiKey: {
            /** @description Id of the key, made by the platform. */
            id: components["schemas"]["ObjectId"];
            /** @description What the key is for. */
            name: string;
            /**
             * Format: date-time
             * @description When the key was created (UTC).
             */
            created_at: string;
        };
        /**
         * @description Letters a-z and A-Z, digits and single hyphens in between, at most 63 characters; case matters. All-digit ids of
         *     15 figures are in use, so an id is never a number.
         */
        ObjectId: string;
        /** @description Labels, comma-separated in a query. */
        LabelNames: components["schemas"]["Label"][];
        /** @description A driver as a device names it: `author/name:tag`. Tags move: `1` follows every release of major 1. */
        DriverReference: string;
        /** @description How a device joins a LoRaWAN network. Keys that are left out stay as they are. */
        LorawanSettingsInput: {
            /** @description Device EUI, 16 hexadecimal digits. */
            dev_eui?: string;
            /** @description Join EUI (application EUI), 16 hexadecimal digits. */
            join_eui?: string;
            /** @description How the device joins. */
            activation?: components["schemas"]["Activation"];
            /**
             * Format: password
             * @description Application key, 32 hexadecimal digits.
             */
            app_key?: string;
            /**
             * Format: password
             * @description Network key (LoRaWAN 1.1), 32 hexadecimal digits.
             */
            nwk_key?: string;
        };
        /**
         * @description A plain word by which integrations and data tables select devices. First and last a letter or digit, between
         *     them also hyphen, underscore, dot and space; 3 to 120 characters, ASCII.
         */
        Label: string;
        /** @description How a device joins a LoRaWAN network; keys are never shown. */
        LorawanSettings: {
            /** @description Device EUI, 16 hexadecimal digits. */
            dev_eui?: string;
            /** @description Join EUI (application EUI), 16 hexadecimal digits. */
            join_eui?: string;
            /** @description How the device joins. */
            activation?: components["schemas"]["Activation"];
        };
        /** @description A message from a device, as it came. */
        Uplink: {
            /**
             * Format: date-time
             * @description When it came (UTC).
             */
            received_at: string;
            /** @description LoRaWAN port. */
            port: number;
            /** @description The bytes, in hexadecimal digits. */
            payload: string;
            /** @description What the driver decoded; missing when there was no driver or it failed. */
            values?: components["schemas"]["StateDocument"];
            /** @description Why the driver could not decode it; missing when it could. */
            error?: string;
        };
        /**
         * @description What has become of a downlink.
         * @enum {string}
         */
        DownlinkStatus: "queued" | "sent" | "confirmed" | "failed";
        /** @description A tag: a version, a branch, a commit, `latest`. */
        DriverTagName: string;
        /** @description Who publishes a driver; not necessarily the maker of the device. */
        DriverAuthor: string;
        /** @description Name of a driver, often the maker or model of the device. */
        DriverName: string;
        /** @description A device that a driver is made for; informative, never checked. */
        SupportedDevice: {
            /** @description Maker of the device. */
            manufacturer?: string;
            /** @description Model of the device. */
            model?: string;
            /** @description Version of the firmware, always as text. */
            firmware_version?: string;
        };
        /** @description A tag and the package it names now. */
        DriverTag: {
            /** @description The tag. */
            tag: components["schemas"]["DriverTagName"];
            /** @description SHA-256 of the package, 64 hexadecimal digits; packages with the same bytes are kept once. */
            digest: string;
            /** @description Size of the package in bytes. */
            size_bytes: number;
            /** @description What the driver is written in. */
            type: components["schemas"]["DriverType"];
            /** @description Version of its schema: 1, 2 or 2.1. */
            schema_version: string;
            /**
             * Format: date-time
             * @description When the tag was last pushed (UTC).
             */
            pushed_at: string;
        };
        /** @description The versions of the format that this document knows. */
        KnownDriverSchema: components["schemas"]["DriverSchemaV1"] | components["schemas"]["DriverSchemaV2"] | components["schemas"]["DriverSchemaV21"];
        /** @description A version of the format that this document does not know. */
        OtherDriverSchema: {
            /** @description Version of the format. */
            version: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description What a driver is written in.
         * @enum {string}
         */
        DriverType: "golang" | "javascript";
        /** @description What the manifest says about the driver. */
        DriverMetadata: {
            /** @description Name of the driver. */
            name: components["schemas"]["DriverName"];
            /** @description Who publishes it. */
            author: components["schemas"]["DriverAuthor"];
            /** @description Labels of the driver. */
            labels?: components["schemas"]["ManifestLabel"][];
            /** @description Devices that it is made for. */
            supports?: components["schemas"]["SupportedDevice"][];
            /** @description Processor; only amd64 is documented. */
            platform?: string;
            /** @description Operating system. */
            os?: string;
        };
        /** @description Settings of a network connection, by type. */
        NetworkConnectionConfig: components["schemas"]["KnownConnectionConfig"] | components["schemas"]["OtherConnectionConfig"];
        /** @description Kind of network server. */
        NetworkConnectionType: "loriot" | "chirpstack" | "actility" | "ttn" | "sigfox" | "mqtt" | "http" | "nbiot" | (string & {});
        /** @description Settings of an integration, by type. */
        IntegrationConfig: components["schemas"]["KnownIntegrationConfig"] | components["schemas"]["OtherIntegrationConfig"];
        /** @description Kind of target system. */
        IntegrationType: "websocket" | "http" | "mqtt" | "azure-iot-hub" | "azure-event-hub" | "aws-iot" | "sftp" | "influxdb" | (string & {});
        /**
         * @description Whether it works.
         * @enum {string}
         */
        IntegrationStatus: "active" | "disabled" | "failing";
        /** @description A column of a data table. */
        Column: {
            /** @description Name of the value. */
            name: components["schemas"]["ColumnName"];
            /** @description Type of the value. */
            type: components["schemas"]["ColumnType"];
            /** @description Unit of the value. */
            unit?: string;
        };
        /** @description Device ids, comma-separated in a query. */
        DeviceIds: components["schemas"]["ObjectId"][];
        /** @description Columns, comma-separated in a query. */
        ColumnNames: components["schemas"]["ColumnName"][];
        /**
         * @description Direction in time.
         * @enum {string}
         */
        Order: "asc" | "desc";
        /** @description What a device reported at a time. */
        Row: {
            /** @description Whose values these are. */
            device_id: components["schemas"]["ObjectId"];
            /**
             * Format: date-time
             * @description When the values held (UTC).
             */
            timestamp: string;
            /** @description The values. */
            values: components["schemas"]["RowValues"];
        };
        /** @description An asset to create, or to change when its id is there already. The id stands in `id`, or in `uid`; without a name the id is the name. */
        AssetImportEntry: {
            /** @description Id of the asset. */
            id?: components["schemas"]["ObjectId"];
            /** @description Id of the asset, when there is no `id`. */
            uid?: components["schemas"]["ObjectId"];
            /** @description Name for people; the id when left out. */
            name?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description An entry that was not imported. */
        ImportProblem: {
            /** @description Its place in the list, from 0. */
            index: number;
            /** @description Its id, empty when it has none. */
            id: string;
            /** @description Why it was not imported, for people. */
            error: string;
        };
        /** @description Data of the tenant's own, texts by name. */
        Metadata: {
            [key: string]: string;
        };
        /** @description An asset to create, or to change when its id is there already. */
        AssetV3ImportEntry: {
            /** @description Id of the asset. */
            id?: components["schemas"]["ObjectId"];
            /** @description Id of the asset, when there is no `id`. */
            uid?: components["schemas"]["ObjectId"];
            /** @description Name for people; the id when left out. */
            name?: string;
            /** @description Free text. */
            description?: string;
            /** @description Own data, texts by name. */
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description A data entity of the business, with fields of its own. */
        BusinessObject: {
            /** @description Its name. */
            name: components["schemas"]["BusinessObjectName"];
        };
        /** @description Name of a business object; only assets are supported. */
        BusinessObjectName: string;
        /** @description Name of a field, as it stands in the JSON of the business object. */
        FieldName: string;
        /**
         * @description Type of a field.
         * @enum {string}
         */
        FieldType: "text" | "number" | "decimal" | "date";
        /** @description Settings of a field. */
        FieldSettings: {
            /** @description Digits behind the point of a decimal. */
            precision?: number;
        };
        /**
         * @description Who owns a field: thingsHub (system, read-only) or the tenant's users (custom).
         * @enum {string}
         */
        FieldKind: "system" | "custom";
        /** @description Where something is. */
        Geolocation: {
            /** @description Degrees north. */
            latitude: number;
            /** @description Degrees east. */
            longitude: number;
            /** @description Estimated error in metres. */
            margin?: number;
            /**
             * Format: date-time
             * @description When it last moved (UTC).
             */
            moved_at?: string;
            /** @description Name of the site it is in. */
            site?: string;
            /** @description Name of the zone it is in. */
            zone?: string;
            /** @description Id of the site in another system (older products). */
            site_external_id?: string;
            /** @description The place for people: zone and site, or street and city outside of sites. */
            speaking_location?: string;
            /** @description Postal address. */
            address?: components["schemas"]["Address"];
        };
        /** @description An area (GeoJSON): the outer ring, then the holes. */
        Polygon: {
            /** @description Always Polygon. */
            type: components["schemas"]["PolygonType"];
            /** @description The rings. */
            coordinates: components["schemas"]["Ring"][];
        };
        /** @description Log-in name: letters, digits and single - _ . or spaces in between. It never changes; upper and lower case do not differ. */
        Username: string;
        /**
         * Format: password
         * @description A password of 10 characters or more; a tenant may ask for more.
         */
        Password: string;
        /** @description Names of roles. */
        RoleNames: components["schemas"]["RoleName"][];
        /** @description Name of a role: tenant-owner, or an area and a level. */
        RoleName: string;
        /** @description A fixed set of permissions. */
        Role: {
            /** @description Name of the role. */
            name: components["schemas"]["RoleName"];
            /** @description What it is about. */
            area: components["schemas"]["RoleArea"];
            /** @description How far it reaches. */
            level: components["schemas"]["RoleLevel"];
            /** @description What it permits, for people. */
            description: string;
        };
        /** @description A task that moves data of an older product to where a newer one looks for it. */
        Migration: {
            /** @description Id of the task. */
            id: components["schemas"]["ObjectId"];
            /** @description What it does, for people. */
            description: string;
            /** @description Where it stands. */
            status: components["schemas"]["MigrationStatus"];
            /** @description How many objects still have to be moved. */
            pending?: number;
        };
        /**
         * @description Over the air, or with keys that were set before.
         * @enum {string}
         */
        Activation: "otaa" | "abp";
        /** @description Version 1: nothing is checked. */
        DriverSchemaV1: {
            /**
             * @description Version of the format. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            version: "1";
            /** @description The values by name. */
            properties?: {
                [key: string]: components["schemas"]["SchemaProperty"];
            };
        };
        /** @description Version 2: decoded values are checked; every value is optional, unknown ones are refused. */
        DriverSchemaV2: {
            /**
             * @description Version of the format. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            version: "2";
            /** @description The values by name. */
            properties?: {
                [key: string]: components["schemas"]["SchemaProperty"];
            };
        };
        /** @description Version 2.1: as 2, and says which values can be configured. */
        DriverSchemaV21: {
            /**
             * @description Version of the format. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            version: "2.1";
            /** @description The values by name. */
            properties?: {
                [key: string]: components["schemas"]["ConfigurableSchemaProperty"];
            };
        };
        /** @description A label of a driver, as its manifest has it. */
        ManifestLabel: {
            /** @description Number of the label. */
            cid?: string;
            /** @description Key. */
            key?: string;
            /** @description Value. */
            value?: string;
        };
        /** @description Settings of the types that this document knows. */
        KnownConnectionConfig: components["schemas"]["LoriotConfig"] | components["schemas"]["ChirpstackConfig"] | components["schemas"]["MqttConnectionConfig"];
        /** @description Settings of a type that this document does not know. */
        OtherConnectionConfig: {
            /** @description The type. */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Settings of the types that this document knows. */
        KnownIntegrationConfig: components["schemas"]["WebsocketIntegrationConfig"] | components["schemas"]["HttpIntegrationConfig"] | components["schemas"]["MqttIntegrationConfig"];
        /** @description Settings of a type that this document does not know. */
        OtherIntegrationConfig: {
            /** @description The type. */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Name of a column: the name of a decoded value, groups joined by dots. */
        ColumnName: string;
        /**
         * @description Type of a column; the types of the values of a driver's schema.
         * @enum {string}
         */
        ColumnType: "boolean" | "int64" | "float64" | "string";
        /** @description Values by name of the column; a column without a value is missing. */
        RowValues: {
            [key: string]: unknown;
        };
        /** @description A postal address. Texts that are unknown are missing or empty. */
        Address: {
            /** @description The whole address in one line. */
            label?: string;
            /** @description Street. */
            street?: string;
            /** @description Number of the house. */
            house_number?: string;
            /** @description Postcode. */
            postcode?: string;
            /** @description City. */
            city?: string;
            /** @description Region. */
            region?: string;
            /** @description Country. */
            country?: string;
        };
        /**
         * @description The one kind of area (GeoJSON).
         * @enum {string}
         */
        PolygonType: "Polygon";
        /** @description A closed line: the last position is the first one. */
        Ring: components["schemas"]["Position"][];
        /**
         * @description What a role is about.
         * @enum {string}
         */
        RoleArea: "tenant" | "device-management" | "asset-tracking" | "data";
        /**
         * @description How far a role reaches: owners create, delete, edit and view, users edit and view, guests view.
         * @enum {string}
         */
        RoleLevel: "owner" | "user" | "guest";
        /**
         * @description Where a migration task stands.
         * @enum {string}
         */
        MigrationStatus: "pending" | "done";
        /** @description A value, or a group of values. */
        SchemaProperty: {
            /** @description Its type; may be missing where `properties` is there (an object). */
            type?: components["schemas"]["SchemaPropertyType"];
            /** @description What it is. */
            description?: string;
            /** @description Its unit. */
            unit?: string;
            /** @description The values of a group by name. */
            properties?: {
                [key: string]: components["schemas"]["SchemaProperty"];
            };
        };
        /** @description A value, or a group of values, that may be configurable. */
        ConfigurableSchemaProperty: {
            /** @description Its type; may be missing where `properties` is there (an object). */
            type?: components["schemas"]["SchemaPropertyType"];
            /** @description What it is. */
            description?: string;
            /** @description Its unit. */
            unit?: string;
            /** @description Whether the desired state may set it; never for a group. */
            configurable?: boolean;
            /** @description Value without a configuration; any type, or null. */
            default?: unknown;
            /** @description The values of a group by name. */
            properties?: {
                [key: string]: components["schemas"]["ConfigurableSchemaProperty"];
            };
        };
        /** @description Settings for LORIOT. */
        LoriotConfig: {
            /**
             * @description The type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "loriot";
            /** @description Host of the server, e.g. eu1.loriot.io. */
            server: string;
            /** @description Id of the application there. */
            app_id: string;
            /**
             * Format: password
             * @description Access token of the application.
             */
            token?: string;
        };
        /** @description Settings for ChirpStack. */
        ChirpstackConfig: {
            /**
             * @description The type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "chirpstack";
            /** @description Address of its API. */
            server: string;
            /** @description Id of the application there. */
            application_id: string;
            /**
             * Format: password
             * @description API key.
             */
            api_key?: string;
        };
        /** @description Settings for devices behind an MQTT broker. */
        MqttConnectionConfig: {
            /**
             * @description The type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "mqtt";
            /** @description Address of the broker. */
            url: string;
            /** @description Topic filter to subscribe to. */
            topic: string;
            /** @description User name there. */
            username?: string;
            /**
             * Format: password
             * @description Password there.
             */
            password?: string;
        };
        /** @description A WebSocket integration has no settings. */
        WebsocketIntegrationConfig: {
            /**
             * @description The type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "websocket";
        };
        /** @description Settings of a webhook. */
        HttpIntegrationConfig: {
            /**
             * @description The type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "http";
            /** @description Where updates are posted to. */
            url: string;
            /**
             * Format: password
             * @description Value of the Authorization header to send.
             */
            authorization?: string;
        };
        /** @description Settings to publish to an MQTT broker. */
        MqttIntegrationConfig: {
            /**
             * @description The type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "mqtt";
            /** @description Address of the broker. */
            url: string;
            /** @description Topic to publish to. */
            topic: string;
            /** @description User name there. */
            username?: string;
            /**
             * Format: password
             * @description Password there.
             */
            password?: string;
        };
        /** @description Longitude and latitude in degrees, in this order (GeoJSON). */
        Position: number[];
        /**
         * @description Type of a value; int64 is a whole number, float64 any number.
         * @enum {string}
         */
        SchemaPropertyType: "object" | "boolean" | "bool" | "int64" | "float64" | "string";
    };
    responses: {
        /** @description There is no valid token. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Logged in, but not permitted. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Unknown path, unknown resource, or a method that the path does not have (there is no 405). */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Something unexpected went wrong in the platform. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description One of the platform's services is down; try again later. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Any other status. The vendor lists none; a proxy in between may send its own, with any body. */
        Unexpected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The request is malformed or cannot be accepted. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /**
         * @description At most this many entries in one answer.
         * @example 100
         */
        Limit: number;
        /**
         * @description Skip this many entries.
         * @example 0
         */
        Offset: number;
        /**
         * @description Id of the key, as listed.
         * @example key-4f1c2a
         */
        ApiKeyIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Only devices that carry all of these labels.
         * @example [
         *       "hall-1"
         *     ]
         */
        LabelFilter: components["schemas"]["LabelNames"];
        /**
         * @description Id of the device; upper and lower case differ.
         * @example pump-7
         */
        DeviceIdPath: components["schemas"]["ObjectId"];
        /**
         * @description The labels to add.
         * @example [
         *       "cold",
         *       "north"
         *     ]
         */
        LabelsToAdd: components["schemas"]["LabelNames"];
        /**
         * @description The label to remove.
         * @example cold
         */
        LabelPath: components["schemas"]["Label"];
        /**
         * @description Only what is from this time on (UTC).
         * @example 2024-03-01T00:00:00Z
         */
        Since: string;
        /**
         * @description Only what is before this time (UTC).
         * @example 2024-03-02T00:00:00Z
         */
        Until: string;
        /**
         * @description Only drivers with this text in author, name or a supported device, in any case.
         * @example pump
         */
        DriverSearch: string;
        /**
         * @description Author of the driver.
         * @example acme
         */
        DriverAuthorPath: components["schemas"]["DriverAuthor"];
        /**
         * @description Name of the driver.
         * @example pump
         */
        DriverNamePath: components["schemas"]["DriverName"];
        /**
         * @description Tag of the driver.
         * @example 1.0.1
         */
        DriverTagPath: components["schemas"]["DriverTagName"];
        /**
         * @description Id of the network connection.
         * @example loriot-1
         */
        NetworkConnectionIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Id of the integration.
         * @example live-1
         */
        IntegrationIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Id of the data table.
         * @example pumps
         */
        DataTableIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Only rows of these devices.
         * @example [
         *       "pump-7"
         *     ]
         */
        DeviceIdsFilter: components["schemas"]["DeviceIds"];
        /**
         * @description Only these columns.
         * @example [
         *       "pressure"
         *     ]
         */
        ColumnsFilter: components["schemas"]["ColumnNames"];
        /**
         * @description Oldest first (asc) or newest first (desc); asc when left out.
         * @example desc
         */
        RowOrder: components["schemas"]["Order"];
        /**
         * @description Id of the asset; upper and lower case differ.
         * @example trolley-12
         */
        AssetIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Id of the asset; upper and lower case differ.
         * @example trolley-12
         */
        AssetV3IdPath: components["schemas"]["ObjectId"];
        /**
         * @description Name of the business object.
         * @example assets
         */
        BusinessObjectPath: components["schemas"]["BusinessObjectName"];
        /**
         * @description Name of the field.
         * @example colour
         */
        FieldPath: components["schemas"]["FieldName"];
        /**
         * @description Id of the asset.
         * @example 861234567890123
         */
        TrackedAssetIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Id of the thing.
         * @example 861234567890123
         */
        ThingIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Id of the site.
         * @example plant-north
         */
        SiteIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Id of the zone.
         * @example ramp-2
         */
        ZoneIdPath: components["schemas"]["ObjectId"];
        /**
         * @description Number of the user.
         * @example 7
         */
        UserIdPath: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type LoginRequest = components['schemas']['LoginRequest'];
export type Session = components['schemas']['Session'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type ApiKeyList = components['schemas']['ApiKeyList'];
export type ApiKeyCreate = components['schemas']['ApiKeyCreate'];
export type ApiKeyCreated = components['schemas']['ApiKeyCreated'];
export type DeviceList = components['schemas']['DeviceList'];
export type DeviceCreate = components['schemas']['DeviceCreate'];
export type Device = components['schemas']['Device'];
export type DeviceUpdate = components['schemas']['DeviceUpdate'];
export type LabelList = components['schemas']['LabelList'];
export type DeviceState = components['schemas']['DeviceState'];
export type StateDocument = components['schemas']['StateDocument'];
export type UplinkList = components['schemas']['UplinkList'];
export type DownlinkList = components['schemas']['DownlinkList'];
export type DownlinkCreate = components['schemas']['DownlinkCreate'];
export type Downlink = components['schemas']['Downlink'];
export type DriverList = components['schemas']['DriverList'];
export type DriverPush = components['schemas']['DriverPush'];
export type PushedDriver = components['schemas']['PushedDriver'];
export type Driver = components['schemas']['Driver'];
export type DriverTagList = components['schemas']['DriverTagList'];
export type DriverSchema = components['schemas']['DriverSchema'];
export type DriverManifest = components['schemas']['DriverManifest'];
export type DriverPackage = components['schemas']['DriverPackage'];
export type NetworkConnectionList = components['schemas']['NetworkConnectionList'];
export type NetworkConnectionCreate = components['schemas']['NetworkConnectionCreate'];
export type NetworkConnection = components['schemas']['NetworkConnection'];
export type NetworkConnectionUpdate = components['schemas']['NetworkConnectionUpdate'];
export type IntegrationList = components['schemas']['IntegrationList'];
export type IntegrationCreate = components['schemas']['IntegrationCreate'];
export type Integration = components['schemas']['Integration'];
export type IntegrationUpdate = components['schemas']['IntegrationUpdate'];
export type DataTableList = components['schemas']['DataTableList'];
export type DataTableCreate = components['schemas']['DataTableCreate'];
export type DataTable = components['schemas']['DataTable'];
export type DataTableUpdate = components['schemas']['DataTableUpdate'];
export type RowList = components['schemas']['RowList'];
export type RowsCsv = components['schemas']['RowsCsv'];
export type AssetList = components['schemas']['AssetList'];
export type Asset = components['schemas']['Asset'];
export type AssetUpdate = components['schemas']['AssetUpdate'];
export type AssetImport = components['schemas']['AssetImport'];
export type ImportResult = components['schemas']['ImportResult'];
export type AssetV3List = components['schemas']['AssetV3List'];
export type AssetV3Create = components['schemas']['AssetV3Create'];
export type AssetV3 = components['schemas']['AssetV3'];
export type AssetV3Update = components['schemas']['AssetV3Update'];
export type AssetV3Import = components['schemas']['AssetV3Import'];
export type BusinessObjectList = components['schemas']['BusinessObjectList'];
export type FieldList = components['schemas']['FieldList'];
export type FieldCreate = components['schemas']['FieldCreate'];
export type Field = components['schemas']['Field'];
export type FieldUpdate = components['schemas']['FieldUpdate'];
export type TrackedAssetList = components['schemas']['TrackedAssetList'];
export type TrackedAssetCreate = components['schemas']['TrackedAssetCreate'];
export type TrackedAsset = components['schemas']['TrackedAsset'];
export type ThingList = components['schemas']['ThingList'];
export type ThingCreate = components['schemas']['ThingCreate'];
export type Thing = components['schemas']['Thing'];
export type GeolocationInput = components['schemas']['GeolocationInput'];
export type SiteList = components['schemas']['SiteList'];
export type SiteCreate = components['schemas']['SiteCreate'];
export type Site = components['schemas']['Site'];
export type SiteUpdate = components['schemas']['SiteUpdate'];
export type ZoneList = components['schemas']['ZoneList'];
export type ZoneCreate = components['schemas']['ZoneCreate'];
export type Zone = components['schemas']['Zone'];
export type ZoneUpdate = components['schemas']['ZoneUpdate'];
export type UserList = components['schemas']['UserList'];
export type UserCreate = components['schemas']['UserCreate'];
export type User = components['schemas']['User'];
export type UserUpdate = components['schemas']['UserUpdate'];
export type RoleAssignment = components['schemas']['RoleAssignment'];
export type RoleList = components['schemas']['RoleList'];
export type MigrationList = components['schemas']['MigrationList'];
export type WebhookPayload = components['schemas']['WebhookPayload'];
export type StateUpdate = components['schemas']['StateUpdate'];
export type MqttPayload = components['schemas']['MqttPayload'];
export type ApiKey = components['schemas']['ApiKey'];
export type ObjectId = components['schemas']['ObjectId'];
export type LabelNames = components['schemas']['LabelNames'];
export type DriverReference = components['schemas']['DriverReference'];
export type LorawanSettingsInput = components['schemas']['LorawanSettingsInput'];
export type Label = components['schemas']['Label'];
export type LorawanSettings = components['schemas']['LorawanSettings'];
export type Uplink = components['schemas']['Uplink'];
export type DownlinkStatus = components['schemas']['DownlinkStatus'];
export type DriverTagName = components['schemas']['DriverTagName'];
export type DriverAuthor = components['schemas']['DriverAuthor'];
export type DriverName = components['schemas']['DriverName'];
export type SupportedDevice = components['schemas']['SupportedDevice'];
export type DriverTag = components['schemas']['DriverTag'];
export type KnownDriverSchema = components['schemas']['KnownDriverSchema'];
export type OtherDriverSchema = components['schemas']['OtherDriverSchema'];
export type DriverType = components['schemas']['DriverType'];
export type DriverMetadata = components['schemas']['DriverMetadata'];
export type NetworkConnectionConfig = components['schemas']['NetworkConnectionConfig'];
export type NetworkConnectionType = components['schemas']['NetworkConnectionType'];
export type IntegrationConfig = components['schemas']['IntegrationConfig'];
export type IntegrationType = components['schemas']['IntegrationType'];
export type IntegrationStatus = components['schemas']['IntegrationStatus'];
export type Column = components['schemas']['Column'];
export type DeviceIds = components['schemas']['DeviceIds'];
export type ColumnNames = components['schemas']['ColumnNames'];
export type Order = components['schemas']['Order'];
export type Row = components['schemas']['Row'];
export type AssetImportEntry = components['schemas']['AssetImportEntry'];
export type ImportProblem = components['schemas']['ImportProblem'];
export type Metadata = components['schemas']['Metadata'];
export type AssetV3ImportEntry = components['schemas']['AssetV3ImportEntry'];
export type BusinessObject = components['schemas']['BusinessObject'];
export type BusinessObjectName = components['schemas']['BusinessObjectName'];
export type FieldName = components['schemas']['FieldName'];
export type FieldType = components['schemas']['FieldType'];
export type FieldSettings = components['schemas']['FieldSettings'];
export type FieldKind = components['schemas']['FieldKind'];
export type Geolocation = components['schemas']['Geolocation'];
export type Polygon = components['schemas']['Polygon'];
export type Username = components['schemas']['Username'];
export type Password = components['schemas']['Password'];
export type RoleNames = components['schemas']['RoleNames'];
export type RoleName = components['schemas']['RoleName'];
export type Role = components['schemas']['Role'];
export type Migration = components['schemas']['Migration'];
export type Activation = components['schemas']['Activation'];
export type DriverSchemaV1 = components['schemas']['DriverSchemaV1'];
export type DriverSchemaV2 = components['schemas']['DriverSchemaV2'];
export type DriverSchemaV21 = components['schemas']['DriverSchemaV21'];
export type ManifestLabel = components['schemas']['ManifestLabel'];
export type KnownConnectionConfig = components['schemas']['KnownConnectionConfig'];
export type OtherConnectionConfig = components['schemas']['OtherConnectionConfig'];
export type KnownIntegrationConfig = components['schemas']['KnownIntegrationConfig'];
export type OtherIntegrationConfig = components['schemas']['OtherIntegrationConfig'];
export type ColumnName = components['schemas']['ColumnName'];
export type ColumnType = components['schemas']['ColumnType'];
export type RowValues = components['schemas']['RowValues'];
export type Address = components['schemas']['Address'];
export type PolygonType = components['schemas']['PolygonType'];
export type Ring = components['schemas']['Ring'];
export type RoleArea = components['schemas']['RoleArea'];
export type RoleLevel = components['schemas']['RoleLevel'];
export type MigrationStatus = components['schemas']['MigrationStatus'];
export type SchemaProperty = components['schemas']['SchemaProperty'];
export type ConfigurableSchemaProperty = components['schemas']['ConfigurableSchemaProperty'];
export type LoriotConfig = components['schemas']['LoriotConfig'];
export type ChirpstackConfig = components['schemas']['ChirpstackConfig'];
export type MqttConnectionConfig = components['schemas']['MqttConnectionConfig'];
export type WebsocketIntegrationConfig = components['schemas']['WebsocketIntegrationConfig'];
export type HttpIntegrationConfig = components['schemas']['HttpIntegrationConfig'];
export type MqttIntegrationConfig = components['schemas']['MqttIntegrationConfig'];
export type Position = components['schemas']['Position'];
export type SchemaPropertyType = components['schemas']['SchemaPropertyType'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ResponseUnexpected = components['responses']['Unexpected'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ParameterLimit = components['parameters']['Limit'];
export type ParameterOffset = components['parameters']['Offset'];
export type ParameterApiKeyIdPath = components['parameters']['ApiKeyIdPath'];
export type ParameterLabelFilter = components['parameters']['LabelFilter'];
export type ParameterDeviceIdPath = components['parameters']['DeviceIdPath'];
export type ParameterLabelsToAdd = components['parameters']['LabelsToAdd'];
export type ParameterLabelPath = components['parameters']['LabelPath'];
export type ParameterSince = components['parameters']['Since'];
export type ParameterUntil = components['parameters']['Until'];
export type ParameterDriverSearch = components['parameters']['DriverSearch'];
export type ParameterDriverAuthorPath = components['parameters']['DriverAuthorPath'];
export type ParameterDriverNamePath = components['parameters']['DriverNamePath'];
export type ParameterDriverTagPath = components['parameters']['DriverTagPath'];
export type ParameterNetworkConnectionIdPath = components['parameters']['NetworkConnectionIdPath'];
export type ParameterIntegrationIdPath = components['parameters']['IntegrationIdPath'];
export type ParameterDataTableIdPath = components['parameters']['DataTableIdPath'];
export type ParameterDeviceIdsFilter = components['parameters']['DeviceIdsFilter'];
export type ParameterColumnsFilter = components['parameters']['ColumnsFilter'];
export type ParameterRowOrder = components['parameters']['RowOrder'];
export type ParameterAssetIdPath = components['parameters']['AssetIdPath'];
export type ParameterAssetV3IdPath = components['parameters']['AssetV3IdPath'];
export type ParameterBusinessObjectPath = components['parameters']['BusinessObjectPath'];
export type ParameterFieldPath = components['parameters']['FieldPath'];
export type ParameterTrackedAssetIdPath = components['parameters']['TrackedAssetIdPath'];
export type ParameterThingIdPath = components['parameters']['ThingIdPath'];
export type ParameterSiteIdPath = components['parameters']['SiteIdPath'];
export type ParameterZoneIdPath = components['parameters']['ZoneIdPath'];
export type ParameterUserIdPath = components['parameters']['UserIdPath'];
export type $defs = Record<string, never>;
export interface operations {
    "auth.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The body is malformed, or user name and password do not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "api_keys.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "api_keys.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description Created. The key is shown here and never again. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "api_keys.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the key, as listed.
                 * @example key-4f1c2a
                 */
                api_key_id: components["parameters"]["ApiKeyIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.list": {
        parameters: {
            query?: {
                /**
                 * @description Only devices that carry all of these labels.
                 * @example [
                 *       "hall-1"
                 *     ]
                 */
                labels?: components["parameters"]["LabelFilter"];
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The devices in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceUpdate"];
            };
        };
        responses: {
            /** @description The device as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.list_labels": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The labels in the order in which they were given. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.add_labels": {
        parameters: {
            query: {
                /**
                 * @description The labels to add.
                 * @example [
                 *       "cold",
                 *       "north"
                 *     ]
                 */
                labels: components["parameters"]["LabelsToAdd"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All labels that the device has now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.remove_label": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
                /**
                 * @description The label to remove.
                 * @example cold
                 */
                label: components["parameters"]["LabelPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.get_state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both states. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.set_desired_state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateDocument"];
            };
        };
        responses: {
            /** @description Both states as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceState"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.list_uplinks": {
        parameters: {
            query?: {
                /**
                 * @description Only what is from this time on (UTC).
                 * @example 2024-03-01T00:00:00Z
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description Only what is before this time (UTC).
                 * @example 2024-03-02T00:00:00Z
                 */
                until?: components["parameters"]["Until"];
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The uplinks, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UplinkList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.list_downlinks": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The downlinks, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownlinkList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "devices.create_downlink": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device; upper and lower case differ.
                 * @example pump-7
                 */
                device_id: components["parameters"]["DeviceIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DownlinkCreate"];
            };
        };
        responses: {
            /** @description Queued. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Downlink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "drivers.list": {
        parameters: {
            query?: {
                /**
                 * @description Only drivers with this text in author, name or a supported device, in any case.
                 * @example pump
                 */
                search?: components["parameters"]["DriverSearch"];
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The drivers, by author and name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "drivers.push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DriverPush"];
            };
        };
        responses: {
            /** @description Pushed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedDriver"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "drivers.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Author of the driver.
                 * @example acme
                 */
                author: components["parameters"]["DriverAuthorPath"];
                /**
                 * @description Name of the driver.
                 * @example pump
                 */
                name: components["parameters"]["DriverNamePath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The driver. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Driver"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "drivers.list_tags": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Author of the driver.
                 * @example acme
                 */
                author: components["parameters"]["DriverAuthorPath"];
                /**
                 * @description Name of the driver.
                 * @example pump
                 */
                name: components["parameters"]["DriverNamePath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags, in order of first push. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverTagList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "drivers.delete_tag": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Author of the driver.
                 * @example acme
                 */
                author: components["parameters"]["DriverAuthorPath"];
                /**
                 * @description Name of the driver.
                 * @example pump
                 */
                name: components["parameters"]["DriverNamePath"];
                /**
                 * @description Tag of the driver.
                 * @example 1.0.1
                 */
                tag: components["parameters"]["DriverTagPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "drivers.get_schema": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Author of the driver.
                 * @example acme
                 */
                author: components["parameters"]["DriverAuthorPath"];
                /**
                 * @description Name of the driver.
                 * @example pump
                 */
                name: components["parameters"]["DriverNamePath"];
                /**
                 * @description Tag of the driver.
                 * @example 1.0.1
                 */
                tag: components["parameters"]["DriverTagPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema of the package that the tag names now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverSchema"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "drivers.get_manifest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Author of the driver.
                 * @example acme
                 */
                author: components["parameters"]["DriverAuthorPath"];
                /**
                 * @description Name of the driver.
                 * @example pump
                 */
                name: components["parameters"]["DriverNamePath"];
                /**
                 * @description Tag of the driver.
                 * @example 1.0.1
                 */
                tag: components["parameters"]["DriverTagPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The manifest, without its session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverManifest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "drivers.download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Author of the driver.
                 * @example acme
                 */
                author: components["parameters"]["DriverAuthorPath"];
                /**
                 * @description Name of the driver.
                 * @example pump
                 */
                name: components["parameters"]["DriverNamePath"];
                /**
                 * @description Tag of the driver.
                 * @example 1.0.1
                 */
                tag: components["parameters"]["DriverTagPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The package. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": components["schemas"]["DriverPackage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "network_connections.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The network connections in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkConnectionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "network_connections.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NetworkConnectionCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkConnection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "network_connections.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the network connection.
                 * @example loriot-1
                 */
                network_connection_id: components["parameters"]["NetworkConnectionIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The network connection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkConnection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "network_connections.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the network connection.
                 * @example loriot-1
                 */
                network_connection_id: components["parameters"]["NetworkConnectionIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NetworkConnectionUpdate"];
            };
        };
        responses: {
            /** @description The network connection as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkConnection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "network_connections.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the network connection.
                 * @example loriot-1
                 */
                network_connection_id: components["parameters"]["NetworkConnectionIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "integrations.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integrations in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "integrations.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntegrationCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "integrations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the integration.
                 * @example live-1
                 */
                integration_id: components["parameters"]["IntegrationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "integrations.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the integration.
                 * @example live-1
                 */
                integration_id: components["parameters"]["IntegrationIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntegrationUpdate"];
            };
        };
        responses: {
            /** @description The integration as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "integrations.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the integration.
                 * @example live-1
                 */
                integration_id: components["parameters"]["IntegrationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "data_tables.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data tables in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataTableList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "data_tables.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataTableCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataTable"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "data_tables.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the data table.
                 * @example pumps
                 */
                data_table_id: components["parameters"]["DataTableIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataTable"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "data_tables.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the data table.
                 * @example pumps
                 */
                data_table_id: components["parameters"]["DataTableIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataTableUpdate"];
            };
        };
        responses: {
            /** @description The data table as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataTable"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "data_tables.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the data table.
                 * @example pumps
                 */
                data_table_id: components["parameters"]["DataTableIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "data_tables.rows": {
        parameters: {
            query?: {
                /**
                 * @description Only what is from this time on (UTC).
                 * @example 2024-03-01T00:00:00Z
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description Only what is before this time (UTC).
                 * @example 2024-03-02T00:00:00Z
                 */
                until?: components["parameters"]["Until"];
                /**
                 * @description Only rows of these devices.
                 * @example [
                 *       "pump-7"
                 *     ]
                 */
                device_ids?: components["parameters"]["DeviceIdsFilter"];
                /**
                 * @description Only these columns.
                 * @example [
                 *       "pressure"
                 *     ]
                 */
                columns?: components["parameters"]["ColumnsFilter"];
                /**
                 * @description Oldest first (asc) or newest first (desc); asc when left out.
                 * @example desc
                 */
                order?: components["parameters"]["RowOrder"];
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the data table.
                 * @example pumps
                 */
                data_table_id: components["parameters"]["DataTableIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows in order of time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "data_tables.export": {
        parameters: {
            query?: {
                /**
                 * @description Only what is from this time on (UTC).
                 * @example 2024-03-01T00:00:00Z
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description Only what is before this time (UTC).
                 * @example 2024-03-02T00:00:00Z
                 */
                until?: components["parameters"]["Until"];
                /**
                 * @description Only rows of these devices.
                 * @example [
                 *       "pump-7"
                 *     ]
                 */
                device_ids?: components["parameters"]["DeviceIdsFilter"];
                /**
                 * @description Only these columns.
                 * @example [
                 *       "pressure"
                 *     ]
                 */
                columns?: components["parameters"]["ColumnsFilter"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the data table.
                 * @example pumps
                 */
                data_table_id: components["parameters"]["DataTableIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows in order of time, as text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["RowsCsv"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assets in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asset"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the asset; upper and lower case differ.
                 * @example trolley-12
                 */
                asset_id: components["parameters"]["AssetIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The asset. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the asset; upper and lower case differ.
                 * @example trolley-12
                 */
                asset_id: components["parameters"]["AssetIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetUpdate"];
            };
        };
        responses: {
            /** @description The asset as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the asset; upper and lower case differ.
                 * @example trolley-12
                 */
                asset_id: components["parameters"]["AssetIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets.import_many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetImport"];
            };
        };
        responses: {
            /** @description What was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets_v3.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assets in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetV3List"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets_v3.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetV3Create"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetV3"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets_v3.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the asset; upper and lower case differ.
                 * @example trolley-12
                 */
                asset_id: components["parameters"]["AssetV3IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The asset. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetV3"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets_v3.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the asset; upper and lower case differ.
                 * @example trolley-12
                 */
                asset_id: components["parameters"]["AssetV3IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetV3Update"];
            };
        };
        responses: {
            /** @description The asset as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetV3"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets_v3.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the asset; upper and lower case differ.
                 * @example trolley-12
                 */
                asset_id: components["parameters"]["AssetV3IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "assets_v3.import_many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetV3Import"];
            };
        };
        responses: {
            /** @description What was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "business_objects.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The business objects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessObjectList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "business_objects.list_fields": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the business object.
                 * @example assets
                 */
                business_object: components["parameters"]["BusinessObjectPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description System fields first, then the custom ones in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "business_objects.create_field": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the business object.
                 * @example assets
                 */
                business_object: components["parameters"]["BusinessObjectPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldCreate"];
            };
        };
        responses: {
            /** @description Defined. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Field"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "business_objects.get_field": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the business object.
                 * @example assets
                 */
                business_object: components["parameters"]["BusinessObjectPath"];
                /**
                 * @description Name of the field.
                 * @example colour
                 */
                field: components["parameters"]["FieldPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The field. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Field"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "business_objects.update_field": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the business object.
                 * @example assets
                 */
                business_object: components["parameters"]["BusinessObjectPath"];
                /**
                 * @description Name of the field.
                 * @example colour
                 */
                field: components["parameters"]["FieldPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldUpdate"];
            };
        };
        responses: {
            /** @description The field as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Field"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "business_objects.delete_field": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the business object.
                 * @example assets
                 */
                business_object: components["parameters"]["BusinessObjectPath"];
                /**
                 * @description Name of the field.
                 * @example colour
                 */
                field: components["parameters"]["FieldPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "tracked_assets.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracked assets in order of binding. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackedAssetList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "tracked_assets.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrackedAssetCreate"];
            };
        };
        responses: {
            /** @description Bound. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackedAsset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "tracked_assets.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the asset.
                 * @example 861234567890123
                 */
                asset_id: components["parameters"]["TrackedAssetIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracked asset. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackedAsset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "tracked_assets.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the asset.
                 * @example 861234567890123
                 */
                asset_id: components["parameters"]["TrackedAssetIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unbound. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "things.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The things in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "things.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThingCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "things.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the thing.
                 * @example 861234567890123
                 */
                thing_id: components["parameters"]["ThingIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The thing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "things.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the thing.
                 * @example 861234567890123
                 */
                thing_id: components["parameters"]["ThingIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "things.set_geolocation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the thing.
                 * @example 861234567890123
                 */
                thing_id: components["parameters"]["ThingIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GeolocationInput"];
            };
        };
        responses: {
            /** @description The thing as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "things.delete_geolocation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the thing.
                 * @example 861234567890123
                 */
                thing_id: components["parameters"]["ThingIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "sites.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sites in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "sites.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "sites.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the site.
                 * @example plant-north
                 */
                site_id: components["parameters"]["SiteIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "sites.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the site.
                 * @example plant-north
                 */
                site_id: components["parameters"]["SiteIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteUpdate"];
            };
        };
        responses: {
            /** @description The site as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "sites.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the site.
                 * @example plant-north
                 */
                site_id: components["parameters"]["SiteIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "zones.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the site.
                 * @example plant-north
                 */
                site_id: components["parameters"]["SiteIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The zones of a site in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "zones.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the site.
                 * @example plant-north
                 */
                site_id: components["parameters"]["SiteIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zone"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "zones.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the site.
                 * @example plant-north
                 */
                site_id: components["parameters"]["SiteIdPath"];
                /**
                 * @description Id of the zone.
                 * @example ramp-2
                 */
                zone_id: components["parameters"]["ZoneIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zone"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "zones.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the site.
                 * @example plant-north
                 */
                site_id: components["parameters"]["SiteIdPath"];
                /**
                 * @description Id of the zone.
                 * @example ramp-2
                 */
                zone_id: components["parameters"]["ZoneIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneUpdate"];
            };
        };
        responses: {
            /** @description The zone as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zone"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "zones.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the site.
                 * @example plant-north
                 */
                site_id: components["parameters"]["SiteIdPath"];
                /**
                 * @description Id of the zone.
                 * @example ramp-2
                 */
                zone_id: components["parameters"]["ZoneIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users in order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "users.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 7
                 */
                user_id: components["parameters"]["UserIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "users.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 7
                 */
                user_id: components["parameters"]["UserIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "users.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 7
                 */
                user_id: components["parameters"]["UserIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "users.set_roles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 7
                 */
                user_id: components["parameters"]["UserIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleAssignment"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "roles.list": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "tenant.list_migrations": {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries in one answer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Skip this many entries.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Unexpected"];
        };
    };
    "messages.on_webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPayload"];
            };
        };
        responses: {
            /** @description Taken. Other channels than webhooks have no answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "messages.on_websocket_message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateUpdate"];
            };
        };
        responses: {
            /** @description Taken. Other channels than webhooks have no answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "messages.on_mqtt_message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MqttPayload"];
            };
        };
        responses: {
            /** @description Taken. Other channels than webhooks have no answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
