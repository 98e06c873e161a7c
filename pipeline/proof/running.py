"""Share the proof among processes: by tag, so that each loads the modules of its own operations only."""

from __future__ import annotations

import gc
import json
import multiprocessing
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from pipeline.proof.faults import Fault, Unproved
from pipeline.proof.lines import Lines
from pipeline.proof.sdk import modules, schemas
from pipeline.proof.sdk.clients import Sdk
from pipeline.proof.sdk.proving import Prover
from thingshub_document.reading import Document

_MOST_TOLD = 50


class Setting(NamedTuple):
    """What is proved."""

    package: Path
    document: Path
    lines: Path | None


class Share(NamedTuple):
    """One process's part of the work."""

    operations: tuple[str, ...]
    schemas: tuple[str, ...]
    modules: tuple[str, ...]


_loaded: dict[Setting, tuple[Document, Sdk, Lines]] = {}


def load(setting: Setting) -> tuple[Document, Sdk, Lines]:
    """The document and the SDK; once for a process, and for those that it forks.

    Raises:
        ImportError: the package cannot be loaded.
    """
    if setting not in _loaded:
        sys.dont_write_bytecode = True  # the package is taken over as it is
        lines = Lines(setting.lines)
        document = Document(json.loads(setting.document.read_bytes()), lines.mark)
        _loaded[setting] = (document, Sdk(setting.package), lines)
    return _loaded[setting]


def shares(document: Document, setting: Setting, count: int) -> list[Share]:
    """The work in parts of about the same size."""
    by_tag: dict[str, list[str]] = defaultdict(list)
    for identifier in document.operation_ids:
        by_tag[document.tag_of(identifier)].append(identifier)
    operations: list[list[str]] = [[] for _ in range(count)]
    for tag in sorted(by_tag, key=lambda tag: -len(by_tag[tag])):
        min(operations, key=len).extend(by_tag[tag])
    names = list(document.data.get("components", {}).get("schemas", {}))
    found = modules.names(setting.package)
    return [Share(tuple(operations[n]), tuple(names[n::count]), tuple(found[n::count])) for n in range(count)]


class Findings(NamedTuple):
    """What came of the proof, as lines of text: what is wrong, and what could not be tried."""

    faults: list[str]
    notes: list[str]


def run(setting: Setting, jobs: int) -> Findings:
    """Prove everything.

    Raises:
        ImportError: the package cannot be loaded.
    """
    document, _, _ = load(setting)
    parts = shares(document, setting, max(jobs, 1))
    if jobs <= 1:
        return proved(setting, parts[0])
    can_fork = sys.platform == "linux"
    if can_fork:
        gc.freeze()  # what is loaded stays as it is in every process
    context = multiprocessing.get_context("fork" if can_fork else "spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        results = list(pool.map(proved, [setting] * len(parts), parts))
    return Findings([text for one in results for text in one.faults], [text for one in results for text in one.notes])


def proved(setting: Setting, share: Share) -> Findings:
    """What came of one part."""
    document, sdk, lines = load(setting)
    prover = Prover(document, sdk)
    found = Findings([], [])
    try:
        for finding in _findings(document, sdk, prover, share):
            text = lines.resolved(str(finding))
            if isinstance(finding, Unproved):
                found.notes.append(text)
                continue
            found.faults.append(text)
            if len(found.faults) == _MOST_TOLD:
                found.faults.append(f"… and more: only the first {_MOST_TOLD} are told")
                break
        return found
    finally:
        prover.close()


def _findings(document: Document, sdk: Sdk, prover: Prover, share: Share) -> Iterator[Fault | Unproved]:
    yield from modules.faults(share.modules)
    yield from schemas.faults(document, sdk, share.schemas)
    yield from prover.faults(share.operations)
