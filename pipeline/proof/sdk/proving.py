"""Prove one operation after the other: call it, judge what it sends, feed back what may come."""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pipeline.proof.answers import Given, answers_of, difference_of_result, header_texts
from pipeline.proof.cases import Case, credentials_of
from pipeline.proof.faults import Fault, Unproved, Unsettled
from pipeline.proof.judge.core import CoreJudge
from pipeline.proof.judge.equality import difference, shown
from pipeline.proof.judge.reader import faults as own_faults
from pipeline.proof.judge.sent import SentRequest
from pipeline.proof.narrowing import said
from pipeline.proof.plan import Planner
from pipeline.proof.sdk.arguments import Builder
from pipeline.proof.sdk.clients import Prepared, Sdk
from pipeline.proof.sdk.encoding import plain
from pipeline.proof.sdk.paging import NEXT, Reading, Unreadable, reading_of
from pipeline.proof.validity import Validity
from thingshub_document.model import Operation
from thingshub_document.reading import Document
from thingshub_document.types import Place

_BOUNDARY = re.compile(r'boundary="?([^";\s]+)', re.IGNORECASE)
_MODES = ("sync", "async")


class _Outcome(NamedTuple):
    """What a call did: what it returned or raised, and the request."""

    result: Any
    error: Exception | None
    request: SentRequest | None


class Prover:
    """Proves the operations of a document on a built SDK.

    Args:
        document: The document.
        sdk: The SDK.
    """

    def __init__(self, document: Document, sdk: Sdk) -> None:
        self._document = document
        self._sdk = sdk
        self._validity = Validity(document.data)
        self._planner = Planner(document, self._validity)
        self._judge = CoreJudge(document, self._validity)
        self._builder = Builder(document, sdk.models, sdk.file_type)
        self._runner = asyncio.Runner()
        self._has_headers: set[Place] = set()  # answers whose headers are proved
        self._built: tuple[Case, dict[str, Any]] | None = None

    def faults(self, identifiers: Sequence[str]) -> Iterator[Fault | Unproved]:
        """Everything that is wrong with these operations, or could not be tried."""
        for identifier in identifiers:
            yield from self._runner.run(self._proved(self._document.operation(identifier)))

    def close(self) -> None:
        """Give the event loop back."""
        self._runner.close()

    async def _proved(self, operation: Operation) -> Sequence[Fault | Unproved]:
        try:
            cases = list(self._planner.cases(operation))
            answers = list(answers_of(self._document, self._planner, operation))
        except Unsettled as error:
            return [error.fault]
        if not answers:
            remedy = "add one under `responses`"
            return [Fault(operation.line, f"operation {operation.id}", "no answer is described", remedy)]
        found = list[Fault]()
        for case in cases:
            found += await self._requests(case, answers[0])
            if found and case is cases[0]:
                return found  # whatever follows would say the same again
        found += await self._answers(cases[0], answers)
        found += [fault for given in answers for fault in await self._headers(cases[0], given)]
        return found or await self._reading(cases[0], answers)

    # --- requests

    async def _requests(self, case: Case, answer: Given) -> list[Fault]:
        judged = set[SentRequest]()
        for mode in _MODES:
            outcome = await self._call(case, answer.prepared, mode)
            if outcome.request is None:
                count = len(self._sdk.stub.requests)
                what = f"{count} requests were sent" if count else "nothing was sent"
                said = f": {_said(outcome.error)}" if outcome.error is not None else ""
                return [case.fault("", f"{mode}: {what}{said}")]
            request = _with_fixed_boundary(outcome.request)
            if request in judged:
                continue
            judged.add(request)
            if found := [*own_faults(case, request), *self._judge.faults(case, request)]:
                return [Fault(fault.line, fault.subject, f"{mode}: {fault.message}", fault.remedy) for fault in found]
        return []

    async def _call(self, case: Case, prepared: Prepared, mode: str) -> _Outcome:
        stub = self._sdk.stub
        stub.prepare(prepared)
        operation = case.operation
        result: Any = None
        error: Exception | None = None
        try:
            is_async = mode == "async"
            credentials = credentials_of(case.credentials)
            method = self._sdk.method(operation.python_tag, operation.python_verb, credentials, is_async=is_async)
            result = method(**self._keywords(case))
            if is_async:
                result = await (result if inspect.isawaitable(result) else _not_awaitable(result))
        except Exception as caught:
            error = caught
        return _Outcome(result, error, stub.requests[0] if len(stub.requests) == 1 else None)

    def _keywords(self, case: Case) -> dict[str, Any]:
        if self._built is None or self._built[0] is not case:
            self._built = (case, self._builder.keywords(case))
        return self._built[1]

    # --- answers

    async def _answers(self, case: Case, answers: Sequence[Given]) -> list[Fault]:
        found = list[Fault]()
        for given in answers:
            for mode in _MODES:
                outcome = await self._call(case, given.prepared, mode)
                text = self._wrong_answer(given, outcome)
                if text is not None:
                    remedy = "mend the example, or the schema of the answer"
                    subject = f"operation {case.operation.id}"
                    line = given.line or case.operation.line
                    found.append(Fault(line, subject, f"{mode}: {given.name}: {text}", remedy))
                    break
        return found

    async def _headers(self, case: Case, given: Given) -> list[Fault]:
        """What is wrong with the headers that an answer is described to have; once for an answer that many share."""
        answer = given.answer
        if not answer.headers or answer.place in self._has_headers:
            return []
        self._has_headers.add(answer.place)
        for values in self._planner.header_values(case.operation, answer):
            texts = header_texts(answer, values)
            content_type = {k: v for k, v in given.prepared.headers.items() if k == "Content-Type"}
            prepared = replace(given.prepared, headers={**texts, **content_type})
            for mode in _MODES:
                if (text := await self._wrong_headers(case, given, prepared, values, mode)) is not None:
                    what = f"{mode}: the headers of {given.name}, sent as {shown(texts)}: {text}"
                    return [Fault(answer.line, f"operation {case.operation.id}", what)]
        return []

    async def _wrong_headers(
        self, case: Case, given: Given, prepared: Prepared, values: Mapping[str, Any], mode: str
    ) -> str | None:
        answer, operation = given.answer, case.operation
        try:
            kind = getattr(self._sdk.models, answer.headers_class)
            if given.is_success:
                self._sdk.stub.prepare(prepared)
                credentials, is_async = credentials_of(case.credentials), mode == "async"
                method = self._sdk.method(operation.python_tag, operation.python_verb, credentials, is_async=is_async)
                raw = self._sdk.client(credentials, is_async=is_async).raw(method, **self._keywords(case))
                found = (await raw if is_async else raw).header_values(kind)
            else:
                error: Any = (await self._call(case, prepared, mode)).error
                found = error.header_values(kind)
        except Exception as error:
            return _said(error)
        types = {header.name: header.type for header in answer.headers}
        wanted = {name: said(self._document, types[name], value, "read") for name, value in values.items()}
        return difference(plain(found), wanted)

    # --- whole lists

    async def _reading(self, case: Case, answers: Sequence[Given]) -> Sequence[Fault | Unproved]:
        """What is wrong with the iterator of a list."""
        operation = case.operation
        if operation.paging is None:
            return []
        try:
            reading = reading_of(self._document, self._planner, case, answers)
        except Unreadable as error:
            what = f"the iterator of operation {operation.id}"
            return [Unproved(operation.line, what, str(error), "add an example of a page that has entries")]
        for mode in _MODES:
            text, faults = await self._read(case, reading, mode)
            if text is not None:
                return [case.fault("", f"{mode}: {reading.method}: {text}")]
            if faults:
                return [Fault(one.line, one.subject, f"{mode}: {reading.method}: {one.message}") for one in faults]
        return []

    async def _read(self, case: Case, reading: Reading, mode: str) -> tuple[str | None, list[Fault]]:
        stub = self._sdk.stub
        stub.prepare(*reading.pages)
        keywords = {name: value for name, value in self._keywords(case).items() if name not in reading.left_out}
        try:
            credentials, is_async = credentials_of(case.credentials), mode == "async"
            tag = case.operation.python_tag
            found = self._sdk.method(tag, reading.method, credentials, is_async=is_async)(**keywords, **reading.size)
            entries = [entry async for entry in found] if is_async else list(found)
        except Exception as error:
            return _said(error), []
        if (text := difference(plain(entries), self._entries(case, reading))) is not None:
            return f"what it gave differs: {text}", []
        if len(stub.requests) != len(reading.pages):
            return f"it asked for {len(stub.requests)} pages, should be {len(reading.pages)}", []
        faults = [
            fault
            for asked, request in zip(reading.requests, stub.requests, strict=False)
            for fault in (*own_faults(asked, request), *self._judge.faults(asked, request))
        ]
        wanted = stub.requests[0].origin + NEXT
        if len(reading.requests) < len(reading.pages) and stub.requests[-1].url != wanted:
            return f"the second page was asked for at {stub.requests[-1].url}, should be {wanted}", []
        return None, faults

    def _entries(self, case: Case, reading: Reading) -> list[Any]:
        paging = case.operation.paging
        assert paging is not None
        return [said(self._document, paging.item_type, entry, "read") for entry in reading.entries]

    # --- verdicts

    def _wrong_answer(self, given: Given, outcome: _Outcome) -> str | None:
        """What is wrong with what a call made of an answer; None for nothing."""
        errors = self._sdk.errors
        if given.is_success:
            if outcome.error is not None:
                return f"{_said(outcome.error)}, should be returned"
            text = difference_of_result(self._document, given, outcome.result)
            return None if text is None else f"what was decoded differs: {text}"
        if outcome.error is None:
            return f"{shown(repr(outcome.result))} was returned, should be raised as an error"
        if not isinstance(outcome.error, errors.ApiError):
            return f"{_said(outcome.error)}, should be an ApiError"
        wanted_class = given.answer.error_class
        if wanted_class is not None and wanted_class not in [kind.__name__ for kind in type(outcome.error).__mro__]:
            return f"{type(outcome.error).__name__} was raised, should be {wanted_class}"
        status = getattr(outcome.error, "status", None)
        if status != given.prepared.status:
            return f"the error says status {status}"
        if given.media is None:
            return None
        text = difference_of_result(self._document, given, getattr(outcome.error, "body", None))
        return None if text is None else f"the body of {type(outcome.error).__name__} differs: {text}"


def _not_awaitable(found: Any) -> Any:
    raise TypeError(f"{type(found).__name__} was returned, should be awaitable")


def _with_fixed_boundary(request: SentRequest) -> SentRequest:
    """The request with a boundary that is always the same: it is random, and says nothing."""
    content_type = request.header("content-type") or ""
    found = _BOUNDARY.search(content_type)
    if not request.media.startswith("multipart/") or found is None:
        return request
    old, new = found[1].encode(), b"the-boundary-of-the-proof"
    headers = tuple(
        (name, value.replace(found[1], new.decode()) if name.lower() == "content-type" else value)
        for name, value in request.headers
        if name.lower() != "content-length"
    )
    return SentRequest(request.method, request.url, headers, request.body.replace(old, new))


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
