"""Read everything that the document lets one read: lists first, then what their entries lead to.

`/devices/{device_id}/state` is asked for the devices that `/devices` has listed: a few of them, first those that show
the most different properties and types, then others spread over the page. What cannot be read says why: an empty list,
no permission, another product.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.verify.asking import Asker, filled
from pipeline.verify.difference import Kind
from pipeline.verify.inspection import Inspection
from thingshub.errors import CallError
from thingshub_document.model import Operation

Values = Mapping[str, str]
_PAGE = 50
_PARAMETER = re.compile(r"\{(\w+)\}")


class Reader:
    """Reads a tenant.

    Args:
        inspection: Where what is learned goes.
        asker: Asks the tenant.
        most_items: How many entries of a list are followed.
        progress: Called with the operationId before each one.
    """

    def __init__(
        self, inspection: Inspection, asker: Asker, *, most_items: int, progress: Callable[[str], None]
    ) -> None:
        self.entries: dict[str, list[tuple[Values, list[Any]]]] = {}  # by path template: what its lists held
        self._inspection = inspection
        self._asker = asker
        self._most_items = most_items
        self._progress = progress

    def read(self, tags: frozenset[str]) -> None:
        """Ask every GET operation, parents before children.

        Args:
            tags: Only operations of these tags; empty for all.

        Raises:
            TooManyRequests: the bound is reached; what was learned until then is kept.
        """
        for operation in self.readable(tags):
            self._progress(operation.id)
            self._read(operation)

    def readable(self, tags: frozenset[str]) -> list[Operation]:
        """The GET operations that the tenant's product has; the others get their note."""
        result: list[Operation] = []
        for operation in self._inspection.operations.values():
            if operation.method != "GET" or (tags and operation.tag not in tags):
                continue
            if self._asker.product and not _covers(operation, self._asker.product):
                self._inspection.seen[operation.id].note = f"not of product {self._asker.product}"
            else:
                result.append(operation)
        return sorted(result, key=lambda operation: (operation.path.count("/"), operation.path))

    def instances(self, operation: Operation) -> list[Values]:
        """Values for the parameters of a path, from entries of the lists above it; one empty set for a fixed path."""
        names, parent = _PARAMETER.findall(operation.path), _parent(operation.path)
        if not names:
            return [{}]
        found = [
            {**above, **bound}
            for above, entries in self.entries.get(parent, [])
            for entry in _various(entries, self._most_items)
            if (bound := _bound(names[len(above) :], entry))
        ]
        return _spread(found, self._most_items)

    def _read(self, operation: Operation) -> None:
        seen = self._inspection.seen[operation.id]
        instances = self.instances(operation)
        if not instances:
            seen.note = "nothing to read: no entry leads here"
        is_list = operation.id in self._inspection.lists
        size = operation.paging.size if operation.paging else ""
        query = {size: str(_PAGE)} if size else {}
        for values in instances:
            try:
                answer = self._asker.ask(filled(operation.path, values), query=query)
            except CallError as error:
                self._inspection.add(Kind.BROKEN, operation.id, self._asker.redact(f"{type(error).__name__}"))
                seen.note = "no complete answer"
                return
            entries = self._inspection.judge(operation, answer)
            if is_list and 200 <= answer.status < 300:
                self.entries.setdefault(operation.path, []).append((values, entries))
                if size and len(entries) > _PAGE:
                    self._inspection.add(Kind.PARAMETER, operation.id, f"{size} is ignored")
            elif answer.status == 404:
                self._absent(operation, has_id=bool(values))
            elif answer.status >= 400:
                seen.note = "not permitted" if answer.status in (401, 403) else f"refused with {answer.status}"

    def _absent(self, operation: Operation, *, has_id: bool) -> None:
        seen = self._inspection.seen[operation.id]
        life = operation.availability
        if life and not self._asker.product:
            words = (("since", life.since), ("until", life.until))
            bounds = " ".join(f"{word} {bound}" for word, bound in words if bound)
            seen.note = f"404; the document has it {bounds}, and no --api-profile was given"
            return
        message = "404 for an entry that its list names" if has_id else "404 for a path without parameters"
        self._inspection.add(Kind.MISSING_OPERATION, operation.id, message)


def _covers(operation: Operation, product: str) -> bool:
    life, has = operation.availability, _version(product)
    if life is None:
        return True
    is_early = life.since is not None and has < _version(life.since)
    return not is_early and not (life.until is not None and has >= _version(life.until))


def _version(text: str) -> tuple[int, int]:
    major, _, minor = text.partition(".")
    return int(major), int(minor or 0)


def _parent(path: str) -> str:
    """The path of the list whose entries give the last parameters of a path."""
    segments = path.split("/")
    last = max((index for index, segment in enumerate(segments) if segment.startswith("{")), default=len(segments))
    while last > 0 and segments[last - 1].startswith("{"):
        last -= 1
    return "/".join(segments[:last])


def _bound(names: list[str], entry: Any) -> dict[str, str]:
    """Values of path parameters from an entry of a list; empty when it has none."""
    if isinstance(entry, str) and len(names) == 1:
        return {names[0]: entry}
    if not isinstance(entry, dict):
        return {}
    values: dict[str, str] = {}
    for name in names:
        found = next((entry[key] for key in (name, "id", "name") if isinstance(entry.get(key), str | int)), None)
        if found in (None, "", ".", ".."):
            return {}
        values[name] = str(found)
    return values


def _various(entries: list[Any], most: int) -> list[Any]:
    """At most so many entries: first such that show what no other has shown yet, then others, spread."""
    rest, shown = list(entries), set[str]()
    chosen: list[Any] = []
    while rest and len(chosen) < most:
        best = max(rest, key=lambda entry: len(_features(entry) - shown))
        if not _features(best) - shown:
            return chosen + _spread(rest, most - len(chosen))
        shown |= _features(best)
        chosen.append(best)
        rest.remove(best)
    return chosen


def _features(entry: Any) -> set[str]:
    """What an entry shows: its properties, and its values of those that tell kinds apart."""
    if not isinstance(entry, dict):
        return set()
    kinds = {f"{key}={entry[key]}" for key in ("type", "kind", "status") if isinstance(entry.get(key), str)}
    below = {f"{key}.{name}" for key, value in entry.items() if isinstance(value, dict) for name in value}
    return {*entry, *kinds, *below}


def _spread(entries: list[Any], most: int) -> list[Any]:
    """At most so many entries, evenly spread, the first and the last among them."""
    if len(entries) <= most:
        return entries
    return (
        entries[:1] if most == 1 else [entries[round(index * (len(entries) - 1) / (most - 1))] for index in range(most)]
    )


def lists_with_entries(reader: Reader, inspection: Inspection) -> Iterator[tuple[Operation, Values, list[Any]]]:
    """Each list that was read, with one example: values of its path, and entries."""
    for operation in inspection.operations.values():
        is_list = operation.id in inspection.lists and operation.method == "GET"
        if is_list and (found := reader.entries.get(operation.path)):
            values, entries = max(found, key=lambda pair: len(pair[1]))
            yield operation, values, entries
