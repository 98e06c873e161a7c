"""After `os.fork()`: locks that another thread of the parent may have held are replaced in the child.

A client may be made before a server forks its workers (gunicorn --preload, Celery, multiprocessing). The child goes on
with the same settings and the same token, but with locks of its own.
"""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class Forked(Protocol):
    """Something that has a lock."""

    def after_fork(self) -> None:
        """This process is a child: replace the locks, and forget what only the parent's threads can finish."""
        ...


_known: WeakSet[Forked] = WeakSet()


def renew_after_fork(thing: Forked) -> None:
    """Have `after_fork` called in each child, for as long as the thing lives."""
    _known.add(thing)


def _renew() -> None:
    for thing in _known:
        thing.after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(after_in_child=_renew)
