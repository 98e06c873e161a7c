# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The tenant operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.resource import Resource as _Resource
from .._client.resource_async import AsyncResource as _AsyncResource
from ..models import Migration, MigrationList

LIST_MIGRATIONS: op.Operation[MigrationList] = op.Operation(
    "tenant.list_migrations",
    "GET",
    "/api/v3/tenant/migrations",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", MigrationList),),
    availability=op.Availability(change="migration tasks came with 5.3", since="5.3"),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)


class Tenant(_Resource):
    """The tenant operations."""

    def list_migrations(self, *, limit: int | None = None, offset: int | None = None) -> MigrationList:
        """List the migration tasks of the tenant.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The tasks.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.3 (migration tasks came with 5.3).

        Evidence: documented; Migration Guide from Legacy to Extended Data Tables,
            https://docs.smartmakers.io/thingshub4/migration-guide-transitioning-from-legacy-data-tab.
            Paging is a proposal.
        """
        return self._call(LIST_MIGRATIONS, (limit, offset))

    def iterate_migrations(self, *, page_size: int = 100) -> Iterator[Migration]:
        """Like `list_migrations`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_migrations`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST_MIGRATIONS, (None, None), page_size)


class AsyncTenant(_AsyncResource):
    """The tenant operations."""

    async def list_migrations(self, *, limit: int | None = None, offset: int | None = None) -> MigrationList:
        """List the migration tasks of the tenant.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The tasks.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 5.3 (migration tasks came with 5.3).

        Evidence: documented; Migration Guide from Legacy to Extended Data Tables,
            https://docs.smartmakers.io/thingshub4/migration-guide-transitioning-from-legacy-data-tab.
            Paging is a proposal.
        """
        return await self._call(LIST_MIGRATIONS, (limit, offset))

    def iterate_migrations(self, *, page_size: int = 100) -> AsyncIterator[Migration]:
        """Like `list_migrations`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_migrations`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST_MIGRATIONS, (None, None), page_size)
