# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The entry points: one attribute per tag of the document."""

from __future__ import annotations

from functools import cached_property

from .api.api_keys import ApiKeys, AsyncApiKeys
from .api.auth import AsyncAuth, Auth
from .api.devices import AsyncDevices, Devices
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
