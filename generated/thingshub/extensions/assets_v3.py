"""Imports of any length before 7.0, split into what one request may hold; `assets.import_all` has come with 7.0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thingshub.calling import AsyncResource, Resource
from thingshub.extensions.assets import in_parts, in_parts_async

if TYPE_CHECKING:
    from thingshub.calling import AsyncCaller, Caller


class AssetsV3Extension(Resource):
    """Many assets at once."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        self._call = in_parts(caller)


class AsyncAssetsV3Extension(AsyncResource):
    """Many assets at once, awaitable."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._call = in_parts_async(caller)
