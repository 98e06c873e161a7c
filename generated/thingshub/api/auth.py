# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The auth operations, sync and async."""

from __future__ import annotations

from typing import overload

from msgspec import UNSET, UnsetType

from .. import errors
from .._client import operation as op
from .._client.operation import body_of_call as _body_from
from .._client.resource import Resource as _Resource
from .._client.resource_async import AsyncResource as _AsyncResource
from .._client.sealing import HANDED_OVER as _HANDED_OVER
from .._client.sealing import Given as _Given
from ..models import ErrorBody, LoginRequest, Session

LOGIN: op.Operation[Session] = op.Operation(
    "auth.login",
    "POST",
    "/api/v3/auth/token",
    (),
    (op.Answer("200", "application/json", Session),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    security=(),
    failures=(op.Failure("400", "application/json", ErrorBody, errors.AuthenticationError),),
    is_replay_safe=True,
)


class Auth(_Resource):
    """The auth operations."""

    @overload
    def login(self, body: LoginRequest) -> Session: ...

    @overload
    def login(self, *, username: str, password: str) -> Session: ...

    def login(
        self, body: LoginRequest | None = None, *, username: str | UnsetType = UNSET, password: str | UnsetType = UNSET
    ) -> Session:
        """Log in with user name and password.

        Opens a session and answers its bearer token. A wrong user name or password answers 400 with the
        text "invalid credentials", not 401. The token is opaque; `expires` is the only way to know its end.

        Args:
            body: A ready LoginRequest, instead of the keyword arguments below.
            username: User name, or e-mail address with the built-in identity provider (at most 256
                characters).
            password: The password (at most 1024 characters).

        Returns:
            Logged in.

        Raises:
            AuthenticationError: the body is malformed, or user name and password do not fit (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the sample
            error 400 "invalid credentials" belongs to the login is read from its text.
        """
        _given = _Given(body, {"username": username, "password": password})
        body = username = password = _HANDED_OVER
        return self._call(LOGIN, (), _body_from(LOGIN, LoginRequest, _given))


class AsyncAuth(_AsyncResource):
    """The auth operations."""

    @overload
    async def login(self, body: LoginRequest) -> Session: ...

    @overload
    async def login(self, *, username: str, password: str) -> Session: ...

    async def login(
        self, body: LoginRequest | None = None, *, username: str | UnsetType = UNSET, password: str | UnsetType = UNSET
    ) -> Session:
        """Log in with user name and password.

        Opens a session and answers its bearer token. A wrong user name or password answers 400 with the
        text "invalid credentials", not 401. The token is opaque; `expires` is the only way to know its end.

        Args:
            body: A ready LoginRequest, instead of the keyword arguments below.
            username: User name, or e-mail address with the built-in identity provider (at most 256
                characters).
            password: The password (at most 1024 characters).

        Returns:
            Logged in.

        Raises:
            AuthenticationError: the body is malformed, or user name and password do not fit (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the sample
            error 400 "invalid credentials" belongs to the login is read from its text.
        """
        _given = _Given(body, {"username": username, "password": password})
        body = username = password = _HANDED_OVER
        return await self._call(LOGIN, (), _body_from(LOGIN, LoginRequest, _given))
