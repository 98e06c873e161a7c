# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The roles operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.resource import Resource as _Resource
from .._client.resource_async import AsyncResource as _AsyncResource
from ..models import Role, RoleList

LIST: op.Operation[RoleList] = op.Operation(
    "roles.list",
    "GET",
    "/api/v3/roles",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", RoleList),),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity=""),
)


class Roles(_Resource):
    """The roles operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> RoleList:
        """List the roles that users can have.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The roles.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; Managing user roles and permissions,
            https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. That roles are fixed
            sets of permissions is documented; the operation is a proposal.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[Role]:
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


class AsyncRoles(_AsyncResource):
    """The roles operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> RoleList:
        """List the roles that users can have.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The roles.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; Managing user roles and permissions,
            https://docs.smartmakers.io/thingshub4/managing-user-roles-and-permissions. That roles are fixed
            sets of permissions is documented; the operation is a proposal.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[Role]:
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
