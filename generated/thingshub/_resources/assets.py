# Generated from overlays/thingshub/_resources/assets_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""Assets by the thousand: imports of any length, split into what one request may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from thingshub._client.resource import Resource
from thingshub._resources.asset_parts import checked_batch, merged, parts_of

if TYPE_CHECKING:
    from thingshub._client.executor import RequestExecutor
    from thingshub._client.operation import Operation
    from thingshub.fleet import Input, Progress, Run
    from thingshub.models import AssetImportEntry


class InParts(Resource):
    """A resource whose long imports are split into requests that the server takes."""

    def __init__(self, executor: RequestExecutor) -> None:
        super().__init__(executor)
        self._call = self._in_parts

    def _in_parts(
        self,
        operation: Operation[Any],
        arguments: Sequence[object] = (),
        body: object = UNSET,
        content_type: str | None = None,
    ) -> Any:
        parts = parts_of(operation, body)
        if len(parts) == 1:
            return self._executor.call(operation, arguments, body, content_type)
        return self._executor.call_parts(operation, parts, merged)


class AssetsExtension(InParts):
    """Many assets at once."""

    def import_all(
        self,
        entries: Input[AssetImportEntry | Mapping[str, Any]],
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
        outcome per asset, in the order of the input, or `finish()` for the report.

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
        from thingshub.fleet_run import run
        from thingshub.models import AssetImportEntry

        options = RunOptions(concurrency, resume, dry_run, on_progress, max_failures)
        job = ImportMany(IMPORT_MANY, AssetImportEntry, batch=checked_batch(batch_size))
        return run(entries, job, self._executor, options)
