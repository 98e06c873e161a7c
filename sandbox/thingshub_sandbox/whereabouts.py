"""How other commands find the sandbox that runs: a file in its data directory, for its owner's eyes only.

It holds the token of the admin switches. The sandbox removes it when it ends; one that was killed leaves it behind, and
whoever reads it then is told that nothing answers.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from thingshub_sandbox.remote import Remote, RemoteError
from thingshub_sandbox.server import Running

_NAME = "running.json"


def tell(data: Path, running: Running) -> None:
    """Write down where the sandbox of this process is.

    Raises:
        OSError: the file cannot be written.
    """
    path = data / _NAME
    content = {
        "process": os.getpid(),
        "url": running.url,
        "ca_file": str(running.ca_file),
        "admin_token": running.admin_token,
    }
    partial = path.with_suffix(f".{os.getpid()}")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(content, file)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def forget(data: Path) -> None:
    """Remove what this process has written down."""
    path = data / _NAME
    if _process(path) == os.getpid():
        path.unlink(missing_ok=True)


def find(data: Path, *, tenant: str | None = None) -> Remote:
    """The sandbox that runs with this data directory.

    Raises:
        RemoteError: none does.
    """
    try:
        content = json.loads((data / _NAME).read_text(encoding="utf-8"))
        return Remote(content["url"], Path(content["ca_file"]), content["admin_token"], tenant)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise RemoteError(f"no sandbox runs with {data} -- start one with: thingshub-sandbox serve") from error


def _process(path: Path) -> int | None:
    try:
        return int(json.loads(path.read_text(encoding="utf-8"))["process"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
