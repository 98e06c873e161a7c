"""Files that are there whole or not at all: written beside their place, then renamed; secrets for the owner only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

_SECRET_MODE = 0o600


def write(path: Path, content: bytes | Iterable[bytes], *, is_secret: bool = False) -> None:
    """Write a file; whatever stood there stays until all of it is written.

    Args:
        path: Where; the folder must exist.
        content: All of it, or pieces.
        is_secret: Whether only its owner may read it.

    Raises:
        OSError: it cannot be written; nothing has changed.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in [content] if isinstance(content, bytes) else content:
                file.write(piece)
        if not is_secret:  # a temporary file is for its owner only
            mask = os.umask(0)
            os.umask(mask)
            partial.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def is_open_to_others(path: Path, *, to_read: bool) -> bool:
    """Whether someone else may change the file, or read it too; never so where files have no such modes."""
    if os.name != "posix":
        return False
    return bool(path.stat().st_mode & (0o077 if to_read else 0o022))
