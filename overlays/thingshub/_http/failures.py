"""What an error of the operating system, of TLS or of a name look-up means: its kind, and its text on one line.

Nothing of a message comes from a library's own wording: what is said is the operating system's text, or TLS's reason in
plain words. So it holds neither a class name nor anything that was sent.
"""

from __future__ import annotations

import os
import socket
import ssl
from errno import errorcode

from thingshub.errors import (
    CertificateError,
    ClientClosedError,
    ConnectError,
    ConnectionBlockedError,
    NameLookupError,
    NoFreeConnectionError,
    ProxyError,
    RequestTimeoutError,
    TransportError,
    TruncatedAnswerError,
)
from thingshub.transport import TransportFailure

LOOKING_UP = "looking up the host's name"
CONNECTING = "connecting"
ASKING_PROXY = "waiting for the proxy"
SHAKING_HANDS = "waiting for the TLS handshake"
SHAKING_HANDS_WITH_PROXY = "waiting for the TLS handshake with the proxy"
REACHING = frozenset({LOOKING_UP, CONNECTING, SHAKING_HANDS_WITH_PROXY})  # on the way to the first host, no further
UNANSWERED = " before an answer came"  # how the reason ends then
OWN_CONTEXT = "load the CA certificate into your ssl_context: ssl_context.load_verify_locations(...)"
_TLS = "check that the URL's port speaks TLS, and which versions and certificates the server asks for"
_CLOCK = "check this machine's clock"
_CERTIFICATE = {  # by OpenSSL's number of what is wrong; another CA certificate would help with none of these
    9: f"the certificate is not valid yet: {_CLOCK}",
    10: f"the certificate has expired: {_CLOCK}; else the server's operator has to renew it",
    62: "the certificate is for other hosts: write the host in the URL as the certificate names it",
    64: "the certificate is for other hosts: write the host in the URL as the certificate names it",
}


def connect_failure(error: Exception | None, *, doing: str = CONNECTING) -> TransportFailure:
    """Why there is no connection; nothing was sent. None for a list of addresses that is empty."""
    if error is not None and not isinstance(error, OSError):  # pytest-socket and the like, in place of the system
        reason = f"connections are blocked here: {type(error).__name__}: {error}"
        return TransportFailure(ConnectionBlockedError, reason, is_unsent=True)
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = f"the server's certificate is not trusted: {reason_of(error)}"
        return TransportFailure(CertificateError, reason, is_unsent=True, hint=_CERTIFICATE.get(error.verify_code))
    kind: type[TransportError] = ProxyError if doing == ASKING_PROXY else ConnectError
    if isinstance(error, socket.gaierror):
        kind = NameLookupError
    reason = "the host has no address" if error is None else reason_of(error)
    hint: str | None = None
    if kind is NameLookupError:
        reason = f"the host's name cannot be looked up: {reason}"
    elif isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        reason, hint = f"TLS: {reason}", _TLS
    elif isinstance(error, ssl.SSLEOFError | ConnectionError) and doing != CONNECTING:
        reason = f"the connection was closed while {doing}"
    return TransportFailure(kind, reason, is_unsent=True, hint=hint)


def connect_timeout(seconds: float, doing: str) -> TransportFailure:
    """No connection in time; nothing was sent."""
    kind = {LOOKING_UP: NameLookupError, ASKING_PROXY: ProxyError}.get(doing, ConnectError)
    return TransportFailure(kind, f"timed out after {seconds:.3g} s while {doing}", is_unsent=True)


def not_reached(failure: TransportFailure, whom: str, proxy_source: str) -> TransportFailure:
    """The same, with the host that was not reached.

    Args:
        failure: Why there is no connection.
        whom: Its host and port.
        proxy_source: Where it was given, if it is a proxy; empty for the server.
    """
    if failure.kind is ConnectionBlockedError:
        return failure
    if not proxy_source:
        return TransportFailure(failure.kind, f"{whom}: {failure.reason}", is_unsent=True, hint=failure.hint)
    reason = failure.reason.replace("the host's name", "its name", 1).replace("the server's", "its", 1)
    kind, hint = failure.kind, failure.hint
    if kind is NameLookupError:
        hint = f"check the proxy's host in {proxy_source}, and the name server"
    elif kind is ConnectError:
        kind, hint = ProxyError, f"check {proxy_source}, and whether the proxy is running and can be reached from here"
    return TransportFailure(kind, f"the proxy {whom} ({proxy_source}): {reason}", is_unsent=True, hint=hint)


def proxy_failure(error: TransportFailure) -> TransportFailure:
    """What came from a proxy was no answer to CONNECT; nothing reached the server."""
    if error.kind is TruncatedAnswerError:
        return connect_failure(ConnectionResetError(), doing=ASKING_PROXY)
    return TransportFailure(ProxyError, error.reason.replace("the answer", "the proxy's answer", 1), is_unsent=True)


def answer_failure(error: OSError | None, *, is_unsent: bool = False, is_unanswered: bool = False) -> TransportFailure:
    """Why a connection broke while a request was sent or its answer read; `is_unanswered` if nothing of it has come."""
    reason = "the connection was closed" if error is None else reason_of(error)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        reason = f"TLS: {reason}"
    elif isinstance(error, ConnectionError) and is_unanswered:
        reason += UNANSWERED
    return TransportFailure(TruncatedAnswerError, reason, is_unsent=is_unsent)


def closed() -> TransportFailure:
    """The client is closed, and sends nothing any more."""
    return TransportFailure(ClientClosedError, "the client was closed", is_unsent=True)


def none_free() -> TransportFailure:
    """All connections were in use until the end of the call."""
    return TransportFailure(NoFreeConnectionError, "no free connection until the deadline", is_unsent=True)


def deadline_passed(doing: str, *, is_unsent: bool = False) -> TransportFailure:
    """The call has no time left."""
    return TransportFailure(RequestTimeoutError, f"timed out: deadline exceeded while {doing}", is_unsent=is_unsent)


def nothing_received(seconds: float) -> TransportFailure:
    """The server has fallen silent."""
    return TransportFailure(RequestTimeoutError, f"timed out: nothing received for {seconds:.3g} s")


def reason_of(error: OSError) -> str:
    """The operating system's or TLS's text."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return str(error.verify_message)
    if isinstance(error, ssl.SSLEOFError):
        return "the connection was closed without the end of TLS"
    if isinstance(error, ssl.SSLError):
        return (error.reason or "it failed").replace("_", " ").lower()
    if isinstance(error, socket.gaierror):
        return error.strerror or "the name cannot be looked up"
    if error.errno is not None and error.errno in errorcode:
        return os.strerror(error.errno)
    return "timed out" if isinstance(error, TimeoutError) else "the connection failed"
