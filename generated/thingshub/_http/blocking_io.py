"""Sending a request and reading its answer over a connection that never blocks; each wait ends with the deadline."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from contextlib import suppress

from thingshub._http.connecting import READABLE, WRITABLE
from thingshub._http.connection import NOT_YET, RECEIVE_BYTES, Connection
from thingshub._http.exchange import Exchange
from thingshub._http.failures import answer_failure, deadline_passed, nothing_received
from thingshub.errors import ConnectError, TransportError
from thingshub.transport import TransportFailure, Upload


def send_all(connection: Connection, exchange: Exchange, data: bytes, ends_at: float) -> TransportFailure | None:
    """Send what fits into the system's buffers. The failure says whether anything of it was taken."""
    sock = connection.socket
    left: bytes | memoryview = data
    broke: OSError | None = None
    while True:
        try:
            sent = sock.send(left)
            if sent == len(left) and not connection.is_layered:
                return None
            left = memoryview(left)[sent:]
            if not left:
                if not sock.has_unsent:
                    return None
                sock.flush()
                return None
            continue
        except NOT_YET:
            pass
        except OSError as error:
            broke = error
        if broke is not None:
            break
        if not connection.wait(ends_at - time.monotonic(), WRITABLE):
            return deadline_passed("sending the request", is_unsent=len(left) == len(data))
    is_unsent = len(left) == len(data)
    if is_unsent:
        return TransportFailure(ConnectError, answer_failure(broke).reason, is_unsent=True)
    return _early_answer(connection, exchange, answer_failure(broke), ends_at)


def _early_answer(
    connection: Connection, exchange: Exchange, failure: TransportFailure, ends_at: float
) -> TransportFailure | None:
    """Sending broke: a server that refuses a body may have said so before it closed."""
    try:
        receive(connection, exchange, 1.0, ends_at, whole=True)
    except TransportFailure:
        return failure
    exchange.can_reuse = False
    return None


def send_body(
    connection: Connection, exchange: Exchange, pieces: Iterable[bytes], body: bytes | Upload | None, ends_at: float
) -> None:
    """Send a body, exactly as long as announced, unless the server answers before it is out."""
    length = body.length if isinstance(body, Upload) else len(body or b"")
    left_bytes = length or 0
    takes_its_time = isinstance(body, Upload)
    for piece in pieces:
        if takes_its_time:  # its source may, and all that it gives may fit into the system's buffers
            if time.monotonic() >= ends_at:
                raise deadline_passed("sending the body")
            if _has_early_answer(connection, exchange):
                exchange.can_reuse = False
                return
        if length is None:
            data = b"%x\r\n%b\r\n" % (len(piece), piece) if piece else b""
        else:
            data = piece[:left_bytes]  # a file that grows is cut
            left_bytes -= len(data)
        if data and not _send_piece(connection, exchange, data, ends_at):
            exchange.can_reuse = False
            return
        if length is not None and left_bytes == 0:
            break
    if left_bytes:
        reason = f"the body ended {left_bytes} bytes before its announced length; did its file shrink?"
        raise TransportFailure(TransportError, reason)
    if length is None and not _send_piece(connection, exchange, b"0\r\n\r\n", ends_at):
        exchange.can_reuse = False


def _send_piece(connection: Connection, exchange: Exchange, data: bytes, ends_at: float) -> bool:
    """Send a part of a body; false when an answer has come instead."""
    sock = connection.socket
    left = memoryview(data)
    while left or (connection.is_layered and sock.has_unsent):
        failure: TransportFailure | None = None
        try:
            if left:
                left = left[sock.send(left) :]
            else:
                sock.flush()
        except NOT_YET:
            if not connection.wait(ends_at - time.monotonic(), READABLE | WRITABLE):
                failure = deadline_passed("sending the body")
        except OSError as error:
            failure = answer_failure(error)
            failure = _early_answer(connection, exchange, failure, ends_at)
            if failure is None:
                return False
        if failure is not None:
            raise failure
        if left and _has_early_answer(connection, exchange):
            return False
    return True


def _has_early_answer(connection: Connection, exchange: Exchange) -> bool:
    """Whether the server has answered already; a look costs no wait."""
    try:
        received = connection.socket.recv(RECEIVE_BYTES)
    except NOT_YET:
        return False
    except ssl.SSLEOFError:
        received = b""
    except OSError:
        return False  # sending will say so
    if not received:
        exchange.end()  # who says nothing more will not answer
    exchange.feed(received)
    return exchange.has_head


def receive_more(connection: Connection, exchange: Exchange, read_seconds: float, ends_at: float) -> None:
    """Read the next bytes of a body."""
    count = len(exchange.body)
    ends_at = min(ends_at, time.monotonic() + read_seconds)
    while len(exchange.body) == count and not exchange.is_complete:
        _receive_once(connection, exchange, read_seconds, ends_at)


def receive(connection: Connection, exchange: Exchange, read_seconds: float, ends_at: float, *, whole: bool) -> None:
    """Read until the answer, or its head, is there."""
    while not (exchange.is_complete if whole else exchange.has_head):
        _receive_once(connection, exchange, read_seconds, ends_at)


def _receive_once(connection: Connection, exchange: Exchange, read_seconds: float, ends_at: float) -> None:
    left_seconds = ends_at - time.monotonic()
    seconds = read_seconds if read_seconds < left_seconds else left_seconds
    sock = connection.socket
    error: OSError | None = None
    received: bytes | None = None
    is_cut = False
    try:
        if connection.is_layered and seconds > 0:  # it may hold bytes that the system does not see any more
            with suppress(*NOT_YET):
                received = sock.recv(RECEIVE_BYTES)
        if received is None and connection.wait(seconds):
            received = sock.recv(RECEIVE_BYTES)
    except NOT_YET:
        return  # it was something of TLS's own
    except ssl.SSLEOFError:
        is_cut = True
    except OSError as broke:
        error = broke
    if error is not None:
        raise answer_failure(error, is_unanswered=exchange.is_unanswered)
    if is_cut:
        exchange.end(is_cut=True)
        return
    if received is None:
        raise deadline_passed("waiting for the answer") if seconds == left_seconds else nothing_received(read_seconds)
    if received:
        exchange.feed(received)
    else:
        exchange.end()
