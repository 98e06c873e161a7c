"""How a run goes on: a crew works on what the window hands over, in the event loop of whoever iterates.

An error that the next items would meet as well (no permission, a wrong certificate) makes the crew let go of all that
it has not begun.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Iterable, Sized
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from thingshub._client.executor import RequestExecutor
from thingshub._client.executor_async import AsyncRequestExecutor
from thingshub.errors import (
    AuthenticationError,
    CertificateError,
    ConnectionBlockedError,
    PermissionDeniedError,
    ThingsHubError,
    UnavailableOperationError,
)
from thingshub.fleet_handle import Run
from thingshub.fleet_handle_async import AsyncRun
from thingshub.fleet_jobs import Job
from thingshub.fleet_journal import Journal
from thingshub.fleet_report import AsyncInput, Input, Meter, Outcome, Report, RunOptions
from thingshub.fleet_window import GROUP, Unit, Window
from thingshub.settings import Settings

T = TypeVar("T")
_FATAL = (
    AuthenticationError,
    PermissionDeniedError,
    CertificateError,
    ConnectionBlockedError,
    UnavailableOperationError,
)


class Crew(Generic[T]):
    """Works on units, so many at a time, in the event loop that it is made in."""

    def __init__(self, executor: AsyncRequestExecutor, job: Job[T], concurrency: int) -> None:
        self._executor = executor
        self._job = job
        self._queue: asyncio.Queue[Unit[T]] = asyncio.Queue()
        self._workers = [asyncio.create_task(self._work()) for _ in range(concurrency)]
        self.finished = 0
        self.fatal: ThingsHubError | None = None

    def begin(self, units: Iterable[Unit[T]]) -> None:
        """Take on units that have a flag; none of them after a fatal error, which the sender may not have seen yet."""
        for unit in units:
            self._queue.put_nowait(unit)
        if self.fatal is not None:
            self.drop_waiting()

    def drop_waiting(self) -> None:
        """Let go of what nobody works on yet."""
        with suppress(asyncio.QueueEmpty):
            while True:
                unit = self._queue.get_nowait()
                unit.is_dropped = True
                self._finish(unit)

    async def close(self) -> None:
        """Break off what is in flight."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    async def _work(self) -> None:
        while True:
            unit = await self._queue.get()
            try:
                await self._job.carry_out(self._executor, unit.to_send)
            except Exception as error:
                unit.defect = error
            self.fatal = self.fatal or next((e.error for e in unit.to_send if isinstance(e.error, _FATAL)), None)
            self._finish(unit)
            if self.fatal is not None:
                self.drop_waiting()

    def _finish(self, unit: Unit[T]) -> None:
        self.finished += 1
        if unit.flag is not None and not unit.flag.done():
            unit.flag.set_result(None)


def run_async(source: AsyncInput[Any], job: Job[T], executor: AsyncRequestExecutor, options: RunOptions) -> AsyncRun[T]:
    """A run in the event loop of whoever iterates it."""
    report = Report(job.operation.id, is_dry=options.dry_run)
    return AsyncRun(_driven(source, job, executor, options, report), report)


def run(source: Input[Any], job: Job[T], executor: RequestExecutor, options: RunOptions) -> Run[T]:
    """A run in an event loop that lives in a thread as long as the run."""
    from thingshub.fleet_sync import run_sync  # here: an async run never needs it

    return run_sync(source, job, executor, options)


async def _driven(
    source: AsyncInput[Any], job: Job[T], executor: AsyncRequestExecutor, options: RunOptions, report: Report
) -> AsyncGenerator[Outcome[T]]:
    journal = opened_journal(job, executor.settings, options)
    crew: Crew[T] | None = None
    begun = turn = 0
    window = Window(job, options, journal, Meter(report, total_of(source), options))
    try:
        draw = _drawing(source)
        while not window.is_over:
            for unit in window.ready():
                for outcome in window.outcomes(unit):
                    yield outcome
            if crew is not None and window.must_stop(crew.fatal):
                crew.drop_waiting()
            if window.has_room:
                try:
                    window.take(await draw())
                except StopAsyncIteration:
                    window.end()
                except Exception as error:
                    window.end(error)
            elif (flag := window.awaited) is not None:
                await asyncio.wait([cast("asyncio.Future[None]", flag)])
            if window.is_due(begun - crew.finished if crew is not None else 0):
                group = await asyncio.to_thread(window.noted) if journal is not None else window.noted()
                crew = crew or Crew(executor, job, options.concurrency)
                for unit in group:
                    unit.flag = asyncio.get_running_loop().create_future()
                crew.begin(group)
                begun += len(group)
            turn += 1
            if turn % GROUP == 0:  # an input that never waits must not hold up the event loop
                await asyncio.sleep(0)
        window.conclude()
    finally:
        if crew is not None:
            await crew.close()
        if journal is not None:
            window.leave()
            journal.close()


def opened_journal(job: Job[Any], settings: Settings, options: RunOptions) -> Journal | None:
    """The resume file of a run."""
    if options.resume is None or (options.dry_run and not Path(options.resume).exists()):
        return None
    tenant = settings.endpoint.url + settings.base_path
    return Journal(options.resume, operation=job.operation.id, tenant=tenant, is_read_only=options.dry_run)


def total_of(source: object) -> int | None:
    """How many items there are, if the input tells."""
    return len(source) if isinstance(source, Sized) else None


def _drawing(source: AsyncInput[Any]) -> Callable[[], Awaitable[Any]]:
    """A way to draw the next item; StopAsyncIteration at the end."""
    if isinstance(source, AsyncIterable):
        return aiter(source).__anext__
    items = iter(source)

    async def draw() -> Any:
        for item in items:
            return item
        raise StopAsyncIteration

    return draw
