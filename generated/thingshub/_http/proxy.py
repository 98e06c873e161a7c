"""Which proxy a host is called through, and what a proxy is told.

`proxy=` comes first and holds for every host. Without it the environment decides, as everywhere: HTTPS_PROXY or
HTTP_PROXY by the scheme of the URL, then ALL_PROXY, except for the hosts in NO_PROXY (names with everything below them,
addresses, networks such as 10.0.0.0/8, each with a port if need be, or `*`), and never for this machine itself. Lower
case comes before upper case; under CGI a request could set HTTP_PROXY, so there it is not read. What cannot be used is
refused, with the name of the variable and without its value, which may hold a password.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from thingshub.errors import ConfigurationError

_HINT = "write it like http://user:password@proxy.example:3128, special characters in the password percent-encoded"
_DEFAULT_PORTS = {"http": 80, "https": 443}
ARGUMENT = "proxy="


@dataclass(frozen=True)
class Proxy:
    """A proxy; its repr does not show the password.

    Attributes:
        scheme: How it is spoken to, http or https.
        host: Its name or address, without brackets.
        port: Its port.
        username: Who calls; None for nobody in particular.
        password: The password to that.
        source: Where it was given: `proxy=` or the variable's name.
    """

    scheme: str
    host: str
    port: int
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    source: str = ARGUMENT

    @property
    def authority(self) -> str:
        """Host and port, fit for a URL or a message."""
        return f"{bracketed(self.host)}:{self.port}"

    @property
    def url(self) -> str:
        """Its URL with the credentials, for a library that does its own connecting."""
        who = "" if self.username is None else f"{quote(self.username, '')}:{quote(self.password or '', '')}@"
        return f"{self.scheme}://{who}{self.authority}"

    @property
    def headers(self) -> dict[str, str]:
        """What it must be told to let a request through."""
        if self.username is None:
            return {}
        pair = f"{self.username}:{self.password or ''}".encode()
        return {"Proxy-Authorization": f"Basic {b64encode(pair).decode()}"}

    @classmethod
    def parse(cls, text: str, source: str = ARGUMENT) -> Proxy:
        """A proxy from its URL; a scheme left out means http, as in curl.

        Raises:
            ConfigurationError: it cannot be used.
        """
        text = text.strip()
        scheme, has_scheme, _ = text.partition("://")
        if not has_scheme:
            text = f"http://{text}"
        elif scheme.lower().startswith("socks"):
            raise ConfigurationError(
                f"{source} names a SOCKS proxy, which is not supported",
                hint="use an http or https proxy, or pass a transport of your own",
            )
        elif scheme.lower() not in _DEFAULT_PORTS:
            raise ConfigurationError(f"{source} is not the URL of an http or https proxy", hint=_HINT)
        parsed = _parsed(text)
        if parsed is None:
            raise ConfigurationError(f"{source} is not a valid URL of a proxy", hint=_HINT)
        return cls(*parsed, source=source)


def proxy_for(url: str, proxy: str | Proxy | None = None, environment: Mapping[str, str] = os.environ) -> Proxy | None:
    """The proxy to a URL; None for a direct connection.

    Args:
        url: What is called; scheme and authority count.
        proxy: The proxy that was asked for, for any host; None to look into the environment.
        environment: Where to look.

    Raises:
        ConfigurationError: the proxy cannot be used.
    """
    return choose_proxy(url, proxy, environment).proxy


class ProxyChoice(NamedTuple):
    """Which way requests go, and why.

    Attributes:
        proxy: The proxy; None for a direct connection.
        reason: What decided it, for people; no value of a variable that may hold a password.
    """

    proxy: Proxy | None
    reason: str


def choose_proxy(
    url: str, proxy: str | Proxy | None = None, environment: Mapping[str, str] = os.environ
) -> ProxyChoice:
    """The same as `proxy_for`, with the reason.

    Raises:
        ConfigurationError: the proxy cannot be used.
    """
    if proxy is not None:
        found = proxy if isinstance(proxy, Proxy) else Proxy.parse(proxy)
        return ProxyChoice(found, found.source)
    parts = urlsplit(url)
    host = parts.hostname
    if not host or _is_this_machine(host):
        return ProxyChoice(None, f"{host or 'it'} is this machine")
    names = (f"{parts.scheme}_proxy", "all_proxy")
    for name in names:
        source, text = _variable(name, environment)
        if text:
            port = parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)
            no_proxy, entry = _exempting(host, port, environment)
            if entry is not None:
                return ProxyChoice(None, f"{source} is set, but {no_proxy} has {entry}")
            return ProxyChoice(Proxy.parse(text, source), source)
    return ProxyChoice(None, f"neither {' nor '.join(name.upper() for name in names)} is set")


def bracketed(host: str) -> str:
    """A host as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def _parsed(text: str) -> tuple[str, str, int, str | None, str | None] | None:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    is_plain = parts.path in ("", "/") and not parts.query and not parts.fragment
    if not host or not is_plain or port == 0 or any(sign.isspace() or not sign.isprintable() for sign in parts.netloc):
        return None
    username = None if parts.username is None else unquote(parts.username)
    password = None if parts.password is None else unquote(parts.password)
    return parts.scheme, host, port or (80 if parts.scheme == "http" else 443), username, password


def _variable(name: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """The name under which a variable is set, and its value; an empty one switches the upper case off, too."""
    if name in environment:
        return name, environment[name].strip()
    upper = name.upper()
    if upper == "HTTP_PROXY" and "REQUEST_METHOD" in environment:
        return upper, ""
    return upper, environment.get(upper, "").strip()


def _is_this_machine(host: str) -> bool:
    address = _address(host)
    return address.is_loopback if address else host == "localhost" or host.endswith(".localhost")


def _exempting(host: str, port: int, environment: Mapping[str, str]) -> tuple[str, str | None]:
    """The name of the variable, and its entry that fits the host; None when none does."""
    source, text = _variable("no_proxy", environment)
    address = _address(host)
    host = host.rstrip(".").lower()
    for entry in text.replace(" ", ",").split(","):
        entry = entry.strip().lower()
        if entry and _fits(entry, host, address, port):
            return source, entry
    return source, None


def _fits(entry: str, host: str, address: IPv4Address | IPv6Address | None, port: int) -> bool:
    if entry == "*":
        return True
    name, entry_port = _split_port(entry)
    if entry_port and entry_port != str(port):
        return False
    if address is not None:
        return _is_within(address, name)
    name = name.removeprefix("*").strip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _split_port(entry: str) -> tuple[str, str]:
    """Host and port; an IPv6 address has a port only behind brackets."""
    if entry.startswith("["):
        host, _, rest = entry[1:].partition("]")
        return host + ("" if not rest.startswith("/") else rest), rest[1:] if rest.startswith(":") else ""
    host, _, port = entry.rpartition(":")
    return (host, port) if host and ":" not in host and port.isdigit() else (entry, "")


def _is_within(address: IPv4Address | IPv6Address, entry: str) -> bool:
    try:
        network = ip_network(entry, strict=False)
    except ValueError:
        return False
    return address.version == network.version and address in network


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(host)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
