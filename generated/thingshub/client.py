# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The entry points: one attribute per tag of the document, whose module is loaded when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

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

    @cached_property
    def auth(self) -> Auth:
        """The auth operations."""
        from .api.auth import Auth

        return Auth(self._caller)

    @cached_property
    def api_keys(self) -> ApiKeys:
        """The api_keys operations."""
        from .api.api_keys import ApiKeys

        return ApiKeys(self._caller)

    @cached_property
    def devices(self) -> Devices:
        """The devices operations."""
        from .api.devices import Devices

        return Devices(self._caller)

    @cached_property
    def drivers(self) -> Drivers:
        """The drivers operations."""
        from .api.drivers import Drivers

        return Drivers(self._caller)

    @cached_property
    def network_connections(self) -> NetworkConnections:
        """The network_connections operations."""
        from .api.network_connections import NetworkConnections

        return NetworkConnections(self._caller)

    @cached_property
    def integrations(self) -> Integrations:
        """The integrations operations."""
        from .api.integrations import Integrations

        return Integrations(self._caller)

    @cached_property
    def data_tables(self) -> DataTables:
        """The data_tables operations."""
        from .api.data_tables import DataTables

        return DataTables(self._caller)

    @cached_property
    def assets(self) -> Assets:
        """The assets operations."""
        from .api.assets import Assets

        return Assets(self._caller)

    @cached_property
    def assets_v3(self) -> AssetsV3:
        """The assets_v3 operations."""
        from .api.assets_v3 import AssetsV3

        return AssetsV3(self._caller)

    @cached_property
    def business_objects(self) -> BusinessObjects:
        """The business_objects operations."""
        from .api.business_objects import BusinessObjects

        return BusinessObjects(self._caller)

    @cached_property
    def tracked_assets(self) -> TrackedAssets:
        """The tracked_assets operations."""
        from .api.tracked_assets import TrackedAssets

        return TrackedAssets(self._caller)

    @cached_property
    def things(self) -> Things:
        """The things operations."""
        from .api.things import Things

        return Things(self._caller)

    @cached_property
    def sites(self) -> Sites:
        """The sites operations."""
        from .api.sites import Sites

        return Sites(self._caller)

    @cached_property
    def zones(self) -> Zones:
        """The zones operations."""
        from .api.zones import Zones

        return Zones(self._caller)

    @cached_property
    def users(self) -> Users:
        """The users operations."""
        from .api.users import Users

        return Users(self._caller)

    @cached_property
    def roles(self) -> Roles:
        """The roles operations."""
        from .api.roles import Roles

        return Roles(self._caller)

    @cached_property
    def tenant(self) -> Tenant:
        """The tenant operations."""
        from .api.tenant import Tenant

        return Tenant(self._caller)


class AsyncThingsHub(AsyncHub):
    __doc__ = AsyncHub.__doc__

    @cached_property
    def auth(self) -> AsyncAuth:
        """The auth operations."""
        from .api.auth import AsyncAuth

        return AsyncAuth(self._caller)

    @cached_property
    def api_keys(self) -> AsyncApiKeys:
        """The api_keys operations."""
        from .api.api_keys import AsyncApiKeys

        return AsyncApiKeys(self._caller)

    @cached_property
    def devices(self) -> AsyncDevices:
        """The devices operations."""
        from .api.devices import AsyncDevices

        return AsyncDevices(self._caller)

    @cached_property
    def drivers(self) -> AsyncDrivers:
        """The drivers operations."""
        from .api.drivers import AsyncDrivers

        return AsyncDrivers(self._caller)

    @cached_property
    def network_connections(self) -> AsyncNetworkConnections:
        """The network_connections operations."""
        from .api.network_connections import AsyncNetworkConnections

        return AsyncNetworkConnections(self._caller)

    @cached_property
    def integrations(self) -> AsyncIntegrations:
        """The integrations operations."""
        from .api.integrations import AsyncIntegrations

        return AsyncIntegrations(self._caller)

    @cached_property
    def data_tables(self) -> AsyncDataTables:
        """The data_tables operations."""
        from .api.data_tables import AsyncDataTables

        return AsyncDataTables(self._caller)

    @cached_property
    def assets(self) -> AsyncAssets:
        """The assets operations."""
        from .api.assets import AsyncAssets

        return AsyncAssets(self._caller)

    @cached_property
    def assets_v3(self) -> AsyncAssetsV3:
        """The assets_v3 operations."""
        from .api.assets_v3 import AsyncAssetsV3

        return AsyncAssetsV3(self._caller)

    @cached_property
    def business_objects(self) -> AsyncBusinessObjects:
        """The business_objects operations."""
        from .api.business_objects import AsyncBusinessObjects

        return AsyncBusinessObjects(self._caller)

    @cached_property
    def tracked_assets(self) -> AsyncTrackedAssets:
        """The tracked_assets operations."""
        from .api.tracked_assets import AsyncTrackedAssets

        return AsyncTrackedAssets(self._caller)

    @cached_property
    def things(self) -> AsyncThings:
        """The things operations."""
        from .api.things import AsyncThings

        return AsyncThings(self._caller)

    @cached_property
    def sites(self) -> AsyncSites:
        """The sites operations."""
        from .api.sites import AsyncSites

        return AsyncSites(self._caller)

    @cached_property
    def zones(self) -> AsyncZones:
        """The zones operations."""
        from .api.zones import AsyncZones

        return AsyncZones(self._caller)

    @cached_property
    def users(self) -> AsyncUsers:
        """The users operations."""
        from .api.users import AsyncUsers

        return AsyncUsers(self._caller)

    @cached_property
    def roles(self) -> AsyncRoles:
        """The roles operations."""
        from .api.roles import AsyncRoles

        return AsyncRoles(self._caller)

    @cached_property
    def tenant(self) -> AsyncTenant:
        """The tenant operations."""
        from .api.tenant import AsyncTenant

        return AsyncTenant(self._caller)
