"""What a run over many items tells: an outcome for each item in the order of the input, progress, and a report."""

from __future__ import annotations

import time
from collections.abc import AsyncIterable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from thingshub.errors import ThingsHubError

T = TypeVar("T")
Input: TypeAlias = Iterable[T]
AsyncInput: TypeAlias = Iterable[T] | AsyncIterable[T]
Status = Literal["done", "failed", "unknown", "skipped", "planned"]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one item.

    Attributes:
        index: Its place in the input, from 0.
        place: The same for people, e.g. `fleet.csv, row 17`.
        id: The id that it has, given or made for it; None when it has none.
        status: `done`; `failed`; `unknown` when it could not be found out whether it was carried out (a resumed run
            looks); `skipped` when the resume file has it as done earlier; `planned` in a dry run.
        value: What the server answered, e.g. the new device.
        error: Why it failed or is unknown.
        item: The item itself; not in the repr, since it may hold keys.
    """

    index: int
    place: str
    id: str | None
    status: Status
    value: T | None
    error: ThingsHubError | None
    item: object = field(repr=False)

    @property
    def is_failure(self) -> bool:
        """Whether it failed, or may have."""
        return self.status in ("failed", "unknown")

    def __str__(self) -> str:
        name = f" ({self.id})" if self.id else ""
        return f"{self.place}{name}: {self.status}{f', {self.error}' if self.error else ''}"


class Progress(NamedTuple):
    """How far a run is.

    Attributes:
        done: Items carried out, or planned in a dry run.
        failed: Items that failed, or may have.
        skipped: Items done by an earlier run.
        total: How many items there are; None when the input does not tell.
        per_second: Items carried out or failed in a second, from the start.
    """

    done: int
    failed: int
    skipped: int
    total: int | None
    per_second: float


@dataclass
class Report:
    """What a run has done so far; complete once it has ended.

    Attributes:
        operation: The operationId, e.g. `devices.create`.
        done: Items carried out, or planned in a dry run.
        skipped: Items done by an earlier run.
        failures: The outcomes of items that failed, or may have, in the order of the input.
        is_dry: Whether it was a dry run.
        seconds: How long it took.
    """

    operation: str
    is_dry: bool = False
    done: int = 0
    skipped: int = 0
    seconds: float = 0.0
    failures: list[Outcome[Any]] = field(default_factory=list[Outcome[Any]])

    @property
    def failed(self) -> int:
        """How many items failed, or may have."""
        return len(self.failures)

    def write_failures(self, path: str | Path) -> None:
        """Write the items that failed, with their original columns and why, so that they can be fed in again.

        Args:
            path: A `.csv` or `.jsonl` file; it is replaced in one step, and only its owner may read it, for it holds
                the keys that the input held.

        Raises:
            ValueError: the name ends otherwise.
            OSError: it cannot be written.
        """
        from thingshub.tabular_writing import write_failures  # not at import: most runs have no failures

        write_failures(path, self.failures)

    def __str__(self) -> str:
        what = "would be done" if self.is_dry else "done"
        earlier = f", {self.skipped:,} done earlier" if self.skipped else ""
        return f"{self.operation}: {self.done:,} {what}, {self.failed:,} failed{earlier}, {self.seconds:.1f} s"


@dataclass(frozen=True)
class RunOptions:
    """How a run is to go; see the methods that take these as arguments."""

    concurrency: int
    resume: str | Path | None
    dry_run: bool
    on_progress: Callable[[Progress], None] | None
    max_failures: int | None

    def __post_init__(self) -> None:
        if self.concurrency < 1:
            raise ValueError(f"concurrency must be 1 or more, not {self.concurrency}")
        if self.max_failures is not None and self.max_failures < 1:
            raise ValueError(f"max_failures must be 1 or more, or None for no limit, not {self.max_failures}")


class Meter:
    """Counts outcomes into the report and tells the progress, at most a few times a second."""

    EVERY_SECONDS = 0.1

    def __init__(self, report: Report, total: int | None, options: RunOptions) -> None:
        self._report = report
        self._total = total
        self._tell = options.on_progress
        self._began = self._told_at = time.monotonic()

    def count(self, outcome: Outcome[Any]) -> None:
        """One more item is settled."""
        report = self._report
        if outcome.is_failure:
            report.failures.append(outcome)
        elif outcome.status == "skipped":
            report.skipped += 1
        else:
            report.done += 1
        now = time.monotonic()
        report.seconds = now - self._began
        if self._tell is not None and now - self._told_at >= self.EVERY_SECONDS:
            self._told_at = now
            self.tell()

    def tell(self) -> None:
        """Tell the progress now."""
        if self._tell is not None:
            report = self._report
            seconds = max(time.monotonic() - self._began, 1e-9)
            rate = (report.done + report.failed) / seconds
            self._tell(Progress(report.done, report.failed, report.skipped, self._total, rate))
