"""With --allow-writes: create an entry of our own, read it, change it, delete it, and judge every answer.

Only entries that have no effect outside the tenant are made: devices, sites and data tables. Their ids begin with
`verify-`, they are deleted again whatever happens, and one that could not be deleted is named.
"""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable
from typing import Any

from pipeline.verify.asking import Asker
from pipeline.verify.difference import Kind
from pipeline.verify.inspection import Inspection
from thingshub.errors import CallError
from thingshub.transport import Response
from thingshub_document.model import Operation

# By tag: what makes, reads, changes and deletes an entry
_CYCLES = {
    "devices": ("devices.create", "devices.get", "devices.update", "devices.delete"),
    "sites": ("sites.create", "sites.get", "sites.update", "sites.delete"),
    "data_tables": ("data_tables.create", "data_tables.get", "data_tables.update", "data_tables.delete"),
}


class Writer:
    """Writes; arguments as for Reader."""

    def __init__(self, inspection: Inspection, asker: Asker, *, progress: Callable[[str], None]) -> None:
        self._inspection = inspection
        self._asker = asker
        self._progress = progress

    def write(self, tags: frozenset[str]) -> None:
        """One life cycle a tag.

        Args:
            tags: Only these; empty for all that are harmless.
        """
        for tag, cycle in _CYCLES.items():
            if not tags or tag in tags:
                self._progress(f"{tag}, a life cycle")
                self._life_cycle(tag, *(self._inspection.operations[id] for id in cycle))

    def _life_cycle(self, tag: str, create: Operation, get: Operation, update: Operation, delete: Operation) -> None:
        id = f"verify-{secrets.token_hex(4)}"
        path = f"{create.path}/{id}"
        made = self._send(create, create.path, {**_example(create), "id": id, "name": "Made by verify"})
        if made is None or made.status >= 300:
            return
        try:
            self._send(get, path)
            self._send(update, path, {"name": "Changed by verify"})
        finally:
            deleted = self._send(delete, path)
            if deleted is None or deleted.status >= 300:
                print(f"{tag}: {id} was made and could not be deleted; delete it by hand", file=sys.stderr)
        gone = self._asker.ask(path)
        if gone.status != 404:
            self._inspection.add(Kind.STATUS, get.id, f"{gone.status} for a deleted entry, instead of 404")

    def _send(self, operation: Operation, path: str, body: Any = None) -> Response | None:
        content = None if body is None else json.dumps(body).encode()
        try:
            answer = self._asker.ask(path, method=operation.method, body=content)
        except CallError as error:
            self._inspection.add(Kind.BROKEN, operation.id, type(error).__name__)
            return None
        if operation.method in ("POST", "PUT") and answer.status == 400:
            self._inspection.add(Kind.STATUS, operation.id, "400 for a body that fits the document")
        self._inspection.judge(operation, answer)
        return answer


def _example(operation: Operation) -> dict[str, Any]:
    """The first example of what is sent."""
    assert operation.body
    return dict(operation.body.alternatives[0].examples[0])
