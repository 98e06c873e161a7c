# Generated from overlays/thingshub/_client/hub_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""The hand-written half of ThingsHub: building, logging in, closing, and calls that are looked at or made by hand.

Building checks the arguments and loads the wire, so that the first call pays for neither; it opens no connection and
logs nobody in.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from msgspec import UNSET, UnsetType

from thingshub._client.access_token import AccessToken
from thingshub._client.download import Download
from thingshub._client.executor import RequestExecutor
from thingshub._client.login import granted, login_body, shown
from thingshub._client.planning import planned
from thingshub._client.response import check_media
from thingshub._client.sealing import HANDED_OVER, Arguments, Given, Sealed
from thingshub._client.tokens import FixedToken, LoginTokens, TokenProvider
from thingshub._client.transports import Transports
from thingshub.api.auth import LOGIN
from thingshub.options import DEFAULT, AnswerHook, DriftHook, Options, RequestHook, changed
from thingshub.preview import Preview, previewed
from thingshub.raw import RawAnswer, custom
from thingshub.retries import Retries, RetryBudget
from thingshub.settings import Credential, resolve
from thingshub.transport import ClientCertificate, Timeout, Transport

T = TypeVar("T")
P = ParamSpec("P")


class Hub:
    """A client for one tenant of thingsHub.

    Several threads may share it. Use it as a context manager, or end with
    `hub.close()`.

    Args:
        url: The tenant's address, e.g. `https://demo.example`; https only. Else THINGSHUB_URL.
        username: Log-in name, with `password`; the client logs in by itself when the first call needs it.
            Else THINGSHUB_USERNAME.
        password: Password. Else THINGSHUB_PASSWORD.
        token: A session token, instead of user name and password. Else THINGSHUB_TOKEN.
        api_key: A permanent API key, instead of the others. Else THINGSHUB_API_KEY.
        credentials: What operations with other security schemes need, by name of the scheme: a key or a token, or a
            pair of user name and password, e.g. `{"partnerKey": "…", "basicAuth": ("olga", "…")}`.
        api_profile: The tenant's product, e.g. "7" or "4.13": calls that it cannot answer are refused with what to call
            instead. Else THINGSHUB_API_PROFILE; without one every call is sent.
        ca_file: PEM file of CA certificates to trust instead of the system's. Else THINGSHUB_CA_FILE.
        ssl_context: A TLS context of your own, instead of `ca_file` and `client_certificate`.
        client_certificate: A certificate for servers and proxies that ask for one: a PEM file with certificate and
            key, or a pair of files, or those and the key's password. Else THINGSHUB_CLIENT_CERTIFICATE, for one file.
        proxy: URL of the proxy, e.g. `http://user:password@proxy.example:3128`; empty for none. Else HTTPS_PROXY,
            HTTP_PROXY or ALL_PROXY, and NO_PROXY, which are never meant for a server on this machine.
        default_headers: Headers that every request to the tenant carries, e.g. for a gateway before it.
        app_name: What your program is called, e.g. `fleet-report/2.1`; it comes first in the User-Agent.
        timeout: How long to wait: `Timeout(connect_seconds=5, read_seconds=30, total_seconds=120)`.
        retries: How a call is tried again: `Retries(attempts=3)`; `Retries(attempts=1)` for never.
        max_connections: How many connections may be open; further calls wait for a free one.
        allow_http_on_loopback: Allow `http://` for a server on this machine.
        on_request: Called before each request; it may return headers to add. See thingshub.options.
        on_answer: Called after each answer, or after the failure to get one.
        on_drift: Called for what an answer has and the document does not know.
        transport: Another way to send requests, e.g. a test double; see thingshub.transport.

    Raises:
        ConfigurationError: something is missing, contradictory or not safe; nothing was sent.
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        api_key: str | None = None,
        credentials: Mapping[str, Credential] | None = None,
        api_profile: str | None = None,
        ca_file: str | Path | None = None,
        ssl_context: ssl.SSLContext | None = None,
        client_certificate: ClientCertificate | None = None,
        proxy: str | None = None,
        default_headers: Mapping[str, str] | None = None,
        app_name: str | None = None,
        timeout: Timeout = DEFAULT.timeout,
        retries: Retries = DEFAULT.retries,
        max_connections: int = 100,
        allow_http_on_loopback: bool = False,
        on_request: RequestHook | None = None,
        on_answer: AnswerHook | None = None,
        on_drift: DriftHook | None = None,
        transport: Transport | None = None,
    ) -> None:
        settings = resolve(
            url=url,
            username=username,
            password=password,
            token=token,
            api_key=api_key,
            credentials=credentials,
            api_profile=api_profile,
            ca_file=ca_file,
            ssl_context=ssl_context,
            client_certificate=client_certificate,
            proxy=proxy,
            default_headers=default_headers,
            app_name=app_name,
            transport=transport,
            max_connections=max_connections,
            allow_http_on_loopback=allow_http_on_loopback,
        )
        given = settings.credentials.bearer
        tokens: TokenProvider = FixedToken(given) if given else LoginTokens(self._log_in)
        options = Options(timeout, retries, on_request, on_answer, on_drift)
        transports = Transports(settings.endpoint, transport)
        self._executor = RequestExecutor(transports, tokens, settings, options, RetryBudget())
        self._is_copy = False

    def with_options(
        self,
        *,
        timeout: Timeout | UnsetType = UNSET,
        retries: Retries | UnsetType = UNSET,
        on_request: RequestHook | UnsetType | None = UNSET,
        on_answer: AnswerHook | UnsetType | None = UNSET,
        on_drift: DriftHook | UnsetType | None = UNSET,
    ) -> Self:
        """A copy of this client with other options, for one call or for many.

        Both share connections, token and retry budget; making one costs microseconds, and closing it closes nothing.

        Args:
            timeout: How long to wait.
            retries: How a call is tried again.
            on_request: Called before each request; None for nobody.
            on_answer: Called after each answer; None for nobody.
            on_drift: Called for what the document does not know; None for nobody.

        Raises:
            ConfigurationError: an option is out of range.
        """
        twin = object.__new__(type(self))  # its attributes for the tags are made when they are asked for
        options = changed(self._executor.options, timeout, retries, on_request, on_answer, on_drift)
        twin._executor, twin._is_copy = self._executor.with_options(options), True
        return twin

    def raw(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> RawAnswer[T]:
        """Status, headers and bytes of a call: `hub.raw(hub.devices.get, "pump-7")`.

        Args:
            method: The method of an operation.
            args: Its arguments.
            kwargs: Its keyword arguments.

        Raises:
            CallError: the same as from the method, except for a body that is not what the document says.
        """
        given = Arguments(args, kwargs)
        args = kwargs = HANDED_OVER
        return self._executor.raw(planned(self._executor, method, given))

    @contextmanager
    def stream(self, method: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> Generator[Download]:
        """The answer of a call piece by piece, in constant memory.

        `with hub.stream(hub.data_tables.export, "pumps") as answer: answer.save("pumps.csv")`

        Args:
            method: The method of an operation.
            args: Its arguments.
            kwargs: Its keyword arguments.

        Raises:
            CallError: the same as from the method.
        """
        given = Arguments(args, kwargs)
        args = kwargs = HANDED_OVER
        call = planned(self._executor, method, given)
        response, state = self._executor.open(call)
        try:
            check_media(call.operation, response)
            yield Download(response, state)
        finally:
            response.close()

    def preview(self, method: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> Preview:
        """A call as it would be sent, without sending it and without secrets.

        Args:
            method: The method of an operation.
            args: Its arguments.
            kwargs: Its keyword arguments.

        Raises:
            ValueError, TypeError, UnavailableOperationError: the call would not be sent.
        """
        given = Arguments(args, kwargs)
        args = kwargs = HANDED_OVER
        return previewed(planned(self._executor, method, given), self._executor.settings)

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = UNSET,
        content: bytes | Path | None = None,
        content_type: str = "application/octet-stream",
        headers: Mapping[str, str] | None = None,
    ) -> RawAnswer[Any]:
        """A call that the document does not know yet, with the same token, repetitions and errors.

        Args:
            method: The HTTP method; POST and PATCH are not repeated.
            path: The path from `/api/` on, without a query.
            query: Query parameters; lists become comma-separated, None is left out.
            json: The body, as JSON data or a model.
            content: The body as it is, instead of `json`; a path is read while it is sent.
            content_type: Media type of `content`.
            headers: Further headers.

        Returns:
            The answer; `parse()` gives its JSON.

        Raises:
            ValueError: the path cannot be sent as it is, or both bodies were given.
            CallError: as from any operation; `operation` is `request`.
        """
        given = Given(json if content is None else content, query or {})
        has_both = json is not UNSET and content is not None
        is_json, more = content is None, Sealed(headers)
        json = content = query = headers = HANDED_OVER
        if has_both:
            raise ValueError("request: pass either json or content, not both")
        return self._executor.raw(custom(method, path, given, None if is_json else content_type), more)

    def _log_in(self, ends_at: float) -> AccessToken:
        executor = self._executor
        state = executor.start(LOGIN, (), login_body(executor.settings)).ending(ends_at)
        response = executor.exchange(state)
        return granted(executor.concluded(LOGIN, response, state), response)

    def close(self) -> None:
        """Close all connections; neither the client nor its copies can be used afterwards. On a copy: nothing."""
        if not self._is_copy:
            for end in tuple(self._executor.listening):
                end()
            self._executor.transports.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __copy__(self) -> Self:
        return self.with_options()

    def __repr__(self) -> str:
        return shown(self, self._executor.settings)
