"""The window of a run: items in the order of the input, from the first look at them to their outcomes.

Items are taken from the input while the window has room, whatever one slow item does: then the others in the window
are worked on, and no more are read. What was worked on is told in the order of the input. With a resume file, items are
noted there in groups before they are handed to the crew; a group is handed over at once when the crew has hands free.

After an error that the next items would meet as well, or after too many failures, nothing more is begun. What is in
flight is finished and told, and then StoppedError is raised.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

from thingshub._client.sealing import bare
from thingshub.errors import InputError, ResumeError, StoppedError, ThingsHubError
from thingshub.fleet_jobs import Entry, Job
from thingshub.fleet_journal import Begun, Journal
from thingshub.fleet_report import Meter, Outcome, RunOptions, Status
from thingshub.tabular_reading import DeviceRow

T = TypeVar("T")
WINDOW = 1000
GROUP = 100
AHEAD = 50


class Flag(Protocol):
    """Says that a unit is finished; `asyncio.Future`, or its twin between threads."""

    def done(self) -> bool: ...

    def set_result(self, result: None, /) -> None: ...


class Unit(Generic[T]):
    """Entries that go into one call.

    Attributes:
        entries: All of them, in order.
        flag: Set once they are worked on; None while they wait or when there is nothing to do.
        is_dropped: Whether it was never begun, because the run ended early.
        defect: What went wrong and is no failure of an item; whoever takes the outcomes has to see it.
    """

    __slots__ = ("defect", "entries", "flag", "is_dropped", "to_send")

    def __init__(self) -> None:
        self.entries: list[Entry[T]] = []
        self.to_send: list[Entry[T]] = []
        self.flag: Flag | None = None
        self.is_dropped = False
        self.defect: Exception | None = None


class Window(Generic[T]):
    """The window, and all that is decided in a run; the two drivers only wait in their own ways."""

    def __init__(self, job: Job[T], options: RunOptions, journal: Journal | None, meter: Meter) -> None:
        self._job = job
        self._options = options
        self._journal = journal
        self._meter = meter
        self._units: deque[Unit[T]] = deque()
        self._group: list[Unit[T]] = []
        self._open: Unit[T] | None = None
        self._count = 0
        self._failed = 0
        self._size = max(WINDOW, 4 * options.concurrency) if job.batch == 1 else options.concurrency + 1
        self._group_size = max(GROUP, options.concurrency) if job.batch == 1 else 1
        self._seen_ids: set[int] = set()
        self.is_exhausted = False
        self.source_error: Exception | None = None
        self.stopped_by: ThingsHubError | str | None = None

    @property
    def has_room(self) -> bool:
        """Whether another item may be taken from the input."""
        return not self.is_exhausted and (self._open is not None or len(self._units) < self._size)

    @property
    def is_over(self) -> bool:
        """Whether every item is settled."""
        return self.is_exhausted and not self._units

    def take(self, item: Any) -> None:
        """Take one item into the window."""
        try:
            entry = self._examined(item)
        except ResumeError as error:  # another input: what is in flight is still finished and told
            self.end(error)
            return
        unit = self._open
        if unit is None:
            unit = self._open = Unit()
            self._units.append(unit)
        unit.entries.append(entry)
        if entry.error is None and entry.begun is not Begun.DONE and not self._options.dry_run:
            unit.to_send.append(entry)
        if len(unit.entries) >= self._job.batch:
            self._shut()

    def end(self, error: Exception | None = None) -> None:
        """The input has no more items."""
        self.is_exhausted = True
        self.source_error = error
        self._shut()

    def is_due(self, in_work: int) -> bool:
        """Whether the units that wait are to be handed to the crew, of which so many are in work now."""
        if not self._group:
            return False
        is_full = len(self._group) >= self._group_size or in_work < self._options.concurrency
        return is_full or self.is_exhausted or (not self.has_room and self.awaited is None)

    def noted(self) -> list[Unit[T]]:
        """The units that wait, noted in the resume file; they are to be handed to the crew."""
        group, self._group = self._group, []
        if self._journal is not None:
            self._journal.begin((e.index, e.digest, e.made) for unit in group for e in unit.to_send)
        return group

    def ready(self) -> Iterator[Unit[T]]:
        """Take units off the window whose turn it is and that are settled."""
        while (unit := self._head()) is not None:
            if unit.to_send:
                if unit.flag is None or not unit.flag.done():
                    return
                if unit.defect is not None:
                    raise unit.defect
            self._units.popleft()
            yield unit

    @property
    def awaited(self) -> Flag | None:
        """What the next outcome waits for; None when that is not in work."""
        unit = self._head()
        return unit.flag if unit is not None else None

    @property
    def awaited_ahead(self) -> Flag | None:
        """What a few dozen outcomes wait for; the same as `awaited` when no more are in work."""
        for index in range(min(AHEAD, len(self._units) - 1), -1, -1):
            if (flag := self._units[index].flag) is not None and not flag.done():
                return flag
        return self.awaited

    def outcomes(self, unit: Unit[T]) -> Iterator[Outcome[T]]:
        """The outcomes of a unit, counted one by one as they are taken."""
        if unit.is_dropped:
            return
        self._note(unit.to_send)
        for entry in unit.entries:
            outcome = _outcome(entry, is_dry=self._options.dry_run)
            self._meter.count(outcome)
            self._failed += outcome.is_failure
            most = self._options.max_failures
            if most is not None and self._failed >= most and self.stopped_by is None and not self._options.dry_run:
                self.stop(f"{self._failed} items have failed")
            yield outcome

    def leave(self) -> None:
        """The run is left: note also what is done and was not taken."""
        if self._journal is not None:
            for unit in self._units:
                if unit.flag is not None and unit.flag.done() and not unit.is_dropped and unit.defect is None:
                    self._note(unit.to_send)

    def must_stop(self, fatal: ThingsHubError | None) -> bool:
        """Whether nothing more is to be begun, now that the crew has met this."""
        if fatal is not None and self.stopped_by is None:
            self.stop(fatal)
        return self.stopped_by is not None

    def stop(self, reason: ThingsHubError | str) -> None:
        """Begin nothing more."""
        self.stopped_by = reason
        self.is_exhausted = True
        for unit in self._group:
            unit.is_dropped, unit.to_send = True, []
        self._group = []
        if self._open is not None:
            self._open.is_dropped, self._open.to_send, self._open = True, [], None

    def conclude(self) -> None:
        """All is told: raise what ended the run, if it did not come to its own end.

        Raises:
            StoppedError, InputError, ResumeError, or what the input raised.
        """
        self._meter.tell()
        if self.source_error is not None:
            raise self.source_error
        if self.stopped_by is not None:
            again = "mend that, and call it again" + (" with the same resume file" if self._journal is not None else "")
            words = self.stopped_by if isinstance(self.stopped_by, str) else self.stopped_by.message
            hint = self.stopped_by.hint if isinstance(self.stopped_by, ThingsHubError) else again
            cause = self.stopped_by if isinstance(self.stopped_by, ThingsHubError) else None
            told = f"{self._job.operation.id}: stopped after {self._count:,} items were read: {words}"
            raise StoppedError(told, hint=hint) from cause
        if self._journal is not None:
            self._journal.check_end(self._count)

    def _examined(self, item: Any) -> Entry[T]:
        index, self._count = self._count, self._count + 1
        place = item.place if isinstance(item, DeviceRow) else f"item {index + 1}"
        entry: Entry[T] = Entry(item, index, place)
        try:
            self._job.prepare(entry)
            if self._options.dry_run:
                self._check_new(entry)
        except InputError as error:
            entry.error = error
        else:
            if self._journal is not None:
                entry.begun, made = self._journal.state(index, entry.digest, place)
                if made is not None:
                    entry.id = entry.made = made
        return entry

    def _check_new(self, entry: Entry[T]) -> None:
        """A dry run also finds ids that are there twice; a real one leaves that to the server."""
        if entry.id is None or entry.made is not None:
            return
        token = hash(entry.id)  # numbers, not texts: the memory of a long run
        if token in self._seen_ids:
            raise InputError(f"the id {entry.id} is there twice", place=entry.place)
        self._seen_ids.add(token)

    def _note(self, sent: Iterable[Entry[T]]) -> None:
        if self._journal is not None:
            for entry in sent:
                if not entry.is_unknown:  # that stays in flight, and a later run looks
                    self._journal.settle(entry.index, is_done=entry.error is None)

    def _shut(self) -> None:
        unit, self._open = self._open, None
        if unit is not None and unit.to_send:
            self._group.append(unit)

    def _head(self) -> Unit[T] | None:
        return self._units[0] if self._units and self._units[0] is not self._open else None


def _outcome(entry: Entry[T], *, is_dry: bool) -> Outcome[T]:
    status: Status
    if entry.error is not None:
        status = "unknown" if entry.is_unknown else "failed"
    elif entry.begun is Begun.DONE:
        status = "skipped"
    else:
        status = "planned" if is_dry else "done"
    # An id that was made for an item that was never sent is nobody's
    id = None if entry.made is not None and status in ("failed", "planned") else entry.id
    # Error trackers write out the frames that an error comes from, and those of a run hold bodies
    error = None if entry.error is None else bare(entry.error)
    return Outcome(entry.index, entry.place, id, status, entry.value, error, entry.item)
