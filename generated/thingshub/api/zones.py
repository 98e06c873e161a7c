# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The zones operations, sync and async."""

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
from ..model import Update
from ..models import Polygon, Zone, ZoneCreate, ZoneList, ZoneUpdate

LIST: op.Operation[ZoneList] = op.Operation(
    "zones.list",
    "GET",
    "/api/v3/sites/{site_id}/zones",
    (
        op.PathParameter("site_id", shape="primitive"),
        op.QueryParameter("limit", shape="primitive"),
        op.QueryParameter("offset", shape="primitive"),
    ),
    (op.Answer("200", "application/json", ZoneList),),
    paging=op.Paging("offset", items=("collection",), parameter=2, size=1, identity="id"),
)
CREATE: op.Operation[Zone] = op.Operation(
    "zones.create",
    "POST",
    "/api/v3/sites/{site_id}/zones",
    (op.PathParameter("site_id", shape="primitive"),),
    (op.Answer("201", "application/json", Zone),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
GET: op.Operation[Zone] = op.Operation(
    "zones.get",
    "GET",
    "/api/v3/sites/{site_id}/zones/{zone_id}",
    (op.PathParameter("site_id", shape="primitive"), op.PathParameter("zone_id", shape="primitive")),
    (op.Answer("200", "application/json", Zone),),
)
UPDATE: op.Operation[Zone] = op.Operation(
    "zones.update",
    "PUT",
    "/api/v3/sites/{site_id}/zones/{zone_id}",
    (op.PathParameter("site_id", shape="primitive"), op.PathParameter("zone_id", shape="primitive")),
    (op.Answer("200", "application/json", Zone),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
DELETE: op.Operation[None] = op.Operation(
    "zones.delete",
    "DELETE",
    "/api/v3/sites/{site_id}/zones/{zone_id}",
    (op.PathParameter("site_id", shape="primitive"), op.PathParameter("zone_id", shape="primitive")),
    (op.Answer("200", "", NoneType),),
)


class Zones(_Resource):
    """The zones operations."""

    def list(self, site_id: str, *, limit: int | None = None, offset: int | None = None) -> ZoneList:
        """List zones of a site.

        Args:
            site_id: Id of the site (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The zones of a site in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        return self._call(LIST, (site_id, limit, offset))

    def iterate(self, site_id: str, *, page_size: int = 100) -> Iterator[Zone]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            site_id: As in `list`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST, (site_id, None, None), page_size)

    @overload
    def create(self, site_id: str, body: ZoneCreate) -> Zone: ...

    @overload
    def create(
        self,
        site_id: str,
        *,
        name: str,
        id: str | UnsetType = UNSET,
        external_id: str | UnsetType = UNSET,
        polygon: Polygon | UnsetType = UNSET,
    ) -> Zone: ...

    def create(
        self,
        site_id: str,
        body: ZoneCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        external_id: str | UnsetType = UNSET,
        polygon: Polygon | UnsetType = UNSET,
    ) -> Zone:
        """Create a zone.

        Without an `id` the platform makes one. An id that is taken is refused with 400.

        Args:
            site_id: Id of the site (at most 63 characters).
            body: A ready ZoneCreate, instead of the keyword arguments below.
            id: An id of your own; the platform makes one when it is left out (at most 63 characters).
            name: Name for people (at most 256 characters).
            external_id: Id in another system (at most 256 characters).
            polygon: Its area.

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

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        _given = _Given(body, {"id": id, "name": name, "external_id": external_id, "polygon": polygon})
        body = id = name = external_id = polygon = _HANDED_OVER
        return self._call(CREATE, (site_id,), _body_from(CREATE, ZoneCreate, _given))

    def get(self, site_id: str, zone_id: str) -> Zone:
        """Read one zone.

        Args:
            site_id: Id of the site (at most 63 characters).
            zone_id: Id of the zone (at most 63 characters).

        Returns:
            The zone.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        return self._call(GET, (site_id, zone_id))

    @overload
    def update(self, site_id: str, zone_id: str, body: ZoneUpdate | Zone | Update[Zone]) -> Zone: ...

    @overload
    def update(
        self,
        site_id: str,
        zone_id: str,
        *,
        name: str | UnsetType = UNSET,
        external_id: str | None | UnsetType = UNSET,
        polygon: Polygon | None | UnsetType = UNSET,
    ) -> Zone: ...

    def update(
        self,
        site_id: str,
        zone_id: str,
        body: ZoneUpdate | Zone | Update[Zone] | None = None,
        *,
        name: str | UnsetType = UNSET,
        external_id: str | None | UnsetType = UNSET,
        polygon: Polygon | None | UnsetType = UNSET,
    ) -> Zone:
        """Change a zone.

        A property that is left out keeps its value, `null` clears it.

        Args:
            site_id: Id of the site (at most 63 characters).
            zone_id: Id of the zone (at most 63 characters).
            body: A ready ZoneUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            external_id: Another id in another system; null clears it (at most 256 characters).
            polygon: Another area; null clears it.

        Returns:
            The zone as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        _given = _Given(body, {"name": name, "external_id": external_id, "polygon": polygon})
        body = name = external_id = polygon = _HANDED_OVER
        return self._call(UPDATE, (site_id, zone_id), _body_from(UPDATE, ZoneUpdate, _given))

    def delete(self, site_id: str, zone_id: str) -> None:
        """Delete a zone.

        Args:
            site_id: Id of the site (at most 63 characters).
            zone_id: Id of the zone (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        return self._call(DELETE, (site_id, zone_id))


class AsyncZones(_AsyncResource):
    """The zones operations."""

    async def list(self, site_id: str, *, limit: int | None = None, offset: int | None = None) -> ZoneList:
        """List zones of a site.

        Args:
            site_id: Id of the site (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The zones of a site in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        return await self._call(LIST, (site_id, limit, offset))

    def iterate(self, site_id: str, *, page_size: int = 100) -> AsyncIterator[Zone]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            site_id: As in `list`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST, (site_id, None, None), page_size)

    @overload
    async def create(self, site_id: str, body: ZoneCreate) -> Zone: ...

    @overload
    async def create(
        self,
        site_id: str,
        *,
        name: str,
        id: str | UnsetType = UNSET,
        external_id: str | UnsetType = UNSET,
        polygon: Polygon | UnsetType = UNSET,
    ) -> Zone: ...

    async def create(
        self,
        site_id: str,
        body: ZoneCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        external_id: str | UnsetType = UNSET,
        polygon: Polygon | UnsetType = UNSET,
    ) -> Zone:
        """Create a zone.

        Without an `id` the platform makes one. An id that is taken is refused with 400.

        Args:
            site_id: Id of the site (at most 63 characters).
            body: A ready ZoneCreate, instead of the keyword arguments below.
            id: An id of your own; the platform makes one when it is left out (at most 63 characters).
            name: Name for people (at most 256 characters).
            external_id: Id in another system (at most 256 characters).
            polygon: Its area.

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

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        _given = _Given(body, {"id": id, "name": name, "external_id": external_id, "polygon": polygon})
        body = id = name = external_id = polygon = _HANDED_OVER
        return await self._call(CREATE, (site_id,), _body_from(CREATE, ZoneCreate, _given))

    async def get(self, site_id: str, zone_id: str) -> Zone:
        """Read one zone.

        Args:
            site_id: Id of the site (at most 63 characters).
            zone_id: Id of the zone (at most 63 characters).

        Returns:
            The zone.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        return await self._call(GET, (site_id, zone_id))

    @overload
    async def update(self, site_id: str, zone_id: str, body: ZoneUpdate | Zone | Update[Zone]) -> Zone: ...

    @overload
    async def update(
        self,
        site_id: str,
        zone_id: str,
        *,
        name: str | UnsetType = UNSET,
        external_id: str | None | UnsetType = UNSET,
        polygon: Polygon | None | UnsetType = UNSET,
    ) -> Zone: ...

    async def update(
        self,
        site_id: str,
        zone_id: str,
        body: ZoneUpdate | Zone | Update[Zone] | None = None,
        *,
        name: str | UnsetType = UNSET,
        external_id: str | None | UnsetType = UNSET,
        polygon: Polygon | None | UnsetType = UNSET,
    ) -> Zone:
        """Change a zone.

        A property that is left out keeps its value, `null` clears it.

        Args:
            site_id: Id of the site (at most 63 characters).
            zone_id: Id of the zone (at most 63 characters).
            body: A ready ZoneUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            external_id: Another id in another system; null clears it (at most 256 characters).
            polygon: Another area; null clears it.

        Returns:
            The zone as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        _given = _Given(body, {"name": name, "external_id": external_id, "polygon": polygon})
        body = name = external_id = polygon = _HANDED_OVER
        return await self._call(UPDATE, (site_id, zone_id), _body_from(UPDATE, ZoneUpdate, _given))

    async def delete(self, site_id: str, zone_id: str) -> None:
        """Delete a zone.

        Args:
            site_id: Id of the site (at most 63 characters).
            zone_id: Id of the zone (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations. Sites and zones are documented as parts of a location (tracking-page); the
            operations are proposals.
        """
        return await self._call(DELETE, (site_id, zone_id))
