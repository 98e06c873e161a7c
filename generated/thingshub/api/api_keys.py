# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The api_keys operations, sync and async."""

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
from ..models import ApiKey, ApiKeyCreate, ApiKeyCreated, ApiKeyList

LIST: op.Operation[ApiKeyList] = op.Operation(
    "api_keys.list",
    "GET",
    "/api/v3/api-keys",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", ApiKeyList),),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)
CREATE: op.Operation[ApiKeyCreated] = op.Operation(
    "api_keys.create",
    "POST",
    "/api/v3/api-keys",
    (),
    (op.Answer("201", "application/json", ApiKeyCreated),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
DELETE: op.Operation[None] = op.Operation(
    "api_keys.delete",
    "DELETE",
    "/api/v3/api-keys/{api_key_id}",
    (op.PathParameter("api_key_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
)


class ApiKeys(_Resource):
    """The api_keys operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> ApiKeyList:
        """List the permanent keys of the tenant.

        The keys themselves are never listed; they are shown once, when they are created.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The keys, oldest first.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. The page says that
            keys are created and deleted through the API; to delete one, its id must be listed.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[ApiKey]:
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
    def create(self, body: ApiKeyCreate) -> ApiKeyCreated: ...

    @overload
    def create(self, *, name: str) -> ApiKeyCreated: ...

    def create(self, body: ApiKeyCreate | None = None, *, name: str | UnsetType = UNSET) -> ApiKeyCreated:
        """Create a permanent key.

        The answer is the only place where the key itself is shown. Keep it; it cannot be read again.

        Args:
            body: A ready ApiKeyCreate, instead of the keyword arguments below.
            name: What the key is for (at most 256 characters).

        Returns:
            Created. The key is shown here and never again.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That keys can be
            created through the API is documented; path, body and answer are proposals.
        """
        _given = _Given(body, {"name": name})
        body = name = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, ApiKeyCreate, _given))

    def delete(self, api_key_id: str) -> None:
        """Delete a permanent key.

        Requests with this key fail with 401 from now on.

        Args:
            api_key_id: Id of the key, as listed (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That keys can be
            deleted through the API is documented; the path is a proposal.
        """
        return self._call(DELETE, (api_key_id,))


class AsyncApiKeys(_AsyncResource):
    """The api_keys operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> ApiKeyList:
        """List the permanent keys of the tenant.

        The keys themselves are never listed; they are shown once, when they are created.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The keys, oldest first.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. The page says that
            keys are created and deleted through the API; to delete one, its id must be listed.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[ApiKey]:
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
    async def create(self, body: ApiKeyCreate) -> ApiKeyCreated: ...

    @overload
    async def create(self, *, name: str) -> ApiKeyCreated: ...

    async def create(self, body: ApiKeyCreate | None = None, *, name: str | UnsetType = UNSET) -> ApiKeyCreated:
        """Create a permanent key.

        The answer is the only place where the key itself is shown. Keep it; it cannot be read again.

        Args:
            body: A ready ApiKeyCreate, instead of the keyword arguments below.
            name: What the key is for (at most 256 characters).

        Returns:
            Created. The key is shown here and never again.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That keys can be
            created through the API is documented; path, body and answer are proposals.
        """
        _given = _Given(body, {"name": name})
        body = name = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, ApiKeyCreate, _given))

    async def delete(self, api_key_id: str) -> None:
        """Delete a permanent key.

        Requests with this key fail with 401 from now on.

        Args:
            api_key_id: Id of the key, as listed (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That keys can be
            deleted through the API is documented; the path is a proposal.
        """
        return await self._call(DELETE, (api_key_id,))
