"""What holds, where it comes from, and whether it works: settings first, then the connection step by step.

Each step needs the one before, so the first that fails is the one to mend; the steps behind it are not tried. Nothing
is changed on the server. Secrets show as ***.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from thingshub.cli import failures, output
from thingshub.cli.failures import CommandError, printable
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation, Setting
from thingshub.errors import ConfigurationError, PermissionDeniedError, ThingsHubError

if TYPE_CHECKING:
    from thingshub import ThingsHub
    from thingshub.transport import Endpoint

_MOST_SKEW_SECONDS = 60.0
_SOON_DAYS = 14
_CONNECT_SECONDS = 5.0


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
    served_at: tuple[datetime, datetime] | None = None  # the server's clock, and this one's at the same moment


@click.command(params=global_options(is_hidden=False))
@click.pass_context
def doctor(context: click.Context) -> None:
    """Show every setting and where it comes from, and try the connection.

    Checks in this order: settings, connection, TLS, clock, credentials.
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
        settings = invocation.settings
    except CommandError as error:
        _report("settings", error.message, error.hint)
        return error.code
    if proxy := _proxy(invocation.url.value):
        settings.append(proxy)
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
            ("connection", _connection),
            ("tls", _tls),
            ("credentials", _credentials),
            ("clock", _clock),
        ]
        for name, check in checks:
            try:
                _report(name, check(examined))
            except Failed as failure:
                _report(name, failure.text, failure.hint)
                return failure.code
    return None


def _connection(examined: Examined) -> str:
    """Whether anything answers at the address, or at the proxy before it."""
    proxy = examined.endpoint.proxy
    host, port = (proxy.host, proxy.port) if proxy is not None else _address(examined.endpoint.url)
    noun = "the proxy" if examined.endpoint.proxy else "the server"
    started = time.perf_counter()
    try:
        with socket.create_connection((host, port), _CONNECT_SECONDS) as connection:
            peer = connection.getpeername()[0]
    except socket.gaierror as error:
        raise Failed(f"the name {host} is not known: {error.strerror}", "check the URL's spelling and DNS") from None
    except OSError as error:
        reason = error.strerror or "no answer in time"
        raise Failed(
            f"{noun} {host}:{port} cannot be reached: {reason}", "check URL, network and HTTPS_PROXY"
        ) from None
    return f"{noun} {host}:{port} answers ({peer}, {(time.perf_counter() - started) * 1000:.0f} ms)"


def _tls(examined: Examined) -> str:
    """Whether the server's certificate is trusted, and for how long; asked directly, so not through a proxy."""
    endpoint = examined.endpoint
    try:
        tls = endpoint.tls()
    except ConfigurationError as error:
        raise Failed(error.message, error.hint, failures.USAGE) from None
    if tls is None:
        return "none: plain http, to this machine only"
    if endpoint.proxy:
        return "not looked at by itself: the connection goes through a proxy"
    host, port = _address(endpoint.url)
    try:
        with (
            socket.create_connection((host, port), _CONNECT_SECONDS) as connection,
            tls.wrap_socket(connection, server_hostname=host) as wrapped,
        ):
            version, certificate = wrapped.version(), wrapped.getpeercert() or {}
    except ssl.SSLCertVerificationError as error:
        hint = "name the CA certificate of this server with --ca-file or THINGSHUB_CA_FILE"
        if "expired" in error.verify_message or "not yet valid" in error.verify_message:
            hint = "renew it, or set this machine's clock"
        raise Failed(f"the certificate is not trusted: {error.verify_message}", hint) from None
    except OSError as error:
        raise Failed(
            f"no TLS: {error.strerror or 'no answer in time'}", "is this the port of an https server?"
        ) from None
    return f"{version}, certificate {_validity(str(certificate.get('notAfter', '')))}"


def _credentials(examined: Examined) -> str:
    """Whether the server takes the credentials, by a call that reads one device at most."""
    try:
        before = datetime.now(UTC)
        answer = examined.hub.raw(examined.hub.devices.list, limit=1)
        examined.served_at = _served_at(answer.headers.get("Date"), before)
    except PermissionDeniedError:
        return "taken; this user may not list devices, which is a matter of roles"
    except ThingsHubError as error:
        line = failures.one_line(error)
        text, _, hint = line.partition(" -- ")
        raise Failed(text, hint, failures.exit_code(error)) from None
    return "taken"


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


def _proxy(url: str) -> Setting | None:
    from thingshub.transport import proxy_for

    proxy = proxy_for(url if "://" in url else f"https://{url}") if url else None
    if not proxy:
        return None
    shown = f"{proxy.scheme}://{'***@' if proxy.username else ''}{proxy.authority}"
    return Setting("proxy", shown, proxy.source)


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
