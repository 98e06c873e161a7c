"""Imports of assets in parts that one request may hold, and their results as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from thingshub._client.sealing import sealed, unsealed

if TYPE_CHECKING:
    from thingshub._client.operation import Operation
    from thingshub.models import ImportResult

MOST_ENTRIES = 50_000


def checked_batch(batch_size: int) -> int:
    """The size of a batch, if one request may hold that."""
    if not 1 <= batch_size <= MOST_ENTRIES:
        raise ValueError(f"batch_size must be from 1 to {MOST_ENTRIES:,}, not {batch_size}")
    return batch_size


def parts_of(operation: Operation[Any], body: Any) -> Sequence[Any]:
    """The bodies that stand for this one: several for a long import, else itself."""
    body = unsealed(body)
    if not operation.id.endswith(".import_many") or not isinstance(body, Sequence) or len(body) <= MOST_ENTRIES:  # pyright: ignore[reportUnknownArgumentType]
        return [sealed(body)]
    return [body[start : start + MOST_ENTRIES] for start in range(0, len(body), MOST_ENTRIES)]  # pyright: ignore[reportUnknownArgumentType]


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
