"""Harmless questions beyond reading: refusals, parameters, methods that the document does not have.

Asked are only GET and OPTIONS: an id that does not exist, a list without a token, a filter that nothing can match, a
second page, a GET where the document has none. From the `Allow` of an answer follows which methods there are, without
calling one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pipeline.verify.asking import Asker, filled
from pipeline.verify.difference import Kind
from pipeline.verify.inspection import Inspection
from pipeline.verify.reading import Reader, Values, lists_with_entries
from thingshub.errors import CallError
from thingshub.transport import Response
from thingshub_document.model import Operation
from thingshub_document.reading import METHODS

_NOWHERE = "verify-no-such-entry"
_FAR_FUTURE, _FAR_PAST = "2999-01-01T00:00:00Z", "1970-01-01T00:00:00Z"
# Filters and a value that nothing matches; a parameter that only orders or shortens entries is none
_UNMATCHED = {"labels": _NOWHERE, "search": _NOWHERE, "device_ids": _NOWHERE, "since": _FAR_FUTURE, "until": _FAR_PAST}
_TOLD = {method.upper() for method in METHODS} - {"HEAD", "OPTIONS", "TRACE"}  # what frameworks add by themselves


class Prober:
    """Asks the questions; arguments as for Reader, with the operations that were read."""

    def __init__(
        self, inspection: Inspection, asker: Asker, reader: Reader, *, progress: Callable[[str], None]
    ) -> None:
        self._inspection = inspection
        self._asker = asker
        self._reader = reader
        self._progress = progress

    def probe(self, operations: list[Operation]) -> None:
        """Ask everything about these operations.

        Raises:
            TooManyRequests: the bound is reached; what was learned until then is kept.
        """
        there = [operation for operation in operations if self._inspection.seen[operation.id].is_observed]
        for operation in there:
            self._progress(f"{operation.id}, refusals")
            self._refusals(operation)
        for operation, values, entries in lists_with_entries(self._reader, self._inspection):
            if entries:
                self._progress(f"{operation.id}, parameters")
                self._paging(operation, values)
                self._filters(operation, values)
        tags = {operation.tag for operation in operations}
        for path, values in self._paths(tags):
            self._progress(f"methods of {path}")
            self._methods(path, values)

    def _ask(self, operation: str, path: str, **how: Any) -> Response | None:
        try:
            return self._asker.ask(path, **how)
        except CallError as error:
            self._inspection.add(Kind.BROKEN, operation, type(error).__name__)
            return None

    def _refusals(self, operation: Operation) -> None:
        values = next(iter(self._reader.instances(operation)), None)
        if operation.id in self._inspection.lists and values is not None:
            answer = self._ask(operation.id, filled(operation.path, values), with_token=False)
            if answer and answer.status < 300:
                self._inspection.add(Kind.UNPROTECTED, operation.id, f"{answer.status} without a token")
            elif answer:
                self._inspection.judge(operation, answer)
        if values:
            nowhere = {name: _nothing(value) for name, value in values.items()}
            answer = self._ask(operation.id, filled(operation.path, nowhere))
            if answer and answer.status < 300:
                message = f"{answer.status} for an id that does not exist, instead of 404"
                self._inspection.add(Kind.STATUS, operation.id, message)
            elif answer:
                self._inspection.judge(operation, answer)

    def _paging(self, operation: Operation, values: Values) -> None:
        """The second entry alone; asked again with the first page before it counts, because lists live."""
        paging = operation.paging
        if paging is None or paging.style != "offset" or not paging.size:
            return
        path = filled(operation.path, values)
        for attempt in (1, 2):
            first = self._page(operation, path, {paging.size: "2"})
            second = self._page(operation, path, {paging.size: "1", paging.parameter: "1"})
            if first is None or second is None:
                return
            problem = None
            if len(second) > 1:
                problem = f"{paging.size} is ignored"
            elif len(first) > 1 and second and second[0] == first[0]:
                problem = f"{paging.parameter} is ignored"
            if problem is None:
                return
            if attempt == 2:
                self._inspection.add(Kind.PARAMETER, operation.id, problem)

    def _filters(self, operation: Operation, values: Values) -> None:
        one = {operation.paging.size: "1"} if operation.paging and operation.paging.size else {}
        for parameter in operation.parameters:
            name = parameter.name
            if parameter.where != "query" or name not in _UNMATCHED:
                continue
            if self._page(operation, filled(operation.path, values), {name: _UNMATCHED[name], **one}):
                self._inspection.add(Kind.PARAMETER, operation.id, f"{name} is ignored")

    def _page(self, operation: Operation, path: str, query: dict[str, str]) -> list[Any] | None:
        """The entries of a list; None when it refuses, which is judged."""
        answer = self._ask(operation.id, path, query=query)
        if answer is None:
            return None
        entries = self._inspection.judge(operation, answer)
        return entries if answer.status < 300 else None

    def _paths(self, tags: set[str]) -> Iterator[tuple[str, Values]]:
        """Every path of the operations, with values from what was read; a path without them is left out."""
        for path in dict.fromkeys(operation.path for operation in self._inspection.operations.values()):
            example = next(o for o in self._inspection.operations.values() if o.path == path)
            is_there = not self._is_absent(path)
            if example.tag in tags and is_there and (found := self._reader.instances(example)):
                yield path, found[0]

    def _is_absent(self, path: str) -> bool:
        """Whether reading this path has already shown that the tenant does not have it."""
        seen = [self._inspection.seen[o.id] for o in self._at(path).values() if o.method == "GET"]
        return any(entry.note or (entry.statuses and not entry.is_observed) for entry in seen)

    def _at(self, path: str) -> dict[str, Operation]:
        return {o.method: o for o in self._inspection.operations.values() if o.path == path}

    def _methods(self, path: str, values: Values) -> None:
        documented = self._at(path)
        if "GET" not in documented:
            answer = self._ask(f"GET {path}", filled(path, values))
            if answer and answer.status < 300:
                self._inspection.add(Kind.UNKNOWN_OPERATION, f"GET {path}", f"answers {answer.status}")
            elif answer:
                self._wrong_method(f"GET {path}", answer)
        answer = self._ask(f"OPTIONS {path}", filled(path, values), method="OPTIONS")
        if answer is None:
            return
        self._wrong_method(f"OPTIONS {path}", answer)
        allowed = {method.strip().upper() for method in answer.headers.get("Allow", "").split(",")} & _TOLD
        if not allowed:
            return
        for method in sorted(allowed - documented.keys()):
            self._inspection.add(Kind.UNKNOWN_OPERATION, f"{method} {path}", "named in the header Allow")
        for method in sorted(documented.keys() - allowed):
            self._inspection.add(Kind.MISSING_OPERATION, documented[method].id, "not named in the header Allow")

    def _wrong_method(self, what: str, answer: Response) -> None:
        if answer.status == 405:
            self._inspection.add(Kind.WRONG_METHOD, what, "405, where the document says that there is none")


def _nothing(value: str) -> str:
    """An id of the same kind that names nothing."""
    return "999999999" if value.isdigit() and len(value) < 10 else _NOWHERE
