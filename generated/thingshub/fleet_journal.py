"""The resume file: which items of a run were begun and which are done, so that a killed run goes on where it stopped.

Before an item is sent, the file says on disk that it was begun, with a digest of it and the id that was made for it. So
a later run knows three kinds: done (skipped), never begun or refused (sent), and begun with no word of the end: those
may have been carried out, and are looked at before they are sent. A line is written in one piece; of a line that was
being written when the machine stopped, the rest is cut off.

A file belongs to one operation on one tenant and one input: a begun item that differs from what stands in its place is
refused, except one that was refused by the server, which may have been mended. While a run uses a file it is locked.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import sys
from array import array
from collections.abc import Iterable
from enum import IntEnum
from io import FileIO
from pathlib import Path
from typing import Any, Self

from thingshub.errors import ResumeError
from thingshub.unions import is_object

_FORMAT = 1
_MOST_ITEMS = 100_000_000
_DIFFERENT = "give the input that the file was made for, or another file name"


class Begun(IntEnum):
    """What the file says of an item."""

    NEVER = 0
    REFUSED = 1
    IN_FLIGHT = 2
    DONE = 3


def digest_of(id: str | None, body: bytes) -> int:
    """What tells items apart, 64 bits."""
    return int.from_bytes(hashlib.blake2b(f"{id or ''}\0".encode() + body, digest_size=8).digest())


class Journal:
    """One resume file, open and locked.

    Args:
        path: The file; it is made when it is not there.
        operation: The operationId.
        tenant: The tenant's address.
        is_read_only: Only look, for a dry run: nothing is written.

    Raises:
        ResumeError: it is of another operation or tenant, no resume file at all, in use, or damaged.
    """

    def __init__(self, path: str | Path, *, operation: str, tenant: str, is_read_only: bool = False) -> None:
        self._path = Path(path)
        self._is_read_only = is_read_only
        self._states = bytearray()
        self._digests = array("Q")
        self._ids: dict[int, str] = {}
        self._waiting: list[str] = []
        self._file = self._opened()
        try:
            self._lock()
            self._read(json.dumps({"thingshub-resume": _FORMAT, "operation": operation, "tenant": tenant}))
        except BaseException:
            self._file.close()
            raise

    def state(self, index: int, digest: int, place: str) -> tuple[Begun, str | None]:
        """What is known of an item, and the id that was made for it.

        Raises:
            ResumeError: another item was in its place.
        """
        if index >= len(self._states) or not self._states[index]:
            return Begun.NEVER, None
        state = Begun(self._states[index])
        if state is Begun.REFUSED:
            return state, None
        if self._digests[index] != digest:
            raise ResumeError(f"{place} is not what the resume file {self._path} was made for", hint=_DIFFERENT)
        return state, self._ids.get(index)

    def check_end(self, count: int) -> None:
        """See that the input has all the items that the file tells of.

        Raises:
            ResumeError: it has fewer.
        """
        if count < len(self._states):
            raise ResumeError(
                f"the input ends after {count} items, but the resume file {self._path} knows {len(self._states)}",
                hint=_DIFFERENT,
            )

    def begin(self, items: Iterable[tuple[int, int, str | None]]) -> None:
        """Put on disk that these items are about to be sent: index, digest, and the id that was made for it."""
        self._waiting += [f"s {index} {digest:016x} {made or ''}".rstrip() for index, digest, made in items]
        self._write()

    def settle(self, index: int, *, is_done: bool) -> None:
        """Note what became of an item; it is written with the next that begin, or at the end."""
        self._waiting.append(f"{'d' if is_done else 'f'} {index}")

    def close(self) -> None:
        """Put everything on disk and unlock the file."""
        try:
            if self._waiting:
                self._write()
        finally:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self) -> None:
        lines, self._waiting = self._waiting, []
        content = "".join(f"{line}\n" for line in lines).encode()
        try:
            while content:
                content = content[self._file.write(content) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            raise ResumeError(f"the resume file {self._path} cannot be written: {error.strerror}") from error

    def _opened(self) -> FileIO:
        try:
            # Appending and unbuffered: a line is in the file as soon as it is written, and never over another one
            file = open(self._path, "rb" if self._is_read_only else "a+b", buffering=0)  # noqa: SIM115  # closed by close()
        except OSError as error:
            raise ResumeError(f"the resume file {self._path} cannot be opened: {error.strerror}") from error
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            raise ResumeError(f"{self._path} is no file that can remember", hint="give another file name")
        return file

    def _lock(self) -> None:
        try:
            if sys.platform == "win32":
                import msvcrt

                self._file.seek(_MOST_ITEMS * 100)  # a place that is never written: locks are mandatory there
                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise ResumeError(f"the resume file {self._path} cannot be locked: {error.strerror}") from error
            raise ResumeError(
                f"the resume file {self._path} is in use by another run", hint="wait for it to end, or end it"
            ) from None

    def _read(self, header: str) -> None:
        """Read what earlier runs wrote; a torn last line is cut off, a new file gets its header."""
        good = 0
        with open(self._path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.endswith(b"\n"):
                    if number == 1 and not header.encode().startswith(line):
                        raise self._damaged(1, "this is no resume file")
                    break
                if number == 1:
                    self._check_header(line, header)
                else:
                    self._take(number, line)
                good += len(line)
        if self._is_read_only:
            return
        self._file.truncate(good)
        if not good:
            self._waiting = [header]
            self._write()

    def _check_header(self, line: bytes, header: str) -> None:
        try:
            found: Any = json.loads(line)
        except ValueError:
            found = None
        if not is_object(found) or "thingshub-resume" not in found:
            raise self._damaged(1, "this is no resume file")
        wanted: dict[str, Any] = json.loads(header)
        for name, value in wanted.items():
            if found.get(name) != value:
                raise ResumeError(
                    f"the resume file {self._path} is of {name} {found.get(name)}, not {value}", hint=_DIFFERENT
                )

    def _take(self, number: int, line: bytes) -> None:
        try:
            match line.decode("ascii").split():
                case ["s", place, digest, *made]:
                    index = self._room_for(int(place))
                    self._states[index], self._digests[index] = Begun.IN_FLIGHT, int(digest, 16)
                    self._ids.pop(index, None)
                    if made:
                        self._ids[index] = made[0]
                case ["d" | "f" as end, place]:
                    index = int(place)
                    if not 0 <= index < len(self._states):
                        raise ValueError(index)
                    self._states[index] = Begun.DONE if end == "d" else Begun.REFUSED
                    self._ids.pop(index, None)
                case _:
                    raise ValueError(line)
        except (ValueError, OverflowError):
            raise self._damaged(number, "this line is not one of a resume file") from None

    def _room_for(self, index: int) -> int:
        if not 0 <= index < _MOST_ITEMS:
            raise ValueError(index)
        missing = index + 1 - len(self._states)
        if missing > 0:
            self._states.extend(bytes(missing))
            self._digests.extend([0] * missing)
        return index

    def _damaged(self, number: int, what: str) -> ResumeError:
        return ResumeError(f"{self._path}:{number}: {what}", hint="give another file name; nothing was sent")
