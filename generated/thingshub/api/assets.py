# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The assets operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any, overload

from msgspec import UNSET, UnsetType

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.operation import body_of_call as _body_from
from .._client.sealing import HANDED_OVER as _HANDED_OVER
from .._client.sealing import Given as _Given
from .._client.sealing import sealed as _sealed
from .._resources.assets import AssetsExtension
from .._resources.assets_async import AsyncAssetsExtension
from ..model import Update
from ..models import Asset, AssetImportEntry, AssetList, AssetUpdate, ImportResult

LIST: op.Operation[AssetList] = op.Operation(
    "assets.list",
    "GET",
    "/api/v4/assets",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", AssetList),),
    availability=op.Availability(
        change="/v3/assets became /v4/assets in 7.0", since="7.0", predecessor="assets_v3.list"
    ),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)
CREATE: op.Operation[Asset] = op.Operation(
    "assets.create",
    "POST",
    "/api/v4/assets",
    (),
    (op.Answer("201", "application/json", Asset),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(
        change="/v3/assets became /v4/assets in 7.0", since="7.0", predecessor="assets_v3.create"
    ),
)
GET: op.Operation[Asset] = op.Operation(
    "assets.get",
    "GET",
    "/api/v4/assets/{asset_id}",
    (op.PathParameter("asset_id", shape="primitive"),),
    (op.Answer("200", "application/json", Asset),),
    availability=op.Availability(
        change="/v3/assets became /v4/assets in 7.0", since="7.0", predecessor="assets_v3.get"
    ),
)
UPDATE: op.Operation[Asset] = op.Operation(
    "assets.update",
    "PUT",
    "/api/v4/assets/{asset_id}",
    (op.PathParameter("asset_id", shape="primitive"),),
    (op.Answer("200", "application/json", Asset),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(
        change="/v3/assets became /v4/assets in 7.0", since="7.0", predecessor="assets_v3.update"
    ),
)
DELETE: op.Operation[None] = op.Operation(
    "assets.delete",
    "DELETE",
    "/api/v4/assets/{asset_id}",
    (op.PathParameter("asset_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
    availability=op.Availability(
        change="/v3/assets became /v4/assets in 7.0", since="7.0", predecessor="assets_v3.delete"
    ),
)
IMPORT_MANY: op.Operation[ImportResult] = op.Operation(
    "assets.import_many",
    "POST",
    "/api/v4/assets-import",
    (),
    (op.Answer("200", "application/json", ImportResult),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    is_replay_safe=True,
    availability=op.Availability(
        change="/v3/assets became /v4/assets in 7.0", since="7.0", predecessor="assets_v3.import_many"
    ),
)


class Assets(AssetsExtension):
    """The assets operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> AssetList:
        """List assets.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The assets in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.list).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. Query parameters and
            answer changed against v3 in a way that is not readable; envelope and paging are proposals.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[Asset]:
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
    def create(self, body: Asset) -> Asset: ...

    @overload
    def create(self, *, id: str, name: str, extras: Mapping[str, Any] | UnsetType = UNSET) -> Asset: ...

    def create(
        self,
        body: Asset | None = None,
        *,
        id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        extras: Mapping[str, Any] | UnsetType = UNSET,
    ) -> Asset:
        """Create an asset.

        Custom fields must have been defined before. An id that is taken is refused with 400.

        Args:
            body: A ready Asset, instead of the keyword arguments below.
            id: Id of the asset (at most 63 characters).
            name: Name for people (at most 256 characters).
            extras: Further properties by name, sent beside the others.

        Returns:
            Created.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.create).

        Evidence: inferred; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page lists POST on
            /v4/assets/{id}, which may be shorthand; since the body carries the id, POST on the collection
            is taken.
        """
        _given = _Given(body, {"id": id, "name": name, "extras": extras})
        body = id = name = extras = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, Asset, _given))

    def get(self, asset_id: str) -> Asset:
        """Read one asset.

        Args:
            asset_id: Id of the asset; upper and lower case differ (at most 63 characters).

        Returns:
            The asset.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.get).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
        """
        return self._call(GET, (asset_id,))

    @overload
    def update(self, asset_id: str, body: AssetUpdate | Asset | Update[Asset]) -> Asset: ...

    @overload
    def update(
        self, asset_id: str, *, name: str | UnsetType = UNSET, extras: Mapping[str, Any] | UnsetType = UNSET
    ) -> Asset: ...

    def update(
        self,
        asset_id: str,
        body: AssetUpdate | Asset | Update[Asset] | None = None,
        *,
        name: str | UnsetType = UNSET,
        extras: Mapping[str, Any] | UnsetType = UNSET,
    ) -> Asset:
        """Change an asset.

        A property that is left out keeps its value, a custom field that is `null` is cleared.

        Args:
            asset_id: Id of the asset; upper and lower case differ (at most 63 characters).
            body: A ready AssetUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            extras: Further properties by name, sent beside the others.

        Returns:
            The asset as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.update).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The operation is
            documented; that an omitted property keeps its value is inferred.
        """
        _given = _Given(body, {"name": name, "extras": extras})
        body = name = extras = _HANDED_OVER
        return self._call(UPDATE, (asset_id,), _body_from(UPDATE, AssetUpdate, _given))

    def delete(self, asset_id: str) -> None:
        """Delete an asset.

        An asset that is bound to a tracker is not deleted: 400.

        Args:
            asset_id: Id of the asset; upper and lower case differ (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.delete).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
        """
        return self._call(DELETE, (asset_id,))

    def import_many(self, body: Sequence[AssetImportEntry]) -> ImportResult:
        """Import many assets at once.

        Entries that cannot be imported are answered one by one, the others are imported.

        Args:
            body: The assets to import, 1 to 50,000. More of them go in several requests.

        Returns:
            What was done.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.import_many).

        Evidence: documented; Asset Import in ThingsHub,
            https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The answer is a proposal.
        """
        _given = _sealed(body)
        body = _HANDED_OVER
        return self._call(IMPORT_MANY, (), _given)


class AsyncAssets(AsyncAssetsExtension):
    """The assets operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> AssetList:
        """List assets.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The assets in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.list).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. Query parameters and
            answer changed against v3 in a way that is not readable; envelope and paging are proposals.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[Asset]:
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
    async def create(self, body: Asset) -> Asset: ...

    @overload
    async def create(self, *, id: str, name: str, extras: Mapping[str, Any] | UnsetType = UNSET) -> Asset: ...

    async def create(
        self,
        body: Asset | None = None,
        *,
        id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        extras: Mapping[str, Any] | UnsetType = UNSET,
    ) -> Asset:
        """Create an asset.

        Custom fields must have been defined before. An id that is taken is refused with 400.

        Args:
            body: A ready Asset, instead of the keyword arguments below.
            id: Id of the asset (at most 63 characters).
            name: Name for people (at most 256 characters).
            extras: Further properties by name, sent beside the others.

        Returns:
            Created.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.create).

        Evidence: inferred; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page lists POST on
            /v4/assets/{id}, which may be shorthand; since the body carries the id, POST on the collection
            is taken.
        """
        _given = _Given(body, {"id": id, "name": name, "extras": extras})
        body = id = name = extras = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, Asset, _given))

    async def get(self, asset_id: str) -> Asset:
        """Read one asset.

        Args:
            asset_id: Id of the asset; upper and lower case differ (at most 63 characters).

        Returns:
            The asset.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.get).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
        """
        return await self._call(GET, (asset_id,))

    @overload
    async def update(self, asset_id: str, body: AssetUpdate | Asset | Update[Asset]) -> Asset: ...

    @overload
    async def update(
        self, asset_id: str, *, name: str | UnsetType = UNSET, extras: Mapping[str, Any] | UnsetType = UNSET
    ) -> Asset: ...

    async def update(
        self,
        asset_id: str,
        body: AssetUpdate | Asset | Update[Asset] | None = None,
        *,
        name: str | UnsetType = UNSET,
        extras: Mapping[str, Any] | UnsetType = UNSET,
    ) -> Asset:
        """Change an asset.

        A property that is left out keeps its value, a custom field that is `null` is cleared.

        Args:
            asset_id: Id of the asset; upper and lower case differ (at most 63 characters).
            body: A ready AssetUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            extras: Further properties by name, sent beside the others.

        Returns:
            The asset as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.update).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The operation is
            documented; that an omitted property keeps its value is inferred.
        """
        _given = _Given(body, {"name": name, "extras": extras})
        body = name = extras = _HANDED_OVER
        return await self._call(UPDATE, (asset_id,), _body_from(UPDATE, AssetUpdate, _given))

    async def delete(self, asset_id: str) -> None:
        """Delete an asset.

        An asset that is bound to a tracker is not deleted: 400.

        Args:
            asset_id: Id of the asset; upper and lower case differ (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.delete).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
        """
        return await self._call(DELETE, (asset_id,))

    async def import_many(self, body: Sequence[AssetImportEntry]) -> ImportResult:
        """Import many assets at once.

        Entries that cannot be imported are answered one by one, the others are imported.

        Args:
            body: The assets to import, 1 to 50,000. More of them go in several requests.

        Returns:
            What was done.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (/v3/assets became /v4/assets in 7.0; see assets_v3.import_many).

        Evidence: documented; Asset Import in ThingsHub,
            https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The answer is a proposal.
        """
        _given = _sealed(body)
        body = _HANDED_OVER
        return await self._call(IMPORT_MANY, (), _given)
