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
    ConnectError,
    NameLookupError,
    RequestTimeoutError,
    TransportError,
    TruncatedAnswerError,
)
from thingshub.transport import TransportFailure


def connect_failure(error: OSError | None, *, doing: str = "connecting") -> TransportFailure:
    """Why there is no connection; nothing was sent. None for an address list that was empty."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return TransportFailure(CertificateError, reason_of(error), is_unsent=True)
    kind: type[TransportError] = NameLookupError if isinstance(error, socket.gaierror) else ConnectError
    reason = "the host has no address" if error is None else reason_of(error)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        reason = f"TLS: {reason}"
    elif isinstance(error, ssl.SSLEOFError | ConnectionError) and doing != "connecting":
        reason = f"the connection was closed while {doing}"
    return TransportFailure(kind, reason, is_unsent=True)


def connect_timeout(seconds: float, doing: str) -> TransportFailure:
    """No connection in time; nothing was sent."""
    kind = NameLookupError if doing.startswith("looking up") else ConnectError
    return TransportFailure(kind, f"timed out after {seconds:.3g} s while {doing}", is_unsent=True)


def answer_failure(error: OSError | None, *, is_unsent: bool = False) -> TransportFailure:
    """Why a connection broke while a request was sent or its answer read."""
    reason = "the connection was closed" if error is None else reason_of(error)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        reason = f"TLS: {reason}"
    return TransportFailure(TruncatedAnswerError, reason, is_unsent=is_unsent)


def answer_timeout(seconds: float, doing: str, *, is_unsent: bool = False) -> TransportFailure:
    """No answer in time."""
    return TransportFailure(RequestTimeoutError, f"timed out after {seconds:.3g} s while {doing}", is_unsent=is_unsent)


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
    if isinstance(error, TimeoutError):
        return os.strerror(error.errno) if error.errno in errorcode else "timed out"
    if error.errno is not None and error.errno in errorcode:
        return os.strerror(error.errno)
    return "the connection failed"
