"""The way to a host: where the socket goes, what a proxy is told, where TLS begins, and how heads are written."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit

from thingshub._http.exchange import Exchange
from thingshub._http.failures import OWN_CONTEXT, REACHING, UNANSWERED, not_reached
from thingshub._http.proxy import bracketed
from thingshub._http.request_head import HeadWriter
from thingshub.errors import CertificateError, ConfigurationError, ProxyAuthenticationError, ProxyError
from thingshub.transport import Endpoint, TransportFailure


class Route:
    """How requests get to an endpoint.

    Attributes:
        host: Where the socket goes: the server, or the proxy.
        port: Its port.
        proxy_source: Where the proxy was given, e.g. HTTPS_PROXY; empty without one.
        proxy_tls: TLS with the proxy, before anything else; None without.
        proxy_hostname: Whose certificate the proxy must have.
        tunnel: What the proxy is asked first; empty when it is not, or when there is none.
        tls: TLS with the server; None without.
        hostname: Whose certificate the server must have.
        writer: Writes the heads of the requests.

    Raises:
        ConfigurationError: the host's name cannot be one, or TLS cannot be set up.
    """

    __slots__ = (
        "_has_own_context",
        "host",
        "hostname",
        "port",
        "proxy_hostname",
        "proxy_source",
        "proxy_tls",
        "tls",
        "tunnel",
        "writer",
    )

    def __init__(self, endpoint: Endpoint) -> None:
        parts = urlsplit(endpoint.url)
        is_https = parts.scheme == "https"
        self.hostname = _ascii(parts.hostname or "")
        port = parts.port or (443 if is_https else 80)
        is_default_port = parts.port is None or parts.port == (443 if is_https else 80)
        authority = bracketed(self.hostname) + ("" if is_default_port else f":{port}")
        self.tls: ssl.SSLContext | None = endpoint.tls()
        self._has_own_context = endpoint.ssl_context is not None
        self.host, self.port = self.hostname, port
        self.proxy_tls: ssl.SSLContext | None = None
        self.proxy_hostname = self.proxy_source = ""
        self.tunnel = b""
        self.writer = HeadWriter(authority)
        proxy = endpoint.proxy
        if proxy is None:
            return
        self.host, self.port = _ascii(proxy.host), proxy.port
        self.proxy_hostname = self.host
        self.proxy_source = proxy.source
        self.proxy_tls = endpoint.proxy_tls()
        if is_https:
            target = f"{bracketed(self.hostname)}:{port}"
            self.tunnel = HeadWriter(target).head("CONNECT", target, proxy.headers, None)
        else:
            self.writer = HeadWriter(authority, f"http://{authority}", proxy.headers)

    @property
    def peer(self) -> str:
        """Host and port of where the socket goes."""
        return f"{bracketed(self.host)}:{self.port}"

    def explained(self, failure: TransportFailure, doing: str) -> TransportFailure:
        """Why there is no connection on this way, with the host that was not reached; never with a password.

        Args:
            failure: Why there is none.
            doing: How far it had come.
        """
        if failure.kind is CertificateError and failure.hint is None and self._has_own_context:
            failure.hint = OWN_CONTEXT
        if doing in REACHING:
            return not_reached(failure, self.peer, self.proxy_source)
        return failure

    def unanswered(self, failure: TransportFailure) -> TransportFailure:
        """Why there is no answer; a server that speaks TLS only closes at the first line of plain http."""
        if failure.reason.endswith(UNANSWERED) and self.tls is None and self.proxy_source == "":
            reason = f"{failure.reason}; is {self.peer} an https port?"
            return TransportFailure(failure.kind, reason, is_unsent=failure.is_unsent, hint=failure.hint)
        return failure


def tunnel_failure(exchange: Exchange) -> TransportFailure | None:
    """Why the proxy does not connect to the server; None when it does."""
    if 200 <= exchange.status < 300:
        if exchange.can_reuse:
            return None
        return TransportFailure(ProxyError, "the proxy sent bytes that nobody asked for", is_unsent=True)
    if exchange.status == 407:
        return proxy_refusal()
    return TransportFailure(ProxyError, f"the proxy refused with status {exchange.status}", is_unsent=True)


def proxy_refusal() -> TransportFailure:
    """The proxy wants credentials."""
    reason = "the proxy wants a user name and password, or others than it was given (407)"
    return TransportFailure(ProxyAuthenticationError, reason, is_unsent=True)


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        pass
    raise ConfigurationError("the URL's host is not a valid name", hint="write it as the browser shows it")
