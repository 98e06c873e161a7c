"""What a run does with one item: check it, send it, and find out what became of it when the answer is lost.

Created objects have an id before they are sent, given or made here. So when no clear answer comes, reading that id back
tells whether the object was created, and sending it again cannot make a second one: the server refuses an id that is
taken. Updates and imports may be repeated as they are. A deletion that is repeated and finds nothing is done.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from thingshub._client.executor_async import AsyncRequestExecutor
from thingshub._client.operation import Operation
from thingshub._codec.json_codec import encode_sorted, plain
from thingshub.checking import body_of, problem_of
from thingshub.errors import (
    AlreadyExistsError,
    AnswerError,
    ApiError,
    CallError,
    CertificateError,
    ConnectionBlockedError,
    ImportRefusedError,
    InputError,
    NotFoundError,
    ThingsHubError,
    TransportError,
)
from thingshub.fleet_journal import Begun, digest_of
from thingshub.model import Model, Update
from thingshub.tabular_reading import DeviceRow
from thingshub.unions import is_array, is_mapping, is_object, is_pair

T = TypeVar("T")
PAUSES_SECONDS = (0.5, 1.0, 2.0, 4.0)


@dataclass(slots=True)
class Entry(Generic[T]):
    """One item on its way.

    Attributes:
        index: Its place in the input, from 0.
        place: The same for people.
        id: The id that it has, or that was made for it.
        body: What is sent.
        digest: What tells it apart from another item.
        begun: What the resume file says of it.
        value: What the server answered.
        error: Why it failed.
        is_unknown: Whether it may have been carried out although it failed.
        made: The id, if it was made here.
    """

    item: object = field(repr=False)
    index: int
    place: str
    id: str | None = None
    body: dict[str, Any] = field(default_factory=dict[str, Any], repr=False)
    digest: int = 0
    begun: Begun = Begun.NEVER
    value: T | None = None
    error: ThingsHubError | None = None
    is_unknown: bool = False
    made: str | None = None


class Job(Protocol[T]):
    """What to do with the items of a run.

    Attributes:
        operation: What is called.
        batch: How many items one call takes.
    """

    operation: Operation[Any]
    batch: int

    def prepare(self, entry: Entry[T]) -> None:
        """Set id, body and digest from the item; raises InputError, with nothing sent."""
        ...

    async def carry_out(self, executor: AsyncRequestExecutor, entries: Sequence[Entry[T]]) -> None:
        """Send the entries, and set for each what came of it."""
        ...


class CreateMany(Generic[T]):
    """Creates one object for each item.

    Args:
        create: The operation.
        get: Reads one back by its id.
        kind: The schema of the body.
        noun: What ids that are made here begin with.
    """

    batch = 1

    def __init__(self, create: Operation[T], get: Operation[T], kind: type[Model], noun: str) -> None:
        self.operation = create
        self._get = get
        self._kind = kind
        self._noun = noun

    def prepare(self, entry: Entry[T]) -> None:
        entry.body = _checked_body(self._kind, entry, entry.item)
        entry.digest = digest_of(None, encode_sorted(entry.body))
        entry.id = entry.body.get("id")
        if entry.id is None:
            entry.id = entry.made = f"{self._noun}-{secrets.token_hex(8)}"

    async def carry_out(self, executor: AsyncRequestExecutor, entries: Sequence[Entry[T]]) -> None:
        for entry in entries:
            body = entry.body | {"id": entry.id}
            may_be_there = entry.begun is Begun.IN_FLIGHT
            for pause_seconds in (*PAUSES_SECONDS, None):
                try:
                    entry.value = await self._once(executor, entry, body, may_be_there)
                    break
                except ThingsHubError as error:
                    may_be_there = may_be_there or _may_be_done(error)
                    if pause_seconds is None or not may_be_there or not _is_transient(error):
                        await self._give_up(executor, entry, body, error, may_be_there)
                        break
                await asyncio.sleep(pause_seconds * random.uniform(0.5, 1.0))

    async def _give_up(
        self,
        executor: AsyncRequestExecutor,
        entry: Entry[T],
        body: Mapping[str, Any],
        error: ThingsHubError,
        may_be_there: bool,
    ) -> None:
        """A last look, and if that finds nothing, the error."""
        entry.is_unknown = may_be_there and not _is_refusal(error)
        if entry.is_unknown:
            with suppress(ThingsHubError):
                entry.value = await self._read_back(executor, entry, body)
        if entry.value is None:
            entry.error = error

    async def _once(
        self, executor: AsyncRequestExecutor, entry: Entry[T], body: Mapping[str, Any], may_be_there: bool
    ) -> T:
        if may_be_there and (found := await self._read_back(executor, entry, body)) is not None:
            return found
        try:
            return await executor.call(self.operation, body=body)
        except ApiError as error:
            # It may have been carried out between our look and this repetition
            if may_be_there and error.status in (400, 409):
                found = await self._read_back(executor, entry, body)
                if found is not None:
                    return found
            raise

    async def _read_back(self, executor: AsyncRequestExecutor, entry: Entry[T], body: Mapping[str, Any]) -> T | None:
        """The object of this id, when it is what was to be created; None when there is none."""
        try:
            found = await executor.call(self._get, (entry.id or "",))
        except NotFoundError:
            return None
        if not _is_in(dict(body), plain(found)):
            called = self.operation
            raise AlreadyExistsError(
                f"{entry.id} is there and differs from this item", operation=called.id, method=called.method,
                path=called.path,
            )  # fmt: skip
        return found


class UpdateMany(Generic[T]):
    """Changes one object for each item: a read, changed object, a row, or a pair of id and changes."""

    batch = 1

    def __init__(self, update: Operation[T], kind: type[Model]) -> None:
        self.operation = update
        self._kind = kind

    def prepare(self, entry: Entry[T]) -> None:
        item: Any = entry.item
        id: Any
        changes: Any
        if isinstance(item, DeviceRow):
            changes = item.properties()
            id = changes.pop("id", None)
            if "labels" in changes:
                raise InputError("labels are not changed by an update", place=item.place, hint=_LABELS)
        elif is_pair(item):
            id, changes = item
        elif is_mapping(item):
            id, changes = item.get("id"), {name: value for name, value in item.items() if name != "id"}
        else:
            id, changes = getattr(getattr(item, "changed", item), "id", None), item
        if not isinstance(id, str) or not id:
            raise InputError("it has no id", place=entry.place, hint="an update needs to know of which object")
        entry.id = id
        entry.body = _checked_body(self._kind, entry, changes)
        entry.digest = digest_of(entry.id, encode_sorted(entry.body))

    async def carry_out(self, executor: AsyncRequestExecutor, entries: Sequence[Entry[T]]) -> None:
        for entry in entries:
            try:
                entry.value = await executor.call(self.operation, (entry.id or "",), entry.body)
            except ThingsHubError as error:
                entry.error, entry.is_unknown = error, _may_be_done(error)


class DeleteMany:
    """Deletes one object for each item: an id, an object that was read, or a row."""

    batch = 1

    def __init__(self, delete: Operation[None]) -> None:
        self.operation = delete

    def prepare(self, entry: Entry[None]) -> None:
        item = entry.item
        id = item.columns.get("id") if isinstance(item, DeviceRow) else getattr(item, "id", item)
        if not isinstance(id, str) or id in ("", ".", ".."):
            raise InputError("it has no id", place=entry.place, hint="pass ids, objects that were read, or rows")
        entry.id, entry.digest = id, digest_of(id, b"")

    async def carry_out(self, executor: AsyncRequestExecutor, entries: Sequence[Entry[None]]) -> None:
        for entry in entries:
            try:
                await executor.call(self.operation, (entry.id or "",))
            except NotFoundError as error:
                # Gone since an earlier try, whose answer was lost
                is_repeated = entry.begun is Begun.IN_FLIGHT or error.may_be_done_before
                entry.error = None if is_repeated else error
            except ThingsHubError as error:
                entry.error, entry.is_unknown = error, _may_be_done(error)


class ImportMany:
    """Imports assets, so many with each call; the server makes or changes each of them by its id."""

    def __init__(self, import_many: Operation[Any], kind: type[Model], *, batch: int) -> None:
        self.operation = import_many
        self.batch = batch
        self._kind = kind

    def prepare(self, entry: Entry[None]) -> None:
        entry.body = _checked_body(self._kind, entry, entry.item)
        entry.id = entry.body.get("id") or entry.body.get("uid")
        if entry.id is None:
            raise InputError("id is missing", place=entry.place, hint="an asset is imported under its id or uid")
        entry.digest = digest_of(None, encode_sorted(entry.body))

    async def carry_out(self, executor: AsyncRequestExecutor, entries: Sequence[Entry[None]]) -> None:
        called = self.operation
        try:
            result = await executor.call(called, (), [entry.body for entry in entries])
        except ThingsHubError as error:
            for entry in entries:
                entry.error, entry.is_unknown = error, _may_be_done(error)
            return
        for problem in result.errors:
            if 0 <= problem.index < len(entries):
                entries[problem.index].error = ImportRefusedError(
                    problem.error, operation=called.id, method=called.method, path=called.path
                )


_LABELS = "leave the column labels out, and call devices.add_labels and devices.remove_label"


def _checked_body(kind: type[Model], entry: Entry[Any], item: Any) -> dict[str, Any]:
    if isinstance(item, DeviceRow):
        item = item.properties()
    if not isinstance(item, Model | Update) and not is_mapping(item):
        raise InputError(f"a {type(item).__name__} is no {kind.__name__}", place=entry.place)
    try:
        body = body_of(kind, item)  # pyright: ignore[reportUnknownArgumentType]
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        raise InputError(f"it cannot be sent ({type(error).__name__})", place=entry.place) from None
    if problem := problem_of(kind, body):
        raise InputError(problem, place=entry.place)
    return body


def _may_be_done(error: ThingsHubError) -> bool:
    """Whether the call may have been carried out although it failed."""
    if not isinstance(error, CallError) or error.unsent_operation:
        return False
    if isinstance(error, TransportError):
        return not error.is_unsent
    if isinstance(error, ApiError | AnswerError):  # a 4xx is a refusal, whoever says it
        return error.may_be_done_before or not 400 <= error.status < 500
    return False


def _is_transient(error: ThingsHubError) -> bool:
    """Whether the next try may go better."""
    if isinstance(error, ApiError):
        return error.status in (502, 503, 504)
    return isinstance(error, TransportError) and not isinstance(error, CertificateError | ConnectionBlockedError)


def _is_refusal(error: ThingsHubError) -> bool:
    """Whether the server said a clear no."""
    return isinstance(error, AlreadyExistsError) or (isinstance(error, ApiError) and error.status in (400, 409))


def _is_in(wanted: Any, found: Any) -> bool:
    """Whether all that was to be stands in what is there; keys are never answered, so what is missing may differ."""
    if is_object(wanted) and is_object(found):
        return all(name not in found or _is_in(value, found[name]) for name, value in wanted.items())
    if is_array(wanted) and is_array(found):
        return set(map(str, wanted)) == set(map(str, found))
    if isinstance(wanted, str) and isinstance(found, str):
        return wanted.strip().casefold() == found.strip().casefold()
    return bool(wanted == found)
