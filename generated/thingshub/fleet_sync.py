"""A run of the sync client: the async engine, in an event loop that lives in a thread as long as the run.

The loop uses the client's settings and token: when a login is needed, the client itself logs in, once for all. Items
are read, the resume file is written and callbacks are called in the thread that iterates. A client with a transport of
its own keeps that: its calls are then made in so many threads. Nothing is started before the first item is to be sent.
"""

from __future__ import annotations

import asyncio
import copy
import math
import threading
import time
from collections.abc import Callable, Coroutine, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from typing import Any, Generic, TypeVar, cast

from thingshub._client.access_token import AccessToken
from thingshub._client.executor import RequestExecutor
from thingshub._client.executor_async import AsyncRequestExecutor
from thingshub._client.tokens import TokenProvider
from thingshub._client.tokens_async import AsyncTokenProvider
from thingshub._client.transports_async import AsyncTransports
from thingshub.errors import ConfigurationError, ThingsHubError
from thingshub.fleet_handle import Run
from thingshub.fleet_jobs import Job
from thingshub.fleet_report import Meter, Outcome, Report, RunOptions
from thingshub.fleet_run import Crew, opened_journal, total_of
from thingshub.fleet_window import Unit, Window
from thingshub.transport import AsyncStreamingResponse, AsyncTransport, Request, Response, Timeout, Transport

T = TypeVar("T")
WAIT_SECONDS = 0.02
TOKEN_SECONDS = 1.0  # so long a token is used before the client is asked whether it is still the one
_THREAD = "thingshub-run"


def run_sync(source: Iterable[Any], job: Job[T], executor: RequestExecutor, options: RunOptions) -> Run[T]:
    """A run in a thread of its own, iterated from any one thread."""
    report = Report(job.operation.id, is_dry=options.dry_run)
    return Run(_driven(source, job, executor, options, report), report)


def _driven(
    source: Iterable[Any], job: Job[T], executor: RequestExecutor, options: RunOptions, report: Report
) -> Generator[Outcome[T]]:
    journal = opened_journal(job, executor.settings, options)
    engine: _Engine[T] | None = None
    begun = 0
    window = Window(job, options, journal, Meter(report, total_of(source), options))
    try:
        items = iter(source)
        while not window.is_over:
            for unit in window.ready():
                yield from window.outcomes(unit)
            if engine is not None and window.must_stop(engine.crew.fatal):
                engine.soon(engine.crew.drop_waiting)
            if window.has_room:
                try:
                    window.take(next(items))
                except StopIteration:
                    window.end()
                except Exception as error:
                    window.end(error)
            elif (flag := window.awaited_ahead) is not None:
                # For many at a time: to change threads for each of them would cost more than the calls
                with suppress(TimeoutError):
                    cast("Future[None]", flag).result(WAIT_SECONDS)
            if window.is_due(begun - engine.crew.finished if engine is not None else 0):
                group = window.noted()
                engine = engine or _Engine(executor, job, options.concurrency)
                engine.begin(group)
                begun += len(group)
        window.conclude()
    finally:
        if engine is not None:
            engine.close()
        if journal is not None:
            window.leave()
            journal.close()


class _Engine(Generic[T]):
    """An event loop in a thread, with a crew in it."""

    crew: Crew[T]

    def __init__(self, executor: RequestExecutor, job: Job[T], concurrency: int) -> None:
        self._threads = ThreadPoolExecutor(concurrency + 1, thread_name_prefix=_THREAD)
        started: Future[None] = Future()
        work = self._work(lambda: _in_loop(executor, self._threads), job, concurrency, started)
        # A daemon: an interpreter that ends with a run left open must not wait for it
        context = copy_context()  # the span of whoever iterates is the parent of the calls
        self._thread = threading.Thread(target=context.run, args=[_run, work, started], name=_THREAD, daemon=True)
        self._thread.start()
        try:
            started.result()
        except BaseException:
            self._threads.shutdown()
            raise

    def begin(self, units: list[Unit[T]]) -> None:
        """Hand units to the crew: one step into the loop for all of them."""
        for unit in units:
            unit.flag = Future()
        self.soon(lambda: self.crew.begin(units))

    def soon(self, call: Callable[[], None]) -> None:
        """Call something in the loop."""
        self._loop.call_soon_threadsafe(call)

    def close(self) -> None:
        """Break off what is in flight, and end loop and threads."""
        self.soon(self._ended.set)
        # A run that nobody has closed is closed by the garbage collector, in any thread, one of these included
        may_wait = not threading.current_thread().name.startswith(_THREAD)
        if may_wait:
            self._thread.join()
        self._threads.shutdown(wait=may_wait, cancel_futures=True)

    async def _work(
        self, made: Callable[[], AsyncRequestExecutor], job: Job[T], concurrency: int, started: Future[None]
    ) -> None:
        self._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        try:
            executor = made()
            self.crew = Crew(executor, job, concurrency)
        except Exception as error:
            started.set_exception(error)
            return
        started.set_result(None)
        await self._ended.wait()
        await self.crew.close()
        await executor.transports.close()


def _run(work: Coroutine[Any, Any, None], started: Future[None]) -> None:
    try:
        asyncio.run(work)
    except Exception as error:
        if started.done():
            raise
        work.close()
        words = f"a run needs an event loop, and none can be made here: {type(error).__name__}: {error}"
        hint = "pytest-socket leaves event loops their own pair of sockets with --allow-unix-socket"
        failure = ConfigurationError(words, hint=hint)
        failure.__cause__ = error
        started.set_exception(failure)


def _in_loop(executor: RequestExecutor, threads: ThreadPoolExecutor) -> AsyncRequestExecutor:
    """The client's executor for the event loop that runs."""
    own = _InThreads(executor.transports.tenant, threads) if executor.transports.is_own else None
    transports = AsyncTransports(executor.settings.endpoint, own)
    transports.is_closed = executor.transports.is_closed
    tokens = _SharedTokens(executor.tokens, threads)
    return AsyncRequestExecutor(transports, tokens, executor.settings, executor.options, executor.budget)


class _InThreads(AsyncTransport):
    """A sync transport, in threads; it stays open, for it is the client's."""

    def __init__(self, transport: Transport, threads: ThreadPoolExecutor) -> None:
        self._send = transport.send
        self._threads = threads

    async def send(self, request: Request, timeout: Timeout) -> Response:
        return await _in_thread(self._threads, partial(self._send, request, timeout))

    async def open(self, request: Request, timeout: Timeout) -> AsyncStreamingResponse:
        raise NotImplementedError("no run streams")

    async def close(self) -> None:
        pass


class _SharedTokens(AsyncTokenProvider):
    """The client's own token. It is asked for in a thread, since that may log in, and once for all that wait."""

    def __init__(self, tokens: TokenProvider, threads: ThreadPoolExecutor) -> None:
        self._tokens = tokens
        self._threads = threads
        self._token: AccessToken | None = None
        self._ask_at = 0.0
        self._running: asyncio.Task[AccessToken | None] | None = None

    async def token(self, ends_at: float = math.inf) -> AccessToken:
        if self._token is not None and time.monotonic() < self._ask_at:
            return self._token
        found = await self._asked(lambda: self._tokens.token(ends_at)) or self._token
        assert found is not None  # a provider that has none raises
        return found

    async def renewed(self, refused: AccessToken, ends_at: float = math.inf) -> AccessToken | None:
        while self._running is not None:  # it may have set out for the refused one
            await asyncio.wait([self._running])
        if self._token is not None and self._token.value != refused.value:  # another task has been here before
            return self._token
        return await self._asked(lambda: self._tokens.renewed(refused, ends_at))

    async def _asked(self, ask: Callable[[], AccessToken | None]) -> AccessToken | None:
        if self._running is None:
            self._running = asyncio.create_task(self._run(ask))
            self._running.add_done_callback(_seen)
        try:
            return await asyncio.shield(self._running)
        except ThingsHubError as error:
            raise copy.copy(error) from None  # a traceback of its own for each task

    async def _run(self, ask: Callable[[], AccessToken | None]) -> AccessToken | None:
        try:
            token = await _in_thread(self._threads, ask)
            if token is not None:
                self._token, self._ask_at = token, time.monotonic() + TOKEN_SECONDS
            return token
        finally:
            self._running = None


async def _in_thread(threads: ThreadPoolExecutor, call: Callable[[], T]) -> T:
    """What a call gives in another thread, in the context of this task."""
    return await asyncio.get_running_loop().run_in_executor(threads, copy_context().run, call)


def _seen(task: asyncio.Task[AccessToken | None]) -> None:
    """An error is no loose end when all who waited for it have been cancelled."""
    if not task.cancelled():
        task.exception()
