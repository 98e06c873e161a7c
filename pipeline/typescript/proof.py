"""Prove the client by running it: every call of the proof through a stub, every request judged against the document."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from pipeline.node_tools import NodeToolError, run_node
from pipeline.proof import exchange
from pipeline.proof.faults import Unsettled
from thingshub_document.reading import METHODS, Document

HERE = Path(__file__).parent
_MOST_TOLD = 50


class Disproved(Exception):
    """The client does not do what the document says; the text has a line for each case."""


def prove(document: Document, client: Path, work: Path, *, left_out: Collection[str] = ()) -> None:
    """Call every operation of a compiled client.

    Args:
        document: The document.
        client: The folder with `index.js`.
        work: A folder for what is written on the way.
        left_out: The operations that the client does not have.

    Raises:
        Disproved: a request or what became of an answer is not what the document says.
        NodeToolError: Node failed.
    """
    spec, lines, calls = work / "proved.json", work / "lines.json", work / "calls.json"
    requests, problems = work / "requests.json", work / "problems.json"
    spec.write_text(json.dumps(_without(document.data, left_out)), encoding="utf-8")
    lines.write_text(json.dumps(_lines(document)), encoding="utf-8")
    try:
        exchange.export(spec, calls)
    except Unsettled as error:
        raise Disproved(str(error.fault)) from error
    done = run_node(HERE / "prove.mjs", *map(str, (client, calls, requests, problems)))
    if done.returncode:
        raise NodeToolError(f"the calls of the proof broke:\n{done.stderr.strip()}")
    found = [_told(document, problem) for problem in json.loads(problems.read_text(encoding="utf-8"))]
    found += exchange.judged(spec, lines, requests)
    if found:
        more = [f"… and {len(found) - _MOST_TOLD} more"] if len(found) > _MOST_TOLD else []
        raise Disproved("\n".join([*found[:_MOST_TOLD], *more]))


def _told(document: Document, problem: dict[str, str]) -> str:
    operation = document.operation(problem["operation"])
    at = f"{operation.line}: " if operation.line else ""
    return f"{at}operation {operation.id} ({problem['variant']}): {problem['problem']}"


def _lines(document: Document) -> list[list[Any]]:
    """The places that the judge may name, with their lines."""
    found: list[list[Any]] = []
    for operation in document.operations.values():
        things: list[Any] = [operation, *operation.parameters, *operation.answers]
        things += [media for answer in operation.answers for media in answer.alternatives]
        things += [header for answer in operation.answers for header in answer.headers]
        if operation.body is not None:
            things += [operation.body, *operation.body.alternatives]
        found += [[list(thing.place), thing.line] for thing in things if thing.line]
    return found


def _without(data: Any, left_out: Collection[str]) -> dict[str, Any]:
    """The document without some operations."""
    paths = {
        path: {
            key: value for key, value in item.items() if not (key in METHODS and value.get("operationId") in left_out)
        }
        for path, item in data.get("paths", {}).items()
    }
    return {**data, "paths": paths}
