"""What waiting is made of, for threads and for tasks: the only part of a call that is written for each by hand."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Future


def sleep(seconds: float) -> None:
    """Let other threads go on meanwhile."""
    time.sleep(seconds)


async def sleep_async(seconds: float) -> None:
    """Let other tasks go on meanwhile."""
    import asyncio  # here: a sync client never pays for it

    await asyncio.sleep(seconds)


def is_settled(future: Future[Any], timeout_seconds: float | None) -> bool:
    """Whether a future has its result or its error by then; the thread waits for it."""
    try:
        future.exception(None if timeout_seconds is None else min(timeout_seconds, threading.TIMEOUT_MAX))
    except TimeoutError:
        return False
    return True


async def is_settled_async(future: Future[Any], timeout_seconds: float | None) -> bool:
    """Whether a future has its result or its error by then; the task waits for it, in whatever event loop it is.

    A task that is cancelled meanwhile leaves the future alone: others wait for it, too.
    """
    import asyncio

    loop = asyncio.get_running_loop()
    waiter = loop.create_future()

    def settle() -> None:
        if not waiter.done():
            waiter.set_result(None)

    def wake(_: Future[Any]) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle)

    future.add_done_callback(wake)
    await asyncio.wait([waiter], timeout=timeout_seconds)
    return future.done()
