# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The integrations operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from types import NoneType
from typing import overload

from msgspec import UNSET, UnsetType

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.operation import body_of_call as _body_from
from .._client.sealing import HANDED_OVER as _HANDED_OVER
from .._client.sealing import Given as _Given
from .._resources.integrations import IntegrationsExtension
from .._resources.integrations_async import AsyncIntegrationsExtension
from ..model import Update
from ..models import Integration, IntegrationConfig, IntegrationCreate, IntegrationList, IntegrationUpdate

LIST: op.Operation[IntegrationList] = op.Operation(
    "integrations.list",
    "GET",
    "/api/v3/integrations",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", IntegrationList),),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)
CREATE: op.Operation[Integration] = op.Operation(
    "integrations.create",
    "POST",
    "/api/v3/integrations",
    (),
    (op.Answer("201", "application/json", Integration),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
GET: op.Operation[Integration] = op.Operation(
    "integrations.get",
    "GET",
    "/api/v3/integrations/{integration_id}",
    (op.PathParameter("integration_id", shape="primitive"),),
    (op.Answer("200", "application/json", Integration),),
)
UPDATE: op.Operation[Integration] = op.Operation(
    "integrations.update",
    "PUT",
    "/api/v3/integrations/{integration_id}",
    (op.PathParameter("integration_id", shape="primitive"),),
    (op.Answer("200", "application/json", Integration),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
DELETE: op.Operation[None] = op.Operation(
    "integrations.delete",
    "DELETE",
    "/api/v3/integrations/{integration_id}",
    (op.PathParameter("integration_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
)


class Integrations(IntegrationsExtension):
    """The integrations operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> IntegrationList:
        """List integrations.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The integrations in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes integrations is documented; path and bodies are proposals.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[Integration]:
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
    def create(self, body: IntegrationCreate) -> Integration: ...

    @overload
    def create(
        self,
        *,
        name: str,
        labels: Sequence[str],
        config: IntegrationConfig,
        id: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        enabled: bool | UnsetType = UNSET,
    ) -> Integration: ...

    def create(
        self,
        body: IntegrationCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        config: IntegrationConfig | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        enabled: bool | UnsetType = UNSET,
    ) -> Integration:
        """Create an integration.

        The answer to a WebSocket integration holds the `url` to which a client connects. Without an `id`
        the platform makes one. An id that is taken is refused with 400.

        Args:
            body: A ready IntegrationCreate, instead of the keyword arguments below.
            id: An id of your own; the platform makes one when it is left out (at most 63 characters).
            name: Name for people (at most 256 characters).
            description: Free text (at most 4096 characters).
            labels: Devices that carry all of these labels are forwarded (at most 100 entries).
            config: Its settings; their type is the type of the integration.
            enabled: Whether it forwards; true when left out.

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

        Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That the answer
            of a WebSocket integration holds the URL is documented; path and bodies are proposals.
        """
        _given = _Given(
            body,
            {
                "id": id,
                "name": name,
                "description": description,
                "labels": labels,
                "config": config,
                "enabled": enabled,
            },
        )
        body = id = name = description = labels = config = enabled = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, IntegrationCreate, _given))

    def get(self, integration_id: str) -> Integration:
        """Read one integration.

        Args:
            integration_id: Id of the integration (at most 63 characters).

        Returns:
            The integration.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes integrations is documented; path and bodies are proposals.
        """
        return self._call(GET, (integration_id,))

    @overload
    def update(
        self, integration_id: str, body: IntegrationUpdate | Integration | Update[Integration]
    ) -> Integration: ...

    @overload
    def update(
        self,
        integration_id: str,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        config: IntegrationConfig | UnsetType = UNSET,
        enabled: bool | UnsetType = UNSET,
    ) -> Integration: ...

    def update(
        self,
        integration_id: str,
        body: IntegrationUpdate | Integration | Update[Integration] | None = None,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        config: IntegrationConfig | UnsetType = UNSET,
        enabled: bool | UnsetType = UNSET,
    ) -> Integration:
        """Change an integration.

        A property that is left out keeps its value, `null` clears it.

        Args:
            integration_id: Id of the integration (at most 63 characters).
            body: A ready IntegrationUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            description: A new text; null clears it (at most 4096 characters).
            labels: Other labels (at most 100 entries).
            config: New settings; a secret that is left out stays.
            enabled: Whether it forwards.

        Returns:
            The integration as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes integrations is documented; path and bodies are proposals.
        """
        _given = _Given(
            body, {"name": name, "description": description, "labels": labels, "config": config, "enabled": enabled}
        )
        body = name = description = labels = config = enabled = _HANDED_OVER
        return self._call(UPDATE, (integration_id,), _body_from(UPDATE, IntegrationUpdate, _given))

    def delete(self, integration_id: str) -> None:
        """Delete an integration.

        Args:
            integration_id: Id of the integration (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes integrations is documented; path and bodies are proposals.
        """
        return self._call(DELETE, (integration_id,))


class AsyncIntegrations(AsyncIntegrationsExtension):
    """The integrations operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> IntegrationList:
        """List integrations.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The integrations in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes integrations is documented; path and bodies are proposals.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[Integration]:
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
    async def create(self, body: IntegrationCreate) -> Integration: ...

    @overload
    async def create(
        self,
        *,
        name: str,
        labels: Sequence[str],
        config: IntegrationConfig,
        id: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        enabled: bool | UnsetType = UNSET,
    ) -> Integration: ...

    async def create(
        self,
        body: IntegrationCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        config: IntegrationConfig | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        enabled: bool | UnsetType = UNSET,
    ) -> Integration:
        """Create an integration.

        The answer to a WebSocket integration holds the `url` to which a client connects. Without an `id`
        the platform makes one. An id that is taken is refused with 400.

        Args:
            body: A ready IntegrationCreate, instead of the keyword arguments below.
            id: An id of your own; the platform makes one when it is left out (at most 63 characters).
            name: Name for people (at most 256 characters).
            description: Free text (at most 4096 characters).
            labels: Devices that carry all of these labels are forwarded (at most 100 entries).
            config: Its settings; their type is the type of the integration.
            enabled: Whether it forwards; true when left out.

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

        Evidence: inferred; Websockets, https://docs.smartmakers.io/thingshub4/websockets. That the answer
            of a WebSocket integration holds the URL is documented; path and bodies are proposals.
        """
        _given = _Given(
            body,
            {
                "id": id,
                "name": name,
                "description": description,
                "labels": labels,
                "config": config,
                "enabled": enabled,
            },
        )
        body = id = name = description = labels = config = enabled = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, IntegrationCreate, _given))

    async def get(self, integration_id: str) -> Integration:
        """Read one integration.

        Args:
            integration_id: Id of the integration (at most 63 characters).

        Returns:
            The integration.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes integrations is documented; path and bodies are proposals.
        """
        return await self._call(GET, (integration_id,))

    @overload
    async def update(
        self, integration_id: str, body: IntegrationUpdate | Integration | Update[Integration]
    ) -> Integration: ...

    @overload
    async def update(
        self,
        integration_id: str,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        config: IntegrationConfig | UnsetType = UNSET,
        enabled: bool | UnsetType = UNSET,
    ) -> Integration: ...

    async def update(
        self,
        integration_id: str,
        body: IntegrationUpdate | Integration | Update[Integration] | None = None,
        *,
        name: str | UnsetType = UNSET,
        description: str | None | UnsetType = UNSET,
        labels: Sequence[str] | UnsetType = UNSET,
        config: IntegrationConfig | UnsetType = UNSET,
        enabled: bool | UnsetType = UNSET,
    ) -> Integration:
        """Change an integration.

        A property that is left out keeps its value, `null` clears it.

        Args:
            integration_id: Id of the integration (at most 63 characters).
            body: A ready IntegrationUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            description: A new text; null clears it (at most 4096 characters).
            labels: Other labels (at most 100 entries).
            config: New settings; a secret that is left out stays.
            enabled: Whether it forwards.

        Returns:
            The integration as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes integrations is documented; path and bodies are proposals.
        """
        _given = _Given(
            body, {"name": name, "description": description, "labels": labels, "config": config, "enabled": enabled}
        )
        body = name = description = labels = config = enabled = _HANDED_OVER
        return await self._call(UPDATE, (integration_id,), _body_from(UPDATE, IntegrationUpdate, _given))

    async def delete(self, integration_id: str) -> None:
        """Delete an integration.

        Args:
            integration_id: Id of the integration (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes integrations is documented; path and bodies are proposals.
        """
        return await self._call(DELETE, (integration_id,))
