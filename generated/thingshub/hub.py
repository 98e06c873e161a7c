"""The hand-written half of ThingsHub: building, logging in, closing, and calls that are looked at or made by hand.

Building checks the arguments and loads the HTTP library, so that the first call pays for neither; it opens no
connection and logs nobody in.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar, cast

from msgspec import UNSET, UnsetType

from thingshub.api.auth import LOGIN
from thingshub.auth import FixedToken, Grant, LoginSession
from thingshub.calling import Caller, Elsewhere
from thingshub.logging_in import granted, login_request, shown
from thingshub.options import DEFAULT, AnswerHook, DriftHook, Options, RequestHook, changed
from thingshub.preview import Preview, previewing
from thingshub.raw import (
    Download,
    RawAnswer,
    caller_of,
    custom,
    open_call,
    raw_call,
    redirected,
)
from thingshub.retries import Budget, Retries
from thingshub.settings import Credential, resolve
from thingshub.transport import Endpoint, Timeout, Transport

T = TypeVar("T")
P = ParamSpec("P")


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
        credentials: What operations with other security schemes need, by name of the scheme: a key or a token, or a
            pair of user name and password, e.g. `{"partnerKey": "…", "basicAuth": ("olga", "…")}`.
        api_profile: The tenant's product, e.g. "7" or "4.13": calls that it cannot answer are refused with what to call
            instead. Else THINGSHUB_API_PROFILE; without one every call is sent.
        ca_file: PEM file of CA certificates to trust instead of the system's. Else THINGSHUB_CA_FILE.
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
        credentials: Mapping[str, Credential] | None = None,
        api_profile: str | None = None,
        ca_file: str | Path | None = None,
        timeout: Timeout = DEFAULT.timeout,
        retries: Retries = DEFAULT.retries,
        max_connections: int = 100,
        allow_http_on_loopback: bool = False,
        on_request: RequestHook | None = None,
        on_answer: AnswerHook | None = None,
        on_drift: DriftHook | None = None,
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
            max_connections=max_connections,
            allow_http_on_loopback=allow_http_on_loopback,
            credentials=credentials,
        )
        options = Options(timeout, retries, on_request, on_answer, on_drift)
        make: Callable[[Endpoint], Transport] | None = None
        if transport is None:
            from thingshub.transport_urllib3 import Urllib3Transport  # not at import: an async user never needs it

            make = cast("Callable[[Endpoint], Transport]", Urllib3Transport)
            transport = make(self._settings.endpoint)
        token_given = self._settings.credentials.bearer
        bearer = FixedToken(token_given) if token_given else LoginSession(self._log_in)
        elsewhere = Elsewhere(self._settings.endpoint, make)
        self._caller = Caller(transport, bearer, self._settings, options, Budget(), elsewhere)
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
        twin = object.__new__(type(self))  # the attributes for the tags are made anew when they are asked for
        twin._settings, twin._is_copy = self._settings, True
        caller, options = self._caller, changed(self._caller.options, timeout, retries, on_request, on_answer, on_drift)
        twin._caller = Caller(
            caller.transport, caller.bearer, caller.settings, options, caller.budget, caller.elsewhere
        )
        twin._caller.listening = caller.listening
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
        caller = caller_of(method, Caller)
        answer: RawAnswer[T] = redirected(method, partial(raw_call, caller))(*args, **kwargs)
        return answer

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
        caller = caller_of(method, Caller)
        answer, incoming = redirected(method, partial(open_call, caller))(*args, **kwargs)
        try:
            yield answer
        finally:
            incoming.close()

    def preview(self, method: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> Preview:
        """A call as it would be sent, without sending it and without secrets.

        Args:
            method: The method of an operation.
            args: Its arguments.
            kwargs: Its keyword arguments.

        Raises:
            ValueError, TypeError, UnavailableOperationError: the call would not be sent.
        """
        shown: Preview = redirected(method, previewing(caller_of(method, Caller)))(*args, **kwargs)
        return shown

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
        operation, arguments, body = custom(method, path, query, json, content, content_type)
        return raw_call(self._caller, operation, arguments, body, headers=headers)

    def _log_in(self, ends_at: float) -> Grant:
        course = self._caller.course(LOGIN).ending(ends_at)
        response = self._caller.exchange(LOGIN, login_request(self._settings), course)
        return granted(self._caller, response, course)

    def close(self) -> None:
        """Close all connections; neither the client nor its copies may be used afterwards. On a copy: nothing."""
        if not self._is_copy:
            for end in tuple(self._caller.listening):
                end()
            for transport in self._caller.elsewhere.taken():
                transport.close()
            self._caller.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return shown(self, self._settings)
