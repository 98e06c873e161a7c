"""Ask a tenant politely: through the SDK's own connection and login, paced, bounded, and reading only.

Nothing but GET and OPTIONS leaves this module, except the login, and other methods only where writing was allowed:
the transport refuses anything else, whatever the code above it asks for. Addresses, certificates and credentials are
the SDK's business, so https and THINGSHUB_* mean here what they mean everywhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from thingshub import ThingsHub
from thingshub._client.operation import Answer, Operation
from thingshub._http.blocking import BlockingTransport
from thingshub.api.auth import LOGIN
from thingshub.retries import Retries
from thingshub.settings import resolve
from thingshub.transport import Request, Response, StreamingResponse, Timeout, Transport

_HARMLESS = ("GET", "OPTIONS")
_LONGEST_WAIT_SECONDS = 30.0
_USER_AGENT = "thingshub-verify"


class TooManyRequests(Exception):
    """The bound on requests is reached."""


class WriteRefused(Exception):
    """Something would have been written without being allowed: a defect of ours, not of the tenant."""


class PoliteTransport:
    """Paces and bounds another transport.

    Args:
        inner: The one that sends.
        per_second: How many requests a second at most.
        most_requests: How many requests at most.
        may_write: Whether other methods than GET and OPTIONS may be sent.
    """

    def __init__(
        self,
        inner: Transport,
        *,
        per_second: float,
        most_requests: int,
        may_write: bool,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.sent = 0
        self._inner = inner
        self._pause_seconds = 1 / per_second
        self._most_requests = most_requests
        self._may_write = may_write
        self._sleep = sleep
        self._next = 0.0

    def send(self, request: Request, timeout: Timeout) -> Response:
        self._admit(request)
        answer = self._inner.send(request, timeout)
        if answer.status == 429:
            self._sleep(min(_seconds(answer.headers.get("Retry-After", "")), _LONGEST_WAIT_SECONDS))
        return answer

    def open(self, request: Request, timeout: Timeout) -> StreamingResponse:
        self._admit(request)
        return self._inner.open(request, timeout)

    def close(self) -> None:
        self._inner.close()

    def _admit(self, request: Request) -> None:
        is_login = request.method == "POST" and request.target.endswith(LOGIN.path)
        if request.method not in _HARMLESS and not is_login and not self._may_write:
            raise WriteRefused(f"{request.method} without --allow-writes")
        if self.sent >= self._most_requests and request.method != "DELETE":  # cleaning up is never cut short
            raise TooManyRequests(f"{self._most_requests} requests were sent")
        self._sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._pause_seconds
        self.sent += 1


class Asker:
    """Sends single requests to the tenant; statuses are answers, not errors.

    Args:
        url: The tenant's address; None for THINGSHUB_URL.
        api_profile: The tenant's product; None for THINGSHUB_API_PROFILE, or an unknown one.
        per_second, most_requests, may_write: See PoliteTransport.

    Raises:
        ConfigurationError: address or credentials are missing or not safe.
    """

    def __init__(
        self,
        url: str | None,
        *,
        api_profile: str | None,
        per_second: float,
        most_requests: int,
        may_write: bool,
    ) -> None:
        settings = resolve(
            url=url,
            username=None,
            password=None,
            token=None,
            api_key=None,
            api_profile=api_profile,
            ca_file=None,
            max_connections=1,
            allow_http_on_loopback=False,
        )
        self.host = settings.endpoint.url
        self.product = settings.api_profile
        self.redact = settings.credentials.redact
        self._base_path = settings.base_path
        self._transport = PoliteTransport(
            BlockingTransport(settings.endpoint),
            per_second=per_second,
            most_requests=most_requests,
            may_write=may_write,
        )
        # Once each: a status that a repetition would hide is a finding here
        self._hub = ThingsHub(url, retries=Retries(attempts=1), transport=self._transport)

    @property
    def sent(self) -> int:
        """How many requests were sent, logins included."""
        return self._transport.sent

    def log_in(self) -> None:
        """Get a token now.

        Raises:
            CallError: the tenant cannot be reached or refuses.
        """
        self._hub._executor.tokens.token()  # pyright: ignore[reportPrivateUsage]

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
        with_token: bool = True,
    ) -> Response:
        """The answer to one request.

        Raises:
            CallError: there was no complete answer.
            TooManyRequests: the bound is reached.
        """
        target = self._base_path + path + (f"?{urlencode(query)}" if query else "")
        headers = {"Accept": "application/json, */*;q=0.5", "Accept-Encoding": "gzip", "User-Agent": _USER_AGENT}
        if body is not None:
            headers["Content-Type"] = "application/json"
        named: Operation[Any] = Operation(
            f"{method} {path}", method, path, (), (Answer("2XX", "*/*", bytes),), security=None if with_token else ()
        )
        request = Request(method, target, headers, body)
        executor = self._hub._executor  # pyright: ignore[reportPrivateUsage]
        return executor.exchange(executor.state(named, request))

    def close(self) -> None:
        """Close the connection."""
        self._hub.close()


def filled(template: str, values: Mapping[str, str]) -> str:
    """A path template with its parameters put in, quoted."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", quote(value, safe=""))
    return template


def _seconds(text: str) -> float:
    return float(text) if text.isdigit() else 1.0
