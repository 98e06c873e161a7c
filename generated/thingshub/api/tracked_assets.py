# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The tracked_assets operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from types import NoneType
from typing import overload

from msgspec import UNSET, UnsetType

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.operation import body_of_call as _body_from
from .._client.resource import Resource as _Resource
from .._client.resource_async import AsyncResource as _AsyncResource
from .._client.sealing import HANDED_OVER as _HANDED_OVER
from .._client.sealing import Given as _Given
from ..models import TrackedAsset, TrackedAssetCreate, TrackedAssetList

LIST: op.Operation[TrackedAssetList] = op.Operation(
    "tracked_assets.list",
    "GET",
    "/api/v3/tracked-assets",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", TrackedAssetList),),
    availability=op.Availability(
        change="/v3/things became /v3/tracked-assets in 5.0", since="5.0", predecessor="things.list"
    ),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)
CREATE: op.Operation[TrackedAsset] = op.Operation(
    "tracked_assets.create",
    "POST",
    "/api/v3/tracked-assets",
    (),
    (op.Answer("201", "application/json", TrackedAsset),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(
        change="/v3/things became /v3/tracked-assets in 5.0", since="5.0", predecessor="things.create"
    ),
)
GET: op.Operation[TrackedAsset] = op.Operation(
    "tracked_assets.get",
    "GET",
    "/api/v3/tracked-assets/{asset_id}",
    (op.PathParameter("asset_id", shape="primitive"),),
    (op.Answer("200", "application/json", TrackedAsset),),
    availability=op.Availability(
        change="/v3/things became /v3/tracked-assets in 5.0", since="5.0", predecessor="things.get"
    ),
)
DELETE: op.Operation[None] = op.Operation(
    "tracked_assets.delete",
    "DELETE",
    "/api/v3/tracked-assets/{asset_id}",
    (op.PathParameter("asset_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
    availability=op.Availability(
        change="/v3/things became /v3/tracked-assets in 5.0", since="5.0", predecessor="things.delete"
    ),
)


class TrackedAssets(_Resource):
    """The tracked_assets operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> TrackedAssetList:
        """List tracked assets with their location.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The tracked assets in order of binding.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0; see things.list).

        Evidence: documented; Asset tracking data exchange with third party systems,
            https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
            Paging is a proposal.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[TrackedAsset]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST, (None, None), page_size)

    @overload
    def create(self, body: TrackedAssetCreate) -> TrackedAsset: ...

    @overload
    def create(
        self, *, id: str, tracker_id: str, name: str | UnsetType = UNSET, type: str | UnsetType = UNSET
    ) -> TrackedAsset: ...

    def create(
        self,
        body: TrackedAssetCreate | None = None,
        *,
        id: str | UnsetType = UNSET,
        tracker_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        type: str | UnsetType = UNSET,
    ) -> TrackedAsset:
        """Bind an asset to a tracker.

        The asset must exist. An asset that is bound already is refused with 400.

        Args:
            body: A ready TrackedAssetCreate, instead of the keyword arguments below.
            id: Id of the asset, which must exist (at most 63 characters).
            name: Name for people; the asset's when left out (at most 256 characters).
            tracker_id: Id of the tracker or tag (at most 128 characters).
            type: Name of the tracking set-up (at most 128 characters).

        Returns:
            Bound.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0; see things.create).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The body is inferred; that a create binds is
            inferred from the page on managing assets.
        """
        _given = _Given(body, {"id": id, "name": name, "tracker_id": tracker_id, "type": type})
        body = id = name = tracker_id = type = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, TrackedAssetCreate, _given))

    def get(self, asset_id: str) -> TrackedAsset:
        """Read one tracked asset with its location.

        Args:
            asset_id: Id of the asset (at most 63 characters).

        Returns:
            The tracked asset.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0; see things.get).

        Evidence: documented; Asset tracking data exchange with third party systems,
            https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
        """
        return self._call(GET, (asset_id,))

    def delete(self, asset_id: str) -> None:
        """Unbind an asset from its tracker.

        The asset itself stays.

        Args:
            asset_id: Id of the asset (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0; see things.delete).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The operation is documented, its path is
            inferred; that a delete unbinds is inferred.
        """
        return self._call(DELETE, (asset_id,))


class AsyncTrackedAssets(_AsyncResource):
    """The tracked_assets operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> TrackedAssetList:
        """List tracked assets with their location.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The tracked assets in order of binding.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0; see things.list).

        Evidence: documented; Asset tracking data exchange with third party systems,
            https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
            Paging is a proposal.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[TrackedAsset]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST, (None, None), page_size)

    @overload
    async def create(self, body: TrackedAssetCreate) -> TrackedAsset: ...

    @overload
    async def create(
        self, *, id: str, tracker_id: str, name: str | UnsetType = UNSET, type: str | UnsetType = UNSET
    ) -> TrackedAsset: ...

    async def create(
        self,
        body: TrackedAssetCreate | None = None,
        *,
        id: str | UnsetType = UNSET,
        tracker_id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        type: str | UnsetType = UNSET,
    ) -> TrackedAsset:
        """Bind an asset to a tracker.

        The asset must exist. An asset that is bound already is refused with 400.

        Args:
            body: A ready TrackedAssetCreate, instead of the keyword arguments below.
            id: Id of the asset, which must exist (at most 63 characters).
            name: Name for people; the asset's when left out (at most 256 characters).
            tracker_id: Id of the tracker or tag (at most 128 characters).
            type: Name of the tracking set-up (at most 128 characters).

        Returns:
            Bound.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0; see things.create).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The body is inferred; that a create binds is
            inferred from the page on managing assets.
        """
        _given = _Given(body, {"id": id, "name": name, "tracker_id": tracker_id, "type": type})
        body = id = name = tracker_id = type = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, TrackedAssetCreate, _given))

    async def get(self, asset_id: str) -> TrackedAsset:
        """Read one tracked asset with its location.

        Args:
            asset_id: Id of the asset (at most 63 characters).

        Returns:
            The tracked asset.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0; see things.get).

        Evidence: documented; Asset tracking data exchange with third party systems,
            https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
        """
        return await self._call(GET, (asset_id,))

    async def delete(self, asset_id: str) -> None:
        """Unbind an asset from its tracker.

        The asset itself stays.

        Args:
            asset_id: Id of the asset (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.0 (/v3/things became /v3/tracked-assets in 5.0; see things.delete).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The operation is documented, its path is
            inferred; that a delete unbinds is inferred.
        """
        return await self._call(DELETE, (asset_id,))
