"""Bodies of answers: gzip and deflate are undone while they come in, and must reach their own end.

HTTP's framing says how many bytes were sent, not whether the compressed stream within is whole: a server that dies
while it compresses leaves half an export that is complete as HTTP. So the decompressor is asked whether it has seen its
end, with its checksum. A gzip body may have several members (log files and joined exports do), and zeros behind them.

A whole answer is kept in memory, so what it may grow to is bounded: beyond 64 MiB, to a hundred times of what was
received. A stream is not: its reader decides.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from thingshub.errors import ProtocolError, TruncatedAnswerError
from thingshub.transport import TransportFailure

_FREE_BYTES = 64 * 1024 * 1024
_MOST_TIMES = 100
_STEP_BYTES = 1024 * 1024
_GZIP = 31
_ZLIB = 15
_RAW_DEFLATE = -15


class Decompressor:
    """Undoes one content coding.

    Args:
        coding: gzip or deflate.
    """

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._engine: Any = zlib.decompressobj(_GZIP) if coding == "gzip" else None
        self._first = b""
        self._has_begun = False
        self._is_at_end = False  # of a member; another may follow

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What the bytes decompress to, in pieces of at most 1 MiB.

        Raises:
            TransportFailure: they are not of this coding.
        """
        while data:
            if self._is_at_end:
                data = data.lstrip(b"\0")
                if not data:
                    return
                if self._coding != "gzip":
                    raise _broken(f"bytes follow the end of its {self._coding} stream")
                self._engine, self._is_at_end = zlib.decompressobj(_GZIP), False
            if self._engine is None:
                data = self._first + data
                if len(data) < 2:
                    self._first, self._has_begun = data, True
                    return
                self._engine = zlib.decompressobj(_ZLIB if _is_zlib(data) else _RAW_DEFLATE)
            self._has_begun = True
            engine, is_bad = self._engine, False
            piece = b""
            try:
                piece = engine.decompress(data, _STEP_BYTES)
            except zlib.error:
                is_bad = True
            if is_bad:
                raise _broken(f"it is not valid {self._coding}")
            if piece:
                yield piece
            self._is_at_end = engine.eof
            data = engine.unused_data if engine.eof else engine.unconsumed_tail
            if not data and not engine.eof and len(piece) == _STEP_BYTES:
                yield from self._rest(engine)

    def _rest(self, engine: Any) -> Iterator[bytes]:
        """What the engine still holds though it has taken all input."""
        while not engine.eof:
            is_bad = False
            piece = b""
            try:
                piece = engine.decompress(b"", _STEP_BYTES)
            except zlib.error:
                is_bad = True
            if is_bad:
                raise _broken(f"it is not valid {self._coding}")
            if not piece:
                break
            yield piece
        self._is_at_end = engine.eof

    def end(self) -> None:
        """The body is complete as HTTP.

        Raises:
            TransportFailure: the compressed stream is not.
        """
        if self._has_begun and not self._is_at_end:
            raise TransportFailure(TruncatedAnswerError, f"the answer's {self._coding} stream ends before its end")


def decompressors(raw_headers: Sequence[tuple[bytes, bytes]]) -> list[Decompressor]:
    """What undoes the codings of an answer, in the order in which to undo them; empty for a plain one.

    Raises:
        TransportFailure: a coding that was not asked for.
    """
    made: list[Decompressor] = []
    for name, text in raw_headers:
        if len(name) == 16 and name.lower() == b"content-encoding":
            for coding in text.decode("latin-1").lower().split(","):
                coding = coding.strip().removeprefix("x-")
                if coding in ("gzip", "deflate"):
                    made.insert(0, Decompressor(coding))
                elif coding not in ("", "identity"):
                    shown = coding if coding.isalnum() and len(coding) < 16 else "something"
                    raise _broken(f"it is compressed with {shown}, which was not asked for")
    if len(made) > 2:
        raise _broken(f"it is compressed {len(made)} times")
    return made


def stepwise(undo: Sequence[Decompressor], data: bytes) -> Iterator[bytes]:
    """What some bytes of a body decompress to.

    Raises:
        TransportFailure: they are not what the headers say.
    """
    if not undo:
        yield data
        return
    for piece in undo[0].feed(data):
        yield from stepwise(undo[1:], piece)


def whole_body(raw_headers: Sequence[tuple[bytes, bytes]], received: Sequence[bytes]) -> bytes:
    """The body of a complete answer.

    Raises:
        TransportFailure: it is compressed in a way that was not asked for, is not whole, or grows beyond all measure.
    """
    undo = decompressors(raw_headers)
    if not undo:
        return received[0] if len(received) == 1 else b"".join(received)
    most_bytes = max(_FREE_BYTES, _MOST_TIMES * sum(map(len, received)))
    pieces: list[bytes] = []
    total_bytes = 0
    for data in received:
        for piece in stepwise(undo, data):
            total_bytes += len(piece)
            if total_bytes > most_bytes:
                raise _broken(f"it decompresses to more than {most_bytes // 1024**2} MiB; stream it instead")
            pieces.append(piece)
    for one in undo:
        one.end()
    return b"".join(pieces)


def _is_zlib(start: bytes) -> bool:
    """Whether deflate comes in zlib's frame, as HTTP says, or without, as some servers send it."""
    return start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0


def _broken(reason: str) -> TransportFailure:
    return TransportFailure(ProtocolError, f"the answer cannot be read: {reason}")
