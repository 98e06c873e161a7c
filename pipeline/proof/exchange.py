"""The calls of the proof for a client in another language, and its requests, judged like our own.

What is exported is a list of calls: names on the wire with values, who calls, the answer that waits, and what is to
come back. Bytes are `{"$bytes": base64}`; no number is such that a double does not hold it. The other side makes the
calls and writes down its requests: `[{operation, variant, method, url, headers: [[name, value]], body_base64}]`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.proof.answers import Given, answers_of
from pipeline.proof.cases import TENANT, TENANT_TOKEN, Case, credentials_of
from pipeline.proof.faults import Fault, Unsettled
from pipeline.proof.judge.bodies import as_bytes
from pipeline.proof.judge.core import CoreJudge
from pipeline.proof.judge.reader import faults as own_faults
from pipeline.proof.judge.sent import Misread, SentRequest
from pipeline.proof.lines import Lines
from pipeline.proof.narrowing import said
from pipeline.proof.plan import Planner
from pipeline.proof.sdk.arguments import tagged
from pipeline.proof.validity import Validity
from thingshub_document.model import Operation
from thingshub_document.reading import Document
from thingshub_document.types import MISSING


def export(document: Path, into: Path) -> None:
    """Write the calls of all operations.

    Raises:
        OSError: a file cannot be read or written.
    """
    found = Document.load_json(document)
    planner = Planner(found, Validity(found.data), is_exact=False)
    calls = [call for operation in found.operations.values() for call in _calls(found, planner, operation)]
    into.write_text(json.dumps(calls, ensure_ascii=False, indent=1, default=float) + "\n", encoding="utf-8")


def judged(document: Path, lines: Path | None, requests: Path) -> list[str]:
    """What is wrong with another client's requests, as lines of text.

    Raises:
        OSError: a file cannot be read.
    """
    table = Lines(lines)
    found = Document(json.loads(document.read_bytes()), table.mark)
    planner = Planner(found, Validity(found.data), is_exact=False)
    judge = CoreJudge(found, Validity(found.data))
    given: dict[tuple[str, str], Mapping[str, Any]] = {
        (entry["operation"], entry["variant"]): entry for entry in json.loads(requests.read_bytes())
    }
    told = list[str]()
    for operation in found.operations.values():
        try:
            cases = _cases(planner, operation)
        except Unsettled as error:
            told.append(str(error.fault))
            continue
        for case in cases:
            entry = given.pop((operation.id, case.variant), None)
            told += [str(fault) for fault in _judged(case, entry, judge)]
    told += [f"operation {operation} ({variant}): there is no such call" for operation, variant in given]
    return [table.resolved(text) for text in told]


def _judged(case: Case, entry: Mapping[str, Any] | None, judge: CoreJudge) -> Iterator[Fault]:
    if entry is None:
        yield case.fault("", "no request was made")
        return
    try:
        body = base64.b64decode(entry.get("body_base64") or "", validate=True)
        request = SentRequest.of(entry["method"], entry["url"], [tuple(pair) for pair in entry["headers"]], body)
        yield from own_faults(case, request)
        yield from judge.faults(case, request)
    except (KeyError, ValueError, Misread) as error:
        yield case.fault("", f"the request cannot be read: {type(error).__name__}: {error}")


def _calls(document: Document, planner: Planner, operation: Operation) -> Iterator[dict[str, Any]]:
    """The calls of an operation: each case with its first answer, then each further answer with the first case."""
    cases = _cases(planner, operation)
    answers = list(answers_of(document, planner, operation))
    for case in cases:
        yield _call(document, case, answers[0], case.variant)
    for number, given in enumerate(answers[1:], start=2):
        yield _call(document, cases[0], given, f"answer {number}: {given.name}", is_request_judged=False)


def _cases(planner: Planner, operation: Operation) -> list[Case]:
    """The calls of an operation, those left out that differ only in how Python passes the body."""
    return [case for case in planner.cases(operation) if not case.variant.endswith("by keywords")]


def _call(
    document: Document, case: Case, given: Given, variant: str, *, is_request_judged: bool = True
) -> dict[str, Any]:
    operation = case.operation
    made: dict[str, Any] = {
        "id": f"{operation.id}: {variant}",
        "operation": operation.id,
        "variant": variant,
        "tag": operation.tag,
        "verb": operation.verb,
        "mode": "call",
        "is_request_judged": is_request_judged,
        "client": {"url": TENANT, "token": TENANT_TOKEN, "credentials": credentials_of(case.credentials)},
        "arguments": [{"in": p.where, "name": p.name, "value": tagged(value)} for p, value in case.arguments],
        "answers": [
            {
                "status": given.prepared.status,
                "headers": [list(pair) for pair in given.prepared.headers.items()],
                "body": base64.b64encode(given.prepared.body).decode(),
            }
        ],
        "expected": _expected(document, given),
    }
    if case.media is not None and case.body is not MISSING:
        made["body"] = tagged(_with_bytes(case))
        made["contentType"] = case.media.media
    return made


def _with_bytes(case: Case) -> Any:
    """The body with bytes where the document has content."""
    assert case.media is not None
    if case.media.kind == "bytes":
        return as_bytes(case.body)
    files = {part.name for part in case.media.parts if part.is_file}
    if not files:
        return case.body
    return {name: _content(value) if name in files else value for name, value in case.body.items()}


def _content(value: Any) -> Any:
    return [as_bytes(one) for one in value] if isinstance(value, list) else as_bytes(value)


def _expected(document: Document, given: Given) -> dict[str, Any]:
    if given.media is None:
        value: Any = None
    elif given.media.kind == "json":
        value = said(document, given.media.type, given.value, "read")
    else:
        value = given.prepared.body.decode() if given.media.kind == "text" else tagged(given.prepared.body)
    return {"value": value} if given.is_success else {"error": {"status": given.prepared.status, "body": value}}
