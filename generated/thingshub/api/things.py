# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The things operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
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
from ..models import GeolocationInput, Thing, ThingCreate, ThingList

LIST: op.Operation[ThingList] = op.Operation(
    "things.list",
    "GET",
    "/api/v3/things",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", ThingList),),
    availability=op.Availability(
        change="/v3/things became /v3/tracked-assets in 5.0", until="5.0", successor="tracked_assets.list"
    ),
    deprecated_for="tracked_assets.list",
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)
CREATE: op.Operation[Thing] = op.Operation(
    "things.create",
    "POST",
    "/api/v3/things",
    (),
    (op.Answer("201", "application/json", Thing),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(
        change="/v3/things became /v3/tracked-assets in 5.0", until="5.0", successor="tracked_assets.create"
    ),
    deprecated_for="tracked_assets.create",
)
GET: op.Operation[Thing] = op.Operation(
    "things.get",
    "GET",
    "/api/v3/things/{thing_id}",
    (op.PathParameter("thing_id", shape="primitive"),),
    (op.Answer("200", "application/json", Thing),),
    availability=op.Availability(
        change="/v3/things became /v3/tracked-assets in 5.0", until="5.0", successor="tracked_assets.get"
    ),
    deprecated_for="tracked_assets.get",
)
DELETE: op.Operation[None] = op.Operation(
    "things.delete",
    "DELETE",
    "/api/v3/things/{thing_id}",
    (op.PathParameter("thing_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
    availability=op.Availability(
        change="/v3/things became /v3/tracked-assets in 5.0", until="5.0", successor="tracked_assets.delete"
    ),
    deprecated_for="tracked_assets.delete",
)
SET_GEOLOCATION: op.Operation[Thing] = op.Operation(
    "things.set_geolocation",
    "PUT",
    "/api/v3/things/{thing_id}/geolocation",
    (op.PathParameter("thing_id", shape="primitive"),),
    (op.Answer("200", "application/json", Thing),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(
        change="/v3/things/{id}/geolocation was removed in 5.0, without a successor", until="5.0"
    ),
    deprecated_for="",
)
DELETE_GEOLOCATION: op.Operation[None] = op.Operation(
    "things.delete_geolocation",
    "DELETE",
    "/api/v3/things/{thing_id}/geolocation",
    (op.PathParameter("thing_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
    availability=op.Availability(
        change="/v3/things/{id}/geolocation was removed in 5.0, without a successor", until="5.0"
    ),
    deprecated_for="",
)


class Things(_Resource):
    """The things operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> ThingList:
        """List things (before 5.0).

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The things in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0; see tracked_assets.list).

        Evidence: documented; Asset tracking data exchange with third party systems,
            https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
            Paging is a proposal.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[Thing]:
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
    def create(self, body: ThingCreate) -> Thing: ...

    @overload
    def create(
        self,
        *,
        id: str,
        name: str,
        external_id: str,
        type: str | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> Thing: ...

    def create(
        self,
        body: ThingCreate | None = None,
        *,
        id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        external_id: str | UnsetType = UNSET,
        type: str | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> Thing:
        """Create a thing (before 5.0).

        An id that is taken is refused with 400.

        Args:
            body: A ready ThingCreate, instead of the keyword arguments below.
            id: Id of the thing (at most 63 characters).
            name: Name for people (at most 256 characters).
            external_id: Id of the tracker or tag (at most 128 characters).
            type: Name of the tracking set-up (at most 128 characters).
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

        Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0; see tracked_assets.create).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The body is inferred.
        """
        _given = _Given(body, {"id": id, "name": name, "external_id": external_id, "type": type, "metadata": metadata})
        body = id = name = external_id = type = metadata = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, ThingCreate, _given))

    def get(self, thing_id: str) -> Thing:
        """Read one thing (before 5.0).

        Args:
            thing_id: Id of the thing (at most 63 characters).

        Returns:
            The thing.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0; see tracked_assets.get).

        Evidence: documented; Asset tracking data exchange with third party systems,
            https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
        """
        return self._call(GET, (thing_id,))

    def delete(self, thing_id: str) -> None:
        """Delete a thing (before 5.0).

        Args:
            thing_id: Id of the thing (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0; see tracked_assets.delete).

        Evidence: inferred; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The delete of a tracked asset has 'no
            changes' against that of a thing.
        """
        return self._call(DELETE, (thing_id,))

    @overload
    def set_geolocation(self, thing_id: str, body: GeolocationInput) -> Thing: ...

    @overload
    def set_geolocation(
        self, thing_id: str, *, latitude: float, longitude: float, margin: float | UnsetType = UNSET
    ) -> Thing: ...

    def set_geolocation(
        self,
        thing_id: str,
        body: GeolocationInput | None = None,
        *,
        latitude: float | UnsetType = UNSET,
        longitude: float | UnsetType = UNSET,
        margin: float | UnsetType = UNSET,
    ) -> Thing:
        """Set the position of a thing by hand (before 5.0).

        Args:
            thing_id: Id of the thing (at most 63 characters).
            body: A ready GeolocationInput, instead of the keyword arguments below.
            latitude: Degrees north (-90 or more, at most 90).
            longitude: Degrees east (-180 or more, at most 180).
            margin: Estimated error in metres (0 or more, at most 40100000).

        Returns:
            The thing as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things/{id}/geolocation was removed in 5.0, without a successor).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The body is inferred.
        """
        _given = _Given(body, {"latitude": latitude, "longitude": longitude, "margin": margin})
        body = latitude = longitude = margin = _HANDED_OVER
        return self._call(SET_GEOLOCATION, (thing_id,), _body_from(SET_GEOLOCATION, GeolocationInput, _given))

    def delete_geolocation(self, thing_id: str) -> None:
        """Remove the position of a thing (before 5.0).

        Args:
            thing_id: Id of the thing (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things/{id}/geolocation was removed in 5.0, without a successor).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes.
        """
        return self._call(DELETE_GEOLOCATION, (thing_id,))


class AsyncThings(_AsyncResource):
    """The things operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> ThingList:
        """List things (before 5.0).

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The things in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0; see tracked_assets.list).

        Evidence: documented; Asset tracking data exchange with third party systems,
            https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
            Paging is a proposal.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[Thing]:
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
    async def create(self, body: ThingCreate) -> Thing: ...

    @overload
    async def create(
        self,
        *,
        id: str,
        name: str,
        external_id: str,
        type: str | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> Thing: ...

    async def create(
        self,
        body: ThingCreate | None = None,
        *,
        id: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        external_id: str | UnsetType = UNSET,
        type: str | UnsetType = UNSET,
        metadata: Mapping[str, str] | UnsetType = UNSET,
    ) -> Thing:
        """Create a thing (before 5.0).

        An id that is taken is refused with 400.

        Args:
            body: A ready ThingCreate, instead of the keyword arguments below.
            id: Id of the thing (at most 63 characters).
            name: Name for people (at most 256 characters).
            external_id: Id of the tracker or tag (at most 128 characters).
            type: Name of the tracking set-up (at most 128 characters).
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

        Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0; see tracked_assets.create).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The body is inferred.
        """
        _given = _Given(body, {"id": id, "name": name, "external_id": external_id, "type": type, "metadata": metadata})
        body = id = name = external_id = type = metadata = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, ThingCreate, _given))

    async def get(self, thing_id: str) -> Thing:
        """Read one thing (before 5.0).

        Args:
            thing_id: Id of the thing (at most 63 characters).

        Returns:
            The thing.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0; see tracked_assets.get).

        Evidence: documented; Asset tracking data exchange with third party systems,
            https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst.
        """
        return await self._call(GET, (thing_id,))

    async def delete(self, thing_id: str) -> None:
        """Delete a thing (before 5.0).

        Args:
            thing_id: Id of the thing (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things became /v3/tracked-assets in 5.0; see tracked_assets.delete).

        Evidence: inferred; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The delete of a tracked asset has 'no
            changes' against that of a thing.
        """
        return await self._call(DELETE, (thing_id,))

    @overload
    async def set_geolocation(self, thing_id: str, body: GeolocationInput) -> Thing: ...

    @overload
    async def set_geolocation(
        self, thing_id: str, *, latitude: float, longitude: float, margin: float | UnsetType = UNSET
    ) -> Thing: ...

    async def set_geolocation(
        self,
        thing_id: str,
        body: GeolocationInput | None = None,
        *,
        latitude: float | UnsetType = UNSET,
        longitude: float | UnsetType = UNSET,
        margin: float | UnsetType = UNSET,
    ) -> Thing:
        """Set the position of a thing by hand (before 5.0).

        Args:
            thing_id: Id of the thing (at most 63 characters).
            body: A ready GeolocationInput, instead of the keyword arguments below.
            latitude: Degrees north (-90 or more, at most 90).
            longitude: Degrees east (-180 or more, at most 180).
            margin: Estimated error in metres (0 or more, at most 40100000).

        Returns:
            The thing as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things/{id}/geolocation was removed in 5.0, without a successor).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes. The body is inferred.
        """
        _given = _Given(body, {"latitude": latitude, "longitude": longitude, "margin": margin})
        body = latitude = longitude = margin = _HANDED_OVER
        return await self._call(SET_GEOLOCATION, (thing_id,), _body_from(SET_GEOLOCATION, GeolocationInput, _given))

    async def delete_geolocation(self, thing_id: str) -> None:
        """Remove the position of a thing (before 5.0).

        Args:
            thing_id: Id of the thing (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: until 5.0 (/v3/things/{id}/geolocation was removed in 5.0, without a successor).

        Evidence: documented; Breaking changes in thingsHub 5.0,
            https://docs.smartmakers.io/thingshub4/api-changes.
        """
        return await self._call(DELETE_GEOLOCATION, (thing_id,))
