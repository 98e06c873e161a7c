"""What was called otherwise before: names of the document that `generated/` was last made of, and what they are now.

An operation is found again by its method and path, a tag by the operations that it had, a schema by what it says.
"""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from pipeline.bindings.vocabulary import Vocabulary


class Renames:
    """The names that are gone.

    Args:
        before: The vocabulary that `generated/` was made of; None when there is none.
        now: That of the document as it is.
    """

    def __init__(self, before: Vocabulary | None, now: Vocabulary) -> None:
        self._before = before
        self._now = now

    @cached_property
    def settled_tags(self) -> frozenset[str]:
        """The tags that there were before, too: a text that has stood there for long cannot mean a new one."""
        return self._now.tag_names if self._before is None else self._now.tag_names & self._before.tag_names

    @cached_property
    def operations(self) -> dict[str, str | None]:
        """operationIds that are gone: what each is called now, if it goes on."""
        if self._before is None:
            return {}
        gone = sorted(self._before.operation_ids - self._now.operation_ids)
        found: dict[str, str | None] = {}
        for id in gone:
            old = self._before.document.operation(id)
            new = self._now.document.find(old.method, old.path)
            found[id] = new.id if new is not None and new.id not in self._before.operation_ids else None
        return found

    @cached_property
    def tags(self) -> dict[str, str | None]:
        """Tags that are gone, by either name: the one that has taken over most of the operations."""
        if self._before is None:
            return {}
        found: dict[str, str | None] = {}
        for name in sorted(self._before.tag_names - self._now.tag_names):
            heirs = Counter(
                new.partition(".")[0]
                for old, new in self.operations.items()
                if new is not None and old.partition(".")[0] == name
            )
            found[name] = heirs.most_common(1)[0][0] if heirs else None
        return found

    @cached_property
    def schemas(self) -> dict[str, str | None]:
        """Schemas that are gone: the new one that says the same."""
        if self._before is None:
            return {}
        old, new = (side.document.data["components"].get("schemas", {}) for side in (self._before, self._now))
        came = {_said(new[name]): name for name in new if name not in old}
        return {name: came.get(_said(old[name])) for name in old if name not in new}

    @cached_property
    def words(self) -> dict[str, str | None]:
        """Properties that no schema and no parameter is called by any more, if the name cannot be any other word."""
        if self._before is None:
            return {}
        gone = self._before.properties - self._now.properties - self._now.parameter_names
        new = self._now.properties - self._before.properties
        found: dict[str, str | None] = {}
        for name in sorted(name for name in gone if "_" in name):
            heirs = [other for other in new if self._now.said_of(other) & self._before.said_of(name)]
            found[name] = heirs[0] if len(heirs) == 1 else None
        return found

    def new_name(self, name: str) -> tuple[str, str]:
        """What an operation, tag or schema is called now, and ` (file:line)`; empty when it does not go on."""
        if new := self.operations.get(name):
            line = self._now.document.operation(new).line
            return new, f" ({line})" if line else ""
        if new := self.tags.get(name) or self.schemas.get(name) or self.words.get(name):
            return new, ""
        return "", ""

    def nearest(self, name: str, known: Iterable[str]) -> str:
        """The name that looks most like it; empty when none does."""
        return next(iter(difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)), "")


def _said(schema: object) -> str:
    """A schema without its words: a rename mostly changes those, too."""
    if isinstance(schema, dict):
        schema = {key: value for key, value in schema.items() if key not in ("title", "description", "x-evidence")}
    return json.dumps(schema, sort_keys=True)
