"""What holds, where it comes from, and whether it works: settings first, then the connection step by step.

Each step needs the one before, so the first that fails is the one to mend; the steps behind it are not tried. They go
the way that calls go, with the SDK's own wire: through the proxy, with its password, with the CA file and the client's
certificate. Nothing is changed on the server. Secrets show as ***.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from thingshub.cli import failures, output
from thingshub.cli.failures import CommandError, printable
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation, Setting
from thingshub.errors import AuthenticationError, ConfigurationError, PermissionDeniedError, ThingsHubError

if TYPE_CHECKING:
    from thingshub import ThingsHub
    from thingshub.transport import Endpoint, Proxy, TransportFailure

_MOST_SKEW_SECONDS = 60.0
_SOON_DAYS = 14
_CONNECT_SECONDS = 5.0
_READ_SECONDS = 10.0
_LISTEN_SECONDS = 0.5
_ALERTS_ABOUT_OURS = (
    "certificate required",
    "bad certificate",
    "handshake failure",
    "unknown ca",
    "certificate unknown",
)


class Failed(Exception):
    """A check failed: what, and what to do next."""

    def __init__(self, text: str, hint: str, code: int = failures.FAILED) -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint
        self.code = code


@dataclass
class Examined:
    """What the checks hand on to each other."""

    hub: ThingsHub
    endpoint: Endpoint
    tls: tuple[str | None, dict[str, Any]] | None = None  # version and certificate of the connection that was tried
    tls_failure: TransportFailure | None = None
    served_at: tuple[datetime, datetime] | None = None  # the server's clock, and this one's at the same moment


@click.command(params=global_options(is_hidden=False))
@click.pass_context
def doctor(context: click.Context) -> None:
    """Show every setting and where it comes from, and try the connection.

    Checks in this order: settings, proxy, connection, TLS, client certificate, credentials, clock.
    """
    invocation = context.ensure_object(Invocation)
    failed = _settings(invocation)
    if failed is None:
        failed = _checks(invocation)
    if failed:
        context.exit(failed)


def _settings(invocation: Invocation) -> int | None:
    """Print the settings; the exit code when they cannot be told."""
    try:
        settings = [*invocation.settings, *_network(invocation)]
    except (CommandError, ConfigurationError) as error:
        _report("settings", error.message, error.hint or "")
        return failures.exit_code(error)
    width = max(len(setting.name) for setting in settings)
    values = max(len(setting.shown) for setting in settings)
    for setting in settings:
        print(f"{setting.name.ljust(width)}  {printable(setting.shown).ljust(values)}  {setting.source}")
    print()
    return None


def _checks(invocation: Invocation) -> int | None:
    try:
        hub = invocation.hub()
    except (CommandError, ConfigurationError) as error:
        _report("settings", error.message, error.hint)
        return failures.USAGE
    _report("settings", "an address and credentials, and they fit together")
    with hub:
        examined = Examined(hub, _endpoint(hub))
        checks: list[tuple[str, Callable[[Examined], str]]] = [
            ("proxy", _proxy),
            ("connection", _connection),
            ("tls", _tls),
            ("client_certificate", _client_certificate),
            ("credentials", _credentials),
            ("clock", _clock),
        ]
        for name, check in checks:
            try:
                _report(name, check(examined))
            except Failed as failure:
                _report(name, failure.text, failure.hint)
                return failure.code
            except ConfigurationError as error:
                _report(name, error.message, error.hint)
                return failures.USAGE
    return None


def _proxy(examined: Examined) -> str:
    """Which way requests go and why; whether the proxy can be reached, and has a certificate that is trusted."""
    from thingshub._http.proxy import choose_proxy

    endpoint = examined.endpoint
    proxy = endpoint.proxy
    if proxy is None:
        return f"none, since {choose_proxy(endpoint.url).reason}"
    took = _opened(_endpoint_of_proxy(endpoint, proxy), examined, f"the proxy {proxy.authority} ({proxy.source})")
    return f"{_without_password(proxy)}, from {proxy.source}, answers ({took})"


def _connection(examined: Examined) -> str:
    """Whether anything answers at the address, through the proxy if there is one."""
    endpoint = examined.endpoint
    host, port = _address(endpoint.url)
    way = " through the proxy" if endpoint.proxy else ""
    took = _opened(endpoint, examined, f"the server {host}:{port}{way}")
    return f"the server {host}:{port} answers{way}" + (f" ({took})" if took else "")


def _opened(endpoint: Endpoint, examined: Examined, whom: str) -> str:
    """Open a connection, and note what TLS says; gives address and time. A failure of TLS is told later."""
    from thingshub._http.connection import Connection
    from thingshub._http.route import Route
    from thingshub.errors import CertificateError, NameLookupError, ProxyError
    from thingshub.transport import TransportFailure

    examined.tls = None
    is_proxy = endpoint.url != examined.endpoint.url
    route, connection = Route(endpoint), Connection(None)
    started = time.perf_counter()
    try:
        connection.open(route, _CONNECT_SECONDS)
        if endpoint.url.startswith("https:"):
            examined.tls = connection.socket.version(), connection.socket.getpeercert() or {}
        took = f"{_peer(connection.socket)}{(time.perf_counter() - started) * 1000:.0f} ms"
    except TransportFailure as failure:
        if issubclass(failure.kind, CertificateError) or "TLS" in failure.reason:
            if is_proxy:
                raise _tls_failed(failure, "the proxy's certificate", "the proxy") from None
            examined.tls_failure = failure
            return ""
        reason = failure.reason.removeprefix(f"{route.peer}: ")  # `whom` has it
        if issubclass(failure.kind, NameLookupError | ProxyError):
            raise Failed(f"{whom}: {reason}", failure.kind.hint) from None
        hint = (
            "check HTTPS_PROXY" if is_proxy else "check URL, network and firewall (TCP to this port), and HTTPS_PROXY"
        )
        raise Failed(f"{whom} cannot be reached: {reason}", hint) from None
    finally:
        connection.close()
    return took


def _peer(socket: Any) -> str:
    try:
        return f"{socket.getpeername()[0]}, "
    except OSError:  # the other side has closed it already
        return ""


def _tls(examined: Examined) -> str:
    """Whether the server's certificate is trusted, by whom it was issued, and for how long it is good."""
    if examined.tls_failure is not None:
        raise _tls_failed(examined.tls_failure, "the certificate", "the server")
    if examined.tls is None:
        return "none: plain http, to this machine only"
    version, certificate = examined.tls
    issuer = _issuer(certificate)
    return f"{version}, certificate {_validity(str(certificate.get('notAfter', '')))}" + (
        f", issued by {issuer}" if issuer else ""
    )


def _tls_failed(failure: TransportFailure, what: str, whom: str) -> Failed:
    """Why there is no TLS, and what to do."""
    from thingshub.errors import CertificateError

    if not issubclass(failure.kind, CertificateError):
        if any(alert in failure.reason for alert in _ALERTS_ABOUT_OURS):
            return _wants_certificate(failure)
        return Failed(f"no TLS with {whom}: {failure.reason}", "is this the port of an https server?")
    hint = "name the CA certificate (of the server, or of the company's proxy) with --ca-file or THINGSHUB_CA_FILE"
    if "expired" in failure.reason or "not yet valid" in failure.reason:
        hint = "have it renewed, or set this machine's clock"
    elif "mismatch" in failure.reason:
        hint = "use the name that the certificate was issued for"
    reason = failure.reason.rpartition("certificate is not trusted: ")[2]  # `what` says that already
    return Failed(f"{what} is not trusted: {reason}", hint)


def _client_certificate(examined: Examined) -> str:
    """Whether the server takes the client's certificate, or none; with TLS 1.3 it says so after the handshake."""
    from thingshub._http.blocking import BlockingTransport
    from thingshub.transport import Request, Timeout, TransportFailure

    endpoint = examined.endpoint
    if endpoint.url.startswith("http:"):
        return "none: plain http"
    transport = BlockingTransport(endpoint)
    try:
        _listen(endpoint)
        transport.send(Request("GET", "/", {}), Timeout(_CONNECT_SECONDS, _READ_SECONDS, _READ_SECONDS))
    except TransportFailure as failure:
        if any(alert in failure.reason for alert in _ALERTS_ABOUT_OURS):
            raise _wants_certificate(failure) from None
        if not endpoint.client_certificate:
            return "none"  # what else is wrong, the next check tells
        raise Failed(f"no answer with it: {failure.reason}", failure.kind.hint) from None
    finally:
        transport.close()
    return (
        "loaded, and the server goes on with it" if endpoint.client_certificate else "none, and the server wants none"
    )


def _listen(endpoint: Endpoint) -> None:
    """Hear what a server says by itself after the handshake: a reset, once we send something, would swallow it."""
    from thingshub._http.connection import NOT_YET, Connection
    from thingshub._http.failures import answer_failure
    from thingshub._http.route import Route

    connection = Connection(None)
    failure: TransportFailure | None = None
    try:
        connection.open(Route(endpoint), _CONNECT_SECONDS)
        if connection.wait(_LISTEN_SECONDS):
            connection.socket.recv(1)
    except NOT_YET:
        pass
    except OSError as error:
        failure = answer_failure(error)
    finally:
        connection.close()
    if failure is not None:
        raise failure


def _wants_certificate(failure: TransportFailure) -> Failed:
    return Failed(
        f"the server wants a certificate of this client, or another one: {failure.reason}",
        "set THINGSHUB_CLIENT_CERTIFICATE to a PEM file with certificate and key",
    )


def _credentials(examined: Examined) -> str:
    """Whether the server takes the credentials, by a call that reads one device at most."""
    try:
        before = datetime.now(UTC)
        answer = examined.hub.raw(examined.hub.devices.list, limit=1)
        examined.served_at = _served_at(answer.headers.get("Date"), before)
    except PermissionDeniedError:
        return "taken; this user may not list devices, which is a matter of roles"
    except AuthenticationError as error:
        raise Failed(printable(error.message), _refused(error), failures.NOT_PERMITTED) from None
    except ThingsHubError as error:
        line = failures.one_line(error)
        text, _, hint = line.partition(" -- ")
        raise Failed(text, hint, failures.exit_code(error)) from None
    return "taken"


def _refused(error: AuthenticationError) -> str:
    if error.unsent_operation:  # it was the login
        variables = "THINGSHUB_USERNAME and THINGSHUB_PASSWORD"
        return f"user name or password is wrong: see above where they come from ({variables}), or run `thingshub login`"
    return "run `thingshub login`, or see above where the token or API key comes from"


def _clock(examined: Examined) -> str:
    """How far this machine's clock is from the server's."""
    if examined.served_at is None:
        return "not known: the server's answer has no date"
    theirs, ours = examined.served_at
    skew = (ours - theirs).total_seconds()
    if abs(skew) > _MOST_SKEW_SECONDS:
        word = "ahead of" if skew > 0 else "behind"
        text = f"this machine's clock is {abs(skew):,.0f} s {word} the server's"
        raise Failed(text, "set the clock (e.g. by NTP): tokens and times of rows depend on it")
    return f"within {_MOST_SKEW_SECONDS:.0f} s of the server's"


def _report(name: str, text: str, hint: str | None = None) -> None:
    """One check on one line, with the next step when it failed."""
    is_ok = hint is None
    word = output.styled("ok    ", "green") if is_ok else output.styled("failed", "red", is_bold=True)
    print(f"{word}  {name}: {printable(text)}" + (f" -- {hint}" if hint else ""), flush=True)


def _endpoint(hub: ThingsHub) -> Endpoint:
    return hub._executor.settings.endpoint  # pyright: ignore[reportPrivateUsage]


def _address(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443)


def _network(invocation: Invocation) -> list[Setting]:
    """Settings that only the environment has."""
    from thingshub._client.log_variable import VARIABLE
    from thingshub._http.proxy import choose_proxy

    url, found = invocation.url.value, list[Setting]()
    if url:
        proxy, reason = choose_proxy(url if "://" in url else f"https://{url}")
        found.append(Setting("proxy", _without_password(proxy) if proxy else "", reason))
    for name, variable in (("client_certificate", "THINGSHUB_CLIENT_CERTIFICATE"), ("log", VARIABLE)):
        value = invocation.environment.get(variable, "")
        found.append(Setting(name, value, variable if value else "default"))
    return found


def _without_password(proxy: Proxy) -> str:
    return f"{proxy.scheme}://{'***@' if proxy.username else ''}{proxy.authority}"


def _endpoint_of_proxy(endpoint: Endpoint, proxy: Proxy) -> Endpoint:
    """The proxy as if it were the server: connected to in the same way, and asked for nothing."""
    from thingshub.transport import Endpoint

    return Endpoint(f"{proxy.scheme}://{proxy.authority}", 1, None, endpoint.ca_file, endpoint.ssl_context)


def _issuer(certificate: dict[str, Any]) -> str:
    """Who has issued a certificate: with a proxy that looks into TLS, that is the company and no public authority."""
    names = {name: value for part in certificate.get("issuer", ()) for name, value in part}
    return str(names.get("organizationName") or names.get("commonName") or "")


def _served_at(header: str | None, ours: datetime) -> tuple[datetime, datetime] | None:
    try:
        theirs = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return (theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC)), ours


def _validity(until: str) -> str:
    if not until:
        return "trusted"
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
    days = (ends - datetime.now(UTC)).days
    return f"trusted until {ends:%Y-%m-%d}" + (f", which is in {days} days" if days <= _SOON_DAYS else "")
