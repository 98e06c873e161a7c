"""The base of the generated resource classes: it carries the executor of the client that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thingshub._client.executor_async import AsyncRequestExecutor


class AsyncResource:
    """The operations of one tag."""

    def __init__(self, executor: AsyncRequestExecutor) -> None:
        self._executor = executor
        self._call = executor.call
