"""Assets by the thousand: imports of any length, split into what one request may hold."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from thingshub.calling import AsyncResource, Resource

if TYPE_CHECKING:
    from thingshub._client.operation import Operation
    from thingshub.calling import AsyncCaller, Caller
    from thingshub.fleet import AnyIterable, AsyncRun, Progress, Run
    from thingshub.models import AssetImportEntry, ImportResult

MOST_ENTRIES = 50_000


class AssetsExtension(Resource):
    """Many assets at once."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        self._call = in_parts(caller)

    def import_all(
        self,
        entries: Iterable[AssetImportEntry | Mapping[str, Any]],
        *,
        batch_size: int = 5000,
        concurrency: int = 2,
        resume: str | Path | None = None,
        dry_run: bool = False,
        on_progress: Callable[[Progress], None] | None = None,
        max_failures: int | None = 1000,
    ) -> Run[None]:
        """Import any number of assets, many with each request, with an outcome for each of them.

        An asset whose id is there already is changed, so an import may be repeated. The run is lazy: iterate it for an
        outcome per asset, in the order of the input, or call `finish()` for the report.

        Args:
            entries: What is to be imported: models, or mappings with the document's names and those of custom fields.
                They are read as they are needed.
            batch_size: How many go into one request (at most 50,000).
            concurrency: How many requests are in flight at most.
            resume: A file that remembers what is done: the same call with it goes on where a killed run stopped.
            dry_run: Check every asset, also for ids that are there twice, and send nothing; outcomes are `planned`.
            on_progress: Called a few times a second, and at the end, with a `thingshub.fleet.Progress`.
            max_failures: End the run after so many failures; None for no limit. A dry run has none.

        Returns:
            The run, an iterator of outcomes.

        Raises:
            ValueError: a number is out of its range; nothing was sent.
            StoppedError: from the iteration, when nothing more can succeed or too much has failed.
            InputError: from the iteration, when the input cannot be read on.
            ResumeError: from the iteration, when the resume file is of another run, in use or damaged.
        """
        from thingshub.api.assets import IMPORT_MANY
        from thingshub.fleet import RunOptions
        from thingshub.fleet_jobs import ImportMany
        from thingshub.fleet_sync import run_sync
        from thingshub.models import AssetImportEntry

        options = RunOptions(concurrency, resume, dry_run, on_progress, max_failures)
        job = ImportMany(IMPORT_MANY, AssetImportEntry, batch=checked_batch(batch_size))
        return run_sync(entries, job, self._caller, options)


class AsyncAssetsExtension(AsyncResource):
    """Many assets at once, awaitable."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._call = in_parts_async(caller)

    def import_all(
        self,
        entries: AnyIterable[AssetImportEntry | Mapping[str, Any]],
        *,
        batch_size: int = 5000,
        concurrency: int = 2,
        resume: str | Path | None = None,
        dry_run: bool = False,
        on_progress: Callable[[Progress], None] | None = None,
        max_failures: int | None = 1000,
    ) -> AsyncRun[None]:
        from thingshub.api.assets import IMPORT_MANY
        from thingshub.fleet import RunOptions
        from thingshub.fleet_jobs import ImportMany
        from thingshub.fleet_run import run_async
        from thingshub.models import AssetImportEntry

        options = RunOptions(concurrency, resume, dry_run, on_progress, max_failures)
        job = ImportMany(IMPORT_MANY, AssetImportEntry, batch=checked_batch(batch_size))
        return run_async(entries, job, self._caller, options)

    import_all.__doc__ = AssetsExtension.import_all.__doc__


def checked_batch(batch_size: int) -> int:
    """The size of a batch, if one request may hold that."""
    if not 1 <= batch_size <= MOST_ENTRIES:
        raise ValueError(f"batch_size must be from 1 to {MOST_ENTRIES:,}, not {batch_size}")
    return batch_size


def in_parts(caller: Caller) -> Callable[..., Any]:
    """The call of a resource, which splits a long import into requests that the server takes."""

    def call(
        operation: Operation[Any],
        arguments: Sequence[object] = (),
        body: Any = UNSET,
        content_type: str | None = None,
    ) -> Any:
        if not _is_too_long(operation, body):
            return caller.call(operation, arguments, body, content_type)
        return merged([caller.call(operation, arguments, part, content_type) for part in parts(body)])

    return call


def in_parts_async(caller: AsyncCaller) -> Callable[..., Coroutine[Any, Any, Any]]:
    """The same for the async resource."""

    async def call(
        operation: Operation[Any],
        arguments: Sequence[object] = (),
        body: Any = UNSET,
        content_type: str | None = None,
    ) -> Any:
        if not _is_too_long(operation, body):
            return await caller.call(operation, arguments, body, content_type)
        return merged([await caller.call(operation, arguments, part, content_type) for part in parts(body)])

    return call


def _is_too_long(operation: Operation[Any], body: Any) -> bool:
    return operation.id.endswith(".import_many") and isinstance(body, Sequence) and len(body) > MOST_ENTRIES  # pyright: ignore


def parts(entries: Sequence[object]) -> list[Sequence[object]]:
    """The entries in parts that one request may hold."""
    return [entries[start : start + MOST_ENTRIES] for start in range(0, len(entries), MOST_ENTRIES)]


def merged(results: list[ImportResult]) -> ImportResult:
    """One result of several requests; each entry that was not imported keeps its place in the whole list."""
    from thingshub.models import ImportProblem, ImportResult

    return ImportResult(
        created=sum(result.created for result in results),
        updated=sum(result.updated for result in results),
        failed=sum(result.failed for result in results),
        errors=[
            ImportProblem(index=number * MOST_ENTRIES + problem.index, id=problem.id, error=problem.error)
            for number, result in enumerate(results)
            for problem in result.errors
        ],
    )
