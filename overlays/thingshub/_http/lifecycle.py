"""What outlives a call: processes that fork, and transports that nobody closes.

A child of `fork()` inherits its parent's sockets. Both would write to them and read each other's answers, so the child
begins anew, with locks of its own (another thread of the parent may have held the old ones for ever), and closes what
it inherited, without a word of TLS: the parent goes on using it.
"""

from __future__ import annotations

import os
import warnings
import weakref
from typing import Any, Protocol


class Forkable(Protocol):
    """Something with connections, or with a lock."""

    def after_fork_in_child(self) -> None:
        """Begin anew."""
        ...


_alive: weakref.WeakSet[Any] = weakref.WeakSet()


def survive_fork(thing: Forkable) -> None:
    """Let a transport, or whatever has a lock, know when it finds itself in a child process."""
    _alive.add(thing)


def warn_unclosed(transport: object, count: int, text: str) -> None:
    """Say that a transport was collected with connections open, in words of the client that it belongs to."""
    warnings.warn(
        f"{text}; {count} connection{'s' * (count != 1)} left open",
        ResourceWarning,
        stacklevel=3,
        source=transport,
    )


def _after_fork_in_child() -> None:
    for thing in list(_alive):
        thing.after_fork_in_child()


if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(after_in_child=_after_fork_in_child)
