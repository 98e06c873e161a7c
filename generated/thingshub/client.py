# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The entry points: one attribute per tag of the document."""

from __future__ import annotations

from functools import cached_property

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
from .hub import AsyncHub, Hub


class ThingsHub(Hub):
    __doc__ = Hub.__doc__

    @cached_property
    def auth(self) -> Auth:
        """The auth operations."""
        return Auth(self._caller)

    @cached_property
    def api_keys(self) -> ApiKeys:
        """The api_keys operations."""
        return ApiKeys(self._caller)

    @cached_property
    def devices(self) -> Devices:
        """The devices operations."""
        return Devices(self._caller)

    @cached_property
    def drivers(self) -> Drivers:
        """The drivers operations."""
        return Drivers(self._caller)

    @cached_property
    def network_connections(self) -> NetworkConnections:
        """The network_connections operations."""
        return NetworkConnections(self._caller)

    @cached_property
    def integrations(self) -> Integrations:
        """The integrations operations."""
        return Integrations(self._caller)

    @cached_property
    def data_tables(self) -> DataTables:
        """The data_tables operations."""
        return DataTables(self._caller)

    @cached_property
    def assets(self) -> Assets:
        """The assets operations."""
        return Assets(self._caller)

    @cached_property
    def assets_v3(self) -> AssetsV3:
        """The assets_v3 operations."""
        return AssetsV3(self._caller)

    @cached_property
    def business_objects(self) -> BusinessObjects:
        """The business_objects operations."""
        return BusinessObjects(self._caller)

    @cached_property
    def tracked_assets(self) -> TrackedAssets:
        """The tracked_assets operations."""
        return TrackedAssets(self._caller)

    @cached_property
    def things(self) -> Things:
        """The things operations."""
        return Things(self._caller)

    @cached_property
    def sites(self) -> Sites:
        """The sites operations."""
        return Sites(self._caller)

    @cached_property
    def zones(self) -> Zones:
        """The zones operations."""
        return Zones(self._caller)

    @cached_property
    def users(self) -> Users:
        """The users operations."""
        return Users(self._caller)

    @cached_property
    def roles(self) -> Roles:
        """The roles operations."""
        return Roles(self._caller)

    @cached_property
    def tenant(self) -> Tenant:
        """The tenant operations."""
        return Tenant(self._caller)


class AsyncThingsHub(AsyncHub):
    __doc__ = AsyncHub.__doc__

    @cached_property
    def auth(self) -> AsyncAuth:
        """The auth operations."""
        return AsyncAuth(self._caller)

    @cached_property
    def api_keys(self) -> AsyncApiKeys:
        """The api_keys operations."""
        return AsyncApiKeys(self._caller)

    @cached_property
    def devices(self) -> AsyncDevices:
        """The devices operations."""
        return AsyncDevices(self._caller)

    @cached_property
    def drivers(self) -> AsyncDrivers:
        """The drivers operations."""
        return AsyncDrivers(self._caller)

    @cached_property
    def network_connections(self) -> AsyncNetworkConnections:
        """The network_connections operations."""
        return AsyncNetworkConnections(self._caller)

    @cached_property
    def integrations(self) -> AsyncIntegrations:
        """The integrations operations."""
        return AsyncIntegrations(self._caller)

    @cached_property
    def data_tables(self) -> AsyncDataTables:
        """The data_tables operations."""
        return AsyncDataTables(self._caller)

    @cached_property
    def assets(self) -> AsyncAssets:
        """The assets operations."""
        return AsyncAssets(self._caller)

    @cached_property
    def assets_v3(self) -> AsyncAssetsV3:
        """The assets_v3 operations."""
        return AsyncAssetsV3(self._caller)

    @cached_property
    def business_objects(self) -> AsyncBusinessObjects:
        """The business_objects operations."""
        return AsyncBusinessObjects(self._caller)

    @cached_property
    def tracked_assets(self) -> AsyncTrackedAssets:
        """The tracked_assets operations."""
        return AsyncTrackedAssets(self._caller)

    @cached_property
    def things(self) -> AsyncThings:
        """The things operations."""
        return AsyncThings(self._caller)

    @cached_property
    def sites(self) -> AsyncSites:
        """The sites operations."""
        return AsyncSites(self._caller)

    @cached_property
    def zones(self) -> AsyncZones:
        """The zones operations."""
        return AsyncZones(self._caller)

    @cached_property
    def users(self) -> AsyncUsers:
        """The users operations."""
        return AsyncUsers(self._caller)

    @cached_property
    def roles(self) -> AsyncRoles:
        """The roles operations."""
        return AsyncRoles(self._caller)

    @cached_property
    def tenant(self) -> AsyncTenant:
        """The tenant operations."""
        return AsyncTenant(self._caller)
