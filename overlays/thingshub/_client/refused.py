"""The body of a download that the server has refused: no download, so it ends with the call and stays small."""

from __future__ import annotations

import time

from thingshub.errors import ProtocolError, RequestTimeoutError
from thingshub.transport import Timeout, TransportFailure

_MOST_BYTES = 64 * 1024 * 1024


class Refused:
    """Collects it.

    Args:
        timeout: What the request may take, from now on.
    """

    def __init__(self, timeout: Timeout) -> None:
        self._ends_at = time.monotonic() + timeout.total_seconds
        self._pieces: list[bytes] = []
        self._left_bytes = _MOST_BYTES

    def take(self, piece: bytes) -> None:
        """Add what came.

        Raises:
            TransportFailure: it is too much, or too late.
        """
        self._left_bytes -= len(piece)
        if self._left_bytes < 0:
            reason = f"the answer cannot be read: a refusal of more than {_MOST_BYTES // 1024**2} MiB"
            raise TransportFailure(ProtocolError, reason)
        if time.monotonic() > self._ends_at:
            raise TransportFailure(RequestTimeoutError, "timed out: deadline exceeded while waiting for the answer")
        self._pieces.append(piece)

    @property
    def body(self) -> bytes:
        """All of it."""
        return b"".join(self._pieces)
