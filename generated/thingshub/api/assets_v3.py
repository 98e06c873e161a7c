# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The assets_v3 operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from types import NoneType
from typing import overload

from msgspec import UNSET, UnsetType

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.operation import body_of_call as _body_from
from .._client.sealing import HANDED_OVER as _HANDED_OVER
from .._client.sealing import Given as _Given
from .._client.sealing import sealed as _sealed
from .._resources.assets_v3 import AssetsV3Extension
from .._resources.assets_v3_async import AsyncAssetsV3Extension
from ..model import Update
from ..models import AssetV3, AssetV3Create, AssetV3ImportEntry, AssetV3List, AssetV3Update, ImportResult

LIST: op.Operation[AssetV3List] = op.Operation(
    "assets_v3.list",
    "GET",
    "/api/v3/assets",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", AssetV3List),),
    availability=op.Availability(change="/v3/assets became /v4/assets in 7.0", until="7.0", successor="assets.list"),
    deprecated_for="assets.list",
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)
CREATE: op.Operation[AssetV3] = op.Operation(
    "assets_v3.create",
    "POST",
    "/api/v3/assets",
    (),
    (op.Answer("201", "application/json", AssetV3),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(
        change="/v3/assets became /v4/assets in 7.0", since="5.0", until="7.0", successor="assets.create"
    ),
    deprecated_for="assets.create",
)
GET: op.Operation[AssetV3] = op.Operation(
    "assets_v3.get",
    "GET",
    "/api/v3/assets/{asset_id}",
    (op.PathParameter("asset_id", shape="primitive"),),
    (op.Answer("200", "application/json", AssetV3),),
    availability=op.Availability(change="/v3/assets became /v4/assets in 7.0", until="7.0", successor="assets.get"),
    deprecated_for="assets.get",
)
UPDATE: op.Operation[AssetV3] = op.Operation(
    "assets_v3.update",
    "PUT",
    "/api/v3/assets/{asset_id}",
    (op.PathParameter("asset_id", shape="primitive"),),
    (op.Answer("200", "application/json", AssetV3),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(change="/v3/assets became /v4/assets in 7.0", until="7.0", successor="assets.update"),
    deprecated_for="assets.update",
)
DELETE: op.Operation[None] = op.Operation(
    "assets_v3.delete",
    "DELETE",
    "/api/v3/assets/{asset_id}",
    (op.PathParameter("asset_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
    availability=op.Availability(change="/v3/assets became /v4/assets in 7.0", until="7.0", successor="assets.delete"),
    deprecated_for="assets.delete",
)
IMPORT_MANY: op.Operation[ImportResult] = op.Operation(
    "assets_v3.import_many",
    "POST",
    "/api/v3/assets-import",
    (),
    (op.Answer("200", "application/json", ImportResult),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    is_replay_safe=True,
    availability=op.Availability(
        change="/v3/assets became /v4/assets in 7.0", until="7.0", successor="assets.import_many"
    ),
    deprecated_for="assets.import_many",
)


class AssetsV3(AssetsV3Extension):
    """The assets_v3 operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> AssetV3List:
        """List assets (before 7.0).

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.list).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all
            operations under /v3/assets went with 7.0.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[AssetV3]:
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
    def create(self, body: AssetV3Create) -> AssetV3: ...

    @overload
    def create(
        self,
        *,
        id: str,
        name: str,
        description: str | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> AssetV3: ...

    def create(
        self,
        body: AssetV3Create | None = None,
        *,
        id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> AssetV3:
        """Create an asset (before 7.0).

        An id that is taken is refused with 400.

        Args:
            body: A ready AssetV3Create, instead of the keyword arguments below.
            id: Id of the asset (at most 63 characters).
            name: Name for people (at most 256 characters).
            description: Free text (at most 4096 characters).
            metadata: Own data, texts by name.

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

        Products: since 5.0, until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.create).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. One object from 5.0 on; before, an array of
            them, which is not described here.
        """
        _given = _Given(body, {"id": id, "name": name, "description": description, "metadata": metadata})
        body = id = name = description = metadata = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, AssetV3Create, _given))

    def get(self, asset_id: str) -> AssetV3:
        """Read one asset (before 7.0).

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.get).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all
            operations under /v3/assets went with 7.0.
        """
        return self._call(GET, (asset_id,))

    @overload
    def update(self, asset_id: str, body: AssetV3Update | AssetV3 | Update[AssetV3]) -> AssetV3: ...

    @overload
    def update(
        self,
        asset_id: str,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> AssetV3: ...

    def update(
        self,
        asset_id: str,
        body: AssetV3Update | AssetV3 | Update[AssetV3] | None = None,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> AssetV3:
        """Change an asset (before 7.0).

        A property that is left out keeps its value.

        Args:
            asset_id: Id of the asset; upper and lower case differ (at most 63 characters).
            body: A ready AssetV3Update, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            description: A new text; null clears it (at most 4096 characters).
            metadata: All own data anew, texts by name.

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.update).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all
            operations under /v3/assets went with 7.0.
        """
        _given = _Given(body, {"name": name, "description": description, "metadata": metadata})
        body = name = description = metadata = _HANDED_OVER
        return self._call(UPDATE, (asset_id,), _body_from(UPDATE, AssetV3Update, _given))

    def delete(self, asset_id: str) -> None:
        """Delete an asset (before 7.0).

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.delete).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all
            operations under /v3/assets went with 7.0.
        """
        return self._call(DELETE, (asset_id,))

    def import_many(self, body: Sequence[AssetV3ImportEntry]) -> ImportResult:
        """Import many assets at once (before 7.0).

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.import_many).

        Evidence: documented; Asset Import in ThingsHub,
            https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The answer is a proposal.
        """
        _given = _sealed(body)
        body = _HANDED_OVER
        return self._call(IMPORT_MANY, (), _given)


class AsyncAssetsV3(AsyncAssetsV3Extension):
    """The assets_v3 operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> AssetV3List:
        """List assets (before 7.0).

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.list).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all
            operations under /v3/assets went with 7.0.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[AssetV3]:
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
    async def create(self, body: AssetV3Create) -> AssetV3: ...

    @overload
    async def create(
        self,
        *,
        id: str,
        name: str,
        description: str | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> AssetV3: ...

    async def create(
        self,
        body: AssetV3Create | None = None,
        *,
        id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> AssetV3:
        """Create an asset (before 7.0).

        An id that is taken is refused with 400.

        Args:
            body: A ready AssetV3Create, instead of the keyword arguments below.
            id: Id of the asset (at most 63 characters).
            name: Name for people (at most 256 characters).
            description: Free text (at most 4096 characters).
            metadata: Own data, texts by name.

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

        Products: since 5.0, until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.create).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. One object from 5.0 on; before, an array of
            them, which is not described here.
        """
        _given = _Given(body, {"id": id, "name": name, "description": description, "metadata": metadata})
        body = id = name = description = metadata = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, AssetV3Create, _given))

    async def get(self, asset_id: str) -> AssetV3:
        """Read one asset (before 7.0).

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.get).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all
            operations under /v3/assets went with 7.0.
        """
        return await self._call(GET, (asset_id,))

    @overload
    async def update(self, asset_id: str, body: AssetV3Update | AssetV3 | Update[AssetV3]) -> AssetV3: ...

    @overload
    async def update(
        self,
        asset_id: str,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> AssetV3: ...

    async def update(
        self,
        asset_id: str,
        body: AssetV3Update | AssetV3 | Update[AssetV3] | None = None,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> AssetV3:
        """Change an asset (before 7.0).

        A property that is left out keeps its value.

        Args:
            asset_id: Id of the asset; upper and lower case differ (at most 63 characters).
            body: A ready AssetV3Update, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            description: A new text; null clears it (at most 4096 characters).
            metadata: All own data anew, texts by name.

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.update).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all
            operations under /v3/assets went with 7.0.
        """
        _given = _Given(body, {"name": name, "description": description, "metadata": metadata})
        body = name = description = metadata = _HANDED_OVER
        return await self._call(UPDATE, (asset_id,), _body_from(UPDATE, AssetV3Update, _given))

    async def delete(self, asset_id: str) -> None:
        """Delete an asset (before 7.0).

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.delete).

        Evidence: documented; Breaking Changes in thingsHub 7.0,
            https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0. The page says that all
            operations under /v3/assets went with 7.0.
        """
        return await self._call(DELETE, (asset_id,))

    async def import_many(self, body: Sequence[AssetV3ImportEntry]) -> ImportResult:
        """Import many assets at once (before 7.0).

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

        Products: until 7.0 (/v3/assets became /v4/assets in 7.0; see assets.import_many).

        Evidence: documented; Asset Import in ThingsHub,
            https://docs.smartmakers.io/thingshub4/asset-import-into-thingshub. The answer is a proposal.
        """
        _given = _sealed(body)
        body = _HANDED_OVER
        return await self._call(IMPORT_MANY, (), _given)
