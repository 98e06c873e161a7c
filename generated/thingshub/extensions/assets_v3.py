"""Imports of any length before 7.0, split into what one request may hold; `assets.import_all` has come with 7.0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thingshub.calling import AsyncResource, Resource
from thingshub.extensions.assets import merged, parts

if TYPE_CHECKING:
    from thingshub.models import ImportResult
    from thingshub.operation import Operation


class AssetsV3Extension(Resource):
    """Many assets at once."""

    def _call_in_parts(self, operation: Operation[ImportResult], *, body: Sequence[object]) -> ImportResult:
        """The call of `import_many`, split into requests that the server takes."""
        return merged([self._call(operation, body=part) for part in parts(body)])


class AsyncAssetsV3Extension(AsyncResource):
    """Many assets at once, awaitable."""

    async def _call_in_parts(self, operation: Operation[ImportResult], *, body: Sequence[object]) -> ImportResult:
        """The call of `import_many`, split into requests that the server takes."""
        return merged([await self._call(operation, body=part) for part in parts(body)])
