"""What a client is built from: explicit arguments first, then the environment; contradictions are refused.

Credentials come from one place: as soon as one is given as an argument, those of the environment are not looked at.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from thingshub.errors import ConfigurationError
from thingshub.model import LEAST_REDACTED_CHARACTERS, REDACTED
from thingshub.profiles import parsed
from thingshub.transport import Endpoint, proxy_for


@dataclass(frozen=True)
class Credentials:
    """User name and password, or a bearer token (a session token or an API key). No repr shows a secret."""

    username: str | None = None
    password: str | None = field(default=None, repr=False)
    bearer: str | None = field(default=None, repr=False)

    def redact(self, text: str) -> str:
        """The text without the secrets, should a server quote them back."""
        for secret in (self.password, self.bearer):
            if secret and len(secret) >= LEAST_REDACTED_CHARACTERS:
                text = text.replace(secret, REDACTED)
        return text


@dataclass(frozen=True)
class Settings:
    """Everything a client needs to know.

    Attributes:
        endpoint: Where and how to connect.
        base_path: What stands before the document's paths, empty for a tenant's own host.
        credentials: Who the client is.
        api_profile: The tenant's product, e.g. "7"; None when it is not known.
    """

    endpoint: Endpoint
    base_path: str
    credentials: Credentials
    api_profile: str | None


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
    environment: Callable[[str], str | None] = os.environ.get,
) -> Settings:
    """Settings from arguments and environment (THINGSHUB_URL, _USERNAME, _PASSWORD, _TOKEN, _API_KEY, _API_PROFILE, …).

    Raises:
        ConfigurationError: something is missing, contradictory or not safe.
    """
    address = url or environment("THINGSHUB_URL")
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
    return Settings(
        endpoint=Endpoint(
            url=origin,
            ca_file=Path(ca) if ca else None,
            max_connections=max_connections,
            proxy=proxy_for(origin),
        ),
        base_path=base_path,
        api_profile=profile,
        credentials=_credentials(username, password, token, api_key, environment),
    )


def _credentials(
    username: str | None,
    password: str | None,
    token: str | None,
    api_key: str | None,
    environment: Callable[[str], str | None],
) -> Credentials:
    source = "given"
    if not any((username, password, token, api_key)):
        username, password = environment("THINGSHUB_USERNAME"), environment("THINGSHUB_PASSWORD")
        token, api_key = environment("THINGSHUB_TOKEN"), environment("THINGSHUB_API_KEY")
        source = "set in the environment"
    hint = "give one: username and password, or token, or api_key (or THINGSHUB_USERNAME … in the environment)"
    kinds = [bool(username or password), bool(token), bool(api_key)]
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
    parts = urlsplit(address if "://" in address else f"https://{address}")
    try:
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ConfigurationError("the URL's port is not a number from 0 to 65535") from error
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
            f"the URL ends with {base_path}", hint="leave that out; the SDK puts /api/… behind the tenant's address"
        )
    if parts.scheme == "http" and not (allow_http_on_loopback and _is_loopback(host)):
        raise ConfigurationError(
            "plain http would show password and token to the network",
            hint="use https; for a server on this machine pass allow_http_on_loopback=True",
        )
    return f"{parts.scheme}://{parts.netloc}", base_path


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
