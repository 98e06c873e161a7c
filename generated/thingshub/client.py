# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The entry points: one attribute per tag of the document, whose module is loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._client.tags import attach_tags
from .hub import Hub
from .hub_async import AsyncHub

if TYPE_CHECKING:
    from .api.api_keys import ApiKeys, AsyncApiKeys
    from .api.assets import Assets, AsyncAssets
    from .api.assets_v3 import AssetsV3, AsyncAssetsV3
    from .api.auth import AsyncAuth, Auth
    from .api.business_objects import AsyncBusinessObjects, BusinessObjects
    from .api.data_tables import AsyncDataTables, DataTables
    from .api.devices import AsyncDevices, Devices
    from .api.drivers import AsyncDrivers, Drivers
    from .api.integrations import AsyncIntegrations, Integrations
    from .api.network_connections import AsyncNetworkConnections, NetworkConnections
    from .api.roles import AsyncRoles, Roles
    from .api.sites import AsyncSites, Sites
    from .api.tenant import AsyncTenant, Tenant
    from .api.things import AsyncThings, Things
    from .api.tracked_assets import AsyncTrackedAssets, TrackedAssets
    from .api.users import AsyncUsers, Users
    from .api.zones import AsyncZones, Zones


class ThingsHub(Hub):
    __doc__ = Hub.__doc__

    auth: Auth
    """The auth operations."""

    api_keys: ApiKeys
    """The api_keys operations."""

    devices: Devices
    """The devices operations."""

    drivers: Drivers
    """The drivers operations."""

    network_connections: NetworkConnections
    """The network_connections operations."""

    integrations: Integrations
    """The integrations operations."""

    data_tables: DataTables
    """The data_tables operations."""

    assets: Assets
    """The assets operations."""

    assets_v3: AssetsV3
    """The assets_v3 operations."""

    business_objects: BusinessObjects
    """The business_objects operations."""

    tracked_assets: TrackedAssets
    """The tracked_assets operations."""

    things: Things
    """The things operations."""

    sites: Sites
    """The sites operations."""

    zones: Zones
    """The zones operations."""

    users: Users
    """The users operations."""

    roles: Roles
    """The roles operations."""

    tenant: Tenant
    """The tenant operations."""


attach_tags(ThingsHub)


class AsyncThingsHub(AsyncHub):
    __doc__ = AsyncHub.__doc__

    auth: AsyncAuth
    """The auth operations."""

    api_keys: AsyncApiKeys
    """The api_keys operations."""

    devices: AsyncDevices
    """The devices operations."""

    drivers: AsyncDrivers
    """The drivers operations."""

    network_connections: AsyncNetworkConnections
    """The network_connections operations."""

    integrations: AsyncIntegrations
    """The integrations operations."""

    data_tables: AsyncDataTables
    """The data_tables operations."""

    assets: AsyncAssets
    """The assets operations."""

    assets_v3: AsyncAssetsV3
    """The assets_v3 operations."""

    business_objects: AsyncBusinessObjects
    """The business_objects operations."""

    tracked_assets: AsyncTrackedAssets
    """The tracked_assets operations."""

    things: AsyncThings
    """The things operations."""

    sites: AsyncSites
    """The sites operations."""

    zones: AsyncZones
    """The zones operations."""

    users: AsyncUsers
    """The users operations."""

    roles: AsyncRoles
    """The roles operations."""

    tenant: AsyncTenant
    """The tenant operations."""


attach_tags(AsyncThingsHub)
