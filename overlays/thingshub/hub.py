"""The hand-written half of ThingsHub and AsyncThingsHub: building, logging in, closing.

Building checks the arguments and loads the HTTP library, so that the first call pays for neither; it opens no
connection and logs nobody in.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from thingshub.api.auth import LOGIN
from thingshub.auth import AsyncFixedToken, AsyncLoginSession, FixedToken, Grant, LoginSession, grant
from thingshub.calling import AsyncCaller, Caller, conclude, prepare
from thingshub.models import LoginRequest, Session
from thingshub.settings import Settings, resolve
from thingshub.transport import AsyncTransport, Request, Response, Timeout, Transport

DEFAULT_TIMEOUT = Timeout()


class Hub:
    """A client for one tenant of thingsHub.

    Several threads may share it. Use it as a context manager, or call `close()`.

    Args:
        url: The tenant's address, e.g. `https://demo.example`; https only. Else THINGSHUB_URL.
        username: Log-in name, with `password`; the client logs in by itself when the first call needs it.
            Else THINGSHUB_USERNAME.
        password: Password. Else THINGSHUB_PASSWORD.
        token: A session token, instead of user name and password. Else THINGSHUB_TOKEN.
        api_key: A permanent API key, instead of the others. Else THINGSHUB_API_KEY.
        api_profile: The tenant's product, e.g. "7" or "4.13": calls that it cannot answer are refused with what to call
            instead. Else THINGSHUB_API_PROFILE; without one every call is sent.
        ca_file: PEM file of CA certificates to trust instead of the system's. Else THINGSHUB_CA_FILE.
        timeout: How long to wait, in seconds: `Timeout(connect_seconds=5, read_seconds=30)`.
        max_connections: How many connections may be open; further calls wait for a free one.
        allow_http_on_loopback: Allow `http://` for a server on this machine.
        transport: Another way to send requests, e.g. a test double; see thingshub.transport.

    Raises:
        ConfigurationError: something is missing, contradictory or not safe; nothing was sent.

    Proxies are taken from the environment (HTTPS_PROXY, NO_PROXY).
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        api_key: str | None = None,
        api_profile: str | None = None,
        ca_file: str | Path | None = None,
        timeout: Timeout = DEFAULT_TIMEOUT,
        max_connections: int = 100,
        allow_http_on_loopback: bool = False,
        transport: Transport | None = None,
    ) -> None:
        self._settings = resolve(
            url=url,
            username=username,
            password=password,
            token=token,
            api_key=api_key,
            api_profile=api_profile,
            ca_file=ca_file,
            timeout=timeout,
            max_connections=max_connections,
            allow_http_on_loopback=allow_http_on_loopback,
        )
        if transport is None:
            from thingshub.transport_urllib3 import Urllib3Transport  # not at import: an async user never needs it

            transport = Urllib3Transport(self._settings.endpoint)
        credentials = self._settings.credentials
        bearer = FixedToken(credentials.bearer) if credentials.bearer else LoginSession(self._log_in)
        self._caller = Caller(transport, bearer, self._settings)

    def _log_in(self) -> Grant:
        response = self._caller.exchange(LOGIN, _login_request(self._settings))
        return _granted(self._settings, response)

    def close(self) -> None:
        """Close all connections. The client must not be used afterwards."""
        self._caller.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return _shown(self, self._settings)


class AsyncHub:
    """A client for one tenant of thingsHub, awaitable.

    Several tasks of one event loop may share it. Use it as an async context manager, or await `close()`.

    Args:
        url: The tenant's address, e.g. `https://demo.example`; https only. Else THINGSHUB_URL.
        username: Log-in name, with `password`; the client logs in by itself when the first call needs it.
            Else THINGSHUB_USERNAME.
        password: Password. Else THINGSHUB_PASSWORD.
        token: A session token, instead of user name and password. Else THINGSHUB_TOKEN.
        api_key: A permanent API key, instead of the others. Else THINGSHUB_API_KEY.
        api_profile: The tenant's product, e.g. "7" or "4.13": calls that it cannot answer are refused with what to call
            instead. Else THINGSHUB_API_PROFILE; without one every call is sent.
        ca_file: PEM file of CA certificates to trust instead of the system's. Else THINGSHUB_CA_FILE.
        timeout: How long to wait, in seconds: `Timeout(connect_seconds=5, read_seconds=30)`.
        max_connections: How many connections may be open; further calls wait for a free one.
        allow_http_on_loopback: Allow `http://` for a server on this machine.
        transport: Another way to send requests, e.g. a test double; see thingshub.transport.

    Raises:
        ConfigurationError: something is missing, contradictory or not safe; nothing was sent.

    Proxies are taken from the environment (HTTPS_PROXY, NO_PROXY).
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        api_key: str | None = None,
        api_profile: str | None = None,
        ca_file: str | Path | None = None,
        timeout: Timeout = DEFAULT_TIMEOUT,
        max_connections: int = 100,
        allow_http_on_loopback: bool = False,
        transport: AsyncTransport | None = None,
    ) -> None:
        self._settings = resolve(
            url=url,
            username=username,
            password=password,
            token=token,
            api_key=api_key,
            api_profile=api_profile,
            ca_file=ca_file,
            timeout=timeout,
            max_connections=max_connections,
            allow_http_on_loopback=allow_http_on_loopback,
        )
        if transport is None:
            from thingshub.transport_aiohttp import AiohttpTransport  # not at import: a sync user never needs it

            transport = AiohttpTransport(self._settings.endpoint)
        credentials = self._settings.credentials
        bearer = AsyncFixedToken(credentials.bearer) if credentials.bearer else AsyncLoginSession(self._log_in)
        self._caller = AsyncCaller(transport, bearer, self._settings)

    async def _log_in(self) -> Grant:
        response = await self._caller.exchange(LOGIN, _login_request(self._settings))
        return _granted(self._settings, response)

    async def close(self) -> None:
        """Close all connections. The client must not be used afterwards."""
        await self._caller.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return _shown(self, self._settings)


def _login_request(settings: Settings) -> Request:
    username, password = settings.credentials.username or "", settings.credentials.password or ""
    return prepare(LOGIN, settings, (), None, LoginRequest(username=username, password=password))


def _granted(settings: Settings, response: Response) -> Grant:
    session: Session = conclude(LOGIN, response, settings.credentials.redact)
    return grant(session.token, expires=session.expires, date_header=response.headers.get("Date"))


def _shown(hub: Hub | AsyncHub, settings: Settings) -> str:
    kind = "a bearer token" if settings.credentials.bearer else f"user {settings.credentials.username!r}"
    return f"<{type(hub).__name__} {settings.endpoint.url}{settings.base_path} as {kind}>"
