# Generated from overlays/thingshub/_client/download_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""An answer that is still coming: iterate over it, or save it. It is never held in memory."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from thingshub._client.operation import named
from thingshub.retries import CallState
from thingshub.transport import StreamingResponse, TransportFailure


class Download:
    """An answer that is still coming; only within its `with` block.

    Attributes:
        status: The HTTP status, 200 to 299.
        headers: The headers, any case on look-up.
    """

    def __init__(self, response: StreamingResponse, state: CallState) -> None:
        self.status = response.status
        self.headers: Mapping[str, str] = response.headers
        self._response = response
        self._state = state

    def __iter__(self) -> Iterator[bytes]:
        """The body in pieces of at most 64 KiB, decompressed.

        Raises:
            TransportError: it broke off.
        """
        try:
            for piece in self._response.iter_bytes():
                yield piece
        except TransportFailure as caught:
            failure = caught
        else:
            return
        raise self._state.attach_attempts(failure.error(**named(self._state.operation)))

    def save(self, path: str | Path) -> int:
        """Write the body to a file, which is there only once it is complete.

        Args:
            path: The file; one that is there is replaced.

        Returns:
            How many bytes it has.

        Raises:
            TransportError: the body broke off; what was there before is untouched.
            OSError: the file cannot be written.
        """
        with _complete_or_absent(Path(path)) as file:
            return sum([file.write(piece) for piece in self])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.status})"


@contextmanager
def _complete_or_absent(path: Path) -> Generator[IO[bytes]]:
    """A file that takes its name only when the block ends well."""
    import secrets  # here: importing it takes long, and most programs save nothing

    growing = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with growing.open("xb") as file:
            yield file
        os.replace(growing, path)
    finally:
        growing.unlink(missing_ok=True)
