# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The network_connections operations, sync and async."""

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
from ..models import (
    NetworkConnection,
    NetworkConnectionConfig,
    NetworkConnectionCreate,
    NetworkConnectionList,
    NetworkConnectionUpdate,
)

LIST: op.Operation[NetworkConnectionList] = op.Operation(
    "network_connections.list",
    "GET",
    "/api/v3/network-connections",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", NetworkConnectionList),),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)
CREATE: op.Operation[NetworkConnection] = op.Operation(
    "network_connections.create",
    "POST",
    "/api/v3/network-connections",
    (),
    (op.Answer("201", "application/json", NetworkConnection),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
GET: op.Operation[NetworkConnection] = op.Operation(
    "network_connections.get",
    "GET",
    "/api/v3/network-connections/{network_connection_id}",
    (op.PathParameter("network_connection_id", shape="primitive"),),
    (op.Answer("200", "application/json", NetworkConnection),),
)
UPDATE: op.Operation[NetworkConnection] = op.Operation(
    "network_connections.update",
    "PUT",
    "/api/v3/network-connections/{network_connection_id}",
    (op.PathParameter("network_connection_id", shape="primitive"),),
    (op.Answer("200", "application/json", NetworkConnection),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
DELETE: op.Operation[None] = op.Operation(
    "network_connections.delete",
    "DELETE",
    "/api/v3/network-connections/{network_connection_id}",
    (op.PathParameter("network_connection_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
)


class NetworkConnections(_Resource):
    """The network_connections operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> NetworkConnectionList:
        """List network connections.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The network connections in order of creation.

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
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[NetworkConnection]:
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
    def create(self, body: NetworkConnectionCreate) -> NetworkConnection: ...

    @overload
    def create(
        self,
        *,
        name: str,
        config: NetworkConnectionConfig,
        id: str | UnsetType = UNSET,
        auto_activation: bool | UnsetType = UNSET,
    ) -> NetworkConnection: ...

    def create(
        self,
        body: NetworkConnectionCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        config: NetworkConnectionConfig | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        auto_activation: bool | UnsetType = UNSET,
    ) -> NetworkConnection:
        """Create a network connection.

        Without an `id` the platform makes one. An id that is taken is refused with 400.

        Args:
            body: A ready NetworkConnectionCreate, instead of the keyword arguments below.
            id: An id of your own; the platform makes one when it is left out (at most 63 characters).
            name: Name for people (at most 256 characters).
            config: Its settings; their type is the type of the connection.
            auto_activation: Whether devices that report over it are created by themselves; false when left
                out.

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

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        _given = _Given(body, {"id": id, "name": name, "config": config, "auto_activation": auto_activation})
        body = id = name = config = auto_activation = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, NetworkConnectionCreate, _given))

    def get(self, network_connection_id: str) -> NetworkConnection:
        """Read one network connection.

        Args:
            network_connection_id: Id of the network connection (at most 63 characters).

        Returns:
            The network connection.

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
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        return self._call(GET, (network_connection_id,))

    @overload
    def update(
        self, network_connection_id: str, body: NetworkConnectionUpdate | NetworkConnection | Update[NetworkConnection]
    ) -> NetworkConnection: ...

    @overload
    def update(
        self,
        network_connection_id: str,
        *,
        name: str | UnsetType = UNSET,
        config: NetworkConnectionConfig | UnsetType = UNSET,
        auto_activation: bool | UnsetType = UNSET,
    ) -> NetworkConnection: ...

    def update(
        self,
        network_connection_id: str,
        body: NetworkConnectionUpdate | NetworkConnection | Update[NetworkConnection] | None = None,
        *,
        name: str | UnsetType = UNSET,
        config: NetworkConnectionConfig | UnsetType = UNSET,
        auto_activation: bool | UnsetType = UNSET,
    ) -> NetworkConnection:
        """Change a network connection.

        A property that is left out keeps its value, and a secret that is left out too. A connection that
        the tenant's configuration made (`created_by` is Configuration) cannot be changed: 400.

        Args:
            network_connection_id: Id of the network connection (at most 63 characters).
            body: A ready NetworkConnectionUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            config: New settings; a secret that is left out stays.
            auto_activation: Whether devices that report over it are created by themselves.

        Returns:
            The network connection as it is now.

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
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        _given = _Given(body, {"name": name, "config": config, "auto_activation": auto_activation})
        body = name = config = auto_activation = _HANDED_OVER
        return self._call(UPDATE, (network_connection_id,), _body_from(UPDATE, NetworkConnectionUpdate, _given))

    def delete(self, network_connection_id: str) -> None:
        """Delete a network connection.

        A connection that devices use is not deleted: 400.

        Args:
            network_connection_id: Id of the network connection (at most 63 characters).

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
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        return self._call(DELETE, (network_connection_id,))


class AsyncNetworkConnections(_AsyncResource):
    """The network_connections operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> NetworkConnectionList:
        """List network connections.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The network connections in order of creation.

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
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[NetworkConnection]:
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
    async def create(self, body: NetworkConnectionCreate) -> NetworkConnection: ...

    @overload
    async def create(
        self,
        *,
        name: str,
        config: NetworkConnectionConfig,
        id: str | UnsetType = UNSET,
        auto_activation: bool | UnsetType = UNSET,
    ) -> NetworkConnection: ...

    async def create(
        self,
        body: NetworkConnectionCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        config: NetworkConnectionConfig | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        auto_activation: bool | UnsetType = UNSET,
    ) -> NetworkConnection:
        """Create a network connection.

        Without an `id` the platform makes one. An id that is taken is refused with 400.

        Args:
            body: A ready NetworkConnectionCreate, instead of the keyword arguments below.
            id: An id of your own; the platform makes one when it is left out (at most 63 characters).
            name: Name for people (at most 256 characters).
            config: Its settings; their type is the type of the connection.
            auto_activation: Whether devices that report over it are created by themselves; false when left
                out.

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

        Evidence: inferred; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        _given = _Given(body, {"id": id, "name": name, "config": config, "auto_activation": auto_activation})
        body = id = name = config = auto_activation = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, NetworkConnectionCreate, _given))

    async def get(self, network_connection_id: str) -> NetworkConnection:
        """Read one network connection.

        Args:
            network_connection_id: Id of the network connection (at most 63 characters).

        Returns:
            The network connection.

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
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        return await self._call(GET, (network_connection_id,))

    @overload
    async def update(
        self, network_connection_id: str, body: NetworkConnectionUpdate | NetworkConnection | Update[NetworkConnection]
    ) -> NetworkConnection: ...

    @overload
    async def update(
        self,
        network_connection_id: str,
        *,
        name: str | UnsetType = UNSET,
        config: NetworkConnectionConfig | UnsetType = UNSET,
        auto_activation: bool | UnsetType = UNSET,
    ) -> NetworkConnection: ...

    async def update(
        self,
        network_connection_id: str,
        body: NetworkConnectionUpdate | NetworkConnection | Update[NetworkConnection] | None = None,
        *,
        name: str | UnsetType = UNSET,
        config: NetworkConnectionConfig | UnsetType = UNSET,
        auto_activation: bool | UnsetType = UNSET,
    ) -> NetworkConnection:
        """Change a network connection.

        A property that is left out keeps its value, and a secret that is left out too. A connection that
        the tenant's configuration made (`created_by` is Configuration) cannot be changed: 400.

        Args:
            network_connection_id: Id of the network connection (at most 63 characters).
            body: A ready NetworkConnectionUpdate, instead of the keyword arguments below.
            name: A new name (at most 256 characters).
            config: New settings; a secret that is left out stays.
            auto_activation: Whether devices that report over it are created by themselves.

        Returns:
            The network connection as it is now.

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
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        _given = _Given(body, {"name": name, "config": config, "auto_activation": auto_activation})
        body = name = config = auto_activation = _HANDED_OVER
        return await self._call(UPDATE, (network_connection_id,), _body_from(UPDATE, NetworkConnectionUpdate, _given))

    async def delete(self, network_connection_id: str) -> None:
        """Delete a network connection.

        A connection that devices use is not deleted: 400.

        Args:
            network_connection_id: Id of the network connection (at most 63 characters).

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
            creates, reads, updates and deletes network connections is documented; path and bodies are
            proposals.
        """
        return await self._call(DELETE, (network_connection_id,))
