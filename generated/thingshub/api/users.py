# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The users operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
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
from ..models import RoleAssignment, User, UserCreate, UserList, UserUpdate

LIST: op.Operation[UserList] = op.Operation(
    "users.list",
    "GET",
    "/api/v3/users",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", UserList),),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity="id"),
)
CREATE: op.Operation[User] = op.Operation(
    "users.create",
    "POST",
    "/api/v3/users",
    (),
    (op.Answer("201", "application/json", User),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
GET: op.Operation[User] = op.Operation(
    "users.get",
    "GET",
    "/api/v3/users/{user_id}",
    (op.PathParameter("user_id", shape="primitive"),),
    (op.Answer("200", "application/json", User),),
)
UPDATE: op.Operation[User] = op.Operation(
    "users.update",
    "PUT",
    "/api/v3/users/{user_id}",
    (op.PathParameter("user_id", shape="primitive"),),
    (op.Answer("200", "application/json", User),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)
DELETE: op.Operation[None] = op.Operation(
    "users.delete",
    "DELETE",
    "/api/v3/users/{user_id}",
    (op.PathParameter("user_id", shape="primitive"),),
    (op.Answer("200", "", NoneType),),
)
SET_ROLES: op.Operation[User] = op.Operation(
    "users.set_roles",
    "PUT",
    "/api/v3/users/{user_id}/roles",
    (op.PathParameter("user_id", shape="primitive"),),
    (op.Answer("200", "application/json", User),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
)


class Users(_Resource):
    """The users operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> UserList:
        """List the users of the tenant.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The users in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[User]:
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
    def create(self, body: UserCreate) -> User: ...

    @overload
    def create(
        self,
        *,
        username: str,
        password: str,
        full_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        locked: bool | UnsetType = UNSET,
        roles: Sequence[str] | UnsetType = UNSET,
    ) -> User: ...

    def create(
        self,
        body: UserCreate | None = None,
        *,
        username: str | UnsetType = UNSET,
        password: str | UnsetType = UNSET,
        full_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        locked: bool | UnsetType = UNSET,
        roles: Sequence[str] | UnsetType = UNSET,
    ) -> User:
        """Create a user.

        A user name that is taken, in any case, or reserved is refused with 400.

        Args:
            body: A ready UserCreate, instead of the keyword arguments below.
            username: Log-in name (at most 30 characters).
            password: The password (at most 256 characters).
            full_name: Full name (at most 256 characters).
            email: E-mail address (at most 256 characters).
            country: Country code (at most 64 characters).
            locked: Whether the user may not log in; false when left out.
            roles: Roles; none when left out (at most 20 entries).

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

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        _given = _Given(
            body,
            {
                "username": username,
                "password": password,
                "full_name": full_name,
                "email": email,
                "country": country,
                "locked": locked,
                "roles": roles,
            },
        )
        body = username = password = full_name = email = country = locked = roles = _HANDED_OVER
        return self._call(CREATE, (), _body_from(CREATE, UserCreate, _given))

    def get(self, user_id: int) -> User:
        """Read one user.

        Args:
            user_id: Number of the user (1 or more).

        Returns:
            The user.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        return self._call(GET, (user_id,))

    @overload
    def update(self, user_id: int, body: UserUpdate | User | Update[User]) -> User: ...

    @overload
    def update(
        self,
        user_id: int,
        *,
        password: str | UnsetType = UNSET,
        full_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        locked: bool | UnsetType = UNSET,
    ) -> User: ...

    def update(
        self,
        user_id: int,
        body: UserUpdate | User | Update[User] | None = None,
        *,
        password: str | UnsetType = UNSET,
        full_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        locked: bool | UnsetType = UNSET,
    ) -> User:
        """Change a user.

        A property that is left out keeps its value. A new password or a lock ends all sessions of the user.

        Args:
            user_id: Number of the user (1 or more).
            body: A ready UserUpdate, instead of the keyword arguments below.
            password: A new password (at most 256 characters).
            full_name: Full name (at most 256 characters).
            email: E-mail address (at most 256 characters).
            country: Country code (at most 64 characters).
            locked: Whether the user may not log in.

        Returns:
            The user as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        _given = _Given(
            body, {"password": password, "full_name": full_name, "email": email, "country": country, "locked": locked}
        )
        body = password = full_name = email = country = locked = _HANDED_OVER
        return self._call(UPDATE, (user_id,), _body_from(UPDATE, UserUpdate, _given))

    def delete(self, user_id: int) -> None:
        """Delete a user with sessions and API keys.

        The last owner of the tenant is not deleted: 400.

        Args:
            user_id: Number of the user (1 or more).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        return self._call(DELETE, (user_id,))

    @overload
    def set_roles(self, user_id: int, body: RoleAssignment) -> User: ...

    @overload
    def set_roles(self, user_id: int, *, roles: Sequence[str]) -> User: ...

    def set_roles(
        self, user_id: int, body: RoleAssignment | None = None, *, roles: Sequence[str] | UnsetType = UNSET
    ) -> User:
        """Give a user other roles.

        The last owner of the tenant keeps that role: 400.

        Args:
            user_id: Number of the user (1 or more).
            body: A ready RoleAssignment, instead of the keyword arguments below.
            roles: All roles of the user from now on (at most 20 entries).

        Returns:
            The user as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        _given = _Given(body, {"roles": roles})
        body = roles = _HANDED_OVER
        return self._call(SET_ROLES, (user_id,), _body_from(SET_ROLES, RoleAssignment, _given))


class AsyncUsers(_AsyncResource):
    """The users operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> UserList:
        """List the users of the tenant.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The users in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[User]:
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
    async def create(self, body: UserCreate) -> User: ...

    @overload
    async def create(
        self,
        *,
        username: str,
        password: str,
        full_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        locked: bool | UnsetType = UNSET,
        roles: Sequence[str] | UnsetType = UNSET,
    ) -> User: ...

    async def create(
        self,
        body: UserCreate | None = None,
        *,
        username: str | UnsetType = UNSET,
        password: str | UnsetType = UNSET,
        full_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        locked: bool | UnsetType = UNSET,
        roles: Sequence[str] | UnsetType = UNSET,
    ) -> User:
        """Create a user.

        A user name that is taken, in any case, or reserved is refused with 400.

        Args:
            body: A ready UserCreate, instead of the keyword arguments below.
            username: Log-in name (at most 30 characters).
            password: The password (at most 256 characters).
            full_name: Full name (at most 256 characters).
            email: E-mail address (at most 256 characters).
            country: Country code (at most 64 characters).
            locked: Whether the user may not log in; false when left out.
            roles: Roles; none when left out (at most 20 entries).

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

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        _given = _Given(
            body,
            {
                "username": username,
                "password": password,
                "full_name": full_name,
                "email": email,
                "country": country,
                "locked": locked,
                "roles": roles,
            },
        )
        body = username = password = full_name = email = country = locked = roles = _HANDED_OVER
        return await self._call(CREATE, (), _body_from(CREATE, UserCreate, _given))

    async def get(self, user_id: int) -> User:
        """Read one user.

        Args:
            user_id: Number of the user (1 or more).

        Returns:
            The user.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        return await self._call(GET, (user_id,))

    @overload
    async def update(self, user_id: int, body: UserUpdate | User | Update[User]) -> User: ...

    @overload
    async def update(
        self,
        user_id: int,
        *,
        password: str | UnsetType = UNSET,
        full_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        locked: bool | UnsetType = UNSET,
    ) -> User: ...

    async def update(
        self,
        user_id: int,
        body: UserUpdate | User | Update[User] | None = None,
        *,
        password: str | UnsetType = UNSET,
        full_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        locked: bool | UnsetType = UNSET,
    ) -> User:
        """Change a user.

        A property that is left out keeps its value. A new password or a lock ends all sessions of the user.

        Args:
            user_id: Number of the user (1 or more).
            body: A ready UserUpdate, instead of the keyword arguments below.
            password: A new password (at most 256 characters).
            full_name: Full name (at most 256 characters).
            email: E-mail address (at most 256 characters).
            country: Country code (at most 64 characters).
            locked: Whether the user may not log in.

        Returns:
            The user as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        _given = _Given(
            body, {"password": password, "full_name": full_name, "email": email, "country": country, "locked": locked}
        )
        body = password = full_name = email = country = locked = _HANDED_OVER
        return await self._call(UPDATE, (user_id,), _body_from(UPDATE, UserUpdate, _given))

    async def delete(self, user_id: int) -> None:
        """Delete a user with sessions and API keys.

        The last owner of the tenant is not deleted: 400.

        Args:
            user_id: Number of the user (1 or more).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        return await self._call(DELETE, (user_id,))

    @overload
    async def set_roles(self, user_id: int, body: RoleAssignment) -> User: ...

    @overload
    async def set_roles(self, user_id: int, *, roles: Sequence[str]) -> User: ...

    async def set_roles(
        self, user_id: int, body: RoleAssignment | None = None, *, roles: Sequence[str] | UnsetType = UNSET
    ) -> User:
        """Give a user other roles.

        The last owner of the tenant keeps that role: 400.

        Args:
            user_id: Number of the user (1 or more).
            body: A ready RoleAssignment, instead of the keyword arguments below.
            roles: All roles of the user from now on (at most 20 entries).

        Returns:
            The user as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. Users
            are documented as the login answers them; the operations are proposals.
        """
        _given = _Given(body, {"roles": roles})
        body = roles = _HANDED_OVER
        return await self._call(SET_ROLES, (user_id,), _body_from(SET_ROLES, RoleAssignment, _given))
