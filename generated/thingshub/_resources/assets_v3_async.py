"""Imports of any length before 7.0, split into what one request may hold; `assets.import_all` has come with 7.0."""

from __future__ import annotations

from thingshub._resources.assets_async import AsyncInParts


class AsyncAssetsV3Extension(AsyncInParts):
    """Many assets at once."""
