"""What a client is built from: explicit arguments first, then the environment; contradictions are refused.

Credentials come from one place: as soon as one is given as an argument, those of the environment are not looked at.
"""

from __future__ import annotations

import os
import re
import ssl
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from thingshub._client.log_variable import VARIABLE, follow_log_variable
from thingshub._client.product_version import parsed
from thingshub._http.request_head import TOKEN
from thingshub.errors import ConfigurationError
from thingshub.model import LEAST_REDACTED_CHARACTERS, REDACTED
from thingshub.transport import ClientCertificate, Endpoint, proxy_for
from thingshub.version import USER_AGENT

Credential = str | tuple[str, str]
_VALUE = re.compile(r"[\t -~]*")
# Given in the place of a token where none is there, so that the environment is not looked at; nobody's own is like it
NO_TOKEN = "no-token:other-credentials"
_OWN_HEADERS = frozenset({"accept", "accept-encoding", "authorization", "cookie", "user-agent"}) | {
    *("connection", "content-length", "content-type", "expect", "host", "te", "trailer", "transfer-encoding"),
    "upgrade",
}


@dataclass(frozen=True)
class Credentials:
    """User name and password, or a bearer token (a session token or an API key); and what other schemes need.

    No repr shows a secret.
    """

    username: str | None = None
    password: str | None = field(default=None, repr=False)
    bearer: str | None = field(default=None, repr=False)
    others: Mapping[str, Credential] = field(default_factory=dict[str, Credential], repr=False)

    @cached_property
    def has_token(self) -> bool:
        """Whether there is a token, or what to log in with."""
        return (self.bearer is not None and self.bearer != NO_TOKEN) or self.password is not None

    def redact(self, text: str) -> str:
        """The text without the secrets, should a server quote them back."""
        for secret in self._secrets:
            text = text.replace(secret, REDACTED)
        return text

    @cached_property
    def _secrets(self) -> list[str]:
        """Everything that must not be shown, as it is and as it goes out, longest first."""
        found = {self.password, self.bearer}
        for value in self.others.values():
            if isinstance(value, str):
                found |= {value, quote(value, safe=""), quote(value, safe="*")}
            else:
                found |= {value[-1], b64encode(":".join(value).encode()).decode()}
        secrets = {secret for secret in found if secret and len(secret) >= LEAST_REDACTED_CHARACTERS}
        return sorted(secrets, key=len, reverse=True)


@dataclass(frozen=True)
class Settings:
    """Everything a client needs to know.

    Attributes:
        endpoint: Where and how to connect.
        base_path: What stands before the document's paths, empty for a tenant's own host.
        credentials: Who the client is.
        api_profile: The tenant's product, e.g. "7"; None when it is not known.
        headers: What every request to the tenant carries beside its own, a longer User-Agent among them.
        allow_http_on_loopback: Whether a server on this machine may be called without TLS.
    """

    endpoint: Endpoint
    base_path: str
    credentials: Credentials
    api_profile: str | None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    allow_http_on_loopback: bool = False

    @property
    def headers_elsewhere(self) -> Mapping[str, str]:
        """What requests to other hosts carry: who calls, and nothing that is meant for the tenant."""
        return {name: value for name, value in self.headers.items() if name == "User-Agent"}

    def allows_http_to(self, origin: str) -> bool:
        """Whether a host may be called without TLS."""
        return self.allow_http_on_loopback and is_loopback(urlsplit(origin).hostname or "")


def resolve(
    *,
    url: str | None,
    username: str | None,
    password: str | None,
    token: str | None,
    api_key: str | None,
    api_profile: str | None,
    ca_file: str | Path | None,
    max_connections: int,
    allow_http_on_loopback: bool,
    credentials: Mapping[str, Credential] | None = None,
    ssl_context: ssl.SSLContext | None = None,
    client_certificate: ClientCertificate | None = None,
    proxy: str | None = None,
    default_headers: Mapping[str, str] | None = None,
    app_name: str | None = None,
    transport: object = None,
    environment: Callable[[str], str | None] = os.environ.get,
) -> Settings:
    """Settings from arguments and environment (THINGSHUB_URL, _USERNAME, _PASSWORD, _TOKEN, _API_KEY, _API_PROFILE, …).

    Raises:
        ConfigurationError: something is missing, contradictory or not safe.
    """
    follow_log_variable(environment(VARIABLE))
    _check_network(ca_file, ssl_context, client_certificate, proxy, transport)
    address = environment("THINGSHUB_URL") if url is None else url
    if not address:
        raise ConfigurationError(
            "no URL of a tenant", hint='pass it, e.g. ThingsHub("https://demo.example"), or set THINGSHUB_URL'
        )
    origin, base_path = _checked(address, allow_http_on_loopback)
    if max_connections < 1:
        raise ConfigurationError(f"max_connections must be 1 or more, not {max_connections}")
    profile = api_profile or environment("THINGSHUB_API_PROFILE")
    if profile is not None:
        parsed(profile)
    ca = ca_file or environment("THINGSHUB_CA_FILE")
    certificate = client_certificate or environment("THINGSHUB_CLIENT_CERTIFICATE") or None
    return Settings(
        endpoint=Endpoint(
            url=origin,
            ca_file=Path(ca) if ca else None,
            max_connections=max_connections,
            proxy=None if proxy == "" else proxy_for(origin, proxy),
            ssl_context=ssl_context,
            client_certificate=certificate,
        ),
        base_path=base_path,
        api_profile=profile,
        credentials=replace(
            _credentials(username, password, token, api_key, environment, is_optional=bool(credentials)),
            others=_others(credentials),
        ),
        headers=_headers(default_headers, app_name),
        allow_http_on_loopback=allow_http_on_loopback,
    )


def _check_network(
    ca_file: object, ssl_context: object, client_certificate: object, proxy: object, transport: object
) -> None:
    """What says how to connect is of its type, and nothing of it is without effect."""
    if ssl_context is not None and (ca_file or client_certificate):
        raise ConfigurationError(
            "ssl_context is given beside ca_file or client_certificate",
            hint="load them into the context: load_verify_locations, load_cert_chain",
        )
    kinds: tuple[tuple[str, object, tuple[type, ...]], ...] = (
        ("ca_file", ca_file, (str, Path)),
        ("ssl_context", ssl_context, (ssl.SSLContext,)),
        ("proxy", proxy, (str,)),
    )
    for name, given, wanted in kinds:
        if given is not None and not isinstance(given, wanted):
            expected = " or ".join(kind.__name__ for kind in wanted)
            raise ConfigurationError(f"{name}: expected {expected}, got {type(given).__name__}")
    if transport is None:
        return
    if missing := [name for name in ("send", "close") if not callable(getattr(transport, name, None))]:
        raise ConfigurationError(
            f"transport: {type(transport).__name__} has no {missing[0]}()", hint="see thingshub.transport.Transport"
        )
    # A CA file is not among them: a preview's curl command names it
    without_effect = (("client_certificate", client_certificate), ("ssl_context", ssl_context), ("proxy", proxy))
    for name, given in without_effect:
        if given:
            raise ConfigurationError(
                f"{name} has no effect beside transport", hint="set it in the library that the transport uses"
            )


def _headers(given: Mapping[str, str] | None, app_name: str | None) -> Mapping[str, str]:
    """What every request carries, if it can be sent and is not the client's own business."""
    headers: dict[str, str] = {}
    pairs: Mapping[Any, Any] = given or {}  # of whatever a program without type checks gives
    for name, value in pairs.items():
        if not isinstance(name, str) or not TOKEN.fullmatch(name):
            raise ConfigurationError(
                f"default_headers: {name!r} cannot be a header's name", hint="letters, digits and hyphens, no blanks"
            )
        if not isinstance(value, str) or not _VALUE.fullmatch(value):
            raise ConfigurationError(
                f"default_headers: the value of {name} cannot be sent", hint="a text in ASCII without line breaks"
            )
        if name.lower() in _OWN_HEADERS:
            raise ConfigurationError(
                f"default_headers: {name} is set by the client", hint="see token, api_key, credentials and app_name"
            )
        headers[name] = value
    if app_name is not None:
        if not _VALUE.fullmatch(app_name) or not app_name.strip():
            raise ConfigurationError(
                f"app_name {app_name!r} cannot be sent", hint="write it like fleet-report/2.1, in ASCII"
            )
        headers["User-Agent"] = f"{app_name} {USER_AGENT}"
    return headers


def _others(credentials: Mapping[str, Credential] | None) -> Mapping[str, Credential]:
    """The credentials of other schemes, if each is a text, or a pair of texts."""
    found: dict[str, Any] = dict(credentials or {})
    for name, value in found.items():
        parts: Any = (value,) if isinstance(value, str) else value
        is_one = isinstance(value, str) or (isinstance(value, tuple | list) and len(value) == 2)  # pyright: ignore[reportUnknownArgumentType]
        if not is_one or not all(isinstance(part, str) and part for part in parts):
            raise ConfigurationError(
                f"credentials[{name!r}] is neither a text nor a pair of user name and password",
                hint='write credentials={"apiKey": "...", "basic": ("user", "password")}',
            )
        found[name] = value if isinstance(value, str) else (value[0], value[1])
    return found


def _credentials(
    username: str | None,
    password: str | None,
    token: str | None,
    api_key: str | None,
    environment: Callable[[str], str | None],
    *,
    is_optional: bool,
) -> Credentials:
    source = "given"
    if not any((username, password, token, api_key)):
        username, password = environment("THINGSHUB_USERNAME"), environment("THINGSHUB_PASSWORD")
        token, api_key = environment("THINGSHUB_TOKEN"), environment("THINGSHUB_API_KEY")
        source = "set in the environment"
    hint = "give one: username and password, or token, or api_key (or THINGSHUB_USERNAME ... in the environment)"
    kinds = [bool(username or password), bool(token), bool(api_key)]
    if sum(kinds) == 0 and is_optional:  # what other schemes need is enough for the operations that ask for those
        return Credentials()
    if sum(kinds) == 0:
        raise ConfigurationError("no credentials", hint=hint)
    if sum(kinds) > 1:
        raise ConfigurationError(f"more than one kind of credentials {source}", hint=hint)
    if bearer := token or api_key:
        if not bearer.isascii() or not bearer.isprintable() or " " in bearer:
            raise ConfigurationError(f"the token or API key {source} has characters that no header can carry")
        return Credentials(bearer=bearer)
    if not username or not password:
        missing = "password" if username else "username"
        raise ConfigurationError(f"{missing} is missing beside what is {source}", hint=hint)
    return Credentials(username=username, password=password)


def _checked(address: str, allow_http_on_loopback: bool) -> tuple[str, str]:
    """Origin and base path of a URL that is safe to send a password to."""
    if address != address.strip():
        raise ConfigurationError("the URL begins or ends with a blank", hint="leave it out; look at THINGSHUB_URL, too")
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:  # it quotes the address, and what may stand in it
        parts = None
    if parts is None or any(sign.isspace() or not sign.isprintable() for sign in parts.netloc):
        raise ConfigurationError("the URL is not valid", hint="write it like https://demo.example")
    try:
        host, port = parts.hostname, parts.port
        if port == 0:
            raise ValueError(port)
    except ValueError as error:
        raise ConfigurationError("the URL's port is not a number from 1 to 65535") from error
    if not host or parts.scheme not in ("https", "http"):
        raise ConfigurationError("the URL is not one of https", hint="write it like https://demo.example")
    if "@" in parts.netloc:  # not shown: what stands there is a password
        raise ConfigurationError(
            "the URL holds credentials", hint="pass them as username and password, where no log shows them"
        )
    if parts.query or parts.fragment:
        raise ConfigurationError("the URL has a query or a fragment", hint="give the tenant's address only")
    base_path = parts.path.rstrip("/")
    if "/api" in base_path:
        raise ConfigurationError(
            f"the URL ends with {base_path}", hint="leave that out; the SDK puts /api/... behind the tenant's address"
        )
    if parts.scheme == "http" and not (allow_http_on_loopback and is_loopback(host)):
        raise ConfigurationError(
            "plain http would show password and token to the network",
            hint="use https; for a server on this machine pass allow_http_on_loopback=True",
        )
    return f"{parts.scheme}://{parts.netloc}", base_path


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
